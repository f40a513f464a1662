"""The headline of a chart: exact, from the data, and silent where a verdict is withheld."""

from __future__ import annotations

from typing import Any

import pytest

from builders import EARLIER_RELEASE, INDICATOR, RELEASE, make_council, make_indicator, make_observation, make_target
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
        (("9", "8", "9", "7"), "On target in each of the four quarters to September 2024"),
        (("20", "8", "9", "7"), "On target in each of the three quarters to September 2024"),
        (("20", "18", "19", "17"), "Off target in each of the four quarters to September 2024"),
        # 10.2 is within 5% of the target of 10, and still does not meet it.
        (("10.2", "18", "10.2", "17"), "Target not met in any of the four quarters to September 2024"),
        (("18", "19", "17", "9"), "On target, after three quarters without meeting it"),
    ],
)
def test_how_it_stood_to_target_several_times_running_comes_first(values: tuple[str, ...], expected: str) -> None:
    assert said(*known(*values), targets=TARGETS) == expected


def test_times_with_a_gap_are_not_counted_as_quarters() -> None:
    figures = [make_observation(f"2024-{month:02}", "9") for month in (3, 6, 9)]
    assert said(*figures, frequency="monthly", targets=TARGETS) == (
        "On target in each of the three figures to September 2024"
    )


def test_where_it_is_in_doubt_which_way_is_better_the_side_is_told() -> None:
    figures = known("9", "8", "9", "7")
    assert said(*figures, targets=TARGETS, caution="disputed_polarity") == (
        "Below target in each of the four quarters to September 2024"
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
        ("not_significant", "Between 11 and 15 in all five figures; the newest, 11, is the lowest"),
        ("small_numbers", "Down from 15 to 11 in a quarter"),
        ("use_with_caution", "Between 11 and 15 in all five figures; the newest, 11, is the lowest"),
        ("running_down", "Between 11 and 15 in all five figures; the newest, 11, is the lowest"),
        ("definition_changed", "Down from 15 to 11 in a quarter"),
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
    assert said(*known("10", "11", "12", "13")) == "Up in each of the three quarters to September 2024"
    assert said(*known("19", "11", "10", "9")) == "Down in each of the three quarters to September 2024"


def test_a_move_says_how_long_it_took() -> None:
    assert said(make_observation("2023-24 Q2", "10.3"), make_observation("2024-25 Q2", "28"), unit="%") == (
        "Up from 10.3% to 28% in a year"
    )
    assert said(*known("10", "11")) == "Up from 10 to 11 in a quarter"
    assert said(*known("10", "10")) == "No change in a quarter: 10"


def test_a_long_line_is_told_with_its_last_move_by_both_its_ends() -> None:
    figures = make_observation("2023-24 Q1", "30"), *known("12", "14", "13", "13")
    assert said(*figures) == "No change in a quarter: 13; between 12 and 30 in all five figures"
    # A move from one end, or to one, has told where the figures lie.
    assert said(*known("13", "11", "12", "30", "12")) == "Down from 30 to 12 in a quarter"


@pytest.mark.parametrize(
    ("accumulation", "expected"),
    [
        ("period", "Up from 10 to 11 in a quarter"),
        ("snapshot", "Up from 10 to 11 in a quarter"),
        ("year_to_date_rate", "Up from 10 to 11 since April to June 2024"),
        ("rolling_year", "Up from 10 to 11 since the 12 months to June 2024"),
        ("rolling_three_years", "Up from 10 to 11 since the three years to June 2024"),
    ],
)
def test_what_covers_more_than_its_quarter_names_the_time_that_it_moved_since(accumulation: str, expected: str) -> None:
    assert said(*known("10", "11"), accumulation=Accumulation(accumulation)) == expected


def test_of_what_has_no_date_no_times_are_counted() -> None:
    def undated(*values: str) -> tuple[Observation, ...]:
        names = ("R2024-25 Q2 -3q", "R2024-25 Q2 -2q", "R2024-25 Q2 -1q", "R2024-25 Q2")[-len(values) :]
        return tuple(make_observation(name, value) for name, value in zip(names, values, strict=True))

    assert said(*undated("10", "11")) == "Up from 10 to 11"
    assert said(*undated("10", "10")) == "No change: 10"
    assert said(*undated("10", "11", "12", "13")) == "Up in each of the last three figures"


def test_a_rise_at_every_time_of_the_year_is_told_although_the_season_moves_it() -> None:
    assert said(*known("21", "22", "25", "28"), caution="seasonal") == (
        "Up in each of the three quarters to September 2024"
    )


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (("20", "22", "21", "23"), "Between 20 and 23 in all four figures; the newest, 23, is the highest"),
        (("20", "22", "21", "22"), "Between 20 and 22 in all four figures; now 22"),
        # 23.4 may be the 23 of another time.
        (("20", "23", "21", "23.4"), "Between 20 and 23.4 in all four figures; now 23.4"),
        (("20", "23", "22", "21"), "Between 20 and 23 in all four figures"),
    ],
)
def test_a_range_does_not_hide_that_the_newest_is_at_its_end(values: tuple[str, ...], expected: str) -> None:
    assert said(*known(*values), caution="seasonal") == expected


def test_the_move_is_the_one_that_the_lead_tells() -> None:
    # Down since the quarter before, which the lead says, and up in a year.
    assert said(make_observation("2023-24 Q2", "67.8"), *known("78.6", "72.3")) == "Down from 78.6 to 72.3 in a quarter"


def test_a_run_that_leads_another_way_than_the_lead_is_not_told() -> None:
    figures = [make_observation(f"2024-{month:02}", str(value)) for month, value in ((6, 5), (7, 6), (8, 7), (9, 8))]
    year_ago = make_observation("2023-09", "9")
    monthly = {"frequency": "monthly", "accumulation": Accumulation.PERIOD}
    assert said(year_ago, *figures, caution="seasonal", **monthly) == "Down from 9 to 8 in a year"


def test_what_an_older_report_gave_to_be_read_with_care_bears_no_record() -> None:
    cautions = (Caution(INDICATOR, "use_with_caution", EARLIER_RELEASE, "reading", "The sum is ours."),)
    old = make_observation("2023-24 Q2", "10", release=EARLIER_RELEASE)
    figures = (old, *known("12", "11", "12", "15"))
    for given, expected in (((), "Worst of all five figures"), (cautions, "Up from 12 to 15 in a quarter")):
        council = make_council(
            observations=figures, cautions=given, indicators={INDICATOR: make_indicator()}, targets=()
        )
        (score,) = assess_release(council, council.latest).scores
        assert build_headline(score, BRITISH) == expected


def test_a_running_total_is_only_set_beside_years_that_follow_on_at_the_same_point() -> None:
    total = {"accumulation": Accumulation.YEAR_TO_DATE}
    first, then, now = (
        make_observation(f"{year} Q2", value)
        for year, value in (("2022-23", "10"), ("2023-24", "12"), ("2024-25", "28"))
    )
    assert said(first, now, **total) == ""
    assert said(first, now, targets=(make_target("2024-25 Q2", "30"),), **total) == "28 against a target of 30"
    assert said(then, now, **total) == "Up from 12 to 28 in a year"
    assert said(then, now, caution="exceptional_event", **total) == ""
    record = "Worst of the three years to 2024-25 at this point in the year"
    assert said(first, then, now, **total) == record
    # 2020-21 is left out: nothing is known of the year after it.
    assert said(make_observation("2020-21 Q2", "40"), first, then, now, **total) == record
    for caution in ("definition_changed", "use_with_caution", "exceptional_event"):
        assert "Worst" not in said(first, then, now, caution=caution, **total)


def test_a_target_that_was_worked_back_says_so() -> None:
    assert said(make_observation(), targets=(make_target("2024-25 Q2", "10", basis="implied"),)) == (
        "12 against a target of 10 (worked back)"
    )


def test_a_figure_that_is_its_target_says_so() -> None:
    assert said(make_observation(), targets=(make_target("2024-25 Q2", "12"),)) == "Exactly the target of 12"


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
