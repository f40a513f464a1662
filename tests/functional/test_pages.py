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
    assert "3rd quarter of similar councils, for School year 2022-23" in page


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
