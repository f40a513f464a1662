"""Lists of a large council stay light: divided into parts, each complete without scripts."""

from __future__ import annotations

import gzip
import importlib
import json
import re
from collections import Counter
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from markdown import markdown

from page_data import assessed
from quarterdeck import pipeline
from quarterdeck.pages.inputs import ChartImages, CouncilInput
from quarterdeck.pages.list_parts import MOST_LISTED
from quarterdeck.pages.list_rows import COLUMNS
from quarterdeck.pages.listing import build_listing_page, build_listing_parts
from quarterdeck.pages.page import Page
from quarterdeck.pages.priority import build_priority_page
from quarterdeck.pages.priority_charts import build_charts_pages

SCRIPTS = Path(__file__).parents[2] / "scripts"
SIZE = 1600
MOST_NODES, MOST_BYTES = 3000, 60_000
#: As large as drawings are: a spark of 5 elements, and a chart of 110 in 8 KB.
SPARK = (
    '<svg viewBox="0 0 84 22"><polyline points="{0},1 2,3"/><polyline points="4,5 6,7"/><circle r="2"/><g></g></svg>'
)
LINE = '<path d="M1.5,2.5L{0},72.8" stroke="var(--qd-ink)" fill="none"/>'
CHART = f"<svg>{LINE * 109}</svg>"
WHOLE = "anyborough/priorities/all/indicators/"


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> CouncilInput:
    """Assess a large council that does not exist; each of its charts differs from the others."""
    data = tmp_path_factory.mktemp("large")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(SCRIPTS)
        importlib.import_module("bench_lib.council").write_council(data, SIZE)
    portal, _ = pipeline.check(data)
    made = assessed(portal.councils[0].council)
    charts = {
        name: ChartImages("", CHART.replace("{0}", f"{place}.5"), b"", "", spark=SPARK.replace("{0}", f"{place}"))
        for place, name in enumerate(made.current)
    }
    return replace(made, charts=charts)


@pytest.fixture(scope="module")
def listed(given: CouncilInput) -> tuple[list[Page], dict[str, bytes]]:
    """Make all pages of the list and the file beside them."""
    pages, files = build_listing_parts(given)
    return [build_listing_page(given), *pages], files


@pytest.fixture(scope="module")
def frame(tiny: Path) -> str:
    """Give a page with hardly any content: what every page has around its own."""
    return (tiny / "build" / "site" / "search" / "index.html").read_text(encoding="utf-8")


def weight(page: Page, frame: str) -> tuple[int, int]:
    """Count the elements of a page and its bytes as they are sent."""
    html = frame + markdown(page.markdown) + "".join(page.fragments.values())
    return len(re.findall(r"<[a-zA-Z]", html)), len(gzip.compress(html.encode(), mtime=0))


def test_no_page_is_heavy_but_the_one_that_says_so(
    given: CouncilInput, listed: tuple[list[Page], dict[str, bytes]], frame: str
) -> None:
    priorities = [
        page for p in given.priorities() for page in (build_priority_page(given, p), *build_charts_pages(given, p))
    ]
    weights = {page.address: weight(page, frame) for page in (*listed[0], *priorities)}
    heavy = {name for name, (nodes, size) in weights.items() if nodes > MOST_NODES or size > MOST_BYTES}
    assert heavy == {WHOLE}, {name: weights[name] for name in heavy}
    assert len(weights) == len(listed[0]) + len(priorities), "two pages have one address"
    (whole,) = (page for page in listed[0] if page.address == WHOLE)
    assert "It is long" in whole.markdown
    assert not whole.searchable
    assert max(len(page.fragments["charts"]) for page in priorities if "charts" in page.fragments) > 100_000


def test_the_parts_hold_every_indicator_once_and_the_list_leads_to_each(
    listed: tuple[list[Page], dict[str, bytes]],
) -> None:
    index, *parts = [page for page in listed[0] if page.address != WHOLE]
    found = Counter(
        name
        for page in parts
        for name in re.findall(r'<th scope="row"><a href="[^"]*?/([^/"]+)/"', page.fragments["list"])
    )
    assert len(found) == SIZE
    assert set(found.values()) == {1}
    assert all(page.fragments["list"].count("data-row=") <= MOST_LISTED for page in parts)
    linked = set(re.findall(r'href="\.\./(priorities/[^"#]+)"', index.fragments["list"]))
    assert {f"anyborough/{address}" for address in linked} == {page.address for page in parts} | {WHOLE}
    assert index.fragments["list"].count("data-row=") == 0


def test_the_filters_read_every_row_from_one_file(listed: tuple[list[Page], dict[str, bytes]]) -> None:
    pages, files = listed
    ((address, content),) = files.items()
    assert address == "anyborough/indicators/rows.json"
    assert 'data-rows="rows.json"' in pages[0].fragments["list"]
    rows = json.loads(content)
    assert rows["columns"] == [name for name, _ in COLUMNS]
    assert len(rows["rows"]) == SIZE
    (whole,) = (page for page in pages if page.address == WHOLE)
    on_page = [unescape(row).split("\t") for row in re.findall(r'data-row="(.*?)"', whole.fragments["list"])]
    assert on_page == rows["rows"]
    assert len(gzip.compress(content, mtime=0)) < 2 * MOST_BYTES


def test_an_outcome_of_a_long_priority_leads_to_its_own_rows(
    given: CouncilInput, listed: tuple[list[Page], dict[str, bytes]]
) -> None:
    pages = {page.address: page for page in listed[0]}
    priority = given.priorities()[0]
    page = build_priority_page(given, priority)
    for outcome in ("1", "2", "3", "4"):
        place = re.search(r'<a href="(indicators/[^"]*)#(group-\d)">', page.fragments[f"outcome-{outcome}"])
        assert place is not None
        part = pages[f"{page.address}{place[1]}"]
        assert f'<h2 id="{place[2]}">' in part.fragments["list"]
        assert place[2] == f"group-{outcome}"
        assert "<table" not in page.fragments[f"outcome-{outcome}"]
    # What is off target is named in part, with the way to the rest.
    assert page.fragments["exceptions"].count("<li>") <= 20
    assert f"?priority={priority.number}&amp;status=not_met" in page.fragments["exceptions"]


def test_a_group_that_goes_on_says_so_and_neighbours_are_linked(listed: tuple[list[Page], dict[str, bytes]]) -> None:
    pages = {page.address: page for page in listed[0]}
    first, second = (pages[f"anyborough/priorities/1/indicators/{part}"] for part in ("", "2/"))
    assert first.title == "Indicators: Children, 1 to 120 of 229"
    assert 'href="2/">After: 121 to 229' in first.fragments["list"]
    assert 'href="../">Before: 1 to 120' in second.fragments["list"]
    assert "(continued)</h2>" in second.fragments["list"]
