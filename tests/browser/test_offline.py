"""The portal as a zip: unpacked into a folder and read there, without a server."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


def test_the_zip_opens_from_a_folder(portal: Path, browser: Browser, tmp_path: Path) -> None:
    with ZipFile(portal / "portal.zip") as archive:
        archive.extractall(tmp_path)
    problems: list[str] = []
    page = browser.new_page()
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto((tmp_path / "portal" / "st-helens" / "index.html").as_uri())
    page.get_by_role("link", name="All indicators").first.click()
    page.get_by_role("link", name="Children in care", exact=True).first.click()
    assert page.url.endswith("/st-helens/indicators/children-in-care-rate/index.html")
    assert page.locator("svg.qd-chart:visible").count() == 1
    assert page.get_by_role("table").first.is_visible()
    assert page.get_by_role("button", name="Explore this chart").count() == 0
    page.get_by_role("link", name="CSV").click(trial=True)
    page.get_by_role("link", name="Methods").first.click()
    assert page.get_by_role("heading", level=1).inner_text() == "How the figures are judged"
    page.close()
    assert problems == []


def test_the_search_page_searches_there_too(portal: Path, browser: Browser, tmp_path: Path) -> None:
    with ZipFile(portal / "portal.zip") as archive:
        archive.extractall(tmp_path)
    page = browser.new_page()
    page.goto(f"{(tmp_path / 'portal' / 'search' / 'index.html').as_uri()}?q=flytipping")
    page.get_by_role("link", name="Time taken to clear fly-tipping").click()
    assert page.url.endswith("/st-helens/indicators/fly-tipping-removal-days/index.html")
    assert page.get_by_role("heading", level=1).inner_text() == "Time taken to clear fly-tipping"
    page.close()


def test_every_link_of_the_zip_leads_to_a_file_in_it(portal: Path) -> None:
    with ZipFile(portal / "portal.zip") as archive:
        names = set(archive.namelist())
        pages = [name for name in names if name.endswith(".html")]
        assert len(pages) > 100
        assert not any(b'href="../"' in archive.read(name) for name in pages[:50])
