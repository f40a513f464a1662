"""The list of all indicators, and the page of a priority: who stands where."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from builders import (
    EARLIER_RELEASE,
    INDICATOR,
    PLAN,
    make_council,
    make_entry,
    make_indicator,
    make_observation,
    make_target,
)
from page_data import assessed, items_in, words_in
from quarterdeck.model import Council, Outcome, Priority
from quarterdeck.pages.listing import build_listing_page
from quarterdeck.pages.priority import build_priority_page

OLD_PLAN = "old-plan"
#: Each with its plan, priority and outcome.
PLACES: dict[str, tuple[str, int, int | None]] = {
    INDICATOR: (PLAN, 1, 1),
    "empty-homes": (PLAN, 1, None),
    "trees": (PLAN, 2, 1),
    "stray": (OLD_PLAN, 1, None),
    "dropped": (PLAN, 2, 1),
}


def council() -> Council:
    """Make a council of two priorities; the newest report gives no figure of what was dropped."""
    return make_council(
        frameworks={PLAN: "Any Plan", OLD_PLAN: "Old Plan"},
        priorities=(
            Priority(PLAN, 1, "Homes for all", "Homes"),
            Priority(PLAN, 2, "Green streets", "Streets"),
            Priority(OLD_PLAN, 1, "As it was", "Old"),
        ),
        outcomes=(Outcome(PLAN, 1, 1, "Nobody sleeps rough", ()), Outcome(PLAN, 2, 1, "Trees grow", ())),
        indicators={name: make_indicator(id=name, title=name.title()) for name in PLACES},
        scorecard=tuple(
            make_entry(name, framework=plan, priority=priority, outcome=outcome, order=order)
            for order, (name, (plan, priority, outcome)) in enumerate(PLACES.items())
        ),
        observations=tuple(
            make_observation(indicator=name)
            if name != "dropped"
            else make_observation("2024-25 Q1", "7", indicator=name, release=EARLIER_RELEASE)
            for name in PLACES
        ),
        targets=(),
    )


def tables(html: str) -> list[tuple[str, list[str]]]:
    """Give the caption of each table with the indicators in it."""
    return [
        (words_in(caption), re.findall(r'<th scope="row"><a [^>]*>(.*?)</a>', table))
        for caption, table in re.findall(r"<caption[^>]*>(.*?)</caption>(.*?)</table>", html, re.DOTALL)
    ]


def test_every_indicator_stands_once_under_its_priority_or_under_other_plans() -> None:
    page = build_listing_page(assessed(council()))
    assert tables(page.fragments["list"]) == [
        ("Homes", ["Rough-Sleepers", "Empty-Homes"]),
        ("Streets", ["Trees"]),
        ("Under other plans", ["Stray"]),
    ]
    assert 'data-total="4"' in page.fragments["list"]


def test_what_the_newest_report_does_not_give_stands_apart_with_its_last_figure() -> None:
    page = build_listing_page(assessed(council()))
    assert items_in(page.fragments["older"]) == ["Dropped HOU-01 7 people, End of June 2024"]
    whole = build_listing_page(assessed(make_council()))
    assert items_in(whole.fragments["older"]) == []


def test_a_row_is_filtered_by_what_it_shows() -> None:
    html: Any = build_listing_page(assessed(make_council())).fragments["list"]
    (row,) = re.findall(r"<tr data-(.*?)>", html)
    said = dict(re.findall(r'([a-z]+)="(.*?)"', row))
    assert said == {
        "priority": "1",
        "status": "not_met",
        "direction": "improving",
        "tier": "1",
        "frequency": "quarterly",
        "words": "Number of people sleeping rough homeless",
    }


def test_an_outcome_has_its_own_indicators_and_those_without_one_stand_last() -> None:
    given = assessed(council())
    homes, streets = (build_priority_page(given, p) for p in given.council.priorities[:2])
    found = {
        place: tables(html) for page in (homes, streets) for place, html in page.fragments.items() if "outcome" in place
    }
    assert list(homes.fragments)[2:4] == ["outcome-1", "outcome-none"]
    assert tables(homes.fragments["outcome-1"]) == [("Nobody sleeps rough: 1 indicator", ["Rough-Sleepers"])]
    assert tables(homes.fragments["outcome-none"]) == [("Other indicators: 1 indicator", ["Empty-Homes"])]
    assert tables(streets.fragments["outcome-1"]) == [("Trees grow: 1 indicator", ["Trees"])]
    assert len(found) == 2


def test_the_page_of_a_priority_counts_its_own_targets_that_were_met() -> None:
    met, missed = (make_target(value=value, indicator=name) for name, value in (("empty-homes", "20"), ("trees", "1")))
    known = council()
    given = assessed(replace(known, targets=(met, missed)))
    homes, streets = (build_priority_page(given, p) for p in given.council.priorities[:2])
    assert "1 of 1 targets met in Quarter 2 2024-25" in homes.description
    assert "**1 of 1 targets were met in" in homes.markdown
    assert "0 of 1 targets met in Quarter 2 2024-25" in streets.description
    assert "**0 of 1 targets were met in" in streets.markdown
