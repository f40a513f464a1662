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
from quarterdeck.assess.series import (
    current_observation,
    earlier_observation,
    in_time,
    known_at,
    previous_observation,
    same_year,
)
from quarterdeck.model import Accumulation, Observation
from quarterdeck.periods import parse_period
from quarterdeck.schema import words

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
    assert known_at(council, Q1).targets == {INDICATOR: {"2024-25": first}}
    assert known_at(council, Q2).targets == {INDICATOR: {"2024-25": second}}


def test_observations_in_time() -> None:
    quarter, month = make_observation("2024-25 Q2"), make_observation("2024-09")
    assert in_time((month, SECOND, quarter, FIRST))[0] is FIRST
    assert in_time((month, quarter))[-1] is month


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


@pytest.mark.parametrize(
    ("accumulation", "frequency", "known", "now", "expected"),
    [
        ("snapshot", "quarterly", ("2024-25 Q1",), "2024-25 Q2", "2024-25 Q1"),
        ("snapshot", "quarterly", ("2023-24 Q2", "2023-24 Q4"), "2024-25 Q2", "2023-24 Q4"),
        ("snapshot", "monthly", ("2024-06", "2024-07", "2024-08"), "2024-09", "2024-06"),
        ("snapshot", "annual", ("2022-23", "2023-24"), "2024-25", "2023-24"),
        ("snapshot", "termly", ("AY2023-24 T1",), "AY2023-24 T2", "AY2023-24 T1"),
        ("snapshot", "quarterly", ("2024-25 Q3",), "2024-25 Q2", None),
        ("year_to_date", "quarterly", ("2023-24 Q2", "2024-25 Q1"), "2024-25 Q2", "2023-24 Q2"),
        ("year_to_date", "quarterly", ("2023-24", "2024-25 Q1"), "2024-25 Q2", None),
        ("period", "quarterly", ("2023-24",), "2024-25 Q1", None),
        ("period", "quarterly", ("2023-24 Q3", "2023-24"), "2024-25 Q1", "2023-24 Q3"),
        ("period", "monthly", ("2024-02",), "2024-08", "2024-02"),
    ],
)
def test_previous_observation(
    accumulation: str, frequency: str, known: tuple[str, ...], now: str, expected: str | None
) -> None:
    indicator = make_indicator(accumulation=Accumulation(accumulation), frequency=frequency)
    current = make_observation(now)
    observations = (*(make_observation(period) for period in known), current)
    assert period_of(previous_observation(indicator, current, observations)) == expected


def test_a_missing_figure_is_no_previous_one() -> None:
    known = series(q1="15", q2=None, q3="12")
    assert period_of(previous_observation(make_indicator(), known[-1], known)) == "2024-25 Q1"


def test_earlier_observation_is_for_that_very_time_or_none() -> None:
    known = series(q1="15", q3="13", q4="12")
    assert period_of(earlier_observation(make_indicator(), known[-1], known, 3)) == "2024-25 Q3"
    assert earlier_observation(make_indicator(), known[-1], known, 6) is None
    assert earlier_observation(make_indicator(), known[-1], known, 12) is None


@pytest.mark.parametrize(
    ("broken", "expected"), [("2024-25 Q1", "2024-25 Q1"), ("2024-25 Q2", None), ("2024-25 Q3", "2024-25 Q1")]
)
def test_nothing_is_compared_across_a_break(broken: str, expected: str | None) -> None:
    known = tuple(
        make_observation(period, marker="[b]" if period == broken else "")
        for period in ("2023-24 Q4", "2024-25 Q1", "2024-25 Q2", "2024-25 Q3")
    )
    assert period_of(previous_observation(make_indicator(), known[2], known)) == expected
    assert period_of(earlier_observation(make_indicator(), known[2], known, 3)) == expected


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("2024-25 Q1", "2024-25 Q4", True),
        ("2023-24 Q4", "2024-25 Q1", False),
        ("2024-25", "2024-25 Q4", True),
        ("2024-03", "2024-04", False),
    ],
)
def test_same_year(first: str, second: str, *, same: bool) -> None:
    assert same_year(parse_period(first), parse_period(second), 4) is same


@pytest.mark.parametrize("frequency", words.FREQUENCY)
@pytest.mark.parametrize("accumulation", words.ACCUMULATION)
def test_every_kind_of_indicator_can_be_looked_back_from(frequency: str, accumulation: str) -> None:
    indicator = make_indicator(frequency=frequency, accumulation=Accumulation(accumulation))
    assert previous_observation(indicator, SECOND, (SECOND,)) is None
