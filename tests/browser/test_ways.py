"""Words that open in place, helplines, and the ways on: by touch, by keyboard, and without scripts."""

from __future__ import annotations

from typing import Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from browser.test_accessibility import NARROW, WIDE, violations
from conftest import PageOpener

pytestmark = pytest.mark.browser

INDICATOR = "/st-helens/indicators/suicide-mortality-rate/"
OPEN = ".qd-meaning:popover-open"


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_a_word_opens_in_place_and_leads_to_the_glossary(open_page: PageOpener, width: int, scripts: bool) -> None:
    page = open_page(INDICATOR, width=width, java_script_enabled=scripts, has_touch=True)
    assert page.locator(".qd-meaning:visible").count() == 0
    word = page.locator(".qd-labels .qd-term").first
    word.tap()
    meaning = page.locator(OPEN)
    assert "The target was missed" in meaning.inner_text()
    box = meaning.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert 0 <= box["y"] <= 900 - box["height"]
    meaning.get_by_role("button", name="Close").tap()
    assert page.locator(OPEN).count() == 0
    word.tap()
    meaning.get_by_role("link").tap()
    page.wait_for_url("**/glossary/#off-target")
    assert page.locator("#off-target").is_visible()


def test_the_keyboard_opens_a_word_goes_into_it_and_comes_back(open_page: PageOpener) -> None:
    page = open_page(INDICATOR)
    page.locator(".qd-labels .qd-term").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(OPEN).count() == 1
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.qd-meaning') !== null")
    page.keyboard.press("Escape")
    assert page.locator(OPEN).count() == 0
    assert page.evaluate("document.activeElement.matches('.qd-labels .qd-term')")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_word_that_is_open(open_page: PageOpener, scheme: Literal["light", "dark"]) -> None:
    page = open_page(INDICATOR, width=WIDE, color_scheme=scheme, reduced_motion="reduce")
    page.evaluate(AXE_SCRIPT)
    found: dict[int, list[str]] = {}
    for width in (WIDE, NARROW):
        page.set_viewport_size({"width": width, "height": 900})
        page.locator(".qd-labels .qd-term").nth(1).click()
        assert page.locator(OPEN).count() == 1
        found[width] = violations(page, all_rows=False)
        page.keyboard.press("Escape")
    assert found == {WIDE: [], NARROW: []}


def test_the_list_of_meanings_is_for_paper(open_page: PageOpener) -> None:
    page = open_page(INDICATOR)
    assert not page.locator(".qd-words").is_visible()
    page.emulate_media(media="print")
    assert page.locator(".qd-words dd").first.is_visible()
    assert page.locator(".qd-meaning:visible").count() == 0
    assert not page.locator(".qd-around").is_visible()


def test_where_a_subject_calls_for_help_it_is_one_tap_away(open_page: PageOpener) -> None:
    page = open_page(INDICATOR, width=NARROW, java_script_enabled=False)
    helpline = page.locator(".qd-help").get_by_role("link", name="Samaritans: 116 123")
    assert helpline.get_attribute("href") == "tel:116123"
    assert helpline.is_visible()
    page.goto("/st-helens/indicators/household-recycling-rate/")
    assert page.locator(".qd-help").count() == 0
    assert page.locator(".qd-ways a").count() == 1


def heading(page: Page) -> str:
    return page.locator("h1").inner_text()


def test_next_and_previous_go_there_and_back(open_page: PageOpener) -> None:
    page = open_page("/st-helens/indicators/children-in-care-rate/", java_script_enabled=False)
    first = heading(page)
    page.locator(".qd-around a[rel=next]").click()
    assert heading(page) != first
    page.locator(".qd-around a[rel=prev]").click()
    assert heading(page) == first
    page.get_by_role("link", name="Back to the list").click()
    page.wait_for_url("**/st-helens/indicators/#priority-1")
    assert page.locator("#priority-1").is_visible()


def test_an_indicator_leads_to_its_like_in_another_council_and_that_leads_back(open_page: PageOpener) -> None:
    page = open_page("/sefton/indicators/council-tax-collected/", java_script_enabled=False)
    page.get_by_role("link", name="Compare with St Helens").click()
    page.wait_for_url("**/compare/council-tax-collected/")
    page.get_by_role("link", name="Sefton: ").click()
    page.wait_for_url("**/sefton/indicators/council-tax-collected/")
