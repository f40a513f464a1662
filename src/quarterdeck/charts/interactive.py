"""The chart to explore, for those who ask for it: the same figures with tooltips and zoom.

The libraries that draw it are taken from the renderer's own package and published among our files; the page
fetches them only on demand, and they run without evaluating any text as code.
"""

from __future__ import annotations

import json
from collections.abc import MutableMapping
from datetime import date, timedelta
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from typing import Any

import altair as alt
import vl_convert

from quarterdeck.charts import theme
from quarterdeck.charts.figure import SeriesFigure
from quarterdeck.figures import unit_words

_SNIPPET = "window.quarterdeckEmbed = vegaEmbed;"


def javascript_library(kept: MutableMapping[str, str]) -> bytes:
    """Give the libraries as one script; ``kept`` is the cache of drawings, which keeps it too."""
    digest = sha256(f"{version('vl-convert-python')}:{_SNIPPET}".encode()).hexdigest()
    if digest not in kept:
        kept[digest] = vl_convert.javascript_bundle(_SNIPPET)
    return kept[digest].encode()


def build_interactive_spec(figure: SeriesFigure) -> bytes:
    """Give the Vega-Lite specification of a series as JSON, with its figures inside."""
    spec: dict[str, Any] = json.loads(_template())
    for layer in spec["layer"]:
        layer["encoding"]["y"]["title"] = unit_words(figure.unit) or None
    spec["datasets"] = {
        "figures": [
            {
                "end": _day(point.month),
                "value": float(point.value),
                "Figure": point.label,
                "Period": " ".join(part for part in point.tick if part),
                "run": point.run,
            }
            for point in figure.points
        ],
        "targets": [
            {"from": _day(mark.start), "end": _day(mark.end), "value": float(mark.value), "Target": mark.label}
            for mark in figure.targets
        ],
    }
    return (json.dumps(spec, separators=(",", ":")) + "\n").encode()


def _day(month: float) -> str:
    """Give the last day of a month that counts on over the years, as an ISO date."""
    year, index = divmod(int(month), 12)
    return (date(year, index + 1, 1) - timedelta(days=1)).isoformat()


@cache
def _template() -> str:
    figures, targets = alt.Chart(alt.NamedData(name="figures")), alt.Chart(alt.NamedData(name="targets"))
    x = alt.X("end:T", title=None)
    y = alt.Y("value:Q", title=None, scale=alt.Scale(zero=False))
    shown = [alt.Tooltip("Period:N"), alt.Tooltip("Figure:N")]
    aim = targets.encode(x="from:T", x2="end:T", y=y, tooltip=alt.Tooltip("Target:N"))
    layers = [
        aim.mark_rule(color=theme.TARGET, strokeDash=[5, 3], strokeWidth=2.5),
        targets.mark_tick(color=theme.TARGET, thickness=2.5, bandSize=22, orient="horizontal").encode(
            x="end:T", y=y, tooltip=alt.Tooltip("Target:N")
        ),
        figures.mark_line(color=theme.SERIES, strokeWidth=2.5).encode(x=x, y=y, detail="run:N"),
        figures.mark_point(color=theme.SERIES, filled=True, size=90, opacity=1).encode(x=x, y=y, tooltip=shown),
    ]
    zoom = alt.selection_interval(bind="scales", name="zoom")
    chart = alt.layer(*layers).add_params(zoom).properties(width="container", height=320)
    return json.dumps(chart.to_dict())
