"""The tables as one SQLite database: what is stored, what is enforced, and what explains it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import EARLIER_RELEASE, INDICATOR, RELEASE
from folders import table_called, write_folder
from quarterdeck.package.formats.database import build_database
from quarterdeck.periods import parse_period
from quarterdeck.read import read_folder
from quarterdeck.rows import Cell, FilledTable
from quarterdeck.schema import DERIVED_TABLES, Column, ColumnType, Reference, Table, breakdown_table

ABOUT = {"title": "Anyborough's figures", "licence": "Open Government Licence v3.0"}
BREAKDOWN = breakdown_table("fly-tipping", "waste_type", "Fly-tipping", "Heaps of waste, by kind.")
SCORES = DERIVED_TABLES[0]
HOSTILE = "Robert'); DROP TABLE x;--"
#: A table as no schema would have it: its names and descriptions try to leave their place.
ODD = Table(
    'odd"; DROP TABLE about;--',
    "Odd\n); DROP TABLE about;",
    'Says "so"; -- and more',
    ('k"ey',),
    (
        Column('k"ey', ColumnType.TEXT, "Key\n); DROP TABLE about; --", required=True),
        Column("order", ColumnType.TEXT, "A word of SQL\r\nitself."),
        Column("value", ColumnType.DECIMAL, "A figure.", choices={}),
    ),
)


@contextmanager
def opened(content: bytes) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(content)
        yield database


def rows_of(content: bytes, question: str) -> list[tuple[Any, ...]]:
    with opened(content) as database:
        return database.execute(question).fetchall()


def anyborough(parent: Path) -> tuple[FilledTable, ...]:
    """Read the fictional council; give its source tables, and scores in both reports that say as little as they may."""
    folder, findings = read_folder(write_folder(parent))
    assert findings == ()
    sources = tuple(
        FilledTable(known.table, tuple(row.cells for row in known.rows)) for known in folder.tables.values()
    )
    return (*sources, FilledTable(SCORES, (score(EARLIER_RELEASE, "15"), score(RELEASE, "12"))))


def score(release: str, value: str) -> Mapping[str, Cell]:
    said = {column.name: next(iter(column.choices)) for column in SCORES.columns if column.choices and column.required}
    return {**said, "release": release, "indicator": INDICATOR, "value": Decimal(value)}


def breakdown_row(**overrides: Cell) -> Mapping[str, Cell]:
    return {"period": parse_period("2024-25 Q2"), "release": RELEASE, "waste_type": "tyres", **overrides}


def breakdown(*rows: Mapping[str, Cell]) -> bytes:
    return build_database([FilledTable(BREAKDOWN, rows)], {})


def odd(*rows: Mapping[str, Cell]) -> bytes:
    return build_database([FilledTable(ODD, rows)], ABOUT)


@pytest.mark.parametrize(
    ("text", "stored", "kind"),
    [
        ("3", 3.0, "real"),
        ("-3", -3.0, "real"),
        ("3.10", 3.1, "real"),
        ("3.00", 3.0, "real"),
        ("-0.05", -0.05, "real"),
        ("0", 0.0, "real"),
        ("999999999999999", 999999999999999.0, "real"),
        ("9999999.12345678", 9999999.12345678, "real"),
        ("1E+25", 1e25, "real"),
    ],
)
def test_figures_are_numbers(text: str, stored: float, kind: str) -> None:
    content = breakdown(breakdown_row(value=Decimal(text)))
    assert rows_of(content, "SELECT value, typeof(value) FROM breakdowns_fly_tipping") == [(stored, kind)]


def test_figures_can_be_compared_and_added() -> None:
    content = breakdown(
        *(breakdown_row(waste_type=kind, value=Decimal(value)) for kind, value in {"a": "9", "b": "10.5"}.items()),
        breakdown_row(waste_type="c"),
    )
    question = "SELECT sum(value), max(value), count(value) FROM breakdowns_fly_tipping WHERE value > 3"
    assert rows_of(content, question) == [(19.5, 10.5, 2)]


def test_empty_cells_are_null_but_in_a_key() -> None:
    content = breakdown(breakdown_row(waste_type="", marker="", note=None))
    question = "SELECT period, waste_type, value, marker, note FROM breakdowns_fly_tipping"
    assert rows_of(content, question) == [("2024-25 Q2", "", None, None, None)]


def test_a_key_stands_once_even_where_part_of_it_is_empty() -> None:
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        breakdown(breakdown_row(waste_type=""), breakdown_row(waste_type=None))


def test_a_required_cell_is_filled() -> None:
    with pytest.raises(sqlite3.IntegrityError, match=r"NOT NULL.*\.release"):
        breakdown(breakdown_row(release=""))


def test_the_database_goes_on_enforcing_its_keys(tmp_path: Path) -> None:
    with opened(build_database(anyborough(tmp_path), ABOUT)) as database:
        database.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
            database.execute("INSERT INTO observations SELECT * FROM observations")
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            database.execute("UPDATE observations SET release = 'never'")


def test_references_are_declared(tmp_path: Path) -> None:
    content = build_database(anyborough(tmp_path), ABOUT)
    keys = rows_of(content, 'SELECT id, "table", "from", "to" FROM pragma_foreign_key_list(\'scorecard\')')
    assert sorted(key[1:] for key in keys) == [
        ("indicators", "indicator", "indicator"),
        ("outcomes", "framework", "framework"),
        ("outcomes", "outcome", "outcome"),
        ("outcomes", "priority", "priority"),
        ("priorities", "framework", "framework"),
        ("priorities", "priority", "priority"),
    ]
    assert len({key[0] for key in keys}) == 3


def test_a_reference_that_points_nowhere_is_our_fault() -> None:
    releases = FilledTable(table_called("releases"), ())
    with pytest.raises(AssertionError):
        build_database([FilledTable(BREAKDOWN, (breakdown_row(),)), releases], {})


def test_an_outcome_that_is_not_said_points_nowhere(tmp_path: Path) -> None:
    tables = tuple(
        replace(one, records=tuple({**row, "outcome": None} for row in one.records))
        if one.table.name == "scorecard"
        else one
        for one in anyborough(tmp_path)
    )
    assert rows_of(build_database(tables, {}), "SELECT outcome FROM scorecard") == [(None,)]


def test_tables_can_be_copied_one_by_one_with_references_enforced(tmp_path: Path) -> None:
    path = tmp_path / "anyborough.sqlite"
    path.write_bytes(build_database(anyborough(tmp_path), ABOUT))
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        copy.execute("PRAGMA foreign_keys = ON")
        copy.execute("ATTACH ? AS source", [str(path)])
        for name, statement in copy.execute(
            "SELECT name, sql FROM source.sqlite_master WHERE type = 'table'"
        ).fetchall():
            copy.execute(statement)
            copy.execute(f"INSERT INTO main.{name} SELECT * FROM source.{name}")  # noqa: S608 (names of our own)
        assert copy.execute("SELECT count(*) FROM main.observations").fetchall() == [(2,)]


def test_types_are_declared() -> None:
    found = rows_of(breakdown(), "SELECT name, type, \"notnull\", pk FROM pragma_table_info('breakdowns_fly_tipping')")
    assert found[:4] == [
        ("period", "TEXT", 1, 1),
        ("release", "TEXT", 1, 2),
        ("waste_type", "TEXT", 1, 3),
        ("value", "REAL", 0, 0),
    ]


def test_the_dictionary_covers_every_column(tmp_path: Path) -> None:
    content = build_database((*anyborough(tmp_path), FilledTable(BREAKDOWN, ())), ABOUT)
    every = "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'"
    said = "SELECT table_name, column_name FROM dictionary"
    assert sorted(rows_of(content, every)) == sorted(rows_of(content, said))
    assert rows_of(
        content,
        "SELECT type, description, allowed_words FROM dictionary"
        " WHERE table_name = 'targets' AND column_name = 'basis'",
    ) == [
        (
            "choice",
            "How we know it.",
            "stated: The report says it.\nimplied: Worked back from a figure that the report prints.",
        )
    ]


def test_the_statement_explains_the_table() -> None:
    ((statement,),) = rows_of(breakdown(), "SELECT sql FROM sqlite_master WHERE name = 'breakdowns_fly_tipping'")
    assert "-- Fly-tipping: Heaps of waste, by kind.\n" in statement
    assert '"value" REAL, -- The figure; empty where there is none.\n' in statement
    assert "One of: [p], [r]," in statement


def test_what_it_is_about_keeps_its_order() -> None:
    assert rows_of(odd(), "SELECT * FROM about") == list(ABOUT.items())


def test_hostile_text_and_names_stay_what_they_are() -> None:
    content = odd({'k"ey': HOSTILE, "order": '";\x00--', "value": Decimal("1.5")})
    assert rows_of(content, 'SELECT * FROM "odd""; DROP TABLE about;__"') == [(HOSTILE, '";\x00--', 1.5)]
    assert rows_of(content, "SELECT count(*) FROM about") == [(2,)]


def test_the_newest_scores_stand_in_a_view(tmp_path: Path) -> None:
    content = build_database(anyborough(tmp_path), ABOUT)
    question = "SELECT title, unit, report, release, indicator, value FROM latest_scores"
    assert rows_of(content, question) == [("Rough sleepers", "people", "Q2", RELEASE, INDICATOR, 12)]


def test_the_view_needs_its_tables() -> None:
    content = build_database([FilledTable(SCORES, (score(RELEASE, "1"),))], {})
    assert rows_of(content, "SELECT name FROM sqlite_master WHERE type = 'view'") == []


def test_a_table_may_refer_to_itself() -> None:
    parent = Column("parent", ColumnType.ID, "What it is part of.")
    part = Column("part", ColumnType.ID, "A part.", required=True)
    table = Table("parts", "Parts", "Parts.", ("part",), (part, parent), (Reference(("parent",), "parts", ("part",)),))
    content = build_database([FilledTable(table, ({"part": "b", "parent": "a"}, {"part": "a"}))], {})
    assert rows_of(content, "SELECT * FROM parts") == [("b", "a"), ("a", None)]


def test_the_same_tables_give_the_same_bytes(tmp_path: Path) -> None:
    tables = anyborough(tmp_path)
    content = build_database(tables, ABOUT)
    assert content == build_database(tables, ABOUT)
    # The counter of changes and the version of SQLite, which would differ between machines.
    assert content[24:28] + content[92:100] == bytes(12)


texts = st.text(st.characters(codec="utf-8"), max_size=30)
figures = st.none() | st.decimals(-(10**7), 10**7, places=8) | st.integers(-(10**15) + 1, 10**15 - 1).map(Decimal)


@given(st.dictionaries(texts.filter(bool), st.tuples(texts, figures), max_size=8))
def test_whatever_goes_in_comes_out(given_rows: dict[str, tuple[str, Decimal | None]]) -> None:
    content = odd(*({'k"ey': key, "order": text, "value": value} for key, (text, value) in given_rows.items()))
    found = rows_of(content, 'SELECT "k""ey", "order", value FROM "odd""; DROP TABLE about;__"')
    assert [(key, text or "", None if value is None else Decimal(str(value))) for key, text, value in found] == [
        (key, text, value) for key, (text, value) in given_rows.items()
    ]


def test_a_rate_can_be_worked_out() -> None:
    content = breakdown(breakdown_row(numerator=Decimal(105), denominator=Decimal(420)))
    assert rows_of(content, "SELECT numerator / denominator FROM breakdowns_fly_tipping") == [(0.25,)]
