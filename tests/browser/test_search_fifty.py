"""What residents look for, and what each council's answer should begin with, or that it honestly has none."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from playwright.sync_api import Page

from conftest import PageOpener

pytestmark = pytest.mark.browser

#: Each search with the titles that may stand first for each council; an empty cell asks for no answer.
SEARCHES = Path(__file__).with_name("searches.csv")
COUNCILS = {"st-helens": "St Helens", "sefton": "Sefton"}
LEAST = 48

READ = """() => Object.fromEntries([...document.querySelectorAll("[data-qd-search-results] h3")].map(heading => {
    const said = [], titles = [];
    for (let next = heading.nextElementSibling; next && next.tagName !== "H3"; next = next.nextElementSibling) {
        if (next.tagName === "P") said.push(next.textContent);
        for (const link of next.querySelectorAll("li > a")) titles.push(link.textContent);
    }
    return [heading.textContent, [said.join(" "), titles]];
}))"""


def ask(page: Page, query: str) -> dict[str, tuple[str, list[str]]]:
    """Search as a reader does; gives what is said and the titles found, by council."""
    page.locator("#qd-search").fill(query)
    page.locator("#qd-search").press("Enter")
    page.locator(f'[data-qd-search-found][data-query="{query}"]').wait_for()
    return page.evaluate(READ)  # type: ignore[no-any-return]


def is_right(said: str, titles: list[str], wanted: str) -> bool:
    """Tell whether an answer begins as it should; figures that are called near what was looked for are no answer."""
    if wanted:
        return bool(titles) and titles[0] in wanted.split(";")
    return bool(said) and (not titles or said.startswith("No figure on"))


def test_nearly_all_searches_are_answered_rightly_or_honestly_not_at_all(open_page: PageOpener) -> None:
    page = open_page("/search/")
    with SEARCHES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 50
    wrong = {}
    for row in rows:
        found = ask(page, row["query"])
        answers = {slug: found[name] for slug, name in COUNCILS.items()}
        bad = {slug: answer for slug, answer in answers.items() if not is_right(*answer, row[slug])}
        if bad:
            wrong[row["query"]] = bad
    assert len(rows) - len(wrong) >= LEAST, wrong
