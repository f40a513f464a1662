"""What the engine of the search makes of a reader's words, tried on two made-up bodies."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

ASSETS = Path(__file__).parents[2] / "docs" / "assets"

#: The words that all bodies share: words, same, near.
WORDS = [
    [["children in care", "kids in care"], ["children in care", "looked after children"], []],
    [["nursery", "child care"], ["nursery", "childcare"], []],
    [["planning", "planning permission"], ["planning permission", "planning applications"], []],
    [["smoking", "smokers"], ["smoking", "smokers"], []],
    [["recycling", "recycled"], ["recycling", "recycled"], []],
    [["obesity", "fat"], ["obesity", "obese"], []],
    [["carers", "unpaid carers"], ["carers", "unpaid carers"], []],
    [["foster carers"], ["foster", "foster carers"], []],
    [["council house", "council homes"], ["council house", "social housing"], []],
    [["housing register", "council housing waiting list"], ["housing register"], ["housing"]],
    [["school places"], ["school places"], ["schools"]],
    [["unemployment", "unemployed"], ["unemployment", "in work", "jobs"], []],
]


def indicator(title: str, *keywords: str, official: str = "", retired: str = "") -> list[Any]:
    """Make a line of a body's list, as the pages make it."""
    return [
        title.lower().replace(" ", "-"),
        title,
        "",
        [],
        list(keywords),
        official,
        "1",
        "",
        "met",
        "On target",
        retired,
    ]


PORT = {
    "slug": "port",
    "name": "Port Regis",
    "indicators": [
        indicator("Agency workers in social care for children", "children's homes", "care"),
        indicator("Children in care", "looked after children"),
        indicator("Learners who are not recycled", "recycling"),
        indicator("Household waste recycled", "recycling rate", "rubbish"),
        indicator("Recycling collected from each household", "rubbish"),
        indicator("Mothers smoking when their baby is born", "smokers"),
        indicator("Adults who smoke", "smokers"),
        indicator("Children who are obese", "obesity"),
        indicator("Own foster carers"),
        indicator("Placements near home", "foster"),
        indicator("New foster carers found", retired="2021-22"),
        indicator("Smaller planning applications decided in time", "planning permission"),
        indicator("Planning appeals won against the body", "planning permission refused"),
        indicator("Plans looked at", official="Reviews for the year to 31/08/2023", retired="2022-23"),
        indicator("Homes at the harbour", "housing"),
        indicator("New social homes", "social housing"),
        indicator("Social workers leaving their jobs"),
        indicator("People helped to find work", "unemployed"),
        indicator("Days out of school"),
        indicator("Good lessons"),
        indicator("Change programmes", "council spending", "cuts"),
        indicator("Trade taxes", "non-domestic rates"),
        indicator("Repairs of highways"),
        indicator("Road and pothole inspections"),
    ],
    "own": [
        [["schools"], ["good-lessons"], ""],
        [["council spending", "cuts"], [], "No figure on spending here."],
        [["potholes"], ["repairs-of-highways"], "Only repairs are counted."],
        [["roads"], ["road-and-pothole-inspections", "repairs-of-highways"], ""],
        [["carers", "unpaid carers"], [], "No figure on unpaid carers here."],
        [["unemployment", "unemployed"], ["people-helped-to-find-work"], "No figure on unemployment as a whole here."],
        [["housing register"], [], "No figure on the housing register here."],
    ],
}
HILL = {"slug": "hill", "name": "Hill", "indicators": [indicator("Children in care")], "own": []}


@pytest.fixture
def engine(browser: Browser) -> Iterator[Page]:
    """Give a page that is nothing but the engine and the lists."""
    page = browser.new_page()
    for name in ("search-terms.js", "search-engine.js"):
        page.add_script_tag(path=ASSETS / name)
    page.evaluate("lists => { window.made = quarterdeckSearch.open(lists); }", [{"words": WORDS}, PORT, HILL])
    yield page
    page.close()


ASK = """async query => {
    const repaired = await made.repair(query, async () => new Set(["planing", "planning"]));
    const { groups, vague, named } = made.search(query, repaired ?? undefined);
    const port = groups.find(group => group.body.slug === "port") ?? { hits: [] };
    return { repaired: repaired?.join(" ") ?? "", vague: !!vague, named: named ?? "", kind: port.kind ?? "",
        say: port.say ?? "", lacks: port.lacks ?? [], titles: port.hits.map(hit => hit.title) };
}"""


def ask(page: Page, query: str) -> dict[str, Any]:
    """Give what the body Port Regis answers."""
    return page.evaluate(ASK, query)  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    "query", ["children are in care", "How many children are in the care of Port Regis?", "kids currently in care"]
)
def test_a_phrase_is_known_whatever_little_words_stand_in_it(engine: Page, query: str) -> None:
    assert ask(engine, query)["titles"] == ["Children in care"]


def test_words_that_are_one_word_in_a_phrase_stay_two_subjects(engine: Page) -> None:
    assert ask(engine, "child care")["titles"] == []
    assert ask(engine, "childcare")["titles"] == []


def test_the_body_that_is_named_need_not_be_in_the_answer(engine: Page) -> None:
    found = ask(engine, "children in care in Port Regis")
    assert (found["named"], found["titles"], found["lacks"]) == ("port", ["Children in care"], [])


def test_digits_alone_are_found_in_titles_only(engine: Page) -> None:
    assert ask(engine, "2023")["titles"] == []


def test_a_year_is_not_asked_for(engine: Page) -> None:
    assert ask(engine, "obesity 2024-25") == ask(engine, "obesity")


def test_words_to_say_hide_no_figure_that_has_the_word_in_its_title(engine: Page) -> None:
    found = ask(engine, "carers")
    assert found["say"] == "No figure on unpaid carers here."
    assert found["titles"] == ["Own foster carers", "New foster carers found"]
    assert ask(engine, "unpaid carers")["titles"] == []


def test_beside_what_a_body_chose_stands_only_what_has_the_very_words(engine: Page) -> None:
    assert ask(engine, "unemployment")["titles"] == ["People helped to find work"]


def test_a_body_s_row_is_found_by_other_words_for_the_same(engine: Page) -> None:
    found = ask(engine, "council housing waiting list")
    assert (found["say"], found["titles"]) == ("No figure on the housing register here.", [])


@pytest.mark.parametrize("query", ["recycling", "recycling rate", "how much of our rubbish gets recycled"])
def test_a_keyword_and_what_is_not_denied_come_first(engine: Page, query: str) -> None:
    titles = ask(engine, query)["titles"]
    assert titles[0] == "Household waste recycled"
    assert titles[-1] != "Household waste recycled"


def test_a_short_title_with_a_form_of_the_word_comes_before_a_long_one_with_the_word(engine: Page) -> None:
    assert ask(engine, "smoking")["titles"] == ["Adults who smoke", "Mothers smoking when their baby is born"]


def test_among_equals_what_has_more_words_for_the_subject_comes_first(engine: Page) -> None:
    assert ask(engine, "planning")["titles"][0] == "Smaller planning applications decided in time"


def test_what_is_retired_is_last_among_equals_only(engine: Page) -> None:
    assert ask(engine, "foster carers")["titles"] == [
        "Own foster carers",
        "New foster carers found",
        "Placements near home",
    ]


@pytest.mark.parametrize("query", ["fat kids", "kids obesity", "childhood obesity"])
def test_kids_are_children(engine: Page, query: str) -> None:
    found = ask(engine, query)
    assert (found["titles"], found["lacks"]) == (["Children who are obese"], [])


@pytest.mark.parametrize("query", ["planing permision", "planing permission", "planning permision"])
def test_a_real_word_is_set_right_where_only_that_makes_a_known_phrase(engine: Page, query: str) -> None:
    assert ask(engine, query)["repaired"] == "planning permission"


def test_a_genitive_is_no_slip(engine: Page) -> None:
    assert ask(engine, "children's obesity")["repaired"] == ""
    assert ask(engine, "mother's smoking")["titles"] == ["Mothers smoking when their baby is born"]


def test_non_turns_a_word_round(engine: Page) -> None:
    assert ask(engine, "domestic violins")["titles"] == []


def test_what_is_not_working_is_broken_and_no_job(engine: Page) -> None:
    assert ask(engine, "recycling not working") == ask(engine, "recycling")


def test_subjects_that_a_body_answers_alike_are_one(engine: Page) -> None:
    found = ask(engine, "potholes on my road")
    assert (found["say"], found["titles"][0]) == ("Only repairs are counted.", "Repairs of highways")


def test_a_row_to_say_holds_for_two_of_its_words(engine: Page) -> None:
    found = ask(engine, "council spending cuts")
    assert (found["say"], found["titles"]) == ("No figure on spending here.", [])


def test_what_is_near_is_what_the_body_chose_for_it(engine: Page) -> None:
    found = ask(engine, "school places")
    assert (found["kind"], found["titles"]) == ("near", ["Good lessons"])


def test_a_word_with_an_ending_is_no_slip(engine: Page) -> None:
    assert ask(engine, "agencyless recyclingly")["repaired"] == ""


def test_the_plural_of_a_slip_is_set_right(engine: Page) -> None:
    assert ask(engine, "smokrs")["repaired"] in ("smoker", "smokers")
    assert ask(engine, "nurserry")["repaired"] == "nursery"
    assert ask(engine, "harburs")["repaired"] == "harbour"


def test_an_official_title_alone_is_no_answer_to_half_a_question(engine: Page) -> None:
    assert ask(engine, "reviews of robots")["titles"] == []
    assert ask(engine, "robots in lessons")["lacks"] == ["robots"]


@pytest.mark.parametrize("when", ["last month", "this week", "in recent years"])
def test_when_is_not_asked_for(engine: Page, when: str) -> None:
    assert ask(engine, f"obesity {when}") == ask(engine, "obesity")


def test_a_real_word_alone_is_left_as_it_is(engine: Page) -> None:
    assert ask(engine, "planing")["repaired"] == ""


@pytest.mark.parametrize("query", ["a", "x", "the", "council", "of the council", "Port Regis", "?"])
def test_what_says_too_little_is_not_answered(engine: Page, query: str) -> None:
    found = ask(engine, query)
    assert (found["vague"], found["titles"]) == (True, [])


def test_council_is_in_everything(engine: Page) -> None:
    assert ask(engine, "council homes")["titles"] == ["New social homes"]
    assert ask(engine, "council obesity") == ask(engine, "obesity")
