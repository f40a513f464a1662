"""A later report that gives another figure for an earlier period revises it; what stood before stays known."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from builders import INDICATOR, make_council, make_observation, make_release, make_target
from quarterdeck.assess import assess_release
from quarterdeck.assess.series import known_at
from quarterdeck.model import Council, Observation
from quarterdeck.periods import parse_period
from quarterdeck.results import Reading, Score

RELEASES = tuple(make_release(f"2024-25-q{n}", f"2024-25 Q{n}") for n in (1, 2, 3, 4))
PERIOD = "2024-25 Q1"


def first_quarter(*values: str | None, **overrides: Any) -> tuple[Observation, ...]:
    """Give the figure for the first quarter as each report in turn had it."""
    return tuple(
        make_observation(PERIOD, value, release=release.id, marker="" if value else "[x]", **overrides)
        for value, release in zip(values, RELEASES, strict=False)
    )


def council_of(*observations: Observation) -> Council:
    return make_council(
        releases=RELEASES, observations=observations, targets=(make_target(release=RELEASES[0].id, value="10"),)
    )


def score_at(council: Council, quarter: int) -> Score:
    (score,) = assess_release(council, RELEASES[quarter - 1]).scores
    return score


def reading_at(council: Council, quarter: int) -> Reading:
    return next(r for r in score_at(council, quarter).readings if r.observation.period.text == PERIOD)


def values(observations: tuple[Observation, ...]) -> list[str]:
    return [str(o.value) for o in observations]


def test_each_report_knows_the_figure_of_its_own_time() -> None:
    council = council_of(*first_quarter("15", "14", "13"))
    known = [known_at(council, release).observations[INDICATOR] for release in RELEASES]
    assert [values(found) for found in known] == [["15"], ["14"], ["13"], ["13"]]


def test_the_earlier_report_s_scores_stay_as_they_were() -> None:
    before = council_of(*first_quarter("15"))
    second = make_observation("2024-25 Q2", "8", release=RELEASES[1].id)
    after = council_of(*first_quarter("15", "9"), second)
    assert assess_release(after, RELEASES[0]).scores == assess_release(before, RELEASES[0]).scores
    assert score_at(after, 1).judgement.status == "not_met"
    assert reading_at(after, 1).revised_from == ()


def test_the_later_report_judges_and_compares_the_new_figure() -> None:
    second = make_observation("2024-25 Q2", "8", release=RELEASES[1].id)
    score = score_at(council_of(*first_quarter("15", "7"), second), 2)
    assert [r.judgement.status for r in score.readings] == ["met", "met"]
    assert (score.direction.word, score.change.change) == ("worsening", Decimal(1))
    assert score.direction.earlier is not None
    assert score.direction.earlier.value == Decimal(7)


def test_the_later_reading_holds_the_figure_that_it_replaced() -> None:
    old, new = first_quarter("15", "14")
    reading = reading_at(council_of(old, new), 2)
    assert (reading.observation, reading.revised_from) == (new, (old,))


@pytest.mark.parametrize("turned", [False, True], ids=["in order", "last first"])
def test_three_revisions_keep_their_order(*, turned: bool) -> None:
    rows = first_quarter("15", "14", "16", "13")
    council = council_of(*(reversed(rows) if turned else rows))
    assert values(reading_at(council, 4).revised_from) == ["15", "14", "16"]
    assert [len(reading_at(council, quarter).revised_from) for quarter in (1, 2, 3, 4)] == [0, 1, 2, 3]


@pytest.mark.parametrize("again", ["15", "15.0", "15.00"])
def test_the_same_figure_again_is_no_revision(again: str) -> None:
    assert reading_at(council_of(*first_quarter("15", again)), 2).revised_from == ()


def test_a_repeat_between_two_revisions_is_not_told_twice() -> None:
    assert values(reading_at(council_of(*first_quarter("15", "15", "14", "14")), 4).revised_from) == ["15"]


def test_there_and_back_again() -> None:
    assert values(reading_at(council_of(*first_quarter("15", "14", "15")), 3).revised_from) == ["15", "14"]


def test_a_figure_that_is_taken_back() -> None:
    old, none = first_quarter("15", None)
    score = score_at(council_of(old, none), 2)
    assert reading_at(council_of(old, none), 2) == Reading(none, score.judgement, (old,))
    assert (score.current, score.judgement.status) == (None, "no_data")
    assert score_at(council_of(old, none), 1).current is old


def test_a_figure_that_comes_later() -> None:
    none, new = first_quarter(None, "15")
    reading = reading_at(council_of(none, new), 2)
    assert (reading.observation, reading.revised_from) == (new, (none,))


def test_a_word_that_changes() -> None:
    old, new = (
        make_observation(PERIOD, None, release=release.id, value_text=text)
        for release, text in zip(RELEASES, ("Yes", "No"), strict=False)
    )
    assert reading_at(council_of(old, new), 2).revised_from == (old,)


def test_another_note_or_count_alone_is_no_revision() -> None:
    old = make_observation(PERIOD, "15", release=RELEASES[0].id)
    new = make_observation(PERIOD, "15", release=RELEASES[1].id, numerator="3", note="Counted again.", marker="[p]")
    reading = reading_at(council_of(old, new), 2)
    assert (reading.observation, reading.revised_from) == (new, ())


def test_a_report_that_does_not_repeat_a_period_leaves_its_figure_and_its_past() -> None:
    third = make_observation("2024-25 Q3", "8", release=RELEASES[2].id)
    council = council_of(*first_quarter("15", "14"), third)
    assert values(reading_at(council, 3).revised_from) == ["15"]
    assert known_at(council, RELEASES[2]).reported == {INDICATOR: (third,)}


def test_a_revised_target_judges_only_from_its_own_report_on() -> None:
    council = make_council(
        releases=RELEASES,
        observations=first_quarter("12", "12"),
        targets=(make_target(value="10", release=RELEASES[0].id), make_target(value="13", release=RELEASES[1].id)),
    )
    assert [score_at(council, quarter).judgement.status for quarter in (1, 2)] == ["not_met", "met"]


def test_only_the_indicator_and_the_period_that_changed() -> None:
    other = make_observation(PERIOD, "3", indicator="other", release=RELEASES[0].id)
    council = council_of(*first_quarter("15", "14"), other, make_observation("2024-25 Q2", "3", release=RELEASES[1].id))
    known = known_at(council, RELEASES[1])
    assert {key: values(old) for key, old in known.replaced.items()} == {(INDICATOR, parse_period(PERIOD).key): ["15"]}
