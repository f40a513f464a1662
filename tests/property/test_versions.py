"""What must hold for the changes and the version between any two states of a package."""

from __future__ import annotations

import re
from collections.abc import Mapping
from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from packages import make_state
from quarterdeck.package.versions.compare import compare_states
from quarterdeck.package.versions.reason import reason_for
from quarterdeck.package.versions.state import State
from quarterdeck.package.versions.version import next_version
from quarterdeck.results import DataChange
from quarterdeck.schema import DERIVED_TABLES
from quarterdeck.schema.words import CHANGE

RELEASES = ("2024-25-q1", "2024-25-q2", "2024-25-q3")
INDICATORS = ("rough-sleepers", "missed-bins")
PERIODS = ("2023-24 Q4", "2024-25 Q1", "2024-25 Q2")
BREAKDOWN = "breakdowns/missed-bins"
CHANGES_KEY = next(table.key for table in DERIVED_TABLES if table.name == "changes")

#: Few values, so that equals, other decimals of the same number, and nothing at all come up often.
values = st.sampled_from(("", "0", "3", "3.1", "3.10", "-3.1", "42"))
markers = st.sampled_from(("", "[p]", "[r]", "[x]"))
counts = st.sampled_from(("", "31", "32"))
titles = st.sampled_from(("Rough sleepers", "People without a bed", ""))
ids = st.sampled_from(INDICATORS)
periods = st.sampled_from(PERIODS)
releases = st.sampled_from(RELEASES)

#: The tables of figures and those that say what things are: each one's key, its other cells, how many rows at most.
TABLES: dict[str, tuple[dict[str, st.SearchStrategy[str]], dict[str, st.SearchStrategy[str]], int]] = {
    "observations": (
        {"indicator": ids, "period": periods, "release": releases},
        {"value": values, "marker": markers, "numerator": counts, "denominator": counts, "note": titles},
        10,
    ),
    "targets": ({"indicator": ids, "period": periods, "release": releases}, {"value": values}, 6),
    "comparators": (
        {"release": releases, "indicator": ids, "comparator": st.sampled_from(("england", "north_west"))},
        {"period": periods | st.just(""), "value": values, "quartile": st.sampled_from(("", "1", "4"))},
        8,
    ),
    BREAKDOWN: (
        {"period": periods, "release": releases, "kind": st.sampled_from(("", "garden", "food"))},
        {"value": values, "numerator": counts},
        8,
    ),
    "indicators": ({"indicator": ids}, {"title": titles, "unit": st.sampled_from(("people", "%"))}, 2),
    "scorecard": (
        {"year": st.sampled_from(("2023-24", "FY2024-25")), "indicator": ids},
        {"ref": st.sampled_from(("HOU-01", "HOU-02")), "order": st.sampled_from(("1", "2"))},
        4,
    ),
    "commentary": ({"release": releases, "item": st.sampled_from(("1", "2"))}, {"text": titles}, 4),
    "scores": ({"release": releases, "indicator": ids}, {"period": periods, "value": values}, 4),
}
FIGURES = ("observations", "targets", "comparators", BREAKDOWN)

Rows = list[dict[str, str]]
Drawn = dict[str, Rows]


@st.composite
def tables(draw: st.DrawFn) -> Drawn:
    """Draw the rows of a package; no two of a table have the same key. A table may be missing altogether."""
    drawn: Drawn = {}
    for name, (key, others, most) in TABLES.items():
        rows = st.lists(
            st.fixed_dictionaries({**key, **others}),
            unique_by=lambda row, key=key: tuple(row[column] for column in key),  # type: ignore[misc]
            max_size=most,
        )
        if draw(st.integers(0, 9)):
            drawn[name] = draw(rows)
    return drawn


def state(rows: Mapping[str, Rows]) -> State:
    return make_state(rows)


def compared(old: Mapping[str, Rows], new: Mapping[str, Rows]) -> tuple[DataChange, ...]:
    return compare_states(state(old), state(new), RELEASES[-1], RELEASES)


def key_of(name: str, row: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(row[column] for column in TABLES[name][0])


def numbers(version: str) -> tuple[int, ...]:
    assert re.fullmatch(r"(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}", version)
    return tuple(int(part) for part in version.split("."))


@given(tables())
def test_a_state_compared_with_itself_gives_nothing(rows: Drawn) -> None:
    assert compared(rows, rows) == ()


@given(tables(), tables())
def test_adding_rows_never_asks_for_more_than_a_minor_version(old: Drawn, more: Drawn) -> None:
    """Rows of a later report may add, revise and withdraw; no program that read the old rows is let down."""
    new = {name: list(rows) for name, rows in old.items()}
    for name, rows in more.items():
        if name == "indicators" and name in old:
            continue  # what an indicator's unit is is no row more
        known = {key_of(name, row) for row in old.get(name, [])}
        new.setdefault(name, []).extend(row for row in rows if key_of(name, row) not in known)
    changes = compared(old, new)
    assert next_version("1.2.3", changes)[1] in ("none", "patch", "minor")
    assert not any(change.kind == "removed" for change in changes)


@given(tables(), st.data())
def test_removing_any_row_of_figures_asks_for_a_major_version(rows: Drawn, data: st.DataObject) -> None:
    """Also one that another report's row repeats: whoever looks for that report's figure no longer finds it."""
    full = [name for name in FIGURES if rows.get(name)]
    assume(full)
    name = data.draw(st.sampled_from(full))
    gone = data.draw(st.sampled_from(rows[name]))
    changes = compared(rows, {**rows, name: [row for row in rows[name] if row is not gone]})
    assert next_version("1.2.3", changes) == ("2.0.0", "major")
    assert [change.table for change in changes if change.kind == "removed"] == [name]


@given(tables(), st.data())
def test_another_figure_in_any_row_is_told(rows: Drawn, data: st.DataObject) -> None:
    full = [name for name in FIGURES if rows.get(name)]
    assume(full)
    name = data.draw(st.sampled_from(full))
    row = data.draw(st.sampled_from(rows[name]))
    new = {**rows, name: [{**one, "value": "7"} if one is row else one for one in rows[name]]}
    told = [change for change in compared(rows, new) if change.table == name and change.column == "value"]
    assert {change.kind for change in told} == {"revised"}
    assert "7" in {change.after for change in told}


@given(tables(), tables())
def test_a_version_is_three_numbers_and_never_goes_down(old: Drawn, new: Drawn) -> None:
    changes = compared(old, new)
    version, raised = next_version("1.2.3", changes)
    assert (numbers(version) > (1, 2, 3)) is bool(changes)
    assert (version == "1.2.3") is (not changes)
    assert (raised == "none") is (not changes)


@given(tables(), tables())
def test_every_change_has_a_key_of_its_own_and_says_what_it_is(old: Drawn, new: Drawn) -> None:
    changes = compared(old, new)
    keys = [tuple(getattr(change, column) for column in CHANGES_KEY) for change in changes]
    assert len(set(keys)) == len(keys)
    assert {change.kind for change in changes} <= set(CHANGE)
    assert all(change.before != change.after for change in changes if change.column)


@given(tables(), tables())
def test_there_is_a_reason_in_words_for_every_version(old: Drawn, new: Drawn) -> None:
    changes = compared(old, new)
    reason = reason_for(next_version("1.2.3", changes)[1], changes)
    assert re.fullmatch(r"[A-Z][^.]*\.( [A-Z][^.]*\.)*", reason)
    assert (reason == "Nothing changed.") is (not changes)


@settings(deadline=None)
@given(tables(), tables(), st.randoms(use_true_random=False))
def test_the_order_of_rows_is_irrelevant(old: Drawn, new: Drawn, random: Random) -> None:
    def shuffled(rows: Drawn) -> Drawn:
        return {name: random.sample(some, len(some)) for name, some in rows.items()}

    def in_order(changes: tuple[DataChange, ...]) -> list[str]:
        return sorted(map(repr, changes))

    changes, others = compared(old, new), compared(shuffled(old), shuffled(new))
    assert in_order(others) == in_order(changes)
    assert next_version("1.2.3", others) == next_version("1.2.3", changes)
