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
    make_release,
)
from page_data import assessed, items_in, page_of, words_in
from quarterdeck.datasets import Dataset
from quarterdeck.model import Caution, Comparator, Concept, Contact
from quarterdeck.pages.around import Around, Beside
from quarterdeck.pages.indicator import build_indicator_page
from quarterdeck.pages.inputs import ChartImages
from quarterdeck.periods import parse_period


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


def test_what_is_not_known_is_left_out_and_a_reason_is_told() -> None:
    labels = re.findall(r'<ul class="qd-labels">.*?</ul>', page_of(make_council()).fragments["numeral"], re.DOTALL)[0]
    assert not [text for text in items_in(labels) if text.startswith("No ")]
    seasonal = make_council(cautions=(Caution(INDICATOR, "seasonal", RELEASE, "stated", "Fewer in winter."),))
    labels = re.findall(r'<ul class="qd-labels">.*?</ul>', page_of(seasonal).fragments["numeral"], re.DOTALL)[0]
    assert [text.partition(":")[0] for text in items_in(labels) if text.startswith("No ")] == ["No verdict"]


def test_a_page_tells_what_is_asked_first_and_folds_the_rest() -> None:
    page = page_of(make_council(commentary=(make_comment("Fewer people slept rough."),)))
    order = [page.markdown.index(f"<!--qd:{name}-->") for name in ("numeral", "story", "figures", "more", "downloads")]
    assert order == sorted(order)
    assert "## What is happening" in page.markdown
    assert "## What is happening" not in page_of(make_council(commentary=())).markdown


@pytest.mark.parametrize(("count", "shown", "folded"), [(4, 4, 0), (5, 5, 0), (6, 4, 6)])
def test_the_last_four_figures_stand_open_and_all_of_them_where_there_are_many(
    count: int, shown: int, folded: int
) -> None:
    seen = tuple(
        make_observation(f"20{18 + n // 4}-{19 + n // 4} Q{n % 4 + 1}", str(n), note=f"Count {n}.")
        for n in range(count)
    )
    page = page_of(make_council(observations=seen))
    assert page.fragments["figures"].count("<tr>") == shown + 1
    assert page.fragments["more"].count("Count 0.") == (1 if folded else 0)
    for name in ("figures", "more"):
        targets = re.findall(r'<a href="#([\w-]+)">note', page.fragments[name])
        assert len(targets) == (shown if name == "figures" else folded)
        assert all(f'<li id="{target}">' in page.fragments[name] for target in targets)


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
        (make_comparator(value=Decimal(14), period=None, note="Of all ages."), ["14", "not said Of all ages."]),
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
    assert items_in(labels)[-1] == "Second-worst 25% of similar councils in 2022-23"


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
    html = page_of(council).fragments["more"]
    said = items_in(html.partition("What to be careful about")[2].partition("</ul>")[0])
    assert said[:2] == ["A single night.", "Figures arrive about 3 months late as a rule."]
    assert sum("Fewer sleep rough in winter." in text for text in said) == 1
    assert "Of the report before alone." not in html


def test_how_it_compares_leads_to_the_same_thing_elsewhere_also_without_others_figures() -> None:
    assert "How it compares" not in page_of(make_council()).markdown
    concept = Concept("sleepers", "Rough sleepers", comparable=False, note="One counts a night.")
    page = page_of(make_council(), Around(beside=Beside(concept, ("Otherborough", "Thirdborough"))))
    assert "## How it compares" in page.markdown
    assert 'href="../../../compare/sleepers/"' in page.fragments["compare"]
    assert words_in(page.fragments["compare"]).startswith(
        "Compare with Otherborough and Thirdborough A related measure"
    )


def test_what_a_reader_can_do_stands_before_the_files_and_the_neighbours_at_the_foot() -> None:
    contact = Contact(1, "report", "Tell us", "https://anyborough.example/", "", None, (), "")
    markdown = page_of(make_council(contacts=(contact,))).markdown
    places = [markdown.index(text) for text in ("## What you can do", "## Download", "<!--qd:around-->")]
    assert places == sorted(places)
    assert "## What you can do" not in page_of(make_council()).markdown


def test_the_source_leads_to_the_report_and_says_the_page() -> None:
    council = make_council(
        releases=(make_release(EARLIER_RELEASE, "2024-25 Q1"), make_release(url="https://anyborough.example/q2.pdf")),
        printed=(make_printed("value", "12", page=7),),
    )
    page = page_of(council)
    for name in ("figures", "more"):
        assert 'href="https://anyborough.example/q2.pdf#page=7"' in page.fragments[name], name
        assert "page 7" in page.fragments[name], name


def test_what_a_figure_covers_leads_to_the_glossary() -> None:
    html = page_of(make_council()).fragments["more"]
    assert 'href="../../../glossary/#snapshot"' in html


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
