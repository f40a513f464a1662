"""What ``check`` says of whole folders in which something small is wrong, each as councils send them.

``tests/cases/`` holds two councils that do not exist: one that reports each quarter of a year from July, and one that
reports each month. Nothing in them blocks. Each test spoils a copy in one way.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from portals import ROOT, digests
from quarterdeck.cli import main
from quarterdeck.pipeline.checking import RESERVED

CASES = ROOT / "tests" / "cases"
FINANCIAL_YEARS = (
    "April 2024 to March 2025 (write 2024-04/2025-03) or January 2024 to December 2025 (write 2024-01/2025-12)"
)


def check(project: Path) -> tuple[int, list[str]]:
    """Check a project; gives the exit status and the findings, a line each."""
    result = CliRunner().invoke(main, ["check", "--project", str(project)])
    assert result.exception is None or isinstance(result.exception, SystemExit), repr(result.exception)
    return result.exit_code, result.stderr.splitlines()[:-1]


@pytest.fixture(params=["quarterly", "monthly"])
def either(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Copy one of the two councils, then the other."""
    shutil.copytree(CASES / request.param, tmp_path / "datapackage")
    return tmp_path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Copy the council that reports each quarter."""
    shutil.copytree(CASES / "quarterly", tmp_path / "datapackage")
    return tmp_path


def edit(project: Path, file: str, change: Callable[[str], str]) -> None:
    path = project / "datapackage" / "anyborough" / file
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def add(project: Path, table: str, *rows: str) -> None:
    edit(project, f"{table}.csv", lambda text: text + "".join(f"{row}\n" for row in rows))


def test_a_whole_council_that_reports_each_quarter(tmp_path: Path) -> None:
    shutil.copytree(CASES / "quarterly", tmp_path / "datapackage")
    assert check(tmp_path) == (0, [])


def test_a_whole_council_that_reports_each_month_is_told_of_indicators_without_figures(tmp_path: Path) -> None:
    shutil.copytree(CASES / "monthly", tmp_path / "datapackage")
    status, lines = check(tmp_path)
    assert status == 0
    assert [line.split(":")[1] for line in lines] == [
        f" anyborough/indicators.csv, row {row}, column indicator" for row in (2, 5, 6, 7)
    ]
    assert all(line.startswith("warning: ") and line.endswith("[not-shown]") for line in lines)


def test_a_check_writes_nothing(either: Path) -> None:
    before = digests(either)
    check(either)
    assert digests(either) == before


#: What is done to the quarterly council, and what is said of it: where, how it begins, and with which code.
FAULTS: dict[str, tuple[Callable[[Path], object], str, str, str]] = {
    "three years that could be a month": (
        lambda p: add(p, "observations", "warm-homes,2010-12,2024-25-q2,60.1,,,,,"),
        "blocker: anyborough/observations.csv, row 22, column period",
        "'2010-12' could be December 2010 (write 2010-12/2010-12) or January 2010 to December 2012 (write 2010-01/",
        "bad-period",
    ),
    "semicolons": (
        lambda p: edit(p, "targets.csv", lambda text: text.replace(",", ";")),
        "blocker: anyborough/targets.csv, row 1",
        "The cells are separated by semicolons, not by commas.",
        "bad-csv",
    ),
    "tabs": (
        lambda p: edit(p, "indicators.csv", lambda text: text.replace(",", "\t")),
        "blocker: anyborough/indicators.csv, row 1",
        "The cells are separated by tabs, not by commas.",
        "bad-csv",
    ),
    "no heading": (
        lambda p: edit(p, "indicators.csv", lambda text: text.partition("\n")[2]),
        "blocker: anyborough/indicators.csv, row 1",
        "The first row is no heading of this table: it names none of its columns.",
        "missing-column",
    ),
    "one bad byte": (
        lambda p: (p / "datapackage" / "anyborough" / "indicators.csv").write_bytes(
            (CASES / "quarterly" / "anyborough" / "indicators.csv").read_bytes().replace("€".encode(), b"\xa3")
        ),
        "blocker: anyborough/indicators.csv, row 6",
        "The text is not UTF-8.",
        "bad-encoding",
    ),
    "a quote inside a cell": (
        lambda p: edit(p, "indicators.csv", lambda text: text.replace("Warm homes,Homes", 'Warm homes"Homes')),
        "blocker: anyborough/indicators.csv, row 2",
        "A double quote stands inside a cell that has none round it.",
        "bad-csv",
    ),
    "one year under two names": (
        lambda p: add(p, "observations", "warm-homes,FY2023-24,2024-25-q2,71.0,,,,,"),
        "blocker: anyborough/observations.csv, row 22, column indicator",
        "Row 3 has the same key (indicator warm-homes, period 2023-24, release 2024-25-q2).",
        "duplicate-key",
    ),
    "one stretch under two names": (
        lambda p: add(p, "observations", "warm-homes,2023-07/2024-06,2024-25-q2,71.0,,,,,"),
        "blocker: anyborough/observations.csv, row 22, column indicator",
        "Row 3 has the same key",
        "duplicate-key",
    ),
    "a yellow accent": (
        lambda p: edit(p, "council.toml", lambda text: text.replace("#8A1538", "#FFFF00")),
        "blocker: anyborough/council.toml, column accent",
        "#FFFF00 on #FFFFFF has a contrast of 1.07 to 1.",
        "low-contrast",
    ),
    "a calendar year in the scorecard": (
        lambda p: edit(p, "scorecard.csv", lambda text: text.replace("2024-25,warm", "2024,warm")),
        "blocker: anyborough/scorecard.csv, row 2, column year",
        "2024 is no year of this body: its years begin in July. Write 2024-25,",
        "not-a-year",
    ),
    "commentary of a priority that is not in the plan": (
        lambda p: add(p, "commentary", "2024-25-q2,2,priority,context,,11,,,It rained."),
        "blocker: anyborough/commentary.csv, row 3, column priority",
        "priorities.csv has no framework 'any-plan' priority '11'",
        "unknown-reference",
    ),
    "commentary of no indicator": (
        lambda p: add(p, "commentary", "2024-25-q2,2,indicator,context,,,,,It rained."),
        "blocker: anyborough/commentary.csv, row 3, column indicator",
        "A piece with the scope indicator must name its indicator",
        "missing-value",
    ),
    "a forecast of nothing": (
        lambda p: add(p, "observations", "warm-homes,2024-25,2024-25-q2,,,[f],,,"),
        "blocker: anyborough/observations.csv, row 22, column value",
        "The row is marked [f], a forecast, and holds none.",
        "no-value",
    ),
    "a figure of an indicator outside the scorecard": (
        lambda p: edit(p, "scorecard.csv", lambda text: re.sub("(?m)^2024-25,warm-homes,.*\n", "", text)),
        "warning: anyborough/observations.csv, row 2, column indicator",
        "The 2024-25 scorecard has no warm-homes,",
        "not-shown",
    ),
}


@pytest.mark.parametrize(("spoil", "place", "message", "code"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_told_once_and_plainly(
    project: Path, spoil: Callable[[Path], object], place: str, message: str, code: str
) -> None:
    spoil(project)
    status, lines = check(project)
    assert len(lines) == 1, lines
    assert lines[0].startswith(f"{place}: {message}")
    assert lines[0].endswith(f"[{code}]")
    assert status == place.startswith("blocker")


#: What is no fault at all.
FINE: dict[str, Callable[[Path], object]] = {
    "nine decimals": lambda p: (
        edit(p, "indicators.csv", lambda text: text.replace("period},€,2", "period},€,9")),
        edit(p, "observations.csv", lambda text: text.replace("1234.56", "0.115492958")),
    ),
    "a code of another scheme": lambda p: edit(p, "council.toml", lambda text: f'code = "US4805000"\n{text}'),
    "rows of commas": lambda p: add(p, "targets", ",,,,,,", ",,,,,,"),
    "an indicator under two plans": lambda p: add(
        p, "scorecard", "2024-25,income-per-head,goals,11,,11.1,1,,Income per head,7"
    ),
    "an indicator under another plan alone": lambda p: edit(
        p, "scorecard.csv", lambda text: text.replace("income-per-head,any-plan,1", "income-per-head,goals,11")
    ),
    "three years as first and last month": lambda p: add(
        p, "observations", "warm-homes,2010-01/2012-12,2024-25-q2,60.1,,,,,"
    ),
}


@pytest.mark.parametrize("change", FINE.values(), ids=FINE.keys())
def test_what_is_no_fault(project: Path, change: Callable[[Path], object]) -> None:
    before = digests(project)
    change(project)
    assert digests(project) != before
    assert check(project) == (0, [])


def test_financial_years_of_a_council_whose_year_is_the_calendar_s(project: Path) -> None:
    """Each cell with such a year is refused with both spellings, and no cell is taken for January to December."""
    edit(project, "council.toml", lambda text: text.replace("year_starts = 7", "year_starts = 1"))
    status, lines = check(project)
    years = [line for line in lines if "'2024-25' could be" in line]
    assert status == 1
    assert len(years) == 11
    assert all(FINANCIAL_YEARS in line and line.endswith("Write the one that is meant. [bad-period]") for line in years)


@pytest.mark.parametrize(
    ("old", "new", "setting"),
    [
        ("year_starts = 1", "year_starts = 13", "year_starts"),
        ("year_starts = 1", 'year_starts = 1\nyear_named = "2016"', "year_named"),
        ("year_starts = 1", "", "year_starts"),
        ("#8A1538", "red", "accent"),
    ],
)
def test_a_wrong_setting_is_not_told_again_with_every_period(project: Path, old: str, new: str, setting: str) -> None:
    """The years are those of a body whose year is the calendar's: in another calendar most cells would be wrong."""
    for file in (project / "datapackage" / "anyborough").glob("*.csv"):
        calendar_years = re.sub(r"2024-25 Q", "2024 Q", file.read_text(encoding="utf-8")).replace("2024-25,", "2024,")
        file.write_text(calendar_years.replace("2023-24,", "2023,"), encoding="utf-8")
    edit(project, "council.toml", lambda text: text.replace("year_starts = 7", "year_starts = 1"))
    assert check(project) == (0, [])
    edit(project, "council.toml", lambda text: text.replace(old, new))
    status, (line,) = check(project)
    assert status == 1
    assert line.startswith(f"blocker: anyborough/council.toml, column {setting}: ")


def test_causes_come_before_what_else_is_wrong(project: Path) -> None:
    (project / "datapackage" / "anyborough" / "targets.csv").write_bytes(b"\xff")
    (project / "datapackage" / "anyborough" / "priorities.csv").unlink()
    add(project, "observations", "warm-homes,soon,2024-25-q2,60.1,,,,,", "warm-homes,2022-23,no-such,60.1,,,,,")
    _, lines = check(project)
    assert [line.rpartition(" ")[2] for line in lines] == [
        "[missing-file]",
        "[bad-encoding]",
        "[bad-period]",
        "[unknown-reference]",
    ]


@pytest.mark.parametrize("name", [*sorted(name for name in RESERVED if "." not in name), "strategy"])
def test_a_council_cannot_have_the_name_of_a_page(project: Path, name: str) -> None:
    (project / "docs").mkdir()
    (project / "docs" / "strategy.md").write_text("# Our strategy\n", encoding="utf-8")
    (project / "datapackage" / "anyborough").rename(project / "datapackage" / name)
    status, lines = check(project)
    assert status == 1
    assert [line.partition(": Every")[0] for line in lines] == [f"blocker: {name}"]
    assert lines[0].endswith("[reserved-name]")


def test_every_name_at_the_top_of_a_portal_is_reserved(tiny: Path) -> None:
    top = {path.name for path in (tiny / "build" / "site").iterdir() if path.is_dir()}
    assert top - {"anyborough"} - RESERVED == set()
