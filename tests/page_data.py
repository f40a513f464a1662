"""A council assessed for its pages as a build does it, without charts and files."""

from __future__ import annotations

import re
from dataclasses import replace

from builders import INDICATOR, make_data
from quarterdeck.assess import (
    assess_release,
    changes_between,
    find_movers,
    lists_by_rule,
    reconcile,
    reconcile_tallies,
    tally_scores,
)
from quarterdeck.datasets import Dataset
from quarterdeck.model import Council
from quarterdeck.pages.around import Around
from quarterdeck.pages.indicator import build_indicator_page
from quarterdeck.pages.inputs import CouncilInput
from quarterdeck.pages.page import Page


def assessed(council: Council) -> CouncilInput:
    """Assess all reports of a council, and what changed between its last two."""
    assessments = tuple(assess_release(council, release) for release in council.releases)
    return CouncilInput(
        council,
        assessments,
        tuple(tally for a in assessments for tally in tally_scores(a.release.id, a.scores)),
        tuple(check for a in assessments for check in (*reconcile(council, a), *reconcile_tallies(council, a))),
        {},
        make_data(council, assessments),
        "https://figures.example/",
        changes_between(council, *assessments[-2:]) if len(assessments) > 1 else None,
        {a.release.id: lists_by_rule(council, a) for a in assessments},
        find_movers(assessments[-1].scores),
    )


def page_of(council: Council, around: Around | None = None) -> Page:
    """Make the page of Anyborough's indicator."""
    given = assessed(council)
    files = Dataset("anyborough/indicators/rough-sleepers/", {"resources": [{"schema": {"fields": []}}]}, ())
    given = replace(given, data=replace(given.data, indicators={INDICATOR: files}))
    page, _ = build_indicator_page(given, given.current[INDICATOR], around or Around())
    return page


def words_in(html: str) -> str:
    """Give the words of a piece of a page, without its tags and what is hidden from assistive technology."""
    shown = re.sub(r'<span class="qd-shape"[^>]*>.*?</span>', "", html)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", shown)).strip()


def items_in(html: str, tag: str = "li") -> list[str]:
    """Give the words of each item of a list, or of each cell or row by another tag."""
    return [words_in(item) for item in re.findall(rf"<{tag}[ >].*?</{tag}>", html, re.DOTALL)]
