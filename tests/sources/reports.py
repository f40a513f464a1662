"""The transcribed reports beside the project, and what stands in the councils' folders to compare with them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

import pytest

from portals import ROOT, read_table

REPORTS = ROOT.parent / "shared" / "reports"
PRINTED_NUMBER = re.compile(r"-?[\d,]+(?:\.\d+)?%?", re.ASCII)

Row = dict[str, str]


def need_reports() -> None:
    """Leave the module out where the reports are not there: they are not part of the project, and need not be."""
    if REPORTS.is_dir():
        return
    reason = f"the transcribed reports are not part of the project and are not at {REPORTS}"
    pytest.skip(reason, allow_module_level=True)


@cache
def report(name: str) -> list[Row]:
    """Read a table of the reports, ``st-helens-2024-25-q2/scorecard``; one that a report lacks has no rows."""
    path = REPORTS / f"{name}.csv"
    return read_table(path) if path.is_file() or not path.parent.is_dir() else []


@cache
def ours(council: str, table: str) -> list[Row]:
    """Read a table of a council's folder."""
    return read_table(ROOT / "datapackage" / council / f"{table}.csv")


@cache
def by_report(council: str, table: str) -> dict[tuple[str, str], list[Row]]:
    """Give a table's rows by release and indicator."""
    found = defaultdict(list)
    for row in ours(council, table):
        found[row["release"], row["indicator"]].append(row)
    return found


def cells(rows: Iterable[Row], key: str, *columns: str) -> dict[str, tuple[str, ...]]:
    """Give columns of rows by their key; a key that stands twice fails."""
    rows = list(rows)
    found = {row[key]: tuple(row[column] for column in columns) for row in rows}
    assert len(found) == len(rows), f"{key} stands twice in {[row[key] for row in rows]}"
    return found


def number_in(text: str) -> str:
    """Take the number out of a printed cell: ``1,094`` and ``87%`` are 1094 and 87; words are empty."""
    text = text.strip()
    return re.sub("[%,]", "", text) if PRINTED_NUMBER.fullmatch(text) else ""


@cache
def words_of(folder: str) -> str:
    """Give everything that a transcribed report says, without the commas in its numbers."""
    tables = sorted((REPORTS / folder).glob("*.csv"))
    said = " ".join(cell for table in tables for row in read_table(table) for cell in row.values() if cell)
    return re.sub(r"(?<=\d),(?=\d{3})", "", said)


def counts_not_said(folder: str, observations: Iterable[Row]) -> list[str]:
    """List the counts behind figures that stand nowhere in the report."""
    counts = [o[column] for o in observations for column in ("numerator", "denominator") if o[column]]
    return [c for c in counts if not re.search(rf"(?<![\d.]){re.escape(c)}(?!\d|\.\d)", words_of(folder))]
