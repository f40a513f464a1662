"""Every drawing of the portal: no label upon another, upon a point, a bar or a line, and nothing cut off."""

from __future__ import annotations

from pathlib import Path

import pytest

from browser.drawings import WIDTHS, drawings_of, faults_of
from conftest import PageOpener

pytestmark = pytest.mark.browser

#: A drawing with one fault of each kind: a label upon a label, a mark, a line; and one that is cut off.
SPOILT = """<svg class="qd-chart qd-chart-wide" viewBox="0 0 300 200" aria-labelledby="wide-title">
<text x="20" y="50">first</text><text x="24" y="52">second</text>
<circle cx="120" cy="46" r="5" fill="red"/><text x="112" y="50">third</text>
<line x1="10" x2="290" y1="100" y2="100" stroke="red" stroke-width="2"/><text x="20" y="104">fourth</text>
<line x1="10" x2="290" y1="150" y2="150" stroke="red" stroke-width="1"/><text x="20" y="154">fifth</text>
<text x="290" y="190">sixth</text></svg>"""


_SYSTEM_COLOURS = """() => {
  const probe = document.body.appendChild(document.createElement("p"));
  probe.style.cssText = "color: CanvasText; background: Canvas";
  const style = getComputedStyle(probe);
  return [style.color, style.backgroundColor];
}"""


@pytest.mark.parametrize(("size", "width"), [("narrow", 390), ("wide", 1280)])
def test_labels_stand_free_and_whole(open_page: PageOpener, portal: Path, size: str, width: int) -> None:
    drawings = drawings_of(portal)
    assert len(drawings) > 2 * 200
    assert faults_of(open_page("/about/", width=width), drawings, size) == {}


def test_the_measure_sees_each_kind_of_fault(open_page: PageOpener) -> None:
    assert faults_of(open_page("/about/"), {"spoilt": SPOILT}, "wide") == {
        "spoilt": [
            '"first" lies upon "second"',
            '"third" lies upon a mark',
            '"fourth" lies upon a line',
            '"sixth" is cut off',
        ]
    }
    assert set(WIDTHS) == {"narrow", "wide"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_reach_the_drawing(open_page: PageOpener, scheme: str) -> None:
    """No box of its own behind it: it stands on the reader's paper, in the reader's ink."""
    page = open_page("/st-helens/indicators/children-in-care-rate/", forced_colors="active", color_scheme=scheme)
    chart = page.locator("figure svg.qd-chart:visible").first
    assert chart.evaluate("svg => getComputedStyle(svg).backgroundColor") in ("rgba(0, 0, 0, 0)", "transparent")
    ink, paper = page.evaluate(_SYSTEM_COLOURS)
    assert ink != paper
    words = chart.locator("text:not([stroke])").first.evaluate("text => getComputedStyle(text).fill")
    assert words == ink


def test_a_headline_stands_above_what_is_drawn(open_page: PageOpener) -> None:
    figure = open_page("/st-helens/indicators/children-in-care-rate/").locator("figure.qd-figure").first
    finding, subtitle = figure.locator(".qd-finding"), figure.locator(".qd-subtitle")
    assert finding.inner_text() == "Best of all 17 figures"
    assert subtitle.inner_text() == "Per 10,000 children"
