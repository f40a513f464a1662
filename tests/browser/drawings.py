"""Measures every drawing of a site in Chromium: labels upon labels or marks, and whatever is cut off at the edge."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

_DRAWING = re.compile(r'<svg class="qd-chart[^>]*>.*?</svg>', re.DOTALL)
#: The width of the column that a drawing stands in, in pixels, on a phone of 390 and on a screen of 1280.
WIDTHS = {"narrow": 358, "wide": 640}

#: A label is the box of its letters without the empty room above and below them. A mark is what is painted: points and
#: bars with their inside, lines along their length; lines of at most a pixel are hairlines, which a label may cross.
_MEASURE = """
holder => {
  const svg = holder.querySelector("svg");
  const edge = svg.getBoundingClientRect();
  const scale = edge.width / svg.viewBox.baseVal.width;
  const placed = (element, box) => {
    const m = element.getScreenCTM();
    return { left: m.a * box.x + m.e, right: m.a * (box.x + box.width) + m.e,
             top: m.d * box.y + m.f, bottom: m.d * (box.y + box.height) + m.f };
  };
  const labels = [...svg.querySelectorAll("text")].filter((t) => t.textContent.trim()).map((t) => {
    const box = t.getBBox();
    const room = { x: box.x, width: box.width, y: box.y + box.height * 0.2, height: box.height * 0.58 };
    return { text: t.textContent, ...placed(t, room) };
  });
  const marks = [];
  for (const shape of svg.querySelectorAll("path, line, rect, circle")) {
    const style = getComputedStyle(shape);
    if (style.display === "none") continue;
    const width = style.stroke === "none" ? 0 : parseFloat(style.strokeWidth) || 0;
    const filled = style.fill !== "none" && shape.tagName !== "line";
    if (!filled && width <= 1) continue;
    const box = shape.getBBox();
    if (!filled && !(shape.getTotalLength() > 0)) continue;
    if (filled) {
      const m = placed(shape, box), half = (width / 2) * scale;
      marks.push({ what: shape.tagName, spots: null, left: m.left - half, right: m.right + half, top: m.top - half, bottom: m.bottom + half });
      continue;
    }
    const ctm = shape.getScreenCTM(), long = shape.getTotalLength(), spots = [];
    for (let at = 0; at <= long; at += 1) {
      const p = shape.getPointAtLength(at);
      spots.push([ctm.a * p.x + ctm.e, ctm.d * p.y + ctm.f]);
    }
    const xs = spots.map((s) => s[0]), ys = spots.map((s) => s[1]), half = (width / 2) * scale;
    marks.push({ what: "line", spots, half, left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys) - half, bottom: Math.max(...ys) + half });
  }
  const SLACK = 0.75;
  const meets = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > SLACK && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > SLACK;
  const faults = [];
  labels.forEach((one, place) => {
    for (const other of labels.slice(place + 1)) if (meets(one, other)) faults.push(`"${one.text}" lies upon "${other.text}"`);
    for (const mark of marks) {
      if (!mark.spots ? meets(one, mark) : mark.spots.some(([x, y]) => x > one.left + SLACK && x < one.right - SLACK && y + mark.half > one.top + SLACK && y - mark.half < one.bottom - SLACK))
        faults.push(`"${one.text}" lies upon a ${mark.spots ? "line" : "mark"}`);
    }
  });
  for (const thing of [...labels, ...marks])
    if (thing.left < edge.left - SLACK || thing.right > edge.right + SLACK || thing.top < edge.top - SLACK || thing.bottom > edge.bottom + SLACK)
      faults.push(`"${thing.text ?? thing.what}" is cut off`);
  return [...new Set(faults)];
}
"""


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
    measured: list[list[str]] = [
        page.evaluate(_MEASURE, holder) for holder in _handles(page)
    ]
    return {name: faults for name, faults in zip(chosen, measured, strict=True) if faults}


def _handles(page: Page) -> list[Any]:
    return list(page.query_selector_all("body > div"))
