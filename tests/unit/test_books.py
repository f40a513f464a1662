"""The spreadsheets of an indicator and of a council, as another program opens them."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from packages import SUMMARY, copy_council, edit_rows, indicators_of, packages_of
from portals import TINY
from quarterdeck.package import council_book, indicator_book
from quarterdeck.package.formats.workbook import Workbook, write_workbook
from quarterdeck.schema.words import MARKER

ANYBOROUGH = TINY / "anyborough"
LICENCE = (
    "Licence: Open Government Licence v3.0, https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
)
Cells = list[tuple[Any, ...]]


def opened(book: Workbook) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(write_workbook(book)))


@cache
def indicator(name: str, folder: Path = ANYBOROUGH) -> openpyxl.Workbook:
    council, indicators = indicators_of(folder)
    return opened(indicator_book(council, indicators[name]))


@cache
def council() -> openpyxl.Workbook:
    found, _ = indicators_of(ANYBOROUGH)
    return opened(council_book(found, packages_of(ANYBOROUGH)[-1]))


def table_of(sheet: Worksheet) -> tuple[tuple[str, ...], Cells]:
    """Give the heading and the rows of a sheet's one table, as Excel knows it."""
    (table,) = sheet.tables.values()
    heading, *rows = sheet[table.ref]
    return tuple(cell.value for cell in heading), [tuple(cell.value for cell in row) for row in rows]


def figures_of(name: str, folder: Path = ANYBOROUGH) -> list[dict[str, Any]]:
    heading, rows = table_of(indicator(name, folder)["Figures"])
    return [dict(zip(heading, row, strict=True)) for row in rows]


def lines_of(sheet: Worksheet) -> list[str]:
    return [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None]


def test_an_indicator_s_cover_says_what_it_is_and_how_it_may_be_used() -> None:
    lines = lines_of(indicator("rough-sleepers")["Cover"])
    assert lines[0] == "Rough sleepers: Anyborough Borough Council"
    for wanted in (
        f"How many people were found sleeping outdoors on one night. {SUMMARY}",
        "A count on the last Thursday of the quarter.",
        "A count on one night misses people.",
        "Version 1.1.0, dated 2024-11-20",
        "Page: https://figures.example/portal/anyborough/indicators/rough-sleepers/",
        LICENCE,
        "Contains public sector information licensed under the Open Government Licence v3.0.",
        "Source: Anyborough Borough Council, Performance Report, Quarter 2 2024-25",
        "Source: Anyborough Borough Council, Performance Report, Quarter 1 2024-25",
        "Source: The council's outreach team",
        "Write to figures@anyborough.example.",
    ):
        assert wanted in lines, wanted


def test_the_council_s_cover_says_the_same_of_all_of_it() -> None:
    lines = lines_of(council()["Cover"])
    assert lines[0] == "Anyborough Borough Council: performance indicators"
    for wanted in (
        "Version 1.1.0, dated 2024-11-20",
        "Page: https://figures.example/portal/anyborough/data/",
        LICENCE,
        "Source: Anyborough Borough Council, Performance Report, Quarter 1 2024-25",
        "Source: Anyborough Borough Council, Performance Report, Quarter 2 2024-25",
        (
            "Left out, because there is nothing in them: "
            "Tallies as printed; Sections; Lists by rule; Decisions; Promises; Words of a search; Breakdowns."
        ),
    ):
        assert wanted in lines, wanted


def test_figures_are_numbers_in_the_rows_of_their_periods() -> None:
    rows = figures_of("school-progress")
    assert [(row["Period"], row["Figure"], row["Target"]) for row in rows] == [
        ("School year 2022-23", -0.61, None),
        ("School year 2023-24", -0.36, -0.4),
    ]
    assert [(row["England"], row["Similar councils"], row["Quartile"]) for row in rows] == [
        (None, -0.3, 3),
        (-0.03, None, None),
    ]
    assert [(row["From"], row["To"]) for row in rows][1] == ("2023-09-01", "2024-08-31")
    assert [row["Status"] for row in rows] == ["No target", "On target"]
    assert [row["How the target is known"] for row in rows] == [
        "No target applies",
        "The year's target, as the report gives it",
    ]


def test_decimal_places_are_those_of_the_figures() -> None:
    sheet = indicator("school-progress")["Figures"]
    formats = {
        heading.value: sheet.cell(heading.row + 1, heading.column).number_format
        for heading in sheet[next(iter(sheet.tables.values())).ref][0]
    }
    assert (formats["Figure"], formats["Target"], formats["Quartile"]) == ("#,##0.00", "#,##0.0", "#,##0")
    assert formats["Period"] == "General"


def test_only_columns_that_hold_something_are_there() -> None:
    assert list(figures_of("trees-planted")[0]) == [
        "Period",
        "From",
        "To",
        "Figure",
        "Target",
        "How the target is known",
        "Per cent of target",
        "Status",
        "Source",
    ]
    for name in indicators_of(ANYBOROUGH)[1]:
        rows = figures_of(name)
        assert all(any(row[column] is not None for row in rows) for column in rows[0]), name


def test_where_there_is_no_figure_its_marker_stands_and_is_explained() -> None:
    rows = figures_of("missed-bins")
    assert [(row["Figure"], row["Marker"]) for row in rows] == [(0, None), ("[x]", "[x]")]
    assert rows[1]["Note"] == "To be reported in Quarter 3"
    assert rows[1]["Status"] == "No data"
    said = " ".join(lines_of(indicator("missed-bins")["Figures"]))
    assert "[x] means: not available." in said
    assert "[p] means" not in said
    # Of the markers only those that are used are explained.
    other = " ".join(lines_of(indicator("rough-sleepers")["Figures"]))
    assert {marker for marker in MARKER if f"{marker} means" in other} == {"[r]"}


def test_a_figure_that_is_a_word_leaves_the_number_s_cell_blank(tmp_path: Path) -> None:
    folder = copy_council(tmp_path)

    def in_words(rows: list[dict[str, str]]) -> list[dict[str, str]]:
        return [
            {**row, "value": "", "value_text": "Yes"} if row["indicator"] == "trees-planted" else row for row in rows
        ]

    edit_rows(folder, "observations", in_words)
    edit_rows(folder, "targets", in_words)
    rows = figures_of("trees-planted", folder)
    assert {row["In words"] for row in rows} == {"Yes"}
    assert "Figure" not in rows[0]
    assert rows[-1]["Target in words"] == "Yes"


def test_the_notes_explain_every_column() -> None:
    for book, sheets in ((indicator("rough-sleepers"), ["Figures"]), (council(), council().sheetnames[3:])):
        _, notes = table_of(book["Notes"])
        explained = {note for note, explanation in notes if explanation}
        for name in sheets:
            prefix = "" if name == "Figures" else f"{name}: "
            assert {f"{prefix}{heading}" for heading in table_of(book[name])[0]} <= explained, name


def test_the_council_s_sheets_are_its_tables_in_order() -> None:
    package = packages_of(ANYBOROUGH)[-1]
    book = council()
    full = [one for one in package.tables if one.records]
    assert [one.table.name for one in package.tables if not one.records] == [
        "printed_tallies",
        "sections",
        "exceptions",
        "decisions",
        "promises",
        "search",
        "breakdowns",
    ]
    assert book.sheetnames == ["Cover", "Contents", "Notes", *(one.table.name for one in full)]
    for one in full:
        heading, rows = table_of(book[one.table.name])
        assert heading == one.table.column_names
        assert len(rows) == len(one.records), one.table.name


def test_every_cell_of_the_council_s_book_is_the_cell_of_its_csv() -> None:
    package = packages_of(ANYBOROUGH)[-1]
    for one in package.tables:
        if not one.records:
            continue
        _, rows = table_of(council()[one.table.name])
        text = package.files[f"{one.table.name}.csv"].decode("utf-8")
        _, *expected = csv.reader(io.StringIO(text, newline=""))
        types = [column.type for column in one.table.columns]
        for row, texts in zip(rows, expected, strict=True):
            for cell, written, kind in zip(row, texts, types, strict=True):
                place = (one.table.name, row, kind)
                if not written:
                    assert cell is None, place
                elif kind in ("decimal", "integer"):
                    assert isinstance(cell, int | float), place
                    assert Decimal(str(cell)) == Decimal(written), place
                else:
                    assert cell == written, place


def test_breakdowns_have_sheets_too(tmp_path: Path) -> None:
    folder = copy_council(tmp_path)
    (folder / "breakdowns.csv").write_text(
        "indicator,dimension,title,description,whole\nmissed-bins,bin_kind,Missed bins by kind,As counted.,\n", "utf-8"
    )
    (folder / "breakdowns").mkdir()
    (folder / "breakdowns" / "missed-bins.csv").write_text(
        "period,release,bin_kind,value,numerator,denominator,marker,note\n"
        "2024-25 Q2,2024-25-q2,,7.50,,,,\n2024-25 Q2,2024-25-q2,garden,5,,,,\n",
        "utf-8",
    )
    found, _ = indicators_of(folder)
    book = opened(council_book(found, packages_of(folder)[-1]))
    heading, rows = table_of(book["breakdowns missed-bins"])
    assert heading[:4] == ("period", "release", "bin_kind", "value")
    assert [row[2:4] for row in rows] == [(None, 7.5), ("garden", 5)]
    assert table_of(book["breakdowns"])[1] == [("missed-bins", "bin_kind", "Missed bins by kind", "As counted.", None)]


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+44 20", "https://anyborough.example/"])
def test_no_cell_is_a_formula_or_a_link(text: str) -> None:
    """The check of the tables refuses such texts; should one come through, it is a text here too."""
    found, indicators = indicators_of(ANYBOROUGH)
    data, package = indicators["missed-bins"], packages_of(ANYBOROUGH)[-1]
    filled = replace(data.filled, records=tuple({**row, "note": text} for row in data.filled.records))
    descriptor = {**data.descriptor, "title": text, "description": text}
    tables = tuple(
        replace(one, records=tuple({**row, "text": text, "note": text} for row in one.records))
        for one in package.tables
    )
    books = (
        (indicator_book(found, replace(data, filled=filled, descriptor=descriptor)), "Figures"),
        (council_book(found, replace(package, tables=tables)), "commentary"),
    )
    for made, holds_it in books:
        book = opened(made)
        for sheet in book.worksheets:
            cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
            assert {cell.data_type for cell in cells} <= {"s", "n"}, sheet.title
            if sheet.title not in ("Cover", "Contents"):
                assert not any(cell.hyperlink for cell in cells), sheet.title
        assert text in lines_of(book[holds_it])
