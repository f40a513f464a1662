"""What is wrong with a report's promises, lists and tallies is told, each with its place."""

from __future__ import annotations

import pytest

from builders import INDICATOR, PLAN, RELEASE
from folders import make_rows
from quarterdeck.errors import Finding
from quarterdeck.periods import parse_period
from quarterdeck.rows import Cell, TableRows
from quarterdeck.schema.words import TRAVEL
from quarterdeck.validate import validate_tables
from table_rows import entry, found, make_tables, observation

PROMISE: dict[str, Cell] = {
    "release": RELEASE,
    "item": 1,
    "priority": 1,
    "kind": "success",
    "text": "Nobody sleeps rough.",
    "bearing": "direct",
    "indicators": INDICATOR,
}
LIST: dict[str, Cell] = {"release": RELEASE, "item": 1, "title": "Strong", "rule": "The best half."}
TALLY: dict[str, Cell] = {
    "release": RELEASE,
    "measure": "status",
    "priority": "1",
    "category": "met",
    "place": "Overview",
    "count": 3,
}


def wrong(**tables: TableRows) -> tuple[Finding, ...]:
    good = {"scorecard": make_rows("scorecard", entry()), "observations": make_rows("observations", observation())}
    return validate_tables(make_tables(**good | tables))


def promises(**cells: Cell) -> tuple[Finding, ...]:
    return wrong(promises=make_rows("promises", PROMISE | cells))


def exceptions(**cells: Cell) -> tuple[Finding, ...]:
    return wrong(exceptions=make_rows("exceptions", LIST | cells))


def tallies(**cells: Cell) -> tuple[Finding, ...]:
    return wrong(printed_tallies=make_rows("printed_tallies", TALLY | {"count": None, "percent": ""} | cells))


# Promises


@pytest.mark.parametrize(
    ("bearing", "indicators"), [("direct", INDICATOR), ("partly", f"{INDICATOR} {INDICATOR}"), ("none", "")]
)
def test_a_promise_that_agrees_with_itself_is_right(bearing: str, indicators: str) -> None:
    assert promises(bearing=bearing, indicators=indicators) == ()


@pytest.mark.parametrize("indicators", ["no-such", f"{INDICATOR} no-such", f"no-such  {INDICATOR}"])
def test_a_promise_that_names_an_unknown_indicator_is_told(indicators: str) -> None:
    findings = promises(indicators=indicators)
    assert found(findings, "promises") == [("indicators", "unknown-indicator")]
    assert "'no-such'" in findings[0].message


def test_each_unknown_indicator_of_a_promise_is_told() -> None:
    assert [f.message for f in promises(indicators="one two")] == [
        "indicators.csv has no indicator 'one'.",
        "indicators.csv has no indicator 'two'.",
    ]


@pytest.mark.parametrize(("bearing", "indicators"), [("none", INDICATOR), ("direct", ""), ("partly", " ")])
def test_a_promise_that_contradicts_itself_is_told(bearing: str, indicators: str) -> None:
    assert found(promises(bearing=bearing, indicators=indicators), "promises") == [("bearing", "not-allowed")]


def test_a_promise_of_a_priority_that_its_plan_has_not_is_told() -> None:
    findings = promises(priority=2)
    assert found(findings, "promises") == [("priority", "unknown-reference")]
    assert PLAN in findings[0].message


def test_a_priority_of_another_plan_is_none_of_the_report_s() -> None:
    plans = make_rows("frameworks", {"framework": PLAN}, {"framework": "goals"})
    priorities = make_rows("priorities", {"framework": PLAN, "priority": 1}, {"framework": "goals", "priority": 2})
    findings = wrong(
        frameworks=plans,
        priorities=priorities,
        promises=make_rows("promises", PROMISE | {"priority": 2}),
        printed_tallies=make_rows("printed_tallies", TALLY | {"priority": "2"}),
    )
    assert {(f.file, f.code) for f in findings} == {
        ("anyborough/promises.csv", "unknown-reference"),
        ("anyborough/printed_tallies.csv", "unknown-reference"),
    }


def test_a_promise_of_an_unknown_report_is_told_once() -> None:
    assert found(promises(release="no-such"), "promises") == [("release", "unknown-reference")]


# Lists by rule


@pytest.mark.parametrize("quartiles", ["", "1", "1 2", "4 3", "1 2 3 4"])
@pytest.mark.parametrize("directions", ["", "improving same", " ".join(TRAVEL)])
def test_a_rule_of_groups_that_there_are_is_right(quartiles: str, directions: str) -> None:
    assert exceptions(quartiles=quartiles, directions=directions) == ()


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("quartiles", "0"),
        ("quartiles", "1 5"),
        ("quartiles", "1,2"),
        ("quartiles", "best"),
        ("directions", "up"),
        ("directions", "improving, same"),
        ("directions", "improving better"),
    ],
)
def test_a_rule_that_asks_for_groups_which_there_are_not_is_told(column: str, text: str) -> None:
    findings = exceptions(**{column: text})
    assert found(findings, "exceptions") == [(column, "not-allowed")]
    assert ("improving" if column == "directions" else "1, 2, 3, 4") in findings[0].remedy


# Printed tallies


@pytest.mark.parametrize("priority", ["all", "1"])
@pytest.mark.parametrize("printed", [{"count": 3}, {"count": 0}, {"percent": "0%"}, {"percent": "around half"}])
def test_a_tally_of_something_is_right(priority: str, printed: dict[str, Cell]) -> None:
    assert tallies(priority=priority, **printed) == ()


def test_a_tally_of_nothing_is_told() -> None:
    assert found(tallies(), "printed_tallies") == [("count", "no-value")]


@pytest.mark.parametrize("priority", ["2", "All", "Homes", "01"])
def test_a_tally_of_a_priority_that_there_is_not_is_told(priority: str) -> None:
    findings = tallies(priority=priority, count=1)
    assert found(findings, "printed_tallies") == [("priority", "unknown-reference")]
    assert repr(priority) in findings[0].message


def test_a_tally_is_one_row_a_place_and_an_earlier_count_stands_beside_it_at_its_own() -> None:
    earlier = TALLY | {"place": "Overview, a year before", "period": parse_period("2023-24 Q2")}
    assert wrong(printed_tallies=make_rows("printed_tallies", TALLY, earlier)) == ()
    assert [f.code for f in wrong(printed_tallies=make_rows("printed_tallies", TALLY, TALLY))] == ["duplicate-key"]


# Every table says of which report it is


@pytest.mark.parametrize(
    ("table", "cells"),
    [
        ("sections", {"part": "statistics", "order": 1, "heading": "Part 1"}),
        ("decisions", {"item": 1, "kind": "body", "text": "The committee."}),
        ("exceptions", LIST),
        ("printed_tallies", TALLY),
    ],
)
def test_a_row_of_an_unknown_report_is_told(table: str, cells: dict[str, Cell]) -> None:
    assert wrong(**{table: make_rows(table, {**cells, "release": RELEASE})}) == ()
    findings = wrong(**{table: make_rows(table, {**cells, "release": "no-such"})})
    assert found(findings, table) == [("release", "unknown-reference")]
