"""Rows of a council's tables as the checks get them, with one indicator, report, plan, priority and outcome."""

from __future__ import annotations

from decimal import Decimal

from builders import INDICATOR, PLAN, RELEASE
from folders import make_rows
from quarterdeck.errors import CODES, Finding
from quarterdeck.periods import parse_period
from quarterdeck.rows import Cell, TableRows
from quarterdeck.schema import SOURCE_TABLES

STATEMENT = "{value} people slept rough {period}"
YEAR = parse_period("2024-25")
QUARTER = parse_period("2024-25 Q2")


def make_tables(**changed: TableRows) -> dict[str, TableRows]:
    """Give tables in which nothing is wrong; those that are not named and not needed are empty."""
    good = {
        "releases": make_rows("releases", {"release": RELEASE, "framework": PLAN, "period": QUARTER}),
        "frameworks": make_rows("frameworks", {"framework": PLAN}),
        "priorities": make_rows("priorities", {"framework": PLAN, "priority": 1}),
        "outcomes": make_rows("outcomes", {"framework": PLAN, "priority": 1, "outcome": 1, "sdgs": "1 11"}),
        "indicators": make_rows("indicators", indicator()),
    }
    empty = {table.name: make_rows(table.name) for table in SOURCE_TABLES}
    return empty | good | changed


def indicator(**cells: Cell) -> dict[str, Cell]:
    """Give a row of indicators.csv."""
    said: dict[str, Cell] = {"accumulation": "snapshot", "frequency": "quarterly", "decimals": 1}
    return {"indicator": INDICATOR, "statement": STATEMENT, **said, **cells}


def observation(**cells: Cell) -> dict[str, Cell]:
    """Give a row of observations.csv."""
    return {"indicator": INDICATOR, "period": YEAR, "release": RELEASE, "value": Decimal(12), **cells}


def entry(**cells: Cell) -> dict[str, Cell]:
    """Give a row of scorecard.csv."""
    return {"year": YEAR, "indicator": INDICATOR, "framework": PLAN, "priority": 1, "outcome": 1, **cells}


def places(findings: tuple[Finding, ...]) -> list[tuple[str, int, str, str]]:
    """Give the place and the code of each finding."""
    assert {finding.code for finding in findings} <= CODES.keys()
    return [(finding.file, finding.row, finding.column, finding.code) for finding in findings]


def found(findings: tuple[Finding, ...], table: str, row: int = 2) -> list[tuple[str, str]]:
    """Give the column and the code of each finding, all of which are of one row."""
    assert {(finding.file, finding.row) for finding in findings} <= {(f"anyborough/{table}.csv", row)}
    return [(column, code) for _, _, column, code in places(findings)]
