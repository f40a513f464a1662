"""The words and signs of the portal, one by one: what a reader sees first must not be its contrary."""

from __future__ import annotations

from decimal import Decimal

import pytest

from quarterdeck.pages.words import quartile_label, status_label, travel_label
from quarterdeck.results import Travel


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("improving", ("improving", "↗", "Better")),
        ("same", ("same", "→", "Same")),
        ("worsening", ("worsening", "↘", "Worse")),
        ("not_comparable", ("not_comparable", "·", "Not comparable")),
    ],
)
def test_a_direction_has_its_own_arrow_and_word(word: str, said: tuple[str, str, str]) -> None:
    label = travel_label(Travel(word, "by_value"))
    assert (label.kind, label.shape, label.text) == said


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("met", ("met", "●", "On target")),
        ("within_tolerance", ("within_tolerance", "◐", "Within 5% of target")),
        ("not_met", ("not_met", "▲", "Off target")),
        ("no_target", ("no_target", "○", "No target")),
        ("no_data", ("no_data", "–", "No data")),
    ],
)
def test_a_status_has_its_own_sign_and_word(status: str, said: tuple[str, str, str]) -> None:
    label = status_label(status, Decimal(5))
    assert (label.kind, label.shape, label.text) == said


def test_the_first_quarter_is_the_best_and_the_fourth_the_worst() -> None:
    assert [(quartile_label(n).kind, quartile_label(n).text.split(" ")[0]) for n in range(1, 5)] == [
        ("quartile-1", "Best"),
        ("quartile-2", "Second-best"),
        ("quartile-3", "Second-worst"),
        ("quartile-4", "Worst"),
    ]
