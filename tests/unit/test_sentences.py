"""The sentences of an indicator's page, exactly as a resident reads them, for every kind of figure there is."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, NamedTuple

import pytest

from builders import (
    INDICATOR,
    RELEASE,
    make_council,
    make_entry,
    make_indicator,
    make_observation,
    make_printed,
    make_settings,
    make_target,
)
from quarterdeck.assess import assess_release
from quarterdeck.model import Accumulation, Breakdown, BreakdownFigure, Caution, LateFigures, Observation, Polarity
from quarterdeck.pages.sentence import build_sentences, standing_of, summary_of
from quarterdeck.pages.words import (
    count_of,
    direction_label,
    judged_label,
    quartile_label,
    status_label,
    than_label,
    travel_label,
    trend_label,
)
from quarterdeck.periods import BRITISH, parse_period
from quarterdeck.results import Judgement, Reached, Travel
from quarterdeck.schema import words

#: A figure of a case: a number with its marker and note, or words; ``x:`` begins the note of a missing one.
FIGURE = re.compile(r"(-?[\d.]*)(\[\w+\])?(?::(.*))?")


class Case(NamedTuple):
    """An indicator, its figures by period, targets by period, cautions and the like, and what its page says."""

    why: str
    indicator: str
    figures: dict[str, str]
    targets: dict[str, str]
    more: tuple[str, ...]
    said: str


def read_cases(table: str) -> list[Case]:
    """Read cases: a line of columns, and below, set in, what is said.

    The columns are why | indicator | figures | targets | more. More are cautions, ``report_year`` for late figures
    that are judged by the report's year, ``up`` and the like for an arrow that the report prints.
    """

    def pairs(text: str) -> dict[str, str]:
        return dict(pair.strip().split("=", 1) for pair in text.split(";") if pair.strip())

    cases = []
    for block in re.split(r"\n(?! )", table.strip()):
        first, *below = (line.strip() for line in block.split("\n"))
        why, indicator, figures, targets, more = (
            column.strip() for column in (first + " | " * (4 - first.count("|"))).split("|")
        )
        said = " ".join(line for line in below)
        cases.append(Case(why, indicator, pairs(figures), pairs(targets), tuple(more.split()), said))
    return cases


RATE = {"statement": "{value} of streets were clean {period}", "unit": "%"}
GRADES = tuple(
    (Decimal(place), word) for place, word in enumerate(("Inadequate", "Fair", "Good", "Outstanding"), start=1)
)
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
    "period, monthly": {
        "statement": "{value} homes were inspected {period}",
        "unit": "homes",
        "polarity": "higher",
        "accumulation": "period",
        "frequency": "monthly",
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
    "running total, neither": {
        "statement": "{value} complaints came in {period}",
        "unit": "complaints",
        "accumulation": "year_to_date",
        "polarity": "neither",
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
    "money, €": {
        "statement": "{value} was owed in local taxes {period}",
        "unit": "€",
    },
    "money, zł": {
        "statement": "{value} was owed in local taxes {period}",
        "unit": "zł",
    },
    "balance": {
        "statement": "The budget stood at {value} {period}",
        "unit": "£m",
        "polarity": "higher",
    },
    "score": {
        "statement": "The average Progress 8 score was {value} {period}",
        "unit": "points",
        "polarity": "higher",
        "frequency": "annual",
    },
    "grade": {
        "statement": "Children's services were rated {value} {period}",
        "unit": "grade",
        "polarity": "higher",
        "frequency": "irregular",
        "grades": GRADES,
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
    return make_observation(period, number[1], marker=number[2] or "", note=number[3] or "")


def target(period: str, text: str) -> Any:
    """Make a target: a number or a word, with what it is for or ``implied`` in brackets."""
    value, *told = text.removesuffix(")").split("(")
    more = {"basis": "implied"} if told == ["implied"] else {"applies_to": told[0]} if told else {}
    if FIGURE.fullmatch(value):
        return make_target(period, value, **more)
    return make_target(period, None, value_text=value, **more)


def sentences(
    indicator: str, figures: dict[str, str], targets: dict[str, str], more: tuple[str, ...] = (), **council: Any
) -> str:
    fields = dict(INDICATORS[indicator])
    for name, kind in (("polarity", Polarity), ("accumulation", Accumulation)):
        if name in fields:
            fields[name] = kind(fields[name])
    late = LateFigures.REPORT_YEAR if "report_year" in more else LateFigures.OWN_YEAR
    made = make_council(
        settings=make_settings(late_figures=late),
        indicators={INDICATOR: make_indicator(**fields)},
        scorecard=(make_entry(),),
        observations=tuple(observation(*figure) for figure in figures.items()),
        targets=tuple(target(*aim) for aim in targets.items()),
        printed=tuple(make_printed("direction_of_travel", arrow) for arrow in more if arrow in ("up", "same", "down")),
        cautions=tuple(Caution(INDICATOR, kind, RELEASE, "stated", "") for kind in more if kind in words.CAUTION),
        **council,
    )
    (score,) = assess_release(made, made.latest).scores
    return " ".join(build_sentences(score, made.settings.calendar))


CASES = read_cases("""
no target, nothing before | snapshot, lower | 2024-25 Q2=12 |
    12 people were found sleeping rough at the end of September 2024.
on target exactly | snapshot, lower | 2024-25 Q2=10 | 2024-25=10
    10 people were found sleeping rough at the end of September 2024. That is exactly the target of 10 for
    2024-25.
better than target | snapshot, lower | 2024-25 Q2=8 | 2024-25=10
    8 people were found sleeping rough at the end of September 2024. That is better than the target of 10 for
    2024-25.
a little over | snapshot, lower | 2024-25 Q2=10.5 | 2024-25=10
    10.5 people were found sleeping rough at the end of September 2024. That is a little over the target of 10
    for 2024-25.
worse than target | snapshot, lower | 2024-25 Q2=12 | 2024-25=10
    12 people were found sleeping rough at the end of September 2024. That is worse than the target of 10 for
    2024-25.
a little short | snapshot, higher | 2024-25 Q2=96 | 2024-25=100
    96% of streets were clean at the end of September 2024. That is a little short of the target of 100% for
    2024-25.
off target, higher | snapshot, higher | 2024-25 Q2=80 | 2024-25=90
    80% of streets were clean at the end of September 2024. That is worse than the target of 90% for 2024-25.
better, higher | snapshot, higher | 2024-25 Q2=95 | 2024-25=90
    95% of streets were clean at the end of September 2024. That is better than the target of 90% for 2024-25.
better than before without a target | snapshot, lower | 2024-25 Q1=15; 2024-25 Q2=12 |
    12 people were found sleeping rough at the end of September 2024. The figure is down 20% from 15 at the end
    of June 2024, which is better.
worse than before without a target | snapshot, lower | 2024-25 Q1=10; 2024-25 Q2=12 |
    12 people were found sleeping rough at the end of September 2024. The figure is up 20% from 10 at the end of
    June 2024, which is worse.
the same without a target | snapshot, lower | 2024-25 Q1=12; 2024-25 Q2=12 |
    12 people were found sleeping rough at the end of September 2024. The figure is the same as at the end of
    June 2024.
met and better | snapshot, lower | 2024-25 Q1=15; 2024-25 Q2=8 | 2024-25=10
    8 people were found sleeping rough at the end of September 2024. That is better than the target of 10 for
    2024-25. The figure is down 47% from 15 at the end of June 2024, which is better.
met but worse | snapshot, lower | 2024-25 Q1=7; 2024-25 Q2=8 | 2024-25=10
    8 people were found sleeping rough at the end of September 2024. That is better than the target of 10 for
    2024-25. The figure is up 14% from 7 at the end of June 2024, which is worse.
met and the same | snapshot, lower | 2024-25 Q1=8; 2024-25 Q2=8 | 2024-25=10
    8 people were found sleeping rough at the end of September 2024. That is better than the target of 10 for
    2024-25. The figure is the same as at the end of June 2024.
missed but better | snapshot, lower | 2024-25 Q1=15; 2024-25 Q2=12 | 2024-25=10
    12 people were found sleeping rough at the end of September 2024. That is worse than the target of 10 for
    2024-25. The figure is down 20% from 15 at the end of June 2024, which is better.
missed and worse | snapshot, lower | 2024-25 Q1=11; 2024-25 Q2=12 | 2024-25=10
    12 people were found sleeping rough at the end of September 2024. That is worse than the target of 10 for
    2024-25. The figure is up 9.1% from 11 at the end of June 2024, which is worse.
missed and the same | snapshot, lower | 2024-25 Q1=12; 2024-25 Q2=12 | 2024-25=10
    12 people were found sleeping rough at the end of September 2024. That is worse than the target of 10 for
    2024-25. The figure is the same as at the end of June 2024.
near but better | snapshot, higher | 2024-25 Q1=94; 2024-25 Q2=96 | 2024-25=100
    96% of streets were clean at the end of September 2024. That is a little short of the target of 100% for
    2024-25. The figure is up 2 percentage points from 94% at the end of June 2024, which is better.
exactly met but worse | snapshot, higher | 2024-25 Q1=95; 2024-25 Q2=90 | 2024-25=90
    90% of streets were clean at the end of September 2024. That is exactly the target of 90% for 2024-25. The
    figure is down 5 percentage points from 95% at the end of June 2024, which is worse.
part-year target | snapshot, higher | 2024-25 Q2=80 | 2024-25 Q2=90
    80% of streets were clean at the end of September 2024. That is worse than the target of 90%.
neither is better | snapshot, neither | 2024-25 Q1=15; 2024-25 Q2=12 | 2024-25=10
    12 people were found sleeping rough at the end of September 2024. The figure is down 20% from 15 at the end
    of June 2024; neither more nor less is better in itself.
zero, target zero | snapshot, lower | 2024-25 Q1=3; 2024-25 Q2=0 | 2024-25=0
    0 people were found sleeping rough at the end of September 2024. That is exactly the target of 0 for
    2024-25. The figure is down 100% from 3 at the end of June 2024, which is better.
above a target of zero | snapshot, lower | 2024-25 Q2=3 | 2024-25=0
    3 people were found sleeping rough at the end of September 2024. That is worse than the target of 0 for
    2024-25.
zero where more is better | period, higher | 2024-25 Q1=5; 2024-25 Q2=0 | 2024-25=40
    0 homes were inspected from July to September 2024. So far this year it comes to 5, which is 12.5% of the
    target of 40 for 2024-25. The figure is down 100% from 5 in April to June 2024, which is worse.
month | snapshot, monthly | 2024-06=15; 2024-09=12 | 2024-25=10
    12 people were found sleeping rough at the end of September 2024. That is worse than the target of 10 for
    2024-25.
year end | snapshot, yearly | 2023-24=15; 2024-25=12 | 2024-25=10
    12 people were found sleeping rough at the end of 2024-25. That is worse than the target of 10. The figure
    is down 20% from 15 at the end of 2023-24, which is better.
calendar year snapshot | snapshot, yearly | 2023=12 |
    12 people were found sleeping rough at the end of 2023.
quarter alone | period, higher | 2024-25 Q1=300; 2024-25 Q2=1200 | 2024-25=1000
    1,200 homes were inspected from July to September 2024. So far this year it comes to 1,500, which is 150.0%
    of the target of 1,000 for 2024-25. The figure is up 300% from 300 in April to June 2024, which is better.
month alone | period, higher | 2024-09=1200 |
    1,200 homes were inspected in September 2024.
winter quarter | period, higher | 2024-25 Q4=1200 |
    1,200 homes were inspected from January to March 2025.
financial year | period, yearly | 2022-23=150; 2023-24=181 | 2023-24=150
    The council built 181 homes in 2023-24. That is better than the target of 150. The figure is up 21% from 150
    in 2022-23, which is better.
calendar year | period, yearly | 2023=181 |
    The council built 181 homes in 2023.
school year | period, termly | AY2023-24=92.2 |
    92.2% of streets were clean in the school year 2023-24.
autumn term | period, termly | AY2024-25 T1=92 |
    92% of streets were clean in the autumn term 2024-25.
years together | three years | 2018-20=62; 2020-22=63.6 |
    Men could expect 63.6 years in good health from 2020 to 2022.
undated newest | snapshot, yearly | R2024-25 Q2 -1y=15; R2024-25 Q2=12 | 2024-25=10
    12 people were found sleeping rough in the newest period reported. That is worse than the target of 10 for
    2024-25. The figure is down 20% from 15 a year earlier, which is better.
undated with its own target | snapshot, yearly | R2024-25 Q2 -1y=15; R2024-25 Q2=12 | R2024-25 Q2=10
    12 people were found sleeping rough in the newest period reported. That is worse than the target of 10. The
    figure is down 20% from 15 a year earlier, which is better.
running total, quarter 1 | running total, higher | 2024-25 Q1=100 | 2024-25 Q1=90
    100 homes were built from April to June 2024. That is better than the target of 90.
by targets, better | running total, higher | 2024-25 Q1=80; 2024-25 Q2=190 | 2024-25 Q1=100; 2024-25 Q2=200
    190 homes were built from April to September 2024. That is a little short of the target of 200. The total
    had reached 95.0% of its target so far, against 80.0% in April to June 2024, which is better.
by targets, worse | running total, higher | 2024-25 Q1=120; 2024-25 Q2=205 | 2024-25 Q1=100; 2024-25 Q2=200
    205 homes were built from April to September 2024. That is better than the target of 200. The total had
    reached 102.5% of its target so far, against 120.0% in April to June 2024, which is worse.
by targets, same | running total, higher | 2024-25 Q1=100; 2024-25 Q2=200 | 2024-25 Q1=100; 2024-25 Q2=200
    200 homes were built from April to September 2024. That is exactly the target of 200. The total had reached
    100.0% of its target so far, as much as in April to June 2024.
by targets, worse and missed | running total, higher | 2024-25 Q1=90; 2024-25 Q2=150 | 2024-25 Q1=100; 2024-25 Q2=200
    150 homes were built from April to September 2024. That is worse than the target of 200. The total had
    reached 75.0% of its target so far, against 90.0% in April to June 2024, which is worse.
by targets, lower | running total, lower | 2024-25 Q1=40; 2024-25 Q2=90 | 2024-25 Q1=50; 2024-25 Q2=100
    90 complaints came in from April to September 2024. That is better than the target of 100. The total had
    reached 111.1% of its target so far, against 125.0% in April to June 2024, which is worse.
running total, only the year's target | running total, higher | 2024-25 Q1=80; 2024-25 Q2=190 | 2024-25=400
    190 homes were built from April to September 2024. That is 47.5% of the target of 400 for 2024-25 so far.
running total, whole year | running total, higher | 2024-25=390 | 2024-25=400
    390 homes were built in 2024-25. That is a little short of the target of 400.
share so far, year's target | share so far | 2024-25 Q1=91; 2024-25 Q2=93 | 2024-25=92
    93% of streets were clean from April to September 2024. That is better than the target of 92% for 2024-25.
    The figure is up 2 percentage points from 91% in April to June 2024, which is better.
share so far, point target | share so far | 2024-25 Q1=91; 2024-25 Q2=93 | 2024-25 Q2=95; 2024-25=97
    93% of streets were clean from April to September 2024. That is a little short of the target of 95%. The
    figure is up 2 percentage points from 91% in April to June 2024, which is better.
12 months | 12 months | 2024-25 Q1=7; 2024-25 Q2=6.7 | 2024-25=6
    6.7 in every 1,000 mothers smoked in the 12 months to September 2024. That is worse than the target of 6 for
    2024-25. The figure is down 4.3% from 7 in the 12 months to June 2024. We do not say whether that is better,
    because it is within a step or two of rounding.
three years to a quarter | three years | 2024-25 Q2=63.6 |
    Men could expect 63.6 years in good health in the three years to September 2024.
money | money | 2024-25 Q2=140133.0 | 2024-25=130000
    £140,133,000 was owed in council tax at the end of September 2024. That is worse than the target of
    £130,000,000 for 2024-25.
negative | score | AY2023-24=-0.5; AY2022-23=-0.3 |
    The average Progress 8 score was −0.5 in the school year 2023-24. The figure is down 0.2 from −0.3 in the
    school year 2022-23, which is worse.
negative with target | score | 2023-24=-0.3; 2024-25=-0.5 | 2024-25=0
    The average Progress 8 score was −0.5 at the end of 2024-25. That is worse than the target of 0. The figure
    is down 0.2 from −0.3 at the end of 2023-24, which is worse.
a word, no target | rating | 2024-25=Yes |
    Was the town hall open at the end of 2024-25? Yes.
missing, with a reason | snapshot, lower | 2024-25 Q2=x:The count was postponed. | 2024-25=10
    The report gives no figure for Quarter 2 2024-25. Note: The count was postponed.
missing, no reason | snapshot, lower | 2024-25 Q2=x: | 2024-25=10
    The report gives no figure for Quarter 2 2024-25.
late: newest missing | snapshot, late | 2024-25 Q1=15; 2024-25 Q2=x:Due in December | 2024-25=10
    15 people were found sleeping rough at the end of June 2024. That is worse than the target of 10 for
    2024-25. The report gives no figure for Quarter 2 2024-25. Note: Due in December.
provisional | snapshot, lower | 2024-25 Q2=12[p] | 2024-25=10
    12 people were found sleeping rough at the end of September 2024. That is worse than the target of 10 for
    2024-25. This figure is provisional: it may still change.
break | snapshot, lower | 2024-25 Q1=15; 2024-25 Q2=12[b] | 2024-25=10
    12 people were found sleeping rough at the end of September 2024. That is worse than the target of 10 for
    2024-25. The way of counting changed, so this figure cannot be compared with those before it.
a year before for annual | snapshot, yearly | R2024-25 Q2 -2y=15; R2024-25 Q2=12 |
    12 people were found sleeping rough in the newest period reported.
quarter alone with its own target | period, higher | 2024-25 Q2=1200 | 2024-25 Q2=1000
    1,200 homes were inspected from July to September 2024. That is better than the target of 1,000.
half | period, higher | 2024-25 H1=1200 | 2024-25 H1=1000
    1,200 homes were inspected from April to September 2024. That is better than the target of 1,000.
term | period, termly | AY2023-24 T2=93; AY2023-24 T3=92 | AY2023-24 T3=91
    92% of streets were clean in the summer term 2023-24. That is better than the target of 91%. The figure is
    down 1 percentage point from 93% in the spring term 2023-24, which is worse.
undated newest quarter | 12 months | R2024-25 Q2 -1q=6; R2024-25 Q2=5.5 | R2024-25 Q2=6
    5.5 in every 1,000 mothers smoked in the newest period reported. That is better than the target of 6. The
    figure is down 8.3% from 6 a quarter earlier. We do not say whether that is better, because it is within a
    step or two of rounding.
a word that meets | rating | 2024-25=Yes | 2024-25=Yes
    Was the town hall open at the end of 2024-25? Yes. That is what the target asks for.
a word that misses | rating | 2024-25=No | 2024-25=Yes
    Was the town hall open at the end of 2024-25? No. That is not what the target asks for.
forecast beside a result | snapshot, yearly | 2023-24=12; 2024-25=15[f] | 2023-24=10
    12 people were found sleeping rough at the end of 2023-24. That is worse than the target of 10. The forecast
    for 2024-25, not a result, is 15.
only a forecast | snapshot, yearly | 2024-25=15[f] | 2024-25=10
    15 people were found sleeping rough at the end of 2024-25. This is a forecast, not a result.
missing, capital word | snapshot, lower | 2024-25 Q2=x:NHS data were not published |
    The report gives no figure for Quarter 2 2024-25. Note: NHS data were not published.
late: newest missing, full stop | snapshot, late | 2024-25 Q1=15; 2024-25 Q2=x:Lagged. | 2024-25=10
    15 people were found sleeping rough at the end of June 2024. That is worse than the target of 10 for
    2024-25. The report gives no figure for Quarter 2 2024-25. Note: Lagged.
late: missing without reason | snapshot, late | 2024-25 Q1=15; 2024-25 Q2=x: | 2024-25=10
    15 people were found sleeping rough at the end of June 2024. That is worse than the target of 10 for
    2024-25. The report gives no figure for Quarter 2 2024-25.
""")

#: Verdicts that are withheld, markers, shares of a year's target, late figures, grades, money, what does not compare.
CASES += read_cases("""
withheld: season | snapshot, lower | 2024-25 Q1=15; 2024-25 Q2=12 | | seasonal
    12 people were found sleeping rough at the end of September 2024. The figure is down 20% from 15 at the end
    of June 2024. We do not say whether that is better, because the time of year moves it.
withheld: polarity | snapshot, lower | 2024-25 Q1=15; 2024-25 Q2=12 | | disputed_polarity
    12 people were found sleeping rough at the end of September 2024. The figure is down 20% from 15 at the end
    of June 2024. We do not say whether that is better, because it is unclear which way is better.
withheld: chance | snapshot, lower | 2024-25 Q1=15; 2024-25 Q2=12 | | not_significant
    12 people were found sleeping rough at the end of September 2024. The figure is down 20% from 15 at the end
    of June 2024. We do not say whether that is better, because it may be no more than chance.
withheld: small numbers | snapshot, lower | 2024-25 Q1=3; 2024-25 Q2=2 | | small_numbers
    2 people were found sleeping rough at the end of September 2024. The figure is down 33% from 3 at the end of
    June 2024. We do not say whether that is better, because a few cases decide it.
withheld: rounding | snapshot, higher | 2024-25 Q1=8.1; 2024-25 Q2=8.0 | | rounding
    8.0% of streets were clean at the end of September 2024. The figure is down 0.1 percentage points from 8.1%
    at the end of June 2024. We do not say whether that is better, because it is within a step or two of
    rounding.
withheld: running down | money | 2024-25 Q1=15000; 2024-25 Q2=12000 | | running_down
    £12,000,000 was owed in council tax at the end of September 2024. The figure is down 20% from £15,000,000 at
    the end of June 2024. We do not say whether that is better, because what is owed shrinks as bills are paid.
withheld: reset | snapshot, lower | 2024-25 Q1=15; 2024-25 Q2=12 | | reset
    12 people were found sleeping rough at the end of September 2024. The figure is down 20% from 15 at the end
    of June 2024. We do not say whether that is better, because the count may start again during the year.
withheld: the trend | snapshot, lower | 2023-24 Q2=15; 2024-25 Q2=12 | | not_significant
    12 people were found sleeping rough at the end of September 2024. The figure is down 20% from 15 at the end
    of September 2023. We do not say whether that is better, because it may be no more than chance.
withheld: the same | snapshot, lower | 2024-25 Q1=12; 2024-25 Q2=12 | | seasonal
    12 people were found sleeping rough at the end of September 2024. The figure is the same as at the end of
    June 2024.
withheld, with a target | snapshot, lower | 2024-25 Q1=15; 2024-25 Q2=12 | 2024-25=10 | seasonal
    12 people were found sleeping rough at the end of September 2024. That is worse than the target of 10 for
    2024-25. The figure is down 20% from 15 at the end of June 2024. We do not say whether that is better,
    because the time of year moves it.
withheld, and a year ago is known | snapshot, lower | 2023-24 Q2=11; 2024-25 Q1=15; 2024-25 Q2=12 | | seasonal
    12 people were found sleeping rough at the end of September 2024. The figure is up 9.1% from 11 at the end
    of September 2023, which is worse.
withheld: only what the council states | snapshot, lower | 2024-25 Q2=12 | | seasonal up
    12 people were found sleeping rough at the end of September 2024.
a caution that withholds nothing | snapshot, lower | 2024-25 Q1=15; 2024-25 Q2=12 | | use_with_caution
    12 people were found sleeping rough at the end of September 2024. The figure is down 20% from 15 at the end
    of June 2024, which is better.
counted in another way, both in one report | snapshot, lower | 2024-25 Q1=15; 2024-25 Q2=12 | | definition_changed
    12 people were found sleeping rough at the end of September 2024. The figure is down 20% from 15 at the end
    of June 2024, which is better.
withheld by targets | running total, higher | 2024-25 Q1=80; 2024-25 Q2=190 | 2024-25 Q1=100; 2024-25 Q2=200 | reset
    190 homes were built from April to September 2024. That is a little short of the target of 200. The total
    had reached 95.0% of its target so far, against 80.0% in April to June 2024. We do not say whether that is
    better, because the count may start again during the year.
nearly nought | snapshot, higher | 2024-25 Q2=0[low] |
    Nearly 0% of streets were clean at the end of September 2024. The figure rounds to nought, but is not
    nought.
held back | snapshot, lower | 2024-25 Q2=[c] | 2024-25=10
    The figure for Quarter 2 2024-25 is held back, so that nobody can be recognised.
held back with a note | snapshot, lower | 2024-25 Q2=[c]:Fewer than five people. |
    The figure for Quarter 2 2024-25 is held back, so that nobody can be recognised. Note: Fewer than five
    people.
not applicable | snapshot, lower | 2024-25 Q2=[z]:The night shelter was closed |
    There can be no figure for Quarter 2 2024-25. Note: The night shelter was closed.
not available | snapshot, lower | 2024-25 Q2=[x] |
    The report gives no figure for Quarter 2 2024-25.
missing without a marker | snapshot, lower | 2024-25 Q2= |
    The report gives no figure for Quarter 2 2024-25.
a forecast without a figure | snapshot, yearly | 2024-25=[f] |
    The report gives no forecast for 2024-25.
a forecast without a figure beside a result | snapshot, yearly | 2023-24=12; 2024-25=[f] |
    12 people were found sleeping rough at the end of 2023-24. The report gives no forecast for 2024-25.
a forecast is not compared | snapshot, yearly | 2023-24=12; 2024-25=15[f] |
    12 people were found sleeping rough at the end of 2023-24. The forecast for 2024-25, not a result, is 15.
estimate | snapshot, lower | 2024-25 Q1=15; 2024-25 Q2=12[e] | 2024-25=10
    12 people were found sleeping rough at the end of September 2024. That is worse than the target of 10 for
    2024-25. The figure is down 20% from 15 at the end of June 2024, which is better. This figure is an
    estimate.
low reliability | snapshot, lower | 2024-25 Q2=12[u] |
    12 people were found sleeping rough at the end of September 2024. This figure is of low reliability: read it
    with care.
revised | snapshot, lower | 2024-25 Q2=12[r] |
    12 people were found sleeping rough at the end of September 2024. This figure was revised since it was first
    published.
rounds to the target | snapshot, higher | 2024-25 Q2=99.96 | 2024-25=100
    99.96% of streets were clean at the end of September 2024. That is a little short of the target of 100% for
    2024-25, and counts as met: it rounds to 100.0% of it.
rounds to a large target | period, yearly | 2024-25=19995 | 2024-25=20000
    The council built 19,995 homes in 2024-25. That is a little short of the target of 20,000, and counts as
    met: it rounds to 100.0% of it.
rounds to a target, lower | snapshot, lower | 2024-25 Q2=2001 | 2024-25=2000
    2,001 people were found sleeping rough at the end of September 2024. That is a little over the target of
    2,000 for 2024-25, and counts as met: it rounds to 100.0% of it.
a share that is not quite | period, yearly | 2024-25=19980 | 2024-25=20000
    The council built 19,980 homes in 2024-25. That is a little short of the target of 20,000.
share of the year's target, running total | running total, higher | 2024-25 Q1=80; 2024-25 Q2=190 | 2024-25=400
    190 homes were built from April to September 2024. That is 47.5% of the target of 400 for 2024-25 so far.
share of the year's target, more than all | running total, higher | 2024-25 Q2=500 | 2024-25=400
    500 homes were built from April to September 2024. That is 125.0% of the target of 400 for 2024-25 so far.
share of the year's target, lower | running total, lower | 2024-25 Q2=90 | 2024-25=100
    90 complaints came in from April to September 2024. That is 90.0% of the target of 100 for 2024-25 so far.
share of the year's target, none yet | running total, higher | 2024-25 Q1=0 | 2024-25=400
    0 homes were built from April to June 2024. That is 0.0% of the target of 400 for 2024-25 so far.
no share of a target of nought | running total, lower | 2024-25 Q2=3 | 2024-25=0
    3 complaints came in from April to September 2024.
share that was worked back | running total, higher | 2024-25 Q2=190 | 2024-25=400(implied)
    190 homes were built from April to September 2024. That is 47.5% of the target of 400 for 2024-25 (we worked
    it back) so far.
disputed, above the target | snapshot, lower | 2024-25 Q2=12 | 2024-25=10 | disputed_polarity
    12 people were found sleeping rough at the end of September 2024. That is above the target of 10 for
    2024-25.
disputed, below the target | snapshot, higher | 2024-25 Q2=12 | 2024-25=20 | disputed_polarity
    12% of streets were clean at the end of September 2024. That is below the target of 20% for 2024-25.
disputed, exactly | snapshot, lower | 2024-25 Q2=10 | 2024-25=10 | disputed_polarity
    10 people were found sleeping rough at the end of September 2024. That is exactly the target of 10 for
    2024-25.
disputed, by rounding | snapshot, higher | 2024-25 Q2=99.96 | 2024-25=100 | disputed_polarity
    99.96% of streets were clean at the end of September 2024. That is below the target of 100% for 2024-25.
disputed, and neither way is better | snapshot, neither | 2024-25 Q1=15; 2024-25 Q2=12 | | disputed_polarity
    12 people were found sleeping rough at the end of September 2024. The figure is down 20% from 15 at the end
    of June 2024. We do not say whether that is better, because it is unclear which way is better.
withheld, and the same as a year ago | snapshot, lower | 2023-24 Q2=12; 2024-25 Q1=15; 2024-25 Q2=12 | | seasonal
    12 people were found sleeping rough at the end of September 2024. The figure is the same as at the end of
    September 2023.
withheld both ways | snapshot, lower | 2023-24 Q2=11; 2024-25 Q1=15; 2024-25 Q2=12 | | small_numbers
    12 people were found sleeping rough at the end of September 2024. The figure is down 20% from 15 at the end
    of June 2024. We do not say whether that is better, because a few cases decide it.
the same within small numbers | snapshot, lower | 2024-25 Q1=12; 2024-25 Q2=12 | | small_numbers
    12 people were found sleeping rough at the end of September 2024. The figure is the same as at the end of
    June 2024.
within the rounding of the coarser figure | snapshot, higher | 2024-25 Q1=35; 2024-25 Q2=35.4 |
    35.4% of streets were clean at the end of September 2024. The figure is up 0.4 percentage points from 35% at
    the end of June 2024. We do not say whether that is better, because it is within a step or two of rounding.
beyond the rounding of the coarser figure | snapshot, higher | 2024-25 Q1=35; 2024-25 Q2=35.5 |
    35.5% of streets were clean at the end of September 2024. The figure is up 0.5 percentage points from 35% at
    the end of June 2024, which is better.
quarters that add up | period, higher | 2024-25 Q1=300; 2024-25 Q2=500 | 2024-25=1600
    500 homes were inspected from July to September 2024. So far this year it comes to 800, which is 50.0% of
    the target of 1,600 for 2024-25. The figure is up 67% from 300 in April to June 2024, which is better.
first quarter of a year's target | period, higher | 2024-25 Q1=300 | 2024-25=1200
    300 homes were inspected from April to June 2024. That is 25.0% of the target of 1,200 for 2024-25 so far.
all quarters | period, higher | 2024-25 Q1=300; 2024-25 Q2=300; 2024-25 Q3=300; 2024-25 Q4=350 | 2024-25=1200
    350 homes were inspected from January to March 2025. So far this year it comes to 1,250, which is 104.2% of
    the target of 1,200 for 2024-25. The figure is up 17% from 300 in October to December 2024, which is better.
months that add up | period, monthly | 2024-04=100; 2024-05=110; 2024-06=120 | 2024-25=1200
    120 homes were inspected in June 2024. So far this year it comes to 330, which is 27.5% of the target of
    1,200 for 2024-25. The figure is up 9.1% from 110 in May 2024, which is better.
a month is missing | period, monthly | 2024-04=100; 2024-06=120 | 2024-25=1200
    120 homes were inspected in June 2024. That alone is 10.0% of the target of 1,200 for 2024-25.
the target is for each quarter | period, higher | 2024-25 Q1=300; 2024-25 Q2=500 | 2024-25=400(each_period)
    500 homes were inspected from July to September 2024. That is better than the target of 400 for 2024-25. The
    figure is up 67% from 300 in April to June 2024, which is better.
the target is for the year's figure alone | snapshot, lower | 2024-25 Q2=12 | 2024-25=10(point)
    12 people were found sleeping rough at the end of September 2024.
the target is for the whole year | snapshot, lower | 2024-25 Q2=12 | 2024-25=10(whole_year)
    12 people were found sleeping rough at the end of September 2024.
late, own year | snapshot, lower | 2023-24 Q4=12 | 2023-24=13; 2024-25=10
    12 people were found sleeping rough at the end of March 2024. That is better than the target of 13 for
    2023-24.
late, own year without a target | snapshot, lower | 2023-24 Q4=12 | 2024-25=10
    12 people were found sleeping rough at the end of March 2024.
late, report's year | snapshot, lower | 2023-24 Q4=12 | 2024-25=10 | report_year
    12 people were found sleeping rough at the end of March 2024. That is worse than the target of 10 for
    2024-25.
late, report's year, own target first | snapshot, lower | 2023-24 Q4=12 | 2023-24=13; 2024-25=10 | report_year
    12 people were found sleeping rough at the end of March 2024. That is better than the target of 13 for
    2023-24.
worked back | snapshot, lower | 2024-25 Q2=12 | 2024-25=10(implied)
    12 people were found sleeping rough at the end of September 2024. That is worse than the target of 10 for
    2024-25 (we worked it back).
worked back, for that very time | snapshot, lower | 2024-25 Q2=10 | 2024-25 Q2=10(implied)
    10 people were found sleeping rough at the end of September 2024. That is exactly the target of 10 (we
    worked it back).
worked back and rounds | snapshot, lower | 2024-25 Q2=2001 | 2024-25=2000(implied)
    2,001 people were found sleeping rough at the end of September 2024. That is a little over the target of
    2,000 for 2024-25 (we worked it back), and counts as met: it rounds to 100.0% of it.
grade that met | grade | 2022-07=2; 2024-09=3 | 2024-25=3
    Children's services were rated Good at the end of September 2024. That is exactly the target of Good for
    2024-25. The figure is up from Fair at the end of July 2022, which is better.
grade that missed | grade | 2022-07=3; 2024-09=2 | 2024-25=3
    Children's services were rated Fair at the end of September 2024. That is worse than the target of Good for
    2024-25. The figure is down from Good at the end of July 2022, which is worse.
grade unchanged | grade | 2022-07=3; 2024-09=3 |
    Children's services were rated Good at the end of September 2024. The figure is the same as at the end of
    July 2022.
one person | snapshot, lower | 2024-25 Q1=3; 2024-25 Q2=1 | 2024-25=2
    Rough sleepers: 1 person at the end of September 2024. That is better than the target of 2 for 2024-25. The
    figure is down 67% from 3 at the end of June 2024, which is better.
one of a rate | 12 months | 2024-25 Q2=1 |
    1 in every 1,000 mothers smoked in the 12 months to September 2024.
1.0 of them | snapshot, lower | 2024-25 Q2=1.0 |
    Rough sleepers: 1.0 person at the end of September 2024.
undated alone | snapshot, yearly | R2024-25 Q2=12 |
    12 people were found sleeping rough in the newest period reported.
undated quarter | 12 months | R2024-25 Q2 -3q=6; R2024-25 Q2 -2q=5 |
    5 in every 1,000 mothers smoked 2 quarters earlier. The figure is down 17% from 6, 3 quarters earlier, which
    is better.
money, decimals | money | 2024-25 Q1=140133.5; 2024-25 Q2=150000 |
    £150,000,000 was owed in council tax at the end of September 2024. The figure is up 7.0% from £140,133,500
    at the end of June 2024, which is worse.
euros | money, € | 2024-25 Q1=1500; 2024-25 Q2=1800.50 | 2024-25=2000
    €1,800.50 was owed in local taxes at the end of September 2024. That is better than the target of €2,000 for
    2024-25. The figure is up 20% from €1,500 at the end of June 2024, which is worse.
zlotys | money, zł | 2024-25 Q1=1500; 2024-25 Q2=1800 | 2024-25=2000
    1,800 zł was owed in local taxes at the end of September 2024. That is better than the target of 2,000 zł
    for 2024-25. The figure is up 20% from 1,500 zł at the end of June 2024, which is worse.
a balance below nought | balance | 2024-25 Q1=-3; 2024-25 Q2=-1.5 | 2024-25=0
    The budget stood at −£1.5m at the end of September 2024. That is worse than the target of £0m for 2024-25.
    The figure is up £1.5m from −£3m at the end of June 2024, which is better.
a balance that falls below nought | balance | 2024-25 Q1=1.5; 2024-25 Q2=-2 |
    The budget stood at −£2m at the end of September 2024. The figure is down £3.5m from £1.5m at the end of
    June 2024, which is worse.
a balance that rises from nought | balance | 2024-25 Q1=0; 2024-25 Q2=2 |
    The budget stood at £2m at the end of September 2024. The figure is up £2m from £0m at the end of June 2024,
    which is better.
half a year's total and a quarter | period, higher | 2024-25 H1=800; 2024-25 Q3=500 |
    500 homes were inspected from October to December 2024.
a quarter and its half-year | period, higher | 2024-25 Q1=300; 2024-25 H1=800 |
    800 homes were inspected from April to September 2024.
halves compare | period, higher | 2023-24 H2=700; 2024-25 H1=800 |
    800 homes were inspected from April to September 2024. The figure is up 14% from 700 in October 2023 to
    March 2024, which is better.
month before missing | period, monthly | 2024-07=100; 2024-09=120 |
    120 homes were inspected in September 2024.
month before missing, a year ago known | period, monthly | 2023-09=100; 2024-07=100; 2024-09=120 |
    120 homes were inspected in September 2024. The figure is up 20% from 100 in September 2023, which is
    better.
a base below nought | score | 2023-24=-0.3; 2024-25=0.1 |
    The average Progress 8 score was 0.1 at the end of 2024-25. The figure is up 0.4 from −0.3 at the end of
    2023-24, which is better.
percentage points | snapshot, higher | 2024-25 Q1=35.1; 2024-25 Q2=31.9 |
    31.9% of streets were clean at the end of September 2024. The figure is down 3.2 percentage points from
    35.1% at the end of June 2024, which is worse.
one percentage point | snapshot, higher | 2024-25 Q1=35; 2024-25 Q2=36 |
    36% of streets were clean at the end of September 2024. The figure is up 1 percentage point from 35% at the
    end of June 2024, which is better.
small step | period, higher | 2024-25 Q1=100000; 2024-25 Q2=100001 |
    100,001 homes were inspected from July to September 2024. The figure is up from 100,000 in April to June
    2024, which is better.
small percentage | period, higher | 2024-25 Q1=1000; 2024-25 Q2=1023 |
    1,023 homes were inspected from July to September 2024. The figure is up 2.3% from 1,000 in April to June
    2024, which is better.
large percentage | period, higher | 2024-25 Q1=910; 2024-25 Q2=1128 |
    1,128 homes were inspected from July to September 2024. The figure is up 24% from 910 in April to June 2024,
    which is better.
doubled | snapshot, neither | 2024-25 Q1=6; 2024-25 Q2=12 |
    12 people were found sleeping rough at the end of September 2024. The figure is up 100% from 6 at the end of
    June 2024; neither more nor less is better in itself.
to nought | snapshot, lower | 2024-25 Q1=12; 2024-25 Q2=0 |
    0 people were found sleeping rough at the end of September 2024. The figure is down 100% from 12 at the end
    of June 2024, which is better.
running total against a year ago | running total, higher | 2023-24 Q2=150; 2024-25 Q2=190 |
    190 homes were built from April to September 2024. The figure is up 27% from 150 in April to September 2023,
    which is better.
share so far against a year ago | share so far | 2023-24 Q1=90; 2024-25 Q1=93 |
    93% of streets were clean from April to June 2024. The figure is up 3 percentage points from 90% in April to
    June 2023, which is better.
share so far, new year | share so far | 2023-24 Q4=90; 2024-25 Q1=93 |
    93% of streets were clean from April to June 2024.
forecast before the result | snapshot, yearly | 2023-24=12[f]; 2024-25=15 |
    15 people were found sleeping rough at the end of 2024-25.
any stretch | period, higher | 2024-05/2024-06=300 | 2024-05/2024-06=200
    300 homes were inspected from May to June 2024. That is better than the target of 200.
target in words for a number | rating | 2024-25=3 | 2024-25=Yes
    Was the town hall open at the end of 2024-25? 3.
target of another part of the year | period, higher | 2024-25 Q2=1200 | 2024-25 Q1=1000
    1,200 homes were inspected from July to September 2024.
one per cent | snapshot, higher | 2024-25 Q1=3; 2024-25 Q2=1 |
    1% of streets were clean at the end of September 2024. The figure is down 2 percentage points from 3% at the end
    of June 2024, which is worse.
one euro | money, € | 2024-25 Q2=1 |
    €1 was owed in local taxes at the end of September 2024.
neither, through targets | running total, neither | 2024-25 Q1=80; 2024-25 Q2=190 | 2024-25 Q1=100; 2024-25 Q2=200
    190 complaints came in from April to September 2024.
nearly nought with a target | snapshot, higher | 2024-25 Q2=0[low] | 2024-25=0
    Nearly 0% of streets were clean at the end of September 2024. The figure rounds to nought, but is not nought.
""")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.why)
def test_sentences(case: Case) -> None:
    assert sentences(case.indicator, case.figures, case.targets, case.more) == case.said


def test_each_case_is_told_once() -> None:
    names = [case.why for case in CASES]
    assert len(set(names)) == len(names)


def test_every_caution_that_withholds_a_verdict_and_every_marker_has_its_case() -> None:
    told = {kind for case in CASES for kind in case.more}
    assert told >= words.WITHHELD.keys()
    said = " ".join(figure for case in CASES for figure in case.figures.values())
    assert [marker for marker in words.MARKER if marker not in said] == []


@pytest.mark.parametrize("arrow", ["up", "same", "down"])
def test_a_direction_that_only_the_report_states_is_left_to_the_label(arrow: str) -> None:
    found = sentences("snapshot, lower", {"2024-25 Q2": "12"}, {}, (arrow,))
    assert found == "12 people were found sleeping rough at the end of September 2024."


def test_parts_without_a_whole() -> None:
    parts = tuple(
        BreakdownFigure(parse_period(period), RELEASE, "Under 25", Decimal(5), None, None, "", "")
        for period in ("2024-25 Q1", "2024-25 Q2")
    )
    breakdowns = {INDICATOR: Breakdown(INDICATOR, "age", "By age", "", parts)}
    said = "No figure for the whole is published, only its parts, up to Quarter 2 2024-25."
    assert sentences("snapshot, lower", {}, {}, breakdowns=breakdowns) == said
    assert sentences("snapshot, lower", {"2024-25 Q2": "[z]"}, {}, breakdowns=breakdowns) == said
    # With another reason for it, the reason is told.
    held_back = "The figure for Quarter 2 2024-25 is held back, so that nobody can be recognised."
    assert sentences("snapshot, lower", {"2024-25 Q2": "[c]"}, {}, breakdowns=breakdowns) == held_back


def summed(*counts: tuple[int | None, int | None], **more: str) -> dict[str, Breakdown]:
    """Make a breakdown of which each category is a count out of a total, with a sentence about all of them."""
    parts = tuple(
        BreakdownFigure(
            parse_period(more.get("period", "2024-25 Q2")),
            RELEASE,
            f"Part {place}",
            None,
            *(None if number is None else Decimal(number) for number in pair),
            more.get("marker", ""),
            "",
        )
        for place, pair in enumerate(counts)
    )
    whole = "Of {total} beds wanted {period}, {count} were free"
    return {INDICATOR: Breakdown(INDICATOR, "age", "By age", "", parts, whole)}


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ([(1000, 1_000_000), (718, 1_065_824)], "1,718 were free: fewer than 1 in 1,000."),
        ([(1, 60), (1, 40)], "2 were free: 1 in 50."),
        ([(1, 60), (1, 39)], "2 were free: fewer than 1 in 20."),
        ([(0, 5), (1, 5)], "1 were free: 1 in 10."),
        ([(1, 4), (1, 5)], "2 were free: 22.2%."),
        ([(4, 4), (5, 5)], "9 were free: all of them."),
        ([(0, 4), (0, 5)], "0 were free: none of them."),
        ([(9999, 9999), (2999, 3000)], "12,998 were free: nearly all of them."),
    ],
    ids=str,
)
def test_parts_that_add_up_lead_with_their_sum(counts: list[tuple[int, int]], said: str) -> None:
    found = sentences("snapshot, lower", {"2024-25 Q2": "[x]"}, {}, breakdowns=summed(*counts))
    total = f"{sum(total for _, total in counts):,}"
    head = f"Of {total} beds wanted at the end of September 2024, "
    assert found == f"{head}{said} The sum is ours: the report gives only the parts."


@pytest.mark.parametrize(
    "breakdowns",
    [
        summed((1, 4), (None, 5)),
        summed((1, 4), (1, None)),
        summed((0, 0), (0, 0)),
        summed((1, 4), (1, 5), marker="[f]"),
        # The whole that could be told is older than the figure that is missing.
        summed((1, 4), (1, 5), period="2024-25 Q1"),
    ],
    ids=["no count", "no total", "nothing", "forecast", "older"],
)
def test_what_cannot_be_added_up_is_not(breakdowns: dict[str, Breakdown]) -> None:
    assert sentences("snapshot, lower", {"2024-25 Q2": "[x]"}, {}, breakdowns=breakdowns) == (
        "The report gives no figure for Quarter 2 2024-25."
    )
    # A figure that is published comes first.
    assert "beds" not in sentences("snapshot, lower", {"2024-25 Q2": "12"}, {}, breakdowns=summed((1, 4)))


@pytest.mark.parametrize(
    "indicator",
    INDICATORS,
)
@pytest.mark.parametrize("more", [(), ("seasonal",), ("report_year",)], ids=str)
def test_every_kind_of_figure_has_whole_sentences(indicator: str, more: tuple[str, ...]) -> None:
    for figure in ("12", "0", "-3", "Yes", "x:", "x:Not collected", "[c]", "[z]", "[f]", "12[f]", "0[low]", "12[b]"):
        for value in ("10", "0", "-5", "Yes", "10(implied)", "10(each_period)"):
            known, aims = {"2024-25 Q1": "11", "2024-25 Q2": figure}, {"2024-25 Q1": "9", "2024-25 Q2": value}
            found = sentences(indicator, known, aims, more)
            assert re.fullmatch(r"[A-Z£€\d−].*[.?”]", found), found
            assert not re.search(r"[{}\[\]]|  |\.\.|None| [.,]|-\d", re.sub(r"\d{4}-\d\d", "year", found)), found


def test_no_sentence_is_written_twice_over() -> None:
    for case in CASES:
        told = re.split(r"(?<=[.?]) (?=[A-Z])", case.said)
        assert len(set(told)) == len(told), case.why
        assert len(told) <= 5, case.why


def made_score(**council: Any) -> Any:
    made = make_council(**council)
    (score,) = assess_release(made, made.latest).scores
    return made, score


def test_the_summary_is_all_sentences() -> None:
    council, score = made_score()
    lead = build_sentences(score, BRITISH)
    assert len(lead) == 3
    assert summary_of(council)(score) == " ".join(lead)


@pytest.mark.parametrize(
    ("observations", "said"),
    [
        ((make_observation(),), "Off target, Quarter 2 2024-25"),
        ((make_observation(value=None, marker="[x]"),), "No data, Quarter 2 2024-25"),
        ((make_observation("2024-25 Q3", "9", marker="[f]"),), "Forecast, not judged, Quarter 3 2024-25"),
    ],
)
def test_standing(observations: tuple[Observation, ...], said: str) -> None:
    council, score = made_score(observations=observations)
    assert standing_of(council)(score) == said


SNAPSHOT = Accumulation.SNAPSHOT
BEFORE, YEAR_AGO = make_observation("2024-25 Q1"), make_observation("2023-24 Q2")


def test_status_labels() -> None:
    assert [status_label(status, Decimal(5)).text for status in words.STATUS] == [
        "On target",
        "Within 5% of target",
        "Off target",
        "No target",
        "No data",
    ]
    assert status_label("within_tolerance", Decimal("2.5")).text == "Within 2.5% of target"


def test_judged_labels_say_why_a_figure_is_not_judged() -> None:
    reached = Judgement(
        None, "none", "no_target", reached=Reached(make_target(), Decimal(5), Decimal(50), 1, complete=True)
    )
    plain = Judgement(None, "none", "no_target")
    forecast = Judgement(None, "none", "no_data")
    five = Decimal(5)
    assert judged_label(reached, make_observation(), five).text == "No target for a part of the year"
    assert judged_label(plain, make_observation(), five).text == "No target"
    assert judged_label(forecast, make_observation(marker="[f]"), five).text == "Forecast, not judged"
    assert judged_label(forecast, None, five) == status_label("no_data", five)
    # The shape stays that of the status.
    assert judged_label(reached, make_observation(), five).shape == status_label("no_target", five).shape


def test_travel_labels_are_one_word() -> None:
    assert [travel_label(Travel(word, "")).text for word in words.TRAVEL] == [
        "Better",
        "Same",
        "Worse",
        "Not comparable",
    ]
    withheld = Travel("not_comparable", "seasonal", BEFORE, withheld=True, bare="improving")
    assert travel_label(withheld).text == "No verdict"
    assert travel_label(Travel("not_comparable", "no_polarity", BEFORE)).text == "No verdict"


def test_labels_name_the_time_that_is_compared_with() -> None:
    assert [direction_label(Travel(word, "by_value", BEFORE), SNAPSHOT, BRITISH).text for word in words.TRAVEL] == [
        "Better than at the end of June 2024",
        "Same as at the end of June 2024",
        "Worse than at the end of June 2024",
        "No verdict: neither more nor less is better",
    ]
    assert [trend_label(Travel(word, "computed", YEAR_AGO), SNAPSHOT, BRITISH).text for word in words.TRAVEL] == [
        "Better than at the end of September 2023",
        "Same as at the end of September 2023",
        "Worse than at the end of September 2023",
        "No verdict: neither more nor less is better",
    ]
    nothing = Travel("not_comparable", "no_earlier_figure")
    assert direction_label(nothing, SNAPSHOT, BRITISH).text == "No comparison with the period before"
    assert trend_label(nothing, SNAPSHOT, BRITISH).text == "No comparison with a year ago"
    assert direction_label(Travel("improving", "by_value", BEFORE), Accumulation.PERIOD, BRITISH).text == (
        "Better than in April to June 2024"
    )


def test_labels_of_what_the_council_states_say_so() -> None:
    assert [trend_label(Travel(word, "stated"), SNAPSHOT, BRITISH).text for word in words.TRAVEL] == [
        "Better than a year ago, the council says",
        "Same as a year ago, the council says",
        "Worse than a year ago, the council says",
        "No comparison with a year ago",
    ]
    assert [direction_label(Travel(word, "stated"), SNAPSHOT, BRITISH).text for word in words.TRAVEL] == [
        "Better than before, the council says",
        "Same as before, the council says",
        "Worse than before, the council says",
        "No comparison with the period before",
    ]


REASONS = {
    "seasonal": "the time of year moves it",
    "disputed_polarity": "it is unclear which way is better",
    "not_significant": "it may be no more than chance",
    "small_numbers": "a few cases decide it",
    "rounding": "it is within a step or two of rounding",
    "running_down": "what is owed shrinks as bills are paid",
    "reset": "the count may start again during the year",
}


@pytest.mark.parametrize("kind", words.WITHHELD)
def test_labels_say_why_a_verdict_is_withheld(kind: str) -> None:
    withheld = Travel("not_comparable", kind, BEFORE, withheld=True, bare="improving")
    assert than_label(withheld, SNAPSHOT, BRITISH) == REASONS[kind]
    for label in (direction_label, trend_label):
        assert label(withheld, SNAPSHOT, BRITISH).text == f"No verdict: {REASONS[kind]}"


@pytest.mark.parametrize(
    ("travel", "said"),
    [
        (Travel("improving", "by_value", BEFORE), "than at the end of June 2024"),
        (Travel("same", "by_value", BEFORE), "as at the end of June 2024"),
        (Travel("improving", "stated"), "the council says"),
        (Travel("not_comparable", "no_polarity", BEFORE), "neither more nor less is better"),
        (Travel("not_comparable", "no_earlier_figure"), ""),
    ],
)
def test_than_label(travel: Travel, said: str) -> None:
    assert than_label(travel, SNAPSHOT, BRITISH) == said


def test_quartile_labels() -> None:
    assert [quartile_label(number).text for number in (1, 2, 3, 4)] == [
        "Best 25% of similar councils",
        "Second-best 25% of similar councils",
        "Second-worst 25% of similar councils",
        "Worst 25% of similar councils",
    ]
    assert quartile_label(1, "2022-23").text == "Best 25% of similar councils in 2022-23"


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
