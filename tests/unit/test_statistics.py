"""The statistical analysis of a report: our counts, what the report prints beside them, then and now."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from builders import (
    EARLIER_RELEASE,
    INDICATOR,
    PLAN,
    RELEASE,
    make_council,
    make_entry,
    make_indicator,
    make_observation,
    make_printed_tally,
    make_target,
)
from page_data import assessed
from quarterdeck.model import Caution, Council, PrintedTally, Priority
from quarterdeck.pages.statistics import Statistics, build_statistics, printed_counts
from quarterdeck.periods import parse_period


def council_of(*tallies: PrintedTally, cautions: tuple[Caution, ...] = (), **more: Any) -> Council:
    """Make a council of two indicators, one in each priority: one met and better, one missed and worse."""
    names = ("good", "bad")
    return make_council(
        priorities=(Priority(PLAN, 1, "Homes for all", "Homes"), Priority(PLAN, 2, "Green streets", "Streets")),
        outcomes=(),
        indicators={name: make_indicator(id=name) for name in names},
        scorecard=tuple(
            make_entry(name, priority=number, outcome=None, tier=number) for number, name in enumerate(names, start=1)
        ),
        observations=tuple(
            make_observation(period, value, indicator=name)
            for name, values in (("good", ("12", "9")), ("bad", ("12", "20")))
            for period, value in zip(("2024-25 Q1", "2024-25 Q2"), values, strict=True)
        ),
        targets=tuple(make_target(indicator=name) for name in names),
        printed_tallies=tallies,
        cautions=cautions,
        **more,
    )


def measures(council: Council) -> dict[str, Statistics]:
    given = assessed(council)
    return {one.id: one for one in build_statistics(given, council.latest)}


MAIN = {"main": "yes", "with_data": 8}


def test_what_the_report_prints_stands_beside_ours_group_by_group() -> None:
    status = measures(
        council_of(
            make_printed_tally("status", "met", 5, **MAIN),
            make_printed_tally("status", "not_met", 2, **MAIN),
            make_printed_tally("status", "met", 3, priority="2", **MAIN | {"with_data": 4}),
            make_printed_tally("direction_of_travel", "improving", 7, **MAIN),
        )
    )["status"]
    assert [(row.name, row.cells, row.printed, row.printed_total) for row in status.rows] == [
        ("All", ((1, "50%"), (0, "0%"), (1, "50%")), ("5", "–", "2"), "8"),
        ("Homes", ((1, "100%"), (0, "0%"), (0, "0%")), (), ""),
        ("Streets", ((0, "0%"), (0, "0%"), (1, "100%")), ("3", "–", "–"), "4"),
        ("Tier 1", ((1, "100%"), (0, "0%"), (0, "0%")), (), ""),
        ("Tier 2", ((0, "0%"), (0, "0%"), (1, "100%")), (), ""),
    ]


def test_a_measure_that_only_the_report_counts_is_there() -> None:
    quartile = measures(council_of(make_printed_tally("quartile", "2", 7, **MAIN)))["quartile"]
    assert [(row.name, row.total, row.printed) for row in quartile.rows] == [("All", 0, ("–", "7", "–", "–"))]


def test_of_several_counts_the_one_that_the_report_rests_on_is_printed() -> None:
    council = council_of(
        make_printed_tally("status", "met", 9, place="In passing"),
        make_printed_tally("status", "met", 5, main="yes"),
        make_printed_tally("status", "met", 6, main="yes", place="Again"),
        make_printed_tally("status", "not_met", None, percent="25%", main="yes"),
        make_printed_tally("status", "met", 7, main="yes", release=EARLIER_RELEASE),
    )
    found = printed_counts(council, RELEASE, "status")
    assert {place: {word: t.count for word, t in groups.items()} for place, groups in found.items()} == {
        "all": {"met": 5}
    }


@pytest.mark.parametrize(
    ("kind", "direction", "trend"), [("seasonal", 1, 0), ("rounding", 1, 1), ("exceptional_event", 0, 0)]
)
def test_how_many_verdicts_are_withheld_is_said_of_each_measure_by_itself(
    kind: str, direction: int, trend: int
) -> None:
    council = council_of(cautions=(Caution("good", kind, RELEASE, "stated", ""),))
    a_year_ago = make_observation("2023-24 Q2", "12", indicator="good")
    another = make_observation("2023-24 Q2", "12", indicator="bad")
    found = measures(replace(council, observations=(*council.observations, a_year_ago, another)))
    assert {name: one.withheld for name, one in found.items()} == {
        "status": 0,
        "direction-of-travel": direction,
        "trend": trend,
    }


def earlier(word: str, percent: str, period: str | None, **more: Any) -> PrintedTally:
    return make_printed_tally(
        "direction_of_travel", word, None, percent=percent, period=parse_period(period) if period else None, **more
    )


def test_shares_of_an_earlier_time_stand_before_those_of_now() -> None:
    found = measures(
        council_of(
            earlier("improving", "60%", None),
            earlier("improving", "55%*", "2023-24"),
            earlier("worsening", "40%", "2023-24"),
            earlier("worsening", "30%", None),
            earlier("same", "10%", None),
            earlier("improving", "99%", "2023-24", priority="1"),
            earlier("improving", "98%", "2023-24", release=EARLIER_RELEASE),
        )
    )["direction-of-travel"].earlier
    assert [(name, words) for name, words, _ in found] == [
        ("2023-24", "55% better, 40% worse"),
        ("Quarter 2 2024-25", "60% better, 30% worse"),
    ]
    assert [[(part.label.kind, part.count) for part in bar] for _, _, bar in found] == [
        [("improving", 55), ("worsening", 40)],
        [("improving", 60), ("worsening", 30)],
    ]


def test_without_an_earlier_time_there_is_no_then_and_now() -> None:
    found = measures(council_of(earlier("improving", "60%", None), earlier("worsening", "around half", "2023-24")))
    assert found["direction-of-travel"].earlier == ()


def test_why_counts_differ_is_said_with_whose_they_are() -> None:
    found = measures(
        council_of(
            make_printed_tally("status", "met", 5, note="Counted twice.", **MAIN),
            make_printed_tally("status", "met", 1, priority="1", note="As it should be.", **MAIN),
            make_printed_tally("status", "not_met", 3, priority="2", note="Older targets.", **MAIN),
            make_printed_tally("direction_of_travel", "improving", 9, note="Of another measure.", **MAIN),
        )
    )
    assert found["status"].reasons == ("All: Counted twice.", "Streets: Older targets.")
    assert found["direction-of-travel"].reasons == ("All: Of another measure.",)


def test_each_report_s_own_words_are_counted_with_its_own_figures() -> None:
    given = assessed(make_council(indicators={INDICATOR: make_indicator()}))
    first, second = (build_statistics(given, release) for release in given.council.releases)
    assert [one.id for one in first] == ["status"]
    assert [one.id for one in second] == ["status", "direction-of-travel"]
