"""The words of an indicator's page: each is explained once, in place, and has its entry in the glossary."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from html import unescape
from pathlib import Path

import pytest

from builders import (
    INDICATOR,
    RELEASE,
    make_comparator,
    make_council,
    make_observation,
    make_printed,
    make_settings,
    make_target,
)
from page_data import page_of, words_in
from quarterdeck.model import Accumulation, Caution, Council
from quarterdeck.pages.terms import ANCHORS
from quarterdeck.periods import parse_period
from quarterdeck.schema.words import MARKER, STATUS

GLOSSARY = Path(__file__).parents[2] / "docs" / "glossary.md"
FIRST, SECOND = "2024-25 Q1", "2024-25 Q2"
BUTTON = re.compile(r'<button type="button" class="qd-term" popovertarget="([^"]+)">(.*?)</button>', re.DOTALL)
MEANING = re.compile(r'<div popover id="([^"]+)".*?<p>(.*?)</p><p>(.*?)</p><p><a href="([^"]+)">', re.DOTALL)


def opened(html: str) -> list[tuple[str, str]]:
    """Give what each word that opens is called, and what it opens."""
    said = {name: unescape(words_in(meaning)) for name, _, meaning, _ in MEANING.findall(html)}
    return [(words_in(inner), said[name]) for name, inner in BUTTON.findall(html)]


def test_every_word_leads_to_an_entry_of_the_glossary() -> None:
    entries = set(re.findall(r'<dt id="([^"]+)">', GLOSSARY.read_text(encoding="utf-8")))
    assert {word: anchor for word, anchor in ANCHORS.items() if anchor not in entries} == {}


def test_every_status_marker_and_way_of_counting_has_its_entry() -> None:
    assert {*STATUS, *MARKER, *Accumulation} <= ANCHORS.keys()


def test_each_label_opens_what_it_means_for_this_figure() -> None:
    council = make_council(
        printed=(make_printed("trend", "down"),),
        comparators=(make_comparator("similar_councils", value=None, quartile=3, period=parse_period("2022-23")),),
    )
    html = page_of(council).fragments["numeral"]
    assert opened(html) == [
        ("Off target", STATUS["not_met"]),
        ("Better than at the end of June 2024", "Better than it was. The two figures were compared."),
        (
            "Worse than a year ago, the council says",
            "Worse than it was. The council says so; the tables hold no figure of a year ago to check it by.",
        ),
        (
            "Second-worst 25% of similar councils in 2022-23",
            "Similar councils are put in order and cut into four equal groups.",
        ),
    ]
    anchors = ["off-target", "direction-of-travel", "trend", "quartile"]
    assert [link for *_, link in MEANING.findall(html)] == [f"../../../glossary/#{anchor}" for anchor in anchors]


@pytest.mark.parametrize(
    ("council", "anchor"),
    [
        (make_council(cautions=(Caution(INDICATOR, "seasonal", RELEASE, "stated", "Winter."),)), "withheld"),
    ],
    ids=["withheld"],
)
def test_a_direction_without_a_verdict_leads_to_the_reason(council: Council, anchor: str) -> None:
    links = [link for *_, link in MEANING.findall(page_of(council).fragments["numeral"])]
    assert links[1].endswith(f"#{anchor}")


def test_of_the_table_only_the_first_of_a_kind_opens() -> None:
    council = make_council(
        observations=tuple(make_observation(period, "15", marker="[p]") for period in (FIRST, SECOND)),
        targets=tuple(make_target(period, "10", basis="implied") for period in (FIRST, SECOND)),
    )
    html = page_of(council).fragments["figures"]
    rows = re.findall(r"<tr>.*?</tr>", html, re.DOTALL)
    assert [len(BUTTON.findall(row)) for row in rows] == [0, 2, 0]
    assert [word for word, _ in opened(html)] == ["[p]", "worked back"]
    assert opened(html)[0][1] == MARKER["[p]"]


def test_every_word_that_opens_has_one_place_in_the_page() -> None:
    council = make_council(
        settings=make_settings(tolerance=Decimal(0)),
        observations=(make_observation(FIRST, "15", marker="[r]"), make_observation(SECOND, "12", marker="[p]")),
        targets=(make_target(SECOND, "10", basis="implied"),),
    )
    html = "".join(page_of(council).fragments.values())
    named = Counter(re.findall(r'<div popover id="([^"]+)"', html))
    assert set(named.values()) == {1}
    assert {name for name, _ in BUTTON.findall(html)} == set(named)


def test_on_paper_the_meanings_stand_in_a_list() -> None:
    html = page_of(make_council()).fragments["numeral"]
    listed = unescape(html[html.index("<details") :])
    assert "qd-on-paper" in listed
    assert STATUS["not_met"] in listed
