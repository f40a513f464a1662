"""The packages' CSV on the Web metadata, read by a program that implements the standard."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from csvw import CSVW

from packages import SUMMARY, copy_council, indicators_of, packages_of, write_package
from portals import ROOT, TINY, read_table
from quarterdeck.package import ReleasedPackage

ANYBOROUGH = TINY / "anyborough"
SEFTON = ROOT / "datapackage" / "sefton"
#: What csvw makes of each type: a day is a midnight to it.
PYTHON_TYPES = {"number": Decimal, "integer": int, "date": datetime, "string": str}


def assert_reads(metadata: Path, descriptor: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Read all tables that the metadata describe, without a warning, as the descriptor says; gives their rows."""
    described = CSVW(str(metadata), validate=True)
    assert described.is_valid, described.warnings
    assert described.warnings == []
    rows = {table.url.string: list(table.iterdicts()) for table in described.tables}
    assert list(rows) == [resource["path"] for resource in descriptor["resources"]]
    for resource in descriptor["resources"]:
        found = rows[resource["path"]]
        assert len(found) == resource["rows"], resource["path"]
        for field in resource["schema"]["fields"]:
            cells = [row[field["name"]] for row in found]
            kinds = {type(cell) for cell in cells if cell is not None}
            assert kinds <= {PYTHON_TYPES[field["type"]]}, (resource["path"], field["name"])
    return rows


def newest(folder: Path) -> ReleasedPackage:
    return packages_of(folder)[-1]


@pytest.fixture(scope="module")
def package() -> ReleasedPackage:
    return newest(ANYBOROUGH)


@pytest.fixture
def folder(package: ReleasedPackage, tmp_path: Path) -> Path:
    return write_package(tmp_path / "package", package.files)


def test_the_package_of_every_report_is_valid(tmp_path: Path) -> None:
    for package in packages_of(ANYBOROUGH):
        folder = write_package(tmp_path / package.edition.release.id, package.files)
        rows = assert_reads(folder / "csv-metadata.json", package.descriptor)
        assert rows["observations.csv"][0]["value"] == Decimal(44)
        assert rows["releases.csv"][0]["published"].date() == date(2024, 8, 20)
        assert rows["scorecard.csv"][0]["order"] == 1


def test_a_real_council_s_package_is_valid_with_its_breakdowns(tmp_path: Path) -> None:
    package = newest(SEFTON)
    rows = assert_reads(write_package(tmp_path, package.files) / "csv-metadata.json", package.descriptor)
    assert any(path.startswith("breakdowns/") for path in rows)
    # Figures are exact: every number is the one that the table's text shows.
    texts = [row["value"] for row in read_table(tmp_path / "observations.csv")]
    assert [str(row["value"]) if row["value"] is not None else "" for row in rows["observations.csv"]] == texts


@pytest.mark.parametrize("folder", [ANYBOROUGH, SEFTON], ids=lambda folder: folder.name)
def test_every_indicator_s_own_file_is_valid(folder: Path, tmp_path: Path) -> None:
    _, indicators = indicators_of(folder)
    assert indicators
    for name, data in indicators.items():
        write_package(tmp_path, data.files)
        rows = assert_reads(tmp_path / f"{name}.csv-metadata.json", data.descriptor)
        assert {row["indicator"] for row in rows[f"{name}.csv"]} == {name}


def test_metadata_are_found_beside_an_indicator_s_file(tmp_path: Path) -> None:
    """The standard's readers look for them there when they are given the CSV alone."""
    _, indicators = indicators_of(ANYBOROUGH)
    write_package(tmp_path, indicators["school-progress"].files)
    found = CSVW(str(tmp_path / "school-progress.csv"), validate=True)
    assert not found.no_metadata
    assert found.is_valid
    assert found.common_props["dc:title"] == "Progress at secondary school: Anyborough Borough Council"
    assert SUMMARY in found.common_props["dc:description"]


def test_the_same_is_said_as_in_the_descriptor(package: ReleasedPackage) -> None:
    metadata = json.loads(package.files["csv-metadata.json"])
    described = package.descriptor
    assert metadata["dc:title"] == described["title"]
    assert metadata["dc:identifier"] == described["id"]
    assert metadata["dc:license"] == {"@id": described["licenses"][0]["path"]}
    # A report whose address is known is led to.
    assert [source.get("path") for source in described["sources"]] == [
        None,
        "https://anyborough.example/reports/2024-25-q2.pdf",
    ]
    assert metadata["dc:source"] == [source["title"] for source in described["sources"]]
    assert metadata["dc:modified"] == "2024-11-20"
    assert metadata["dcat:landingPage"] == {"@id": described["homepage"]}
    assert metadata["schema:version"] == described["version"] == "1.1.0"
    for table, resource in zip(metadata["tables"], described["resources"], strict=True):
        schema = table["tableSchema"]
        assert [column["name"] for column in schema["columns"]] == [f["name"] for f in resource["schema"]["fields"]]
        assert schema["primaryKey"] == resource["schema"]["primaryKey"]
        assert all(column["dc:description"] for column in schema["columns"])


def of_cell(table: str, column: str, text: str) -> Callable[[Path], None]:
    """Give a change of one cell in the first row of a table."""

    def spoil(folder: Path) -> None:
        path = folder / f"{table}.csv"
        heading, first, *rest = path.read_text("utf-8").split("\n")
        cells = first.split(",")
        cells[heading.split(",").index(column)] = text
        path.write_text("\n".join([heading, ",".join(cells), *rest]), "utf-8")

    return spoil


def twice(folder: Path) -> None:
    path = folder / "targets.csv"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join([*lines, lines[-1]]), "utf-8")


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (of_cell("observations", "value", "forty"), "invalid lexical value for decimal: forty"),
        (of_cell("observations", "marker", "[q]"), r"invalid lexical value for string: \[q\]"),
        (of_cell("observations", "indicator", ""), "required column value is missing"),
        (of_cell("observations", "indicator", "pot-holes"), "`pot-holes` not found in table indicators.csv"),
        (of_cell("scorecard", "order", "1.5"), "Invalid value for integer"),
        (of_cell("releases", "published", "20 August 2024"), "yyyy-MM-dd"),
        (of_cell("outcomes", "priority", "7"), "not found in table priorities.csv"),
        (twice, "duplicate primary key"),
    ],
    ids=[
        "no number",
        "no known word",
        "nothing where something must be",
        "an unknown indicator",
        "no whole number",
        "no date",
        "an unknown priority",
        "a row twice",
    ],
)
def test_the_metadata_say_enough_to_find_what_is_wrong(
    folder: Path, spoil: Callable[[Path], None], message: str
) -> None:
    spoil(folder)
    with warnings.catch_warnings():
        # csvw warns first and then raises; pytest would make an error of the warning.
        warnings.simplefilter("always")
        described = CSVW(str(folder / "csv-metadata.json"), validate=True)
        with pytest.raises(ValueError, match=message):
            assert described.is_valid


def test_a_table_without_rows_is_valid(tmp_path: Path) -> None:
    folder = copy_council(tmp_path)
    heading = (folder / "comparators.csv").read_text("utf-8").split("\n")[0]
    (folder / "comparators.csv").write_text(f"{heading}\n", "utf-8")
    package = newest(folder)
    rows = assert_reads(write_package(tmp_path / "package", package.files) / "csv-metadata.json", package.descriptor)
    assert rows["comparators.csv"] == []
