"""The page of a quarterly report, as it stood: the statistics first, then priority by priority; made to be printed."""

from __future__ import annotations

from quarterdeck import addresses
from quarterdeck.model import Priority
from quarterdeck.pages.decisions import render_decisions
from quarterdeck.pages.environment import render_html, render_markdown
from quarterdeck.pages.escape import render_prose
from quarterdeck.pages.inputs import OTHER_PLANS, CouncilInput, scores_elsewhere, scores_under
from quarterdeck.pages.notes import render_notes, story_of
from quarterdeck.pages.page import Page, link
from quarterdeck.pages.reconciliation import checked_words
from quarterdeck.pages.report_rows import RECENT, build_report_row
from quarterdeck.pages.rule_lists import render_rule_lists
from quarterdeck.pages.statistics import build_statistics
from quarterdeck.periods import month_range, name_of
from quarterdeck.results import Assessment, Score

_GROUPS = (
    ("Targets met", ("met",)),
    ("Targets not met", ("within_tolerance", "not_met")),
    ("Without a target or a figure", ("no_target", "no_data")),
)


def build_report_page(given: CouncilInput, assessment: Assessment) -> Page:
    """Make the page of one report."""
    release, settings = assessment.release, given.council.settings
    address = given.report_address(release)
    statistics = build_statistics(given, release)
    fragments: dict[str, str] = {
        "crumbs": render_html(
            "crumbs",
            items=[
                (settings.name, link(address, addresses.council_page(given.slug))),
                ("Reports", link(address, addresses.reports_page(given.slug))),
            ],
        ),
        "front": render_html(
            "report_front",
            period=_period(assessment),
            release=release,
            published=_published(assessment),
            version=next(edition.version for edition, _ in given.data.versions if edition.release == release),
            data=link(address, addresses.release_page(given.slug, release.id)),
        ),
    }
    fragments["decisions"] = render_decisions(given.council, release.id)
    fragments["lists"] = render_rule_lists(given, release.id, address)
    for one in statistics:
        fragments[f"statistics-{one.id}"] = render_html("statistics", it=one)
    general = [c for c in given.comments(release.id) if c.scope in ("report", "theme") and c.priority is None]
    fragments["summary"] = render_notes(general)
    sections = []
    for priority in given.priorities(release.framework):
        scores = scores_under(assessment.scores, priority)
        comments = given.comments(release.id, priority=priority.number)
        if scores or comments:
            place = f"priority-{priority.number}"
            fragments[place] = _priority(given, assessment, priority, scores, address)
            sections.append({"title": f"{priority.number}. {priority.title}", "place": place})
    strays = scores_elsewhere(assessment.scores, release.framework)
    if strays:
        fragments["other-plans"] = render_html(
            "report_priority",
            place="other-plans",
            recent=settings.report == "recent-values",
            most=RECENT,
            notes="",
            blocks=[
                {
                    "title": "",
                    "story": [],
                    "groups": _groups(given, strays, address),
                    "comments": [_commented(given, release.id, s, address) for s in strays],
                }
            ],
            name=OTHER_PLANS,
        )
        sections.append({"title": OTHER_PLANS, "place": "other-plans"})
    contents = [("Statistical analysis", "statistics", [(one.title, f"statistics-{one.id}") for one in statistics])]
    contents = contents if statistics else []
    if fragments["decisions"]:
        contents.insert(0, ("What members were asked to decide", "decisions", []))
    if fragments["lists"]:
        contents.append(("Lists of the executive summary", "lists", []))
    contents += [(section["title"], section["place"], []) for section in sections]
    contents += [("From the report", "summary", [])] if general else []
    fragments["contents"] = render_html("contents", items=contents)
    markdown = render_markdown(
        "report",
        title=f"{settings.name}: {release.title}",
        lead=_lead(given, assessment),
        statistics=[(one.title, one.id) for one in statistics],
        has_decisions=bool(fragments["decisions"]),
        has_lists=bool(fragments["lists"]),
        sections=sections,
        has_summary=bool(general),
    )
    description = f"{settings.full_name}, {release.title}: {_lead(given, assessment)}"
    title, dated = f"Report: {release.title}", release.published
    return Page(address, title, description, markdown, fragments, given.slug, "reports", dated=dated)


def build_reports_page(given: CouncilInput) -> Page:
    """Make the list of a council's reports, the newest first."""
    settings, address = given.council.settings, addresses.reports_page(given.slug)
    reports = [
        {
            "title": assessment.release.title,
            "link": link(address, given.report_address(assessment.release)),
            "lead": _lead(given, assessment),
            "note": assessment.release.note,
            "source": assessment.release.source,
        }
        for assessment in reversed(given.assessments)
    ]
    fragments = {
        "crumbs": render_html("crumbs", items=[(settings.name, link(address, addresses.council_page(given.slug)))]),
        "reports": render_html("reports", reports=reports),
    }
    markdown = render_markdown(
        "reports",
        name=settings.name,
        reconciliation=link(address, addresses.reconciliation_page(given.slug)),
        checked=checked_words(given),
    )
    description = f"Every performance report of {settings.full_name} in this portal, each as it stood."
    return Page(address, "Reports", description, markdown, fragments, given.slug, "reports")


def _period(assessment: Assessment) -> str:
    period = assessment.release.period
    return f"{name_of(period)} ({month_range(period.start, period.end)})"


def _published(assessment: Assessment) -> str:
    published = assessment.release.published
    return f"{published.day} {published:%B %Y}" if published else ""


def _lead(given: CouncilInput, assessment: Assessment) -> str:
    counts = given.counts("status", release=assessment.release.id)
    judged, total = sum(counts.values()), len(assessment.scores)
    near = counts.get("within_tolerance", 0)
    said = f"{counts['met']} of {judged} targets were met"
    if near:
        said += f" and {near} more reached at least {100 - given.council.settings.tolerance:f}% of their target"
    return f"{said}. The report covers {total} indicators."


def _priority(
    given: CouncilInput, assessment: Assessment, priority: Priority, scores: list[Score], address: str
) -> str:
    release = assessment.release
    outcomes = [o for o in given.council.outcomes if (o.framework, o.priority) == (priority.framework, priority.number)]
    titles: list[tuple[int | None, str]] = [(o.number, o.title) for o in outcomes]
    blocks = []
    for number, title in [*titles, (None, "")]:
        members = [s for s in scores if s.entry.outcome == number]
        story = given.comments(release.id, scope="outcome", priority=priority.number, outcome=number)
        if members or (story and number is not None):
            blocks.append(
                {
                    "title": title,
                    "story": [(c.heading if c.heading != title else "", render_prose(c.text)) for c in story],
                    "groups": _groups(given, members, address),
                    "comments": [_commented(given, release.id, s, address) for s in members],
                }
            )
    notes = [c for c in given.comments(release.id, priority=priority.number) if c.scope in ("priority", "theme")]
    return render_html(
        "report_priority",
        place=f"priority-{priority.number}",
        recent=given.council.settings.report == "recent-values",
        most=RECENT,
        notes=render_notes(notes),
        blocks=blocks,
        name=priority.short_title,
    )


def _groups(given: CouncilInput, scores: list[Score], address: str) -> list[tuple[str, list[object]]]:
    groups: list[tuple[str, list[object]]] = []
    for title, statuses in _GROUPS:
        rows: list[object] = [build_report_row(given, s, address) for s in scores if s.judgement.status in statuses]
        if rows:
            groups.append((title, rows))
    return groups


def _commented(given: CouncilInput, release: str, score: Score, address: str) -> dict[str, object]:
    comments = given.comments(release, scope="indicator", indicator=score.indicator.id)
    return {
        "title": score.indicator.title,
        "ref": score.entry.ref,
        "link": link(address, given.address_of(score.indicator)),
        "groups": story_of(comments),
    }
