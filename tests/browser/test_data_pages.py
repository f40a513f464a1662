"""The pages for data users: what they offer can be opened, copied and followed, by keyboard and without scripts.

That axe finds nothing in them, that they fit a narrow screen and that they ask nothing of others is shown with all
other pages: they stand in ``pages.py``.
"""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from browser.pages import PAGES
from conftest import PageOpener
from portals import read_table
from snippet_runners import snippets_in

pytestmark = pytest.mark.browser

DATA_PAGES = {name: PAGES[name] for name in ("data", "versions", "version", "api")}
each_page = pytest.mark.parametrize("address", DATA_PAGES.values(), ids=DATA_PAGES.keys())


def unfold(page: Page) -> None:
    """Open the sections of a page that are folded, if it has any."""
    for summary in page.locator(".qd-section > summary").all():
        summary.click()


@pytest.mark.parametrize("name", ["data", "indicator"])
def test_code_is_opened_and_closed_by_keyboard(open_page: PageOpener, name: str) -> None:
    page = open_page(PAGES[name])
    unfold(page)
    snippets = page.locator("[data-qd-snippet]")
    assert snippets.count() == 6
    for place in range(6):
        snippet = snippets.nth(place)
        code = snippet.locator("pre")
        assert not code.is_visible()
        snippet.locator("summary").focus()
        page.keyboard.press("Enter")
        assert code.is_visible()
        page.keyboard.press("Space")
        assert not code.is_visible()


def test_tab_goes_from_one_piece_of_code_to_the_next(open_page: PageOpener) -> None:
    page = open_page(PAGES["data"])
    page.locator("[data-qd-snippet] summary").first.focus()
    met = []
    for _ in range(6):
        met.append(page.evaluate("document.activeElement.closest('[data-qd-snippet]')?.dataset.qdSnippet"))
        page.keyboard.press("Tab")
    assert met == ["pandas", "r", "excel", "importdata", "duckdb", "curl"]


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("name", ["data", "indicator"])
def test_code_is_shown_as_it_is_to_be_copied(open_page: PageOpener, portal: Path, name: str, scripts: bool) -> None:
    page = open_page(PAGES[name], java_script_enabled=scripts)
    unfold(page)
    html = (portal / PAGES[name].strip("/") / "index.html").read_text(encoding="utf-8")
    shown = []
    for snippet in page.locator("[data-qd-snippet]").all():
        snippet.locator("summary").click()
        shown.append((snippet.get_attribute("data-qd-snippet"), snippet.locator("code").inner_text()))
    assert shown == snippets_in(html)


@each_page
def test_every_page_works_with_scripts_off(open_page: PageOpener, address: str) -> None:
    page = open_page(address, java_script_enabled=False)
    assert page.locator("h1").count() == 1
    assert page.locator("main :is(table, ul a[download])").first.is_visible()
    for details in page.locator("main details").all()[:8]:
        if details.get_attribute("open") is None and details.is_visible():
            details.locator("summary").click()
            assert details.get_attribute("open") is not None


def test_every_version_has_a_page_that_says_what_it_changed(open_page: PageOpener, portal: Path) -> None:
    versions = read_table(portal / "st-helens" / "data" / "versions.csv")
    page = open_page(PAGES["versions"])
    listed = page.get_by_role("region", name="Versions of the data").locator("tbody tr")
    assert listed.locator("th").all_inner_texts() == [row["version"] for row in reversed(versions)]
    listed.first.get_by_role("link").click()
    assert page.url.endswith(PAGES["version"])
    assert page.locator("h1").inner_text() == f"Data, version {versions[-1]['version']}"
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile(r"\.zip$")).first.click()
    assert download.value.path().read_bytes().startswith(b"PK\x03\x04")


def test_every_address_for_programs_answers(open_page: PageOpener, server: str) -> None:
    page = open_page(PAGES["api"])
    links = page.locator("main table a").evaluate_all("all => all.map(a => [a.href, a.textContent])")
    assert len(links) >= 15
    for href, text in links:
        assert page.request.get(href).ok, href
        # What is shown is the portal's own address, for programs elsewhere; what is opened is the one here.
        assert href.removeprefix(server) == urlsplit(text).path, text
