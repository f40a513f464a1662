"""The chart of a series: an Altair template, made and checked once for each size, filled with a figure's data.

Altair checks a chart of a dozen layers against its schema in 35 ms, and Vega-Lite compiles it in 8; filling a template
that is checked and compiled takes a hundredth of that, and the result is the same.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

import altair as alt

from quarterdeck.charts import theme
from quarterdeck.charts.figure import Point, SeriesFigure
from quarterdeck.charts.labels import (
    TICK,
    SideLabel,
    ground_of,
    named_targets,
    plan_rows,
    reference_x,
    side_rows,
    target_span,
    tick_rows,
    value_rows,
)
from quarterdeck.charts.layout import Layout, lay_out, side_lines
from quarterdeck.charts.theme import Size

Spec = dict[str, Any]
Rows = list[dict[str, Any]]
#: Half the gap, in pixels, where years are cut out.
_OPEN = 4.0
#: Room above the plot for the names of plans.
_PLANS = 16


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
    labels = [mark.label for mark in named_targets(figure)] + [mark.label for mark in figure.references]
    names = [side_lines(label, size) for label in labels]
    layout = lay_out(figure, size, names)
    top = size.top + (_PLANS if figure.breaks else 0)
    return SeriesJob(
        _template(size),
        layout.width,
        layout.height,
        {"left": layout.left, "right": layout.side, "top": top, "bottom": size.bottom},
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
        layer("nought").mark_rule(color=theme.QUIET, strokeWidth=1).encode(x=x, x2=x2, y=y),
        layer("cuts").mark_rule(color=theme.QUIET, strokeWidth=1).encode(x=x, x2=x2, y=y, y2=y2),
        layer("ticks").mark_rule(color=theme.QUIET, strokeWidth=1).encode(x=x, y=y, y2=y2),
        layer("breaks").mark_rule(color=theme.QUIET, strokeWidth=1, strokeDash=[2, 3]).encode(x=x, y=y, y2=y2),
        text("break_labels", theme.QUIET, size.small, baseline="middle"),
        text("tick_first", theme.INK, size.small, baseline="top", dy=8),
        text("tick_second", theme.QUIET, size.small, baseline="top", dy=24),
        layer("references").mark_rule(color=theme.QUIET, strokeWidth=2).encode(x=x, x2=x2, y=y),
        layer("leaders").mark_rule(color=theme.GRID, strokeWidth=1).encode(x=x, x2=x2, y=y, y2=y2),
        layer("targets").mark_rule(color=theme.TARGET, strokeWidth=2.5, strokeDash=[5, 3]).encode(x=x, x2=x2, y=y),
        layer("line")
        .mark_line(color=theme.SERIES, strokeWidth=2.5)
        .encode(x=x, y=y, detail="run:N", order=alt.Order("x:Q")),
        layer("points").mark_point(color=theme.SERIES, fill=theme.SERIES, size=46, opacity=1).encode(x=x, y=y),
        layer("season").mark_point(color=theme.SERIES, fill=None, size=200, strokeWidth=1.5).encode(x=x, y=y),
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
    ground = ground_of(figure, layout, size)
    plans = plan_rows(figure, layout, ground, size)
    crosses = layout.low < 0 < layout.high
    return {
        **grid_rows(layout),
        "nought": [{"x": layout.first, "x2": layout.last, "y": 0.0}] if crosses else [],
        "targets": [_target_row(mark.value, target_span(mark, layout), layout) for mark in figure.targets],
        "references": [
            _target_row(mark.value, _around(reference_x(mark.month, layout)), layout) for mark in figure.references
        ],
        "line": _line(figure, layout),
        "season": [_at(p, layout) for p in figure.points if p.season],
        "points": [_at(p, layout) for p in figure.points if not p.provisional and not p.latest],
        "provisional": [_at(p, layout) for p in figure.points if p.provisional],
        "latest": [_at(p, layout) for p in figure.points if p.latest and not p.provisional],
        **plans,
        **tick_rows(figure.points, layout, size),
        **value_rows(figure, layout, ground, size),
        **side_rows(_side_labels(figure, layout, size), layout, size),
    }


def grid_rows(layout: Layout) -> dict[str, Rows]:
    """Draw the lines of the grid, open where years are cut out, with two strokes across the axis there."""
    edges = [layout.first]
    cuts: Rows = []
    for cut in layout.timeline.cuts:
        middle = (layout.x(cut.start) + layout.x(cut.end)) / 2
        edges += [layout.axis_at(middle - _OPEN), layout.axis_at(middle + _OPEN)]
        bottom, top = layout.value_at(layout.height + 5), layout.value_at(layout.height - 5)
        cuts += [
            {"x": layout.axis_at(at - 2), "x2": layout.axis_at(at + 2), "y": bottom, "y2": top}
            for at in (middle - _OPEN, middle + _OPEN)
        ]
    edges.append(layout.last)
    stretches = list(zip(edges[::2], edges[1::2], strict=True))
    return {
        "grid": [{"x": left, "x2": right, "y": value} for value, _ in layout.grid for left, right in stretches],
        "grid_labels": [{"x": layout.first, "y": value, "text": label} for value, label in layout.grid],
        "cuts": cuts,
    }


def _at(point: Point, layout: Layout) -> dict[str, Any]:
    return {"x": layout.at(point.month), "y": float(point.value)}


def _line(figure: SeriesFigure, layout: Layout) -> Rows:
    starts = [{"x": layout.at(month), "y": 0.0, "run": run} for month, run in figure.starts]
    return starts + [_at(point, layout) | {"run": point.run} for point in figure.points]


def _around(x: float) -> tuple[float, float]:
    return x - TICK, x + TICK


def _target_row(value: Decimal, span: tuple[float, float], layout: Layout) -> dict[str, Any]:
    return {"x": layout.axis_at(span[0]), "x2": layout.axis_at(span[1]), "y": float(value)}


def _side_labels(figure: SeriesFigure, layout: Layout, size: Size) -> list[SideLabel]:
    """Name targets and others' figures in the column to the right."""
    targets = [
        SideLabel(float(mark.value), target_span(mark, layout)[1], "side_target", side_lines(mark.label, size))
        for mark in named_targets(figure)
    ]
    return targets + [
        SideLabel(
            float(mark.value),
            reference_x(mark.month, layout) + TICK,
            "side_reference",
            side_lines(mark.label, size),
        )
        for mark in figure.references
    ]
