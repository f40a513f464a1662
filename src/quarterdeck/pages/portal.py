"""The root of a portal of several councils, and the search page."""

from __future__ import annotations

import json
import re

from quarterdeck import addresses
from quarterdeck.pages.bars import build_bar
from quarterdeck.pages.environment import render_html, render_markdown
from quarterdeck.pages.inputs import CouncilInput
from quarterdeck.pages.page import Page, link
from quarterdeck.pages.words import status_label
from quarterdeck.periods import name_of

_WORD = re.compile(r"[a-z]{3,}")


def build_portal_page(councils: tuple[CouncilInput, ...]) -> Page:
    """Make the root: each council with its newest report at a glance."""
    cards = []
    for given in councils:
        settings, counts = given.council.settings, given.counts("status")
        cards.append(
            {
                "title": settings.name,
                "link": link("", addresses.council_page(given.slug)),
                "bar": build_bar(counts, {word: status_label(word, settings.tolerance) for word in counts}),
                "met": counts.get("met", 0),
                "total": sum(counts.values()),
                "story": f"{len(given.latest.scores)} indicators, {name_of(given.latest.release.period)}.",
            }
        )
    fragments = {
        "councils": render_html("priorities", priorities=cards),
        "search": render_html("searchbox", action=link("", "search/")),
    }
    names = " and ".join(given.council.settings.name for given in councils)
    description = f"How {names} perform: published indicators with charts, targets and open data."
    return Page("", "How is your council doing?", description, render_markdown("portal"), fragments)


def search_words(councils: tuple[CouncilInput, ...]) -> bytes:
    """List the words that searches can find, so that a misspelt one can be set right; read only when needed."""
    texts = [
        text
        for given in councils
        for score in given.current.values()
        for text in (score.indicator.title, score.entry.official_title, *score.indicator.keywords)
    ]
    words = {word for text in texts for word in _WORD.findall(text.lower())}
    return (json.dumps(sorted(words), ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def build_search_page(councils: tuple[CouncilInput, ...]) -> Page:
    """Make the page that the search box leads to."""
    address = "search/"
    lists = [(given.council.settings.name, link(address, addresses.indicators_page(given.slug))) for given in councils]
    fragments = {"searcher": render_html("searcher", lists=lists)}
    description = "Search all indicators by plain words, official words or reference."
    return Page(
        address,
        "Search",
        description,
        render_markdown("search"),
        fragments,
        section="search",
        searchable=False,
        script="search.js",
    )
