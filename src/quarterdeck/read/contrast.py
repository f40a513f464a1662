"""How well a colour stands out from another: the contrast of WCAG 2, from 1 to 21."""

from __future__ import annotations

#: The least contrast of text with its ground (WCAG 2.2, success criterion 1.4.3).
LEAST_CONTRAST = 4.5
#: The paper that each accent is drawn on: the pages' ``--qd-paper``, light and dark.
PAPER = {"accent": "#FFFFFF", "accent_dark": "#14181B"}
#: What red, green and blue add to how light a colour is.
_SHARES = (0.2126, 0.7152, 0.0722)


def contrast(first: str, second: str) -> float:
    """Give the contrast of two colours written as ``#12436D``, whichever is the lighter."""
    darker, lighter = sorted((_luminance(first), _luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return sum(share * _linear(part) for share, part in zip(_SHARES, parts, strict=True))


def _linear(part: float) -> float:
    """Undo the curve that screens store brightness with."""
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 (sRGB's constants)
