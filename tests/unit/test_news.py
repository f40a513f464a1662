"""What is told of each report, of a council as it might be: two quarters, one of which puts the other right."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from portal_data import load_portal
from portals import TINY, read_table, write_table
from quarterdeck.catalogue.news import News, council_news, indicator_news
from quarterdeck.datasets import CouncilData

SLEEPERS = "anyborough/indicators/rough-sleepers/"
Edit = Callable[[list[dict[str, str]]], object]


@pytest.fixture
def data() -> CouncilData:
    (council,) = load_portal().councils
    return council


def edited(folder: Path, **edits: Edit) -> CouncilData:
    """Change tables of the fictional council, each by a function of its rows, and gather its data."""
    shutil.copytree(TINY, folder, dirs_exist_ok=True)
    for name, edit in edits.items():
        path = folder / "anyborough" / f"{name}.csv"
        rows = read_table(path)
        edit(rows)
        write_table(path, rows)
    (council,) = load_portal(folder).councils
    return council


def of_kind(news: list[News], kind: str) -> list[News]:
    return [one for one in news if one.kind == kind]


def test_a_council_tells_of_its_reports_of_what_they_revised_and_of_statuses_that_changed(data: CouncilData) -> None:
    assert [(one.kind, one.key) for one in council_news(data)] == [
        ("report", "anyborough/report/2024-25-q2"),
        ("revision", "anyborough/revised/rough-sleepers/2024-25-q2"),
        ("status", "anyborough/status/school-progress/2024-25-q2"),
        ("status", "anyborough/status/trees-planted/2024-25-q2"),
        ("status", "anyborough/status/missed-bins/2024-25-q2"),
        ("report", "anyborough/report/2024-25-q1"),
    ]


def test_a_report_is_told_with_its_counts_its_version_its_day_and_its_page(data: CouncilData) -> None:
    newest, first = of_kind(council_news(data), "report")
    assert newest.title == "Anyborough: Quarter 2 2024-25"
    assert newest.dated == date(2024, 11, 20)
    assert newest.address == "anyborough/reports/2024-25-q2/"
    assert newest.summary.startswith(
        "4 indicators: 1 on target, 1 within 5% of target, 1 off target, 1 no data. 15 new and 2 revised entries"
    )
    assert newest.summary.endswith(f"Version {data.versions[-1][0].version} of the data.")
    # The first version has nothing before it that its entries could be new against.
    assert first.summary == "4 indicators: 2 on target, 1 within 5% of target, 1 no target. Version 1.0.0 of the data."


def test_a_status_that_changed_is_told_with_what_it_was_and_when(data: CouncilData) -> None:
    trees = next(one for one in council_news(data) if one.key.startswith("anyborough/status/trees-planted/"))
    assert trees.title == "Anyborough: Trees planted: off target"
    assert trees.summary == ("Quarter 2 2024-25: 691 trees. Off target; it was on target in Quarter 1 2024-25.")
    assert trees.address == "anyborough/indicators/trees-planted/"


def test_a_status_that_stayed_is_no_news(data: CouncilData) -> None:
    first, second = ({s.indicator.id: s.judgement.status for s in one.scores} for one in data.assessments)
    assert first["rough-sleepers"] == second["rough-sleepers"]
    told = {one.key.split("/")[2] for one in of_kind(council_news(data), "status")}
    assert told == {name for name in second if first[name] != second[name]}
    assert "rough-sleepers" not in told


def test_a_status_is_compared_with_the_last_report_that_had_the_indicator(tmp_path: Path) -> None:
    """The second quarter does not give the trees; the third is told against the first."""

    def third(rows: list[dict[str, str]]) -> None:
        rows.append({**rows[-1], "release": "2024-25-q3", "period": "2024-25 Q3", "title": "Quarter 3 2024-25"})
        rows[-1]["published"] = "2025-02-20"

    def skipped(rows: list[dict[str, str]]) -> None:
        (late,) = (row for row in rows if row["indicator"] == "trees-planted" and row["release"] == "2024-25-q2")
        late |= {"release": "2024-25-q3", "period": "2024-25 Q3", "value": "700"}

    def without_target(rows: list[dict[str, str]]) -> None:
        rows[:] = [row for row in rows if row["period"] != "2024-25 Q2"]

    news = council_news(edited(tmp_path, releases=third, observations=skipped, targets=without_target))
    told = [one for one in of_kind(news, "status") if "/trees-planted/" in one.key]
    assert [(one.key, one.dated) for one in told] == [("anyborough/status/trees-planted/2024-25-q3", date(2025, 2, 20))]
    assert told[0].summary.endswith("it was on target in Quarter 1 2024-25.")


def test_what_was_revised_is_told_with_what_it_was_and_is(data: CouncilData) -> None:
    (revised,) = of_kind(council_news(data), "revision")
    assert revised.title == "Anyborough: Rough sleepers: revised"
    assert revised.address == SLEEPERS
    assert revised.summary == (
        "Revised in Quarter 2 2024-25: observations (value, 2024-25 Q1) was 40, is 38; "
        "observations (marker, 2024-25 Q1) was [p], is [r]."
    )


def test_a_figure_that_is_taken_back_is_told_as_gone(tmp_path: Path) -> None:
    def taken_back(rows: list[dict[str, str]]) -> None:
        row = next(row for row in rows if row["value"] == "38")
        row |= {"value": "", "marker": "[x]"}

    (revised,) = of_kind(council_news(edited(tmp_path, observations=taken_back)), "revision")
    assert "was 40, is gone" in revised.summary


def test_without_revisions_none_are_told(tmp_path: Path) -> None:
    def honest(rows: list[dict[str, str]]) -> None:
        rows[:] = [row for row in rows if row["value"] != "38"]

    assert of_kind(council_news(edited(tmp_path, observations=honest)), "revision") == []


def test_an_indicator_tells_the_figure_of_each_report_newest_first(data: CouncilData) -> None:
    news = indicator_news(data)
    assert set(news) == set(data.indicators)
    trees = news["trees-planted"]
    assert [(one.kind, one.title, one.dated) for one in trees] == [
        ("figure", "Anyborough: Trees planted, Quarter 2 2024-25", date(2024, 11, 20)),
        ("figure", "Anyborough: Trees planted, Quarter 1 2024-25", date(2024, 8, 20)),
    ]
    assert trees[1].summary == "Quarter 1 2024-25: 402 trees. On target. From Quarter 1 2024-25."
    assert {one.address for one in trees} == {"anyborough/indicators/trees-planted/"}


def test_a_figure_that_is_missing_is_told_as_missing(data: CouncilData) -> None:
    newest = indicator_news(data)["missed-bins"][0]
    assert newest.summary == "Quarter 2 2024-25: not available. No data. From Quarter 2 2024-25."


def test_a_figure_in_words_is_told_in_its_words(tmp_path: Path) -> None:
    def in_words(rows: list[dict[str, str]]) -> None:
        rows[-1] |= {"value_text": "fewer than 5", "marker": ""}

    newest = indicator_news(edited(tmp_path, observations=in_words))["missed-bins"][0]
    assert newest.summary.startswith("Quarter 2 2024-25: fewer than 5. ")


def test_an_indicator_tells_its_revisions_in_the_same_words_as_the_council(data: CouncilData) -> None:
    (revised,) = of_kind(indicator_news(data)["rough-sleepers"], "revision")
    assert revised in council_news(data)
    others = [one for name, news in indicator_news(data).items() if name != "rough-sleepers" for one in news]
    assert of_kind(others, "revision") == []


def test_a_revision_is_told_even_if_the_report_has_no_figure_of_its_own(tmp_path: Path) -> None:
    """The report takes back an old figure of the trees, and gives no new one."""

    def only_revised(rows: list[dict[str, str]]) -> None:
        row = next(row for row in rows if row["indicator"] == "trees-planted" and row["release"] == "2024-25-q2")
        row |= {"period": "2023-24 Q2", "value": "640", "marker": "[r]"}

    data = edited(tmp_path, observations=only_revised)
    revised = of_kind(indicator_news(data)["trees-planted"], "revision")
    assert ["was 650, is 640" in one.summary for one in revised] == [True]
    assert revised == [one for one in of_kind(council_news(data), "revision") if "/trees-planted/" in one.key]


def test_a_report_without_a_day_of_publication_counts_from_the_end_of_its_period(tmp_path: Path) -> None:
    def undated(rows: list[dict[str, str]]) -> None:
        for row in rows:
            row["published"] = ""

    news = council_news(edited(tmp_path, releases=undated))
    assert [one.dated for one in of_kind(news, "report")] == [date(2024, 9, 30), date(2024, 6, 30)]


def test_a_key_stands_for_one_piece_of_news(data: CouncilData) -> None:
    told = [*council_news(data), *(one for news in indicator_news(data).values() for one in news)]
    by_key: dict[str, set[News]] = {}
    for one in told:
        by_key.setdefault(one.key, set()).add(one)
    assert [key for key, found in by_key.items() if len(found) > 1] == []
    assert all(key.startswith("anyborough/") for key in by_key)
