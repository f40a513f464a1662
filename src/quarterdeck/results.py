"""What assessment found: the records that charts, pages and tables are made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from quarterdeck.model import Comparator, Indicator, Observation, Polarity, Release, ScorecardEntry, Target
from quarterdeck.periods import Period


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


@dataclass(frozen=True, slots=True)
class Travel:
    """Which way a figure went since an earlier one: by meaning, not by number; ``basis`` says how it is known."""

    word: str
    basis: str
    earlier: Observation | None = None


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


@dataclass(frozen=True, slots=True)
class Assessment:
    """A report's scores, in the order of its scorecard, and what was known when it came out."""

    release: Release
    year: Period
    known: Known
    scores: tuple[Score, ...]


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


@dataclass(frozen=True, slots=True)
class Move:
    """How far an indicator moved between two reports, in per cent of where it was, and what that means."""

    score: Score
    was: Observation
    percent: Decimal
    word: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed since an earlier report, among the ``compared`` indicators that both give."""

    since: Release
    compared: int
    newly_met: tuple[Score, ...]
    newly_missed: tuple[Score, ...]
    better: tuple[Move, ...]
    worse: tuple[Move, ...]


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
