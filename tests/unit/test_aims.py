"""What is said of a target: how much, for when, how it is known, and how the figure stands to it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from builders import INDICATOR, RELEASE, make_council, make_indicator, make_observation, make_target
from quarterdeck.assess import assess_release
from quarterdeck.charts import build_figure
from quarterdeck.charts.description import describe_series
from quarterdeck.model import Accumulation, Caution, Observation, Polarity, Target
from quarterdeck.pages.aims import against_target, aim_of, target_cell, time_of_target
from quarterdeck.pages.rows import value_and_target
from quarterdeck.periods import BRITISH, Calendar, YearName, parse_period
from quarterdeck.results import Judgement, Reached, Score

GRADES = ((Decimal(1), "Poor"), (Decimal(2), "Good"))
HIGHER = Polarity.HIGHER


def score_of(observation: Observation, *targets: Target, **indicator: Any) -> Score:
    council = make_council(
        indicators={INDICATOR: make_indicator(**indicator)}, observations=(observation,), targets=targets
    )
    (score,) = assess_release(council, council.latest).scores
    return score


@pytest.mark.parametrize(
    ("value", "target", "polarity", "said"),
    [
        ("8", "10", Polarity.LOWER, "That is better than the target of 10 for 2024-25."),
        ("12", "10", Polarity.LOWER, "That is worse than the target of 10 for 2024-25."),
        ("12", "10", HIGHER, "That is better than the target of 10 for 2024-25."),
        ("8", "10", HIGHER, "That is worse than the target of 10 for 2024-25."),
        ("10.0", "10", HIGHER, "That is exactly the target of 10 for 2024-25."),
        ("96", "100", HIGHER, "That is a little short of the target of 100 for 2024-25."),
        ("102", "100", Polarity.LOWER, "That is a little over the target of 100 for 2024-25."),
        ("0", "0", Polarity.LOWER, "That is exactly the target of 0 for 2024-25."),
        ("1", "0", Polarity.LOWER, "That is worse than the target of 0 for 2024-25."),
        ("-0.5", "-0.6", HIGHER, "That is better than the target of −0.6 for 2024-25."),
        (
            "99.96",
            "100",
            HIGHER,
            "That is a little short of the target of 100 for 2024-25, and counts as met: it rounds to 100.0% of it.",
        ),
        (
            "19995",
            "20000",
            HIGHER,
            "That is a little short of the target of 20,000 for 2024-25, and counts as met: it rounds to 100.0% of it.",
        ),
        (
            "2001",
            "2000",
            Polarity.LOWER,
            "That is a little over the target of 2,000 for 2024-25, and counts as met: it rounds to 100.0% of it.",
        ),
        ("12", "10", Polarity.NEITHER, ""),
    ],
)
def test_a_figure_against_its_target(value: str, target: str, polarity: Polarity, said: str) -> None:
    score = score_of(make_observation(value=value), make_target(value=target), polarity=polarity)
    assert against_target(score, BRITISH) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("12", "That is above the target of 10 for 2024-25."),
        ("8", "That is below the target of 10 for 2024-25."),
        ("9.996", "That is below the target of 10 for 2024-25."),
        ("10", "That is exactly the target of 10 for 2024-25."),
    ],
)
@pytest.mark.parametrize("polarity", [HIGHER, Polarity.LOWER])
def test_where_the_better_way_is_in_doubt_the_target_lies_above_or_below(
    value: str, said: str, polarity: Polarity
) -> None:
    score = score_of(make_observation(value=value), make_target(), polarity=polarity)
    disputed = replace(score, cautions=(Caution(INDICATOR, "disputed_polarity", RELEASE, "stated", ""),))
    assert against_target(disputed, BRITISH) == said


@pytest.mark.parametrize("marker", ["", "[x]", "[c]"])
def test_nothing_is_said_without_a_figure_or_without_a_target(marker: str) -> None:
    assert against_target(score_of(make_observation(value=None, marker=marker), make_target()), BRITISH) == ""
    assert against_target(score_of(make_observation()), BRITISH) == ""
    assert against_target(score_of(make_observation(marker="[f]"), make_target()), BRITISH) == ""


@pytest.mark.parametrize(("word", "said"), [("yes", "what"), ("No", "not what")])
def test_words_against_words(word: str, said: str) -> None:
    yes = make_target(value=None, value_text="Yes")
    score = score_of(make_observation(value=None, value_text=word), yes)
    assert against_target(score, BRITISH) == f"That is {said} the target asks for."


def test_a_target_in_words_says_nothing_of_a_number() -> None:
    assert against_target(score_of(make_observation(), make_target(value=None, value_text="Yes")), BRITISH) == ""


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2", "That is exactly the target of Good for 2024-25."),
        ("1", "That is worse than the target of Good for 2024-25."),
    ],
)
def test_a_grade_against_a_grade(value: str, said: str) -> None:
    score = score_of(make_observation(value=value), make_target(value="2"), grades=GRADES, polarity=HIGHER)
    assert against_target(score, BRITISH) == said


def test_a_target_that_was_worked_back_says_so() -> None:
    implied = make_target(basis="implied")
    assert aim_of(make_indicator(), implied, BRITISH) == "the target of 10 for 2024-25 (we worked it back)"
    assert aim_of(make_indicator(), make_target(), BRITISH) == "the target of 10 for 2024-25"
    assert against_target(score_of(make_observation(), implied), BRITISH) == (
        "That is worse than the target of 10 for 2024-25 (we worked it back)."
    )


def test_a_target_for_the_figure_s_own_time_does_not_name_it_again() -> None:
    own, seen = make_target("2024-07/2024-09", "10"), make_observation("2024-25 Q2")
    assert aim_of(make_indicator(), own, BRITISH, seen) == "the target of 10"
    assert aim_of(make_indicator(), own, BRITISH) == "the target of 10 for the end of September 2024"
    assert aim_of(make_indicator(), make_target(), BRITISH, seen) == "the target of 10 for 2024-25"


@pytest.mark.parametrize(
    ("period", "accumulation", "said"),
    [
        ("2024-25", "snapshot", " for 2024-25"),
        ("2024-25", "year_to_date", " for 2024-25"),
        ("FY2009-10", "period", " for 2009-10"),
        ("AY2023-24", "snapshot", " for the school year 2023-24"),
        ("2020-22", "period", " for 2020 to 2022"),
        ("2024-25 Q2", "snapshot", " for the end of September 2024"),
        ("2024-25 Q2", "period", " for July to September 2024"),
        ("2024-25 Q2", "year_to_date", " for April to September 2024"),
        ("2024-25 Q2", "rolling_year", " for the 12 months to September 2024"),
        ("2024-09", "period", " for September 2024"),
        ("AY2023-24 T1", "period", " for the autumn term 2023-24"),
        ("2024-05/2024-06", "period", " for May to June 2024"),
        ("R2024-25 Q2", "snapshot", ""),
        ("R2024-25 Q2 -1y", "snapshot", ""),
    ],
)
def test_time_of_target(period: str, accumulation: str, said: str) -> None:
    indicator = make_indicator(accumulation=Accumulation(accumulation))
    assert time_of_target(indicator, make_target(period), BRITISH) == said


def test_time_of_target_where_years_are_named_by_their_end() -> None:
    american = Calendar(10, YearName.END)
    year = make_target(parse_period("FY2016", american))
    assert time_of_target(make_indicator(), year, american) == " for FY2016 (October 2015 to September 2016)"


TOTAL = {"accumulation": Accumulation.YEAR_TO_DATE, "polarity": HIGHER}


def test_a_part_of_a_year_is_told_as_a_share_of_the_year_s_target() -> None:
    aim = make_target(value="48")
    assert against_target(score_of(make_observation(), aim, **TOTAL), BRITISH) == (
        "That is 25.0% of the target of 48 for 2024-25 so far."
    )
    alone = {"accumulation": Accumulation.PERIOD, "polarity": HIGHER}
    assert against_target(score_of(make_observation(), aim, **alone), BRITISH) == (
        "That alone is 25.0% of the target of 48 for 2024-25."
    )
    assert against_target(score_of(make_observation("2024-25 Q1"), aim, **alone), BRITISH) == (
        "That is 25.0% of the target of 48 for 2024-25 so far."
    )


def cell(judged: Judgement, seen: Observation | None = None) -> tuple[str, str]:
    return target_cell(score_of(make_observation()), judged, seen or make_observation(), BRITISH)


def test_target_cells() -> None:
    year, own = make_target(), make_target("2024-25 Q2", basis="implied")
    reached = Reached(make_target(value="48", basis="implied"), Decimal(12), Decimal("25.0"), 1, complete=True)
    assert cell(Judgement(None, "none", "no_target")) == ("–", "")
    assert cell(Judgement(year, "annual_stated", "met")) == ("10", "for 2024-25")
    assert cell(Judgement(year, "annual_stated", "met"), make_observation("2024-25")) == ("10", "")
    assert cell(Judgement(own, "period_implied", "met")) == ("10", "worked back")
    assert cell(Judgement(None, "none", "no_target", reached=reached)) == (
        "48",
        "25.0% reached, for 2024-25, worked back",
    )
    undated = make_target("R2024-25 Q2")
    assert cell(Judgement(undated, "annual_stated", "met")) == ("10", "")
    assert target_cell(score_of(make_observation()), Judgement(year, "annual_stated", "no_data"), None, BRITISH) == (
        "10",
        "for 2024-25",
    )
    words = make_target(value=None, value_text="Yes")
    assert cell(Judgement(words, "annual_stated", "met")) == ("Yes", "for 2024-25")


# Targets by origin

PRINTED, WORKED_BACK = make_target(value="1600"), make_target("2024-25 Q2", "800", basis="implied")


def beside(*targets: Target, **indicator: Any) -> tuple[str, str]:
    """Give the cell of a running total for half a year, judged by the one of its targets that applies."""
    score = score_of(make_observation(value="691"), *targets, **TOTAL | indicator)
    return target_cell(score, score.judgement, score.current, BRITISH)


def test_beside_a_target_that_was_worked_back_stands_the_one_that_is_printed_for_its_year() -> None:
    assert beside(PRINTED, WORKED_BACK) == ("800", "worked back; printed is 1,600 for 2024-25")
    assert beside(PRINTED, WORKED_BACK, unit="%") == ("800%", "worked back; printed is 1,600% for 2024-25")


def test_a_target_that_was_worked_back_stands_alone_where_none_is_printed_for_its_year() -> None:
    assert beside(WORKED_BACK) == ("800", "worked back")
    assert beside(make_target("2023-24", "1600"), WORKED_BACK) == ("800", "worked back")
    assert beside(make_target("2024-25", "1600", basis="implied"), WORKED_BACK) == ("800", "worked back")


def test_nothing_is_said_of_the_year_s_target_beside_one_that_is_printed_itself() -> None:
    assert beside(PRINTED, replace(WORKED_BACK, basis="stated")) == ("800", "")


def test_a_printed_target_in_words_is_named_in_its_words() -> None:
    words = make_target(value=None, value_text="Fewer")
    assert beside(words, WORKED_BACK) == ("800", "worked back; printed is Fewer for 2024-25")


def test_short_lists_say_that_a_target_was_worked_back() -> None:
    said = [
        value_and_target(score_of(make_observation(), target), BRITISH)
        for target in (make_target(), make_target(basis="implied"))
    ]
    assert said == ["12 people, target 10", "12 people, target 10 (worked back)"]
    both = score_of(make_observation(value="691"), PRINTED, WORKED_BACK, **TOTAL)
    assert value_and_target(both, BRITISH) == "691 people, target 800 (worked back; printed is 1,600 for 2024-25)"


def test_chart_labels_and_descriptions_say_that_a_target_was_worked_back() -> None:
    score = score_of(make_observation(value="691"), PRINTED, WORKED_BACK, unit="trees", **TOTAL)
    figure = build_figure(score, BRITISH)
    assert figure is not None
    assert {mark.label for mark in figure.targets} == {"Target 800 (worked back)", "Target 1,600"}
    described = describe_series(score, figure)
    assert "800 trees for Quarter 2 2024-25, worked back" in described
    assert "1,600 trees for 2024-25" in described
    assert "1,600 trees for 2024-25, worked back" not in described
    plain = score_of(make_observation(), make_target())
    drawn = build_figure(plain, BRITISH)
    assert drawn is not None
    assert "worked back" not in describe_series(plain, drawn)
