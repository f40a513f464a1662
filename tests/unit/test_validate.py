from __future__ import annotations

from decimal import Decimal

import pytest

from builders import INDICATOR, PLAN, RELEASE
from folders import make_rows
from quarterdeck.errors import CODES, Finding
from quarterdeck.periods import parse_period
from quarterdeck.rows import Cell, TableRows
from quarterdeck.schema import SOURCE_TABLES
from quarterdeck.validate import validate_tables

STATEMENT = "{value} people slept rough {period}"
YEAR = parse_period("2024-25")


def tables(**changed: TableRows) -> dict[str, TableRows]:
    """Give a council's tables with one indicator, release, framework, priority and outcome."""
    good = {
        "releases": make_rows("releases", {"release": RELEASE, "framework": PLAN}),
        "frameworks": make_rows("frameworks", {"framework": PLAN}),
        "priorities": make_rows("priorities", {"framework": PLAN, "priority": 1}),
        "outcomes": make_rows("outcomes", {"framework": PLAN, "priority": 1, "outcome": 1, "sdgs": "1 11"}),
        "indicators": make_rows("indicators", {"indicator": INDICATOR, "statement": STATEMENT}),
    }
    empty = {table.name: make_rows(table.name) for table in SOURCE_TABLES}
    return empty | good | changed


def places(findings: tuple[Finding, ...]) -> list[tuple[str, int, str, str]]:
    assert {finding.code for finding in findings} <= CODES.keys()
    return [(finding.file, finding.row, finding.column, finding.code) for finding in findings]


def observation(**cells: Cell) -> dict[str, Cell]:
    return {"indicator": INDICATOR, "period": YEAR, "release": RELEASE, "value": Decimal(12), **cells}


def test_nothing_is_wrong() -> None:
    assert validate_tables(tables(observations=make_rows("observations", observation()))) == ()


def test_two_rows_with_the_same_key() -> None:
    rows = make_rows("observations", observation(), observation(value=Decimal(13)), observation(value=Decimal(14)))
    findings = validate_tables(tables(observations=rows))
    file = "anyborough/observations.csv"
    assert places(findings) == [(file, 3, "indicator", "duplicate-key"), (file, 4, "indicator", "duplicate-key")]
    assert findings[0].message == (
        f"Row 2 has the same key (indicator {INDICATOR}, period 2024-25, release {RELEASE})."
    )


def test_a_revision_is_no_duplicate() -> None:
    releases = make_rows(
        "releases", {"release": RELEASE, "framework": PLAN}, {"release": "2024-25-q3", "framework": PLAN}
    )
    rows = make_rows("observations", observation(), observation(release="2024-25-q3"))
    assert validate_tables(tables(releases=releases, observations=rows)) == ()


@pytest.mark.parametrize(
    ("table", "cells", "column", "code"),
    [
        ("observations", observation(indicator="no-such"), "indicator", "unknown-indicator"),
        ("observations", observation(release="no-such"), "release", "unknown-reference"),
        ("targets", {"indicator": "no-such", "release": RELEASE}, "indicator", "unknown-indicator"),
        ("releases", {"release": RELEASE, "framework": "no-such"}, "framework", "unknown-reference"),
        (
            "scorecard",
            {"indicator": INDICATOR, "framework": PLAN, "priority": 2, "outcome": None},
            "priority",
            "unknown-reference",
        ),
        (
            "scorecard",
            {"indicator": INDICATOR, "framework": PLAN, "priority": 1, "outcome": 2},
            "outcome",
            "unknown-reference",
        ),
        ("commentary", {"release": RELEASE, "indicator": "no-such"}, "indicator", "unknown-indicator"),
    ],
)
def test_a_row_that_points_nowhere(table: str, cells: dict[str, Cell], column: str, code: str) -> None:
    findings = validate_tables(tables(**{table: make_rows(table, cells)}))
    assert places(findings) == [(f"anyborough/{table}.csv", 2, column, code)]


def test_an_empty_reference_points_at_nothing_and_is_fine() -> None:
    comment = {"release": RELEASE, "item": 1, "indicator": ""}
    entry = {"indicator": INDICATOR, "framework": PLAN, "priority": 1, "outcome": None}
    found = validate_tables(
        tables(commentary=make_rows("commentary", comment), scorecard=make_rows("scorecard", entry))
    )
    assert found == ()


@pytest.mark.parametrize(
    "statement",
    [
        "",
        "people slept rough",
        "{value} people slept rough",
        "people slept rough {period}",
        "{value} {value} {period}",
        "{value} {period} {period}",
        "{value} {period} {0}",
        "{value!r} {period}",
        "{value} {period} }",
        "{{value}} {period}",
        "{value.__class__} {period}",
    ],
)
def test_a_sentence_that_cannot_be_filled(statement: str) -> None:
    rows = make_rows("indicators", {"indicator": INDICATOR, "statement": statement})
    expected = [("anyborough/indicators.csv", 2, "statement", "bad-pattern")]
    assert places(validate_tables(tables(indicators=rows))) == expected


@pytest.mark.parametrize(("goals", "good"), [("", True), ("3 10", True), ("17", True), ("0", False), ("18", False)])
def test_development_goals(goals: str, good: bool) -> None:
    rows = make_rows("outcomes", {"framework": PLAN, "priority": 1, "outcome": 1, "sdgs": goals})
    found = places(validate_tables(tables(outcomes=rows)))
    assert found == ([] if good else [("anyborough/outcomes.csv", 2, "sdgs", "not-allowed")])


@pytest.mark.parametrize(
    ("cells", "good"),
    [
        ({"value": None}, False),
        ({"value": Decimal(0)}, True),
        ({"value": None, "value_text": "Yes"}, True),
        ({"value": None, "marker": "[x]"}, True),
    ],
)
def test_an_observation_says_why_it_has_no_value(cells: dict[str, Cell], good: bool) -> None:
    rows = make_rows("observations", observation(**cells))
    found = places(validate_tables(tables(observations=rows)))
    assert found == ([] if good else [("anyborough/observations.csv", 2, "value", "no-value")])


def test_findings_come_in_order_of_file_and_row() -> None:
    rows = make_rows("observations", observation(release="no-such"), observation(indicator="no-such"))
    indicators = make_rows("indicators", {"indicator": INDICATOR, "statement": ""})
    found = places(validate_tables(tables(observations=rows, indicators=indicators)))
    assert found == sorted(found)
    assert len(found) == 3
