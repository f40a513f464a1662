"""The page for programs: where everything is, and what it promises."""

from __future__ import annotations

from quarterdeck import addresses
from quarterdeck.pages.environment import render_html, render_markdown
from quarterdeck.pages.inputs import CouncilInput
from quarterdeck.pages.page import Page, link


def build_api_page(councils: tuple[CouncilInput, ...]) -> Page:
    """Make the page."""
    page, home = addresses.API, councils[0].home
    portal = [
        (addresses.API_INDEX, "Where everything is: councils, releases, files, lists."),
        (addresses.API_DESCRIPTION, "What every document holds, field by field (OpenAPI)."),
        (addresses.CATALOGUE, "All datasets for catalogues that harvest (DCAT 3, as JSON-LD)."),
        (addresses.PORTAL_FEED, "News of all councils (Atom)."),
        ("sitemap.xml", "All pages with their dates."),
    ]
    lists = [
        (
            given.council.settings.name,
            [
                (addresses.indicators_index(given.slug), "All indicators with their newest figure and status."),
                (f"{addresses.data_page(given.slug)}datapackage.json", "All tables and columns (Data Package)."),
                (f"{addresses.data_page(given.slug)}csv-metadata.json", "The same as CSV on the Web."),
                (addresses.changes_list(given.slug), "Every value that a release changed."),
                (addresses.council_feed(given.slug), "News of the council (Atom)."),
            ],
        )
        for given in councils
    ]
    fragments = {
        "addresses": render_html(
            "addresses",
            groups=[
                (title, [(link(page, to), home + to, what) for to, what in rows])
                for title, rows in (("The whole portal", portal), *lists)
            ],
        )
    }
    example = next(iter(councils[0].current))
    markdown = render_markdown("api", indicator=home + addresses.indicator_page(councils[0].slug, example) + example)
    description = "The portal’s data for programs: plain files at lasting addresses, described field by field."
    return Page(page, "For programs", description, markdown, fragments, section="api")
