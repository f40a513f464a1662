"""With scripts off nothing that matters is missing, and dark colours still follow the device."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import PageOpener
from portals import newest_scores, read_table

pytestmark = pytest.mark.browser

INDICATORS = ("children-in-care-rate", "early-help-episodes-started", "smoking-at-delivery", "council-tax-collected")


@pytest.mark.parametrize("indicator", INDICATORS)
def test_an_indicator_says_draws_and_tabulates_its_figure(open_page: PageOpener, portal: Path, indicator: str) -> None:
    score = next(row for row in newest_scores(portal) if row["indicator"] == indicator)
    known = read_table(portal / "st-helens" / "data" / "indicators.csv")
    unit = next(row["unit"] for row in known if row["indicator"] == indicator)
    whole, _, decimals = score["value"].partition(".")
    value = f"{int(whole):,}{'.' if decimals else ''}{decimals}{'%' if unit == '%' else ''}"
    page = open_page(f"/st-helens/indicators/{indicator}/", java_script_enabled=False)

    assert value in page.locator(".qd-lead").inner_text()
    drawing = page.locator("figure svg[role=img]:visible")
    assert drawing.count() == 1
    assert drawing.locator("title").text_content()
    assert drawing.locator("desc").text_content()
    assert value in drawing.locator("text").all_text_contents()
    cells = page.get_by_role("region", name="figures:").locator("tbody td:first-of-type").all_inner_texts()
    assert value in [cell.split(" ")[0] for cell in cells]


def test_the_list_is_complete(open_page: PageOpener, portal: Path) -> None:
    page = open_page("/st-helens/indicators/", java_script_enabled=False)
    rows = page.locator("main table tr[data-status]:visible")
    assert rows.count() == len(newest_scores(portal)) == 94
    assert rows.locator("a").count() == 94
    assert not page.locator("[data-qd-filters]").is_visible()


def test_the_search_page_leads_on(open_page: PageOpener) -> None:
    page = open_page("/search/", java_script_enabled=False)
    assert "scripts" in page.locator("main noscript").inner_text()
    page.get_by_role("link", name="All indicators of St Helens").click()
    assert page.url.endswith("/st-helens/indicators/")


def brightness(page_colour: str) -> float:
    red, green, blue = (float(part) for part in page_colour.removeprefix("rgb(").removesuffix(")").split(",")[:3])
    return (red + green + blue) / 3


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize(("scheme", "dark"), [("light", False), ("dark", True)])
def test_colours_follow_the_device(open_page: PageOpener, scheme: str, dark: bool, scripts: bool) -> None:
    page = open_page("/st-helens/", color_scheme=scheme, java_script_enabled=scripts)
    # Evaluation works in a profile with scripts off: only the page's own are not run.
    paper, ink = page.evaluate("(s => [s.backgroundColor, s.color])(getComputedStyle(document.body))")
    assert (brightness(paper) < 100) is dark
    assert (brightness(ink) > 155) is dark


def test_the_choice_of_colours_can_be_turned_and_is_kept(open_page: PageOpener) -> None:
    page = open_page("/st-helens/", color_scheme="light")
    page.get_by_role("button", name="Use dark colours").click()
    assert brightness(page.evaluate("getComputedStyle(document.body).backgroundColor")) < 100
    page.goto("/st-helens/data/")
    assert brightness(page.evaluate("getComputedStyle(document.body).backgroundColor")) < 100


def test_a_chart_in_dark_colours_is_drawn_in_light_ink(open_page: PageOpener) -> None:
    page = open_page("/st-helens/indicators/children-in-care-rate/", color_scheme="dark")
    # Text in the colour of the paper is the halo behind other text.
    words = page.locator("figure svg:visible text:not([fill*='paper'])")
    colours = words.evaluate_all("all => all.map(t => getComputedStyle(t).fill)")
    assert colours
    assert all(brightness(colour) > 130 for colour in colours)


def test_paper_shows_the_figures_and_not_the_tools(open_page: PageOpener) -> None:
    page = open_page("/st-helens/indicators/children-in-care-rate/")
    page.emulate_media(media="print")
    assert page.locator("figure svg:visible").count() == 1
    assert page.locator("main table:visible").count()
    for tool in ("header form", ".qd-menu", ".qd-explore", "[data-qd-snippet]"):
        assert not page.locator(tool).first.is_visible()
    # The verdicts open their meanings on a screen; on paper they are words, and none of them is lost.
    labels = page.locator(".qd-labels li")
    assert labels.count() == 4
    assert all(label.is_visible() for label in labels.locator(".qd-label").all())
    # The newest figures stand in the whole table, once.
    page.wait_for_timeout(200)  # a closed part is laid out in the frame after
    newest = page.get_by_role("rowheader", name="End of September 2024", exact=True)
    assert [row.is_visible() for row in newest.all()] == [True]
    listed = open_page("/st-helens/indicators/")
    listed.emulate_media(media="print")
    assert listed.locator("[data-qd-list] thead").inner_text().split()[:2] == ["Indicator", "Latest"]


def test_paper_opens_what_readers_need_and_leaves_out_what_serves_the_screen(open_page: PageOpener) -> None:
    page = open_page("/st-helens/reconciliation/")
    reasons = page.locator("details.qd-on-paper:not([open])")
    assert reasons.count() > 1
    seen = "all => all.map(d => d.lastElementChild.checkVisibility({contentVisibilityAuto: true}))"
    assert set(reasons.evaluate_all(seen)) == {False}
    page.emulate_media(media="print")
    page.wait_for_timeout(200)  # a closed part is laid out in the frame after
    assert set(reasons.evaluate_all(seen)) == {True}
    page = open_page("/st-helens/indicators/children-in-care-rate/")
    page.emulate_media(media="print")
    assert page.locator("details:not(.qd-on-paper)").count()
    assert page.locator("details:not(.qd-on-paper):visible").count() == 0
