from __future__ import annotations

from decimal import Decimal

import pytest

from builders import (
    EARLIER_RELEASE,
    INDICATOR,
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
from quarterdeck.model import Accumulation, Council, Polarity
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


def test_a_late_figure_of_last_year_may_be_judged_by_this_year_s_target() -> None:
    old, current = make_observation("2022-23 Q4", "11"), make_observation("2023-24 Q4", "9")
    score = score_of(make_council(observations=(old, current)))
    assert (score.judgement.status, score.judgement.target) == ("met", make_target(release=EARLIER_RELEASE))
    assert [reading.judgement.status for reading in score.readings] == ["no_target", "met"]


def test_a_running_total_without_a_part_year_target() -> None:
    council = make_council(indicators={INDICATOR: make_indicator(accumulation=Accumulation.YEAR_TO_DATE)})
    score = score_of(council)
    assert (score.judgement.status, score.judgement.basis) == ("no_target", "none")
    assert (score.direction.basis, score.change.previous) == ("running_total", None)


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
