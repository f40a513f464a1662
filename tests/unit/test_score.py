from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from builders import (
    EARLIER_RELEASE,
    INDICATOR,
    PLAN,
    RELEASE,
    make_comparator,
    make_council,
    make_entry,
    make_indicator,
    make_observation,
    make_printed,
    make_settings,
    make_target,
)
from quarterdeck.assess import assess_release
from quarterdeck.model import (
    Accumulation,
    Breakdown,
    BreakdownFigure,
    Caution,
    Council,
    LateFigures,
    Polarity,
    Priority,
    Target,
)
from quarterdeck.periods import parse_period
from quarterdeck.results import Score


def score_of(council: Council) -> Score:
    (score,) = assess_release(council, council.latest).scores
    return score


def test_a_score_holds_all_that_is_said_of_an_indicator() -> None:
    council = make_council(comparators=(make_comparator(), make_comparator("similar_councils", quartile=3)))
    score = score_of(council)
    assert (score.release, score.indicator, score.entry) == (
        council.latest,
        council.indicators[INDICATOR],
        make_entry(),
    )
    assert score.current is score.newest
    assert (score.judgement.status, score.judgement.variance_percent) == ("not_met", Decimal(-20))
    assert (score.change.change, score.change.percent) == (Decimal(-3), Decimal(-20))
    assert (score.direction.word, score.trend.basis) == ("improving", "not_possible")
    assert score.quartile == 3
    assert len(score.comparators) == 2
    assert [reading.judgement.status for reading in score.readings] == ["not_met", "not_met"]
    assert score.targets == council.targets


def test_a_report_is_assessed_as_it_stood() -> None:
    council = make_council()
    then = assess_release(council, council.releases[0])
    assert [str(observation.value) for observation in then.known.observations[INDICATOR]] == ["15"]
    assert then.scores[0].direction.basis == "no_earlier_figure"


def test_scores_come_in_the_order_of_the_scorecard_and_only_for_what_was_reported() -> None:
    names = ("b-second", "a-first", "c-not-reported")
    council = make_council(
        indicators={name: make_indicator(id=name) for name in names},
        scorecard=tuple(make_entry(name, order=order) for order, name in enumerate(("a-first", *names[::2]))),
        observations=tuple(make_observation(indicator=name) for name in names[:2]),
    )
    assert [score.indicator.id for score in assess_release(council, council.latest).scores] == ["a-first", "b-second"]


@pytest.mark.parametrize(("year", "count"), [("2024-25", 1), ("FY2024-25", 1), ("2023-24", 0)])
def test_only_the_year_s_own_scorecard_counts(year: str, count: int) -> None:
    council = make_council(scorecard=(make_entry(year=parse_period(year)),))
    assert len(assess_release(council, council.latest).scores) == count


def test_a_year_s_scorecard_can_turn_the_polarity() -> None:
    score = score_of(make_council(scorecard=(make_entry(polarity=Polarity.HIGHER),)))
    assert (score.polarity, score.judgement.status, score.direction.word) == (Polarity.HIGHER, "met", "worsening")


def test_the_council_s_own_tolerance() -> None:
    score = score_of(make_council(settings=make_settings(tolerance=Decimal(20))))
    assert (score.judgement.achievement_percent, score.judgement.status) == (Decimal("83.3"), "within_tolerance")


def test_a_missing_figure_keeps_its_marker() -> None:
    missing = make_observation(value=None, marker="[x]", note="To be reported in Quarter 3")
    score = score_of(make_council(observations=(missing,)))
    assert (score.current, score.newest) == (None, missing)
    assert (score.judgement.status, score.direction.basis) == ("no_data", "no_figure")


def test_a_figure_that_is_late_as_usual_is_judged_in_its_place() -> None:
    late, missing = make_observation("2024-25 Q1", "39"), make_observation(value=None, marker="[x]")
    council = make_council(
        indicators={INDICATOR: make_indicator(accumulation=Accumulation.YEAR_TO_DATE, lag_months=3)},
        observations=(late, missing),
        targets=(make_target("2024-25", "155"), make_target("2024-25 Q1", "40")),
    )
    score = score_of(council)
    assert (score.current, score.newest) == (late, missing)
    assert (score.judgement.status, score.judgement.basis) == ("met", "period_stated")


OLD, CURRENT = make_observation("2022-23 Q4", "11"), make_observation("2023-24 Q4", "9")


@pytest.mark.parametrize(
    ("late_figures", "status", "target"),
    [
        (LateFigures.OWN_YEAR, "no_target", None),
        (LateFigures.REPORT_YEAR, "met", make_target(release=EARLIER_RELEASE)),
    ],
)
def test_the_council_says_whether_a_late_figure_is_judged_by_the_report_s_year(
    late_figures: LateFigures, status: str, target: Target | None
) -> None:
    settings = make_settings(late_figures=late_figures)
    score = score_of(make_council(settings=settings, observations=(OLD, CURRENT)))
    assert (score.judgement.status, score.judgement.target) == (status, target)
    # Only the figure that the report judges may borrow it.
    assert [reading.judgement.status for reading in score.readings] == ["no_target", status]


def test_unless_the_council_says_otherwise_figures_are_judged_by_targets_of_their_own_year() -> None:
    assert make_settings().late_figures is LateFigures.OWN_YEAR


@pytest.mark.parametrize("late_figures", LateFigures)
def test_a_late_figure_with_a_target_of_its_own_year_keeps_it(late_figures: LateFigures) -> None:
    own = make_target("2023-24", "8")
    council = make_council(
        settings=make_settings(late_figures=late_figures), observations=(OLD, CURRENT), targets=(make_target(), own)
    )
    assert score_of(council).judgement.target == own


def test_a_running_total_without_a_part_year_target_has_reached_a_share_of_the_year_s() -> None:
    council = make_council(
        indicators={INDICATOR: make_indicator(accumulation=Accumulation.YEAR_TO_DATE)},
        targets=(make_target(value="48"),),
    )
    score = score_of(council)
    assert (score.judgement.status, score.judgement.basis, score.judgement.target) == ("no_target", "none", None)
    assert score.judgement.reached is not None
    assert score.judgement.reached.percent == Decimal("25.0")
    assert (score.direction.basis, score.change.previous) == ("running_total", None)


def test_counts_of_quarters_add_up_to_a_share_of_the_year_s_target() -> None:
    council = make_council(
        indicators={INDICATOR: make_indicator(accumulation=Accumulation.PERIOD)},
        targets=(make_target(value="54", release=EARLIER_RELEASE),),
    )
    shares = [
        (reading.judgement.reached.so_far, reading.judgement.reached.percent, reading.judgement.reached.parts)
        for reading in score_of(council).readings
        if reading.judgement.reached
    ]
    assert shares == [(Decimal(15), Decimal("27.8"), 1), (Decimal(27), Decimal("50.0"), 2)]


def test_a_forecast_is_neither_judged_nor_compared() -> None:
    guess = make_observation(value="12", marker="[f]")
    council = make_council(
        observations=(make_observation("2023-24 Q2", "14"), make_observation("2024-25 Q1", "15"), guess),
        printed=(make_printed("trend", "up"), make_printed("direction_of_travel", "up")),
    )
    only = score_of(replace(council, observations=(guess,)))
    assert (only.current, only.judgement.status, only.judgement.variance) == (guess, "no_data", None)
    assert (only.direction.word, only.direction.basis) == ("not_comparable", "forecast")
    assert (only.trend.word, only.change.previous, only.compared.previous) == ("not_comparable", None, None)
    score = score_of(council)
    assert score.current == council.observations[1]
    assert score.newest is guess
    assert score.readings[-1].judgement.status == "no_data"
    assert score.readings[-1].joined is False


def test_a_figure_in_words_meets_its_target_in_words() -> None:
    said = make_observation(value=None, value_text="yes")
    council = make_council(observations=(said,), targets=(make_target(value=None, value_text="Yes"),))
    score = score_of(council)
    assert (score.current, score.judgement.status, score.direction.basis) == (said, "met", "no_figure")


def test_grades_are_judged_without_percentages() -> None:
    grades = tuple((Decimal(place), word) for place, word in enumerate(("Poor", "Fair", "Good")))
    council = make_council(
        indicators={INDICATOR: make_indicator(grades=grades, polarity=Polarity.HIGHER)},
        observations=(make_observation("2024-25 Q1", "1"), make_observation(value="2")),
        targets=(make_target(value="2"),),
    )
    score = score_of(council)
    assert (score.judgement.status, score.judgement.achievement_percent) == ("met", None)
    assert (score.direction.word, score.change.change, score.change.percent) == ("improving", Decimal(1), None)
    assert [reading.joined for reading in score.readings] == [False, False]


def test_points_join_where_they_follow_on() -> None:
    periods = ("2023-24 Q2", "2023-24 Q4", "2024-25 Q1", "2024-25 Q2")
    council = make_council(observations=tuple(make_observation(period, "12") for period in periods))
    assert [reading.joined for reading in score_of(council).readings] == [False, False, True, True]


def test_a_missing_figure_neither_joins_nor_parts() -> None:
    months = [("2024-07", "9"), ("2024-08", None), ("2024-09", "9")]
    council = make_council(
        indicators={INDICATOR: make_indicator(frequency="monthly")},
        observations=tuple(make_observation(month, value) for month, value in months),
    )
    assert [reading.joined for reading in score_of(council).readings] == [False, False, True]


def test_cautions_of_the_report_come_with_the_score() -> None:
    season = Caution(INDICATOR, "seasonal", RELEASE, "stated", "It says so.")
    other = Caution("other", "seasonal", RELEASE, "stated", "It says so.")
    council = make_council(cautions=(season, other))
    score = score_of(council)
    assert score.cautions == (season,)
    assert (score.direction.withheld, score.direction.bare, score.direction.basis) == (True, "improving", "seasonal")
    (earlier,) = assess_release(council, council.releases[0]).scores
    assert earlier.cautions == ()


def test_what_is_counted_in_another_way_compares_with_nothing_before() -> None:
    council = make_council(cautions=(Caution(INDICATOR, "definition_changed", RELEASE, "stated", "It says so."),))
    score = score_of(council)
    assert (score.direction.basis, score.change.previous) == ("no_earlier_figure", None)
    assert [reading.joined for reading in score.readings] == [False, False]


@pytest.mark.parametrize(("release", "status"), [(EARLIER_RELEASE, "no_target"), (RELEASE, "not_met")])
def test_a_target_for_what_was_counted_before_does_not_judge_what_is_counted_now(release: str, status: str) -> None:
    council = make_council(
        targets=(make_target(release=release),),
        cautions=(Caution(INDICATOR, "definition_changed", RELEASE, "stated", "It says so."),),
    )
    assert score_of(council).judgement.status == status


def test_an_indicator_that_only_has_parts_is_there_without_a_figure() -> None:
    parts = tuple(
        BreakdownFigure(parse_period(period), RELEASE, "A", Decimal(5), None, None, "", "")
        for period in ("2024-25 Q1", "2024-25 Q2")
    )
    council = make_council(observations=(), breakdowns={INDICATOR: Breakdown(INDICATOR, "age", "By age", "", parts)})
    score = score_of(council)
    assert (score.current, score.newest.marker, score.newest.period.text) == (None, "[z]", "2024-25 Q2")
    assert (score.judgement.status, score.readings) == ("no_data", ())
    assert score.parts is not None
    assert score.parts.newest.text == "2024-25 Q2"
    assert assess_release(council, council.releases[0]).scores == ()


def test_an_indicator_of_two_plans_stands_under_the_report_s_own_and_names_the_other() -> None:
    own, other = make_entry(order=2), make_entry(framework="other-plan", order=1)
    for scorecard in ((own, other), (other, own)):
        score = score_of(make_council(scorecard=scorecard))
        assert (score.entry, score.elsewhere) == (own, (other,))


def test_what_only_another_plan_carries_stands_last() -> None:
    council = make_council(
        indicators={name: make_indicator(id=name) for name in ("own", "other")},
        priorities=(Priority(PLAN, 1, "A", "A"), Priority("other-plan", 1, "B", "B")),
        scorecard=(make_entry("other", framework="other-plan", order=1), make_entry("own", order=2)),
        observations=(make_observation(indicator="own"), make_observation(indicator="other")),
    )
    scores = assess_release(council, council.latest).scores
    assert [(score.indicator.id, score.elsewhere) for score in scores] == [("own", ()), ("other", ())]


def test_a_target_of_the_same_time_under_another_name_is_that_target() -> None:
    council = make_council(targets=(make_target("2024-07/2024-09", "12"),))
    assert score_of(council).judgement.status == "met"


def test_stated_arrows_of_this_report_alone_are_taken() -> None:
    printed = (
        make_printed("trend", "up"),
        make_printed("direction_of_travel", "down"),
        make_printed("trend", "down", release=EARLIER_RELEASE),
    )
    score = score_of(make_council(observations=(make_observation(),), printed=printed))
    assert (score.trend.word, score.trend.basis) == ("improving", "stated")
    assert (score.direction.word, score.direction.basis) == ("worsening", "stated")


def test_comparators_of_this_report_alone_are_taken() -> None:
    here, there = make_comparator(quartile=2), make_comparator(quartile=1, release=EARLIER_RELEASE)
    score = score_of(make_council(comparators=(there, here)))
    assert (score.comparators, score.quartile) == ((here,), 2)


def test_the_year_of_the_report() -> None:
    council = make_council()
    assert assess_release(council, council.latest).year == parse_period("2024-25")
    assert council.latest.id == RELEASE
