from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from builders import make_indicator, make_observation, make_target
from quarterdeck.assess.travel import TravelInput, change_since, compare, direction_of_travel, trend
from quarterdeck.model import Accumulation, Observation, Polarity
from quarterdeck.results import Change

LAST_YEAR = make_observation("2023-24 Q2", "14")
BEFORE = make_observation("2024-25 Q1", "15")
NOW = make_observation("2024-25 Q2", "12")
MISSING = make_observation("2024-25 Q2", None, marker="[x]")


def given(*known: Observation, stated: str = "", polarity: Polarity = Polarity.LOWER) -> TravelInput:
    return TravelInput(make_indicator(), polarity, known[-1] if known else None, known, {}, 4, stated)


@pytest.mark.parametrize(
    ("now", "before", "polarity", "word"),
    [
        (2, 1, Polarity.HIGHER, "improving"),
        (2, 1, Polarity.LOWER, "worsening"),
        (1, 2, Polarity.HIGHER, "worsening"),
        (1, 2, Polarity.LOWER, "improving"),
        (0, 0, Polarity.LOWER, "same"),
    ],
)
def test_compare(now: int, before: int, polarity: Polarity, word: str) -> None:
    assert compare(Decimal(now), Decimal(before), polarity) == word


def test_direction_and_trend_name_what_they_compared_with() -> None:
    found = direction_of_travel(given(LAST_YEAR, BEFORE, NOW))
    assert (found.word, found.basis, found.earlier) == ("improving", "by_value", BEFORE)
    found = trend(given(LAST_YEAR, BEFORE, NOW))
    assert (found.word, found.basis, found.earlier) == ("improving", "computed", LAST_YEAR)


@pytest.mark.parametrize(("arrow", "word"), [("up", "improving"), ("same", "same"), ("down", "worsening")])
def test_an_arrow_stands_where_nothing_was_published_to_compare(arrow: str, word: str) -> None:
    for travel in (direction_of_travel(given(NOW, stated=arrow)), trend(given(NOW, stated=arrow))):
        assert (travel.word, travel.basis, travel.earlier) == (word, "stated", None)


def test_figures_count_for_more_than_an_arrow() -> None:
    assert direction_of_travel(given(BEFORE, NOW, stated="down")).word == "improving"
    assert trend(given(LAST_YEAR, NOW, stated="down")).word == "improving"


@pytest.mark.parametrize("arrow", ["", "na", "UP"])
def test_any_other_arrow_says_nothing(arrow: str) -> None:
    assert direction_of_travel(given(NOW, stated=arrow)).basis == "no_earlier_figure"
    assert trend(given(NOW, stated=arrow)).basis == "not_possible"


@pytest.mark.parametrize(
    ("travel", "basis"),
    [
        (given(), "no_figure"),
        (given(BEFORE, MISSING), "no_figure"),
        (given(BEFORE, NOW, polarity=Polarity.NEITHER), "no_polarity"),
        (given(replace(BEFORE, value=None), NOW), "no_earlier_figure"),
    ],
)
def test_why_a_direction_cannot_be_told(travel: TravelInput, basis: str) -> None:
    found = direction_of_travel(travel)
    assert (found.word, found.basis) == ("not_comparable", basis)
    assert trend(travel).word == "not_comparable"


def running(
    before: tuple[str, str, str | None], now: tuple[str, str, str | None], polarity: Polarity = Polarity.HIGHER
) -> TravelInput:
    """Make a running total from two of (period, value, target)."""
    indicator = make_indicator(accumulation=Accumulation.YEAR_TO_DATE)
    known = tuple(make_observation(period, value) for period, value, _ in (before, now))
    targets = {period: make_target(period, target) for period, _, target in (before, now) if target}
    return TravelInput(indicator, polarity, known[-1], known, targets, 4)


def test_a_running_total_is_compared_through_its_targets() -> None:
    found = direction_of_travel(running(("2024-25 Q1", "402", "400"), ("2024-25 Q2", "691", "800")))
    assert (found.word, found.basis) == ("worsening", "by_achievement")
    assert found.earlier is not None
    assert found.earlier.period.text == "2024-25 Q1"


@pytest.mark.parametrize(
    ("before", "now"),
    [
        pytest.param(("2024-25 Q1", "402", None), ("2024-25 Q2", "691", "800"), id="no target before"),
        pytest.param(("2024-25 Q1", "402", "400"), ("2024-25 Q2", "691", None), id="no target now"),
        pytest.param(("2023-24 Q4", "1583", "1600"), ("2024-25 Q1", "402", "400"), id="a new year"),
        pytest.param(("2023-24 Q2", "744", "800"), ("2024-25 Q2", "691", "800"), id="not the quarter before"),
        pytest.param(("2024-25 Q1", "0", "400"), ("2024-25 Q2", "691", "800"), id="none so far"),
        pytest.param(("2024-25 Q1", "402", "400"), ("2024-25 Q2", "691", "0"), id="target of none"),
    ],
)
def test_a_running_total_that_cannot_be_compared(
    before: tuple[str, str, str | None], now: tuple[str, str, str | None]
) -> None:
    found = direction_of_travel(running(before, now))
    assert (found.word, found.basis, found.earlier) == ("not_comparable", "running_total", None)


def test_change_is_signed_as_the_number_moves() -> None:
    assert change_since(make_indicator(), NOW, (BEFORE, NOW)) == Change(BEFORE, Decimal(-3), Decimal("-20.00"))


def test_change_from_nought_has_no_percentage() -> None:
    before = make_observation("2024-25 Q1", "0")
    assert change_since(make_indicator(), NOW, (before, NOW)) == Change(before, Decimal(12), None)


@pytest.mark.parametrize("current", [None, MISSING, NOW])
def test_no_change_can_be_told(current: Observation | None) -> None:
    assert change_since(make_indicator(), current, (NOW,)) == Change(None, None, None)
