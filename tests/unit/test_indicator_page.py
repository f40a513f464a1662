"""The page of an indicator: its numeral, its labels, its story, and others' figures."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from builders import (
    EARLIER_RELEASE,
    INDICATOR,
    RELEASE,
    make_comment,
    make_comparator,
    make_council,
    make_indicator,
    make_observation,
    make_printed,
)
from page_data import assessed, items_in, words_in
from quarterdeck.datasets import Dataset
from quarterdeck.model import Caution, Comparator, Council
from quarterdeck.pages.indicator import build_indicator_page
from quarterdeck.pages.inputs import ChartImages
from quarterdeck.pages.page import Page
from quarterdeck.periods import parse_period


def page_of(council: Council) -> Page:
    given = assessed(council)
    files = Dataset("anyborough/indicators/rough-sleepers/", {"resources": [{"schema": {"fields": []}}]}, ())
    given = replace(given, data=replace(given.data, indicators={INDICATOR: files}))
    page, _ = build_indicator_page(given, given.current[INDICATOR])
    return page


def test_the_number_stands_with_its_unit_and_its_time_and_how_it_stands() -> None:
    page = page_of(make_council(printed=(make_printed("trend", "down"),)))
    assert words_in(re.findall(r'<p class="qd-numeral">.*?</p>', page.fragments["numeral"])[0]) == (
        "12 people at the end of September 2024"
    )
    labels = re.findall(r'<ul class="qd-labels">.*?</ul>', page.fragments["numeral"], re.DOTALL)[0]
    assert items_in(labels) == [
        "Off target",
        "Better than at the end of June 2024",
        "Worse than a year ago, the council says",
    ]


def test_a_missing_number_says_why() -> None:
    page = page_of(make_council(observations=(make_observation(value=None, marker="[c]"),)))
    assert words_in(re.findall(r'<p class="qd-numeral">.*?</p>', page.fragments["numeral"])[0]) == (
        "Held back Quarter 2 2024-25"
    )


def test_the_story_is_the_newest_report_s_and_what_was_said_before_stands_apart_once() -> None:
    comments = (
        make_comment("Fewer people slept rough."),
        make_comment("Beds will open.", kind="action"),
        make_comment("It was a cold spring.", release=EARLIER_RELEASE),
        make_comment("Of another.", indicator="other"),
        make_comment("Of both.", indicator="other", also_about=(INDICATOR,)),
    )
    story = page_of(make_council(commentary=comments)).fragments["story"]
    now, _, before = story.partition("<details")
    assert [text in now for text in ("Fewer people slept rough.", "Beds will open.", "Of both.")] == [True] * 3
    assert "What is being done" in now
    assert "It was a cold spring." not in now
    assert words_in(f"<details{before}") == f"Earlier: Report {EARLIER_RELEASE} It was a cold spring."
    assert story.count("Fewer people slept rough.") == 1
    assert "Of another." not in story


@pytest.mark.parametrize(
    ("comparator", "cells"),
    [
        (make_comparator(value=Decimal("14.5")), ["14.5", "2023-24"]),
        (make_comparator(value=Decimal(14), period=None, note="Of all ages."), ["14", "not stated Of all ages."]),
        (make_comparator(value=None, rank=3, group_size=16), ["place 3 of 16", "2023-24"]),
        (make_comparator(value=None, rank=3), ["place 3", "2023-24"]),
        (make_comparator(value=None, note="Worse."), ["not printed", "2023-24 Worse."]),
    ],
)
def test_others_figures_stand_with_their_time_and_what_is_said_of_them(
    comparator: Comparator, cells: list[str]
) -> None:
    html = page_of(make_council(comparators=(comparator,))).fragments["compare"]
    (row,) = re.findall(r"<tr><th scope=\"row\">.*?</tr>", html, re.DOTALL)
    assert items_in(row, "th") == ["England"]
    assert items_in(row, "td") == cells


def test_the_place_among_others_is_of_the_time_that_it_was_stated_for() -> None:
    page = page_of(
        make_council(
            comparators=(
                make_comparator(value=Decimal(14), period=parse_period("2023-24")),
                make_comparator("similar_councils", value=None, quartile=3, period=parse_period("2022-23")),
            )
        )
    )
    labels = re.findall(r'<ul class="qd-labels">.*?</ul>', page.fragments["numeral"], re.DOTALL)[0]
    assert items_in(labels)[-1] == "Third quarter of similar councils in 2022-23"


def test_an_indicator_that_the_newest_report_left_out_is_shown_as_the_last_one_had_it() -> None:
    council = make_council(observations=(make_observation("2024-25 Q1", "15", release=EARLIER_RELEASE),))
    page = page_of(council)
    assert "15 people at the end of June 2024" in words_in(page.fragments["numeral"])
    assert f"Report {EARLIER_RELEASE}" in page.markdown


def test_what_to_be_careful_about_is_told_with_its_evidence() -> None:
    cautions = (
        Caution(INDICATOR, "seasonal", RELEASE, "stated", "Fewer sleep rough in winter."),
        Caution(INDICATOR, "rounding", EARLIER_RELEASE, "stated", "Of the report before alone."),
    )
    council = make_council(
        indicators={INDICATOR: make_indicator(caveat="A single night.", lag_months=3)}, cautions=cautions
    )
    html = page_of(council).fragments["about"]
    said = items_in(html.partition("What to be careful about")[2].partition("</ul>")[0])
    assert said[:2] == ["A single night.", "Figures arrive about 3 months late as a rule."]
    assert sum("Fewer sleep rough in winter." in text for text in said) == 1
    assert "Of the report before alone." not in html


@pytest.mark.parametrize("telling", [True, False])
def test_a_chart_that_tells_no_more_than_the_sentence_is_left_out_but_for_its_files(*, telling: bool) -> None:
    drawn = ChartImages(
        "<svg>wide</svg>", "<svg>narrow</svg>", b"", "", b"png", headline="Up", drawn="People", telling=telling
    )
    given = assessed(make_council())
    files = Dataset("anyborough/indicators/rough-sleepers/", {"resources": [{"schema": {"fields": []}}]}, ())
    data = replace(given.data, indicators={INDICATOR: files})
    given = replace(given, data=data, charts={INDICATOR: drawn})
    page, written = build_indicator_page(given, given.current[INDICATOR])
    assert ("<!--qd:chart-->" in page.markdown, "chart" in page.fragments) == (telling, telling)
    assert page.image == f"{INDICATOR}.png"
    assert {name.rpartition(".")[2] for name in written} >= {"svg", "png"}
    if telling:
        assert page.fragments["chart"].index("Up") < page.fragments["chart"].index("People")
