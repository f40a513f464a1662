"""What changed between two states of a package, and the version that follows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import astuple, replace
from pathlib import Path

import pytest

from builders import EARLIER_RELEASE, INDICATOR, PLAN, RELEASE
from packages import Rows, copy_council, edit_rows, make_state, packages_of, state_table
from quarterdeck.package.versions.compare import compare_states
from quarterdeck.package.versions.reason import reason_for
from quarterdeck.package.versions.state import State, TableState, state_of
from quarterdeck.package.versions.version import next_version
from quarterdeck.results import DataChange
from quarterdeck.schema import DERIVED_TABLES

ORDER = (EARLIER_RELEASE, RELEASE)
BINS = "missed-bins"
BY_KIND = f"breakdowns/{BINS}"
FIRST_QUARTER = {"indicator": INDICATOR, "period": "2024-25 Q1"}
FIGURE = {**FIRST_QUARTER, "release": EARLIER_RELEASE, "value": "3.1", "marker": "[p]", "numerator": "31"}
BINS_FIGURE = {"indicator": BINS, "period": "2024-25 Q1", "release": EARLIER_RELEASE, "value": "60"}
TARGET = {"indicator": INDICATOR, "period": "2024-25", "release": EARLIER_RELEASE, "value": "3"}
ENGLAND = {"release": EARLIER_RELEASE, "indicator": INDICATOR, "comparator": "england", "value": "4"}
DATED = {**ENGLAND, "period": "2023-24"}
TOTAL = {"period": "2024-25 Q1", "release": EARLIER_RELEASE, "value": "60"}
GARDEN = {**TOTAL, "kind": "garden", "value": "20"}
COMMENT = {"release": EARLIER_RELEASE, "item": "1", "indicator": INDICATOR, "text": "Fewer people slept rough."}
PRINTED = {"release": EARLIER_RELEASE, "indicator": INDICATOR, "place": "value", "figure": "value", "printed": "3.1"}
SCORECARD = {
    "year": "2024-25",
    "indicator": INDICATOR,
    "framework": PLAN,
    "priority": "1",
    "ref": "HOU-01",
    "official_title": "Number of people sleeping rough",
    "order": "1",
}
#: Two indicators, each kind of table, one report.
TABLES: dict[str, Rows] = {
    "releases": [{"release": EARLIER_RELEASE, "period": "2024-25 Q1", "framework": PLAN, "title": "Q1"}],
    "frameworks": [{"framework": PLAN, "title": "Any Plan"}],
    "indicators": [
        {"indicator": INDICATOR, "title": "Rough sleepers", "unit": "people", "polarity": "lower"},
        {"indicator": BINS, "title": "Missed bins", "unit": "bins", "polarity": "lower"},
    ],
    "scorecard": [SCORECARD],
    "observations": [FIGURE, BINS_FIGURE],
    "targets": [TARGET],
    "comparators": [DATED],
    "commentary": [COMMENT],
    "printed": [PRINTED],
    "breakdowns": [{"indicator": BINS, "dimension": "kind", "title": "By kind"}],
    BY_KIND: [TOTAL, GARDEN],
    "versions": [],
    "changes": [],
}
OLD = make_state(TABLES)

#: What a change says, without the report that made it: kind, table, indicator, period, item, column, before, after.
Told = tuple[str, ...]


def with_rows(tables: Mapping[str, Rows]) -> State:
    """Give the old state with other rows in some tables."""
    return {**OLD, **make_state(tables)}


def told(old: State, new: State) -> list[Told]:
    changes = compare_states(old, new, RELEASE, ORDER)
    assert {change.release for change in changes} <= {RELEASE}
    keys = [tuple(getattr(change, column) for column in key_of_changes()) for change in changes]
    assert len(set(keys)) == len(keys), "two changes have the key of one row of changes.csv"
    return [astuple(change)[1:] for change in changes]


def key_of_changes() -> tuple[str, ...]:
    return next(table for table in DERIVED_TABLES if table.name == "changes").key


def later(row: Mapping[str, str], **cells: str) -> dict[str, str]:
    """Give a row as the next report has it."""
    return {**row, "release": RELEASE, **cells}


def of_figure(kind: str, column: str = "", before: str = "", after: str = "") -> Told:
    return (kind, "observations", INDICATOR, "2024-25 Q1", "", column, before, after)


ROWS_CHANGED: dict[str, tuple[dict[str, Rows], list[Told], str, str]] = {
    "a figure for a new period": (
        {"observations": [*TABLES["observations"], later(FIGURE, period="2024-25 Q2", value="2.9")]},
        [("new", "observations", INDICATOR, "2024-25 Q2", "", "", "", "2.9")],
        "1.1.0",
        "New: 1 observation.",
    ),
    "a new period without a figure is told by its marker": (
        {"observations": [*TABLES["observations"], later(BINS_FIGURE, period="2024-25 Q2", value="", marker="[x]")]},
        [("new", "observations", BINS, "2024-25 Q2", "", "", "", "[x]")],
        "1.1.0",
        "New: 1 observation.",
    ),
    "a new indicator with its place in the scorecard": (
        {
            "indicators": [*TABLES["indicators"], {"indicator": "trees", "title": "Trees planted"}],
            "scorecard": [SCORECARD, {**SCORECARD, "indicator": "trees", "official_title": "Trees (cumulative)"}],
        },
        [
            ("new", "indicators", "trees", "", "", "", "", "Trees planted"),
            ("new", "scorecard", "trees", "", "", "", "", "Trees (cumulative)"),
        ],
        "1.1.0",
        "New: 1 indicator, 1 scorecard entry.",
    ),
    "a new target and new comparators": (
        {
            "targets": [TARGET, later(TARGET, period="2025-26", value="2")],
            "comparators": [DATED, later(DATED, period="2024-25", value="5"), later(DATED, comparator="north_west")],
        },
        [
            ("new", "targets", INDICATOR, "2025-26", "", "", "", "2"),
            ("new", "comparators", INDICATOR, "2024-25", "england", "", "", "5"),
            ("new", "comparators", INDICATOR, "2023-24", "north_west", "", "", "4"),
        ],
        "1.1.0",
        "New: 1 target, 2 comparators.",
    ),
    "a comparator without a period is each report's own": (
        {"comparators": [DATED, ENGLAND, later(ENGLAND, value="5")]},
        [
            ("new", "comparators", INDICATOR, "", f"{EARLIER_RELEASE}; england", "", "", "4"),
            ("new", "comparators", INDICATOR, "", f"{RELEASE}; england", "", "", "5"),
        ],
        "1.1.0",
        "New: 2 comparators.",
    ),
    "a value that a later report revises": (
        {"observations": [FIGURE, BINS_FIGURE, later(FIGURE, value="3.3")]},
        [of_figure("revised", "value", "3.1", "3.3")],
        "1.0.1",
        "Revised: 1 observation.",
    ),
    "a value put right where it stands": (
        {"observations": [{**FIGURE, "value": "3.3"}, {**BINS_FIGURE, "value": "61"}]},
        [
            of_figure("revised", "value", "3.1", "3.3"),
            ("revised", "observations", BINS, "2024-25 Q1", "", "value", "60", "61"),
        ],
        "1.0.1",
        "Revised: 2 observations.",
    ),
    "a marker and a numerator that a later report revises": (
        {"observations": [FIGURE, BINS_FIGURE, later(FIGURE, marker="[r]", numerator="32")]},
        [of_figure("revised", "marker", "[p]", "[r]"), of_figure("revised", "numerator", "31", "32")],
        "1.0.1",
        "Revised: 1 observation.",
    ),
    "a marker that a later report takes away: the figure is no longer provisional": (
        {"observations": [FIGURE, BINS_FIGURE, later(FIGURE, marker="")]},
        [of_figure("revised", "marker", "[p]", "")],
        "1.0.1",
        "Revised: 1 observation.",
    ),
    "a value withdrawn": (
        {"observations": [FIGURE, BINS_FIGURE, later(FIGURE, value="", marker="[x]")]},
        [of_figure("revised", "value", "3.1", ""), of_figure("revised", "marker", "[p]", "[x]")],
        "1.0.1",
        "Revised: 1 observation.",
    ),
    "a denominator that is told for the first time is new": (
        {"observations": [FIGURE, BINS_FIGURE, later(FIGURE, denominator="10")]},
        [of_figure("new", "denominator", "", "10")],
        "1.1.0",
        "New: 1 observation.",
    ),
    "the same value with other decimals": (
        {"observations": [{**FIGURE, "value": "3.10"}, BINS_FIGURE], "targets": [{**TARGET, "value": "3.0"}]},
        [],
        "1.0.0",
        "Nothing changed.",
    ),
    "a later report that repeats a figure": (
        {"observations": [FIGURE, BINS_FIGURE, later(FIGURE, note="As before.")], "targets": [TARGET, later(TARGET)]},
        [],
        "1.0.0",
        "Nothing changed.",
    ),
    "a later report that repeats a figure without its numerator": (
        {"observations": [FIGURE, BINS_FIGURE, later(FIGURE, numerator="")]},
        [],
        "1.0.0",
        "Nothing changed.",
    ),
    "a figure that no report gives any more": (
        {"observations": [BINS_FIGURE]},
        [of_figure("removed", before="3.1")],
        "2.0.0",
        "Removed: 1 observation.",
    ),
    "an indicator that is gone, and its figure with it": (
        {"indicators": TABLES["indicators"][:1], "observations": [FIGURE]},
        [
            ("removed", "indicators", BINS, "", "", "", "Missed bins", ""),
            ("removed", "observations", BINS, "2024-25 Q1", "", "", "60", ""),
        ],
        "2.0.0",
        "Removed: 1 indicator, 1 observation.",
    ),
    "a plan's entry that is gone takes no figure with it": (
        {"scorecard": []},
        [("removed", "scorecard", INDICATOR, "", "", "", "Number of people sleeping rough", "")],
        "1.0.1",
        "Removed: 1 scorecard entry.",
    ),
    "an indicator's title says the same in other words": (
        {"indicators": [{**TABLES["indicators"][0], "title": "People without a bed"}, TABLES["indicators"][1]]},
        [("redefined", "indicators", INDICATOR, "", "", "title", "Rough sleepers", "People without a bed")],
        "1.0.1",
        "Redefined: title of 1 indicator.",
    ),
    "an indicator's unit and polarity decide what its figures mean": (
        {"indicators": [{**TABLES["indicators"][0], "unit": "%", "polarity": "higher"}, TABLES["indicators"][1]]},
        [
            ("redefined", "indicators", INDICATOR, "", "", "unit", "people", "%"),
            ("redefined", "indicators", INDICATOR, "", "", "polarity", "lower", "higher"),
        ],
        "2.0.0",
        "Redefined: unit of 1 indicator, polarity of 1 indicator.",
    ),
    "next year's scorecard carries the indicator under another reference": (
        {"scorecard": [{**SCORECARD, "year": "FY2025-26", "ref": "HOU-7", "order": "9"}, SCORECARD]},
        [("redefined", "scorecard", INDICATOR, "", "", "ref", "HOU-01", "HOU-7")],
        "1.0.1",
        "Redefined: ref of 1 scorecard entry.",
    ),
    "next year's scorecard says the same": (
        {"scorecard": [{**SCORECARD, "year": "2025-26", "order": "9"}, SCORECARD]},
        [],
        "1.0.0",
        "Nothing changed.",
    ),
    "an older year's scorecard does not have the last word": (
        {"scorecard": [SCORECARD, {**SCORECARD, "year": "FY2009-10", "ref": "H1"}]},
        [],
        "1.0.0",
        "Nothing changed.",
    ),
    "a breakdown's total is a figure like that of a kind": (
        {BY_KIND: [later(TOTAL, value="62"), TOTAL, GARDEN, later(GARDEN, kind="food", value="7")]},
        [
            ("new", BY_KIND, "", "2024-25 Q1", "food", "", "", "7"),
            ("revised", BY_KIND, "", "2024-25 Q1", "", "value", "60", "62"),
        ],
        "1.1.0",
        f"New: 1 row of {BY_KIND}.",
    ),
    "a breakdown's total that is gone": (
        {BY_KIND: [GARDEN]},
        [("removed", BY_KIND, "", "2024-25 Q1", "", "", "60", "")],
        "2.0.0",
        f"Removed: 1 row of {BY_KIND}.",
    ),
    "new texts are counted": (
        {
            "commentary": [COMMENT, later(COMMENT), later(COMMENT, item="2")],
            "printed": [PRINTED, later(PRINTED)],
            "releases": [*TABLES["releases"], later(TABLES["releases"][0], period="2024-25 Q2")],
        },
        [
            ("new", "releases", "", "", "", "", "", "1 row"),
            ("new", "commentary", "", "", "", "", "", "2 rows"),
            ("new", "printed", "", "", "", "", "", "1 row"),
        ],
        "1.1.0",
        "New: 1 report, 2 pieces of commentary, 1 printed figure.",
    ),
    "a text that is worded in another way, or taken back": (
        {"commentary": [{**COMMENT, "text": "Fewer people slept outdoors.", "indicator": ""}]},
        [
            ("revised", "commentary", "", "", f"{EARLIER_RELEASE}; 1", "indicator", INDICATOR, ""),
            (
                "revised",
                "commentary",
                "",
                "",
                f"{EARLIER_RELEASE}; 1",
                "text",
                "Fewer people slept rough.",
                "Fewer people slept outdoors.",
            ),
        ],
        "1.0.1",
        "Revised: 1 piece of commentary.",
    ),
    "a figure as printed is characters: other decimals are a change": (
        {"printed": [{**PRINTED, "printed": "3.10"}]},
        [("revised", "printed", INDICATOR, "", f"{EARLIER_RELEASE}; value", "printed", "3.1", "3.10")],
        "1.0.1",
        "Revised: 1 printed figure.",
    ),
    "rows about versions are never changes of the data": (
        {"versions": [{"release": RELEASE}], "changes": [{"release": RELEASE, "table": "targets"}]},
        [],
        "1.0.0",
        "Nothing changed.",
    ),
}


@pytest.mark.parametrize(("rows", "expected", "version", "reason"), ROWS_CHANGED.values(), ids=ROWS_CHANGED.keys())
def test_rows_that_changed_are_listed_and_raise_the_version(
    rows: dict[str, Rows], expected: list[Told], version: str, reason: str
) -> None:
    new = with_rows(rows)
    assert told(OLD, new) == expected
    changes = compare_states(OLD, new, RELEASE, ORDER)
    raised, part = next_version("1.0.0", changes)
    assert (raised, reason_for(part, changes)) == (version, reason)


def with_column(table: TableState, **columns: str) -> TableState:
    """Give a table with more columns, or with other types of those it has; new cells are empty."""
    rows = tuple({**dict.fromkeys(columns, ""), **row} for row in table.rows)
    return replace(table, columns={**table.columns, **columns}, rows=rows)


def without_column(table: TableState, column: str) -> TableState:
    rows = tuple({name: cell for name, cell in row.items() if name != column} for row in table.rows)
    return replace(table, columns={n: kind for n, kind in table.columns.items() if n != column}, rows=rows)


STRUCTURE: dict[str, tuple[str, Callable[[TableState], TableState], Told, str, str]] = {
    "a new column": (
        "observations",
        lambda table: with_column(table, rank="integer"),
        ("new", "observations", "", "", "", "rank", "", "integer"),
        "1.1.0",
        "New: the column rank of observations.",
    ),
    "a column of another type": (
        "observations",
        lambda table: with_column(table, value="string"),
        ("redefined", "observations", "", "", "", "value", "number", "string"),
        "2.0.0",
        "Redefined: the column value of observations.",
    ),
    "a column that is gone": (
        "observations",
        lambda table: without_column(table, "note"),
        ("removed", "observations", "", "", "", "note", "string", ""),
        "2.0.0",
        "Removed: the column note of observations.",
    ),
    "a key of other columns": (
        "targets",
        lambda table: replace(table, key=("indicator", "period")),
        ("redefined", "targets", "", "", "", "primary key", "indicator, period, release", "indicator, period"),
        "2.0.0",
        "Redefined: the primary key of targets.",
    ),
}


@pytest.mark.parametrize(("table", "change", "expected", "version", "reason"), STRUCTURE.values(), ids=STRUCTURE.keys())
def test_columns_and_keys_that_changed_are_listed_and_raise_the_version(
    table: str, change: Callable[[TableState], TableState], expected: Told, version: str, reason: str
) -> None:
    new = {**OLD, table: change(OLD[table])}
    assert told(OLD, new) == [expected]
    changes = compare_states(OLD, new, RELEASE, ORDER)
    raised, part = next_version("1.0.0", changes)
    assert (raised, reason_for(part, changes)) == (version, reason)


def test_a_new_table_is_told_with_its_rows_and_a_removed_one_by_its_name() -> None:
    less = {name: table for name, table in OLD.items() if name not in (BY_KIND, "targets")}
    assert told(less, OLD) == [
        ("new", "targets", "", "", "", "", "", "1 row"),
        ("new", BY_KIND, "", "", "", "", "", "2 rows"),
    ]
    grown = compare_states(less, OLD, RELEASE, ORDER)
    assert next_version("1.0.0", grown) == ("1.1.0", "minor")
    assert reason_for("minor", grown) == f"New: 1 target, 2 rows of {BY_KIND}."
    assert told(OLD, less) == [
        ("removed", "targets", "", "", "", "", "", ""),
        ("removed", BY_KIND, "", "", "", "", "", ""),
    ]
    shrunk = compare_states(OLD, less, RELEASE, ORDER)
    assert next_version("1.0.0", shrunk) == ("2.0.0", "major")
    assert reason_for("major", shrunk) == f"Removed: the table targets, the table {BY_KIND}."


@pytest.mark.parametrize(
    ("table", "column"), [("comparators", "period"), ("scorecard", "year"), ("observations", "release")]
)
def test_a_table_may_lack_a_column_that_tells_its_rows_apart(table: str, column: str) -> None:
    """A package kept from long ago may have been made without it."""
    old = {**OLD, table: without_column(OLD[table], column)}
    assert ("new", table, "", "", "", column, "", OLD[table].columns[column]) in told(old, OLD)
    assert ("removed", table, "", "", "", column, OLD[table].columns[column], "") in told(OLD, old)


def test_a_figure_that_others_printed_in_two_reports_without_a_period_can_be_put_right_in_both() -> None:
    before = with_rows({"comparators": [ENGLAND, later(ENGLAND)]})
    after = with_rows({"comparators": [{**ENGLAND, "value": "6"}, later(ENGLAND, value="6")]})
    assert told(before, after) == [
        ("revised", "comparators", INDICATOR, "", f"{release}; england", "value", "4", "6") for release in ORDER
    ]


def test_the_latest_report_has_the_last_word_wherever_its_row_stands() -> None:
    first, last = FIGURE, later(FIGURE, value="3.3")
    third = {**FIGURE, "release": "2024-25-q3", "value": "3.1"}
    states = [make_state({"observations": rows}) for rows in ([first, last, third], [third, last, first])]
    order = (*ORDER, "2024-25-q3")
    assert [compare_states(make_state({"observations": [first]}), new, "2024-25-q3", order) for new in states] == [
        (),
        (),
    ]


REPEATED = [FIGURE, later(FIGURE, value="3.3"), BINS_FIGURE, later(BINS_FIGURE)]
EARLIER_ROWS: dict[str, tuple[Rows, list[Told], str]] = {
    "what an earlier report said is put right": (
        [{**FIGURE, "value": "3.0"}, *REPEATED[1:]],
        [("revised", "observations", INDICATOR, "2024-25 Q1", EARLIER_RELEASE, "value", "3.1", "3.0")],
        "1.0.1",
    ),
    "what an earlier report said is gone, though a later one replaced it": (
        REPEATED[1:],
        [("removed", "observations", INDICATOR, "2024-25 Q1", EARLIER_RELEASE, "", "3.1", "")],
        "2.0.0",
    ),
    "what the last report said is gone, so that the one before has the last word": (
        [REPEATED[0], *REPEATED[2:]],
        [
            of_figure("revised", "value", "3.3", "3.1"),
            ("removed", "observations", INDICATOR, "2024-25 Q1", RELEASE, "", "3.3", ""),
        ],
        "2.0.0",
    ),
    "a report's row is gone, though another says the same": (
        REPEATED[:3],
        [("removed", "observations", BINS, "2024-25 Q1", RELEASE, "", "60", "")],
        "2.0.0",
    ),
    "both reports' rows are gone": (
        REPEATED[2:],
        [
            of_figure("removed", before="3.3"),
            ("removed", "observations", INDICATOR, "2024-25 Q1", EARLIER_RELEASE, "", "3.1", ""),
        ],
        "2.0.0",
    ),
}


@pytest.mark.parametrize(("rows", "expected", "version"), EARLIER_ROWS.values(), ids=EARLIER_ROWS.keys())
def test_what_became_of_each_report_s_own_row_is_told(rows: Rows, expected: list[Told], version: str) -> None:
    old, new = make_state({"observations": REPEATED}), make_state({"observations": rows})
    assert sorted(told(old, new)) == sorted(expected)
    assert next_version("1.0.0", compare_states(old, new, RELEASE, ORDER))[0] == version


def test_earlier_rows_of_two_comparators_or_of_two_kinds_are_told_apart() -> None:
    others = [DATED, {**DATED, "comparator": "north_west"}]
    kinds = [GARDEN, {**GARDEN, "kind": "food"}]
    old = make_state({"comparators": [*others, *map(later, others)], BY_KIND: [*kinds, *map(later, kinds)]})
    put_right = {
        "comparators": [*({**row, "value": "9"} for row in others), *map(later, others)],
        BY_KIND: [*({**row, "value": "9"} for row in kinds), *map(later, kinds)],
    }
    items = [(change[4], change[6], change[7]) for change in told(old, make_state(put_right))]
    assert items == [
        (f"{EARLIER_RELEASE}; england", "4", "9"),
        (f"{EARLIER_RELEASE}; north_west", "4", "9"),
        (f"{EARLIER_RELEASE}; garden", "20", "9"),
        (f"{EARLIER_RELEASE}; food", "20", "9"),
    ]


def test_every_change_of_a_report_is_told_by_name(tmp_path: Path) -> None:
    """Two folders of the same council, the second as its officers edited it; nothing else is in the list."""
    (tmp_path / "before").mkdir()
    (tmp_path / "after").mkdir()
    before, after = copy_council(tmp_path / "before"), copy_council(tmp_path / "after")
    newest = "2024-25-q2"

    def of(row: Mapping[str, str], period: str, release: str = newest) -> bool:
        return (row["period"], row["release"]) == (period, release)

    edit_rows(
        after,
        "observations",
        lambda rows: (
            [
                {**row, "value": "693"} if row["indicator"] == "trees-planted" and of(row, "2024-25 Q2") else row
                for row in rows
                if row["period"] != "2023-24"
            ]
            + [{**rows[0], "indicator": "missed-bins", "period": "2024-25 Q1", "release": newest, "value": "0.0"}]
            + [{**rows[0], "indicator": "library-visits", "period": "2024-25 Q2", "release": newest, "value": "812"}]
        ),
    )
    edit_rows(
        after,
        "indicators",
        lambda rows: (
            [{**row, "unit": "saplings"} if row["indicator"] == "trees-planted" else row for row in rows]
            + [{**rows[0], "indicator": "library-visits", "title": "Visits to libraries"}]
        ),
    )
    edit_rows(
        after,
        "scorecard",
        lambda rows: [
            *rows,
            {**rows[0], "indicator": "library-visits", "ref": "", "official_title": "Visits", "order": "5"},
        ],
    )
    edit_rows(after, "comparators", lambda rows: [{**row, "period": ""} for row in rows[:1]] + rows[1:])
    (after / "breakdowns.csv").write_text(
        "indicator,dimension,title,description\nmissed-bins,bin_kind,Missed bins by kind,As counted.\n", "utf-8"
    )
    (after / "breakdowns").mkdir()
    (after / "breakdowns" / "missed-bins.csv").write_text(
        "period,release,bin_kind,value,numerator,denominator,marker,note\n"
        "2024-25 Q2,2024-25-q2,,7,,,,\n2024-25 Q2,2024-25-q2,garden,5,,,,\n",
        "utf-8",
    )
    old, new = (state_of(packages_of(folder)[-1].tables) for folder in (before, after))
    changes = compare_states(old, new, newest, ("2024-25-q1", newest))
    worked_out = {"scores", "tallies", "reconciliation"}
    assert [astuple(change)[1:] for change in changes if change.table not in worked_out] == [
        ("new", "indicators", "library-visits", "", "", "", "", "Visits to libraries"),
        ("redefined", "indicators", "trees-planted", "", "", "unit", "trees", "saplings"),
        ("new", "scorecard", "library-visits", "", "", "", "", "Visits"),
        ("new", "observations", "library-visits", "2024-25 Q2", "", "", "", "812"),
        ("revised", "observations", "trees-planted", "2024-25 Q2", "", "value", "691", "693"),
        ("removed", "observations", "trees-planted", "2023-24", "", "", "1583", ""),
        ("new", "comparators", "school-progress", "", f"{newest}; england", "", "", "-0.03"),
        ("removed", "comparators", "school-progress", "AY2023-24", "england", "", "-0.03", ""),
        ("new", "breakdowns", "missed-bins", "", "", "", "", "Missed bins by kind"),
        ("new", "breakdowns/missed-bins", "", "", "", "", "", "2 rows"),
    ]
    # What is worked out from the figures follows them.
    score = DataChange(
        newest, "revised", "scores", "trees-planted", "2024-25 Q2", newest, "value", before="691", after="693"
    )
    assert score in changes
    assert next_version("1.1.0", changes) == ("2.0.0", "major")
    assert reason_for("major", changes) == ("Redefined: unit of 1 indicator. Removed: 1 observation, 1 comparator.")


def test_a_state_says_nothing_of_itself() -> None:
    assert compare_states(OLD, OLD, RELEASE, ORDER) == ()
    assert told({}, {"targets": state_table("targets", [TARGET])}) == [("new", "targets", "", "", "", "", "", "1 row")]
