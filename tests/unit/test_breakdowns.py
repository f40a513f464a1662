"""Indicators that are also published in parts: reading the tables, the chart's figure, the table on the page."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from builders import (
    EARLIER_RELEASE,
    INDICATOR,
    RELEASE,
    make_council,
    make_data,
    make_indicator,
    make_release,
    number_of,
    period_of,
)
from folders import make_csv, write_folder
from quarterdeck.assess import assess_release
from quarterdeck.assess.breakdowns import known_parts
from quarterdeck.assess.series import known_at
from quarterdeck.charts.bars import Bar, BarsFigure, build_bars, build_bars_spec, describe_bars
from quarterdeck.charts.theme import NARROW, WIDE, Size
from quarterdeck.errors import Finding, Severity
from quarterdeck.model import Accumulation, Breakdown, BreakdownFigure
from quarterdeck.pages.breakdown import breakdown_context
from quarterdeck.pages.inputs import CouncilInput
from quarterdeck.parts import Parts
from quarterdeck.periods import parse_period
from quarterdeck.read import build_council, read_folder
from quarterdeck.validate import validate_tables

FILE = f"anyborough/breakdowns/{INDICATOR}.csv"
LIST = "anyborough/breakdowns.csv"
HEADING = "period,release,age_group,value,numerator,denominator,marker,note"
ROWS = (
    f"2024-25 Q2,{RELEASE},Under 25,5,,,,",
    f"2024-25 Q2,{RELEASE},25 and over,7,7,12,[p],Counted twice.",
    f"2024-25 Q1,{RELEASE},Under 25,6,,,,",
    f"2024-25 Q2,{RELEASE},,12,,,,",
)
LISTED = {
    "indicator": INDICATOR,
    "dimension": "age_group",
    "title": "Rough sleepers by age",
    "description": "By age on the night of the count.",
}


def write(parent: Path, *rows: str, heading: str = HEADING, listed: dict[str, str] | None = None) -> Path:
    """Write Anyborough with a breakdown of these rows; without any its file is left out."""
    folder = write_folder(parent, breakdowns=make_csv("breakdowns", [LISTED | (listed or {})]))
    if rows:
        (folder / "breakdowns").mkdir()
        (folder / "breakdowns" / f"{INDICATOR}.csv").write_text("\n".join((heading, *rows, "")), encoding="utf-8")
    return folder


def found(folder: Path) -> list[Finding]:
    read, findings = read_folder(folder)
    return [*findings, *validate_tables(read.tables)]


def places(findings: list[Finding]) -> list[tuple[str, int, str, str]]:
    return [(finding.file, finding.row, finding.column, finding.code) for finding in findings]


def figure(category: str, value: str | None, period: str = "2024-25 Q2", **more: str) -> BreakdownFigure:
    counts = [number_of(more.get(name)) for name in ("numerator", "denominator")]
    return BreakdownFigure(
        period_of(period),
        more.get("release", RELEASE),
        category,
        number_of(value),
        *counts,
        more.get("marker", ""),
        more.get("note", ""),
    )


def breakdown(*figures: BreakdownFigure) -> Breakdown:
    return Breakdown(INDICATOR, "age_group", "Rough sleepers by age", "By age.", figures)


def parts_of(*figures: BreakdownFigure, accumulation: str = "snapshot", at: int = -1) -> Parts | None:
    """Gather a breakdown as it stood with a report, by default the newest."""
    council = make_council()
    indicator = make_indicator(accumulation=Accumulation(accumulation))
    return known_parts(breakdown(*figures), indicator, known_at(council, council.releases[at]))


def whole_parts(*figures: BreakdownFigure, accumulation: str = "snapshot") -> Parts:
    found = parts_of(*figures, accumulation=accumulation)
    assert found is not None
    return found


def test_a_good_breakdown(tmp_path: Path) -> None:
    folder = write(tmp_path, *ROWS)
    assert found(folder) == []
    read = build_council(read_folder(folder)[0]).breakdowns[INDICATOR]
    assert (read.dimension, read.title) == ("age_group", "Rough sleepers by age")
    assert [(f.period.text, f.category, f.value) for f in read.figures] == [
        ("2024-25 Q1", "Under 25", Decimal(6)),
        ("2024-25 Q2", "Under 25", Decimal(5)),
        ("2024-25 Q2", "25 and over", Decimal(7)),
        ("2024-25 Q2", "", Decimal(12)),
    ]
    counted = read.figures[2]
    assert (counted.numerator, counted.denominator, counted.marker) == (Decimal(7), Decimal(12), "[p]")


def test_a_council_without_breakdowns(tmp_path: Path) -> None:
    folder = write_folder(tmp_path)
    assert found(folder) == []
    assert build_council(read_folder(folder)[0]).breakdowns == {}


def test_the_file_is_missing(tmp_path: Path) -> None:
    assert places(found(write(tmp_path))) == [(FILE, 0, "", "missing-file")]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        (HEADING.replace("age_group", "age"), [("age_group", "missing-column"), ("age", "unknown-column")]),
        (HEADING.replace(",note", ""), [("note", "missing-column")]),
        (HEADING.replace("note", "remark"), [("note", "missing-column"), ("remark", "unknown-column")]),
        (f"{HEADING},age_group", [("age_group", "duplicate-column")]),
    ],
)
def test_a_bad_heading(tmp_path: Path, heading: str, expected: list[tuple[str, str]]) -> None:
    findings = found(write(tmp_path, *ROWS, heading=heading))
    assert [place for place in places(findings) if place[3].endswith("column")] == [
        (FILE, 1, column, code) for column, code in expected
    ]


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        (ROWS[0], "period", "duplicate-key"),
        (ROWS[3], "period", "duplicate-key"),
        ("2024-25 Q2,2019-20-q4,Under 18,5,,,,", "release", "unknown-reference"),
        (f"soon,{RELEASE},Under 18,5,,,,", "period", "bad-period"),
        (f"2024-25 Q2,{RELEASE},Under 18,five,,,,", "value", "bad-number"),
        (f"2024-25 Q2,{RELEASE},Under 18 ,5,,,,", "age_group", "stray-space"),
        (f"2024-25 Q2,{RELEASE},Under 18,5,,,[P],", "marker", "not-allowed"),
        ("2024-25 Q2,,Under 18,5,,,,", "release", "missing-value"),
        (f"2024-25 Q2,{RELEASE},Under 18,5,,,[c],", "value", "suppressed-value"),
        (f"2024-25 Q2,{RELEASE},Under 18,,5,,[c],", "numerator", "suppressed-value"),
        (f"2024-25 Q2,{RELEASE},Under 18,5", "", "wrong-width"),
    ],
)
def test_a_bad_row_is_found_in_its_place(tmp_path: Path, row: str, column: str, code: str) -> None:
    findings = found(write(tmp_path, *ROWS, row))
    assert places(findings) == [(FILE, 6, column, code)]
    assert findings[0].severity is Severity.BLOCKER


def test_a_part_says_why_it_has_no_value(tmp_path: Path) -> None:
    findings = found(write(tmp_path, *ROWS, f"2024-25 Q2,{RELEASE},Under 18,,,,,"))
    assert places(findings) == [(FILE, 6, "value", "no-value")]


@pytest.mark.parametrize(
    ("listed", "column", "code"),
    [
        ({"indicator": "no-such-thing"}, "indicator", "unknown-indicator"),
        ({"dimension": "Age group"}, "dimension", "bad-id"),
        ({"dimension": "../age"}, "dimension", "bad-id"),
        ({"title": ""}, "title", "missing-value"),
    ],
)
def test_a_bad_row_of_the_list(tmp_path: Path, listed: dict[str, str], column: str, code: str) -> None:
    findings = found(write(tmp_path, *ROWS, listed=listed))
    assert (LIST, 2, column, code) in places(findings)


@pytest.mark.parametrize("name", ["value", "period", "release", "note"])
def test_a_dimension_with_the_name_of_another_column(tmp_path: Path, name: str) -> None:
    heading = HEADING.replace("age_group", name)
    findings = found(write(tmp_path, *ROWS, heading=heading, listed={"dimension": name}))
    assert (LIST, 2, "dimension") in [place[:3] for place in places(findings)]


def test_a_file_that_the_list_does_not_name_is_warned_of(tmp_path: Path) -> None:
    folder = write(tmp_path, *ROWS)
    (folder / "breakdowns" / "other.csv").write_text(f"{HEADING}\n", encoding="utf-8")
    findings = found(folder)
    assert places(findings) == [("anyborough/breakdowns/other.csv", 0, "", "unknown-file")]
    assert findings[0].severity is Severity.WARNING


def test_the_latest_word_on_each_part_and_period_counts() -> None:
    first = figure("A", "6", "2024-25 Q1", release=EARLIER_RELEASE)
    revised = figure("A", "7", "2024-25 Q1", marker="[r]")
    now = figure("A", "5")
    for rows in ((first, revised, now), (now, revised, first)):
        found = whole_parts(*rows)
        assert found.figures == {("A", "2024-04/2024-06"): revised, ("A", "2024-07/2024-09"): now}
        assert [period.text for period in found.periods] == ["2024-25 Q1", "2024-25 Q2"]
        assert found.figure("A", parse_period("2024-04/2024-06")) is revised
        assert found.figure("B", parse_period("2024-25 Q1")) is None
        then = parts_of(*rows, at=0)
        assert then is not None
        assert (then.figures, then.newest, then.before) == (
            {("A", "2024-04/2024-06"): first},
            parse_period("2024-25 Q1"),
            None,
        )


def test_before_a_report_gave_parts_there_are_none() -> None:
    assert parts_of(figure("A", "5"), at=0) is None
    assert parts_of() is None


def test_parts_stand_as_in_the_file_and_the_whole_is_not_one_of_them() -> None:
    found = whole_parts(figure("Old", "5"), figure("", "9"), figure("Young", "4"), figure("Old", "6", "2024-25 Q1"))
    assert found.categories == ("Old", "Young")


def test_the_newest_period_is_the_last_with_a_figure() -> None:
    missing = figure("A", None, "2024-25 Q2", marker="[x]")
    found = whole_parts(figure("A", "6", "2024-25 Q1"), missing)
    assert (found.newest.text, found.before) == ("2024-25 Q1", None)
    assert [period.text for period in found.periods] == ["2024-25 Q1", "2024-25 Q2"]
    assert whole_parts(missing).newest.text == "2024-25 Q2"


@pytest.mark.parametrize(
    ("accumulation", "periods", "before"),
    [
        ("snapshot", "2024-25 Q1, 2024-25 Q2", "2024-25 Q1"),
        ("snapshot", "2023-24 Q2, 2024-25 Q2", "2023-24 Q2"),
        ("snapshot", "2023-24 Q2, 2024-25 Q1, 2024-25 Q2", "2024-25 Q1"),
        ("snapshot", "2023-24 Q4, 2024-25 Q2", None),
        ("period", "2023-24, 2024-25 Q1", None),
        ("period", "2024-25 H1, 2024-25 Q3", None),
        ("period", "2023-24, 2024-25", "2023-24"),
        ("period", "AY2022-23, AY2023-24", "AY2022-23"),
        ("period", "2019-21, 2020-22", "2019-21"),
        ("period", "2017-19, 2020-22", "2017-19"),
        ("year_to_date", "2024-25 Q1, 2024-25 Q2", None),
        ("year_to_date", "2023-24 Q2, 2024-25 Q1, 2024-25 Q2", "2023-24 Q2"),
        ("year_to_date_rate", "2024-25 Q1, 2024-25 Q2", None),
        ("snapshot", "R2024-25 Q2 -1y, R2024-25 Q2", "R2024-25 Q2 -1y"),
        ("snapshot", "R2024-25 Q2, 2024-25", None),
    ],
)
def test_parts_compare_with_those_of_a_stretch_as_long(accumulation: str, periods: str, before: str | None) -> None:
    found = whole_parts(*(figure("A", "5", period) for period in periods.split(", ")), accumulation=accumulation)
    assert (found.before.text if found.before else None) == before


def test_undated_columns_of_two_reports_do_not_compare() -> None:
    assert whole_parts(figure("A", "5", "R2023-24 Q2"), figure("A", "6", "R2024-25 Q2")).before is None


def test_forecasts_of_parts_are_no_results() -> None:
    found = whole_parts(figure("A", "5", "2024-25 Q1"), figure("A", "6", "2024-25 Q2", marker="[f]"))
    assert found.newest.text == "2024-25 Q1"


def test_no_part_compares_with_a_forecast() -> None:
    found = whole_parts(figure("A", "5", "2024-25 Q1", marker="[f]"), figure("A", "6", "2024-25 Q2"))
    assert found.before is None


def test_no_parts_compare_across_a_break() -> None:
    found = whole_parts(figure("A", "5", "2024-25 Q1"), figure("A", "6", "2024-25 Q2", marker="[b]"))
    assert found.before is None


def test_the_latest_report_names_the_period_whatever_the_order_of_rows() -> None:
    old = figure("A", "5", "AY2022-23", release=EARLIER_RELEASE)
    new = figure("A", "6", "2022-09/2023-08")
    assert whole_parts(old, new).periods == whole_parts(new, old).periods


def bars_of(*figures: BreakdownFigure, unit: str = "people") -> BarsFigure | None:
    return build_bars(whole_parts(*figures), unit)


def test_bars_are_the_newest_period_in_the_order_of_the_file_with_the_period_before() -> None:
    figures = bars_of(
        figure("Old", "9", "2023-24 Q4"),
        figure("B", "3", "2024-25 Q1"),
        figure("Gone", "8", "2024-25 Q1"),
        figure("A", "5"),
        figure("B", "7"),
        figure("", "19"),
        figure("C", "7"),
    )
    assert figures is not None
    assert (figures.period, figures.before) == (parse_period("2024-25 Q2"), parse_period("2024-25 Q1"))
    assert figures.bars == (
        Bar("B", Decimal(7), Decimal(3)),
        Bar("A", Decimal(5), None),
        Bar("C", Decimal(7), None),
    )


def test_bars_of_a_single_period_have_nothing_before() -> None:
    figures = bars_of(figure("A", "5"), figure("B", None, marker="[x]"))
    assert figures is not None
    assert (figures.before, figures.bars) == (None, (Bar("A", Decimal(5), None),))


def test_a_longer_stretch_is_no_mark_beside_a_bar() -> None:
    figures = build_bars(
        whole_parts(figure("A", "20", "2023-24"), figure("A", "5", "2024-25 Q1"), accumulation="period"), "people"
    )
    assert figures is not None
    assert (figures.before, figures.bars) == (None, (Bar("A", Decimal(5), None),))


@pytest.mark.parametrize("figures", [(figure("", "12"),), (figure("A", None, marker="[c]"),)])
def test_no_bars_without_a_figure_of_a_part(figures: tuple[BreakdownFigure, ...]) -> None:
    assert bars_of(*figures) is None


def test_bars_in_words() -> None:
    figures = bars_of(
        figure("A", "3", "2024-25 Q1"),
        figure("B", "9", "2024-25 Q1"),
        figure("C", "2", "2024-25 Q1"),
        *(figure(name, value) for name, value in (("A", "5"), ("B", "4"), ("C", "2"), ("D", "7"))),
    )
    assert figures is not None
    assert describe_bars(figures, "By age") == (
        "By age, Quarter 2 2024-25. 4 bars. Largest: D, 7 people. Smallest: C, 2 people. "
        "Since Quarter 1 2024-25 1 went up and 1 down."
    )


def test_one_of_them_is_told_in_the_singular() -> None:
    figures = bars_of(figure("A", "1"))
    assert figures is not None
    assert describe_bars(figures, "By age").endswith("One bar: A, 1 person.")


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=lambda size: size.name)
def test_bars_begin_at_nought_and_fit(size: Size) -> None:
    figures = bars_of(figure("A", "9", "2024-25 Q1"), figure("A", "5"), figure("B", "0"))
    assert figures is not None
    spec = build_bars_spec(figures, size)
    assert [bar["zero"] for bar in spec["datasets"]["bars"]] == [0, 0]
    assert [name["text"] for name in spec["datasets"]["names"]] == ["A", "B"]
    assert {tuple(layer["encoding"]["x"]["scale"]["domain"]) for layer in spec["layer"]} == {(0, 9.0)}
    assert [mark["x"] for mark in spec["datasets"]["before"]] == [9.0]


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=lambda size: size.name)
def test_each_bar_is_named_and_labelled_with_its_own_figure_of_now(size: Size) -> None:
    figures = bars_of(figure("A", "9", "2024-25 Q1"), figure("A", "5"), figure("B", "1094"), figure("C", "0"))
    assert figures is not None
    rows = build_bars_spec(figures, size)["datasets"]
    assert [
        (bar["x"], name["text"], value["text"])
        for bar, name, value in zip(*(rows[n] for n in ("bars", "names", "values")), strict=True)
    ] == [
        (5.0, "A", "5"),
        (1094.0, "B", "1,094"),
        (0.0, "C", "0"),
    ]
    # The number stands beyond the mark of the period before, where that is further out.
    first, second, third = (value["x"] for value in rows["values"])
    assert 9 < first < second
    assert 0 < third < first
    assert second > 1094
    (mark,) = rows["before"]
    bar = rows["bars"][0]
    assert bar["y"] < mark["y"] < bar["y2"]


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=lambda size: size.name)
def test_bars_below_nought_go_the_other_way_with_their_numbers_at_their_ends(size: Size) -> None:
    figures = bars_of(figure("A", "-5"), figure("B", "3"))
    assert figures is not None
    spec = build_bars_spec(figures, size)
    rows = spec["datasets"]
    assert spec["layer"][0]["encoding"]["x"]["scale"]["domain"] == [-5.0, 3.0]
    assert [(bar["x"], bar["zero"]) for bar in rows["bars"]] == [(-5.0, 0), (3.0, 0)]
    ((below,), (above,)) = rows["negatives"], rows["values"]
    assert (below["text"], above["text"]) == ("−5", "3")
    assert below["x"] < -5
    assert above["x"] > 3
    assert [line["x"] for line in rows["nought"]] == [0.0]
    assert all(name["x"] < below["x"] for name in rows["names"])


def test_long_names_are_broken_and_make_room_for_themselves() -> None:
    name = "Construction, demolition and excavation of buildings and of roads"
    figures = bars_of(figure(name, "5"), figure("B", "3"))
    assert figures is not None
    for size in (WIDE, NARROW):
        rows = build_bars_spec(figures, size)["datasets"]
        lines = rows["names"][:-1]
        assert " ".join(line["text"] for line in lines) == name
        assert len(lines) > 1
        assert rows["names"][-1]["y"] > lines[-1]["y"]


def test_more_bars_than_thirty_are_left_to_the_table() -> None:
    figures = bars_of(*(figure(f"Part {count:02}", "5") for count in range(42)))
    assert figures is not None
    assert (len(figures.bars), figures.more) == (30, 12)
    assert build_bars_spec(figures, NARROW)["datasets"]["names"][-1]["text"] == "and 12 more in the table"
    assert describe_bars(figures, "By age").endswith("12 more stand in the table.")


def test_bars_that_are_all_nought_can_be_drawn() -> None:
    figures = bars_of(figure("A", "0"))
    assert figures is not None
    assert build_bars_spec(figures, WIDE)["layer"][0]["encoding"]["x"]["scale"]["domain"] == [0, 1.0]


def context_of(*figures: BreakdownFigure, unit: str = "people") -> dict[str, object]:
    """Give what an indicator's page says of a breakdown of these figures."""
    council = make_council(
        releases=(
            make_release(EARLIER_RELEASE, "2024-25 Q1", source="The first report"),
            make_release(source="The second report"),
        ),
        indicators={INDICATOR: make_indicator(unit=unit)},
        breakdowns={INDICATOR: breakdown(*figures)},
    )
    assessments = tuple(assess_release(council, release) for release in council.releases)
    given = CouncilInput(council, assessments, (), (), {}, make_data(council, assessments), "https://a.example/")
    (score,) = assessments[-1].scores
    assert score.parts is not None
    return breakdown_context(given, score, score.parts, None)


def test_the_table_on_the_page() -> None:
    context = context_of(
        figure("A", "6", "2024-25 Q1", marker="[p]"),
        figure("B", "1094", "2024-25 Q1", note="Counted twice."),
        figure("A", "5", numerator="1000", denominator="20000", note="Counted twice."),
        figure("C", None, marker="[c]", note="Too few."),
        figure("D", "0", marker="[low]"),
        figure("", "1099"),
        unit="%",
    )
    assert context["heading"] == "Age group"
    assert context["periods"] == ["Quarter 1 2024-25", "Quarter 2 2024-25"]
    assert context["rows"] == [
        ("A", [("6%", "[p]", ""), ("5% (1,000 of 20,000)", "", "1")]),
        ("B", [("1,094%", "", "1"), ("–", "", "")]),
        ("C", [("–", "", ""), ("held back", "[c]", "2")]),
        ("D", [("–", "", ""), ("nearly 0%", "[low]", "")]),
        ("All together", [("–", "", ""), ("1,099%", "", "")]),
    ]
    assert context["notes"] == ["Counted twice.", "Too few."]
    assert (context["before"], context["newest"]) == ("Quarter 1 2024-25", "Quarter 2 2024-25")


def test_the_table_without_a_total_and_of_one_period() -> None:
    context = context_of(figure("A", "6"), figure("B", "0"))
    assert context["rows"] == [("A", [("6", "", "")]), ("B", [("0", "", "")])]
    assert (context["before"], context["newest"], context["notes"]) == ("", "Quarter 2 2024-25", [])


def test_the_source_is_the_report_that_gave_the_newest_figures() -> None:
    old = figure("A", "6", "2024-25 Q1", release=EARLIER_RELEASE)
    assert context_of(old, figure("A", "5"))["source"] == "The second report"
    assert context_of(old)["source"] == "The first report"
    both = (figure("A", "6", release=EARLIER_RELEASE), figure("B", "5"))
    assert context_of(*both)["source"] == "The first report; The second report"
