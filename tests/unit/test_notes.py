"""How pieces of commentary are set: under whose heading, and when as a list."""

from __future__ import annotations

import pytest

from builders import make_comment
from quarterdeck.model import Comment
from quarterdeck.pages.notes import render_notes, story_of


@pytest.mark.parametrize(
    ("comments", "headings"),
    [
        ((), []),
        ((make_comment(kind="performance"),), [("", [""])]),
        ((make_comment(kind="action"),), [("What is being done", [""])]),
        # Two headings in a row would say the same twice.
        ((make_comment(kind="action", heading="Next steps"),), [("", ["Next steps"])]),
        (
            (make_comment(kind="outlook", heading="Impact"), make_comment(kind="action"), make_comment()),
            [("", [""]), ("What is being done", [""]), ("", ["Impact"])],
        ),
    ],
    ids=["nothing", "what happens", "what is done", "a printed heading", "the order of kinds"],
)
def test_pieces_are_told_under_one_heading(comments: tuple[Comment, ...], headings: list[object]) -> None:
    story = story_of(comments)
    assert [(heading, [name for name, _ in pieces]) for heading, pieces in story] == headings


def test_html_in_a_table_is_not_carried_over() -> None:
    ((_, ((_, text),)),) = story_of([make_comment("Fewer <script>alert()</script>than *ever*.")])
    assert "<script" not in text
    assert "<em>ever</em>" in text


def test_short_pieces_of_one_kind_become_a_list() -> None:
    plans = [make_comment(text, item=n, kind="action") for n, text in enumerate(("Build.", "Repair."))]
    assert render_notes(plans).count("<li>") == 2
    assert "What the council plans to do" in render_notes(plans)
    assert "<li>" not in render_notes(plans[:1])


def test_what_has_no_heading_does_not_stand_under_that_of_the_piece_before() -> None:
    html = render_notes(
        (
            make_comment("First.", scope="report", kind="summary", heading="Health"),
            make_comment("Of all.", scope="report", kind="summary"),
            make_comment("More of all.", scope="report", kind="summary"),
        )
    )
    assert html.count("<hr") == 1
    assert html.index("First.") < html.index("<hr") < html.index("Of all.")


def test_pieces_that_their_headings_only_number_are_a_list() -> None:
    numbered = [make_comment(f"Aim {n}.", scope="priority", kind="summary", heading=f"Objective {n}") for n in (1, 2)]
    html = render_notes((*numbered, make_comment("Then.", scope="priority", kind="summary", heading="What came")))
    assert html.count("<li>") == 2
    assert "<h3>Objective" not in html
    assert html.index("Objective 1") < html.index("Aim 1.") < html.index("Objective 2") < html.index("Aim 2.")
    assert "<h3>What came</h3>" in html


@pytest.mark.parametrize("headings", [("Objective 1",), ("Year 2024", "Year 2025"), ("Homes", "Homes")])
def test_other_headings_stay_headings(headings: tuple[str, ...]) -> None:
    html = render_notes([make_comment(scope="priority", kind="summary", heading=h) for h in headings])
    assert html.count("<h3>") == len(headings)
