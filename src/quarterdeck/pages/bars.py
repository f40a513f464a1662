"""Tallies as bars: counts with their share of the width, each with its word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from quarterdeck.figures import percent_of
from quarterdeck.pages.words import Label


@dataclass(frozen=True, slots=True)
class Segment:
    """One stretch of a bar; ``width`` is in per cent of the bar."""

    label: Label
    count: int
    width: str


def build_bar(counts: Mapping[str, int], labels: Mapping[str, Label]) -> tuple[Segment, ...]:
    """Make a bar of the categories in their order; nothing where nothing counts."""
    whole = sum(counts.values())
    if not whole:
        return ()
    return tuple(
        Segment(labels[category], count, f"{percent_of(Decimal(count), Decimal(whole), 2):f}")
        for category, count in counts.items()
    )
