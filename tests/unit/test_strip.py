"""The strip of dots: the council's figure among those that it is compared with."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest

from builders import INDICATOR, make_comparator, make_council, make_indicator, make_observation
from quarterdeck.assess import assess_release
from quarterdeck.charts.strip import strip_svg


def dots(value: str | None, *others: Any, **indicator: Any) -> list[tuple[str, float, str]]:
    """Give the name, the place and the kind of each dot, as its drawing says them, from left to right."""
    council = make_council(
        indicators={INDICATOR: make_indicator(**indicator)},
        observations=(make_observation(value=value, marker="" if value else "[x]"),),
        comparators=others,
    )
    (score,) = assess_release(council, council.latest).scores
    svg = strip_svg(score, "Anyborough")
    circles = re.findall(r'<circle class="(.*?)" cx="(.*?)"', svg)
    texts = re.findall(r'<text class="(.*?)" x="(.*?)".*?>(.*?)</text>', svg)
    assert [(kind, x) for kind, x in circles] == [(kind, x) for kind, x, _ in texts]
    return sorted(((label, float(x), kind) for kind, x, label in texts), key=lambda dot: dot[1])


ENGLAND = make_comparator(value=Decimal(14))
REGION = make_comparator("north_west", value=Decimal(20))


def test_the_more_the_further_right_and_the_council_s_own_is_marked() -> None:
    assert dots("12", REGION, ENGLAND) == [
        ("Anyborough 12", 40.0, "qd-own"),
        ("England 14", 105.0, "qd-other"),
        ("North West 20", 300.0, "qd-other"),
    ]
    assert [label for label, _, _ in dots("30", REGION, ENGLAND)] == ["England 14", "North West 20", "Anyborough 30"]


def test_figures_that_are_the_same_stand_in_one_place() -> None:
    assert [x for _, x, _ in dots("14", ENGLAND)] == [40.0, 40.0]


def test_figures_are_written_with_their_sign() -> None:
    assert [label for label, _, _ in dots("12", ENGLAND, unit="%")] == ["Anyborough 12%", "England 14%"]


@pytest.mark.parametrize(
    ("value", "others"),
    [(None, (ENGLAND,)), ("12", ()), ("12", (make_comparator(value=None, note="Not printed."),))],
)
def test_without_two_figures_there_is_no_strip(value: str | None, others: tuple[Any, ...]) -> None:
    assert dots(value, *others) == []


def test_no_two_names_stand_in_one_row() -> None:
    council = make_council(comparators=(ENGLAND, REGION))
    (score,) = assess_release(council, council.latest).scores
    rows = re.findall(r'<text class=".*?" x=".*?" y="(.*?)"', strip_svg(score, "Any<borough"))
    assert len(set(rows)) == len(rows) == 3
    assert "Any&lt;borough 12" in strip_svg(score, "Any<borough")
