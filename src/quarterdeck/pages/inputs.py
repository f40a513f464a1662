"""What the pages of a council are made from: all of it finished values of earlier stages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from quarterdeck import addresses
from quarterdeck.datasets import CouncilData
from quarterdeck.model import Comment, Council, Indicator, Printed, Priority, Release, ScorecardEntry
from quarterdeck.results import WITHHELD, Assessment, Changes, Movers, Reconciliation, RuleList, Score, Tally


@dataclass(frozen=True, slots=True)
class ChartImages:
    """A chart as it stands in a page (wide and narrow) and as a file of its own, with its text alternative."""

    wide: str
    narrow: str
    standalone: bytes
    description: str
    png: bytes = b""
    spark: str = ""
    interactive: bytes = b""
    strip: str = ""
    #: What it shows, in a line, and below that what is drawn and in what unit.
    headline: str = ""
    drawn: str = ""
    #: Whether a page shows it; the files are there all the same.
    telling: bool = True


#: The heading of what a report gives and its own plan does not carry.
OTHER_PLANS = "Under other plans"


def scores_under(scores: tuple[Score, ...], priority: Priority) -> list[Score]:
    """Give the scores that stand under a priority of its own plan."""
    return [s for s in scores if (s.entry.framework, s.entry.priority) == (priority.framework, priority.number)]


def scores_elsewhere(scores: tuple[Score, ...], framework: str) -> list[Score]:
    """Give the scores that stand under other plans than a report's."""
    return [s for s in scores if s.entry.framework != framework]


@dataclass(frozen=True)
class CouncilInput:
    """One council, assessed, charted and packaged. ``assessments`` run from the oldest report to the newest."""

    council: Council
    assessments: tuple[Assessment, ...]
    tallies: tuple[Tally, ...]
    reconciliations: tuple[Reconciliation, ...]
    charts: Mapping[str, ChartImages]
    data: CouncilData
    #: The portal's full address, ending in a slash.
    home: str
    #: Since the report before the newest; None where there is no earlier one.
    changes: Changes | None = None
    #: The lists that each report makes by a rule of its own, by release.
    lists: Mapping[str, tuple[RuleList, ...]] = field(default_factory=dict)
    #: Of the newest report.
    movers: Movers = field(default_factory=lambda: Movers((), ()))

    @property
    def current(self) -> Mapping[str, Score]:
        """Give each indicator's newest score, whichever report it stands in; those of the newest report first."""
        return self.data.scores

    @property
    def latest(self) -> Assessment:
        """Give the newest report's assessment."""
        return self.assessments[-1]

    @property
    def slug(self) -> str:
        """Give the council's part of every address."""
        return self.council.settings.slug

    def priorities(self, framework: str = "") -> tuple[Priority, ...]:
        """Give the priorities of a framework; by default the one that the newest report follows."""
        wanted = framework or self.latest.release.framework
        return tuple(p for p in self.council.priorities if p.framework == wanted)

    def priority_of(self, score: Score) -> Priority:
        """Give the priority that a score stands under."""
        return next(
            p
            for p in self.council.priorities
            if p.framework == score.entry.framework and p.number == score.entry.priority
        )

    def comments(self, release: str, **about: str | int | None) -> tuple[Comment, ...]:
        """Give a report's comments whose fields are as asked for."""
        found = self._comments.get((release, None), ())
        return tuple(c for c in found if all(getattr(c, name) == value for name, value in about.items()))

    def comments_about(self, release: str, indicator: str) -> tuple[Comment, ...]:
        """Give all that a report says about an indicator, also where it speaks of others in the same piece."""
        return tuple(self._comments.get((release, indicator), ()))

    def entries_of(self, indicator: str) -> tuple[ScorecardEntry, ...]:
        """Give an indicator's rows in the scorecards, the newest year first."""
        return tuple(reversed(self._entries.get(indicator, ())))

    @cached_property
    def _entries(self) -> Mapping[str, list[ScorecardEntry]]:
        index: dict[str, list[ScorecardEntry]] = defaultdict(list)
        for entry in self.council.scorecard:
            index[entry.indicator].append(entry)
        return index

    @cached_property
    def _comments(self) -> Mapping[tuple[str, str | None], list[Comment]]:
        """Index the commentary by report, and by report and each indicator that a piece is about."""
        index: dict[tuple[str, str | None], list[Comment]] = defaultdict(list)
        for comment in self.council.commentary:
            index[comment.release, None].append(comment)
            for indicator in dict.fromkeys((comment.indicator, *comment.also_about)):
                if indicator:
                    index[comment.release, indicator].append(comment)
        return index

    @cached_property
    def printed_pages(self) -> Mapping[tuple[str, str], list[Printed]]:
        """Index the printed figures whose page is known, by report and indicator."""
        index: dict[tuple[str, str], list[Printed]] = defaultdict(list)
        for printed in self.council.printed:
            if printed.page is not None:
                index[printed.release, printed.indicator].append(printed)
        return index

    @cached_property
    def quartiles_before(self) -> Mapping[tuple[str, str], str]:
        """Give the quarter of similar councils that a report prints for the time before, by report and indicator."""
        found = (p for p in reversed(self.council.printed) if p.place == "quartile-previous")
        return {(p.release, p.indicator): p.printed for p in found}

    def address_of(self, indicator: Indicator) -> str:
        """Give the address of an indicator's page."""
        return addresses.indicator_page(self.slug, indicator.id)

    def counts(self, measure: str, priority: str = "all", tier: str = "all", release: str = "") -> dict[str, int]:
        """Give a report's counts by category; by default the newest report's."""
        wanted = (release or self.latest.release.id, measure, priority, tier)
        found = (t for t in self.tallies if (t.release, t.measure, t.priority, t.tier) == wanted)
        left_out = {WITHHELD} if self.council.settings.tolerance else {WITHHELD, "within_tolerance"}
        return {t.category: t.count for t in found if t.category not in left_out}

    def withheld(self, measure: str, priority: str = "all", tier: str = "all", release: str = "") -> int:
        """Give how many verdicts of a measure are withheld: they are in no count."""
        wanted = (release or self.latest.release.id, measure, priority, tier)
        found = (t for t in self.tallies if (t.release, t.measure, t.priority, t.tier) == wanted)
        return sum(t.count for t in found if t.category == WITHHELD)

    def report_address(self, release: Release) -> str:
        """Give the address of a report's page."""
        return addresses.report_page(self.slug, release.id)
