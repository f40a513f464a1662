"""Where things stand in a chart: the range of each axis, round grid values, the heights of labels at the side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from math import ceil, floor, log10

from quarterdeck.charts.figure import SeriesFigure
from quarterdeck.charts.measure import text_width, wrap_text
from quarterdeck.charts.theme import Size
from quarterdeck.charts.timeline import Timeline, cut_empty_years
from quarterdeck.figures import format_value, places_of

_BARE_SIDE = 20.0
_WHOLE = Timeline()
_ROUND_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Scale:
    """The range of the values, and the lines of the grid with their names."""

    low: float
    high: float
    grid: tuple[tuple[float, str], ...]


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
    #: The column to the right of the plot.
    side: float
    timeline: Timeline = _WHOLE

    def at(self, month: float) -> float:
        """Give a month's place along the axis."""
        return self.timeline.at(month)

    def x(self, month: float) -> float:
        """Give a month's place in pixels from the plot's left edge."""
        return (self.at(month) - self.first) / (self.last - self.first) * self.width

    def y(self, value: float) -> float:
        """Give a value's place in pixels from the plot's top edge."""
        return self.height - (value - self.low) / (self.high - self.low) * self.height

    def axis_at(self, pixels: float) -> float:
        """Give the place along the axis of so many pixels from the plot's left edge."""
        return self.first + pixels / self.width * (self.last - self.first)

    def value_at(self, pixels: float) -> float:
        """Give the value at a place."""
        return self.low + (self.height - pixels) / self.height * (self.high - self.low)


def lay_out(figure: SeriesFigure, size: Size, names: Sequence[Sequence[str]] = ()) -> Layout:
    """Choose the ranges and the grid for a figure at a size; ``names`` are the lines of each label at the side."""
    scale = scale_of(_all_values(figure), figure.unit, from_zero=figure.from_zero)
    if figure.graded:
        scale = Scale(scale.low, scale.high, tuple((value, "") for value, _ in scale.grid))
    left = left_column(scale, size)
    months = [p.month for p in figure.points] + [m for m, _ in figure.starts]
    months += [edge for mark in figure.targets for edge in (mark.start, mark.end)]
    months += [mark.month for mark in figure.references if mark.month is not None]
    joined = [(a.month, b.month) for a, b in pairwise(figure.points) if a.run == b.run]
    timeline = cut_empty_years(months, joined)
    first, last = timeline.at(min(months)), timeline.at(max(months))
    spare = max((last - first) * 0.06, 0.8)
    side = side_column(names, size)
    width, height = size.width - left - side, plot_height(names, size)
    return Layout(left, width, height, first - spare, last + spare, scale.low, scale.high, scale.grid, side, timeline)


def side_column(names: Sequence[Sequence[str]], size: Size) -> float:
    """Give the width of the column at the side: little where it names nothing."""
    return size.labels if names else _BARE_SIDE


def plot_height(names: Sequence[Sequence[str]], size: Size) -> float:
    """Give the plot's height: more than usual where the labels at the side need it, one below the other."""
    needed = sum(block_height(lines, size) for lines in names) - size.top
    return max(size.height - size.top - size.bottom, needed)


def left_column(scale: Scale, size: Size) -> float:
    """Give the room that the names of the grid's lines take."""
    return max(text_width(label, size.small) for _, label in scale.grid) + 12


def scale_of(values: Iterable[Decimal], unit: str, *, from_zero: bool) -> Scale:
    """Choose the range and the grid for values; whole ones have lines at whole numbers only."""
    known = tuple(values)
    low, high = value_range(known, unit, from_zero=from_zero)
    step = grid_step(high - low, whole=all(value == value.to_integral_value() for value in known))
    low, high = floor(low / step + 1e-9) * step, ceil(high / step - 1e-9) * step
    # As many places as the step itself has: 0.25 needs two, or its lines would be named 0.3, 0.5, 0.8.
    places = places_of(Decimal(repr(step)).normalize())
    lines = [low + step * n for n in range(round((high - low) / step) + 1)]
    return Scale(low, high, tuple((value, _grid_label(value, places, unit)) for value in lines))


def _grid_label(value: float, places: int, unit: str) -> str:
    number = Decimal(f"{value:.{places}f}")
    return format_value(number or abs(number), unit)


def value_range(values: Sequence[Decimal], unit: str, *, from_zero: bool) -> tuple[float, float]:
    """Choose the lowest and highest value to show.

    From nought where the figures count up from it or lie not far above it; otherwise only where they are, with
    room around them. Percentages stay within 0 to 100.
    """
    low, high = float(min(values)), float(max(values))
    room = (high - low) * 0.2 or abs(high) * 0.1 or 1.0
    top, bottom = high + room, low - room
    if low >= 0 and (from_zero or low < high * 0.5 or bottom < 0):
        bottom = 0.0
    if high <= 0:
        top = min(top, 0.0)
    if unit == "%" and low >= 0 and high <= 100:  # noqa: PLR2004 (per cent)
        top, bottom = min(top, 100.0), max(bottom, 0.0)
    return bottom, top if top > bottom else bottom + 1


def _all_values(figure: SeriesFigure) -> Iterable[Decimal]:
    yield from (point.value for point in figure.points)
    yield from (mark.value for mark in figure.targets)
    yield from (mark.value for mark in figure.references)


def grid_step(span: float, *, whole: bool = False) -> float:
    """Choose a round distance between grid lines, for three to five of them; for whole numbers a whole one."""
    rough = span / 4
    power = 10 ** floor(log10(rough))
    steps = (step * power for step in _ROUND_STEPS if step * power >= rough * 0.999)
    return float(next(step for step in steps if not whole or step == int(step))) if not whole or rough > 1 else 1.0


def side_lines(label: str, size: Size) -> list[str]:
    """Break a label into lines that fit into the column to the right of the plot."""
    return wrap_text(label, size.small, size.labels - 15)


def block_height(lines: Sequence[str], size: Size) -> float:
    """Give the height of a label of several lines at the side, with the room to the next."""
    return len(lines) * (size.small + 3) + 5
