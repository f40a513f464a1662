"""Ways on from a page: which links and helplines, what stands around, where the figure was printed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from builders import (
    EARLIER_RELEASE,
    INDICATOR,
    PLAN,
    make_comment,
    make_council,
    make_entry,
    make_indicator,
    make_observation,
    make_printed,
    make_release,
    make_settings,
)
from page_data import assessed, items_in, words_in
from quarterdeck.model import Concept, Contact, Council, Priority
from quarterdeck.pages.around import find_around, render_around
from quarterdeck.pages.compare import find_beside
from quarterdeck.pages.council import build_council_page
from quarterdeck.pages.inputs import CouncilInput
from quarterdeck.pages.notes import story_of
from quarterdeck.pages.priority import build_priority_page
from quarterdeck.pages.report import build_report_page
from quarterdeck.pages.sources import source_of
from quarterdeck.pages.ways import ways_of_indicator
from quarterdeck.periods import parse_period

OTHER, STREETS = "empty-homes", "street-trees"


def contact(item: int, label: str, kind: str = "report", **what: Any) -> Contact:
    made = Contact(item, kind, label, f"https://anyborough.example/{item}/", "", None, (), "")
    return replace(made, **what)


def council_of(*contacts: Contact, **more: Any) -> Council:
    names = (INDICATOR, OTHER, STREETS)
    made: dict[str, Any] = {
        "indicators": {name: make_indicator(id=name, title=name) for name in names},
        "scorecard": tuple(
            make_entry(name, order=place, priority=2 if name == STREETS else 1) for place, name in enumerate(names)
        ),
        "observations": tuple(make_observation(indicator=name) for name in names),
        "priorities": (Priority(PLAN, 1, "Homes for all", "Homes"), Priority(PLAN, 2, "Green streets", "Streets")),
        "contacts": contacts,
    }
    return make_council(**made | more)


BODY = contact(1, "Ask us")
OF_PRIORITY = contact(2, "Homes desk", framework=PLAN, priority=1)
OF_INDICATOR = contact(3, "Report a rough sleeper", indicators=(INDICATOR,))
HELPLINE = contact(4, "Shelter: 999", "help", indicators=(INDICATOR,), address="tel:999")
OLD_PLAN = contact(5, "Old desk", framework="old-plan", priority=1)
ALL = (BODY, OF_PRIORITY, OF_INDICATOR, HELPLINE, OLD_PLAN)


def links_in(html: str) -> list[str]:
    return re.findall(r'<a href="[^"]*">([^<]*)</a>', html)


@pytest.mark.parametrize(
    ("indicator", "priority", "labels"),
    [
        (INDICATOR, 1, ["Shelter: 999", "Report a rough sleeper", "Homes desk", "Ask us"]),
        (OTHER, 1, ["Homes desk", "Ask us"]),
        (STREETS, 2, ["Ask us"]),
    ],
)
def test_help_comes_first_and_then_what_is_closest(indicator: str, priority: int, labels: list[str]) -> None:
    assert links_in(ways_of_indicator(assessed(council_of(*ALL)), indicator, PLAN, priority)) == labels


def test_at_most_three_links_and_all_helplines() -> None:
    many = [contact(n, f"Link {n}") for n in range(1, 6)]
    helplines = [contact(n, f"Help {n}", "help") for n in range(6, 11)]
    html = ways_of_indicator(assessed(council_of(*many, *helplines)), INDICATOR, PLAN, 1)
    assert links_in(html) == [*(f"Help {n}" for n in range(6, 11)), "Link 1", "Link 2", "Link 3"]


def test_one_address_is_given_once_under_its_closest_name() -> None:
    same = (replace(OF_INDICATOR, address=BODY.address), BODY)
    assert links_in(ways_of_indicator(assessed(council_of(*same)), INDICATOR, PLAN, 1)) == [OF_INDICATOR.label]


def test_without_contacts_nothing_is_said() -> None:
    given = assessed(council_of())
    assert ways_of_indicator(given, INDICATOR, PLAN, 1) == ""
    assert "What you can do" not in build_priority_page(given, given.priorities()[0]).markdown
    assert "What you can do" not in build_council_page(given, "anyborough/").markdown
    assert "What you can do" not in build_report_page(given, given.latest).markdown


def test_a_priority_has_its_links_and_the_helplines_of_its_indicators() -> None:
    given = assessed(council_of(*ALL))
    homes, streets = (build_priority_page(given, priority) for priority in given.priorities())
    assert links_in(homes.fragments["ways"]) == ["Shelter: 999", "Homes desk", "Ask us"]
    assert links_in(streets.fragments["ways"]) == ["Ask us"]
    assert "## What you can do" in homes.markdown


def test_a_report_has_the_body_s_links_and_all_helplines_and_the_home_only_the_body_s() -> None:
    given = assessed(council_of(*ALL))
    report, home = build_report_page(given, given.latest), build_council_page(given, "anyborough/")
    assert links_in(report.fragments["ways"]) == ["Shelter: 999", "Ask us"]
    assert links_in(home.fragments["ways"]) == ["Ask us"]
    assert "## What you can do" in report.markdown
    assert "## What you can do" in home.markdown


def test_what_people_write_of_a_contact_stays_text() -> None:
    hostile = contact(
        1, '<img src=x onerror="x">', note="<script>x</script>", address="https://anyborough.example/?a&b"
    )
    html = ways_of_indicator(assessed(council_of(hostile)), INDICATOR, PLAN, 1)
    assert not re.search(r"<(?:img|script)", html)
    assert 'href="https://anyborough.example/?a&amp;b"' in html


# Around an indicator


def test_neighbours_are_those_of_the_same_priority_in_the_order_of_the_scorecard() -> None:
    given = assessed(council_of())
    around = find_around(given, {})
    first, second = (render_around(given, given.current[name], around[name]) for name in (INDICATOR, OTHER))
    assert items_in(first) == [f"→ Next: {OTHER}", "Back to the list"]
    assert items_in(second) == [f"← Previous: {INDICATOR}", "Back to the list"]
    assert f'href="../{OTHER}/"' in first
    assert 'href="../#priority-1"' in first
    alone = render_around(given, given.current[STREETS], around[STREETS])
    assert items_in(alone) == ["Back to the list"]


def test_an_indicator_of_an_earlier_report_has_no_neighbours_of_the_newest() -> None:
    observations = (
        make_observation(),
        make_observation(indicator=OTHER),
        make_observation("2024-25 Q1", indicator=STREETS, release=EARLIER_RELEASE),
    )
    entries = tuple(make_entry(name, order=n) for n, name in enumerate((INDICATOR, OTHER, STREETS)))
    given = assessed(council_of(observations=observations, scorecard=entries))
    around = find_around(given, {})
    assert around[STREETS].before is around[STREETS].after is None
    assert around[OTHER].after is None
    assert "#priority" not in render_around(given, given.current[STREETS], around[STREETS])


def with_concept(name: str, concept: str) -> CouncilInput:
    indicators = {INDICATOR: make_indicator(concept=concept)}
    return assessed(make_council(settings=make_settings(slug=name.lower(), name=name), indicators=indicators))


@pytest.mark.parametrize(("concept", "expected"), [("sleepers", "Compare with Otherborough"), ("else", None)])
def test_the_like_of_an_indicator_is_what_another_council_reports(concept: str, expected: str | None) -> None:
    given, other = with_concept("Anyborough", "sleepers"), with_concept("Otherborough", concept)
    concepts = tuple(Concept(name, name, comparable=True, note="None.") for name in ("sleepers", "else"))
    like = find_around(given, find_beside((given, other), concepts))[INDICATOR].beside
    assert (like.words if like else None) == expected


# Where it was printed


@pytest.mark.parametrize(
    ("url", "printed", "expected"),
    [
        ("", (), None),
        ("https://anyborough.example/q2", (), "https://anyborough.example/q2"),
        ("https://anyborough.example/q2", (make_printed("value", "12", page=7),), "https://anyborough.example/q2"),
        (
            "https://anyborough.example/q2.PDF",
            (make_printed("value", "12", page=7),),
            "https://anyborough.example/q2.PDF#page=7",
        ),
        ("", (make_printed("value", "12", page=7),), None),
    ],
)
def test_a_source_is_a_link_where_its_address_is_known(url: str, printed: Any, expected: str | None) -> None:
    releases = (make_release(EARLIER_RELEASE, "2024-25 Q1"), make_release(url=url))
    given = assessed(make_council(releases=releases, printed=printed))
    html = source_of(given, given.current[INDICATOR])
    assert re.findall(r'href="([^"]*)"', html) == ([expected] if expected else [])
    page = ", page 7" if printed else ""
    assert words_in(html).replace(" ,", ",") == f"Anyborough Borough Council, Performance Report{page}"


def test_the_page_is_that_of_the_figure_before_that_of_others_in_its_row() -> None:
    rows = (
        make_printed("trend", "up", place="a", page=3),
        make_printed("value", "12", place="z", page=9, period=parse_period("2024-25 Q2")),
        make_printed("value", "15", place="b", page=4, period=parse_period("2024-25 Q1")),
    )
    given = assessed(make_council(printed=rows))
    assert source_of(given, given.current[INDICATOR]).endswith(", page 9")


def test_a_bracket_in_an_address_does_not_end_the_link_of_the_home_page() -> None:
    releases = (make_release(EARLIER_RELEASE, "2024-25 Q1"), make_release(url="https://anyborough.example/q2_(final)"))
    markdown = build_council_page(assessed(make_council(releases=releases)), "anyborough/").markdown
    assert "anyborough.example/q2&#95;%28final%29)." in markdown


# Who leads it, and when it is due


@pytest.mark.parametrize(
    ("owner", "due", "expected"),
    [
        ("", None, ""),
        ("Housing team", None, "Who leads it: Housing team"),
        ("", "2025-03", "Due: March 2025"),
        ("Housing team", "2024-25 Q4", "Who leads it: Housing team · Due: Quarter 4 2024-25"),
    ],
)
def test_an_action_says_who_leads_it_and_when_it_is_due(owner: str, due: str | None, expected: str) -> None:
    comment = make_comment("Beds open.", kind="action", owner=owner, due=parse_period(due) if due else None)
    ((_, ((_, text),)),) = story_of([comment])
    assert words_in(text) == f"Beds open. {expected}".strip()


def test_an_owner_is_text() -> None:
    ((_, ((_, text),)),) = story_of([make_comment("x", kind="action", owner="<script>x</script>")])
    assert "<script" not in text
