"""The key of a report's page: every marker and sign that it uses, and none that it does not."""

from __future__ import annotations

from quarterdeck.pages.environment import render_html
from quarterdeck.pages.inputs import CouncilInput
from quarterdeck.pages.words import Label, status_label, travel_label
from quarterdeck.results import Assessment, Travel
from quarterdeck.schema.words import MARKER, STATUS, TRAVEL


def render_key(given: CouncilInput, assessment: Assessment) -> str:
    """Explain the signs of a report's page, in the order of their tables."""
    scores, tolerance = assessment.scores, given.council.settings.tolerance
    statuses = {score.judgement.status for score in scores}
    travels = {travel.word: travel for score in scores for travel in (score.direction, score.trend)}
    markers = {
        seen.marker
        for score in scores
        for seen in (score.current or score.newest, score.change.previous)
        if seen is not None and seen.marker
    }
    signs: list[tuple[Label, str]] = [
        (status_label(word, tolerance), meaning) for word, meaning in STATUS.items() if word in statuses
    ]
    signs += [(travel_label(Travel(word, "")), meaning) for word, meaning in TRAVEL.items() if word in travels]
    return render_html(
        "report_key", signs=signs, markers=[(marker, text) for marker, text in MARKER.items() if marker in markers]
    )
