"""The alternative text of a chart, from the same data: its trend and where it turned, the targets, the others."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from quarterdeck.charts.figure import SeriesFigure
from quarterdeck.charts.years import YearsFigure
from quarterdeck.model import Accumulation, Observation, Target
from quarterdeck.periods import name_of
from quarterdeck.results import Score
from quarterdeck.schema.words import MARKER
from quarterdeck.wording import measured_in, observation_words, value_with_unit, value_words

_MOST_VALUES = 6


def describe_series(score: Score, figure: SeriesFigure, years: YearsFigure | None = None) -> str:
    """Say what a chart shows: how many figures, how they run, each figure where few, targets, comparators."""
    shown = _drawn(score, figure)
    count = f"{len(shown)} figures" if len(shown) > 1 else "One figure"
    unit = measured_in(score.indicator).removeprefix("(").removesuffix(")")
    parts = [f"{count} ({unit[:1].lower()}{unit[1:]}), {_times(shown)}{_shape(score, shown, years)}."]
    if 1 < len(shown) <= _MOST_VALUES or score.indicator.grades:
        parts.append("; ".join(_said(score, o) for o in shown) + ".")
    else:
        parts.append(f"{'The newest is ' if len(shown) > 1 else ''}{_said(score, _newest(score, shown))}.")
    parts += _targets(score, figure, years)
    if score.indicator.accumulation is not Accumulation.YEAR_TO_DATE:
        parts += _others(score, figure)
    return " ".join(parts)


def _drawn(score: Score, figure: SeriesFigure) -> list[Observation]:
    """Give the figures that the chart draws: those with dates, or those without."""
    told = [r.observation for r in score.readings if r.observation.value is not None]
    dated = (score.current or told[-1]).period.dated
    shown = [o for o in told if o.period.dated is dated]
    assert len(shown) == len(figure.points)
    return shown


def _newest(score: Score, shown: Sequence[Observation]) -> Observation:
    return next((o for o in shown if o is score.current), shown[-1])


def _times(shown: Sequence[Observation]) -> str:
    if len(shown) == 1:
        return name_of(shown[0].period)
    return f"from {name_of(shown[0].period)} to {name_of(shown[-1].period)}"


def _said(score: Score, seen: Observation) -> str:
    return f"{name_of(seen.period)}: {observation_words(score.indicator, seen)}{_remark(seen)}"


def _remark(seen: Observation) -> str:
    """Say a marker's first word, as the table beside the chart shows it: ``(provisional)``."""
    meaning = MARKER.get(seen.marker, "").partition(":")[0].rstrip(".")
    return f" ({meaning[:1].lower()}{meaning[1:]})" if meaning else ""


def _shape(score: Score, shown: Sequence[Observation], years: YearsFigure | None) -> str:
    """Say how the figures run: only up, only down, or where they were highest and lowest."""
    if len(shown) < 2:  # noqa: PLR2004 (one figure has no shape)
        return ""
    if score.indicator.accumulation is Accumulation.YEAR_TO_DATE:
        names = [line.name for line in years.lines] if years is not None else []
        return ", a running total within each year" + (f": {_listed(names)}" if len(names) > 1 else "")
    values = [o.value for o in shown if o.value is not None]
    steps = [b - a for a, b in pairwise(values)]
    up, down = any(s > 0 for s in steps), any(s < 0 for s in steps)
    if not up and not down:
        return ", all the same"
    if not (up and down):
        if len(steps) == 1:
            return f", {'up' if up else 'down'}"
        if 0 in steps:
            return f", never {'falling' if up else 'rising'}"
        return f", {'rising' if up else 'falling'} all along"
    ends = [min(shown, key=_value), max(shown, key=_value)]
    ends.sort(key=shown.index)
    told = [
        f"{'highest' if end.value == max(values) else 'lowest'}, {observation_words(score.indicator, end)}, "
        f"in {name_of(end.period)}"
        for end in ends
    ]
    return f", up and down: {'; '.join(told)}"


def _value(seen: Observation) -> float:
    return float(seen.value or 0)


def _listed(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _targets(score: Score, figure: SeriesFigure, years: YearsFigure | None) -> list[str]:
    """Tell the targets that are drawn, or the newest two where there are more."""
    drawn = {(mark.end, mark.value) for mark in figure.targets}
    marks = [
        t
        for t in score.targets
        if t.value is not None and (t.period.end.year * 12.0 + t.period.end.month, t.value) in drawn
    ]
    if years is not None:
        marks = [t for t in marks if t.value in {mark.value for mark in years.targets}]
    if not marks:
        return []
    said = "; ".join(_aim(score, target) for target in marks[-2:])
    more = len(marks) - 2
    earlier = f" {more} earlier target{' is' if more == 1 else 's are'} drawn too." if more > 0 else ""
    return [f"Target: {said}.{earlier}"]


def _aim(score: Score, target: Target) -> str:
    assert target.value is not None
    worked_back = ", worked back" if target.worked_back else ""
    return f"{value_with_unit(score.indicator, target.value)} for {name_of(target.period)}{worked_back}"


def _others(score: Score, figure: SeriesFigure) -> list[str]:
    """Tell others' figures: those drawn, and those that are too old to be."""
    drawn = {mark.label for mark in figure.references}
    told: dict[bool, list[str]] = {True: [], False: []}
    for other in score.comparators:
        if other.value is not None:
            said = value_words(score.indicator, other.value)
            is_drawn = any(label.startswith(f"{other.short_title} {said}") for label in drawn)
            told[is_drawn].append(f"{other.title} {said}{f' ({name_of(other.period)})' if other.period else ''}")
    parts = [f"For comparison: {'; '.join(told[True])}."] if told[True] else []
    return parts + ([f"Too old to be drawn: {'; '.join(told[False])}."] if told[False] else [])
