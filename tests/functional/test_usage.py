"""What the pages offer to data users does what it says: the code on them runs, the citations can be followed."""

from __future__ import annotations

import re
import urllib.request
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from portals import COUNCIL, read_table, served
from snippet_runners import RUNNERS, Held, run_snippet, snippets_in

#: Page -> the table that its code reads.
PAGES = {
    f"{COUNCIL}/data": "observations",
    "sefton/data": "observations",
    **{
        page: page.rpartition("/")[2]
        for page in (
            f"{COUNCIL}/indicators/children-in-care-rate",
            f"{COUNCIL}/indicators/early-help-no-later-social-care",
            f"{COUNCIL}/indicators/smoking-at-delivery",
            f"{COUNCIL}/indicators/council-tax-collected",
            "sefton/indicators/fly-tipping",
            "sefton/indicators/missed-bins",
        )
    },
}
#: What a column is to be held as, by its type in the description.
KINDS = {"number": "number", "integer": "number", "date": "date"}
_TAGS = re.compile(r"<[^>]+>")


@pytest.fixture(scope="module")
def address(portal: Path) -> Iterator[str]:
    with served(portal) as address:
        yield f"{address}/"


@pytest.fixture(scope="module")
def home(portal: Path) -> str:
    robots = (portal / "robots.txt").read_text(encoding="utf-8")
    return re.findall(r"Sitemap: (\S+)sitemap\.xml", robots)[0]


def html_of(portal: Path, page: str) -> str:
    return (portal / page / "index.html").read_text(encoding="utf-8")


def code_of(portal: Path, page: str, program: str) -> str:
    (code,) = (code for name, code in snippets_in(html_of(portal, page)) if name == program)
    return code


def expected(path: Path, kinds: dict[str, str]) -> Held:
    rows: list[dict[str, str | float | None]] = [
        {name: None if not text else float(text) if kinds[name] == "number" else text for name, text in row.items()}
        for row in read_table(path)
    ]
    return Held(kinds, rows)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_code_for_every_program_once(portal: Path, home: str, page: str) -> None:
    snippets = snippets_in(html_of(portal, page))
    assert [program for program, _ in snippets] == ["pandas", "r", "excel", "importdata", "duckdb", "curl"]
    table = f"{home}{page}/{PAGES[page]}.csv"
    assert {code.count(table) for _, code in snippets} == {1}
    assert {code.count("://") for _, code in snippets} == {1}


@pytest.mark.parametrize("program", RUNNERS)
@pytest.mark.parametrize("page", PAGES)
def test_the_code_on_a_page_reads_its_table(
    portal: Path, address: str, home: str, page: str, program: str, tmp_path: Path
) -> None:
    path = portal / page / f"{PAGES[page]}.csv"
    held = run_snippet(program, code_of(portal, page, program).replace(home, address), tmp_path)
    if program == "curl":
        assert (tmp_path / path.name).read_bytes() == path.read_bytes()
        return
    assert held.rows
    assert held == expected(path, held.kinds)
    # Every column that is not held as text is named in the code; the rest is.
    named = {name for name, kind in held.kinds.items() if kind != "text"}
    assert "value" in named
    assert all(f'"{name}"' in code_of(portal, page, "excel") for name in named)
    assert {"period", "release", "marker"} & named == set()


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("program", ["excel", "importdata"])
def test_the_address_in_the_code_for_spreadsheets_answers(
    portal: Path, address: str, home: str, page: str, program: str
) -> None:
    (found,) = re.findall(r'"(https?://[^"]+)"', code_of(portal, page, program))
    with urllib.request.urlopen(found.replace(home, address)) as answer:  # noqa: S310 (the server of this test)
        assert (answer.status, answer.headers.get_content_type()) == (200, "text/csv")
        assert answer.read() == (portal / page / f"{PAGES[page]}.csv").read_bytes()


# --- Citations -------------------------------------------------------------------------------------------------------


def citation_in(html: str) -> tuple[str, str]:
    """Give the citation of a page as text and as BibTeX, as a reader would copy them."""
    (text,) = re.findall(r'<p class="qd-cite">(.*?)</p>', html, re.DOTALL)
    (bibtex,) = re.findall(r"<summary>BibTeX</summary><pre><code>(.*?)</code>", html, re.DOTALL)
    return unescape(_TAGS.sub("", text)), unescape(_TAGS.sub("", bibtex))


def fields_of(bibtex: str) -> dict[str, str]:
    """Read an entry's fields, counting braces as BibTeX does."""
    fields, at = {}, bibtex.index(",")
    while (name := re.compile(r",\s*([a-z]+) = \{").match(bibtex, at)) is not None:
        start = at = name.end()
        depth = 1
        while depth:
            depth += {"{": 1, "}": -1}.get(bibtex[at], 0)
            at += 1
        fields[name[1]] = bibtex[start : at - 1].removeprefix("{").removesuffix("}")
    assert bibtex[at:].strip() == "}", bibtex
    return fields


def pages_with_citations(portal: Path) -> list[str]:
    found = [path.parent.relative_to(portal).as_posix() for path in sorted(portal.glob("*/indicators/*/index.html"))]
    return [*found, *(path.parent.relative_to(portal).as_posix() for path in sorted(portal.glob("*/data/index.html")))]


def test_every_citation_leads_back_to_a_page(portal: Path, home: str) -> None:
    pages = pages_with_citations(portal)
    assert len(pages) > 200
    for page in pages:
        text, bibtex = citation_in(html_of(portal, page))
        (address,) = re.findall(r"https?://\S+", text)
        fields = fields_of(bibtex)
        assert address == fields["url"], page
        assert (portal / address.removeprefix(home) / "index.html").is_file(), page
        assert page in address, page
        assert re.fullmatch(r"@misc\{[a-z0-9-]+,", bibtex.splitlines()[0]), page
        assert re.fullmatch(r"\d{4}", fields["year"]), page
        assert f"Version {fields['version']} of the data" in text, page
        assert fields["author"] in text, page


def test_every_citation_names_council_title_period_and_source(portal: Path) -> None:
    councils = {"sefton": "Sefton Metropolitan Borough Council", COUNCIL: "St Helens Borough Council"}
    for page in pages_with_citations(portal):
        text, bibtex = citation_in(html_of(portal, page))
        council = page.split("/")[0]
        assert text.startswith(f"{councils[council]}, "), page
        assert ", figures to " in text, page
        newest = read_table(portal / council / "data" / "versions.csv")[-1]["version"]
        assert f"Version {newest} of the data" in text, page
        (title,) = re.findall(r"<h1[^>]*>(.*?)</h1>", html_of(portal, page), re.DOTALL)
        if page.endswith("/data"):
            assert ", performance indicators, " in text, page
            assert "from " in fields_of(bibtex)["note"], page
        else:
            assert f"“{unescape(_TAGS.sub('', title)).strip()}”" in text, page
            assert re.search(r", from .+[rR]eport|, from .+Corporate Performance", text), page


def test_no_two_citations_have_the_same_key(portal: Path) -> None:
    keys = [citation_in(html_of(portal, page))[1].splitlines()[0] for page in pages_with_citations(portal)]
    assert len(set(keys)) == len(keys)
