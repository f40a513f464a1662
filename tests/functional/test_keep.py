"""Packages as they were published: kept, served as they were, compared with; and two packages beside each other."""

from __future__ import annotations

import csv
import io
import json
import shutil
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result

from portals import ADDRESS, TINY, copy_project, read_table, write_table
from quarterdeck.cli import main

NEWEST, EARLIER = "2024-25-q2", "2024-25-q1"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def kept_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a project that was built and whose newest package was kept. Copy it before you change it."""
    project = copy_project(tmp_path_factory.mktemp("keep") / "project", TINY)
    assert run("build", "--quiet", "--project", project).exit_code == 0
    result = run("keep", "--project", project)
    assert result.exit_code == 0, result.output
    assert result.output.startswith(f"anyborough {NEWEST}: kept (")
    return project


@pytest.fixture
def project(kept_once: Path, tmp_path: Path) -> Path:
    return shutil.copytree(kept_once, tmp_path / "project")


def kept_zip(project: Path, release: str = NEWEST) -> Path:
    return project / "datapackage" / "anyborough" / "published" / f"{release}.zip"


def site(project: Path) -> Path:
    return project / "build" / "site" / "anyborough" / "data"


def archive(project: Path, release: str = NEWEST) -> Path:
    return site(project) / "releases" / release / f"anyborough-{release}.zip"


def versions(project: Path) -> dict[str, dict[str, str]]:
    return {row["release"]: row for row in read_table(site(project) / "versions.csv")}


def correct(project: Path, old: str, new: str, period: str = "2024-25 Q2") -> None:
    """Put a figure of the rough sleepers right in the tables."""
    path = project / "datapackage" / "anyborough" / "observations.csv"
    rows = read_table(path)
    row = next(r for r in rows if (r["indicator"], r["period"], r["value"]) == ("rough-sleepers", period, old))
    row["value"] = new
    write_table(path, rows)


def newest_value(project: Path) -> str:
    rows = read_table(project / "datapackage" / "anyborough" / "observations.csv")
    return next(
        r["value"]
        for r in rows
        if (r["indicator"], r["period"], r["release"]) == ("rough-sleepers", "2024-25 Q2", NEWEST)
    )


def test_what_is_kept_is_what_was_built(kept_once: Path) -> None:
    assert kept_zip(kept_once).read_bytes() == archive(kept_once).read_bytes()


def test_what_was_kept_is_never_kept_again(project: Path) -> None:
    before = kept_zip(project).read_bytes()
    archive(project).write_bytes(b"something else")
    result = run("keep", "--project", project)
    assert result.exit_code == 0
    assert "was kept before and stays as it is" in result.output
    assert kept_zip(project).read_bytes() == before


def test_a_build_after_it_changes_nothing(project: Path) -> None:
    before = {path.name: path.read_bytes() for path in site(project).glob("*.csv")}
    assert run("build", "--quiet", "--project", project).exit_code == 0
    assert {path.name: path.read_bytes() for path in site(project).glob("*.csv")} == before
    assert versions(project)[NEWEST]["version"] == "1.1.0"


def test_a_correction_raises_the_version_and_leaves_what_was_published(project: Path) -> None:
    was = newest_value(project)
    correct(project, was, "77")
    assert run("build", "--quiet", "--project", project).exit_code == 0
    row = versions(project)[NEWEST]
    assert (row["version"], row["raised"]) == ("1.1.1", "patch")
    assert row["because"].startswith("Since version 1.1.0. Revised: 1 observation")
    changes = read_table(site(project) / "changes.csv")
    wanted = ("observations", "2024-25 Q2", "value", "revised")
    found = [c for c in changes if (c["table"], c["period"], c["column"], c["kind"]) == wanted]
    assert [(c["indicator"], c["before"], c["after"]) for c in found] == [("rough-sleepers", was, "77")]
    assert archive(project).read_bytes() == kept_zip(project).read_bytes()
    assert json.loads((site(project) / "datapackage.json").read_text(encoding="utf-8"))["version"] == "1.1.1"
    index = json.loads((project / "build" / "site" / "api" / "index.json").read_text(encoding="utf-8"))
    assert index["councils"][0]["version"] == "1.1.1"
    assert [release["version"] for release in index["councils"][0]["releases"]] == ["1.0.0", "1.1.0"]
    page = (site(project) / "changes" / "index.html").read_text(encoding="utf-8")
    assert page.index(">1.1.1<") < page.index(">1.1.0<") < page.index(">1.0.0<")
    feed = (project / "build" / "site" / "anyborough" / "feed.xml").read_text(encoding="utf-8")
    assert "revised" in feed
    assert f"was {was}, is 77" in feed


def test_what_a_report_revised_can_be_put_right_once_more(project: Path) -> None:
    """The list has one line for a cell: what it was with the report before, and what it is now."""
    correct(project, "38", "36", "2024-25 Q1")
    assert run("build", "--quiet", "--project", project).exit_code == 0
    assert versions(project)[NEWEST]["version"] == "1.1.1"
    wanted = ("observations", "2024-25 Q1", "value")
    changes = read_table(site(project) / "changes.csv")
    found = [c for c in changes if (c["table"], c["period"], c["column"]) == wanted]
    assert [(c["kind"], c["before"], c["after"]) for c in found] == [("revised", "40", "36")]


def test_an_older_kept_package_is_served_byte_for_byte(project: Path) -> None:
    """The tables of today would make another package of the first report than the one that was published."""
    first = archive(project, EARLIER)
    shutil.copyfile(first, kept_zip(project, EARLIER))
    before = sha256(first.read_bytes()).hexdigest()
    path = project / "datapackage" / "anyborough" / "indicators.csv"
    rows = read_table(path)
    rows[0]["unit"] = "dogs"
    write_table(path, rows)
    kept_zip(project).unlink()
    assert run("build", "--quiet", "--project", project).exit_code == 0
    assert sha256(archive(project, EARLIER).read_bytes()).hexdigest() == before
    row = versions(project)[NEWEST]
    assert (row["version"], row["raised"]) == ("2.0.0", "major")
    assert row["because"] == "Redefined: unit of 1 indicator."


def test_nothing_is_kept_of_a_preview(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept_zip(project).unlink()
    monkeypatch.setenv("SITE_URL", "http://127.0.0.1:8000/")
    result = run("keep", "--project", project)
    assert result.exit_code == 1
    assert "[local-address]" in result.output
    assert not kept_zip(project).exists()


def test_nothing_is_kept_that_was_built_for_another_address(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept_zip(project).unlink()
    monkeypatch.setenv("SITE_URL", "https://another.example/")
    result = run("keep", "--project", project)
    assert result.exit_code == 1
    assert f"{ADDRESS}anyborough/data/" in result.output
    assert not kept_zip(project).exists()


def test_nothing_is_kept_before_it_is_built(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project", TINY)
    result = run("keep", "--project", project)
    assert result.exit_code == 1
    assert "[missing-file]" in result.output


def with_member(content: bytes, name: str, change: str) -> bytes:
    """Give a zip with one file of it replaced."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as old, ZipFile(out, "w") as new:
        for member in old.namelist():
            new.writestr(member, change if member.endswith(f"/{name}") else old.read(member))
    return out.getvalue()


@pytest.mark.parametrize(
    "broken",
    [
        lambda _: b"no zip",
        lambda content: content[:300],
        lambda content: with_member(content, "datapackage.json", "{"),
        lambda content: with_member(content, "versions.csv", "release,version\n"),
        lambda content: with_member(content, "versions.csv", "release,version\n2024-25-q1,1.0.0\n"),
        lambda content: with_member(content, "changes.csv", "release\n2024-25-q2\n"),
    ],
    ids=["no zip", "cut off", "broken descriptor", "no versions", "another report's", "changes without columns"],
)
def test_a_kept_file_that_is_not_this_reports_package_blocks(project: Path, broken: object) -> None:
    assert callable(broken)
    kept_zip(project).write_bytes(broken(kept_zip(project).read_bytes()))
    for command in ("check", "build"):
        result = run(command, "--project", project)
        assert result.exit_code == 1, result.output
        assert f"anyborough/published/{NEWEST}.zip" in result.output
        assert "[bad-package]" in result.output


def test_a_kept_file_of_no_report_is_told_of(project: Path) -> None:
    kept_zip(project, "2019-20-q1").write_bytes(b"")
    result = run("check", "--project", project)
    assert result.exit_code == 0
    assert "anyborough/published/2019-20-q1.zip" in result.output
    assert "[unknown-file]" in result.output


def test_two_packages_that_are_the_same(project: Path) -> None:
    result = run("diff", kept_zip(project), project / "build" / "datapackage" / "anyborough")
    assert result.exit_code == 0
    assert result.output == "1.1.0 to 1.1.0 (none). Nothing changed.\n"


def test_the_difference_of_two_packages_as_text(project: Path) -> None:
    correct(project, newest_value(project), "77")
    assert run("build", "--quiet", "--project", project).exit_code == 0
    result = run("diff", kept_zip(project), project / "build" / "datapackage" / "anyborough")
    assert result.exit_code == 0
    first, *rest = result.output.splitlines()
    assert first == "1.1.0 to 1.1.1 (patch). Revised: 1 observation."
    assert any(line.startswith("revised: observations rough-sleepers 2024-25 Q2 value: ") for line in rest)


def test_the_difference_as_a_table_and_for_programs(project: Path) -> None:
    two = (archive(project, EARLIER), archive(project))
    rows = list(csv.DictReader(io.StringIO(run("diff", *two, "--format", "csv").output)))
    document = json.loads(run("diff", *two, "--format", "json").output)
    assert rows == document["changes"]
    assert (document["before"], document["version"], document["raised"]) == ("1.0.0", "1.1.0", "minor")
    listed = [row for row in read_table(site(project) / "changes.csv") if row["release"] == NEWEST]
    assert rows == listed


def test_the_difference_of_what_is_no_package(project: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = run("diff", tmp_path / "empty", kept_zip(project))
    assert result.exit_code == 1
    assert "[bad-package]" in result.output
    assert run("diff", tmp_path / "nowhere", kept_zip(project)).exit_code == 2
