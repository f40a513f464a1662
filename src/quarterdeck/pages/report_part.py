"""The page of one priority of a report, alone: for one committee, to read or to print."""

from __future__ import annotations

from quarterdeck import addresses
from quarterdeck.model import Release
from quarterdeck.pages.environment import render_html, render_markdown
from quarterdeck.pages.inputs import CouncilInput
from quarterdeck.pages.page import Page, link
from quarterdeck.pages.report_key import render_key
from quarterdeck.pages.report_off_target import HEADING, PLACE, render_off_target
from quarterdeck.pages.report_priority import Chapter, render_chapter, split_chapter
from quarterdeck.pages.report_sections import tally_words
from quarterdeck.results import Assessment


def page_of(given: CouncilInput, release: Release, chapter: Chapter, number: int = 1) -> str:
    """Give the address of a chapter's own page, or of a further one where it is too long for one."""
    return addresses.report_part(given.slug, release.id, chapter.place, number)


def build_part_pages(
    given: CouncilInput, assessment: Assessment, chapters: list[Chapter], *, searchable: bool
) -> list[Page]:
    """Make the pages of each chapter; a chapter of many indicators runs over several."""
    return [
        _part_page(given, assessment, chapter, piece, (number, len(pieces)), searchable=searchable)
        for chapter in chapters
        if not chapter.empty
        for pieces in [split_chapter(chapter)]
        for number, piece in enumerate(pieces, start=1)
    ]


def _part_page(
    given: CouncilInput, assessment: Assessment, chapter: Chapter, piece: Chapter, of: tuple[int, int], searchable: bool
) -> Page:
    release, settings = assessment.release, given.council.settings
    number, pages = of
    address = page_of(given, release, chapter, number)
    headings = {s.part: s.heading for s in given.council.sections if s.release == release.id}
    crumbs = [
        (settings.name, addresses.council_page(given.slug)),
        ("Reports", addresses.reports_page(given.slug)),
        (release.title, given.report_address(release)),
    ]
    missed = ""
    if number == 1:
        more = addresses.report_print(given.slug, release.id) if pages > 1 else ""
        missed = render_off_target(given, chapter.scores, address, whole=more)
    titled = [(b.title, n) for n, b in enumerate(piece.blocks, start=1) if b.title]
    fragments: dict[str, str] = {
        "crumbs": render_html("crumbs", items=[(title, link(address, to)) for title, to in crumbs]),
        PLACE: missed,
        "scorecards": render_chapter(given, release.id, piece, address, headings),
        "key": render_key(given, piece.scores, missed=chapter.scores if missed else ()),
        "outcomes": render_html("report_outcomes", titles=titled, place=chapter.place) if len(titled) > 1 else "",
        "pages": render_html(
            "report_pages",
            links=[(n, link(address, page_of(given, release, chapter, n))) for n in range(1, pages + 1)],
            here=number,
        ),
    }
    lead = tally_words(given, chapter, release.id)
    part = f", page {number} of {pages}" if pages > 1 else ""
    markdown = render_markdown(
        "report_part",
        title=f"{chapter.heading}{part}",
        report=f"{settings.full_name}: {release.title}",
        lead=lead,
        heading=HEADING if missed else "",
    )
    return Page(
        address,
        f"{chapter.name}{part}: {release.title}",
        f"{settings.full_name}, {release.title}, {chapter.name}{part}: {lead}",
        markdown,
        fragments,
        given.slug,
        "reports",
        searchable=searchable,
        dated=release.published,
        origin=release.source,
    )
