"""What stands in the head of every page for machines: its feeds, and what it is about as linked data."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from posixpath import relpath

from quarterdeck import addresses
from quarterdeck.catalogue.linked_data import build_linked_data
from quarterdeck.datasets import PortalData


def build_head_links(portal: PortalData, pages: Iterable[str]) -> dict[str, str]:
    """Give the elements for the head of each page, by the page's address."""
    linked = build_linked_data(portal)
    feeds = {data.slug: (addresses.council_feed(data.slug), data.council.settings.name) for data in portal.councils}
    indicators = {dataset.address for data in portal.councils for dataset in data.indicators.values()}
    heads: dict[str, str] = {}
    for page in pages:
        told = [(addresses.PORTAL_FEED, portal.name)]
        told += [feed for slug, feed in feeds.items() if page.startswith(f"{slug}/")]
        if page in indicators:
            told.append((f"{page}feed.xml", "This indicator"))
        links = "".join(
            f'<link rel="alternate" type="application/atom+xml" title="{escape(title)}" '
            f'href="{relpath(address, page or ".")}">'
            for address, title in reversed(told)
        )
        document = linked.get(page)
        heads[page] = links + (f'<script type="application/ld+json">{document}</script>' if document else "")
    return heads
