"""A table as a Parquet file: exact types, and its own description within.

Compression is snappy: every reader of Parquet knows it, zstd is missing from some builds of R's arrow and from
small readers in browsers, and a council's tables are small.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from quarterdeck.figures import places_of
from quarterdeck.rows import Cell, FilledTable, cell_text
from quarterdeck.schema import Column, ColumnType, Table

#: What Arrow can keep as it is; every other cell becomes its published text.
_KEPT = (int, Decimal, date)


def is_long(table: Table) -> bool:
    """Tell whether the table grows with each report: many rows belong to one release."""
    return "release" in table.key and len(table.key) > 1


def build_parquet(filled: FilledTable, about: Mapping[str, str]) -> bytes:
    """Make the file: rows in their order, empty cells null, required columns not nullable.

    Figures are decimals with as many places as the column's longest, whole numbers 64-bit integers, dates dates, all
    else (periods too) text. Each column carries its ``description``; the file carries ``about`` as it is given and, as
    ``table``, ``table_title`` and ``table_description``, what the table is. Raises ValueError where a required cell is
    empty, or where a column's figures need more than 38 digits: the checks of what was read let neither through.
    """
    table = filled.table
    columns = [[_kept(record.get(column.name)) for record in filled.records] for column in table.columns]
    fields = [_field(column, cells) for column, cells in zip(table.columns, columns, strict=True)]
    said = {"table": table.name, "table_title": table.title, "table_description": table.description}
    schema = pa.schema(fields, metadata={**about, **said})
    arrays = [pa.array(cells, field.type) for cells, field in zip(columns, fields, strict=True)]
    out = io.BytesIO()
    parquet.write_table(pa.Table.from_arrays(arrays, schema=schema), out, compression="snappy")
    return out.getvalue()


def _kept(cell: Cell) -> int | Decimal | date | str | None:
    if cell is None or cell == "":
        return None
    return cell if isinstance(cell, _KEPT) else cell_text(cell)


def _field(column: Column, cells: Sequence[Cell]) -> Any:
    about = {"description": column.description}
    return pa.field(column.name, _type(column, cells), nullable=not column.required, metadata=about)


def _type(column: Column, cells: Sequence[Cell]) -> Any:
    match column.type:
        case ColumnType.INTEGER:
            return pa.int64()
        case ColumnType.DECIMAL:
            return _decimal_type([cell for cell in cells if isinstance(cell, Decimal)])
        case ColumnType.DATE:
            return pa.date32()
        case _:
            return pa.string()


def _decimal_type(figures: Sequence[Decimal]) -> Any:
    """Give the narrowest type that holds every figure with all of its places."""
    scale = max((places_of(figure) for figure in figures), default=0)
    before = max((figure.adjusted() + 1 for figure in figures), default=0)
    return pa.decimal128(max(1, scale + max(before, 0)), scale)
