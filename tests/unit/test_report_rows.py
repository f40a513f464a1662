"""What a line of a report says beside the figure: the year before, others, and the quarter of similar councils."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from builders import (
    EARLIER_RELEASE,
    INDICATOR,
    make_comparator,
    make_council,
    make_indicator,
    make_observation,
    make_printed,
)
from page_data import assessed
from quarterdeck.model import Accumulation, Observation
from quarterdeck.pages.report_rows import ReportRow, build_report_row


def row_of(*observations: Observation, indicator: dict[str, Any] | None = None, **tables: Any) -> ReportRow:
    council = make_council(
        indicators={INDICATOR: make_indicator(**indicator or {})}, observations=observations, **tables
    )
    given = assessed(council)
    (score,) = given.latest.scores
    return build_report_row(given, score, "anyborough/reports/2024-25-q2/")


YEAR = make_observation("2023-24", "60")
NOW = make_observation("2024-25 Q2", "12")
COUNTS = {"accumulation": Accumulation.PERIOD}


@pytest.mark.parametrize(
    ("observations", "said"),
    [
        pytest.param((YEAR, NOW), "2023-24: 60", id="the year before"),
        pytest.param((make_observation("2023-24", "60", marker="[p]"), NOW), "2023-24: 60 [p]", id="with its marker"),
        pytest.param((make_observation("2022-23", "70"), YEAR, NOW), "2023-24: 60", id="not an older one"),
        pytest.param((make_observation("2022-23", "70"), NOW), "", id="only an older one"),
        pytest.param((make_observation("2024-25", "50", marker="[f]"), NOW), "", id="not the year itself"),
        pytest.param((make_observation("2023-24", None, marker="[x]"), NOW), "", id="missing"),
        pytest.param((make_observation("2023-24 Q4", "20"), NOW), "", id="not its last quarter"),
        pytest.param((make_observation("2023", "55"), NOW), "", id="not the calendar's year"),
        pytest.param((NOW,), "", id="none"),
    ],
)
def test_the_outturn_is_the_figure_of_the_whole_year_before(observations: tuple[Observation, ...], said: str) -> None:
    assert row_of(*observations, indicator=COUNTS).outturn == said


def test_the_year_before_is_not_told_twice_where_it_is_the_figure_before_anyway() -> None:
    row = row_of(YEAR, make_observation("2024-25", "50"), indicator=COUNTS | {"frequency": "annual"})
    assert (row.previous, row.previous_period, row.outturn) == ("60", "2023-24", "")


def test_a_late_year_is_not_its_own_outturn() -> None:
    row = row_of(
        make_observation("2023-24", "60"),
        make_observation("2024-25 Q2", None, marker="[x]"),
        indicator=COUNTS | {"lag_months": 6},
    )
    assert (row.value, row.period, row.outturn) == ("60", "2023-24", "")


@pytest.mark.parametrize(
    ("quartile", "printed", "said"),
    [(2, (), "2"), (2, ("3",), "2 (was 3)"), (None, ("3",), ""), (4, ("1",), "4 (was 1)")],
)
def test_the_quarter_stands_before_the_one_that_it_was(
    quartile: int | None, printed: tuple[str, ...], said: str
) -> None:
    places = tuple(make_printed("quartile", p, place="quartile-previous") for p in printed)
    others = (
        make_printed("quartile", "9", place="quartile-previous", release=EARLIER_RELEASE),
        make_printed("quartile", "8", place="quartile-previous", indicator="other"),
        make_printed("quartile", "7", place="quartile"),
    )
    row = row_of(NOW, comparators=(make_comparator("similar_councils", quartile=quartile),), printed=(*others, *places))
    assert row.quartile == said


def test_others_figures_stand_with_their_names_and_years() -> None:
    row = row_of(
        NOW,
        comparators=(
            make_comparator(value=Decimal("14.5")),
            make_comparator("north_west", value=Decimal(20), period=None),
            make_comparator("similar_councils", value=None, quartile=1),
        ),
        indicator={"unit": "%"},
    )
    assert row.others == "England 14.5% (2023-24); North West 20%"
    assert row_of(NOW).others == ""
