"""A chart in words, for those who do not see it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from builders import INDICATOR, make_comparator, make_council, make_indicator, make_observation, make_target
from quarterdeck.assess import assess_release
from quarterdeck.charts.description import describe_series
from quarterdeck.model import Accumulation, Observation

QUARTERS = ("2023-24 Q1", "2023-24 Q2", "2023-24 Q3", "2023-24 Q4", "2024-25 Q1", "2024-25 Q2", "2024-25 Q3")


def described(*observations: Observation, **more: Any) -> str:
    tables = {name: more.pop(name) for name in ("targets", "comparators") if name in more}
    council = make_council(
        indicators={INDICATOR: make_indicator(**more)}, observations=observations, **{"targets": ()} | tables
    )
    (score,) = assess_release(council, council.latest).scores
    return describe_series(score)


def known(*values: str) -> tuple[Observation, ...]:
    return tuple(make_observation(period, value) for period, value in zip(QUARTERS, values, strict=False))


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (("10", "11", "11", "14"), "4 figures: the line rises from first to last. "),
        (("14", "11", "10"), "3 figures: the line falls from first to last. "),
        (("10", "10"), "2 figures: the line does not change from first to last. "),
        (("10", "14", "9"), "3 figures, going up and down between 9 and 14. "),
        (("10",), "One figure. "),
    ],
)
def test_the_shape_of_the_line(values: tuple[str, ...], said: str) -> None:
    assert described(*known(*values)).startswith(f"{said}Quarter 1 2023-24: {values[0]} people")


def test_a_running_total_is_no_line_that_rises() -> None:
    said = described(*known("10", "20", "5"), accumulation=Accumulation.YEAR_TO_DATE)
    assert said.startswith("3 figures, a running total within each year. ")


def test_few_figures_are_all_told_with_what_their_markers_say() -> None:
    first, missing, last = (
        make_observation("2024-25 Q1", "1094"),
        make_observation("2024-25 Q2", None, marker="[x]"),
        make_observation("2024-25 Q3", "1", marker="[p]"),
    )
    assert described(first, missing, last) == (
        "2 figures: the line falls from first to last. "
        "Quarter 1 2024-25: 1,094 people; Quarter 3 2024-25: 1 person (provisional)."
    )


def test_of_many_figures_the_first_and_the_last_are_told() -> None:
    assert described(*known("10", "11", "12", "13", "14", "15", "16")) == (
        "7 figures: the line rises from first to last. Quarter 1 2023-24: 10 people; Quarter 3 2024-25: 16 people."
    )
    assert described(*known("10", "11", "12", "13", "14", "15")).count(" people") == 6


def test_the_last_two_targets_are_told_with_their_time_and_how_they_are_known() -> None:
    targets = (
        make_target("2022-23", "30"),
        make_target("2023-24", "20"),
        make_target("2024-25", "10", basis="implied"),
        make_target("2021-22", None, value_text="Yes"),
    )
    assert described(make_observation(), targets=targets).endswith(
        " Target: 20 people for 2023-24; 10 people for 2024-25, worked back."
    )
    assert "Target" not in described(make_observation(), targets=targets[-1:])


@pytest.mark.parametrize(("accumulation", "told"), [("snapshot", True), ("year_to_date", False)])
def test_others_figures_are_told_where_they_are_drawn(accumulation: str, *, told: bool) -> None:
    comparators = (
        make_comparator(value=Decimal(14)),
        make_comparator("north_west", value=Decimal(20), period=None),
        make_comparator("similar_councils", value=None, quartile=2),
    )
    said = described(make_observation(), comparators=comparators, accumulation=Accumulation(accumulation))
    assert said.endswith(" For comparison: England 14 people (2023-24); the North West 20 people.") is told
    assert ("comparison" in said) is told
