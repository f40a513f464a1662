"""A package made again as it stood with an earlier report."""

from __future__ import annotations

from pathlib import Path

import pytest

from folders import table_called
from packages import copy_council, edit_rows, packages_of, write_package
from portals import TINY
from quarterdeck.package import ReleasedPackage, check_package
from quarterdeck.rows import cell_text
from quarterdeck.schema import SOURCE_TABLES

FIRST, SECOND, THIRD = "2024-25-q1", "2024-25-q2", "2025-26-q1"
NEXT_PLAN = "next-plan-2025-30"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the fictional council with a third report: another year, another plan, an indicator and breakdowns more."""
    folder = copy_council(tmp_path_factory.mktemp("asof"))
    edit_rows(
        folder,
        "releases",
        lambda rows: [*rows, {**rows[1], "release": THIRD, "period": "2025-26 Q1", "framework": NEXT_PLAN}],
    )
    edit_rows(folder, "frameworks", lambda rows: [*rows, {**rows[0], "framework": NEXT_PLAN, "title": "Next Plan"}])
    edit_rows(folder, "priorities", lambda rows: [*rows, {**rows[0], "framework": NEXT_PLAN}])
    edit_rows(
        folder, "contacts", lambda rows: [*rows, {**rows[2], "item": "9", "framework": NEXT_PLAN, "priority": "1"}]
    )
    edit_rows(folder, "outcomes", lambda rows: [*rows, {**rows[0], "framework": NEXT_PLAN}])
    edit_rows(
        folder,
        "indicators",
        # One that only the third report speaks of, and one of which no report speaks yet.
        lambda rows: [*rows, *({**rows[0], "indicator": name} for name in ("library-visits", "pot-holes"))],
    )
    edit_rows(
        folder,
        "scorecard",
        lambda rows: [
            *rows,
            {**rows[0], "year": "2025-26", "framework": NEXT_PLAN},
            {**rows[0], "year": "2025-26", "framework": NEXT_PLAN, "indicator": "library-visits", "order": "2"},
        ],
    )
    edit_rows(
        folder,
        "observations",
        lambda rows: [
            *rows,
            {**rows[0], "period": "2025-26 Q1", "release": THIRD, "value": "36"},
            {**rows[0], "period": "2025-26 Q1", "release": THIRD, "indicator": "library-visits"},
        ],
    )
    for table in ("targets", "comparators", "commentary", "printed"):
        edit_rows(
            folder,
            table,
            lambda rows: (
                [*rows, {**rows[-1], "release": THIRD, "indicator": "library-visits", "scope": "indicator"}]
                if "scope" in rows[-1]
                else [*rows, {**rows[-1], "release": THIRD, "indicator": "library-visits"}]
            ),
        )
    (folder / "breakdowns.csv").write_text(
        "indicator,dimension,title,description,whole\n"
        "missed-bins,bin_kind,Missed bins by kind,As counted.,\n"
        "library-visits,library,Visits by library,As counted.,\n"
        "trees-planted,ward,Trees by ward,As counted.,\n",
        "utf-8",
    )
    (folder / "breakdowns").mkdir()
    for indicator, dimension, release, period in (
        ("missed-bins", "bin_kind", SECOND, "2024-25 Q2"),
        ("library-visits", "library", THIRD, "2025-26 Q1"),
        ("trees-planted", "ward", FIRST, "2024-25 Q1"),
    ):
        (folder / "breakdowns" / f"{indicator}.csv").write_text(
            f"period,release,{dimension},value,numerator,denominator,marker,note\n"
            f"{period},{release},,7,,,,\n{period},{release},the first,5,,,,\n",
            "utf-8",
        )
    return folder


@pytest.fixture(scope="module")
def packages(folder: Path) -> tuple[ReleasedPackage, ...]:
    return packages_of(folder)


def column(package: ReleasedPackage, table: str, name: str) -> list[str]:
    return [cell_text(row.get(name)) for one in package.tables if one.table.name == table for row in one.records]


def test_a_package_is_made_for_every_report(packages: tuple[ReleasedPackage, ...]) -> None:
    assert [package.edition.release.id for package in packages] == [FIRST, SECOND, THIRD]
    assert [package.edition.version for package in packages] == ["1.0.0", "1.1.0", "1.2.0"]


def test_no_row_of_a_later_report_is_in_an_earlier_package(packages: tuple[ReleasedPackage, ...]) -> None:
    for place, package in enumerate(packages, start=1):
        known = {FIRST, SECOND, THIRD} if place == 3 else {FIRST, SECOND} if place == 2 else {FIRST}
        found: set[str] = set()
        for one in package.tables:
            if "release" in one.table.column_names:
                releases = set(column(package, one.table.name, "release"))
                assert releases <= known, (package.edition.release.id, one.table.name)
                found |= releases
        assert found == known
        # What is worked out is there for each of these reports and for no other.
        assert set(column(package, "scores", "release")) == set(column(package, "tallies", "release")) == known
        assert column(package, "versions", "release") == [FIRST, SECOND, THIRD][:place]


def test_what_only_later_reports_speak_of_is_not_there_yet(packages: tuple[ReleasedPackage, ...]) -> None:
    first, second, third = packages
    ours = {"rough-sleepers", "school-progress", "trees-planted", "missed-bins"}
    assert set(column(first, "indicators", "indicator")) == set(column(second, "indicators", "indicator")) == ours
    assert set(column(third, "indicators", "indicator")) == ours | {"library-visits", "pot-holes"}
    for table in ("frameworks", "priorities", "outcomes", "scorecard"):
        assert NEXT_PLAN not in column(first, table, "framework") + column(second, table, "framework"), table
        assert NEXT_PLAN in column(third, table, "framework"), table
    assert [len(column(package, "contacts", "item")) for package in packages] == [4, 4, 5]
    assert set(column(second, "scorecard", "year")) == {"2024-25"}


def test_a_breakdown_is_there_from_its_first_figures_on(packages: tuple[ReleasedPackage, ...]) -> None:
    def breakdowns(package: ReleasedPackage) -> set[str]:
        return {name for one in package.tables if (name := one.table.name).startswith("breakdowns/")}

    first, second, third = packages
    assert breakdowns(first) == {"breakdowns/trees-planted"}
    assert breakdowns(second) == breakdowns(first) | {"breakdowns/missed-bins"}
    assert breakdowns(third) == breakdowns(second) | {"breakdowns/library-visits"}
    for package in packages:
        listed = {f"breakdowns/{name}" for name in column(package, "breakdowns", "indicator")}
        assert listed == breakdowns(package)


def test_the_figures_are_those_that_stood_then(packages: tuple[ReleasedPackage, ...]) -> None:
    def figure(package: ReleasedPackage) -> list[str]:
        (observations,) = (one for one in package.tables if one.table.name == "observations")
        return [
            cell_text(row["value"])
            for row in observations.records
            if (row["indicator"], cell_text(row["period"])) == ("rough-sleepers", "2024-25 Q1")
        ]

    assert [figure(package) for package in packages] == [["40"], ["40", "38"], ["40", "38"]]


def test_every_package_is_whole(packages: tuple[ReleasedPackage, ...], tmp_path: Path) -> None:
    """Both readers find every reference closed, every key unique, every cell as described."""
    for package in packages:
        folder = write_package(tmp_path / package.edition.release.id, package.files)
        assert check_package(folder, "anyborough") == ()
    # They would find it if a row of a later report had stayed.
    (tmp_path / FIRST / "commentary.csv").write_bytes(packages[1].files["commentary.csv"])
    assert {finding.code for finding in check_package(tmp_path / FIRST, "anyborough")} == {"invalid-package"}


def test_an_indicator_known_by_its_breakdown_alone_is_there(folder: Path, tmp_path: Path) -> None:
    """The year's scorecard does not carry it yet, and no other table names it."""
    other = copy_council(tmp_path, folder)
    edit_rows(
        other,
        "breakdowns/library-visits",
        lambda rows: [{**row, "release": FIRST, "period": "2024-25 Q1"} for row in rows],
    )
    first = packages_of(other)[0]
    assert "library-visits" in column(first, "breakdowns", "indicator")
    assert check_package(write_package(tmp_path / "first", first.files), "anyborough") == ()


def test_the_newest_package_is_the_whole_folder(packages: tuple[ReleasedPackage, ...], folder: Path) -> None:
    newest = packages[-1]
    names = [one.table.name for one in newest.tables]
    ours = [table.name for table in SOURCE_TABLES]
    assert names[: len(ours)] == ours
    for name in (*ours, "breakdowns/missed-bins", "breakdowns/library-visits", "breakdowns/trees-planted"):
        file = folder / f"{name}.csv"
        found = newest.files[f"{name}.csv"]
        if file.is_file():
            assert found == file.read_bytes().replace(b"\r\n", b"\n"), name
        else:
            # What a council may leave out is there as it is read: empty, or as everybody has it.
            assert found.split(b"\n")[0] == ",".join(table_called(name).column_names).encode(), name


def test_an_earlier_package_does_not_depend_on_reports_to_come(packages: tuple[ReleasedPackage, ...]) -> None:
    """Made from the tables of the third report, the second's is what it was when it was the newest."""
    alone = packages_of(TINY / "anyborough")
    for name in ("observations", "targets", "comparators", "commentary", "printed", "scores", "tallies", "scorecard"):
        assert packages[1].files[f"{name}.csv"] == alone[1].files[f"{name}.csv"], name
