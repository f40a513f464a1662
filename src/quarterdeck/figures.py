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


def format_value(value: Decimal, unit: str) -> str:
    """Write a number with the sign that belongs right beside it: ``28%``, ``£12m``; other units stay off.

    >>> format_value(Decimal("28"), "%"), format_value(Decimal("605"), "£m"), format_value(Decimal("1094"), "people")
    ('28%', '£605m', '1,094')
    """
    number = format_number(value)
    if unit == "%":
        return f"{number}%"
    if unit.startswith("£"):
        sign = "\N{MINUS SIGN}" if value < 0 else ""
        if unit == "£000s":  # written out: nobody thinks in thousands of thousands
            number = format_number(round_half_up(value * 1000, max(0, places_of(value) - 3)))
        tail = {"£": "", "£m": "m", "£000s": ""}.get(unit, f" {unit[1:].strip()}")
        return f"{sign}£{number.removeprefix(sign)}{tail}"
    return number


def format_with_unit(value: Decimal, unit: str) -> str:
    """Write a number with its unit, as in ``162 people`` or ``124.9 per 10,000 children``."""
    text = format_value(value, unit)
    return text if unit == "%" or unit.startswith("£") or not unit else f"{text} {unit}"


def unit_words(unit: str) -> str:
    """Say a unit in words, as a chart's subtitle does."""
    money = {"%": "Per cent", "£": "Pounds", "£m": "Millions of pounds", "£000s": "Pounds"}
    return money.get(unit, f"{unit[:1].upper()}{unit[1:]}")
