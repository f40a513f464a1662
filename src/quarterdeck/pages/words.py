"""The words of the portal: statuses, directions and periods as residents read them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from quarterdeck.model import Accumulation, Observation
from quarterdeck.periods import Calendar, Period, PeriodKind, year_of, month_and_year, month_range, name_of
from quarterdeck.results import Travel
from quarterdeck.wording import status_words


@dataclass(frozen=True, slots=True)
class Label:
    """A word with a shape: the shape repeats the word for the eye and is hidden from assistive technology."""

    kind: str
    shape: str
    text: str


_SHAPES = {"met": "●", "within_tolerance": "◐", "not_met": "▲", "no_target": "○", "no_data": "–"}
_ARROWS = {"improving": "↗", "same": "→", "worsening": "↘", "not_comparable": "·"}
_TRAVEL = {"improving": "Better", "same": "Same", "worsening": "Worse", "not_comparable": "Not comparable"}
_QUARTERS = {1: "1st (best) quarter", 2: "2nd quarter", 3: "3rd quarter", 4: "4th (lowest) quarter"}


def status_label(status: str, tolerance: Decimal) -> Label:
    """Say a status: ``● On target``."""
    return Label(status, _SHAPES[status], status_words(status, tolerance))


def travel_label(travel: Travel) -> Label:
    """Say a direction in one word: ``↗ Better``."""
    return Label(travel.word, _ARROWS[travel.word], _TRAVEL[travel.word])


def direction_label(travel: Travel, current: Observation | None) -> Label:
    """Say a direction in full: ``↗ Better than the quarter before``."""
    if travel.word == "not_comparable":
        return Label(travel.word, _ARROWS[travel.word], "No comparison with the period before")
    joint = "as" if travel.word == "same" else "than"
    stated = " (stated)" if travel.basis == "stated" else ""
    text = f"{_TRAVEL[travel.word]} {joint} {period_before(travel, current)}{stated}"
    return Label(travel.word, _ARROWS[travel.word], text)


def trend_label(travel: Travel) -> Label:
    """Say a trend in full: ``↗ Better than a year ago (stated)``."""
    if travel.word == "not_comparable":
        return Label(travel.word, _ARROWS[travel.word], "No comparison with a year ago")
    joint = "as" if travel.word == "same" else "than"
    stated = " (stated)" if travel.basis == "stated" else ""
    return Label(travel.word, _ARROWS[travel.word], f"{_TRAVEL[travel.word]} {joint} a year ago{stated}")


def quartile_label(quartile: int) -> Label:
    """Say a quartile: ``1st (best) quarter of similar councils``."""
    return Label(f"quartile-{quartile}", "▪", f"{_QUARTERS[quartile]} of similar councils")


def period_before(travel: Travel, current: Observation | None) -> str:
    """Name the period that a direction compares with, in words: ``the quarter before``."""
    if travel.earlier is None or current is None:
        return "the period before"
    before, now = travel.earlier.period.end, current.period.end
    months = (now.year - before.year) * 12 + now.month - before.month
    return {1: "the month before", 3: "the quarter before", 4: "the term before", 12: "the year before"}.get(
        months, "the period before"
    )


def when(period: Period, accumulation: Accumulation, calendar: Calendar) -> str:
    """Say the stretch of time that a figure covers, as it stands in a sentence: ``from April to June 2024``."""
    match period.kind:
        case PeriodKind.UNDATED:
            return "in the newest period reported" if period.text[-1] not in "yq" else f"{name_of(period)}"
        case PeriodKind.POOLED:
            return f"from {period.start.year} to {period.end.year}"
        case PeriodKind.ACADEMIC_YEAR:
            return f"in the school year {period.text.removeprefix('AY')}"
        case PeriodKind.TERM:
            return f"in the {name_of(period).lower()}"
        case PeriodKind.FINANCIAL_YEAR | PeriodKind.CALENDAR_YEAR:
            at_end = accumulation is Accumulation.SNAPSHOT
            return f"at the end of {name_of(period)}" if at_end else f"in {name_of(period)}"
    start = year_of(period.end, calendar).start
    match accumulation:
        case Accumulation.SNAPSHOT:
            return f"at the end of {month_and_year(period.end)}"
        case Accumulation.ROLLING_YEAR:
            return f"in the 12 months to {month_and_year(period.end)}"
        case Accumulation.ROLLING_THREE_YEARS:
            return f"in the three years to {month_and_year(period.end)}"
        case Accumulation.YEAR_TO_DATE | Accumulation.YEAR_TO_DATE_RATE:
            return _span(month_range(start, period.end))
    return _span(month_range(period.start, period.end))


def _span(months: str) -> str:
    return f"from {months}" if " to " in months else f"in {months}"


def count_of(number: int, one: str, many: str | None = None) -> str:
    """Write a count with its noun: ``1 indicator``, ``12 indicators``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
