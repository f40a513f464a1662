"""The pages of a large council's report stay light: 1,600 indicators, of a council that is made up."""

from __future__ import annotations

import importlib
import re
import zlib
from pathlib import Path

import pytest

from page_data import assessed
from quarterdeck import pipeline
from quarterdeck.pages.page import Page
from quarterdeck.pages.report import build_report_pages

SCRIPTS = Path(__file__).parents[2] / "scripts"
SIZE = 1_600
#: A page's limits, and what the frame of every page takes of them: header, menu, footer, head.
MOST_NODES, FRAME_NODES = 3_000, 150
MOST_BYTES, FRAME_BYTES = 60_000, 4_000


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    """Make the pages of the newest report, by what their addresses add to its own."""
    folder = tmp_path_factory.mktemp("large")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(SCRIPTS)
        importlib.import_module("bench_lib.council").write_council(folder, SIZE)
    portal, findings = pipeline.check(folder)
    assert findings == ()
    given = assessed(portal.councils[0].council)
    root = given.report_address(given.latest.release)
    return {page.address.removeprefix(root): page for page in build_report_pages(given, given.latest)}


def html_of(page: Page) -> str:
    return page.markdown + "".join(page.fragments.values())


def rows(page: Page) -> list[str]:
    return re.findall(r'<tr><th scope="row"><a href="[^"]*/([^/"]+)/">', html_of(page))


def test_every_page_but_that_for_paper_is_light(pages: dict[str, Page]) -> None:
    heavy = {}
    for address, page in pages.items():
        if address == "print/":
            continue
        html = html_of(page)
        nodes, size = len(re.findall(r"<[a-z]", html)), len(zlib.compress(html.encode()))
        if nodes > MOST_NODES - FRAME_NODES or size > MOST_BYTES - FRAME_BYTES:
            heavy[address] = (nodes, size)
    assert heavy == {}


def test_nothing_is_lost_in_parts(pages: dict[str, Page]) -> None:
    whole = rows(pages["print/"])
    parts = [row for address, page in pages.items() if address.startswith("priority-") for row in rows(page)]
    assert sorted(parts) == sorted(whole)
    assert len(set(whole)) == len(whole) == SIZE


def test_the_report_itself_has_the_first_exceptions_counts_the_rest_and_leads_to_every_part(
    pages: dict[str, Page],
) -> None:
    missed = pages[""].fragments["off-target"]
    count = re.search(r"(\d+) indicators", missed)
    more = re.search(r"(\d+) more are off target", missed)
    assert count is not None
    assert more is not None
    assert missed.count("<li>") == 50
    assert int(count[1]) == 50 + int(more[1]) == pages["print/"].fragments["off-target"].count("<li>")
    led = re.findall(r'href="(priority-\d+/)"', pages[""].fragments["contents"])
    assert led == [f"priority-{number}/" for number in range(1, 8)]
