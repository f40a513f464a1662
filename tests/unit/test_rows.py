"""A score as a row of a scorecard, and in a few words for a short list."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from builders import (
    EARLIER_RELEASE,
    INDICATOR,
    RELEASE,
    make_council,
    make_indicator,
    make_observation,
    make_printed,
    make_target,
)
from page_data import assessed
from quarterdeck.model import Accumulation, Caution
from quarterdeck.pages.rows import ScoreRow, build_row, value_and_target
from quarterdeck.periods import BRITISH

GRADES = ((Decimal(1), "Poor"), (Decimal(2), "Good"))


def row_of(*values: str | None, **more: Any) -> ScoreRow:
    """Make the row of an indicator with these figures up to 2024-25 Q2; fewer is better."""
    quarters = ("2023-24 Q2", "2024-25 Q1", "2024-25 Q2")[-len(values) :]
    tables = {name: more.pop(name) for name in ("targets", "printed", "cautions") if name in more}
    council = make_council(
        indicators={INDICATOR: make_indicator(**more)},
        observations=tuple(
            make_observation(quarter, value, marker="" if value else "[x]")
            for quarter, value in zip(quarters, values, strict=True)
        ),
        **tables,
    )
    given = assessed(council)
    (score,) = given.latest.scores
    return build_row(given, score, "anyborough/indicators/")


def test_each_cell_says_its_own() -> None:
    row = row_of("9", "15", "12")
    assert (row.value, row.unit, row.period) == ("12", "people", "End of September 2024")
    assert (row.target, row.target_note, row.status.text) == ("10", "for 2024-25", "Off target")
    assert (row.direction.text, row.direction_note) == ("Better", "than at the end of June 2024")
    assert (row.trend.text, row.trend_note) == ("Worse", "than at the end of September 2023")
    assert (row.ref, row.priority, row.priority_title, row.tier) == ("HOU-01", 1, "Homes", 1)
    assert row.link == f"{INDICATOR}/"
    assert row.keywords == "Number of people sleeping rough homeless"


@pytest.mark.parametrize(
    ("value", "indicator", "shown"),
    [
        ("1", {}, ("1", "person")),
        ("1094", {}, ("1,094", "people")),
        ("12", {"unit": "%"}, ("12%", "")),
        ("12", {"unit": "£m"}, ("£12m", "")),
        ("2", {"grades": GRADES}, ("Good", "")),
        (None, {}, ("not available", "")),
    ],
)
def test_no_unit_stands_beside_a_sign_a_word_or_nothing(
    value: str | None, indicator: dict[str, Any], shown: tuple[str, str]
) -> None:
    row = row_of(value, **indicator)
    assert (row.value, row.unit) == shown


def test_a_verdict_of_one_comparison_is_not_that_of_the_other() -> None:
    row = row_of("12", printed=(make_printed("trend", "down"),))
    assert (row.direction.text, row.direction_note) == ("Not comparable", "")
    assert (row.trend.text, row.trend_note) == ("Worse", "the council says")
    seasonal = row_of("9", "15", "12", cautions=(Caution(INDICATOR, "seasonal", RELEASE, "stated", ""),))
    assert (seasonal.direction.text, seasonal.direction_note) == ("No verdict", "the time of year moves it")
    assert seasonal.trend.text == "Worse"


@pytest.mark.parametrize(
    ("value", "more", "said"),
    [
        ("12", {}, "12 people, target 10"),
        ("1", {}, "1 person, target 10"),
        ("12", {"unit": "%"}, "12%, target 10%"),
        ("12", {"targets": ()}, "12 people"),
        ("12", {"targets": (make_target(basis="implied"),)}, "12 people, target 10 (worked back)"),
        ("12", {"accumulation": Accumulation.YEAR_TO_DATE}, "12 people"),
        (None, {}, "not available"),
    ],
)
def test_a_figure_beside_its_target_in_a_few_words(value: str | None, more: dict[str, Any], said: str) -> None:
    tables = {name: more[name] for name in more.keys() & {"targets"}}
    council = make_council(
        indicators={INDICATOR: make_indicator(**{name: more[name] for name in more.keys() - tables.keys()})},
        observations=(
            make_observation("2024-25 Q1", "15", release=EARLIER_RELEASE),
            make_observation(value=value, marker="" if value else "[x]"),
        ),
        **tables,
    )
    assert value_and_target(assessed(council).latest.scores[0], BRITISH) == said
