"""What a row with a figure must hold, what its marker allows, and what grades there are."""

from __future__ import annotations

from decimal import Decimal

import pytest

from builders import INDICATOR, RELEASE
from folders import make_rows
from quarterdeck.errors import Severity
from quarterdeck.rows import Cell, Row, TableRows
from quarterdeck.schema import breakdown_table
from quarterdeck.validate import validate_tables
from table_rows import QUARTER, YEAR, found, indicator, make_tables, observation

GRADES = "1 = Inadequate; 2 = Requires improvement; 3 = Good; 4 = Outstanding"


@pytest.mark.parametrize(
    ("cells", "good"),
    [
        ({"marker": "[x]"}, False),
        ({"marker": "[z]"}, False),
        ({"marker": "[x]", "value": None}, True),
        ({"marker": "[z]", "value": None, "value_text": "Yes"}, False),
        ({"marker": "[p]"}, True),
        ({"marker": "[low]", "value": Decimal(0)}, True),
        ({"marker": "[low]", "value": None}, True),
        ({"marker": "[low]", "value": Decimal("0.04")}, True),
        ({"marker": "[low]", "value": Decimal("0.05")}, False),
        ({"marker": "[low]", "value": Decimal("-0.1")}, False),
    ],
)
def test_a_marker_goes_with_its_figure(cells: dict[str, Cell], good: bool) -> None:
    rows = make_rows("observations", observation(**cells))
    findings = [f for f in validate_tables(make_tables(observations=rows)) if f.code != "too-many-decimals"]
    assert found(tuple(findings), "observations") == ([] if good else [("marker", "marker-denies-value")])
    assert {f.severity for f in findings} <= {Severity.WARNING}


@pytest.mark.parametrize("name", ["value", "value_text", "numerator", "denominator"])
def test_what_is_held_back_is_not_published_in_any_cell(name: str) -> None:
    held: dict[str, Cell] = {"value": None, "value_text": "", "numerator": None, "denominator": None}
    given: Cell = "Yes" if name == "value_text" else Decimal(12)
    rows = make_rows("observations", observation(marker="[c]", **held | {name: given}))
    (finding,) = validate_tables(make_tables(observations=rows))
    assert found((finding,), "observations") == [(name, "suppressed-value")]
    assert finding.severity is Severity.BLOCKER
    nothing = make_rows("observations", observation(marker="[c]", **held))
    assert validate_tables(make_tables(observations=nothing)) == ()


def test_markers_of_breakdowns_are_looked_at_with_the_decimals_of_their_indicator() -> None:
    table = breakdown_table(INDICATOR, "age", "", "")
    cells: dict[str, Cell] = dict.fromkeys(table.column_names, "")
    cells |= {"period": QUARTER, "release": RELEASE, "marker": "[low]", "value": Decimal("0.04")}
    rows = TableRows(table, f"anyborough/{table.name}.csv", (Row(2, cells), Row(3, cells | {"age": "65+"})))
    given = make_tables() | {table.name: rows}
    assert validate_tables(given) == ()
    given["indicators"] = make_rows("indicators", indicator(decimals=2))
    assert [f.code for f in validate_tables(given)] == ["marker-denies-value"] * 2


@pytest.mark.parametrize(("value", "good"), [("12", True), ("12.5", True), ("12.50", False), ("-0.125", False)])
def test_decimals(value: str, good: bool) -> None:
    rows = make_rows("observations", observation(value=Decimal(value)))
    findings = validate_tables(make_tables(observations=rows))
    assert found(findings, "observations") == ([] if good else [("value", "too-many-decimals")])
    assert {f.severity for f in findings} <= {Severity.WARNING}


@pytest.mark.parametrize(("basis", "good"), [("stated", False), ("implied", True)])
def test_a_stated_target_has_no_more_decimals_than_its_figures(basis: str, good: bool) -> None:
    target = {"indicator": INDICATOR, "release": RELEASE, "period": YEAR, "value": Decimal("12.25"), "basis": basis}
    findings = validate_tables(make_tables(targets=make_rows("targets", target)))
    assert found(findings, "targets") == ([] if good else [("value", "too-many-decimals")])


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, [("value", "not-shown")]),
        ({"value": Decimal(0)}, []),
        ({"quartile": 1}, []),
        ({"rank": 3}, []),
        ({"note": "Not yet known."}, []),
        ({"group_size": 16}, [("value", "not-shown")]),
        ({"word": "above"}, []),
        ({"quartile": 5}, [("quartile", "not-allowed")]),
        ({"quartile": 0}, [("quartile", "not-allowed")]),
    ],
)
def test_a_comparison_says_something(cells: dict[str, Cell], expected: list[tuple[str, str]]) -> None:
    empty: dict[str, Cell] = {"period": None, "value": None, "quartile": None, "rank": None, "group_size": None}
    rows = make_rows("comparators", {"indicator": INDICATOR, "release": RELEASE, **empty, **cells})
    assert found(validate_tables(make_tables(comparators=rows)), "comparators") == expected


@pytest.mark.parametrize(
    ("grades", "good"),
    [
        ("", True),
        (GRADES, True),
        ("1=Poor;2=Good", True),
        ("1 = Poor; 2 = Good;", False),
        ("1 Poor; 2 Good", False),
        ("Poor = 1; Good = 2", False),
        ("1 = Poor; 1 = Good", False),
        ("1 = ; 2 = Good", False),
    ],
)
def test_how_grades_are_written(grades: str, good: bool) -> None:
    findings = validate_tables(make_tables(indicators=make_rows("indicators", indicator(grades=grades))))
    assert found(findings, "indicators") == ([] if good else [("grades", "bad-grades")])


@pytest.mark.parametrize(
    ("value", "good"), [(Decimal(1), True), (Decimal("4.0"), True), (Decimal(5), False), (None, True)]
)
def test_a_graded_figure_is_one_of_the_grades(value: Decimal | None, good: bool) -> None:
    graded = make_rows("indicators", indicator(grades=GRADES))
    cells = observation(value=value, marker="" if value else "[x]")
    expected = [] if good else [("value", "unknown-grade")]
    findings = validate_tables(make_tables(indicators=graded, observations=make_rows("observations", cells)))
    assert found(findings, "observations") == expected
    target = {"indicator": INDICATOR, "release": RELEASE, "period": YEAR, "value": value}
    findings = validate_tables(make_tables(indicators=graded, targets=make_rows("targets", target)))
    assert found(findings, "targets") == expected
