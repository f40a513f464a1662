"""A council's folder to typed rows, one set for each table, with every finding on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from quarterdeck.errors import Finding, Severity
from quarterdeck.model import Settings
from quarterdeck.periods import BRITISH, Calendar
from quarterdeck.read.settings import read_calendar, read_settings
from quarterdeck.read.table import missing_file, read_table
from quarterdeck.rows import TableRows, cell_text
from quarterdeck.schema import CONCEPTS, SOURCE_TABLES, breakdown_table, is_id

#: Files that may stand in a council's folder and are not tables.
OTHER_FILES = frozenset({"council.toml", "README.md", "breakdowns", "published"})
#: The folder of packages as they were published.
KEPT = "published"


@dataclass(frozen=True, slots=True)
class CouncilFolder:
    """What a council's folder held. ``settings`` is None where they could not be used."""

    slug: str
    settings: Settings | None
    tables: Mapping[str, TableRows]
    #: None where the settings do not say it: what periods mean is not known then.
    calendar: Calendar | None
    #: Packages kept as they were published: each zip by the id of its report.
    kept: Mapping[str, bytes] = field(default_factory=dict)


def read_folder(folder: Path) -> tuple[CouncilFolder, tuple[Finding, ...]]:
    """Read all tables of a council's folder. Nothing is raised for bad content: the findings tell it."""
    slug, findings = folder.name, list[Finding]()
    if not is_id(slug):
        remedy = "Name the folder in small letters, digits and hyphens: it is part of every address."
        findings.append(Finding(slug, 0, "", "bad-id", "The folder's name is no id.", remedy))
    settings: Settings | None = None
    calendar: Calendar | None = None
    toml = folder / "council.toml"
    if toml.is_file():
        content = toml.read_bytes()
        settings, problems = read_settings(content, f"{slug}/council.toml", slug)
        calendar = read_calendar(content)
        findings += problems
    else:
        findings.append(missing_file(f"{slug}/council.toml", "The council has no settings."))
    tables: dict[str, TableRows] = {}
    for table in SOURCE_TABLES:
        tables[table.name] = read_table(folder, table, calendar or BRITISH, findings)
    for row in tables["breakdowns"].rows:
        said = {name: str(cell) for name, cell in row.cells.items()}
        table = breakdown_table(said["indicator"], said["dimension"], said["title"], said["description"])
        tables[table.name] = read_table(folder, table, calendar or BRITISH, findings)
    if calendar is None:  # the settings are the cause: with them many a period may be right
        findings = [finding for finding in findings if finding.code != "bad-period"]
    releases = {cell_text(row.cells["release"]) for row in tables["releases"].rows}
    findings += _unknown_files(folder, tables, releases)
    kept = {path.stem: path.read_bytes() for path in sorted((folder / KEPT).glob("*.zip")) if path.stem in releases}
    return CouncilFolder(slug, settings, tables, calendar, kept), tuple(findings)


def read_concepts(data: Path) -> tuple[TableRows, tuple[Finding, ...]]:
    """Read ``concepts.csv``, which stands beside the councils' folders; without it there is nothing to compare."""
    findings: list[Finding] = []
    rows = read_table(data, CONCEPTS, BRITISH, findings, prefix="")
    return rows, tuple(findings)


def _unknown_files(folder: Path, tables: Mapping[str, TableRows], releases: set[str]) -> list[Finding]:
    known = OTHER_FILES | {f"{name}.csv" for name in tables} | {f"{KEPT}/{release}.zip" for release in releases}
    known |= {f"breakdowns/{texts.get('indicator', '')}.csv" for texts in tables["breakdowns"].set_aside}
    # Where the table that would list them cannot be read, nobody knows which files are too many.
    listed = {"breakdowns": "breakdowns", KEPT: "releases"}
    found = [
        *folder.iterdir(),
        *(p for name, by in listed.items() if tables[by].readable for p in (folder / name).glob("*")),
    ]
    names = [path.relative_to(folder).as_posix() for path in found if not path.name.startswith(".")]
    return [
        Finding(
            f"{folder.name}/{name}",
            0,
            "",
            "unknown-file",
            "Nothing reads this file.",
            "Rename it if it is one of the tables; else move it out, so that nobody takes it for published data.",
            Severity.WARNING,
        )
        for name in sorted(names)
        if name not in known
    ]
