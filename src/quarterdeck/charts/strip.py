"""A strip of dots: the council's figure among those it is compared with, each named at its place."""

from __future__ import annotations

from decimal import Decimal
from html import escape

from quarterdeck.results import Score
from quarterdeck.wording import value_words

_WIDTH, _EDGE, _LINE, _ROW = 340.0, 40.0, 20.0, 19.0


def strip_svg(score: Score, council: str) -> str:
    """Draw the strip; empty where there is nothing to compare with. The table beside it says the same in words."""
    current = score.current
    others = [(c.short_title, c.value) for c in score.comparators if c.value is not None]
    if current is None or current.value is None or not others:
        return ""
    dots: list[tuple[str, Decimal]] = [(council, current.value), *others]
    low, high = min(value for _, value in dots), max(value for _, value in dots)
    reach = float(high - low) or 1.0
    places = [_EDGE + (float(value - low) / reach) * (_WIDTH - 2 * _EDGE) for _, value in dots]
    heights = _rows(places)
    marks = []
    for (name, value), x, row, own in zip(dots, places, heights, [True] + [False] * len(others), strict=True):
        y = _LINE + 22 + row * _ROW
        anchor = "start" if x < _WIDTH / 3 else "end" if x > 2 * _WIDTH / 3 else "middle"
        kind = "qd-own" if own else "qd-other"
        label = escape(f"{name} {value_words(score.indicator, value)}")
        marks.append(
            f'<line class="qd-stem" x1="{x:.1f}" y1="{_LINE}" x2="{x:.1f}" y2="{y - 11:.1f}"/>'
            f'<circle class="{kind}" cx="{x:.1f}" cy="{_LINE}" r="{7 if own else 5}"/>'
            f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{label}</text>'
        )
    height = _LINE + 30 + max(heights) * _ROW
    return (
        f'<svg class="qd-strip" viewBox="0 0 {_WIDTH:g} {height:g}" aria-hidden="true" focusable="false">'
        f'<line class="qd-axis" x1="10" y1="{_LINE}" x2="{_WIDTH - 10:g}" y2="{_LINE}"/>{"".join(marks)}</svg>'
    )


def _rows(places: list[float]) -> list[int]:
    """Give each label a row of its own, the leftmost highest, so that no two can meet."""
    order = sorted(range(len(places)), key=lambda index: places[index])
    return [order.index(index) for index in range(len(places))]
