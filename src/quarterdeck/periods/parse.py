"""A period's text to the period, strictly: what could be two things is refused, with both spellings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from quarterdeck.periods.names import month_range
from quarterdeck.periods.period import (
    BRITISH,
    Calendar,
    Period,
    PeriodKind,
    YearName,
    months_between,
    months_from,
    stretch,
    year_text,
)

_YEAR = r"([12]\d{3})"
_SPAN = re.compile(rf"(FY)?{_YEAR}-(\d\d)(?: ([QH])([1-4]))?", re.ASCII)
_SINGLE = re.compile(rf"(FY)?{_YEAR}(?: ([QH])([1-4]))?", re.ASCII)
_MONTH = re.compile(rf"{_YEAR}-(0[1-9]|1[0-2])", re.ASCII)
_INTERVAL = re.compile(rf"{_YEAR}-(0[1-9]|1[0-2])/{_YEAR}-(0[1-9]|1[0-2])", re.ASCII)
_SCHOOL = re.compile(rf"AY{_YEAR}-(\d\d)(?: T([1-3]))?", re.ASCII)
_UNDATED = re.compile(r"R(.+ Q[1-4])(?: -([1-9])([yq]))?", re.ASCII)
#: School terms as first month and number of months, counted from September.
_TERMS = {1: (0, 4), 2: (4, 4), 3: (8, 4)}
_PARTS = {"Q": (PeriodKind.QUARTER, 3), "H": (PeriodKind.HALF, 6)}
#: The most years that are written as years taken together.
_MOST_POOLED = 10


def parse_period(text: str, calendar: Calendar = BRITISH) -> Period:
    """Make the period that the text names, under the one name that it is published with.

    Raises ValueError with a reason where the text names none, or could be two.
    """
    found = {period.key: period for period in _readings(text, calendar)}
    if not found:
        raise ValueError(f"{text!r} is no period")
    if len(found) > 1:
        said = " or ".join(f"{month_range(p.start, p.end)} (write {_spelling(p)})" for p in found.values())
        raise ValueError(f"{text!r} could be {said}")
    return next(iter(found.values()))


def _spelling(period: Period) -> str:
    """Give a spelling that cannot be mistaken."""
    return period.text if period.text.startswith("FY") else period.key


def _readings(text: str, calendar: Calendar) -> Iterator[Period]:
    """Give everything that the text could mean."""
    if match := _INTERVAL.fullmatch(text):
        first, last = date(int(match[1]), int(match[2]), 1), date(int(match[3]), int(match[4]), 1)
        if first <= last:
            yield period_of(first, months_between(first, last) + 1, calendar)
    if match := _MONTH.fullmatch(text):
        yield period_of(date(int(match[1]), int(match[2]), 1), 1, calendar)
    if match := _SPAN.fullmatch(text):
        yield from _spans(match, calendar)
    if match := _SINGLE.fullmatch(text):
        yield from _singles(match, calendar)
    if (match := _SCHOOL.fullmatch(text)) and int(match[2]) == (int(match[1]) + 1) % 100:
        september = date(int(match[1]), 9, 1)
        if match[3]:
            first_month, months = _TERMS[int(match[3])]
            yield stretch(text, PeriodKind.TERM, months_from(september, first_month), months)
        else:
            yield stretch(text, PeriodKind.ACADEMIC_YEAR, september, 12)
    if match := _UNDATED.fullmatch(text):
        yield from _undated(text, match, calendar)


def _spans(match: re.Match[str], calendar: Calendar) -> Iterator[Period]:
    """Read 2024-25 and its parts, and years taken together."""
    named, year, part = match[1], int(match[2]), match[4]
    years = (int(match[3]) - year) % 100 + 1
    if years == 2:  # noqa: PLR2004 (two years that follow on)
        if calendar.starts != 1:
            yield from _year_or_part(date(year, calendar.starts, 1), part, match[5], calendar)
        elif not named and not part:
            # The year is the calendar's: this is another body's year, or two years together.
            yield period_of(date(year, 4, 1), 12, calendar)
            yield period_of(date(year, 1, 1), 24, calendar)
    elif not named and not part and 2 < years <= _MOST_POOLED:  # noqa: PLR2004
        yield period_of(date(year, 1, 1), 12 * years, calendar)


def _singles(match: re.Match[str], calendar: Calendar) -> Iterator[Period]:
    """Read 2024, 2024 Q2, FY2016 and FY2016 Q2."""
    named, year, part = match[1], int(match[2]), match[3]
    ending, beginning = date(year - 1, calendar.starts, 1), date(year, calendar.starts, 1)
    if calendar.starts == 1:
        yield from _year_or_part(beginning, part, match[4], calendar)
    elif named:
        yield from _year_or_part(ending, part, match[4], calendar)
        if calendar.named is not YearName.END:
            yield from _year_or_part(beginning, part, match[4], calendar)
    elif not part:
        yield period_of(date(year, 1, 1), 12, calendar)
        if calendar.named is YearName.END:
            yield from _year_or_part(ending, part, match[4], calendar)


def _year_or_part(start: date, part: str | None, number: str | None, calendar: Calendar) -> Iterator[Period]:
    """Give the body's year that begins on ``start``, or a quarter or half of it."""
    if part is None or number is None:
        yield period_of(start, 12, calendar)
        return
    _, months = _PARTS[part]
    if int(number) * months <= 12:  # noqa: PLR2004 (there are two halves)
        yield period_of(months_from(start, months * (int(number) - 1)), months, calendar)


def _undated(text: str, match: re.Match[str], calendar: Calendar) -> Iterator[Period]:
    # Placed as if the newest ended with the report's quarter: the order is known, the dates are not.
    months = 3 if match[3] == "q" else 12
    reports = {report.key: report for report in _readings(match[1], calendar) if report.dated}
    if len(reports) > 1:
        said = " or ".join(f"{month_range(p.start, p.end)} (write R{_in_both(p, calendar)})" for p in reports.values())
        raise ValueError(f"{text!r} could be of a report for {said}")
    for report in reports.values():
        last = months_from(report.end, 1)
        yield stretch(text, PeriodKind.UNDATED, months_from(last, -months * (int(match[2] or 0) + 1)), months)


def _in_both(period: Period, calendar: Calendar) -> str:
    """Name a quarter of the body's year by both of its years, which cannot be mistaken."""
    return period_of(period.start, period.months, Calendar(calendar.starts)).text


def period_of(start: date, months: int, calendar: Calendar = BRITISH) -> Period:
    """Give the period of so many months from the first day of one, under the name that it is published with."""
    iso = stretch("", PeriodKind.STRETCH, start, months)
    into_year = (start.month - calendar.starts) % 12
    name, kind = iso.key, PeriodKind.STRETCH
    if months == 1:
        # 2010-12 could be three years, 2011-12 a year: such months keep the spelling that nobody can mistake.
        pooled = (start.month - start.year) % 100 + 1
        mistaken = 2 <= pooled <= _MOST_POOLED  # noqa: PLR2004
        name, kind = (name if mistaken else f"{start:%Y-%m}"), PeriodKind.MONTH
    elif months == 12 and into_year == 0:  # noqa: PLR2004
        name, kind = year_text(start, calendar), PeriodKind.FINANCIAL_YEAR
    elif months == 12 and start.month == 1:  # noqa: PLR2004
        name, kind = (name if calendar.named is YearName.END else str(start.year)), PeriodKind.CALENDAR_YEAR
    elif months in (3, 6) and into_year % months == 0:
        letter = "Q" if months == 3 else "H"  # noqa: PLR2004
        year = year_text(months_from(start, -into_year), calendar)
        if calendar.named is YearName.BOTH:
            year = year.removeprefix("FY")
        name, kind = f"{year} {letter}{into_year // months + 1}", _PARTS[letter][0]
    elif start.month == 1 and months % 12 == 0 and 2 <= months // 12 <= _MOST_POOLED:  # noqa: PLR2004
        last = (start.year + months // 12 - 1) % 100
        mistaken = 1 <= last <= 12 or months == 24  # noqa: PLR2004
        name, kind = (name if mistaken else f"{start.year}-{last:02}"), PeriodKind.POOLED
    return stretch(name, kind, start, months)
