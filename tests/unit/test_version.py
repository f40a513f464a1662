"""A version is raised by rule, from the list of changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import INDICATOR, RELEASE
from quarterdeck.package.versions.reason import reason_for
from quarterdeck.package.versions.version import FIRST, next_version, raise_of
from quarterdeck.results import DataChange
from quarterdeck.schema.words import CHANGE, RAISED

FIGURE = DataChange(RELEASE, "revised", "observations", INDICATOR, "2024-25 Q2", "", "value", "3", "4")
PATCH = FIGURE
MINOR = replace(FIGURE, kind="new", column="", before="")
MAJOR = replace(FIGURE, kind="removed", column="", after="")
TABLE = DataChange(RELEASE, "new", "commentary", "", "", "", "", "", "63 rows")


@pytest.mark.parametrize(
    ("changes", "version", "raised"),
    [
        ([], "2.7.1", "none"),
        ([PATCH], "2.7.2", "patch"),
        ([MINOR], "2.8.0", "minor"),
        ([MAJOR], "3.0.0", "major"),
        ([PATCH, PATCH, PATCH], "2.7.2", "patch"),
        ([PATCH, MINOR, PATCH], "2.8.0", "minor"),
        ([PATCH, MINOR, MAJOR, MINOR], "3.0.0", "major"),
        ([MAJOR, PATCH], "3.0.0", "major"),
    ],
)
def test_the_change_that_asks_for_most_decides(changes: list[DataChange], version: str, raised: str) -> None:
    assert next_version("2.7.1", changes) == (version, raised)
    assert next_version("2.7.1", iter(reversed(changes))) == (version, raised)
    assert raised in RAISED


@pytest.mark.parametrize(
    ("version", "changes", "expected"),
    [("0.0.0", [PATCH], "0.0.1"), ("1.9.9", [PATCH], "1.9.10"), ("1.99.3", [MINOR], "1.100.0"), (FIRST, [], FIRST)],
)
def test_parts_are_numbers_and_not_digits(version: str, changes: list[DataChange], expected: str) -> None:
    assert next_version(version, changes)[0] == expected


@pytest.mark.parametrize(
    ("change", "part"),
    [
        (replace(FIGURE, kind="redefined", table="indicators", column="accumulation"), "major"),
        (replace(FIGURE, kind="redefined", table="indicators", column="title"), "patch"),
        # A year's scorecard may turn what is better round, as the indicator itself may.
        (replace(FIGURE, kind="redefined", table="scorecard", column="polarity"), "major"),
        (
            DataChange(RELEASE, "redefined", "targets", "", "", "", "primary key", "indicator", "indicator, period"),
            "major",
        ),
        (DataChange(RELEASE, "removed", "scorecard", INDICATOR, "", "", "", "Rough sleepers", ""), "patch"),
        (DataChange(RELEASE, "removed", "priorities", "", "", "any-plan; 1", "", "Homes", ""), "patch"),
        (DataChange(RELEASE, "removed", "scorecard", "", "", "", "ref", "string", ""), "major"),
        (DataChange(RELEASE, "removed", "outcomes", "", "", "", "", "", ""), "major"),
        # The total of a breakdown has nothing but a period to tell it apart, and is a figure all the same.
        (DataChange(RELEASE, "revised", "breakdowns/bins", "", "2024-25", "", "value", "3", "4"), "patch"),
        (DataChange(RELEASE, "removed", "breakdowns/bins", "", "2024-25", "", "", "3", ""), "major"),
        (TABLE, "minor"),
    ],
)
def test_which_part_a_change_raises(change: DataChange, part: str) -> None:
    assert raise_of(change) == part
    assert change.kind in CHANGE


def test_the_first_version_and_one_without_changes_say_so() -> None:
    assert FIRST == "1.0.0"
    assert reason_for("first", ()) == "The first version."
    assert reason_for("none", ()) == "Nothing changed."


def test_the_reason_counts_what_asked_for_that_part_and_nothing_else() -> None:
    report = DataChange(RELEASE, "new", "releases", "", "", "", "", "", "1 row")
    figures = [replace(MINOR, period=f"2024-25 Q{quarter}") for quarter in (1, 2, 3)]
    assert reason_for("minor", [report, *figures, TABLE, PATCH]) == (
        "New: 1 report, 3 observations, 63 pieces of commentary."
    )
    assert reason_for("patch", [report, *figures, TABLE, PATCH]) == "Revised: 1 observation."
    entries = [replace(MAJOR, table="scorecard"), replace(MAJOR, indicator="bins")]
    assert reason_for("major", [*figures, *entries]) == "Removed: 1 observation."


def test_a_row_with_two_changes_is_counted_once() -> None:
    marker = replace(PATCH, column="marker", before="[p]", after="[r]")
    other = replace(marker, period="2024-25 Q1")
    assert reason_for("patch", [PATCH, marker, other]) == "Revised: 2 observations."


def test_what_was_worked_out_is_a_reason_only_where_there_is_no_other() -> None:
    scores = replace(TABLE, table="scores", after="1,234 rows".replace(",", ""))
    assert reason_for("minor", [scores, MINOR]) == "New: 1 observation."
    assert reason_for("minor", [scores]) == "New: 1,234 scores."


def test_kinds_of_change_each_have_their_sentence() -> None:
    unit = DataChange(RELEASE, "redefined", "indicators", INDICATOR, "", "", "unit", "people", "%")
    column = DataChange(RELEASE, "redefined", "targets", "", "", "", "value", "number", "string")
    assert reason_for("major", [MAJOR, unit, column, replace(MAJOR, indicator="bins")]) == (
        "Removed: 2 observations. Redefined: unit of 1 indicator, the column value of targets."
    )
