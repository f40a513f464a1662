"""A council's packages, in memory: one for each report, as it stood then. The newest is the council's data."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from zipfile import ZipFile

from quarterdeck.archives import add_member
from quarterdeck.model import Council, Release
from quarterdeck.package import tables
from quarterdeck.package.csvw import group_metadata
from quarterdeck.package.descriptor import Descriptor, add_files, build_descriptor
from quarterdeck.package.readme import build_readme
from quarterdeck.package.versions.asof import tables_at, whole_tables
from quarterdeck.package.versions.compare import compare_states
from quarterdeck.package.versions.kept import KeptPackage
from quarterdeck.package.versions.reason import reason_for
from quarterdeck.package.versions.state import State, state_of
from quarterdeck.package.versions.version import FIRST, next_version
from quarterdeck.results import Assessment, DataChange, Edition, Reconciliation, Tally
from quarterdeck.rows import FilledTable, TableRows
from quarterdeck.schema import DERIVED_TABLES


@dataclass(frozen=True, slots=True)
class Worked:
    """What was worked out from a council's tables, over all of its reports."""

    assessments: tuple[Assessment, ...]
    tallies: tuple[Tally, ...]
    reconciliations: tuple[Reconciliation, ...]


@dataclass(frozen=True, slots=True)
class ReleasedPackage:
    """A package as it stood with a report: its tables, its files by name, and the same as one zip.

    ``kept`` is what was published with the report, where that was kept: it stays at the report's own address.
    """

    edition: Edition
    descriptor: Descriptor
    tables: tuple[FilledTable, ...]
    files: Mapping[str, bytes]
    archive: bytes
    kept: KeptPackage | None = None


def build_packages(
    council: Council,
    rows: Mapping[str, TableRows],
    worked: Worked,
    home: str,
    kept: Mapping[str, KeptPackage] | None = None,
) -> tuple[ReleasedPackage, ...]:
    """Make the package of every report, from the oldest to the newest.

    ``home`` is the portal's full address; ``kept`` holds packages as they were published, by report. An older one is
    taken as it is. The newest is made anew: should it differ from what was kept, its version is raised once more.
    """
    kept = kept or {}
    packages: list[ReleasedPackage] = []
    editions: list[Edition] = []
    before: State = {}
    for place, release in enumerate(council.releases, start=1):
        known, old = council.releases[:place], kept.get(release.id)
        newest = place == len(council.releases)
        if old is not None and not newest:
            editions.append(old.edition)
            before = old.state
            packages.append(ReleasedPackage(old.edition, old.descriptor, (), {}, old.archive, old))
            continue
        sources = whole_tables(rows) if newest else tables_at(rows, known, council.settings.calendar)
        filled = (*sources, *_derived(worked, {one.id for one in known}))
        state = state_of(filled)
        editions.append(_corrected(old, before, state, known) if old else _edition(before, state, editions, known))
        before = state
        made = _package(council, (*filled, *tables.version_tables(editions)), editions, home)
        packages.append(replace(made, kept=old))
    return tuple(packages)


def _derived(worked: Worked, known: set[str]) -> tuple[FilledTable, ...]:
    records = (
        tables.score_records(a for a in worked.assessments if a.release.id in known),
        tables.tally_records(t for t in worked.tallies if t.release in known),
        tables.reconciliation_records(r for r in worked.reconciliations if r.release in known),
    )
    return tuple(
        FilledTable(table, tuple(made)) for table, made in zip(DERIVED_TABLES[: len(records)], records, strict=True)
    )


def _edition(before: State, state: State, earlier: list[Edition], known: tuple[Release, ...]) -> Edition:
    release = known[-1]
    if not earlier:
        return Edition(release, FIRST, "first", reason_for("first", ()), ())
    changes = compare_states(before, state, release.id, [one.id for one in known])
    version, raised = next_version(earlier[-1].version, changes)
    return Edition(release, version, raised, reason_for(raised, changes), changes)


def _corrected(old: KeptPackage, before: State, state: State, known: tuple[Release, ...]) -> Edition:
    """Give the edition of a report whose package was kept, with what was put right since.

    The list tells what changed since the report before; what was put right in older rows, which that cannot show,
    is added to it.
    """
    order = [one.id for one in known]
    since = compare_states(old.state, state, known[-1].id, order)
    if not since:
        return old.edition
    version, raised = next_version(old.edition.version, since)
    changes = compare_states(before, state, known[-1].id, order) if len(known) > 1 else ()
    listed = {_key(change) for change in changes}
    because = f"Since version {old.edition.version}. {reason_for(raised, since)}"
    return Edition(known[-1], version, raised, because, (*changes, *(c for c in since if _key(c) not in listed)))


def _key(change: DataChange) -> tuple[str, ...]:
    return (change.table, change.indicator, change.period, change.item, change.column)


def _package(council: Council, filled: tuple[FilledTable, ...], editions: list[Edition], home: str) -> ReleasedPackage:
    releases = tuple(edition.release for edition in editions)
    contents = {f"{one.table.name}.csv": tables.filled_csv(one) for one in filled}
    described = add_files(build_descriptor(council, releases, editions[-1], filled, home), filled, contents)
    contents["datapackage.json"] = (json.dumps(described, ensure_ascii=False, indent=2) + "\n").encode()
    contents["csv-metadata.json"] = group_metadata(described)
    archive = _zip(council.settings.slug, {**contents, "README.md": build_readme(described)})
    return ReleasedPackage(editions[-1], described, filled, contents, archive)


def _zip(folder: str, contents: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for name in sorted(contents):
            add_member(archive, f"{folder}/{name}", contents[name])
    return out.getvalue()
