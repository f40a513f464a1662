"""A resident's words, official words or a reference lead to the right page, by keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from conftest import PageOpener

pytestmark = pytest.mark.browser

RESULTS = "[data-qd-search-results] li a"
STATUS = "[data-qd-search-status]"
COUNCILS = "[data-qd-search-results] h3"


def search(page: Page, words: str) -> None:
    """Type words into the search page and send them."""
    page.locator("#qd-search").fill(words)
    page.locator("#qd-search").press("Enter")
    page.locator(f'[data-qd-search-found][data-query="{words}"]').wait_for()


def titles(page: Page) -> list[str]:
    return page.locator(RESULTS).all_inner_texts()


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
    page = open_page("/search/?q=council+tax")
    page.locator(RESULTS).first.wait_for()
    places = page.locator(RESULTS).evaluate_all("all => all.map(link => link.pathname.split('/')[1])")
    councils = {"st-helens": "St Helens", "sefton": "Sefton"}
    for place, text in zip(places, page.locator("[data-qd-search-results] li").all_inner_texts(), strict=True):
        assert councils[place] in text


def test_a_result_shows_figure_and_status(open_page: PageOpener) -> None:
    page = open_page("/search/?q=CYP-006")
    first = page.locator("[data-qd-search-results] li").first
    first.wait_for()
    assert "124.9" in first.inner_text()
    assert "End of September 2024" in first.inner_text()
    assert "On target" in first.inner_text()


def test_the_number_of_results_is_told(open_page: PageOpener) -> None:
    page = open_page("/search/?q=council+tax")
    page.locator(RESULTS).first.wait_for()
    said = page.locator(STATUS)
    assert said.get_attribute("role") == "status"
    assert said.inner_text() == "3 figures found for “council tax”: 2 at Sefton, 1 at St Helens."


def test_focus_goes_to_the_results_when_a_search_is_sent_and_stays_while_typing(open_page: PageOpener) -> None:
    page = open_page("/search/")
    page.locator("#qd-search").press_sequentially("homeless")
    page.locator(RESULTS).first.wait_for()
    assert page.evaluate("document.activeElement.id") == "qd-search"
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id === 'results'")
    assert page.locator("#results").inner_text() == "Results for “homeless”"


def test_nothing_found_is_said_with_a_way_on(open_page: PageOpener) -> None:
    page = open_page("/search/?q=qqqq")
    page.locator(STATUS, has_text="Nothing found for “qqqq”").wait_for()
    assert titles(page) == []
    assert page.get_by_role("link", name="All indicators of St Helens").is_visible()
    assert page.get_by_role("link", name="Local economy").is_visible()


@pytest.mark.parametrize("words", ["parking", "weeds", "bus pass", "dog fouling", "Dentist", "parking fines"])
def test_what_is_known_to_be_missing_is_said_and_nothing_is_guessed(open_page: PageOpener, words: str) -> None:
    page = open_page("/search/")
    search(page, words)
    assert titles(page) == []
    assert page.locator(STATUS).inner_text().startswith(f"No figure on “{words}”.")


def test_a_phrase_may_be_longer_than_a_text(open_page: PageOpener) -> None:
    page = open_page("/search/?council=sefton")
    search(page, "I live on the streets and have nowhere to sleep rough")
    assert page.locator("#results").inner_text().startswith("Results for")
    search(page, "council tax old arrears collection rate bills")
    assert titles(page)[0] == "Council tax collected"


def test_what_is_near_is_not_called_an_answer(open_page: PageOpener) -> None:
    page = open_page("/search/?council=st-helens&q=school+places")
    page.locator(RESULTS).first.wait_for()
    assert titles(page) == ["Schools rated good or outstanding"]
    assert "No figure on “school places”. Near it:" in page.locator("[data-qd-search-results]").inner_text()
    assert page.locator(STATUS).inner_text().startswith("No figure on “school places”.")


def test_a_word_that_no_figure_has_is_named(open_page: PageOpener) -> None:
    page = open_page("/search/?council=st-helens&q=library+robots")
    page.locator(RESULTS).first.wait_for()
    assert "Left out: “robots”." in page.locator("[data-qd-search-results]").inner_text()


@pytest.mark.parametrize("words", ["Council Tax", "SEND", "fly-tipping", "potholes", "horse", "monkey", "hoses"])
def test_no_word_is_set_right_that_is_known_or_in_the_dictionary(open_page: PageOpener, words: str) -> None:
    page = open_page("/search/")
    search(page, words)
    assert page.locator("#results").inner_text() == f"Results for “{words}”"
    assert not page.locator("[data-qd-search-repair]").inner_text()


def test_a_slip_is_set_right_openly_and_can_be_searched_for_as_typed(open_page: PageOpener) -> None:
    page = open_page("/search/?q=recyling")
    page.locator(RESULTS).first.wait_for()
    assert page.locator("#results").inner_text() == "Results for “recycling”"
    assert "found for “recycling”" in page.locator(STATUS).inner_text()
    page.get_by_role("link", name="Search for “recyling” as typed").click()
    page.locator(STATUS, has_text="Nothing found for “recyling”").wait_for()
    assert titles(page) == []


@pytest.mark.parametrize(
    "spellings",
    [
        ("fly tipping", "fly-tipping", "flytipping", "FLY TIPPING", "Fly-Típping"),
        ("pot holes", "potholes", "pothole", "Pot-holes"),
        ("homeless", "homelessness"),
        ("bin", "bins"),
        ("CYP-006", "cyp 006", "CYP006"),
    ],
)
def test_spellings_of_one_thing_find_the_same(open_page: PageOpener, spellings: tuple[str, ...]) -> None:
    page = open_page("/search/")
    found = []
    for words in spellings:
        search(page, words)
        found.append(titles(page))
    assert found[0]
    assert all(one == found[0] for one in found)


def test_short_words_are_found_only_as_words(open_page: PageOpener) -> None:
    page = open_page("/search/?council=st-helens&q=GP")
    page.locator(STATUS, has_text="No figure on “GP”.").wait_for()
    assert titles(page) == []


def test_a_reference_of_an_older_report_is_marked_as_such(open_page: PageOpener) -> None:
    page = open_page("/search/?q=CYP-08")
    page.locator(RESULTS).first.wait_for()
    assert titles(page) == ["Children in care"]
    assert "It was CYP-08 in 2021-22." in page.locator("[data-qd-search-results] li").inner_text()


def test_what_is_no_longer_reported_comes_last_and_says_so(open_page: PageOpener) -> None:
    page = open_page("/search/?council=st-helens&q=fly+tipping")
    page.locator(RESULTS).first.wait_for()
    items = page.locator("[data-qd-search-results] li").all_inner_texts()
    assert ["No longer reported" in item for item in items] == [False, True]
    assert "last in the report for Quarter 3 2020-21" in items[-1]


def test_a_body_s_own_list_comes_first_and_says_what_there_is_not(open_page: PageOpener) -> None:
    page = open_page("/search/?council=st-helens&q=unemployment")
    page.locator(RESULTS).first.wait_for()
    assert titles(page)[:2] == ["People of working age in work", "Young adults claiming benefits"]
    search(page, "missed bins")
    assert titles(page) == []
    assert "No figure on missed bins here." in page.locator("[data-qd-search-results]").inner_text()


@pytest.mark.parametrize(("council", "first"), [("st-helens", "St Helens"), ("sefton", "Sefton")])
def test_the_council_whose_page_was_left_comes_first(open_page: PageOpener, council: str, first: str) -> None:
    page = open_page(f"/{council}/")
    search_from_header(page, "fly tipping")
    assert page.locator(COUNCILS).all_inner_texts()[0] == first
    search(page, "council tax")
    assert page.locator(COUNCILS).all_inner_texts()[0] == first


def test_a_council_that_is_named_comes_first(open_page: PageOpener) -> None:
    page = open_page("/search/?q=council+tax+st+helens&in=sefton")
    page.locator(RESULTS).first.wait_for()
    assert page.locator(COUNCILS).all_inner_texts()[0] == "St Helens"


def test_results_can_be_kept_to_one_council(open_page: PageOpener) -> None:
    page = open_page("/search/?q=council+tax")
    page.locator(RESULTS).first.wait_for()
    page.get_by_label("Show").select_option("Sefton")
    page.locator(STATUS, has_text="2 figures found for “council tax”: 2 at Sefton.").wait_for()
    assert page.locator(COUNCILS).all_inner_texts() == ["Sefton"]
    assert "council=sefton" in page.url


def test_a_long_list_is_opened_on_request(open_page: PageOpener) -> None:
    page = open_page("/search/?council=st-helens&q=children+in+care")
    page.locator(RESULTS).first.wait_for()
    assert len(titles(page)) == 6
    page.get_by_role("button", name="Show all").click()
    assert len(titles(page)) > 6
    assert page.evaluate("document.activeElement.textContent") == titles(page)[6]


def test_pages_that_only_mention_a_word_stand_apart(open_page: PageOpener) -> None:
    page = open_page("/search/?q=covid")
    page.get_by_text("Other pages that mention “covid”").click()
    first = page.locator("[data-qd-search-mentions] li").first
    assert "covid" in first.inner_text().lower()
    assert titles(page) == []


def test_a_search_can_be_linked_and_restored(open_page: PageOpener) -> None:
    page = open_page("/search/")
    page.locator("#qd-search").press_sequentially("homeless")
    page.locator(RESULTS).first.wait_for()
    page.wait_for_url("**/search/?q=homeless")
    page.reload()
    page.locator(RESULTS).first.wait_for()
    assert page.locator("#qd-search").input_value() == "homeless"


def test_what_is_searched_for_is_shown_as_text(open_page: PageOpener) -> None:
    page = open_page("/search/?q=%3Cimg+src%3Dx+onerror%3D%22window.__pwned%3D1%22%3E")
    page.locator(STATUS, has_text="<img").wait_for()
    assert page.evaluate("window.__pwned") is None
    assert page.locator("main img").count() == 0


def test_after_a_repair_all_texts_name_the_words_set_right(open_page: PageOpener) -> None:
    page = open_page("/search/")
    search(page, "libary")
    assert "found for “library”" in page.locator(STATUS).inner_text()
    assert "No figure on “library”." in page.locator("[data-qd-search-results]").inner_text()
    search(page, "dog foulling")
    assert page.locator(STATUS).inner_text().startswith("No figure on “dog fouling”.")


def test_the_words_as_typed_are_searched_for_at_the_same_council(open_page: PageOpener) -> None:
    page = open_page("/search/?q=recyling&council=sefton")
    page.get_by_role("link", name="Search for “recyling” as typed").click()
    page.locator(STATUS, has_text="Nothing found for “recyling”").wait_for()
    assert page.get_by_label("Show").input_value() == "sefton"


@pytest.mark.parametrize("words", ["a", "the", "council"])
def test_words_that_say_too_little_show_nothing(open_page: PageOpener, words: str) -> None:
    page = open_page("/search/")
    search(page, words)
    said = f"“{words}” says too little to search for. Type a longer word, or more words."
    assert page.locator(STATUS).inner_text() == said
    assert titles(page) == []
    assert page.locator("[data-qd-search-mentions]").is_hidden()


def test_an_empty_search_says_what_to_do(open_page: PageOpener) -> None:
    page = open_page("/search/")
    page.locator("#qd-search").press("Enter")
    page.locator(STATUS, has_text="Type what you look for.").wait_for()
    assert page.evaluate("document.activeElement.id") == "qd-search"


def test_a_long_question_is_cut_in_texts_between_words(open_page: PageOpener) -> None:
    page = open_page("/search/")
    search(page, "how much of our household rubbish gets recycled by all of us each year and why")
    shown = "how much of our household rubbish gets recycled by all of …"
    assert page.locator("#results").inner_text() == f"Results for “{shown}”"
    assert f"“{shown}”" in page.locator(STATUS).inner_text()


def test_what_a_body_says_is_about_what_it_chose(open_page: PageOpener) -> None:
    page = open_page("/search/?council=st-helens&q=council+house")
    page.locator(RESULTS).first.wait_for()
    said = page.locator("[data-qd-search-results] .qd-said").all_inner_texts()
    assert said[0].startswith("No figure on council houses here.")
    assert said[1:] == ["These have the words too:"]
    assert page.locator("[data-qd-search-results] ol").nth(0).locator("li").count() == 1


def test_words_to_say_hide_no_title(open_page: PageOpener) -> None:
    page = open_page("/search/?council=sefton&q=carers")
    page.locator(RESULTS).first.wait_for()
    assert titles(page)[0] == "The council's own foster carers"
    said = page.locator("[data-qd-search-results] .qd-said").all_inner_texts()
    assert said == ["No figure on unpaid carers here.", "These have the words in their title:"]
