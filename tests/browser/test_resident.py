"""What a resident does on a phone: searches in their own words, reads how it stands, takes the figures along."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from conftest import PageOpener

pytestmark = pytest.mark.browser


def open_first_result(page: Page) -> None:
    results = page.locator("[data-qd-search-results] a")
    expect(results.first).to_be_visible(timeout=10_000)
    expect(page.locator("[data-qd-search-results]")).to_contain_text("Household waste recycled")


def check_the_page(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text("recycled")
    expect(page.locator(".qd-labels li").first).to_be_visible()
    region = page.get_by_role("region", name="Figures:")
    expect(region.get_by_role("table")).to_be_visible()


def read_download(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_with_a_finger(open_page: PageOpener) -> None:
    page = open_page("/", width=390)
    page.get_by_label("Search the indicators").last.fill("bins")
    page.get_by_role("button", name="Search").last.click()
    open_first_result(page)
    page.get_by_role("link", name="Household waste recycled", exact=True).first.click()
    check_the_page(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    rows = read_download(download.value.path())
    assert rows[-1]["value"]
    assert rows[0]["unit"] == "%"


def test_with_the_keyboard_alone(open_page: PageOpener) -> None:
    page = open_page("/", width=390)
    page.get_by_role("link", name="Search", exact=True).first.focus()
    page.keyboard.press("Enter")
    page.locator("#qd-search").focus()
    page.keyboard.type("bins")
    page.keyboard.press("Enter")
    open_first_result(page)
    page.locator("#qd-search").focus()
    for _ in range(15):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Household waste recycled":
            break
    page.keyboard.press("Enter")
    check_the_page(page)
    link = page.get_by_role("link", name="CSV")
    for _ in range(60):
        page.keyboard.press("Tab")
        if link.evaluate("e => e === document.activeElement"):
            break
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert read_download(download.value.path())
