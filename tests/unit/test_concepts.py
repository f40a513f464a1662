"""What more than one council measures: concepts.csv, and the pages that set councils side by side."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from builders import INDICATOR, make_council, make_data, make_indicator, make_observation, make_settings
from folders import FILES, make_csv, write_folder
from quarterdeck import pipeline
from quarterdeck.assess import assess_release
from quarterdeck.charts import Chart, SeriesFigure, council_charts
from quarterdeck.model import Accumulation, Concept, Council, Observation
from quarterdeck.pages.compare import build_compare_pages
from quarterdeck.pages.inputs import ChartImages, CouncilInput
from quarterdeck.pages.page import Page
from quarterdeck.read import build_concepts, read_concepts

HEADING = "concept,title,comparable,note"
SLEEPING = Concept("rough-sleeping", "People sleeping rough", comparable=False, note="One counts a *single* night.")
SAME = Concept("empty-homes", "Empty homes", comparable=True, note="Both count in October.")


def write_data(parent: Path, concepts: str | None, concept: str = "rough-sleeping") -> Path:
    """Write a data folder of one council whose indicator names a concept."""
    if concepts is not None:
        (parent / "concepts.csv").write_text(concepts, encoding="utf-8")
    write_folder(parent, indicators=make_csv("indicators", [FILES["indicators"][0] | {"concept": concept}]))
    return parent


def concepts_csv(*rows: str) -> str:
    return "\n".join((HEADING, *rows, ""))


def given(slug: str, concept: str, value: str = "12", *, indicator: str = INDICATOR) -> CouncilInput:
    """Make a council, named after its slug, that reports one indicator of a concept, with a chart."""
    council = make_council(
        settings=make_settings(slug=slug, name=slug.title()),
        indicators={INDICATOR: make_indicator(concept=concept, caveat=f"Mind {slug}.")},
        observations=(make_observation("2024-25 Q2", value),),
    )
    assessments = tuple(assess_release(council, release) for release in council.releases)
    drawn = {f"{kind}{indicator}": chart(f"{slug}'s chart") for kind in ("", "compare:")}
    return CouncilInput(council, assessments, (), (), drawn, make_data(council, assessments), "")


def council_with(slug: str, *observations: Observation, **overrides: Any) -> CouncilInput:
    """Make a council that reports one indicator of a concept with these figures."""
    council = make_council(
        settings=make_settings(slug=slug, name=slug.title()),
        indicators={INDICATOR: make_indicator(concept=SAME.id, **overrides)},
        observations=observations,
    )
    assessments = tuple(assess_release(council, release) for release in council.releases)
    return CouncilInput(council, assessments, (), (), {}, make_data(council, assessments), "")


def compare_pages(councils: tuple[CouncilInput, ...], concepts: tuple[Concept, ...]) -> list[Page]:
    return build_compare_pages(councils, concepts, {})


def drawn_for(made: CouncilInput) -> list[Chart]:
    return list(council_charts(made.council, made.assessments, lambda _: "A finding", lambda _: "On target"))


def chart(text: str) -> ChartImages:
    return ChartImages(f"<svg>{text}, wide</svg>", f"<svg>{text}, narrow</svg>", b"", text)


def test_concepts_are_read(tmp_path: Path) -> None:
    rows, findings = read_concepts(
        write_data(tmp_path, concepts_csv("rough-sleeping,Rough sleeping,partly,See.", "empty-homes,Empty,yes,Same."))
    )
    assert findings == ()
    assert build_concepts(rows) == (
        Concept("rough-sleeping", "Rough sleeping", comparable=False, note="See."),
        Concept("empty-homes", "Empty", comparable=True, note="Same."),
    )


def test_the_portal_carries_its_concepts(tmp_path: Path) -> None:
    portal, findings = pipeline.check(write_data(tmp_path, concepts_csv("rough-sleeping,Rough sleeping,partly,See.")))
    assert findings == ()
    assert [concept.id for concept in portal.concepts] == ["rough-sleeping"]


def test_without_the_file_there_is_nothing_to_compare(tmp_path: Path) -> None:
    portal, findings = pipeline.check(write_data(tmp_path, None, concept=""))
    assert (portal.concepts, findings) == ((), ())


def test_a_concept_that_is_not_listed(tmp_path: Path) -> None:
    _, findings = pipeline.check(write_data(tmp_path, concepts_csv("empty-homes,Empty homes,yes,Same.")))
    (found,) = findings
    assert (found.file, found.row, found.column, found.code) == (
        "anyborough/indicators.csv",
        2,
        "concept",
        "unknown-reference",
    )
    assert "rough-sleeping" in found.message


@pytest.mark.parametrize("concepts", [None, concepts_csv()], ids=["no file", "no rows"])
def test_a_concept_where_none_is_listed_is_of_a_wider_scheme(tmp_path: Path, concepts: str | None) -> None:
    _, findings = pipeline.check(write_data(tmp_path, concepts))
    assert findings == ()


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        ("Rough sleeping,Rough sleeping,partly,See.", "concept", "bad-id"),
        ("rough-sleeping,,partly,See.", "title", "missing-value"),
        ("rough-sleeping,Rough sleeping,no,See.", "comparable", "not-allowed"),
        ("rough-sleeping,Rough sleeping,partly,", "note", "missing-value"),
        ("rough-sleeping,Rough sleeping,partly", "", "wrong-width"),
    ],
)
def test_a_bad_row(tmp_path: Path, row: str, column: str, code: str) -> None:
    _, findings = read_concepts(write_data(tmp_path, concepts_csv("empty-homes,Empty homes,yes,Same.", row)))
    assert [(f.file, f.row, f.column, f.code) for f in findings] == [("concepts.csv", 3, column, code)]


def test_a_concept_that_is_listed_twice(tmp_path: Path) -> None:
    row = "rough-sleeping,Rough sleeping,partly,See."
    _, findings = pipeline.check(write_data(tmp_path, concepts_csv(row, row)))
    assert [(f.file, f.row, f.column, f.code) for f in findings] == [("concepts.csv", 3, "concept", "duplicate-key")]


@pytest.mark.parametrize(
    ("councils", "addresses"),
    [
        ((), []),
        ((("north", "rough-sleeping"),), []),
        ((("north", "rough-sleeping"), ("south", "")), []),
        ((("north", "rough-sleeping"), ("south", "empty-homes")), []),
        ((("north", "other"), ("south", "other")), []),
        ((("north", "rough-sleeping"), ("south", "rough-sleeping")), ["compare/", "compare/rough-sleeping/"]),
        (
            (("north", "empty-homes"), ("south", "rough-sleeping"), ("west", "empty-homes")),
            ["compare/", "compare/empty-homes/"],
        ),
    ],
)
def test_a_page_only_where_two_councils_report_it(councils: tuple[tuple[str, str], ...], addresses: list[str]) -> None:
    pages = compare_pages(tuple(given(*one) for one in councils), (SLEEPING, SAME))
    assert [page.address for page in pages] == addresses


def test_two_indicators_of_one_council_are_no_comparison() -> None:
    one = given("north", "rough-sleeping")
    both: Council = make_council(
        settings=one.council.settings,
        indicators={name: make_indicator(id=name, concept="rough-sleeping") for name in (INDICATOR, "another")},
    )
    assessments = tuple(assess_release(both, release) for release in both.releases)
    assert (
        compare_pages((CouncilInput(both, assessments, (), (), {}, make_data(both, assessments), ""),), (SLEEPING,))
        == []
    )


def test_the_list_says_whose_and_whether_they_are_the_same() -> None:
    councils = tuple(given(slug, concept) for slug in ("north", "south") for concept in ("rough-sleeping",))
    listing = compare_pages(councils, (SLEEPING,))[0].fragments["concepts"]
    assert "North and South: related measures, not the same" in listing
    assert 'href="rough-sleeping/"' in listing
    same = compare_pages((given("north", SAME.id), given("south", SAME.id)), (SAME,))[0].fragments["concepts"]
    assert "North and South: the same measure" in same


@pytest.mark.parametrize(
    ("concept", "said"),
    [
        (SLEEPING, "Do not compare the numbers without reading this.** One counts a &#42;single&#42; night."),
        (SAME, "The councils measure the same thing, with this difference.** Both count in October."),
    ],
    ids=lambda value: getattr(value, "id", ""),
)
def test_the_note_stands_before_the_figures(concept: Concept, said: str) -> None:
    page = compare_pages((given("north", concept.id), given("south", concept.id)), (concept,))[1]
    assert said in page.markdown
    assert page.markdown.index(said) < page.markdown.index("<!--qd:cards-->") < page.markdown.index("<!--qd:table-->")


def test_each_council_has_its_own_card_and_its_own_chart() -> None:
    pages = compare_pages((given("north", SLEEPING.id), given("south", SLEEPING.id, "9")), (SLEEPING,))
    cards = re.findall(r"<section.*?</section>", pages[1].fragments["cards"], re.DOTALL)
    assert len(cards) == 2
    for card, name, other, value in zip(cards, ("north", "south"), ("south", "north"), ("12", "9"), strict=True):
        assert card.count("<svg>") == 2  # wide and narrow
        assert f"{name}'s chart" in card
        assert f"{other}'s chart" not in card
        assert f"Mind {name}." in card
        assert f"{value} people were found sleeping rough at the end of September 2024." in card
        assert f'href="../../{name}/indicators/{INDICATOR}/"' in card


def test_the_table_keeps_each_council_s_figure_in_its_column() -> None:
    north, south = given("north", SLEEPING.id), given("south", SLEEPING.id, "9")
    table = compare_pages((north, south), (SLEEPING,))[1].fragments["table"]
    row = re.search(r'<th scope="row">The end of September 2024</th>(.*?)</tr>', table)
    assert row is not None
    assert re.findall(r"<td.*?>(.*?)</td>", row[1]) == ["12 people", "9 people"]


def test_no_chart_joins_two_councils() -> None:
    for one, other in (("north", "south"), ("south", "north")):
        made = given(one, SLEEPING.id)
        (drawn,) = drawn_for(made)
        assert (drawn.key, drawn.compared) == (f"{one}/{INDICATOR}", True)
        assert other not in repr(drawn).lower()
        assert isinstance(drawn.figure, SeriesFigure)
        assert [str(point.value) for point in drawn.figure.points] == ["12"]


def test_only_what_is_compared_is_drawn_again() -> None:
    assert [drawn.compared for drawn in drawn_for(given("north", ""))] == [False]


def test_one_time_is_one_row_however_each_council_names_it() -> None:
    """Both are at the end of March 2025; the shorter name heads the row."""
    north, south = (
        council_with(slug, make_observation(period, value))
        for slug, period, value in (("north", "2024-25", "12"), ("south", "2024-25 Q4", "9"))
    )
    table = compare_pages((north, south), (SAME,))[1].fragments["table"]
    (row,) = re.findall(r"<tr>(?:(?!</tr>).)*<th[^>]*scope=\"?row.*?</tr>", table, re.DOTALL)
    assert " ".join(re.sub(r"<[^>]+>", " ", row).split()) == "The end of 2024-25 12 people 9 people"


def test_two_stretches_of_one_end_are_two_rows() -> None:
    """A quarter's figure is about three months; the year's so far is about nine."""
    counted = {"north": Accumulation.PERIOD, "south": Accumulation.YEAR_TO_DATE}
    north, south = (
        council_with(slug, make_observation("2024-25 Q3", "9"), accumulation=how) for slug, how in counted.items()
    )
    table = compare_pages((north, south), (SAME,))[1].fragments["table"]
    assert re.findall(r"<th[^>]*scope=\"?row\"?[^>]*>(.*?)</th>", table) == [
        "October to December 2024",
        "April to December 2024",
    ]


def test_a_plot_on_one_scale_stands_where_one_was_drawn() -> None:
    both = (given("north", SAME.id), given("south", SAME.id))
    plain, drawn = (build_compare_pages(both, (SAME,), known)[1] for known in ({}, {SAME.id: chart("Both")}))
    assert ("On one scale" in plain.markdown, plain.fragments["together"]) == (False, "")
    assert "On one scale" in drawn.markdown
    assert "<svg>Both, wide</svg>" in drawn.fragments["together"]


def test_each_council_s_figures_are_written_in_its_own_unit_with_their_markers() -> None:
    north = council_with("north", make_observation("2024-25 Q2", "12", marker="[p]"), unit="%")
    south = council_with("south", make_observation("2024-25 Q1", "9"), make_observation("2024-25 Q2", "1"))
    table = compare_pages((north, south), (SAME,))[1].fragments["table"]
    rows = re.findall(r'<tr><th scope="row">(.*?)</th>(.*?)</tr>', table)
    assert [(time, re.findall(r"<td.*?>(.*?)</td>", cells)) for time, cells in rows] == [
        ("The end of September 2024", ["12% [p]", "1 person"]),
        ("The end of June 2024", ["–", "9 people"]),
    ]


def test_councils_on_one_plot_have_no_plots_of_their_own() -> None:
    both = (given("north", SAME.id), given("south", SAME.id))
    plain, together = (build_compare_pages(both, (SAME,), known)[1] for known in ({}, {SAME.id: chart("Both")}))
    assert (plain.fragments["cards"].count("<svg>"), together.fragments["cards"].count("<svg>")) == (4, 0)
