"""How the line of a chart runs, in words: only up, only down, or where it was highest and lowest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from quarterdeck.model import Indicator, Observation
from quarterdeck.order import clearly_over
from quarterdeck.periods import name_of
from quarterdeck.schema.words import LOW
from quarterdeck.wording import observation_words

_TIMES = {2: "twice"}


def shape_of(indicator: Indicator, figures: Sequence[Observation], newest: Observation, *, unbroken: bool) -> str:
    """Say how figures that compare run; nothing where the rounding of one leaves it open.

    ``unbroken`` tells that they follow on, each upon the one before.
    """
    if any(o.marker == LOW for o in figures):
        return ""  # of two that round to nought, nobody can say which is higher
    pairs = list(pairwise(figures))
    up = any(clearly_over(b, a) for a, b in pairs)
    down = any(clearly_over(a, b) for a, b in pairs)
    same = [a.value == b.value for a, b in pairs]
    if all(same):
        return f", {'both' if len(pairs) == 1 else 'all'} the same"
    if not (up and down):
        if any(not clearly_over(a, b) and not clearly_over(b, a) and a.value != b.value for a, b in pairs):
            return ""
        return f", {_one_way(up=up, steps=len(pairs), stays=any(same), unbroken=unbroken)}"
    ends = [
        _extreme(indicator, figures, newest, "highest", clearly_over),
        _extreme(indicator, figures, newest, "lowest", lambda one, other: clearly_over(other, one)),
    ]
    told = "; ".join(said for _, said in sorted(end for end in ends if end is not None))
    return f", up and down{f': {told}' if told else ''}"


def _one_way(*, up: bool, steps: int, stays: bool, unbroken: bool) -> str:
    if steps == 1:
        return "up" if up else "down"
    if unbroken:
        return f"never {'falling' if up else 'rising'}" if stays else f"{'rising' if up else 'falling'} all along"
    if stays:
        return f"none {'lower' if up else 'higher'} than the one before"
    return f"each {'higher' if up else 'lower'} than the one before"


def _extreme(
    indicator: Indicator,
    figures: Sequence[Observation],
    newest: Observation,
    word: str,
    over: Callable[[Observation, Observation], bool],
) -> tuple[int, str] | None:
    """Tell the highest or lowest and when it first was, or how often; None where the rounding of another hides it."""
    tops = [o for o in figures if not any(over(other, o) for other in figures)]
    if any(o.value != tops[0].value for o in tops):
        return None
    value = observation_words(indicator, tops[0])
    if len(tops) > 1:
        now = ", also now" if newest in tops else ""
        when = f"{_TIMES.get(len(tops), f'{len(tops)} times')}{now}"
    else:
        name = name_of(tops[0].period)
        when = f"in {name}" if tops[0].period.dated else "now" if tops[0] is newest else name
    return figures.index(tops[0]), f"{word}, {value}, {when}"
