from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from quarterdeck.errors import CODES
from quarterdeck.periods import BRITISH, Calendar, YearName, parse_period
from quarterdeck.read.cells import BadCell, parse_cell
from quarterdeck.rows import Cell
from quarterdeck.schema import Column, ColumnType, is_id
from quarterdeck.schema.spelling import LONGEST_ID


def column(kind: ColumnType, *, required: bool = False) -> Column:
    return Column("c", kind, "What it means.", required=required, choices={"higher": "", "[p]": ""})


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (ColumnType.ID, "rough-sleepers-2", "rough-sleepers-2"),
        (ColumnType.TEXT, "Children’s homes", "Children’s homes"),
        (ColumnType.PROSE, " Two\nlines ", " Two\nlines "),
        (ColumnType.INTEGER, "0", 0),
        (ColumnType.INTEGER, "94", 94),
        (ColumnType.DECIMAL, "-0.610", Decimal("-0.610")),
        (ColumnType.PERIOD, "2024-25 Q2", parse_period("2024-25 Q2")),
        (ColumnType.DATE, "2024-11-20", date(2024, 11, 20)),
        (ColumnType.CHOICE, "[p]", "[p]"),
    ],
)
def test_a_good_cell(kind: ColumnType, text: str, expected: Cell) -> None:
    assert parse_cell(text, column(kind), BRITISH) == expected
    assert str(parse_cell(text, column(kind), BRITISH)) == str(expected)


@pytest.mark.parametrize("kind", ColumnType)
def test_an_empty_cell(kind: ColumnType) -> None:
    text_like = kind in (ColumnType.ID, ColumnType.NAME, ColumnType.TEXT, ColumnType.PROSE, ColumnType.CHOICE)
    assert parse_cell("", column(kind), BRITISH) == ("" if text_like else None)
    with pytest.raises(BadCell) as caught:
        parse_cell("", column(kind, required=True), BRITISH)
    assert caught.value.code == "missing-value"
    assert caught.value.remedy == "Fill it in: What it means."


BAD_NUMBERS = ("1,000", "1_000", "INF", "-inf", "NaN", "1e400", "1e3", "１２", "+1", ".5", "5.", "007", "−1", "n/a")


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        *((ColumnType.DECIMAL, text, "bad-number") for text in BAD_NUMBERS),
        *((ColumnType.INTEGER, text, "bad-number") for text in ("1.0", "-1", "01", "１", "1_0", "1000000000", "one")),
        *((ColumnType.ID, text, "bad-id") for text in ("Rough", "a b", "a_b", "-a", "a--b", "é", "../x", "a" * 81)),
        *((ColumnType.DATE, text, "bad-date") for text in ("20/11/2024", "2024-02-30", "20241120", "2024-W47-3")),
        *((ColumnType.PERIOD, text, "bad-period") for text in ("2024-25 Q5", "2009-10", "last year", "2024/25")),
        *((ColumnType.CHOICE, text, "not-allowed") for text in ("Higher", "up", "[P]", "p")),
    ],
)
def test_a_bad_cell(kind: ColumnType, text: str, code: str) -> None:
    with pytest.raises(BadCell) as caught:
        parse_cell(text, column(kind), BRITISH)
    assert caught.value.code == code
    assert code in CODES
    assert repr(text)[1:-1] in caught.value.message
    assert caught.value.remedy.endswith(".")


@pytest.mark.parametrize("kind", [kind for kind in ColumnType if kind is not ColumnType.PROSE])
@pytest.mark.parametrize("text", [" 12", "12 ", "12\n", "\t12", "1\r2", "12\xa0", "12\u200b", "\u202e12", "1\x072"])
def test_stray_spaces_and_unprintable_characters(kind: ColumnType, text: str) -> None:
    with pytest.raises(BadCell) as caught:
        parse_cell(text, column(kind), BRITISH)
    assert caught.value.code == "stray-space"


@pytest.mark.parametrize(
    ("calendar", "said"),
    [
        (BRITISH, "2024-25, 2024-25 Q2, 2024-09, 2024, AY2023-24, 2020-22"),
        (Calendar(1), "2024, 2024 Q2, 2024-09, AY2023-24, 2020-22"),
        (Calendar(7, YearName.END), "FY2025, FY2025 Q2, 2024-09, AY2023-24, 2020-22"),
        (Calendar(1, YearName.END), "2024, 2024 Q2, 2024-09, AY2023-24, 2020-22"),
    ],
)
def test_what_is_no_period_is_shown_how_this_body_writes_them(calendar: Calendar, said: str) -> None:
    with pytest.raises(BadCell) as caught:
        parse_cell("soon", column(ColumnType.PERIOD), calendar)
    assert caught.value.remedy == f"Write {said}, or the first and the last month: 2010-01/2012-12."
    for example in (*said.split(", "), "2010-01/2012-12"):
        parse_cell(example, column(ColumnType.PERIOD), calendar)


def test_what_could_be_two_periods_is_told_with_both_spellings() -> None:
    with pytest.raises(BadCell) as caught:
        parse_cell("2010-12", column(ColumnType.PERIOD), BRITISH)
    assert caught.value.message == (
        "'2010-12' could be December 2010 (write 2010-12/2010-12) "
        "or January 2010 to December 2012 (write 2010-01/2012-12)."
    )
    assert caught.value.remedy == "Write the one that is meant."


def test_an_id_has_a_longest_length() -> None:
    assert is_id("a" * LONGEST_ID)
    assert not is_id("a" * (LONGEST_ID + 1))
    assert not is_id("rough-sleepers\n")


def test_a_period_follows_the_council_s_own_year() -> None:
    january = Calendar(1)
    assert parse_cell("2024 Q1", column(ColumnType.PERIOD), january) == parse_period("2024 Q1", january)
    with pytest.raises(BadCell):
        parse_cell("2024 Q1", column(ColumnType.PERIOD), BRITISH)
