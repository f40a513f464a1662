"""The page of a priority: what is off target, then its outcomes with their scorecards and the council's story."""

from __future__ import annotations

from quarterdeck import addresses
from quarterdeck.model import Priority
from quarterdeck.pages.bars import build_bar
from quarterdeck.pages.environment import render_html, render_markdown
from quarterdeck.pages.escape import render_prose
from quarterdeck.pages.inputs import CouncilInput, scores_under
from quarterdeck.pages.list_parts import MOST_SCORED, Group, by_outcome, outcome_address
from quarterdeck.pages.notes import render_notes
from quarterdeck.pages.page import Page, link
from quarterdeck.pages.promises import render_promises
from quarterdeck.pages.rows import build_row, value_and_target
from quarterdeck.pages.ways import ways_of_priority
from quarterdeck.pages.words import count_of, status_label
from quarterdeck.periods import name_of
from quarterdeck.results import Score

#: How many exceptions of a kind the page names before its outcomes.
_MOST_EXCEPTIONS = 10


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
        "exceptions": _exceptions(given, priority, scores, address),
    }
    sections = []
    for group in by_outcome(given, priority):
        place = f"outcome-{group.name}"
        fragments[place] = _outcome(given, priority, group, address, whole=len(scores) <= MOST_SCORED)
        sections.append({"title": group.title, "place": place})
    notes = [c for c in given.comments(release.id, priority=priority.number) if c.scope in ("priority", "theme")]
    fragments["notes"] = render_notes(notes)
    fragments["promises"] = render_promises(given, release.id, priority.number, address)
    charted = any(score.indicator.id in given.charts for score in scores)
    shown = {score.indicator.id for score in scores}
    fragments["ways"] = ways_of_priority(given, priority.framework, priority.number, shown)
    markdown = render_markdown(
        "priority",
        title=priority.short_title,
        official=priority.title,
        summary=f"{counts.get('met', 0)} of {sum(counts.values())} targets were met in {name_of(release.period)}.",
        charts=link(address, addresses.priority_charts(given.slug, priority.number)) if charted else "",
        has_exceptions=bool(fragments["exceptions"]),
        sections=sections,
        has_notes=bool(notes),
        has_promises=bool(fragments["promises"]),
        has_ways=bool(fragments["ways"]),
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


def _outcome(given: CouncilInput, priority: Priority, group: Group, address: str, *, whole: bool) -> str:
    """Tell an outcome: its story, and its scorecard, or where that stands if the page would be too long with it."""
    number = None if group.name == "none" else int(group.name)
    story = given.comments(given.latest.release.id, scope="outcome", priority=priority.number, outcome=number)
    outcomes = given.council.outcomes
    place = (priority.framework, priority.number, number)
    return render_html(
        "scorecard",
        rows=[build_row(given, score, address) for score in group.scores] if whole else [],
        caption=f"{group.title}: {count_of(len(group.scores), 'indicator')}",
        story=[(c.heading if c.heading != group.title else "", render_prose(c.text)) for c in story],
        goals=next((o.sdgs for o in outcomes if (o.framework, o.priority, o.number) == place), ()),
        counts="" if whole or not group.scores else _counts(given, group.scores),
        elsewhere="" if whole or not group.scores else link(address, outcome_address(given, priority, group.name)),
        held=count_of(len(group.scores), "indicator"),
    )


def _counts(given: CouncilInput, scores: tuple[Score, ...]) -> str:
    """Draw how an outcome's figures stand to their targets."""
    found = [score.judgement.status for score in scores]
    counts = {word: found.count(word) for word in given.counts("status")}
    bar = build_bar(counts, {word: status_label(word, given.council.settings.tolerance) for word in counts})
    return render_html("glance", bar=bar, total=sum(counts.values()))


def _exceptions(given: CouncilInput, priority: Priority, scores: list[Score], address: str) -> str:
    """List what is off target and then what is near it, those that reached least of their targets first."""
    groups = []
    for status in ("not_met", "within_tolerance"):
        found = sorted((s for s in scores if s.judgement.status == status), key=_shortfall)
        if not found:
            continue
        label = status_label(status, given.council.settings.tolerance)
        shown = [
            (score.indicator.title, link(address, given.address_of(score.indicator)), _stands(given, score))
            for score in found[:_MOST_EXCEPTIONS]
        ]
        query = f"?priority={priority.number}&status={status}"
        all_of_them = link(address, addresses.indicators_page(given.slug)) + query
        groups.append((label, len(found), shown, all_of_them if len(found) > len(shown) else ""))
    return render_html("exceptions", groups=groups) if groups else ""


def _shortfall(score: Score) -> tuple[bool, object, int]:
    """Give what exceptions are sorted by; those of whom no share can be given stand last."""
    achieved = score.judgement.achievement_percent
    return achieved is None, achieved or 0, score.entry.order


def _stands(given: CouncilInput, score: Score) -> str:
    return value_and_target(score, given.council.settings.calendar)
