"""One plot on one scale for what several councils measure in the same way: a line for each, named at its end."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import altair as alt

from quarterdeck.charts import theme
from quarterdeck.charts.figure import Point, SeriesFigure, build_figure
from quarterdeck.charts.labels import tick_rows
from quarterdeck.charts.layout import Layout, block_height, lay_out, side_lines
from quarterdeck.charts.placing import spread
from quarterdeck.charts.series import grid_rows
from quarterdeck.charts.theme import Size
from quarterdeck.model import Council
from quarterdeck.results import Score

Spec = dict[str, Any]
_FEWEST = 2
#: The signs and colours of the lines, in order: a shape before a colour, and no more than can be told apart.
_SIGNS = (
    ("circle", theme.SERIES),
    ("square", theme.SECOND),
    ("triangle-up", theme.TARGET),
    ("diamond", theme.FOURTH),
)


@dataclass(frozen=True, slots=True)
class TogetherFigure:
    """Series of several councils in one unit; each with its council's name."""

    unit: str
    from_zero: bool
    members: tuple[tuple[str, SeriesFigure], ...]


def build_together(members: Iterable[tuple[Council, Score]]) -> TogetherFigure | None:
    """Gather the series of councils; None where they have not one unit, no dates, or are not two to four."""
    found: list[tuple[str, SeriesFigure]] = []
    for council, score in members:
        figure = build_figure(score, council.settings.calendar)
        dated = any(r.observation.period.dated and r.observation.value is not None for r in score.readings)
        newest = score.current or score.newest
        if figure is not None and dated and newest.period.dated:
            found.append((council.settings.name, figure))
    names, units = {name for name, _ in found}, {figure.unit for _, figure in found}
    if len(units) != 1 or len(names) < len(found) or not _FEWEST <= len(found) <= len(_SIGNS):
        return None
    return TogetherFigure(units.pop(), any(figure.from_zero for _, figure in found), tuple(found))


def describe_together(figure: TogetherFigure) -> str:
    """Say what the plot shows: of each council how many figures, the first and the newest."""
    return " ".join(_described(name, series) for name, series in figure.members)


def _described(name: str, series: SeriesFigure) -> str:
    newest, first = _newest(series), series.points[0]
    if first is newest:
        return f"{name}: 1 figure, {newest.label} in {_time(newest)}."
    ends = f"from {first.label} in {_time(first)} to {newest.label} in {_time(newest)}"
    return f"{name}: {len(series.points)} figures, {ends}."


def _time(point: Point) -> str:
    return " ".join(part for part in point.tick if part)


def build_together_spec(figure: TogetherFigure, size: Size) -> Spec:
    """Give the complete Vega-Lite specification of the plot at a size."""
    every = tuple(point for _, series in figure.members for point in series.points)
    starts = tuple(start for _, series in figure.members for start in series.starts)
    layout = lay_out(SeriesFigure(figure.unit, figure.from_zero, every, starts, (), ()), size, _names(figure, size))
    spec: Spec = json.loads(_template(size))
    spec["width"], spec["height"] = layout.width, layout.height
    spec["padding"] = {"left": layout.left, "right": layout.side, "top": size.top, "bottom": size.bottom}
    lines: list[dict[str, Any]] = []
    for (shape, colour), (name, series) in zip(_SIGNS, figure.members, strict=False):
        begins = [
            {"x": layout.at(month), "y": 0.0, "run": f"{name} {run}", "colour": colour} for month, run in series.starts
        ]
        points = [_row(point, layout) | {"run": f"{name} {point.run}", "colour": colour} for point in series.points]
        lines += begins + [row | {"shape": shape} for row in points]
    spec["datasets"] = {
        **grid_rows(layout),
        "line": lines,
        "points": [row for row in lines if row.get("filled")],
        "provisional": [row for row in lines if "filled" in row and not row["filled"]],
        **_ends(figure, layout, size),
        **_ticks(every, layout, size),
    }
    for layer in spec["layer"]:
        for axis, domain in (("x", (layout.first, layout.last)), ("y", (layout.low, layout.high))):
            layer["encoding"][axis]["scale"] = {"domain": list(domain), "nice": False, "zero": False}
    return spec


def _ends(figure: TogetherFigure, layout: Layout, size: Size) -> dict[str, list[dict[str, Any]]]:
    """Name each line at its end, with its sign and its newest figure, apart from the others."""
    labels = _names(figure, size)
    step = size.small + 3
    sizes = [block_height(label, size) for label in labels]
    places = spread([layout.y(float(_newest(s).value)) for _, s in figure.members], sizes, -10, layout.height + 10)
    rows: dict[str, list[dict[str, Any]]] = {"names": [], "keys": []}
    for (shape, colour), place, label in zip(_SIGNS, places, labels, strict=False):
        top = place - (len(label) - 1) * step / 2
        sign = {"x": layout.axis_at(layout.width + 7), "y": layout.value_at(top), "shape": shape, "colour": colour}
        rows["keys"].append(sign)
        rows["names"] += [
            {"x": layout.axis_at(layout.width + 15), "y": layout.value_at(top + number * step), "text": text}
            for number, text in enumerate(label)
        ]
    return rows


def _names(figure: TogetherFigure, size: Size) -> list[list[str]]:
    """Give each council's name with its newest figure, and the time of that if another's is newer."""
    last = max(_newest(series).month for _, series in figure.members)
    names = []
    for name, series in figure.members:
        newest = _newest(series)
        time = "" if newest.month == last else f" ({_time(newest)})"
        names.append(side_lines(f"{name} {newest.label}{time}", size))
    return names


def _newest(series: SeriesFigure) -> Point:
    return next((p for p in series.points if p.latest), series.points[-1])


def _row(point: Point, layout: Layout) -> dict[str, Any]:
    return {"x": layout.at(point.month), "y": float(point.value), "filled": not point.provisional}


def _ticks(points: tuple[Point, ...], layout: Layout, size: Size) -> dict[str, list[dict[str, Any]]]:
    """Name the times that there are figures for, of whichever council; one name for each moment."""
    known = {point.month: replace(point, latest=False) for point in sorted(points, key=lambda p: p.latest)}
    return tick_rows(list(known.values()), layout, size)


@lru_cache(maxsize=4)
def _template(size: Size) -> str:
    x, y, x2 = alt.X("x:Q", axis=None), alt.Y("y:Q", axis=None), alt.X2("x2:Q")
    y2 = alt.Y2("y2:Q")
    colour, shape = alt.Color("colour:N", scale=None), alt.Shape("shape:N", scale=None)

    def layer(name: str) -> Any:
        return alt.Chart(alt.NamedData(name=name))

    layers = [
        layer("grid").mark_rule(color=theme.GRID, strokeWidth=1).encode(x=x, x2=x2, y=y),
        layer("grid_labels")
        .mark_text(fill=theme.QUIET, fontSize=size.small, align="right", baseline="middle", dx=-6)
        .encode(x=x, y=y, text="text:N"),
        layer("line").mark_line(strokeWidth=2.5).encode(x=x, y=y, detail="run:N", order=alt.Order("x:Q"), color=colour),
        layer("points").mark_point(filled=True, size=60, opacity=1).encode(x=x, y=y, color=colour, shape=shape),
        layer("provisional")
        .mark_point(fill=theme.PAPER, size=60, strokeWidth=2.5, opacity=1)
        .encode(x=x, y=y, color=colour, shape=shape),
        layer("keys").mark_point(filled=True, size=60, opacity=1).encode(x=x, y=y, color=colour, shape=shape),
        layer("names")
        .mark_text(fill=theme.INK, fontSize=size.small, align="left", baseline="middle")
        .encode(x=x, y=y, text="text:N"),
        layer("cuts").mark_rule(color=theme.QUIET, strokeWidth=1).encode(x=x, x2=x2, y=y, y2=y2),
        layer("ticks").mark_rule(color=theme.QUIET, strokeWidth=1).encode(x=x, y=y, y2=y2),
        layer("tick_first")
        .mark_text(fill=theme.INK, fontSize=size.small, baseline="top", dy=8)
        .encode(x=x, y=y, text="text:N"),
        layer("tick_second")
        .mark_text(fill=theme.QUIET, fontSize=size.small, baseline="top", dy=24)
        .encode(x=x, y=y, text="text:N"),
    ]
    chart = alt.layer(*layers).properties(width=100, height=100).configure(autosize=alt.AutoSizeParams(type="none"))
    return json.dumps(chart.configure_view(stroke=None).configure_text(limit=0).to_dict())
