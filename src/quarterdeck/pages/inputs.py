"""What the pages of a council are made from: all of it finished values of earlier stages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from quarterdeck import addresses
from quarterdeck.datasets import CouncilData
from quarterdeck.model import Comment, Council, Indicator, Priority, Release
from quarterdeck.results import Assessment, Changes, Reconciliation, Score, Tally


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
        indicator = about.get("indicator")
        found = self._comments.get((release, str(indicator) if indicator else None), ())
        return tuple(c for c in found if all(getattr(c, name) == value for name, value in about.items()))

    @cached_property
    def _comments(self) -> Mapping[tuple[str, str | None], list[Comment]]:
        """Index the commentary by report, and by report and indicator."""
        index: dict[tuple[str, str | None], list[Comment]] = defaultdict(list)
        for comment in self.council.commentary:
            index[comment.release, None].append(comment)
            if comment.indicator:
                index[comment.release, comment.indicator].append(comment)
        return index

    def address_of(self, indicator: Indicator) -> str:
        """Give the address of an indicator's page."""
        return addresses.indicator_page(self.slug, indicator.id)

    def counts(self, measure: str, priority: str = "all", tier: str = "all", release: str = "") -> dict[str, int]:
        """Give a report's counts by category; by default the newest report's."""
        wanted = (release or self.latest.release.id, measure, priority, tier)
        return {t.category: t.count for t in self.tallies if (t.release, t.measure, t.priority, t.tier) == wanted}

    def report_address(self, release: Release) -> str:
        """Give the address of a report's page."""
        return addresses.report_page(self.slug, release.id)
