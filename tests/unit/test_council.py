"""A council's home: who stands in which list, in what order, and what is said of each."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from builders import (
    EARLIER_RELEASE,
    INDICATOR,
    PLAN,
    RELEASE,
    make_comment,
    make_council,
    make_entry,
    make_indicator,
    make_observation,
    make_printed,
    make_printed_tally,
    make_settings,
    make_target,
)
from page_data import assessed, items_in, words_in
from quarterdeck.model import Caution, Council, Polarity, Priority
from quarterdeck.pages.council import build_council_page, year_ago_words
from quarterdeck.pages.page import Page

#: A name, its figure in the report before, its figure now.
Moved = tuple[str, str, str]


def council_of(*moved: Moved, periods: tuple[str, str] = ("2024-25 Q1", "2024-25 Q2"), **more: Any) -> Council:
    """Make a council of indicators that moved; fewer is better, and the target of each is 10."""
    names = [name for name, _, _ in moved]
    kinds = more.pop("kinds", {})
    return make_council(
        indicators={name: make_indicator(id=name, title=name.title(), **kinds.get(name, {})) for name in names},
        scorecard=tuple(make_entry(name, order=order) for order, name in enumerate(names)),
        observations=tuple(
            make_observation(period, value, indicator=name, release=release)
            for name, *values in moved
            for release, period, value in zip((EARLIER_RELEASE, RELEASE), periods, values, strict=True)
        ),
        **{"targets": tuple(make_target(indicator=name, release=EARLIER_RELEASE) for name in names)} | more,
    )


def home(council: Council) -> Page:
    return build_council_page(assessed(council), "anyborough/")


def names_in(html: str) -> list[str]:
    return re.findall(r"<a [^>]*>(.*?)</a>", html)


# What needs attention


def test_the_furthest_from_target_stands_first_and_at_most_five_do() -> None:
    council = council_of(
        *((name, "9", str(value)) for name, value in zip("abcdefg", (9, 20, 12, 50, 11, 30, 40), strict=True))
    )
    page = home(council)
    assert names_in(page.fragments["attention"]) == ["D", "G", "F", "B", "C"]
    assert "6 indicators are off target. These 5 reached least of theirs" in page.markdown


def test_what_has_reached_no_share_is_told_after_the_five_and_never_left_out() -> None:
    council = council_of(
        *((name, "9", str(value)) for name, value in zip("abcdef", (20, 12, 50, 11, 30, 40), strict=True)),
        ("low", "9", "-3"),
        kinds={"low": {"polarity": Polarity.HIGHER}},
    )
    page = home(council)
    assert names_in(page.fragments["attention"]) == ["C", "F", "E", "A", "B", "Low"]
    assert "7 indicators are off target. These 5 reached least of theirs; of the last 1 no share can be given." in (
        page.markdown
    )


def test_where_all_are_shown_nothing_is_said_of_a_choice() -> None:
    page = home(council_of(("a", "9", "20"), ("b", "9", "9")))
    assert "1 indicator is off target.\n" in page.markdown
    assert items_in(page.fragments["attention"]) == ["Off target A 20 people, target 10"]
    assert words_in(home(council_of(("b", "9", "9"))).fragments["attention"]) == "None this time."


def test_what_is_being_done_stands_beside_what_needs_attention() -> None:
    comments = (
        make_comment(indicator="a", kind="performance", line=""),
        make_comment(indicator="a", kind="action", line=""),
        make_comment(indicator="a", kind="action", line="More beds open."),
        make_comment(indicator="b", kind="action", line="Not this."),
        make_comment(indicator="a", kind="action", line="Nor this.", release=EARLIER_RELEASE),
    )
    page = home(council_of(("a", "9", "20"), ("b", "9", "9"), commentary=comments))
    assert items_in(page.fragments["attention"]) == [
        "Off target A 20 people, target 10 What is being done: More beds open."
    ]


# What moves


FALLS = tuple((name, "100", str(value)) for name, value in zip("abcdef", (99, 80, 90, 70, 95, 60), strict=True))
RISES = tuple((name, "100", str(value)) for name, value in zip("uvwxyz", (101, 120, 110, 130, 105, 140), strict=True))


def test_what_got_better_and_what_got_worse_stand_under_their_own_headings_the_furthest_first() -> None:
    page = home(council_of(*FALLS, *RISES, targets=()))
    assert names_in(page.fragments["moving"]) == ["F", "D", "B", "C", "E"]
    assert names_in(page.fragments["slipping"]) == ["Z", "X", "V", "W", "Y"]
    moving, slipping = page.markdown.split("## Moving the wrong way")
    assert "## Moving the right way\n\n6 indicators are better than in the period before; these 5 moved" in moving
    assert "6 indicators are worse than in the period before; these 5 moved furthest" in slipping
    assert "<!--qd:moving-->" in moving
    assert "<!--qd:slipping-->" in slipping


def test_a_move_is_told_with_its_verdict_its_figure_where_from_by_how_much_and_since_when() -> None:
    page = home(council_of(("a", "40", "30"), ("b", "1", "2"), targets=()))
    assert items_in(page.fragments["moving"]) == ["Better A 30 people, down 25% from 40 at the end of June 2024"]
    assert items_in(page.fragments["slipping"]) == ["Worse B 2 people, up 100% from 1 at the end of June 2024"]


def test_where_nothing_moves_one_way_the_page_says_so() -> None:
    page = home(council_of(("a", "40", "30"), targets=()))
    assert "1 indicator is better than in the period before.\n" in page.markdown
    assert "No indicator is worse than in the period before.\n" in page.markdown


# What changed since the report before


def changes(html: str) -> dict[str, list[str]]:
    """Give the heading of each list of changes with what stands below it."""
    return {
        words_in(heading): items_in(body)
        for heading, body in re.findall(r"<h3>(.*?)</h3></summary>(.*?)</details>", html, re.DOTALL)
    }


def test_each_list_of_changes_has_its_own_members_and_their_number() -> None:
    council = council_of(
        ("met", "12", "9"),
        ("missed", "9", "12"),
        ("stays", "12", "11"),
        ("much", "11", "20"),
        periods=("2023-24 Q2", "2024-25 Q2"),
        targets=tuple(
            make_target(year, indicator=name, release=EARLIER_RELEASE)
            for name in ("met", "missed", "stays", "much")
            for year in ("2023-24", "2024-25")
        ),
    )
    page = home(council)
    assert changes(page.fragments["changes"]) == {
        "Newly on target (1)": ["On target Met 9 people, target 10"],
        "No longer on target (1)": ["Off target Missed 12 people, target 10"],
        "Moved furthest for the better (2)": [
            "Better Met 9 people, down 25% from 12 at the end of September 2023",
            "Better Stays 11 people, down 8.3% from 12 at the end of September 2023",
        ],
        "Moved furthest for the worse (2)": [
            "Worse Much 20 people, up 82% from 11 at the end of September 2023",
            "Worse Missed 12 people, up 33% from 9 at the end of September 2023",
        ],
    }
    assert "4 indicators are in this report and in" in page.fragments["changes"]
    assert f"## What changed since Report {EARLIER_RELEASE}" in page.markdown


@pytest.mark.parametrize(("then", "said"), [("8", " (it was 8 for 2023-24)"), ("10", "")])
def test_a_status_that_changed_with_its_target_names_the_target_that_was(then: str, said: str) -> None:
    council = council_of(
        ("a", "9", "9"),
        periods=("2023-24 Q2", "2024-25 Q2"),
        targets=(
            make_target("2023-24", then, indicator="a", release=EARLIER_RELEASE),
            make_target("2024-25", "10", indicator="a"),
        ),
    )
    found = changes(home(council).fragments["changes"])
    assert found == ({"Newly on target (1)": [f"On target A 9 people, target 10{said}"]} if said else {})


def test_at_most_five_changes_are_shown_and_the_heading_counts_them_all() -> None:
    found = changes(home(council_of(*((name, "12", "9") for name in "abcdefg"))).fragments["changes"])
    assert {heading: len(items) for heading, items in found.items()} == {"Newly on target (7)": 5}


def test_without_a_report_before_or_without_a_change_there_is_no_such_part() -> None:
    council = council_of(("a", "9", "9"))
    assert home(council).fragments["changes"] == ""
    assert "What changed since" not in home(council).markdown
    alone = replace(council, releases=council.releases[1:], observations=council.observations[1:], targets=())
    assert home(alone).fragments["changes"] == ""


# Against a year ago


def trend_council(*printed: tuple[str, int], cautions: tuple[Caution, ...] = (), **more: Any) -> Council:
    """Make a council of five indicators: three better than a year ago, one worse, one the same."""
    moved = (("a", "5", "4"), ("b", "5", "4"), ("c", "5", "4"), ("d", "4", "5"), ("e", "5", "5"))
    return council_of(
        *moved,
        periods=("2023-24 Q2", "2024-25 Q2"),
        cautions=cautions,
        printed_tallies=tuple(
            make_printed_tally("trend", word, count, main="yes", with_data=9, **more) for word, count in printed
        ),
    )


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ((), "Compared with a year ago: 3 better, 1 worse, 1 the same."),
        (
            (("improving", 3), ("same", 1), ("worsening", 1)),
            "Compared with a year ago the report counts 3 better, 1 worse, 1 the same.",
        ),
        (
            (("improving", 4), ("same", 0), ("worsening", 2)),
            (
                "Compared with a year ago the report counts 4 better, 2 worse, 0 the same. "
                "We can follow 3, 1 and 1 of these."
            ),
        ),
        ((("improving", 4), ("worsening", 2)), "Compared with a year ago: 3 better, 1 worse, 1 the same."),
    ],
)
def test_how_many_are_better_than_a_year_ago(printed: tuple[tuple[str, int], ...], said: str) -> None:
    assert year_ago_words(assessed(trend_council(*printed))) == said


def test_what_we_can_follow_stands_in_the_order_of_what_the_report_counts() -> None:
    rounding = tuple(Caution(name, "rounding", RELEASE, "stated", "") for name in ("b", "d"))
    council = trend_council(("improving", 3), ("same", 1), ("worsening", 1), cautions=rounding)
    assert year_ago_words(assessed(council)) == (
        "Compared with a year ago the report counts 3 better, 1 worse, 1 the same. "
        "We can follow 2, 0 and 1 of these, and give no verdict on 2."
    )
    assert year_ago_words(assessed(trend_council(cautions=rounding))) == (
        "Compared with a year ago: 2 better, 0 worse, 1 the same, 2 without a verdict."
    )


def test_without_a_trend_nothing_is_said_of_a_year_ago() -> None:
    assert year_ago_words(assessed(council_of(("a", "9", "9")))) == ""


# Priorities


def test_each_priority_has_its_own_counts_and_its_own_story() -> None:
    council = replace(
        council_of(("a", "9", "9"), ("b", "9", "20"), ("c", "9", "8")),
        scorecard=(
            make_entry("a"),
            make_entry("b", priority=2, outcome=None),
            make_entry("c", priority=2, outcome=None),
        ),
        priorities=(Priority(PLAN, 1, "Homes for all", "Homes"), Priority(PLAN, 2, "Green streets", "Streets")),
        commentary=(
            make_comment(scope="priority", priority=2, indicator="", line="Streets are greener."),
            make_comment(scope="priority", priority=2, indicator="", line="Not this.", release=EARLIER_RELEASE),
        ),
        printed=(make_printed("trend", "up", indicator="a"),),
    )
    page = home(council)
    assert items_in(page.fragments["priorities"]) == [
        "Homes 1 of 1 targets met Compared with a year ago: 1 better, 0 worse, 0 the same.",
        "Streets 1 of 2 targets met Streets are greener.",
    ]
    assert "2 of 3 targets were met in Quarter 2 2024-25." in page.description
    assert items_in(page.fragments["glance"]) == ["2 on target", "0 within 5% of target", "1 off target"]


def test_one_indicator_has_its_home_too() -> None:
    page = home(make_council(settings=make_settings(name="Newborough")))
    assert page.title == "How is Newborough doing?"
    assert names_in(page.fragments["attention"]) == ["Rough sleepers"]
    assert f'href="indicators/{INDICATOR}/"' in page.fragments["attention"]
