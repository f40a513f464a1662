"""The published Data Package, read by programs that know nothing of ours."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pandas as pd
import pytest
from frictionless import Package, system

from portals import COUNCIL, NEWEST, digests, newest_scores, read_table

SCORES = [
    "release",
    "indicator",
    "ref",
    "priority",
    "outcome",
    "tier",
    "period",
    "value",
    "marker",
    "target",
    "target_period",
    "target_basis",
    "achievement_percent",
    "variance",
    "variance_percent",
    "status",
    "previous_period",
    "previous_value",
    "change",
    "change_percent",
    "direction_of_travel",
    "direction_basis",
    "trend",
    "trend_basis",
    "quartile",
    "distance_from_target",
    "distance_from_target_percent",
]
TALLIES = ["release", "measure", "priority", "tier", "category", "count", "with_data", "percent"]
RECONCILIATION = ["release", "indicator", "figure", "printed", "recomputed", "agrees", "note"]
DTYPES = {"string": "string", "integer": "Int64", "number": "Float64"}


@pytest.fixture(scope="module")
def package(project: Path) -> Path:
    return project / "build" / "datapackage" / COUNCIL


@pytest.fixture(scope="module")
def descriptor(package: Path) -> dict[str, Any]:
    return json.loads((package / "datapackage.json").read_text(encoding="utf-8"))


def read_frame(package: Path, resource: dict[str, Any]) -> pd.DataFrame:
    """Read a table with pandas, told only what the descriptor says."""
    dialect, schema = resource["dialect"], resource["schema"]
    fields = {field["name"]: field["type"] for field in schema["fields"]}
    return pd.read_csv(
        package / resource["path"],
        sep=dialect["delimiter"],
        quotechar=dialect["quoteChar"],
        encoding=resource["encoding"],
        keep_default_na=False,
        na_values=schema["missingValues"],
        dtype={name: DTYPES.get(kind, "string") for name, kind in fields.items()},
        parse_dates=[name for name, kind in fields.items() if kind == "date"],
    )


def test_frictionless_finds_nothing(package: Path) -> None:
    with system.use_context(trusted=True):
        report = Package(package / "datapackage.json").validate()
    assert report.flatten(["title", "rowNumber", "fieldName", "message"]) == []
    assert report.valid


def test_frictionless_finds_nothing_from_the_command_line(package: Path) -> None:
    program = Path(sys.executable).with_name("frictionless")
    done = subprocess.run(
        [program, "validate", "datapackage.json"], cwd=package, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "INVALID" not in done.stdout


def test_pandas_reads_every_table_with_unique_keys_and_known_words(package: Path, descriptor: dict[str, Any]) -> None:
    for resource in descriptor["resources"]:
        frame, schema = read_frame(package, resource), resource["schema"]
        assert list(frame.columns) == [field["name"] for field in schema["fields"]], resource["name"]
        assert not frame.duplicated(schema["primaryKey"]).any(), resource["name"]
        for field in schema["fields"]:
            limits, column = field.get("constraints", {}), frame[field["name"]]
            assert not (limits.get("required") and column.isna().any()), (resource["name"], field["name"])
            if "enum" in limits:
                assert set(column.dropna()) <= set(limits["enum"]), (resource["name"], field["name"])


def test_references_lead_to_rows(package: Path, descriptor: dict[str, Any]) -> None:
    frames = {resource["name"]: read_frame(package, resource) for resource in descriptor["resources"]}
    for resource in descriptor["resources"]:
        for reference in resource["schema"].get("foreignKeys", []):
            there = frames[reference["reference"]["resource"]][reference["reference"]["fields"]]
            here = frames[resource["name"]][reference["fields"]].dropna()
            known = set(there.itertuples(index=False, name=None))
            assert set(here.itertuples(index=False, name=None)) <= known, (resource["name"], reference["fields"])


def test_everything_is_described(descriptor: dict[str, Any]) -> None:
    assert descriptor["$schema"].startswith("https://datapackage.org/profiles/2")
    for wanted in ("name", "title", "description", "licenses", "sources", "resources"):
        assert descriptor[wanted], wanted
    for resource in descriptor["resources"]:
        assert len(resource["title"]) > 3
        assert len(resource["description"]) > 10
        for field in resource["schema"]["fields"]:
            assert len(field.get("description", "")) >= 7, (resource["name"], field["name"])


def test_bytes_and_hashes_are_the_files(package: Path, descriptor: dict[str, Any]) -> None:
    for resource in descriptor["resources"]:
        content = (package / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{sha256(content).hexdigest()}"
    listed = {resource["path"] for resource in descriptor["resources"]} | {"datapackage.json"}
    assert set(digests(package)) == listed


@pytest.mark.parametrize(
    ("table", "columns"), [("scores", SCORES), ("tallies", TALLIES), ("reconciliation", RECONCILIATION)]
)
def test_derived_tables_begin_with_the_columns_of_the_contract(package: Path, table: str, columns: list[str]) -> None:
    assert list(read_table(package / f"{table}.csv")[0])[: len(columns)] == columns


def test_the_site_offers_the_same_package_and_a_zip_of_it(package: Path, portal: Path) -> None:
    data = portal / COUNCIL / "data"
    offered = digests(data)
    assert {name: offered.get(name) for name in digests(package)} == digests(package)
    with ZipFile(BytesIO((data / f"{COUNCIL}.zip").read_bytes())) as archive:
        assert archive.testzip() is None
        zipped = {name.partition("/")[2]: sha256(archive.read(name)).hexdigest() for name in archive.namelist()}
    assert zipped == digests(package)


def tally(package: Path, measure: str, **where: str) -> dict[str, dict[str, str]]:
    wanted = {"release": NEWEST, "measure": measure, "priority": "all", "tier": "all"} | where
    rows = read_table(package / "tallies.csv")
    return {row["category"]: row for row in rows if all(row[name] == text for name, text in wanted.items())}


def test_the_newest_report_meets_54_of_94_targets(package: Path) -> None:
    counts = tally(package, "status")
    assert {word: int(row["count"]) for word, row in counts.items()} == {
        "met": 54,
        "within_tolerance": 15,
        "not_met": 25,
    }
    assert {row["with_data"] for row in counts.values()} == {"94"}


def test_43_quartiles_are_stated(package: Path) -> None:
    assert sum(int(row["count"]) for row in tally(package, "quartile").values()) == 43


@pytest.mark.parametrize("measure", ["status", "direction_of_travel", "trend", "quartile"])
def test_tallies_are_the_counts_of_the_scores(package: Path, portal: Path, measure: str) -> None:
    scores = newest_scores(portal)
    for column in ("priority", "tier"):
        for part in ("all", *sorted({score[column] for score in scores} - {""})):
            counted = Counter(score[measure] for score in scores if part in ("all", score[column]))
            told = {word: int(row["count"]) for word, row in tally(package, measure, **{column: part}).items()}
            assert told == {word: counted[word] for word in told}, (column, part)
            assert told, (column, part)


def test_every_status_agrees_with_the_group_that_the_report_put_it_in(package: Path, portal: Path) -> None:
    printed = {
        row["indicator"]: row["printed"]
        for row in read_table(package / "printed.csv")
        if row["release"] == NEWEST and row["figure"] == "status"
    }
    scores = {score["indicator"]: score["status"] for score in newest_scores(portal)}
    assert len(printed) == len(scores) == 94
    assert {i for i, status in scores.items() if (status == "met") is not (printed[i] == "met")} == set()
    exact = {i: (status, printed[i]) for i, status in scores.items() if printed[i] not in ("met", "not_met")}
    assert {i: both for i, both in exact.items() if both[0] != both[1]} == {}


def test_no_confidential_figure_is_in_any_file(portal: Path) -> None:
    for path in portal.glob("*/data/observations.csv"):
        held = [row for row in read_table(path) if row["marker"] == "[c]" and (row["value"] or row["numerator"])]
        assert held == [], path
