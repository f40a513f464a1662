from __future__ import annotations

from datetime import date

import pytest

from quarterdeck.periods import (
    Period,
    PeriodKind,
    financial_year_of,
    month_range,
    months_from,
    name_of,
    parse_period,
)

EXAMPLES = [
    ("2024-25", PeriodKind.FINANCIAL_YEAR, "2024-04-01", "2025-03-31", "2024-25"),
    ("1999-00", PeriodKind.FINANCIAL_YEAR, "1999-04-01", "2000-03-31", "1999-00"),
    ("FY2009-10", PeriodKind.FINANCIAL_YEAR, "2009-04-01", "2010-03-31", "2009-10"),
    ("2024-25 Q1", PeriodKind.QUARTER, "2024-04-01", "2024-06-30", "Quarter 1 2024-25"),
    ("2024-25 Q4", PeriodKind.QUARTER, "2025-01-01", "2025-03-31", "Quarter 4 2024-25"),
    ("2024-25 H1", PeriodKind.HALF, "2024-04-01", "2024-09-30", "First half of 2024-25"),
    ("2023-24 H2", PeriodKind.HALF, "2023-10-01", "2024-03-31", "Second half of 2023-24"),
    ("2024-02", PeriodKind.MONTH, "2024-02-01", "2024-02-29", "February 2024"),
    ("2023-12", PeriodKind.MONTH, "2023-12-01", "2023-12-31", "December 2023"),
    ("2024", PeriodKind.CALENDAR_YEAR, "2024-01-01", "2024-12-31", "2024"),
    ("AY2023-24", PeriodKind.ACADEMIC_YEAR, "2023-09-01", "2024-08-31", "School year 2023-24"),
    ("AY2023-24 T1", PeriodKind.TERM, "2023-09-01", "2023-12-31", "Autumn term 2023-24"),
    ("AY2023-24 T2", PeriodKind.TERM, "2024-01-01", "2024-04-30", "Spring term 2023-24"),
    ("AY2023-24 T3", PeriodKind.TERM, "2024-05-01", "2024-08-31", "Summer term 2023-24"),
    ("2020-22", PeriodKind.POOLED, "2020-01-01", "2022-12-31", "2020 to 2022"),
    ("1998-00", PeriodKind.POOLED, "1998-01-01", "2000-12-31", "1998 to 2000"),
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
        *("2024-13", "2024-00", "2024-9", "2024-09-30", "AY2024-26", "AY2024", "AY2023-24 T4", "FY2024", "FY2024-09"),
        *("2024-25 H3", "2024-24", "2024-23", "2020-30", "Q2 2024-25", "Sept 2024", "R2024-25", "R2024-25 Q2 -0y"),
        *("2024-25\n", " 2024-25", "２０２４-25", "0024-25", "3024", "2024-25 Q2 provisional"),
    ],
)
def test_parse_period_is_strict(text: str) -> None:
    with pytest.raises(ValueError, match="is no period"):
        parse_period(text)


@pytest.mark.parametrize("text", ["2009-10", "2010-11", "2011-12", "2000-01"])
def test_a_month_that_could_be_a_financial_year_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"write FY{text}"):
        parse_period(text)
    assert parse_period(f"FY{text}").kind is PeriodKind.FINANCIAL_YEAR


def test_a_year_that_starts_in_january() -> None:
    assert parse_period("2024-25 Q2", year_starts=1).end == date(2024, 6, 30)
    assert financial_year_of(date(2024, 1, 1), year_starts=1).text == "2024-25"


def test_periods_run_by_their_end_and_the_shorter_comes_last() -> None:
    texts = ["2024-25 Q4", "2025-03", "2024-25 Q3", "2024-25", "2024", "2024-12"]
    ordered = sorted((parse_period(text) for text in texts), key=lambda period: period.sort_key)
    assert [str(period) for period in ordered] == ["2024", "2024-25 Q3", "2024-12", "2024-25", "2024-25 Q4", "2025-03"]


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2024, 4, 1), "2024-25"),
        (date(2025, 3, 31), "2024-25"),
        (date(2024, 3, 31), "2023-24"),
        (date(1999, 9, 9), "1999-00"),
    ],
)
def test_financial_year_of(day: date, year: str) -> None:
    found = financial_year_of(day)
    assert found == parse_period(year)
    assert found.start <= day <= found.end


def test_months_from_crosses_years_both_ways() -> None:
    assert months_from(date(2024, 11, 1), 3) == date(2025, 2, 1)
    assert months_from(date(2024, 2, 1), -3) == date(2023, 11, 1)


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        (date(2024, 7, 1), date(2024, 9, 30), "July to September 2024"),
        (date(2023, 4, 1), date(2024, 3, 31), "April 2023 to March 2024"),
        (date(2024, 9, 1), date(2024, 9, 30), "September 2024"),
    ],
)
def test_month_range(start: date, end: date, written: str) -> None:
    assert month_range(start, end) == written
