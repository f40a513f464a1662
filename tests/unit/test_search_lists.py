"""What the search page is given: a list of each body's indicators and the words that residents use."""

from __future__ import annotations

import csv
import json
import re
from importlib.resources import files
from typing import Any

from builders import INDICATOR, make_council, make_entry, make_indicator, make_observation, make_release
from page_data import assessed
from quarterdeck.model import Council, SearchWords
from quarterdeck.pages.search import build_search_files, build_search_page, council_index, general_words
from quarterdeck.periods import parse_period
from quarterdeck.schema import is_id


def lists_of(*councils: Council) -> dict[str, Any]:
    made = build_search_files(tuple(assessed(council) for council in councils))
    return {
        address: json.loads(content.decode().partition("push(")[2].removesuffix(");\n"))
        for address, content in made.items()
    }


def indicators(council: Council) -> dict[str, list[Any]]:
    return {entry[0]: entry for entry in lists_of(council)[council_index("anyborough")]["indicators"]}


def test_an_indicator_stands_with_its_words_its_figure_its_date_and_its_status() -> None:
    council = make_council(
        indicators={INDICATOR: make_indicator(title="People sleeping rough", keywords=("homeless", "tents"))},
        scorecard=(make_entry(ref="HS-1", official_title="Rough sleepers"),),
    )
    assert indicators(council)[INDICATOR] == [
        INDICATOR,
        "People sleeping rough",
        "HS-1",
        [],
        ["homeless", "tents"],
        "Rough sleepers",
        "12 people",
        "End of September 2024",
        "not_met",
        "▲ Off target",
        "",
    ]


def test_references_of_other_years_are_listed_with_their_year() -> None:
    years = [make_entry(year=parse_period(year), ref=ref) for year, ref in (("2023-24", "HS-09"), ("2024-25", "HS-1"))]
    assert indicators(make_council(scorecard=tuple(years)))[INDICATOR][2:4] == ["HS-1", [["HS-09", "2023-24"]]]


def test_what_only_an_older_report_gives_says_which() -> None:
    old = make_release("2023-24-q2", "2023-24 Q2")
    council = make_council(
        releases=(old, make_release()),
        targets=(),
        indicators={name: make_indicator(id=name) for name in (INDICATOR, "tents")},
        scorecard=(make_entry(), make_entry("tents", year=parse_period("2023-24"))),
        observations=(
            make_observation(),
            make_observation(indicator="tents", period="2023-24 Q2", release="2023-24-q2"),
        ),
    )
    assert [entry[-1] for entry in indicators(council).values()] == ["", "Quarter 2 2023-24"]


def test_a_body_s_own_words_are_handed_on() -> None:
    own = SearchWords(("tents", "camping"), (INDICATOR,), "Counted once.")
    made = lists_of(make_council(search=(own,)))
    assert made[council_index("anyborough")]["own"] == [[["tents", "camping"], [INDICATOR], "Counted once."]]


def test_no_text_of_a_table_can_end_the_script() -> None:
    council = make_council(indicators={INDICATOR: make_indicator(title='</script>\u2028");\n<b>')})
    content = build_search_files((assessed(council),))[council_index("anyborough")]
    assert b"<" not in content
    assert content.isascii()
    assert content.count(b"\n") == 1
    assert indicators(council)[INDICATOR][1] == '</script>\u2028");\n<b>'


def test_the_page_leads_on_without_scripts() -> None:
    html = build_search_page((assessed(make_council()),)).fragments["searcher"]
    assert 'href="../anyborough/indicators/"' in html
    assert 'href="../anyborough/priorities/1/"' in html
    assert "<select" not in html  # with one body there is nothing to choose


def test_the_program_s_own_words_name_no_body_and_stand_once() -> None:
    rows = general_words()
    words = [word for row in rows for word in row[0]]
    assert len(words) == len(set(words))
    assert all(row[0] for row in rows)
    text = files("quarterdeck.pages").joinpath("search_words.csv").read_text(encoding="utf-8")
    heading, *lines = csv.reader(text.splitlines())
    assert heading == ["words", "same", "near"]
    assert all(len(line) == 3 for line in lines)
    # They point by subjects, never by ids: an id of several words has hyphens.
    assert [
        word for line in lines for cell in line for word in cell.split(";") if is_id(word) and re.search("-.*-", word)
    ] == []
