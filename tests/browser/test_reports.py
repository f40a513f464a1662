"""Reports on a phone and on paper: short, nothing sideways, everything reachable, the same margins on each sheet."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import PageOpener

pytestmark = pytest.mark.browser

#: The longest that a report's page may be on a phone 390 pixels wide.
LONGEST = 21_500
VISIBLE = "all => all.map(e => e.checkVisibility({contentVisibilityAuto: true}))"


def report_pages(portal: Path, *, paper: bool = False) -> list[str]:
    found = [f"/{path.parent.relative_to(portal)}/" for path in sorted(portal.glob("*/reports/*/**/index.html"))]
    assert len(found) > 20
    return [address for address in found if paper or not address.endswith("/print/")]


def test_no_report_is_long_on_a_phone_and_none_scrolls_sideways(open_page: PageOpener, portal: Path) -> None:
    page, long, wide = open_page(width=390), {}, []
    for address in report_pages(portal):
        page.set_viewport_size({"width": 390, "height": 844})
        page.goto(address)
        height = page.evaluate("document.documentElement.scrollHeight")
        if height > LONGEST:
            long[address] = height
        page.set_viewport_size({"width": 320, "height": 844})
        sideways = "[document.documentElement, ...document.querySelectorAll('.qd-scroll')]"
        if page.evaluate(f"{sideways}.some(e => e.scrollWidth > e.clientWidth + 1)"):
            wide.append(address)
    assert long == {}
    assert wide == []


@pytest.mark.parametrize("width", [320, 390])
def test_every_number_of_a_table_of_counts_is_in_sight_on_a_phone(open_page: PageOpener, width: int) -> None:
    page = open_page("/st-helens/reports/2024-25-q2/", width=width)
    cells = page.locator("table.qd-counts td.qd-num")
    assert cells.count() > 100
    assert all(cells.evaluate_all("all => all.map(c => c.getBoundingClientRect().right <= innerWidth)"))
    assert set(cells.evaluate_all(VISIBLE)) == {True}
    # The number of a column stands under its sign.
    table = page.locator("table.qd-counts").first
    edges = "all => all.map(c => Math.round(c.getBoundingClientRect().left))"
    heads = table.locator("thead .qd-num").evaluate_all(edges)
    first = table.locator("tbody tr").first.locator(".qd-num").evaluate_all(edges)
    assert heads == first


@pytest.mark.parametrize("scripts", [True, False])
def test_a_link_to_what_is_folded_opens_it_with_its_heading_in_sight(open_page: PageOpener, scripts: bool) -> None:
    page = open_page("/sefton/reports/2023-24-q2/", width=390, java_script_enabled=scripts)
    folded = page.locator("details:has(#priority-1)")
    assert folded.count() == 1
    assert not folded.evaluate("d => d.open")
    page.locator(".qd-contents a[href='#priority-1']").click()
    page.wait_for_function("document.querySelector('details:has(#priority-1)').open")
    top = page.locator("#priority-1-heading").bounding_box()
    assert top is not None
    assert 0 <= top["y"] < 600


def test_a_report_in_parts_leads_to_each_and_to_the_whole(open_page: PageOpener) -> None:
    page = open_page("/st-helens/reports/2024-25-q2/")
    assert page.locator("table.qd-report:visible").count() == 0
    page.locator(".qd-contents").get_by_role("link", name="1. Ensure children").click()
    assert page.url.endswith("/priority-1/")
    here = page.locator("table.qd-report tbody tr").count()
    page.goto("/st-helens/reports/2024-25-q2/print/")
    assert page.locator("table.qd-report tbody tr").count() > here > 10


def test_on_paper_nothing_is_folded_and_what_serves_the_screen_is_out(open_page: PageOpener) -> None:
    page = open_page("/sefton/reports/2023-24-q2/")
    page.emulate_media(media="print")
    page.wait_for_timeout(200)  # a closed part is laid out in the frame after
    tables = page.locator("table.qd-report")
    assert tables.count() > 3
    assert set(tables.evaluate_all(VISIBLE)) == {True}
    assert set(page.locator(".qd-fold:not(.qd-told) > summary, .qd-contents, .qd-screen").evaluate_all(VISIBLE)) == {
        False
    }
    # A scorecard is a table on paper, whatever the sheet's width.
    page.set_viewport_size({"width": 700, "height": 1000})
    assert tables.first.evaluate("t => getComputedStyle(t).display") == "table"


@pytest.mark.parametrize("address", ["/st-helens/reports/2024-25-q2/", "/st-helens/data/", "/about/", "/"])
def test_every_sheet_bears_the_notice_and_the_address(open_page: PageOpener, address: str) -> None:
    page = open_page(address)
    margins = page.evaluate(
        """() => [...document.styleSheets].flatMap(sheet => [...sheet.cssRules])
            .filter(rule => rule instanceof CSSPageRule).flatMap(rule => [...(rule.cssRules ?? [])])
            .map(rule => rule.style.content).filter(Boolean).join(" ")"""
    )
    assert "independent demonstration" in margins
    assert f"https://figures.example{address}" in margins
    assert ("Source: St Helens Borough Council, Performance Report" in margins) is ("reports" in address)


def test_type_has_one_size_on_paper(open_page: PageOpener) -> None:
    sizes = set()
    for address in ("/st-helens/", "/st-helens/reports/2024-25-q2/", "/st-helens/indicators/children-in-care-rate/"):
        page = open_page(address)
        page.emulate_media(media="print")
        sizes.add(page.locator("h1").evaluate("h => getComputedStyle(h).fontSize"))
        for numeral in page.locator(".qd-numeral").all():
            assert float(numeral.evaluate("n => parseFloat(getComputedStyle(n).fontSize)")) <= 24
    assert len(sizes) == 1
