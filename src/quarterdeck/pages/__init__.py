"""Page: finished values become Markdown pages with HTML fragments. Templates format; they never compute."""

from quarterdeck.pages.book import build_site, written_fragments
from quarterdeck.pages.headline import headline_of
from quarterdeck.pages.inputs import ChartImages, CouncilInput
from quarterdeck.pages.page import Page, Site
from quarterdeck.pages.sentence import standing_of, summary_of
from quarterdeck.pages.sheet import render_sheet

__all__ = [
    "ChartImages",
    "CouncilInput",
    "Page",
    "Site",
    "build_site",
    "headline_of",
    "render_sheet",
    "standing_of",
    "summary_of",
    "written_fragments",
]
