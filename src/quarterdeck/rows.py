"""Rows of a source table between reading and checking: parsed cells that still know where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from quarterdeck.periods import Period
from quarterdeck.schema import Table

#: What a parsed cell can be. Empty text cells are ``""``; other empty cells are None.
Cell = str | int | Decimal | Period | date | None


@dataclass(frozen=True, slots=True)
class Row:
    """One row: ``number`` counts as a spreadsheet does, the heading being 1."""

    number: int
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class TableRows:
    """All rows of a table that could be parsed, with the name of its file as findings give it.

    ``set_aside`` are the texts of rows with a bad cell: they are not used, but what points to them is not lost.
    A table is not ``readable`` where the file is not there or as a whole cannot be used: what it lists is not known.
    """

    table: Table
    file: str
    rows: tuple[Row, ...]
    set_aside: tuple[Mapping[str, str], ...] = ()
    readable: bool = True


@dataclass(frozen=True, slots=True)
class FilledTable:
    """A table as it is published: what it is, and all of its rows, by column. Columns that a row lacks are empty."""

    table: Table
    records: tuple[Mapping[str, Cell], ...]


def cell_text(cell: Cell) -> str:
    """Write a cell as it stands in a published CSV: empty for None, decimals as in the source."""
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return cell.isoformat() if isinstance(cell, date) else str(cell)
