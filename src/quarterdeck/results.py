"""What assessment found: the records that charts, pages and tables are made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from quarterdeck.model import (
    Caution,
    Comparator,
    ExceptionRule,
    Indicator,
    Observation,
    Polarity,
    Release,
    ScorecardEntry,
    Target,
)
from quarterdeck.parts import Parts
from quarterdeck.periods import Period

#: The category of a tally that counts verdicts which are withheld.
WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class Reached:
    """How much of a whole year's target was reached so far, where a part of the year bears no verdict.

    ``so_far`` adds up ``parts`` figures since the year's beginning; ``complete`` says that none is lacking.
    """

    target: Target
    so_far: Decimal
    percent: Decimal
    parts: int
    complete: bool


@dataclass(frozen=True, slots=True)
class Judgement:
    """How a figure stands against its target. Percentages are None where a target of nought allows none."""

    target: Target | None
    basis: str
    status: str
    achievement_percent: Decimal | None = None
    variance: Decimal | None = None
    variance_percent: Decimal | None = None
    distance: Decimal | None = None
    distance_percent: Decimal | None = None
    reached: Reached | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """What a figure compares with: the period before, the same period a year earlier, and the last comparable one.

    ``reason`` says why there is nothing for the period before, if there is nothing.
    """

    before: Observation | None
    year_ago: Observation | None
    previous: Observation | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Travel:
    """Which way a figure went since an earlier one: by meaning, not by number; ``basis`` says how it is known.

    Where a verdict is ``withheld``, ``bare`` is the one that the mere arithmetic, or the report, would give.
    """

    word: str
    basis: str
    earlier: Observation | None = None
    withheld: bool = False
    bare: str = ""

    @property
    def as_figures_say(self) -> str:
        """The verdict of the mere arithmetic, or of the report's arrow, withheld or not."""
        return self.bare if self.withheld else self.word


@dataclass(frozen=True, slots=True)
class Change:
    """How far the number moved since the previous comparable figure; from nought there is no percentage."""

    previous: Observation | None
    change: Decimal | None
    percent: Decimal | None


@dataclass(frozen=True, slots=True)
class Known:
    """What stood published when a report came out, by indicator; the latest word on each period.

    ``reported`` holds only what that report itself gave. Observations run from old to new.
    """

    release: Release
    #: Each report's place in time.
    rank: Mapping[str, int]
    observations: Mapping[str, tuple[Observation, ...]]
    reported: Mapping[str, tuple[Observation, ...]]
    targets: Mapping[str, Mapping[str, Target]]
    #: Every figure that a later report replaced with another, by indicator and period; oldest first.
    replaced: Mapping[tuple[str, str], tuple[Observation, ...]]


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure of an indicator's series with its own judgement."""

    observation: Observation
    judgement: Judgement
    #: What earlier reports gave for the same period, where it was another figure; oldest first.
    revised_from: tuple[Observation, ...] = ()
    #: Whether a line may lead to it from the figure before; whether the figure that is judged compares with it.
    joined: bool = False
    alike: bool = False
    #: Whether its own report, or we, say that it is to be read with care.
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Score:
    """An indicator in a report. ``current`` is the figure judged; ``newest`` the last row, even if it is missing."""

    release: Release
    indicator: Indicator
    entry: ScorecardEntry
    polarity: Polarity
    current: Observation | None
    newest: Observation
    judgement: Judgement
    change: Change
    direction: Travel
    trend: Travel
    quartile: int | None
    comparators: tuple[Comparator, ...]
    #: The whole series as it stood, old to new, each figure judged by the target of its own time.
    readings: tuple[Reading, ...]
    targets: tuple[Target, ...]
    compared: Compared = Compared(None, None, None)
    cautions: tuple[Caution, ...] = ()
    parts: Parts | None = None
    #: Where other plans carry the indicator in the same year.
    elsewhere: tuple[ScorecardEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """A report's scores, in the order of its scorecard, and what was known when it came out."""

    release: Release
    year: Period
    known: Known
    scores: tuple[Score, ...]


@dataclass(frozen=True, slots=True)
class RuleList:
    """A list that a report makes by a rule of its own: its members, and those of whom it cannot be told."""

    rule: ExceptionRule
    members: tuple[Score, ...]
    unknown: tuple[Score, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """A count within a priority (or ``all``) and a tier (or ``all``); ``percent`` is None where nothing counts."""

    release: str
    measure: str
    priority: str
    tier: str
    category: str
    count: int
    with_data: int
    percent: Decimal | None


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """One printed figure and what became of recomputing it."""

    release: str
    indicator: str
    figure: str
    printed: str
    recomputed: str
    agrees: str
    note: str
    #: Of a tally, what it counts, such as ``priority 3: improving``; such a line is about no single indicator.
    item: str = ""
    #: Whether it could not have disagreed: what it was worked out from had been worked back from it.
    circular: bool = False


@dataclass(frozen=True, slots=True)
class Move:
    """How far an indicator moved between two reports, in per cent of where it was, and what that means."""

    score: Score
    was: Observation
    percent: Decimal
    word: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed since an earlier report, among the ``shared`` indicators that both give.

    ``compared`` are those of them that both count in one way; each pair is what stood then and what stands now.
    """

    since: Release
    shared: int
    compared: int
    newly_met: tuple[tuple[Score, Score], ...]
    newly_missed: tuple[tuple[Score, Score], ...]
    better: tuple[Move, ...]
    worse: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class Movers:
    """The indicators that got better and those that got worse since the period before, the furthest first."""

    better: tuple[Score, ...]
    worse: tuple[Score, ...]


@dataclass(frozen=True, slots=True)
class DataChange:
    """One line of the list of changes between a report's package and the one of the report before.

    ``period`` and the rest of the row's key are as they stand in the tables; ``column`` is empty for a whole row.
    """

    release: str
    kind: str
    table: str
    indicator: str
    period: str
    item: str
    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Edition:
    """A council's package with one report: its version, how that came about, and what changed."""

    release: Release
    version: str
    raised: str
    because: str
    changes: tuple[DataChange, ...]

    def count(self, kind: str) -> int:
        """Count the changes of a kind."""
        return sum(change.kind == kind for change in self.changes)


def newest_scores(assessments: Sequence[Assessment]) -> dict[str, Score]:
    """Give each indicator's newest score, whichever report it stands in; those of the newest report first.

    ``assessments`` run from the oldest report to the newest.
    """
    newest: dict[str, Score] = {}
    for assessment in reversed(assessments):
        for score in assessment.scores:
            newest.setdefault(score.indicator.id, score)
    return newest
