"""Text that may stand in a spreadsheet: what a CSV holds is never a link, a formula or markup, and every name is legal.

Every text of a workbook goes through ``plain_text``, which changes no more than it must.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

#: The most that Excel takes, in UTF-16 units: of a cell, of a heading of a table, of a tab.
_CELL = 32_767
_HEADING = 255
_TAB = 31

#: What XML 1.0 cannot hold, escaped or not.
_NOT_IN_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_SECOND_DOLLAR = re.compile(r"\$(?=\$)")
#: Signs that a screen reader may pass over, in words.
_WORDS = {"%": "per cent", "£": "pounds"}
#: How XML spreadsheets write a character by its number; the cell escapes it, the table's own heading does not.
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NOT_IN_A_TAB = re.compile(r"[\[\]:*?/\\\s]+")
#: Tabs of our own, and one name that Excel keeps to itself.
_TAKEN_TABS = ("Cover", "Contents", "Notes", "History")


def plain_text(text: str, most: int = _CELL) -> str:
    """Give a text as a cell may hold it; it is empty if there is nothing to see.

    - Characters that XML cannot hold are dropped, and all line ends are line feeds.
    - A text without a letter or a digit says what it is, because a screen reader may say nothing: ``%`` becomes
      "per cent", ``£`` "pounds", and ``-`` becomes "the character “-”".
    - A space comes between ``](``, between ``$$``, and into ``<r>``, where gptables would see a link, the number of
      a note, and XlsxWriter its own markup.
    - What is longer than ``most`` is cut and ends in an ellipsis.
    """
    text = _NOT_IN_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not _LETTER_OR_DIGIT.search(text):
        text = _say(text.strip())
    text = _SECOND_DOLLAR.sub("$ ", text.replace("](", "] ("))
    if text.startswith("<r>") and text.endswith("</r>"):
        text = f"< {text[1:]}"
    return _cut(text, most, "…")


def plain_headings(headings: Sequence[str]) -> list[str]:
    """Give headings on one line each, none empty, and no two alike but for small and capital letters."""
    found: list[str] = []
    for number, heading in enumerate(headings, 1):
        text = _ESCAPE.sub("_ ", " ".join(plain_text(heading).split()))
        found.append(_new(_cut(text, _HEADING, "…") or f"Column {number}", found, _HEADING))
    return found


def tab_names(names: Sequence[str]) -> list[str]:
    """Give each sheet a tab that Excel takes: legal, short, and no two alike but for small and capital letters."""
    found = list(_TAKEN_TABS)
    for name in names:
        # An apostrophe would end the name in a link to the sheet.
        text = _NOT_IN_A_TAB.sub(" ", plain_text(name).replace("'", "’"))
        found.append(_new(_cut(text.strip(), _TAB).strip() or "Table", found, _TAB))
    return found[len(_TAKEN_TABS) :]


def table_name(number: int, tab: str) -> str:
    """Name a table for formulas: letters, digits and underscores; the number tells tables apart."""
    return f"table_{number}_{re.sub('[^A-Za-z0-9]+', '_', tab)}".strip("_")


def _say(signs: str) -> str:
    if not signs or signs in _WORDS:
        return _WORDS.get(signs, "")
    return f"the character{'s' if len(signs) > 1 else ''} “{signs}”"


def _new(text: str, found: Sequence[str], most: int) -> str:
    """Add a number to a text that was found before."""
    known = {other.lower().casefold() for other in found}
    tried, number = text, 1
    while tried.lower().casefold() in known:
        number += 1
        tried = f"{_cut(text, most - len(str(number)) - 1).strip()} {number}"
    return tried


def _cut(text: str, most: int, ending: str = "") -> str:
    """Shorten a text to so many UTF-16 units, never within a character."""
    if 2 * len(text) <= most or _units(text) <= most:
        return text
    most -= len(ending)
    text = text[:most]
    while _units(text) > most:
        text = text[: len(text) - (_units(text) - most + 1) // 2]
    return text + ending


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
