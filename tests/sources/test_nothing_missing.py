"""Nothing that the five reports print of themselves is missing: from the tables, and from what is worked out again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from portals import read_table
from sources.reports import Row, by_report, need_reports, number_in, ours, report

need_reports()

ST_HELENS = ("2020-21-q3", "2021-22-q2", "2024-25-q2")
#: What the transcriptions call the measures and groups of tallies.
MEASURES = {
    "target": "status",
    "direction": "direction_of_travel",
    "trend": "trend",
    "quartile": "quartile",
    "indicators": "indicators",
}
GROUPS = {
    "met": "met",
    "within_5": "within_tolerance",
    "met_or_within_5": "met_or_within",
    "not_met": "not_met",
    "data_gap": "no_data",
    "no_data": "no_data",
    "improved": "improving",
    "same": "same",
    "worse": "worsening",
    "new_no_trend": "no_trend",
    **{f"q{number}": str(number) for number in range(1, 5)},
    "q1_or_q2": "1_or_2",
    "q3_or_q4": "3_or_4",
    "comparable": "comparable",
    "reported": "reported",
    "due_to_be_reported": "due",
}
#: Parts of the committee's papers that are about members: no names, and no counting of parties.
ABOUT_MEMBERS = ("Membership", "Cabinet Member")
#: Where a text of the papers is told in other words.
TOLD_OTHERWISE = {
    "The committee whose agenda carries the report: item 6, Q2 Performance Report, page 3": (
        "Children and Young People Services Scrutiny Committee; the report is item 6 of its agenda."
    )
}
#: Tallies that are entered nowhere: why.
TALLIES_NOT_ENTERED = {
    (
        "2021-22-q2",
        "Part 2, Priority 1, first outcome, text on child protection",
    ): "It counts three measures of the priority, not all of them: nothing here counts the same.",
}
#: Where our copy of a report shows all arrows of a priority alike, which cannot be: they are entered as lost.
UNTRUE_ARROWS = {("2020-21-q3", "trend", "4")}
#: Figures of a year ago that are entered nowhere, by report, reference and text: why.
COUNT = "A count of what the indicator gives as a rate or a share."
YEAR_AGO_NOT_ENTERED = {
    ("2020-21-q3", "CYP-02", "529 children"): COUNT,
    ("2021-22-q2", "CYP-08", "488 children"): COUNT,
    ("2021-22-q2", "CYP-14", "99"): COUNT,
    ("2024-25-q2", "ASC-005A", "same outturn (100)"): "A word: no figure is printed.",
}
#: Kinds of printed figures that are never worked out again: what they are worked out from, and what nothing bears on.
NOT_WORKED_OUT = {"value", "target", "other"}

every_report = pytest.mark.parametrize("release", ST_HELENS)


def folder(release: str) -> str:
    return f"st-helens-{release}"


@cache
def indicators(council: str, year: str) -> dict[str, str]:
    """Give the indicators of a year's scorecard by the references that its report prints."""
    return {row["ref"]: row["indicator"] for row in ours(council, "scorecard") if row["year"] == year}


def missing(wanted: Iterable[object], held: Iterable[object]) -> list[object]:
    """List what is wanted more often than it is held."""
    return sorted((Counter(wanted) - Counter(held)).elements(), key=str)


def share(text: str) -> str:
    return text.replace(" ", "") if "%" in text else text


# Tallies


def printed_tallies(release: str) -> list[tuple[str, ...]]:
    return [
        (
            MEASURES[row["measure"]],
            row["scope"],
            GROUPS[row["category"]],
            row["place"],
            row["count"],
            row["with_data"],
            share(row["percent"]),
            row["note"],
        )
        for row in report(f"{folder(release)}/printed_tallies")
        if (row["count"] or row["percent"]) and (release, row["place"]) not in TALLIES_NOT_ENTERED
    ]


def our_tallies(release: str, *, earlier: bool) -> list[Row]:
    return [r for r in ours("st-helens", "printed_tallies") if r["release"] == release and bool(r["period"]) is earlier]


@every_report
def test_every_tally_that_a_report_prints_is_there_and_no_other(release: str) -> None:
    columns = ("measure", "priority", "category", "place", "count", "with_data", "percent")
    wanted = [tally[:-1] for tally in printed_tallies(release)]
    held = [tuple(share(r[c]) for c in columns) for r in our_tallies(release, earlier=False)]
    assert len(wanted) > 70
    assert missing(wanted, held) == []
    assert missing(held, wanted) == []


#: Remarks that reconciliation makes by itself.
WORKED_OUT = ("This report prints no scorecard for this priority", "Agrees with the table", "Agrees with the box")


@every_report
def test_every_remark_on_a_tally_is_there(release: str) -> None:
    notes = " ".join(r["note"] for r in our_tallies(release, earlier=False))
    wanted = [part for tally in printed_tallies(release) for part in tally[-1].split("; ")]
    assert len({*wanted, *WORKED_OUT}) > len(WORKED_OUT) + 1
    assert [part for part in wanted if part not in WORKED_OUT and part not in notes] == []


@every_report
def test_every_tally_of_an_earlier_time_is_there(release: str) -> None:
    wanted = [
        (
            MEASURES[row["measure"]],
            row["scope"],
            GROUPS[row["category"]],
            row["percent"],
            re.sub(r"Quarter (\d) (\d{4})[-/](\d\d)", r"\2-\3 Q\1", row["period"]),
            row["place"],
        )
        for row in report(f"{folder(release)}/earlier_tallies")
        if row["percent"]
    ]
    held = [
        (*(r[c] for c in ("measure", "priority", "category", "percent", "period")), place)
        for r in our_tallies(release, earlier=True)
        for place in [re.sub(r", Quarter \d \d{4}[-/]\d\d$", "", r["place"])]
    ]
    assert sorted(wanted) == sorted(held)


def test_what_is_left_out_of_the_tallies_is_printed_there() -> None:
    places = {(release, row["place"]) for release in ST_HELENS for row in report(f"{folder(release)}/printed_tallies")}
    assert places >= TALLIES_NOT_ENTERED.keys()


# What a scorecard prints besides its figures


@every_report
@pytest.mark.parametrize(
    ("column", "figures"),
    [
        ("variance_from_target", ("variance_percent", "other")),
        ("section", ("status",)),
        ("trend", ("trend",)),
        ("dot", ("direction_of_travel",)),
        ("comparative_as_printed", ("quartile", "other")),
    ],
)
def test_every_judgement_of_a_scorecard_is_there(release: str, column: str, figures: tuple[str, ...]) -> None:
    rows = report(f"{folder(release)}/scorecard")
    printed = by_report("st-helens", "printed")
    names = indicators("st-helens", release[:7])

    def as_entered(row: Row) -> str:
        return "lost" if (release, column, row["priority_no"]) in UNTRUE_ARROWS else row[column]

    lacking = [
        (row["ref"], row[column])
        for row in rows
        if row.get(column, "").strip()
        # A comparison that the report does not give is a dash in the column before; 2024-25 says N/A of most.
        and not (column == "comparative_as_printed" and row[column] in ("N/A", "NA"))
        and not any(
            p["figure"] in figures and p["printed"] == as_entered(row) for p in printed[release, names[row["ref"]]]
        )
    ]
    assert lacking == []


@every_report
def test_every_quartile_of_a_scorecard_is_there(release: str) -> None:
    compared = by_report("st-helens", "comparators")
    names = indicators("st-helens", release[:7])
    wanted = {row["ref"]: row["quartile"] for row in report(f"{folder(release)}/scorecard") if row["quartile"]}
    held = {
        ref: quartile
        for ref, name in names.items()
        for quartile in (c["quartile"] for c in compared.get((release, name), []))
        if quartile
    }
    assert held == wanted


@every_report
def test_every_arrow_that_our_copy_has_lost_is_told_as_lost(release: str) -> None:
    printed = by_report("st-helens", "printed")
    names = indicators("st-helens", release[:7])
    kinds = {"trend": "trend", "direction": "direction_of_travel"}
    lost = [row for row in report(f"{folder(release)}/arrows") if row["state"] == "lost"]
    held = [
        (row["ref"], row["column"])
        for row in lost
        for p in printed[release, names[row["ref"]]]
        if (p["figure"], p["printed"]) == (kinds[row["column"]], "lost")
    ]
    assert held == [(row["ref"], row["column"]) for row in lost]


def test_every_change_and_distance_that_sefton_s_report_works_out_is_there() -> None:
    printed = by_report("sefton", "printed")
    names = indicators("sefton", "2024-25")
    rows = report("sefton-2024-11/derived")
    wanted = [
        (names[row["id"]], figure, text)
        for row in rows
        for figure, text in (
            ("change_percent", row["change_percent_as_printed"] or "↔"),
            ("distance_from_target", row["distance_from_target_as_printed"]),
        )
        if text
    ]
    held = [
        (name, p["figure"], p["printed"])
        for (release, name), cells in printed.items()
        if release == "2024-11"
        for p in cells
        if p["figure"] in ("change_percent", "distance_from_target")
    ]
    assert (len(rows), sorted(wanted)) == (89, sorted(held))
    without = [row["id"] for row in rows if not row["change_percent_as_printed"] and row["change_direction"] != "same"]
    assert without == []


# Words


def test_every_decision_and_all_that_goes_with_it_is_there() -> None:
    held = [(row["heading"], row["text"]) for row in ours("st-helens", "decisions")]
    texts = {text for _, text in held}
    rows = [row for row in report("st-helens-2021-22-q2/decisions") if row["heading_as_printed"] not in ABOUT_MEMBERS]
    assert len(rows) == len(held) == 33
    assert [row["text"] for row in rows if TOLD_OTHERWISE.get(row["text"], row["text"]) not in texts] == []
    numbered = [
        (f"{row['number']} {row['heading_as_printed']}".strip(), row["text"])
        for row in rows
        if row["text"] not in TOLD_OTHERWISE
    ]
    assert missing(numbered, held) == []
    assert not any("councillor" in text.lower() for text in texts)


@pytest.mark.parametrize(
    ("table", "kind", "column"), [("promises", "success", "success_measure"), ("actions", "action", "action")]
)
def test_every_promise_is_there_with_what_bears_on_it(table: str, kind: str, column: str) -> None:
    plan = "corporate-performance-2024"
    numbers = {row["title"]: row["priority"] for row in ours("sefton", "priorities") if row["framework"] == plan}
    names = indicators("sefton", "2024-25")
    wanted = [
        (
            numbers[row["priority"]],
            row[column],
            row["how"],
            " ".join(names[ref] for ref in row["indicators"].split()),
            bool(row["note"]),
        )
        for row in report(f"sefton-2024-11/{table}")
    ]
    held = [
        (row["priority"], row["text"], row["bearing"], row["indicators"], bool(row["note"]))
        for row in ours("sefton", "promises")
        if row["kind"] == kind
    ]
    assert len(wanted) > 40
    assert held == wanted


# Figures of a year ago


@every_report
def test_every_figure_of_the_same_time_a_year_before_is_there_or_left_out_for_a_reason(release: str) -> None:
    names = indicators("st-helens", release[:7])
    figures = by_report("st-helens", "observations")
    rows = [
        row
        for row in report(f"{folder(release)}/year_ago")
        if row["note"].startswith("Year ago") and row["value_as_printed"]
    ]
    excepted = {key for key in YEAR_AGO_NOT_ENTERED if key[0] == release}
    lacking = set()
    for row in rows:
        number = number_in(row["value_as_printed"].split()[0])
        held = figures[release, names[row["ref"]]]
        newest = max(o["period"] for o in held)
        if not number or not any(o["value"] == number and o["period"] < newest for o in held):
            lacking.add((release, row["ref"], row["value_as_printed"]))
    assert rows
    assert lacking == excepted


# What is worked out again


@pytest.fixture(scope="module")
def lines(project: Path) -> dict[str, list[Row]]:
    """Give the lines of what is worked out again, by council."""
    built = project / "build" / "datapackage"
    return {council: read_table(built / council / "reconciliation.csv") for council in ("st-helens", "sefton")}


@pytest.mark.parametrize("council", ["st-helens", "sefton"])
def test_every_printed_judgement_has_exactly_one_line(lines: dict[str, list[Row]], council: str) -> None:
    wanted = Counter(
        (row["release"], row["indicator"], row["figure"], row["printed"])
        for row in ours(council, "printed")
        if row["figure"] not in NOT_WORKED_OUT
    )
    held = Counter(
        (line["release"], line["indicator"], line["figure"], line["printed"])
        for line in lines[council]
        if line["figure"] != "tally"
    )
    assert held == wanted
    assert wanted.total() > 150


def test_every_judgement_of_a_scorecard_reaches_what_is_worked_out_again(lines: dict[str, list[Row]]) -> None:
    columns = {
        "variance_from_target": "variance_percent",
        "section": "status",
        "trend": "trend",
        "dot": "direction_of_travel",
    }
    held = Counter((line["release"], line["indicator"], line["figure"]) for line in lines["st-helens"])
    for release in ST_HELENS:
        names = indicators("st-helens", release[:7])
        for row in report(f"{folder(release)}/scorecard"):
            told = {
                figure
                for column, figure in columns.items()
                if row.get(column, "").strip() not in ("", "-", "N/A", "NA")
            }
            told |= {"quartile"} if row["quartile"] else set()
            assert {figure: held[release, names[row["ref"]], figure] for figure in told} == dict.fromkeys(told, 1)


@every_report
def test_every_tally_of_a_report_s_own_time_has_exactly_one_line(lines: dict[str, list[Row]], release: str) -> None:
    wanted = Counter(
        (f"{measure}, {'all' if scope == 'all' else f'priority {scope}'}, {group}: {place}", count or percent)
        for measure, scope, group, place, count, _, percent, _ in printed_tallies(release)
    )
    held = Counter(
        (line["item"], line["printed"])
        for line in lines["st-helens"]
        if (line["release"], line["figure"]) == (release, "tally")
    )
    assert held == wanted
    assert set(wanted.values()) == {1}


def test_every_change_and_distance_has_exactly_one_line(lines: dict[str, list[Row]]) -> None:
    held = Counter((line["indicator"], line["figure"]) for line in lines["sefton"])
    names = indicators("sefton", "2024-25")
    for row in report("sefton-2024-11/derived"):
        assert held[names[row["id"]], "change_percent"] == 1, row["id"]
        assert held[names[row["id"]], "distance_from_target"] == bool(row["distance_from_target_as_printed"]), row["id"]


@pytest.mark.parametrize("council", ["st-helens", "sefton"])
def test_what_does_not_agree_or_cannot_be_checked_says_what_we_have_or_why(
    lines: dict[str, list[Row]], council: str
) -> None:
    bare = [line for line in lines[council] if line["agrees"] == "not_possible" and not line["note"]]
    bare += [line for line in lines[council] if line["agrees"] in ("no", "yes", "rounding") and not line["recomputed"]]
    assert bare == []
