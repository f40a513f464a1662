"""The root of a portal of several councils."""

from __future__ import annotations

from quarterdeck import addresses
from quarterdeck.pages.bars import build_bar
from quarterdeck.pages.environment import render_html, render_markdown
from quarterdeck.pages.inputs import CouncilInput
from quarterdeck.pages.page import Page, link
from quarterdeck.pages.words import status_label
from quarterdeck.periods import name_of


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
        "search": render_html("searchbox", action=link("", "search/"), council=""),
    }
    names = " and ".join(given.council.settings.name for given in councils)
    description = f"How {names} perform: published indicators with charts, targets and open data."
    return Page("", "How is your council doing?", description, render_markdown("portal"), fragments)
