"""The alternative text of a chart, made from the same data as the chart."""

from __future__ import annotations

from itertools import pairwise

from quarterdeck.model import Accumulation, Observation
from quarterdeck.periods import name_of
from quarterdeck.results import Score
from quarterdeck.schema.words import MARKER
from quarterdeck.wording import observation_with_unit, value_with_unit

_SHAPES = {(True, False): "rises", (False, True): "falls", (False, False): "does not change"}
_MOST_VALUES = 6


def describe_series(score: Score) -> str:
    """Say what a chart shows: how many figures, its shape, each figure where few, targets, comparators."""
    indicator = score.indicator
    shown = [r.observation for r in score.readings if r.observation.value is not None]
    count = f"{len(shown)} figures" if len(shown) > 1 else "One figure"
    listed = shown if len(shown) <= _MOST_VALUES else [shown[0], shown[-1]]
    said = "; ".join(f"{name_of(o.period)}: {observation_with_unit(indicator, o)}{_remark(o)}" for o in listed)
    parts = [f"{count}{_shape(score)}. {said}."]
    marks = [t for t in score.targets if t.value is not None]
    if marks:
        aims = "; ".join(
            f"{value_with_unit(indicator, t.value)} for {name_of(t.period)}{', worked back' if t.worked_back else ''}"
            for t in marks[-2:]
            if t.value is not None
        )
        parts.append(f"Target: {aims}.")
    if score.indicator.accumulation is not Accumulation.YEAR_TO_DATE:
        others = "; ".join(
            f"{c.title} {value_with_unit(indicator, c.value)}{f' ({name_of(c.period)})' if c.period else ''}"
            for c in score.comparators
            if c.value is not None
        )
        if others:
            parts.append(f"For comparison: {others}.")
    return " ".join(parts)


def _remark(seen: Observation) -> str:
    """Say a marker's first word, as the table beside the chart shows it: ``(provisional)``."""
    meaning = MARKER.get(seen.marker, "").partition(":")[0].rstrip(".")
    return f" ({meaning[:1].lower()}{meaning[1:]})" if meaning else ""


def _shape(score: Score) -> str:
    values = [r.observation.value for r in score.readings if r.observation.value is not None]
    if len(values) < 2:  # noqa: PLR2004 (one figure has no shape)
        return ""
    if score.indicator.accumulation is Accumulation.YEAR_TO_DATE:
        return ", a running total within each year"
    steps = [b - a for a, b in pairwise(values)]
    up, down = any(s > 0 for s in steps), any(s < 0 for s in steps)
    if up and down:
        return f", going up and down between {min(values):f} and {max(values):f}"
    return f": the line {_SHAPES[up, down]} from first to last"
