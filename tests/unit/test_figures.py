from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from quarterdeck.figures import (
    format_number,
    format_value,
    format_with_unit,
    money_parts,
    parse_number,
    percent_of,
    places_of,
    round_half_up,
    singular,
    unit_beside,
    unit_words,
)


@pytest.mark.parametrize("text", ["0", "7", "-0.61", "1094", "124.90", "0.00000001", "999999999999999"])
def test_parse_number_keeps_every_digit(text: str) -> None:
    assert str(parse_number(text)) == text.replace("0.00000001", "1E-8")
    assert parse_number(text) == Decimal(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", " 1", "1 ", "1\n", "+1", "--1", "-", ".", ".5", "1.", "01", "1.2.3", "1,000", "1_000", "12%", "£3"),
        *("inf", "INF", "-inf", "nan", "NaN", "sNaN", "1e3", "1E400", "0x10", "half"),
        *("１２", "٣", "²", "−1", "1000000000000000", "0.1234567890123456"),
    ],
)
def test_parse_number_takes_plain_digits_only(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_number(text)


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("0.125", 2, "0.13"),
        ("-0.125", 2, "-0.13"),
        ("0.1249", 2, "0.12"),
        ("94.95", 1, "95.0"),
        ("1.005", 2, "1.01"),
        ("7", 2, "7.00"),
        ("0", 1, "0.0"),
        ("-0.04", 1, "0.0"),
    ],
)
def test_round_half_up(value: str, places: int, expected: str) -> None:
    assert str(round_half_up(Decimal(value), places)) == expected


def test_round_half_up_of_a_fraction_that_no_decimal_can_hold() -> None:
    assert str(round_half_up(Fraction(2, 3), 4)) == "0.6667"
    assert str(round_half_up(Fraction(-2, 3), 4)) == "-0.6667"


def test_percent_of() -> None:
    assert str(percent_of(Decimal(39), Decimal(41), 1)) == "95.1"
    with pytest.raises(ZeroDivisionError):
        percent_of(Decimal(1), Decimal(0), 1)


@pytest.mark.parametrize(("value", "places"), [("12", 0), ("12.0", 1), ("-0.61", 2), ("1200", 0)])
def test_places_of(value: str, places: int) -> None:
    assert places_of(Decimal(value)) == places


@pytest.mark.parametrize(
    ("value", "written"),
    [("1094", "1,094"), ("-0.61", "−0.61"), ("1234567.80", "1,234,567.80"), ("0", "0"), ("-0", "0"), ("100", "100")],
)
def test_format_number(value: str, written: str) -> None:
    assert format_number(Decimal(value)) == written


@pytest.mark.parametrize(
    ("value", "unit", "short", "full"),
    [
        ("28", "%", "28%", "28%"),
        ("605", "£m", "£605m", "£605m"),
        ("-605", "£", "−£605", "−£605"),
        ("605", "£ per person", "£605 per person", "£605 per person"),
        ("744", "£000s", "£744,000", "£744,000"),
        ("1094", "people", "1,094", "1,094 people"),
        ("-0.61", "", "−0.61", "−0.61"),
        ("124.9", "per 10,000 children", "124.9", "124.9 per 10,000 children"),
    ],
)
def test_format_value(value: str, unit: str, short: str, full: str) -> None:
    assert format_value(Decimal(value), unit) == short
    assert format_with_unit(Decimal(value), unit) == full


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    [
        ("1800", "zł", "1,800 zł"),
        ("-5", "zł", "−5 zł"),
        ("12", "złm", "12"),
        ("1.5", "zł m", "1.5m zł"),
        ("1800.50", "€", "€1,800.50"),
        ("-3", "£m", "−£3m"),
        ("2.4", "$bn", "$2.4bn"),
        ("140133.5", "£000s", "£140,133,500"),
        ("0.1234", "£000s", "£123.4"),
        ("7", "kr per resident", "7 kr per resident"),
        ("7", "krones", "7"),
    ],
)
def test_money_is_written_with_its_sign(value: str, unit: str, written: str) -> None:
    assert format_value(Decimal(value), unit) == written


@pytest.mark.parametrize(
    ("unit", "parts"),
    [
        ("£", ("£", "")),
        ("£m", ("£", "m")),
        ("£ per person", ("£", " per person")),
        ("€000s", ("€", "000s")),
        ("zł", ("zł", "")),
        ("people", None),
        ("%", None),
        ("krones", None),
        ("", None),
    ],
)
def test_money_parts(unit: str, parts: tuple[str, str] | None) -> None:
    assert money_parts(unit) == parts


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("people", "person"),
        ("children", "child"),
        ("young people", "young person"),
        ("staff", "member of staff"),
        ("families", "family"),
        ("businesses", "business"),
        ("homes", "home"),
        ("early help cases", "early help case"),
        ("days per employee", "day per employee"),
        ("visits a month", "visit a month"),
        ("homes (net)", "home (net)"),
        ("per 1,000 people", "per 1,000 people"),
        ("(score)", "(score)"),
        ("on the list", "on the list"),
        ("nurseries and schools", "nurseries and schools"),
        ("access", "access"),
        ("", ""),
    ],
)
def test_singular(many: str, one: str) -> None:
    assert singular(many) == one


@pytest.mark.parametrize(
    ("unit", "value", "beside"),
    [
        ("people", "1", "person"),
        ("people", "1.0", "person"),
        ("people", "0", "people"),
        ("people", "-1", "people"),
        ("%", "1", ""),
        ("£m", "1", ""),
        ("zł", "1", ""),
    ],
)
def test_unit_beside(unit: str, value: str, beside: str) -> None:
    assert unit_beside(unit, Decimal(value)) == beside


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("%", "Per cent"),
        ("£", "Pounds"),
        ("£m", "Millions of pounds"),
        ("£000s", "Pounds"),
        ("homes", "Homes"),
        ("", ""),
    ],
)
def test_unit_words(unit: str, words: str) -> None:
    assert unit_words(unit) == words
