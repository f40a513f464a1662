"""Every link of a finished site leads somewhere, and nothing is loaded from elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from quarterdeck.errors import CODES
from quarterdeck.publish.links import check_links

SITE = {
    "index.html": '<h1 id="top">Home</h1>',
    "anyborough/index.html": '<h2 id="what-changed">Changes</h2>',
    "anyborough/figures.csv": "period,value\n",
    "assets/quarterdeck.css": "",
    "a b/index.html": "",
    "404.html": '<a href="/nowhere/">Home</a>',
}


def problems(folder: Path, page: str, html: str) -> list[str]:
    """Give what is wrong with a page of a small site."""
    for name, content in (SITE | {page: html}).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    findings = check_links(folder)
    assert {finding.file for finding in findings} <= {page}
    assert {finding.code for finding in findings} <= {"broken-link"} <= CODES.keys()
    return [finding.message for finding in findings]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="../">Home</a>',
        '<a href="../#top">Home</a>',
        '<a href="../anyborough/#what-changed">Changes</a>',
        '<a href="../anyborough/index.html?q=1#what-changed">Changes</a>',
        '<a class="x" href="../anyborough/figures.csv">Figures</a>',
        '<a href="../anyborough/figures.csv#row=2">A row</a>',
        '<h2 id="here">Here</h2><a href="#here">Up</a>',
        '<h2 id="größe">Here</h2><a href="#gr%C3%B6%C3%9Fe">Up</a>',
        '<a href="../a%20b/">A space</a>',
        '<form action="../anyborough/"></form>',
        '<link rel="stylesheet" href="../assets/quarterdeck.css">',
        '<a href="https://www.example.org/">Elsewhere</a><a href="mailto:figures@anyborough.example">Write</a>',
        '<link rel="canonical" href="https://figures.example/page/">',
    ],
)
def test_a_link_that_leads_somewhere_is_right(tmp_path: Path, html: str) -> None:
    assert problems(tmp_path, "page/index.html", html) == []


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ('<a href="../nowhere/">x</a>', "../nowhere/ leads to nowhere/index.html, which is not there."),
        (
            '<a href="../anyborough/old.csv">x</a>',
            "../anyborough/old.csv leads to anyborough/old.csv, which is not there.",
        ),
        ('<a href="anyborough/">x</a>', "anyborough/ leads to page/anyborough/index.html, which is not there."),
        ('<img src="chart.png" alt="A chart">', "chart.png leads to page/chart.png, which is not there."),
        ('<script src="../assets/gone.js"></script>', "../assets/gone.js leads to assets/gone.js, which is not there."),
        ('<form action="../search/"></form>', "../search/ leads to search/index.html, which is not there."),
        ('<a href="#gone">x</a>', "#gone leads to a place in page/index.html that is not there."),
        ('<a href="../#gone">x</a>', "../#gone leads to a place in index.html that is not there."),
        (
            '<a href="../anyborough/?q=1&amp;r=2#gone">x</a>',
            "../anyborough/?q=1&r=2#gone leads to a place in anyborough/index.html that is not there.",
        ),
    ],
)
def test_a_link_that_leads_nowhere_is_told_with_where_it_would_lead(tmp_path: Path, html: str, said: str) -> None:
    assert problems(tmp_path, "page/index.html", html) == [said]


@pytest.mark.parametrize(
    "html",
    [
        '<img src="https://www.example.org/x.png" alt="">',
        '<img src="//www.example.org/x.png" alt="">',
        '<img src="data:image/png;base64,AAAA" alt="">',
        '<script src="https://www.example.org/x.js"></script>',
        '<script src="HTTP://www.example.org/x.js"></script>',
        '<iframe src="https://www.example.org/"></iframe>',
        '<link rel="stylesheet" href="//www.example.org/x.css">',
    ],
)
def test_nothing_is_loaded_from_another_place(tmp_path: Path, html: str) -> None:
    (said,) = problems(tmp_path, "page/index.html", html)
    assert said.endswith("would be loaded from another place.")


def test_each_broken_link_of_a_page_is_told_once_and_in_order(tmp_path: Path) -> None:
    html = '<a href="z/">x</a><a href="a/">x</a><a href="z/">x</a>'
    assert [said.split(" ")[0] for said in problems(tmp_path, "page/index.html", html)] == ["a/", "z/"]
