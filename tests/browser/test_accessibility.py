"""WCAG 2.2 AA on every kind of page, as axe finds it, in both schemes, narrow and wide."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from browser.pages import PAGES
from conftest import PageOpener

pytestmark = pytest.mark.browser

NARROW, WIDE = 320, 1280
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

#: The rows of a table are alike. All are looked at once (light and wide), the first of each table every time.
LATER_ROWS = [["tbody tr:nth-child(n+9)"]]

each_page = pytest.mark.parametrize("address", PAGES.values(), ids=PAGES.keys())


def violations(page: Page, *, all_rows: bool) -> list[str]:
    """Let axe look at a page; gives one line for each rule broken and element that breaks it."""
    found: list[dict[str, Any]] = page.evaluate(
        """([exclude, tags]) => axe
            .run({include: [["html"]], exclude},
                 {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]})
            .then(results => results.violations)""",
        [[] if all_rows else LATER_ROWS, TAGS],
    )
    return [
        f"{rule['id']} ({rule['impact']}): {' '.join(map(str, node['target']))}: {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


def settle(page: Page, address: str) -> None:
    """Wait until a page shows what it fetches by script."""
    if address.startswith("/search/"):
        page.locator("[data-qd-search-results] li").first.wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@each_page
def test_axe_finds_nothing(open_page: PageOpener, address: str, scheme: Literal["light", "dark"]) -> None:
    page = open_page(address, width=WIDE, color_scheme=scheme, reduced_motion="reduce")
    settle(page, address)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    page.evaluate(AXE_SCRIPT)
    found = {WIDE: violations(page, all_rows=scheme == "light")}
    page.set_viewport_size({"width": NARROW, "height": 900})
    found[NARROW] = violations(page, all_rows=False)
    assert found == {WIDE: [], NARROW: []}, "\n".join(found[WIDE] + found[NARROW])


@each_page
def test_nothing_runs_off_a_narrow_screen(open_page: PageOpener, address: str) -> None:
    page = open_page(address, width=NARROW)
    settle(page, address)
    over = page.evaluate(
        """() => [...document.querySelectorAll("body *")]
            .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".qd-scroll, .md-skip"))
            .map(e => `${e.tagName.toLowerCase()}.${e.getAttribute("class")}`).slice(0, 5)"""
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW, over


def test_statuses_are_told_by_word_and_shape(open_page: PageOpener) -> None:
    page = open_page("/st-helens/indicators/")
    looks = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll("tr[data-status]")].map(row => [
            row.dataset.status,
            ["qd-shape", "qd-label"].map(name => row.querySelector(`.${name}`).textContent),
        ]))"""
    )
    assert set(looks) >= {"met", "within_tolerance", "not_met"}
    shapes, words = zip(*looks.values(), strict=True)
    assert len(set(shapes)) == len(set(words)) == len(looks)
    assert all(word.replace(shape, "").strip() for shape, word in looks.values())
