"""Measures over all pages: none is wider than the smallest screen, and a reader gets to the point on a phone."""

from __future__ import annotations

from pathlib import Path
from statistics import median

import pytest

from conftest import PageOpener

pytestmark = pytest.mark.browser

SMALLEST, PHONE = 320, 390
#: In pixels, on a phone: the middle one of all indicator pages, and where the title of a page begins at the latest.
MEDIAN_INDICATOR, TITLE = 3200, 150


def addresses(portal: Path) -> list[str]:
    found = [path.parent.relative_to(portal).as_posix() for path in sorted(portal.rglob("index.html"))]
    return [f"/{address}/".replace("/./", "/") for address in found]


def test_no_page_is_wider_than_the_smallest_screen(open_page: PageOpener, portal: Path) -> None:
    page = open_page(width=SMALLEST)
    wide = {}
    for address in addresses(portal):
        page.goto(address, wait_until="domcontentloaded")
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > SMALLEST:
            wide[address] = width
    assert wide == {}


def test_pages_come_to_the_point_on_a_phone(open_page: PageOpener, portal: Path) -> None:
    page = open_page(width=PHONE)
    heights, late = [], {}
    for address in addresses(portal):
        page.goto(address, wait_until="domcontentloaded")
        height, title = page.evaluate(
            "[document.documentElement.scrollHeight, document.querySelector('h1').getBoundingClientRect().top]"
        )
        if title > TITLE:
            late[address] = title
        if address.count("/") == 4 and "/indicators/" in address:
            heights.append(height)
    assert late == {}
    assert len(heights) > 200
    assert median(heights) <= MEDIAN_INDICATOR


def test_the_menu_is_folded_on_a_phone_and_opens_without_scripts(open_page: PageOpener) -> None:
    page = open_page("/st-helens/", width=PHONE, java_script_enabled=False)
    menu = page.get_by_role("navigation", name="Main")
    assert not menu.is_visible()
    page.get_by_role("button", name="Menu").click()
    assert menu.is_visible()
    assert menu.locator("[aria-current=page]").count() == 1
    page.keyboard.press("Escape")
    assert not menu.is_visible()
    assert page.get_by_role("link", name="Search", exact=True).first.is_visible()
    wide = open_page("/st-helens/", java_script_enabled=False)
    assert wide.get_by_role("navigation", name="Main").is_visible()
    assert not wide.get_by_role("button", name="Menu").is_visible()


def test_five_questions_are_answered_without_unfolding(open_page: PageOpener) -> None:
    """What, good or bad, why, and what is done: all of it is visible when the page opens."""
    page = open_page("/st-helens/indicators/ehc-plans-20-weeks/", width=PHONE)
    seen = page.locator("main").inner_text()
    for words in ("28%", "On target", "What is happening", "How it compares"):
        assert words in seen
    assert page.locator("details[open]").count() == 0
