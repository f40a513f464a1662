"""A resident's words, official words or a reference lead to the right page, by keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from conftest import PageOpener

pytestmark = pytest.mark.browser

RESULTS = "[data-qd-search-results] li a"


def search_from_header(page: Page, words: str) -> None:
    page.locator("#qd-head-search").focus()
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    page.locator(RESULTS).first.wait_for()


def open_by_keyboard(page: Page, address: str) -> None:
    """Go with Tab from the search field to the result that leads to an address, and open it."""
    page.locator("#qd-search").focus()
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.pathname") == address:
            break
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{address}")


@pytest.mark.parametrize(
    ("words", "result", "address"),
    [
        ("council tax", "Council tax collected", "/st-helens/indicators/council-tax-collected/"),
        ("CYP-006", "Children in care", "/st-helens/indicators/children-in-care-rate/"),
        ("looked after children", "Children in care", "/st-helens/indicators/children-in-care-rate/"),
    ],
)
def test_words_lead_to_the_indicator(open_page: PageOpener, words: str, result: str, address: str) -> None:
    page = open_page("/st-helens/")
    search_from_header(page, words)
    assert result in page.locator(RESULTS).all_inner_texts()[:5]
    open_by_keyboard(page, address)
    assert page.locator("h1").inner_text() == result


def test_bins_leads_to_waste(open_page: PageOpener) -> None:
    page = open_page("/st-helens/indicators/children-in-care-rate/")
    search_from_header(page, "bins")
    first = page.locator(RESULTS).first
    found = first.inner_text()
    assert any(word in found.lower() for word in ("bin", "waste", "rubbish", "recycl")), found
    open_by_keyboard(page, first.evaluate("e => e.pathname"))
    assert page.locator("h1").inner_text() == found


def test_a_reference_finds_its_indicator_first(open_page: PageOpener) -> None:
    page = open_page("/search/?q=CYP-006")
    page.locator(RESULTS).first.wait_for()
    first = page.locator(RESULTS).first
    assert first.inner_text() == "Children in care"
    assert first.evaluate("e => e.pathname") == "/st-helens/indicators/children-in-care-rate/"


def test_results_of_the_same_title_can_be_told_apart(open_page: PageOpener) -> None:
    page = open_page("/search/?q=children+in+care")
    page.locator(RESULTS).first.wait_for()
    seen = page.locator("[data-qd-search-results] li").evaluate_all(
        "all => all.map(li => [li.querySelector('a').textContent, li.querySelector('a').pathname.split('/')[1],"
        " li.textContent.replace(li.lastElementChild.textContent, '')])"
    )
    councils = {"st-helens": "St Helens", "sefton": "Sefton"}
    titles = [title for title, _, _ in seen]
    unclear = [title for title, place, text in seen if titles.count(title) > 1 and councils.get(place, "") not in text]
    assert unclear == []


def test_a_result_shows_figure_and_status(open_page: PageOpener) -> None:
    page = open_page("/search/?q=CYP-006")
    first = page.locator("[data-qd-search-results] li").first
    first.wait_for()
    assert "124.9" in first.inner_text()
    assert "On target" in first.inner_text()


def test_the_number_of_results_is_told(open_page: PageOpener) -> None:
    page = open_page("/search/?q=council+tax")
    page.locator(RESULTS).first.wait_for()
    said = page.locator("[data-qd-search-status]")
    assert said.get_attribute("role") == "status"
    assert "found" in said.inner_text()
    assert "council tax" in said.inner_text()


def test_nothing_found_is_said_with_a_way_on(open_page: PageOpener) -> None:
    page = open_page("/search/?q=qqqq")
    page.get_by_text("Nothing found").wait_for()
    assert page.locator(RESULTS).count() == 0
    assert page.get_by_role("link", name="St Helens", exact=True).is_visible()


def test_a_search_can_be_linked_and_restored(open_page: PageOpener) -> None:
    page = open_page("/search/")
    page.locator("#qd-search").press_sequentially("homeless")
    page.locator(RESULTS).first.wait_for()
    assert page.url.endswith("/search/?q=homeless")
    page.reload()
    page.locator(RESULTS).first.wait_for()
    assert page.locator("#qd-search").input_value() == "homeless"


def test_what_is_searched_for_is_shown_as_text(open_page: PageOpener) -> None:
    page = open_page("/search/?q=%3Cimg+src%3Dx+onerror%3D%22window.__pwned%3D1%22%3E")
    page.locator("[data-qd-search-status]", has_text="<img").wait_for()
    assert page.evaluate("window.__pwned") is None
    assert page.locator("main img").count() == 0
