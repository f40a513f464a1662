"""The addresses that the portal promises, relative to its root; pages end in a slash. They never change."""

from __future__ import annotations

API = "api/"
API_INDEX = "api/index.json"
API_DESCRIPTION = "api/openapi.json"
CATALOGUE = "catalogue.jsonld"
PORTAL_FEED = "feed.xml"


def council_page(slug: str) -> str:
    """Give a council's home."""
    return f"{slug}/"


def council_feed(slug: str) -> str:
    """Give the feed of a council's news."""
    return f"{slug}/feed.xml"


def indicators_page(slug: str) -> str:
    """Give the list of a council's indicators."""
    return f"{slug}/indicators/"


def indicators_index(slug: str) -> str:
    """Give the same list for programs."""
    return f"{slug}/indicators/index.json"


def indicator_page(slug: str, indicator: str) -> str:
    """Give an indicator's page; its files stand beside it."""
    return f"{slug}/indicators/{indicator}/"


def indicator_file(slug: str, indicator: str, kind: str) -> str:
    """Give an indicator's file of a kind: csv, xlsx, json, svg or png."""
    return f"{slug}/indicators/{indicator}/{indicator}.{kind}"


def indicator_feed(slug: str, indicator: str) -> str:
    """Give the feed of an indicator's figures."""
    return f"{slug}/indicators/{indicator}/feed.xml"


def indicators_rows(slug: str) -> str:
    """Give the rows of a list that stands in parts, for its filters; no id of an indicator holds a dot."""
    return f"{slug}/indicators/rows.json"


def priority_page(slug: str, number: int) -> str:
    """Give a priority's page."""
    return f"{slug}/priorities/{number}/"


def list_part(slug: str, name: str, part: int = 1) -> str:
    """Give a part of a list that is too long for one page.

    ``name`` is a priority's number, or a word where the part is of no priority: ``other``, ``earlier``, ``all``.
    """
    return f"{slug}/priorities/{name}/indicators/{_numbered(part)}"


def priority_charts(slug: str, number: int, part: int = 1) -> str:
    """Give the page of all charts of a priority, or a later part of it."""
    return f"{slug}/priorities/{number}/charts/{_numbered(part)}"


def _numbered(part: int) -> str:
    return f"{part}/" if part > 1 else ""


def reports_page(slug: str) -> str:
    """Give the list of a council's reports."""
    return f"{slug}/reports/"


def reconciliation_page(slug: str) -> str:
    """Give the page that sets printed figures beside recomputed ones."""
    return f"{slug}/reconciliation/"


def report_page(slug: str, release: str) -> str:
    """Give a report's page."""
    return f"{slug}/reports/{release}/"


def report_part(slug: str, release: str, place: str, number: int = 1) -> str:
    """Give the page of a part of a report, by its place; a long part runs over several."""
    return f"{slug}/reports/{release}/{place}/{f'{number}/' if number > 1 else ''}"


def report_print(slug: str, release: str) -> str:
    """Give the page that holds a report whole, for paper."""
    return f"{slug}/reports/{release}/print/"


def data_page(slug: str) -> str:
    """Give the page of a council's data; the tables stand beside it."""
    return f"{slug}/data/"


def changes_page(slug: str) -> str:
    """Give the page that lists what each release changed."""
    return f"{slug}/data/changes/"


def changes_list(slug: str) -> str:
    """Give the same list for programs; as a table it stands among the others."""
    return f"{slug}/data/changes.json"


def release_page(slug: str, release: str) -> str:
    """Give the page of the package as it stood with a report."""
    return f"{slug}/data/releases/{release}/"


def release_archive(slug: str, release: str) -> str:
    """Give that package as a zip."""
    return f"{slug}/data/releases/{release}/{slug}-{release}.zip"
