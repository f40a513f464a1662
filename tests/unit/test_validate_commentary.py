"""Commentary that no page would show is found before it is published."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import INDICATOR, PLAN, RELEASE
from folders import make_rows
from quarterdeck.errors import Severity
from quarterdeck.rows import Cell
from quarterdeck.validate import validate_tables
from table_rows import found, indicator, make_tables


def comment(**cells: Cell) -> dict[str, Cell]:
    return {"release": RELEASE, "item": 1, "priority": None, "outcome": None, **cells}


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"scope": "indicator", "indicator": INDICATOR}, []),
        ({"scope": "indicator", "indicator": INDICATOR, "priority": 99}, []),
        ({"scope": "indicator"}, [("indicator", "missing-value")]),
        ({"scope": "priority", "priority": 1}, []),
        ({"scope": "priority"}, [("priority", "missing-value")]),
        ({"scope": "outcome", "priority": 1, "outcome": 1}, []),
        ({"scope": "outcome", "priority": 1}, [("outcome", "missing-value")]),
        ({"scope": "outcome"}, [("outcome", "missing-value"), ("priority", "missing-value")]),
        ({"scope": "theme"}, []),
        ({"scope": "theme", "priority": 1, "outcome": 1}, []),
        ({"scope": "report"}, []),
        ({"scope": "report", "priority": 1}, [("priority", "not-shown")]),
        ({"scope": "priority", "priority": 99}, [("priority", "unknown-reference")]),
        ({"scope": "theme", "priority": 99}, [("priority", "unknown-reference")]),
        ({"scope": "outcome", "priority": 99, "outcome": 1}, [("priority", "unknown-reference")]),
        ({"scope": "outcome", "priority": 1, "outcome": 99}, [("outcome", "unknown-reference")]),
        ({"scope": "indicator", "indicator": "no-such"}, [("indicator", "unknown-indicator")]),
        ({"scope": "theme", "also_about": INDICATOR}, []),
        ({"scope": "theme", "also_about": "no-such"}, [("also_about", "unknown-indicator")]),
        ({"scope": "theme", "also_about": f"{INDICATOR}, {INDICATOR}"}, [("also_about", "bad-id")]),
        ({"scope": "priority", "priority": 1, "line": "All is well."}, []),
        ({"scope": "report", "line": "All is well."}, [("line", "not-shown")]),
        ({"scope": "indicator", "indicator": INDICATOR, "kind": "action", "line": "More beds open."}, []),
        (
            {"scope": "indicator", "indicator": INDICATOR, "kind": "outlook", "line": "It eases."},
            [("line", "not-shown")],
        ),
    ],
)
def test_a_piece_has_a_place(cells: dict[str, Cell], expected: list[tuple[str, str]]) -> None:
    rows = make_rows("commentary", comment(**cells))
    assert found(validate_tables(make_tables(commentary=rows)), "commentary") == expected


def test_the_plan_is_that_of_the_piece_s_own_report() -> None:
    """Another plan has the priority; the report does not follow it, so that none of its pages shows the piece."""
    rows = make_rows("commentary", comment(scope="priority", priority=11))
    given = make_tables(
        frameworks=make_rows("frameworks", {"framework": PLAN}, {"framework": "goals"}),
        priorities=make_rows("priorities", {"framework": PLAN, "priority": 1}, {"framework": "goals", "priority": 11}),
        commentary=rows,
    )
    (finding,) = validate_tables(given)
    assert finding.message == (
        f"priorities.csv has no framework {PLAN!r} priority '11', and the report follows that plan."
    )


def test_a_piece_of_an_unknown_report_has_that_one_finding() -> None:
    rows = make_rows("commentary", comment(scope="priority", priority=99, release="no-such"))
    assert found(validate_tables(make_tables(commentary=rows)), "commentary") == [("release", "unknown-reference")]


def test_what_was_set_aside_is_not_unknown() -> None:
    good = make_rows("priorities", {"framework": PLAN, "priority": 1})
    bad = replace(good, set_aside=({"framework": PLAN, "priority": "7"},))
    rows = make_rows("commentary", comment(scope="priority", priority=7))
    assert validate_tables(make_tables(commentary=rows, priorities=bad)) == ()


@pytest.mark.parametrize("name", ["priorities", "outcomes"])
def test_nothing_is_looked_up_in_a_plan_that_could_not_be_read(name: str) -> None:
    rows = make_rows("commentary", comment(scope="outcome", priority=1, outcome=1))
    given = make_tables(commentary=rows) | {name: make_rows(name)}
    assert {finding.code for finding in validate_tables(given)} == {"unknown-reference"}
    assert validate_tables(given | {name: replace(make_rows(name), readable=False)}) == ()


def test_one_of_several_indicators_may_be_unknown() -> None:
    rows = make_rows("commentary", comment(scope="theme", also_about=f"{INDICATOR} other third"))
    known = make_rows("indicators", indicator(), indicator(indicator="third"))
    (finding,) = validate_tables(make_tables(commentary=rows, indicators=known))
    assert finding.message == "indicators.csv has no indicator 'other'."


def test_a_line_that_is_not_shown_does_not_block() -> None:
    rows = make_rows("commentary", comment(scope="report", line="All is well."))
    (finding,) = validate_tables(make_tables(commentary=rows))
    assert finding.severity is Severity.WARNING
