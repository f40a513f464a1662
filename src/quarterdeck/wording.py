"""Words that pages, charts, spreadsheets and feeds have in common: a figure, a target and a status are said here."""

from __future__ import annotations

from decimal import Decimal

from quarterdeck.figures import format_number, format_value, format_with_unit, unit_beside, unit_words
from quarterdeck.model import Accumulation, Indicator, Observation, Target
from quarterdeck.periods import (
    Calendar,
    Period,
    PeriodKind,
    month_and_year,
    month_range,
    name_of,
    year_of,
)
from quarterdeck.schema.words import FORECAST, LOW

#: What is said in the place of a figure that is not there.
MISSING = {"[c]": "held back", "[x]": "not available", "[z]": "not applicable", "": "no figure"}
#: What a marker says of a figure that is there, in a sentence of its own.
REMARKS = {
    "[p]": "This figure is provisional: it may still change.",
    "[r]": "This figure was revised since it was first published.",
    "[e]": "This figure is an estimate.",
    "[f]": "This is a forecast, not a result.",
    "[b]": "The way of counting changed, so this figure cannot be compared with those before it.",
    "[u]": "This figure is of low reliability: read it with care.",
    "[low]": "The figure rounds to nought, but is not nought.",
}
#: Markers of figures that may still change or have not happened yet: charts draw them hollow.
UNSETTLED = frozenset({"[p]", "[e]", FORECAST})


def status_words(status: str, tolerance: Decimal) -> str:
    """Say a status: ``On target``; ``tolerance`` is in per cent."""
    return {
        "met": "On target",
        "within_tolerance": f"Within {format_number(tolerance)}% of target",
        "not_met": "Off target",
        "no_target": "No target",
        "no_data": "No data",
    }[status]


def statuses(tolerance: Decimal) -> tuple[str, ...]:
    """Give the statuses of a judged figure, best first; without a tolerance nothing is near."""
    return ("met", "within_tolerance", "not_met") if tolerance else ("met", "not_met")


def value_words(indicator: Indicator, value: Decimal) -> str:
    """Write a value as a reader meets it: ``28%``, ``1,094``, or the word of a grade."""
    return dict(indicator.grades).get(value) or format_value(value, indicator.unit)


def value_with_unit(indicator: Indicator, value: Decimal) -> str:
    """Write a value with its unit: ``162 people``, ``28%``; a grade is a word alone."""
    return dict(indicator.grades).get(value) or format_with_unit(value, indicator.unit)


def figure_words(indicator: Indicator, value: Decimal | None, text: str = "", marker: str = "") -> str:
    """Write a figure, or what stands in its place: a word, ``held back``, ``nearly 0%``."""
    if value is None:
        return text or MISSING.get(marker, MISSING[""])
    said = value_words(indicator, value)
    return f"nearly {said}" if marker == LOW else said


def observation_words(indicator: Indicator, seen: Observation) -> str:
    """Write an observation's figure, or what stands in its place."""
    return figure_words(indicator, seen.value, seen.value_text, seen.marker)


def observation_with_unit(indicator: Indicator, seen: Observation) -> str:
    """Write an observation's figure with its unit."""
    return f"{observation_words(indicator, seen)} {unit_of(indicator, seen.value)}".rstrip()


def unit_of(indicator: Indicator, value: Decimal | None) -> str:
    """Give the unit that stands beside a figure: none beside a word, a grade or what has a sign of its own."""
    if value is None or indicator.grades:
        return ""
    return unit_beside(indicator.unit, value)


def measured_in(indicator: Indicator) -> str:
    """Say in what an indicator is measured, as a heading does: a unit, or that it is a grade."""
    return "Grade" if indicator.grades else unit_words(indicator.unit)


def target_words(indicator: Indicator, target: Target) -> str:
    """Write a target: a value, or the word that is aimed at."""
    return target.value_text if target.value is None else value_words(indicator, target.value)


def time_name(indicator: Indicator, period: Period, calendar: Calendar) -> str:
    """Name the time of a figure in a table: its period, or the moment or months that it covers if they are others."""
    if not period.dated or indicator.accumulation is Accumulation.PERIOD:
        return name_of(period)
    if indicator.accumulation is Accumulation.SNAPSHOT:
        return f"End of {month_and_year(period.end)}" if period.kind in (*_YEARS, *_OF_THE_YEAR) else name_of(period)
    said = covered(period, indicator.accumulation, calendar) if period.kind in _OF_THE_YEAR else name_of(period)
    said = said.removeprefix("the ")
    return f"{said[:1].upper()}{said[1:]}"


def when(period: Period, accumulation: Accumulation, calendar: Calendar) -> str:
    """Say the stretch of time that a figure covers, as it stands in a sentence: ``from April to June 2024``."""
    months = covered(period, accumulation, calendar)
    spans = " to " in months and not months.startswith(("FY", "the "))
    return f"from {months}" if spans else _in(period, months)


def than_when(period: Period, accumulation: Accumulation, calendar: Calendar) -> str:
    """Say the same for a figure that another is compared with: ``in April to June 2024``."""
    return _in(period, covered(period, accumulation, calendar))


def _in(period: Period, months: str) -> str:
    if period.kind is PeriodKind.UNDATED:
        return months
    return f"at {months}" if months.startswith("the end of") else f"in {months}"


def _undated(period: Period) -> str:
    """Say where an undated period stands in its report's columns: ``a year earlier``, ``3 quarters earlier``."""
    if period.text[-1] not in "yq":
        return "in the newest period reported"
    count, unit = int(period.text[-2]), "year" if period.text[-1] == "y" else "quarter"
    return f"a {unit} earlier" if count == 1 else f"{count} {unit}s earlier"


def covered(period: Period, accumulation: Accumulation, calendar: Calendar) -> str:
    """Name the time that a figure is about: ``April to September 2024``, ``the end of June 2024``, ``2023-24``."""
    named = _named(period)
    if named:
        at_end = accumulation is Accumulation.SNAPSHOT and period.kind in _YEARS
        return f"the end of {named}" if at_end else named
    last = month_and_year(period.end)
    match accumulation:
        case Accumulation.SNAPSHOT:
            return f"the end of {last}"
        case Accumulation.ROLLING_YEAR:
            return f"the 12 months to {last}"
        case Accumulation.ROLLING_THREE_YEARS:
            return f"the three years to {last}"
        case Accumulation.YEAR_TO_DATE | Accumulation.YEAR_TO_DATE_RATE:
            return month_range(min(period.start, year_of(period.end, calendar).start), period.end)
    return month_range(period.start, period.end)


def covers(period: Period, accumulation: Accumulation, calendar: Calendar) -> tuple[object, ...]:
    """Tell what time a figure is about, however its period is named: alike for March and its year at their end."""
    if not period.dated:
        return (period.text,)
    match accumulation:
        case Accumulation.SNAPSHOT:
            return (period.end,)
        case Accumulation.ROLLING_YEAR | Accumulation.ROLLING_THREE_YEARS:
            return (accumulation, period.end)
        case Accumulation.YEAR_TO_DATE | Accumulation.YEAR_TO_DATE_RATE:
            return (min(period.start, year_of(period.end, calendar).start), period.end)
    return (period.start, period.end)


_YEARS = (PeriodKind.FINANCIAL_YEAR, PeriodKind.CALENDAR_YEAR)
_OF_THE_YEAR = (PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.MONTH)


def _named(period: Period) -> str:
    """Give the name of a period that readers know by it; empty for months, quarters and other stretches."""
    name = name_of(period)
    match period.kind:
        case PeriodKind.UNDATED:
            return _undated(period)
        case PeriodKind.POOLED:
            return name
        case PeriodKind.ACADEMIC_YEAR | PeriodKind.TERM:
            return f"the {name[:1].lower()}{name[1:]}"
        case PeriodKind.FINANCIAL_YEAR | PeriodKind.CALENDAR_YEAR:
            # FY2016 says nothing to those who do not work there.
            return f"{name} ({month_range(period.start, period.end)})" if name.startswith("FY") else name
    return ""
