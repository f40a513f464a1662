"""What is off target in a report: the exceptions, before all else."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from quarterdeck.pages.environment import render_html
from quarterdeck.pages.inputs import CouncilInput
from quarterdeck.pages.page import link
from quarterdeck.pages.rows import value_and_target
from quarterdeck.pages.words import Label, count_of, than_label, travel_label
from quarterdeck.results import Score
from quarterdeck.wording import time_name

HEADING = "What is off target"
PLACE = "off-target"
#: So many stand on a report's page; the rest are counted, and stand on the page of the whole report.
MOST = 50


def off_target(scores: Iterable[Score]) -> list[Score]:
    """Give the figures that miss their target, those furthest from it first; in the report's order where alike."""
    missed = [score for score in scores if score.judgement.status == "not_met"]
    return sorted(missed, key=lambda s: _distance(s.judgement.variance_percent))


def moved_label(score: Score) -> Label | None:
    """Give the sign of a line: where the figure moved, if that can be told."""
    return None if score.direction.word == "not_comparable" else travel_label(score.direction)


def _distance(variance: Decimal | None) -> tuple[bool, Decimal]:
    return (variance is None, variance or Decimal(0))


def render_off_target(given: CouncilInput, scores: Iterable[Score], address: str, *, whole: str = "") -> str:
    """List what is off target for the page at ``address``; empty where nothing is.

    Where ``whole``, the address of the page that lists all, is given, the first stand here and the rest are counted.
    """
    found = off_target(scores)
    if not found:
        return ""
    calendar = given.council.settings.calendar
    shown = found[:MOST] if whole else found
    return render_html(
        "report_off_target",
        count=count_of(len(found), "indicator"),
        several=len(found) > 1,
        items=[
            {
                "moved": moved_label(s),
                "title": s.indicator.title,
                "link": link(address, given.address_of(s.indicator)),
                "ref": s.entry.ref,
                "detail": value_and_target(s, calendar),
                "period": time_name(s.indicator, (s.current or s.newest).period, calendar),
                "than": than_label(s.direction, s.indicator.accumulation, calendar),
            }
            for s in shown
        ],
        more=len(found) - len(shown),
        whole=link(address, f"{whole}#{PLACE}") if whole else "",
    )
