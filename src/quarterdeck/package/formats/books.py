"""What stands in the spreadsheets: an indicator's figures, and all of a council's tables."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from quarterdeck.figures import places_of, unit_words
from quarterdeck.model import Council
from quarterdeck.package.build import ReleasedPackage
from quarterdeck.package.descriptor import Descriptor
from quarterdeck.package.formats.workbook import Workbook
from quarterdeck.package.formats.workbook_sheet import Sheet, SheetColumn
from quarterdeck.package.indicator import IndicatorData
from quarterdeck.rows import Cell, FilledTable, cell_text
from quarterdeck.schema import Column, ColumnType
from quarterdeck.schema.words import MARKER, TARGET_BASIS
from quarterdeck.wording import status_words

#: An indicator's columns as a reader of the sheet calls them. The rest is said once, on the cover.
_HEADINGS = {
    "period_name": "Period",
    "period_starts": "From",
    "period_ends": "To",
    "value": "Figure",
    "value_text": "In words",
    "marker": "Marker",
    "numerator": "Counted",
    "denominator": "Out of",
    "target": "Target",
    "target_text": "Target in words",
    "target_basis": "How the target is known",
    "achievement_percent": "Per cent of target",
    "status": "Status",
    "england": "England",
    "north_west": "North West",
    "similar_councils": "Similar councils",
    "others": "Others",
    "quartile": "Quartile",
    "note": "Note",
    "source": "Source",
}
_LONG = 40
_ONE_TABLE = "This worksheet contains one table."


def indicator_book(council: Council, data: IndicatorData) -> Workbook:
    """Give the spreadsheet of one indicator: only the columns that it has something for."""
    indicator, filled = data.score.indicator, data.filled
    columns = [
        column
        for column in filled.table.columns
        if column.name in _HEADINGS and any(cell_text(row.get(column.name)) for row in filled.records)
    ]
    used = {cell_text(row.get("marker")) for row in filled.records}
    sheet = Sheet(
        name="Figures",
        title=indicator.title,
        subtitle=f"{council.settings.name}. {unit_words(indicator.unit)}",
        instructions=" ".join(
            [_ONE_TABLE, *(f"{marker} means: {MARKER[marker].lower()}" for marker in MARKER if marker in used)]
        ),
        source=f"Source: {data.score.release.source}",
        columns=tuple(
            SheetColumn(_HEADINGS[column.name], _decimals(column, filled), _LONG if column.name == "note" else 0)
            for column in columns
        ),
        rows=tuple(tuple(_shown(council, column.name, row) for column in columns) for row in filled.records),
    )
    about = dict.fromkeys(text for text in (indicator.method, indicator.caveat) if text)
    return Workbook(
        title=data.descriptor["title"],
        intro=(data.descriptor["description"],),
        about=(*about, *_about(data.descriptor)),
        contact=(council.settings.contact,),
        notes=tuple((_HEADINGS[column.name], column.description) for column in columns),
        sheets=(sheet,),
        created=date.fromisoformat(data.descriptor["created"][:10]),
    )


def council_book(council: Council, package: ReleasedPackage) -> Workbook:
    """Give the spreadsheet of all tables, each as it stands in its CSV."""
    return Workbook(
        title=package.descriptor["title"],
        intro=(package.descriptor["description"],),
        about=_about(package.descriptor),
        contact=(council.settings.contact,),
        notes=tuple(
            (f"{filled.table.name}: {column.name}", _meaning(column))
            for filled in package.tables
            for column in filled.table.columns
        ),
        sheets=tuple(_table_sheet(filled) for filled in package.tables),
        created=date.fromisoformat(package.descriptor["created"][:10]),
    )


def _table_sheet(filled: FilledTable) -> Sheet:
    table = filled.table
    return Sheet(
        name=table.name,
        title=table.title,
        subtitle=table.description,
        instructions=f"{_ONE_TABLE} The notes say what each column means.",
        source="",
        columns=tuple(
            SheetColumn(c.name, _decimals(c, filled), _LONG if c.type is ColumnType.PROSE else 0) for c in table.columns
        ),
        rows=tuple(tuple(_typed(row.get(name)) for name in table.column_names) for row in filled.records),
    )


def _about(descriptor: Descriptor) -> tuple[str, ...]:
    licence = descriptor["licenses"][0]
    return (
        f"Version {descriptor['version']}, dated {descriptor['created'][:10]}",
        f"Page: {descriptor['homepage']}",
        f"Licence: {licence['title']}, {licence['path']}",
        descriptor["attribution"],
        *(f"Source: {source['title']}" for source in descriptor["sources"]),
    )


def _meaning(column: Column) -> str:
    words = "; ".join(f"{word}: {meaning}" for word, meaning in column.choices.items())
    return f"{column.description} {words}".strip()


def _decimals(column: Column, filled: FilledTable) -> int | None:
    if column.type is ColumnType.INTEGER:
        return 0
    if column.type is not ColumnType.DECIMAL:
        return None
    return max(
        (places_of(cell) for row in filled.records if isinstance(cell := row.get(column.name), Decimal)), default=0
    )


def _shown(council: Council, name: str, row: Mapping[str, Cell]) -> str | int | Decimal | None:
    cell = row.get(name)
    if name == "value" and cell is None and not row.get("value_text"):
        return cell_text(row.get("marker"))
    if name == "status":
        return status_words(cell_text(cell), council.settings.tolerance)
    if name == "target_basis":
        return TARGET_BASIS[cell_text(cell)].rstrip(".")
    return _typed(cell)


def _typed(cell: Cell) -> str | int | Decimal | None:
    if isinstance(cell, Decimal | int):
        return cell
    return cell_text(cell) or None
