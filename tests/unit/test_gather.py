"""Every chart that a council's pages need, with the words around it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from builders import (
    INDICATOR,
    RELEASE,
    make_comparator,
    make_council,
    make_indicator,
    make_observation,
    make_release,
    make_settings,
    make_target,
)
from quarterdeck.assess import assess_release
from quarterdeck.charts import Chart, SeriesFigure, YearsFigure, council_charts, shared_charts
from quarterdeck.model import Accumulation, Breakdown, BreakdownFigure, Caution, Concept, Council
from quarterdeck.periods import parse_period
from quarterdeck.results import newest_scores

#: Three others, with figures.
OTHERS = tuple(make_comparator(name, value=Decimal(14)) for name in ("england", "north_west", "similar_councils"))


def charts_of(status: str = "On target, Quarter 2 2024-25", **overrides: Any) -> list[Chart]:
    council: Council = make_council(**{"targets": ()} | overrides)
    assessments = tuple(assess_release(council, release) for release in council.releases)
    return list(council_charts(council, assessments, lambda _: "A finding", lambda _: status))


def breakdown(value: str | None) -> Breakdown:
    number = None if value is None else Decimal(value)
    part = BreakdownFigure(parse_period("2024-25 Q2"), RELEASE, "Under 25", number, None, None, "", "")
    return Breakdown(INDICATOR, "age_group", "Rough sleepers by age", "By age.", (part,))


def test_the_words_around_a_chart_say_what_whose_how_it_stands_and_where_from() -> None:
    (chart,) = charts_of(
        indicators={INDICATOR: make_indicator(caveat="Counted on a single night.")},
        releases=(make_release(source="The report of November"),),
        observations=(make_observation(),),
    )
    assert chart.key == f"anyborough/{INDICATOR}"
    assert chart.words.title == "A finding"
    assert chart.words.subtitle == "Anyborough · Rough sleepers · People"
    assert chart.words.caption == (
        "On target, Quarter 2 2024-25. Counted on a single night. Source: The report of November. "
        "Contains public sector information licensed under the Open Government Licence v3.0."
    )
    assert chart.words.description == "One figure (people), Quarter 2 2024-25. Quarter 2 2024-25: 12."


@pytest.mark.parametrize(("accumulation", "has_strip"), [("snapshot", True), ("year_to_date", False)])
def test_a_running_total_is_not_set_among_others_figures_of_whole_years(accumulation: str, *, has_strip: bool) -> None:
    (chart,) = charts_of(
        indicators={INDICATOR: make_indicator(accumulation=Accumulation(accumulation))},
        comparators=(make_comparator(value=Decimal(14)),),
    )
    assert bool(chart.strip) is has_strip


def test_the_bars_of_a_breakdown_stand_beside_the_series_with_no_status_of_their_own() -> None:
    series, bars = charts_of(breakdowns={INDICATOR: breakdown("5")})
    assert isinstance(series.figure, SeriesFigure)
    assert bars.key == f"anyborough/breakdown:{INDICATOR}"
    assert bars.words.title == "Rough sleepers by age"
    assert bars.words.caption.startswith("Source: ")
    assert bars.words.description.endswith("Under 25, 5 people.")


def test_what_has_no_number_has_no_chart() -> None:
    missing = (make_observation(value=None, marker="[x]"),)
    assert charts_of(observations=missing) == []
    (bars,) = charts_of(observations=missing, breakdowns={INDICATOR: breakdown("5")})
    assert bars.key == f"anyborough/breakdown:{INDICATOR}"


def test_an_indicator_of_two_reports_is_drawn_as_the_newest_has_it() -> None:
    (chart,) = charts_of()
    assert isinstance(chart.figure, SeriesFigure)
    assert [(str(p.value), p.latest) for p in chart.figure.points] == [("15", False), ("12", True)]


@pytest.mark.parametrize(
    ("values", "more", "telling"),
    [
        (4, {}, True),
        (3, {}, False),
        (3, {"targets": (make_target(),)}, True),
        (2, {"targets": (make_target(),)}, False),
        (2, {"targets": (make_target(),), "comparators": (make_comparator(value=Decimal(14)),)}, True),
        (1, {"targets": (make_target(),), "comparators": OTHERS}, False),
    ],
)
def test_a_chart_of_few_figures_is_only_shown_where_it_says_more_than_a_sentence(
    values: int, more: dict[str, Any], *, telling: bool
) -> None:
    quarters = ("2023-24 Q3", "2023-24 Q4", "2024-25 Q1", "2024-25 Q2")[-values:]
    (chart,) = charts_of(observations=tuple(make_observation(period, "12") for period in quarters), **more)
    assert chart.telling is telling


def test_the_line_below_the_headline_says_what_is_drawn_and_what_its_signs_mean() -> None:
    (plain,) = charts_of()
    assert plain.drawn == "People"
    (hollow,) = charts_of(observations=(make_observation(marker="[p]"),))
    assert hollow.drawn == "People. Hollow: may still change"
    unsettled = (make_observation("2024-25 Q1", marker="[e]"), make_observation("2024-25 Q3", marker="[f]"))
    (forecast,) = charts_of(observations=(make_observation(), *unsettled[1:]))
    assert forecast.drawn == "People. Hollow: forecast"
    (both,) = charts_of(observations=(unsettled[0], make_observation(), unsettled[1]))
    assert both.drawn == "People. Hollow: estimate or forecast"
    caution = Caution(INDICATOR, "seasonal", RELEASE, "stated", "The report says so.")
    times = (make_observation("2023-24 Q2", "9"), make_observation())
    (seasonal,) = charts_of(observations=times, cautions=(caution,))
    assert seasonal.drawn == "People. Ringed: the same time of other years"
    running = {INDICATOR: make_indicator(accumulation=Accumulation.YEAR_TO_DATE)}
    (years,) = charts_of(observations=times, indicators=running)
    assert isinstance(years.figure, YearsFigure)
    assert years.drawn == "People, added up from the start of each year, one line a year"
    assert years.series is years.figure.series
    undated = (make_observation("R2024-25 Q2 -1q", "9"), make_observation("R2024-25 Q2"))
    reset = Caution(INDICATOR, "reset", RELEASE, "reading", "It looks like a total that starts again.")
    (ours,) = charts_of(observations=undated, indicators=running, cautions=(reset,))
    assert ours.drawn == "People, added up from the start of each year (our reading)"
    (unknown,) = charts_of(indicators={INDICATOR: make_indicator(unit="(unit not stated)")})
    assert unknown.drawn == "Unit not stated"


@pytest.mark.parametrize(
    ("comparable", "second", "drawn"),
    [
        (True, Accumulation.SNAPSHOT, "People"),
        (False, Accumulation.PERIOD, "People. Not counted in one way: read first what differs"),
        (False, Accumulation.YEAR_TO_DATE, None),
    ],
)
def test_councils_stand_on_one_plot_and_it_says_where_they_do_not_count_in_one_way(
    comparable: bool, second: Accumulation, drawn: str | None
) -> None:
    members = []
    for name, accumulation in (("North", Accumulation.SNAPSHOT), ("South", second)):
        council = make_council(
            settings=make_settings(slug=name.lower(), name=name),
            indicators={INDICATOR: make_indicator(concept="sleepers", accumulation=accumulation)},
        )
        members.append((council, newest_scores((assess_release(council, council.latest),))))
    charts = list(shared_charts(members, [Concept("sleepers", "Rough sleepers", comparable, "They differ.")]))
    assert [chart.drawn for chart in charts] == ([] if drawn is None else [drawn])
