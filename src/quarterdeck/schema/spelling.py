"""How ids, and cells that hold a list, are spelt."""

from __future__ import annotations

import re
from decimal import Decimal

from quarterdeck.figures import parse_number

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
LONGEST_ID = 80
_HOST = r"[a-z0-9-]+(?:\.[a-z0-9-]+)+"
# What ends an attribute or opens a tag is not among the characters of a path.
_WEB = re.compile(rf"https://{_HOST}(?::\d{{1,5}})?(?:[/?#][\w.~:/?#\[\]@!$&()*+,;=%-]*)?", re.ASCII | re.IGNORECASE)
_MAIL = re.compile(rf"mailto:[\w.+-]+@{_HOST}", re.ASCII | re.IGNORECASE)
_TELEPHONE = re.compile(r"tel:\+?[0-9]{3,15}", re.ASCII)


def is_id(text: str) -> bool:
    """Tell whether the text can stand in an address."""
    return len(text) <= LONGEST_ID and _ID.fullmatch(text) is not None


def is_web_address(text: str) -> bool:
    """Tell whether a link may lead there: a full https address, without a name or password before the host."""
    return _WEB.fullmatch(text) is not None


def is_contact_address(text: str) -> bool:
    """Tell whether it is a web address, a mail address (``mailto:``) or a telephone number (``tel:``)."""
    return is_web_address(text) or any(shape.fullmatch(text) for shape in (_MAIL, _TELEPHONE))


def parse_grades(text: str) -> tuple[tuple[Decimal, str], ...]:
    """Read ``1 = Inadequate; 2 = Good``: each number with its word, none twice. Raises ValueError otherwise."""
    if not text:
        return ()
    parts = [part.partition("=") for part in text.split(";")]
    grades = tuple((parse_number(number.strip()), word.strip()) for number, _, word in parts)
    if not all(word for _, word in grades) or len({number for number, _ in grades}) < len(grades):
        raise ValueError(text)
    return grades
