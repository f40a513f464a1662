"""What a chart of a series shows: its points, what joins them, targets over their time, others at the side."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from builders import (
    EARLIER_RELEASE,
    INDICATOR,
    RELEASE,
    make_comparator,
    make_council,
    make_indicator,
    make_observation,
    make_target,
)
from quarterdeck.assess import assess_release
from quarterdeck.charts.figure import SeriesFigure, build_figure, month_of, tick_label
from quarterdeck.model import Accumulation, Caution, Observation
from quarterdeck.periods import BRITISH, parse_period
from quarterdeck.results import Score

JUNE, SEPTEMBER = month_of(date(2024, 6, 1)), month_of(date(2024, 9, 1))


def score_of(*observations: Observation, **more: Any) -> Score:
    tables = {name: more.pop(name) for name in ("targets", "comparators") if name in more}
    council = make_council(
        indicators={INDICATOR: make_indicator(**more)}, observations=observations, **{"targets": ()} | tables
    )
    (score,) = assess_release(council, council.latest).scores
    return score


def figure_of(*observations: Observation, **more: Any) -> SeriesFigure:
    figure = build_figure(score_of(*observations, **more), BRITISH)
    assert figure is not None
    return figure


def quarters(*periods: str, **more: Any) -> tuple[Observation, ...]:
    return tuple(make_observation(period, str(10 + place), **more) for place, period in enumerate(periods))


def test_a_figure_stands_at_the_end_of_its_period_with_its_own_words() -> None:
    figure = figure_of(make_observation("2024-25 Q1", "1094"), make_observation("2024-25 Q2", "12.5"))
    assert [(p.month, p.value, p.label, p.tick) for p in figure.points] == [
        (JUNE, Decimal(1094), "1,094", ("Q1", "2024-25")),
        (SEPTEMBER, Decimal("12.5"), "12.5", ("Q2", "2024-25")),
    ]


def test_the_latest_is_the_figure_that_is_judged_and_not_a_forecast_after_it() -> None:
    figure = figure_of(
        *quarters("2024-25 Q1", "2024-25 Q2"), make_observation("2024-25 Q3", "9", marker="[f]"), lag_months=0
    )
    assert [p.latest for p in figure.points] == [False, True, False]


@pytest.mark.parametrize(
    ("marker", "hollow"),
    [("[p]", True), ("[e]", True), ("[f]", True), ("", False), ("[r]", False), ("[b]", False), ("[u]", False)],
)
def test_what_may_still_change_or_has_not_happened_is_hollow(marker: str, *, hollow: bool) -> None:
    figure = figure_of(make_observation("2024-25 Q1", "9"), make_observation("2024-25 Q2", "10", marker=marker))
    assert [p.provisional for p in figure.points] == [False, hollow]


def test_points_are_joined_where_they_follow_on_and_apart_where_they_do_not() -> None:
    figure = figure_of(*quarters("2023-24 Q1", "2023-24 Q2", "2024-25 Q1", "2024-25 Q2"))
    assert [p.run for p in figure.points] == [1, 1, 2, 2]


def test_no_line_leads_over_a_break() -> None:
    figure = figure_of(make_observation("2024-25 Q1"), make_observation("2024-25 Q2", marker="[b]"))
    assert [p.run for p in figure.points] == [1, 2]


def test_a_missing_figure_is_no_point() -> None:
    missing = make_observation("2024-25 Q2", None, marker="[x]")
    assert len(figure_of(make_observation("2024-25 Q1"), missing).points) == 1
    assert build_figure(score_of(missing), BRITISH) is None


def test_a_running_total_begins_each_year_at_nought() -> None:
    figure = figure_of(
        *quarters("2023-24 Q3", "2023-24 Q4", "2024-25 Q1", "2024-25 Q2"), accumulation=Accumulation.YEAR_TO_DATE
    )
    assert [p.run for p in figure.points] == [1, 1, 2, 2]
    assert figure.from_zero
    # The end of March, where the new year begins; the year before is not known from its beginning.
    assert figure.starts == ((JUNE - 3, 2),)


def test_other_figures_have_no_start_at_nought() -> None:
    figure = figure_of(*quarters("2024-25 Q1", "2024-25 Q2"))
    assert (figure.starts, figure.from_zero) == ((), False)


@pytest.mark.parametrize(
    ("period", "accumulation", "expected"),
    [
        ("2024-25", "snapshot", (JUNE - 1, JUNE + 9)),
        ("2024-25 Q2", "snapshot", (SEPTEMBER, SEPTEMBER)),
        ("2024-25", "year_to_date", (JUNE + 9, JUNE + 9)),
        ("2023-24", "snapshot", None),
    ],
)
def test_a_target_stands_over_its_time_or_at_its_end(
    period: str, accumulation: str, expected: tuple[float, float] | None
) -> None:
    figure = figure_of(
        *quarters("2024-25 Q1", "2024-25 Q2"),
        accumulation=Accumulation(accumulation),
        targets=(make_target(period, "10"),),
    )
    assert [(mark.start, mark.end) for mark in figure.targets] == ([expected] if expected else [])


def test_a_year_s_target_begins_with_its_year_where_figures_begin_before_it() -> None:
    figure = figure_of(*quarters("2023-24 Q2", "2024-25 Q2"), targets=(make_target("2024-25"),))
    assert [(mark.start, mark.end) for mark in figure.targets] == [(JUNE - 3, JUNE + 9)]


@pytest.mark.parametrize(("basis", "said"), [("stated", "Target 10%"), ("implied", "Target 10% (worked back)")])
def test_a_target_is_named_with_its_value_and_how_it_is_known(basis: str, said: str) -> None:
    figure = figure_of(make_observation(), unit="%", targets=(make_target(basis=basis),))
    assert [(mark.value, mark.label) for mark in figure.targets] == [(Decimal(10), said)]


@pytest.mark.parametrize(("accumulation", "count"), [("snapshot", 1), ("period", 1), ("year_to_date", 0)])
def test_others_figures_of_whole_years_are_no_marks_beside_a_running_total(accumulation: str, count: int) -> None:
    comparators = (make_comparator(value=Decimal(14)), make_comparator("north_west", value=None, note="Not printed."))
    figure = figure_of(make_observation(), accumulation=Accumulation(accumulation), comparators=comparators)
    known = [(mark.value, mark.label, mark.month) for mark in figure.references]
    assert known == [(Decimal(14), "England 14 (2023-24)", JUNE - 3)] * count


@pytest.mark.parametrize(
    ("period", "marks"),
    [
        ("2024-25 Q1", [("England 14", JUNE)]),
        ("2023-24", [("England 14 (2023-24)", JUNE - 3)]),
        ("2024-02", [("England 14 (Feb 2024)", JUNE - 4)]),
        ("2021-22", []),
        ("2021-23", [("England 14 (2021 to 2023)", JUNE - 6)]),
        (None, [("England 14 (no date given)", None)]),
    ],
)
def test_others_figures_stand_at_their_own_time_with_its_name(
    period: str | None, marks: list[tuple[str, float | None]]
) -> None:
    other = make_comparator(value=Decimal(14), period=None if period is None else parse_period(period))
    figure = figure_of(make_observation("2024-25 Q1"), comparators=(other,))
    assert [(mark.label, mark.month) for mark in figure.references] == marks


def test_beside_figures_without_dates_others_stand_at_the_end() -> None:
    figure = figure_of(make_observation("R2024-25 Q2"), comparators=(make_comparator(value=Decimal(14)),))
    assert [mark.month for mark in figure.references] == [None]


def test_where_the_season_moves_the_figure_its_own_season_is_marked() -> None:
    times = ("2023-24 Q1", "2023-24 Q2", "2023-24 Q3", "2024-25 Q2")
    caution = Caution(INDICATOR, "seasonal", RELEASE, "stated", "The report says so.")
    (score, plain) = (replace(score_of(*quarters(*times)), cautions=cautions) for cautions in ((caution,), ()))
    marked, unmarked = build_figure(score, BRITISH), build_figure(plain, BRITISH)
    assert marked is not None
    assert unmarked is not None
    assert [p.season for p in marked.points] == [False, True, False, False]
    assert not any(p.season for p in unmarked.points)


def test_a_series_that_goes_on_under_another_plan_says_where() -> None:
    known = (make_observation("2024-25 Q1", release=EARLIER_RELEASE), make_observation("2024-25 Q2"))
    score = score_of(*known)
    plans = {EARLIER_RELEASE: "Old Plan", RELEASE: "New Plan"}
    marked, same, unknown = (
        build_figure(score, BRITISH, given) for given in (plans, dict.fromkeys(plans, "New Plan"), {RELEASE: "New"})
    )
    assert marked is not None
    assert same is not None
    assert unknown is not None
    assert marked.breaks == (((JUNE + SEPTEMBER) / 2, "New Plan"),)
    assert same.breaks == unknown.breaks == ()


@pytest.mark.parametrize(
    ("then", "now", "drawn"),
    [
        ("R2024-25 Q1 -1y", "2024-25 Q2", ["2024-25 Q2"]),
        ("2024-25 Q1", "R2024-25 Q2", ["R2024-25 Q2"]),
        ("R2024-25 Q2 -1y", "R2024-25 Q2", ["R2024-25 Q2 -1y", "R2024-25 Q2"]),
    ],
)
def test_figures_with_dates_and_without_are_not_drawn_on_one_axis(then: str, now: str, drawn: list[str]) -> None:
    figure = figure_of(make_observation(then, "9", release=EARLIER_RELEASE), make_observation(now, "10"))
    assert [p.tick for p in figure.points] == [tick_label(parse_period(period)) for period in drawn]


@pytest.mark.parametrize(
    ("period", "lines"),
    [
        ("2024-25 Q2", ("Q2", "2024-25")),
        ("2024-25 H1", ("H1", "2024-25")),
        ("2024-09", ("Sep", "2024")),
        ("2024-25", ("2024-25", "")),
        ("2024", ("2024", "")),
        ("AY2023-24", ("2023-24", "school year")),
        ("AY2023-24 T2", ("Spring", "2023-24")),
        ("2020-22", ("Jan 2020", "to Dec 2022")),
        ("R2024-25 Q2", ("Latest", "")),
        ("R2024-25 Q2 -2q", ("2 quarters", "earlier")),
    ],
)
def test_the_two_lines_below_a_figure(period: str, lines: tuple[str, str]) -> None:
    assert tick_label(parse_period(period)) == lines
