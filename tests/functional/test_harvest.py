"""What crawlers and harvesters find: the list of pages, the pages' own addresses, and one address for all of it."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from click.testing import CliRunner

from portals import TINY, copy_project, read_table
from quarterdeck.cli import main
from snippet_runners import snippets_in

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
#: By the rules of sitemaps.
MOST_PAGES, MOST_BYTES = 50_000, 50 * 1024 * 1024
MOVED = "https://data.anyborough.example/open/figures/"
HERE = (b"127.0.0.1", b"localhost", b"figures.example")


class Head(HTMLParser):
    """Gather what a page says of itself to machines."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[tuple[str, str, str]] = []
        self.said: dict[str, str] = {}
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "link":
            self.links.append((given.get("rel", ""), given.get("type", ""), given["href"]))
        elif tag == "meta" and "content" in given:
            self.said[given.get("property") or given.get("name") or given.get("http-equiv", "")] = given["content"]

    def canonical(self) -> list[str]:
        return [href for rel, _, href in self.links if rel == "canonical"]


@pytest.fixture(scope="module", params=["portal", "tiny"])
def site(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.getfixturevalue(request.param)
    return folder if request.param == "portal" else folder / "build" / "site"


@pytest.fixture(scope="module")
def home(site: Path) -> str:
    """Give the portal's address as robots.txt has it."""
    (line,) = (line for line in (site / "robots.txt").read_text("utf-8").splitlines() if line.startswith("Sitemap:"))
    return line.removeprefix("Sitemap: ").removesuffix("sitemap.xml")


@pytest.fixture(scope="module")
def heads(site: Path) -> dict[str, Head]:
    """Give the heads of all pages by their address."""
    return {
        path.relative_to(site).as_posix().removesuffix("index.html"): Head(path.read_text(encoding="utf-8"))
        for path in sorted(site.rglob("*.html"))
    }


def listed(site: Path) -> list[tuple[str, str | None]]:
    """Give what the sitemap lists: addresses and days."""
    root = ET.parse(site / "sitemap.xml").getroot()  # noqa: S314 (made by the build that is tested)
    return [(url.findtext(f"{NAMESPACE}loc", ""), url.findtext(f"{NAMESPACE}lastmod")) for url in root]


def is_listed(address: str) -> bool:
    """Tell whether a page belongs into the list: not those that only answer, or that stand inside others' pages."""
    return address not in ("404.html", "search/") and not address.endswith("embed.html")


def test_the_sitemap_keeps_to_its_rules(site: Path) -> None:
    content = (site / "sitemap.xml").read_bytes()
    assert content.startswith(b'<?xml version="1.0" encoding="UTF-8"?>')
    assert len(content) < MOST_BYTES
    root = ET.fromstring(content)  # noqa: S314 (made by the build that is tested)
    assert root.tag == f"{NAMESPACE}urlset"
    assert 0 < len(root) <= MOST_PAGES
    for url in root:
        assert url.tag == f"{NAMESPACE}url"
        names = [each.tag.removeprefix(NAMESPACE) for each in url]
        assert names in (["loc"], ["loc", "lastmod"])
        assert len(url.findtext(f"{NAMESPACE}loc", "")) < 2048
    assert not (site / "sitemap.xml.gz").exists()


def test_the_sitemap_lists_every_page_once_and_nothing_else(site: Path, home: str, heads: dict[str, Head]) -> None:
    addresses = [address for address, _ in listed(site)]
    assert len(set(addresses)) == len(addresses)
    assert sorted(addresses) == sorted(home + address for address in heads if is_listed(address))


def test_a_page_is_dated_by_the_day_of_publication_and_only_where_it_is_known(site: Path, home: str) -> None:
    days = dict(listed(site))
    assert all(day is None or re.fullmatch(r"\d{4}-\d{2}-\d{2}", day) for day in days.values())
    known: set[str] = set()
    for path in sorted(site.glob("*/data/releases.csv")):
        council = path.parent.parent.name
        for row in read_table(path):
            known.add(row["published"])
            for page in ("reports", "data/releases"):
                assert days[f"{home}{council}/{page}/{row['release']}/"] == (row["published"] or None)
    assert {day for day in days.values() if day} == known - {""}


def test_pages_that_show_the_newest_report_have_its_day(tiny: Path) -> None:
    days = dict(listed(tiny / "build" / "site"))
    home = next(iter(days))
    for page in ("anyborough/", "anyborough/data/", "anyborough/indicators/rough-sleepers/"):
        assert days[home + page] == "2024-11-20", page
    assert days[f"{home}anyborough/reports/2024-25-q1/"] == "2024-08-20"
    # Nobody knows from the tables when a page that is written by hand changed.
    assert [days[f"{home}{page}/"] for page in ("about", "methods", "accessibility")] == [None] * 3


def test_robots_may_read_everything_and_are_told_of_the_list(site: Path, home: str) -> None:
    assert (site / "robots.txt").read_text(encoding="utf-8") == (
        f"User-agent: *\nAllow: /\n\nSitemap: {home}sitemap.xml\n"
    )
    assert home.endswith("/")
    assert home in dict(listed(site))


def test_every_page_names_its_own_address(home: str, heads: dict[str, Head]) -> None:
    for address, head in heads.items():
        if address == "404.html" or address.endswith("embed.html"):
            # They have no address to be found under: one answers for any, the other is another page's.
            assert head.canonical() == [], address
            continue
        assert head.canonical() == [home + address], address
        assert head.said["og:url"] == home + address, address
        assert head.said["og:title"], address
        assert head.said["og:description"] == head.said["description"], address


def test_pages_inside_others_pages_are_not_to_be_found(heads: dict[str, Head]) -> None:
    embeds = [head for address, head in heads.items() if address.endswith("embed.html")]
    assert embeds
    assert {head.said["robots"] for head in embeds} == {"noindex"}
    assert [address for address, head in heads.items() if is_listed(address) and "robots" in head.said] == []


def test_every_picture_for_messages_is_there(site: Path, home: str, heads: dict[str, Head]) -> None:
    pictures = {address: head.said["og:image"] for address, head in heads.items() if "og:image" in head.said}
    for address, picture in pictures.items():
        assert picture.startswith(home), address
        assert (site / picture.removeprefix(home)).read_bytes().startswith(b"\x89PNG"), address
    drawn = {path.parent.relative_to(site).as_posix() + "/" for path in site.glob("*/indicators/*/*.png")}
    assert drawn
    assert drawn <= pictures.keys()


def test_every_feed_that_a_page_names_is_there_and_every_feed_is_named(
    site: Path, home: str, heads: dict[str, Head]
) -> None:
    named = set()
    for address, head in heads.items():
        for rel, kind, href in head.links:
            if (rel, kind) == ("alternate", "application/atom+xml"):
                feed = urljoin(home + address, href).removeprefix(home)
                assert (site / feed).is_file(), (address, href)
                named.add(feed)
    assert named == {path.relative_to(site).as_posix() for path in site.rglob("feed.xml")}


def test_a_page_names_the_nearest_feed_first(home: str, heads: dict[str, Head]) -> None:
    for address, head in heads.items():
        if re.fullmatch(r"[a-z0-9-]+/indicators/[a-z0-9-]+/", address):
            feeds = [urljoin(home + address, href) for _, kind, href in head.links if kind == "application/atom+xml"]
            assert feeds == [f"{home}{place}feed.xml" for place in (address, f"{address.split('/')[0]}/", "")]


# --- One address, everywhere -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the fictional council for another address with the command; gives the site."""
    project = copy_project(tmp_path_factory.mktemp("moved"), TINY)
    done = CliRunner().invoke(main, ["build", "--project", str(project)], env={"SITE_URL": MOVED.removesuffix("/")})
    assert done.exit_code == 0, done.output
    assert "local-address" not in done.output
    return project / "build" / "site"


def contents(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Give a file, and where it is an archive (a spreadsheet is one) what it holds."""
    yield name, content
    if content.startswith(b"PK\x03\x04"):
        with ZipFile(BytesIO(content)) as archive:
            for inner in archive.namelist():
                yield from contents(f"{name}: {inner}", archive.read(inner))


def test_the_address_stands_in_everything_that_names_the_portal(moved: Path) -> None:
    data = moved / "anyborough" / "data"
    described = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    assert described["homepage"] == f"{MOVED}anyborough/data/"
    assert described["id"] == f"{MOVED}anyborough/data/releases/2024-25-q2/"
    api = json.loads((moved / "api" / "openapi.json").read_text(encoding="utf-8"))
    assert [server["url"] for server in api["servers"]] == [MOVED.removesuffix("/")]
    for feed in moved.rglob("feed.xml"):
        assert f'href="{MOVED}{feed.relative_to(moved).as_posix()}"' in feed.read_text(encoding="utf-8")
    assert all(address.startswith(MOVED) for address, _ in listed(moved))
    for page in ("data", "indicators/rough-sleepers"):
        snippets = snippets_in((moved / "anyborough" / page / "index.html").read_text(encoding="utf-8"))
        assert snippets
        assert all(f"{MOVED}anyborough/{page}/" in code for _, code in snippets)
    rows = read_table(moved / "anyborough" / "indicators" / "rough-sleepers" / "rough-sleepers.csv")
    assert {row["page"] for row in rows} == {f"{MOVED}anyborough/indicators/rough-sleepers/"}
    with closing(sqlite3.connect(data / "anyborough.sqlite")) as database:
        assert MOVED in "\n".join(database.iterdump())
    for name in ("catalogue.jsonld", "robots.txt", "index.html", "anyborough/data/csv-metadata.json"):
        assert MOVED in (moved / name).read_text(encoding="utf-8"), name


def test_no_other_address_is_left_anywhere(moved: Path) -> None:
    files = [path for path in sorted(moved.rglob("*")) if path.is_file()]
    assert len(files) > 100
    found = [
        (name, word)
        for path in files
        for name, content in contents(path.relative_to(moved).as_posix(), path.read_bytes())
        for word in HERE
        if word in content
    ]
    assert found == []


@pytest.mark.parametrize("address", ["", "javascript:alert(1)", "data.example.org", 'https://data.example.org/"x'])
def test_the_command_refuses_an_address_that_none_could_have(tmp_path: Path, address: str) -> None:
    project = copy_project(tmp_path / "project", TINY)
    done = CliRunner().invoke(main, ["build", "--quiet", "--project", str(project)], env={"SITE_URL": address})
    assert done.exit_code == 1
    assert re.search(r"blocker: mkdocs\.yml, column site_url: .+ \[bad-address\]", done.stderr)
    assert not (project / "build").exists()
