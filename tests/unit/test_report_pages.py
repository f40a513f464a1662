"""The tables of a report's page: counts, rows in both layouts, what was worked out again, what was revised."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from builders import (
    EARLIER_RELEASE,
    INDICATOR,
    PLAN,
    RELEASE,
    make_comment,
    make_comparator,
    make_council,
    make_data,
    make_entry,
    make_indicator,
    make_observation,
    make_printed,
    make_printed_tally,
    make_release,
    make_settings,
    make_target,
)
from quarterdeck.assess import assess_release, reconcile, tally_scores
from quarterdeck.assess.printed_tallies import reconcile_tallies
from quarterdeck.model import Accumulation, Caution, Council, Observation, Polarity, PrintedTally, Priority
from quarterdeck.pages.council import build_council_page, year_ago_words
from quarterdeck.pages.figures_table import build_figure_rows, markers_used, small_number_note, target_notes
from quarterdeck.pages.inputs import CouncilInput
from quarterdeck.pages.listing import build_listing_page
from quarterdeck.pages.portal import build_portal_page
from quarterdeck.pages.priority import build_priority_page
from quarterdeck.pages.reconciliation import build_reconciliation_page, printed_words, recomputed_words
from quarterdeck.pages.report import build_report_page, lead_of
from quarterdeck.pages.report_rows import ReportRow, build_report_row
from quarterdeck.pages.reports_list import build_reports_page
from quarterdeck.pages.rows import build_row
from quarterdeck.pages.statistics import build_statistics
from quarterdeck.results import Reconciliation, Score
from quarterdeck.schema import words

TITLES = {EARLIER_RELEASE: "Quarter 1", RELEASE: "Quarter 2"}
Q1, Q2 = "2024-25 Q1", "2024-25 Q2"


def given(council: Council) -> CouncilInput:
    """Assess a council as the pipeline does, without charts and files."""
    assessments = tuple(assess_release(council, release) for release in council.releases)
    tallies = tuple(tally for a in assessments for tally in tally_scores(a.release.id, a.scores))
    checks = tuple(check for a in assessments for check in reconcile(council, a))
    return CouncilInput(council, assessments, tallies, checks, {}, make_data(council, assessments), "")


def series(*values: str | None) -> tuple[Observation, ...]:
    """Give figures for the quarters up to 2024-25 Q2, all from the newest report."""
    quarters = ("2023-24 Q1", "2023-24 Q2", "2023-24 Q3", "2023-24 Q4", Q1, Q2)[-len(values) :]
    return tuple(
        make_observation(quarter, value, marker="" if value else "[x]")
        for quarter, value in zip(quarters, values, strict=True)
    )


def row_of(*values: str | None, target: str | None = "10", **indicator: Any) -> ReportRow:
    council = make_council(
        indicators={INDICATOR: make_indicator(**indicator)},
        observations=series(*values),
        targets=(make_target(value=target),) if target else (),
    )
    made = given(council)
    return build_report_row(made, made.latest.scores[0], "anyborough/reports/2024-25-q2/")


# Statistics


def many(*statuses: tuple[str, int, int | None], **settings: Any) -> CouncilInput:
    """Make a council whose newest report has an indicator for each status, priority and tier."""
    values = {"met": "9", "within_tolerance": "10.5", "not_met": "20", "no_target": "9", "no_data": None}
    ids = [f"indicator-{number}" for number, _ in enumerate(statuses)]
    council = make_council(
        settings=make_settings(**settings),
        priorities=tuple(Priority(PLAN, number, f"Priority {number}", f"P{number}") for number in (1, 2, 3)),
        outcomes=(),
        indicators={name: make_indicator(id=name) for name in ids},
        scorecard=tuple(
            make_entry(name, priority=priority, tier=tier, outcome=None)
            for name, (_, priority, tier) in zip(ids, statuses, strict=True)
        ),
        observations=tuple(
            make_observation(value=values[status], indicator=name, marker="" if values[status] else "[x]")
            for name, (status, _, _) in zip(ids, statuses, strict=True)
        ),
        targets=tuple(
            make_target(indicator=name)
            for name, (status, _, _) in zip(ids, statuses, strict=True)
            if status != "no_target"
        ),
        commentary=(),
    )
    return given(council)


def test_counts_and_percentages_of_what_has_data() -> None:
    made = many(
        *[("met", 1, 1)] * 2,
        *[("met", 2, 2)] * 3,
        ("within_tolerance", 1, 2),
        *[("not_met", 1, None)] * 2,
        ("no_target", 2, 1),
        ("no_data", 3, 2),
    )
    (status,) = build_statistics(made, made.council.latest)
    assert (status.id, [label.text for label in status.labels]) == (
        "status",
        ["On target", "Within 5% of target", "Off target"],
    )
    assert [(row.name, row.cells, row.total) for row in status.rows] == [
        ("All", ((5, "63%"), (1, "13%"), (2, "25%")), 8),
        ("P1", ((2, "40%"), (1, "20%"), (2, "40%")), 5),
        ("P2", ((3, "100%"), (0, "0%"), (0, "0%")), 3),
        ("Tier 1", ((2, "100%"), (0, "0%"), (0, "0%")), 2),
        ("Tier 2", ((3, "75%"), (1, "25%"), (0, "0%")), 4),
    ]
    assert [(segment.count, segment.width) for segment in status.rows[0].bar] == [
        (5, "62.50"),
        (1, "12.50"),
        (2, "25.00"),
    ]


NO_MARGIN = {"tolerance": Decimal(0)}


def test_without_a_tolerance_counts_and_bars_have_no_middle_group() -> None:
    made = many(*[("met", 1, 1)] * 2, ("within_tolerance", 1, 2), ("not_met", 2, None), **NO_MARGIN)
    (status,) = build_statistics(made, made.council.latest)
    assert [label.text for label in status.labels] == ["On target", "Off target"]
    assert [(row.name, row.cells, row.total) for row in status.rows[:3]] == [
        ("All", ((2, "50%"), (2, "50%")), 4),
        ("P1", ((2, "67%"), (1, "33%")), 3),
        ("P2", ((0, "0%"), (1, "100%")), 1),
    ]
    assert [segment.label.kind for row in status.rows for segment in row.bar] == ["met", "not_met"] * len(status.rows)


def test_without_a_tolerance_no_page_speaks_of_a_margin() -> None:
    made = many(*[("met", 1, 1)] * 2, ("within_tolerance", 1, 2), ("not_met", 2, None), **NO_MARGIN)
    assert made.counts("status") == {"met": 2, "not_met": 2}
    assert lead_of(made, made.latest) == "2 of 4 targets were met. The report covers 4 indicators."
    pages = [
        build_council_page(made, "anyborough/"),
        build_report_page(made, made.latest),
        build_reports_page(made),
        build_listing_page(made),
        build_portal_page((made,)),
        *(build_priority_page(made, priority) for priority in made.council.priorities),
    ]
    said = "".join(text for page in pages for text in (page.markdown, page.description, *page.fragments.values()))
    assert re.findall(r"(?i)within 0|tolerance|at least 100%|near", said) == []


def test_with_a_tolerance_the_lead_says_how_many_more_were_near() -> None:
    made = many(("met", 1, 1), ("within_tolerance", 1, 2), ("not_met", 2, None))
    assert lead_of(made, made.latest) == (
        "1 of 3 targets were met and 1 more reached at least 95% of their target. The report covers 3 indicators."
    )


def test_a_report_that_nothing_can_be_counted_of() -> None:
    made = many(("no_target", 1, 1), ("no_data", 1, 1))
    assert build_statistics(made, made.council.latest) == []


def test_each_report_is_counted_by_itself() -> None:
    council = make_council(targets=(make_target(value="12", release=EARLIER_RELEASE),))
    made = given(council)
    counted = [[(s.id, s.rows[0].cells) for s in build_statistics(made, release)] for release in council.releases]
    assert counted == [
        [("status", ((0, "0%"), (0, "0%"), (1, "100%")))],
        [("status", ((1, "100%"), (0, "0%"), (0, "0%"))), ("direction-of-travel", ((1, "100%"), (0, "0%"), (0, "0%")))],
    ]


def test_quarters_of_similar_councils_are_named_for_the_heading() -> None:
    made = given(make_council(comparators=(make_comparator("similar_councils", quartile=4),)))
    quartile = build_statistics(made, made.council.latest)[-1]
    assert [label.text for label in quartile.labels] == [
        "Best 25%",
        "Second-best 25%",
        "Second-worst 25%",
        "Worst 25%",
    ]
    assert quartile.rows[0].cells == ((0, "0%"), (0, "0%"), (0, "0%"), (1, "100%"))


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ((), ""),
        (("not_met",), "Of 1 that the report prints and that can be worked out here, 1 come out the same."),
        (("met",), "Of 1 that the report prints and that can be worked out here, 0 come out the same."),
    ],
)
def test_how_many_of_the_report_s_own_words_come_out_the_same(printed: tuple[str, ...], said: str) -> None:
    made = given(make_council(printed=tuple(make_printed("status", word) for word in printed)))
    assert build_statistics(made, made.council.latest)[0].checked == said


def test_one_reason_stands_once_with_all_that_it_is_the_reason_for() -> None:
    plan = make_council().priorities[0]
    council = make_council(
        priorities=(plan, replace(plan, number=2, short_title="Parks"), replace(plan, number=3, short_title="Roads")),
        printed_tallies=tuple(make_printed_tally(count=9, priority=priority) for priority in ("2", "3", "1")),
    )
    lines = reconcile_tallies(council, given(council).assessments[-1])
    made = replace(given(council), reconciliations=lines)
    assert build_statistics(made, council.latest)[0].reasons == (
        "Parks; Roads: The report prints no scorecard for this priority.",
        "Homes: The tables give no reason.",
    )


# What is told of a priority


def test_the_report_s_count_is_told_where_we_have_nothing_to_count() -> None:
    plan = make_council().priorities[0]
    words_of = (("improving", 5), ("same", 0), ("worsening", 2))
    council = make_council(
        priorities=(plan, replace(plan, number=2)),
        printed_tallies=tuple(
            make_printed_tally("trend", word, count, priority="2", main="yes") for word, count in words_of
        ),
    )
    assert year_ago_words(given(council), "2") == (
        "Compared with a year ago the report counts 5 better, 2 worse, 0 the same. We can follow none of these."
    )
    assert year_ago_words(given(council), "1") == ""


def test_a_portal_of_a_report_without_an_indicator() -> None:
    made = given(make_council(scorecard=(), observations=(), targets=(), commentary=()))
    assert "0 indicators" in build_portal_page((made,)).fragments["councils"]


def test_a_piece_that_only_repeats_the_heading_above_it_is_left_out() -> None:
    said = (
        make_comment("Give everybody a safe home.", scope="priority", indicator="", heading="Priority"),
        make_comment("Nobody sleeps rough", scope="outcome", indicator="", outcome=1, heading="Outcome"),
        make_comment("Homes are dear.", scope="priority", indicator="", heading="Overview"),
    )
    made = given(make_council(commentary=tuple(replace(c, priority=1) for c in said)))
    told = build_report_page(made, made.assessments[-1]).fragments["priority-1"]
    assert re.findall(r"<b>(.*?)</b>", told.split("<table")[0]) == []
    assert "Homes are dear." in told
    assert (told.count("safe home"), told.count("Nobody sleeps rough</h3>")) == (0, 1)


def test_a_priority_without_figures_in_a_report_says_so() -> None:
    plan = make_council().priorities[0]
    parks = make_comment("Parks are open.", scope="priority", indicator="", priority=2)
    made = given(make_council(priorities=(plan, replace(plan, number=2)), commentary=(parks,)))
    told = build_report_page(made, made.assessments[-1]).fragments
    assert "no indicator of this priority" in told["priority-2"]
    assert "no indicator of this priority" not in told["priority-1"]


# Rows


@pytest.mark.parametrize(
    ("values", "target", "indicator", "expected"),
    [
        pytest.param(("15", "12"), "10", {}, ("−3", "−20.00%", "+2", "+20.00%"), id="people"),
        pytest.param(("12", "12"), "12", {}, ("0", "0.00%", "0", "0.00%"), id="no change"),
        pytest.param(("3", "4"), "3", {}, ("+1", "+33.33%", "+1", "+33.33%"), id="a third"),
        pytest.param(("1600", "1601"), "1600", {}, ("+1", "+0.06%", "+1", "+0.06%"), id="cut below"),
        pytest.param(("800", "801"), "800", {}, ("+1", "+0.13%", "+1", "+0.13%"), id="a half up"),
        pytest.param(("800", "799"), "800", {}, ("−1", "−0.13%", "−1", "−0.13%"), id="a half away from nought"),
        pytest.param(("0", "12"), "10", {}, ("+12", "–", "+2", "+20.00%"), id="from nought"),
        pytest.param(("0", "0"), "0", {}, ("0", "–", "0", "–"), id="nought throughout"),
        pytest.param(("12", "0"), "0", {}, ("−12", "−100.00%", "0", "–"), id="to nought"),
        pytest.param(("12", "15"), "0", {}, ("+3", "+25.00%", "+15", "–"), id="target of nought"),
        pytest.param(("-2", "-1"), "-4", {}, ("+1", "–", "+3", "–"), id="below nought"),
        pytest.param(("-2", "-3"), "1", {}, ("−1", "–", "−4", "−400.00%"), id="further below"),
        pytest.param(
            ("66.9", "42.7"),
            "50",
            {"unit": "%"},
            ("−24.2\u00a0pts", "−36.17%", "−7.3\u00a0pts", "−14.60%"),
            id="points",
        ),
        pytest.param(("1200", "2600.50"), "2000", {"unit": "£"}, ("+£1,400.50", "+116.71%", "+£600.50", "+30.03%")),
        pytest.param(("77", "36.5"), "50", {"unit": "£m"}, ("−£40.5m", "−52.60%", "−£13.5m", "−27.00%"), id="£m"),
        pytest.param(("1000", "2000"), None, {}, ("+1,000", "+100.00%", "–", "–"), id="no target"),
        pytest.param(("12",), "10", {}, ("–", "–", "+2", "+20.00%"), id="nothing before"),
        pytest.param(("12", None), "10", {}, ("–", "–", "–", "–"), id="missing"),
        pytest.param(
            ("15", "12"), "10", {"polarity": Polarity.NEITHER}, ("−3", "−20.00%", "+2", "+20.00%"), id="neither"
        ),
        pytest.param(
            ("15", "12"), "10", {"polarity": Polarity.HIGHER}, ("−3", "−20.00%", "+2", "+20.00%"), id="higher is better"
        ),
    ],
)
def test_change_and_distance(
    values: tuple[str | None, ...], target: str | None, indicator: dict[str, Any], expected: tuple[str, ...]
) -> None:
    row = row_of(*values, target=target, **indicator)
    assert (row.change, row.change_percent, row.distance, row.distance_percent) == expected
    said = re.findall(r"\binf|nan|None|e[+-]\d", " ".join(str(cell) for cell in (*expected, row.variance, row.value)))
    assert said == []


@pytest.mark.parametrize(
    ("polarity", "value", "variance"),
    [("lower", "12", "−20.00%"), ("lower", "8", "+20.00%"), ("higher", "12", "+20.00%"), ("neither", "12", "–")],
)
def test_variance_is_above_nought_where_that_is_good(polarity: str, value: str, variance: str) -> None:
    assert row_of(value, polarity=Polarity(polarity)).variance == variance


def test_the_layout_of_standing() -> None:
    row = row_of("15", "12", unit="%")
    assert (row.value, row.unit, row.period, row.previous, row.target) == (
        "12%",
        "",
        "End of September 2024",
        "15%",
        "10%",
    )
    assert (row.status.text, row.direction.text, row.trend.text) == ("Off target", "Better", "Not comparable")
    assert (row.direction_note, row.trend_note) == ("than at the end of June 2024", "")
    assert (row.previous_period, row.target_note) == ("End of June 2024", "for 2024-25")
    assert (row.ref, row.tier, row.polarity, row.quartile) == ("HOU-01", "1", "Low", "")
    assert row.link == "../../indicators/rough-sleepers/"


def test_the_layout_of_recent_values_shows_four_up_to_the_newest() -> None:
    assert row_of("1", "2", "3", "4", "5", "6").recent == (
        ("End of December 2023", "3"),
        ("End of March 2024", "4"),
        ("End of June 2024", "5"),
        ("End of September 2024", "6"),
    )
    assert row_of("6").recent == (("End of September 2024", "6"),)


def test_recent_values_end_with_the_figure_that_is_judged() -> None:
    row = row_of("15", "12", None, lag_months=3)
    assert row.recent == (("End of March 2024", "15"), ("End of June 2024", "12"))
    assert (row.value, row.period) == ("12", "End of June 2024")


def test_a_missing_figure_shows_its_marker() -> None:
    row = row_of("15", None)
    assert (row.value, row.period, row.status.text) == ("not available [x]", "End of September 2024", "No data")


def row_of_council(**overrides: Any) -> ReportRow:
    made = given(make_council(**overrides))
    return build_report_row(made, made.latest.scores[0], "anyborough/reports/2024-25-q2/")


@pytest.mark.parametrize(
    ("marker", "value", "said"),
    [
        ("[c]", None, "held back [c]"),
        ("[z]", None, "not applicable [z]"),
        ("[x]", None, "not available [x]"),
        ("", None, "no figure"),
        ("[low]", "0", "nearly 0 [low]"),
        ("[p]", "12", "12 [p]"),
    ],
)
def test_a_marker_stands_in_words_and_as_a_sign(marker: str, value: str | None, said: str) -> None:
    assert row_of_council(observations=(make_observation(value=value, marker=marker),)).value == said


def test_a_withheld_verdict_says_so_in_a_row() -> None:
    row = row_of_council(cautions=(Caution(INDICATOR, "seasonal", RELEASE, "stated", "It says so."),))
    assert (row.direction.text, row.direction_note) == ("No verdict", "the time of year moves it")
    assert (row.change, row.change_percent) == ("−3", "−20.00%")


def test_what_the_council_states_says_so_in_a_row() -> None:
    row = row_of_council(printed=(make_printed("trend", "up"),))
    assert (row.trend.text, row.trend_note) == ("Better", "the council says")


def test_a_forecast_is_not_judged_in_a_row_nor_shown_among_recent_figures() -> None:
    guess = make_observation("2024-25 Q3", "9", marker="[f]")
    row = row_of_council(observations=(*series("15", "12"), guess))
    assert (row.value, [value for _, value in row.recent]) == ("12", ["15", "12"])
    only = row_of_council(observations=(guess,))
    assert (only.value, only.status.text, only.recent) == ("9 [f]", "Forecast, not judged", ())


def test_recent_figures_are_for_stretches_as_long() -> None:
    longer = make_observation("2023-24", "90")
    row = row_of_council(
        indicators={INDICATOR: make_indicator(accumulation=Accumulation.PERIOD)},
        observations=(*series("15", "12"), longer),
    )
    assert row.recent == (("Quarter 1 2024-25", "15"), ("Quarter 2 2024-25", "12"))


def test_a_share_of_the_year_s_target_stands_beside_it() -> None:
    row = row_of_council(
        indicators={INDICATOR: make_indicator(accumulation=Accumulation.PERIOD)},
        targets=(make_target(value="54", release=EARLIER_RELEASE, basis="implied"),),
    )
    assert (row.target, row.target_note) == ("54", "50.0% reached, for 2024-25, worked back")
    assert (row.status.text, row.variance) == ("No target for a part of the year", "–")


def test_a_target_that_was_worked_back_stands_beside_the_printed_one_in_rows_of_reports_and_of_lists() -> None:
    made = given(
        make_council(
            indicators={INDICATOR: make_indicator(accumulation=Accumulation.YEAR_TO_DATE, polarity=Polarity.HIGHER)},
            observations=series("15", "12"),
            targets=(make_target(value="1600"), make_target("2024-25 Q2", "800", basis="implied")),
        )
    )
    for build in (build_report_row, build_row):
        row = build(made, made.latest.scores[0], "anyborough/")
        assert (row.target, row.target_note) == ("800", "worked back; printed is 1,600 for 2024-25")
        assert row.status.text == "Off target"


def test_grades_have_no_distances_in_a_row() -> None:
    grades = ((Decimal(1), "Poor"), (Decimal(2), "Good"))
    row = row_of("1", "2", target="2", grades=grades, polarity=Polarity.HIGHER)
    assert (row.value, row.previous, row.target, row.unit) == ("Good", "Poor", "Good", "")
    assert (row.change, row.change_percent, row.distance, row.distance_percent) == ("–", "–", "–", "–")
    assert (row.status.text, row.direction.text) == ("On target", "Better")


@pytest.mark.parametrize(
    ("layout", "headings", "cells"),
    [
        (
            "standing",
            "Indicator Before Latest Target From target Status Than before Than a year ago Quartile",
            [
                "0 End of June 2024",
                "12 people End of September 2024",
                "10 for 2024-25",
                "−20.00%",
                "Off target",
                "Worse than at the end of June 2024",
                "Not comparable",
                "–",
            ],
        ),
        (
            "recent-values",
            "Indicator Good is 3 before 2 before 1 before Latest Change Target Distance Status",
            [
                "Low",
                "–",
                "15 End of March 2024",
                "0 End of June 2024",
                "12 End of September 2024",
                "+12 – since End of June 2024",
                "10 for 2024-25",
                "+2 +20.00%",
                "Off target",
            ],
        ),
    ],
)
def test_both_layouts_on_the_page(layout: str, headings: str, cells: list[str]) -> None:
    council = make_council(settings=make_settings(report=layout), observations=series("15", "0", "12"))
    made = given(council)
    table = build_report_page(made, made.latest).fragments["priority-1"]
    assert " ".join(re.findall(r"<th scope=\"col\".*?>(.*?)</th>", table)) == headings
    texts = [re.sub(r"<span[^>]*aria-hidden.*?</span>|<[^>]*>", "", cell) for cell in re.findall(r"<td.*?</td>", table)]
    assert [" ".join(text.split()) for text in texts] == cells


# What is said of a year ago

THEIRS = "Compared with a year ago the report counts 4 better, 3 worse, 2 the same."
YEAR = (make_observation("2023-24 Q2", "14"), make_observation())


def printed_year(*counts: int, **more: Any) -> tuple[PrintedTally, ...]:
    words = ("improving", "worsening", "same")
    return tuple(
        make_printed_tally("trend", word, count, main="yes", **more) for word, count in zip(words, counts, strict=False)
    )


@pytest.mark.parametrize(
    ("tallies", "overrides", "said"),
    [
        ((), {}, "Compared with a year ago: 1 better, 0 worse, 0 the same."),
        ((), {"observations": (make_observation(),)}, ""),
        (printed_year(1, 0, 0), {}, "Compared with a year ago the report counts 1 better, 0 worse, 0 the same."),
        (
            printed_year(4, 3, 2),
            {},
            f"{THEIRS} We can follow 1, 0 and 0 of these.",
        ),
        (
            printed_year(4, 3, 2),
            {"observations": (make_observation(),)},
            f"{THEIRS} We can follow none of these.",
        ),
        (
            printed_year(4, 3, 2),
            {"cautions": (Caution(INDICATOR, "rounding", RELEASE, "stated", "It says so."),)},
            f"{THEIRS} We can follow none of these, and give no verdict on 1.",
        ),
        (printed_year(4, 3), {}, "Compared with a year ago: 1 better, 0 worse, 0 the same."),
        (printed_year(4, 3, 2, priority="1"), {}, "Compared with a year ago: 1 better, 0 worse, 0 the same."),
    ],
    ids=["ours", "nothing", "alike", "differ", "none", "withheld", "not whole", "of a priority"],
)
def test_what_is_said_of_a_year_ago_is_the_report_s_count_where_it_prints_all_of_it(
    tallies: tuple[PrintedTally, ...], overrides: dict[str, Any], said: str
) -> None:
    made = given(make_council(printed_tallies=tallies, **{"observations": YEAR} | overrides))
    assert year_ago_words(made) == said


def test_a_priority_that_the_report_counts_but_prints_no_scorecard_of_can_be_told() -> None:
    made = given(make_council(printed_tallies=printed_year(4, 3, 2, priority="2")))
    assert year_ago_words(made, "2").endswith("We can follow none of these.")


# The key


def signs_and_markers(html: str) -> tuple[set[str], set[str]]:
    """Give the signs with their words, and the markers, that stand in a piece of a page."""
    signs = {
        f"{shape} {text}"
        for shape, text in re.findall(r'<span class="qd-shape"[^>]*>(.*?)</span>\s*(.*?)\s*</span>', html, re.DOTALL)
    }
    return signs, set(re.findall(r"\[[a-z]+\]", re.sub(r"<[^>]+>", " ", html)))


WITHHELD = Caution(INDICATOR, "seasonal", RELEASE, "stated", "It says so.")
MARKED = tuple(
    replace(o, marker=m) for o, m in zip(series("9", "15", "12", "13"), ("[b]", "[e]", "[p]", "[r]"), strict=True)
)
RUNNING = {INDICATOR: make_indicator(accumulation=Accumulation.YEAR_TO_DATE)}
KEYS: dict[str, dict[str, Any]] = {
    "plain": {},
    "markers": {"observations": MARKED},
    "withheld": {"observations": MARKED, "cautions": (WITHHELD,)},
    "part of a year": {"indicators": RUNNING},
    "year before": {
        "indicators": RUNNING,
        "observations": (make_observation("2023-24", "60", marker="[u]"), make_observation()),
    },
    "forecast": {"observations": (make_observation("2024-25 Q3", "9", marker="[f]"),)},
    "missing": {"observations": series("15", None)},
    "no target": {"targets": ()},
    "near": {"observations": series("15", "10.2")},
    "neither": {
        "indicators": {INDICATOR: make_indicator(polarity=Polarity.NEITHER)},
        "observations": series("9", "12"),
    },
}


@pytest.mark.parametrize("layout", ["standing", "recent-values"])
@pytest.mark.parametrize("tolerance", ["5", "0"])
@pytest.mark.parametrize("what", KEYS.values(), ids=KEYS.keys())
def test_the_key_explains_every_sign_and_marker_of_the_page_and_no_other(
    layout: str, tolerance: str, what: dict[str, Any]
) -> None:
    made = given(make_council(settings=make_settings(report=layout, tolerance=Decimal(tolerance)), **what))
    fragments = dict(build_report_page(made, made.latest).fragments)
    key = fragments.pop("key")
    assert signs_and_markers(key) == signs_and_markers(" ".join(fragments.values()))
    assert signs_and_markers(key)[0]
    assert re.findall(r"<dd>\s*</dd>", key) == []


def test_the_key_speaks_of_a_tolerance_only_where_there_is_one() -> None:
    keys = [
        build_report_page(made, made.latest).fragments["key"]
        for made in (given(make_council(settings=make_settings(tolerance=Decimal(t)))) for t in (0, 5))
    ]
    assert ["tolerance" in key for key in keys] == [False, True]


# Reconciliation


def test_reconciliation_lists_what_differs_and_what_rounding_explains() -> None:
    council = make_council(
        observations=series("14", "12"),
        printed=(
            make_printed("variance_percent", "-20.4%", note="Perhaps an older target."),
            make_printed("direction_of_travel", "down"),
            make_printed("status", "not_met"),
            make_printed("quartile", "4th"),
        ),
    )
    page = build_reconciliation_page(given(council))
    report = page.fragments[f"report-{RELEASE}"]
    differ, rounded = report.split("<caption>Where rounding explains the difference")
    listed = [
        re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row) for row in re.findall(r"<tr>(<th scope=\"row\">.*?)</tr>", differ)
    ]
    counts = {cells[0]: cells[1:] for cells in listed if cells[1].isdigit()}
    assert counts == {
        "How far from target": ["0", "1", "0", "0", "1"],
        "Target met or not": ["1", "0", "0", "0", "1"],
        "Against the period before": ["0", "0", "1", "0", "1"],
        "Place among similar councils": ["0", "0", "0", "1", "1"],
    }
    assert "Where the two do not agree (1)" in differ
    (wrong,) = (cells for cells in listed if not cells[1].isdigit())
    assert wrong[1:4] == ["Against the period before", "worse", "better"]
    assert rounded.startswith(" (1)")
    assert "-20.4%" in rounded
    assert "Perhaps an older target." in rounded


def test_a_report_that_prints_nothing_to_check_says_so() -> None:
    page = build_reconciliation_page(given(make_council()))
    assert "prints no figures" in page.fragments[f"report-{RELEASE}"]
    assert list(page.fragments) == ["crumbs", f"report-{RELEASE}", f"report-{EARLIER_RELEASE}"]


@pytest.mark.parametrize(
    ("printed", "recomputed", "said"),
    [
        ("up", "improving", ("better", "better")),
        ("down", "worsening", ("worse", "worse")),
        ("same", "not_comparable", ("the same", "not comparable")),
        ("not_met", "within_tolerance", ("not met", "not met, but within the tolerance")),
        ("not_met", "not_met", ("not met", "not met")),
        ("-20%", "-20.00%", ("-20%", "-20.00%")),
        ("na", "", ("no arrow", "–")),
    ],
)
def test_printed_and_recomputed_in_words(printed: str, recomputed: str, said: tuple[str, str]) -> None:
    check = Reconciliation(RELEASE, INDICATOR, "trend", printed, recomputed, "no", "")
    assert (printed_words(check), recomputed_words(check)) == said


# The table of figures


def score_of(*observations: Observation, **indicator: Any) -> Score:
    council = make_council(
        releases=(*(make_release(id_, f"2024-25 Q{n}") for n, id_ in enumerate(TITLES, start=1)),),
        indicators={INDICATOR: make_indicator(**indicator)},
        observations=observations,
    )
    (score,) = assess_release(council, council.latest).scores
    return score


def test_figures_stand_newest_first_with_their_targets() -> None:
    score = score_of(make_observation(Q1, "9", release=EARLIER_RELEASE), make_observation(Q2, "1094", marker="[p]"))
    rows, notes = build_figure_rows(score, make_settings(), TITLES)
    assert [(r.period, r.value, r.marker, r.target, r.basis, r.status.text, r.note) for r in rows] == [
        ("End of September 2024", "1,094", "[p]", "10", "for 2024-25", "Off target", ""),
        ("End of June 2024", "9", "", "10", "for 2024-25", "On target", ""),
    ]
    assert notes == []
    assert markers_used(rows) == [("[p]", words.MARKER["[p]"])]


@pytest.mark.parametrize(
    ("old", "new", "unit", "said"),
    [
        ("15", "14", "people", "Revised in Quarter 2; it was 15 in Quarter 1."),
        ("1094", "1100", "£", "Revised in Quarter 2; it was £1,094 in Quarter 1."),
        ("14.0", "13.5", "%", "Revised in Quarter 2; it was 14.0% in Quarter 1."),
        ("-0.5", "0", "points", "Revised in Quarter 2; it was −0.5 in Quarter 1."),
        (None, "15", "people", "Revised in Quarter 2; it was no figure in Quarter 1."),
        ("15", None, "people", "Revised in Quarter 2; it was 15 in Quarter 1."),
        ("15", "15", "people", ""),
    ],
)
def test_revision_notes(old: str | None, new: str | None, unit: str, said: str) -> None:
    rows, notes = build_figure_rows(
        score_of(make_observation(Q1, old, release=EARLIER_RELEASE), make_observation(Q1, new), unit=unit),
        make_settings(),
        TITLES,
    )
    assert notes == ([said] if said else [])
    assert [row.note for row in rows] == ["1" if said else ""]


def test_a_chain_of_revisions_and_the_figure_s_own_note() -> None:
    score = score_of(make_observation(Q1, "13", note="Counted again."))
    old = (make_observation(Q1, "15", release=EARLIER_RELEASE), make_observation(Q1, "14", release="2023"))
    score = replace(score, readings=(replace(score.readings[0], revised_from=old),))
    _, notes = build_figure_rows(score, make_settings(), TITLES | {"2023": "the year's report"})
    assert notes == ["Revised in Quarter 2; it was 15 in Quarter 1, then 14 in the year's report. Counted again."]


def test_a_note_that_two_figures_share_stands_once() -> None:
    rows, notes = build_figure_rows(
        score_of(*(make_observation(period, "9", note=note) for period, note in ((Q1, "Same."), (Q2, "Same.")))),
        make_settings(),
        TITLES,
    )
    assert (notes, [row.note for row in rows]) == (["Same."], ["1", "1"])


@pytest.mark.parametrize(
    ("cases", "unit", "said"),
    [
        ("67", "%", "67 cases in all, so that one more or fewer moves the figure by about 1.5 percentage points"),
        ("99", "%", "99 cases in all"),
        ("100", "%", ""),
        ("67", "people", ""),
        (None, "%", ""),
    ],
)
def test_small_numbers_are_warned_of(cases: str | None, unit: str, said: str) -> None:
    count = None if cases is None else Decimal(cases)
    note = small_number_note(score_of(make_observation(value="50", denominator=count), unit=unit))
    assert said in note
    assert bool(note) is bool(said)


@pytest.mark.parametrize(
    ("period", "basis", "said"),
    [
        ("2024-25", "stated", "annual_stated"),
        ("2024-25 Q2", "stated", "period_stated"),
        ("2024-25 Q2", "implied", "period_implied"),
        ("2024-25 H1", "stated", "period_stated"),
        ("2024-09", "stated", "period_stated"),
        ("AY2023-24 T2", "stated", "period_stated"),
    ],
)
def test_targets_are_explained(period: str, basis: str, said: str) -> None:
    score = replace(score_of(make_observation()), targets=(make_target(period, basis=basis, evidence="Why."),))
    ((_, meaning, evidence),) = target_notes(score)
    assert (meaning, evidence) == (words.TARGET_BASIS[said], "Why.")


def test_a_running_total_has_no_target_before_the_year_s_end() -> None:
    score = score_of(make_observation(), accumulation=Accumulation.YEAR_TO_DATE)
    rows, _ = build_figure_rows(score, make_settings(), TITLES)
    assert [(row.target, row.basis, row.status.text) for row in rows] == [
        ("10", "120.0% reached, for 2024-25", "No target for a part of the year")
    ]


def test_a_target_says_in_the_notes_what_it_is_for() -> None:
    score = replace(score_of(make_observation()), targets=(make_target(applies_to="each_period"),))
    ((said, meaning, _),) = target_notes(score)
    assert said == "10 for 2024-25"
    assert meaning == f"{words.TARGET_BASIS['annual_stated']} {words.APPLIES_TO['each_period']}"
