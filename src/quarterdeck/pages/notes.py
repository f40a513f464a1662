"""Pieces of commentary set one after the other."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from markupsafe import Markup

from quarterdeck.model import Comment
from quarterdeck.pages.environment import render_html
from quarterdeck.pages.escape import render_prose
from quarterdeck.periods import name_of

#: Short pieces of one kind, as some reports list them, are set as a list under these words.
_LISTS = {"action": "What the council plans to do", "success": "What success would look like"}


#: Longer numbers at the end of a heading are years, which count nothing.
_LONGEST_NUMBER = 2

#: What pieces of some kinds are told under; all others tell what is happening.
_APART = {
    "action": "What is being done",
    "outlook": "What is expected",
    "success": "What success would look like",
}


def story_of(comments: Iterable[Comment]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Group what is said of an indicator: what is happening (no heading), what is done, what is hoped for.

    Each group is its heading and its pieces, a piece its own heading and its text. Where the report prints a heading
    of its own, that one says it: two would only say the same twice.
    """
    groups: dict[str, list[tuple[str, str]]] = {"": [], **{heading: [] for heading in _APART.values()}}
    for comment in comments:
        groups[_APART.get(comment.kind, "")].append((comment.heading, told_of(comment)))
    return [("" if pieces[0][0] else heading, pieces) for heading, pieces in groups.items() if pieces]


def told_of(comment: Comment) -> Markup:
    """Set a piece of commentary; under an action stands who leads it and when it is due, where the tables say."""
    text = render_prose(comment.text)
    if not comment.owner and comment.due is None:
        return text
    due = name_of(comment.due) if comment.due else ""
    return text + render_html("owed", owner=comment.owner, due=due)


def render_notes(comments: Iterable[Comment]) -> str:
    """Set comments one after the other; what is a list in the report becomes one again.

    That are pieces of one kind that follow on without headings, and those whose headings only number them.
    """
    notes: list[tuple[str, str]] = []
    for (kind, run), group in groupby(comments, key=lambda c: (c.kind, _run(c.heading))):
        pieces = [(c.heading, told_of(c)) for c in group]
        texts = [text for _, text in pieces]
        if run and len(pieces) > 1 and run != pieces[0][0]:
            notes.append(("", render_html("items", items=pieces)))
        elif kind in _LISTS and not run and len(pieces) > 1:
            notes.append((_LISTS[kind], render_html("items", items=[("", text) for text in texts])))
        else:
            notes += pieces
    return render_html("notes", notes=notes)


def _run(heading: str) -> str:
    """Give what headings that only count have in common: ``Objective`` of ``Objective 3``; else the heading itself."""
    name, _, number = heading.rpartition(" ")
    return name if name and number.isdigit() and len(number) <= _LONGEST_NUMBER else heading
