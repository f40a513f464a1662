"""Tables as accessible spreadsheets (XLSX), as the Analysis Function's guidance on releasing statistics asks.

The Analysis Function's own library, gptables, lays the sheets out: a cover, contents where there are several tables,
notes, then one table a sheet. The same workbook gives the same bytes, whatever the day.
"""

from __future__ import annotations

import io
import json
import re
import warnings
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, time
from decimal import Decimal
from importlib.metadata import version
from typing import Any

import gptables
import pandas as pd
from pandas.errors import Pandas4Warning

from quarterdeck.package.formats.workbook_layout import (
    column_widths,
    set_heights,
    set_table_heights,
    set_title_height,
    set_widths,
    width_of,
)
from quarterdeck.package.formats.workbook_sheet import Sheet, SheetColumn, build_table, clean_sheet
from quarterdeck.package.formats.workbook_text import plain_text, tab_names, table_name
from quarterdeck.workers import run_new_jobs

__all__ = ["Sheet", "SheetColumn", "Workbook", "render_workbooks", "write_job", "write_workbook"]

#: Count this up when the same workbook is to give other bytes than before.
_FORMAT = 3
_COVER = "Cover"
_CONTENTS = "Contents"
_NOTES = "Notes"
_CONTENTS_INSTRUCTIONS = "This worksheet contains one table. It lists the other worksheets and links to them."
#: Where the contents' table has its first row, below a title, the instructions and its heading.
_CONTENTS_ROW = 3
_CONTENTS_WIDTHS: tuple[float, ...] = (width_of(30), width_of(60))
#: As much as a page of A4 holds; gptables' own is wider.
_COVER_WIDTH = 70
#: Excel's number for A4.
_A4 = 9
#: A wider table than this, in Excel's measure, is printed on several pages: on one it would be too small to read.
_PAGE = 200
#: A line of the cover that is nothing but an address with its name, without signs that mean something to gptables.
_ADDRESS = re.compile(r"[\w ,’-]{1,60}: (https?://[A-Za-z0-9._~:/?#@!&*+,;=%-]{1,2000})")
_LIBRARY_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file: what the cover says, what is explained on the notes sheet, and the tables."""

    title: str
    intro: tuple[str, ...]
    about: tuple[str, ...]
    contact: tuple[str, ...]
    #: What is explained, and its explanation.
    notes: tuple[tuple[str, str], ...]
    #: One without rows is left out of the file; the cover names it.
    sheets: tuple[Sheet, ...]
    #: A property of the file, so that nothing depends on the clock.
    created: date


def write_workbook(book: Workbook) -> bytes:
    """Give the XLSX file. Texts come out as ``plain_text`` makes them: nothing in them is a formula or a link.

    The one exception is a line of the cover that reads "Name: https://...": it is a link to just that address.
    """
    sheets = [clean_sheet(sheet) for sheet in book.sheets]
    full = [sheet for sheet in sheets if sheet.rows]
    tables = _with_notes(book.notes, dict(zip(tab_names([sheet.name for sheet in full]), full, strict=True)))
    laid = {tab: build_table(sheet, _name(number, tab)) for number, (tab, sheet) in enumerate(tables.items())}
    cover = _cover_parts(book, [sheet.title for sheet in sheets if not sheet.rows])
    file = io.BytesIO()
    with _gptables_warnings_silenced(), pd.option_context("mode.string_storage", "python"):
        made = gptables.produce_workbook(
            file,
            sheets=laid,
            cover=gptables.Cover(
                title=plain_text(book.title) or _COVER,
                cover_label=_COVER,
                width=_COVER_WIDTH,
                # Without a line a part would be a heading with nothing below it.
                **{part: [_link(line) for line in lines] or None for part, lines in cover.items()},
            ),
            contentsheet_label=_CONTENTS if len(full) > 1 else None,
            contentsheet_options={"title": _CONTENTS, "instructions": _CONTENTS_INSTRUCTIONS},
            auto_width=False,
            workbook_options=_LIBRARY_OPTIONS,
        )
    widths = {_COVER: (float(_COVER_WIDTH),), _CONTENTS: _CONTENTS_WIDTHS}
    widths |= {tab: tuple(column_widths(table)) for tab, table in tables.items()}
    for sheet in made.worksheets():
        across = widths[sheet.name]
        set_widths(sheet, across)
        sheet.set_paper(_A4)
        if sum(across) <= _PAGE:
            sheet.fit_to_pages(1, 0)
        if sheet.name == _COVER:
            set_heights(sheet, 0, _cover_rows(book.title, cover), across)
            set_title_height(sheet, plain_text(book.title), across[0])
        elif sheet.name == _CONTENTS:
            set_heights(sheet, _CONTENTS_ROW, [(tab, table.title) for tab, table in tables.items()], across)
        else:
            sheet.set_landscape()
            set_table_heights(sheet, laid[sheet.name].data_range[0], tables[sheet.name], across)
    created = datetime.combine(book.created, time(tzinfo=UTC)).replace(tzinfo=None)
    made.set_properties({"title": plain_text(book.title), "created": created})
    made.close()
    return file.getvalue()


def render_workbooks(
    books: Mapping[str, Workbook],
    cache: MutableMapping[str, str],
    progress: Callable[[int], None] = lambda _: None,
) -> dict[str, bytes]:
    """Write workbooks by name, on all processors. ``cache`` maps a digest of what is written to the file (in base 64).

    It is added to.
    """
    salt = f"{version('gptables')}:{version('xlsxwriter')}:{_FORMAT}:"
    jobs = {name: _to_json(book) for name, book in books.items()}
    written = run_new_jobs("quarterdeck.package.formats.workbook_worker", jobs, cache, salt, progress)
    return {name: b64decode(text) for name, text in written.items()}


def write_job(job: str) -> str:
    """Do one job: a workbook (JSON) becomes its file (in base 64)."""
    return b64encode(write_workbook(_from_json(job))).decode()


def _with_notes(notes: Sequence[tuple[str, str]], sheets: Mapping[str, Sheet]) -> dict[str, Sheet]:
    """Put the notes before the tables.

    They are a table like the others: gptables' own notes sheet numbers its rows, and these numbers, to which no
    table refers, would only be in the way.
    """
    columns = (SheetColumn("Note", width=30), SheetColumn("Explanation", width=70))
    sheet = clean_sheet(Sheet(_NOTES, _NOTES, "", "", "", columns, tuple(notes)))
    return {**({_NOTES: sheet} if sheet.rows else {}), **sheets}


def _name(number: int, tab: str) -> str:
    return "notes_table" if tab == _NOTES else table_name(number, tab)


def _cover_parts(book: Workbook, left_out: Sequence[str]) -> dict[str, list[str]]:
    empty = (f"Left out, because there is nothing in them: {'; '.join(left_out)}.",) if left_out else ()
    parts = {"intro": book.intro, "about": (*book.about, *empty), "contact": book.contact}
    return {part: [text for line in lines if (text := plain_text(line))] for part, lines in parts.items()}


def _cover_rows(title: str, parts: Mapping[str, Sequence[str]]) -> Iterator[tuple[str]]:
    """Give the rows of the cover as gptables writes them, each part below a heading of one line."""
    yield (plain_text(title),)
    for lines in parts.values():
        yield from ((line,) for line in ("", *lines) if lines)


def _link(line: str) -> str:
    address = _ADDRESS.fullmatch(line)
    return f"[{line}]({address[1]})" if address else line


@contextmanager
def _gptables_warnings_silenced() -> Iterator[None]:
    """Say nothing of what is meant: blank cells, which the instructions explain, and notes that are a table.

    gptables 2.0 also uses what pandas 4 is to drop; this project asks for pandas 3.
    """
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", r"\s*Empty or null cell found", UserWarning)
        warnings.filterwarnings("ignore", "No note text provided", UserWarning)
        warnings.simplefilter("ignore", Pandas4Warning)
        yield


def _to_json(book: Workbook) -> str:
    return json.dumps(book, default=_parts, separators=(",", ":"))


def _parts(record: Any) -> Any:
    if isinstance(record, Decimal):
        return {"decimal": str(record)}
    if isinstance(record, date):
        return record.isoformat()
    return {field.name: getattr(record, field.name) for field in fields(record)}


def _from_json(text: str) -> Workbook:
    book = json.loads(text, object_hook=lambda part: Decimal(part["decimal"]) if part.keys() == {"decimal"} else part)
    for sheet in book["sheets"]:
        sheet["columns"] = tuple(SheetColumn(**column) for column in sheet["columns"])
        sheet["rows"] = tuple(tuple(row) for row in sheet["rows"])
    return Workbook(
        title=book["title"],
        intro=tuple(book["intro"]),
        about=tuple(book["about"]),
        contact=tuple(book["contact"]),
        notes=tuple((note, explanation) for note, explanation in book["notes"]),
        sheets=tuple(Sheet(**sheet) for sheet in book["sheets"]),
        created=date.fromisoformat(book["created"]),
    )
