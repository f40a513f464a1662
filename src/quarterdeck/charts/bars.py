"""The chart of a breakdown: a bar for each category, with a mark where it stood in the period before."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

import altair as alt

from quarterdeck.charts import theme
from quarterdeck.charts.theme import WIDE, Size
from quarterdeck.figures import format_value, format_with_unit
from quarterdeck.parts import Parts
from quarterdeck.periods import Period, name_of

Spec = dict[str, Any]

#: Below this height of a row its name stands above the bar, not beside it.
_ROW = {"wide": 28, "narrow": 40}
_NAMES = 230


@dataclass(frozen=True, slots=True)
class Bar:
    """A category with its figure, and its figure in the period before where there is one."""

    name: str
    value: Decimal
    before: Decimal | None


@dataclass(frozen=True, slots=True)
class BarsFigure:
    """A breakdown ready to be drawn: its newest period, largest first."""

    unit: str
    period: Period
    before: Period | None
    bars: tuple[Bar, ...]


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
    bars.sort(key=lambda bar: (-bar.value, bar.name))
    return BarsFigure(unit, parts.newest, parts.before, tuple(bars))


def describe_bars(figure: BarsFigure, title: str) -> str:
    """Say what a chart of bars shows: the largest, the smallest and how many."""
    said = "; ".join(f"{bar.name}: {format_with_unit(bar.value, figure.unit)}" for bar in figure.bars[:6])
    rest = len(figure.bars) - 6
    more = f"; and {rest} more, all smaller" if rest > 0 else ""
    return f"{title}, {name_of(figure.period)}. {len(figure.bars)} bars, largest first. {said}{more}."


def build_bars_spec(figure: BarsFigure, size: Size) -> Spec:
    """Give the complete Vega-Lite specification of a breakdown at a size."""
    beside = size.name == WIDE.name
    row, left = _ROW[size.name], _NAMES if beside else 0
    width = size.width - left - 70
    highest = max(max(bar.value, bar.before or Decimal(0)) for bar in figure.bars)
    spec: Spec = json.loads(_template(size))
    spec["width"], spec["height"] = width, row * len(figure.bars)
    spec["padding"] = {"left": left, "right": 70, "top": 4, "bottom": 6}
    top = 0 if beside else 16
    rows: list[dict[str, Any]] = []
    for place, bar in enumerate(figure.bars):
        start = place * row + top
        rows.append(
            {
                "x": float(bar.value),
                "y": start + 4,
                "y2": start + 22,
                "middle": start + 13,
                "name": bar.name,
                "name_y": start + 13 if beside else start - 5,
                "text": format_value(bar.value, figure.unit),
                "before": None if bar.before is None else float(bar.before),
            }
        )
    ends = [float(max(bar.value, bar.before or Decimal(0))) for bar in figure.bars]
    spec["datasets"] = {
        "bars": [{k: r[k] for k in ("x", "y", "y2")} | {"zero": 0} for r in rows],
        "names": [{"x": 0, "y": r["name_y"], "text": r["name"]} for r in rows],
        "values": [{"x": end, "y": r["middle"], "text": r["text"]} for r, end in zip(rows, ends, strict=True)],
        "before": [{"x": r["before"], "y": r["y"] - 3, "y2": r["y2"] + 3} for r in rows if r["before"] is not None],
    }
    for layer in spec["layer"]:
        layer["encoding"]["x"]["scale"] = {"domain": [0, float(highest) or 1.0], "nice": False}
        layer["encoding"]["y"]["scale"] = {"domain": [0, row * len(figure.bars)], "nice": False, "reverse": True}
    return spec


@lru_cache(maxsize=4)
def _template(size: Size) -> str:
    x, y, y2 = alt.X("x:Q", axis=None), alt.Y("y:Q", axis=None), alt.Y2("y2:Q")
    beside = size.name == WIDE.name

    def layer(name: str) -> Any:
        return alt.Chart(alt.NamedData(name=name))

    names = {"align": "right", "dx": -10} if beside else {"align": "left", "dx": 0}
    layers = [
        layer("bars").mark_rect(color=theme.SERIES).encode(x=x, x2=alt.X2("zero:Q"), y=y, y2=y2),
        layer("before").mark_rule(color=theme.TARGET, strokeWidth=3).encode(x=x, y=y, y2=y2),
        layer("names")
        .mark_text(color=theme.INK, fontSize=size.small, baseline="middle", **names)
        .encode(x=x, y=y, text="text:N"),
        layer("values")
        .mark_text(color=theme.INK, fontSize=size.small, baseline="middle", align="left", dx=7, fontWeight="bold")
        .encode(x=x, y=y, text="text:N"),
    ]
    chart = alt.layer(*layers).properties(width=100, height=100).configure(autosize=alt.AutoSizeParams(type="none"))
    return json.dumps(chart.configure_view(stroke=None).configure_text(limit=0).to_dict())
