"""Where a label can stand: beside its figure, upon no other label, no point and no line, and within the drawing."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels; y runs downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Tell whether two boxes share room."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def crossed_by(self, start: Place, end: Place) -> bool:
        """Tell whether a straight line runs through the box (the method of Liang and Barsky)."""
        (x, y), dx, dy = start, end[0] - start[0], end[1] - start[1]
        enters, leaves = 0.0, 1.0
        for step, room in (
            (-dx, x - self.left),
            (dx, self.right - x),
            (-dy, y - self.top),
            (dy, self.bottom - y),
        ):
            if step == 0:
                if room < 0:
                    return False
                continue
            at = room / step
            enters, leaves = (max(enters, at), leaves) if step < 0 else (enters, min(leaves, at))
        return enters <= leaves


def box_around(x: float, y: float, width: float, height: float) -> Box:
    """Give the box of a size around its middle."""
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


@dataclass(slots=True)
class Ground:
    """What is drawn already, and the room that labels may use."""

    bounds: Box
    boxes: list[Box] = field(default_factory=list)
    lines: list[tuple[Place, Place]] = field(default_factory=list)

    def add_point(self, x: float, y: float, radius: float) -> None:
        """Keep the room of a point."""
        self.boxes.append(box_around(x, y, 2 * radius, 2 * radius))

    def is_free(self, box: Box) -> bool:
        """Tell whether nothing lies in a box."""
        room = self.bounds
        if box.left < room.left or box.right > room.right or box.top < room.top or box.bottom > room.bottom:
            return False
        return not any(box.meets(other) for other in self.boxes) and not any(
            box.crossed_by(start, end) for start, end in self.lines
        )

    def place(self, x: float, y: float, width: float, height: float) -> Place | None:
        """Find the nearest free place for a label of a size beside a point, and keep it; None where there is none.

        Gives the label's middle.
        """
        for dx, dy in _around(width, height):
            box = box_around(x + dx, y + dy, width, height)
            if self.is_free(box):
                self.boxes.append(box)
                return x + dx, y + dy
        return None


def _around(width: float, height: float) -> Iterator[Place]:
    """Give places around a point, the best first: above it, below it, then aside and further away."""
    half, clear = width / 2, height / 2 + 8
    places = [(half + 9, 0.0), (-half - 9, 0.0)]
    for far in range(0, 91, 5):
        for dx in (0.0, half - 5, 5 - half, half + 6, -half - 6):
            places += [(dx, -clear - far), (dx, clear + far)]
    places.sort(key=lambda at: (abs(at[1]) + abs(at[0]) * 0.8, at[1], -at[0]))
    yield from places


def spread(places: Sequence[float], sizes: Sequence[float], lowest: float, highest: float) -> list[float]:
    """Move blocks of given heights, by their middles (pixels, any order), apart, as little as that takes, in bounds."""
    order = sorted(range(len(places)), key=lambda index: places[index])
    moved = [
        min(max(places[index], lowest + sizes[index] / 2), max(highest - sizes[index] / 2, lowest)) for index in order
    ]
    gaps = [(sizes[first] + sizes[second]) / 2 for first, second in itertools.pairwise(order)]
    for index, gap in enumerate(gaps, 1):
        moved[index] = max(moved[index], moved[index - 1] + gap)
    if moved and (over := moved[-1] + sizes[order[-1]] / 2 - highest) > 0:
        moved[-1] -= over
        for index in range(len(moved) - 2, -1, -1):
            moved[index] = min(moved[index], moved[index + 1] - gaps[index])
    result = [0.0] * len(places)
    for index, place in zip(order, moved, strict=True):
        result[index] = place
    return result
