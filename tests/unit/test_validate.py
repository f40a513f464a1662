from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from builders import INDICATOR, PLAN, RELEASE
from folders import make_rows
from quarterdeck.periods import parse_period
from quarterdeck.rows import Cell
from quarterdeck.validate import validate_tables
from table_rows import entry, indicator, make_tables, observation, places


def test_nothing_is_wrong() -> None:
    assert validate_tables(make_tables(observations=make_rows("observations", observation()))) == ()


def test_two_rows_with_the_same_key() -> None:
    rows = make_rows("observations", observation(), observation(value=Decimal(13)), observation(value=Decimal(14)))
    findings = validate_tables(make_tables(observations=rows))
    file = "anyborough/observations.csv"
    assert places(findings) == [(file, 3, "indicator", "duplicate-key"), (file, 4, "indicator", "duplicate-key")]
    # Both name the first of them, which is the one that stays.
    assert {finding.message for finding in findings} == {
        f"Row 2 has the same key (indicator {INDICATOR}, period 2024-25, release {RELEASE})."
    }


def test_one_stretch_of_time_under_two_names_is_one_key() -> None:
    school, months = parse_period("AY2023-24"), parse_period("2023-09/2024-08")
    assert school.text != months.text
    rows = make_rows("observations", observation(period=school), observation(period=months))
    (finding,) = validate_tables(make_tables(observations=rows))
    assert (finding.row, finding.code) == (3, "duplicate-key")
    assert "period 2023-09/2024-08" in finding.message


def test_an_indicator_under_two_plans_in_one_year_is_no_duplicate() -> None:
    two = ({"framework": PLAN, "priority": 1}, {"framework": "goals", "priority": 1})
    plans = make_rows("frameworks", {"framework": PLAN}, {"framework": "goals"})
    rows = make_rows("scorecard", entry(outcome=None), entry(outcome=None, framework="goals"))
    given = make_tables(frameworks=plans, priorities=make_rows("priorities", *two), scorecard=rows)
    assert validate_tables(given) == ()


def test_a_revision_is_no_duplicate() -> None:
    releases = make_rows(
        "releases", {"release": RELEASE, "framework": PLAN}, {"release": "2024-25-q3", "framework": PLAN}
    )
    rows = make_rows("observations", observation(), observation(release="2024-25-q3"))
    assert validate_tables(make_tables(releases=releases, observations=rows)) == ()


@pytest.mark.parametrize(
    ("table", "cells", "column", "code"),
    [
        ("observations", observation(indicator="no-such"), "indicator", "unknown-indicator"),
        ("observations", observation(release="no-such"), "release", "unknown-reference"),
        ("targets", {"indicator": "no-such", "release": RELEASE}, "indicator", "unknown-indicator"),
        ("releases", {"release": RELEASE, "framework": "no-such"}, "framework", "unknown-reference"),
        (
            "scorecard",
            entry(priority=2, outcome=None),
            "priority",
            "unknown-reference",
        ),
        (
            "scorecard",
            entry(outcome=2),
            "outcome",
            "unknown-reference",
        ),
        ("commentary", {"release": RELEASE, "indicator": "no-such"}, "indicator", "unknown-indicator"),
    ],
)
def test_a_row_that_points_nowhere(table: str, cells: dict[str, Cell], column: str, code: str) -> None:
    findings = validate_tables(make_tables(**{table: make_rows(table, cells)}))
    assert places(findings) == [(f"anyborough/{table}.csv", 2, column, code)]


def test_an_empty_reference_points_at_nothing_and_is_fine() -> None:
    comment = {"release": RELEASE, "item": 1, "scope": "report", "indicator": ""}
    found = validate_tables(
        make_tables(commentary=make_rows("commentary", comment), scorecard=make_rows("scorecard", entry(outcome=None)))
    )
    assert found == ()


@pytest.mark.parametrize(
    ("whole", "fits"),
    [
        ("", True),
        ("Of {total} due {period}, {count} were missed", True),
        ("Of {total} due, {count} were missed", False),
        ("{total} {count} {period} {period}", False),
        ("{total} {count} {period} {value}", False),
    ],
)
def test_the_sentence_about_the_whole_must_hold_its_places(whole: str, fits: bool) -> None:
    listed = {"indicator": "rough-sleepers", "dimension": "age", "title": "By age", "description": "By age."}
    found = validate_tables(make_tables(breakdowns=make_rows("breakdowns", {**listed, "whole": whole})))
    assert [(f.column, f.code) for f in found] == ([] if fits else [("whole", "bad-pattern")])


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
    rows = make_rows("indicators", indicator(statement=statement))
    expected = [("anyborough/indicators.csv", 2, "statement", "bad-pattern")]
    assert places(validate_tables(make_tables(indicators=rows))) == expected


@pytest.mark.parametrize(("goals", "good"), [("", True), ("3 10", True), ("17", True), ("0", False), ("18", False)])
def test_development_goals(goals: str, good: bool) -> None:
    rows = make_rows("outcomes", {"framework": PLAN, "priority": 1, "outcome": 1, "sdgs": goals})
    found = places(validate_tables(make_tables(outcomes=rows)))
    assert found == ([] if good else [("anyborough/outcomes.csv", 2, "sdgs", "not-allowed")])


@pytest.mark.parametrize(
    ("cells", "good"),
    [
        ({"value": None}, False),
        ({"value": Decimal(0)}, True),
        ({"value": None, "value_text": "Yes"}, True),
        ({"value": None, "marker": "[x]"}, True),
        ({"value": None, "marker": "[f]"}, False),
        ({"value": None, "value_text": "Yes", "marker": "[f]"}, True),
        ({"marker": "[f]"}, True),
    ],
)
def test_an_observation_says_why_it_has_no_value(cells: dict[str, Cell], good: bool) -> None:
    rows = make_rows("observations", observation(**cells))
    found = places(validate_tables(make_tables(observations=rows)))
    assert found == ([] if good else [("anyborough/observations.csv", 2, "value", "no-value")])


def test_findings_come_in_order_of_file_and_row() -> None:
    rows = make_rows("observations", observation(release="no-such"), observation(indicator="no-such"))
    indicators = make_rows("indicators", indicator(statement=""))
    found = places(validate_tables(make_tables(observations=rows, indicators=indicators)))
    assert found == sorted(found)
    assert len(found) == 3


def test_nothing_is_looked_up_in_a_table_that_could_not_be_read() -> None:
    nothing = replace(make_rows("indicators"), readable=False)
    comment = {"release": RELEASE, "scope": "indicator", "indicator": INDICATOR, "also_about": "another"}
    given = {"observations": make_rows("observations", observation()), "commentary": make_rows("commentary", comment)}
    assert validate_tables(make_tables(indicators=nothing, **given)) == ()
    assert {f.code for f in validate_tables(make_tables(indicators=make_rows("indicators"), **given))} == {
        "unknown-indicator"
    }
