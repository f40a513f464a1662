"""The list of all indicators, and the page of a priority: who stands where."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from html import unescape

from builders import (
    EARLIER_RELEASE,
    INDICATOR,
    PLAN,
    make_council,
    make_entry,
    make_indicator,
    make_observation,
    make_target,
)
from page_data import assessed, items_in, words_in
from quarterdeck.model import Council, Outcome, Priority
from quarterdeck.pages.inputs import ChartImages
from quarterdeck.pages.list_parts import OTHER
from quarterdeck.pages.list_rows import COLUMNS, packed
from quarterdeck.pages.listing import build_listing_page
from quarterdeck.pages.priority import build_priority_page
from quarterdeck.pages.priority_charts import build_charts_pages

OLD_PLAN = "old-plan"
#: Each with its plan, priority and outcome.
PLACES: dict[str, tuple[str, int, int | None]] = {
    INDICATOR: (PLAN, 1, 1),
    "empty-homes": (PLAN, 1, None),
    "trees": (PLAN, 2, 1),
    "stray": (OLD_PLAN, 1, None),
    "dropped": (PLAN, 2, 1),
}


def council() -> Council:
    """Make a council of two priorities; the newest report gives no figure of what was dropped."""
    return make_council(
        frameworks={PLAN: "Any Plan", OLD_PLAN: "Old Plan"},
        priorities=(
            Priority(PLAN, 1, "Homes for all", "Homes"),
            Priority(PLAN, 2, "Green streets", "Streets"),
            Priority(OLD_PLAN, 1, "As it was", "Old"),
        ),
        outcomes=(Outcome(PLAN, 1, 1, "Nobody sleeps rough", ()), Outcome(PLAN, 2, 1, "Trees grow", ())),
        indicators={name: make_indicator(id=name, title=name.title()) for name in PLACES},
        scorecard=tuple(
            make_entry(name, framework=plan, priority=priority, outcome=outcome, order=order)
            for order, (name, (plan, priority, outcome)) in enumerate(PLACES.items())
        ),
        observations=tuple(
            make_observation(indicator=name)
            if name != "dropped"
            else make_observation("2024-25 Q1", "7", indicator=name, release=EARLIER_RELEASE)
            for name in PLACES
        ),
        targets=(),
    )


def tables(html: str) -> list[tuple[str, list[str]]]:
    """Give the caption of each table with the indicators in it."""
    return [
        (words_in(caption), re.findall(r'<th scope="row"><a [^>]*>(.*?)</a>', table))
        for caption, table in re.findall(r"<caption[^>]*>(.*?)</caption>(.*?)</table>", html, re.DOTALL)
    ]


def groups(html: str) -> list[tuple[str, list[str]]]:
    """Give the heading of each group of a list with the indicators in it."""
    return [
        (words_in(body.partition("</h2>")[0]), re.findall(r'<th scope="row"><a [^>]*>(.*?)</a>', body))
        for body in html.split("<tbody data-qd-group>")[1:]
        if "</h2>" in body
    ]


def rows(html: str) -> list[dict[str, str]]:
    """Give what each row holds for the list's script, by the name of the column."""
    names = [name for name, _ in COLUMNS]
    found = [unescape(row).split("\t") for row in re.findall(r'data-row="(.*?)"', html, re.DOTALL)]
    return [dict(zip(names, row, strict=True)) for row in found]


def test_every_indicator_stands_once_under_its_priority_or_under_other_plans() -> None:
    page = build_listing_page(assessed(council()))
    assert groups(page.fragments["list"]) == [
        ("Homes", ["Rough-Sleepers", "Empty-Homes"]),
        ("Streets", ["Trees"]),
        ("Under other plans", ["Stray"]),
    ]
    assert 'data-total="4"' in page.fragments["list"]


def test_what_the_newest_report_does_not_give_stands_apart_with_its_last_figure() -> None:
    page = build_listing_page(assessed(council()))
    assert items_in(page.fragments["older"]) == ["Dropped HOU-01 7 people, End of June 2024"]
    whole = build_listing_page(assessed(make_council()))
    assert items_in(whole.fragments["older"]) == []


def test_a_row_is_filtered_sorted_and_saved_by_what_it_holds() -> None:
    (row,) = rows(build_listing_page(assessed(make_council())).fragments["list"])
    held = {name: row[name] for name in ("priority", "status", "direction", "trend", "quartile", "tier", "frequency")}
    assert held == {
        "priority": "1",
        "status": "not_met",
        "direction": "improving",
        "trend": "not_comparable",
        "quartile": "",
        "tier": "1",
        "frequency": "quarterly",
    }
    figures = {name: row[name] for name in ("number", "value", "unit", "period", "target_number", "priority_title")}
    assert figures == {
        "number": "12",
        "value": "12",
        "unit": "people",
        "period": "End of September 2024",
        "target_number": "10",
        "priority_title": "Homes",
    }
    assert row["words"] == "Number of people sleeping rough homeless"


def test_a_row_of_another_plan_is_filtered_by_where_it_stands_not_by_a_number_of_that_plan() -> None:
    found = {row["title"]: row["priority"] for row in rows(build_listing_page(assessed(council())).fragments["list"])}
    assert found == {"Rough-Sleepers": "1", "Empty-Homes": "1", "Trees": "2", "Stray": OTHER}


def test_a_grade_is_no_number() -> None:
    graded = make_indicator(grades=((Decimal(10), "Good"), (Decimal(12), "Poor")))
    (row,) = rows(build_listing_page(assessed(make_council(indicators={INDICATOR: graded}))).fragments["list"])
    assert (row["value"], row["number"]) == ("Poor", "")
    assert (row["target"], row["target_number"]) == ("Good", "")


def test_the_form_offers_only_what_the_rows_differ_in_and_orders_of_columns_that_are_there() -> None:
    html = build_listing_page(assessed(council())).fragments["list"]
    assert re.findall(r'<select id="qd-f-(\w+)"', html) == ["priority", "status", "direction", "sort"]
    offered = re.search(r'name="sort">(.*?)</select>', html)
    assert offered is not None
    values = re.findall(r'value="([^"]+)"', offered[1])
    assert {value.lstrip("-") for value in values} == {"title", "number", "target_number", "status", "direction"}
    assert set(re.findall(r'data-sort="(\w+)"', html)) == {value.lstrip("-") for value in values}


def test_a_tab_in_a_text_breaks_no_row() -> None:
    assert packed(["a\tb", "c"]).split("\t") == ["a b", "c"]


def test_an_outcome_has_its_own_indicators_and_those_without_one_stand_last() -> None:
    given = assessed(council())
    homes, streets = (build_priority_page(given, p) for p in given.council.priorities[:2])
    found = {
        place: tables(html) for page in (homes, streets) for place, html in page.fragments.items() if "outcome" in place
    }
    assert [name for name in homes.fragments if "outcome" in name] == ["outcome-1", "outcome-none"]
    assert tables(homes.fragments["outcome-1"]) == [("Nobody sleeps rough: 1 indicator", ["Rough-Sleepers"])]
    assert tables(homes.fragments["outcome-none"]) == [("Other indicators: 1 indicator", ["Empty-Homes"])]
    assert tables(streets.fragments["outcome-1"]) == [("Trees grow: 1 indicator", ["Trees"])]
    assert len(found) == 2


def test_the_page_of_a_priority_counts_its_own_targets_that_were_met() -> None:
    met, missed = (make_target(value=value, indicator=name) for name, value in (("empty-homes", "20"), ("trees", "1")))
    known = council()
    given = assessed(replace(known, targets=(met, missed)))
    homes, streets = (build_priority_page(given, p) for p in given.council.priorities[:2])
    assert "1 of 1 targets met in Quarter 2 2024-25" in homes.description
    assert "**1 of 1 targets were met in" in homes.markdown
    assert "0 of 1 targets met in Quarter 2 2024-25" in streets.description
    assert "**0 of 1 targets were met in" in streets.markdown


def test_a_priority_opens_with_what_is_off_target_then_near_it_the_furthest_first() -> None:
    known = council()
    aims = {INDICATOR: "11.5", "empty-homes": "6", "trees": "24"}
    given = assessed(replace(known, targets=tuple(make_target(value=v, indicator=n) for n, v in aims.items())))
    homes, streets = (build_priority_page(given, p) for p in given.council.priorities[:2])
    said = homes.fragments["exceptions"]
    assert [words_in(head) for head in re.findall(r"<h3>(.*?)</h3>", said)] == [
        "Off target : 1",
        "Within 5% of target : 1",
    ]
    assert items_in(said) == ["Empty-Homes 12 people, target 6", "Rough-Sleepers 12 people, target 11.5"]
    # Where all is on target, nothing is said of exceptions.
    assert streets.fragments["exceptions"] == ""
    assert "#exceptions" not in streets.markdown


def test_all_charts_of_a_priority_stand_on_one_page_each_with_ids_of_its_own() -> None:
    drawing = '<svg aria-labelledby="narrow-title narrow-description"><title id="narrow-title">T</title></svg>'
    given = replace(assessed(council()), charts={"trees": ChartImages("", drawing, b"", "")})
    homes, streets = (build_charts_pages(given, p) for p in given.council.priorities[:2])
    assert homes == []
    (page,) = streets
    assert page.address == "anyborough/priorities/2/charts/"
    assert '<svg aria-labelledby="trees-title trees-about"><title id="trees-title">' in page.fragments["charts"]
    assert re.findall(r'<h3><a href="(.*?)">(.*?)</a>', page.fragments["charts"]) == [
        ("../../../indicators/trees/", "Trees")
    ]
    assert "](charts/)" in build_priority_page(given, given.council.priorities[1]).markdown
