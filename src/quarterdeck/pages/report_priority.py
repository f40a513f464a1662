"""A priority in a report: its outcomes, each with its story, its scorecards and the comments on single indicators."""

from __future__ import annotations

from collections.abc import Mapping

from quarterdeck.model import Comment, Priority
from quarterdeck.pages.environment import render_html
from quarterdeck.pages.escape import render_prose
from quarterdeck.pages.inputs import OTHER_PLANS, CouncilInput
from quarterdeck.pages.notes import render_notes, story_of
from quarterdeck.pages.page import link
from quarterdeck.pages.report_rows import RECENT, build_report_row
from quarterdeck.results import Assessment, Score

#: The groups of a scorecard: the part that may name it, our own name, and the statuses in it.
_GROUPS = (
    ("met", "Targets met", ("met",)),
    ("not_met", "Targets not met", ("within_tolerance", "not_met")),
    ("", "Without a target or a figure", ("no_target", "no_data")),
)


def render_priority(
    given: CouncilInput,
    assessment: Assessment,
    priority: Priority,
    scores: list[Score],
    address: str,
    headings: Mapping[str, str],
) -> str:
    """Set out a priority for the report's page at ``address``; ``headings`` are the report's own, by part."""
    release = assessment.release
    outcomes = [o for o in given.council.outcomes if (o.framework, o.priority) == (priority.framework, priority.number)]
    titles: list[tuple[int | None, str]] = [(o.number, o.title) for o in outcomes]
    blocks = []
    for number, title in [*titles, (None, "")]:
        members = [s for s in scores if s.entry.outcome == number]
        told = given.comments(release.id, scope="outcome", priority=priority.number, outcome=number)
        story = [c for c in told if not _repeats(c, title)]
        if members or (story and number is not None):
            pieces = [(c.heading if c.heading != title else "", render_prose(c.text)) for c in story]
            blocks.append(_block(given, release.id, members, address, headings) | {"title": title, "story": pieces})
    notes = [c for c in given.comments(release.id, priority=priority.number) if c.scope in ("priority", "theme")]
    notes = [c for c in notes if not _repeats(c, priority.title)]
    return _render(given, f"priority-{priority.number}", priority.short_title, render_notes(notes), blocks)


def _repeats(comment: Comment, title: str) -> bool:
    """Tell whether a piece of commentary only says again what the heading above it says."""
    return comment.text.strip().rstrip(".").casefold() == title.strip().rstrip(".").casefold()


def render_strays(
    given: CouncilInput, release: str, scores: list[Score], address: str, headings: Mapping[str, str]
) -> str:
    """Set out what a report gives and its own plan does not carry."""
    return _render(given, "other-plans", OTHER_PLANS, "", [_block(given, release, scores, address, headings)])


def _render(given: CouncilInput, place: str, name: str, notes: str, blocks: list[dict[str, object]]) -> str:
    recent = given.council.settings.report == "recent-values"
    return render_html(
        "report_priority", place=place, recent=recent, most=RECENT, notes=notes, blocks=blocks, name=name
    )


def _block(
    given: CouncilInput, release: str, members: list[Score], address: str, headings: Mapping[str, str]
) -> dict[str, object]:
    groups = []
    for part, title, statuses in _GROUPS:
        rows = [build_report_row(given, s, address) for s in members if s.judgement.status in statuses]
        if rows:
            groups.append((headings.get(part, title), rows))
    comments = [_commented(given, release, s, address) for s in members]
    return {"title": "", "story": [], "groups": groups, "comments": comments}


def _commented(given: CouncilInput, release: str, score: Score, address: str) -> dict[str, object]:
    return {
        "title": score.indicator.title,
        "ref": score.entry.ref,
        "link": link(address, given.address_of(score.indicator)),
        "groups": story_of(given.comments(release, scope="indicator", indicator=score.indicator.id)),
    }
