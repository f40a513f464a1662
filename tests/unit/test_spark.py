"""The word-sized picture of a series: its joined stretches and its newest figure."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from quarterdeck.charts.figure import Point, SeriesFigure
from quarterdeck.charts.spark import spark_svg

TOP, BOTTOM, LEFT, RIGHT = 3.0, 19.0, 3.0, 81.0
Place = tuple[float, float]


def figure(
    *values: str, latest: int | None = None, runs: str = "", starts: tuple[tuple[float, int], ...] = ()
) -> SeriesFigure:
    points = tuple(
        Point(float(m), Decimal(v), v, ("", ""), False, m == latest, int(runs[m]) if runs else 1)
        for m, v in enumerate(values)
    )
    return SeriesFigure("people", bool(starts), points, starts, (), ())


def drawn(made: SeriesFigure) -> tuple[list[list[Place]], list[Place], Place]:
    """Give the corners of each line, the lone figures, and the dot of the newest."""
    svg = spark_svg(made)
    lines = [
        [(float(x), float(y)) for x, y in re.findall(r"([\d.]+),([\d.]+)", corners)]
        for corners in re.findall(r'points="(.*?)"', svg)
    ]
    circles = re.findall(r'<circle cx="(.*?)" cy="(.*?)" r="(.*?)"', svg)
    lone = [(float(x), float(y)) for x, y, r in circles if r == "1.3"]
    (newest,) = [(float(x), float(y)) for x, y, r in circles if r == "2.6"]
    return lines, lone, newest


def test_more_stands_higher_and_later_further_right() -> None:
    lines, lone, newest = drawn(figure("10", "12", "11", latest=2))
    assert lines == [[(LEFT, BOTTOM), (42.0, TOP), (RIGHT, 11.0)]]
    assert lone == []
    assert newest == (RIGHT, 11.0)


def test_the_dot_is_the_figure_that_is_judged() -> None:
    assert drawn(figure("10", "12", "11", latest=1))[2] == (42.0, TOP)
    assert drawn(figure("10", "12", "11"))[2] == (RIGHT, 11.0)


def test_what_does_not_join_is_drawn_apart() -> None:
    lines, lone, _ = drawn(figure("10", "12", "11", "10", latest=3, runs="1122"))
    assert [len(line) for line in lines] == [2, 2]
    lines, lone, _ = drawn(figure("10", "12", "11", latest=2, runs="122"))
    assert [len(line) for line in lines] == [2]
    assert lone == [(LEFT, BOTTOM)]


def test_a_running_total_rises_from_nought() -> None:
    lines, _, _ = drawn(figure("10", "20", latest=1, starts=((-1.0, 1),)))
    assert lines == [[(LEFT, BOTTOM), (42.0, 11.0), (RIGHT, TOP)]]


def test_what_never_moves_is_level() -> None:
    lines, _, newest = drawn(figure("10", "10", latest=1))
    assert {y for _, y in lines[0]} == {newest[1]}


@pytest.mark.parametrize("values", [(), ("10",)])
def test_a_single_figure_has_no_shape(values: tuple[str, ...]) -> None:
    assert spark_svg(figure(*values)) == ""
