"""Text in the tables that would like to be a program: it is shown as the text that it is."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from conftest import PageOpener
from folders import make_csv
from portals import COUNCIL, NEWEST, ROOT, TINY, copy_project, read_table, served, write_table
from quarterdeck import pipeline
from quarterdeck.errors import Finding, InputError

PAYLOADS = (
    "<script>window.__pwned=1;alert(1)</script>",
    '<img src=x onerror="window.__pwned=2">',
    '"onmouseover="window.__pwned=3" x="',
    "'onfocus='window.__pwned=4' autofocus tabindex='1",
    "{{7*7}} {{ config.items() }} {% raw %} {# x #}",
    "`code` *one* **two** _three_ ~~four~~ # five",
    "[x](javascript:window.__pwned=5) <javascript:alert(1)>",
    "</script><script>window.__pwned=6</script>",
    "</title></svg></style><svg onload=window.__pwned=7>",
    "x =cmd|' /C calc'!A0",
    "]]> <![CDATA[ x --> <!-- y",
    "<!--qd:chart--> <!--qd:nothing-->",
    '"--- foo: bar !!python/object:os.system &a *a',
    "{: onclick=window.__pwned=8 } { .x onclick=alert(1) }",
    "&lt;b&gt; &amp;amp; &#60;script&#62;",
    "![x](https://example.com/pwned.png) <https://example.com>",
    "\\<script\\>window.__pwned=9\\</script\\> \\n \\u003c",
    "| a | b | ^1^ [^1]: x *[x]: y === ---",
    "${7*7} #{7*7} <%= 7*7 %> @import url(//example.com)",
)
#: Commentary may format, and may hold more than one line.
PROSE = (
    *PAYLOADS,
    "text\n\n---\nfoo: bar\n---\n\n# heading\n\n<script>window.__pwned=10</script>",
    "[x](javascript:window.__pwned=11) [y](data:text/html,<script>alert(1)</script>) [z](JaVaScRiPt&#58;alert(1))",
    '<a href="https://example.com" onclick="window.__pwned=12">a</a>\n\n<div markdown=1 onclick=\'x\'>b</div>',
    "para\n{: onclick=window.__pwned=13 }\n\n- item\n{: #top onmouseover=alert(1) }",
    "```\n<script>window.__pwned=14</script>\n```\n\n    <script>window.__pwned=15</script>",
    "<style>*{display:none}</style><iframe src=//example.com></iframe><base href=//example.com>",
)
#: Table -> the columns in which people write freely.
FREE = {
    "releases": ("title", "source", "note", "dates"),
    "frameworks": ("title", "note"),
    "priorities": ("title", "short_title"),
    "outcomes": ("title",),
    "indicators": ("title", "description", "unit", "keywords", "source", "method", "caveat"),
    "scorecard": ("ref", "official_title"),
    "observations": ("note",),
    "targets": ("evidence",),
    "comparators": ("note",),
    "commentary": ("heading", "line", "owner"),
    "printed": ("note",),
    "cautions": ("evidence",),
    "sections": ("heading",),
    "printed_tallies": ("place", "note"),
    "exceptions": ("title", "rule", "note"),
    "decisions": ("heading",),
    "promises": ("text", "note"),
    "contacts": ("label", "note"),
    "search": ("say",),
}
#: Tables whose longer texts may be formatted.
FORMATTED = ("commentary", "decisions")
#: Its braces have their own finding, so that sentences carry the rest.
WITHOUT_BRACES = tuple(text for text in PAYLOADS if "{" not in text)


#: More than there are hostile texts, and few enough to be built quickly.
KEPT = 24


def keep_some(folder: Path) -> None:
    """Leave only the first indicators of the newest report."""
    newest = [row["indicator"] for row in read_table(folder / "scorecard.csv") if row["year"] == NEWEST[:7]]
    kept = {"", *newest[:KEPT]}
    tables = ("indicators", "scorecard", "observations", "targets", "comparators", "commentary", "printed", "cautions")
    for name in tables:
        path = folder / f"{name}.csv"
        rows = [row for row in read_table(path) if row["indicator"] in kept]
        for row in rows:
            if "also_about" in row:
                row["also_about"] = " ".join(other for other in row["also_about"].split() if other in kept)
        write_table(path, rows)
    searches = read_table(folder / "search.csv")
    for row in searches:
        row["indicators"] = ";".join(other for other in row["indicators"].split(";") if other in kept)
        row["say"] = row["say"] or "It is here."
    write_table(folder / "search.csv", searches)


def promise_much(folder: Path) -> None:
    """Make promises, which St Helens' reports do not print: with and without figures that bear on them."""
    names = [row["indicator"] for row in read_table(folder / "indicators.csv")]
    promises = [
        {
            "release": NEWEST,
            "item": str(number),
            "priority": "1",
            "kind": ("success", "action")[number % 2],
            "text": "More homes.",
            "bearing": "none" if number % 3 else "partly",
            "indicators": "" if number % 3 else names[number % len(names)],
            "note": "It counts homes.",
        }
        for number in range(1, 2 * len(PAYLOADS))
    ]
    (folder / "promises.csv").write_text(make_csv("promises", promises), encoding="utf-8")


def lead_on(folder: Path) -> None:
    """Make a helpline for each hostile text, and give every action somebody who leads it."""
    helplines = [
        {
            "item": str(number),
            "kind": "help",
            "label": "Ask us",
            "address": f"https://anyborough.example/{number}/?a=b&c=(d)",
            "note": "Day and night.",
        }
        for number in range(1, len(PAYLOADS) + 1)
    ]
    (folder / "contacts.csv").write_text(make_csv("contacts", helplines), encoding="utf-8")
    path = folder / "commentary.csv"
    rows = read_table(path)
    for row in rows:
        row["owner"] = "Housing team" if row["kind"] == "action" else ""
    write_table(path, rows)


def spoil_council(folder: Path) -> None:
    """Write hostile text wherever a council can write text."""
    for name, columns in FREE.items():
        path = folder / f"{name}.csv"
        rows = read_table(path)
        for number, row in enumerate(rows):
            for place, column in enumerate(columns):
                if row.get(column) or column in ("caveat", "dates", "heading", "note"):
                    row[column] = PAYLOADS[(number + 7 * place) % len(PAYLOADS)]
                if column == "place":  # which is part of the key
                    row[column] += f" {number}"
            if name == "indicators":
                row["statement"] = f"{{value}} {WITHOUT_BRACES[number % len(WITHOUT_BRACES)]} {{period}}"
        write_table(path, rows)
    for name in FORMATTED:
        told = read_table(folder / f"{name}.csv")
        for number, row in enumerate(told):
            row["text"] = PROSE[number % len(PROSE)]
        write_table(folder / f"{name}.csv", told)
    settings = folder / "council.toml"
    text = settings.read_text(encoding="utf-8")
    hostile = "'<b onclick=\"x\">St {{7*7}}'"
    for name in ("name", "full_name", "about", "attribution", "contact"):
        text = re.sub(rf"(?m)^{name} = .*$", f"{name} = {hostile}", text)
    settings.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a spoilt copy of St Helens and give the project's folder."""
    folder = tmp_path_factory.mktemp("hostile") / "project"
    shutil.copytree(ROOT / "docs", folder / "docs")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "datapackage" / COUNCIL, folder / "datapackage" / COUNCIL)
    keep_some(folder / "datapackage" / COUNCIL)
    promise_much(folder / "datapackage" / COUNCIL)
    lead_on(folder / "datapackage" / COUNCIL)
    spoil_council(folder / "datapackage" / COUNCIL)
    pipeline.build(folder)
    return folder


@pytest.fixture(scope="module")
def site(hostile: Path) -> Path:
    return hostile / "build" / "site"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


@pytest.fixture(scope="module")
def titles(site: Path) -> dict[str, str]:
    """Give the indicators of the newest report, one for each hostile title."""
    rows = {row["indicator"]: row["title"] for row in read_table(site / COUNCIL / "data" / "indicators.csv")}
    scores = read_table(site / COUNCIL / "data" / "scores.csv")
    newest = [row["indicator"] for row in scores if row["release"] == NEWEST]
    chosen: dict[str, str] = {}
    for indicator in newest:
        if rows[indicator] not in chosen.values():
            chosen[indicator] = rows[indicator]
    return chosen


class Suspicious(HTMLParser):
    """Gather what could run or load."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.scripts = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        if tag in ("iframe", "object", "embed", "base"):
            self.found.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name == "srcdoc":
                self.found.append(f"{tag} {name}={value}")
            if name in ("href", "src", "action") and re.match(
                r"\s*(?:javascript|data|vbscript):", value or "", re.IGNORECASE
            ):
                self.found.append(f"{tag} {name}={value}")
            if name == "src" and re.match(r"(?:https?:)?//", value or ""):
                self.found.append(f"{tag} {name}={value}")


def test_no_page_holds_anything_that_could_run(site: Path, portal: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > KEPT
    found = {}
    for path in pages:
        page = Suspicious(path.read_text(encoding="utf-8"))
        if page.found:
            found[path.relative_to(site).as_posix()] = page.found[:3]
    assert found == {}
    # Nor has any page more scripts than the same page of the honest portal.
    for place in ("about/index.html", f"{COUNCIL}/indicators/index.html", f"{COUNCIL}/data/index.html"):
        counts = {Suspicious((folder / place).read_text(encoding="utf-8")).scripts for folder in (site, portal)}
        assert len(counts) == 1, place


def test_links_and_owners_are_shown_as_they_are_written(site: Path) -> None:
    """The hostile texts stand in the pages, so that the other tests look at them."""
    home = unescape((site / COUNCIL / "index.html").read_text(encoding="utf-8"))
    ways = home[home.index('class="qd-ways"') :]
    assert [text for text in PAYLOADS if f">{text}</a>" not in ways] == []
    assert any("Who leads it:" in path.read_text(encoding="utf-8") for path in site.rglob("indicators/*/index.html"))


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", 'https://x.example/"onclick="x', "//x.example"]
)
def test_no_link_leads_where_something_could_run(tmp_path: Path, address: str) -> None:
    project = copy_project(tmp_path / "project", TINY)
    for name, column in (("contacts", "address"), ("releases", "url")):
        path = project / "datapackage" / "anyborough" / f"{name}.csv"
        rows = read_table(path)
        rows[0][column] = address
        write_table(path, rows)
    found = [(f.file, f.row, f.column, f.code) for f in findings_of(project)]
    assert found == [
        ("anyborough/contacts.csv", 2, "address", "bad-link"),
        ("anyborough/releases.csv", 2, "url", "bad-link"),
    ]


def test_no_place_is_filled_or_left_open_by_text(site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        assert "<!--qd:" not in html, path
        assert "<h1" in html or path.name == "embed.html", path


def test_no_template_works_out_what_is_in_the_text(site: Path) -> None:
    """The text {{7*7}} stays as it is: it never becomes 49."""
    names = (site / COUNCIL / "indicators" / "index.html").read_text(encoding="utf-8")
    assert "{{7*7}}" in names.replace("&#123;", "{").replace("&#125;", "}")
    assert "St 49" not in names


@pytest.mark.browser
def test_every_title_is_shown_as_it_is_written(open_page: PageOpener, address: str, titles: dict[str, str]) -> None:
    page = open_page(base=address)
    dialogs: list[str] = []
    asked: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: asked.append(request.url))
    assert len(titles) == len(PAYLOADS)
    for indicator, title in titles.items():
        page.goto(f"/{COUNCIL}/indicators/{indicator}/")
        assert page.locator("h1").inner_text() == title
        assert title in page.title()
        assert page.evaluate("window.__pwned") is None, title
        bad = page.evaluate(
            """() => [...document.querySelectorAll("*")].flatMap(e => [...e.attributes]
                .filter(a => a.name.startsWith("on") || /^\\s*(javascript|data|vbscript):/i.test(a.value))
                .map(a => `${e.tagName} ${a.name}=${a.value}`))"""
        )
        assert bad == [], title
        assert page.locator("figure svg").count() >= 1
    assert dialogs == []
    assert [url for url in asked if not url.startswith(address)] == []


@pytest.mark.browser
@pytest.mark.parametrize(
    "place", ["/", "/st-helens/", "/st-helens/priorities/1/", "/st-helens/indicators/", "/st-helens/data/"]
)
def test_the_other_pages_run_nothing(open_page: PageOpener, address: str, place: str) -> None:
    page = open_page(base=address)
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.goto(place)
    page.locator("main a").first.hover()
    assert page.evaluate("window.__pwned") is None
    assert dialogs == []
    assert "<b onclick" in page.locator("body").inner_text()


@pytest.mark.browser
@pytest.mark.parametrize("words", ["script", "onerror", "javascript", "cmd"])
def test_results_of_a_search_run_nothing(open_page: PageOpener, address: str, words: str) -> None:
    page = open_page(base=address)
    page.goto(f"/search/?q={words}")
    page.locator("[data-qd-search-results] li").first.wait_for()
    page.wait_for_timeout(200)
    assert page.evaluate("window.__pwned") is None
    assert page.locator("[data-qd-search-results] :is(script, img, svg, iframe, style)").count() == 0
    assert page.locator("[data-qd-search-results] a[href^='javascript']").count() == 0


@pytest.mark.browser
def test_what_a_council_says_to_a_search_is_shown_as_it_is_written(open_page: PageOpener, address: str) -> None:
    page = open_page(base=address)
    said = {row["words"].split(";")[0]: row["say"] for row in read_table(ROOT / "datapackage" / COUNCIL / "search.csv")}
    for words in list(said)[: len(PAYLOADS)]:
        page.goto(f"/search/?q={words.replace(' ', '+')}")
        page.locator(".qd-said").first.wait_for()
        assert page.locator(".qd-said").first.inner_text() in {" ".join(text.split()) for text in PAYLOADS}
        assert page.evaluate("window.__pwned") is None, words
        assert page.locator("[data-qd-search-results] :is(script, img, svg, iframe, style)").count() == 0


@pytest.mark.browser
def test_a_chart_opened_by_itself_runs_nothing(open_page: PageOpener, address: str, titles: dict[str, str]) -> None:
    page = open_page(base=address)
    for indicator in titles:
        page.goto(f"/{COUNCIL}/indicators/{indicator}/{indicator}.svg")
        assert page.evaluate("window.__pwned") is None
        assert page.evaluate("document.documentElement.nodeName") == "svg"
        assert page.evaluate("document.querySelectorAll('script, foreignObject, image, a').length") == 0


FORMULAS = ("=cmd|' /C calc'!A0", "+1+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0")
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?%?")


def findings_of(project: Path) -> tuple[Finding, ...]:
    """Build a project; gives what blocked it, or nothing."""
    try:
        pipeline.build(project)
    except InputError as error:
        return error.findings
    return ()


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_of_a_download_begins_a_formula(tmp_path: Path, formula: str) -> None:
    """Either the build refuses such text with a finding, or the spreadsheet of an indicator disarms it.

    The tables of the package stay as they are: a program reads them, and must read what was written.
    """
    project = copy_project(tmp_path / "project", TINY)
    path = project / "datapackage" / "anyborough" / "indicators.csv"
    rows = read_table(path)
    rows[0]["title"] = formula
    write_table(path, rows)
    refused = findings_of(project)
    if refused:
        assert [(f.file, f.row, f.column) for f in refused] == [("anyborough/indicators.csv", 2, "title")]
        return
    folder = project / "build/site/anyborough/indicators/rough-sleepers"
    with (folder / "rough-sleepers.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert [cell for cell in cells if cell[:1] in tuple("=+-@\t\r") and not _NUMBER.fullmatch(cell)] == []
