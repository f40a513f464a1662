"""Periods that are not what their rows and indicators ask for."""

from __future__ import annotations

from decimal import Decimal

import pytest

from builders import INDICATOR, RELEASE
from folders import make_rows
from quarterdeck.errors import Severity
from quarterdeck.periods import BRITISH, Calendar, YearName, parse_period
from quarterdeck.validate import validate_tables
from table_rows import entry, found, indicator, make_tables, observation

JANUARY, JULY = Calendar(1), Calendar(7, YearName.END)


@pytest.mark.parametrize(
    ("year", "calendar", "wanted"),
    [
        ("2024-25", BRITISH, ""),
        ("FY2009-10", BRITISH, ""),
        ("2024", BRITISH, "2024-25"),
        ("2024-25 Q1", BRITISH, "2024-25"),
        ("AY2023-24", BRITISH, "2024-25"),
        ("2024", JANUARY, ""),
        ("2016-04/2017-03", JANUARY, "2017"),
        ("FY2016", JULY, ""),
        ("2015-16", JULY, ""),
        ("2016-01/2016-12", JULY, "FY2017"),
        ("AY2023-24", Calendar(9), "2023-24"),
    ],
)
def test_a_scorecard_is_of_a_year_of_the_body_s_own(year: str, calendar: Calendar, wanted: str) -> None:
    rows = make_rows("scorecard", entry(year=parse_period(year, calendar)))
    findings = validate_tables(make_tables(scorecard=rows), calendar)
    assert found(findings, "scorecard") == ([("year", "not-a-year")] if wanted else [])
    assert [f.remedy for f in findings] == ([f"Write {wanted}, or another of its years."] if wanted else [])
    assert {f.severity for f in findings} <= {Severity.BLOCKER}


@pytest.mark.parametrize(
    ("word", "period", "good"),
    [
        ("", "2024-25 Q2", True),
        ("point", "2024-25 Q2", True),
        ("point", "2024-25", True),
        ("whole_year", "2024-25", True),
        ("each_period", "2024-25", True),
        ("each_period", "2020-22", True),
        ("whole_year", "2024-25 Q2", False),
        ("each_period", "2024-25 H1", False),
        ("each_period", "2024-09", False),
    ],
)
def test_what_a_target_may_be_for(word: str, period: str, good: bool) -> None:
    target = {
        "indicator": INDICATOR,
        "release": RELEASE,
        "period": parse_period(period),
        "value": Decimal(1),
        "applies_to": word,
    }
    findings = validate_tables(make_tables(targets=make_rows("targets", target)))
    assert found(findings, "targets") == ([] if good else [("applies_to", "part-year-target")])


@pytest.mark.parametrize(
    ("accumulation", "frequency", "period", "good"),
    [
        # Shorter than the figure is due.
        ("period", "annual", "2024-25", True),
        ("period", "annual", "2024-25 Q2", False),
        ("period", "annual", "2024-04/2025-02", False),
        ("period", "half_yearly", "2024-04/2024-08", False),
        ("period", "quarterly", "2024-04/2024-05", False),
        ("period", "annual", "2024-09", False),
        ("period", "half_yearly", "2024-25 Q2", False),
        ("period", "half_yearly", "2024-25 H1", True),
        ("period", "quarterly", "2024-09", False),
        ("period", "quarterly", "2024-25 Q2", True),
        ("period", "termly", "AY2023-24 T2", True),
        ("period", "termly", "2024-09", False),
        ("period", "two_yearly", "2024-25 Q2", False),
        ("period", "monthly", "2024-09", True),
        ("period", "irregular", "2024-09", True),
        # A year's outturn of what is also counted by the month.
        ("period", "monthly", "2024-25", True),
        ("period", "quarterly", "2024-25", True),
        # A running total stands at the end of its period.
        ("year_to_date", "annual", "2024-25", True),
        ("year_to_date", "annual", "2024-25 Q4", True),
        ("year_to_date", "annual", "2024-25 Q2", False),
        ("year_to_date_rate", "annual", "2024-09", False),
        ("year_to_date", "quarterly", "2024-09", True),
        # A position may be taken on any day.
        ("snapshot", "annual", "2024-09", True),
        ("rolling_year", "annual", "2024-09", True),
        # Years taken together.
        ("period", "annual", "2020-22", True),
        ("snapshot", "annual", "2020-22", True),
        ("year_to_date", "annual", "2020-22", False),
        ("rolling_year", "annual", "2023-04/2025-03", False),
        ("rolling_three_years", "annual", "2020-22", True),
        ("rolling_three_years", "annual", "2022-04/2025-03", True),
        ("rolling_three_years", "annual", "2023-04/2025-03", False),
        ("rolling_three_years", "annual", "2024-25 Q2", True),
        # What is not dated says nothing of its length.
        ("period", "annual", "R2024-25 Q2 -1q", True),
        ("rolling_three_years", "annual", "R2024-25 Q2 -2y", True),
    ],
)
def test_a_period_goes_with_its_indicator(accumulation: str, frequency: str, period: str, good: bool) -> None:
    indicators = make_rows("indicators", indicator(accumulation=accumulation, frequency=frequency))
    rows = make_rows("observations", observation(period=parse_period(period)))
    findings = validate_tables(make_tables(indicators=indicators, observations=rows))
    assert found(findings, "observations") == ([] if good else [("period", "odd-period")])
    assert {f.severity for f in findings} <= {Severity.WARNING}


def test_an_odd_period_is_told_with_what_would_be_right() -> None:
    indicators = make_rows("indicators", indicator(accumulation="period"))
    rows = make_rows("observations", observation(period=parse_period("2024-07")))
    (finding,) = validate_tables(make_tables(indicators=indicators, observations=rows))
    assert finding.message == (
        "Of an indicator with the accumulation period and the frequency quarterly a figure is for 3 months or more; "
        "2024-07 is 1 month, July 2024."
    )


@pytest.mark.parametrize(
    ("period", "good"),
    [("2024-25 Q1", False), ("2023-24", False), ("2024-08", True), ("2024-25", True), ("R2024-25 Q2 -1y", True)],
)
def test_a_forecast_is_not_of_a_time_that_was_over(period: str, good: bool) -> None:
    rows = make_rows("observations", observation(period=parse_period(period), marker="[f]"))
    findings = validate_tables(make_tables(observations=rows))
    assert found(findings, "observations") == ([] if good else [("period", "late-forecast")])
    assert {f.severity for f in findings} <= {Severity.WARNING}
