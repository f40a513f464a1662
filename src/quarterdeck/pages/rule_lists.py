"""The lists that a report makes by a rule of its own, as tables: status, direction and place among others."""

from __future__ import annotations

from quarterdeck.pages.environment import render_html
from quarterdeck.pages.inputs import CouncilInput
from quarterdeck.pages.report_rows import build_report_row
from quarterdeck.pages.words import count_of


def render_rule_lists(given: CouncilInput, release: str, address: str) -> str:
    """Set out a report's lists for its page at ``address``; empty where it makes none."""
    lists = [
        {
            "title": one.rule.title,
            "rule": one.rule.rule,
            "note": one.rule.note,
            "count": count_of(len(one.members), "indicator"),
            "rows": [build_report_row(given, score, address) for score in one.members],
            "unknown": [build_report_row(given, score, address) for score in one.unknown],
        }
        for one in given.lists.get(release, ())
    ]
    return render_html("rule_lists", lists=lists) if lists else ""
