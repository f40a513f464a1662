"""WCAG 2.2 AA on every kind of page, as axe finds it, in both schemes, narrow and wide."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from conftest import PageOpener

pytestmark = pytest.mark.browser

PAGES = {
    "portal": "/",
    "council": "/st-helens/",
    "priority": "/st-helens/priorities/1/",
    "list": "/st-helens/indicators/",
    "indicator": "/st-helens/indicators/children-in-care-rate/",
    "indicator-running-total": "/st-helens/indicators/early-help-episodes-started/",
    "indicator-lagged": "/st-helens/indicators/smoking-at-delivery/",
    "indicator-alone": "/st-helens/indicators/early-help-no-later-social-care/",
    "data": "/st-helens/data/",
    "methods": "/methods/",
    "about": "/about/",
    "accessibility": "/accessibility/",
    "search": "/search/?q=council+tax",
    "not-found": "/no/such/page/",
}
NARROW, WIDE = 320, 1280
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

each_page = pytest.mark.parametrize("address", PAGES.values(), ids=PAGES.keys())
each_width = pytest.mark.parametrize("width", [NARROW, WIDE])


def violations(page: Page) -> list[str]:
    """Let axe look at a page; gives one line for each rule broken and element that breaks it."""
    page.evaluate(AXE_SCRIPT)
    found: list[dict[str, Any]] = page.evaluate(
        "tags => axe.run({runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']}).then(r => r.violations)",
        TAGS,
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


@each_width
@pytest.mark.parametrize("scheme", ["light", "dark"])
@each_page
def test_axe_finds_nothing(open_page: PageOpener, address: str, scheme: str, width: int) -> None:
    page = open_page(address, width=width, color_scheme=scheme, reduced_motion="reduce")
    settle(page, address)
    for summary in page.locator("details:not([open]) > summary").all()[:3]:
        summary.click()
    found = violations(page)
    assert found == [], "\n".join(found)


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


@each_page
def test_a_page_has_one_main_heading_and_says_its_language(open_page: PageOpener, address: str) -> None:
    page = open_page(address)
    assert page.locator("h1").count() == 1
    assert page.locator("html").get_attribute("lang") == "en"
    levels = page.evaluate("[...document.querySelectorAll('main :is(h1,h2,h3,h4)')].map(h => Number(h.tagName[1]))")
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False)), levels


def test_statuses_are_told_by_word_and_shape(open_page: PageOpener) -> None:
    page = open_page("/st-helens/indicators/")
    looks = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll("tr[data-status]")].map(row => [
            row.dataset.status,
            (label => [label.querySelector(".qd-shape").textContent, label.textContent])(row.querySelector(".qd-label")),
        ]))"""
    )
    assert set(looks) >= {"met", "within_tolerance", "not_met"}
    shapes, words = zip(*looks.values(), strict=True)
    assert len(set(shapes)) == len(set(words)) == len(looks)
    assert all(word.replace(shape, "").strip() for shape, word in looks.values())
