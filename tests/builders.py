"""Builders: records of a tiny fictional council, Anyborough. Each takes only what a test is about."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

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
    Priority,
    Release,
    ScorecardEntry,
    Settings,
    Target,
)
from quarterdeck.periods import Period, parse_period
from quarterdeck.rows import Row, TableRows
from quarterdeck.schema import SOURCE_TABLES, Table

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
        year_starts=4,
        tolerance=Decimal(5),
        licence_name="Open Government Licence v3.0",
        licence_url="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        attribution="Contains public sector information licensed under the Open Government Licence v3.0.",
        contact="Write to figures@anyborough.example.",
        about="A council that does not exist.",
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
    made = Comparator(
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
    )
    return replace(council, **overrides)


def table_called(name: str) -> Table:
    """Find a source table by its name."""
    return next(table for table in SOURCE_TABLES if table.name == name)


#: The rows of Anyborough's folder, as text. Columns that are not named are empty.
FILES: dict[str, list[dict[str, str]]] = {
    "releases": [
        {"release": EARLIER_RELEASE, "period": "2024-25 Q1", "framework": PLAN, "title": "Q1", "source": "Report"},
        {"release": RELEASE, "period": "2024-25 Q2", "framework": PLAN, "title": "Q2", "source": "Report"},
    ],
    "frameworks": [{"framework": PLAN, "title": "Any Plan 2020-30"}],
    "priorities": [{"framework": PLAN, "priority": "1", "title": "Give everybody a home", "short_title": "Homes"}],
    "outcomes": [{"framework": PLAN, "priority": "1", "outcome": "1", "title": "Nobody sleeps rough", "sdgs": "1 11"}],
    "indicators": [
        {
            "indicator": INDICATOR,
            "title": "Rough sleepers",
            "description": "How many people were found sleeping outdoors.",
            "statement": "{value} people were found sleeping rough {period}",
            "unit": "people",
            "decimals": "0",
            "polarity": "lower",
            "accumulation": "snapshot",
            "frequency": "quarterly",
            "lag_months": "0",
            "keywords": "homeless; street",
        }
    ],
    "scorecard": [
        {
            "year": "2024-25",
            "indicator": INDICATOR,
            "framework": PLAN,
            "priority": "1",
            "outcome": "1",
            "ref": "HOU-01",
            "tier": "1",
            "official_title": "Number of people sleeping rough",
            "order": "1",
        }
    ],
    "observations": [
        {"indicator": INDICATOR, "period": "2024-25 Q1", "release": EARLIER_RELEASE, "value": "15"},
        {"indicator": INDICATOR, "period": "2024-25 Q2", "release": RELEASE, "value": "12", "marker": "[p]"},
    ],
    "targets": [
        {"indicator": INDICATOR, "period": "2024-25", "release": RELEASE, "value": "10", "basis": "stated"},
    ],
    "comparators": [],
    "commentary": [
        {
            "release": RELEASE,
            "item": "1",
            "scope": "indicator",
            "kind": "performance",
            "indicator": INDICATOR,
            "text": "Fewer people slept rough.\n\nMore beds are planned.",
        }
    ],
    "printed": [
        {
            "release": RELEASE,
            "indicator": INDICATOR,
            "place": "variance",
            "figure": "variance_percent",
            "printed": "-20%",
        }
    ],
}

COUNCIL_TOML = """\
name = "Anyborough"
full_name = "Anyborough Borough Council"
code = "E09999999"
contact = "Write to figures@anyborough.example."
about = "A council that does not exist."
accent = "#12436D"
accent_dark = "#8FC1EA"
year_starts = 4
tolerance_percent = "5"

[licence]
name = "Open Government Licence v3.0"
url = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
attribution = "Contains public sector information licensed under the Open Government Licence v3.0."
"""


def make_csv(name: str, rows: Iterable[Mapping[str, str]] | None = None) -> str:
    """Write rows of a source table, Anyborough's unless others are given, as its CSV."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, table_called(name).column_names, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(FILES[name] if rows is None else rows)
    return out.getvalue()


def write_folder(parent: Path, **files: str | bytes | None) -> Path:
    """Write Anyborough's folder; a table given by name replaces its CSV, or takes it away if it is None."""
    folder = parent / "anyborough"
    folder.mkdir()
    contents: dict[str, str | bytes | None] = {name: make_csv(name) for name in FILES} | files
    for name, content in contents.items():
        if content is not None:
            encoded = content.encode() if isinstance(content, str) else content
            (folder / f"{name}.csv").write_bytes(encoded)
    (folder / "council.toml").write_text(COUNCIL_TOML, encoding="utf-8")
    return folder


def make_rows(name: str, *changes: Mapping[str, Any]) -> TableRows:
    """Make a table's parsed rows, one for each mapping; columns that are not named are empty text."""
    columns = table_called(name).column_names
    rows = tuple(
        Row(number, {column: change.get(column, "") for column in columns})
        for number, change in enumerate(changes, start=2)
    )
    return TableRows(name, f"anyborough/{name}.csv", rows)
