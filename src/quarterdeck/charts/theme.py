"""Sizes and colours of charts.

A chart is drawn once, in the colours of the light scheme. In a page each colour becomes a CSS variable, so that
the same drawing serves both schemes; a chart that is downloaded keeps the colours.
"""

from __future__ import annotations

from dataclasses import dataclass

INK = "#1D2429"
QUIET = "#505A5F"
GRID = "#D5DADD"
SERIES = "#12436D"
TARGET = "#801650"
PAPER = "#FFFFFF"
#: Further lines of a plot of several councils.
SECOND = "#1C7A72"
FOURTH = "#B8480F"

#: Colour in the drawing -> CSS variable in a page.
CHART_VARIABLES = {
    INK: "--qd-ink",
    QUIET: "--qd-quiet",
    GRID: "--qd-grid",
    SERIES: "--qd-series",
    TARGET: "--qd-target",
    PAPER: "--qd-paper",
    SECOND: "--qd-second",
    FOURTH: "--qd-fourth",
}


@dataclass(frozen=True, slots=True)
class Size:
    """A drawing's outer size and type sizes, in pixels. ``labels`` is the column to the right of the plot."""

    name: str
    width: int
    height: int
    labels: int
    text: int
    small: int
    value_labels: int

    #: Room above the plot for the highest label, and below it for the periods.
    @property
    def top(self) -> int:
        """Room above the plot."""
        return 24

    @property
    def bottom(self) -> int:
        """Room below the plot."""
        return 46


WIDE = Size("wide", 720, 340, 132, 14, 13, 8)
NARROW = Size("narrow", 340, 300, 92, 13, 12, 5)
SIZES = (WIDE, NARROW)
