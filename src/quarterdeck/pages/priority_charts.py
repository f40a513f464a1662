"""All charts of a priority, one after the other: to look through, or to print for a committee."""

from __future__ import annotations

from quarterdeck import addresses
from quarterdeck.model import Priority
from quarterdeck.pages.environment import render_html, render_markdown
from quarterdeck.pages.inputs import CouncilInput
from quarterdeck.pages.list_parts import Part, by_outcome, parts_of
from quarterdeck.pages.page import Page, link
from quarterdeck.pages.sentence import build_sentences
from quarterdeck.pages.words import judged_label
from quarterdeck.periods import name_of
from quarterdeck.results import Score

#: The most charts of a page, so that it stays light: a drawing has up to 110 elements.
MOST_CHARTS = 24


def build_charts_pages(given: CouncilInput, priority: Priority) -> list[Page]:
    """Make the pages of a priority's charts; one, unless there are too many; none where nothing is drawn."""
    groups = by_outcome(given, priority)
    if not any(score.indicator.id in given.charts for group in groups for score in group.scores):
        return []
    parts = parts_of(groups, MOST_CHARTS)
    return [_page(given, priority, part, parts) for part in parts]


def _page(given: CouncilInput, priority: Priority, part: Part, parts: list[Part]) -> Page:
    settings, release = given.council.settings, given.latest.release
    address = addresses.priority_charts(given.slug, priority.number, part.number)
    of = "" if len(parts) == 1 else f", {part.first} to {part.last} of {part.total}"
    title = f"{priority.short_title}: all charts{of}"
    crumbs = [
        (settings.name, link(address, addresses.council_page(given.slug))),
        (priority.short_title, link(address, addresses.priority_page(given.slug, priority.number))),
    ]
    near = [
        (word, f"{parts[number - 1].first} to {parts[number - 1].last}", link(address, _at(given, priority, number)))
        for word, number in (("Before", part.number - 1), ("After", part.number + 1))
        if 0 < number <= len(parts)
    ]
    groups = [
        (group.title, group.continued, [_told(given, score, address) for score in group.scores])
        for group in part.groups
    ]
    fragments = {
        "crumbs": render_html("crumbs", items=crumbs),
        "charts": render_html("priority_charts", groups=groups) + render_html("listing_turn", links=near),
    }
    return Page(
        address,
        title,
        f"{settings.name}, {name_of(release.period)}. Every chart of {priority.short_title}, with one sentence each.",
        render_markdown(
            "priority_charts", title=title, name=settings.name, period=name_of(release.period), source=release.source
        ),
        fragments,
        given.slug,
        "priorities",
        searchable=False,
        dated=release.published,
    )


def _at(given: CouncilInput, priority: Priority, number: int) -> str:
    return addresses.priority_charts(given.slug, priority.number, number)


def _told(given: CouncilInput, score: Score, address: str) -> dict[str, object]:
    settings, name = given.council.settings, score.indicator.id
    chart = given.charts.get(name)
    return {
        "title": score.indicator.title,
        "ref": score.entry.ref,
        "link": link(address, given.address_of(score.indicator)),
        "sentence": build_sentences(score, settings.calendar)[0],
        "status": judged_label(score.judgement, score.current, settings.tolerance),
        # On a page of many drawings each needs ids of its own.
        "chart": chart.narrow.replace("narrow-title", f"{name}-title").replace("narrow-description", f"{name}-about")
        if chart
        else "",
    }
