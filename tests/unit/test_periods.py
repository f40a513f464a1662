from __future__ import annotations

from datetime import date

import pytest

from quarterdeck.periods import (
    BRITISH,
    Calendar,
    Period,
    PeriodKind,
    YearName,
    month_and_year,
    month_end,
    month_range,
    months_between,
    months_from,
    name_of,
    parse_period,
    year_of,
    years_of,
)
from quarterdeck.periods.parse import period_of
from quarterdeck.periods.period import stretch, year_text

JANUARY = Calendar(1)
AMERICAN = Calendar(10, YearName.END)
#: A body that names its years by their end, and begins them as British ones do.
ENDING = Calendar(4, YearName.END)

EXAMPLES = [
    ("2024-25", PeriodKind.FINANCIAL_YEAR, "2024-04-01", "2025-03-31", "2024-25"),
    ("1999-00", PeriodKind.FINANCIAL_YEAR, "1999-04-01", "2000-03-31", "1999-00"),
    ("FY2009-10", PeriodKind.FINANCIAL_YEAR, "2009-04-01", "2010-03-31", "2009-10"),
    ("2024-25 Q1", PeriodKind.QUARTER, "2024-04-01", "2024-06-30", "Quarter 1 2024-25"),
    ("2024-25 Q4", PeriodKind.QUARTER, "2025-01-01", "2025-03-31", "Quarter 4 2024-25"),
    ("2009-10 Q2", PeriodKind.QUARTER, "2009-07-01", "2009-09-30", "Quarter 2 2009-10"),
    ("2024-25 H1", PeriodKind.HALF, "2024-04-01", "2024-09-30", "First half of 2024-25"),
    ("2023-24 H2", PeriodKind.HALF, "2023-10-01", "2024-03-31", "Second half of 2023-24"),
    ("2024-02", PeriodKind.MONTH, "2024-02-01", "2024-02-29", "February 2024"),
    ("2023-12", PeriodKind.MONTH, "2023-12-01", "2023-12-31", "December 2023"),
    ("2001-09/2001-09", PeriodKind.MONTH, "2001-09-01", "2001-09-30", "September 2001"),
    ("2010-09", PeriodKind.MONTH, "2010-09-01", "2010-09-30", "September 2010"),
    ("2010-12/2010-12", PeriodKind.MONTH, "2010-12-01", "2010-12-31", "December 2010"),
    ("2024", PeriodKind.CALENDAR_YEAR, "2024-01-01", "2024-12-31", "2024"),
    ("AY2023-24", PeriodKind.ACADEMIC_YEAR, "2023-09-01", "2024-08-31", "School year 2023-24"),
    ("AY2009-10", PeriodKind.ACADEMIC_YEAR, "2009-09-01", "2010-08-31", "School year 2009-10"),
    ("AY2023-24 T1", PeriodKind.TERM, "2023-09-01", "2023-12-31", "Autumn term 2023-24"),
    ("AY2023-24 T2", PeriodKind.TERM, "2024-01-01", "2024-04-30", "Spring term 2023-24"),
    ("AY2023-24 T3", PeriodKind.TERM, "2024-05-01", "2024-08-31", "Summer term 2023-24"),
    ("2020-22", PeriodKind.POOLED, "2020-01-01", "2022-12-31", "2020 to 2022"),
    ("1998-00", PeriodKind.POOLED, "1998-01-01", "2000-12-31", "1998 to 2000"),
    ("2013-22", PeriodKind.POOLED, "2013-01-01", "2022-12-31", "2013 to 2022"),
    ("2010-01/2012-12", PeriodKind.POOLED, "2010-01-01", "2012-12-31", "2010 to 2012"),
    ("2020-01/2021-12", PeriodKind.POOLED, "2020-01-01", "2021-12-31", "2020 to 2021"),
    ("2016-04/2018-09", PeriodKind.STRETCH, "2016-04-01", "2018-09-30", "April 2016 to September 2018"),
    ("2024-05/2024-06", PeriodKind.STRETCH, "2024-05-01", "2024-06-30", "May to June 2024"),
    ("2024-03/2025-02", PeriodKind.STRETCH, "2024-03-01", "2025-02-28", "March 2024 to February 2025"),
    ("R2024-25 Q2", PeriodKind.UNDATED, "2023-10-01", "2024-09-30", "Latest (date not printed)"),
    ("R2024-25 Q2 -1y", PeriodKind.UNDATED, "2022-10-01", "2023-09-30", "1 year earlier"),
    ("R2024-25 Q2 -2q", PeriodKind.UNDATED, "2024-01-01", "2024-03-31", "2 quarters earlier"),
]


@pytest.mark.parametrize(("text", "kind", "start", "end", "name"), EXAMPLES)
def test_parse_period(text: str, kind: PeriodKind, start: str, end: str, name: str) -> None:
    period = parse_period(text)
    assert period == Period(text, kind, date.fromisoformat(start), date.fromisoformat(end))
    assert str(period) == text
    assert name_of(period) == name


@pytest.mark.parametrize(
    "text",
    [
        *("", "24-25", "2024/25", "2024-25 q2", "2024-25 Q5", "2024-25 Q0", "2024-25Q2", "2024-25  Q2", "2024-26 Q1"),
        *("2024-13", "2024-00", "2024-9", "2024-09-30", "AY2024-26", "AY2024", "AY2023-24 T4", "FY2024-09"),
        *("2024-25 H3", "2024-24", "2024-23", "2020-30", "Q2 2024-25", "Sept 2024", "R2024-25", "R2024-25 Q2 -0y"),
        *("2024-25\n", " 2024-25", "２０２４-25", "0024-25", "3024", "2024-25 Q2 provisional", "AY2023-24 Q1"),
        *("2024-09/2024-08", "2024-09/2024-13", "2024-09/", "2024-09/09", "2024-09/2024-10/2024-11", "2024/2025"),
        *("2024-09-01/2024-09-30", "2024 Q2", "2024 H1", "FYAY2024-25", "fy2024-25", "FY2020-22", "2020-22 Q1"),
        *("R2024-25 Q2 -1m", "R2024-09", "R2024-25 Q2 -10y", "R2024 Q2"),
    ],
)
def test_parse_period_is_strict(text: str) -> None:
    with pytest.raises(ValueError, match="is no period"):
        parse_period(text)


@pytest.mark.parametrize("text", ["RR2024-25 Q2", "RR2024-25 Q2 -1q"])
def test_a_report_is_never_undated_itself(text: str) -> None:
    with pytest.raises(ValueError, match="is no period"):
        parse_period(text)


@pytest.mark.parametrize(
    ("calendar", "text", "first", "second"),
    [
        (BRITISH, "2009-10", "FY2009-10", "2009-10/2009-10"),
        (BRITISH, "2010-11", "FY2010-11", "2010-11/2010-11"),
        (BRITISH, "2011-12", "FY2011-12", "2011-12/2011-12"),
        (BRITISH, "2000-01", "FY2000-01", "2000-01/2000-01"),
        (BRITISH, "2010-12", "2010-01/2012-12", "2010-12/2010-12"),
        (BRITISH, "2001-09", "2001-01/2009-12", "2001-09/2001-09"),
        (BRITISH, "FY2016", "2015-04/2016-03", "2016-04/2017-03"),
        (JANUARY, "2020-21", "2020-04/2021-03", "2020-01/2021-12"),
        (AMERICAN, "2016", "FY2016", "2016-01/2016-12"),
        (ENDING, "2016", "FY2016", "2016-01/2016-12"),
    ],
)
def test_what_could_be_two_things_is_refused_with_both_spellings(
    calendar: Calendar, text: str, first: str, second: str
) -> None:
    with pytest.raises(ValueError, match="could be") as refused:
        parse_period(text, calendar)
    said = str(refused.value)
    assert said.startswith(f"{text!r} could be ")
    for spelling in (first, second):
        meant = parse_period(spelling, calendar)
        assert f"{month_range(meant.start, meant.end)} (write {spelling if '-' in spelling else meant.text})" in said
    assert parse_period(first, calendar).key != parse_period(second, calendar).key


def test_a_message_names_what_each_spelling_means() -> None:
    with pytest.raises(ValueError, match="could be") as refused:
        parse_period("2010-12")
    assert str(refused.value) == (
        "'2010-12' could be December 2010 (write 2010-12/2010-12) or January 2010 to December 2012 "
        "(write 2010-01/2012-12)"
    )


def test_three_readings_are_all_named() -> None:
    with pytest.raises(ValueError, match=r"December 2011 .+ April 2011 to March 2012 .+ January 2011 to December 2012"):
        parse_period("2011-12", JANUARY)


def test_nobody_calls_the_month_of_a_year_of_its_own_a_month() -> None:
    # 1999-00 can be no month, and 2012-13 none either: there is no thirteenth.
    assert parse_period("1999-00").kind is PeriodKind.FINANCIAL_YEAR
    assert parse_period("2012-13").kind is PeriodKind.FINANCIAL_YEAR
    # The twelfth year taken together would be one too many, so this can be a month alone.
    assert parse_period("2001-12").kind is PeriodKind.MONTH
    assert parse_period("2002-12").kind is PeriodKind.MONTH


@pytest.mark.parametrize(
    ("calendar", "spellings", "published", "kind"),
    [
        (BRITISH, ("2024-25", "FY2024-25", "2024-04/2025-03"), "2024-25", PeriodKind.FINANCIAL_YEAR),
        (BRITISH, ("FY2009-10", "2009-04/2010-03"), "FY2009-10", PeriodKind.FINANCIAL_YEAR),
        (BRITISH, ("2024-25 Q2", "FY2024-25 Q2", "2024-07/2024-09"), "2024-25 Q2", PeriodKind.QUARTER),
        (BRITISH, ("2009-10 H2", "FY2009-10 H2", "2009-10/2010-03"), "2009-10 H2", PeriodKind.HALF),
        (BRITISH, ("2024", "2024-01/2024-12"), "2024", PeriodKind.CALENDAR_YEAR),
        (BRITISH, ("2024-09", "2024-09/2024-09"), "2024-09", PeriodKind.MONTH),
        (BRITISH, ("2020-22", "2020-01/2022-12"), "2020-22", PeriodKind.POOLED),
        (JANUARY, ("2024", "FY2024", "2024-01/2024-12"), "2024", PeriodKind.FINANCIAL_YEAR),
        (JANUARY, ("2024 Q2", "FY2024 Q2", "2024-04/2024-06"), "2024 Q2", PeriodKind.QUARTER),
        (JANUARY, ("2024 H2", "2024-07/2024-12"), "2024 H2", PeriodKind.HALF),
        (JANUARY, ("2020-04/2021-03",), "2020-04/2021-03", PeriodKind.STRETCH),
        (AMERICAN, ("FY2016", "2015-16", "2015-10/2016-09"), "FY2016", PeriodKind.FINANCIAL_YEAR),
        (AMERICAN, ("FY2016 Q1", "2015-16 Q1", "2015-10/2015-12"), "FY2016 Q1", PeriodKind.QUARTER),
        (AMERICAN, ("2016-01/2016-12",), "2016-01/2016-12", PeriodKind.CALENDAR_YEAR),
        (AMERICAN, ("2020-22", "2020-01/2022-12"), "2020-22", PeriodKind.POOLED),
        (ENDING, ("FY2016", "2015-16", "2015-04/2016-03"), "FY2016", PeriodKind.FINANCIAL_YEAR),
        (ENDING, ("FY2016 H1", "2015-04/2015-09"), "FY2016 H1", PeriodKind.HALF),
        (Calendar(7), ("2024-25", "2024-07/2025-06"), "2024-25", PeriodKind.FINANCIAL_YEAR),
        (Calendar(7), ("2024-25 Q1", "2024-07/2024-09"), "2024-25 Q1", PeriodKind.QUARTER),
    ],
)
def test_all_spellings_of_a_time_are_one_period(
    calendar: Calendar, spellings: tuple[str, ...], published: str, kind: PeriodKind
) -> None:
    found = {parse_period(spelling, calendar) for spelling in spellings}
    assert len(found) == 1
    (period,) = found
    assert (period.text, period.kind) == (published, kind)
    assert period.key == f"{period.start:%Y-%m}/{period.end:%Y-%m}"
    assert parse_period(period.key, calendar) == period


def test_a_school_year_keeps_its_name_and_is_the_same_stretch() -> None:
    school, months = parse_period("AY2023-24"), parse_period("2023-09/2024-08")
    assert (school.text, months.text) == ("AY2023-24", "2023-09/2024-08")
    assert school.key == months.key


def test_years_of_ten_at_the_most_are_taken_together_in_the_short_form() -> None:
    assert parse_period("2013-01/2022-12").text == "2013-22"
    assert parse_period("2012-01/2022-12").text == "2012-01/2022-12"
    assert parse_period("2012-01/2022-12").kind is PeriodKind.STRETCH


def test_a_quarter_of_another_s_year_is_a_stretch() -> None:
    assert parse_period("2024-08/2024-10").kind is PeriodKind.STRETCH
    assert parse_period("2024-05/2024-10").kind is PeriodKind.STRETCH
    assert parse_period("2024-06/2024-08", Calendar(9)).text == "2023-24 Q4"


def test_undated_columns_follow_the_body_s_own_quarters() -> None:
    assert parse_period("R2024 Q2", JANUARY).end == date(2024, 6, 30)
    assert parse_period("R2024 Q2 -1q", JANUARY).end == date(2024, 3, 31)
    assert parse_period("RFY2016 Q1", AMERICAN).end == date(2015, 12, 31)


def test_an_undated_period_of_a_report_that_could_be_two_is_refused() -> None:
    with pytest.raises(ValueError, match="could be"):
        parse_period("RFY2016 Q1")


def test_an_undated_period_is_told_apart_by_its_text() -> None:
    dated, undated = parse_period("2023-10/2024-09"), parse_period("R2024-25 Q2")
    assert (dated.start, dated.end) == (undated.start, undated.end)
    assert (undated.key, undated.dated) == ("R2024-25 Q2", False)
    assert dated.dated
    assert dated.key != undated.key


@pytest.mark.parametrize(
    ("text", "months"),
    [("2024-25", 12), ("2024-25 Q1", 3), ("2024-25 H1", 6), ("2024-02", 1), ("2020-22", 36), ("AY2023-24 T2", 4)],
)
def test_months_of_a_period(text: str, months: int) -> None:
    assert parse_period(text).months == months


@pytest.mark.parametrize(
    ("inner", "outer", "lies"),
    [
        ("2024-25 Q2", "2024-25", True),
        ("2024-25", "2024-25", True),
        ("2024-25", "2024-25 Q2", False),
        ("2023-24 Q4", "2024-25", False),
        ("2024", "2024-25", False),
        ("2024-12", "2024", True),
    ],
)
def test_within(inner: str, outer: str, *, lies: bool) -> None:
    assert parse_period(inner).within(parse_period(outer)) is lies


def test_periods_run_by_their_end_and_the_shorter_comes_last() -> None:
    texts = ["2024-25 Q4", "2025-03", "2024-25 Q3", "2024-25", "2024", "2024-12", "2024-25 H2"]
    ordered = sorted((parse_period(text) for text in texts), key=lambda period: period.sort_key)
    assert [str(period) for period in ordered] == [
        *("2024", "2024-25 Q3", "2024-12", "2024-25", "2024-25 H2", "2024-25 Q4", "2025-03"),
    ]


@pytest.mark.parametrize(
    ("day", "calendar", "year"),
    [
        (date(2024, 4, 1), BRITISH, "2024-25"),
        (date(2025, 3, 31), BRITISH, "2024-25"),
        (date(2024, 3, 31), BRITISH, "2023-24"),
        (date(1999, 9, 9), BRITISH, "1999-00"),
        (date(2009, 9, 9), BRITISH, "FY2009-10"),
        (date(2024, 1, 1), JANUARY, "2024"),
        (date(2024, 12, 31), JANUARY, "2024"),
        (date(2015, 10, 1), AMERICAN, "FY2016"),
        (date(2015, 9, 30), AMERICAN, "FY2015"),
        (date(2009, 4, 1), ENDING, "FY2010"),
    ],
)
def test_year_of(day: date, calendar: Calendar, year: str) -> None:
    found = year_of(day, calendar)
    assert found == parse_period(year, calendar)
    assert (found.text, found.kind) == (year, PeriodKind.FINANCIAL_YEAR)
    assert found.start <= day <= found.end


def test_the_british_year_is_taken_where_no_calendar_is_given() -> None:
    assert year_of(date(2024, 4, 1)) == parse_period("2024-25")
    assert Calendar() == BRITISH == Calendar(4, YearName.BOTH)


@pytest.mark.parametrize(
    ("start", "calendar", "text"),
    [
        (date(2024, 4, 1), BRITISH, "2024-25"),
        (date(1999, 4, 1), BRITISH, "1999-00"),
        (date(2000, 4, 1), BRITISH, "FY2000-01"),
        (date(2011, 4, 1), BRITISH, "FY2011-12"),
        (date(2012, 4, 1), BRITISH, "2012-13"),
        (date(2024, 1, 1), JANUARY, "2024"),
        (date(2015, 10, 1), AMERICAN, "FY2016"),
    ],
)
def test_year_text(start: date, calendar: Calendar, text: str) -> None:
    assert year_text(start, calendar) == text


def test_period_of_names_what_it_is_given() -> None:
    assert period_of(date(2024, 7, 1), 3).text == "2024-25 Q2"
    assert period_of(date(2024, 7, 1), 3, JANUARY).text == "2024 Q3"
    assert period_of(date(2024, 7, 1), 5).text == "2024-07/2024-11"


def test_stretch_ends_with_its_last_month() -> None:
    made = stretch("any", PeriodKind.STRETCH, date(2023, 12, 1), 3)
    assert (made.text, made.start, made.end) == ("any", date(2023, 12, 1), date(2024, 2, 29))


def test_months_from_crosses_years_both_ways() -> None:
    assert months_from(date(2024, 11, 1), 3) == date(2025, 2, 1)
    assert months_from(date(2024, 2, 1), -3) == date(2023, 11, 1)
    assert months_from(date(2024, 9, 30), 0) == date(2024, 9, 1)


def test_months_between_counts_months_whatever_the_day() -> None:
    assert months_between(date(2023, 11, 30), date(2024, 2, 1)) == 3
    assert months_between(date(2024, 2, 1), date(2023, 11, 30)) == -3
    assert months_between(date(2024, 2, 1), date(2024, 2, 29)) == 0


@pytest.mark.parametrize(("first", "last"), [("2024-02-01", "2024-02-29"), ("2023-02-01", "2023-02-28")])
def test_month_end(first: str, last: str) -> None:
    assert month_end(date.fromisoformat(first)) == date.fromisoformat(last)


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        (date(2024, 7, 1), date(2024, 9, 30), "July to September 2024"),
        (date(2023, 4, 1), date(2024, 3, 31), "April 2023 to March 2024"),
        (date(2024, 9, 1), date(2024, 9, 30), "September 2024"),
        (date(2023, 9, 1), date(2024, 9, 30), "September 2023 to September 2024"),
    ],
)
def test_month_range(start: date, end: date, written: str) -> None:
    assert month_range(start, end) == written


def test_month_and_year() -> None:
    assert month_and_year(date(2024, 9, 30)) == "September 2024"


@pytest.mark.parametrize(
    ("text", "calendar", "years"),
    [
        ("2024-25 Q2", BRITISH, "2024-25"),
        ("FY2009-10", BRITISH, "2009-10"),
        ("AY2023-24 T2", BRITISH, "2023-24"),
        ("2024 Q2", JANUARY, "2024"),
        ("FY2016 Q2", AMERICAN, "FY2016"),
    ],
)
def test_years_of(text: str, calendar: Calendar, years: str) -> None:
    assert years_of(parse_period(text, calendar)) == years


@pytest.mark.parametrize(
    ("text", "calendar", "name"),
    [
        ("2024 Q2", JANUARY, "Quarter 2 2024"),
        ("2024 H2", JANUARY, "Second half of 2024"),
        ("2024", JANUARY, "2024"),
        ("FY2016", AMERICAN, "FY2016"),
        ("FY2016 Q4", AMERICAN, "Quarter 4 FY2016"),
        ("2016-01/2016-12", AMERICAN, "2016"),
        ("R2024 Q2 -1q", JANUARY, "1 quarter earlier"),
    ],
)
def test_names_in_other_calendars(text: str, calendar: Calendar, name: str) -> None:
    assert name_of(parse_period(text, calendar)) == name
