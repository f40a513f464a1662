"""What moves the right way and what moves the wrong way: one rule for both, over all indicators, target or not."""

from __future__ import annotations

from decimal import Decimal

from quarterdeck.assess.judgement import change_percent
from quarterdeck.results import Movers, Score


def find_movers(scores: tuple[Score, ...]) -> Movers:
    """Put the indicators that got better or worse since the period before in order, by percentage of what it was.

    Only where the two figures themselves were compared. Where no percentage can be given (from nought, from a negative
    figure or on a scale of grades) they stand at the end.
    """
    moved = [(percent, score) for score in scores if (percent := _percent(score)) is not None]
    moved.sort(key=lambda move: (-move[0], move[1].entry.order, move[1].indicator.id))
    return Movers(
        tuple(score for _, score in moved if score.direction.word == "improving"),
        tuple(score for _, score in moved if score.direction.word == "worsening"),
    )


def _percent(score: Score) -> Decimal | None:
    current, earlier = score.current, score.direction.earlier
    if score.direction.basis != "by_value" or current is None or earlier is None:
        return None
    if current.value is None or earlier.value is None:
        return None
    percent = None if score.indicator.grades else change_percent(current.value - earlier.value, earlier.value)
    return Decimal(0) if percent is None else abs(percent)
