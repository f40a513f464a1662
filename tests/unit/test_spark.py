"""The word-sized picture of a series: the figures that lead up to the newest, and that one."""

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


def drawn(made: SeriesFigure) -> tuple[list[Place], Place]:
    """Give the corners of the line, and the dot of the newest."""
    svg = spark_svg(made)
    (corners,) = re.findall(r'points="(.*?)"', svg)
    ((x, y),) = re.findall(r'<circle cx="(.*?)" cy="(.*?)" r="2.6"', svg)
    return [(float(x), float(y)) for x, y in re.findall(r"([\d.]+),([\d.]+)", corners)], (float(x), float(y))


def test_more_stands_higher_and_later_further_right() -> None:
    line, newest = drawn(figure("10", "12", "11", "11", "11", latest=4))
    assert line == [(LEFT, BOTTOM), (22.5, TOP), (42.0, 11.0), (61.5, 11.0), (RIGHT, 11.0)]
    assert newest == (RIGHT, 11.0)


def test_it_ends_with_the_figure_that_is_judged() -> None:
    line, newest = drawn(figure("10", "12", "11", "13", "14", "99", latest=4))
    assert len(line) == 5
    assert newest == line[-1] == (RIGHT, TOP)


def test_only_what_leads_up_to_the_newest_without_a_gap_is_drawn() -> None:
    line, _ = drawn(figure("99", "10", "12", "11", "13", "14", latest=5, runs="122222"))
    assert line[0] == (LEFT, BOTTOM)
    assert len(line) == 5


def test_a_running_total_rises_from_nought() -> None:
    line, _ = drawn(figure("10", "20", "30", "40", "50", latest=4, starts=((-1.0, 1),)))
    assert (line[0], line[-1]) == ((LEFT, BOTTOM), (RIGHT, TOP))
    assert len(line) == 6


def test_what_never_moves_is_level() -> None:
    line, newest = drawn(figure(*["10"] * 5, latest=4))
    assert {y for _, y in line} == {newest[1]}


@pytest.mark.parametrize(("values", "runs"), [((), ""), (("1", "2", "3", "4"), ""), (tuple("123456"), "111222")])
def test_fewer_than_five_that_follow_on_have_no_picture(values: tuple[str, ...], runs: str) -> None:
    assert spark_svg(figure(*values, runs=runs)) == ""
