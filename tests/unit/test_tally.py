from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from builders import RELEASE, make_council, make_entry
from quarterdeck.assess import assess_release, tally_scores
from quarterdeck.results import Score, Tally, Travel
from quarterdeck.schema import words


def score(status: str = "met", trend: str = "same", withheld: str = "", **entry: Any) -> Score:
    council = make_council()
    (made,) = assess_release(council, council.latest).scores
    return replace(
        made,
        entry=make_entry(**entry),
        judgement=replace(made.judgement, status=status),
        trend=Travel("not_comparable", "rounding", withheld=True, bare=withheld)
        if withheld
        else Travel(trend, "computed"),
    )


SCORES = (
    score("met", "improving", priority=1, tier=1),
    score("within_tolerance", "worsening", priority=1, tier=2),
    score("not_met", "not_comparable", priority=2, tier=2),
    score("no_target", "improving", priority=2, tier=None),
    score("no_data", "not_comparable", priority=10, tier=1),
)


def find(measure: str, priority: str = "all", tier: str = "all") -> dict[str, Tally]:
    return {
        tally.category: tally
        for tally in tally_scores(RELEASE, SCORES)
        if (tally.measure, tally.priority, tally.tier) == (measure, priority, tier)
    }


def counts(measure: str, priority: str = "all", tier: str = "all") -> list[int]:
    return [tally.count for tally in find(measure, priority, tier).values()]


def test_only_what_has_data_is_counted() -> None:
    assert counts("status") == [1, 1, 1]
    assert {tally.with_data for tally in find("status").values()} == {3}
    assert {tally.percent for tally in find("status").values()} == {Decimal("33.3")}


def test_categories_run_from_the_best() -> None:
    assert list(find("status")) == ["met", "within_tolerance", "not_met"]
    assert list(find("trend")) == ["improving", "same", "worsening", "withheld"]
    assert list(find("direction_of_travel")) == list(find("trend"))
    assert list(find("quartile")) == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("priority", "tier", "expected"),
    [
        ("1", "all", [1, 1, 0]),
        ("2", "all", [0, 0, 1]),
        ("10", "all", [0, 0, 0]),
        ("all", "1", [1, 0, 0]),
        ("all", "2", [0, 1, 1]),
        ("1", "2", [0, 1, 0]),
    ],
)
def test_counts_by_priority_and_tier(priority: str, tier: str, expected: list[int]) -> None:
    assert counts("status", priority, tier) == expected


def test_trend() -> None:
    assert counts("trend") == [2, 0, 1, 0]


def test_verdicts_that_are_withheld_are_counted_apart_and_are_in_no_percentage() -> None:
    scores = (*SCORES, score("met", withheld="improving", priority=1), score("met", withheld="worsening", priority=1))
    found = {
        tally.category: tally
        for tally in tally_scores(RELEASE, scores)
        if (tally.measure, tally.priority, tally.tier) == ("trend", "1", "all")
    }
    assert [(t.count, t.with_data, t.percent) for t in found.values()] == [
        (1, 2, Decimal("50.0")),
        (0, 2, Decimal("0.0")),
        (1, 2, Decimal("50.0")),
        (2, 2, None),
    ]


def test_where_every_verdict_is_withheld_there_is_no_percentage() -> None:
    found = [t for t in tally_scores(RELEASE, (score(withheld="same"),)) if (t.measure, t.tier) == ("trend", "all")]
    assert {(t.category, t.count, t.with_data, t.percent) for t in found} == {
        ("improving", 0, 0, None),
        ("same", 0, 0, None),
        ("worsening", 0, 0, None),
        ("withheld", 1, 0, None),
    }


def test_without_data_there_is_no_percentage() -> None:
    assert {tally.percent for tally in find("status", "10").values()} == {None}


def test_priorities_of_all_scores_are_there() -> None:
    assert {tally.priority for tally in tally_scores(RELEASE, SCORES)} == {"all", "1", "2", "10"}


def test_each_tally_has_its_own_key() -> None:
    tallies = tally_scores(RELEASE, SCORES)
    keys = {(t.release, t.measure, t.priority, t.tier, t.category) for t in tallies}
    assert len(keys) == len(tallies)
    assert {tally.measure for tally in tallies} == words.MEASURE.keys()


def test_no_scores() -> None:
    assert {tally.count for tally in tally_scores(RELEASE, ())} == {0}
