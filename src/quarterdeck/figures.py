"""Exact figures: decimals from text, exact division, half-up rounding, and how a number is written."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,15})?", re.ASCII)


def parse_number(text: str) -> Decimal:
    """Make the exact decimal that the text says.

    Only plain digits with at most one point, at most 15 before and 15 after it: no commas, percent signs, exponents,
    ``inf`` or ``nan``.
    Raises ValueError otherwise.
    """
    if not _NUMBER.fullmatch(text):
        raise ValueError(text)
    return Decimal(text)


def round_half_up(value: Fraction | Decimal, places: int) -> Decimal:
    """Round to ``places`` decimals, a half away from zero, without ever passing through a binary float."""
    scaled = Fraction(value) * 10**places
    numerator, denominator = abs(scaled.numerator), scaled.denominator
    whole = (2 * numerator + denominator) // (2 * denominator)
    return Decimal(whole if scaled >= 0 else -whole).scaleb(-places)


def percent_of(part: Decimal, whole: Decimal, places: int) -> Decimal:
    """Give ``part`` as a percentage of ``whole``, rounded half-up. Raises ZeroDivisionError for no whole."""
    return round_half_up(Fraction(part) / Fraction(whole) * 100, places)


def places_of(value: Decimal) -> int:
    """Count the decimal places that the value was written with."""
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return max(0, -exponent)


def format_number(value: Decimal) -> str:
    """Write a number as British readers expect it: comma for thousands, a true minus, decimals as published."""
    text = f"{abs(value):,f}"
    return f"\N{MINUS SIGN}{text}" if value < 0 else text


#: Signs of money that stand before the number, and those that stand behind it.
_BEFORE, _BEHIND = ("£", "$", "€", "¥", "₹"), ("zł", "kr", "Kč", "Ft", "лв")
#: What a unit may say after the sign, what is written for it, and what that multiplies the number by.
_SIZES = {"": ("", 1), "m": ("m", 1), "bn": ("bn", 1), "000s": ("", 1000)}


def money_parts(unit: str) -> tuple[str, str] | None:
    """Give the sign of a unit of money and the rest of it (``£m`` is ``£`` and ``m``); None for other units."""
    sign = next((sign for sign in (*_BEFORE, *_BEHIND) if unit.startswith(sign)), "")
    rest = unit.removeprefix(sign)
    return (sign, rest) if sign and (sign in _BEFORE or not rest[:1].isalpha()) else None


def format_value(value: Decimal, unit: str) -> str:
    """Write a number with the sign that belongs right beside it: ``28%``, ``£12m``, ``5 zł``; other units stay off.

    >>> format_value(Decimal("28"), "%"), format_value(Decimal("605"), "£m"), format_value(Decimal("1094"), "people")
    ('28%', '£605m', '1,094')
    """
    number = format_number(value)
    if unit == "%":
        return f"{number}%"
    money = money_parts(unit)
    if money is None:
        return number
    sign, rest = money
    tail, times = _SIZES.get(rest.strip(), (f" {rest.strip()}", 1))
    if times != 1:  # written out: nobody thinks in thousands of thousands
        number = format_number(round_half_up(value * times, max(0, places_of(value) - 3)))
    if sign in _BEHIND:
        return f"{number} {sign}{tail}" if tail.startswith(" ") else f"{number}{tail} {sign}"
    minus = "\N{MINUS SIGN}" if value < 0 else ""
    return f"{minus}{sign}{number.removeprefix(minus)}{tail}"


def unit_beside(unit: str, value: Decimal | None = None) -> str:
    """Give what stands beside a number that was written with ``format_value``; of one thing, its singular."""
    if unit == "%" or money_parts(unit) is not None:
        return ""
    return singular(unit) if value == 1 else unit


def format_with_unit(value: Decimal, unit: str) -> str:
    """Write a number with its unit, as in ``162 people``, ``1 person`` or ``124.9 per 10,000 children``."""
    return f"{format_value(value, unit)} {unit_beside(unit, value)}".rstrip()


_IRREGULAR = {"people": "person", "children": "child", "staff": "member of staff"}


def singular(unit: str) -> str:
    """Name one of what a unit counts: ``person``, ``family``, ``early help case``; rates stay as they are.

    >>> singular("people"), singular("families"), singular("days per employee"), singular("per 1,000 people")
    ('person', 'family', 'day per employee', 'per 1,000 people')
    """
    if unit.startswith(("per ", "(", "on ")) or " and " in unit:
        return unit
    counted, *rest = re.split(r"(?= per | a month| \()", unit, maxsplit=1)
    *before, last = counted.split(" ")
    if last in _IRREGULAR:
        last = _IRREGULAR[last]
    elif last.endswith("ies"):
        last = f"{last[:-3]}y"
    elif last.endswith("sses"):
        last = last[:-2]
    elif last.endswith("s") and not last.endswith("ss"):
        last = last[:-1]
    return " ".join((*before, last)) + "".join(rest)


def unit_words(unit: str) -> str:
    """Say a unit in words, as a chart's subtitle does."""
    money = {"%": "Per cent", "£": "Pounds", "£m": "Millions of pounds", "£000s": "Pounds"}
    return money.get(unit, f"{unit[:1].upper()}{unit[1:]}")
