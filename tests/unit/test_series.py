from __future__ import annotations

import pytest

from builders import (
    EARLIER_RELEASE,
    INDICATOR,
    make_council,
    make_indicator,
    make_observation,
    make_release,
    make_target,
)
from quarterdeck.assess.series import current_observation, in_time, known_at
from quarterdeck.model import Observation

Q1, Q2 = make_release(EARLIER_RELEASE, "2024-25 Q1"), make_release()
FIRST = make_observation("2024-25 Q1", "15", release=Q1.id)
REVISED = make_observation("2024-25 Q1", "14", release=Q2.id, marker="[r]")
SECOND = make_observation("2024-25 Q2", "12", release=Q2.id)


def series(**values: str | None) -> tuple[Observation, ...]:
    """Make observations of 2024-25 from q1="15" and the like; None is a missing figure."""
    return tuple(
        make_observation(f"2024-25 {quarter.upper()}", value, marker="" if value else "[x]")
        for quarter, value in values.items()
    )


def period_of(observation: Observation | None) -> str | None:
    return observation.period.text if observation else None


def test_a_revision_counts_from_its_own_report_on() -> None:
    council = make_council(observations=(REVISED, SECOND, FIRST))
    then, now = known_at(council, Q1), known_at(council, Q2)
    assert then.observations == {INDICATOR: (FIRST,)}
    assert now.observations == {INDICATOR: (REVISED, SECOND)}
    assert now.reported == {INDICATOR: (REVISED, SECOND)}


def test_what_only_an_earlier_report_gave_is_known_but_not_reported() -> None:
    now = known_at(make_council(observations=(FIRST, SECOND)), Q2)
    assert now.observations == {INDICATOR: (FIRST, SECOND)}
    assert now.reported == {INDICATOR: (SECOND,)}


def test_a_target_that_a_later_report_changed() -> None:
    first, second = make_target(value="10", release=Q1.id), make_target(value="11", release=Q2.id)
    council = make_council(targets=(second, first))
    assert known_at(council, Q1).targets == {INDICATOR: {first.period.key: first}}
    assert known_at(council, Q2).targets == {INDICATOR: {second.period.key: second}}


def test_a_figure_and_its_target_are_one_with_those_of_the_same_time_under_another_name() -> None:
    school = make_observation("AY2023-24", "15", release=Q1.id)
    months = make_observation("2023-09/2024-08", "14", release=Q2.id)
    aims = (make_target("AY2023-24", "9", release=Q1.id), make_target("2023-09/2024-08", "8", release=Q2.id))
    known = known_at(make_council(observations=(months, school), targets=aims), Q2)
    assert known.observations == {INDICATOR: (months,)}
    assert known.replaced == {(INDICATOR, school.period.key): (school,)}
    assert known.targets == {INDICATOR: {school.period.key: aims[1]}}


def test_what_is_only_said_again_replaces_nothing() -> None:
    again = make_observation("2024-25 Q1", "15", release=Q2.id, note="As before.")
    known = known_at(make_council(observations=(FIRST, again)), Q2)
    assert known.observations == {INDICATOR: (again,)}
    assert known.replaced == {}


def test_each_report_has_its_place_in_time() -> None:
    assert known_at(make_council(), Q1).rank == {Q1.id: 0, Q2.id: 1}


def test_a_forecast_is_no_result_while_there_is_one() -> None:
    guess = make_observation("2024-25 Q3", "9", marker="[f]")
    assert current_observation(make_indicator(), (SECOND, guess)) is SECOND
    assert current_observation(make_indicator(), (guess,)) is guess
    missing = make_observation("2024-25 Q2", None, marker="[x]")
    assert current_observation(make_indicator(), (missing, guess)) is missing


def test_observations_in_time() -> None:
    rank = {Q1.id: 0, Q2.id: 1}
    quarter, month = make_observation("2024-25 Q2"), make_observation("2024-09")
    assert in_time((month, SECOND, quarter, FIRST), rank)[0] is FIRST
    assert in_time((month, quarter), rank)[-1] is month


def test_undated_observations_stand_before_what_later_reports_date() -> None:
    rank = {Q1.id: 0, Q2.id: 1}
    newest, before = (make_observation(period, release=Q1.id) for period in ("R2024-25 Q1", "R2024-25 Q1 -1y"))
    dated = make_observation("2023-24 Q1", release=Q2.id)
    for rows in ((newest, before, dated), (dated, before, newest)):
        assert in_time(rows, rank) == (before, newest, dated)
    # What the same report dates, or an earlier one, stands before them.
    own = make_observation("2024-25 Q1", release=Q1.id)
    assert in_time((newest, own, before), rank) == (own, before, newest)
    assert in_time((newest, own, before, dated), rank) == (before, newest, dated, own)


@pytest.mark.parametrize(
    ("lag", "reported", "expected"),
    [
        (0, series(q1="15", q2="12"), "2024-25 Q2"),
        (0, series(q1="15", q2=None), "2024-25 Q2"),
        (3, series(q1="15", q2=None), "2024-25 Q1"),
        (3, series(q1="15", q2=None, q3=None), "2024-25 Q3"),
        (6, series(q1="15", q2=None, q3=None), "2024-25 Q1"),
        (3, series(q1=None, q2=None), "2024-25 Q2"),
        (3, (), None),
    ],
)
def test_current_observation(lag: int, reported: tuple[Observation, ...], expected: str | None) -> None:
    assert period_of(current_observation(make_indicator(lag_months=lag), reported)) == expected


def test_a_word_is_a_current_figure_too() -> None:
    said = make_observation(value=None, value_text="Yes")
    assert current_observation(make_indicator(), (FIRST, said)) is said
