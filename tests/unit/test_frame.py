"""A chart that stands alone: what is written above and below it, and the card of it."""

from __future__ import annotations

import re

from quarterdeck.charts.frame import Framing, card_svg, frame_svg

DRAWING = '<svg width="300" height="200" viewBox="0 0 300 200"><circle r="4"/></svg>'
WORDS = Framing(
    "41 people slept rough", "Anyborough · People", "On target. Source: <the report>.", "A line that falls."
)


def texts(svg: str) -> list[tuple[int, str]]:
    """Give each line of text with its height, from the top."""
    return [(int(y), text) for y, text in re.findall(r'<text x="20" y="(\d+)".*?>(.*?)</text>', svg)]


def test_the_finding_stands_above_the_drawing_and_the_source_below() -> None:
    svg = frame_svg(DRAWING, WORDS)
    (title, subtitle, caption) = texts(svg)
    drawn = re.search(r'translate\(20,(\d+)\)"><circle', svg)
    assert drawn is not None
    assert (title[1], subtitle[1]) == ("41 people slept rough", "Anyborough · People")
    assert caption[1] == "On target. Source: &lt;the report&gt;."
    assert title[0] < subtitle[0] < int(drawn[1])
    assert caption[0] > int(drawn[1]) + 200
    assert '<title id="title">41 people slept rough</title><desc id="description">A line that falls.</desc>' in svg


def test_long_words_are_set_in_lines_and_none_is_lost() -> None:
    long = "How many people were found sleeping outdoors on one night of the autumn, in all of the borough"
    svg = frame_svg(DRAWING, Framing(long, long, long * 2, ""))
    lines = texts(svg)
    assert " ".join(text for _, text in lines) == f"{long} {long} {long * 2}"
    heights = [y for y, _ in lines]
    assert heights == sorted(set(heights))
    size = re.search(r'<svg [^>]*height="(\d+)"', svg)
    assert size is not None
    assert int(size[1]) > heights[-1]


def test_a_card_has_the_whole_chart_on_paper_of_its_shape() -> None:
    svg = card_svg(frame_svg(DRAWING, WORDS))
    size = re.search(r'width="(\d+)" height="(\d+)"', svg)
    assert size is not None
    assert 1.88 < int(size[1]) / int(size[2]) < 1.93
    assert "41 people slept rough" in svg
    assert "<circle" in svg
