"""The pages of a quarterly report, as it stood: the report, each of its priorities alone, and the whole for paper."""

from __future__ import annotations

import re
import zlib

from quarterdeck import addresses
from quarterdeck.pages.environment import render_html, render_markdown
from quarterdeck.pages.inputs import CouncilInput
from quarterdeck.pages.page import Page, link
from quarterdeck.pages.report_key import render_key
from quarterdeck.pages.report_part import build_part_pages, page_of
from quarterdeck.pages.report_priority import Chapter, gather_chapters
from quarterdeck.pages.report_sections import Form, Part, Sections
from quarterdeck.pages.sources import render_source
from quarterdeck.pages.ways import WAYS, ways_of_report
from quarterdeck.periods import month_range, name_of
from quarterdeck.results import Assessment

#: What a report's own page may hold, in elements and in compressed bytes: the frame comes to it, and 3,000 and 60,000
#: are the limits of a page. A larger report has its priorities on pages of their own only.
MOST_NODES, MOST_BYTES = 2_700, 50_000
#: A report with more indicators never fits, so it is not tried.
_MOST_INDICATORS = 120


def build_report_pages(given: CouncilInput, assessment: Assessment) -> list[Page]:
    """Make all pages of one report: its own, the whole of it for paper, and each priority alone, for one committee."""
    chapters = gather_chapters(given, assessment)
    report, form = _report(given, assessment, chapters)
    whole = _build(given, assessment, chapters, Form.WHOLE)
    # What a reader searches for is found once: on the report's page, or on those of its parts.
    parts = build_part_pages(given, assessment, chapters, searchable=form is Form.APART)
    return [report, whole, *parts]


def build_report_page(given: CouncilInput, assessment: Assessment) -> Page:
    """Make the page of one report, with its priorities folded into it if they fit."""
    return _report(given, assessment, gather_chapters(given, assessment))[0]


def _report(given: CouncilInput, assessment: Assessment, chapters: list[Chapter]) -> tuple[Page, Form]:
    if len(assessment.scores) <= _MOST_INDICATORS:
        page = _build(given, assessment, chapters, Form.FOLDED)
        html = "".join(page.fragments.values())
        if len(re.findall(r"<[a-z]", html)) <= MOST_NODES and len(zlib.compress(html.encode())) <= MOST_BYTES:
            return page, Form.FOLDED
    return _build(given, assessment, chapters, Form.APART), Form.APART


def _build(given: CouncilInput, assessment: Assessment, chapters: list[Chapter], form: Form) -> Page:
    release, settings = assessment.release, given.council.settings
    own, whole = given.report_address(release), addresses.report_print(given.slug, release.id)
    address = whole if form is Form.WHOLE else own
    headings = {s.part: s.heading for s in given.council.sections if s.release == release.id}
    pages = {chapter.place: page_of(given, release, chapter) for chapter in chapters} | {"print": whole}
    sections = Sections(given, assessment, address, form, pages, headings)
    shown = sections.fill(chapters)
    crumbs = [(settings.name, addresses.council_page(given.slug)), ("Reports", addresses.reports_page(given.slug))]
    if form is Form.WHOLE:
        crumbs.append((release.title, own))
    listed = {s.indicator.id for one in given.lists.get(release.id, ()) for s in one.members}
    fragments = sections.fragments | {
        "crumbs": render_html("crumbs", items=[(title, link(address, to)) for title, to in crumbs]),
        "front": _front(given, assessment, address, "" if form is Form.WHOLE else whole),
        "key": render_key(given, assessment.scores, listed=listed, scorecards=form is not Form.APART),
    }
    fragments["ways"] = _ways(given, assessment)
    shown += [Part(WAYS, "ways")] if fragments["ways"] else []
    fragments["contents"] = render_html("contents", items=shown)
    lead = lead_of(given, assessment)
    markdown = render_markdown("report", title=f"{settings.name}: {release.title}", lead=lead, parts=shown)
    description = f"{settings.full_name}, {release.title}: {lead}"
    return Page(
        address,
        f"Report: {release.title}{', on one page' if form is Form.WHOLE else ''}",
        description,
        markdown,
        fragments,
        given.slug,
        "reports",
        searchable=form is not Form.WHOLE,
        dated=release.published,
        origin=release.source,
    )


def _ways(given: CouncilInput, assessment: Assessment) -> str:
    """Give the body's links, and the helplines of all that the report speaks of."""
    plan = assessment.release.framework
    priorities = {s.entry.priority for s in assessment.scores if s.entry.framework == plan}
    return ways_of_report(given, plan, priorities, {s.indicator.id for s in assessment.scores})


def _front(given: CouncilInput, assessment: Assessment, address: str, whole: str) -> str:
    release = assessment.release
    return render_html(
        "report_front",
        period=_period(assessment),
        release=release,
        published=_published(assessment),
        source=render_source(release),
        version=next(edition.version for edition, _ in given.data.versions if edition.release == release),
        data=link(address, addresses.release_page(given.slug, release.id)),
        whole=link(address, whole) if whole else "",
    )


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
