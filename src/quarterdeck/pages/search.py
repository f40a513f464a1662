"""The search page, and what it searches: a list of each body's indicators, and the words that residents use.

The lists are scripts that hand over data and do nothing else: unlike a file of data, a page that is read from a folder
may load them.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from quarterdeck import addresses
from quarterdeck.pages.environment import render_html, render_markdown
from quarterdeck.pages.inputs import CouncilInput
from quarterdeck.pages.page import Page, link
from quarterdeck.pages.rows import build_row
from quarterdeck.periods import name_of
from quarterdeck.results import Score

ADDRESS = "search/"
WORDS = "assets/search-words.js"

#: What the page asks for when somebody searches, beside the lists.
_ASSETS = {
    "terms": link(ADDRESS, "assets/search-terms.js"),
    "engine": link(ADDRESS, "assets/search-engine.js"),
    "words": link(ADDRESS, WORDS),
    "dictionary": link(ADDRESS, "assets/english.txt"),
}


def council_index(slug: str) -> str:
    """Give the address of the list that a body's indicators are searched in."""
    return f"assets/search/{slug}.js"


def build_search_page(councils: tuple[CouncilInput, ...]) -> Page:
    """Make the page that the search box leads to. Without scripts it leads on to the lists and the priorities."""
    lists = [
        {
            "slug": given.slug,
            "name": given.council.settings.name,
            "index": link(ADDRESS, council_index(given.slug)),
            "pages": link(ADDRESS, addresses.indicator_page(given.slug, "{}")),
            "all": link(ADDRESS, addresses.indicators_page(given.slug)),
            "priorities": [
                (priority.short_title, link(ADDRESS, addresses.priority_page(given.slug, priority.number)))
                for priority in given.priorities()
            ],
        }
        for given in councils
    ]
    return Page(
        ADDRESS,
        "Search",
        "Search all indicators by plain words, official words or reference.",
        render_markdown("search"),
        {"searcher": render_html("searcher", lists=lists, **_ASSETS)},
        section="search",
        searchable=False,
        script="search.js",
    )


def build_search_files(councils: tuple[CouncilInput, ...]) -> Mapping[str, bytes]:
    """Make what the search page fetches when somebody searches: nothing of it is read before."""
    made = {council_index(given.slug): _script(_index(given)) for given in councils}
    return made | {WORDS: _script({"words": general_words()})}


def general_words() -> list[list[list[str]]]:
    """Read the program's own list: words of residents, words for the same, and words for what is near."""
    text = files("quarterdeck.pages").joinpath("search_words.csv").read_text(encoding="utf-8")
    return [[_split(row[name]) for name in ("words", "same", "near")] for row in csv.DictReader(text.splitlines())]


def _script(content: Mapping[str, Any]) -> bytes:
    text = json.dumps(content, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")
    return f"(globalThis.quarterdeckLists ??= []).push({text});\n".encode()


def _index(given: CouncilInput) -> dict[str, Any]:
    return {
        "slug": given.slug,
        "name": given.council.settings.name,
        "indicators": [_entry(given, score) for score in given.current.values()],
        "own": [[list(own.words), list(own.indicators), own.say] for own in given.council.search],
    }


def _entry(given: CouncilInput, score: Score) -> list[Any]:
    """Tell one indicator by place, to be short: a large body has more than a thousand of them."""
    row = build_row(given, score, "")
    retired = "" if score.release == given.latest.release else name_of(score.release.period)
    return [
        score.indicator.id,
        row.title,
        row.ref,
        _older_refs(given, score),
        list(score.indicator.keywords),
        score.entry.official_title,
        f"{row.value} {row.unit}".strip(),
        row.period,
        row.status.kind,
        f"{row.status.shape} {row.status.text}",
        retired,
    ]


def _older_refs(given: CouncilInput, score: Score) -> list[list[str]]:
    """Give the references that other years' reports gave the indicator, each with its year."""
    seen = {plain_ref(score.entry.ref), ""}
    found = []
    for entry in given.entries_of(score.indicator.id):
        if plain_ref(entry.ref) not in seen:
            seen.add(plain_ref(entry.ref))
            found.append([entry.ref, name_of(entry.year)])
    return found


def plain_ref(ref: str) -> str:
    """Give a reference as it is compared: ``CYP-006``, ``cyp 006`` and ``CYP006`` are one."""
    return re.sub(r"[^a-z0-9]", "", ref.casefold())


def _split(cell: str) -> list[str]:
    return [text.strip() for text in cell.split(";") if text.strip()]
