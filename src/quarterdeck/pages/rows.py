"""A score as one row of a scorecard: everything already in words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from quarterdeck.pages.aims import printed_beside, target_cell
from quarterdeck.pages.inputs import CouncilInput
from quarterdeck.pages.page import link
from quarterdeck.pages.words import Label, judged_label, than_label, travel_label
from quarterdeck.periods import Calendar
from quarterdeck.results import Score
from quarterdeck.wording import observation_with_unit, observation_words, target_words, time_name, unit_of


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """An indicator in a list: its link, its latest figure with unit, its target, and how it stands."""

    id: str
    title: str
    link: str
    ref: str
    priority: int
    priority_title: str
    tier: int | None
    value: str
    unit: str
    period: str
    target: str
    target_note: str
    status: Label
    direction: Label
    direction_note: str
    trend: Label
    trend_note: str
    keywords: str
    spark: Markup
    frequency: str
    #: The same figures for those who sort and reckon; empty where there is no number.
    number: str
    target_number: str
    quartile: int | None


def build_row(given: CouncilInput, score: Score, page: str) -> ScoreRow:
    """Make the row of a score for a page at address ``page``."""
    settings, seen = given.council.settings, score.current or score.newest
    accumulation, calendar = score.indicator.accumulation, settings.calendar
    aim, aim_note = target_cell(score, score.judgement, seen, calendar)
    return ScoreRow(
        score.indicator.id,
        score.indicator.title,
        link(page, given.address_of(score.indicator)),
        score.entry.ref,
        score.entry.priority,
        given.priority_of(score).short_title,
        score.entry.tier,
        observation_words(score.indicator, seen),
        unit_of(score.indicator, seen.value),
        time_name(score.indicator, seen.period, calendar),
        aim,
        aim_note,
        judged_label(score.judgement, score.current, settings.tolerance),
        travel_label(score.direction),
        than_label(score.direction, accumulation, calendar),
        travel_label(score.trend),
        than_label(score.trend, accumulation, calendar),
        " ".join((score.entry.official_title, *score.indicator.keywords)),
        # Drawn from numbers alone.
        Markup(given.charts[score.indicator.id].spark if score.indicator.id in given.charts else ""),  # noqa: S704
        score.indicator.frequency,
        _plain(score, seen.value),
        _plain(score, score.judgement.target.value if score.judgement.target else None),
        score.quartile,
    )


def _plain(score: Score, value: Decimal | None) -> str:
    """Write a bare number; a grade is a word, whatever number keeps its place among the others."""
    return "" if value is None or score.indicator.grades else f"{value:f}"


def value_and_target(score: Score, calendar: Calendar) -> str:
    """Say a figure beside its target, for short lists: ``162 people, target 70``; one that was worked back says so."""
    if score.current is None:
        return observation_words(score.indicator, score.newest)
    said = observation_with_unit(score.indicator, score.current)
    target = score.judgement.target
    if target is None:
        return said
    worked_back = f" (worked back{printed_beside(score, target, calendar)})" if target.worked_back else ""
    return f"{said}, target {target_words(score.indicator, target)}{worked_back}"
