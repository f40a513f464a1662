"""The chart of a series as it is drawn: where figures, targets and their names stand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from quarterdeck.charts.figure import Point, ReferenceMark, SeriesFigure, TargetMark
from quarterdeck.charts.series import build_series_job, build_series_spec
from quarterdeck.charts.theme import SIZES, WIDE, Size


def point(month: float, value: str, **more: Any) -> Point:
    made = Point(month, Decimal(value), value, (f"Q{month:g}", "2024-25"), provisional=False, latest=False, run=1)
    return replace(made, **more)


def figure(*points: Point, **more: Any) -> SeriesFigure:
    return replace(SeriesFigure("people", from_zero=False, points=points, starts=(), targets=(), references=()), **more)


def drawn(made: SeriesFigure, size: Size = WIDE) -> dict[str, list[dict[str, Any]]]:
    return build_series_spec(build_series_job(made, size))["datasets"]  # type: ignore[no-any-return]


def places(rows: list[dict[str, Any]]) -> list[tuple[float, float]]:
    return [(row["x"], row["y"]) for row in rows]


FIRST, SECOND, LAST = point(3, "15"), point(6, "14"), point(9, "12", latest=True)


def test_each_figure_is_drawn_once_at_its_value_and_the_latest_apart() -> None:
    rows = drawn(figure(FIRST, SECOND, LAST))
    assert places(rows["points"]) == [(3, 15.0), (6, 14.0)]
    assert places(rows["latest"]) == [(9, 12.0)]
    assert rows["provisional"] == []
    assert [(row["x"], row["y"], row["run"]) for row in rows["line"]] == [(3, 15.0, 1), (6, 14.0, 1), (9, 12.0, 1)]


def test_a_figure_that_may_still_change_is_hollow_the_latest_too() -> None:
    rows = drawn(figure(replace(FIRST, provisional=True), SECOND, replace(LAST, provisional=True)))
    assert places(rows["points"]) == [(6, 14.0)]
    assert places(rows["provisional"]) == [(3, 15.0), (9, 12.0)]
    assert rows["latest"] == []


def test_the_line_is_in_as_many_stretches_as_the_figures() -> None:
    rows = drawn(figure(FIRST, replace(SECOND, run=2), replace(LAST, run=2), starts=((5, 2),)))
    assert [(row["x"], row["y"], row["run"]) for row in rows["line"]] == [
        (5, 0.0, 2),
        (3, 15.0, 1),
        (6, 14.0, 2),
        (9, 12.0, 2),
    ]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.name)
def test_a_target_lies_at_its_value_over_its_time(size: Size) -> None:
    over, moment = TargetMark(0, 12, Decimal(10), "Target 10"), TargetMark(9, 9, Decimal(11), "Target 11")
    year, dash = drawn(figure(FIRST, LAST, targets=(over, moment)), size)["targets"]
    assert year == pytest.approx({"x": 0, "x2": 12, "y": 10.0})
    # What is for one moment is a short dash around it.
    assert (dash["x"] + dash["x2"]) / 2 == pytest.approx(9)
    assert 0 < dash["x2"] - dash["x"] < 2
    assert dash["y"] == 11.0


def test_the_targets_of_the_newest_figure_s_time_are_named_at_the_side() -> None:
    old, now = TargetMark(-12, 0, Decimal(16), "Target 16"), TargetMark(0, 9, Decimal(10), "Target 10")
    assert [row["text"] for row in drawn(figure(FIRST, LAST, targets=(old, now)))["side_target"]] == ["Target 10"]
    later = TargetMark(12, 12, Decimal(8), "Target 8")
    both = drawn(figure(FIRST, LAST, targets=(now, later)))["side_target"]
    assert [row["text"] for row in both] == ["Target 10", "Target 8"]
    # Where none reaches the newest figure the last one is named.
    assert [row["text"] for row in drawn(figure(FIRST, LAST, targets=(old,)))["side_target"]] == ["Target 16"]


def test_a_name_at_the_side_leads_to_its_own_value() -> None:
    made = figure(
        FIRST,
        LAST,
        targets=(TargetMark(0, 12, Decimal(13), "Target 13"),),
        references=(
            ReferenceMark(Decimal("13.1"), "England 13.1", 3),
            ReferenceMark(Decimal(20), "North West 20", None),
        ),
    )
    rows = drawn(made)
    # A hairline runs from each mark to the edge, and on to its name.
    assert sorted({leader["y"] for leader in rows["leaders"]}) == pytest.approx([13, 13.1, 20])
    assert [row["y"] for row in rows["references"]] == [13.1, 20.0]
    dated, undated = rows["references"]
    assert (dated["x"] + dated["x2"]) / 2 == pytest.approx(3)
    assert undated["x2"] > 9
    assert [row["text"] for row in rows["side_reference"]] == ["England 13.1", "North West 20"]
    # The names keep the order of what they name.
    names = sorted((row["y"], row["text"]) for row in (*rows["side_target"], *rows["side_reference"]))
    assert [text for _, text in names] == ["Target 13", "England 13.1", "North West 20"]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.name)
def test_of_many_figures_the_newest_first_highest_and_lowest_are_labelled(size: Size) -> None:
    values = ("15", "14", "19", "16", "11", "13", "14.5", "15.5", "12", "16.5")
    points = [point(month, value, latest=month == 8) for month, value in enumerate(values)]
    rows = drawn(figure(*points), size)
    assert {row["text"] for row in rows["values"]} <= {"15", "19", "11"}
    assert len(rows["values"]) >= 2
    assert [row["text"] for row in rows["latest_value"]] == ["12"]


def test_of_few_figures_each_is_labelled() -> None:
    rows = drawn(figure(FIRST, SECOND, LAST))
    assert [row["text"] for row in rows["values"]] == ["15", "14"]
    assert [row["text"] for row in rows["latest_value"]] == ["12"]


def test_a_year_that_several_figures_share_is_named_once_under_the_last_of_them() -> None:
    rows = drawn(figure(replace(FIRST, tick=("Q4", "2023-24")), SECOND, LAST))
    named = [(round(row["x"], 6), row["text"]) for row in rows["tick_first"]]
    assert named == [(3, "Q4"), (6, "Q6"), (9, "Q9")]
    assert [(round(row["x"], 6), row["text"]) for row in rows["tick_second"]] == [(3, "2023-24"), (9, "2024-25")]


def test_where_there_is_no_room_the_newest_figure_s_time_is_named() -> None:
    points = [point(month, "9", tick=(f"{month} quarters", "earlier")) for month in range(20)]
    points[15] = replace(points[15], latest=True)
    named = [round(row["x"], 6) for row in drawn(figure(*points), SIZES[1])["tick_first"]]
    assert 15 in named
    assert len(named) < 6


def test_where_a_series_goes_on_under_another_plan_it_says_so() -> None:
    rows = drawn(figure(FIRST, LAST, breaks=((7.5, "New Plan"),)))
    assert [row["x"] for row in rows["breaks"]] == pytest.approx([7.5])
    assert [row["text"] for row in rows["break_labels"]] == ["New Plan"]


def test_a_line_at_nought_where_figures_lie_on_both_sides_of_it() -> None:
    assert [row["y"] for row in drawn(figure(point(3, "-2"), point(6, "2", latest=True)))["nought"]] == [0.0]
    assert drawn(figure(FIRST, LAST))["nought"] == []


def test_where_years_are_cut_out_the_grid_is_open_and_two_strokes_cross_the_axis() -> None:
    made = figure(FIRST, replace(LAST, month=69, run=2))
    rows = drawn(made)
    assert len(rows["cuts"]) == 2
    lines = [row for row in rows["grid"] if row["y"] == rows["grid"][0]["y"]]
    assert len(lines) == 2
    assert lines[0]["x2"] < rows["latest"][0]["x"]
    assert lines[1]["x"] > lines[0]["x2"]
    whole = drawn(figure(FIRST, LAST))
    assert whole["cuts"] == []


def test_the_same_season_of_other_years_is_ringed() -> None:
    rows = drawn(figure(replace(FIRST, season=True), SECOND, LAST))
    assert places(rows["season"]) == [(3, 15.0)]
