"""One sheet of a workbook: its record, and the table that gptables makes of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import isfinite
from typing import Any

import gptables
import pandas as pd
from gptables.core.gptable import FormatList

from quarterdeck.package.formats.workbook_text import plain_headings, plain_text

#: Excel shows no more decimal places.
_MOST_DECIMALS = 30
_BLANK = "A blank cell means that there is nothing to say."
_ALONE = "This worksheet contains one table."
_LATIN = re.compile("[A-Za-z0-9]")

Cell = str | int | Decimal | None


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: ``decimals`` is None for text; ``width`` is in characters, 0 for as wide as needed."""

    heading: str
    decimals: int | None = None
    width: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table on a sheet of its own. Numbers are int or Decimal; ``name`` is made legal for a tab where it is not."""

    name: str
    title: str
    subtitle: str
    instructions: str
    source: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]


def clean_sheet(sheet: Sheet) -> Sheet:
    """Make every text of a sheet one that a spreadsheet may hold; rows with nothing in them are left out."""
    shown = (tuple(_shown(cell) for cell in row) for row in sheet.rows)
    rows = tuple(row for row in shown if any(cell is not None for cell in row))
    headings = plain_headings([column.heading for column in sheet.columns])
    instructions = plain_text(sheet.instructions) or _ALONE
    return Sheet(
        name=sheet.name,
        title=plain_text(sheet.title) or plain_text(sheet.name) or "Table",
        subtitle=plain_text(sheet.subtitle),
        instructions=f"{instructions} {_BLANK}" if any(None in row for row in rows) else instructions,
        source=plain_text(sheet.source),
        columns=tuple(replace(column, heading=text) for column, text in zip(sheet.columns, headings, strict=True)),
        rows=rows,
    )


def build_table(sheet: Sheet, name: str) -> gptables.GPTable:
    """Lay a clean sheet out as gptables takes it. Only here a figure becomes a float."""
    return gptables.GPTable(
        table=pd.DataFrame(
            [[_taken(cell) for cell in row] for row in sheet.rows],
            columns=[column.heading for column in sheet.columns],
            dtype=object,
        ),
        table_name=name,
        # In the contents a title is a cell, with what gptables asks of cells.
        title=sheet.title if _LATIN.search(sheet.title) else [{}, sheet.title],
        subtitles=[sheet.subtitle] if sheet.subtitle else [],
        instructions=sheet.instructions,
        source=sheet.source or None,
        # No column is an index: in these gptables looks for references to notes.
        index_columns={},
        additional_formatting=_formats(sheet.columns),
    )


def _shown(cell: Cell) -> Cell:
    """Give a cell's text, or its number if Excel can hold it; None if there is nothing in it."""
    if isinstance(cell, str):
        return plain_text(cell) or None
    try:
        return cell if cell is None or isfinite(float(cell)) else str(cell)
    except OverflowError:
        return str(cell)


def _taken(cell: Cell) -> Any:
    if isinstance(cell, str):
        # gptables refuses cells without a Latin letter or a digit, but does not look into formatted text.
        return cell if _LATIN.search(cell) else FormatList([{}, cell])
    return None if cell is None else float(cell)


def _formats(columns: Sequence[SheetColumn]) -> list[dict[str, Any]]:
    """Say how columns look: from the top, and with the same decimal places all down a column of numbers."""
    formats = [_format(range(len(columns)), {"valign": "top"})]
    for decimals in sorted({column.decimals for column in columns if column.decimals is not None}):
        places = [place for place, column in enumerate(columns) if column.decimals == decimals]
        fraction = f".{'0' * min(decimals, _MOST_DECIMALS)}" if decimals else ""
        formats.append(_format(places, {"num_format": f"#,##0{fraction}", "align": "right"}))
    # A number stands at the right of its column: what follows it needs a gap.
    after = [n for n in range(1, len(columns)) if columns[n].decimals is None and columns[n - 1].decimals is not None]
    return [*formats, *([_format(after, {"indent": 1})] if after else [])]


def _format(places: Sequence[int], properties: dict[str, Any]) -> dict[str, Any]:
    return {"column": {"columns": list(places), "format": properties, "include_names": True}}
