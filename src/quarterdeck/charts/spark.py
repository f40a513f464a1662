"""A word-sized picture of a series for a row of a table. The numbers stand beside it, so it needs no labels."""

from __future__ import annotations

from collections.abc import Callable

from quarterdeck.charts.figure import SeriesFigure

_WIDTH, _HEIGHT, _EDGE = 84.0, 22.0, 3.0


def spark_svg(figure: SeriesFigure) -> str:
    """Draw the joined stretches of a series as lines, and the newest figure as a dot; nothing for a single figure."""
    points = figure.points
    if len(points) < 2:  # noqa: PLR2004 (one figure has no shape)
        return ""
    months = [p.month for p in points] + [month for month, _ in figure.starts]
    values = [float(p.value) for p in points] + [0.0 for _ in figure.starts]
    first, span = min(months), (max(months) - min(months)) or 1.0
    low, rise = min(values), (max(values) - min(values)) or 1.0

    def place(month: float, value: float) -> str:
        x = _EDGE + (month - first) / span * (_WIDTH - 2 * _EDGE)
        y = _HEIGHT - _EDGE - (value - low) / rise * (_HEIGHT - 2 * _EDGE)
        return f"{x:.1f},{y:.1f}"

    lines = "".join(_run(figure, run, place) for run in dict.fromkeys(p.run for p in points))
    newest = next((p for p in points if p.latest), points[-1])
    x, y = place(newest.month, float(newest.value)).split(",")
    return (
        f'<svg class="qd-spark" viewBox="0 0 {_WIDTH:g} {_HEIGHT:g}" width="{_WIDTH:g}" height="{_HEIGHT:g}" '
        f'aria-hidden="true" focusable="false">{lines}<circle cx="{x}" cy="{y}" r="2.6"/></svg>'
    )


def _run(figure: SeriesFigure, run: int, place: Callable[[float, float], str]) -> str:
    starts = [(month, 0.0) for month, own in figure.starts if own == run]
    joined = starts + [(p.month, float(p.value)) for p in figure.points if p.run == run]
    if len(joined) == 1:
        x, y = place(*joined[0]).split(",")
        return f'<circle cx="{x}" cy="{y}" r="1.3"/>'
    return f'<polyline points="{" ".join(place(month, value) for month, value in joined)}"/>'
