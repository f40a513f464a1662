"""Everything can be reached and seen with a keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from conftest import PageOpener

pytestmark = pytest.mark.browser

#: Whether the element with the focus is on screen, and how it stands out: its look must change when the focus goes.
#: A field that is not drawn itself is seen by its label.
SIGHT = """() => {
    const field = document.activeElement;
    const shown = field.labels?.length && getComputedStyle(field).opacity === "0"
        ? [...field.labels].find(l => !l.hidden) ?? document.querySelector(`#${field.id} + label`) : field;
    const box = shown.getBoundingClientRect();
    const seen = box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight;
    const look = () => (s => [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow, s.backgroundColor].join())
        (getComputedStyle(shown));
    const withFocus = look();
    field.blur();
    const without = look();
    field.focus({focusVisible: true, preventScroll: true});
    return [shown.outerHTML.slice(0, 100), seen, withFocus, without];
}"""


def focused(page: Page) -> str:
    """Describe the element with the focus by its role and words."""
    return page.evaluate(
        """() => { const e = document.activeElement;
            return [e.tagName.toLowerCase(), e.id, e.getAttribute("class"), e.getAttribute("aria-label"),
                    e.textContent.trim().slice(0, 30)].filter(Boolean).join("|"); }"""
    )


def walk(page: Page, most: int = 60) -> list[str]:
    """Press Tab until the focus leaves the page or comes round again; gives what was met."""
    met: list[str] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        here = focused(page)
        if here.startswith("body") or page.evaluate("document.activeElement.hasAttribute('data-met')"):
            break
        page.evaluate("document.activeElement.setAttribute('data-met', '')")
        met.append(here)
    return met


@pytest.mark.parametrize("address", ["/st-helens/", "/st-helens/indicators/children-in-care-rate/", "/methods/"])
def test_the_skip_link_comes_first_and_leads_to_the_content(open_page: PageOpener, address: str) -> None:
    page = open_page(address)
    page.keyboard.press("Tab")
    link = page.locator("a.md-skip")
    assert page.evaluate("document.activeElement.matches('a.md-skip')")
    page.wait_for_timeout(400)  # it slides in
    box = link.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["y"] >= 0
    assert link.evaluate("e => getComputedStyle(e).opacity") == "1"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null"), focused(page)


def test_tab_reaches_search_menu_table_and_downloads_in_order(open_page: PageOpener) -> None:
    page = open_page("/st-helens/indicators/children-in-care-rate/")
    met = walk(page)
    places = [
        next((place for place, text in enumerate(met) if wanted in text), None)
        for wanted in (
            "md-skip",
            "qd-head-search",
            "|Data",
            "|The last four figures: Children in care",
            "|CSV",
            "|Accessibility",
        )
    ]
    assert None not in places, met
    assert places == sorted(places), met


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_can_be_seen_on_whatever_has_it(open_page: PageOpener, scheme: str) -> None:
    page = open_page("/st-helens/indicators/", color_scheme=scheme, reduced_motion="reduce")
    for _ in range(25):
        page.keyboard.press("Tab")
        name, seen, with_focus, without = page.evaluate(SIGHT)
        assert seen, name
        assert with_focus != without, name


def test_a_table_that_scrolls_is_scrolled_by_keyboard(open_page: PageOpener) -> None:
    page = open_page("/methods/", width=320)
    page.locator("summary", has_text="Which number a change of the data raises").click()
    region = page.get_by_role("region", name="Which number a change of the data raises")
    assert region.evaluate("e => e.scrollWidth > e.clientWidth")
    region.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(300)
    assert region.evaluate("e => e.scrollLeft") > 0


def test_colours_are_turned_by_keyboard(open_page: PageOpener) -> None:
    page = open_page("/st-helens/", color_scheme="light")
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("#qd-head-search").focus()
    for _ in range(4):
        page.keyboard.press("Tab")
        if "palette" in page.evaluate("(e => `${e.name} ${e.getAttribute('for')}`)(document.activeElement)"):
            break
    else:
        pytest.fail(f"the switch of colours was not reached; the focus is on {focused(page)}")
    page.keyboard.press("Space")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before
    page.reload()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before, "the choice is not kept"


def test_the_place_in_the_menu_is_told(open_page: PageOpener) -> None:
    page = open_page("/st-helens/data/")
    current = page.locator("nav[aria-label=Main] [aria-current=page]")
    assert current.all_inner_texts() == ["Data"]


def test_filters_and_details_work_by_keyboard(open_page: PageOpener) -> None:
    page = open_page("/st-helens/indicators/")
    page.locator("#qd-f-status").focus()
    page.keyboard.type("Off")
    assert page.locator("#qd-f-status").input_value() == "not_met"
    page.goto("/st-helens/data/")
    page.locator("details > summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("details").first.evaluate("e => e.open")
