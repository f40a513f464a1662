"""The sentences of an indicator's page, exactly as a resident reads them, for every kind of figure there is."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, NamedTuple

import pytest

from builders import (
    INDICATOR,
    make_council,
    make_entry,
    make_indicator,
    make_observation,
    make_printed,
    make_target,
)
from quarterdeck.assess import assess_release
from quarterdeck.model import Accumulation, Observation, Polarity
from quarterdeck.pages.sentence import build_sentences
from quarterdeck.pages.words import (
    count_of,
    direction_label,
    period_before,
    quartile_label,
    status_label,
    travel_label,
    trend_label,
    when,
)
from quarterdeck.periods import parse_period
from quarterdeck.results import Travel
from quarterdeck.schema import words

#: A figure as it stands in a case: a number with its marker, or words; ``x:`` begins the note of a missing one.
FIGURE = re.compile(r"(-?[\d.]*)(\[\w\])?")


class Case(NamedTuple):
    """An indicator, its figures by period, targets by period, and what its page says."""

    why: str
    indicator: str
    figures: dict[str, str]
    targets: dict[str, str]
    said: str


def read_cases(table: str) -> list[Case]:
    """Read cases: a line of columns (why | indicator | figures | targets), and below, set in, what is said."""

    def pairs(text: str) -> dict[str, str]:
        return dict(pair.strip().split("=", 1) for pair in text.split(";") if pair.strip())

    cases = []
    for block in re.split(r"\n(?! )", table.strip()):
        first, *below = (line.strip() for line in block.split("\n"))
        why, indicator, figures, targets = (column.strip() for column in first.split("|"))
        said = " ".join(line for line in below)
        cases.append(Case(why, indicator, pairs(figures), pairs(targets), said))
    return cases


RATE = {"statement": "{value} of streets were clean {period}", "unit": "%"}
INDICATORS: dict[str, dict[str, Any]] = {
    "snapshot, lower": {},
    "snapshot, higher": RATE | {"polarity": "higher"},
    "snapshot, neither": {"polarity": "neither"},
    "snapshot, monthly": {"frequency": "monthly"},
    "snapshot, yearly": {"frequency": "annual"},
    "snapshot, late": {"lag_months": 3},
    "period, higher": {
        "statement": "{value} homes were inspected {period}",
        "unit": "homes",
        "polarity": "higher",
        "accumulation": "period",
    },
    "period, termly": RATE | {"polarity": "higher", "accumulation": "period", "frequency": "termly"},
    "period, yearly": {
        "statement": "The council built {value} homes {period}",
        "unit": "homes",
        "polarity": "higher",
        "accumulation": "period",
        "frequency": "annual",
    },
    "running total, higher": {
        "statement": "{value} homes were built {period}",
        "unit": "homes",
        "polarity": "higher",
        "accumulation": "year_to_date",
    },
    "running total, lower": {
        "statement": "{value} complaints came in {period}",
        "unit": "complaints",
        "accumulation": "year_to_date",
    },
    "share so far": RATE | {"polarity": "higher", "accumulation": "year_to_date_rate"},
    "12 months": {
        "statement": "{value} in every 1,000 mothers smoked {period}",
        "unit": "per 1,000 mothers",
        "accumulation": "rolling_year",
    },
    "three years": {
        "statement": "Men could expect {value} years in good health {period}",
        "unit": "years",
        "polarity": "higher",
        "accumulation": "rolling_three_years",
        "frequency": "annual",
    },
    "money": {
        "statement": "{value} was owed in council tax {period}",
        "unit": "£000s",
    },
    "score": {
        "statement": "The average Progress 8 score was {value} {period}",
        "unit": "points",
        "polarity": "higher",
        "frequency": "annual",
    },
    "rating": {
        "statement": "Was the town hall open {period}? {value}",
        "unit": "answer",
        "polarity": "higher",
        "frequency": "annual",
    },
}


def observation(period: str, text: str) -> Observation:
    if text.startswith("x:"):
        return make_observation(period, None, marker="[x]", note=text[2:])
    number = FIGURE.fullmatch(text)
    if number is None:
        return make_observation(period, None, value_text=text)
    return make_observation(period, number[1], marker=number[2] or "")


def sentences(indicator: str, figures: dict[str, str], targets: dict[str, str], stated: str = "") -> str:
    fields = dict(INDICATORS[indicator])
    for name, kind in (("polarity", Polarity), ("accumulation", Accumulation)):
        if name in fields:
            fields[name] = kind(fields[name])
    council = make_council(
        indicators={INDICATOR: make_indicator(**fields)},
        scorecard=(make_entry(),),
        observations=tuple(observation(*figure) for figure in figures.items()),
        targets=tuple(
            make_target(period, value) if FIGURE.fullmatch(value) else make_target(period, None, value_text=value)
            for period, value in targets.items()
        ),
        printed=(make_printed("direction_of_travel", stated),) if stated else (),
    )
    (score,) = assess_release(council, council.latest).scores
    return " ".join(build_sentences(score, council.settings.year_starts))


CASES = read_cases("""
no target, nothing before | snapshot, lower | 2024-25 Q2=12 |
    12 people were found sleeping rough at the end of September 2024.
on target exactly | snapshot, lower | 2024-25 Q2=10 | 2024-25=10
    10 people were found sleeping rough at the end of September 2024. That is exactly the target of 10.
better than target | snapshot, lower | 2024-25 Q2=8 | 2024-25=10
    8 people were found sleeping rough at the end of September 2024. That is better than the target of 10.
a little over | snapshot, lower | 2024-25 Q2=10.5 | 2024-25=10
    10.5 people were found sleeping rough at the end of September 2024. That is a little over the target of 10.
worse than target | snapshot, lower | 2024-25 Q2=12 | 2024-25=10
    12 people were found sleeping rough at the end of September 2024. That is worse than the target of 10.
a little short | snapshot, higher | 2024-25 Q2=96 | 2024-25=100
    96% of streets were clean at the end of September 2024. That is a little short of the target of 100%.
off target, higher | snapshot, higher | 2024-25 Q2=80 | 2024-25=90
    80% of streets were clean at the end of September 2024. That is worse than the target of 90%.
better, higher | snapshot, higher | 2024-25 Q2=95 | 2024-25=90
    95% of streets were clean at the end of September 2024. That is better than the target of 90%.
better than before without a target | snapshot, lower | 2024-25 Q1=15; 2024-25 Q2=12 |
    12 people were found sleeping rough at the end of September 2024. It is better than the quarter before.
worse than before without a target | snapshot, lower | 2024-25 Q1=10; 2024-25 Q2=12 |
    12 people were found sleeping rough at the end of September 2024. It is worse than the quarter before.
the same without a target | snapshot, lower | 2024-25 Q1=12; 2024-25 Q2=12 |
    12 people were found sleeping rough at the end of September 2024. It is the same as the quarter before.
met and better | snapshot, lower | 2024-25 Q1=15; 2024-25 Q2=8 | 2024-25=10
    8 people were found sleeping rough at the end of September 2024. That is better than the target of 10, and
    better than the quarter before.
met but worse | snapshot, lower | 2024-25 Q1=7; 2024-25 Q2=8 | 2024-25=10
    8 people were found sleeping rough at the end of September 2024. That is better than the target of 10, but
    worse than the quarter before.
met and the same | snapshot, lower | 2024-25 Q1=8; 2024-25 Q2=8 | 2024-25=10
    8 people were found sleeping rough at the end of September 2024. That is better than the target of 10, and the
    same as the quarter before.
missed but better | snapshot, lower | 2024-25 Q1=15; 2024-25 Q2=12 | 2024-25=10
    12 people were found sleeping rough at the end of September 2024. That is worse than the target of 10, but
    better than the quarter before.
missed and worse | snapshot, lower | 2024-25 Q1=11; 2024-25 Q2=12 | 2024-25=10
    12 people were found sleeping rough at the end of September 2024. That is worse than the target of 10, and
    worse than the quarter before.
missed and the same | snapshot, lower | 2024-25 Q1=12; 2024-25 Q2=12 | 2024-25=10
    12 people were found sleeping rough at the end of September 2024. That is worse than the target of 10, and the
    same as the quarter before.
near but better | snapshot, higher | 2024-25 Q1=94; 2024-25 Q2=96 | 2024-25=100
    96% of streets were clean at the end of September 2024. That is a little short of the target of 100%, but
    better than the quarter before.
exactly met but worse | snapshot, higher | 2024-25 Q1=95; 2024-25 Q2=90 | 2024-25=90
    90% of streets were clean at the end of September 2024. That is exactly the target of 90%, but worse than the
    quarter before.
part-year target | snapshot, higher | 2024-25 Q2=80 | 2024-25 Q2=90
    80% of streets were clean at the end of September 2024. That is worse than the target of 90% for this point in
    the year.
neither is better | snapshot, neither | 2024-25 Q1=15; 2024-25 Q2=12 | 2024-25=10
    12 people were found sleeping rough at the end of September 2024.
zero, target zero | snapshot, lower | 2024-25 Q1=3; 2024-25 Q2=0 | 2024-25=0
    0 people were found sleeping rough at the end of September 2024. That is exactly the target of 0, and better
    than the quarter before.
above a target of zero | snapshot, lower | 2024-25 Q2=3 | 2024-25=0
    3 people were found sleeping rough at the end of September 2024. That is worse than the target of 0.
zero where more is better | period, higher | 2024-25 Q1=5; 2024-25 Q2=0 | 2024-25=40
    0 homes were inspected from July to September 2024. That is worse than the target of 40 for the year, and
    worse than the quarter before.
month | snapshot, monthly | 2024-06=15; 2024-09=12 | 2024-25=10
    12 people were found sleeping rough at the end of September 2024. That is worse than the target of 10, but
    better than the quarter before.
year end | snapshot, yearly | 2023-24=15; 2024-25=12 | 2024-25=10
    12 people were found sleeping rough at the end of 2024-25. That is worse than the target of 10, but better
    than the year before.
calendar year snapshot | snapshot, yearly | 2023=12 |
    12 people were found sleeping rough at the end of 2023.
quarter alone | period, higher | 2024-25 Q1=300; 2024-25 Q2=1200 | 2024-25=1000
    1,200 homes were inspected from July to September 2024. That is better than the target of 1,000 for the year,
    and better than the quarter before.
month alone | period, higher | 2024-09=1200 |
    1,200 homes were inspected in September 2024.
winter quarter | period, higher | 2024-25 Q4=1200 |
    1,200 homes were inspected from January to March 2025.
financial year | period, yearly | 2022-23=150; 2023-24=181 | 2023-24=150
    The council built 181 homes in 2023-24. That is better than the target of 150 for the year, and better than
    the year before.
calendar year | period, yearly | 2023=181 |
    The council built 181 homes in 2023.
school year | period, termly | AY2023-24=92.2 |
    92.2% of streets were clean in the school year 2023-24.
autumn term | period, termly | AY2024-25 T1=92 |
    92% of streets were clean in the autumn term 2024-25.
years together | three years | 2018-20=62; 2020-22=63.6 |
    Men could expect 63.6 years in good health from 2020 to 2022.
undated newest | snapshot, yearly | R2024-25 Q2 -1y=15; R2024-25 Q2=12 | 2024-25=10
    12 people were found sleeping rough in the newest period reported. That is worse than the target of 10, but
    better than the year before.
undated with its own target | snapshot, yearly | R2024-25 Q2 -1y=15; R2024-25 Q2=12 | R2024-25 Q2=10
    12 people were found sleeping rough in the newest period reported. That is worse than the target of 10, but
    better than the year before.
running total, quarter 1 | running total, higher | 2024-25 Q1=100 | 2024-25 Q1=90
    100 homes were built from April to June 2024. That is better than the target of 90 for this point in the year.
by targets, better | running total, higher | 2024-25 Q1=80; 2024-25 Q2=190 | 2024-25 Q1=100; 2024-25 Q2=200
    190 homes were built from April to September 2024. That is a little short of the target of 200 for this point
    in the year, but measured against its target it is doing better than the quarter before.
by targets, worse | running total, higher | 2024-25 Q1=120; 2024-25 Q2=205 | 2024-25 Q1=100; 2024-25 Q2=200
    205 homes were built from April to September 2024. That is better than the target of 200 for this point in the
    year, but measured against its target it is doing worse than the quarter before.
by targets, same | running total, higher | 2024-25 Q1=100; 2024-25 Q2=200 | 2024-25 Q1=100; 2024-25 Q2=200
    200 homes were built from April to September 2024. That is exactly the target of 200 for this point in the
    year, and measured against its target it is doing as well as the quarter before.
by targets, worse and missed | running total, higher | 2024-25 Q1=90; 2024-25 Q2=150 | 2024-25 Q1=100; 2024-25 Q2=200
    150 homes were built from April to September 2024. That is worse than the target of 200 for this point in the
    year, and measured against its target it is doing worse than the quarter before.
by targets, lower | running total, lower | 2024-25 Q1=40; 2024-25 Q2=90 | 2024-25 Q1=50; 2024-25 Q2=100
    90 complaints came in from April to September 2024. That is better than the target of 100 for this point in
    the year, but measured against its target it is doing worse than the quarter before.
running total, only the year's target | running total, higher | 2024-25 Q1=80; 2024-25 Q2=190 | 2024-25=400
    190 homes were built from April to September 2024.
running total, whole year | running total, higher | 2024-25=390 | 2024-25=400
    390 homes were built in 2024-25. That is a little short of the target of 400 for the year.
share so far, year's target | share so far | 2024-25 Q1=91; 2024-25 Q2=93 | 2024-25=92
    93% of streets were clean from April to September 2024. That is better than the target of 92% for the year,
    and better than the quarter before.
share so far, point target | share so far | 2024-25 Q1=91; 2024-25 Q2=93 | 2024-25 Q2=95; 2024-25=97
    93% of streets were clean from April to September 2024. That is a little short of the target of 95% for this
    point in the year, but better than the quarter before.
12 months | 12 months | 2024-25 Q1=7; 2024-25 Q2=6.7 | 2024-25=6
    6.7 in every 1,000 mothers smoked in the 12 months to September 2024. That is worse than the target of 6 for
    the year, but better than the quarter before.
three years to a quarter | three years | 2024-25 Q2=63.6 |
    Men could expect 63.6 years in good health in the three years to September 2024.
money | money | 2024-25 Q2=140133.0 | 2024-25=130000
    £140,133,000 was owed in council tax at the end of September 2024. That is worse than the target of
    £130,000,000.
negative | score | AY2023-24=-0.5; AY2022-23=-0.3 |
    The average Progress 8 score was −0.5 in the school year 2023-24. It is worse than the year before.
negative with target | score | 2023-24=-0.3; 2024-25=-0.5 | 2024-25=0
    The average Progress 8 score was −0.5 at the end of 2024-25. That is worse than the target of 0, and worse
    than the year before.
a word, no target | rating | 2024-25=Yes |
    Was the town hall open at the end of 2024-25? Yes.
missing, with a reason | snapshot, lower | 2024-25 Q2=x:The count was postponed. | 2024-25=10
    There is no figure for Quarter 2 2024-25: the count was postponed.
missing, no reason | snapshot, lower | 2024-25 Q2=x: | 2024-25=10
    There is no figure for Quarter 2 2024-25.
late: newest missing | snapshot, late | 2024-25 Q1=15; 2024-25 Q2=x:Due in December | 2024-25=10
    15 people were found sleeping rough at the end of June 2024. That is worse than the target of 10. The figure
    for Quarter 2 2024-25 is not out yet: “Due in December”.
provisional | snapshot, lower | 2024-25 Q2=12[p] | 2024-25=10
    12 people were found sleeping rough at the end of September 2024. That is worse than the target of 10.
break | snapshot, lower | 2024-25 Q1=15; 2024-25 Q2=12[b] | 2024-25=10
    12 people were found sleeping rough at the end of September 2024. That is worse than the target of 10.
a year before for annual | snapshot, yearly | R2024-25 Q2 -2y=15; R2024-25 Q2=12 |
    12 people were found sleeping rough in the newest period reported.
""")

#: What the sentences ought to be where they read badly now; “!” tells what is wrong.
CASES += read_cases("""
quarter alone with its own target | period, higher | 2024-25 Q2=1200 | 2024-25 Q2=1000
    1,200 homes were inspected from July to September 2024. That is better than the target of 1,000 for the
    quarter.
half | period, higher | 2024-25 H1=1200 | 2024-25 H1=1000
    1,200 homes were inspected from April to September 2024. That is better than the target of 1,000 for the
    half-year.
term | period, termly | AY2023-24 T2=93; AY2023-24 T3=92 | AY2023-24 T3=91
    92% of streets were clean in the summer term 2023-24. That is better than the target of 91% for the term, but
    worse than the term before.
undated newest quarter | 12 months | R2024-25 Q2 -1q=6; R2024-25 Q2=5.5 | R2024-25 Q2=6
    5.5 in every 1,000 mothers smoked in the newest period reported. That is better than the target of 6, and
    better than the quarter before.
a word that meets | rating | 2024-25=Yes | 2024-25=Yes
    Was the town hall open at the end of 2024-25? Yes. That is what the target asks for.
a word that misses | rating | 2024-25=No | 2024-25=Yes
    Was the town hall open at the end of 2024-25? No. That is not what the target asks for.
forecast beside a result | snapshot, yearly | 2023-24=12; 2024-25=15[f] | 2023-24=10
    12 people were found sleeping rough at the end of 2023-24. That is worse than the target of 10. The forecast
    for 2024-25 is 15.
only a forecast | snapshot, yearly | 2024-25=15[f] | 2024-25=10
    15 people were found sleeping rough at the end of 2024-25. This is a forecast, not a result.
missing, capital word | snapshot, lower | 2024-25 Q2=x:NHS data were not published |
    There is no figure for Quarter 2 2024-25: NHS data were not published.
late: newest missing, full stop | snapshot, late | 2024-25 Q1=15; 2024-25 Q2=x:Lagged. | 2024-25=10
    15 people were found sleeping rough at the end of June 2024. That is worse than the target of 10. The figure
    for Quarter 2 2024-25 is not out yet: “Lagged”.
late: missing without reason | snapshot, late | 2024-25 Q1=15; 2024-25 Q2=x: | 2024-25=10
    15 people were found sleeping rough at the end of June 2024. That is worse than the target of 10. The figure
    for Quarter 2 2024-25 is not out yet.
""")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.why)
def test_sentences(case: Case) -> None:
    assert sentences(case.indicator, case.figures, case.targets) == case.said


@pytest.mark.parametrize(
    ("arrow", "said"),
    [
        ("up", "It is better than the period before."),
        ("same", "It is the same as the period before."),
        ("down", "It is worse than the period before."),
        ("na", ""),
    ],
)
def test_a_direction_that_only_the_report_states(arrow: str, said: str) -> None:
    found = sentences("snapshot, lower", {"2024-25 Q2": "12"}, {}, stated=arrow)
    assert found == f"12 people were found sleeping rough at the end of September 2024. {said}".strip()


@pytest.mark.parametrize("indicator", INDICATORS)
def test_every_kind_of_figure_has_whole_sentences(indicator: str) -> None:
    for figure in ("12", "0", "-3", "Yes", "x:", "x:Not collected"):
        for value in ("10", "0", "-5", "Yes"):
            found = sentences(indicator, {"2024-25 Q1": "11", "2024-25 Q2": figure}, {"2024-25 Q2": value})
            assert re.fullmatch(r"[A-Z£\d−].*[.?”]", found), found
            assert not re.search(r"[{}]|  |\.\.|None| [.,]|-\d", re.sub(r"\d{4}-\d\d", "year", found)), found


@pytest.mark.parametrize(
    ("period", "accumulation", "said"),
    [
        ("2024-25 Q1", "period", "from April to June 2024"),
        ("2024-25 Q2", "year_to_date", "from April to September 2024"),
        ("2024-25 Q4", "year_to_date_rate", "from April 2024 to March 2025"),
        ("2024-25 Q2", "snapshot", "at the end of September 2024"),
        ("2024-25 Q2", "rolling_year", "in the 12 months to September 2024"),
        ("2024-25 Q2", "rolling_three_years", "in the three years to September 2024"),
        ("2024-04", "year_to_date", "in April 2024"),
        ("2024-04", "period", "in April 2024"),
        ("2024-25 H2", "period", "from October 2024 to March 2025"),
        ("2024-25", "snapshot", "at the end of 2024-25"),
        ("FY2009-10", "period", "in 2009-10"),
        ("2024", "rolling_year", "in 2024"),
        ("2020-22", "rolling_three_years", "from 2020 to 2022"),
        ("AY2023-24", "snapshot", "in the school year 2023-24"),
        ("AY2023-24 T1", "period", "in the autumn term 2023-24"),
        ("R2024-25 Q2", "snapshot", "in the newest period reported"),
    ],
)
def test_when(period: str, accumulation: str, said: str) -> None:
    assert when(parse_period(period), Accumulation(accumulation), 4) == said


def test_when_the_year_starts_in_january() -> None:
    assert when(parse_period("2024-05", 1), Accumulation.YEAR_TO_DATE, 1) == "from January to May 2024"


@pytest.mark.parametrize(
    ("earlier", "current", "said"),
    [
        ("2024-08", "2024-09", "the month before"),
        ("2024-25 Q1", "2024-25 Q2", "the quarter before"),
        ("AY2023-24 T1", "AY2023-24 T2", "the term before"),
        ("2023-24", "2024-25", "the year before"),
        ("2023-24 Q4", "2024-25 Q2", "the period before"),
        (None, "2024-25 Q2", "the period before"),
    ],
)
def test_period_before(earlier: str | None, current: str, said: str) -> None:
    travel = Travel("improving", "by_value", make_observation(earlier) if earlier else None)
    assert period_before(travel, make_observation(current)) == said
    assert period_before(travel, None) == "the period before"


def test_labels() -> None:
    before = make_observation("2024-25 Q1")
    assert [status_label(status, Decimal(5)).text for status in words.STATUS] == [
        "On target",
        "Within 5% of target",
        "Off target",
        "No target",
        "No data",
    ]
    assert status_label("within_tolerance", Decimal("2.5")).text == "Within 2.5% of target"
    assert [travel_label(Travel(word, "")).text for word in words.TRAVEL] == [
        "Better",
        "Same",
        "Worse",
        "Not comparable",
    ]
    assert [direction_label(Travel(word, "by_value", before), make_observation()).text for word in words.TRAVEL] == [
        "Better than the quarter before",
        "Same as the quarter before",
        "Worse than the quarter before",
        "No comparison with the period before",
    ]
    assert [trend_label(Travel(word, "stated")).text for word in words.TRAVEL] == [
        "Better than a year ago (stated)",
        "Same as a year ago (stated)",
        "Worse than a year ago (stated)",
        "No comparison with a year ago",
    ]
    assert direction_label(Travel("same", "stated"), None).text == "Same as the period before (stated)"
    assert quartile_label(1).text == "1st (best) quarter of similar councils"
    assert quartile_label(4).text == "4th (lowest) quarter of similar councils"


def test_every_status_and_direction_has_a_shape_of_its_own() -> None:
    assert len({status_label(status, Decimal(5)).shape for status in words.STATUS}) == len(words.STATUS)
    assert len({travel_label(Travel(word, "")).shape for word in words.TRAVEL}) == len(words.TRAVEL)


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 indicators"), (1, "1 indicator"), (12, "12 indicators"), (1094, "1,094 indicators")]
)
def test_count_of(count: int, said: str) -> None:
    assert count_of(count, "indicator") == said


def test_count_of_an_irregular_noun() -> None:
    assert (count_of(1, "priority", "priorities"), count_of(2, "priority", "priorities")) == (
        "1 priority",
        "2 priorities",
    )
