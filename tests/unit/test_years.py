"""A running total's years, laid over one another."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from builders import (
    INDICATOR,
    make_council,
    make_entry,
    make_indicator,
    make_observation,
    make_release,
    make_settings,
    make_target,
)
from quarterdeck.assess import assess_release
from quarterdeck.charts.figure import build_figure
from quarterdeck.charts.theme import NARROW, SIZES, WIDE, Size
from quarterdeck.charts.years import YearsFigure, build_years
from quarterdeck.charts.years_drawing import build_years_job
from quarterdeck.model import Accumulation, Target
from quarterdeck.periods import BRITISH, Calendar, parse_period


def years_of(
    *figures: tuple[str, str], targets: tuple[Target, ...] = (), calendar: Calendar = BRITISH
) -> YearsFigure | None:
    council = make_council(
        settings=make_settings(calendar=calendar),
        releases=(make_release(period=parse_period("2024-25 Q2", calendar)),),
        scorecard=(make_entry(year=parse_period("2024-25", calendar)),),
        indicators={INDICATOR: make_indicator(accumulation=Accumulation.YEAR_TO_DATE)},
        observations=tuple(make_observation(parse_period(period, calendar), value) for period, value in figures),
        targets=targets,
    )
    (score,) = assess_release(council, council.latest).scores
    series = build_figure(score, calendar)
    assert series is not None
    return build_years(score, series, calendar)


def made(*figures: tuple[str, str], **more: Any) -> YearsFigure:
    figure = years_of(*figures, **more)
    assert figure is not None
    return figure


TWO_YEARS = (("2022-23", "90"), ("2023-24 Q1", "20"), ("2023-24 Q2", "45"), ("2024-25 Q1", "30"), ("2024-25 Q2", "55"))


def test_each_year_is_a_line_from_its_first_month_and_the_newest_is_the_current() -> None:
    lines = made(*TWO_YEARS).lines
    assert [(line.name, line.current) for line in lines] == [("2022-23", False), ("2023-24", False), ("2024-25", True)]
    assert [[(p.month, p.value) for p in line.points] for line in lines] == [
        [(12, Decimal(90))],
        [(3, Decimal(20)), (6, Decimal(45))],
        [(3, Decimal(30)), (6, Decimal(55))],
    ]
    # What is known from the year's beginning starts at nought.
    assert [len(line.begins) for line in lines] == [0, 1, 1]


def test_the_year_begins_with_the_body_s_own_first_month() -> None:
    assert made(*TWO_YEARS).months == ("Jun", "Sep", "Dec", "Mar")
    autumn = Calendar(10)
    figure = made(("2023-24 Q1", "5"), ("2024-25 Q1", "7"), calendar=autumn)
    assert figure.months == ("Dec", "Mar", "Jun", "Sep")
    assert [p.month for line in figure.lines for p in line.points] == [3, 3]


@pytest.mark.parametrize(
    "figures",
    [(("2022-23", "90"), ("2023-24", "95")), (("R2024-25 Q2", "9"),), (("2024", "9"), ("2024-25 Q2", "5"))],
    ids=["whole years only", "no dates", "another kind of year"],
)
def test_what_cannot_be_laid_over_one_another(figures: tuple[tuple[str, str], ...]) -> None:
    assert years_of(*figures) is None


def test_targets_of_the_current_year_stand_at_the_end_of_their_time() -> None:
    targets = (make_target("2023-24", "80"), make_target("2024-25 Q2", "50"), make_target("2024-25", "100"))
    marks = made(*TWO_YEARS, targets=targets).targets
    assert [(mark.start, mark.end, mark.value) for mark in marks] == [(6, 6, Decimal(50)), (12, 12, Decimal(100))]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.name)
def test_the_current_year_is_apart_and_each_other_is_named_at_its_end(size: Size) -> None:
    rows = build_years_job(made(*TWO_YEARS), size).datasets
    assert [(row["x"], row["y"]) for row in rows["line"]] == [(0, 0), (3, 30), (6, 55)]
    assert [(row["x"], row["y"]) for row in rows["quiet_line"]] == [(12, 90), (0, 0), (3, 20), (6, 45)]
    assert [row["text"] for row in rows["latest_value"]] == ["55"]
    assert [row["text"] for row in rows["current_name"]] == ["2024-25"]
    assert [row["text"] for row in rows["year_names"]] == ["2023-24"]
    assert " ".join(row["text"] for row in rows["side_reference"]) == "2022-23: 90"
    assert [row["text"] for row in rows["tick_first"]] == ["Jun", "Sep", "Dec", "Mar"]


def test_a_whole_year_s_total_at_the_same_point_is_named_there_too() -> None:
    figure = made(("2023-24 Q2", "40"), ("2023-24", "90"), ("2024-25 Q1", "30"), ("2024-25 Q2", "55"))
    rows = build_years_job(figure, WIDE).datasets
    assert [row["text"] for row in rows["year_names"]] == ["2023-24: 40"]


def test_of_many_totals_in_a_year_only_the_newest_is_labelled() -> None:
    months = [(f"2024-{month:02}", str(month)) for month in range(4, 10)]
    rows = build_years_job(made(*months), NARROW).datasets
    assert rows["values"] == []
    assert [row["text"] for row in rows["latest_value"]] == ["9"]
    assert len(build_years_job(made(*months), WIDE).datasets["values"]) == 5
