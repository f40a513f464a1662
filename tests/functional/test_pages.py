"""What pages say, where it was once said wrongly."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest


@pytest.fixture
def words(tiny: Path, portal: Path):
    """Give a function from a page of either portal to its words."""

    def words(site: str, address: str) -> str:
        root = {"tiny": tiny / "build" / "site", "portal": portal}[site]
        html = (root / address / "index.html").read_text(encoding="utf-8")
        return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", html)))

    return words


def test_a_quartile_is_of_the_year_that_it_was_stated_for(words) -> None:
    """The comparison with England is of another year than the place among similar councils."""
    page = words("tiny", "anyborough/indicators/school-progress")
    assert "Second-worst 25% of similar councils, for School year 2022-23" in page


def test_a_target_for_a_month_is_no_target_for_the_year(words) -> None:
    page = words("portal", "st-helens/indicators/children-in-care-rate")
    said = re.search(r"128 for December 2020\. ([^.]+)\.", page)
    assert said is not None
    assert "year's target" not in said[1].replace("’", "'")


def test_one_is_said_as_one(words) -> None:
    home = words("tiny", "anyborough")
    assert not re.search(r"\b1 (?:are|indicators)\b", home)
    assert "The 5 " not in home  # there are four indicators in all


def test_a_report_names_its_date_where_it_is_known(words) -> None:
    assert "20 November 2024" in words("tiny", "anyborough/indicators/rough-sleepers")


def test_a_verdict_that_is_withheld_is_told_with_its_reason_and_its_caution(words) -> None:
    page = words("tiny", "anyborough/indicators/rough-sleepers")
    assert "No verdict: the time of year moves it" in page
    assert "The report says that fewer people sleep rough in winter." in page
    # The lead tells what bears a verdict.
    assert "The figure is down 6.8% from 44 at the end of September 2023, which is better." in page
    assert "which is worse" not in page


def test_a_target_that_was_worked_back_says_so_wherever_it_stands(words) -> None:
    page = words("tiny", "anyborough/indicators/trees-planted")
    assert "the target of 800 (we worked it back)" in page
    assert "worked back" in words("tiny", "anyborough/reports/2024-25-q2")


def test_no_page_says_none_of_a_figure(tiny: Path, portal: Path) -> None:
    for site in (tiny / "build" / "site", portal):
        for page in site.rglob("index.html"):
            said = re.sub(r"<script.*?</script>|<[^>]+>", " ", page.read_text(encoding="utf-8"), flags=re.DOTALL)
            assert not re.search(r"\bNone%|\bNone\b (?:people|of its)|\bnan\b", said), page
