"""Read and check: the councils' folders to records, or findings that say why not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from quarterdeck import addresses
from quarterdeck.errors import Finding, InputError, has_blockers
from quarterdeck.model import Concept, Council
from quarterdeck.package import KeptPackage, read_kept
from quarterdeck.read import CouncilFolder, build_concepts, build_council, read_concepts, read_folder
from quarterdeck.validate import validate_concepts, validate_shown, validate_tables

#: What stands at the top of every portal beside the councils; the pages that are written by hand come to it.
RESERVED = frozenset(
    {"about", "accessibility", "assets", "compare", "glossary", "index", "methods", "pagefind", "search"}
    | {address.partition("/")[0] for address in (addresses.API, addresses.CATALOGUE, addresses.PORTAL_FEED)}
)


@dataclass(frozen=True, slots=True)
class Checked:
    """A council's tables, read and checked."""

    folder: CouncilFolder
    council: Council
    kept: Mapping[str, KeptPackage]


@dataclass(frozen=True, slots=True)
class Portal:
    """All councils, and what more than one of them measures."""

    councils: tuple[Checked, ...]
    concepts: tuple[Concept, ...]


def check(data: Path) -> tuple[Portal, tuple[Finding, ...]]:
    """Read and check every council of a data folder; councils are only given when nothing blocks."""
    folders = sorted(path for path in data.iterdir() if path.is_dir()) if data.is_dir() else []
    reserved = RESERVED | {path.stem for path in (data.parent / "docs").glob("*.md")}
    concepts, found = read_concepts(data)
    findings: list[Finding] = list(found)
    read: list[CouncilFolder] = []
    for path in folders:
        folder, found = read_folder(path)
        if folder.slug in reserved:
            message = "Every portal has a page or folder of this name, and the council's would take its place."
            remedy = "Give the council's folder another name: it is part of every address."
            findings.append(Finding(folder.slug, 0, "", "reserved-name", message, remedy))
        found += validate_tables(folder.tables, folder.calendar)
        if folder.calendar and not has_blockers(found):
            found += validate_shown(folder.tables, folder.calendar)
        findings += found
        read.append(folder)
    findings += validate_concepts(concepts, (folder.tables for folder in read))
    if not folders:
        remedy = "Put one folder for each council there; the handbook shows what it holds."
        findings.append(Finding(data.name, 0, "", "no-council", "The folder holds no council.", remedy))
    if has_blockers(tuple(findings)):
        return Portal((), ()), tuple(findings)
    checked = tuple(_checked(folder, findings) for folder in read)
    if has_blockers(tuple(findings)):
        return Portal((), ()), tuple(findings)
    return Portal(checked, build_concepts(concepts)), tuple(findings)


def _checked(folder: CouncilFolder, findings: list[Finding]) -> Checked:
    """Make a council's records, and read the packages that were kept of it."""
    council = build_council(folder)
    kept: dict[str, KeptPackage] = {}
    for release in council.releases:
        if release.id in folder.kept:
            try:
                kept[release.id] = read_kept(
                    folder.kept[release.id], release, f"{folder.slug}/published/{release.id}.zip"
                )
            except InputError as error:
                findings += error.findings
    return Checked(folder, council, kept)
