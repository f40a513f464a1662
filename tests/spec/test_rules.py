"""The rules of assessment: each example that the methods page shows is worked out again by the real code."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from importlib.resources import files
from typing import Any

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
from quarterdeck.assess.breakdowns import known_parts
from quarterdeck.assess.comparison import Series, compare
from quarterdeck.assess.series import known_at
from quarterdeck.assess.targets import choose_target, reached_so_far
from quarterdeck.assess.travel import TravelInput, change_since, direction_of_travel, trend
from quarterdeck.model import (
    Accumulation,
    Breakdown,
    BreakdownFigure,
    Caution,
    Indicator,
    Observation,
    Polarity,
    Target,
)
from quarterdeck.package.versions.version import next_version, raise_of
from quarterdeck.pages.sentence import share_words
from quarterdeck.periods import BRITISH, Calendar, YearName, name_of, parse_period, year_of
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


@examples("whole")
def test_whole(row: Example) -> None:
    figures = tuple(
        BreakdownFigure(
            parse_period("2024-25 Q2"), RELEASE, f"Part {place}", None, number_of(count), number_of(total), "", ""
        )
        for place, (count, _, total) in enumerate(part.strip().partition("/") for part in row["parts"].split(";"))
    )
    council = make_council()
    breakdown = Breakdown(INDICATOR, "kind", "By kind", "", figures, "Of {total} {period}, {count}")
    parts = known_parts(breakdown, make_indicator(), known_at(council, council.latest))
    whole = parts.whole if parts is not None else None
    assert text(whole.count if whole else None) == row["count"]
    assert text(whole.total if whole else None) == row["total"]
    assert (share_words(whole) if whole else "") == row["said"]


@examples("variance")
def test_variance(row: Example) -> None:
    found = judged(row)
    for column in ("variance", "variance_percent", "distance", "distance_percent"):
        assert text(getattr(found, column)) == row[column], column


def series_of(indicator: Indicator, known: tuple[Observation, ...], **more: Any) -> Series:
    return Series(indicator, BRITISH, known, {RELEASE: 1}, **more)


def travel_of(
    row: Example, known: tuple[Observation, ...], targets: dict[str, Target], stated: str = ""
) -> TravelInput:
    indicator = indicator_of(row)
    compared = compare(series_of(indicator, known), known[-1])
    return TravelInput(indicator, Polarity(row["polarity"]), known[-1], compared, targets, (), stated)


@examples("period")
def test_period(row: Example) -> None:
    calendar = Calendar(int(row["year_starts"]), YearName(row["year_named"]))
    if not row["published_as"]:
        with pytest.raises(ValueError, match=r"could be .+ \(write .+\) or .+ \(write .+\)"):
            parse_period(row["spelling"], calendar)
        return
    found = parse_period(row["spelling"], calendar)
    assert (f"{found.start}", f"{found.end}") == (row["first_day"], row["last_day"])
    assert (name_of(found), found.text) == (row["name"], row["published_as"])
    assert parse_period(found.text, calendar) == found
    assert parse_period(found.key, calendar) == found


@examples("comparison")
def test_comparison(row: Example) -> None:
    known = (
        make_observation(row["earlier_period"], "15", marker=row["earlier_marker"], release="before"),
        make_observation(row["now_period"], "12"),
    )
    series = Series(
        indicator_of(row),
        BRITISH,
        known,
        {"before": 0, RELEASE: 1},
        (1,) if row["caution"] == "definition_changed" else (),
    )
    found = compare(series, known[-1])
    # A running total of an earlier part of the year is no base in itself: only both targets make it one.
    before = found.before if row["accumulation"] != "year_to_date" else None
    answers = {
        "period before": before is known[0] and found.previous is known[0],
        "a year ago": found.year_ago is known[0] and before is None and found.previous is known[0],
        "last figure": found.previous is known[0] and before is None and found.year_ago is None,
        "nothing": (before, found.year_ago, found.previous) == (None, None, None),
    }
    assert [answer for answer, given in answers.items() if given] == [row["compares_as"]]


@examples("direction")
def test_direction(row: Example) -> None:
    known = observations_of(row, "before", "now")
    aims = [
        make_target(row[f"{time}_period"], row[f"{time}_target"]) for time in ("before", "now") if row[f"{time}_target"]
    ]
    found = direction_of_travel(travel_of(row, known, {aim.period.key: aim for aim in aims}))
    assert (found.word, found.basis) == (row["direction"], row["basis"])


@examples("trend")
def test_trend(row: Example) -> None:
    found = trend(travel_of(row, observations_of(row, "last_year", "now"), {}, row["stated"]))
    assert (found.word, found.basis) == (row["trend"], row["basis"])


@examples("withholding")
def test_withholding(row: Example) -> None:
    figures = {"2023-24 Q2": row["year_ago"], "2024-25 Q1": row["before"], "2024-25 Q2": row["now"]}
    cautions = (Caution(INDICATOR, row["caution"], RELEASE, "stated", "It says so."),) if row["caution"] else ()
    council = make_council(
        observations=tuple(make_observation(period, value) for period, value in figures.items()), cautions=cautions
    )
    (score,) = assess_release(council, council.latest).scores
    assert (score.direction.word, score.trend.word) == (row["direction"], row["trend"])
    for travel in (score.direction, score.trend):
        assert travel.withheld is (travel.word == "not_comparable")
        assert travel.basis == row["caution"] or not travel.withheld
        assert travel.bare == ("improving" if travel.withheld else "")


@examples("change")
def test_change(row: Example) -> None:
    known = observations_of(row, "previous", "now")
    indicator = indicator_of(row)
    found = change_since(indicator, known[-1], compare(series_of(indicator, known), known[-1]))
    assert (text(found.change), text(found.percent)) == (row["change"], row["change_percent"])


@examples("target")
def test_target(row: Example) -> None:
    seen = make_observation(row["period"], "300")
    year, other = year_of(seen.period.end), f"{row['period'].split(' ')[0]} Q2"
    aims = [
        make_target(period, row[column], applies_to=row["applies_to"] if column == "annual_target" else "")
        for period, column in ((year, "annual_target"), (seen.period, "part_year_target"), (other, "other_part_target"))
        if row[column]
    ]
    indicator = make_indicator(accumulation=Accumulation(row["accumulation"]), unit=row["unit"])
    found = choose_target(indicator, seen.period, {aim.period.key: aim for aim in aims}, (year,))
    assert text(found.target.value if found.target else None) == row["target_used"]
    whole = found.whole_year
    reached = reached_so_far(indicator, seen, (seen,), whole, BRITISH) if whole else None
    assert text(reached.percent if reached else None) == row["share_reached"]


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
        ("direction", "basis", words.DIRECTION_BASIS.keys() - {"stated", "not_legible", "forecast", *words.WITHHELD}),
        ("trend", "trend", words.TRAVEL),
        ("trend", "basis", words.TREND_BASIS.keys() - words.WITHHELD.keys()),
        ("reconciliation", "agrees", words.AGREES),
        ("version", "kind", words.CHANGE),
    ],
)
def test_examples_show_every_answer_that_can_be_given(name: str, column: str, known: dict[str, str]) -> None:
    assert {row[column] for row in load_examples(name)} == set(known)
