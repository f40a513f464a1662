"""The lists that a report makes by a rule of its own, as tables: status, direction and place among others."""

from __future__ import annotations

from quarterdeck.pages.environment import render_html
from quarterdeck.pages.inputs import CouncilInput
from quarterdeck.pages.report_rows import build_report_row
from quarterdeck.pages.words import count_of

#: Where a report is too large for one page, so many of each list stand on it; the rest are counted.
MOST = 25


def render_rule_lists(given: CouncilInput, release: str, address: str, *, whole: str = "", folded: bool = False) -> str:
    """Set out a report's lists for its page at ``address``; empty where it makes none.

    Where ``whole``, a link to the page that has all of them, is given, only the first of each list stand here.
    """
    lists = [
        {
            "title": one.rule.title,
            "rule": one.rule.rule,
            "note": one.rule.note,
            "count": count_of(len(one.members), "indicator"),
            "rows": [build_report_row(given, score, address) for score in one.members[: MOST if whole else None]],
            "more": max(0, len(one.members) - MOST) if whole else 0,
            "unknown": [build_report_row(given, score, address) for score in one.unknown[: MOST if whole else None]],
            "unknown_count": len(one.unknown),
        }
        for one in given.lists.get(release, ())
    ]
    return render_html("rule_lists", lists=lists, whole=whole, folded=folded) if lists else ""
