"""The rules of assessment: each example that the methods page shows is worked out again by the real code."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from importlib.resources import files

import pytest

from builders import (
    INDICATOR,
    RELEASE,
    make_council,
    make_entry,
    make_indicator,
    make_observation,
    make_printed,
    make_target,
    number_of,
)
from quarterdeck.assess import assess_release, judge, reconcile, tally_scores
from quarterdeck.assess.judgement import target_for
from quarterdeck.assess.travel import TravelInput, change_since, direction_of_travel, trend
from quarterdeck.model import Accumulation, Indicator, Observation, Polarity, Target
from quarterdeck.package.versions.version import next_version, raise_of
from quarterdeck.periods import financial_year_of
from quarterdeck.results import DataChange, Judgement
from quarterdeck.rules import RULES, load_examples
from quarterdeck.schema import words

Example = dict[str, str]


def examples(name: str) -> pytest.MarkDecorator:
    rows = load_examples(name)
    names = [f"row {number}: {row['why']}" for number, row in enumerate(rows, start=2)]
    return pytest.mark.parametrize("row", rows, ids=names)


def text(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"


def target_of(value: str, period: str = "2024-25") -> Target | None:
    return make_target(period, value) if value else None


def judged(row: Example, tolerance: str = "5") -> Judgement:
    value, target = number_of(row["value"]), target_of(row["target"])
    return judge(value, target, Polarity(row["polarity"]), Decimal(tolerance))


def indicator_of(row: Example) -> Indicator:
    return make_indicator(accumulation=Accumulation(row["accumulation"]), frequency=row["frequency"])


def observations_of(row: Example, before: str, now: str) -> tuple[Observation, ...]:
    earlier = [make_observation(row[f"{before}_period"], row[before])] if row[f"{before}_period"] else []
    return (*earlier, make_observation(row[f"{now}_period"], row[now]))


@examples("status")
def test_status(row: Example) -> None:
    found = judged(row, row["tolerance"])
    assert (text(found.achievement_percent), found.status) == (row["achievement"], row["status"])


@examples("variance")
def test_variance(row: Example) -> None:
    found = judged(row)
    for column in ("variance", "variance_percent", "distance", "distance_percent"):
        assert text(getattr(found, column)) == row[column], column


@examples("direction")
def test_direction(row: Example) -> None:
    known = observations_of(row, "before", "now")
    targets = {
        row[f"{time}_period"]: make_target(row[f"{time}_period"], row[f"{time}_target"])
        for time in ("before", "now")
        if row[f"{time}_target"]
    }
    given = TravelInput(indicator_of(row), Polarity(row["polarity"]), known[-1], known, targets, 4)
    found = direction_of_travel(given)
    assert (found.word, found.basis) == (row["direction"], row["basis"])


@examples("trend")
def test_trend(row: Example) -> None:
    known = observations_of(row, "last_year", "now")
    given = TravelInput(indicator_of(row), Polarity(row["polarity"]), known[-1], known, {}, 4, row["stated"])
    found = trend(given)
    assert (found.word, found.basis) == (row["trend"], row["basis"])


@examples("change")
def test_change(row: Example) -> None:
    known = observations_of(row, "previous", "now")
    found = change_since(indicator_of(row), known[-1], known)
    assert (text(found.change), text(found.percent)) == (row["change"], row["change_percent"])


@examples("target")
def test_target(row: Example) -> None:
    period = make_observation(row["period"]).period
    year = financial_year_of(period.end).text
    targets = {year: target_of(row["annual_target"], year), row["period"]: target_of(row["part_year_target"])}
    if row["period"] == year:
        targets = {year: target_of(row["annual_target"], year)}
    other = f"{row['period'].split(' ')[0]} Q2"
    if row["other_part_target"]:
        targets[other] = target_of(row["other_part_target"], other)
    known = {name: target for name, target in targets.items() if target}
    found = target_for(period, Accumulation(row["accumulation"]), known, (year,))
    assert text(found.value if found else None) == row["target_used"]


@examples("reconciliation")
def test_reconciliation(row: Example) -> None:
    target = target_of(row["target"])
    council = make_council(
        indicators={INDICATOR: make_indicator(polarity=Polarity(row["polarity"]))},
        observations=(make_observation(value=row["value"]),),
        targets=(target,) if target else (),
        printed=(make_printed("variance_percent", row["printed"]),),
    )
    (found,) = reconcile(council, assess_release(council, council.latest))
    assert found.agrees == row["agrees"]


@examples("tally")
def test_tally(row: Example) -> None:
    statuses = ("met", "within_tolerance", "not_met", "no_target", "no_data")
    chosen = [status for status in statuses for _ in range(int(row[status]))]
    council = make_council(scorecard=(make_entry(polarity=Polarity.HIGHER),))
    (score,) = assess_release(council, council.latest).scores
    scores = tuple(replace(score, judgement=replace(score.judgement, status=status)) for status in chosen)
    found = {
        tally.category: tally
        for tally in tally_scores(RELEASE, scores)
        if (tally.measure, tally.priority, tally.tier) == ("status", "all", "all")
    }
    for category, tally in found.items():
        assert (str(tally.count), str(tally.with_data)) == (row[category], row["with_data"])
        assert text(tally.percent) == row[f"{category}_percent"]


@examples("version")
def test_version(row: Example) -> None:
    indicator, _, period = row["row"].partition(" ")
    change = DataChange(RELEASE, row["kind"], row["table"], indicator, period, "", row["column"], "", "")
    found, raised = next_version(row["version"], (change,))
    assert (found, raised) == (row["next_version"], raise_of(change))


@pytest.mark.parametrize("name", RULES)
def test_examples_are_complete(name: str) -> None:
    rows = load_examples(name)
    assert 8 <= len(rows) <= 16
    for row in rows:
        assert None not in (*row, *row.values()), f"a row of {name} is not as wide as its heading"
        assert row["why"].endswith("."), row["why"]
    inputs = [tuple(row[column] for column in row if column != "why") for row in rows]
    assert len(set(inputs)) == len(inputs), "an example is given twice"


def test_every_rule_has_its_table_and_every_table_its_rule() -> None:
    tables = {path.name.removesuffix(".csv") for path in files("quarterdeck.rules").iterdir() if ".csv" in path.name}
    assert tables == set(RULES)


def test_unknown_rule() -> None:
    with pytest.raises(KeyError, match="luck"):
        load_examples("luck")


@pytest.mark.parametrize(
    ("name", "column", "known"),
    [
        ("status", "status", words.STATUS),
        ("direction", "direction", words.TRAVEL),
        ("direction", "basis", words.DIRECTION_BASIS.keys() - {"stated"}),
        ("trend", "trend", words.TRAVEL),
        ("trend", "basis", words.TREND_BASIS),
        ("reconciliation", "agrees", words.AGREES),
        ("version", "kind", words.CHANGE),
    ],
)
def test_examples_show_every_answer_that_can_be_given(name: str, column: str, known: dict[str, str]) -> None:
    assert {row[column] for row in load_examples(name)} == set(known)
