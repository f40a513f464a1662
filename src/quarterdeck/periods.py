"""Periods as people write them, parsed strictly.

======================  =========================================================
``2024-25``             financial year (``FY2009-10`` where ``2009-10`` could be a month)
``2024-25 Q2``          quarter of a financial year
``2024-25 H1``          half of a financial year
``2024-09``             month
``2024``                calendar year
``AY2023-24``           academic year, from September
``AY2023-24 T2``        school term: autumn, spring, summer
``2020-22``             calendar years taken together
``R2024-25 Q2 -1y``     a year (``y``) or quarter (``q``) that a report for 2024-25 Q2
                        does not date: its newest (``R2024-25 Q2``), or so many before
======================  =========================================================
"""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PeriodKind(StrEnum):
    """The kinds of time that a figure can be for."""

    FINANCIAL_YEAR = "financial_year"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"
    CALENDAR_YEAR = "calendar_year"
    ACADEMIC_YEAR = "academic_year"
    TERM = "term"
    POOLED = "pooled"
    UNDATED = "undated"


#: The kinds that are a part of a year.
PARTS_OF_YEAR = frozenset({PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.MONTH, PeriodKind.TERM})


@dataclass(frozen=True, slots=True)
class Period:
    """A span of time, both days included. ``text`` is how the source wrote it, and how it is published."""

    text: str
    kind: PeriodKind
    start: date
    end: date

    def __str__(self) -> str:
        """Give the text as published."""
        return self.text

    @property
    def sort_key(self) -> tuple[date, int, str]:
        """Order by end; of two that end together the shorter comes last, as the newer news."""
        return (self.end, -(self.end - self.start).days, self.text)


_SHAPES: tuple[tuple[re.Pattern[str], PeriodKind], ...] = tuple(
    (re.compile(pattern, re.ASCII), kind)
    for pattern, kind in (
        (r"([12]\d{3})-(0[1-9]|1[0-2])", PeriodKind.MONTH),
        (r"(?:FY)?([12]\d{3})-(\d\d)", PeriodKind.FINANCIAL_YEAR),
        (r"([12]\d{3})-(\d\d) Q([1-4])", PeriodKind.QUARTER),
        (r"([12]\d{3})-(\d\d) H([12])", PeriodKind.HALF),
        (r"([12]\d{3})", PeriodKind.CALENDAR_YEAR),
        (r"AY([12]\d{3})-(\d\d)", PeriodKind.ACADEMIC_YEAR),
        (r"AY([12]\d{3})-(\d\d) T([1-3])", PeriodKind.TERM),
        (r"([12]\d{3})-(\d\d)", PeriodKind.POOLED),
        (r"R([12]\d{3})-(\d\d) Q([1-4])(?: -([1-9])([yq]))?", PeriodKind.UNDATED),
    )
)
# School terms as first month and number of months, counted from September.
_TERMS = {1: (0, 4), 2: (4, 4), 3: (8, 4)}


def months_from(start: date, months: int) -> date:
    """Give the first day of the month that lies ``months`` after the one of ``start``."""
    index = start.year * 12 + start.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def month_end(first: date) -> date:
    """Give the last day of the month."""
    return first.replace(day=monthrange(first.year, first.month)[1])


def parse_period(text: str, year_starts: int = 4) -> Period:
    """Make the period that the text names; ``year_starts`` is the first month of the financial year.

    Raises ValueError with a reason where the text names none, or two.
    """
    matches = [(kind, match.groups()) for shape, kind in _SHAPES if (match := shape.fullmatch(text))]
    fits = [(kind, parts) for kind, parts in matches if _years_fit(kind, parts)]
    kinds = {kind for kind, _ in fits}
    if kinds == {PeriodKind.MONTH, PeriodKind.FINANCIAL_YEAR}:
        raise ValueError(f"{text!r} could be a month or a financial year; write FY{text} for the year")
    if not fits:
        raise ValueError(f"{text!r} is no period")
    kind, parts = fits[0]
    first, months = _span(kind, parts, year_starts)
    return Period(text, kind, first, month_end(months_from(first, months - 1)))


def _years_fit(kind: PeriodKind, parts: tuple[str, ...]) -> bool:
    if kind in (PeriodKind.MONTH, PeriodKind.CALENDAR_YEAR):
        return True
    follows = int(parts[1]) == (int(parts[0]) + 1) % 100
    if kind is PeriodKind.POOLED:
        return 2 <= (int(parts[1]) - int(parts[0])) % 100 <= 9  # noqa: PLR2004 (two to ten years)
    return follows


def _span(kind: PeriodKind, parts: tuple[str, ...], year_starts: int) -> tuple[date, int]:
    year = int(parts[0])
    part = int(parts[2]) if len(parts) > 2 else 0  # noqa: PLR2004
    financial, academic = date(year, year_starts, 1), date(year, 9, 1)
    match kind:
        case PeriodKind.MONTH:
            return date(year, int(parts[1]), 1), 1
        case PeriodKind.FINANCIAL_YEAR:
            return financial, 12
        case PeriodKind.QUARTER:
            return months_from(financial, 3 * (part - 1)), 3
        case PeriodKind.HALF:
            return months_from(financial, 6 * (part - 1)), 6
        case PeriodKind.CALENDAR_YEAR:
            return date(year, 1, 1), 12
        case PeriodKind.ACADEMIC_YEAR:
            return academic, 12
        case PeriodKind.TERM:
            return months_from(academic, _TERMS[part][0]), _TERMS[part][1]
        case PeriodKind.POOLED:
            return date(year, 1, 1), 12 * ((int(parts[1]) - year) % 100 + 1)
        case PeriodKind.UNDATED:
            # Placed as if the newest ended with the report's quarter: the order is known, the dates are not.
            months = 3 if parts[4] == "q" else 12
            return months_from(financial, 3 * part - months * (int(parts[3] or 0) + 1)), months


def financial_year_of(day: date, year_starts: int = 4) -> Period:
    """Give the financial year that the day lies in."""
    year = day.year if day.month >= year_starts else day.year - 1
    text = f"{year}-{(year + 1) % 100:02}"
    start = date(year, year_starts, 1)
    return Period(text, PeriodKind.FINANCIAL_YEAR, start, month_end(months_from(start, 11)))


def month_and_year(day: date) -> str:
    """Write a day's month: ``September 2024``."""
    return f"{month_name[day.month]} {day.year}"


def month_range(start: date, end: date) -> str:
    """Write a span of whole months: ``July to September 2024``, ``April 2023 to March 2024``."""
    if (start.year, start.month) == (end.year, end.month):
        return month_and_year(end)
    first = month_name[start.month] if start.year == end.year else month_and_year(start)
    return f"{first} to {month_and_year(end)}"


def name_of(period: Period) -> str:
    """Name a period as a heading does: ``Quarter 2 2024-25``, ``September 2024``, ``school year 2023-24``."""
    years = period.text.removeprefix("FY").removeprefix("AY").split(" ")[0]
    part = period.text[-1]
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
        case PeriodKind.POOLED:
            return f"{period.start.year} to {period.end.year}"
        case PeriodKind.UNDATED:
            return _name_of_undated(period.text)
        case _:
            return years


def _name_of_undated(text: str) -> str:
    if not text.endswith(("y", "q")):
        return "Latest (date not printed)"
    count, unit = int(text[-2]), "year" if text.endswith("y") else "quarter"
    return f"{count} {unit}{'s' if count > 1 else ''} earlier"
