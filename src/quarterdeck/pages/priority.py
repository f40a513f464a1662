"""The page of a priority: its outcomes, their scorecards and the council's story."""

from __future__ import annotations

from quarterdeck import addresses
from quarterdeck.model import Priority
from quarterdeck.pages.bars import build_bar
from quarterdeck.pages.environment import render_html, render_markdown
from quarterdeck.pages.escape import render_prose
from quarterdeck.pages.inputs import CouncilInput, scores_under
from quarterdeck.pages.notes import render_notes
from quarterdeck.pages.page import Page, link
from quarterdeck.pages.promises import render_promises
from quarterdeck.pages.rows import build_row
from quarterdeck.pages.words import count_of, status_label
from quarterdeck.periods import name_of


def build_priority_page(given: CouncilInput, priority: Priority) -> Page:
    """Make the page of a priority of the newest report."""
    settings, release = given.council.settings, given.latest.release
    address = addresses.priority_page(given.slug, priority.number)
    counts = given.counts("status", str(priority.number))
    bar = build_bar(counts, {word: status_label(word, settings.tolerance) for word in counts})
    scores = scores_under(given.latest.scores, priority)
    fragments: dict[str, str] = {
        "crumbs": render_html("crumbs", items=[(settings.name, link(address, addresses.council_page(given.slug)))]),
        "glance": render_html("glance", bar=bar, total=sum(counts.values())),
    }
    sections = []
    outcomes = [o for o in given.council.outcomes if (o.framework, o.priority) == (priority.framework, priority.number)]
    for number, title in [(o.number, o.title) for o in outcomes] + [
        (None, "Other indicators" if outcomes else "Indicators")
    ]:
        members = [s for s in scores if s.entry.outcome == number]
        story = given.comments(release.id, scope="outcome", priority=priority.number, outcome=number)
        if number is None and not members:
            continue
        place = f"outcome-{number or 'none'}"
        rows = [build_row(given, score, address) for score in members]
        fragments[place] = render_html(
            "scorecard",
            rows=rows,
            caption=f"{title}: {count_of(len(rows), 'indicator')}",
            story=[(c.heading if c.heading != title else "", render_prose(c.text)) for c in story],
            name=place,
            goals=next((o.sdgs for o in outcomes if o.number == number), ()),
        )
        sections.append({"title": title, "place": place})
    notes = [c for c in given.comments(release.id, priority=priority.number) if c.scope in ("priority", "theme")]
    fragments["notes"] = render_notes(notes)
    fragments["promises"] = render_promises(given, release.id, priority.number, address)
    markdown = render_markdown(
        "priority",
        title=priority.short_title,
        official=priority.title,
        summary=f"{counts.get('met', 0)} of {sum(counts.values())} targets were met in {name_of(release.period)}.",
        sections=sections,
        has_notes=bool(notes),
        has_promises=bool(fragments["promises"]),
    )
    description = (
        f"{settings.name}, {priority.short_title}: {counts.get('met', 0)} of {sum(counts.values())} targets met "
        f"in {name_of(release.period)}, outcome by outcome."
    )
    return Page(
        address,
        priority.short_title,
        description,
        markdown,
        fragments,
        given.slug,
        "priorities",
        dated=given.latest.release.published,
        origin=given.latest.release.source,
    )
