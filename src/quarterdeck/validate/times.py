"""Whether periods are what their rows and indicators ask for."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Iterator, Mapping

from quarterdeck.errors import Finding, Severity
from quarterdeck.periods import Calendar, Period, name_of, year_of
from quarterdeck.rows import TableRows
from quarterdeck.schema.words import FORECAST

_YEAR = 12
#: The fewest months that a figure is for which is due so often. Terms are uneven, and irregular figures are free.
_FEWEST = {"quarterly": 3, "termly": 3, "half_yearly": 6, "annual": _YEAR, "two_yearly": _YEAR}
#: What a running figure covers that is not counted from the beginning of the year.
_ROLLING = {"rolling_year": _YEAR, "rolling_three_years": 3 * _YEAR}


def find_bad_years(scorecard: TableRows, calendar: Calendar) -> Iterator[Finding]:
    """Find years of the scorecard that are not the body's own: no report would be of them."""
    for row in scorecard.rows:
        year = row.cells["year"]
        if not isinstance(year, Period) or year == (own := year_of(year.end, calendar)):
            continue
        yield Finding(
            scorecard.file,
            row.number,
            "year",
            "not-a-year",
            f"{year} is no year of this body: its years begin in {month_name[calendar.starts]}.",
            f"Write {own}, or another of its years.",
        )


def find_part_year_targets(targets: TableRows) -> Iterator[Finding]:
    """Find targets for a whole year, or each period of it, that are for a part of a year."""
    for row in targets.rows:
        period, word = row.cells["period"], row.cells["applies_to"]
        if word in {"each_period", "whole_year"} and isinstance(period, Period) and period.months < _YEAR:
            yield Finding(
                targets.file,
                row.number,
                "applies_to",
                "part-year-target",
                f"{word} is for a target of a year or longer, and {period} is shorter.",
                "Write point, or leave the cell empty; or give the year as the period.",
            )


def find_late_forecasts(tables: Mapping[str, TableRows]) -> Iterator[Finding]:
    """Find forecasts for a time that was over before their report's time began."""
    begins = {r.cells["release"]: p for r in tables["releases"].rows if isinstance(p := r.cells["period"], Period)}
    observations = tables["observations"]
    for row in observations.rows:
        period, report = row.cells["period"], begins.get(row.cells["release"])
        if row.cells["marker"] != FORECAST or not isinstance(period, Period) or report is None or not period.dated:
            continue
        if period.end < report.start:
            yield Finding(
                observations.file,
                row.number,
                "period",
                "late-forecast",
                f"{period} was over when the report's own period, {report}, began: what it says of it is no forecast.",
                "Take the marker out if it is a result, or correct the period.",
                Severity.WARNING,
            )


def find_odd_periods(tables: Mapping[str, TableRows], calendar: Calendar) -> Iterator[Finding]:
    """Find figures for a time that does not go with how their indicator is counted and how often it is due."""
    indicators = {row.cells["indicator"]: row.cells for row in tables["indicators"].rows}
    observations = tables["observations"]
    for row in observations.rows:
        cells, period = indicators.get(row.cells["indicator"]), row.cells["period"]
        if cells is None or not isinstance(period, Period) or not period.dated:
            continue
        expected = _expected(period, str(cells["accumulation"]), str(cells["frequency"]), calendar)
        if expected:
            yield Finding(
                observations.file,
                row.number,
                "period",
                "odd-period",
                f"Of an indicator with the accumulation {cells['accumulation']} and the frequency "
                f"{cells['frequency']} a figure is for {expected}; {period} is {_length(period)}.",
                "Correct the period, or accumulation or frequency in indicators.csv.",
                Severity.WARNING,
            )


def _expected(period: Period, accumulation: str, frequency: str, calendar: Calendar) -> str:
    """Say what a figure would be for where the period is surely odd; empty text where it is not."""
    covered = _ROLLING.get(accumulation, _YEAR)
    if period.months > _YEAR and accumulation not in {"period", "snapshot"} and period.months != covered:
        return "a year or a part of it" if covered == _YEAR else "three years, or the period that they end with"
    fewest = _FEWEST.get(frequency, 1)
    if accumulation == "period" and period.months < fewest:
        return f"{fewest} months or more"
    # A running total is written for the period at whose end it stands: the year's may stand at its last quarter.
    running = accumulation in {"year_to_date", "year_to_date_rate"}
    if running and frequency == "annual" and period.end != year_of(period.end, calendar).end:
        return "the whole year"
    return ""


def _length(period: Period) -> str:
    return f"{period.months} month{'s' if period.months > 1 else ''}, {name_of(period)}"
