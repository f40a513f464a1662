"""The sections of a report's page, each under its heading: what is needed first stands open, the rest folds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from quarterdeck.model import Comment
from quarterdeck.pages.decisions import render_decisions
from quarterdeck.pages.environment import render_html
from quarterdeck.pages.inputs import CouncilInput
from quarterdeck.pages.notes import render_notes
from quarterdeck.pages.page import link
from quarterdeck.pages.report_off_target import HEADING, PLACE, render_off_target
from quarterdeck.pages.report_priority import Chapter, render_chapter
from quarterdeck.pages.rule_lists import render_rule_lists
from quarterdeck.pages.statistics import build_statistics
from quarterdeck.pages.words import count_of
from quarterdeck.results import Assessment

#: The parts of a report in our own order, with our own headings, where it does not print others.
_PARTS = {
    "decisions": "What members were asked to decide",
    "statistics": "Statistical analysis",
    "lists": "Lists of the executive summary",
    "priorities": "Priority by priority",
    "summary": "From the report",
}
#: The parts of the tallies, which a report may tell of under their own number.
_COUNTED = ("status", "direction_of_travel", "trend", "quartile")
#: What is longer than about a screen of a phone folds.
_LONG = 900


class Form(Enum):
    """How a report's page holds its priorities: folded, each on a page of its own, or all open, for paper."""

    FOLDED = "folded"
    APART = "apart"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a report's page: its heading, its place, what the contents lead to, and what is below it."""

    title: str
    place: str
    below: tuple[tuple[str, str], ...] = ()
    #: The place is inside of what is folded, so that a link to it opens it; the heading stands above.
    folded: bool = False
    #: The page that the contents lead to where it is not this one.
    page: str = ""


@dataclass(frozen=True)
class Sections:
    """A page in the making, in one of the forms: what it is made from, and the fragments so far."""

    given: CouncilInput
    assessment: Assessment
    address: str
    form: Form
    #: The address of each chapter's own page and of the whole report for paper.
    pages: Mapping[str, str]
    headings: Mapping[str, str]
    fragments: dict[str, str] = field(default_factory=dict)

    def fill(self, chapters: list[Chapter]) -> list[Part]:
        """Make all parts in the order of the page; what is off target stands before all else."""
        release = self.assessment.release.id
        parts: dict[str, list[Part]] = {
            "decisions": self._alone("decisions", render_decisions(self.given.council, release)),
            "statistics": self._statistics(),
            "lists": self._alone("lists", self._lists()),
            "priorities": [self._chapter(chapter) for chapter in chapters],
            "summary": self._summary(),
        }
        printed = {s.part: s.order for s in self.given.council.sections if s.release == release}
        order = sorted(_PARTS, key=lambda part: (printed.get(part, len(printed) + 1_000), list(_PARTS).index(part)))
        return [*self._off_target(), *(part for name in order for part in parts[name])]

    def _off_target(self) -> list[Part]:
        whole = "" if self.form is Form.WHOLE else self.pages["print"]
        html = render_off_target(self.given, self.assessment.scores, self.address, whole=whole)
        if not html:
            return []
        self.fragments[PLACE] = html
        return [Part(HEADING, PLACE)]

    def _alone(self, name: str, html: str) -> list[Part]:
        """Take in a part that is one piece; nothing where it is empty."""
        if not html:
            return []
        self.fragments[name] = html
        return [Part(self.headings.get(name, _PARTS[name]), name)]

    def _lists(self) -> str:
        release = self.assessment.release.id
        whole = "" if self.form is not Form.APART else link(self.address, f"{self.pages['print']}#lists")
        return render_rule_lists(self.given, release, self.address, whole=whole, folded=self.form is not Form.WHOLE)

    def _summary(self) -> list[Part]:
        html = render_notes(self._general())
        parts = self._alone("summary", html)
        if not parts or not self._folds(html):
            return parts
        self.fragments["summary"] = fold(html, "Read what the report says", "summary")
        return [replace(parts[0], folded=True)]

    def _folds(self, html: str) -> bool:
        return self.form is not Form.WHOLE and len(html) > _LONG

    def _general(self) -> list[Comment]:
        """Give what a report says as a whole, but for what it says of a part under that part's own number."""
        numbers = {_number(self.headings[part]) for part in _COUNTED if part in self.headings} - {""}
        return [c for c in self._of_all() if _number(c.heading) not in numbers]

    def _of_all(self) -> list[Comment]:
        said = self.given.comments(self.assessment.release.id)
        return [c for c in said if c.scope in ("report", "theme") and c.priority is None]

    def _statistics(self) -> list[Part]:
        below = []
        for one in build_statistics(self.given, self.assessment.release):
            place = f"statistics-{one.id}"
            heading = self.headings.get(one.id.replace("-", "_"), one.title)
            said = [c for c in self._of_all() if _number(heading) and _number(c.heading) == _number(heading)]
            notes = render_notes(said)
            if self._folds(notes):
                notes = fold(notes, "What the report says of it")
            self.fragments[place] = render_html("statistics", it=one) + notes
            below.append((heading, place))
        title = self.headings.get("statistics", _PARTS["statistics"])
        return [Part(title, "statistics", tuple(below))] if below else []

    def _chapter(self, chapter: Chapter) -> Part:
        release = self.assessment.release.id
        if chapter.empty or self.form is Form.WHOLE:
            self.fragments[chapter.place] = render_chapter(
                self.given, release, chapter, self.address, self.headings, opened=True
            )
            return Part(chapter.heading, chapter.place)
        apart, page = self.form is Form.APART, link(self.address, self.pages[chapter.place])
        said = tally_words(self.given, chapter, release)
        about = render_html("report_about", said=said, page=page, apart=apart, name=chapter.name)
        if apart:
            self.fragments[chapter.place] = about
            return Part(chapter.heading, chapter.place, page=page)
        html = render_chapter(self.given, release, chapter, self.address, self.headings)
        held = count_of(len(chapter.scores), "indicator")
        summary = f"Scorecards and commentary: {held}" if chapter.scores else "Commentary"
        self.fragments[chapter.place] = about + fold(html, summary, chapter.place)
        return Part(chapter.heading, chapter.place, folded=True)


def fold(html: str, summary: str, place: str = "") -> str:
    """Fold a piece of a page; a link to its place opens it, and on paper it stands open."""
    return render_html("report_fold", html=html, summary=summary, place=place)


def tally_words(given: CouncilInput, chapter: Chapter, release: str) -> str:
    """Say how many targets of a chapter are met, and how many indicators it holds."""
    held = f"{count_of(len(chapter.scores), 'indicator')} in all."
    if chapter.number is None:
        return held
    counts = given.counts("status", str(chapter.number), release=release)
    judged = sum(counts.values())
    return f"{counts.get('met', 0)} of {judged} targets were met. {held}" if judged else held


def _number(heading: str) -> str:
    """Give the number that a heading begins with, such as 4.1; empty where it has none."""
    first = heading.split(" ", maxsplit=1)[0].rstrip(".")
    return first if "." in first and first.replace(".", "").isdigit() else ""
