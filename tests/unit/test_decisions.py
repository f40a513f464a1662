"""What a committee was asked to decide with a report, and what it was told."""

from __future__ import annotations

import pytest

from builders import EARLIER_RELEASE, RELEASE, make_council
from page_data import items_in, words_in
from quarterdeck.model import Decision
from quarterdeck.pages.decisions import render_decisions
from quarterdeck.schema.words import DECISION_KIND


def decision(kind: str, text: str, heading: str = "", release: str = RELEASE) -> Decision:
    return Decision(release, 1, kind, heading, text)


def told(*decisions: Decision) -> str:
    return render_decisions(make_council(decisions=decisions), RELEASE)


def test_what_is_asked_stands_first_then_the_facts_in_their_own_order() -> None:
    html = told(
        decision("portfolio", "Councillor Anybody"),
        decision("recommendation", "Note the report."),
        decision("body", "The Cabinet"),
        decision("recommendation", "Agree the plan."),
        decision("body", "Not this one", release=EARLIER_RELEASE),
    )
    assert [item for item in items_in(html) if item] == ["Note the report.", "Agree the plan."]
    words = words_in(html)
    assert words.index("Note the report.") < words.index("The Cabinet") < words.index("Councillor Anybody")
    assert "Not this one" not in words


def test_a_piece_stands_under_its_own_heading_or_under_that_of_its_kind() -> None:
    words = words_in(told(decision("body", "The Cabinet"), decision("portfolio", "Councillor Anybody", "Lead member")))
    assert f"{DECISION_KIND['body'].rstrip('.')} The Cabinet" in words
    assert "Lead member Councillor Anybody" in words


@pytest.mark.parametrize("kind", DECISION_KIND)
def test_every_kind_of_piece_is_shown(kind: str) -> None:
    assert "What it says." in words_in(told(decision(kind, "What it says.")))


@pytest.mark.parametrize("decisions", [(), (decision("body", "The Cabinet", release=EARLIER_RELEASE),)])
def test_a_report_without_decisions_has_no_such_part(decisions: tuple[Decision, ...]) -> None:
    assert told(*decisions) == ""
