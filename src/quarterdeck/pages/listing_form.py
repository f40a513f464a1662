"""The form above a list: what it filters by, how it sorts, and what it offers to save."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from quarterdeck import addresses
from quarterdeck.pages.environment import render_html
from quarterdeck.pages.inputs import CouncilInput
from quarterdeck.pages.list_parts import Group
from quarterdeck.pages.list_rows import SORTS, frequency_words
from quarterdeck.pages.page import link
from quarterdeck.pages.words import quarter_words, status_label, travel_label
from quarterdeck.results import Score, Travel
from quarterdeck.schema.words import FREQUENCY
from quarterdeck.wording import statuses

#: The name of a filter, its label, and its choices as their values and words.
Choice = tuple[str, str, list[tuple[str, str]]]


def columns_of(scores: Sequence[Score]) -> set[str]:
    """Name the columns that a list shows, by what it is sorted by; what no row has gets none."""
    shown = {"title", "number", "target_number", "status", "direction"}
    if any(score.trend.word != "not_comparable" for score in scores):
        shown.add("trend")
    if any(score.quartile for score in scores):
        shown.add("quartile")
    return shown


def render_form(
    given: CouncilInput, groups: Sequence[Group], address: str, *, rows: str = "", of: Group | None = None
) -> Markup:
    """Make the form for the page at ``address``. ``rows`` is the file of rows that stand on other pages.

    ``of`` is the priority that the page is about, if it is about one.
    """
    scores = [score for group in groups for score in group.scores]
    shown = columns_of(scores)
    return render_html(
        "listing_form",
        choices=[choice for choice in _choices(given, [] if of else groups, scores, shown) if len(choice[2]) > 1],
        sorts=[(key, words) for key, words in SORTS if key.lstrip("-") in shown],
        total=len(scores),
        rows=rows,
        file=f"{given.slug}-indicators" + (f"-{of.title}" if of else ""),
        base=link(address, addresses.indicators_page(given.slug)),
    )


def _choices(given: CouncilInput, groups: Sequence[Group], scores: Sequence[Score], shown: set[str]) -> list[Choice]:
    tolerance = given.council.settings.tolerance
    standings = [status_label(s, tolerance) for s in (*statuses(tolerance), "no_target", "no_data")]
    ways = [travel_label(Travel(way, "")) for way in ("improving", "same", "worsening", "not_comparable")]
    moves = [(way.kind, way.text) for way in ways]
    tiers = sorted({score.entry.tier for score in scores if score.entry.tier})
    often = {score.indicator.frequency for score in scores}
    return [
        ("priority", "Priority", [(group.name, group.title) for group in groups]),
        ("status", "Status", [(label.kind, label.text) for label in standings]),
        ("direction", "Than before", moves),
        ("trend", "Than a year ago", moves if "trend" in shown else []),
        (
            "quartile",
            "Among similar councils",
            [(str(quartile), quarter_words(quartile)) for quartile in range(1, 5)] if "quartile" in shown else [],
        ),
        ("tier", "Tier", [(str(tier), f"Tier {tier}") for tier in tiers]),
        ("frequency", "How often", [(name, frequency_words(name)) for name in FREQUENCY if name in often]),
    ]
