"""Empty years are cut out of the axis of time."""

from __future__ import annotations

import pytest

from quarterdeck.charts.timeline import Timeline, cut_empty_years


@pytest.mark.parametrize(
    ("anchors", "joined", "cuts"),
    [
        ([0, 3, 6], [], []),
        ([0, 12, 24], [], []),
        ([0, 3, 40, 43], [], [(3, 40)]),
        ([0, 40, 80], [(0, 80)], []),
        ([0, 40, 80], [(0, 40)], [(40, 80)]),
    ],
    ids=["quarters", "years", "empty years", "a line leads over them", "a line before them"],
)
def test_what_is_empty_for_more_than_a_year_is_cut(
    anchors: list[float], joined: list[tuple[float, float]], cuts: list[tuple[float, float]]
) -> None:
    assert [(cut.start, cut.end) for cut in cut_empty_years(anchors, joined).cuts] == cuts


def test_time_runs_on_over_a_cut_and_only_that_is_shorter() -> None:
    line = cut_empty_years([0, 12, 60, 72], [])
    places = [line.at(month) for month in (0, 12, 36, 60, 72)]
    assert places == sorted(places)
    assert places[1] - places[0] == pytest.approx(12)
    assert places[4] - places[3] == pytest.approx(12)
    assert places[3] - places[1] < 4


def test_without_a_cut_a_month_is_its_own_place() -> None:
    assert Timeline().at(17.5) == 17.5
