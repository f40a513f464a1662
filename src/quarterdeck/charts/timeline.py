"""The axis of time: months, with the empty years cut out of it."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass

#: A stretch of more months than these with nothing in it is cut.
_EMPTY = 12
#: What is left of an empty stretch, as a share of the rest of the axis, and in months at least.
_SHARE, _LEAST = 0.07, 2.0


@dataclass(frozen=True, slots=True)
class Cut:
    """An empty stretch: from one month to another, drawn as long as ``kept`` months."""

    start: float
    end: float
    kept: float


@dataclass(frozen=True, slots=True)
class Timeline:
    """Months as places along the axis: one place a month, but for the cuts."""

    cuts: tuple[Cut, ...] = ()

    def at(self, month: float) -> float:
        """Give the place of a month."""
        place = month
        for cut in self.cuts:
            inside = min(max(month - cut.start, 0), cut.end - cut.start)
            place -= inside * (1 - cut.kept / (cut.end - cut.start))
        return place


def cut_empty_years(anchors: Iterable[float], joined: Iterable[tuple[float, float]]) -> Timeline:
    """Cut what lies between the months with something in them, unless a line leads over it."""
    months, lines = sorted(set(anchors)), tuple(joined)
    empty = [
        (first, last)
        for first, last in itertools.pairwise(months)
        if last - first > _EMPTY and not any(start <= first and last <= end for start, end in lines)
    ]
    rest = months[-1] - months[0] - sum(last - first for first, last in empty)
    kept = max(rest * _SHARE, _LEAST)
    return Timeline(tuple(Cut(first, last, kept) for first, last in empty))
