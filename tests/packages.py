"""Packages of the fictional council, made as a build makes them; and states of packages, written by hand."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from folders import table_called
from portal_data import HOME
from portals import TINY, read_table, write_table
from quarterdeck import pipeline
from quarterdeck.assess import assess_release, reconcile, tally_scores
from quarterdeck.model import Council
from quarterdeck.package import IndicatorData, ReleasedPackage, Worked, build_indicator_data, build_packages
from quarterdeck.package.versions.state import TableState, type_word
from quarterdeck.results import newest_scores
from quarterdeck.schema import DERIVED_TABLES, Table, breakdown_table

SUMMARY = "What the newest figure shows."
Rows = Sequence[Mapping[str, str]]


def packages_of(folder: Path) -> tuple[ReleasedPackage, ...]:
    """Make the package of every report of a council's folder, from the oldest to the newest."""
    checked = _checked(folder)
    return build_packages(checked.council, checked.folder.tables, worked_of(checked.council), HOME)


def indicators_of(folder: Path) -> tuple[Council, dict[str, IndicatorData]]:
    """Make the files of every indicator of a council's folder."""
    checked = _checked(folder)
    council = checked.council
    edition = build_packages(council, checked.folder.tables, worked_of(council), HOME)[-1].edition
    scores = newest_scores(worked_of(council).assessments)
    return council, {
        name: build_indicator_data(council, score, edition, SUMMARY, HOME) for name, score in scores.items()
    }


def worked_of(council: Council) -> Worked:
    """Work out all that follows from a council's tables."""
    assessments = tuple(assess_release(council, release) for release in council.releases)
    return Worked(
        assessments,
        tuple(tally for one in assessments for tally in tally_scores(one.release.id, one.scores)),
        tuple(found for one in assessments for found in reconcile(council, one)),
    )


def copy_council(parent: Path, source: Path = TINY / "anyborough") -> Path:
    """Copy a council's folder, to be edited; gives the copy."""
    return Path(shutil.copytree(source, parent / source.name))


def edit_rows(folder: Path, table: str, change: Callable[[list[dict[str, str]]], list[dict[str, str]]]) -> None:
    """Write a table of a folder anew, with the rows that ``change`` makes of those it has."""
    path = folder / f"{table}.csv"
    write_table(path, change(read_table(path)))


def write_package(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write a package's files into a folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def state_table(name: str, rows: Rows, dimension: str = "kind") -> TableState:
    """Make a table's state from rows as text, with the columns and the key that it has; the others are empty."""
    table = _table(name, dimension)
    return TableState(
        {column.name: type_word(column.type) for column in table.columns},
        table.key,
        tuple({column: row.get(column, "") for column in table.column_names} for row in rows),
    )


def make_state(tables: Mapping[str, Rows]) -> dict[str, TableState]:
    """Make a package's state from the rows of its tables."""
    return {name: state_table(name, rows) for name, rows in tables.items()}


def _table(name: str, dimension: str) -> Table:
    if name.startswith("breakdowns/"):
        return breakdown_table(name.partition("/")[2], dimension, "A breakdown", "By kind.")
    return next((table for table in DERIVED_TABLES if table.name == name), None) or table_called(name)


def _checked(folder: Path) -> pipeline.Checked:
    portal, findings = pipeline.check(folder.parent)
    assert portal.councils, findings
    return next(one for one in portal.councils if one.folder.slug == folder.name)
