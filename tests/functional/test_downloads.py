"""Every file that the site offers is there, opens in the program that it is for, and says the same as the others."""

from __future__ import annotations

import csv
import json
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal, InvalidOperation
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import openpyxl
import pyarrow.parquet
import pytest
from PIL import Image

from portals import COUNCIL, digests, read_table

COUNCILS = (COUNCIL, "sefton")
#: What every indicator has, and what it has besides where there is a chart.
KINDS = ("csv", "csv-metadata.json", "xlsx", "json")
PICTURES = ("svg", "png")
#: A running total, a rate, one with markers and one of the other council.
SAMPLE = (
    f"{COUNCIL}/indicators/children-in-care-rate",
    f"{COUNCIL}/indicators/early-help-episodes-started",
    f"{COUNCIL}/indicators/smoking-at-delivery",
    "sefton/indicators/fly-tipping",
)
#: The published site may be as large as this many times its tables and pages; more would be files that nobody reads.
MOST_TIMES = 4
#: Seconds; LibreOffice's first start is the slowest.
PATIENCE = 120
DC, SVG = "{http://purl.org/dc/elements/1.1/}", "{http://www.w3.org/2000/svg}"
LICENCE = "{http://purl.org/dc/terms/}license"


class Links(HTMLParser):
    """Gather the links of a page, and which of them are to be downloaded."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, bool]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "a" and given.get("href"):
            self.found.append((given["href"] or "", "download" in given))


def indicator_folders(portal: Path) -> list[Path]:
    return sorted(path.parent for path in portal.glob("*/indicators/*/index.html"))


def offered(page: Path) -> set[str]:
    """Give the addresses of the files that a page offers, relative to its folder."""
    return {href for href, download in Links(page.read_text(encoding="utf-8")).found if download and ".." not in href}


def number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


# --- Everything is there ---------------------------------------------------------------------------------------------


def test_every_indicator_has_its_files_and_no_others(portal: Path) -> None:
    folders = indicator_folders(portal)
    assert len(folders) > 200
    drawn = 0
    for folder in folders:
        charted = (folder / "embed.html").is_file()
        drawn += charted
        wanted = {f"{folder.name}.{kind}" for kind in KINDS + (PICTURES if charted else ())}
        wanted |= {"index.html", "feed.xml"} | ({"embed.html"} if charted else set())
        assert {path.name for path in folder.iterdir()} - {"explore.json"} == wanted, folder
        assert not (folder / "explore.json").is_file() or charted, folder
    assert drawn > 100


def test_a_page_offers_every_file_of_its_indicator(portal: Path) -> None:
    for folder in indicator_folders(portal):
        found = {href for href, _ in Links((folder / "index.html").read_text(encoding="utf-8")).found}
        assert {path.name for path in folder.iterdir()} - {"index.html", "explore.json"} <= found, folder


def test_every_file_that_a_page_offers_is_there(portal: Path) -> None:
    lacking, count = [], 0
    for page in sorted(portal.rglob("*.html")):
        if page.name == "404.html":
            continue  # its links start from the root
        base = page.relative_to(portal).as_posix()
        for href, download in Links(page.read_text(encoding="utf-8")).found:
            if download:
                count += 1
                target = portal / urljoin(base, href)
                if not (target.is_file() and target.stat().st_size):
                    lacking.append((base, href))
    assert count > 1000
    assert lacking == []


@pytest.mark.parametrize("council", COUNCILS)
def test_the_data_page_offers_every_table_and_all_of_them_together(portal: Path, council: str) -> None:
    data = portal / council / "data"
    tables = {path.relative_to(data).as_posix() for path in data.rglob("*.csv")}
    described = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    assert {resource["path"] for resource in described["resources"]} == tables
    found = offered(data / "index.html")
    assert found >= tables | {f"{council}.{kind}" for kind in ("zip", "xlsx", "sqlite")}
    assert found >= {path.relative_to(data).as_posix() for path in data.rglob("*.parquet")}


@pytest.mark.parametrize("council", COUNCILS)
def test_every_offered_table_is_the_packages(portal: Path, project: Path, council: str) -> None:
    packaged = digests(project / "build" / "datapackage" / council)
    given = digests(portal / council / "data")
    wanted = {name for name in given if name.endswith((".csv", ".parquet", ".sqlite", ".zip", "package.json"))}
    assert len(wanted) > 20
    assert {name: given[name] for name in wanted} == {name: packaged.get(name) for name in wanted}
    with ZipFile(portal / council / "data" / f"{council}.zip") as archive:
        assert archive.testzip() is None
        for name in (name for name in wanted if name.endswith((".csv", "package.json"))):
            assert archive.read(f"{council}/{name}") == (portal / council / "data" / name).read_bytes(), name


def test_the_site_is_not_larger_than_what_is_read_of_it(project: Path, portal: Path) -> None:
    def size(folder: Path, pattern: str) -> int:
        return sum(path.stat().st_size for path in folder.rglob(pattern) if path.is_file())

    basis = size(project / "datapackage", "*") + size(portal, "*.html")
    assert size(portal, "*") <= MOST_TIMES * basis


# --- Spreadsheets ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def books(portal: Path) -> dict[str, Path]:
    found = {council: portal / council / "data" / f"{council}.xlsx" for council in COUNCILS}
    return found | {name: portal / name / f"{name.rpartition('/')[2]}.xlsx" for name in SAMPLE}


@pytest.fixture(scope="module")
def shown(books: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Open the spreadsheets in LibreOffice once, and give the folder with every sheet as a CSV."""
    soffice = shutil.which("soffice")
    if soffice is None:
        # Never a skip: a file that no other program has opened is not known to be one.
        pytest.fail("These tests need LibreOffice: install the package 'libreoffice-calc-nogui'.", pytrace=False)
    folder = tmp_path_factory.mktemp("shown")
    # Comma, double quote, UTF-8, from the first line; cells as they are, not as they look; every sheet.
    form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", form, "--outdir", str(folder / "sheets")]
    subprocess.run([*command, *map(str, books.values())], check=True, capture_output=True, timeout=PATIENCE)
    return folder / "sheets"


def sheet(shown: Path, book: str, name: str, heading: str) -> list[dict[str, str]]:
    """Give the table of a sheet; words stand above its heading, which begins with a column's name."""
    with (shown / f"{book}-{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    at = next(place for place, row in enumerate(rows) if row[0] == heading)
    return [dict(zip(rows[at], row, strict=True)) for row in rows[at + 1 :]]


def same(one: str, other: str) -> bool:
    return one == other or (number(one) is not None and number(one) == number(other))


@pytest.mark.parametrize("council", COUNCILS)
@pytest.mark.parametrize("table", ["observations", "targets", "scores", "versions"])
def test_libreoffice_shows_the_rows_of_every_table(shown: Path, portal: Path, council: str, table: str) -> None:
    rows = read_table(portal / council / "data" / f"{table}.csv")
    seen = sheet(shown, council, table, next(iter(rows[0])))
    assert len(seen) == len(rows)
    for mine, theirs in zip(rows, seen, strict=True):
        assert mine.keys() == theirs.keys()
        assert [name for name in mine if not same(mine[name], theirs[name])] == [], (mine, theirs)


@pytest.mark.parametrize("name", SAMPLE)
def test_libreoffice_shows_the_figures_of_an_indicator(shown: Path, portal: Path, name: str) -> None:
    indicator = name.rpartition("/")[2]
    rows = read_table(portal / name / f"{indicator}.csv")
    seen = sheet(shown, indicator, "Figures", "Period")
    assert [row["Period"] for row in seen] == [row["period_name"] for row in rows]
    for mine, theirs in zip(rows, seen, strict=True):
        assert same(mine["value"] or (mine["value_text"] and theirs["Figure"]) or mine["marker"], theirs["Figure"])


def cells_of(path: Path) -> Iterator[Any]:
    book = openpyxl.load_workbook(path)
    yield from (cell for page in book for row in page.iter_rows() for cell in row)
    book.close()


def test_no_spreadsheet_holds_a_formula(books: dict[str, Path]) -> None:
    for name, path in books.items():
        kinds = {cell.data_type for cell in cells_of(path)}
        assert kinds <= {"s", "n"}, name  # texts, numbers and empty cells
        with ZipFile(path) as archive:
            sheets = [inner for inner in archive.namelist() if inner.startswith("xl/worksheets/")]
            assert sheets
            assert [inner for inner in sheets if b"<f>" in archive.read(inner) or b"<f " in archive.read(inner)] == []
            assert [inner for inner in archive.namelist() if "vba" in inner or "externalLink" in inner] == []


@pytest.mark.parametrize("council", COUNCILS)
def test_numbers_are_numbers_and_periods_are_texts(books: dict[str, Path], portal: Path, council: str) -> None:
    book = openpyxl.load_workbook(books[council])
    rows = list(book["observations"].iter_rows())
    at = next(place for place, row in enumerate(rows) if row[0].value == "indicator")
    columns = {cell.value: place for place, cell in enumerate(rows[at])}
    values = [row["value"] for row in read_table(portal / council / "data" / "observations.csv")]
    held = [row[columns["value"]] for row in rows[at + 1 :]]
    book.close()
    assert sum(bool(value) for value in values) > 100
    for value, cell in zip(values, held, strict=True):
        assert (
            cell.value is None if not value else (cell.data_type == "n" and Decimal(str(cell.value)) == Decimal(value))
        )
    assert {row[columns["period"]].data_type for row in rows[at + 1 :]} == {"s"}


def test_two_builds_give_the_same_spreadsheets(tiny: Path, tmp_path: Path) -> None:
    """The second finds nothing that the first kept."""
    from quarterdeck import pipeline  # noqa: PLC0415 (the only test here that builds)

    again = tmp_path / "again"
    shutil.copytree(tiny, again, ignore=shutil.ignore_patterns("build"))
    pipeline.build(again)
    first, second = (
        {name: digest for name, digest in digests(project / "build" / "site").items() if name.endswith(".xlsx")}
        for project in (tiny, again)
    )
    assert len(first) == 5
    assert first == second


# --- Databases -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("council", COUNCILS)
def test_the_database_opens_and_holds_the_rows(portal: Path, council: str) -> None:
    data = portal / council / "data"
    with closing(sqlite3.connect(f"file:{data / f'{council}.sqlite'}?mode=ro", uri=True)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        for name in ("observations", "indicators", "scores", "releases"):
            rows = read_table(data / f"{name}.csv")
            ((count,),) = database.execute(f'SELECT COUNT(*) FROM "{name}"')  # noqa: S608 (a name of this test)
            assert count == len(rows) > 0, name
        held = database.execute("SELECT indicator, period, release, value FROM observations").fetchall()
    rows = read_table(data / "observations.csv")
    # A database holds numbers as floats; the CSV alone has them as they were written.
    wanted = {(r["indicator"], r["period"], r["release"]): float(r["value"]) if r["value"] else None for r in rows}
    assert {(i, p, r): None if value is None else float(value) for i, p, r, value in held} == wanted


@pytest.mark.parametrize("council", COUNCILS)
def test_every_parquet_file_opens_and_holds_the_rows(portal: Path, council: str) -> None:
    files = sorted((portal / council / "data").rglob("*.parquet"))
    assert {"observations.parquet", "targets.parquet", "scores.parquet"} <= {file.name for file in files}
    for file in files:
        rows = read_table(file.with_suffix(".csv"))
        table = pyarrow.parquet.read_table(file)
        heading = file.with_suffix(".csv").read_text(encoding="utf-8").splitlines()[0]
        assert ",".join(table.column_names) == heading, file
        assert table.num_rows == len(rows), file
        first = table.column_names[0]
        held = ["" if cell is None else str(cell) for cell in table.column(first).to_pylist()]
        assert held == [row[first] for row in rows], file


# --- Pictures --------------------------------------------------------------------------------------------------------


def test_every_picture_says_what_it_is_where_from_and_how_it_may_be_used(portal: Path) -> None:
    pictures = sorted(portal.glob("*/indicators/*/*.svg"))
    assert len(pictures) > 100
    for path in pictures:
        document = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        root = ET.parse(path).getroot()  # noqa: S314 (made by the build that is tested)
        drawn = {each.tag: each.text or "" for block in root.iter(f"{SVG}metadata") for each in block[0][0]}
        with Image.open(path.with_suffix(".png")) as image:
            image.load()
            written = dict(image.text)
        # In the same words in both.
        words = (
            (f"{DC}title", "Title"),
            (f"{DC}source", "Source"),
            (f"{DC}date", "Creation Time"),
            (f"{DC}rights", "Copyright"),
            (LICENCE, "License"),
            (f"{DC}identifier", "URL"),
        )
        assert [drawn.get(one) for one, _ in words] == [written.get(other) for _, other in words], path
        assert drawn[f"{DC}title"].startswith(document["title"]), path
        assert drawn[f"{DC}source"] == "; ".join(document["sources"]), path
        assert drawn[f"{DC}identifier"] == document["page"], path
        assert drawn[f"{DC}rights"] == document["licence"]["attribution"], path
        assert drawn[LICENCE] == f"{document['licence']['name']}, {document['licence']['url']}", path
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", drawn[f"{DC}date"]), path


def test_a_chart_inside_others_pages_names_source_and_licence(portal: Path) -> None:
    for page in sorted(portal.glob("*/indicators/*/embed.html")):
        document = json.loads((page.parent / f"{page.parent.name}.json").read_text(encoding="utf-8"))
        html = page.read_text(encoding="utf-8")
        assert f"Licence: {document['licence']['name']}." in html, page
        assert "Source: " in html, page
        assert 'href="./"' in html, page
