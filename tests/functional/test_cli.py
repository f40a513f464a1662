"""The command as people and CI meet it: what it prints, how it ends, and that it never leaves half a site."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portals import TINY, copy_project, published, read_table, write_table
from quarterdeck import __version__
from quarterdeck.cli import main
from quarterdeck.errors import CODES


def run(*arguments: str | Path) -> Result:
    """Run the command in process. Only an exit may end it: anything else is a traceback to its user."""
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), repr(result.exception)
    return result


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """Copy the fictional council's project, not built."""
    return copy_project(tmp_path / "project", TINY)


@pytest.fixture
def built(tiny: Path, tmp_path: Path) -> Path:
    """Copy the fictional council's project, built."""
    shutil.copytree(tiny, tmp_path / "project")
    return tmp_path / "project"


def table(project: Path, name: str) -> Path:
    return project / "datapackage" / "anyborough" / f"{name}.csv"


def spoil(project: Path, name: str, row: int, column: str, text: str) -> None:
    """Write text into a cell; rows count as a spreadsheet counts them."""
    rows = read_table(table(project, name))
    rows[row - 2][column] = text
    write_table(table(project, name), rows)


def left_over(project: Path) -> list[str]:
    """Name what a build may not leave behind."""
    kept = {".lock", "site", "docs", "datapackage", "cache"}
    return [path.name for path in (project / "build").iterdir() if path.name not in kept]


def test_a_build_says_what_it_made_where_and_how_long_it_took(fresh: Path) -> None:
    result = run("build", "--project", fresh)
    assert result.exit_code == 0, result.output
    summary = result.stdout.strip().splitlines()[-1]
    assert "Anyborough" in summary
    assert re.search(r"\b4 indicators\b", summary)
    assert str(fresh / "build" / "site") in summary
    assert re.search(r"\d\.\d s\b", summary)
    assert (fresh / "build" / "site" / "index.html").is_file()
    assert left_over(fresh) == []


def test_a_quiet_build_says_nothing(fresh: Path) -> None:
    result = run("build", "--quiet", "--project", fresh)
    assert result.exit_code == 0
    assert result.output == ""


def test_a_check_says_that_all_is_well_and_builds_nothing(fresh: Path) -> None:
    result = run("check", "--project", fresh)
    assert result.exit_code == 0, result.output
    assert "1 council" in result.stdout
    assert not (fresh / "build").exists()


def test_a_check_of_the_published_councils_finds_nothing_that_blocks() -> None:
    result = run("check", "--project", Path(__file__).parents[2])
    assert result.exit_code == 0, result.output


def test_a_check_prints_every_finding_with_its_place(fresh: Path) -> None:
    spoil(fresh, "observations", 3, "value", "4 0")
    spoil(fresh, "observations", 4, "period", "soon")
    spoil(fresh, "targets", 2, "indicator", "nobody-knows")
    spoil(fresh, "indicators", 3, "polarity", "sideways")
    for command in ("check", "build"):
        result = run(command, "--project", fresh)
        assert result.exit_code == 1
        for file, row, column, code in [
            ("observations", 3, "value", "bad-number"),
            ("observations", 4, "period", "bad-period"),
            ("targets", 2, "indicator", "unknown-indicator"),
            ("indicators", 3, "polarity", "not-allowed"),
        ]:
            wanted = rf"anyborough/{file}\.csv, row {row}, column {column}: .+ .+ \[{code}\]"
            assert re.search(wanted, result.stderr), (wanted, result.stderr)
    assert not (fresh / "build" / "site").exists()


def test_every_code_that_is_printed_is_a_known_one(fresh: Path) -> None:
    spoil(fresh, "observations", 3, "value", "many")
    printed = re.findall(r"\[([a-z-]+)\]$", run("check", "--project", fresh).stderr, re.MULTILINE)
    assert printed
    assert set(printed) <= set(CODES)


def test_a_file_that_nobody_reads_is_a_warning(fresh: Path) -> None:
    (fresh / "datapackage" / "anyborough" / "observation.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    result = run("build", "--project", fresh)
    assert result.exit_code == 0
    assert re.search(r"warning: anyborough/observation\.csv: .+\[unknown-file\]", result.stderr)
    assert (fresh / "build" / "site" / "index.html").is_file()


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "--project", "/no/such/folder"],
        ["build", "--no-such-option"],
        ["no-such-command"],
        ["check", "--project"],
        ["serve", "--port", "123456"],
        ["build", "surplus"],
    ],
    ids=" ".join,
)
def test_wrong_usage(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Error: " in result.stderr


def test_a_folder_that_is_no_project_is_wrong_usage(tmp_path: Path) -> None:
    result = run("build", "--project", tmp_path)
    assert result.exit_code == 2
    assert "mkdocs.yml" in result.stderr


def test_the_version_and_the_help() -> None:
    assert __version__ in run("--version").stdout
    for command in main.commands:
        assert command in run("--help").stdout
        assert "Usage:" in run(command, "--help").stdout


def empty_table(name: str) -> Callable[[Path], object]:
    """Keep a table's heading only."""
    return lambda project: table(project, name).write_text(
        table(project, name).read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8"
    )


#: What can be wrong with a project, by what a person would call it.
ACCIDENTS: dict[str, Callable[[Path], object]] = {
    "no council at all": lambda p: shutil.rmtree(p / "datapackage" / "anyborough"),
    "no datapackage": lambda p: shutil.rmtree(p / "datapackage"),
    "an empty council": lambda p: (p / "datapackage" / "other").mkdir(),
    "not UTF-8": lambda p: table(p, "indicators").write_bytes(b"indicator,title\nx,caf\xe9\n"),
    "a NUL": lambda p: table(p, "indicators").write_bytes(b"indicator\x00,title\n"),
    "an open quote": lambda p: table(p, "observations").write_bytes(b'indicator,period\n"rough,2024\n'),
    "an empty file": lambda p: table(p, "targets").write_bytes(b""),
    "a folder for a file": lambda p: (table(p, "targets").unlink(), table(p, "targets").mkdir()),
    "a table missing": lambda p: table(p, "indicators").unlink(),
    "settings missing": lambda p: (p / "datapackage" / "anyborough" / "council.toml").unlink(),
    "settings broken": lambda p: (p / "datapackage" / "anyborough" / "council.toml").write_text("name = ", "utf-8"),
    "a spreadsheet": lambda p: table(p, "observations").write_bytes(b"PK\x03\x04\x14\x00\x06\x00\x08"),
    "headings only": lambda p: [empty_table(path.stem)(p) for path in table(p, "x").parent.glob("*.csv")],
    "no releases": empty_table("releases"),
    "no scorecard": empty_table("scorecard"),
    "no observations": empty_table("observations"),
    "no outcomes": empty_table("outcomes"),
    "a name that is no address": lambda p: (p / "datapackage" / "anyborough").rename(p / "datapackage" / "Any Borough"),
    "a reserved name": lambda p: (p / "datapackage" / "anyborough").rename(p / "datapackage" / "methods"),
    "a release of an unknown year": lambda p: spoil(p, "releases", 3, "period", "2031-32 Q2"),
    "a written page that is not UTF-8": lambda p: (p / "docs" / "about.md").write_bytes(b"# caf\xe9\n"),
    "a broken link": lambda p: (p / "docs" / "about.md").write_text("# About\n\n[gone](/nowhere/at/all/)\n", "utf-8"),
    "a link to no page": lambda p: (p / "docs" / "about.md").write_text("# About\n\n[gone](gone.md)\n", "utf-8"),
    "a place that nothing fills": lambda p: (p / "docs" / "about.md").write_text("# A\n\n<!--qd:nothing-->\n", "utf-8"),
    "no written pages": lambda p: [path.unlink() for path in (p / "docs").glob("*.md")],
    "no assets": lambda p: shutil.rmtree(p / "docs" / "assets"),
    "a broken mkdocs.yml": lambda p: (p / "mkdocs.yml").write_text("site_name: [\n", encoding="utf-8"),
    "a mkdocs.yml with nonsense": lambda p: (p / "mkdocs.yml").write_text("theme: {name: no-such}\n", encoding="utf-8"),
    "a template with a fault": lambda p: (p / "docs" / "overrides" / "main.html").write_text("{% if %}", "utf-8"),
    "a file where build stands": lambda p: (shutil.rmtree(p / "build"), (p / "build").write_text("x", "utf-8")),
}


@pytest.mark.parametrize("accident", ACCIDENTS.values(), ids=ACCIDENTS.keys())
def test_whatever_is_wrong_is_told_and_the_last_site_stays(built: Path, accident: Callable[[Path], object]) -> None:
    accident(built)
    before = published(built)
    result = run("build", "--quiet", "--project", built)
    assert result.exit_code in (1, 2), result.output
    assert "Traceback" not in result.output
    assert re.search(r"\[[a-z-]+\]$|^Error: ", result.stderr, re.MULTILINE), result.stderr
    if (built / "build").is_dir():
        assert published(built) == before
        assert left_over(built) == []


def test_a_broken_cache_is_no_trouble(built: Path) -> None:
    before = published(built)
    for content in ("", "[]", '{"a": 1', '{"a": "<svg>"}'):
        (built / "build" / "cache" / "charts.jsonl").write_text(content, encoding="utf-8")
        assert run("build", "--quiet", "--project", built).exit_code == 0
    assert published(built) == before


def test_a_site_that_is_built_again_takes_the_place_of_the_old_one(built: Path) -> None:
    (built / "build" / "site" / "stale.html").write_text("old", encoding="utf-8")
    spoil(built, "observations", 5, "value", "30")
    assert run("build", "--quiet", "--project", built).exit_code == 0
    assert not (built / "build" / "site" / "stale.html").exists()
    assert "30 people" in (built / "build" / "site" / "anyborough/indicators/rough-sleepers/index.html").read_text(
        "utf-8"
    )
    assert left_over(built) == []


@pytest.fixture
def several(tmp_path: Path) -> Path:
    """Build four councils: with one alone, much that could come in any order cannot."""
    project = copy_project(tmp_path / "several", TINY)
    for name in ("Bigtown", "Coldham", "Dunwich"):
        folder = shutil.copytree(project / "datapackage" / "anyborough", project / "datapackage" / name.lower())
        settings = (folder / "council.toml").read_text(encoding="utf-8")
        (folder / "council.toml").write_text(settings.replace("Anyborough", name), encoding="utf-8")
    assert run("build", "--quiet", "--project", project).exit_code == 0
    return project


@pytest.mark.parametrize("which", ["tiny", "several"])
def test_the_same_input_gives_the_same_bytes(request: pytest.FixtureRequest, tmp_path: Path, which: str) -> None:
    """In another place and process, with no cache, another order of hashes, another zone and another language."""
    first: Path = request.getfixturevalue(which)
    again = tmp_path / "elsewhere"
    shutil.copytree(first, again, ignore=lambda folder, _: {"build"} if Path(folder) == first else set())
    given = {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Auckland", "LC_ALL": "C", "COLUMNS": "40"}
    done = subprocess.run(
        [Path(sys.executable).with_name("quarterdeck"), "build", "--project", again],
        check=False,
        capture_output=True,
        text=True,
        env=os.environ | given,
    )
    assert done.returncode == 0, done.stderr
    before, after = published(first), published(again)
    assert sorted(before) == sorted(after)
    assert [path for path, digest in before.items() if after[path] != digest] == []


def test_rows_in_another_order_give_the_same_site(tiny: Path, tmp_path: Path) -> None:
    again = copy_project(tmp_path / "project", TINY)
    for name in ("observations", "targets", "scorecard", "commentary", "releases"):
        write_table(table(again, name), read_table(table(again, name))[::-1])
    assert run("build", "--quiet", "--project", again).exit_code == 0
    before, after = published(tiny), published(again)
    pages = [path for path in before if path.endswith((".html", ".svg", ".md"))]
    # The published tables keep the order of their sources, so only their sizes and rows may differ.
    assert [path for path in pages if before[path] != after.get(path) and "/data/" not in path] == []
