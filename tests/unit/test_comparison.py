"""What a figure compares with: the period before, a year ago, the last comparable one; and which points join."""

from __future__ import annotations

from typing import Any

import pytest

from builders import EARLIER_RELEASE, INDICATOR, RELEASE, make_council, make_indicator, make_observation
from quarterdeck.assess.comparison import (
    STEP_MONTHS,
    YEAR,
    Series,
    alike,
    compare,
    covered_months,
    joined,
    series_of,
)
from quarterdeck.assess.series import known_at
from quarterdeck.model import Accumulation, Caution, Indicator, Observation
from quarterdeck.periods import BRITISH, Calendar, parse_period
from quarterdeck.results import Compared
from quarterdeck.schema import words

RANK = {EARLIER_RELEASE: 0, RELEASE: 1}


def make_series(
    *observations: Observation, accumulation: str = "snapshot", frequency: str = "quarterly", **more: Any
) -> Series:
    fields = {name: more.pop(name) for name in ("grades",) if name in more}
    indicator = make_indicator(accumulation=Accumulation(accumulation), frequency=frequency, **fields)
    return Series(indicator, more.pop("calendar", BRITISH), observations, RANK, **more)


def times(found: Compared) -> tuple[str | None, str | None, str | None]:
    before, year_ago, previous = (o.period.text if o else None for o in (found.before, found.year_ago, found.previous))
    return before, year_ago, previous


def compared(*periods: str, **more: Any) -> tuple[str | None, str | None, str | None]:
    """Compare the last of these periods: the period before, a year ago, the previous figure."""
    known = tuple(make_observation(period, "12") for period in periods)
    return times(compare(make_series(*known, **more), known[-1]))


@pytest.mark.parametrize(
    ("accumulation", "frequency", "periods", "expected"),
    [
        ("snapshot", "quarterly", "2024-25 Q1, 2024-25 Q2", ("2024-25 Q1", None, "2024-25 Q1")),
        ("snapshot", "quarterly", "2023-24 Q2, 2024-25 Q1, 2024-25 Q2", ("2024-25 Q1", "2023-24 Q2", "2024-25 Q1")),
        ("snapshot", "quarterly", "2023-24 Q2, 2023-24 Q4, 2024-25 Q2", (None, "2023-24 Q2", "2023-24 Q4")),
        ("snapshot", "quarterly", "2023-24 Q1, 2024-25 Q2", (None, None, None)),
        ("snapshot", "quarterly", "2023-24, 2024-25 Q1", ("2023-24", None, "2023-24")),
        ("snapshot", "quarterly", "2024-06, 2024-25 Q2", ("2024-06", None, "2024-06")),
        ("snapshot", "monthly", "2024-06, 2024-07, 2024-08, 2024-09", ("2024-08", None, "2024-08")),
        ("snapshot", "monthly", "2024-06, 2024-09", (None, None, "2024-06")),
        ("snapshot", "monthly", "2023-09, 2024-09", (None, "2023-09", "2023-09")),
        ("snapshot", "annual", "2022-23, 2023-24, 2024-25", ("2023-24", "2023-24", "2023-24")),
        ("snapshot", "annual", "2022-23, 2024-25", (None, None, None)),
        ("snapshot", "annual", "AY2022-23, AY2023-24", ("AY2022-23", "AY2022-23", "AY2022-23")),
        ("snapshot", "two_yearly", "2020-21, 2022-23", ("2020-21", None, "2020-21")),
        ("snapshot", "two_yearly", "2021-22, 2022-23", (None, "2021-22", None)),
        ("snapshot", "termly", "AY2023-24 T1, AY2023-24 T2", ("AY2023-24 T1", None, "AY2023-24 T1")),
        ("snapshot", "half_yearly", "2024-25 H1, 2024-25 H2", ("2024-25 H1", None, "2024-25 H1")),
        ("snapshot", "irregular", "2021-22, 2024-25 Q2", ("2021-22", None, "2021-22")),
        ("snapshot", "irregular", "2021-22, 2024-01, 2024-25 Q2", ("2024-01", None, "2024-01")),
        ("period", "quarterly", "2024-25 Q1, 2024-25 Q2", ("2024-25 Q1", None, "2024-25 Q1")),
        ("period", "quarterly", "2023-24, 2024-25 Q1", (None, None, None)),
        ("period", "quarterly", "2023-24 Q3, 2023-24, 2024-25 Q1", (None, None, "2023-24 Q3")),
        ("period", "quarterly", "2024-25 H1, 2024-25 Q3", (None, None, None)),
        ("period", "quarterly", "2024-25 Q1, 2024-25 H1", (None, None, None)),
        ("period", "quarterly", "2024-25 Q1, 2024-25 H1, 2024-25 Q2", ("2024-25 Q1", None, "2024-25 Q1")),
        ("period", "quarterly", "2023-24, 2024-25", ("2023-24", "2023-24", "2023-24")),
        ("period", "quarterly", "2023-24 H2, 2024-25 H1", ("2023-24 H2", None, "2023-24 H2")),
        ("period", "monthly", "2024-02, 2024-08", (None, None, "2024-02")),
        ("period", "monthly", "2024-07, 2024-08", ("2024-07", None, "2024-07")),
        ("period", "annual", "2019-21, 2020-22", (None, "2019-21", None)),
        ("period", "annual", "2023-24 Q2, 2024-25 Q1, 2024-25 Q2", ("2023-24 Q2", "2023-24 Q2", "2023-24 Q2")),
        ("period", "annual", "2016-04/2017-03, 2017-04/2018-03", ("2016-17", "2016-17", "2016-17")),
        ("rolling_year", "quarterly", "2023-24, 2024-25 Q1", ("2023-24", None, "2023-24")),
        ("rolling_three_years", "annual", "2019-21, 2020-22", ("2019-21", "2019-21", "2019-21")),
        ("year_to_date", "quarterly", "2023-24 Q2, 2024-25 Q1, 2024-25 Q2", ("2024-25 Q1", "2023-24 Q2", "2023-24 Q2")),
        ("year_to_date", "quarterly", "2024-25 Q1, 2024-25 Q2", ("2024-25 Q1", None, None)),
        ("year_to_date", "quarterly", "2023-24, 2024-25 Q2", (None, None, None)),
        ("year_to_date", "quarterly", "2023-24 Q4, 2024-25 Q1", (None, None, None)),
        ("year_to_date", "quarterly", "2023-24 H1, 2024-25 Q2", (None, "2023-24 H1", "2023-24 H1")),
        ("year_to_date", "quarterly", "2023-24, 2024-25 Q4", (None, "2023-24", "2023-24")),
        ("year_to_date", "monthly", "2023-24 Q2, 2024-09", (None, "2023-24 Q2", "2023-24 Q2")),
        ("year_to_date_rate", "quarterly", "2024-25 Q1, 2024-25 Q2", ("2024-25 Q1", None, "2024-25 Q1")),
        ("year_to_date_rate", "quarterly", "2023-24 Q4, 2024-25 Q1", (None, None, None)),
        ("year_to_date_rate", "quarterly", "2023-24, 2024-25 Q1", (None, None, None)),
        ("year_to_date_rate", "quarterly", "2023-24 Q1, 2024-25 Q1", (None, "2023-24 Q1", "2023-24 Q1")),
        ("year_to_date_rate", "quarterly", "2024-25 Q1, 2024-25 Q3", (None, None, "2024-25 Q1")),
        ("snapshot", "annual", "R2024-25 Q2 -1y, R2024-25 Q2", ("R2024-25 Q2 -1y",) * 3),
        ("period", "quarterly", "R2024-25 Q2 -1q, R2024-25 Q2", ("R2024-25 Q2 -1q", None, "R2024-25 Q2 -1q")),
        ("period", "quarterly", "R2024-25 Q2 -2q, R2024-25 Q2 -1q", ("R2024-25 Q2 -2q", None, "R2024-25 Q2 -2q")),
        ("period", "annual", "R2024-25 Q2 -1y, R2024-25 Q2", ("R2024-25 Q2 -1y",) * 3),
        ("snapshot", "annual", "R2024-25 Q2 -2y, R2024-25 Q2", (None, None, None)),
        ("snapshot", "annual", "R2023-24 Q2, R2024-25 Q2", (None, None, None)),
        ("snapshot", "annual", "2022-10/2023-09, R2024-25 Q2", (None, None, None)),
        ("snapshot", "annual", "R2024-25 Q2 -1y, 2023-10/2024-09", (None, None, None)),
    ],
)  # fmt: skip
def test_compare(
    accumulation: str, frequency: str, periods: str, expected: tuple[str | None, str | None, str | None]
) -> None:
    assert compared(*periods.split(", "), accumulation=accumulation, frequency=frequency) == expected


def test_what_comes_later_is_never_looked_back_to() -> None:
    known = tuple(make_observation(f"2024-25 Q{number}") for number in (1, 2, 3))
    assert times(compare(make_series(*known), known[1])) == ("2024-25 Q1", None, "2024-25 Q1")
    assert times(compare(make_series(*known), known[0])) == (None, None, None)


@pytest.mark.parametrize(
    ("accumulation", "reason"), [("snapshot", "no_earlier_figure"), ("year_to_date", "running_total")]
)
def test_why_there_is_nothing_before(accumulation: str, reason: str) -> None:
    now = make_observation()
    found = compare(make_series(now, accumulation=accumulation), now)
    assert found == Compared(None, None, None, reason)
    assert reason in words.DIRECTION_BASIS


@pytest.mark.parametrize("accumulation", words.ACCUMULATION)
def test_a_forecast_compares_with_nothing_and_nothing_with_it(accumulation: str) -> None:
    then, now = make_observation("2023-24 Q2"), make_observation("2024-25 Q2", marker="[f]")
    assert compare(make_series(then, now, accumulation=accumulation), now) == Compared(None, None, None, "forecast")
    guessed, came = make_observation("2023-24 Q2", marker="[f]"), make_observation("2024-25 Q2")
    assert times(compare(make_series(guessed, came, accumulation=accumulation), came)) == (None, None, None)
    assert not joined(make_series(guessed, came, accumulation=accumulation), guessed, came)


def test_a_missing_figure_is_no_previous_one_and_does_not_stand_between() -> None:
    known = (make_observation("2024-25 Q1"), make_observation("2024-25 Q2", None), make_observation("2024-25 Q3"))
    assert times(compare(make_series(*known), known[-1])) == (None, None, "2024-25 Q1")


@pytest.mark.parametrize(
    ("broken", "expected"), [("2024-25 Q1", "2024-25 Q1"), ("2024-25 Q2", None), ("2024-25 Q3", "2024-25 Q1")]
)
def test_nothing_is_compared_across_a_break(broken: str, expected: str | None) -> None:
    known = tuple(
        make_observation(period, marker="[b]" if period == broken else "")
        for period in ("2023-24 Q4", "2024-25 Q1", "2024-25 Q2", "2024-25 Q3")
    )
    series = make_series(*known)
    found = compare(series, known[2])
    assert times(found)[::2] == (expected, expected)
    assert joined(series, known[1], known[2]) is (expected is not None)


def test_a_break_without_a_figure_breaks_too() -> None:
    known = (
        make_observation("2023-24 Q2"),
        make_observation("2024-25 Q1", None, marker="[b]"),
        make_observation("2024-25 Q2"),
    )
    assert times(compare(make_series(*known), known[-1])) == (None, None, None)


@pytest.mark.parametrize(
    ("first", "second", "alike_"),
    [(EARLIER_RELEASE, RELEASE, False), (RELEASE, RELEASE, True), (EARLIER_RELEASE, EARLIER_RELEASE, True)],
)
def test_another_way_of_counting_keeps_reports_apart(first: str, second: str, *, alike_: bool) -> None:
    known = (make_observation("2024-25 Q1", release=first), make_observation(release=second))
    series = make_series(*known, redefined=(1,))
    assert alike(series, *known) is alike_
    assert joined(series, *known) is alike_
    assert (compare(series, known[1]).before is known[0]) is alike_
    # A change before all of them keeps nothing apart.
    assert alike(make_series(*known, redefined=(0,)), *known)


def test_reports_count_in_one_way_until_a_change() -> None:
    series = make_series(make_observation(), redefined=(1,))
    assert series.same_definition(RELEASE, RELEASE)
    assert series.same_definition(EARLIER_RELEASE, EARLIER_RELEASE)
    assert not series.same_definition(EARLIER_RELEASE, RELEASE)
    assert not series.same_definition(RELEASE, EARLIER_RELEASE)
    assert make_series(make_observation()).same_definition(EARLIER_RELEASE, RELEASE)


def test_a_count_that_may_start_again_changes_only_since_the_same_time_of_the_year_before() -> None:
    periods = ("2023-24 Q2", "2024-25 Q1", "2024-25 Q2")
    assert compared(*periods, resets=True) == ("2024-25 Q1", "2023-24 Q2", "2023-24 Q2")
    assert compared(*periods[1:], resets=True) == ("2024-25 Q1", None, None)


@pytest.mark.parametrize(
    ("accumulation", "frequency", "earlier", "later", "expected"),
    [
        ("snapshot", "quarterly", "2024-25 Q1", "2024-25 Q2", True),
        ("snapshot", "quarterly", "2023-24 Q4", "2024-25 Q2", False),
        ("snapshot", "quarterly", "2024-25 Q2", "2024-25 Q1", False),
        ("snapshot", "quarterly", "2024-06", "2024-08", True),
        ("snapshot", "monthly", "2024-06", "2024-07", True),
        ("snapshot", "monthly", "2024-06", "2024-09", True),
        ("snapshot", "monthly", "2024-05", "2024-09", False),
        ("snapshot", "annual", "2023-24", "2024-25", True),
        ("snapshot", "annual", "2022-23", "2024-25", False),
        ("snapshot", "two_yearly", "2022-23", "2024-25", True),
        ("snapshot", "irregular", "2023-24", "2024-25", True),
        ("snapshot", "irregular", "2022-23", "2024-25", False),
        ("period", "quarterly", "2024-25 Q1", "2024-25 Q2", True),
        ("period", "quarterly", "2024-25 H1", "2024-25 Q3", False),
        ("period", "quarterly", "2023-24", "2024-25 Q1", False),
        ("year_to_date", "quarterly", "2024-25 Q1", "2024-25 Q2", True),
        ("year_to_date", "quarterly", "2023-24 Q4", "2024-25 Q1", False),
        ("year_to_date", "annual", "2023-24", "2024-25", False),
        ("year_to_date_rate", "quarterly", "2024-25 Q1", "2024-25 Q2", True),
        ("year_to_date_rate", "quarterly", "2023-24 Q4", "2024-25 Q1", False),
        ("year_to_date_rate", "annual", "2023-24", "2024-25", True),
        ("snapshot", "annual", "R2024-25 Q2 -1y", "R2024-25 Q2", True),
        ("snapshot", "annual", "R2024-25 Q2 -1y", "2024-25", False),
    ],
)
def test_joined(accumulation: str, frequency: str, earlier: str, later: str, *, expected: bool) -> None:
    known = (make_observation(earlier), make_observation(later))
    assert joined(make_series(*known, accumulation=accumulation, frequency=frequency), *known) is expected


def test_grades_are_never_joined() -> None:
    known = (make_observation("2024-25 Q1"), make_observation("2024-25 Q2"))
    series = make_series(*known, grades=((1, "Poor"), (2, "Good")))
    assert not joined(series, *known)
    assert alike(series, *known)


@pytest.mark.parametrize(
    ("accumulation", "period", "months"),
    [
        ("snapshot", "2024-25 Q2", 0),
        ("snapshot", "2024-25", 0),
        ("period", "2024-25 Q2", 3),
        ("period", "2020-22", 36),
        ("rolling_year", "2024-25 Q2", 12),
        ("rolling_three_years", "2024-25 Q2", 36),
        ("year_to_date", "2024-25 Q2", 6),
        ("year_to_date", "2024-25 H1", 6),
        ("year_to_date", "2024-05", 2),
        ("year_to_date", "2024-25", 12),
        ("year_to_date", "AY2023-24", 12),
        ("year_to_date_rate", "2024-25 Q3", 9),
        ("year_to_date", "R2024-25 Q2 -1q", 3),
    ],
)
def test_covered_months(accumulation: str, period: str, months: int) -> None:
    assert (
        covered_months(make_indicator(accumulation=Accumulation(accumulation)), parse_period(period), BRITISH) == months
    )


def test_what_a_running_total_covers_depends_on_when_the_year_begins() -> None:
    indicator = make_indicator(accumulation=Accumulation.YEAR_TO_DATE)
    september = parse_period("2024-09")
    assert [covered_months(indicator, september, Calendar(starts)) for starts in (1, 4, 7, 9, 10)] == [9, 6, 3, 1, 12]


def test_alike_looks_from_the_earlier_to_the_later_only() -> None:
    known = (make_observation("2024-25 Q1"), make_observation("2024-25 Q2"))
    series = make_series(*known)
    assert alike(series, *known)
    assert not alike(series, *reversed(known))
    assert not alike(series, known[0], known[0])


def test_undated_years_do_not_compare_with_undated_quarters() -> None:
    assert compared("R2024-25 Q2 -1y", "R2024-25 Q2 -1q", frequency="quarterly") == (None, None, None)


@pytest.mark.parametrize("accumulation", ["year_to_date", "year_to_date_rate"])
@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        # A school year begins before the year in which it ends; so does the calendar's, and three years together.
        ("2024-25 Q1", "AY2023-24"),
        ("AY2023-24", "2024-25 Q2"),
        ("2024", "2024-25"),
        ("2022-24", "2024-25"),
    ],
)
def test_what_begins_before_the_year_is_no_part_of_it(accumulation: str, earlier: str, later: str) -> None:
    known = (make_observation(earlier), make_observation(later))
    series = make_series(*known, accumulation=accumulation, frequency="monthly")
    assert not joined(series, *known)
    assert compare(series, known[1]).before is None
    assert not alike(series, *known)


def test_every_frequency_has_a_step_and_every_kind_of_indicator_can_be_looked_back_from() -> None:
    assert STEP_MONTHS.keys() == words.FREQUENCY.keys()
    for frequency in words.FREQUENCY:
        for accumulation in words.ACCUMULATION:
            assert compared("2024-25 Q2", accumulation=accumulation, frequency=frequency) == (None, None, None)


def test_a_year_has_twelve_months() -> None:
    assert YEAR == STEP_MONTHS["annual"] == 12


def test_a_series_is_what_stood_with_a_report_and_what_cautions_say_of_it() -> None:
    council = make_council()
    indicator: Indicator = council.indicators[INDICATOR]
    kinds = ("definition_changed", "reset", "seasonal")
    cautions = tuple(Caution(INDICATOR, kind, RELEASE, "stated", "It says so.") for kind in kinds)
    series = series_of(council, known_at(council, council.latest), indicator, cautions)
    assert series == Series(indicator, BRITISH, council.observations, RANK, (1,), resets=True)
    plain = series_of(council, known_at(council, council.latest), indicator, ())
    assert (plain.redefined, plain.resets) == ((), False)
    nothing = series_of(council, known_at(council, council.latest), make_indicator(id="other"), ())
    assert nothing.observations == ()
