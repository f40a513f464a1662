"""The page of a quarterly report, as it stood: its parts in the order and under the headings that it prints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from quarterdeck import addresses
from quarterdeck.model import Comment
from quarterdeck.pages.decisions import render_decisions
from quarterdeck.pages.environment import render_html, render_markdown
from quarterdeck.pages.inputs import OTHER_PLANS, CouncilInput, scores_elsewhere, scores_under
from quarterdeck.pages.notes import render_notes
from quarterdeck.pages.page import Page, link
from quarterdeck.pages.report_key import render_key
from quarterdeck.pages.report_priority import render_priority, render_strays
from quarterdeck.pages.rule_lists import render_rule_lists
from quarterdeck.pages.sources import render_source
from quarterdeck.pages.statistics import build_statistics
from quarterdeck.pages.ways import WAYS, ways_of_report
from quarterdeck.periods import month_range, name_of
from quarterdeck.results import Assessment

#: The parts of a report in our own order, with our own headings, where it does not print others.
_PARTS = {
    "decisions": "What members were asked to decide",
    "statistics": "Statistical analysis",
    "lists": "Lists of the executive summary",
    "priorities": "Priority by priority",
    "summary": "From the report",
}


#: The parts of the tallies, which a report may tell of under their own number.
_COUNTED = ("status", "direction_of_travel", "trend", "quartile")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a report's page: its heading, its place, and the headings and places below it."""

    title: str
    place: str
    below: tuple[tuple[str, str], ...] = ()


def build_report_page(given: CouncilInput, assessment: Assessment) -> Page:
    """Make the page of one report."""
    release, settings = assessment.release, given.council.settings
    address = given.report_address(release)
    headings = {s.part: s.heading for s in given.council.sections if s.release == release.id}
    fragments: dict[str, str] = {
        "crumbs": render_html(
            "crumbs",
            items=[
                (settings.name, link(address, addresses.council_page(given.slug))),
                ("Reports", link(address, addresses.reports_page(given.slug))),
            ],
        ),
        "front": _front(given, assessment, address),
        "key": render_key(given, assessment),
    }
    parts: dict[str, list[Part]] = {
        "decisions": _alone(fragments, "decisions", headings, render_decisions(given.council, release.id)),
        "statistics": _statistics(given, assessment, fragments, headings),
        "lists": _alone(fragments, "lists", headings, render_rule_lists(given, release.id, address)),
        "priorities": _priorities(given, assessment, fragments, address, headings),
        "summary": _alone(fragments, "summary", headings, render_notes(_general(given, release.id, headings))),
    }
    printed = {s.part: s.order for s in given.council.sections if s.release == release.id}
    order = sorted(_PARTS, key=lambda part: (printed.get(part, len(printed) + 1_000), list(_PARTS).index(part)))
    shown = [part for name in order for part in parts[name]]
    fragments["ways"] = _ways(given, assessment)
    shown += [Part(WAYS, "ways")] if fragments["ways"] else []
    fragments["contents"] = render_html("contents", items=[(part.title, part.place, part.below) for part in shown])
    lead = lead_of(given, assessment)
    markdown = render_markdown("report", title=f"{settings.name}: {release.title}", lead=lead, parts=shown)
    description = f"{settings.full_name}, {release.title}: {lead}"
    title, dated = f"Report: {release.title}", release.published
    return Page(address, title, description, markdown, fragments, given.slug, "reports", dated=dated)


def _ways(given: CouncilInput, assessment: Assessment) -> str:
    """Give the body's links, and the helplines of all that the report speaks of."""
    plan = assessment.release.framework
    priorities = {s.entry.priority for s in assessment.scores if s.entry.framework == plan}
    return ways_of_report(given, plan, priorities, {s.indicator.id for s in assessment.scores})


def _front(given: CouncilInput, assessment: Assessment, address: str) -> str:
    release = assessment.release
    return render_html(
        "report_front",
        period=_period(assessment),
        release=release,
        published=_published(assessment),
        source=render_source(release),
        version=next(edition.version for edition, _ in given.data.versions if edition.release == release),
        data=link(address, addresses.release_page(given.slug, release.id)),
    )


def _alone(fragments: dict[str, str], name: str, headings: Mapping[str, str], html: str) -> list[Part]:
    """Take in a part that is one piece; nothing where it is empty."""
    if not html:
        return []
    fragments[name] = html
    return [Part(headings.get(name, _PARTS[name]), name)]


def _general(given: CouncilInput, release: str, headings: Mapping[str, str]) -> list[Comment]:
    """Give what a report says as a whole, but for what it says of a part under that part's own number."""
    numbers = {_number(headings[part]) for part in _COUNTED if part in headings} - {""}
    return [c for c in _of_all(given, release) if _number(c.heading) not in numbers]


def _of_all(given: CouncilInput, release: str) -> list[Comment]:
    return [c for c in given.comments(release) if c.scope in ("report", "theme") and c.priority is None]


def _number(heading: str) -> str:
    """Give the number that a heading begins with, such as 4.1; empty where it has none."""
    first = heading.split(" ", maxsplit=1)[0].rstrip(".")
    return first if "." in first and first.replace(".", "").isdigit() else ""


def _statistics(
    given: CouncilInput, assessment: Assessment, fragments: dict[str, str], headings: Mapping[str, str]
) -> list[Part]:
    below = []
    for one in build_statistics(given, assessment.release):
        place = f"statistics-{one.id}"
        heading = headings.get(one.id.replace("-", "_"), one.title)
        said = [
            c
            for c in _of_all(given, assessment.release.id)
            if _number(heading) and _number(c.heading) == _number(heading)
        ]
        fragments[place] = render_html("statistics", it=one) + render_notes(said)
        below.append((heading, place))
    return [Part(headings.get("statistics", _PARTS["statistics"]), "statistics", tuple(below))] if below else []


def _priorities(
    given: CouncilInput, assessment: Assessment, fragments: dict[str, str], address: str, headings: Mapping[str, str]
) -> list[Part]:
    release, parts = assessment.release, []
    for priority in given.priorities(release.framework):
        scores = scores_under(assessment.scores, priority)
        if scores or given.comments(release.id, priority=priority.number):
            place = f"priority-{priority.number}"
            fragments[place] = render_priority(given, assessment, priority, scores, address, headings)
            parts.append(Part(f"{priority.number}. {priority.title}", place))
    strays = scores_elsewhere(assessment.scores, release.framework)
    if strays:
        fragments["other-plans"] = render_strays(given, release.id, strays, address, headings)
        parts.append(Part(OTHER_PLANS, "other-plans"))
    return parts


def _period(assessment: Assessment) -> str:
    period = assessment.release.period
    return f"{name_of(period)} ({month_range(period.start, period.end)})"


def _published(assessment: Assessment) -> str:
    published = assessment.release.published
    return f"{published.day} {published:%B %Y}" if published else ""


def lead_of(given: CouncilInput, assessment: Assessment) -> str:
    """Say in a sentence or two how many targets a report counts as met."""
    counts = given.counts("status", release=assessment.release.id)
    judged, total = sum(counts.values()), len(assessment.scores)
    near = counts.get("within_tolerance", 0)
    said = f"{counts['met']} of {judged} targets were met"
    if near:
        said += f" and {near} more reached at least {100 - given.council.settings.tolerance:f}% of their target"
    return f"{said}. The report covers {total} indicators."
