"""A priority in a report: its outcomes, each with its story, its scorecards and the comments on single indicators."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from quarterdeck.model import Comment, Priority
from quarterdeck.pages.environment import render_html
from quarterdeck.pages.escape import render_prose
from quarterdeck.pages.inputs import OTHER_PLANS, CouncilInput, scores_elsewhere, scores_under
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
#: A page of its own holds this many indicators of a priority: with what is said of them it stays light on a phone.
PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Block:
    """An outcome with what is said of it and its indicators; without a title, what stands under none."""

    title: str
    story: tuple[tuple[str, str], ...]
    scores: tuple[Score, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A priority in a report, or what stands under other plans than the report's own (``number`` is None)."""

    number: int | None
    title: str
    name: str
    notes: str
    blocks: tuple[Block, ...]

    @property
    def place(self) -> str:
        """Give its place in the report, which is also its part of an address."""
        return "other-plans" if self.number is None else f"priority-{self.number}"

    @property
    def heading(self) -> str:
        """Give its heading, with its number."""
        return self.title if self.number is None else f"{self.number}. {self.title}"

    @property
    def empty(self) -> bool:
        """Tell whether our tables hold nothing of it: there is nothing to fold, and no page of its own."""
        return not self.blocks and not self.notes

    @property
    def scores(self) -> tuple[Score, ...]:
        """Give its indicators in the order of its outcomes."""
        return tuple(score for block in self.blocks for score in block.scores)


def gather_chapters(given: CouncilInput, assessment: Assessment) -> list[Chapter]:
    """Give the priorities of a report that have anything in it, and at the end what is under other plans."""
    release, chapters = assessment.release, []
    for priority in given.priorities(release.framework):
        scores = scores_under(assessment.scores, priority)
        if scores or given.comments(release.id, priority=priority.number):
            chapters.append(_chapter(given, release.id, priority, scores))
    strays = scores_elsewhere(assessment.scores, release.framework)
    if strays:
        chapters.append(Chapter(None, OTHER_PLANS, OTHER_PLANS, "", (Block("", (), tuple(strays)),)))
    return chapters


def _chapter(given: CouncilInput, release: str, priority: Priority, scores: list[Score]) -> Chapter:
    outcomes = [o for o in given.council.outcomes if (o.framework, o.priority) == (priority.framework, priority.number)]
    titles: list[tuple[int | None, str]] = [(o.number, o.title) for o in outcomes]
    blocks = []
    for number, title in [*titles, (None, "")]:
        members = tuple(s for s in scores if s.entry.outcome == number)
        told = given.comments(release, scope="outcome", priority=priority.number, outcome=number)
        story = [c for c in told if not _repeats(c, title)]
        if members or (story and number is not None):
            pieces = tuple((c.heading if c.heading != title else "", render_prose(c.text)) for c in story)
            blocks.append(Block(title, pieces, members))
    notes = [c for c in given.comments(release, priority=priority.number) if c.scope in ("priority", "theme")]
    notes = [c for c in notes if not _repeats(c, priority.title)]
    return Chapter(priority.number, priority.title, priority.short_title, render_notes(notes), tuple(blocks))


def _repeats(comment: Comment, title: str) -> bool:
    """Tell whether a piece of commentary only says again what the heading above it says."""
    return comment.text.strip().rstrip(".").casefold() == title.strip().rstrip(".").casefold()


def split_chapter(chapter: Chapter, most: int = PER_PAGE) -> list[Chapter]:
    """Cut a chapter into pieces of at most ``most`` indicators; what is said of an outcome stands at its beginning."""
    pieces: list[list[Block]] = [[]]
    room = most
    for block in chapter.blocks:
        rest, left = block, block.scores
        while len(left) > room:
            if room:
                pieces[-1].append(replace(rest, scores=left[:room]))
                rest, left = Block(f"{block.title}, continued" if block.title else "", (), ()), left[room:]
            pieces.append([])
            room = most
        pieces[-1].append(replace(rest, scores=left))
        room -= len(left)
    return [replace(chapter, blocks=tuple(p), notes="" if n else chapter.notes) for n, p in enumerate(pieces)]


def render_chapter(
    given: CouncilInput,
    release: str,
    chapter: Chapter,
    address: str,
    headings: Mapping[str, str],
    *,
    opened: bool = False,
) -> str:
    """Set out a chapter for the page at ``address``; ``headings`` are the report's own, by part.

    What the report says of single indicators folds, unless it is to be ``opened``.
    """
    return render_html(
        "report_priority",
        place=chapter.place,
        recent=given.council.settings.report == "recent-values",
        most=RECENT,
        notes=chapter.notes,
        blocks=[_set_out(given, release, block, address, headings) for block in chapter.blocks],
        name=chapter.name,
        opened=opened,
    )


def _set_out(
    given: CouncilInput, release: str, block: Block, address: str, headings: Mapping[str, str]
) -> dict[str, object]:
    groups = []
    for part, title, statuses in _GROUPS:
        rows = [build_report_row(given, s, address) for s in block.scores if s.judgement.status in statuses]
        if rows:
            groups.append((headings.get(part, title), rows))
    comments = [_commented(given, release, s, address) for s in block.scores]
    return {"title": block.title, "story": block.story, "groups": groups, "comments": comments}


def _commented(given: CouncilInput, release: str, score: Score, address: str) -> dict[str, object]:
    name = score.indicator.id
    about = [c for c in given.comments_about(release, name) if c.scope == "indicator" and c.indicator == name]
    return {
        "title": score.indicator.title,
        "ref": score.entry.ref,
        "link": link(address, given.address_of(score.indicator)),
        "groups": story_of(about),
    }
