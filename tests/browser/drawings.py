"""Measures every drawing of a site in Chromium: labels upon labels or marks, and whatever is cut off at the edge."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page

_DRAWING = re.compile(r'<svg class="qd-chart[^>]*>.*?</svg>', re.DOTALL)
#: The width of the column that a drawing stands in, in pixels, on a phone of 390 and on a screen of 1280.
WIDTHS = {"narrow": 358, "wide": 640}

_MEASURE = Path(__file__).with_name("drawings.js").read_text(encoding="utf-8")


def drawings_of(site: Path) -> dict[str, str]:
    """Give every drawing of a site by its address and number."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        for number, drawing in enumerate(_DRAWING.findall(path.read_text(encoding="utf-8"))):
            found[f"{address}#{number}"] = drawing
    return found


def faults_of(page: Page, drawings: dict[str, str], size: str) -> dict[str, list[str]]:
    """Measure the drawings of a size in a page that has the portal's styles; give what is wrong, by address."""
    chosen = {name: svg for name, svg in drawings.items() if f"{size}-title" in svg[:400]}
    assert chosen
    holders = "".join(f'<div style="width:{WIDTHS[size]}px">{svg}</div>' for svg in chosen.values())
    page.evaluate("html => { document.body.innerHTML = html }", holders)
    measured: list[list[str]] = page.evaluate(_MEASURE)
    return {name: faults for name, faults in zip(chosen, measured, strict=True) if faults}
