"""What a page asks for: little, nothing elsewhere, and no search index before somebody searches."""

from __future__ import annotations

import gzip
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import ConsoleMessage, Error, Page, Response

from browser.pages import PAGES
from conftest import PageOpener

pytestmark = pytest.mark.browser

MOST_REQUESTS = 8
MOST_BYTES = 60 * 1024


#: What is only asked for when somebody searches.
SEARCH = ("/pagefind/", "/assets/search-", "/assets/search/", "/assets/english")


def is_search(address: str) -> bool:
    return any(part in address for part in SEARCH)


class Traffic:
    """All that a page asks for and complains of, from now on."""

    def __init__(self, page: Page) -> None:
        self.asked: list[str] = []
        self.answers: list[Response] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("response", lambda answer: self.answers.append(answer))  # noqa: PLW0108 (Playwright marks its handlers)
        page.on("console", self._note)
        page.on("pageerror", self._fail)

    def _note(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def _fail(self, error: Error) -> None:
        self.complaints.append(str(error))


def visit(open_page: PageOpener, address: str, **profile: str) -> tuple[Page, Traffic]:
    page = open_page(**profile)
    traffic = Traffic(page)
    page.goto(address, wait_until="networkidle")
    return page, traffic


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES.keys())
def test_nothing_is_asked_of_another_host_and_nothing_fails(open_page: PageOpener, address: str) -> None:
    _, traffic = visit(open_page, address)
    assert {urlsplit(url).hostname for url in traffic.asked} == {"127.0.0.1"}
    searching = "?q=" in address
    assert searching or [url for url in traffic.asked if is_search(url)] == []
    missing = [answer.url for answer in traffic.answers if not answer.ok and not answer.url.endswith("/no/such/page/")]
    assert missing == []
    # Chromium itself reports the missing page.
    assert [said for said in traffic.complaints if "404" not in said or address != PAGES["not-found"]] == []


LIGHT = {name: address for name, address in PAGES.items() if name not in ("search", "not-found")}


@pytest.mark.parametrize("address", LIGHT.values(), ids=LIGHT.keys())
def test_a_page_is_light(open_page: PageOpener, address: str) -> None:
    _, traffic = visit(open_page, address)
    sizes = {urlsplit(answer.url).path: len(gzip.compress(answer.body(), 6)) for answer in traffic.answers}
    assert len(traffic.asked) <= MOST_REQUESTS, traffic.asked
    assert sum(sizes.values()) <= MOST_BYTES, sizes


def test_no_page_keeps_anything_about_its_reader(open_page: PageOpener) -> None:
    page, _ = visit(open_page, "/st-helens/indicators/children-in-care-rate/")
    page.goto("/search/?q=bins")
    page.locator("[data-qd-search-results] li").first.wait_for()
    assert page.context.cookies() == []


def test_the_index_is_fetched_when_somebody_searches(open_page: PageOpener) -> None:
    page, traffic = visit(open_page, "/search/")
    assert [url for url in traffic.asked if is_search(url)] == []
    page.locator("#qd-search").press_sequentially("bins")
    page.locator("[data-qd-search-results] li").first.wait_for()
    page.wait_for_load_state("networkidle")
    assert {
        "assets/search-terms.js",
        "assets/search-engine.js",
        "assets/search-words.js",
        "assets/search/st-helens.js",
    } <= {urlsplit(url).path.lstrip("/") for url in traffic.asked}
    assert [url for url in traffic.asked if "english" in url] == []  # only a word that nothing knows needs it
    assert {urlsplit(url).hostname for url in traffic.asked} == {"127.0.0.1"}
    assert traffic.complaints == []
