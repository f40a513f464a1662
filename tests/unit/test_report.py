"""The page of a report: its parts in its own order, who stands in which group, its lists."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from builders import (
    EARLIER_RELEASE,
    PLAN,
    RELEASE,
    make_comment,
    make_comparator,
    make_council,
    make_entry,
    make_indicator,
    make_observation,
    make_target,
)
from page_data import assessed, items_in, words_in
from quarterdeck.model import Council, ExceptionRule, Outcome, Priority, Section
from quarterdeck.pages.page import Page
from quarterdeck.pages.report import build_report_page
from quarterdeck.pages.reports_list import build_reports_page

#: Each with its figures before and now, against a target of 10; fewer is better.
FIGURES = {
    "met": ("12", "9"),
    "near": ("10", "10.4"),
    "missed": ("12", "20"),
    "aimless": ("12", "9"),
    "gone": ("9", None),
}


def council_of(**more: Any) -> Council:
    return make_council(
        indicators={name: make_indicator(id=name, title=name.title()) for name in FIGURES},
        scorecard=tuple(make_entry(name, order=order) for order, name in enumerate(FIGURES)),
        observations=tuple(
            make_observation(period, value, indicator=name, release=release, marker="" if value else "[x]")
            for name, values in FIGURES.items()
            for release, period, value in zip(
                (EARLIER_RELEASE, RELEASE), ("2024-25 Q1", "2024-25 Q2"), values, strict=True
            )
        ),
        targets=tuple(make_target(indicator=name, release=EARLIER_RELEASE) for name in FIGURES if name != "aimless"),
        **{"commentary": ()} | more,
    )


def page_of(council: Council) -> Page:
    given = assessed(council)
    return build_report_page(given, given.latest)


def groups(html: str) -> dict[str, list[str]]:
    """Give the caption of each table with the indicators in it."""
    return {
        words_in(caption): re.findall(r'<th scope="row"><a [^>]*>(.*?)</a>', table)
        for caption, table in re.findall(r"<caption[^>]*>(.*?)</caption>(.*?)</table>", html, re.DOTALL)
    }


def test_every_indicator_stands_in_the_group_of_its_status() -> None:
    assert groups(page_of(council_of()).fragments["priority-1"]) == {
        "Targets met (1)": ["Met"],
        "Targets not met (2)": ["Near", "Missed"],
        "Without a target or a figure (2)": ["Aimless", "Gone"],
    }


def test_groups_and_parts_have_the_report_s_own_headings() -> None:
    sections = (
        Section(RELEASE, "met", 3, "Green indicators"),
        Section(RELEASE, "priorities", 1, "2. How we did"),
        Section(RELEASE, "not_met", 4, "Red and amber indicators"),
        Section(EARLIER_RELEASE, "statistics", 2, "Not this one"),
    )
    page = page_of(council_of(sections=sections))
    assert list(groups(page.fragments["priority-1"])) == [
        "Green indicators (1)",
        "Red and amber indicators (2)",
        "Without a target or a figure (2)",
    ]
    assert "Not this one" not in page.fragments["contents"]


def places(page: Page) -> list[str]:
    return re.findall(r'href="#(.*?)"', page.fragments["contents"])


def test_parts_stand_in_the_report_s_own_order_and_the_others_after_them_in_ours() -> None:
    comment = make_comment(scope="report", indicator="", heading="Foreword")
    ours = page_of(council_of(commentary=(comment,)))
    assert [p for p in places(ours) if "-" not in p or p.startswith("priority")] == [
        "statistics",
        "priority-1",
        "summary",
    ]
    sections = (Section(RELEASE, "summary", 1, "Foreword"), Section(RELEASE, "priorities", 2, "Priorities"))
    own = page_of(council_of(commentary=(comment,), sections=sections))
    assert [p for p in places(own) if "-" not in p or p.startswith("priority")] == [
        "summary",
        "priority-1",
        "statistics",
    ]
    # What the contents name stands on the page in the same order.
    for page in (ours, own):
        found = [page.markdown.index(f"<!--qd:{p}-->") for p in places(page) if f"<!--qd:{p}-->" in page.markdown]
        assert found == sorted(found)
        assert len(found) >= 3


def test_an_outcome_has_its_own_indicators_and_its_own_story() -> None:
    outcomes = (Outcome(PLAN, 1, 1, "Nobody sleeps rough", ()), Outcome(PLAN, 1, 2, "Homes are warm", ()))
    council = council_of(
        outcomes=outcomes,
        commentary=(
            make_comment("It is warmer.", scope="outcome", indicator="", priority=1, outcome=2),
            make_comment("Of another.", scope="outcome", indicator="", priority=2, outcome=2),
        ),
        priorities=(Priority(PLAN, 1, "Homes for all", "Homes"), Priority(PLAN, 2, "Green streets", "Streets")),
    )
    scorecard = tuple(
        replace(entry, outcome={"met": 1, "near": 2, "missed": 2}.get(entry.indicator)) for entry in council.scorecard
    )
    html = page_of(replace(council, scorecard=scorecard)).fragments["priority-1"]
    nobody, _, below = html.partition("Homes are warm</h3>")
    assert groups(nobody) == {"Targets met (1)": ["Met"]}
    assert "It is warmer." not in nobody
    assert below.index("It is warmer.") < below.index("<caption>")
    assert groups(below) == {
        "Targets not met (2)": ["Near", "Missed"],
        "Without a target or a figure (2)": ["Aimless", "Gone"],
    }
    assert "Of another." not in html


def test_an_old_report_is_told_with_its_own_counts_and_its_own_lead() -> None:
    given = assessed(council_of())
    old, new = (build_report_page(given, assessment) for assessment in given.assessments)
    counts = [items_in(page.fragments["statistics-status"], "tr")[1] for page in (old, new)]
    assert counts[0].startswith("All 2 50% 0 0% 2 50% 4")
    assert counts[1].startswith("All 1 33% 1 33% 1 33% 3")
    leads = ("2 of 4 targets were met. The report covers 5 indicators.", "1 of 3 targets were met and 1 more reached")
    assert all(lead in page.description for lead, page in zip(leads, (old, new), strict=True))
    listed = items_in(build_reports_page(given).fragments["reports"])
    assert [lead in item for lead, item in zip(leads, reversed(listed), strict=True)] == [True, True]


# Lists by a rule of the report's


def rule(**what: Any) -> ExceptionRule:
    made = ExceptionRule(RELEASE, 1, "Strong areas", "Improving in the best half.", (1, 2), ("improving",), None, "")
    return replace(made, **what)


def test_a_list_has_its_members_and_names_apart_those_of_whom_it_cannot_be_told() -> None:
    comparators = tuple(
        make_comparator("similar_councils", indicator=name, quartile=quartile)
        for name, quartile in (("met", 1), ("near", 2), ("missed", 1), ("aimless", 2), ("gone", 2))
    )
    council = council_of(exceptions=(rule(note="As printed."), rule(release=EARLIER_RELEASE)), comparators=comparators)
    html = page_of(council).fragments["lists"]
    assert groups(html) == {"Strong areas": ["Met", "Aimless"]}
    assert "it has 2 indicators. As printed." in html
    said = words_in(html.split("</table>")[1])
    assert said == "Of 1 more it cannot be told, since their direction is not known: Gone ."
    assert items_in(html, "td")[-1] == "2"


@pytest.mark.parametrize("release", [None, EARLIER_RELEASE])
def test_a_report_without_such_a_rule_has_no_lists(release: str | None) -> None:
    page = page_of(council_of(exceptions=(rule(release=release),) if release else ()))
    assert "lists" not in page.fragments
