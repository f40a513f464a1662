"""How old a reader must be for what we write: a measure over all leads, and over the pages that explain.

The measure is the Automated Readability Index (Senter and Smith, 1967), which needs no count of syllables: letters to a
word and words to a sentence, scaled to a school grade. A grade and five years make an age.
"""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from statistics import median

import pytest

#: Years of age. The target for leads is 9 to 11; official names and terms stand in them and cannot change.
LEADS, EXPLAINING, HARDEST = 11, 11, 18


def age(text: str) -> float:
    """Give the age in years at which a text of at least one sentence reads easily."""
    sentences = [part for part in re.split(r"(?<=[.!?:;])\s+", text.strip()) if re.search(r"\w", part)]
    words = [word for word in text.split() if re.search(r"\w", word)]
    letters = sum(len(re.sub(r"\W", "", word)) for word in words)
    return 4.71 * letters / len(words) + 0.5 * len(words) / len(sentences) - 21.43 + 5


def plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


def leads(portal: Path) -> dict[str, str]:
    found = {}
    for page in sorted(portal.glob("*/indicators/*/index.html")):
        lead = re.search(r'<p class="qd-lead">(.*?)</p>', page.read_text(encoding="utf-8"), re.DOTALL)
        if lead is not None:
            found[page.parent.relative_to(portal).as_posix()] = plain(lead[1])
    return found


def test_the_measure_tells_plain_from_hard() -> None:
    assert age("The cat sat on the mat. It was warm.") < 6
    assert age("Notwithstanding organisational prioritisation, deliverables underperformed.") > 18


def test_leads_read_at_eleven_or_younger(portal: Path) -> None:
    ages = {address: age(lead) for address, lead in leads(portal).items()}
    assert len(ages) > 200
    assert median(ages.values()) <= LEADS
    assert {address: years for address, years in ages.items() if years > HARDEST} == {}


@pytest.mark.parametrize("page", ["methods", "glossary", "about", "accessibility"])
def test_pages_that_explain_read_at_eleven_or_younger(portal: Path, page: str) -> None:
    html = (portal / page / "index.html").read_text(encoding="utf-8")
    article = re.findall(r"<article.*?</article>", html, re.DOTALL)[0]
    told = [plain(text) for text in re.findall(r"<(?:p|li|dd)\b[^>]*>(.*?)</(?:p|li|dd)>", article, re.DOTALL)]
    whole = " ".join(f"{text.rstrip('.:')}." for text in told if len(text.split()) > 5)
    assert age(whole) <= EXPLAINING + 0.5


#: Words that officers use and residents do not, and what is said instead.
JARGON = ("implied", "year to date", "profiled", "denominator", "numerator", "RAG", "KPI", "cohort", "baseline")


def test_leads_are_free_of_jargon(portal: Path) -> None:
    found = {
        address: word
        for address, lead in leads(portal).items()
        for word in JARGON
        if re.search(rf"\b{word}\b", lead, re.IGNORECASE)
    }
    assert found == {}
