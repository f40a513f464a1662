"""What must hold for any time, however it is spelt, and whenever a body's year begins."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import assume, example, given
from hypothesis import strategies as st

from quarterdeck.periods import (
    BRITISH,
    Calendar,
    Period,
    PeriodKind,
    YearName,
    month_end,
    months_between,
    months_from,
    name_of,
    parse_period,
    year_of,
)
from quarterdeck.periods.parse import period_of

calendars = st.builds(Calendar, st.integers(1, 12), st.sampled_from(YearName))
#: Years near the turn of the century, where years and months are spelt alike, and any others.
years = st.integers(1995, 2035) | st.integers(1001, 2900)
days = st.dates(date(1002, 1, 1), date(2900, 12, 31))
months = st.builds(lambda year, month: date(year, month, 1), years, st.integers(1, 12))
KEYED = {PeriodKind.ACADEMIC_YEAR, PeriodKind.TERM}


@st.composite
def spellings(draw: st.DrawFn) -> str:
    """Draw whatever a person may write, right or wrong."""
    year, other = draw(years), draw(years)
    span = f"{year}-{(year + draw(st.integers(0, 11))) % 100:02}"
    part = draw(st.sampled_from(("", "", " Q1", " Q2", " Q3", " Q4", " H1", " H2", " Q5", " H3", " T1", " T3")))
    prefix = draw(st.sampled_from(("", "", "FY", "AY")))
    undated = draw(st.sampled_from(("", " -1y", " -3q")))
    first, last = draw(st.integers(1, 12)), draw(st.integers(1, 12))
    return draw(
        st.sampled_from(
            (
                f"{prefix}{span}{part}",
                f"{prefix}{year}{part}",
                f"{year}-{first:02}",
                f"{year}-{first:02}/{year + draw(st.integers(0, 3))}-{last:02}",
                f"{year}-{first:02}/{other}-{last:02}",
                f"R{span} Q{draw(st.integers(1, 4))}{undated}",
                f"R{prefix}{year} Q{draw(st.integers(1, 4))}{undated}",
            )
        )
    )


def read(text: str, calendar: Calendar) -> Period | None:
    try:
        return parse_period(text, calendar)
    except ValueError:
        return None


def is_whole(period: Period) -> None:
    assert period.start.day == 1
    assert period.end == month_end(period.end.replace(day=1))
    assert period.months == months_between(period.start, period.end) + 1 >= 1


@given(spellings(), calendars)
@example("2010-12/2010-12", BRITISH)
@example("FY2009-10", BRITISH)
@example("2009-10 Q3", BRITISH)
@example("2010-01/2012-12", BRITISH)
@example("FY2010", Calendar(10, YearName.END))
@example("2010 Q1", Calendar(1))
def test_what_is_published_is_read_as_the_same_period(text: str, calendar: Calendar) -> None:
    period = read(text, calendar)
    assume(period is not None)
    assert period is not None
    is_whole(period)
    assert parse_period(period.text, calendar) == period
    if period.kind is PeriodKind.UNDATED:
        assert period.key == period.text
        return
    # Its first and last month are a spelling too, of the same stretch.
    again = parse_period(period.key, calendar)
    assert again.key == period.key
    assert again == period or period.kind in KEYED
    assert name_of(period)


@given(months, st.integers(1, 150), calendars)
def test_every_stretch_of_months_has_one_name_that_is_read_as_itself(
    start: date, length: int, calendar: Calendar
) -> None:
    period = period_of(start, length, calendar)
    is_whole(period)
    assert (period.start, period.months) == (start, length)
    assert parse_period(period.text, calendar) == period
    assert parse_period(f"{start:%Y-%m}/{period.end:%Y-%m}", calendar) == period


@given(months, st.integers(1, 30), months, st.integers(1, 30), calendars)
def test_two_stretches_never_share_a_name(
    first: date, first_length: int, second: date, second_length: int, calendar: Calendar
) -> None:
    one, other = period_of(first, first_length, calendar), period_of(second, second_length, calendar)
    assert (one.text == other.text) == (one.key == other.key) == (one == other)


@given(spellings(), calendars)
@example("RFY1995 Q4", Calendar(2))  # a quarter that may end in January 1996
@example("FY1995 Q4", Calendar(4))  # a quarter that may begin in January 1996
def test_what_is_refused_as_two_things_names_spellings_that_are_taken(text: str, calendar: Calendar) -> None:
    try:
        parse_period(text, calendar)
    except ValueError as refused:
        said = str(refused)
        assert text in said
        if "is no period" in said:
            return
        meant = [parse_period(spelling, calendar) for spelling in re.findall(r"\(write (.+?)\)", said)]
        assert len({period.key for period in meant}) == len(meant) >= 2
        # Each of the times is one that the text could have meant: the body's year in which it begins began in the year
        # that is written, or in the one before. An undated one is only placed, before its report's end.
        written = int(re.sub(r"\D*(\d{4}).*", r"\1", text))
        for period in meant:
            begun = year_of(period.start if period.dated else period.end, calendar).start.year
            assert written - 1 <= begun <= written


@given(days, calendars)
def test_every_day_lies_in_one_year_and_that_year_has_a_name(day: date, calendar: Calendar) -> None:
    year = year_of(day, calendar)
    assert year.start <= day <= year.end
    assert (year.months, year.start.month, year.kind) == (12, calendar.starts, PeriodKind.FINANCIAL_YEAR)
    assert parse_period(year.text, calendar) == year
    # The years follow on without a gap.
    assert year_of(year.end + timedelta(days=1), calendar).start == year.end + timedelta(days=1)
    assert year_of(year.start, calendar) == year_of(year.end, calendar) == year


@given(days, calendars)
def test_the_quarters_of_a_year_fill_it(day: date, calendar: Calendar) -> None:
    year = year_of(day, calendar)
    for length in (3, 6):
        parts = [period_of(months_from(year.start, first), length, calendar) for first in range(0, 12, length)]
        assert {part.kind for part in parts} == {PeriodKind.QUARTER if length == 3 else PeriodKind.HALF}
        assert [part.text[-2:] for part in parts] == [
            f"{'Q' if length == 3 else 'H'}{n}" for n in range(1, 12 // length + 1)
        ]
        assert all(part.within(year) for part in parts)
        assert (parts[0].start, parts[-1].end) == (year.start, year.end)
        assert [months_from(part.end, 1) for part in parts[:-1]] == [part.start for part in parts[1:]]


@given(st.lists(st.builds(period_of, months, st.integers(1, 40)), max_size=8))
def test_periods_have_one_order(periods: list[Period]) -> None:
    ordered = sorted(periods, key=lambda period: period.sort_key)
    periods.reverse()
    assert sorted(periods, key=lambda period: period.sort_key) == ordered
    for earlier, later in pairwise(ordered):
        assert earlier.end < later.end or (earlier.end == later.end and earlier.months >= later.months)


@given(months, st.integers(-500, 500))
def test_months_are_counted_there_and_back(start: date, count: int) -> None:
    assert months_between(start, months_from(start, count)) == count
    assert months_from(months_from(start, count), -count) == start
