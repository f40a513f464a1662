"""Rows that no page would show are told, and reports that would have nothing on theirs."""

from __future__ import annotations

from decimal import Decimal

from builders import INDICATOR, PLAN, RELEASE
from folders import make_rows
from quarterdeck.errors import Finding, Severity
from quarterdeck.periods import BRITISH, parse_period
from quarterdeck.rows import Cell, Row, TableRows
from quarterdeck.schema import breakdown_table
from quarterdeck.validate import validate_shown
from table_rows import QUARTER, entry, indicator, make_tables, observation, places

FULL = {"scorecard": make_rows("scorecard", entry()), "observations": make_rows("observations", observation())}


def shown(**changed: TableRows) -> tuple[Finding, ...]:
    return validate_shown(make_tables(**FULL | changed), BRITISH)


def test_nothing_is_unseen() -> None:
    assert shown() == ()


def test_a_report_without_figures_of_its_year_blocks() -> None:
    late: dict[str, Cell] = {"release": "2025-26-q1", "framework": PLAN, "period": parse_period("2025-26 Q1")}
    releases = make_rows("releases", {"release": RELEASE, "framework": PLAN, "period": QUARTER}, late)
    (finding,) = shown(releases=releases)
    assert places((finding,)) == [("anyborough/releases.csv", 3, "release", "empty-release")]
    assert finding.severity is Severity.BLOCKER


def test_a_year_of_the_scorecard_without_a_report_is_told_once() -> None:
    early = parse_period("2023-24")
    scorecard = make_rows("scorecard", entry(), entry(year=early), entry(year=early, indicator="other"))
    indicators = make_rows("indicators", indicator(), indicator(indicator="other"))
    observations = make_rows("observations", observation(), observation(indicator="other"))
    findings = shown(scorecard=scorecard, indicators=indicators, observations=observations)
    assert places(findings)[1] == ("anyborough/scorecard.csv", 3, "year", "not-shown")
    assert [f.message for f in findings[1:]] == [
        "There is no report of 2023-24, so that nothing shows this row and the others of that year."
    ]


def test_an_indicator_without_figures_is_told() -> None:
    indicators = make_rows("indicators", indicator(), indicator(indicator="other"))
    (finding,) = shown(indicators=indicators)
    assert places((finding,)) == [("anyborough/indicators.csv", 3, "indicator", "not-shown")]
    assert finding.message.startswith("No report gives a figure for other")
    assert finding.severity is Severity.WARNING


def test_a_breakdown_is_enough_and_an_empty_one_is_not() -> None:
    table = breakdown_table("other", "age", "", "")
    cells: dict[str, Cell] = {"period": QUARTER, "release": RELEASE, "age": "65+", "value": Decimal(1)}
    indicators = make_rows("indicators", indicator(), indicator(indicator="other"))
    given = make_tables(**FULL, indicators=indicators)
    for rows, expected in (((Row(2, cells),), 0), ((), 1)):
        broken_down = TableRows(table, f"anyborough/{table.name}.csv", rows)
        assert len(validate_shown(given | {table.name: broken_down}, BRITISH)) == expected


def test_figures_of_an_indicator_outside_the_scorecard_are_told_once() -> None:
    indicators = make_rows("indicators", indicator(), indicator(indicator="other"))
    rows = make_rows(
        "observations",
        observation(),
        observation(indicator="other"),
        observation(indicator="other", period=QUARTER),
        observation(indicator="other", release="2024-25-q3"),
    )
    releases = make_rows(
        "releases",
        {"release": RELEASE, "framework": PLAN, "period": QUARTER},
        {"release": "2024-25-q3", "framework": PLAN, "period": parse_period("2024-25 Q3")},
    )
    empty, finding = sorted(shown(indicators=indicators, observations=rows, releases=releases), reverse=True)
    assert empty.code == "empty-release"
    assert places((finding,)) == [("anyborough/observations.csv", 3, "indicator", "not-shown")]
    assert "The 2024-25 scorecard has no other" in finding.message


def test_a_place_under_another_plan_is_a_place() -> None:
    assert shown(scorecard=make_rows("scorecard", entry(framework="goals"))) == ()


def test_a_place_in_another_year_is_none() -> None:
    scorecard = make_rows("scorecard", entry(indicator="other"), entry(year=parse_period("2023-24")))
    indicators = make_rows("indicators", indicator(), indicator(indicator="other"))
    observations = make_rows("observations", observation(), observation(indicator="other"))
    findings = shown(scorecard=scorecard, indicators=indicators, observations=observations)
    assert ("anyborough/observations.csv", 2, "indicator", "not-shown") in places(findings)
    assert INDICATOR in findings[0].message
