"""The pages about versions of the data: the list of all of them, and one for each with what it changed."""

from __future__ import annotations

from itertools import groupby

from quarterdeck import addresses
from quarterdeck.datasets import Dataset
from quarterdeck.pages.downloads import size_of
from quarterdeck.pages.environment import render_html, render_markdown
from quarterdeck.pages.inputs import CouncilInput
from quarterdeck.pages.page import Page, link
from quarterdeck.results import DataChange, Edition
from quarterdeck.schema.words import CHANGE, RAISED

#: In the order in which a reader wants to know: what was taken for true and is not, first.
_KINDS = ("revised", "removed", "redefined", "new")
_HEADINGS = {
    "revised": "Revised",
    "removed": "Removed",
    "redefined": "Named or placed in another way",
    "new": "New",
}

#: How many changes a page shows at most, and of one table; the file has all of them.
MOST_LINES, MOST_OF_A_TABLE = 400, 100


def build_version_pages(given: CouncilInput) -> list[Page]:
    """Make the list of versions and the page of each."""
    return [_list_page(given), *(_version_page(given, *one) for one in given.data.versions)]


def _list_page(given: CouncilInput) -> Page:
    settings, address = given.council.settings, addresses.changes_page(given.slug)
    data = given.data
    listed = [(edition, dataset.address) for edition, dataset in data.versions]
    if data.edition.version != listed[-1][0].version:
        listed.append((data.edition, data.package.address))  # put right since that was published
    rows = [
        {
            "version": edition.version,
            "link": link(address, place),
            "report": edition.release.title,
            "dated": edition.release.dated,
            "exact": edition.release.published is not None,
            "raised": RAISED[edition.raised],
            "counts": [(kind, edition.count(kind)) for kind in _KINDS],
        }
        for edition, place in reversed(listed)
    ]
    revised, room = [], MOST_LINES
    for edition in reversed(data.editions):
        changes = [c for c in edition.changes if c.kind in ("revised", "removed")]
        shown = changes[:room]
        room -= len(shown)
        if changes:
            revised.append((edition.release.title, _lines(given, shown), len(changes) - len(shown)))
    fragments = {
        "crumbs": _crumbs(given, address),
        "versions": render_html("versions", rows=rows, kinds=_KINDS),
        "whole": render_html(
            "changes_files",
            name=settings.name,
            table=_whole_list(given, address),
            document=link(address, addresses.changes_list(given.slug)),
            feed=link(address, addresses.council_feed(given.slug)),
        ),
        "revisions": render_html("revisions", reports=revised, rest=_whole_list(given, address)),
    }
    markdown = render_markdown("versions", methods=link(address, "methods/#versions-of-the-data"))
    description = f"Every version of {settings.full_name}’s performance data, and every value that changed."
    return Page(address, "Versions of the data", description, markdown, fragments, given.slug, "data")


def _version_page(given: CouncilInput, edition: Edition, dataset: Dataset) -> Page:
    settings, address, release = given.council.settings, dataset.address, edition.release
    archive = dataset.files[0]
    groups, room = [], MOST_LINES
    for kind in (kind for kind in _KINDS if edition.count(kind)):
        tables = []
        for table, found in groupby((c for c in edition.changes if c.kind == kind), key=lambda c: c.table):
            changes = list(found)
            shown = changes[: min(room, MOST_OF_A_TABLE)]
            room -= len(shown)
            tables.append((table, _lines(given, shown), len(changes) - len(shown)))
        groups.append(
            {
                "heading": _HEADINGS[kind],
                "meaning": CHANGE[kind],
                "count": edition.count(kind),
                "open": kind in ("revised", "removed"),
                "tables": tables,
            }
        )
    fragments = {
        "crumbs": _crumbs(given, address, (("Versions", addresses.changes_page(given.slug)),)),
        "groups": render_html(
            "version_changes",
            groups=groups,
            rest=_whole_list(given, address),
        ),
        "archive": render_html(
            "version_files",
            archive=link(address, archive.address),
            name=archive.address.rpartition("/")[2],
            size=size_of(archive.size),
            dated=release.dated,
            exact=release.published is not None,
            permanent=dataset.descriptor["id"],
        ),
    }
    markdown = render_markdown(
        "version",
        name=settings.full_name,
        version=edition.version,
        report=release.title,
        report_link=link(address, addresses.report_page(given.slug, release.id)),
        because=edition.because,
        raised=RAISED[edition.raised],
    )
    title = f"Data, version {edition.version}"
    description = f"{settings.full_name}’s performance data as it stood with {release.title}, and what it changed."
    dated = release.published
    return Page(address, title, description, markdown, fragments, given.slug, "data", searchable=False, dated=dated)


def _whole_list(given: CouncilInput, address: str) -> str:
    """Give the link to the file with all changes."""
    return link(address, f"{addresses.data_page(given.slug)}changes.csv")


def _crumbs(given: CouncilInput, address: str, more: tuple[tuple[str, str], ...] = ()) -> str:
    items = [
        (given.council.settings.name, addresses.council_page(given.slug)),
        ("Data", addresses.data_page(given.slug)),
        *more,
    ]
    return render_html("crumbs", items=[(title, link(address, to)) for title, to in items])


def _lines(given: CouncilInput, changes: list[DataChange]) -> list[dict[str, str]]:
    """Put changes in words: what they are about, and what it was and is."""
    lines = []
    for change in changes:
        indicator = given.council.indicators.get(change.indicator)
        subject = indicator.title if indicator else change.indicator
        place = " · ".join(part.replace("_", " ") for part in (change.period, change.item, change.column) if part)
        lines.append({"subject": subject, "place": place, "before": change.before, "after": change.after})
    return lines
