"""Every page of the portal is light enough for a cheap phone; only those made for paper may be longer."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

MOST_BYTES, MOST_ELEMENTS = 60 * 1024, 3_000


def count_of(said: str) -> int:
    return int(said.replace(",", ""))


def test_every_page_is_light(portal: Path) -> None:
    heavy = {}
    pages = [page for page in sorted(portal.rglob("index.html")) if page.parent.name != "print"]
    assert len(pages) > 300
    for page in pages:
        html = page.read_bytes()
        size, elements = len(gzip.compress(html, 6)), len(re.findall(rb"<[a-z]", html))
        if size > MOST_BYTES or elements > MOST_ELEMENTS:
            heavy[page.parent.relative_to(portal).as_posix()] = (size, elements)
    assert heavy == {}


def test_what_a_long_list_of_changes_leaves_out_is_counted_and_leads_to_the_file(portal: Path) -> None:
    page = portal / "st-helens" / "data" / "releases" / "2024-25-q2" / "index.html"
    html = page.read_text(encoding="utf-8")
    told = sum(count_of(said) for said in re.findall(r"<summary>[^<:]*: ([\d,]+)</summary>", html))
    rows = len(re.findall(r'<tr><th scope="row">', html))
    more = sum(count_of(said) for said in re.findall(r"<p>(?:And )?([\d,]+)(?: more)? in [^<]*: see", html))
    assert told == rows + more
    assert more > 0
    assert 'href="../../changes.csv"' in html
