"""The chart of a series: an Altair template, made and checked once for each size, filled with a figure's data.

Altair checks a chart of a dozen layers against its schema in 35 ms, and Vega-Lite compiles it in 8; filling a template
that is checked and compiled takes a hundredth of that, and the result is the same.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import altair as alt

from quarterdeck.charts import theme
from quarterdeck.charts.figure import Point, SeriesFigure
from quarterdeck.charts.layout import Layout, lay_out, spread, wrap_label
from quarterdeck.charts.theme import Size

Spec = dict[str, Any]
Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class SeriesJob:
    """What is to be drawn: a template (Vega-Lite, as JSON) and what this figure fills into it."""

    template: str
    width: float
    height: float
    padding: Mapping[str, float]
    x_domain: tuple[float, float]
    y_domain: tuple[float, float]
    datasets: Mapping[str, Rows]


def build_series_job(figure: SeriesFigure, size: Size) -> SeriesJob:
    """Lay a figure out at a size."""
    layout = lay_out(figure, size)
    return SeriesJob(
        _template(size),
        layout.width,
        layout.height,
        {"left": layout.left, "right": size.labels, "top": size.top, "bottom": size.bottom},
        (layout.first, layout.last),
        (layout.low, layout.high),
        _data(figure, layout, size),
    )


def build_series_spec(job: SeriesJob) -> Spec:
    """Give the complete Vega-Lite specification of a job."""
    spec: Spec = json.loads(job.template)
    spec["width"], spec["height"], spec["padding"] = job.width, job.height, dict(job.padding)
    spec["datasets"] = dict(job.datasets)
    for layer in spec["layer"]:
        for axis, domain in (("x", job.x_domain), ("y", job.y_domain)):
            layer["encoding"][axis]["scale"] = {"domain": list(domain), "nice": False, "zero": False}
    return spec


def fill_series(compiled: Spec, job: SeriesJob) -> Spec:
    """Fill a job into its template as Vega, compiled once for all figures: in these places only do figures differ."""
    compiled["width"], compiled["height"], compiled["padding"] = job.width, job.height, dict(job.padding)
    for scale in compiled["scales"]:
        scale["domain"] = list({"x": job.x_domain, "y": job.y_domain}[scale["name"]])
    for data in compiled["data"]:
        if "values" in data:
            data["values"] = job.datasets.get(data["name"], [])
    return compiled


@lru_cache(maxsize=4)
def _template(size: Size) -> str:
    """Give the checked template as JSON, from which a copy is made faster than from the thing itself."""
    x, y = alt.X("x:Q", axis=None), alt.Y("y:Q", axis=None)
    x2, y2 = alt.X2("x2:Q"), alt.Y2("y2:Q")

    def layer(name: str) -> Any:
        return alt.Chart(alt.NamedData(name=name))

    def text(name: str, colour: str, points: int, **mark: Any) -> Any:
        chart = layer(name).mark_text(fill=colour, fontSize=points, **mark)
        return chart.encode(x=x, y=y, text=alt.Text("text:N"))

    layers = [
        layer("grid").mark_rule(color=theme.GRID, strokeWidth=1).encode(x=x, x2=x2, y=y),
        text("grid_labels", theme.QUIET, size.small, align="right", baseline="middle", dx=-6),
        layer("ticks").mark_rule(color=theme.QUIET, strokeWidth=1).encode(x=x, y=y, y2=y2),
        layer("breaks").mark_rule(color=theme.QUIET, strokeWidth=1, strokeDash=[2, 3]).encode(x=x, y=y, y2=y2),
        text("break_labels", theme.QUIET, size.small, align="left", baseline="bottom", dx=5, dy=-5),
        text("tick_first", theme.INK, size.small, baseline="top", dy=8),
        text("tick_second", theme.QUIET, size.small, baseline="top", dy=24),
        layer("references").mark_rule(color=theme.QUIET, strokeWidth=2).encode(x=x, x2=x2, y=y),
        layer("leaders").mark_rule(color=theme.GRID, strokeWidth=1).encode(x=x, x2=x2, y=y, y2=y2),
        layer("targets").mark_rule(color=theme.TARGET, strokeWidth=2.5, strokeDash=[5, 3]).encode(x=x, x2=x2, y=y),
        layer("line")
        .mark_line(color=theme.SERIES, strokeWidth=2.5)
        .encode(x=x, y=y, detail="run:N", order=alt.Order("x:Q")),
        layer("points").mark_point(color=theme.SERIES, fill=theme.SERIES, size=46, opacity=1).encode(x=x, y=y),
        layer("provisional")
        .mark_point(color=theme.SERIES, fill=theme.PAPER, size=60, strokeWidth=2.5, opacity=1)
        .encode(x=x, y=y),
        layer("latest").mark_point(color=theme.SERIES, fill=theme.SERIES, size=120, opacity=1).encode(x=x, y=y),
        # The outline in the paper's colour is painted below the letters when the drawing is tidied.
        text("values", theme.INK, size.text, baseline="middle", stroke=theme.PAPER, strokeWidth=4),
        text(
            "latest_value",
            theme.INK,
            size.text + 3,
            baseline="middle",
            fontWeight="bold",
            stroke=theme.PAPER,
            strokeWidth=5,
        ),
        text("side_target", theme.TARGET, size.small, align="left", baseline="middle"),
        text("side_reference", theme.QUIET, size.small, align="left", baseline="middle"),
    ]
    chart = alt.layer(*layers).properties(width=100, height=100).configure(autosize=alt.AutoSizeParams(type="none"))
    chart = chart.configure_view(stroke=None).configure_text(limit=0)
    # NamedData holds no rows yet: Altair has nothing to infer from, so every encoding above names its type.
    return json.dumps(chart.to_dict())


def _data(figure: SeriesFigure, layout: Layout, size: Size) -> dict[str, Rows]:
    left, right = layout.first, layout.last
    rows: dict[str, Rows] = {
        "grid": [{"x": left, "x2": right, "y": value} for value, _ in layout.grid],
        "grid_labels": [{"x": left, "y": value, "text": label} for value, label in layout.grid],
        "targets": [_target_row(mark.start, mark.end, float(mark.value), layout) for mark in figure.targets],
        "line": _line(figure),
        "breaks": [{"x": month, "y": layout.low, "y2": layout.high} for month, _ in figure.breaks],
        "break_labels": [{"x": month, "y": layout.low, "text": plan} for month, plan in figure.breaks],
        "points": [_at(p) for p in figure.points if not p.provisional and not p.latest],
        "provisional": [_at(p) for p in figure.points if p.provisional],
        "latest": [_at(p) for p in figure.points if p.latest and not p.provisional],
    }
    return (
        rows | _period_ticks(figure, layout, size) | _value_labels(figure, layout, size) | _sides(figure, layout, size)
    )


def _at(point: Point) -> dict[str, Any]:
    return {"x": point.month, "y": float(point.value)}


def _line(figure: SeriesFigure) -> Rows:
    starts = [{"x": month, "y": 0.0, "run": run} for month, run in figure.starts]
    return starts + [_at(point) | {"run": point.run} for point in figure.points]


def _target_row(start: float, end: float, value: float, layout: Layout) -> dict[str, Any]:
    if end - start < 0.5:  # noqa: PLR2004 (a mark at one moment is drawn as a short dash around it)
        reach = 13 / layout.width * (layout.last - layout.first)
        start, end = end - reach, end + reach
    return {"x": start, "x2": end, "y": value}


def _period_ticks(figure: SeriesFigure, layout: Layout, size: Size) -> dict[str, Rows]:
    """Name as many periods as fit, the newest first; a year that several share is named once, under the last."""
    named: list[Point] = []
    for point in sorted(figure.points, key=lambda p: (not p.latest, -p.month)):
        if all(_apart(point, other, layout, size) for other in named):
            named.append(point)
    named.sort(key=lambda p: p.month)
    years = [point.tick[1] for point in named]
    first, second, ticks = [], [], []
    for place, point in enumerate(named):
        row = {"x": point.month, "y": layout.low}
        first.append(row | {"text": point.tick[0]})
        ticks.append(row | {"y2": layout.value_at(layout.height + 5)})
        if years[place] and years[place] != (years[place + 1] if place + 1 < len(years) else ""):
            second.append(row | {"text": years[place]})
    return {"tick_first": first, "tick_second": second, "ticks": ticks}


def _apart(point: Point, other: Point, layout: Layout, size: Size) -> bool:
    """Tell whether the names of two periods fit side by side."""
    characters = (len(point.tick[0]) + len(other.tick[0])) / 2
    if point.tick[1] != other.tick[1]:
        characters = max(characters, (len(point.tick[1]) + len(other.tick[1])) / 2)
    return abs(layout.x(point.month) - layout.x(other.month)) >= characters * size.small * 0.6 + 8


def _value_labels(figure: SeriesFigure, layout: Layout, size: Size) -> dict[str, Rows]:
    """Label every value where there are few, else the newest, the first, the highest and the lowest."""
    points = list(figure.points)
    if len(points) > size.value_labels:
        by_value = sorted(points, key=lambda p: p.value)
        points = [p for p in points if p.latest or p in (points[0], by_value[0], by_value[-1])]
    rows: Rows = []
    latest: Rows = []
    for point in points:
        place = layout.y(float(point.value))
        above = place - 16
        marks = [layout.y(float(t.value)) for t in figure.targets if t.start - 2 <= point.month <= t.end + 2]
        crowded = any(abs(mark - above) < 12 for mark in marks) or above < -size.top + 8  # noqa: PLR2004 (pixels)
        row = {"x": point.month, "y": layout.value_at(place + 18 if crowded else above), "text": point.label}
        (latest if point.latest else rows).append(row)
    return {"values": rows, "latest_value": latest}


def _sides(figure: SeriesFigure, layout: Layout, size: Size) -> dict[str, Rows]:
    """Set the labels of targets and references in the column to the right, apart from each other."""
    end = layout.last
    entries = [(layout.y(float(mark.value)), "side_target", mark.label) for mark in _labelled_targets(figure)]
    entries += [(layout.y(float(mark.value)), "side_reference", mark.label) for mark in figure.references]
    lines = [wrap_label(label, size) for _, _, label in entries]
    gap = (size.small + 3) * max((len(block) for block in lines), default=1) + 3
    places = spread([place for place, _, _ in entries], gap, 0, layout.height)
    rows: dict[str, Rows] = {"side_target": [], "side_reference": [], "leaders": []}
    for (place, kind, _), block, moved in zip(entries, lines, places, strict=True):
        top = moved - (len(block) - 1) * (size.small + 2) / 2
        for number, text in enumerate(block):
            y = layout.value_at(top + number * (size.small + 2))
            rows[kind].append({"x": layout.month_at(layout.width + 12), "y": y, "text": text})
        leader = {"x": end, "x2": layout.month_at(layout.width + 9), "y": layout.value_at(place)}
        rows["leaders"].append(leader | {"y2": layout.value_at(moved)})
    reach = layout.month_at(layout.width - 12)
    rows["references"] = [{"x": reach, "x2": end, "y": float(mark.value)} for mark in figure.references]
    return rows


def _labelled_targets(figure: SeriesFigure) -> list[Any]:
    """Give the targets named at the side: those of the newest figure's time; older ones show by their marks."""
    newest = max(point.month for point in figure.points)
    chosen = [mark for mark in figure.targets if mark.end >= newest] or list(figure.targets[-1:])
    unique = {(mark.label, mark.value): mark for mark in chosen}
    return list(unique.values())
