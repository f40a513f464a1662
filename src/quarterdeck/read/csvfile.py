"""Bytes of a CSV file to rows of text, strictly: what a spreadsheet could misread is refused, not guessed."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from quarterdeck.errors import Finding

#: Longest text that a cell can hold; more is a sign of a quote that was never closed.
LONGEST_CELL = 20_000
#: A row whose quotes all stand round a whole cell, or twice within one that has them round it.
_CELL = r'(?:"[^"]*(?:""[^"]*)*"|[^",\r\n]*)'
_WELL_QUOTED = re.compile(rf"{_CELL}(?:,{_CELL})*[\r\n]*")
#: What some spreadsheets write between cells in place of commas.
_OTHER_SEPARATORS = {";": "semicolons", "\t": "tabs"}

_Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RawTable:
    """Heading and rows of a CSV file as text; each row with its number in the file.

    ``misfits`` are the rows that are wider or narrower than the heading.
    """

    heading: _Cells
    rows: tuple[tuple[int, _Cells], ...]
    misfits: tuple[_Cells, ...] = ()


_NOTHING = RawTable((), ())


def read_csv(content: bytes, file: str) -> tuple[RawTable, list[Finding]]:
    """Split the file's bytes into cells; an unreadable file gives an empty table and the findings that say why."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        remedy = "Save the file again as “CSV UTF-8 (comma delimited)”."
        return _NOTHING, [Finding(file, line, "", "bad-encoding", "The text is not UTF-8.", remedy)]
    if "\x00" in text:
        return _NOTHING, [_unreadable(file, 0, "It holds a NUL character.")]
    if separator := _other_separator(text):
        remedy = "Save the file again as “CSV UTF-8 (comma delimited)”, with a point in decimals."
        message = f"The cells are separated by {separator}, not by commas."
        return _NOTHING, [Finding(file, 1, "", "bad-csv", message, remedy)]
    return _split(text, file)


def _other_separator(text: str) -> str:
    """Name what stands between the cells of the first line, if it is not commas."""
    first = text.lstrip("\r\n").split("\n", 1)[0]
    found = (name for mark, name in _OTHER_SEPARATORS.items() if first.count(mark) > first.count(","))
    return next(found, "")


def _split(text: str, file: str) -> tuple[RawTable, list[Finding]]:
    rows: list[tuple[int, _Cells]] = []
    stray: list[Finding] = []
    number = 0
    try:
        for number, cells, raw in _rows(text):
            if not any(cells):
                continue  # a blank line, or a row of commas, as editors and spreadsheets leave at the end
            if any(len(cell) > LONGEST_CELL for cell in cells):
                return _NOTHING, [_unreadable(file, number, "A cell holds more than 20,000 characters.")]
            if '"' in raw and not _WELL_QUOTED.fullmatch(raw):
                stray.append(_stray_quote(file, number))
            rows.append((number, cells))
    except csv.Error as error:
        return _NOTHING, [_unreadable(file, number + 1, f"The row cannot be read ({error}).")]
    if stray:
        return _NOTHING, stray
    if not rows:
        return _NOTHING, [_unreadable(file, 0, "The file is empty.")]
    heading = rows[0][1]
    good = tuple((number, row) for number, row in rows[1:] if len(row) == len(heading))
    misfits = [(number, row) for number, row in rows[1:] if len(row) != len(heading)]
    findings = [_wrong_width(file, number, len(row), len(heading)) for number, row in misfits]
    return RawTable(heading, good, tuple(row for _, row in misfits)), findings


def _rows(text: str) -> Iterator[tuple[int, _Cells, str]]:
    """Give each row's number as a spreadsheet counts, its cells, and the characters that it was read from."""
    lines = list(io.StringIO(text, newline=""))
    reader = csv.reader(lines, strict=True)
    start = 0
    for number, cells in enumerate(reader, start=1):
        yield number, tuple(cells), "".join(lines[start : reader.line_num])
        start = reader.line_num


def _wrong_width(file: str, row: int, cells: int, columns: int) -> Finding:
    message = f"The row has {cells} cells, the heading {columns}."
    remedy = "Put text that holds a comma in double quotes, and keep every comma of an empty cell."
    return Finding(file, row, "", "wrong-width", message, remedy)


def _stray_quote(file: str, row: int) -> Finding:
    remedy = "Put the whole cell in double quotes and write the one within it twice; look for a lost comma before it."
    return Finding(file, row, "", "bad-csv", "A double quote stands inside a cell that has none round it.", remedy)


def _unreadable(file: str, row: int, message: str) -> Finding:
    remedy = "Look for a double quote that is opened and never closed; separate cells by commas."
    return Finding(file, row, "", "bad-csv", message, remedy)
