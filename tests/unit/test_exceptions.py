"""Lists that a report makes of its indicators by a rule of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from builders import EARLIER_RELEASE, RELEASE, make_council, make_entry, make_indicator
from quarterdeck.assess import assess_release, lists_by_rule
from quarterdeck.model import ExceptionRule
from quarterdeck.results import RuleList, Score, Travel
from quarterdeck.schema.words import TRAVEL

COUNCIL = make_council()
ASSESSED = assess_release(COUNCIL, COUNCIL.latest)


def score(name: str, direction: str | Travel = "improving", quartile: int | None = 1, tier: int | None = 1) -> Score:
    (made,) = ASSESSED.scores
    return replace(
        made,
        indicator=make_indicator(id=name),
        entry=make_entry(name, tier=tier),
        direction=direction if isinstance(direction, Travel) else Travel(direction, "by_value"),
        quartile=quartile,
    )


def withheld(bare: str) -> Travel:
    return Travel("not_comparable", "seasonal", withheld=True, bare=bare)


def rule(**what: Any) -> ExceptionRule:
    made = ExceptionRule(RELEASE, 1, "Strong", "In the best two quarters and improving.", (), (), None, "")
    return replace(made, **what)


def lists(scores: tuple[Score, ...], *rules: ExceptionRule) -> tuple[RuleList, ...]:
    return lists_by_rule(make_council(exceptions=rules), replace(ASSESSED, scores=scores))


def members(scores: tuple[Score, ...], **what: Any) -> tuple[list[str], list[str]]:
    """Give the ids of those that a rule lets in, and of those of whom it cannot be told."""
    (found,) = lists(scores, rule(**what))
    return [s.indicator.id for s in found.members], [s.indicator.id for s in found.unknown]


SCORES = (
    score("a", "improving", 1, 1),
    score("b", "same", 2, 2),
    score("c", "worsening", 1, 2),
    score("d", "improving", 3, 1),
    score("e", "improving", None, 1),
    score("f", "worsening", 4, None),
    score("g", Travel("not_comparable", "not_legible"), 2, 2),
    score("h", Travel("not_comparable", "no_earlier_figure"), 4, 1),
)


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ({}, ("abcdefgh", "")),
        ({"tier": 1}, ("adeh", "")),
        ({"tier": 2}, ("bcg", "")),
        ({"quartiles": (1, 2)}, ("abcg", "")),
        ({"quartiles": (4,)}, ("fh", "")),
        ({"directions": ("improving", "same")}, ("abde", "gh")),
        ({"directions": ("worsening",)}, ("cf", "gh")),
        ({"quartiles": (1, 2), "directions": ("improving", "same")}, ("ab", "g")),
        ({"quartiles": (3, 4), "directions": ("worsening",)}, ("f", "h")),
        ({"quartiles": (1, 2), "directions": ("improving",), "tier": 1}, ("a", "")),
        ({"quartiles": (4,), "directions": ("worsening",), "tier": 1}, ("", "h")),
        ({"tier": 3}, ("", "")),
    ],
)
def test_a_list_has_those_that_its_whole_rule_lets_in(what: dict[str, Any], expected: tuple[str, str]) -> None:
    assert members(SCORES, **what) == (list(expected[0]), list(expected[1]))


@pytest.mark.parametrize("bare", ["improving", "same", "worsening"])
@pytest.mark.parametrize("asked", ["improving", "same", "worsening"])
def test_a_verdict_that_is_withheld_counts_as_what_the_report_counted(bare: str, asked: str) -> None:
    found = members((score("a", withheld(bare)),), directions=(asked,))
    assert found == (["a"] if bare == asked else [], [])


def test_who_has_no_known_direction_stands_apart_and_not_in_the_list() -> None:
    unknown = tuple(score(basis, Travel("not_comparable", basis)) for basis in ("not_legible", "no_figure"))
    assert members(unknown, directions=("worsening",)) == ([], ["not_legible", "no_figure"])
    assert members(unknown) == (["not_legible", "no_figure"], [])


def test_nobody_without_a_place_is_in_a_list_of_quarters_nor_left_open() -> None:
    nowhere = (score("a", quartile=None), score("b", Travel("not_comparable", "no_figure"), None))
    assert members(nowhere, quartiles=(1, 2, 3, 4), directions=tuple(TRAVEL)) == ([], [])


def test_each_report_has_its_own_lists_in_the_order_of_the_table() -> None:
    rules = (rule(item=2, title="Weak"), rule(release=EARLIER_RELEASE), rule(item=1, title="Strong"))
    assert [one.rule.title for one in lists(SCORES, *rules)] == ["Weak", "Strong"]
    assert lists(SCORES) == ()


def test_members_stand_in_the_order_of_the_scorecard() -> None:
    assert members(SCORES[::-1], tier=1)[0] == ["h", "e", "d", "a"]
