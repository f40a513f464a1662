"""What crawlers look for at the root: the list of all pages with their dates, and what they may read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from xml.sax.saxutils import escape

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def build_sitemap(home: str, pages: Mapping[str, date | None]) -> bytes:
    """List the pages by address; a date is that of the newest report that the page shows, and only given where so."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<urlset xmlns="{_NAMESPACE}">']
    for address, dated in sorted(pages.items()):
        modified = f"<lastmod>{dated.isoformat()}</lastmod>" if dated else ""
        lines.append(f"<url><loc>{escape(home + address)}</loc>{modified}</url>")
    return ("\n".join([*lines, "</urlset>"]) + "\n").encode()


def build_robots(home: str) -> bytes:
    """Let everybody read everything, and say where the list is. It only counts at the root of a host."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {home}sitemap.xml\n".encode()
