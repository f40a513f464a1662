"""Bytes of a CSV file to rows of text, strictly: what a spreadsheet could misread is refused, not guessed."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from quarterdeck.errors import Finding

#: Longest text that a cell can hold; more is a sign of a quote that was never closed.
LONGEST_CELL = 20_000


@dataclass(frozen=True, slots=True)
class RawTable:
    """Heading and rows of a CSV file as text; each row with its number in the file."""

    heading: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read_csv(content: bytes, file: str) -> tuple[RawTable, list[Finding]]:
    """Split the file's bytes into cells; an unreadable file gives an empty table and a finding."""
    nothing = RawTable((), ())
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return nothing, [
            Finding(
                file,
                line,
                "",
                "bad-encoding",
                "The text is not UTF-8.",
                "Save the file again as “CSV UTF-8 (comma delimited)”.",
            )
        ]
    if "\x00" in text:
        return nothing, [_unreadable(file, 0, "It holds a NUL character.")]
    return _split(text, file)


def _split(text: str, file: str) -> tuple[RawTable, list[Finding]]:
    findings: list[Finding] = []
    number = 0
    rows: list[tuple[int, tuple[str, ...]]] = []
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for number, cells in enumerate(reader, start=1):
            if not cells:
                continue  # a blank line, as editors leave at the end
            if any(len(cell) > LONGEST_CELL for cell in cells):
                return RawTable((), ()), [_unreadable(file, number, "A cell holds more than 20,000 characters.")]
            rows.append((number, tuple(cells)))
    except csv.Error as error:
        return RawTable((), ()), [_unreadable(file, number + 1, f"The row cannot be read ({error}).")]
    if not rows:
        return RawTable((), ()), [_unreadable(file, 0, "The file is empty.")]
    heading = rows[0][1]
    good: list[tuple[int, tuple[str, ...]]] = []
    for number, row in rows[1:]:
        if len(row) == len(heading):
            good.append((number, row))
            continue
        findings.append(
            Finding(
                file,
                number,
                "",
                "wrong-width",
                f"The row has {len(row)} cells, the heading {len(heading)}.",
                "Put text that holds a comma in double quotes, and keep every comma of an empty cell.",
            )
        )
    return RawTable(heading, tuple(good)), findings


def _unreadable(file: str, row: int, message: str) -> Finding:
    remedy = "Look for a double quote that is opened and never closed; separate cells by commas."
    return Finding(file, row, "", "bad-csv", message, remedy)
