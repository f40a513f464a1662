"""The list of indicators: filtered, sorted, saved, printed, and in parts where it is long."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, Route, expect

from conftest import PageOpener
from portals import TINY, copy_project, newest_scores, served
from quarterdeck import pipeline
from quarterdeck.pages import list_parts
from quarterdeck.pages.list_rows import COLUMNS

pytestmark = pytest.mark.browser

LIST = "/st-helens/indicators/"
ROWS = "[data-qd-list] tr[data-status]:visible"


def count_of(page: Page) -> str:
    return page.locator("[data-qd-count]").inner_text()


def says(page: Page, words: str) -> None:
    """Wait until the count says this; while somebody types it waits for a pause."""
    expect(page.locator("[data-qd-count]")).to_have_text(words)


def titles(page: Page) -> list[str]:
    """Give the titles of the rows that are shown, from the top."""
    return page.locator(f"{ROWS} th a").all_inner_texts()


def cells(page: Page, place: int) -> list[str]:
    """Give a column of the rows that are shown, without its small print."""
    return page.evaluate(
        """place => [...document.querySelectorAll("[data-qd-list] tr[data-status]")]
            .filter(row => row.checkVisibility())
            .map(row => row.cells[place].querySelector("b, .qd-label").textContent)""",
        place,
    )


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
    assert page.locator("[data-qd-list] h2:visible").count() == 1


def test_by_words_of_title_official_title_and_keywords(open_page: PageOpener) -> None:
    page = open_page(LIST)
    for words, title in [("Council TAX", "Council tax collected"), ("cyp-006", "Children in care")]:
        page.get_by_label("Words", exact=True).fill(words)
        assert title in page.locator(f"{ROWS} a").all_inner_texts()
        assert page.locator(ROWS).count() < 10
    page.get_by_label("Words", exact=True).fill("xyzzyqwerty")
    assert page.locator(ROWS).count() == 0
    says(page, "0 of 94 indicators")


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


@pytest.mark.parametrize(("name", "column"), [("quartile", "quartile"), ("tier", "tier"), ("trend", "trend")])
def test_by_what_else_the_list_shows(open_page: PageOpener, portal: Path, name: str, column: str) -> None:
    counts = Counter(score[column] for score in newest_scores(portal) if score[column])
    value = "improving" if name == "trend" else "1"
    page = open_page(f"{LIST}?{name}={value}")
    assert page.locator(ROWS).count() == counts[value] > 0


def test_the_count_is_told_after_a_pause_not_at_each_key(open_page: PageOpener) -> None:
    page = open_page(LIST)
    page.evaluate(
        """() => { window.told = []; new MutationObserver(() => told.push(document.querySelector("[data-qd-count]")
            .textContent)).observe(document.querySelector("[data-qd-count]"), {childList: true, subtree: true}); }"""
    )
    page.get_by_label("Words", exact=True).press_sequentially("council", delay=30)
    expect(page.locator("[data-qd-count]")).not_to_have_text("94 of 94 indicators")
    assert page.evaluate("told").count(count_of(page)) == len(page.evaluate("told")) == 1


def test_sorting_by_a_heading_goes_one_way_then_the_other_then_back(open_page: PageOpener) -> None:
    page = open_page(LIST)
    before = titles(page)
    heading = page.locator("th[data-sort=status]")
    button = heading.get_by_role("button", name="Status", exact=True)
    button.focus()
    page.keyboard.press("Enter")
    assert heading.get_attribute("aria-sort") == "ascending"
    says(page, "94 of 94 indicators, sorted by Status: most concern first")
    ranks = {"▲": 0, "◐": 1, "●": 2, "○": 3, "–": 3}
    shown = [ranks[words.strip()[0]] for words in cells(page, 3)]
    assert shown == sorted(shown)
    assert shown[0] == 0
    # Without the headings between, each row says its priority.
    assert page.locator("[data-qd-list] h2:visible").count() == 0
    assert page.locator(f"{ROWS} .qd-of:visible").count() == 94
    assert page.evaluate("document.activeElement.textContent") == "Status", "the focus was lost"
    page.keyboard.press("Space")
    assert heading.get_attribute("aria-sort") == "descending"
    assert cells(page, 3)[0].startswith("●")
    button.click()
    assert heading.get_attribute("aria-sort") is None
    assert titles(page) == before
    assert urlsplit(page.url).query == ""


def test_numbers_are_sorted_as_numbers_and_what_has_none_stands_last(open_page: PageOpener) -> None:
    page = open_page(f"{LIST}?sort=-number")
    figures = [text.strip("%£").replace(",", "") for text in cells(page, 1)]
    numbers = [float(text) for text in figures if text.replace(".", "").replace("-", "").isdigit()]
    assert numbers == sorted(numbers, reverse=True)
    assert len(numbers) > 80
    page.get_by_label("Sort by").select_option("number")
    assert [float(cells(page, 1)[0].strip("%£").replace(",", ""))] == [min(numbers)]
    assert page.locator("th[data-sort=number]").get_attribute("aria-sort") == "ascending"
    assert parse_qs(urlsplit(page.url).query) == {"sort": ["number"]}
    for order in ("target_number", "-target_number"):
        page.goto(f"/sefton/indicators/?sort={order}")
        targets = page.locator(f"{ROWS} td[data-label=target]").all_inner_texts()
        have = [any(letter.isdigit() for letter in target) for target in targets]
        assert have == sorted(have, reverse=True)
        assert not have[-1]


def test_sorting_and_filters_go_together(open_page: PageOpener) -> None:
    page = open_page(f"{LIST}?sort=title&status=not_met")
    shown = titles(page)
    assert shown == sorted(shown, key=str.lower)
    says(page, f"{len(shown)} of 94 indicators, sorted by Title: A to Z")
    page.get_by_role("button", name="Clear").click()
    says(page, "94 of 94 indicators")
    assert len(titles(page)) == 94
    assert page.locator("[data-qd-list] h2:visible").count() > 1


def test_the_results_can_be_reached_from_the_form(open_page: PageOpener) -> None:
    page = open_page(f"{LIST}?status=not_met")
    page.get_by_role("link", name="Go to the list").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "qd-list"
    assert parse_qs(urlsplit(page.url).query) == {"status": ["not_met"]}
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('[data-qd-list]') !== null")


def saved(page: Page) -> tuple[str, bytes]:
    """Save the list as it is shown; gives the file's name and its bytes."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Save this list").click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def test_the_list_is_saved_as_it_is_filtered_and_sorted(open_page: PageOpener) -> None:
    page = open_page(f"{LIST}?status=not_met&sort=title&words=children")
    name, content = saved(page)
    assert name == "st-helens-indicators-off-target-children.csv"
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == content.count(b"\n") == len(titles(page)) + 1
    rows = list(csv.DictReader(content.decode("utf-8-sig").splitlines()))
    assert [row["Indicator"] for row in rows] == titles(page)
    assert list(rows[0]) == [*(heading for _, heading in COLUMNS if heading), "Page"]
    assert {row["Status"] for row in rows} == {"Off target"}
    assert all(float(row["Latest"]) for row in rows)
    assert all(row["Page"].endswith("/") and "/st-helens/indicators/" in row["Page"] for row in rows)
    page.goto(rows[0]["Page"])
    assert page.locator("h1").inner_text() == rows[0]["Indicator"]
    name, content = saved(open_page(LIST))
    assert name == "st-helens-indicators.csv"
    assert len(content.splitlines()) == 95


def test_a_cell_that_looks_like_a_formula_is_saved_as_text(open_page: PageOpener) -> None:
    texts = iter(["=1+1", "@SUM(A1)", "-2+3", "-0.5%"])

    def answer(route: Route) -> None:
        changed = re.sub(
            r'(data-row="[^\t]*\t)([^\t]*)', lambda row: row[1] + next(texts, row[2]), route.fetch().text()
        )
        route.fulfill(body=changed, content_type="text/html")

    page = open_page()
    page.route(f"**{LIST}", answer)
    page.goto(LIST)
    _, content = saved(page)
    rows = list(csv.DictReader(content.decode("utf-8-sig").splitlines()))
    assert [row["Indicator"] for row in rows[:4]] == ["'=1+1", "'@SUM(A1)", "'-2+3", "-0.5%"]


def test_paper_names_the_filter(open_page: PageOpener) -> None:
    page = open_page(f"{LIST}?status=not_met&sort=title")
    printed = page.locator("[data-qd-printed]")
    assert printed.is_hidden()
    page.emulate_media(media="print")
    assert printed.inner_text() == f"{len(titles(page))} of 94 indicators: Off target; sorted by Title: A to Z"
    assert not page.locator("[data-qd-filters]").is_visible()
    assert not page.get_by_role("heading", name="In earlier reports only").is_visible()
    page.goto(LIST)
    assert printed.is_hidden()
    assert page.get_by_role("heading", name="In earlier reports only").is_visible()
    assert page.locator("th[data-sort=status] button").evaluate("e => getComputedStyle(e, '::after').content") == "none"


def test_the_order_can_be_seen_in_forced_colours(open_page: PageOpener) -> None:
    page = open_page(f"{LIST}?sort=status", forced_colors="active")
    sign = "e => getComputedStyle(e, '::after').content"
    assert "↑" in page.locator("th[data-sort=status] button").evaluate(sign)
    assert "↕" in page.locator("th[data-sort=title] button").evaluate(sign)


def test_without_scripts_nothing_is_offered_that_does_not_work(open_page: PageOpener) -> None:
    page = open_page(LIST, java_script_enabled=False)
    assert page.locator("[data-qd-filters]").is_hidden()
    assert page.locator("thead th").first.inner_text() == "Indicator"
    assert page.locator("[data-qd-list] button").count() == 0


@pytest.fixture(scope="module")
def divided(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the fictional council as if its few indicators were too many for one page."""
    project = copy_project(tmp_path_factory.mktemp("divided"), TINY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(list_parts, "MOST_LISTED", 1)
        pipeline.build(project)
    with served(project / "build" / "site") as address:
        yield address


def test_a_long_list_is_filtered_over_all_its_parts(open_page: PageOpener, divided: str) -> None:
    page = open_page(base=divided)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/anyborough/indicators/")
    assert page.locator("[data-qd-index]").is_visible()
    assert page.locator("[data-qd-found]").is_hidden()
    assert not any(url.endswith("rows.json") for url in asked), "the rows are fetched before anybody filters"
    page.get_by_label("Words", exact=True).fill("rough")
    expect(page.locator(f"{ROWS} th a")).to_have_text(["Rough sleepers"])
    says(page, "1 of 4 indicators")
    assert page.locator("[data-qd-index]").is_hidden()
    assert sum(url.endswith("rows.json") for url in asked) == 1
    page.locator(f"{ROWS} th a").click()
    assert page.locator("h1").inner_text() == "Rough sleepers"
    page.go_back()
    expect(page.locator(ROWS)).to_have_count(1)
    page.get_by_role("button", name="Clear").click()
    expect(page.locator("[data-qd-index]")).to_be_visible()


def test_a_row_that_a_script_draws_is_like_one_of_the_page(open_page: PageOpener, divided: str) -> None:
    drawn = open_page("/anyborough/indicators/?sort=title", base=divided)
    expect(drawn.locator(ROWS)).to_have_count(4)
    whole = open_page("/anyborough/priorities/all/indicators/?sort=title", base=divided)
    row = """() => [...document.querySelectorAll("tr[data-status]")].map(row => {
        row.removeAttribute("data-row");
        row.querySelectorAll("a").forEach(link => link.setAttribute("href", link.href));
        return row.outerHTML; })"""
    assert drawn.evaluate(row) == whole.evaluate(row)


def test_many_rows_are_drawn_in_portions_and_no_text_of_them_is_markup(open_page: PageOpener, divided: str) -> None:
    names = [name for name, _ in COLUMNS]
    hostile = "<img src=x onerror=alert(1)>"
    made = [
        [hostile if name in ("title", "unit", "target_note") else f"{place}" for name in names] for place in range(250)
    ]

    def answer(route: Route) -> None:
        route.fulfill(body=json.dumps({"columns": names, "rows": made}), content_type="application/json")

    page = open_page(base=divided)
    page.route("**/rows.json", answer)
    page.goto("/anyborough/indicators/?sort=title")
    expect(page.locator(ROWS)).to_have_count(100)
    assert titles(page)[0] == hostile
    assert page.locator("[data-qd-list] img").count() == 0
    page.get_by_role("button", name="Show 100 more of 250").click()
    expect(page.locator(ROWS)).to_have_count(200)
    assert page.evaluate("document.activeElement.closest('tr').rowIndex") == 101
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(ROWS)).to_have_count(250)
    assert page.locator("[data-qd-more]").is_hidden()


def test_where_the_rows_cannot_be_fetched_the_parts_are_pointed_to(open_page: PageOpener, divided: str) -> None:
    page = open_page(base=divided)
    page.route("**/rows.json", lambda route: route.abort())
    page.goto("/anyborough/indicators/?status=met")
    says(page, "The filters need the portal on the web. The parts below hold all indicators.")
    assert page.locator("[data-qd-index]").is_visible()


@pytest.mark.parametrize("address", ["indicators/", "indicators/?sort=title", "priorities/1/indicators/"])
def test_a_long_list_is_for_everybody_and_fits_a_narrow_screen(
    open_page: PageOpener, divided: str, address: str
) -> None:
    page = open_page(f"/anyborough/{address}", base=divided, width=320)
    if "?" in address:
        expect(page.locator(ROWS)).to_have_count(4)
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate("axe.run({resultTypes: ['violations']}).then(found => found.violations.map(each => each.id))")
    assert found == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("address", [LIST, "/st-helens/priorities/1/"])
@pytest.mark.parametrize("width", [320, 390])
def test_a_phone_shows_figure_and_target_of_each_row_by_name(open_page: PageOpener, address: str, width: int) -> None:
    page = open_page(address, width=width)
    lacking = page.evaluate(
        """() => [...document.querySelectorAll(".qd-scorecard tbody tr:has(td)")].filter(row => {
            const cells = [...row.querySelectorAll(".qd-num")];
            return cells.length !== 2 || cells.some((cell, place) => {
                const box = cell.getBoundingClientRect();
                const name = getComputedStyle(cell, "::before").content;
                return !cell.textContent.trim() || box.width < 1 || box.right > innerWidth
                    || !name.includes(["latest", "target"][place]);
            });
        }).map(row => row.textContent)"""
    )
    assert lacking == []


def test_paper_holds_tables_not_cards_in_dark_ink(open_page: PageOpener) -> None:
    page = open_page(
        f"{LIST}?status=not_met", width=703, color_scheme="dark", reduced_motion="reduce"
    )  # the width of A4 between its margins
    page.emulate_media(media="print", color_scheme="dark")
    row = page.locator(ROWS).first
    assert row.evaluate("e => getComputedStyle(e).display") == "table-row"
    assert row.locator("a").evaluate("e => getComputedStyle(e).color") == "rgb(0, 0, 0)"


def test_a_long_list_is_read_part_by_part_without_scripts(browser: Browser, divided: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=divided)
    page = context.new_page()
    found: list[str] = []
    page.goto("/anyborough/indicators/")
    links = page.locator("[data-qd-index] td a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    for link in links:
        page.goto(f"/anyborough/indicators/{link}")
        found += page.locator("[data-qd-list] th[scope=row] a").all_inner_texts()
    assert len(found) == len(set(found)) == 4
    context.close()
