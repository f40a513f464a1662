"""The chart of a breakdown: a bar for each category, with a mark where it stood in the period before."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

import altair as alt

from quarterdeck.charts import theme
from quarterdeck.charts.measure import text_width, wrap_text
from quarterdeck.charts.theme import WIDE, Size
from quarterdeck.figures import format_value, format_with_unit
from quarterdeck.parts import Parts
from quarterdeck.periods import Period, name_of

Spec = dict[str, Any]
Row = dict[str, Any]

#: More bars than these are not drawn; the table has all.
MOST_BARS = 30
_BAR, _GAP, _LINE = 18.0, 12.0, 16.0
#: Room for names beside the bars, where there is room at all: else they stand above them.
_NAMES = 230
#: From a bar's end, or the mark beyond it, to its number.
_CLEAR = 9


@dataclass(frozen=True, slots=True)
class Bar:
    """A category with its figure, and its figure in the period before where there is one."""

    name: str
    value: Decimal
    before: Decimal | None


@dataclass(frozen=True, slots=True)
class BarsFigure:
    """A breakdown ready to be drawn: its newest period, in the order of the file. ``more`` bars are not drawn."""

    unit: str
    period: Period
    before: Period | None
    bars: tuple[Bar, ...]
    more: int = 0


def build_bars(parts: Parts, unit: str) -> BarsFigure | None:
    """Gather the newest period of a breakdown; None where no category has a figure."""
    bars = []
    for name in parts.categories:
        now = parts.figure(name, parts.newest)
        then = parts.figure(name, parts.before) if parts.before else None
        if now is not None and now.value is not None:
            bars.append(Bar(name, now.value, then.value if then else None))
    if not bars:
        return None
    return BarsFigure(unit, parts.newest, parts.before, tuple(bars[:MOST_BARS]), max(len(bars) - MOST_BARS, 0))


def describe_bars(figure: BarsFigure, title: str) -> str:
    """Say what a chart of bars shows: how many, the largest, the smallest, and how many grew."""
    bars = sorted(figure.bars, key=lambda bar: -bar.value)
    if len(bars) == 1:
        return f"{title}, {name_of(figure.period)}. One bar: {_said(bars[0], figure)}."
    parts = [f"{title}, {name_of(figure.period)}. {len(bars)} bars.", f"Largest: {_said(bars[0], figure)}."]
    parts.append(f"Smallest: {_said(bars[-1], figure)}.")
    known = [bar for bar in bars if bar.before is not None]
    if figure.before is not None and known:
        up, down = (sum((bar.value - (bar.before or 0)) * way > 0 for bar in known) for way in (1, -1))
        parts.append(f"Since {name_of(figure.before)} {up} went up and {down} down.")
    return " ".join(parts + ([f"{figure.more} more stand in the table."] if figure.more else []))


def _said(bar: Bar, figure: BarsFigure) -> str:
    return f"{bar.name}, {format_with_unit(bar.value, figure.unit)}"


@dataclass(frozen=True, slots=True)
class _Scale:
    """The plot's width in pixels, and the values at its ends; room for numbers left and right is outside."""

    width: float
    low: float
    high: float
    #: Pixels from the plot's left edge to where the names stand.
    margin: float

    def value_at(self, value: float, pixels: float) -> float:
        """Give the value that lies so many pixels to the right of another."""
        return value + pixels / self.width * (self.high - self.low)


def build_bars_spec(figure: BarsFigure, size: Size) -> Spec:
    """Give the complete Vega-Lite specification of a breakdown at a size."""
    beside = size.name == WIDE.name
    ends = [(min(v), max(v)) for v in ((float(b.value), float(b.before or 0), 0.0) for b in figure.bars)]
    low, high = min(e[0] for e in ends), max(e[1] for e in ends)
    numbers = max(text_width(format_value(b.value, figure.unit), size.small, bold=True) for b in figure.bars) + 16
    names = _NAMES if beside else 0
    left, right = names + (numbers if low < 0 else 8), max(numbers, 12)
    scale = _Scale(
        size.width - left - right, low, high if high > low else low + 1, left - names if beside else left - 2
    )
    rows, height = _rows(figure, size, scale, ends, _NAMES - 12 if beside else size.width - 12)
    spec: Spec = json.loads(_template(size))
    spec["width"], spec["height"] = scale.width, height
    spec["padding"] = {"left": left, "right": right, "top": 4, "bottom": 6}
    spec["datasets"] = rows
    for layer in spec["layer"]:
        layer["encoding"]["x"]["scale"] = {"domain": [scale.low, scale.high], "nice": False, "zero": False}
        layer["encoding"]["y"]["scale"] = {"domain": [0, height], "nice": False, "reverse": True}
    return spec


def _rows(
    figure: BarsFigure, size: Size, scale: _Scale, ends: list[tuple[float, float]], room: float
) -> tuple[dict[str, list[Row]], float]:
    """Set bars, names and numbers one below the other; gives them with the height that they take."""
    beside = size.name == WIDE.name
    rows: dict[str, list[Row]] = {name: [] for name in ("bars", "before", "names", "values", "negatives", "nought")}
    edge = scale.value_at(scale.low, -scale.margin)
    y = 0.0
    for bar, (least, most) in zip(figure.bars, ends, strict=True):
        lines = wrap_text(bar.name, size.small, room)
        if beside:
            high = max(_BAR, len(lines) * _LINE)
            first = y + high / 2 - (len(lines) - 1) * _LINE / 2
            start, step = y + (high - _BAR) / 2, high + _GAP
        else:
            first, start = y + _LINE / 2, y + len(lines) * _LINE + 2
            step = start - y + _BAR + _GAP
        rows["names"] += [{"x": edge, "y": first + n * _LINE, "text": line} for n, line in enumerate(lines)]
        rows["bars"].append({"x": float(bar.value), "zero": 0.0, "y": start, "y2": start + _BAR})
        below = bar.value < 0
        rows["negatives" if below else "values"].append(
            {
                "x": scale.value_at(least if below else most, -_CLEAR if below else _CLEAR),
                "y": start + _BAR / 2,
                "text": format_value(bar.value, figure.unit),
            }
        )
        if bar.before is not None:
            rows["before"].append({"x": float(bar.before), "y": start + _BAR / 2})
        y += step
    if figure.more:
        said = f"and {figure.more} more in the table"
        rows["names"].append({"x": edge, "y": y + _LINE / 2, "text": said})
        y += _LINE + _GAP
    if scale.low < 0:
        rows["nought"].append({"x": 0.0, "y": 0.0, "y2": y - _GAP / 2})
    return rows, y


@lru_cache(maxsize=4)
def _template(size: Size) -> str:
    x, y, y2 = alt.X("x:Q", axis=None), alt.Y("y:Q", axis=None), alt.Y2("y2:Q")

    def layer(name: str) -> Any:
        return alt.Chart(alt.NamedData(name=name))

    def text(name: str, align: str, **mark: Any) -> Any:
        chart = layer(name).mark_text(color=theme.INK, fontSize=size.small, baseline="middle", align=align, **mark)
        return chart.encode(x=x, y=y, text="text:N")

    layers = [
        layer("bars").mark_rect(color=theme.SERIES).encode(x=x, x2=alt.X2("zero:Q"), y=y, y2=y2),
        layer("nought").mark_rule(color=theme.QUIET, strokeWidth=1).encode(x=x, y=y, y2=y2),
        # A diamond on paper: neither the colour nor the shape of a target.
        layer("before")
        .mark_point(shape="diamond", color=theme.INK, fill=theme.PAPER, size=90, strokeWidth=2, opacity=1)
        .encode(x=x, y=y),
        text("names", "right" if size.name == WIDE.name else "left"),
        text("values", "left", fontWeight="bold"),
        text("negatives", "right", fontWeight="bold"),
    ]
    chart = alt.layer(*layers).properties(width=100, height=100).configure(autosize=alt.AutoSizeParams(type="none"))
    return json.dumps(chart.configure_view(stroke=None).configure_text(limit=0).to_dict())
