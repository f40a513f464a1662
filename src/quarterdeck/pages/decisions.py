"""What a committee was asked to decide with a report: the recommendations first, then what it was told."""

from __future__ import annotations

from quarterdeck.model import Council, Decision
from quarterdeck.pages.environment import render_html
from quarterdeck.pages.escape import render_prose
from quarterdeck.schema.words import DECISION_KIND

#: What heads the section, and what is set out as plain facts.
_ASKED = "recommendation"
_FACTS = ("body", "date", "directorate", "portfolio", "contact", "ward", "key_decision", "exempt")


def render_decisions(council: Council, release: str) -> str:
    """Set out a report's decisions; empty where the tables have none."""
    found = [d for d in council.decisions if d.release == release]
    if not found:
        return ""
    others = [kind for kind in DECISION_KIND if kind not in (_ASKED, *_FACTS)]
    return render_html(
        "decisions",
        asked=[render_prose(d.text) for d in found if d.kind == _ASKED],
        facts=[(_heading(d), render_prose(d.text)) for kind in _FACTS for d in found if d.kind == kind],
        told=[(_heading(d), render_prose(d.text)) for kind in others for d in found if d.kind == kind],
    )


def _heading(decision: Decision) -> str:
    return decision.heading or DECISION_KIND[decision.kind].rstrip(".")
