"""What stands on every sheet of paper: whose site it is not, where the figures come from, the page's address and date.

It goes into the margins, which only a style of each page's own can fill; a browser that knows no margins leaves it out,
and the notice stands at the page's foot as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from quarterdeck.pages.escape import escape_css
from quarterdeck.pages.page import Page


def build_sheets(pages: Iterable[Page], home: str, notices: Mapping[str, str]) -> dict[str, str]:
    """Give the style of each page, by its address.

    ``home`` is the portal's address; ``notices`` are by council, and under nothing that of the whole portal.
    """
    return {
        page.address: render_sheet(notices[page.council], f"{home}{page.address}", page.origin, page.dated)
        for page in pages
    }


def render_sheet(notice: str, address: str, origin: str = "", dated: date | None = None) -> str:
    """Write the style that puts a page's notice, source, address and date on each sheet."""
    source = [f"Source: {origin}"] if origin else []
    day = [f"Figures as published on {dated.day} {dated:%B %Y}"] if dated else []
    head, foot = escape_css(notice), escape_css(" · ".join([*source, address, *day]))
    return f'<style>@page{{@top-left{{content:"{head}"}}@bottom-left{{content:"{foot}"}}}}</style>'
