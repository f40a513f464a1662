"""A word-sized picture of a series for a row of a table. The numbers stand beside it, so it needs no labels."""

from __future__ import annotations

from quarterdeck.charts.figure import SeriesFigure

_WIDTH, _HEIGHT, _EDGE = 84.0, 22.0, 3.0
#: Fewer figures have no shape that the numbers beside it do not tell.
_FEWEST = 5


def spark_svg(figure: SeriesFigure) -> str:
    """Draw the figures that lead up to the newest without a gap, and that as a dot; nothing for fewer than five."""
    if not figure.points:
        return ""
    newest = next((p for p in figure.points if p.latest), figure.points[-1])
    points = [p for p in figure.points if p.run == newest.run and p.month <= newest.month]
    if len(points) < _FEWEST:
        return ""
    joined = [(month, 0.0) for month, run in figure.starts if run == newest.run]
    joined += [(p.month, float(p.value)) for p in points]
    values = [value for _, value in joined]
    first, span = joined[0][0], (joined[-1][0] - joined[0][0]) or 1.0
    low, rise = min(values), (max(values) - min(values)) or 1.0
    places = [
        (
            _EDGE + (month - first) / span * (_WIDTH - 2 * _EDGE),
            _HEIGHT - _EDGE - (value - low) / rise * (_HEIGHT - 2 * _EDGE),
        )
        for month, value in joined
    ]
    x, y = places[-1]
    corners = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    return (
        f'<svg class="qd-spark" viewBox="0 0 {_WIDTH:g} {_HEIGHT:g}" width="{_WIDTH:g}" height="{_HEIGHT:g}" '
        f'aria-hidden="true" focusable="false"><polyline points="{corners}"/>'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.6"/></svg>'
    )
