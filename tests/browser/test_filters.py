"""The list of indicators, filtered."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page

from conftest import PageOpener
from portals import newest_scores

pytestmark = pytest.mark.browser

LIST = "/st-helens/indicators/"
ROWS = "[data-qd-group] tbody tr:visible"


def count_of(page: Page) -> str:
    return page.locator("[data-qd-count]").inner_text()


def test_all_are_shown_at_first(open_page: PageOpener) -> None:
    page = open_page(LIST)
    assert page.locator("[data-qd-filters]").is_visible()
    assert page.locator(ROWS).count() == 94
    assert count_of(page) == "94 of 94 indicators"
    assert page.locator("[data-qd-count]").get_attribute("role") == "status"


@pytest.mark.parametrize("status", ["met", "within_tolerance", "not_met"])
def test_by_status(open_page: PageOpener, portal: Path, status: str) -> None:
    expected = Counter(score["status"] for score in newest_scores(portal))[status]
    page = open_page(LIST)
    page.get_by_label("Status", exact=True).select_option(status)
    assert page.locator(ROWS).count() == expected
    assert count_of(page) == f"{expected} of 94 indicators"


@pytest.mark.parametrize("direction", ["improving", "worsening", "not_comparable"])
def test_by_direction(open_page: PageOpener, portal: Path, direction: str) -> None:
    expected = Counter(score["direction_of_travel"] for score in newest_scores(portal))[direction]
    page = open_page(LIST)
    page.locator("select[name=direction]").select_option(direction)
    assert page.locator(ROWS).count() == expected > 0


def test_by_priority_hides_the_headings_of_the_others(open_page: PageOpener, portal: Path) -> None:
    expected = Counter(score["priority"] for score in newest_scores(portal))["2"]
    page = open_page(LIST)
    page.get_by_label("Priority", exact=True).select_option("2")
    assert page.locator(ROWS).count() == expected
    assert page.locator("[data-qd-group] h2:visible").count() == 1


def test_by_words_of_title_official_title_and_keywords(open_page: PageOpener) -> None:
    page = open_page(LIST)
    for words, title in [("Council TAX", "Council tax collected"), ("cyp-006", "Children in care")]:
        page.get_by_label("Words", exact=True).fill(words)
        assert title in page.locator(f"{ROWS} a").all_inner_texts()
        assert page.locator(ROWS).count() < 10
    page.get_by_label("Words", exact=True).fill("xyzzyqwerty")
    assert page.locator(ROWS).count() == 0
    assert count_of(page) == "0 of 94 indicators"


def test_together_and_kept_in_the_address(open_page: PageOpener, portal: Path) -> None:
    wanted = ("not_met", "improving")
    score = next(s for s in newest_scores(portal) if (s["status"], s["direction_of_travel"]) == wanted)
    words = score["ref"].lower()
    page = open_page(LIST)
    page.get_by_label("Status", exact=True).select_option("not_met")
    page.locator("select[name=direction]").select_option("improving")
    page.get_by_label("Words", exact=True).fill(words)
    shown = page.locator(f"{ROWS} a").all_inner_texts()
    assert shown
    asked = parse_qs(urlsplit(page.url).query)
    assert asked == {"status": ["not_met"], "direction": ["improving"], "words": [words]}
    page.reload()
    assert page.get_by_label("Status", exact=True).input_value() == "not_met"
    assert page.get_by_label("Words", exact=True).input_value() == words
    assert page.locator(f"{ROWS} a").all_inner_texts() == shown


def test_taking_the_filters_off_brings_all_back_and_clears_the_address(open_page: PageOpener) -> None:
    page = open_page(f"{LIST}?status=met")
    assert page.locator(ROWS).count() == 54
    page.get_by_label("Status", exact=True).select_option("")
    assert page.locator(ROWS).count() == 94
    assert urlsplit(page.url).query == ""


def test_an_address_with_a_filter_that_does_not_exist_shows_all(open_page: PageOpener) -> None:
    page = open_page(f"{LIST}?status=nonsense&priority=99")
    assert page.locator(ROWS).count() == 94
    assert page.get_by_label("Status", exact=True).input_value() == ""
