"""The published Data Package, read by programs that know nothing of ours."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pandas as pd
import pytest
from frictionless import Package, system

from packages import write_package
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
#: What pandas is to make of each type that a descriptor may name; any other is a fault.
DTYPES = {"string": "string", "integer": "Int64", "number": "Float64", "date": "string"}


@dataclass(frozen=True, slots=True)
class Offered:
    """A package that the portal publishes, as anybody may come by it: a folder's files, or those in a zip."""

    name: str
    files: Mapping[str, bytes]
    zipped: bool

    @property
    def descriptor(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.files["datapackage.json"])
        return found

    def frame(self, resource: dict[str, Any]) -> pd.DataFrame:
        """Read a table with pandas, told only what the descriptor says."""
        dialect, schema = resource["dialect"], resource["schema"]
        frame = pd.read_csv(
            BytesIO(self.files[resource["path"]]),
            sep=dialect["delimiter"],
            quotechar=dialect["quoteChar"],
            header=0 if dialect["header"] else None,
            encoding=resource["encoding"],
            keep_default_na=False,
            na_values=[missing["value"] for missing in schema["missingValues"]],
            dtype={field["name"]: DTYPES[field["type"]] for field in schema["fields"]},
        )
        for field in schema["fields"]:
            if field["type"] == "date":
                frame[field["name"]] = pd.to_datetime(frame[field["name"]], format="%Y-%m-%d")
        return frame


def offered_by(site: Path) -> Iterator[Offered]:
    """Give every package of a site: each council's tables, the zip of them, and the zip of each report."""
    for path in sorted(site.glob("*/data/datapackage.json")):
        folder, slug = path.parent, path.parent.parent.name
        listed = [resource["path"] for resource in json.loads(path.read_text("utf-8"))["resources"]]
        names = ("datapackage.json", "csv-metadata.json", *listed)
        yield Offered(slug, {name: (folder / name).read_bytes() for name in names}, zipped=False)
        for found in (folder / f"{slug}.zip", *sorted(folder.glob("releases/*/*.zip"))):
            with ZipFile(found) as archive:
                assert archive.testzip() is None
                assert {name.partition("/")[0] for name in archive.namelist()} == {slug}
                files = {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}
            yield Offered(found.relative_to(site).as_posix(), files, zipped=True)


@pytest.fixture(scope="module")
def offered(portal: Path, tiny: Path) -> list[Offered]:
    found = [one for site in (tiny / "build" / "site", portal) for one in offered_by(site)]
    # One zip for each report, and each council's newest twice more.
    reports = sum(len(read_table(path)) for path in portal.glob("*/data/releases.csv"))
    councils = len(list(portal.glob("*/data/datapackage.json")))
    assert councils >= 2
    assert reports >= 5
    assert len(found) == 4 + reports + 2 * councils
    return found


def tables_of(packages: list[Offered]) -> Iterator[tuple[str, Offered, dict[str, Any]]]:
    """Give every table of every package, with a name for it."""
    for one in packages:
        for resource in one.descriptor["resources"]:
            yield f"{one.name}: {resource['name']}", one, resource


@pytest.fixture(scope="module")
def package(project: Path) -> Path:
    return project / "build" / "datapackage" / COUNCIL


@pytest.fixture(scope="module")
def descriptor(package: Path) -> dict[str, Any]:
    return json.loads((package / "datapackage.json").read_text(encoding="utf-8"))


def test_frictionless_finds_nothing(package: Path) -> None:
    with system.use_context(trusted=True):
        report = Package(package / "datapackage.json").validate()
    assert report.flatten(["title", "rowNumber", "fieldName", "message"]) == []
    assert report.valid


def test_frictionless_finds_nothing_in_the_package_of_any_report(offered: list[Offered], tmp_path: Path) -> None:
    for number, one in enumerate(offered):
        if "/releases/" in one.name:
            folder = write_package(tmp_path / str(number), one.files)
            with system.use_context(trusted=True):
                report = Package(folder / "datapackage.json").validate()
            assert report.flatten(["title", "rowNumber", "fieldName", "message"]) == [], one.name


def test_frictionless_finds_nothing_from_the_command_line(package: Path) -> None:
    program = Path(sys.executable).with_name("frictionless")
    done = subprocess.run(
        [program, "validate", "datapackage.json"], cwd=package, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "INVALID" not in done.stdout


def test_pandas_reads_every_table_as_it_is_described(offered: list[Offered]) -> None:
    """Columns, types, keys, what must be filled and which words may stand: a type that does not fit would raise."""
    for name, one, resource in tables_of(offered):
        frame, schema = one.frame(resource), resource["schema"]
        assert list(frame.columns) == [field["name"] for field in schema["fields"]], name
        assert len(frame) == resource["rows"], name
        assert not frame.duplicated(schema["primaryKey"]).any(), name
        for field in schema["fields"]:
            limits, column = field.get("constraints", {}), frame[field["name"]]
            assert not (limits.get("required") and column.isna().any()), (name, field["name"])
            if "enum" in limits:
                assert set(column.dropna()) <= set(limits["enum"]), (name, field["name"])


def test_numbers_are_written_as_plain_decimals(offered: list[Offered]) -> None:
    """No plus, no power, no spare nought before: 3.10 is 3.10 to whoever reads it as text."""
    plain = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?", re.ASCII)
    for name, one, resource in tables_of(offered):
        rows = list(csv.DictReader(StringIO(one.files[resource["path"]].decode("utf-8"), newline=""), strict=True))
        for field in resource["schema"]["fields"]:
            if field["type"] in ("number", "integer"):
                texts = {row[field["name"]] for row in rows} - {""}
                assert [text for text in texts if not plain.fullmatch(text)] == [], (name, field["name"])


def test_references_lead_to_rows(offered: list[Offered]) -> None:
    followed = set()
    for name, one, resource in tables_of(offered):
        resources = {other["name"]: other for other in one.descriptor["resources"]}
        for reference in resource["schema"].get("foreignKeys", []):
            there = one.frame(resources[reference["reference"]["resource"]])[reference["reference"]["fields"]]
            here = one.frame(resource)[reference["fields"]].dropna()
            known = set(there.itertuples(index=False, name=None))
            assert set(here.itertuples(index=False, name=None)) <= known, (name, reference["fields"])
            followed.add((resource["name"], *reference["fields"]))
    assert {("observations", "indicator"), ("scores", "release"), ("outcomes", "framework", "priority")} <= followed


def test_everything_is_described(offered: list[Offered]) -> None:
    for one in offered:
        described = one.descriptor
        assert described["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json", one.name
        wanted = ("name", "title", "description", "homepage", "keywords", "licenses", "sources", "contributors", "id")
        for word in (*wanted, "version", "created", "resources"):
            assert described[word], (one.name, word)
        assert re.fullmatch(r"\d+\.\d+\.\d+", described["version"]), one.name
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", described["created"]), one.name
        assert described["homepage"].startswith("http"), one.name
        assert described["id"].startswith("http"), one.name
        assert all(licence["path"].startswith("https://") and licence["title"] for licence in described["licenses"])
        assert all(source["title"] for source in described["sources"]), one.name
        assert all(who["title"] and "publisher" in who["roles"] for who in described["contributors"]), one.name
    for name, _, resource in tables_of(offered):
        assert len(resource["title"]) > 3, name
        assert len(resource["description"]) > 10, name
        assert [missing["value"] for missing in resource["schema"]["missingValues"]] == [""], name
        assert all(len(missing["label"]) > 10 for missing in resource["schema"]["missingValues"]), name
        for field in resource["schema"]["fields"]:
            assert len(field.get("description", "")) >= 7, (name, field["name"])
            for category in field.get("categories", []):
                assert category["label"], (name, field["name"], category)


def test_bytes_and_hashes_are_the_files(offered: list[Offered]) -> None:
    for name, one, resource in tables_of(offered):
        content = one.files[resource["path"]]
        assert resource["bytes"] == len(content), name
        assert resource["hash"] == f"sha256:{sha256(content).hexdigest()}", name


def test_every_table_that_is_offered_is_described(package: Path, descriptor: dict[str, Any]) -> None:
    listed = {resource["path"] for resource in descriptor["resources"]}
    assert {path for path in digests(package) if path.endswith(".csv")} == listed


def test_a_zip_holds_every_table_and_what_explains_them(offered: list[Offered]) -> None:
    zips = [one for one in offered if one.zipped]
    assert zips
    for one in zips:
        listed = {resource["path"] for resource in one.descriptor["resources"]}
        assert set(one.files) == listed | {"README.md", "datapackage.json", "csv-metadata.json"}, one.name
        readme, described = one.files["README.md"].decode("utf-8"), one.descriptor
        said = [described["title"], described["version"], described["id"], described["licenses"][0]["path"]]
        said += [source["title"] for source in described["sources"]]
        assert [text for text in said if text not in readme] == [], one.name
        for resource in described["resources"]:
            assert f"| {resource['path']} | {resource['rows']} | {resource['description']} |" in readme, one.name
        metadata = json.loads(one.files["csv-metadata.json"])
        assert [table["url"] for table in metadata["tables"]] == [r["path"] for r in described["resources"]], one.name


def test_the_package_of_a_report_is_of_that_report_and_those_before(offered: list[Offered]) -> None:
    versions: dict[str, list[tuple[int, ...]]] = {}
    for one in offered:
        if "/releases/" not in one.name:
            continue
        slug, release = one.name.split("/")[0], one.name.split("/")[3]
        described = one.descriptor
        resources = {resource["name"]: resource for resource in described["resources"]}
        assert described["id"].endswith(f"/{slug}/data/releases/{release}/"), one.name
        listed = one.frame(resources["versions"])
        assert list(listed["release"])[-1] == release, one.name
        assert list(listed["version"])[-1] == described["version"], one.name
        assert set(one.frame(resources["observations"])["release"]) <= set(listed["release"]), one.name
        versions.setdefault(slug, []).append(tuple(int(part) for part in described["version"].split(".")))
    assert all(found == sorted(set(found)) for found in versions.values()), versions
    assert all(found[0] == (1, 0, 0) for found in versions.values()), versions


@pytest.mark.parametrize(
    ("table", "columns"), [("scores", SCORES), ("tallies", TALLIES), ("reconciliation", RECONCILIATION)]
)
def test_derived_tables_begin_with_the_columns_of_the_contract(package: Path, table: str, columns: list[str]) -> None:
    assert list(read_table(package / f"{table}.csv")[0])[: len(columns)] == columns


def test_the_site_offers_the_same_package_and_a_zip_of_it(package: Path, portal: Path, offered: list[Offered]) -> None:
    site = digests(portal / COUNCIL / "data")
    assert {name: site.get(name) for name in digests(package)} == digests(package)
    (folder,) = (one for one in offered if one.name == COUNCIL)
    (archive,) = (one for one in offered if one.name == f"{COUNCIL}/data/{COUNCIL}.zip")
    assert {name: content for name, content in archive.files.items() if name != "README.md"} == folder.files


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


#: The bases that say why a verdict is withheld.
WITHHELD = {"seasonal", "disputed_polarity", "not_significant", "small_numbers", "rounding", "running_down", "reset"}


def category_of(score: dict[str, str], measure: str) -> str:
    """Give the category that a score counts in; verdicts that are withheld are counted apart."""
    basis = {"direction_of_travel": "direction_basis", "trend": "trend_basis"}.get(measure, "")
    return "withheld" if basis and score[basis] in WITHHELD else score[measure]


@pytest.mark.parametrize("measure", ["direction_of_travel", "trend"])
def test_some_verdicts_are_withheld_and_in_no_percentage(package: Path, measure: str) -> None:
    counts = tally(package, measure)
    withheld = counts.pop("withheld")
    assert int(withheld["count"]) > 0
    assert withheld["percent"] == ""
    assert {int(row["with_data"]) for row in (withheld, *counts.values())} == {
        sum(int(r["count"]) for r in counts.values())
    }


@pytest.mark.parametrize("measure", ["status", "direction_of_travel", "trend", "quartile"])
def test_tallies_are_the_counts_of_the_scores(package: Path, portal: Path, measure: str) -> None:
    scores = newest_scores(portal)
    for column in ("priority", "tier"):
        for part in ("all", *sorted({score[column] for score in scores} - {""})):
            counted = Counter(category_of(score, measure) for score in scores if part in ("all", score[column]))
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
