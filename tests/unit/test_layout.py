"""Where things stand in a chart: the range of the values, the lines of the grid and their names."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from quarterdeck.charts.figure import Point, ReferenceMark, SeriesFigure, TargetMark
from quarterdeck.charts.layout import grid_step, lay_out, value_range
from quarterdeck.charts.theme import NARROW, SIZES, WIDE, Size


def figure(*values: str, unit: str = "people", from_zero: bool = False) -> SeriesFigure:
    points = tuple(
        Point(float(month), Decimal(value), value, ("", ""), provisional=False, latest=False, run=1)
        for month, value in enumerate(values)
    )
    return SeriesFigure(unit, from_zero, points, (), (), ())


def target(value: str, start: float = 0, end: float = 1) -> TargetMark:
    return TargetMark(start, end, Decimal(value), f"Target {value}")


def labels(made: SeriesFigure) -> list[str]:
    return [label for _, label in lay_out(made, WIDE).grid]


@pytest.mark.parametrize(
    ("values", "unit", "expected"),
    [
        (("10", "12"), "people", ["9", "10", "11", "12", "13"]),
        (("0.25", "0.75"), "per 1,000", ["0.00", "0.25", "0.50", "0.75", "1.00"]),
        (("10", "95"), "%", ["0%", "25%", "50%", "75%", "100%"]),
        (("1200", "1800"), "£", ["£1,000", "£1,250", "£1,500", "£1,750", "£2,000"]),
        (("-3", "3"), "points", ["−5", "0", "5"]),
        (("-3.5", "3"), "points", ["−5.0", "−2.5", "0.0", "2.5", "5.0"]),
        (("0", "1"), "people", ["0", "1", "2"]),
        (("95", "97"), "%", ["94%", "95%", "96%", "97%", "98%"]),
        (("-0.3", "0.3"), "points", ["−0.50", "−0.25", "0.00", "0.25", "0.50"]),
    ],
)
def test_the_lines_of_the_grid_are_named_by_round_numbers(
    values: tuple[str, ...], unit: str, expected: list[str]
) -> None:
    assert labels(figure(*values, unit=unit)) == expected


@pytest.mark.parametrize("values", [("0.25", "0.75"), ("10", "12"), ("3", "1094"), ("-0.3", "0.2"), ("7.123", "7.124")])
def test_every_line_s_name_is_where_it_stands_and_none_has_that_of_another(values: tuple[str, ...]) -> None:
    grid = lay_out(figure(*values), WIDE).grid
    assert len({label for _, label in grid}) == len(grid)
    for place, label in grid:
        assert float(label.replace(",", "").replace("−", "-")) == pytest.approx(place, abs=1e-12)


@pytest.mark.parametrize(
    ("values", "made", "expected"),
    [
        (("80", "100"), {}, (76.0, 104.0)),
        (("80", "100"), {"from_zero": True}, (0.0, 104.0)),
        (("40", "100"), {}, (0.0, 112.0)),
        (("50", "100"), {}, (40.0, 110.0)),
        (("90", "98"), {"unit": "%"}, (88.4, 99.6)),
        (("90", "100"), {"unit": "%"}, (88.0, 100.0)),
        (("90", "104"), {"unit": "%"}, (87.2, 106.8)),
        (("-2", "4"), {"unit": "%"}, (-3.2, 5.2)),
        (("-4", "-1"), {}, (-4.6, -0.4)),
        (("-4", "0"), {}, (-4.8, 0.0)),
        (("0", "0"), {}, (0.0, 1.0)),
        (("12",), {}, (10.8, 13.2)),
        (("0",), {"unit": "%"}, (0.0, 1.0)),
    ],
)
def test_the_range_begins_at_nought_where_that_is_near_or_asked_for(
    values: tuple[str, ...], made: dict[str, str | bool], expected: tuple[float, float]
) -> None:
    numbers = [Decimal(value) for value in values]
    unit, from_zero = str(made.get("unit", "people")), bool(made.get("from_zero", False))
    assert value_range(numbers, unit, from_zero=from_zero) == pytest.approx(expected)


def test_targets_and_others_figures_lie_within_the_range() -> None:
    given = replace(
        figure("80", "90"), targets=(target("120"),), references=(ReferenceMark(Decimal(70), "England 70", None),)
    )
    layout = lay_out(given, WIDE)
    assert all(0 <= layout.y(value) <= layout.height for value in (70, 80, 90, 120))


def test_targets_lie_within_the_time_that_is_shown() -> None:
    layout = lay_out(replace(figure("80", "90"), targets=(target("85", -2, 9),), starts=((-3, 1),)), WIDE)
    assert layout.first < -3
    assert layout.last > 9


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.name)
def test_more_stands_higher_and_later_further_right(size: Size) -> None:
    layout = lay_out(figure("80", "90", "85"), size)
    assert layout.y(90) < layout.y(85) < layout.y(80)
    assert layout.x(0) < layout.x(1) < layout.x(2)
    assert layout.value_at(layout.y(85)) == pytest.approx(85)
    assert layout.axis_at(layout.x(1)) == pytest.approx(1)
    assert (layout.y(layout.low), layout.y(layout.high)) == (layout.height, 0)


@pytest.mark.parametrize(
    ("span", "step"), [(1, 0.25), (4, 1), (5, 2), (8, 2), (10, 2.5), (30, 10), (100, 25), (0.3, 0.1)]
)
def test_grid_lines_stand_a_round_step_apart(span: float, step: float) -> None:
    assert grid_step(span) == pytest.approx(step)


def test_whole_figures_have_no_grid_lines_between_whole_numbers() -> None:
    assert [grid_step(span, whole=True) for span in (0.5, 4, 8, 10, 30, 100)] == [1, 1, 2, 5, 10, 25]


def test_grades_have_no_numbers_at_the_grid() -> None:
    assert set(labels(replace(figure("1", "3"), graded=True))) == {""}


def test_the_column_at_the_side_is_only_there_where_it_names_something() -> None:
    bare, named = lay_out(figure("1", "2"), WIDE), lay_out(figure("1", "2"), WIDE, [["Target 1"]])
    assert named.side == WIDE.labels
    assert bare.width > named.width + 80


def test_a_plot_grows_with_the_names_at_its_side() -> None:
    few, many = (lay_out(figure("1", "2"), NARROW, [["Similar", "councils 1"]] * count) for count in (2, 12))
    assert few.height < many.height
