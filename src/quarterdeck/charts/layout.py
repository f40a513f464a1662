"""Where things stand in a chart: the range of each axis, round grid values, labels that do not collide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor, log10

from quarterdeck.charts.figure import SeriesFigure
from quarterdeck.charts.theme import Size
from quarterdeck.figures import format_value, places_of

#: Roughly how wide a character is, as a share of the type size.
_CHARACTER = 0.6
_ROUND_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Layout:
    """The plot's rectangle in pixels and the ranges of its axes; floats, for drawing only."""

    left: float
    width: float
    height: float
    first: float
    last: float
    low: float
    high: float
    grid: tuple[tuple[float, str], ...]

    def x(self, month: float) -> float:
        """Give a month's place in pixels from the plot's left edge."""
        return (month - self.first) / (self.last - self.first) * self.width

    def y(self, value: float) -> float:
        """Give a value's place in pixels from the plot's top edge."""
        return self.height - (value - self.low) / (self.high - self.low) * self.height

    def month_at(self, pixels: float) -> float:
        """Give the month at a place."""
        return self.first + pixels / self.width * (self.last - self.first)

    def value_at(self, pixels: float) -> float:
        """Give the value at a place."""
        return self.low + (self.height - pixels) / self.height * (self.high - self.low)


def lay_out(figure: SeriesFigure, size: Size) -> Layout:
    """Choose the ranges and the grid for a figure at a size."""
    low, high = value_range(figure)
    step = grid_step(high - low)
    low, high = floor(low / step + 1e-9) * step, ceil(high / step - 1e-9) * step
    # As many places as the step itself has: 0.25 needs two, or its lines would be named 0.3, 0.5, 0.8.
    places = places_of(Decimal(repr(step)).normalize())
    values = [low + step * n for n in range(round((high - low) / step) + 1)]
    grid = tuple((value, _grid_label(value, places, figure.unit)) for value in values)
    left = max(len(label) for _, label in grid) * size.small * _CHARACTER + 12
    months = [p.month for p in figure.points] + [m for m, _ in figure.starts]
    months += [edge for mark in figure.targets for edge in (mark.start, mark.end)]
    first, last = min(months), max(months)
    spare = max((last - first) * 0.06, 0.8)
    width = size.width - left - size.labels
    return Layout(left, width, size.height - size.top - size.bottom, first - spare, last + spare, low, high, grid)


def _grid_label(value: float, places: int, unit: str) -> str:
    number = Decimal(f"{value:.{places}f}")
    return format_value(number or abs(number), unit)


def value_range(figure: SeriesFigure) -> tuple[float, float]:
    """Choose the lowest and highest value to show.

    From nought where the figures count up from it or lie not far above it; otherwise only where they are, with
    room around them. Percentages stay within 0 to 100.
    """
    values = [float(v) for v in _all_values(figure)]
    low, high = min(values), max(values)
    room = (high - low) * 0.2 or abs(high) * 0.1 or 1.0
    top, bottom = high + room, low - room
    if low >= 0 and (figure.from_zero or low < high * 0.5 or bottom < 0):
        bottom = 0.0
    if high <= 0:
        top = min(top, 0.0)
    if figure.unit == "%" and low >= 0 and high <= 100:  # noqa: PLR2004 (per cent)
        top, bottom = min(top, 100.0), max(bottom, 0.0)
    return bottom, top if top > bottom else bottom + 1


def _all_values(figure: SeriesFigure) -> Iterable[Decimal]:
    yield from (point.value for point in figure.points)
    yield from (mark.value for mark in figure.targets)
    yield from (mark.value for mark in figure.references)


def grid_step(span: float) -> float:
    """Choose a round distance between grid lines, for three to five of them."""
    rough = span / 4
    power = 10 ** floor(log10(rough))
    return float(next(step * power for step in _ROUND_STEPS if step * power >= rough * 0.999))


def spread(places: Sequence[float], gap: float, lowest: float, highest: float) -> list[float]:
    """Move places (pixels, any order) apart to at least ``gap``, as little as that takes, within bounds."""
    order = sorted(range(len(places)), key=lambda index: places[index])
    moved = [min(max(places[index], lowest), highest) for index in order]
    for index in range(1, len(moved)):
        moved[index] = max(moved[index], moved[index - 1] + gap)
    over = moved[-1] - highest if moved else 0
    if over > 0:
        moved[-1] -= over
        for index in range(len(moved) - 2, -1, -1):
            moved[index] = min(moved[index], moved[index + 1] - gap)
    result = [0.0] * len(places)
    for index, place in zip(order, moved, strict=True):
        result[index] = place
    return result


def wrap_label(label: str, size: Size) -> list[str]:
    """Break a label into lines that fit into the column to the right of the plot."""
    most = int((size.labels - 12) / (size.small * 0.56))
    lines: list[str] = []
    for word in label.split(" "):
        if lines and len(lines[-1]) + 1 + len(word) <= most:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
