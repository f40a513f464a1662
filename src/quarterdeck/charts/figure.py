"""What a chart of a series shows, apart from how it is drawn: points, joins, targets and references.

Time runs in months: a period from April to June 2024 goes from the first day of April to the last of June. A
figure stands at the end of its period.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from quarterdeck.model import Accumulation, Observation, Target
from quarterdeck.periods import Calendar, Period, PeriodKind, name_of, year_of, years_of
from quarterdeck.results import Reading, Score
from quarterdeck.wording import UNSETTLED, observation_words, target_words, value_words

_PART_OF_YEAR = (PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.MONTH)
#: Others' figures of so many months before the first figure are still drawn.
_NEAR = 12


@dataclass(frozen=True, slots=True)
class Point:
    """A figure. ``run`` numbers the stretches of points that are joined by a line."""

    month: float
    value: Decimal
    label: str
    tick: tuple[str, str]
    provisional: bool
    latest: bool
    run: int
    #: Of the same season as the latest, where the season moves the figure.
    season: bool = False


@dataclass(frozen=True, slots=True)
class TargetMark:
    """A target over the time that it is for; a mark at one moment has no length."""

    start: float
    end: float
    value: Decimal
    label: str


@dataclass(frozen=True, slots=True)
class ReferenceMark:
    """What others achieved, at the time of their own figure; one that has none on this axis stands at its end."""

    value: Decimal
    label: str
    month: float | None


@dataclass(frozen=True, slots=True)
class SeriesFigure:
    """A series ready to be drawn."""

    unit: str
    from_zero: bool
    points: tuple[Point, ...]
    #: A running total starts each year from nought: the starts that its line begins at, with the run they join.
    starts: tuple[tuple[float, int], ...]
    targets: tuple[TargetMark, ...]
    references: tuple[ReferenceMark, ...]
    #: Where a series goes on under another plan: the moment, and the plan's name.
    breaks: tuple[tuple[float, str], ...] = ()
    #: The figures are grades: their numbers mean nothing to readers, their words stand at the points.
    graded: bool = False


def month_of(day: date) -> float:
    """Give a month as a number that counts on over the years."""
    return float(day.year * 12 + day.month)


def build_figure(score: Score, calendar: Calendar, plans: Mapping[str, str] | None = None) -> SeriesFigure | None:
    """Gather what the chart of an indicator shows; None where it has no number at all.

    ``plans`` names each report's plan; where a series runs over several, the chart marks where the next begins.
    """
    readings = drawn_readings(score)
    shown = [r.observation for r in readings]
    if not shown:
        return None
    dated = shown[-1].period.dated
    running = score.indicator.accumulation is Accumulation.YEAR_TO_DATE
    seasonal = any(caution.kind == "seasonal" for caution in score.cautions)
    points: list[Point] = []
    starts: list[tuple[float, int]] = []
    run = 0
    for reading in readings:
        observation = reading.observation
        run += not reading.joined
        first_of_year = running and not reading.joined and observation.period.kind in _PART_OF_YEAR
        if first_of_year:
            start = year_of(observation.period.end, calendar).start
            if month_of(observation.period.end) - month_of(start) < 3:  # noqa: PLR2004 (the first quarter)
                starts.append((month_of(start) - 1, run))
        points.append(_point(score, observation, run, seasonal=seasonal))
    return SeriesFigure(
        score.indicator.unit,
        running,
        tuple(points),
        tuple(starts),
        _targets(score, points, dated=dated),
        () if running else references_of(score, points, dated=dated),
        _breaks(shown, plans or {}),
        bool(score.indicator.grades),
    )


def drawn_readings(score: Score) -> list[Reading]:
    """Give the figures that a chart draws: figures without a date have no place on an axis of dates.

    What is drawn goes with the figure that is judged.
    """
    told = [r for r in score.readings if r.observation.value is not None]
    if not told:
        return []
    dated = (score.current or told[-1].observation).period.dated
    return [r for r in told if r.observation.period.dated is dated]


def drawn_targets(score: Score, first: float, *, dated: bool) -> list[Target]:
    """Give the targets that a chart draws: none that was over before the first figure, none without a place in time."""
    return [
        target
        for target in score.targets
        if target.value is not None and month_of(target.period.end) >= first and (target.period.dated or not dated)
    ]


def _breaks(shown: list[Observation], plans: Mapping[str, str]) -> tuple[tuple[float, str], ...]:
    breaks = []
    for before, after in pairwise(shown):
        plan = plans.get(after.release, "")
        if plan and plans.get(before.release) not in (plan, None):
            breaks.append(((month_of(before.period.end) + month_of(after.period.end)) / 2, plan))
    return tuple(breaks)


def _point(score: Score, observation: Observation, run: int, *, seasonal: bool) -> Point:
    assert observation.value is not None
    now = score.current.period if score.current is not None else observation.period
    same = (observation.period.end.month, observation.period.months) == (now.end.month, now.months)
    return Point(
        month_of(observation.period.end),
        observation.value,
        observation_words(score.indicator, observation),
        tick_label(observation.period),
        observation.marker in UNSETTLED,
        observation is score.current,
        run,
        seasonal and same and now.dated and observation is not score.current,
    )


def tick_label(period: Period) -> tuple[str, str]:
    """Give a period's two short lines below the chart: ``("Q2", "2024-25")``."""
    years = years_of(period)
    match period.kind:
        case PeriodKind.QUARTER | PeriodKind.HALF:
            return period.text[-2:], years
        case PeriodKind.MONTH:
            return f"{period.end:%b}", str(period.end.year)
        case PeriodKind.TERM:
            return name_of(period).split(" ")[0], years
        case PeriodKind.ACADEMIC_YEAR:
            return years, "school year"
        case PeriodKind.STRETCH | PeriodKind.POOLED:
            return f"{period.start:%b %Y}", f"to {period.end:%b %Y}"
        case PeriodKind.UNDATED:
            # "2 years" above "earlier": four of them fit below a chart on a phone.
            name = name_of(period).replace(" (date not printed)", "")
            return (name.removesuffix(" earlier"), "earlier") if name.endswith(" earlier") else (name, "")
        case PeriodKind.CALENDAR_YEAR:
            return name_of(period), ""
        case _:
            return years, ""


def _targets(score: Score, points: list[Point], *, dated: bool) -> tuple[TargetMark, ...]:
    first = min(point.month for point in points)
    running = score.indicator.accumulation is Accumulation.YEAR_TO_DATE
    marks = []
    for target in drawn_targets(score, first, dated=dated):
        assert target.value is not None
        end = month_of(target.period.end)
        moment = running or target.period.kind in _PART_OF_YEAR
        start = end if moment else max(month_of(target.period.start) - 1, first - 1)
        marks.append(TargetMark(start, end, target.value, _target_label(score, target)))
    return tuple(marks)


def _target_label(score: Score, target: Target) -> str:
    assert target.value is not None
    worked_back = " (worked back)" if target.worked_back else ""
    return f"Target {target_words(score.indicator, target)}{worked_back}"


def references_of(score: Score, points: list[Point], *, dated: bool) -> tuple[ReferenceMark, ...]:
    """Give others' figures, each with its time unless that is the newest figure's own.

    Those of more than a year before the first figure are left to the table: the chart would be drawn for them.
    """
    newest = score.current.period if score.current is not None else None
    first = min(point.month for point in points)
    marks = []
    for other in score.comparators:
        if other.value is None:
            continue
        known = dated and other.period is not None and other.period.dated
        month = month_of(other.period.end) if known and other.period is not None else None
        if month is not None and month < first - _NEAR:
            continue
        time = f" ({_time_of(other.period)})" if newest is None or other.period != newest else ""
        marks.append(
            ReferenceMark(other.value, f"{other.short_title} {value_words(score.indicator, other.value)}{time}", month)
        )
    return tuple(marks)


def _time_of(period: Period | None) -> str:
    if period is None:
        return "no date given"
    return (
        name_of(period) if period.kind is PeriodKind.POOLED else " ".join(part for part in tick_label(period) if part)
    )
