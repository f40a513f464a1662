"""Periods: what stretches of time there are, how people write them, and how they are named.

Every period has one unmistakable spelling, its first and last month as ISO 8601 writes an interval:
``2010-01/2012-12``. The short spellings are read wherever they can be only one thing:

======================  ===================================================================================
``2024-25``             the body's year (``FY2009-10`` where ``2009-10`` could be a month)
``2024``                the calendar year; it is the body's year where that begins in January
``FY2016``              the body's year that ends in 2016, where the body names its years so
``2024-25 Q2``          a quarter of the body's year; ``2024 Q2`` and ``FY2016 Q2`` where the years are named so
``2024-25 H1``          a half of it
``2024-09``             a month
``AY2023-24``           an academic year, from September
``AY2023-24 T2``        a school term: autumn, spring, summer
``2020-22``             calendar years taken together
``R2024-25 Q2 -1y``     a year (``y``) or quarter (``q``) that a report for 2024-25 Q2 does not date: its newest
                        (``R2024-25 Q2``), or so many before
======================  ===================================================================================
"""

from quarterdeck.periods.names import month_and_year, month_range, name_of, years_of
from quarterdeck.periods.parse import parse_period
from quarterdeck.periods.period import (
    BRITISH,
    PARTS_OF_YEAR,
    Calendar,
    Period,
    PeriodKind,
    YearName,
    month_end,
    months_between,
    months_from,
    year_of,
)

__all__ = [
    "BRITISH",
    "PARTS_OF_YEAR",
    "Calendar",
    "Period",
    "PeriodKind",
    "YearName",
    "month_and_year",
    "month_end",
    "month_range",
    "months_between",
    "months_from",
    "name_of",
    "parse_period",
    "year_of",
    "years_of",
]
