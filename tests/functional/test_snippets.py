"""The code that the portal offers to data users really runs, and every program reads the same from it."""

from __future__ import annotations

import csv
import re
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from portals import read_table, served
from quarterdeck.pages.environment import render_html
from quarterdeck.pages.snippets import Snippet, table_snippets
from snippet_runners import RUNNERS, Held, open_in_calc, run_snippet, snippets_in

#: By the name of a table: its columns' types and its rows. An empty cell is missing.
TYPES = {
    "awkward": {
        "ref": "string",
        "period": "string",
        "title": "string",
        "value": "number",
        "numerator": "integer",
        "period_starts": "date",
        "period_ends": "date",
        "target": "number",
        "note": "string",
    },
    # Nothing here but text, though most of it looks like something else.
    "texts": {"year": "string", "if": "string", "flag": "string"},
}
ROWS = {
    "awkward": [
        ("01", "2024-09", "Plain", "12.5", "3", "2024-09-01", "2024-09-30", "12", 'A "quoted" word, and a comma'),
        ("02", "2024", "NA", "", "", "", "", "", "None"),
        ("10", "2024-25 Q2", "Three\nlines\n\nand a blank", "-0.25", "", "2024-07-01", "2024-09-30", "0.1", "[p]"),
        ("1e3", "2024-04-01", "Café – naïve £5 “ŵ”", "1234567.8", "1048576", "1974-04-01", "", "", "it's #5; \\ null"),
        ("007", "true", " spaced ", "0", "0", "2025-12-31", "2025-12-31", "-1", ""),
    ],
    "texts": [("2024", "1.50", "TRUE"), ("2025", "", "F"), ("2026", "00", "NaN")],
}
tables = pytest.mark.parametrize("table", TYPES)

HOSTILE = [
    'https://data.example.org/a".csv',
    "https://data.example.org/a'.csv",
    "https://data.example.org/a\\.csv",
    "https://data.example.org/a.csv\n",
    "https://data.example.org/a b.csv",
    "https://data.example.org/a$(b).csv",
    "https://data.example.org/`a`.csv",
    "https://data.example.org/a#(cr).csv",
    "https://data.example.org/é.csv",
    "https://data.example.org/",
    "https://data.example.org/a.csv?b",
    "https://user@data.example.org/a.csv",
    "file:///etc/a.csv",
    "data/a.csv",
    "",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the tables as the portal does."""
    folder = tmp_path_factory.mktemp("published")
    for name, types in TYPES.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([types, *ROWS[name]])
    return folder


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[str]:
    with served(folder) as address:
        yield address


def snippet(site: str, table: str, program: str) -> Snippet:
    (found,) = (s for s in table_snippets(f"{site}/{table}.csv", TYPES[table]) if s.program == program)
    return found


def expected(table: str) -> Held:
    kinds = {name: {"string": "text", "date": "date"}.get(kind, "number") for name, kind in TYPES[table].items()}
    rows = [
        {
            name: None if not text else float(text) if kinds[name] == "number" else text
            for name, text in zip(kinds, row, strict=True)
        }
        for row in ROWS[table]
    ]
    return Held(kinds, rows)


def balanced(code: str) -> bool:
    """Whether every bracket outside quotations has its partner."""
    while (less := re.sub(r'"[^"]*"|[^][(){}"]+|\(\)|\[\]|\{\}', "", code)) != code:
        code = less
    return code == ""


@tables
@pytest.mark.parametrize("program", ["pandas", "r", "duckdb"])
def test_every_program_holds_the_same_table(site: str, table: str, program: str, tmp_path: Path) -> None:
    assert run_snippet(program, snippet(site, table, program).code, tmp_path) == expected(table)


def test_curl_saves_the_very_file(site: str, folder: Path, tmp_path: Path) -> None:
    held = run_snippet("curl", snippet(site, "awkward", "curl").code, tmp_path)
    assert (tmp_path / "awkward.csv").read_bytes() == (folder / "awkward.csv").read_bytes()
    assert len(held.rows) == len(ROWS["awkward"])


def test_curl_leaves_nothing_where_nothing_is(site: str, tmp_path: Path) -> None:
    (code,) = (s.code for s in table_snippets(f"{site}/absent.csv", {}) if s.program == "curl")
    with pytest.raises(AssertionError, match="404"):
        run_snippet("curl", code, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_spreadsheet_opens_the_address(site: str, folder: Path, tmp_path: Path) -> None:
    heading, *rows = open_in_calc(f"{site}/awkward.csv", tmp_path)
    assert heading == list(TYPES["awkward"])
    assert len(rows) == len(ROWS["awkward"])
    assert {len(row) for row in rows} == {len(heading)}
    # A spreadsheet guesses types, as the snippet's sentence warns; text that looks like nothing else is whole.
    assert [row[-1] for row in rows] == [row["note"] for row in read_table(folder / "awkward.csv")]


@tables
def test_every_snippet_names_the_address_once_and_it_answers(site: str, table: str) -> None:
    address = f"{site}/{table}.csv"
    assert {s.code.count(address) for s in table_snippets(address, TYPES[table])} == {1}
    with urllib.request.urlopen(address) as answer:  # noqa: S310 (the server of this test)
        assert (answer.status, answer.headers.get_content_type()) == (200, "text/csv")


@tables
def test_the_code_for_excel_is_whole(site: str, table: str) -> None:
    code = snippet(site, table, "excel").code
    assert balanced(code)
    steps = re.findall(r"^  (\w+) = ", code, re.MULTILINE)
    assert code.endswith(f"in\n  {steps[-1]}")
    assert all(code.count(step) > 1 for step in steps)
    named = dict(re.findall(r'\{"(\w+)", ([\w. ]+)\}', code))
    words = {"number": "type number", "integer": "Int64.Type", "date": "type date"}
    assert named == {name: words[kind] for name, kind in TYPES[table].items() if kind != "string"}


def test_the_formula_for_google_sheets() -> None:
    codes = {s.program: s.code for s in table_snippets("https://data.example.org/a/b-1.csv", {"a": "string"})}
    assert codes["importdata"] == '=IMPORTDATA("https://data.example.org/a/b-1.csv")'
    assert set(codes) == {*RUNNERS, "excel", "importdata"}


@pytest.mark.parametrize("address", HOSTILE)
def test_an_address_that_could_end_a_quotation_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="No code can be written for the address"):
        table_snippets(address, {"value": "number"})


@pytest.mark.parametrize(
    ("column", "kind"), [('a"', "string"), ("a'", "number"), ("A", "date"), ("", "string"), ("a", "float")]
)
def test_a_column_that_could_end_a_quotation_is_refused(column: str, kind: str) -> None:
    with pytest.raises(ValueError, match="No code can be written for the column"):
        table_snippets("https://data.example.org/a.csv", {column: kind})


def test_a_page_shows_the_code_as_it_is() -> None:
    snippets = table_snippets("https://data.example.org/a.csv", TYPES["awkward"])
    html = render_html("snippets", snippets=snippets, what="the figures of <this> indicator")
    assert snippets_in(html) == [(s.program, s.code) for s in snippets]
    assert "the figures of &lt;this&gt; indicator" in html
    assert [html.count(tag) for tag in ("<details ", "</details>", "<summary>", "<pre>")] == [len(snippets)] * 4
