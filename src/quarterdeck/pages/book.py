"""All pages of the portal, in order."""

from __future__ import annotations

from collections.abc import Mapping

from quarterdeck import addresses
from quarterdeck.model import Concept
from quarterdeck.pages.api import build_api_page
from quarterdeck.pages.around import find_around
from quarterdeck.pages.compare import build_compare_pages, find_beside
from quarterdeck.pages.council import build_council_page
from quarterdeck.pages.data import build_data_page
from quarterdeck.pages.escape import escape_html
from quarterdeck.pages.indicator import build_indicator_page
from quarterdeck.pages.inputs import ChartImages, CouncilInput
from quarterdeck.pages.listing import build_listing_page, build_listing_parts
from quarterdeck.pages.methods import build_example_tables
from quarterdeck.pages.page import CouncilMenu, NavItem, Page, Site
from quarterdeck.pages.portal import build_portal_page
from quarterdeck.pages.priority import build_priority_page
from quarterdeck.pages.priority_charts import build_charts_pages
from quarterdeck.pages.reconciliation import build_reconciliation_page
from quarterdeck.pages.report import build_report_pages
from quarterdeck.pages.reports_list import build_reports_page
from quarterdeck.pages.search import build_search_files, build_search_page
from quarterdeck.pages.sheet import build_sheets
from quarterdeck.pages.versions import build_version_pages

__all__ = ["ChartImages", "CouncilInput", "build_site", "written_fragments"]


def build_site(
    councils: tuple[CouncilInput, ...],
    concepts: tuple[Concept, ...] = (),
    together: Mapping[str, ChartImages] | None = None,
) -> Site:
    """Make every page and file. A portal with one council opens with that council's home."""
    pages: list[Page] = [build_search_page(councils)]
    files: dict[str, bytes] = {}
    if len(councils) > 1:
        pages.append(build_portal_page(councils))
    else:
        pages.append(build_council_page(councils[0], ""))
    shared = find_beside(councils, concepts)
    for given in councils:
        around = find_around(given, shared)
        pages.append(build_council_page(given, addresses.council_page(given.slug)))
        for priority in given.priorities():
            pages += [build_priority_page(given, priority), *build_charts_pages(given, priority)]
        pages.append(build_listing_page(given))
        parts, beside = build_listing_parts(given)
        pages += parts
        files |= beside
        pages += [page for one in given.assessments for page in build_report_pages(given, one)]
        pages += [build_reports_page(given), build_reconciliation_page(given)]
        for score in given.current.values():
            page, beside = build_indicator_page(given, score, around[score.indicator.id])
            pages.append(page)
            files |= beside
        pages += [build_data_page(given), *build_version_pages(given)]
    pages += [*build_compare_pages(councils, concepts, together or {}), build_api_page(councils)]
    files |= build_search_files(councils)
    notices = {"": councils[0].council.settings.about} | {g.slug: g.council.settings.about for g in councils}
    sheets = build_sheets(pages, councils[0].home, notices)
    return Site(tuple(pages), files, tuple(_menu(given) for given in councils), sheets)


def written_fragments() -> Mapping[str, str]:
    """Make the fragments that hand-written pages leave places for."""
    return build_example_tables()


def _menu(given: CouncilInput) -> CouncilMenu:
    root = addresses.council_page(given.slug)
    items = (
        NavItem("At a glance", root, "home"),
        NavItem("Priorities", f"{root}#priorities", "priorities"),
        NavItem("All indicators", addresses.indicators_page(given.slug), "indicators"),
        NavItem("Reports", addresses.reports_page(given.slug), "reports"),
        NavItem("Data", addresses.data_page(given.slug), "data"),
    )
    # The frame of a page is filled by the site generator, which escapes nothing.
    settings = given.council.settings
    return CouncilMenu(
        given.slug,
        escape_html(settings.name),
        escape_html(settings.notice or settings.about),
        escape_html(settings.about),
        settings.accent,
        settings.accent_dark,
        root,
        items,
    )
