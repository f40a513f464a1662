"""What a council promised for a priority, with the figures that bear on it."""

from __future__ import annotations

import re
from typing import Any

import pytest

from builders import (
    EARLIER_RELEASE,
    INDICATOR,
    PLAN,
    RELEASE,
    make_council,
    make_entry,
    make_indicator,
    make_observation,
)
from page_data import assessed, items_in, words_in
from quarterdeck.model import Priority, Promise
from quarterdeck.pages.priority import build_priority_page
from quarterdeck.pages.promises import render_promises
from quarterdeck.schema.words import BEARING


def promise(**what: Any) -> Promise:
    made = {
        "release": RELEASE,
        "item": 1,
        "priority": 1,
        "kind": "success",
        "text": "Nobody sleeps rough.",
        "bearing": "direct",
        "indicators": (INDICATOR,),
        "note": "",
    }
    return Promise(**(made | what))


NONE = {"bearing": "none", "indicators": ()}


def council_with(*promises: Promise) -> Any:
    return assessed(
        make_council(
            indicators={name: make_indicator(id=name, title=name) for name in (INDICATOR, "empty-homes", "old")},
            scorecard=tuple(make_entry(name) for name in (INDICATOR, "empty-homes", "old")),
            observations=(
                make_observation(),
                make_observation(value="30", indicator="empty-homes"),
            ),
            promises=promises,
            priorities=(Priority(PLAN, 1, "Homes for all", "Homes"), Priority(PLAN, 2, "Green streets", "Streets")),
        )
    )


def told(*promises: Promise, priority: int = 1) -> str:
    return render_promises(council_with(*promises), RELEASE, priority, "anyborough/priorities/1/")


def test_a_promise_stands_with_its_figures_and_how_they_stand() -> None:
    (item, *_) = items_in(told(promise(indicators=(INDICATOR, "empty-homes"))))
    assert "Nobody sleeps rough." in item
    html = told(promise(indicators=(INDICATOR, "empty-homes")))
    lines = re.findall(r'<li>(<a href=".*?">.*?)</li>', html)
    assert [words_in(line) for line in lines] == [
        "rough-sleepers : 12 people, End of September 2024 Off target",
        "empty-homes : 30 people, End of September 2024 No target",
    ]
    assert 'href="../../indicators/rough-sleepers/"' in lines[0]
    assert "No figure tells of it." not in html


def test_a_promise_without_a_figure_says_so_openly() -> None:
    assert "No figure tells of it." in told(promise(**NONE))
    # An indicator that no report gave a figure for tells nothing either.
    assert "No figure tells of it." in told(promise(indicators=("old",)))


@pytest.mark.parametrize(
    ("promises", "said"),
    [
        ((promise(),), "1 of 1 promise has a figure that bears on it."),
        (
            (promise(indicators=(INDICATOR, "empty-homes")), promise(**NONE)),
            "1 of 2 promises have a figure that bears on them.",
        ),
        ((promise(**NONE), promise(**NONE), promise(**NONE)), "0 of 3 promises have a figure"),
        ((promise(), promise(), promise(**NONE)), "2 of 3 promises have a figure"),
    ],
)
def test_how_many_promises_have_a_figure(promises: tuple[Promise, ...], said: str) -> None:
    assert said in told(*promises)


def test_how_far_figures_tell_is_said_where_there_are_any() -> None:
    assert BEARING["direct"] in told(promise())
    assert BEARING["partly"] in told(promise(bearing="partly"))
    assert "How far the figures tell of it" not in told(promise(**NONE))
    assert "Only of single adults." in told(promise(**NONE, note="Only of single adults."))


def test_only_the_promises_of_the_report_and_of_the_priority_are_there() -> None:
    others = (promise(text="Of streets.", priority=2), promise(text="Of old.", release=EARLIER_RELEASE))
    html = told(promise(), *others)
    assert ("Nobody sleeps rough." in html, "Of streets." in html, "Of old." in html) == (True, False, False)
    assert "1 of 1 promise" in html
    assert told(*others) == ""
    assert "Of streets." in told(*others, priority=2)


def test_what_success_is_stands_apart_from_what_will_be_done() -> None:
    html = told(promise(kind="action", text="Build beds."), promise())
    assert re.findall(r"<h3>(.*?)</h3>", html) == [
        "How the council will know that it has succeeded",
        "What the council says it will do",
    ]
    success, action = html.split("What the council says it will do")
    assert ("Nobody sleeps rough." in success, "Build beds." in success) == (True, False)
    assert "Build beds." in action


def test_the_page_of_a_priority_has_its_promises() -> None:
    given = council_with(promise(), promise(text="Of streets.", priority=2))
    pages = [build_priority_page(given, priority) for priority in given.council.priorities]
    assert ["Nobody sleeps rough." in page.fragments["promises"] for page in pages] == [True, False]
    assert ["Of streets." in page.fragments["promises"] for page in pages] == [False, True]
    assert "## Promises and figures" in pages[0].markdown
