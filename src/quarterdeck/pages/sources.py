"""Where a figure was printed: the report, with a link to it where its address is known, and the page."""

from __future__ import annotations

from markupsafe import Markup

from quarterdeck.model import Release
from quarterdeck.pages.environment import render_html
from quarterdeck.pages.inputs import CouncilInput
from quarterdeck.results import Score


def render_source(release: Release, page: int | None = None) -> Markup:
    """Name a report as one would cite it; with its address it is a link, which opens a PDF at the page."""
    address = release.url
    if page and address.lower().endswith(".pdf"):
        address += f"#page={page}"
    return render_html("source", text=release.source, url=address, page=page)


def source_of(given: CouncilInput, score: Score) -> Markup:
    """Name the report of a score, and the page on which its figure stands, where the tables have it."""
    shown = score.current or score.newest
    rows = given.printed_pages.get((score.release.id, score.indicator.id), ())
    # The figure's own cell comes before others of its row.
    rows = sorted(rows, key=lambda p: (p.figure != "value" or p.period != shown.period, p.place))
    return render_source(score.release, rows[0].page if rows else None)
