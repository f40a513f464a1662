"""Builders: records of a tiny fictional council, Anyborough. Each takes only what a test is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from quarterdeck.datasets import CouncilData, Dataset
from quarterdeck.model import (
    Accumulation,
    Comment,
    Comparator,
    Council,
    Indicator,
    Observation,
    Outcome,
    Polarity,
    Printed,
    PrintedTally,
    Priority,
    Release,
    ScorecardEntry,
    Settings,
    Target,
)
from quarterdeck.periods import BRITISH, Period, parse_period
from quarterdeck.results import Assessment, Edition, newest_scores
from quarterdeck.schema.words import COMPARATORS

PLAN = "any-plan"
INDICATOR = "rough-sleepers"
RELEASE = "2024-25-q2"
EARLIER_RELEASE = "2024-25-q1"


def period_of(period: str | Period) -> Period:
    """Take a period, or make it from its text."""
    return parse_period(period) if isinstance(period, str) else period


def number_of(value: str | Decimal | None) -> Decimal | None:
    """Take a decimal, or make it from its text; empty text is None."""
    if isinstance(value, str):
        return Decimal(value) if value else None
    return value


def make_settings(**overrides: Any) -> Settings:
    settings = Settings(
        slug="anyborough",
        name="Anyborough",
        full_name="Anyborough Borough Council",
        code="E09999999",
        accent="#12436D",
        accent_dark="#8FC1EA",
        calendar=BRITISH,
        tolerance=Decimal(5),
        licence_name="Open Government Licence v3.0",
        licence_url="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        attribution="Contains public sector information licensed under the Open Government Licence v3.0.",
        contact="Write to figures@anyborough.example.",
        about="A council that does not exist.",
        report="standing",
    )
    return replace(settings, **overrides)


def make_release(release: str = RELEASE, period: str | Period = "2024-25 Q2", **overrides: Any) -> Release:
    made = Release(
        id=release,
        period=period_of(period),
        framework=PLAN,
        title=f"Report {release}",
        published=date(2024, 11, 20),
        source="Anyborough Borough Council, Performance Report",
        note="",
    )
    return replace(made, **overrides)


def make_indicator(**overrides: Any) -> Indicator:
    indicator = Indicator(
        id=INDICATOR,
        title="Rough sleepers",
        description="How many people were found sleeping outdoors.",
        statement="{value} people were found sleeping rough {period}",
        unit="people",
        decimals=0,
        polarity=Polarity.LOWER,
        accumulation=Accumulation.SNAPSHOT,
        frequency="quarterly",
        lag_months=0,
        concept="",
        keywords=("homeless",),
        source="",
        method="",
        caveat="",
    )
    return replace(indicator, **overrides)


def make_entry(indicator: str = INDICATOR, **overrides: Any) -> ScorecardEntry:
    entry = ScorecardEntry(
        year=parse_period("2024-25"),
        indicator=indicator,
        framework=PLAN,
        priority=1,
        outcome=1,
        ref="HOU-01",
        tier=1,
        polarity=None,
        official_title="Number of people sleeping rough",
        order=1,
    )
    return replace(entry, **overrides)


def make_observation(
    period: str | Period = "2024-25 Q2", value: str | Decimal | None = "12", **overrides: Any
) -> Observation:
    observation = Observation(
        indicator=INDICATOR,
        period=period_of(period),
        release=RELEASE,
        value=number_of(value),
        value_text="",
        marker="",
        numerator=None,
        denominator=None,
        note="",
    )
    return replace(observation, **overrides)


def make_target(period: str | Period = "2024-25", value: str | Decimal | None = "10", **overrides: Any) -> Target:
    target = Target(
        indicator=INDICATOR,
        period=period_of(period),
        release=RELEASE,
        value=number_of(value),
        value_text="",
        basis="stated",
        evidence="",
    )
    return replace(target, **overrides)


def make_comparator(comparator: str = "england", **overrides: Any) -> Comparator:
    title, short_title, _ = COMPARATORS[comparator]
    made = Comparator(
        title=title,
        short_title=short_title,
        order=list(COMPARATORS).index(comparator) + 1,
        release=RELEASE,
        indicator=INDICATOR,
        comparator=comparator,
        period=parse_period("2023-24"),
        value=Decimal(14),
        quartile=None,
        rank=None,
        group_size=None,
        note="",
    )
    return replace(made, **overrides)


def make_comment(text: str = "Fewer people slept rough.", **overrides: Any) -> Comment:
    comment = Comment(
        release=RELEASE,
        item=1,
        scope="indicator",
        kind="performance",
        indicator=INDICATOR,
        priority=None,
        outcome=None,
        heading="",
        text=text,
    )
    return replace(comment, **overrides)


def make_printed(figure: str = "variance_percent", printed: str = "-20%", **overrides: Any) -> Printed:
    made = Printed(
        release=RELEASE,
        indicator=INDICATOR,
        place=figure.replace("_", "-"),
        figure=figure,
        period=None,
        printed=printed,
        note="",
    )
    return replace(made, **overrides)


def make_printed_tally(
    measure: str = "status", category: str = "met", count: int | None = None, **overrides: Any
) -> PrintedTally:
    made = PrintedTally(
        release=RELEASE,
        measure=measure,
        priority="all",
        category=category,
        place="Overview",
        count=count,
        with_data=None,
        percent="",
        period=None,
        main="",
        note="",
    )
    return replace(made, **overrides)


def make_council(**overrides: Any) -> Council:
    """Make Anyborough: two reports, one priority, one indicator (12 rough sleepers against a target of 10)."""
    council = Council(
        settings=make_settings(),
        releases=(make_release(EARLIER_RELEASE, "2024-25 Q1"), make_release()),
        frameworks={PLAN: "Any Plan 2020-30"},
        priorities=(Priority(PLAN, 1, "Give everybody a safe home", "Homes"),),
        outcomes=(Outcome(PLAN, 1, 1, "Nobody sleeps rough", (1, 11)),),
        indicators={INDICATOR: make_indicator()},
        scorecard=(make_entry(),),
        observations=(make_observation("2024-25 Q1", "15", release=EARLIER_RELEASE), make_observation()),
        targets=(make_target(release=EARLIER_RELEASE),),
        comparators=(),
        commentary=(make_comment(),),
        printed=(),
        breakdowns={},
    )
    return replace(council, **overrides)


def make_data(council: Council, assessments: tuple[Assessment, ...]) -> CouncilData:
    """Make what pages are told of a council's data: versions without changes, and no files."""
    editions = [Edition(a.release, f"1.{minor}.0", "minor", "New.", ()) for minor, a in enumerate(assessments)]
    nothing = Dataset("", {"version": editions[-1].version, "id": "", "resources": []}, ())
    return CouncilData(
        council,
        nothing,
        editions[-1],
        tuple((edition, nothing) for edition in editions),
        {},
        newest_scores(assessments),
        assessments,
    )
