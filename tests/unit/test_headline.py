"""The headline of a chart: exact, from the data, and silent where a verdict is withheld."""

from __future__ import annotations

from typing import Any

import pytest

from builders import INDICATOR, RELEASE, make_council, make_indicator, make_observation, make_target
from quarterdeck.assess import assess_release
from quarterdeck.model import Accumulation, Caution, Observation, Polarity
from quarterdeck.pages.headline import build_headline, headline_of
from quarterdeck.pages.sentence import build_sentences
from quarterdeck.periods import BRITISH

QUARTERS = ("2023-24 Q1", "2023-24 Q2", "2023-24 Q3", "2023-24 Q4", "2024-25 Q1", "2024-25 Q2")


def said(*observations: Observation, caution: str = "", targets: Any = (), **indicator: Any) -> str:
    cautions = (Caution(INDICATOR, caution, RELEASE, "stated", "The report says so."),) if caution else ()
    council = make_council(
        indicators={INDICATOR: make_indicator(**indicator)},
        observations=observations,
        targets=targets,
        cautions=cautions,
    )
    (score,) = assess_release(council, council.latest).scores
    return build_headline(score, BRITISH)


def known(*values: str, **more: Any) -> tuple[Observation, ...]:
    return tuple(
        make_observation(period, value, **more) for period, value in zip(QUARTERS[-len(values) :], values, strict=True)
    )


TARGETS = (make_target("2023-24", "10"), make_target("2024-25", "10"))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (("9", "8", "9", "7"), "On target in each of the last four quarters"),
        (("20", "8", "9", "7"), "On target in each of the last three quarters"),
        (("20", "18", "19", "17"), "Off target in each of the last four quarters"),
        # 10.2 is within 5% of the target of 10, and still does not meet it.
        (("10.2", "18", "10.2", "17"), "Target not met in any of the last four quarters"),
        (("18", "19", "17", "9"), "On target, after three quarters without meeting it"),
    ],
)
def test_how_it_stood_to_target_several_times_running_comes_first(values: tuple[str, ...], expected: str) -> None:
    assert said(*known(*values), targets=TARGETS) == expected


def test_times_with_a_gap_are_not_counted_as_quarters() -> None:
    figures = [make_observation(f"2024-{month:02}", "9") for month in (3, 6, 9)]
    assert said(*figures, frequency="monthly", targets=TARGETS) == "On target in each of the last three figures"


def test_where_it_is_in_doubt_which_way_is_better_the_side_is_told() -> None:
    figures = known("9", "8", "9", "7")
    assert (
        said(*figures, targets=TARGETS, caution="disputed_polarity") == "Below target in each of the last four quarters"
    )


@pytest.mark.parametrize(
    ("polarity", "values", "expected"),
    [
        (Polarity.LOWER, ("12", "14", "13", "15", "11"), "Best of all five figures"),
        (Polarity.LOWER, ("12", "14", "13", "12", "15"), "Worst of all five figures"),
        (Polarity.HIGHER, ("12", "14", "13", "12", "15"), "Best of all five figures"),
        (Polarity.NEITHER, ("12", "14", "13", "12", "15"), "Highest of all five figures"),
    ],
)
def test_a_record_is_best_or_worst_only_where_one_way_is_better(
    polarity: Polarity, values: tuple[str, ...], expected: str
) -> None:
    assert said(*known(*values), polarity=polarity) == expected


@pytest.mark.parametrize(
    ("caution", "expected"),
    [
        ("disputed_polarity", "Lowest of all five figures"),
        ("seasonal", "Down from 14 to 11 in a year"),
        ("not_significant", "Between 11 and 15 in all five figures"),
        ("small_numbers", "Down from 14 to 11 in a year"),
    ],
)
def test_where_a_verdict_is_withheld_nothing_is_best(caution: str, expected: str) -> None:
    assert said(*known("14", "13", "12", "15", "11"), caution=caution) == expected


def test_what_does_not_compare_makes_no_record() -> None:
    before = make_observation("2022-23", "3")
    broken = [make_observation(QUARTERS[1], "14", marker="[b]"), *known("13", "12", "15", "11")]
    assert said(before, *broken) == "Best of five figures that compare"
    assert said(before, *known("14", "13"), make_observation("2023-24 Q1", "2")) == "Down from 14 to 13 in a quarter"


def test_a_figure_that_equals_another_at_the_coarser_rounding_is_no_record() -> None:
    assert "est of" not in said(*known("12", "14", "13", "11", "10.9"))


def test_moves_in_a_row() -> None:
    assert said(*known("10", "11", "12", "13")) == "Up in each of the last three quarters"
    assert said(*known("19", "11", "10", "9")) == "Down in each of the last three quarters"


def test_a_year_is_told_before_a_quarter() -> None:
    assert said(make_observation("2023-24 Q2", "10.3"), make_observation("2024-25 Q2", "28"), unit="%") == (
        "Up from 10.3% to 28% in a year"
    )
    assert said(*known("10", "11")) == "Up from 10 to 11 in a quarter"
    assert said(*known("10", "10")) == "No change in a quarter: 10"


def test_the_turn_of_a_long_line_is_told_with_its_last_move() -> None:
    assert said(make_observation("2023-24 Q1", "30"), *known("12", "14", "13", "12")).endswith(
        "; highest, 30, in Quarter 1 2023-24"
    )


def test_a_running_total_is_set_beside_other_years_at_the_same_point() -> None:
    total = {"accumulation": Accumulation.YEAR_TO_DATE}
    then, now = make_observation("2022-23 Q2", "10"), make_observation("2024-25 Q2", "28")
    assert said(then, now, **total) == "Higher than at this point in 2022-23"
    assert said(then, make_observation("2021-22 Q2", "30"), now, **total) == ""
    assert said(make_observation("2022-09", "10"), make_observation("2024-09", "28"), **total) == (
        "Higher than at this point in 2022-23"
    )
    three = (make_observation("2022-23 Q2", "10"), make_observation("2023-24 Q2", "12"), now)
    assert said(*three, **total) == "Worst of three years at this point in the year"


def test_a_target_that_was_worked_back_says_so() -> None:
    assert said(make_observation(), targets=(make_target("2024-25 Q2", "10", basis="implied"),)) == (
        "12 against a target of 10, which we worked back"
    )


@pytest.mark.parametrize(
    "observation",
    [make_observation(value=None, marker="[x]"), make_observation("2024-25 Q3", "9", marker="[f]")],
    ids=["missing", "forecast"],
)
def test_without_a_result_there_is_no_headline_but_the_page_s_first_sentence(observation: Observation) -> None:
    assert said(observation) == ""
    council = make_council(observations=(observation,))
    (score,) = assess_release(council, council.latest).scores
    assert headline_of(council)(score) == build_sentences(score, BRITISH)[0]
