"""A report in parts: folded or apart by its weight, each priority alone, the whole for paper, exceptions first."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from builders import (
    PLAN,
    RELEASE,
    make_comment,
    make_council,
    make_entry,
    make_indicator,
    make_observation,
    make_target,
)
from page_data import assessed, items_in, words_in
from quarterdeck.model import Council, Outcome, Priority
from quarterdeck.pages import report, report_off_target
from quarterdeck.pages.inputs import CouncilInput
from quarterdeck.pages.page import Page
from quarterdeck.pages.report import build_report_pages
from quarterdeck.pages.report_off_target import off_target
from quarterdeck.pages.report_priority import gather_chapters, split_chapter

#: Each with its figure against a target of 10; fewer is better.
FIGURES = {"met": "9", "missed": "20", "far": "90", "near": "10.4", "worse": "30"}
PRIORITIES = (Priority(PLAN, 1, "Homes for all", "Homes"), Priority(PLAN, 2, "Green streets", "Streets"))
OUTCOMES = (Outcome(PLAN, 1, 1, "Nobody sleeps rough", ()), Outcome(PLAN, 1, 2, "Homes are warm", ()))
OUTCOME_OF = {"met": 1, "missed": 1, "far": 1, "near": 2, "worse": None}
STORY = make_comment("It is warmer.", scope="outcome", indicator="", priority=1, outcome=2)
NOTE = make_comment("Rents rose.", scope="priority", indicator="", priority=1)
#: Says again what its heading says: nothing is left of it.
EMPTY = make_comment("Green streets.", scope="priority", indicator="", priority=2)


def council_of(**more: Any) -> Council:
    return make_council(
        indicators={name: make_indicator(id=name, title=name.title()) for name in FIGURES},
        scorecard=tuple(make_entry(name, order=n, outcome=OUTCOME_OF[name]) for n, name in enumerate(FIGURES)),
        observations=tuple(
            make_observation("2024-25 Q2", value, indicator=name, release=RELEASE) for name, value in FIGURES.items()
        ),
        targets=tuple(make_target(indicator=name, release=RELEASE) for name in FIGURES),
        **{"commentary": (STORY, NOTE), "outcomes": OUTCOMES, "priorities": PRIORITIES} | more,
    )


def pages_of(given: CouncilInput) -> dict[str, Page]:
    """Give the pages of the newest report by what their addresses add to its own."""
    root = given.report_address(given.latest.release)
    return {page.address.removeprefix(root): page for page in build_report_pages(given, given.latest)}


def html_of(page: Page) -> str:
    return "".join(page.fragments.values())


def rows(page: Page) -> list[str]:
    return re.findall(r'<tr><th scope="row"><a [^>]*>(.*?)</a>', html_of(page))


ALL = ["Met", "Missed", "Far", "Near", "Worse"]


def test_a_light_report_folds_its_priorities_and_has_each_alone_and_the_whole_beside_it() -> None:
    pages = pages_of(assessed(council_of()))
    assert list(pages) == ["", "print/", "priority-1/"]
    assert [sorted(rows(page)) for page in pages.values()] == [sorted(ALL)] * 3
    folded = pages[""].fragments["priority-1"]
    # A link to its place opens what is folded: the place is inside, the heading above.
    assert re.search(r'<details class="qd-fold qd-on-paper"><summary>.*?</summary><div [^>]*id="priority-1">', folded)
    assert "{ #priority-1-heading }" in pages[""].markdown
    assert "<details" not in pages["print/"].fragments["priority-1"]
    assert "{ #priority-1 }" in pages["print/"].markdown


@pytest.mark.parametrize("limit", ["MOST_NODES", "MOST_BYTES", "_MOST_INDICATORS"])
def test_a_heavy_report_has_its_priorities_on_their_pages_and_leads_to_them(
    monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setattr(report, limit, 4)
    pages = pages_of(assessed(council_of()))
    assert rows(pages[""]) == []
    assert words_in(pages[""].fragments["priority-1"]) == (
        "1 of 5 targets were met. 5 indicators in all. Its scorecards and commentary : Homes"
    )
    assert '<a href="priority-1/">1. Homes for all</a>' in pages[""].fragments["contents"]
    assert sorted(rows(pages["priority-1/"])) == sorted(rows(pages["print/"])) == sorted(ALL)
    assert "Rents rose." in html_of(pages["priority-1/"])


def test_what_is_searched_for_is_found_once(monkeypatch: pytest.MonkeyPatch) -> None:
    given = assessed(council_of())
    assert [page.searchable for page in pages_of(given).values()] == [True, False, False]
    monkeypatch.setattr(report, "MOST_NODES", 4)
    assert [page.searchable for page in pages_of(given).values()] == [True, False, True]


def test_a_priority_of_which_nothing_is_known_has_no_page_and_says_so() -> None:
    pages = pages_of(assessed(council_of(commentary=(EMPTY,))))
    assert "priority-2/" not in pages
    assert "hold no indicator" in pages[""].fragments["priority-2"]
    assert "<details" not in pages[""].fragments["priority-2"]


# Long priorities


@pytest.mark.parametrize("most", [1, 2, 3, 4, 5, 50])
def test_a_chapter_is_cut_without_loss_and_nothing_is_said_twice(most: int) -> None:
    given = assessed(council_of())
    (chapter,) = gather_chapters(given, given.latest)
    pieces = split_chapter(chapter, most)
    assert [s.indicator.id for piece in pieces for s in piece.scores] == [s.indicator.id for s in chapter.scores]
    assert all(0 < len(piece.scores) <= most for piece in pieces)
    assert len(pieces) == -(-len(FIGURES) // most)
    assert [bool(piece.notes) for piece in pieces] == [True] + [False] * (len(pieces) - 1)
    told = [text for piece in pieces for block in piece.blocks for _, text in block.story]
    assert [words_in(text) for text in told] == ["It is warmer."]
    titles = [block.title for piece in pieces for block in piece.blocks if block.title]
    assert titles.count("Nobody sleeps rough") == titles.count("Homes are warm") == 1
    assert titles.count("Nobody sleeps rough, continued") == (-(-3 // most)) - 1


def test_the_pages_of_a_long_priority_lead_to_one_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quarterdeck.pages.report_part.split_chapter", lambda chapter: split_chapter(chapter, 2))
    pages = pages_of(assessed(council_of()))
    assert list(pages)[2:] == ["priority-1/", "priority-1/2/", "priority-1/3/"]
    found = [pages[p].fragments["pages"] for p in ("priority-1/", "priority-1/2/")]
    assert [re.findall(r'href="([^"]*)"', html) for html in found] == [["2/", "3/"], ["../", "../3/"]]
    assert "page 2 of 3" in pages["priority-1/2/"].markdown
    # What is off target is told once, on the first.
    assert [bool(pages[p].fragments["off-target"]) for p in list(pages)[2:]] == [True, False, False]


# What is off target


def test_what_is_off_target_stands_first_the_furthest_from_its_target_before_the_others() -> None:
    given = assessed(council_of())
    page = pages_of(given)[""]
    assert [s.indicator.id for s in off_target(given.latest.scores)] == ["far", "worse", "missed"]
    html = page.fragments["off-target"]
    assert [re.findall(r"<a [^>]*>(.*?)</a>", item)[0] for item in html.split("<li>")[1:]] == ["Far", "Worse", "Missed"]
    assert items_in(html)[0].startswith("Far")
    assert "90 people, target 10" in items_in(html)[0]
    assert page.fragments["contents"].index("off-target") < page.fragments["contents"].index("statistics")


def test_beyond_so_many_the_rest_are_counted_and_stand_on_the_page_of_the_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(report_off_target, "MOST", 1)
    pages = pages_of(assessed(council_of()))
    assert len(items_in(pages[""].fragments["off-target"])) == 1
    assert "2 more are off target" in pages[""].fragments["off-target"]
    assert 'href="print/#off-target"' in pages[""].fragments["off-target"]
    assert len(items_in(pages["print/"].fragments["off-target"])) == 3


def test_where_nothing_is_off_target_nothing_is_said_of_it() -> None:
    council = council_of()
    fine = tuple(replace(seen, value=council.observations[0].value) for seen in council.observations)
    page = pages_of(assessed(replace(council, observations=fine)))[""]
    assert "off-target" not in page.fragments
    assert "off target" not in page.markdown
