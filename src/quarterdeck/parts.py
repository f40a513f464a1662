"""An indicator in parts, as assessment finds it, and the whole that the parts make."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from quarterdeck.model import Breakdown, BreakdownFigure
from quarterdeck.periods import Period


@dataclass(frozen=True, slots=True)
class Whole:
    """What the parts add up to: how many were counted, out of how many. The sum is ours, not the report's."""

    period: Period
    count: Decimal
    total: Decimal


@dataclass(frozen=True, slots=True)
class Parts:
    """An indicator by a dimension as it stood: the latest word on each category and period.

    ``periods`` run from old to new; ``categories`` stand as in the file. ``before`` is the period that the newest
    compares with, where there is one. Categories are empty for all of them together.
    """

    breakdown: Breakdown
    periods: tuple[Period, ...]
    categories: tuple[str, ...]
    figures: Mapping[tuple[str, str], BreakdownFigure]
    newest: Period
    before: Period | None
    #: All parts of the newest period that gives each of them as a count out of a total, where they add up.
    whole: Whole | None = None

    def figure(self, category: str, period: Period) -> BreakdownFigure | None:
        """Give the figure of a category for a period."""
        return self.figures.get((category, period.key))
