"""A body, its reports and its figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from quarterdeck.model.contacts import Contact
from quarterdeck.model.reports import (
    Caution,
    Comment,
    Decision,
    ExceptionRule,
    Printed,
    PrintedTally,
    Promise,
    SearchWords,
    Section,
)
from quarterdeck.periods import PARTS_OF_YEAR, Calendar, Period


class Polarity(StrEnum):
    """Which way is better."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


class Accumulation(StrEnum):
    """What stretch of time a figure for a period covers."""

    SNAPSHOT = "snapshot"
    PERIOD = "period"
    YEAR_TO_DATE = "year_to_date"
    YEAR_TO_DATE_RATE = "year_to_date_rate"
    ROLLING_YEAR = "rolling_year"
    ROLLING_THREE_YEARS = "rolling_three_years"


class LateFigures(StrEnum):
    """By which year's target a figure is judged that a report gives for an earlier year."""

    OWN_YEAR = "own_year"
    REPORT_YEAR = "report_year"


@dataclass(frozen=True, slots=True)
class Settings:
    """A council's ``council.toml``: who it is and by which rules it judges."""

    slug: str
    name: str
    full_name: str
    code: str
    accent: str
    accent_dark: str
    calendar: Calendar
    tolerance: Decimal
    licence_name: str
    licence_url: str
    attribution: str
    contact: str
    about: str
    report: str
    late_figures: LateFigures = LateFigures.OWN_YEAR
    #: What a reader should know about the licence.
    licence_note: str = ""
    #: ``about`` in the few words that stand at the top of every page; empty where ``about`` stands there itself.
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Release:
    """A published report."""

    id: str
    period: Period
    framework: str
    title: str
    published: date | None
    source: str
    note: str
    #: What is our reading where the report does not print for when its figures are.
    dates: str = ""
    #: Where the report itself can be read; empty where that is not known.
    url: str = ""

    @property
    def dated(self) -> date:
        """Give the day that stands for the report: published, or the last that it is about, where that is not known."""
        return self.published or self.period.end


@dataclass(frozen=True, slots=True)
class Priority:
    """A priority of a plan."""

    framework: str
    number: int
    title: str
    short_title: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """An outcome that a priority is meant to bring about."""

    framework: str
    priority: int
    number: int
    title: str
    sdgs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is measured, over all years."""

    id: str
    title: str
    description: str
    statement: str
    unit: str
    decimals: int
    polarity: Polarity
    accumulation: Accumulation
    frequency: str
    lag_months: int
    concept: str
    keywords: tuple[str, ...]
    source: str
    method: str
    caveat: str
    #: For a figure that is a grade: each number with its word.
    grades: tuple[tuple[Decimal, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ScorecardEntry:
    """How a year's scorecard carries an indicator."""

    year: Period
    indicator: str
    framework: str
    priority: int
    outcome: int | None
    ref: str
    tier: int | None
    polarity: Polarity | None
    official_title: str
    order: int


@dataclass(frozen=True, slots=True)
class Observation:
    """A figure for a period as one report gave it; ``value`` is None where there is no number."""

    indicator: str
    period: Period
    release: str
    value: Decimal | None
    value_text: str
    marker: str
    numerator: Decimal | None
    denominator: Decimal | None
    note: str


@dataclass(frozen=True, slots=True)
class Target:
    """A target for a year or a part of it."""

    indicator: str
    period: Period
    release: str
    value: Decimal | None
    value_text: str
    basis: str
    evidence: str
    #: What it is for; empty where the rule for the kind of figure says it.
    applies_to: str = ""

    @property
    def worked_back(self) -> bool:
        """Whether no report prints it: it was worked back from a printed figure."""
        return self.basis == "implied"

    @property
    def basis_and_span(self) -> str:
        """How it is known and whether it is for a whole year, as ``scores.csv`` names it: ``annual_stated``."""
        alone = self.period.kind in PARTS_OF_YEAR or not self.period.dated
        return f"{'period' if alone else 'annual'}_{self.basis}"


@dataclass(frozen=True, slots=True)
class Comparator:
    """What others achieved, and the council's place among them."""

    release: str
    indicator: str
    comparator: str
    period: Period | None
    value: Decimal | None
    quartile: int | None
    rank: int | None
    group_size: int | None
    note: str
    #: What the report says of the comparison, in a word.
    word: str = ""
    #: Who that is: in a sentence, and in short; and its place among the others.
    title: str = ""
    short_title: str = ""
    order: int = 0


@dataclass(frozen=True, slots=True)
class BreakdownFigure:
    """A figure for one category of a breakdown; ``category`` is empty for all of them together."""

    period: Period
    release: str
    category: str
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    marker: str
    note: str


@dataclass(frozen=True, slots=True)
class Breakdown:
    """An indicator by a dimension."""

    indicator: str
    dimension: str
    title: str
    description: str
    figures: tuple[BreakdownFigure, ...]
    #: The sentence about all categories together, where they can be added up.
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Concept:
    """What more than one council measures."""

    id: str
    title: str
    comparable: bool
    note: str


@dataclass(frozen=True, slots=True)
class Council:
    """All that one council publishes, read and checked. Releases run from the oldest to the newest."""

    settings: Settings
    releases: tuple[Release, ...]
    frameworks: Mapping[str, str]
    priorities: tuple[Priority, ...]
    outcomes: tuple[Outcome, ...]
    indicators: Mapping[str, Indicator]
    scorecard: tuple[ScorecardEntry, ...]
    observations: tuple[Observation, ...]
    targets: tuple[Target, ...]
    comparators: tuple[Comparator, ...]
    commentary: tuple[Comment, ...]
    printed: tuple[Printed, ...]
    breakdowns: Mapping[str, Breakdown]
    cautions: tuple[Caution, ...] = ()
    printed_tallies: tuple[PrintedTally, ...] = ()
    sections: tuple[Section, ...] = ()
    exceptions: tuple[ExceptionRule, ...] = ()
    decisions: tuple[Decision, ...] = ()
    promises: tuple[Promise, ...] = ()
    contacts: tuple[Contact, ...] = ()
    search: tuple[SearchWords, ...] = ()

    @property
    def latest(self) -> Release:
        """Give the newest report."""
        return self.releases[-1]
