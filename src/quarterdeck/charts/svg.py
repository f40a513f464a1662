"""Drawings as SVG: smaller, readable by assistive technology, and in the page's own colours."""

from __future__ import annotations

import re
from html import escape

from quarterdeck.charts.theme import CHART_VARIABLES

_OUTLINED = re.compile(r'(<text\b[^>]*? stroke="#[0-9A-Fa-f]{6}")')
_TAG = re.compile(r"<[^>]*>")
_NUMBER = re.compile(r"-?\d+\.\d+")
_COLOUR = re.compile(r'"(#[0-9A-Fa-f]{6})"')
_OUTER = re.compile(r"<svg[^>]*?width=\"([\d.]+)\" height=\"([\d.]+)\"[^>]*>")
_BACKGROUND = re.compile(r'<rect width="[\d.]+" height="[\d.]+" fill="white"/>')
_PARTS = re.compile(r' (?:aria-[a-z]+|role|xml:space|font-family|cursor|class|stroke-miterlimit)="[^"]*"')


def tidy_svg(svg: str) -> str:
    """Take out what a reader has no use for, and round places to a tenth of a pixel; text is left as it is."""
    svg = _TAG.sub(lambda tag: _NUMBER.sub(_shorter, _PARTS.sub("", tag[0])), _BACKGROUND.sub("", svg))
    svg = _OUTLINED.sub(r'\1 paint-order="stroke"', svg)
    return svg.replace('<path d="M0,0h0v0h0Z" pointer-events="none"/>', "").replace("<g></g>", "")


def _shorter(number: re.Match[str]) -> str:
    text = f"{float(number[0]):.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def inner_svg(svg: str) -> tuple[str, float, float]:
    """Give what stands inside the outermost element, and its width and height."""
    outer = _OUTER.search(svg)
    if outer is None:
        raise ValueError("not an SVG drawing with a width and a height")
    return svg[outer.end() : svg.rindex("</svg>")], float(outer[1]), float(outer[2])


def page_svg(svg: str, name: str, title: str, description: str) -> str:
    """Give the drawing as it stands in a page: scaling, described, its colours taken from the page.

    ``name`` must be unique in the page; it ties the description to the drawing.
    """
    inner, width, height = inner_svg(svg)
    inner = _COLOUR.sub(
        lambda m: f'"var({CHART_VARIABLES[m[1].upper()]})"' if m[1].upper() in CHART_VARIABLES else m[0], inner
    )
    return (
        f'<svg class="qd-chart qd-chart-{name}" viewBox="0 0 {width:g} {height:g}" role="img" '
        f'aria-labelledby="{name}-title {name}-description" font-family="inherit">'
        f'<title id="{name}-title">{escape(title)}</title>'
        f'<desc id="{name}-description">{escape(description)}</desc>{inner}</svg>'
    )
