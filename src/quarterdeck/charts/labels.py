"""The words in a chart of a series: beside points, below the axis, in the column at the side."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from quarterdeck.charts.figure import Point, SeriesFigure, TargetMark
from quarterdeck.charts.layout import Layout, block_height
from quarterdeck.charts.measure import text_width
from quarterdeck.charts.placing import Box, Ground, box_around, spread
from quarterdeck.charts.theme import Size

Rows = list[dict[str, Any]]
#: Half the length of a target for one moment, and of others' figures, in pixels.
DASH, TICK = 13.0, 7.0
#: How far a label of a point may reach beyond the plot: names at the side begin a little further on.
_INTO_SIDE = 8.0


@dataclass(frozen=True, slots=True)
class SideLabel:
    """A label in the column at the side: what it names lies at a value and ends at a place along the axis (pixels)."""

    value: float
    x: float
    kind: str
    lines: Sequence[str]


def side_rows(labels: Sequence[SideLabel], layout: Layout, size: Size) -> dict[str, Rows]:
    """Set labels at the side, apart from each other, each with a hairline to what it names."""
    sizes = [block_height(label.lines, size) for label in labels]
    lowest, highest = -float(size.top) + 4, layout.height + 10
    places = spread([layout.y(label.value) for label in labels], sizes, lowest, highest)
    rows: dict[str, Rows] = {"side_target": [], "side_reference": [], "leaders": []}
    edge, step = layout.axis_at(layout.width), size.small + 3
    for label, middle in zip(labels, places, strict=True):
        top = middle - (len(label.lines) - 1) * step / 2
        for number, text in enumerate(label.lines):
            y = layout.value_at(top + number * step)
            rows.setdefault(label.kind, []).append({"x": layout.axis_at(layout.width + 12), "y": y, "text": text})
        along = {"x": layout.axis_at(label.x), "x2": edge, "y": label.value, "y2": label.value}
        out = {"x": edge, "x2": layout.axis_at(layout.width + 9), "y": label.value, "y2": layout.value_at(middle)}
        rows["leaders"] += [along, out] if label.x < layout.width else [out]
    return rows


def named_targets(figure: SeriesFigure) -> list[TargetMark]:
    """Give the targets named at the side: those of the newest figure's time; older ones show by their marks."""
    newest = max(point.month for point in figure.points)
    chosen = [mark for mark in figure.targets if mark.end >= newest] or list(figure.targets[-1:])
    unique = {(mark.label, mark.value): mark for mark in chosen}
    return list(unique.values())


def ground_of(figure: SeriesFigure, layout: Layout, size: Size) -> Ground:
    """Give what labels must keep clear of, in pixels."""
    ground = Ground(Box(2, -float(size.top) + 2, layout.width + min(layout.side - 4, _INTO_SIDE), layout.height - 3))
    for point in figure.points:
        ground.add_point(layout.x(point.month), layout.y(float(point.value)), point_radius(point) + 1.5)
    known = [(m, 0.0, run) for m, run in figure.starts] + [(p.month, float(p.value), p.run) for p in figure.points]
    for before, after in itertools.pairwise(known):
        if before[2] == after[2]:
            ground.lines.append(((layout.x(before[0]), layout.y(before[1])), (layout.x(after[0]), layout.y(after[1]))))
    # A start stands before all points in the list, so its own line is added apart.
    for month, run in figure.starts:
        first = next(p for p in figure.points if p.run == run)
        ground.lines.append(((layout.x(month), layout.y(0)), (layout.x(first.month), layout.y(float(first.value)))))
    for mark in figure.targets:
        left, right = target_span(mark, layout)
        y = layout.y(float(mark.value))
        ground.boxes.append(Box(left - 1, y - 3, right + 1, y + 3))
    for other in figure.references:
        x, y = reference_x(other.month, layout), layout.y(float(other.value))
        ground.boxes.append(box_around(x, y, 2 * TICK + 2, 6))
    return ground


def point_radius(point: Point) -> float:
    """Give half the width of a point as it is drawn, in pixels."""
    return 9.0 if point.season else 7.0 if point.latest else 5.5


def target_span(mark: TargetMark, layout: Layout) -> tuple[float, float]:
    """Give where a target begins and ends, in pixels; what is for one moment is a short dash around it."""
    left, right = layout.x(mark.start), layout.x(mark.end)
    return (left - DASH, right + DASH) if mark.end - mark.start < 0.5 else (left, right)  # noqa: PLR2004


def reference_x(month: float | None, layout: Layout) -> float:
    """Give where others' figure stands, in pixels: at its own time, or at the end where it has none."""
    return layout.width - TICK if month is None else layout.x(month)


def plan_rows(figure: SeriesFigure, layout: Layout, ground: Ground, size: Size) -> dict[str, Rows]:
    """Mark where a series goes on under another plan: a line through the plot, the plan's name above it."""
    rows: dict[str, Rows] = {"breaks": [], "break_labels": []}
    y, height = -float(size.top) - 6, size.small * 1.2
    taken: list[Box] = []
    for month, plan in figure.breaks:
        x, width = layout.x(month), text_width(plan, size.small)
        most = layout.width + layout.side - 4
        middle = min(max(x, width / 2 - layout.left + 4), most - width / 2)
        box = box_around(middle, y, width + 8, height)
        rows["breaks"].append({"x": layout.axis_at(x), "y": layout.low, "y2": layout.value_at(y + 9)})
        if not any(box.meets(other) for other in taken):
            taken.append(box)
            rows["break_labels"].append({"x": layout.axis_at(middle), "y": layout.value_at(y), "text": plan})
    # A figure's label may cross the thin line, but should not if there is room elsewhere; its name lies above all.
    ground.boxes += taken
    return rows


def value_rows(figure: SeriesFigure, layout: Layout, ground: Ground, size: Size) -> dict[str, Rows]:
    """Label every value where there are few, else the newest, its season's, the first, the highest and the lowest.

    What has no room is not labelled: the table has it. The newest comes first.
    """
    points = sorted(figure.points, key=lambda p: (not p.latest, not p.season))
    if len(points) > size.value_labels:
        by_value = sorted(figure.points, key=lambda p: p.value)
        chosen = (figure.points[0], by_value[0], by_value[-1])
        points = [p for p in points if p.latest or p.season or p in chosen]
    rows: dict[str, Rows] = {"values": [], "latest_value": []}
    for point in points:
        kind, text = ("latest_value", size.text + 3) if point.latest else ("values", size.text)
        width = text_width(point.label, text, bold=point.latest) + 4
        place = ground.place(layout.x(point.month), layout.y(float(point.value)), width, text * 0.95)
        if place is not None:
            rows[kind].append({"x": layout.axis_at(place[0]), "y": layout.value_at(place[1]), "text": point.label})
    return rows


def tick_rows(points: Sequence[Point], layout: Layout, size: Size) -> dict[str, Rows]:
    """Name as many periods as fit, the newest first; a year that several share is named once, under the last."""
    named: list[tuple[Point, float]] = []
    for point in sorted(points, key=lambda p: (not p.latest, -p.month)):
        half = _tick_width(point, size) / 2
        x = min(max(layout.x(point.month), half - layout.left + 2), layout.width + layout.side - half - 2)
        if all(_apart(point, x, *other, size) for other in named):
            named.append((point, x))
    named.sort(key=lambda known: known[0].month)
    years = [point.tick[1] for point, _ in named]
    first, second, ticks = [], [], []
    for place, (point, x) in enumerate(named):
        row = {"x": layout.axis_at(x), "y": layout.low}
        first.append(row | {"text": point.tick[0]})
        ticks.append({"x": layout.at(point.month), "y": layout.low, "y2": layout.value_at(layout.height + 5)})
        shared = years[place][:1].isdigit() and years[place : place + 2] == [years[place]] * 2
        if years[place] and not shared:
            second.append(row | {"text": years[place]})
    return {"tick_first": first, "tick_second": second, "ticks": ticks}


def _tick_width(point: Point, size: Size) -> float:
    return max(text_width(line, size.small) for line in point.tick)


def _apart(point: Point, x: float, other: Point, other_x: float, size: Size) -> bool:
    """Tell whether the names of two periods fit side by side."""
    first = (text_width(point.tick[0], size.small) + text_width(other.tick[0], size.small)) / 2
    second = 0.0
    if point.tick[1] != other.tick[1] or not point.tick[1][:1].isdigit():
        second = (text_width(point.tick[1], size.small) + text_width(other.tick[1], size.small)) / 2
    return abs(x - other_x) >= max(first, second) + 7
