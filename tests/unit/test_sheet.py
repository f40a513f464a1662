"""What stands on every sheet: the words, and that no text from a table can leave its quotes."""

from __future__ import annotations

import re
from datetime import date

import pytest

from quarterdeck.pages.escape import escape_css, render_prose
from quarterdeck.pages.page import Page
from quarterdeck.pages.sheet import build_sheets, render_sheet


def words(style: str) -> str:
    """Read a style's text as a browser does."""
    return re.sub(r"\\([0-9a-f]+) ", lambda match: chr(int(match[1], 16)), style)


def test_a_sheet_names_the_notice_the_source_the_address_and_the_date() -> None:
    said = words(render_sheet("Not the council’s site.", "https://a.example/b/", "A report", date(2024, 11, 20)))
    assert '@top-left{content:"Not the council’s site."}' in said
    assert "Source: A report · https://a.example/b/ · Figures as published on 20 November 2024" in said


def test_what_is_not_known_is_left_out() -> None:
    assert '@bottom-left{content:"https://a.example/"}' in words(render_sheet("A notice", "https://a.example/"))


@pytest.mark.parametrize("text", ['"}</style><script>', "a\\", "a\n}", "é’", "a;b{c}", "*/ /*", "\\22 "])
def test_no_text_leaves_its_quotes(text: str) -> None:
    escaped = escape_css(text)
    assert not re.search(r'["<>{};\n*]', escaped)
    assert words(escaped) == text


def test_each_page_has_its_council_s_notice_and_its_own_address() -> None:
    pages = [Page("a/", "A", "", "", council="a", origin="A report"), Page("about/", "About", "", "")]
    sheets = build_sheets(pages, "https://figures.example/", {"": "All of it", "a": "Only A"})
    assert list(sheets) == ["a/", "about/"]
    assert "Only A" in words(sheets["a/"])
    assert "Source: A report · https://figures.example/a/" in words(sheets["a/"])
    assert "All of it" in words(sheets["about/"])


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("It cost £ 140m.", "It cost £\u00a0140m."),
        ("Up 5 % since.", "Up 5\u00a0% since."),
        ("£140 million", "£140\u00a0million"),
        ("It moved by − 5 points", "It moved by −\u00a05 points"),
        ("In 5 months", "In 5 months"),
        ("- 5 new homes", "5 new homes"),  # a list
    ],
)
def test_no_line_ends_between_a_sign_and_its_number(text: str, joined: str) -> None:
    assert re.sub(r"<[^>]+>|\n", "", render_prose(text)) == joined
