from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from builders import INDICATOR, RELEASE, make_indicator, make_observation, make_target
from quarterdeck.assess.comparison import Series, compare
from quarterdeck.assess.travel import (
    TravelInput,
    change_since,
    compare_values,
    direction_of_travel,
    trend,
)
from quarterdeck.model import Accumulation, Caution, Indicator, Observation, Polarity
from quarterdeck.order import only_rounding
from quarterdeck.periods import BRITISH
from quarterdeck.results import Change, Compared

LAST_YEAR = make_observation("2023-24 Q2", "14")
BEFORE = make_observation("2024-25 Q1", "15")
NOW = make_observation("2024-25 Q2", "12")
MISSING = make_observation("2024-25 Q2", None, marker="[x]")


NOTHING = Compared(None, None, None)


def compared_of(known: tuple[Observation, ...], indicator: Indicator) -> Compared:
    """Say what the last figure compares with, as a score does: a missing one with nothing."""
    if not known or known[-1].value is None:
        return NOTHING
    return compare(Series(indicator, BRITISH, known, {RELEASE: 0}), known[-1])


def given(
    *known: Observation, stated: str = "", polarity: Polarity = Polarity.LOWER, cautions: tuple[str, ...] = ()
) -> TravelInput:
    indicator = make_indicator()
    reasons = tuple(Caution(INDICATOR, kind, RELEASE, "stated", "It says so.") for kind in cautions)
    compared = compared_of(known, indicator)
    return TravelInput(indicator, polarity, known[-1] if known else None, compared, {}, reasons, stated)


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
def test_compare_values(now: int, before: int, polarity: Polarity, word: str) -> None:
    assert compare_values(Decimal(now), Decimal(before), polarity) == word


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
        (given(NOW, polarity=Polarity.NEITHER), "no_polarity"),
        (given(replace(BEFORE, value=None), NOW), "no_earlier_figure"),
        (given(BEFORE, replace(NOW, marker="[f]")), "forecast"),
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
    aims = [make_target(period, target) for period, _, target in (before, now) if target]
    compared = compared_of(known, indicator)
    return TravelInput(indicator, polarity, known[-1], compared, {aim.period.key: aim for aim in aims})


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


def test_a_word_is_no_direction() -> None:
    word = make_observation(value=None, value_text="Yes")
    assert direction_of_travel(given(BEFORE, word)).basis == "no_figure"
    assert trend(given(LAST_YEAR, word)).basis == "not_possible"


def test_where_neither_way_is_better_the_figure_before_is_still_named() -> None:
    travel = given(LAST_YEAR, BEFORE, NOW, polarity=Polarity.NEITHER, stated="up")
    assert direction_of_travel(travel).earlier is BEFORE
    assert trend(travel).earlier is LAST_YEAR
    assert (direction_of_travel(travel).word, trend(travel).word) == ("not_comparable", "not_comparable")


@pytest.mark.parametrize("arrow", ["up", "same", "down"])
def test_no_arrow_makes_a_forecast_a_verdict(arrow: str) -> None:
    for known in ((replace(NOW, marker="[f]"),), (LAST_YEAR, BEFORE, replace(NOW, marker="[f]"))):
        found = direction_of_travel(given(*known, stated=arrow))
        assert (found.word, found.basis, found.earlier) == ("not_comparable", "forecast", None)
        found = trend(given(*known, stated=arrow))
        assert (found.word, found.basis, found.earlier) == ("not_comparable", "not_possible", None)


def test_an_arrow_stands_for_a_running_total_without_targets() -> None:
    travel = replace(running(("2024-25 Q1", "402", None), ("2024-25 Q2", "691", None)), stated="up")
    assert direction_of_travel(travel).basis == "stated"


def test_a_trend_of_a_running_total_compares_the_same_part_of_two_years() -> None:
    found = trend(running(("2023-24 Q2", "744", None), ("2024-25 Q2", "691", None)))
    assert (found.word, found.basis) == ("worsening", "computed")


@pytest.mark.parametrize("caution", ["seasonal", "running_down", "reset"])
def test_some_cautions_withhold_the_direction_alone(caution: str) -> None:
    travel = given(LAST_YEAR, BEFORE, NOW, cautions=(caution,))
    found = direction_of_travel(travel)
    assert (found.word, found.basis, found.withheld, found.bare) == ("not_comparable", caution, True, "improving")
    assert found.earlier is BEFORE
    assert (trend(travel).word, trend(travel).withheld) == ("improving", False)


@pytest.mark.parametrize("caution", ["disputed_polarity", "not_significant", "small_numbers", "rounding"])
def test_some_cautions_withhold_both(caution: str) -> None:
    travel = given(LAST_YEAR, BEFORE, NOW, cautions=(caution,))
    for found, earlier in ((direction_of_travel(travel), BEFORE), (trend(travel), LAST_YEAR)):
        assert (found.word, found.basis, found.withheld, found.bare) == ("not_comparable", caution, True, "improving")
        assert found.earlier is earlier


@pytest.mark.parametrize(
    ("first", "second", "rounds"),
    [
        ("35", "35.4", True),
        ("35.4", "35", True),
        ("35", "35.5", False),
        ("35", "34.5", True),
        ("35", "34.4", False),
        ("35.0", "35.4", False),
        ("35", "36", False),
        ("35", "35", False),
        ("35.1", "35.14", True),
        ("-35", "-35.4", True),
        ("-35", "-35.5", False),
        ("0", "0.4", True),
    ],
)
def test_only_rounding_lies_between_figures_of_unlike_precision(first: str, second: str, *, rounds: bool) -> None:
    assert only_rounding(Decimal(first), Decimal(second)) is rounds


def test_no_verdict_where_one_figure_was_only_printed_with_fewer_decimals() -> None:
    rough_year, rough = make_observation("2023-24 Q2", "12"), make_observation("2024-25 Q1", "12")
    travel = given(rough_year, rough, make_observation("2024-25 Q2", "12.4"))
    for found, earlier in ((direction_of_travel(travel), rough), (trend(travel), rough_year)):
        assert (found.word, found.basis, found.withheld, found.bare) == (
            "not_comparable",
            "rounding",
            True,
            "worsening",
        )
        assert found.earlier is earlier
    equal = given(rough, make_observation("2024-25 Q2", "12.0"))
    assert direction_of_travel(equal).word == "same"


@pytest.mark.parametrize(("then", "now"), [("[low]", ""), ("", "[low]"), ("[low]", "[low]")])
def test_no_verdict_between_figures_that_round_to_nought(then: str, now: str) -> None:
    travel = given(
        make_observation("2024-25 Q1", "0", marker=then),
        make_observation("2024-25 Q2", "0", marker=now),
    )
    found = direction_of_travel(travel)
    assert (found.word, found.basis, found.withheld) == ("not_comparable", "rounding", True)


def test_a_figure_that_rounds_to_nought_is_below_one_that_does_not() -> None:
    travel = given(BEFORE, make_observation("2024-25 Q2", "0", marker="[low]"))
    assert direction_of_travel(travel).word == "improving"


def test_how_far_a_figure_is_from_one_that_rounds_to_nought_is_not_known() -> None:
    low = make_observation("2024-25 Q2", "0", marker="[low]")
    assert change(BEFORE, low) == Change(BEFORE, None, None)


def test_what_the_council_states_is_withheld_as_well() -> None:
    travel = given(NOW, stated="up", cautions=("disputed_polarity",))
    for found in (direction_of_travel(travel), trend(travel)):
        assert (found.word, found.withheld, found.bare, found.earlier) == ("not_comparable", True, "improving", None)


def change(*known: Observation, indicator: Indicator | None = None) -> Change:
    chosen = indicator or make_indicator()
    return change_since(chosen, known[-1] if known else None, compared_of(known, chosen))


def test_change_is_signed_as_the_number_moves() -> None:
    assert change(BEFORE, NOW) == Change(BEFORE, Decimal(-3), Decimal("-20.00"))


def test_change_from_nought_or_below_has_no_percentage() -> None:
    for value, difference in (("0", "12"), ("-3", "15")):
        before = make_observation("2024-25 Q1", value)
        assert change(before, NOW) == Change(before, Decimal(difference), None)


def test_change_of_a_grade_has_no_percentage() -> None:
    graded = make_indicator(grades=((Decimal(15), "Good"), (Decimal(12), "Poor")))
    assert change(BEFORE, NOW, indicator=graded) == Change(BEFORE, Decimal(-3), None)


def test_change_of_a_running_total_is_since_the_same_part_of_the_year_before() -> None:
    total = make_indicator(accumulation=Accumulation.YEAR_TO_DATE)
    assert change(LAST_YEAR, BEFORE, NOW, indicator=total).previous is LAST_YEAR
    assert change(BEFORE, NOW, indicator=total) == Change(None, None, None)


def test_change_is_since_the_last_figure_where_the_one_before_was_not_published() -> None:
    earlier = make_observation("2023-24 Q4", "10")
    assert change(earlier, NOW) == Change(earlier, Decimal(2), Decimal(20))
    assert direction_of_travel(given(earlier, NOW)).basis == "no_earlier_figure"


@pytest.mark.parametrize("known", [(), (BEFORE, MISSING), (NOW,), (BEFORE, replace(NOW, marker="[f]"))])
def test_no_change_can_be_told(known: tuple[Observation, ...]) -> None:
    assert change(*known) == Change(None, None, None)
