"""How many printed figures agree with those worked out again, in a sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import RELEASE, make_council
from page_data import assessed
from quarterdeck.pages.reconciliation import checked_words
from quarterdeck.results import Reconciliation


def checks(answers: str, *, circular: int = 0) -> tuple[Reconciliation, ...]:
    """Make a line for each letter: Yes, Rounding, No, not possible (-); the first ones ``circular``."""
    names = {"y": "yes", "r": "rounding", "n": "no", "-": "not_possible"}
    return tuple(
        Reconciliation(RELEASE, "", "status", "met", "met", names[answer], "", circular=place < circular)
        for place, answer in enumerate(answers)
    )


HELD = "printed figures about targets, trends and counts."


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            checks("yyyrrn---"),
            f"The tables hold 9 {HELD} 6 could be worked out again: 3 agree, 2 agree but for rounding, 1 do not agree.",
        ),
        (checks("--"), f"The tables hold 2 {HELD} None could be worked out again."),
        (
            checks("yyyn", circular=2),
            (
                f"The tables hold 4 {HELD} 4 could be worked out again: 3 agree, 0 agree but for rounding, "
                "1 do not agree. 2 of those that agree could not have disagreed: their target was worked back from "
                "them."
            ),
        ),
    ],
    ids=["some", "none", "circular"],
)
def test_how_many_agree(lines: tuple[Reconciliation, ...], said: str) -> None:
    assert checked_words(replace(assessed(make_council()), reconciliations=lines)) == said


def test_what_disagrees_or_cannot_be_checked_is_not_counted_as_sure_to_agree() -> None:
    words = checked_words(replace(assessed(make_council()), reconciliations=checks("n-y", circular=2)))
    assert "could not have disagreed" not in words
