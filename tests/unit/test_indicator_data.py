"""The file of one indicator: a row for each period, which explains itself far from its page."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from builders import (
    EARLIER_RELEASE,
    INDICATOR,
    RELEASE,
    make_comparator,
    make_council,
    make_indicator,
    make_observation,
    make_release,
    make_target,
)
from quarterdeck.assess import assess_release
from quarterdeck.model import Council
from quarterdeck.package import IndicatorData, build_indicator_data
from quarterdeck.periods import parse_period
from quarterdeck.results import Edition
from quarterdeck.schema import INDICATOR_FILE
from quarterdeck.schema.words import MARKER

HOME = "https://figures.example/portal/"
SUMMARY = "12 people were found sleeping rough in September 2024."
FIRST_SOURCE = "Anyborough Borough Council, Performance Report, Quarter 1"
SOURCE = "Anyborough Borough Council, Performance Report, Quarter 2"
RELEASES = (
    make_release(EARLIER_RELEASE, "2024-25 Q1", source=FIRST_SOURCE, published=date(2024, 8, 20)),
    make_release(source=SOURCE),
)


def data_of(council: Council) -> IndicatorData:
    edition = Edition(council.latest, "1.1.0", "minor", "New: 1 report.", ())
    (score,) = assess_release(council, council.latest).scores
    return build_indicator_data(council, score, edition, SUMMARY, HOME)


def council_of(**overrides: Any) -> Council:
    return make_council(**{"releases": RELEASES, **overrides})


def rows_of(data: IndicatorData) -> list[dict[str, str]]:
    """Read the CSV as anybody would."""
    text = data.files[f"{INDICATOR}.csv"].decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def document_of(data: IndicatorData) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(data.files[f"{INDICATOR}.json"])
    return found


def by_period(data: IndicatorData) -> dict[str, dict[str, str]]:
    rows = rows_of(data)
    assert len({row["period"] for row in rows}) == len(rows)
    return {row["period"]: row for row in rows}


def test_the_whole_file() -> None:
    first, second = rows_of(data_of(council_of()))
    assert first["period"] == "2024-25 Q1"
    assert second == {
        "council": "Anyborough",
        "indicator": INDICATOR,
        "title": "Rough sleepers",
        "period": "2024-25 Q2",
        "period_name": "Quarter 2 2024-25",
        "period_starts": "2024-07-01",
        "period_ends": "2024-09-30",
        "value": "12",
        "value_text": "",
        "unit": "people",
        "marker": "",
        "marker_meaning": "",
        "numerator": "",
        "denominator": "",
        "target": "10",
        "target_text": "",
        "target_basis": "annual_stated",
        "achievement_percent": "83.3",
        "status": "not_met",
        "england": "",
        "north_west": "",
        "similar_councils": "",
        "others": "",
        "quartile": "",
        "note": "",
        "release": RELEASE,
        "source": SOURCE,
        "published": "2024-11-20",
        "licence": "Open Government Licence v3.0",
        "page": f"{HOME}anyborough/indicators/{INDICATOR}/",
    }
    assert tuple(second) == INDICATOR_FILE.column_names


def test_there_is_one_row_a_period_and_the_last_report_has_the_last_word() -> None:
    revised = make_observation("2024-25 Q1", "14", marker="[r]", note="One had been counted twice.")
    rows = by_period(data_of(council_of(observations=(*make_council().observations, revised))))
    assert list(rows) == ["2024-25 Q1", "2024-25 Q2"]
    assert (rows["2024-25 Q1"]["value"], rows["2024-25 Q1"]["release"]) == ("14", RELEASE)
    assert rows["2024-25 Q1"]["note"] == "One had been counted twice."


def test_every_row_says_who_published_it_where_when_and_under_which_licence() -> None:
    rows = by_period(data_of(council_of()))
    said = [(row["release"], row["source"], row["published"]) for row in rows.values()]
    assert said == [(EARLIER_RELEASE, FIRST_SOURCE, "2024-08-20"), (RELEASE, SOURCE, "2024-11-20")]
    assert {row["licence"] for row in rows.values()} == {"Open Government Licence v3.0"}
    assert {row["page"] for row in rows.values()} == {f"{HOME}anyborough/indicators/{INDICATOR}/"}


def test_a_report_of_unknown_date_leaves_the_day_empty() -> None:
    releases = (RELEASES[0], make_release(source=SOURCE, published=None))
    data = data_of(council_of(releases=releases))
    assert [row["published"] for row in rows_of(data)] == ["2024-08-20", ""]
    assert document_of(data)["dated"] == "2024-09-30"
    assert "issued" not in data.descriptor


def test_each_figure_stands_beside_the_target_of_its_own_time() -> None:
    targets = (
        make_target("2023-24", "20", release=EARLIER_RELEASE),
        make_target(release=EARLIER_RELEASE),
        make_target("2024-25 Q2", "12"),
    )
    observations = (make_observation("2023-24 Q2", "20", release=EARLIER_RELEASE), *make_council().observations)
    rows = by_period(data_of(council_of(targets=targets, observations=observations)))
    told = {period: (row["target"], row["target_basis"], row["status"]) for period, row in rows.items()}
    assert told == {
        "2023-24 Q2": ("20", "annual_stated", "met"),
        "2024-25 Q1": ("10", "annual_stated", "not_met"),
        "2024-25 Q2": ("12", "period_stated", "met"),
    }


def test_a_target_that_is_a_word_is_its_text() -> None:
    target = make_target(value=None, value_text="Yes")
    row = by_period(data_of(council_of(targets=(target,))))["2024-25 Q2"]
    assert (row["target"], row["target_text"]) == ("", "Yes")


@pytest.mark.parametrize(("marker", "value"), [("[p]", "12"), ("[x]", None), ("[c]", None), ("[low]", "0")])
def test_a_marker_is_explained_in_its_row(marker: str, value: str | None) -> None:
    data = data_of(council_of(observations=(make_observation("2024-25 Q2", value, marker=marker),)))
    (row,) = rows_of(data)
    assert (row["value"], row["marker"], row["marker_meaning"]) == (value or "", marker, MARKER[marker])
    assert row["status"] == "no_data" if value is None else row["status"] in ("met", "not_met")


def test_a_figure_that_is_a_word_is_its_text() -> None:
    data = data_of(council_of(observations=(make_observation(value=None, value_text="Yes"),)))
    (row,) = rows_of(data)
    assert (row["value"], row["value_text"]) == ("", "Yes")
    assert document_of(data)["observations"][0]["value_text"] == "Yes"


@pytest.mark.parametrize("value", ["3.10", "-0.36", "1234567.890", "0.000000001", "100", "0"])
def test_decimals_are_those_of_the_source(value: str) -> None:
    observation = make_observation(value=value, numerator=Decimal("31.0"), denominator=Decimal("1E+1"))
    data = data_of(council_of(observations=(observation,)))
    (row,) = rows_of(data)
    assert (row["value"], row["numerator"], row["denominator"]) == (value, "31.0", "10")
    # As text: a program that reads numbers of JSON into binary floats would change them.
    assert document_of(data)["observations"][0]["value"] == value


def test_a_period_that_the_report_does_not_date_has_no_days() -> None:
    observations = (make_observation("R2024-25 Q2 -1y", "15"), make_observation("R2024-25 Q2", "12"))
    data = data_of(council_of(observations=observations))
    rows = rows_of(data)
    assert [row["period"] for row in rows] == ["R2024-25 Q2 -1y", "R2024-25 Q2"]
    assert [row["period_name"] for row in rows] == ["1 year earlier", "Latest (date not printed)"]
    assert {(row["period_starts"], row["period_ends"]) for row in rows} == {("", "")}
    assert "temporal" not in data.descriptor


def test_the_time_covered_runs_from_the_first_day_to_the_last() -> None:
    assert data_of(council_of()).descriptor["temporal"] == {"start": "2024-04-01", "end": "2024-09-30"}


COMPARATORS = (
    make_comparator(period=parse_period("2024-25 Q2"), value=Decimal("14.50")),
    make_comparator("north_west", period=parse_period("2024-25 Q2"), value=Decimal(0)),
    make_comparator("similar_councils", period=parse_period("2023-24"), value=Decimal("13.0"), quartile=2),
    make_comparator("north_west", period=None, value=Decimal(99), release=EARLIER_RELEASE),
)


def test_what_others_achieved_stands_in_the_row_of_its_own_period() -> None:
    rows = by_period(data_of(council_of(comparators=COMPARATORS)))
    columns = ("value", "england", "north_west", "similar_councils", "quartile")
    assert {period: tuple(row[column] for column in columns) for period, row in rows.items()} == {
        "2023-24": ("", "", "", "13.0", "2"),
        "2024-25 Q1": ("15", "", "", "", ""),
        "2024-25 Q2": ("12", "14.50", "0", "", ""),
    }


def test_a_period_that_only_others_have_says_so() -> None:
    row = by_period(data_of(council_of(comparators=COMPARATORS)))["2023-24"]
    assert (row["value"], row["marker"], row["marker_meaning"]) == ("", "[x]", "Not available.")
    assert (row["target_basis"], row["status"]) == ("none", "no_data")
    assert row["note"] == "Only the figures of others are published for this period."
    assert (row["release"], row["source"], row["published"]) == (RELEASE, SOURCE, "2024-11-20")
    assert (row["period_starts"], row["period_ends"]) == ("2023-04-01", "2024-03-31")


def test_others_without_a_period_have_no_row_but_stand_in_the_document() -> None:
    undated = make_comparator(period=None, value=Decimal("14.50"))
    data = data_of(council_of(comparators=(undated,)))
    assert {row["england"] for row in rows_of(data)} == {""}
    assert document_of(data)["comparators"] == [
        {"comparator": "england", "period": None, "period_name": None, "value": "14.50", "quartile": None}
    ]


def test_the_document_agrees_with_the_table() -> None:
    observations = (
        make_observation("2023-24 Q2", None, marker="[x]", release=EARLIER_RELEASE),
        *make_council().observations,
    )
    data = data_of(council_of(comparators=COMPARATORS, observations=observations))
    rows, document = rows_of(data), document_of(data)
    for row, found in zip(rows, document["observations"], strict=True):
        said = {**document, **found, "licence": document["licence"]["name"]}
        for column in row.keys() - {"council"}:
            assert ("" if said[column] is None else str(said[column])) == row[column], column
        # The one name is short, the other full.
        assert (row["council"], document["council"]["name"]) == ("Anyborough", "Anyborough Borough Council")
    assert document["version"] == data.descriptor["version"] == "1.1.0"
    assert document["sources"] == [source["title"] for source in data.descriptor["sources"]] == [SOURCE, FIRST_SOURCE]
    assert document["page"] == rows[0]["page"] == data.descriptor["homepage"]
    assert document["summary"] == SUMMARY
    assert (document["status"], document["direction_of_travel"]) == ("not_met", "improving")


def test_a_caveat_and_the_collector_of_the_figure_are_told() -> None:
    indicator = make_indicator(caveat="A count on one night misses people.", source="The outreach team")
    data = data_of(council_of(indicators={INDICATOR: indicator}))
    assert document_of(data)["caveat"] == "A count on one night misses people."
    assert data.descriptor["sources"][-1] == {"title": "The outreach team"}
    assert document_of(data_of(council_of()))["caveat"] is None


def test_the_descriptor_is_of_the_very_file() -> None:
    data = data_of(council_of())
    (resource,) = data.descriptor["resources"]
    content = data.files[f"{INDICATOR}.csv"]
    assert (resource["path"], resource["name"]) == (f"{INDICATOR}.csv", INDICATOR)
    assert (resource["bytes"], resource["rows"]) == (len(content), 2)
    assert data.descriptor["title"] == "Rough sleepers: Anyborough Borough Council"
    assert data.descriptor["description"] == f"How many people were found sleeping outdoors. {SUMMARY}"
    assert set(data.files) == {f"{INDICATOR}.csv", f"{INDICATOR}.csv-metadata.json", f"{INDICATOR}.json"}
