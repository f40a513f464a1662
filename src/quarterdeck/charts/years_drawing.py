"""How a running total's years are drawn: the current one apart, the others quiet, each named at its end."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

import altair as alt

from quarterdeck.charts import theme
from quarterdeck.charts.figure import Point, TargetMark
from quarterdeck.charts.labels import DASH, SideLabel, side_rows, target_span
from quarterdeck.charts.layout import Layout, left_column, plot_height, scale_of, side_column, side_lines
from quarterdeck.charts.measure import text_width
from quarterdeck.charts.placing import Box, Ground
from quarterdeck.charts.series import SeriesJob, grid_rows
from quarterdeck.charts.theme import Size
from quarterdeck.charts.years import QUARTER_ENDS, YEAR, YearLine, YearsFigure

Rows = list[dict[str, Any]]
#: There is one line of names below the axis, not two.
_NO_SECOND_LINE = 16
#: Room left and right of the year, in months.
_SPARE = 0.45


def build_years_job(figure: YearsFigure, size: Size) -> SeriesJob:
    """Lay a running total out at a size."""
    layout = _layout(figure, size)
    ground = _ground(figure, layout, size)
    quiet = [line for line in figure.lines if not line.current]
    current = [line for line in figure.lines if line.current]
    side = [*_ended(figure, size, layout), *_aims(figure, size, layout)]
    padding = {
        "left": layout.left,
        "right": layout.side,
        "top": size.top,
        "bottom": size.bottom - _NO_SECOND_LINE,
    }
    datasets = {
        **{name: rows for name, rows in grid_rows(layout).items() if name != "cuts"},
        "quiet_line": [row for line in quiet for row in _line(line)],
        "quiet_points": [_at(p) for line in quiet for p in line.points],
        "line": [row for line in current for row in _line(line)],
        "points": [_at(p) for line in current for p in line.points if not p.provisional and not p.latest],
        "latest": [_at(p) for line in current for p in line.points if p.latest and not p.provisional],
        "provisional": [_at(p) for line in current for p in line.points if p.provisional],
        "targets": [_dash(mark, layout) for mark in figure.targets],
        "ticks": [{"x": float(q), "y": layout.low, "y2": layout.value_at(layout.height + 5)} for q in QUARTER_ENDS],
        "tick_first": [
            {"x": float(q), "y": layout.low, "text": name} for q, name in zip(QUARTER_ENDS, figure.months, strict=True)
        ],
        **_labels(figure, layout, ground, size),
        **side_rows(side, layout, size),
    }
    domains = (layout.first, layout.last), (layout.low, layout.high)
    return SeriesJob(_template(size), layout.width, layout.height, padding, *domains, datasets)


def _layout(figure: YearsFigure, size: Size) -> Layout:
    values = [p.value for line in figure.lines for p in line.points] + [mark.value for mark in figure.targets]
    scale = scale_of(values, figure.series.unit, from_zero=True)
    left = left_column(scale, size)
    names = [side_lines(f"{line.name}: {line.points[-1].label}", size) for line in _whole(figure)]
    names += [side_lines(mark.label, size) for mark in figure.targets]
    side = side_column(names, size)
    width, height = size.width - left - side, plot_height(names, size)
    return Layout(left, width, height, -_SPARE, YEAR + _SPARE, scale.low, scale.high, scale.grid, side)


def _whole(figure: YearsFigure) -> list[YearLine]:
    """Give the years, other than the current, whose total for the whole year is known."""
    return [line for line in figure.lines if line.points[-1].month == YEAR and not line.current]


def _ended(figure: YearsFigure, size: Size, layout: Layout) -> list[SideLabel]:
    """Name the years that reach the end at the side, with their totals."""
    return [
        SideLabel(
            float(line.points[-1].value),
            layout.x(YEAR) + 4,
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


@dataclass(frozen=True, slots=True)
class _Wish:
    """A label that is wanted beside a point."""

    kind: str
    point: Point
    text: str
    size: float
    bold: bool = False


def _labels(figure: YearsFigure, layout: Layout, ground: Ground, size: Size) -> dict[str, Rows]:
    """Place the labels that have room, the most wanted first."""
    rows: dict[str, Rows] = {"latest_value": [], "year_names": [], "values": [], "current_name": []}
    for wish in (*_newest(figure, size), *_other_years(figure, size), *_before(figure, size)):
        width = text_width(wish.text, wish.size, bold=wish.bold) + 4
        x, y = layout.x(wish.point.month), layout.y(float(wish.point.value))
        place = ground.place(x, y, width, wish.size * 0.95)
        if place is not None:
            row = {"x": layout.axis_at(place[0]), "y": layout.value_at(place[1]), "text": wish.text}
            rows[wish.kind].append(row)
    return rows


def _newest(figure: YearsFigure, size: Size) -> Iterator[_Wish]:
    for line in figure.lines:
        if line.current:
            newest = next((p for p in line.points if p.latest), line.points[-1])
            yield _Wish("latest_value", newest, newest.label, size.text + 3, bold=True)
            yield _Wish("current_name", newest, line.name, size.small, bold=True)


def _other_years(figure: YearsFigure, size: Size) -> Iterator[_Wish]:
    """Name each other year at its end; of one that is named at the side, the total at the newest one's point."""
    at = max((p.month for line in figure.lines for p in line.points if p.latest), default=0.0)
    whole = _whole(figure)
    for line in reversed(figure.lines):
        if line in whole:
            same = (p for p in line.points if p.month == at != YEAR)
            yield from (_Wish("year_names", p, f"{line.name}: {p.label}", size.small) for p in same)
        elif not line.current:
            yield _Wish("year_names", line.points[-1], line.name, size.small)


def _before(figure: YearsFigure, size: Size) -> Iterator[_Wish]:
    """Label the current year's other totals, unless there are many: each is more than the one before."""
    for line in figure.lines:
        if line.current and len(line.points) <= size.value_labels:
            yield from (_Wish("values", p, p.label, size.text) for p in line.points if not p.latest)


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
