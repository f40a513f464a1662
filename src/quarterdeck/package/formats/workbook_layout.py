"""How wide columns and how high rows are. Excel would find the heights itself; other programs do not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil

from xlsxwriter.utility import cell_autofit_width
from xlsxwriter.worksheet import Worksheet

from quarterdeck.package.formats.workbook_sheet import Cell, Sheet, SheetColumn

#: Columns are no wider than so many characters, unless they are told to be.
_WIDEST = 60
#: A heading wraps rather than make its column wider than this.
_HEADING = 14
#: A column's width counts digits of Excel's own font; those of the theme are larger by this.
_LARGER = 1.3
#: Pixels of one unit of a column's width.
_UNIT = 7
#: Excel's limits, of a width and of a height in points.
_MOST_WIDTH = 255
_MOST_HEIGHT = 409
#: The height of a line of the theme's text, in points, and how much wider than in Excel's own font it runs.
_LINE = 15.75
_WIDER = 1.12
_BOLD = 1.15
#: How much larger, and bolder, a title's letters are.
_TITLE = 1.5


def column_widths(sheet: Sheet) -> list[float]:
    """Give the width of every column of a clean sheet, in Excel's measure."""
    return [
        width_of(column.width or _needed(column, [row[place] for row in sheet.rows]))
        for place, column in enumerate(sheet.columns)
    ]


def width_of(characters: int) -> float:
    """Give the width of a column for so many characters."""
    return min(round(characters * _LARGER + 1, 1), _MOST_WIDTH)


def set_widths(sheet: Worksheet, widths: Iterable[float]) -> None:
    """Set the widths of columns, from the first."""
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)


def set_heights(sheet: Worksheet, first: int, rows: Iterable[Sequence[Cell]], widths: Sequence[float]) -> None:
    """Give rows with wrapped text, from the ``first``, the height that they need."""
    for number, row in enumerate(rows, first):
        set_height(
            sheet,
            number,
            max(_lines(cell, width) if isinstance(cell, str) else 1 for cell, width in zip(row, widths, strict=True)),
        )


def set_table_heights(sheet: Worksheet, first: int, table: Sheet, widths: Sequence[float]) -> None:
    """Give the rows of a table, of which the ``first`` is the heading, their heights."""
    narrower = [width / _BOLD for width in widths]
    set_heights(sheet, first, [[column.heading for column in table.columns]], narrower)
    set_heights(sheet, first + 1, table.rows, widths)


def set_title_height(sheet: Worksheet, title: str, width: float) -> None:
    """Give the cover's title, in the first row, the height that its larger letters need."""
    sheet.set_row(0, min(_lines(title, width / _TITLE) * _LINE * _TITLE, _MOST_HEIGHT))


def set_height(sheet: Worksheet, row: int, lines: int) -> None:
    """Give a row room for lines; one line needs no more than a row has."""
    if lines > 1:
        sheet.set_row(row, min(lines * _LINE, _MOST_HEIGHT))


def _lines(text: str, width: float) -> int:
    # Most columns are as wide as their texts, which then need no measuring.
    if "\n" not in text and width_of(_length(text)) <= width:
        return 1
    room = width * _UNIT
    return sum(max(1, ceil(cell_autofit_width(line) * _WIDER / room)) for line in text.split("\n"))


def _needed(column: SheetColumn, cells: Iterable[Cell]) -> int:
    """Count the characters of the longest line, within reason; a heading wraps between its words."""
    needed = max(min(len(column.heading), _HEADING), *(len(word) + 1 for word in column.heading.split()))
    for cell in cells:
        if isinstance(cell, str):
            needed = max(needed, *map(_length, cell.split("\n")), 0)
        elif cell is not None:
            needed = max(needed, len(str(cell) if column.decimals is None else f"{cell:,.{column.decimals}f}"))
    return min(needed, _WIDEST)


def _length(line: str) -> int:
    if not line.isascii():
        # Signs of Chinese, Japanese and Korean are as wide as two letters; for other writing this is room to spare.
        return 2 * len(line)
    return len(line) * 5 // 4 if line.isupper() else len(line)
