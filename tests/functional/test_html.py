"""What holds on every page of the site, read as text: its outline, its ids, and that nothing in it runs."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class Outline(HTMLParser):
    """Gather what a page is made of."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.title = ""
        self._in_title = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_title = tag == "title" and not self.title and not any(name == "id" for name, _ in attrs)
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data

    def handle_endtag(self, tag: str) -> None:
        self._in_title = self._in_title and tag != "title"


@pytest.fixture(scope="module")
def outlines(portal: Path) -> dict[str, Outline]:
    return {
        path.relative_to(portal).as_posix(): Outline(path.read_text(encoding="utf-8"))
        for path in sorted(portal.rglob("*.html"))
    }


def test_headings_step_down_one_at_a_time_from_one_first(outlines: dict[str, Outline]) -> None:
    wrong = {}
    for page, outline in outlines.items():
        levels = [int(tag[1]) for tag, _ in outline.tags if tag in HEADINGS]
        steps = all(after <= before + 1 for before, after in pairwise(levels))
        if levels.count(1) != 1 or levels[0] != 1 or not steps:
            wrong[page] = levels
    assert wrong == {}


def test_every_id_stands_once_in_its_page(outlines: dict[str, Outline]) -> None:
    wrong = {}
    for page, outline in outlines.items():
        counts = Counter(attributes["id"] for _, attributes in outline.tags if "id" in attributes)
        twice = [name for name, count in counts.items() if count > 1]
        if twice:
            wrong[page] = twice
    assert wrong == {}


def test_every_page_says_its_language_and_has_a_title_of_its_own(outlines: dict[str, Outline]) -> None:
    for page, outline in outlines.items():
        assert next(attributes for tag, attributes in outline.tags if tag == "html")["lang"] == "en", page
        assert outline.title.strip(), page
    # With one council the root and the council's own address are the same page.
    titles = Counter(outline.title for page, outline in outlines.items() if page != "index.html")
    assert [title for title, count in titles.items() if count > 1] == []


def test_every_page_describes_itself(outlines: dict[str, Outline]) -> None:
    for page, outline in outlines.items():
        if page != "404.html" and not page.endswith("/embed.html"):
            said = [a["content"] for tag, a in outline.tags if tag == "meta" and a.get("name") == "description"]
            assert len(said) == 1, page
            assert 20 <= len(said[0]) <= 200, page


def test_nothing_in_a_page_runs_by_an_attribute_or_a_link(outlines: dict[str, Outline]) -> None:
    for page, outline in outlines.items():
        for tag, attributes in outline.tags:
            assert not [name for name in attributes if name.startswith("on")], (page, tag)
            for name in ("href", "src", "action", "xlink:href"):
                assert not attributes.get(name, "").strip().lower().startswith(("javascript:", "data:")), (page, tag)


def test_links_to_other_hosts_keep_quiet_about_the_reader(outlines: dict[str, Outline]) -> None:
    for page, outline in outlines.items():
        policies = [a["content"] for tag, a in outline.tags if tag == "meta" and a.get("name") == "referrer"]
        assert policies == ["no-referrer"], page


def test_every_table_has_a_caption_and_headings_with_a_scope(outlines: dict[str, Outline]) -> None:
    for page, outline in outlines.items():
        names = [tag for tag, _ in outline.tags]
        assert names.count("caption") == names.count("table"), page
        assert all(a.get("scope") in ("col", "row", "rowgroup") for tag, a in outline.tags if tag == "th"), page
