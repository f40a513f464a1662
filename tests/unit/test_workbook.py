"""Spreadsheets: what stands in a CSV stands in the file, as a text or a number, and never as anything else."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quarterdeck.package.formats.workbook import Sheet, SheetColumn, Workbook, render_workbooks, write_workbook
from quarterdeck.package.formats.workbook_text import plain_headings, plain_text, tab_names

LONGEST = 32_767
COLUMNS = (SheetColumn("Period"), SheetColumn("Comment", width=40), SheetColumn("Outturn", decimals=1))
#: What a CSV can hold, and what of it stands in the spreadsheet.
HOSTILE = {
    "=1+1": "=1+1",
    "+44 20": "+44 20",
    "-2 and counting": "-2 and counting",
    "@SUM(A1)": "@SUM(A1)",
    "{=1+1}": "{=1+1}",
    "https://anyborough.example/": "https://anyborough.example/",
    "internal:'Cover'!A1": "internal:'Cover'!A1",
    "[a](javascript:alert(1))": "[a] (javascript:alert(1))",
    "[a](b) [c](d)": "[a] (b) [c] (d)",
    "$$n$$": "$ $n$ $",
    "%": "per cent",
    "£": "pounds",
    "-": "the character “-”",
    "--": "the characters “--”",
    "$$": "the characters “$ $”",
    "[x]": "[x]",
    "中文": "中文",
    "½": "½",
    "12": "12",
    " spaced ": " spaced ",
    "two\r\nlines": "two\nlines",
    "\x07bell": "bell",
    "\ud800half": "half",
    "<r><t>raw</t></r>": "< r><t>raw</t></r>",
    "<b>&amp;</b>": "<b>&amp;</b>",
    "_x0041_": "_x0041_",
    "nan": "nan",
    "TRUE": "TRUE",
    "x" * 40_000: "x" * (LONGEST - 1) + "…",
}


def make_sheet(**overrides: object) -> Sheet:
    rows = (("2023-24", "", Decimal("1234.5")), ("2024-25", "Fewer visits", "[x]"), ("2025-26", "More visits", 7))
    sheet = Sheet(
        name="Library visits",
        title="Visits to libraries in Anyborough",
        subtitle="Financial years",
        instructions="This worksheet contains one table. [x] means not available.",
        source="Source: Anyborough Council",
        columns=COLUMNS,
        rows=rows,
    )
    return replace(sheet, **overrides)  # type: ignore[arg-type]


def make_workbook(*sheets: Sheet, **overrides: object) -> Workbook:
    book = Workbook(
        title="Libraries of Anyborough",
        intro=("The figures of an indicator.",),
        about=("Licence: Open Government Licence v3.0", "Page: https://data.anyborough.example/libraries/"),
        contact=("Performance team, Anyborough Council",),
        notes=(("Outturn", "What was counted."), ("[x]", "Not available.")),
        sheets=sheets or (make_sheet(),),
        created=date(2026, 5, 1),
    )
    return replace(book, **overrides)  # type: ignore[arg-type]


def opened(book: Workbook) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(write_workbook(book)))


def column_of(texts: list[str]) -> Sheet:
    """Give a sheet with a column of texts beside a column that is never empty."""
    rows = tuple((text, number) for number, text in enumerate(texts))
    return make_sheet(columns=(SheetColumn("Text"), SheetColumn("Number", decimals=0)), rows=rows)


def texts_of(sheet: Sheet) -> list[str | None]:
    """Read the first column of the table back."""
    page = opened(make_workbook(sheet))["Library visits"]
    (table,) = page.tables.values()
    cells = [row[0] for row in page[table.ref]][1:]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert all(cell.value is None or cell.data_type == "s" for cell in cells)
    return [cell.value for cell in cells]


@pytest.fixture
def convert(tmp_path: Path) -> Callable[[bytes, str], list[Path]]:
    soffice = shutil.which("soffice")
    if soffice is None:
        # Never a skip: a file that no other program has opened is not known to be one.
        pytest.fail("These tests need LibreOffice: install the package 'libreoffice-calc'.", pytrace=False)

    def convert(file: bytes, kind: str) -> list[Path]:
        source = tmp_path / "book.xlsx"
        source.write_bytes(file)
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        out = tmp_path / "out"
        command = [soffice, profile, "--headless", "--convert-to", kind, "--outdir", str(out), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return sorted(out.iterdir())

    return convert


def test_a_sheet_starts_with_words_and_its_table_covers_exactly_its_rows() -> None:
    page = opened(make_workbook())["Library visits"]
    assert [page.cell(row, 1).value for row in range(1, 6)] == [
        "Visits to libraries in Anyborough",
        "Financial years",
        "This worksheet contains one table. [x] means not available. A blank cell means that there is nothing to say.",
        "Source: Anyborough Council",
        "Period",
    ]
    (table,) = page.tables.values()
    assert table.ref == "A5:C8"
    assert re.fullmatch("[A-Za-z][A-Za-z0-9_]*", table.name)
    assert [column.name for column in table.tableColumns] == ["Period", "Comment", "Outturn"]
    assert not page.merged_cells.ranges
    assert page.max_row == 8


def test_numbers_are_numbers_and_shorthand_beside_them_is_text() -> None:
    page = opened(make_workbook())["Library visits"]
    cells = [page.cell(row, 3) for row in (6, 7, 8)]
    assert [(cell.value, cell.data_type) for cell in cells] == [(1234.5, "n"), ("[x]", "s"), (7, "n")]
    assert {cell.number_format for cell in cells} == {"#,##0.0"}
    assert {cell.alignment.horizontal for cell in cells} == {"right"}


@pytest.mark.parametrize(("decimals", "shown"), [(0, "#,##0"), (2, "#,##0.00")])
def test_a_column_has_its_decimal_places(decimals: int, shown: str) -> None:
    sheet = make_sheet(columns=(SheetColumn("Figure", decimals=decimals),), rows=((Decimal(3),),))
    assert opened(make_workbook(sheet))["Library visits"]["A6"].number_format == shown


@pytest.mark.parametrize("number", [10**400, Decimal("1e999"), Decimal("NaN"), Decimal("-Infinity")])
def test_what_excel_cannot_hold_as_a_number_is_text(number: int | Decimal) -> None:
    sheet = make_sheet(columns=(SheetColumn("Figure", decimals=1),), rows=((number,),))
    assert opened(make_workbook(sheet))["Library visits"]["A6"].value == str(number)


def test_without_a_blank_cell_nothing_is_said_of_blank_cells() -> None:
    assert "blank" not in opened(make_workbook(make_sheet(rows=(("a", "b", 1),))))["Library visits"]["A3"].value


def test_rows_with_nothing_in_them_are_left_out() -> None:
    sheet = make_sheet(rows=(("a", "b", 1), ("", " \n", None), ("c", "d", 2)))
    assert opened(make_workbook(sheet))["Library visits"].tables.popitem()[1].ref == "A5:C7"


def test_hostile_texts_are_texts() -> None:
    assert texts_of(column_of(list(HOSTILE))) == list(HOSTILE.values())


def test_hostile_texts_do_no_harm_anywhere() -> None:
    texts = tuple(HOSTILE)
    columns = tuple(SheetColumn(text, width=10) for text in texts)
    sheets = tuple(
        make_sheet(
            name=text, title=text, subtitle=text, instructions=text, source=text, columns=columns, rows=(texts, texts)
        )
        for text in texts
    )
    book = make_workbook(
        *sheets,
        title="[a](b) $$n$$",
        intro=texts,
        about=texts,
        contact=texts,
        notes=tuple((text, text) for text in texts),
    )
    read = opened(book)
    cells = [cell for page in read for row in page.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert {cell.hyperlink.target for cell in cells if cell.hyperlink} == {None}
    assert {cell.hyperlink.location for cell in read["Contents"]["A"] if cell.hyperlink} == {
        f"'{name}'!A1" for name in read.sheetnames[2:]
    }


def test_an_address_on_the_cover_is_a_link_only_if_it_is_nothing_else() -> None:
    lines = (
        "Page: https://data.anyborough.example/a?b=c",
        "Page: javascript:alert(1)",
        "Page: https://x/)[a](b",
        "See https://anyborough.example/ and more",
    )
    page = opened(make_workbook(about=lines, intro=(), contact=()))["Cover"]
    links = {cell.value: cell.hyperlink.target for (cell,) in page.iter_rows() if cell.hyperlink}
    assert links == {lines[0]: "https://data.anyborough.example/a?b=c"}


def test_sheets_stand_in_order() -> None:
    assert opened(make_workbook()).sheetnames == ["Cover", "Notes", "Library visits"]
    two = make_workbook(make_sheet(), make_sheet(name="B"), notes=())
    assert opened(two).sheetnames == ["Cover", "Contents", "Library visits", "B"]


def test_contents_link_to_every_sheet_after_them() -> None:
    page = opened(make_workbook(make_sheet(), make_sheet(name="Bob's", title="图书馆")))["Contents"]
    assert [(row[0].value, row[1].value) for row in page["A4:B6"]] == [
        ("Notes", "Notes"),
        ("Library visits", "Visits to libraries in Anyborough"),
        ("Bob’s", "图书馆"),
    ]
    assert page["A6"].hyperlink.location == "'Bob’s'!A1"


def test_notes_are_a_table() -> None:
    page = opened(make_workbook())["Notes"]
    assert [[cell.value for cell in row] for row in page["A3:B5"]] == [
        ["Note", "Explanation"],
        ["Outturn", "What was counted."],
        ["[x]", "Not available."],
    ]
    assert page.tables["notes_table"].ref == "A3:B5"


def test_empty_tables_are_left_out_and_named() -> None:
    read = opened(make_workbook(make_sheet(), make_sheet(name="None", title="Fines", rows=())))
    assert read.sheetnames == ["Cover", "Notes", "Library visits"]
    assert "Left out, because there is nothing in them: Fines." in [cell.value for cell in read["Cover"]["A"]]
    assert opened(make_workbook(make_sheet(rows=()), notes=())).sheetnames == ["Cover"]


def test_tabs_are_legal_short_and_unlike() -> None:
    names = ["A/B", "a:b", "a b", "cover", "", "'", "History", "y" * 40, "Y" * 40, "a" + "😀" * 20]
    tabs = tab_names(names)
    assert tabs[:7] == ["A B", "a b 2", "a b 3", "cover 2", "Table", "the character “’”", "History 2"]
    assert tabs[7:] == ["y" * 31, "Y" * 29 + " 2", "a" + "😀" * 15]
    assert tab_names(names) == tabs


def test_headings_are_unlike_and_never_empty() -> None:
    assert plain_headings(["Year", "year", "", "a\nb", "_x0041_", "z" * 300]) == [
        "Year",
        "year 2",
        "Column 3",
        "a b",
        "_ x0041_",
        "z" * 254 + "…",
    ]


def test_long_texts_wrap_in_rows_that_are_high_enough() -> None:
    text = "Fewer people came than in the year before. " * 5
    page = opened(make_workbook(make_sheet(rows=(("a", text, 1), ("b", "Short", 2)))))["Library visits"]
    assert page.column_dimensions["B"].width < 60
    assert page["B6"].alignment.wrap_text
    assert page.row_dimensions[6].height >= 4 * 15
    assert page.row_dimensions[7].height is None


def test_no_text_is_smaller_than_the_theme_asks() -> None:
    sizes = {cell.font.sz for page in opened(make_workbook()) for row in page.iter_rows() for cell in row if cell.value}
    assert min(sizes) == 12


def test_the_file_has_a_title_and_no_clock() -> None:
    book = make_workbook()
    first = write_workbook(book)
    time.sleep(1.1)
    assert write_workbook(book) == first
    with ZipFile(io.BytesIO(first)) as parts:
        assert {part.date_time[0] for part in parts.infolist()} == {1980}
    properties = opened(book).properties
    assert properties.title == "Libraries of Anyborough"
    assert properties.created == properties.modified
    assert properties.created.date() == date(2026, 5, 1)


def test_other_processes_write_the_same_bytes_once() -> None:
    books = {f"book {number}": make_workbook(title=f"Book {number}") for number in range(13)}
    cache: dict[str, str] = {}
    done: list[int] = []
    files = render_workbooks(books, cache, done.append)
    assert files == {name: write_workbook(book) for name, book in books.items()}
    assert sum(done) == len(cache) == 13
    changed = dict.fromkeys(cache, "")
    assert set(render_workbooks(books, changed).values()) == {b""}
    assert render_workbooks(books, cache) == files


def test_another_program_reads_every_table(convert: Callable[[bytes, str], list[Path]]) -> None:
    texts = [text for text in HOSTILE.values() if len(text) < 100]
    sheet = column_of(texts)
    # The last number asks for one CSV a sheet.
    files = convert(
        write_workbook(make_workbook(sheet)),
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
    )
    assert [file.name for file in files] == [f"book-{name}.csv" for name in ("Cover", "Library visits", "Notes")]
    rows = list(csv.reader(files[1].read_text(encoding="utf-8").splitlines(keepends=True)))
    assert [row[0] for row in rows[5:]] == texts
    assert [row[1] for row in rows[5:]] == [str(number) for number in range(len(texts))]


def test_another_program_keeps_texts_and_numbers_apart(convert: Callable[[bytes, str], list[Path]]) -> None:
    (file,) = convert(write_workbook(make_workbook(column_of(["=1+1", "12"]))), "ods")
    with ZipFile(file) as parts:
        content = parts.read("content.xml").decode()
    assert "table:formula" not in content
    assert content.count('office:value-type="float"') == 2


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(st.characters(codec=None)), min_size=1, max_size=8))
def test_any_text_comes_back_as_it_is_made_plain(texts: list[str]) -> None:
    assert texts_of(column_of(texts)) == [plain_text(text) or None for text in texts]


@given(st.text(st.sampled_from("ab1%£$[]()<>r/=- \n\r\t\x07é中😀_x")) | st.text())
def test_texts_are_made_plain_once_and_only_as_told(text: str) -> None:
    plain = plain_text(text)
    assert plain_text(plain) == plain
    held = re.sub("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", re.sub("\r\n?", "\n", text))
    if any(sign.isalnum() for sign in held):
        assert plain.replace(" ", "") == held.replace(" ", "")
        if not re.search(r"\]\(|\$\$|<r>", held):
            assert plain == held
    elif held.strip():
        assert plain in {"per cent", "pounds"} or plain.startswith("the character")
    else:
        assert plain == ""


@given(st.lists(st.text(max_size=60), max_size=8))
def test_tabs_and_headings_differ(names: list[str]) -> None:
    for texts, most in ((tab_names(names), 31), (plain_headings(names), 255)):
        assert len({text.lower() for text in texts}) == len(names)
        assert all(0 < len(text.encode("utf-16-le")) // 2 <= most for text in texts)
