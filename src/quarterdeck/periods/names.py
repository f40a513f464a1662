"""How periods are named for readers."""

from __future__ import annotations

from calendar import month_name
from datetime import date

from quarterdeck.periods.period import Period, PeriodKind


def month_and_year(day: date) -> str:
    """Write a day's month: ``September 2024``."""
    return f"{month_name[day.month]} {day.year}"


def month_range(start: date, end: date) -> str:
    """Write a span of whole months: ``July to September 2024``, ``April 2023 to March 2024``."""
    if (start.year, start.month) == (end.year, end.month):
        return month_and_year(end)
    first = month_name[start.month] if start.year == end.year else month_and_year(start)
    return f"{first} to {month_and_year(end)}"


def years_of(period: Period) -> str:
    """Give the years in a period's name: ``2024-25`` of 2024-25 Q2; FY stays where it names the last year alone."""
    years = period.text.removeprefix("AY").split(" ")[0]
    return years.removeprefix("FY") if "-" in years else years


def name_of(period: Period) -> str:
    """Name a period as a heading does: ``Quarter 2 2024-25``, ``September 2024``, ``School year 2023-24``."""
    years, part = years_of(period), period.text[-1]
    match period.kind:
        case PeriodKind.QUARTER:
            return f"Quarter {part} {years}"
        case PeriodKind.HALF:
            return f"{'First' if part == '1' else 'Second'} half of {years}"
        case PeriodKind.MONTH:
            return month_and_year(period.end)
        case PeriodKind.ACADEMIC_YEAR:
            return f"School year {years}"
        case PeriodKind.TERM:
            return f"{('Autumn', 'Spring', 'Summer')[int(part) - 1]} term {years}"
        case PeriodKind.CALENDAR_YEAR:
            return str(period.start.year)
        case PeriodKind.POOLED:
            return f"{period.start.year} to {period.end.year}"
        case PeriodKind.STRETCH:
            return month_range(period.start, period.end)
        case PeriodKind.UNDATED:
            return _name_of_undated(period.text)
        case _:
            return years


def _name_of_undated(text: str) -> str:
    if not text.endswith(("y", "q")):
        return "Latest (date not printed)"
    count, unit = int(text[-2]), "year" if text.endswith("y") else "quarter"
    return f"{count} {unit}{'s' if count > 1 else ''} earlier"
