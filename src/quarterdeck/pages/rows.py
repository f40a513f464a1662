"""A score as one row of a scorecard: everything already in words."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from quarterdeck.figures import format_value, format_with_unit
from quarterdeck.pages.inputs import CouncilInput
from quarterdeck.pages.page import link
from quarterdeck.pages.words import Label, status_label, travel_label
from quarterdeck.periods import name_of
from quarterdeck.results import Score


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """An indicator in a list: its link, its latest figure with unit, its target, and how it stands."""

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
    status: Label
    direction: Label
    trend: Label
    trend_stated: bool
    keywords: str
    spark: Markup
    frequency: str


def build_row(given: CouncilInput, score: Score, page: str) -> ScoreRow:
    """Make the row of a score for a page at address ``page``."""
    unit, current = score.indicator.unit, score.current
    value = "–"
    if current is not None:
        value = current.value_text if current.value is None else format_value(current.value, unit)
    target = score.judgement.target
    aim = "–" if target is None else target.value_text
    if target is not None and target.value is not None:
        aim = format_value(target.value, unit)
    return ScoreRow(
        score.indicator.title,
        link(page, given.address_of(score.indicator)),
        score.entry.ref,
        score.entry.priority,
        given.priority_of(score).short_title,
        score.entry.tier,
        value,
        "" if unit == "%" or unit.startswith("£") else unit,
        name_of((current or score.newest).period),
        aim,
        status_label(score.judgement.status, given.council.settings.tolerance),
        travel_label(score.direction),
        travel_label(score.trend),
        score.trend.basis == "stated",
        " ".join((score.entry.official_title, *score.indicator.keywords)),
        # Drawn from numbers alone.
        Markup(given.charts[score.indicator.id].spark if score.indicator.id in given.charts else ""),  # noqa: S704
        score.indicator.frequency,
    )


def value_and_target(score: Score) -> str:
    """Say a figure beside its target, for short lists: ``162 people, target 70``."""
    if score.current is None or score.current.value is None:
        return "no figure"
    said = format_with_unit(score.current.value, score.indicator.unit)
    target = score.judgement.target
    if target is None or target.value is None:
        return said
    return f"{said}, target {format_value(target.value, score.indicator.unit)}"
