"""How ids, and cells that hold a list, are spelt."""

from __future__ import annotations

import re
from decimal import Decimal

from quarterdeck.figures import parse_number

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
LONGEST_ID = 80


def is_id(text: str) -> bool:
    """Tell whether the text can stand in an address."""
    return len(text) <= LONGEST_ID and _ID.fullmatch(text) is not None


def parse_grades(text: str) -> tuple[tuple[Decimal, str], ...]:
    """Read ``1 = Inadequate; 2 = Good``: each number with its word, none twice. Raises ValueError otherwise."""
    if not text:
        return ()
    parts = [part.partition("=") for part in text.split(";")]
    grades = tuple((parse_number(number.strip()), word.strip()) for number, _, word in parts)
    if not all(word for _, word in grades) or len({number for number, _ in grades}) < len(grades):
        raise ValueError(text)
    return grades
