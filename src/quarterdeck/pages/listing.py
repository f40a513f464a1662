"""The list of all indicators: complete without scripts, filtered with them."""

from __future__ import annotations

from quarterdeck import addresses
from quarterdeck.pages.environment import render_html, render_markdown
from quarterdeck.pages.inputs import OTHER_PLANS, CouncilInput, scores_elsewhere
from quarterdeck.pages.page import Page, link
from quarterdeck.pages.rows import build_row
from quarterdeck.pages.words import count_of, status_label, travel_label
from quarterdeck.periods import name_of
from quarterdeck.results import Score, Travel
from quarterdeck.schema.words import FREQUENCY
from quarterdeck.wording import statuses


def build_listing_page(given: CouncilInput) -> Page:
    """Make the list of the newest report's indicators, by priority."""
    settings, address = given.council.settings, addresses.indicators_page(given.slug)
    rows = [build_row(given, score, address) for score in given.latest.scores]
    own = {score.indicator.id for score in given.latest.scores} - {s.indicator.id for s in _strays(given)}
    groups = [
        (priority.number, priority.short_title, [r for r in rows if r.id in own and r.priority == priority.number])
        for priority in given.priorities()
    ]
    groups.append((0, OTHER_PLANS, [row for row in rows if row.id not in own]))
    older = [build_row(given, s, address) for s in given.current.values() if s.release != given.latest.release]
    fragments = {
        "crumbs": render_html("crumbs", items=[(settings.name, link(address, addresses.council_page(given.slug)))]),
        "list": render_html(
            "listing",
            groups=[group for group in groups if group[2]],
            statuses=[
                status_label(s, settings.tolerance) for s in (*statuses(settings.tolerance), "no_target", "no_data")
            ],
            directions=[travel_label(Travel(d, "")) for d in ("improving", "same", "worsening", "not_comparable")],
            tiers=sorted({row.tier for row in rows if row.tier}),
            frequencies=[f for f in FREQUENCY if any(row.frequency == f for row in rows)],
            total=len(rows),
        ),
        "older": render_html("older", rows=older),
    }
    period = name_of(given.latest.release.period)
    markdown = render_markdown(
        "listing", name=settings.name, total=count_of(len(rows), "indicator"), period=period, has_older=bool(older)
    )
    description = (
        f"All {len(rows)} indicators that {settings.name} reported for {period}, with figure, target and status."
    )
    return Page(
        address,
        "All indicators",
        description,
        markdown,
        fragments,
        given.slug,
        "indicators",
        script="list.js",
        dated=given.latest.release.published,
        origin=given.latest.release.source,
    )


def _strays(given: CouncilInput) -> list[Score]:
    return scores_elsewhere(given.latest.scores, given.latest.release.framework)
