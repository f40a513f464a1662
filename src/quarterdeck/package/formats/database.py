"""All tables of a council as one SQLite database, for people who ask questions in SQL.

Figures are numbers here, so that ``where value > 3``, ``sum(value)`` and ``numerator / denominator`` say what they seem
to say. They are floats, whole ones too: SQLite divides integers without a remainder, which would make a rate of 105 in
276 nought. Every figure of up to 15 digits comes back as it went in. How many places a figure was published with (3.10
or 3.1) is not kept: the CSVs have it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from decimal import Decimal
from graphlib import TopologicalSorter

from quarterdeck.rows import Cell, FilledTable, cell_text
from quarterdeck.schema import Column, ColumnType, Table

_TYPES = {ColumnType.INTEGER: "INTEGER", ColumnType.DECIMAL: "REAL"}

_ABOUT = Table(
    "about",
    "About",
    "What this database is, where it comes from and how it may be used.",
    ("name",),
    (
        Column("name", ColumnType.NAME, "What is said.", required=True),
        Column("value", ColumnType.TEXT, "What it is for this database."),
    ),
)
_DICTIONARY = Table(
    "dictionary",
    "Dictionary",
    "What each column of each table means.",
    ("table_name", "column_name"),
    (
        Column("table_name", ColumnType.NAME, "The table.", required=True),
        Column("column_name", ColumnType.NAME, "The column.", required=True),
        Column("type", ColumnType.NAME, "What its cells hold.", required=True),
        Column("description", ColumnType.TEXT, "What they mean.", required=True),
        Column("allowed_words", ColumnType.PROSE, "The only words it may hold, one a line, each with its meaning."),
    ),
)

# Scores run from the oldest report to the newest, and SQLite numbers rows as they come: the last row is the newest's.
_LATEST_SCORES = """\
CREATE VIEW latest_scores AS
SELECT indicators.title, indicators.unit, releases.title AS report, scores.*
FROM scores
JOIN indicators ON indicators.indicator = scores.indicator
JOIN releases ON releases.release = scores.release
WHERE scores.release = (SELECT release FROM scores ORDER BY rowid DESC LIMIT 1)"""


def build_database(tables: Sequence[FilledTable], about: Mapping[str, str]) -> bytes:
    """Make the database: the tables, ``about``, a ``dictionary`` of all columns, and the view ``latest_scores``.

    Rows keep their order. Empty cells are NULL, but '' in a key that may hold them: SQLite would take two NULLs for
    different keys. References to a table that is not given are left out; the view is only made where its tables are.
    Periods and dates are text. Raises sqlite3.IntegrityError where a required cell is empty or a key stands twice, and
    AssertionError where a reference points nowhere: the checks of what was read let neither through.
    """
    described = (*(filled.table for filled in tables), _ABOUT, _DICTIONARY)
    everything = (
        *_referred_first(tables),
        FilledTable(_ABOUT, tuple({"name": name, "value": value} for name, value in about.items())),
        FilledTable(_DICTIONARY, tuple(_dictionary(described))),
    )
    names = {table.name for table in described}
    with closing(sqlite3.connect(":memory:")) as database:
        for filled in everything:
            database.execute(_create(filled.table, names))
            with database:
                database.executemany(_insert(filled.table), _rows(filled))
        if {"scores", "indicators", "releases"} <= names:
            database.execute(_LATEST_SCORES)
        database.execute("VACUUM")  # packs the pages
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return database.serialize()


def _referred_first(tables: Sequence[FilledTable]) -> Iterator[FilledTable]:
    """Order tables so that none comes before one that it refers to: they can be copied one by one as they stand."""
    known = {filled.table.name: filled for filled in tables}
    needs = {
        name: [to.table for to in one.table.references if to.table in known and to.table != name]
        for name, one in known.items()
    }
    return (known[name] for name in TopologicalSorter(needs).static_order())


def _dictionary(tables: Iterable[Table]) -> Iterator[Mapping[str, Cell]]:
    for table in tables:
        for column in table.columns:
            yield {
                "table_name": _sql_name(table.name),
                "column_name": column.name,
                "type": column.type,
                "description": column.description,
                "allowed_words": "\n".join(f"{word}: {meaning}" for word, meaning in column.choices.items()),
            }


def _create(table: Table, names: set[str]) -> str:
    """Write the statement that makes a table; its comments stay in the database and explain it there."""
    constraints = [f"PRIMARY KEY ({_quoted(*table.key)})"] + [
        f"FOREIGN KEY ({_quoted(*to.columns)}) REFERENCES {_quoted(_sql_name(to.table))} ({_quoted(*to.to)})"
        for to in table.references
        # A key holds '' where it may be empty, which a reference would look for.
        if to.table in names and not any(_is_blank_in_key(table, c) for c in table.columns if c.name in to.columns)
    ]
    return "\n".join(
        (
            f"CREATE TABLE {_quoted(_sql_name(table.name))} (",
            f"  -- {_one_line(f'{table.title}: {table.description}')}",
            *(f"  {_declared(table, column)}, -- {_comment(column)}" for column in table.columns),
            "  " + ",\n  ".join(constraints),
            ")",
        )
    )


def _declared(table: Table, column: Column) -> str:
    filled = column.required or _is_blank_in_key(table, column)
    return f"{_quoted(column.name)} {_sql_type(column)}{' NOT NULL' if filled else ''}"


def _comment(column: Column) -> str:
    words = f" One of: {', '.join(column.choices)}." if column.choices else ""
    return _one_line(f"{column.description}{words}")


def _insert(table: Table) -> str:
    places = ", ".join("?" * len(table.columns))
    # Names are quoted and values bound: nothing of a table's content becomes part of the statement.
    return f"INSERT INTO {_quoted(_sql_name(table.name))} ({_quoted(*table.column_names)}) VALUES ({places})"  # noqa: S608


def _rows(filled: FilledTable) -> Iterator[tuple[str | int | float | None, ...]]:
    columns = [(column.name, "" if _is_blank_in_key(filled.table, column) else None) for column in filled.table.columns]
    for record in filled.records:
        yield tuple(empty if record.get(name) in (None, "") else _stored(record[name]) for name, empty in columns)


def _stored(cell: Cell) -> str | int | float:
    if isinstance(cell, Decimal):
        return float(cell)
    return cell if isinstance(cell, int) else cell_text(cell)


def _sql_name(table: str) -> str:
    return table.replace("/", "_").replace("-", "_")


def _sql_type(column: Column) -> str:
    return _TYPES.get(column.type, "TEXT")


def _is_blank_in_key(table: Table, column: Column) -> bool:
    """Tell whether an empty cell is one of the key's own values, as that of a breakdown's total is."""
    return column.name in table.key and not column.required and _sql_type(column) == "TEXT"


def _quoted(*names: str) -> str:
    return ", ".join('"' + name.replace('"', '""') + '"' for name in names)


def _one_line(text: str) -> str:
    """Take line breaks out: a comment of SQL ends with its line."""
    return " ".join(text.split())
