"""A chart in words, for those who do not see it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from builders import (
    EARLIER_RELEASE,
    INDICATOR,
    RELEASE,
    make_comparator,
    make_council,
    make_indicator,
    make_observation,
    make_target,
)
from quarterdeck.assess import assess_release
from quarterdeck.charts.description import describe_series
from quarterdeck.charts.figure import build_figure
from quarterdeck.charts.years import build_years
from quarterdeck.model import Accumulation, Caution, Observation
from quarterdeck.periods import BRITISH, parse_period

QUARTERS = ("2023-24 Q1", "2023-24 Q2", "2023-24 Q3", "2023-24 Q4", "2024-25 Q1", "2024-25 Q2", "2024-25 Q3")


def described(*observations: Observation, **more: Any) -> str:
    tables = {name: more.pop(name) for name in ("targets", "comparators", "cautions") if name in more}
    council = make_council(
        indicators={INDICATOR: make_indicator(**more)}, observations=observations, **{"targets": ()} | tables
    )
    (score,) = assess_release(council, council.latest).scores
    figure = build_figure(score, BRITISH)
    assert figure is not None
    running = score.indicator.accumulation is Accumulation.YEAR_TO_DATE
    return describe_series(score, figure, build_years(score, figure, BRITISH) if running else None)


def known(*values: str) -> tuple[Observation, ...]:
    return known_from(QUARTERS[0], *values)


def known_from(first: str, *values: str) -> tuple[Observation, ...]:
    times = QUARTERS[QUARTERS.index(first) :]
    return tuple(make_observation(period, value) for period, value in zip(times, values, strict=False))


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (
            ("10", "11", "12", "14"),
            "4 figures (people), from Quarter 1 2023-24 to Quarter 4 2023-24, rising all along.",
        ),
        (("14", "11", "10"), "3 figures (people), from Quarter 1 2023-24 to Quarter 3 2023-24, falling all along."),
        (("10", "10", "11"), "3 figures (people), from Quarter 1 2023-24 to Quarter 3 2023-24, never falling."),
        (("14", "11"), "2 figures (people), from Quarter 1 2023-24 to Quarter 2 2023-24, down."),
        (("10", "10"), "2 figures (people), from Quarter 1 2023-24 to Quarter 2 2023-24, both the same."),
        (
            ("10", "14", "9", "11"),
            (
                "4 figures (people), from Quarter 1 2023-24 to Quarter 4 2023-24, up and down: "
                "highest, 14, in Quarter 2 2023-24; lowest, 9, in Quarter 3 2023-24."
            ),
        ),
        (("10",), "One figure (people), Quarter 1 2023-24. Quarter 1 2023-24: 10."),
    ],
)
def test_how_the_line_runs_and_where_it_turned(values: tuple[str, ...], said: str) -> None:
    assert described(*known(*values)).startswith(said)


def test_numbers_below_nought_have_a_true_minus() -> None:
    said = described(*known("-3", "-1", "-2"), unit="points")
    assert "lowest, −3, in" in said
    assert "-1" not in said


def test_a_running_total_is_no_line_that_rises() -> None:
    said = described(*known("10", "20", "25", "30", "5"), accumulation=Accumulation.YEAR_TO_DATE)
    assert said.startswith(
        "5 figures (people), from Quarter 1 2023-24 to Quarter 1 2024-25, a running total within each year: "
        "2023-24 and 2024-25. "
    )


def test_few_figures_are_all_told_with_what_their_markers_say() -> None:
    first, missing, last = (
        make_observation("2024-25 Q1", "1094"),
        make_observation("2024-25 Q2", None, marker="[x]"),
        make_observation("2024-25 Q3", "1", marker="[p]"),
    )
    assert described(first, missing, last) == (
        "2 figures (people), from Quarter 1 2024-25 to Quarter 3 2024-25, down. "
        "Quarter 1 2024-25: 1,094; Quarter 3 2024-25: 1 (provisional)."
    )


def test_of_many_figures_the_newest_is_told() -> None:
    said = described(*known("10", "11", "12", "13", "14", "15", "16"))
    assert said.endswith("rising all along. The newest is Quarter 3 2024-25: 16.")
    assert "Quarter 3 2023-24: 12; " in described(*known("10", "11", "12", "13", "14", "15"))


def test_the_last_two_targets_are_told_with_their_time_and_how_they_are_known() -> None:
    targets = (
        make_target("2021-22", "30"),
        make_target("2022-23", "25"),
        make_target("2023-24", "20"),
        make_target("2024-25", "10", basis="implied"),
        make_target("2020-21", None, value_text="Yes"),
    )
    figures = (make_observation("2022-23 Q4", "30"), make_observation("2024-25 Q2"))
    # The one for 2021-22 is over before the first figure: it is not drawn.
    assert described(*figures, targets=targets).endswith(
        " Target: 20 people for 2023-24; 10 people for 2024-25, worked back. 1 earlier target is drawn too."
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
    assert said.endswith(" For comparison: England 14 (2023-24); the North West 20.") is told
    assert ("comparison" in said) is told


def test_others_figures_that_are_too_old_to_be_drawn_are_told_apart() -> None:
    old = make_comparator(value=Decimal(14), period=parse_period("2019-20"))
    assert described(make_observation(), comparators=(old,)).endswith(" Too old to be drawn: England 14 (2019-20).")


def test_a_unit_that_is_not_known_has_one_pair_of_brackets() -> None:
    assert described(make_observation(), unit="(unit not stated)").startswith("One figure (unit not stated), ")
    assert described(make_observation(), unit="points (scale not stated)").startswith(
        "One figure (points (scale not stated)), "
    )


@pytest.mark.parametrize(
    ("observations", "said"),
    [
        # A whole year is no quarter.
        (
            (make_observation("2023-24", "90"), *known_from("2024-25 Q1", "85", "86")),
            (
                "3 figures (people), from 2023-24 to Quarter 2 2024-25. "
                "2 of them compare, from Quarter 1 2024-25 to Quarter 2 2024-25, up. "
            ),
        ),
        # What was counted in another way is another line.
        (
            (*known("10", "11", "12")[:3], make_observation("2023-24 Q4", "20", marker="[b]")),
            "4 figures (people), from Quarter 1 2023-24 to Quarter 4 2023-24. No other compares with the newest. ",
        ),
        # A forecast is no lowest figure.
        (
            (*known("10", "14", "12"), make_observation("2023-24 Q4", "3", marker="[f]")),
            (
                "4 figures (people), from Quarter 1 2023-24 to Quarter 4 2023-24. "
                "3 of them compare, from Quarter 1 2023-24 to Quarter 3 2023-24, up and down: "
                "lowest, 10, in Quarter 1 2023-24; highest, 14, in Quarter 2 2023-24. "
            ),
        ),
        # A year is missing between them.
        (
            (make_observation("2022-23 Q1", "9"), *known("10", "11")),
            "3 figures (people), from Quarter 1 2022-23 to Quarter 2 2023-24, each higher than the one before. ",
        ),
        (
            (*known("10", "14", "14", "9", "9"),),
            (
                "5 figures (people), from Quarter 1 2023-24 to Quarter 1 2024-25, up and down: "
                "highest, 14, twice; lowest, 9, twice, also now. "
            ),
        ),
        # Whether 10 was below 10.4 cannot be known, nor whether 8 was.
        ((*known("10", "10.4"),), "2 figures (people), from Quarter 1 2023-24 to Quarter 2 2023-24. "),
        (
            (*known("10", "14", "9.8"),),
            (
                "3 figures (people), from Quarter 1 2023-24 to Quarter 3 2023-24, up and down: "
                "highest, 14, in Quarter 2 2023-24. "
            ),
        ),
        (
            (*known("0", "0"), make_observation("2023-24 Q3", "0", marker="[low]")),
            "3 figures (people), from Quarter 1 2023-24 to Quarter 3 2023-24. ",
        ),
    ],
)
def test_only_figures_that_compare_run_up_or_down(observations: tuple[Observation, ...], said: str) -> None:
    assert described(*observations, accumulation=Accumulation.PERIOD).startswith(said)


def test_what_was_counted_in_another_way_before_is_not_among_the_lowest() -> None:
    caution = Caution(INDICATOR, "definition_changed", RELEASE, "reading", "The title has changed.")
    old = (
        make_observation(QUARTERS[0], "1", release=EARLIER_RELEASE),
        make_observation(QUARTERS[1], "2", release=EARLIER_RELEASE),
    )
    figures = (
        *old,
        *(make_observation(period, value) for period, value in zip(QUARTERS[2:], ("7", "9", "8"), strict=False)),
    )
    assert "3 of them compare, from Quarter 3 2023-24 to Quarter 1 2024-25, up and down: lowest, 7, " in described(
        *figures, cautions=(caution,)
    )


def test_shares_of_the_year_so_far_run_within_their_year() -> None:
    figures = (
        make_observation("2023-24 Q2", "50"),
        *(make_observation(f"2024-25 Q{n}", v) for n, v in ((1, "20"), (2, "30"))),
    )
    said = described(*figures, accumulation=Accumulation.YEAR_TO_DATE_RATE)
    assert "2 of them compare, from Quarter 1 2024-25 to Quarter 2 2024-25, up." in said


def test_a_total_that_only_looks_like_one_is_told_as_our_reading() -> None:
    caution = Caution(INDICATOR, "reset", RELEASE, "reading", "It looks like a running total.")
    figures = known("10", "20", "25")
    total = Accumulation.YEAR_TO_DATE
    assert ", by our reading a running total within each year" in described(
        *figures, cautions=(caution,), accumulation=total
    )
    assert "our reading" not in described(*figures, accumulation=total)


def test_a_target_without_a_date_has_no_place_in_a_chart_of_dates() -> None:
    targets = (make_target("R2024-25 Q2", "30", basis="implied"), make_target("2024-25", "10"))
    said = described(make_observation("2022-23 Q4", "30"), make_observation("2024-25 Q2"), targets=targets)
    assert said.endswith(" Target: 10 people for 2024-25.")
