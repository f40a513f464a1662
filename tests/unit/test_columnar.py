"""Tables as Parquet files: exact types, descriptions within, and other people's readers."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from folders import table_called
from quarterdeck.package.formats.columnar import build_parquet, is_long
from quarterdeck.periods import parse_period
from quarterdeck.rows import Cell, FilledTable
from quarterdeck.schema import CONCEPTS, DERIVED_TABLES, Column, ColumnType, Table, breakdown_table

ABOUT = {"title": "Anyborough's figures", "licence": "Open Government Licence v3.0"}
HOSTILE = "Robert'); DROP TABLE x;--"
TABLE = Table(
    "breakdowns/fly-tipping",
    "Fly-tipping",
    "Heaps of waste.",
    ("ref",),
    (
        Column("ref", ColumnType.ID, "What tells rows apart.", required=True),
        Column("period", ColumnType.PERIOD, "When."),
        Column("published", ColumnType.DATE, "When it was published."),
        Column("count", ColumnType.INTEGER, "How many."),
        Column("value", ColumnType.DECIMAL, "The figure."),
        Column("note", ColumnType.PROSE, "What to know."),
    ),
)
FULL: Mapping[str, Cell] = {
    "ref": "a-1",
    "period": parse_period("2024-25 Q2"),
    "published": date(2024, 11, 20),
    "count": 7,
    "value": Decimal("-3.10"),
    "note": HOSTILE,
}


def build(*rows: Mapping[str, Cell]) -> bytes:
    return build_parquet(FilledTable(TABLE, rows), ABOUT)


def read(content: bytes) -> Any:
    return parquet.read_table(io.BytesIO(content))


def values(*texts: str) -> bytes:
    return build(*({"ref": f"a-{number}", "value": Decimal(text)} for number, text in enumerate(texts)))


def test_types_are_exact() -> None:
    schema = read(build(FULL)).schema
    assert {field.name: (str(field.type), field.nullable) for field in schema} == {
        "ref": ("string", False),
        "period": ("string", True),
        "published": ("date32[day]", True),
        "count": ("int64", True),
        "value": ("decimal128(3, 2)", True),
        "note": ("string", True),
    }


def test_cells_come_back() -> None:
    (row,) = read(build(FULL)).to_pylist()
    assert row == {**FULL, "period": "2024-25 Q2"}
    assert str(row["value"]) == "-3.10"


@pytest.mark.parametrize(
    ("texts", "type_", "read_back"),
    [
        (("3",), "decimal128(1, 0)", ["3"]),
        (("0",), "decimal128(1, 0)", ["0"]),
        (("0.05",), "decimal128(2, 2)", ["0.05"]),
        (("0.00",), "decimal128(2, 2)", ["0.00"]),
        (("3.10", "-12", "0.5"), "decimal128(4, 2)", ["3.10", "-12.00", "0.50"]),
        (("1E+3",), "decimal128(4, 0)", ["1000"]),
        (("999999999999999", "0.00000001"), "decimal128(23, 8)", ["999999999999999.00000000", "0.00000001"]),
        ((), "decimal128(1, 0)", []),
    ],
)
def test_a_column_of_figures_is_as_wide_as_they_need(texts: tuple[str, ...], type_: str, read_back: list[str]) -> None:
    table = read(values(*texts))
    assert str(table.schema.field("value").type) == type_
    assert [f"{value:f}" for value in table["value"].to_pylist()] == read_back


def test_figures_beyond_any_reader_are_refused() -> None:
    with pytest.raises(ValueError, match="38"):
        values("1" * 39)


def test_empty_cells_are_null() -> None:
    empty: dict[str, Cell] = {"period": None, "published": None, "count": None, "value": None, "note": ""}
    assert read(build({"ref": "a", **empty}, {"ref": "b"})).to_pylist() == [
        {"ref": ref, **dict.fromkeys(empty)} for ref in ("a", "b")
    ]


def test_a_required_cell_is_filled() -> None:
    with pytest.raises(ValueError, match="ref"):
        build({"ref": "", "count": 1})


def test_the_file_says_what_it_is() -> None:
    schema = read(build(FULL)).schema
    said = {key.decode(): value.decode() for key, value in schema.metadata.items()}
    assert said == {
        **ABOUT,
        "table": "breakdowns/fly-tipping",
        "table_title": "Fly-tipping",
        "table_description": "Heaps of waste.",
    }
    assert {field.name: field.metadata[b"description"].decode() for field in schema} == {
        column.name: column.description for column in TABLE.columns
    }


def test_the_same_rows_give_the_same_bytes() -> None:
    assert build(FULL, {"ref": "b"}) == build(FULL, {"ref": "b"})


def test_duckdb_reads_it_and_adds_exactly(tmp_path: Path) -> None:
    (tmp_path / "figures.parquet").write_bytes(values("0.1", "0.2", "-5"))
    with duckdb.connect() as database:
        source = str(tmp_path / "figures.parquet")
        found = database.execute("SELECT sum(value), count(*) FROM read_parquet(?) WHERE value > 0", [source])
        assert found.fetchall() == [(Decimal("0.3"), 2)]
        said = database.execute(
            "SELECT decode(value) FROM parquet_kv_metadata(?) WHERE decode(key) = 'title'", [source]
        )
        assert said.fetchall() == [(ABOUT["title"],)]


def test_pandas_reads_it() -> None:
    frame = pd.read_parquet(io.BytesIO(build(FULL, {"ref": "b"})))
    assert list(frame.columns) == list(TABLE.column_names)
    assert list(frame["value"]) == [Decimal("-3.10"), None]
    assert frame["published"][0] == date(2024, 11, 20)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (table_called("observations"), True),
        (table_called("commentary"), True),
        (breakdown_table("fly-tipping", "waste_type", "Fly-tipping", "By kind."), True),
        *((table, table.name != "versions") for table in DERIVED_TABLES),
        (table_called("releases"), False),
        (table_called("indicators"), False),
        (table_called("scorecard"), False),
        (CONCEPTS, False),
    ],
    ids=lambda given: given.name if isinstance(given, Table) else "",
)
def test_tables_that_grow_with_each_report_are_long(table: Table, expected: bool) -> None:
    assert is_long(table) is expected


texts = st.text(st.characters(codec="utf-8"), max_size=30)
rows = st.fixed_dictionaries(
    {
        "ref": texts.filter(bool),
        "period": st.none() | st.sampled_from(("2024-25", "2024-25 Q2", "AY2023-24")).map(parse_period),
        "published": st.none() | st.dates(),
        "count": st.none() | st.integers(0, 10**9),
        "value": st.none() | st.decimals(-(10**15) + 1, 10**15 - 1, places=8) | st.integers(-9, 9).map(Decimal),
        "note": texts,
    }
)


@given(st.lists(rows, max_size=6))
def test_whatever_goes_in_comes_out(given_rows: list[Mapping[str, Cell]]) -> None:
    content = build(*given_rows)
    expected = [
        {**row, "period": str(row["period"]) if row["period"] else None, "note": row["note"] or None}
        for row in given_rows
    ]
    assert read(content).to_pylist() == expected
    assert build(*given_rows) == content
