"""What a period is: a stretch of whole months with the name that it is published under."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PeriodKind(StrEnum):
    """The kinds of time that a figure can be for. ``FINANCIAL_YEAR`` is the body's own year, whenever it begins."""

    FINANCIAL_YEAR = "financial_year"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"
    CALENDAR_YEAR = "calendar_year"
    ACADEMIC_YEAR = "academic_year"
    TERM = "term"
    POOLED = "pooled"
    STRETCH = "stretch"
    UNDATED = "undated"


#: The kinds that are a part of a year.
PARTS_OF_YEAR = frozenset({PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.MONTH, PeriodKind.TERM})


class YearName(StrEnum):
    """How a body names its years: ``2015-16`` by both, ``FY2016`` by the one that they end in."""

    BOTH = "2015-16"
    END = "FY2016"


@dataclass(frozen=True, slots=True)
class Calendar:
    """A body's year: the number of its first month, and how it is named. From January it is the calendar's."""

    starts: int = 4
    named: YearName = YearName.BOTH


#: The financial year of British public bodies.
BRITISH = Calendar()


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time, both days included. ``text`` is how it is published: the same for every spelling of it."""

    text: str
    kind: PeriodKind
    start: date
    end: date

    def __str__(self) -> str:
        """Give the text as published."""
        return self.text

    @property
    def key(self) -> str:
        """Tell it apart from others, however it is named: its first and last month, or its text if it has no dates."""
        return self.text if self.kind is PeriodKind.UNDATED else f"{self.start:%Y-%m}/{self.end:%Y-%m}"

    @property
    def months(self) -> int:
        """Count the months that it lasts."""
        return months_between(self.start, self.end) + 1

    @property
    def dated(self) -> bool:
        """Tell whether its dates are known; those of an undated one only give its place in the order."""
        return self.kind is not PeriodKind.UNDATED

    @property
    def sort_key(self) -> tuple[date, int, str]:
        """Order by end; of two that end together the shorter comes last, as the newer news."""
        return (self.end, -(self.end - self.start).days, self.text)

    def within(self, other: Period) -> bool:
        """Tell whether it lies in another period."""
        return other.start <= self.start and self.end <= other.end


def months_between(earlier: date, later: date) -> int:
    """Count the months from one day's month to another's."""
    return (later.year - earlier.year) * 12 + later.month - earlier.month


def months_from(start: date, months: int) -> date:
    """Give the first day of the month that lies ``months`` after the one of ``start``."""
    index = start.year * 12 + start.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def month_end(first: date) -> date:
    """Give the last day of the month."""
    return first.replace(day=monthrange(first.year, first.month)[1])


def stretch(text: str, kind: PeriodKind, start: date, months: int) -> Period:
    """Make the period of so many months from the day ``start``."""
    return Period(text, kind, start, month_end(months_from(start, months - 1)))


def year_text(start: date, calendar: Calendar) -> str:
    """Name the body's year that begins on a day, as it is published."""
    if calendar.starts == 1:
        return str(start.year)
    if calendar.named is YearName.END:
        return f"FY{start.year + 1}"
    short = (start.year + 1) % 100
    # 2009-10 could be October 2009.
    return f"{'FY' if 1 <= short <= 12 else ''}{start.year}-{short:02}"  # noqa: PLR2004 (months)


def year_of(day: date, calendar: Calendar = BRITISH) -> Period:
    """Give the body's year that the day lies in."""
    start = date(day.year if day.month >= calendar.starts else day.year - 1, calendar.starts, 1)
    return stretch(year_text(start, calendar), PeriodKind.FINANCIAL_YEAR, start, 12)
