"""The chart of a running total: its years laid over one another, from the body's first month to its last."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Any

import altair as alt

from quarterdeck.charts import theme
from quarterdeck.charts.figure import Point, SeriesFigure, TargetMark
from quarterdeck.charts.labels import DASH, SideLabel, side_rows, target_span
from quarterdeck.charts.layout import Layout, left_column, plot_height, scale_of, side_column, side_lines
from quarterdeck.charts.measure import text_width
from quarterdeck.charts.placing import Box, Ground
from quarterdeck.charts.series import grid_rows
from quarterdeck.charts.theme import Size
from quarterdeck.periods import Calendar, month_and_year, months_between, months_from, year_of
from quarterdeck.results import Score

Spec = dict[str, Any]
Rows = list[dict[str, Any]]
_YEAR = 12
_QUARTERS = (3, 6, 9, 12)
#: There is one line of names below the axis, not two.
_NO_SECOND_LINE = 16
#: Room left and right of the year, in months.
_SPARE = 0.45


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
    if all(p.months == _YEAR for p in shown) or not newest.dated:
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
    months = tuple(month_and_year(months_from(now.start, quarter - 1))[:3] for quarter in _QUARTERS)
    return YearsFigure(series, months, lines, tuple(targets))


def _end(day: Any) -> float:
    return float(day.year * _YEAR + day.month)


def build_years_spec(figure: YearsFigure, size: Size) -> Spec:
    """Give the complete Vega-Lite specification of a running total at a size."""
    layout = _layout(figure, size)
    ground = _ground(figure, layout, size)
    quiet = [line for line in figure.lines if not line.current]
    current = [line for line in figure.lines if line.current]
    spec: Spec = json.loads(_template(size))
    spec["width"], spec["height"] = layout.width, layout.height
    side = [*_ended(figure, size, layout), *_aims(figure, size, layout)]
    spec["padding"] = {
        "left": layout.left,
        "right": layout.side,
        "top": size.top,
        "bottom": size.bottom - _NO_SECOND_LINE,
    }
    spec["datasets"] = {
        **{name: rows for name, rows in grid_rows(layout).items() if name != "cuts"},
        "quiet_line": [row for line in quiet for row in _line(line)],
        "quiet_points": [_at(p) for line in quiet for p in line.points],
        "line": [row for line in current for row in _line(line)],
        "points": [_at(p) for line in current for p in line.points if not p.provisional and not p.latest],
        "latest": [_at(p) for line in current for p in line.points if p.latest and not p.provisional],
        "provisional": [_at(p) for line in current for p in line.points if p.provisional],
        "targets": [_dash(mark, layout) for mark in figure.targets],
        "ticks": [{"x": float(q), "y": layout.low, "y2": layout.value_at(layout.height + 5)} for q in _QUARTERS],
        "tick_first": [
            {"x": float(q), "y": layout.low, "text": name} for q, name in zip(_QUARTERS, figure.months, strict=True)
        ],
        **_labels(figure, layout, ground, size),
        **side_rows(side, layout, size),
    }
    for layer in spec["layer"]:
        for axis, domain in (("x", (layout.first, layout.last)), ("y", (layout.low, layout.high))):
            layer["encoding"][axis]["scale"] = {"domain": list(domain), "nice": False, "zero": False}
    return spec


def _layout(figure: YearsFigure, size: Size) -> Layout:
    values = [p.value for line in figure.lines for p in line.points] + [mark.value for mark in figure.targets]
    scale = scale_of(values, figure.series.unit, from_zero=True)
    left = left_column(scale, size)
    names = [side_lines(f"{line.name}: {line.points[-1].label}", size) for line in _whole(figure)]
    names += [side_lines(mark.label, size) for mark in figure.targets]
    side = side_column(names, size)
    width, height = size.width - left - side, plot_height(names, size)
    return Layout(left, width, height, -_SPARE, _YEAR + _SPARE, scale.low, scale.high, scale.grid, side)


def _whole(figure: YearsFigure) -> list[YearLine]:
    """Give the years, other than the current, whose total for the whole year is known."""
    return [line for line in figure.lines if line.points[-1].month == _YEAR and not line.current]


def _ended(figure: YearsFigure, size: Size, layout: Layout) -> list[SideLabel]:
    """Name the years that reach the end at the side, with their totals."""
    return [
        SideLabel(
            float(line.points[-1].value),
            layout.x(_YEAR) + 4,
            "side_reference",
            side_lines(f"{line.name}: {line.points[-1].label}", size),
        )
        for line in _whole(figure)
    ]


def _aims(figure: YearsFigure, size: Size, layout: Layout) -> list[SideLabel]:
    return [
        SideLabel(float(mark.value), layout.x(mark.end) + DASH, "side_target", side_lines(mark.label, size))
        for mark in figure.targets
    ]


def _ground(figure: YearsFigure, layout: Layout, size: Size) -> Ground:
    ground = Ground(Box(2, -float(size.top) + 2, layout.width + 8, layout.height - 3))
    for line in figure.lines:
        for point in line.points:
            radius = 8.5 if point.latest else 7.0 if line.current else 5.0
            ground.add_point(layout.x(point.month), layout.y(float(point.value)), radius)
        rows = _line(line)
        ground.lines += [
            ((layout.x(a["x"]), layout.y(a["y"])), (layout.x(b["x"]), layout.y(b["y"])))
            for a, b in pairwise(rows)
            if a["run"] == b["run"]
        ]
    for mark in figure.targets:
        left, right = target_span(mark, layout)
        y = layout.y(float(mark.value))
        ground.boxes.append(Box(left - 1, y - 3, right + 1, y + 3))
    return ground


def _labels(figure: YearsFigure, layout: Layout, ground: Ground, size: Size) -> dict[str, Rows]:
    """Label the newest total, then each year at the end of its line, then the current year's other totals."""
    rows: dict[str, Rows] = {"latest_value": [], "year_names": [], "values": [], "current_name": []}

    def put(kind: str, point: Point, text: str, points: float, *, bold: bool = False) -> None:
        place = ground.place(
            layout.x(point.month), layout.y(float(point.value)), text_width(text, points, bold=bold) + 4, points * 0.95
        )
        if place is not None:
            rows[kind].append({"x": layout.axis_at(place[0]), "y": layout.value_at(place[1]), "text": text})

    current = [line for line in figure.lines if line.current]
    for line in current:
        newest = next((p for p in line.points if p.latest), line.points[-1])
        put("latest_value", newest, newest.label, size.text + 3, bold=True)
        put("current_name", newest, line.name, size.small, bold=True)
    whole = _whole(figure)
    for line in reversed(figure.lines):
        if not line.current and line not in whole:
            put("year_names", line.points[-1], line.name, size.small)
    for line in current:
        # Of many totals in one year only the newest is labelled: each is more than the one before.
        for point in line.points if len(line.points) <= size.value_labels else ():
            if not point.latest:
                put("values", point, point.label, size.text)
    return rows


def _line(line: YearLine) -> Rows:
    starts = [{"x": 0.0, "y": 0.0, "run": run} for run in line.begins]
    rows = starts + [_at(p) | {"run": p.run} for p in line.points]
    return sorted(rows, key=lambda row: (row["run"], row["x"]))


def _at(point: Point) -> dict[str, Any]:
    return {"x": point.month, "y": float(point.value)}


def _dash(mark: TargetMark, layout: Layout) -> dict[str, Any]:
    left, right = target_span(mark, layout)
    return {"x": layout.axis_at(left), "x2": layout.axis_at(right), "y": float(mark.value)}


@lru_cache(maxsize=4)
def _template(size: Size) -> str:
    x, y, x2, y2 = alt.X("x:Q", axis=None), alt.Y("y:Q", axis=None), alt.X2("x2:Q"), alt.Y2("y2:Q")
    order = alt.Order("x:Q")

    def layer(name: str) -> Any:
        return alt.Chart(alt.NamedData(name=name))

    def text(name: str, colour: str, points: int, **mark: Any) -> Any:
        chart = layer(name).mark_text(fill=colour, fontSize=points, **mark)
        return chart.encode(x=x, y=y, text=alt.Text("text:N"))

    halo = {"baseline": "middle", "stroke": theme.PAPER, "strokeWidth": 4}
    layers = [
        layer("grid").mark_rule(color=theme.GRID, strokeWidth=1).encode(x=x, x2=x2, y=y),
        text("grid_labels", theme.QUIET, size.small, align="right", baseline="middle", dx=-6),
        layer("ticks").mark_rule(color=theme.QUIET, strokeWidth=1).encode(x=x, y=y, y2=y2),
        text("tick_first", theme.INK, size.small, baseline="top", dy=8),
        layer("leaders").mark_rule(color=theme.GRID, strokeWidth=1).encode(x=x, x2=x2, y=y, y2=y2),
        layer("quiet_line").mark_line(color=theme.QUIET, strokeWidth=1.5).encode(x=x, y=y, detail="run:N", order=order),
        layer("quiet_points").mark_point(color=theme.QUIET, fill=theme.QUIET, size=24, opacity=1).encode(x=x, y=y),
        layer("targets").mark_rule(color=theme.TARGET, strokeWidth=2.5, strokeDash=[5, 3]).encode(x=x, x2=x2, y=y),
        layer("line").mark_line(color=theme.SERIES, strokeWidth=3).encode(x=x, y=y, detail="run:N", order=order),
        layer("points").mark_point(color=theme.SERIES, fill=theme.SERIES, size=46, opacity=1).encode(x=x, y=y),
        layer("latest").mark_point(color=theme.SERIES, fill=theme.SERIES, size=120, opacity=1).encode(x=x, y=y),
        layer("provisional")
        .mark_point(color=theme.SERIES, fill=theme.PAPER, size=60, strokeWidth=2.5, opacity=1)
        .encode(x=x, y=y),
        text("year_names", theme.QUIET, size.small, **halo),
        text("values", theme.INK, size.text, **halo),
        text("current_name", theme.SERIES, size.small, fontWeight="bold", **halo),
        text("latest_value", theme.INK, size.text + 3, fontWeight="bold", **halo),
        text("side_target", theme.TARGET, size.small, align="left", baseline="middle"),
        text("side_reference", theme.QUIET, size.small, align="left", baseline="middle"),
    ]
    chart = alt.layer(*layers).properties(width=100, height=100).configure(autosize=alt.AutoSizeParams(type="none"))
    return json.dumps(chart.configure_view(stroke=None).configure_text(limit=0).to_dict())
