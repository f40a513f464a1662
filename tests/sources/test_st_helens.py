"""St Helens' folder against its three reports: every row, every printed cell, and nothing besides."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from typing import NamedTuple

import pytest

from sources.reports import Row, by_report, cells, counts_not_said, need_reports, number_in, ours, report, words_of

need_reports()

COUNCIL = "st-helens"
MONTHS = dict(zip(("apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), range(4, 13), strict=True))


class Report(NamedTuple):
    """A report: the columns that hold its figures, how many indicators it has, and its column in the crosswalk."""

    figures: tuple[str, ...]
    rows: int
    refs: str


REPORTS = {
    "2020-21-q3": Report(("previous_outturn", *MONTHS), 60, "ref_2020_21"),
    "2021-22-q2": Report(("previous_outturn", "q1", "q2"), 30, "ref_2021_22"),
    "2024-25-q2": Report(("previous_outturn", "q1", "q2"), 94, "ref_2024_25"),
}

#: Where the crosswalk takes two measures as one concept and we keep them apart: the indicator, and why.
APART = {
    ("2020-21-q3", "hate-crime-incidents"): ("hate-crime-incidents-count", "A count; later reports give a rate."),
    ("2020-21-q3", "residual-household-waste"): (
        "residual-household-waste-full-year-rate",
        "Each figure is at the rate of a full year; later reports add up since April.",
    ),
}

#: Why figures are for other periods than their columns say.
LATE = "The text or the note says that the figure is late by this much."
LATE_TOO = "Taken to be late in the same way as the newest figure of its row."
UNDATED = "The report prints it in this order, but does not say which months it covers."
OTHER_PERIODS = {
    ("2020-21-q3", "PH-04", "previous_outturn"): ("R2020-21 Q3 -3q", UNDATED),
    ("2020-21-q3", "PH-04", "jun"): ("R2020-21 Q3 -2q", UNDATED),
    ("2020-21-q3", "PH-04", "sep"): ("R2020-21 Q3 -1q", UNDATED),
    ("2020-21-q3", "PH-04", "dec"): ("R2020-21 Q3", UNDATED),
    ("2020-21-q3", "PH-05", "jun"): ("2019-20 Q4", LATE_TOO),
    ("2020-21-q3", "PH-05", "sep"): ("2020-21 Q1", LATE_TOO),
    ("2020-21-q3", "PH-05", "dec"): ("2020-21 Q2", "The text knows the first two quarters only."),
    ("2020-21-q3", "PH-15", "jul"): ("R2020-21 Q3 -1q", UNDATED),
    ("2020-21-q3", "PH-15", "oct"): ("R2020-21 Q3", UNDATED),
    ("2020-21-q3", "SC-17", "jul"): ("R2020-21 Q3 -1q", UNDATED),
    ("2020-21-q3", "SC-17", "oct"): ("R2020-21 Q3", UNDATED),
    ("2020-21-q3", "PH-52", "dec"): ("2020-21 Q2", "The newest figure there is; it repeats September's."),
    ("2020-21-q3", "G&P-01", "previous_outturn"): ("2019-20 Q3", LATE_TOO),
    ("2020-21-q3", "G&P-01", "jun"): ("2019-20 Q4", LATE_TOO),
    ("2020-21-q3", "G&P-01", "sep"): ("2020-21 Q1", LATE_TOO),
    ("2020-21-q3", "G&P-01", "dec"): ("2020-21 Q2", LATE),
    ("2020-21-q3", "ENV-01", "previous_outturn"): ("2018-19", LATE_TOO),
    ("2020-21-q3", "ENV-01", "oct"): ("2019-20", LATE),
    ("2021-22-q2", "PH-04", "previous_outturn"): ("2019", "The text gives it as the rate for 2019."),
    ("2021-22-q2", "PH-04", "q1"): ("2019", "The text gives it as the rate for 2019."),
    ("2021-22-q2", "PH-04", "q2"): ("2019-20 Q4", LATE),
    ("2021-22-q2", "SC-01", "q2"): ("2021-22 Q1", "“Quarterly from Q2”, against a target of one quarter's size."),
    ("2021-22-q2", "PH-13", "q1"): ("2020-21 Q4", LATE_TOO),
    ("2021-22-q2", "PH-13", "q2"): ("2021-22 Q1", LATE),
    ("2024-25-q2", "PH-001", "q1"): ("2023-24 Q4", LATE_TOO),
    ("2024-25-q2", "PH-001", "q2"): ("2024-25 Q1", LATE),
    ("2024-25-q2", "PH-006", "q1"): ("2023-24 Q4", LATE),
    ("2024-25-q2", "PH-006", "q2"): ("2024-25 Q1", LATE),
    ("2024-25-q2", "PH-008", "q1"): ("2023-24 Q4", LATE_TOO),
    ("2024-25-q2", "PH-008", "q2"): ("2024-25 Q1", LATE),
    ("2024-25-q2", "PH-017", "q1"): ("2023-24 Q4", LATE_TOO),
    ("2024-25-q2", "PH-017", "q2"): ("2024-25 Q1", LATE),
    ("2024-25-q2", "G&P-007", "previous_outturn"): ("2023-24 Q2", LATE_TOO),
    ("2024-25-q2", "G&P-007", "q1"): ("2023-24 Q3", LATE_TOO),
    ("2024-25-q2", "G&P-007", "q2"): ("2023-24 Q4", LATE),
    ("2024-25-q2", "G&P-005A", "previous_outturn"): ("2023-24 Q2", LATE_TOO),
    ("2024-25-q2", "G&P-005A", "q1"): ("2023-24 Q3", LATE_TOO),
    ("2024-25-q2", "G&P-005A", "q2"): ("2023-24 Q4", LATE),
    ("2024-25-q2", "G&P-005B", "q1"): ("2024-05", LATE),
    ("2024-25-q2", "G&P-005B", "q2"): ("2024-08", LATE),
}

#: How we write the periods that year_ago.csv says the text gives to figures of the scorecard.
DATED_BY_THE_TEXT = {
    ("2020-21-q3", "PH-52"): "2020-21 Q2",
    ("2020-21-q3", "PH-05"): "2020-21 Q2",  # "Quarters 1 and 2": the newest figure is for the second
    ("2020-21-q3", "ENV-01"): "2019-20",
    ("2020-21-q3", "G&P-01"): "2020-21 Q2",  # the 12 months to September
    ("2021-22-q2", "PH-04"): "2019",
    ("2021-22-q2", "PH-14"): "2021-22 Q2",
    ("2021-22-q2", "PH-13"): "2021-22 Q1",
    ("2024-25-q2", "PH-006"): "2023-24 Q4",
    ("2024-25-q2", "PH-001"): "2024-25 Q1",
    ("2024-25-q2", "PH-008"): "2024-25 Q1",
    ("2024-25-q2", "PH-017"): "2024-25 Q1",
    ("2024-25-q2", "G&P-007"): "2023-24 Q4",  # the 12 months to March, as in the next row
    ("2024-25-q2", "G&P-005A"): "2023-24 Q4",
    ("2024-25-q2", "G&P-005B"): "2024-08",
}
#: Where the text that dates a figure has another figure than the scorecard, which is the one that we enter.
OTHER_IN_THE_TEXT = {("2020-21-q3", "PH-05"): "27.1", ("2021-22-q2", "PH-14"): "11.3"}

#: Figures of an earlier time that stand in the text only: how we write their periods.
EARLIER_IN_THE_TEXT = {
    ("2020-21-q3", "E&S-25a", "5.98%"): "2019-20 Q3",
    ("2020-21-q3", "CYP-02", "143.8 per 10k"): "2019-12",
    ("2020-21-q3", "ENV-07", "1,336"): "2019-12",
    ("2021-22-q2", "PH-14", "16.4%"): "2019-20",
    ("2024-25-q2", "HS-001", "73"): "2023-24 Q2",
    ("2024-25-q2", "HS-002A", "111"): "2023-24 Q2",
    ("2024-25-q2", "HS-002B", "68"): "2023-24 Q2",
    ("2024-25-q2", "HS-005", "59"): "2023-24 Q2",
    ("2024-25-q2", "HS-006", "12.2 weeks"): "2023-24 Q2",
    ("2024-25-q2", "G&P-007", "47.3%"): "2022-23 Q4",
    ("2024-25-q2", "G&P-005B", "8%"): "2023-08",
    ("2024-25-q2", "ENV-006", "2,598"): "2023-24 Q2",
    ("2024-25-q2", "CS-013", "62.4%"): "2023-24 Q2",
}

#: Those that are entered nowhere, and why.
COUNT = "A count; the indicator is a rate or a share."
IN_THE_TABLE = "The table has a figure for the same time."
NOT_ENTERED = {
    ("2020-21-q3", "CYP-02", "529 children"): COUNT,
    ("2020-21-q3", "CYP-24", "123 days"): "Of seven children in nine months, beside averages over three years.",
    ("2020-21-q3", "CYP-18", "26%"): IN_THE_TABLE,
    ("2021-22-q2", "CYP-08", "488 children"): COUNT,
    ("2021-22-q2", "CYP-14", "99"): COUNT,
    ("2021-22-q2", "PH-04", "75 conceptions"): COUNT,
    ("2021-22-q2", "PH-04", "21 conceptions"): COUNT,
    ("2021-22-q2", "", "81 children (45 families)"): "Of no indicator.",
    ("2024-25-q2", "ASC-005A", "same outturn (100)"): "A word; no figure is printed.",
    ("2024-25-q2", "CS-001", "6 complaints upheld"): COUNT,
    ("2024-25-q2", "CS-001", "3 complaints upheld due to fault and justice"): COUNT,
    ("2024-25-q2", "PH-001", "196 admissions"): COUNT,
    ("2024-25-q2", "PH-023", "194 deaths"): COUNT,
    ("2024-25-q2", "CYP-004", "164 children"): COUNT,
    ("2024-25-q2", "CYP-003", "1765 children"): COUNT,
    ("2024-25-q2", "CYP-003", "1580 children"): COUNT,
    ("2024-25-q2", "CS-002", "88% of children's statutory complaints"): "A part of what the indicator counts.",
    ("2024-25-q2", "G&P-005B", "8%", "May 2024"): IN_THE_TABLE,
    ("2024-25-q2", "ENV-007", "6 days"): IN_THE_TABLE,
    ("2024-25-q2", "PH-023", "114 per 100,000"): IN_THE_TABLE,
}

#: Averages, scores and yearly figures that are judged by the year's target in each period.
EACH_PERIOD = {
    "customer-effort-score",
    "customer-satisfaction-score",
    "fly-tipping-removal-days",
    "greenhouse-gas-emissions",
    "residual-household-waste-full-year-rate",
    "time-in-temporary-accommodation",
    "weeks-bed-and-breakfast",
}

#: Printed figures that nothing can be checked against: kind "other", with a note that says why.
UNCHECKED = {
    "-": "A dash where there was nothing to compare.",
    "N/A": "The report gives no comparison.",
    "NA": "The report gives no comparison.",
}

#: Worked-back targets of an unclear kind that judge all the same: why no printed target does, in the evidence's words.
_COUNT_COMES_OUT = "lets the report's own count for this priority come out"
_NOTHING_ELSE = "There is nothing else to judge by"
JUDGED_BY_WHAT_WAS_WORKED_BACK = {
    ("2020-21-q3", "CYP-02"): _COUNT_COMES_OUT,
    ("2020-21-q3", "PH-04"): _NOTHING_ELSE,
    ("2020-21-q3", "PH-05"): _NOTHING_ELSE,
    ("2020-21-q3", "PH-15"): _NOTHING_ELSE,
    ("2020-21-q3", "PH-22"): _NOTHING_ELSE,
    ("2021-22-q2", "CYP-02"): _COUNT_COMES_OUT,
    ("2021-22-q2", "CYP-08"): _COUNT_COMES_OUT,
    ("2021-22-q2", "E&S-05"): _COUNT_COMES_OUT,
    ("2024-25-q2", "CYP-012"): "Only this target gives the heading that the report prints it under",
}

#: The columns of arrows: their places and what kind of figure stands in them.
ARROWS = {"trend": ("trend", "trend"), "direction": ("dot", "direction_of_travel")}

#: Comparators' years that are written in another way than 2022/23.
YEARS = {"Dec 2023": "2023-12", "Jan - Dec 2023": "2023", "Jan – Dec 2023": "2023", "Apr 2024": "2024-04"}

#: Titles that the transcription tidied, as the report prints them.
TITLES_AS_PRINTED = {
    ("2021-22-q2", "SC-02"): "Percentage of children re- offending",
    ("2021-22-q2", "PH-17"): "Percentage of children who received a 2-21/2 year Healthy Child Programme review",
    ("2021-22-q2", "PH-18"): "Percentage of children achieving a good level of development at 2 - 21/2 years",
}

#: Where the pieces that are not about one measure stand: scope, priority, outcome, heading.
PLACES = {
    "report, Introduction": ("report", "", "", "Introduction"),
    "report, Executive summary": ("report", "", "", "Executive summary"),
    "report, What members were asked to do": ("report", "", "", "What members were asked to do"),
    "report, How targets are set": ("report", "", "", "How targets are set"),
    "report, 4.4 Summary: how targets were set": ("report", "", "", "4.4 Summary: how targets were set"),
    "report, Finance Commentary: financial resilience": (
        "theme",
        "6",
        "4",
        "Finance Commentary: financial resilience",
    ),
    "Priority 1, Overview": ("priority", "1", "", "Overview"),
    "Priority 2, Comparative data": ("priority", "2", "", "Comparative data"),
    "Priority 5, Comparative data": ("priority", "5", "", "Comparative data"),
    "Priority 1, outcome 1, Children in care": ("outcome", "1", "1", "Children in care"),
    "Priority 1, outcome 1, Edge of Care": ("outcome", "1", "1", "Edge of Care"),
    "Priority 1, outcome 1": ("outcome", "1", "1", ""),
    "Priority 3, outcome 1": ("outcome", "3", "1", ""),
    "Priority 4, outcome 1": ("outcome", "4", "1", ""),
}
#: Pieces that the first transcription lacks; they open the report.
OPENING = {"2024-25-q2": ("Sustainable Development Goals", "Purpose of the Report", "Executive Summary")}
#: Pieces that speak of tables or stars which are not shown with them.
LEFT_OUT = {
    ("2021-22-q2", "1", "Overview"),
    ("2024-25-q2", "1", "Note under Performance Against Target"),
    ("2024-25-q2", "5", "Note under Performance Against Target"),
    ("2024-25-q2", "4", "Note under Inter Authority Comparison"),
}
#: Words of a right text that are about our files.
NOT_FOR_READERS = " Each one is a row of decisions.csv."

#: What the texts of 2020-21 do, by the column that they stand in; each has that column's words as its heading.
KINDS = {"why": "performance", "sustain": "performance", "impact": "outlook"}

every_row = pytest.mark.parametrize(
    ("release", "row"),
    [
        pytest.param(release, row, id=f"{release} row {number} {row['ref']}")
        for release in REPORTS
        for number, row in enumerate(report(f"{COUNCIL}-{release}/scorecard"), start=2)
    ],
)
every_report = pytest.mark.parametrize("release", REPORTS)


@cache
def slugs(release: str) -> dict[str, str]:
    """Give a report's references with our ids, by the crosswalk."""
    column = REPORTS[release].refs
    known = {row[column]: row["concept"] for row in report(f"{COUNCIL}-crosswalk") if row[column]}
    return {ref: APART.get((release, slug), (slug, ""))[0] for ref, slug in known.items()}


@cache
def verdicts(release: str) -> dict[str, str]:
    """Say of each target that was worked back whether a target for a part of the year is plausible."""
    return {row["ref"]: row["verdict"] for row in report(f"{COUNCIL}-{release}/implied_targets_review")}


def found(table: str, release: str, row: Row) -> list[Row]:
    return by_report(COUNCIL, table).get((release, slugs(release)[row["ref"]]), [])


def place(column: str) -> str:
    return column.replace("_", "-")


def period_of(release: str, ref: str, column: str) -> set[str]:
    """Give the periods that a column can be for: a quarter's last month may stand for the quarter."""
    year, start = release[:7], int(release[:4])
    if (release, ref, column) in OTHER_PERIODS:
        return {OTHER_PERIODS[release, ref, column][0]}
    if column == "previous_outturn":
        return {f"{start - 1}-{start % 100}"}
    if column not in MONTHS:
        return {f"{year} {column.upper()}"}
    month = MONTHS[column]
    return {f"{start}-{month:02}", f"{year} Q{(month - 1) // 3}"}


def due(row: Row, column: str) -> bool:
    """Tell whether a column holds a figure, or words instead of one."""
    text = row[column].strip()
    return text not in ("", "-") and not (text == "N/A" and row["frequency"] == "Quarterly from Q2")


@every_report
def test_the_report_has_all_its_rows(release: str) -> None:
    rows = report(f"{COUNCIL}-{release}/scorecard")
    assert len(rows) == REPORTS[release].rows
    assert [row["ref"] for row in ours(COUNCIL, "scorecard") if row["year"] == release[:7]] == [r["ref"] for r in rows]


@every_row
def test_scorecard(release: str, row: Row) -> None:
    (card,) = (c for c in ours(COUNCIL, "scorecard") if (c["year"], c["ref"]) == (release[:7], row["ref"]))
    indicator = cells(ours(COUNCIL, "indicators"), "indicator", "polarity")[card["indicator"]]
    rows = report(f"{COUNCIL}-{release}/scorecard")
    assert card == {
        "year": release[:7],
        "indicator": slugs(release)[row["ref"]],
        "framework": "council-plan-2020" if release == "2020-21-q3" else "borough-strategy-2021-30",
        "priority": row["priority_no"],
        "outcome": row["outcome_no"],
        "ref": row["ref"],
        "tier": row["tier"],
        "polarity": "" if indicator == (row["polarity"].lower(),) else row["polarity"].lower(),
        "official_title": TITLES_AS_PRINTED.get((release, row["ref"]), row["title"].strip()),
        "order": str(rows.index(row) + 1),
    }


@every_row
def test_printed_cells(release: str, row: Row) -> None:
    columns = dict.fromkeys(REPORTS[release].figures, "value") | {
        "annual_target": "target",
        "variance_from_target": "variance_percent",
        "dot": "direction_of_travel",
        "trend": "trend",
        "section": "status",
    }
    names = {"variance_from_target": "variance", "section": "heading"}
    expected = {names.get(c, place(c)): (figure, row[c]) for c, figure in columns.items() if row.get(c, "").strip()}
    compared = row["comparative_as_printed"]
    if compared and (row["quartile"] or release != "2024-25-q2"):  # there, N/A is all that the others say
        expected["comparison"] = ("quartile", compared)
    for was in report(f"{COUNCIL}-{release}/quartile_changes"):
        if was["ref"] == row["ref"]:
            expected["quartile-previous"] = ("other", was["previous_quartile"])
    for name, (_, text) in list(expected.items()):
        if name in ("variance", "comparison") and text in UNCHECKED:
            expected[name] = ("other", text)
    for arrow in report(f"{COUNCIL}-{release}/arrows"):
        if (arrow["ref"], arrow["state"]) == (row["ref"], "lost"):
            name, figure = ARROWS[arrow["column"]]
            expected[name] = (figure, "lost")
    printed = found("printed", release, row)
    assert cells(printed, "place", "figure", "printed") == expected
    assert [p["place"] for p in printed if p["figure"] == "other" and not p["note"]] == []
    assert [p["place"] for p in printed if p["printed"] == "lost" and "lost" not in p["note"]] == []


@every_row
def test_figures_and_their_periods(release: str, row: Row) -> None:
    periods = cells(found("printed", release, row), "place", "period")
    expected: dict[str, tuple[str, str]] = {}
    for column in REPORTS[release].figures:
        if not row[column].strip():
            continue
        (period,) = periods[place(column)]
        assert period in period_of(release, row["ref"], column), column
        if due(row, column):
            value = number_in(row[column])
            figure = (value, "" if value else row[column].strip())
            assert expected.setdefault(period, figure) == figure, f"{column}: two figures for {period}"
    for (report_id, ref, printed), period in EARLIER_IN_THE_TEXT.items():
        if (report_id, ref) == (release, row["ref"]):
            assert period not in expected
            expected[period] = (number_in(printed.split(" ")[0]), "")
    observations = found("observations", release, row)
    worded = {o["period"]: (o["value"], "" if o["value"] else o["note"]) for o in observations}
    assert worded == expected
    assert {o["marker"] == "[x]" for o in observations if not o["value"]} <= {True}
    assert {o["marker"] == "[x]" for o in observations if o["value"]} <= {False}


@every_report
def test_figures_that_the_text_dates(release: str) -> None:
    said = [row for row in report(f"{COUNCIL}-{release}/year_ago") if row["note"].startswith("Dated by the text")]
    assert {row["ref"] for row in said} == {ref for report_id, ref in DATED_BY_THE_TEXT if report_id == release}
    for row in said:
        key = (release, row["ref"])
        value = OTHER_IN_THE_TEXT.get(key) or re.sub("[^0-9.].*", "", row["value_as_printed"].replace(",", ""))
        figures = cells(found("observations", release, row), "period", "value")
        assert figures[DATED_BY_THE_TEXT[key]] == (value,), row["ref"]


@every_report
def test_every_earlier_figure_of_the_text_is_entered_or_left_out_for_a_reason(release: str) -> None:
    earlier = [
        (release, row["ref"], row["value_as_printed"], row["period"])
        for row in report(f"{COUNCIL}-{release}/year_ago")
        if row["value_as_printed"] and row["note"].startswith(("Year ago", "Earlier period"))
    ]
    for key in earlier:
        assert key in NOT_ENTERED or key[:3] in {*NOT_ENTERED, *EARLIER_IN_THE_TEXT}, key
    said = {key[:3] for key in earlier}
    known = {key[:3] for key in chain(EARLIER_IN_THE_TEXT, NOT_ENTERED) if key[0] == release}
    assert known == said


@every_report
def test_earlier_figures_say_that_they_stand_in_the_text(release: str) -> None:
    for (report_id, ref, _), period in EARLIER_IN_THE_TEXT.items():
        if report_id == release:
            notes = cells(found("observations", release, {"ref": ref}), "period", "note")
            assert notes[period][0].startswith("From the commentary"), ref


@every_row
def test_counts_behind_a_figure_stand_in_the_text(release: str, row: Row) -> None:
    assert counts_not_said(f"{COUNCIL}-{release}", found("observations", release, row)) == []


@every_row
def test_targets(release: str, row: Row) -> None:
    printed = cells(found("printed", release, row), "place", "period", "note")
    expected = {}
    if row["annual_target"]:
        expected[release[:7]] = (number_in(row["annual_target"]), "", "stated", "")
    for part in report(f"{COUNCIL}-{release}/profiled_targets"):
        if part["ref"] != row["ref"]:
            continue
        kept = (release, row["ref"]) in JUDGED_BY_WHAT_WAS_WORKED_BACK
        plausible = part["basis"] == "stated" or verdicts(release).get(row["ref"], "running").startswith("running")
        if part["profiled_target"] and (kept or plausible):
            period = printed[part["period"].lower()][0]
            expected[period] = (number_in(part["profiled_target"]), "", part["basis"], part["evidence"])
        else:  # the printed target judges, or no target explains the printed variance: it says what may be behind it
            assert printed["variance"][1]
        if part["profiled_target"] and not (kept or plausible):
            assert (
                f"does not follow from the printed target of {number_in(row['annual_target'])}."
                in printed["variance"][1]
            )
            assert f" {number_in(part['profiled_target'])}" in printed["variance"][1]
    targets = found("targets", release, row)
    assert cells(targets, "period", "value", "value_text", "basis") == {p: e[:3] for p, e in expected.items()}
    for target in targets:
        said, why = target["evidence"], JUDGED_BY_WHAT_WAS_WORKED_BACK.get((release, row["ref"]), "")
        assert said.startswith(expected[target["period"]][3])
        assert why in said or target["basis"] == "stated"


@every_report
def test_targets_of_an_unclear_kind_are_kept_only_where_the_review_is_unclear(release: str) -> None:
    kept = {ref for report_id, ref in JUDGED_BY_WHAT_WAS_WORKED_BACK if report_id == release}
    assert {verdicts(release)[ref] for ref in kept} == {"unclear"}


def test_which_targets_are_for_each_period() -> None:
    marked = {row["indicator"] for row in ours(COUNCIL, "targets") if row["applies_to"]}
    assert marked == EACH_PERIOD
    for row in ours(COUNCIL, "targets"):
        assert row["applies_to"] == ("each_period" if row["indicator"] in EACH_PERIOD else ""), row["indicator"]


@every_row
def test_comparators(release: str, row: Row) -> None:
    largely = row["comparator_period"].startswith("largely")
    undated = largely or (release, row["ref"]) == ("2021-22-q2", "PH-04")  # the text does not say for when it ranks
    year = "" if undated else row["comparator_period"]
    quarter = re.fullmatch(r"(Q\d), (\d{4})/(\d\d)", year)
    period = f"{quarter[2]}-{quarter[3]} {quarter[1]}" if quarter else YEARS.get(year, year.replace("/", "-"))
    expected = {}
    if row["england_average"]:
        expected["england"] = (period, number_in(row["england_average"]), "")
    if row["quartile"]:
        region = row["peer_average_label"] == "NW Av."
        average = number_in(row["peer_average"])
        expected["similar_councils"] = (period, "" if region else average, row["quartile"])
        if region:
            expected["north_west"] = (period, average, "")
    comparators = found("comparators", release, row)
    assert cells(comparators, "comparator", "period", "value", "quartile") == expected
    assert ["largely" in c["note"] for c in comparators] == [largely] * len(comparators)


@every_report
def test_nothing_stands_under_another_reference(release: str) -> None:
    rows = {slugs(release)[row["ref"]] for row in report(f"{COUNCIL}-{release}/scorecard")}
    for table in ("observations", "targets", "comparators", "printed"):
        assert {row["indicator"] for row in ours(COUNCIL, table) if row["release"] == release} <= rows, table


def summaries_put_right(release: str) -> list[tuple[str, str, str, str, str]]:
    """Give what a report says about more than one measure: scope, priority, outcome, heading, text."""
    fixes = {fix["ref_or_place"]: fix["right_text"] for fix in report(f"{COUNCIL}-{release}/paraphrase_fixes")}
    right = {PLACES[place]: text.replace(NOT_FOR_READERS, "") for place, text in fixes.items() if place in PLACES}
    found = [("report", "", "", heading, fixes[f"report, {heading}"]) for heading in OPENING.get(release, ())]
    for row in report(f"{COUNCIL}-{release}/summaries"):
        if (release, row["priority_no"], row["heading"]) in LEFT_OUT:
            continue
        # In the newest report an outcome's heading is its own title, more or less: it is not repeated.
        heading = "" if (release, row["scope"]) == ("2024-25-q2", "outcome") else row["heading"]
        place = (row["scope"], row["priority_no"], row["outcome_no"], heading)
        text = right.get(place, row["text"])
        if re.fullmatch(r"Objective \d|Priority|Outcome", heading):
            number = heading.removeprefix("Objective ") if heading.startswith("Objective") else row["outcome_no"]
            text = titles(release)[row["priority_no"], number]
        found.append((*place, text))
    return found


@cache
def titles(release: str) -> dict[tuple[str, str], str]:
    """Give the titles of priorities (number empty) and of their objectives or outcomes as printed."""
    rows = report(f"{COUNCIL}-{release}/objectives")
    return {(row["priority_no"], row["objective_no"]): row["title_as_printed"] for row in rows}


@every_report
def test_commentary(release: str) -> None:
    comments = report(f"{COUNCIL}-{release}/commentary")
    fixes = report(f"{COUNCIL}-{release}/paraphrase_fixes")
    right = {(fix["ref_or_place"], fix["kind"]): fix["right_text"] for fix in fixes}
    columns = [row["column_heading_as_printed"] for row in report(f"{COUNCIL}-{release}/commentary_headings")]
    headed = zip(comments, columns or [""] * len(comments), strict=True)
    expected = [
        *((scope, "summary", "", *place, text) for scope, *place, text in summaries_put_right(release)),
        *(
            (
                "indicator",
                KINDS.get(c["kind"], c["kind"]),
                slugs(release)[c["ref"]],
                "",
                "",
                column,
                right.get((c["ref"], c["kind"]), c["text"]),
            )
            for c, column in headed
        ),
    ]
    compared = ("scope", "kind", "indicator", "priority", "outcome", "heading", "text")
    rows = [row for row in ours(COUNCIL, "commentary") if row["release"] == release]
    assert [row["item"] for row in rows] == [str(number) for number in range(1, len(expected) + 1)]
    for row, want in zip(rows, expected, strict=True):
        assert tuple(row[column] for column in compared) == want, f"item {row['item']}"


@every_report
def test_every_right_text_is_entered(release: str) -> None:
    texts = {row["text"] for row in ours(COUNCIL, "commentary") if row["release"] == release}
    for fix in report(f"{COUNCIL}-{release}/paraphrase_fixes"):
        text = fix["right_text"].replace(NOT_FOR_READERS, "")
        advice = ("Use the titles", "Keep the report", "Show ", "As printed in our copy")
        assert text in texts or text.startswith(advice), fix["ref_or_place"]


@every_report
def test_priorities_and_outcomes_are_titled_as_printed(release: str) -> None:
    plan = "council-plan-2020" if release == "2020-21-q3" else "borough-strategy-2021-30"
    ours_titled = {
        (row["priority"], ""): row["title"] for row in ours(COUNCIL, "priorities") if row["framework"] == plan
    }
    for row in ours(COUNCIL, "outcomes"):
        if row["framework"] == plan:
            ours_titled[row["priority"], row["outcome"]] = row["title"]
    assert ours_titled | titles(release) == ours_titled


@every_report
def test_what_commentary_is_also_about_stands_in_the_report(release: str) -> None:
    carried = {slugs(release)[row["ref"]] for row in report(f"{COUNCIL}-{release}/scorecard")}
    for row in ours(COUNCIL, "commentary"):
        if row["release"] == release:
            also = row["also_about"].split()
            assert len(set(also)) == len(also), f"item {row['item']}"
            assert set(also) <= carried - {row["indicator"]}, f"item {row['item']}"
            assert not row["line"] or (row["kind"], row["scope"]) == ("action", "indicator")
            assert len(row["line"]) <= 110


@every_report
def test_cautions_are_about_the_report_and_its_numbers(release: str) -> None:
    carried = {slugs(release)[row["ref"]] for row in report(f"{COUNCIL}-{release}/scorecard")}
    cautions = [row for row in ours(COUNCIL, "cautions") if row["release"] == release]
    words = words_of(f"{COUNCIL}-{release}")
    assert {row["indicator"] for row in cautions} <= carried
    for row in cautions:
        if row["basis"] == "stated":
            numbers = re.findall(r"\d[\d,.]*\d|\d", row["evidence"].replace("Covid-19", ""))
            said = [n for n in numbers if re.search(rf"(?<![\d.]){n.replace(',', '')}(?!\d)", words)]
            assert numbers == said, row["evidence"]


def test_no_report_calls_a_change_not_significant() -> None:
    said = " ".join(words_of(f"{COUNCIL}-{release}") for release in REPORTS)
    assert "statistically" not in said
    assert "not significant" not in said
    assert "not_significant" not in {row["kind"] for row in ours(COUNCIL, "cautions")}


def test_cautions_are_sorted() -> None:
    rows = [(row["indicator"], row["kind"], row["release"]) for row in ours(COUNCIL, "cautions")]
    assert rows == sorted(rows)


@every_report
def test_part_year_targets_and_quartile_changes_belong_to_rows(release: str) -> None:
    refs = {row["ref"] for row in report(f"{COUNCIL}-{release}/scorecard")}
    more = chain.from_iterable(report(f"{COUNCIL}-{release}/{n}") for n in ("profiled_targets", "quartile_changes"))
    assert {row["ref"] for row in more} <= refs


def test_the_latest_quartile_of_a_change_is_the_one_compared() -> None:
    latest = {row["ref"]: row["latest_quartile"] for row in report(f"{COUNCIL}-2020-21-q3/quartile_changes")}
    cards = {row["ref"]: row["quartile"] for row in report(f"{COUNCIL}-2020-21-q3/scorecard")}
    assert {ref: cards[ref] for ref in latest} == latest


@pytest.mark.parametrize(("split", "reason"), [((k[1], v[0]), v[1]) for k, v in APART.items()], ids=str)
def test_measures_kept_apart_share_no_report_and_warn(split: tuple[str, str], reason: str) -> None:
    caveats = cells(ours(COUNCIL, "indicators"), "indicator", "caveat")
    for slug in split:
        assert "must not be compared" in caveats[slug][0], reason
    first, second = ({r for r, slug in by_report(COUNCIL, "observations") if slug == wanted} for wanted in split)
    assert not first & second


def test_every_crosswalk_concept_is_an_indicator_and_no_other_is() -> None:
    expected = {row["concept"] for row in report(f"{COUNCIL}-crosswalk")} | {slug for slug, _ in APART.values()}
    assert {row["indicator"] for row in ours(COUNCIL, "indicators")} == expected


def test_concepts_shared_with_other_councils() -> None:
    refs = {ref: c["concept"] for c in report("council-crosswalk") for ref in c["st_helens_ref_2024_25"].split(";")}
    concepts = {row["indicator"]: row["concept"] for row in ours(COUNCIL, "indicators") if row["concept"]}
    # Three pairs that the crosswalk lacks: what Sefton measures by these names St Helens measures too.
    more = {
        "social-worker-caseload": "social-worker-caseload",
        "social-care-re-referrals": "repeat-child-protection",
        "fly-tipping-incidents": "fly-tipping",
    }
    assert concepts == {slugs("2024-25-q2")[ref]: concept for ref, concept in refs.items()} | more
