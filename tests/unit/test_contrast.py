"""The contrast of colours, and that it is measured against the paper that pages have."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quarterdeck.read.contrast import PAPER, contrast

STYLES = Path(__file__).parents[2] / "docs" / "assets" / "quarterdeck.css"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        # Worked out by the formula of WCAG 2.
        ("#000000", "#FFFFFF", 21),
        ("#FFFFFF", "#FFFFFF", 1),
        ("#FFFF00", "#FFFFFF", 1.0738),
        ("#767676", "#FFFFFF", 4.5422),
        ("#777777", "#FFFFFF", 4.4781),
        ("#FF0000", "#ffffff", 3.9985),
    ],
)
def test_contrast(first: str, second: str, expected: float) -> None:
    assert contrast(first, second) == pytest.approx(expected, abs=0.0001)
    assert contrast(second, first) == contrast(first, second)


def test_the_paper_is_that_of_the_pages() -> None:
    said = re.findall(r"--qd-paper: (#\w+);", STYLES.read_text(encoding="utf-8"))
    full = {f"#{''.join(2 * part for part in colour[1:])}" if len(colour) == 4 else colour for colour in said}
    assert {colour.upper() for colour in full} == set(PAPER.values())
