"""The alternative text of a chart, from the same data: its trend and where it turned, the targets, the others."""

from __future__ import annotations

from collections.abc import Sequence

from quarterdeck.charts.figure import SeriesFigure, drawn_readings, drawn_targets
from quarterdeck.charts.shape import shape_of
from quarterdeck.charts.years import YEAR, YearsFigure
from quarterdeck.model import Accumulation, Indicator, Observation, Target
from quarterdeck.order import comparing
from quarterdeck.periods import name_of
from quarterdeck.results import Reading, Score
from quarterdeck.schema.words import MARKER
from quarterdeck.wording import measured_in, observation_words, value_with_unit, value_words

_MOST_VALUES = 6


def describe_series(score: Score, figure: SeriesFigure, years: YearsFigure | None = None) -> str:
    """Say what a chart shows: how many figures, how they run, each figure where few, targets, comparators."""
    readings = drawn_readings(score)
    shown = [reading.observation for reading in readings]
    count = f"{len(shown)} figures" if len(shown) > 1 else "One figure"
    unit = unit_alone(score.indicator)
    parts = [f"{count} ({unit[:1].lower()}{unit[1:]}), {_times(shown)}{_shape(score, readings, years)}."]
    newest = next((o for o in shown if o is score.current), shown[-1])
    if 1 < len(shown) <= _MOST_VALUES or score.indicator.grades:
        parts.append("; ".join(_said(score, o) for o in shown) + ".")
    else:
        named = "" if len(shown) == 1 else f"The newest{'' if newest is shown[-1] else ' result'} is "
        parts.append(f"{named}{_said(score, newest)}.")
    parts += _targets(score, figure, years)
    if score.indicator.accumulation is not Accumulation.YEAR_TO_DATE:
        parts += _others(score, figure)
    return " ".join(parts)


def unit_alone(indicator: Indicator) -> str:
    """Give a unit where it stands by itself: one that is a remark, such as that none is stated, without brackets."""
    unit = measured_in(indicator)
    if unit.startswith("(") and unit.endswith(")"):
        unit = unit[1:-1]
    return f"{unit[:1].upper()}{unit[1:]}"


def is_added_up(score: Score, shown: Sequence[Observation]) -> bool:
    """Tell whether what is drawn are totals of parts of a year: one of a whole year alone is none."""
    running = score.indicator.accumulation is Accumulation.YEAR_TO_DATE
    return running and any(o.period.months != YEAR or not o.period.dated for o in shown)


def is_our_reading(score: Score) -> bool:
    """Tell whether no report says that a total starts again each year: it only looks like one."""
    return any(caution.kind == "reset" and caution.basis == "reading" for caution in score.cautions)


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


def _shape(score: Score, readings: Sequence[Reading], years: YearsFigure | None) -> str:
    """Say how the figures run: only those that compare with the one that is judged make a line that runs."""
    shown = [reading.observation for reading in readings]
    if len(shown) < 2:  # noqa: PLR2004 (one figure has no shape)
        return ""
    if is_added_up(score, shown):
        names = [line.name for line in years.lines] if years is not None else []
        ours = "by our reading " if is_our_reading(score) else ""
        return f", {ours}a running total within each year" + (f": {_listed(names)}" if len(names) > 1 else "")
    judged = score.current
    alike = [reading.observation for reading in comparing(score)]
    if judged is None or not alike:
        return ""
    if len(alike) == 1:
        time = "the newest" if judged is shown[-1] else f"the one for {name_of(judged.period)}"
        return f". No other compares with {time}"
    # A line that skips a time, or a figure that does not compare, does not run on.
    whole = all(later.joined for later in readings[1:])
    run = shape_of(score.indicator, alike, judged, unbroken=whole and len(alike) == len(shown))
    few = f". {len(alike)} of them compare, {_times(alike)}" if len(alike) < len(shown) else ""
    return f"{few}{run}"


def _listed(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _targets(score: Score, figure: SeriesFigure, years: YearsFigure | None) -> list[str]:
    """Tell the targets that are drawn, or the newest two where there are more."""
    first = min(point.month for point in figure.points)
    marks = drawn_targets(score, first, dated=drawn_readings(score)[-1].observation.period.dated)
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
