"""A chart that stands alone: the drawing with its finding above it and its source below."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from textwrap import wrap

from quarterdeck.charts import theme
from quarterdeck.charts.svg import inner_svg

_MARGIN = 20


@dataclass(frozen=True, slots=True)
class Framing:
    """The words around a chart."""

    title: str
    subtitle: str
    caption: str
    description: str


def frame_svg(svg: str, words: Framing) -> str:
    """Compose a standalone SVG: title, subtitle, drawing, caption, on white paper."""
    inner, width, height = inner_svg(svg)
    lines: list[str] = []
    y = _MARGIN + 14
    for text, size, weight, colour, most in (
        (words.title, 20, "bold", theme.INK, 68),
        (words.subtitle, 14, "normal", theme.QUIET, 100),
    ):
        for line in wrap(text, most):
            lines.append(_text(line, _MARGIN, y, size, weight, colour))
            y += int(size * 1.35)
        y += 2
    drawing = f'<g transform="translate({_MARGIN},{y})">{inner}</g>'
    y += int(height) + 18
    for line in wrap(words.caption, 110):
        lines.append(_text(line, _MARGIN, y, 12, "normal", theme.QUIET))
        y += 16
    full_width, full_height = int(width) + 2 * _MARGIN, y + _MARGIN - 10
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{full_width}" height="{full_height}" '
        f'viewBox="0 0 {full_width} {full_height}" role="img" aria-labelledby="title description" '
        f'font-family="sans-serif"><title id="title">{escape(words.title)}</title>'
        f'<desc id="description">{escape(words.description)}</desc>'
        f'<rect width="100%" height="100%" fill="{theme.PAPER}"/>{"".join(lines)}{drawing}</svg>\n'
    )


def _text(text: str, x: int, y: int, size: int, weight: str, colour: str) -> str:
    return f'<text x="{x}" y="{y}" font-size="{size}" font-weight="{weight}" fill="{colour}">{escape(text)}</text>'


def card_svg(svg: str) -> str:
    """Set a standalone chart on paper of the shape that messages and result lists show pictures in (1.91 to 1)."""
    inner, width, height = inner_svg(svg)
    wide, high = max(width, height * 1.905), max(height, width / 1.905)
    left, top = (width - wide) / 2, (height - high) / 2
    box = f'width="{wide:.0f}" height="{high:.0f}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {box} viewBox="{left:.0f} {top:.0f} {wide:.0f} {high:.0f}" '
        f'font-family="sans-serif"><rect x="{left:.0f}" y="{top:.0f}" {box} fill="{theme.PAPER}"/>{inner}</svg>'
    )
