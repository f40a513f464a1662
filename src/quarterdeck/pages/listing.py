"""The list of all indicators: complete without scripts, filtered and sorted with them; a long one stands in parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from quarterdeck import addresses
from quarterdeck.pages.environment import render_html, render_markdown
from quarterdeck.pages.inputs import CouncilInput
from quarterdeck.pages.list_parts import (
    EARLIER,
    MOST_OLDER,
    WHOLE,
    Group,
    Part,
    by_priority,
    in_parts,
    list_parts,
    older_scores,
    parts_of,
)
from quarterdeck.pages.list_rows import COLUMNS, compact, packed, record_of, rows_file
from quarterdeck.pages.listing_form import columns_of, render_form
from quarterdeck.pages.page import Page, link
from quarterdeck.pages.rows import build_row
from quarterdeck.pages.words import count_of, quarter_words
from quarterdeck.periods import name_of
from quarterdeck.results import Score


def build_listing_page(given: CouncilInput) -> Page:
    """Make the list of the newest report's indicators, by priority; of a long one, the way to its parts."""
    address, total = addresses.indicators_page(given.slug), len(given.latest.scores)
    groups, older = by_priority(given), older_scores(given)
    if in_parts(given):
        fragments = {
            "list": render_form(given, groups, address, rows=link(address, addresses.indicators_rows(given.slug)))
            + render_html(
                "listing_divided",
                found=_table(given, [], address, "Indicators found"),
                parts=_index(given, groups, address),
            ),
            "older": "",
        }
        earlier = link(address, addresses.list_part(given.slug, EARLIER))
    else:
        fragments = {
            "list": render_form(given, groups, address) + _table(given, groups, address, "All indicators"),
            "older": _older(given, older, address),
        }
        earlier = ""
    markdown = render_markdown(
        "listing",
        name=given.council.settings.name,
        total=count_of(total, "indicator"),
        period=name_of(given.latest.release.period),
        older=len(older),
        earlier=earlier,
    )
    return _page(given, address, "All indicators", markdown, fragments, searchable=True)


def build_listing_parts(given: CouncilInput) -> tuple[list[Page], dict[str, bytes]]:
    """Make the parts of a long list and the file that its filters read; nothing for a short one."""
    if not in_parts(given):
        return [], {}
    groups = by_priority(given)
    pages = [
        _part_page(given, group, part, parts)
        for group in groups
        for parts in [list_parts(given, group.name)]
        for part in parts
    ]
    earlier = parts_of([Group(EARLIER, "In earlier reports only", older_scores(given))], MOST_OLDER)
    pages += [_earlier_page(given, part, earlier) for part in earlier if part.total]
    address = addresses.indicators_page(given.slug)
    return [*pages, _whole_page(given, groups)], {
        addresses.indicators_rows(given.slug): rows_file(given, groups, address)
    }


def _part_page(given: CouncilInput, whole: Group, part: Part, parts: Sequence[Part]) -> Page:
    """Make a part of a priority's list, by outcome, with a form that filters this part alone."""
    address = addresses.list_part(given.slug, whole.name, part.number)
    of = "" if len(parts) == 1 else f", {part.first} to {part.last} of {part.total}"
    title = f"Indicators: {whole.title}{of}"
    fragments = {
        "list": render_form(given, part.groups, address, of=whole)
        + _table(given, part.groups, address, title, of=whole)
        + _turn(given, whole.name, part, parts)
    }
    return _page(given, address, title, render_markdown("listing_part", title=title), fragments)


def _whole_page(given: CouncilInput, groups: Sequence[Group]) -> Page:
    """Make the one page with every row, to print or to look through; it is as long as it must be."""
    address = addresses.list_part(given.slug, WHOLE)
    title = "All indicators on one page"
    markdown = render_markdown(
        "listing_whole", title=title, total=count_of(sum(len(group.scores) for group in groups), "row")
    )
    fragments = {"list": render_form(given, groups, address) + _table(given, groups, address, title)}
    return _page(given, address, title, markdown, fragments)


def _earlier_page(given: CouncilInput, part: Part, parts: Sequence[Part]) -> Page:
    address = addresses.list_part(given.slug, EARLIER, part.number)
    of = "" if len(parts) == 1 else f", {part.first} to {part.last} of {part.total}"
    title = f"In earlier reports only{of}"
    fragments = {"list": _older(given, part.scores, address) + _turn(given, EARLIER, part, parts)}
    return _page(given, address, title, render_markdown("listing_part", title=title), fragments)


def _page(
    given: CouncilInput,
    address: str,
    title: str,
    markdown: str,
    fragments: Mapping[str, str],
    *,
    searchable: bool = False,
) -> Page:
    settings, newest = given.council.settings, given.latest.release
    crumbs = [(settings.name, link(address, addresses.council_page(given.slug)))]
    if not searchable:
        crumbs.append(("All indicators", link(address, addresses.indicators_page(given.slug))))
    return Page(
        address,
        title,
        f"{title} that {settings.name} reported for {name_of(newest.period)}, with figure, target and status."
        if searchable
        else f"{settings.name}, {name_of(newest.period)}. {title}.",
        markdown,
        {"crumbs": render_html("crumbs", items=crumbs), **fragments},
        given.slug,
        "indicators",
        searchable=False,
        script="list.js",
        dated=given.latest.release.published,
        origin=given.latest.release.source,
    )


def _table(
    given: CouncilInput, groups: Sequence[Group], address: str, caption: str, *, of: Group | None = None
) -> Markup:
    """Make the table, a group of rows under each heading; without groups, the empty one that a script fills."""
    filled = []
    for group in groups:
        rows = [build_row(given, score, address) for score in group.scores]
        filled.append((group, [(row, packed(record_of(row, of or group))) for row in rows]))
    return render_html(
        "listing_table",
        groups=filled,
        shown=columns_of([s for group in groups for s in group.scores] or given.latest.scores),
        columns=compact(COLUMNS),
        caption=caption,
        quarters={quartile: quarter_words(quartile) for quartile in range(1, 5)},
        anchor="group" if of else "priority",
    )


def _index(given: CouncilInput, groups: Sequence[Group], address: str) -> Markup:
    """List the parts of a long list with their counts."""
    lines = []
    for group in groups:
        parts = list_parts(given, group.name)
        counts = [sum(s.judgement.status == status for s in group.scores) for status in ("not_met", "met")]
        links = [
            (f"{part.first} to {part.last}", link(address, addresses.list_part(given.slug, group.name, part.number)))
            for part in parts
        ]
        lines.append((group, links, *counts))
    return render_html("listing_index", lines=lines, whole=link(address, addresses.list_part(given.slug, WHOLE)))


def _turn(given: CouncilInput, name: str, part: Part, parts: Sequence[Part]) -> Markup:
    """Link to the parts before and after this one."""
    here = addresses.list_part(given.slug, name, part.number)
    near = [("Before", part.number - 1), ("After", part.number + 1)]
    links = [
        (word, f"{parts[number - 1].first} to {parts[number - 1].last}", link(here, _at(given, name, number)))
        for word, number in near
        if 0 < number <= len(parts)
    ]
    return render_html("listing_turn", links=links)


def _at(given: CouncilInput, name: str, number: int) -> str:
    return addresses.list_part(given.slug, name, number)


def _older(given: CouncilInput, scores: Sequence[Score], address: str) -> Markup:
    return render_html("older", rows=[build_row(given, score, address) for score in scores])
