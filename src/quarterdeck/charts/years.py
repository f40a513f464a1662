"""A running total's years, to be laid over one another: from the body's first month to its last."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from quarterdeck.charts.figure import Point, SeriesFigure, TargetMark
from quarterdeck.periods import Calendar, month_and_year, months_between, months_from, year_of
from quarterdeck.results import Score

YEAR = 12
#: The months since the year's beginning that its quarters end with.
QUARTER_ENDS = (3, 6, 9, 12)


@dataclass(frozen=True, slots=True)
class YearLine:
    """A year's totals: points by the months since its beginning; ``begins`` are the runs that start from nought."""

    name: str
    current: bool
    points: tuple[Point, ...]
    begins: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class YearsFigure:
    """Running totals ready to be drawn, oldest year first. ``series`` is the same in the order of time."""

    series: SeriesFigure
    #: The short names of the months that a quarter of the body's year ends with.
    months: tuple[str, ...]
    lines: tuple[YearLine, ...]
    targets: tuple[TargetMark, ...]


def build_years(score: Score, series: SeriesFigure, calendar: Calendar) -> YearsFigure | None:
    """Lay a running total's years over one another; None where there are whole years only, or no dates."""
    shown = [r.observation.period for r in score.readings if r.observation.value is not None]
    if not shown or not all(p.dated and p.within(year_of(p.end, calendar)) for p in shown):
        return None
    newest = (score.current or score.newest).period
    # A forecast for the year's end, or a whole year, is no running total by itself.
    if all(p.months == YEAR for p in shown) or not newest.dated:
        return None
    begins = {run for _, run in series.starts}
    by_year: dict[str, list[Point]] = {}
    for point, period in zip(series.points, shown, strict=True):
        year = year_of(period.end, calendar)
        by_year.setdefault(year.text, []).append(
            replace(point, month=float(months_between(year.start, period.end) + 1))
        )
    now = year_of(newest.end, calendar)
    lines = tuple(
        YearLine(name, name == now.text, tuple(points), tuple({p.run: None for p in points if p.run in begins}))
        for name, points in by_year.items()
    )
    targets = []
    for target in score.targets:
        mark = next((m for m in series.targets if target.period.within(now) and m.end == _end(target.period.end)), None)
        if mark is not None and target.value == mark.value:
            at = float(months_between(now.start, target.period.end) + 1)
            targets.append(replace(mark, start=at, end=at))
    months = tuple(month_and_year(months_from(now.start, quarter - 1))[:3] for quarter in QUARTER_ENDS)
    return YearsFigure(series, months, lines, tuple(targets))


def _end(day: date) -> float:
    return float(day.year * YEAR + day.month)
