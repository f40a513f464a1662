"""A score as a line of a quarterly report, in the two layouts that councils use."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from quarterdeck.figures import format_number, format_value
from quarterdeck.pages.inputs import CouncilInput
from quarterdeck.pages.page import link
from quarterdeck.pages.words import Label, status_label, travel_label
from quarterdeck.periods import name_of
from quarterdeck.results import Score

#: A report of this layout shows this many figures up to the newest.
RECENT = 4


@dataclass(frozen=True, slots=True)
class ReportRow:
    """An indicator in a report, everything in words; ``recent`` are figures with their periods, oldest first."""

    id: str
    title: str
    link: str
    ref: str
    tier: str
    unit: str
    value: str
    period: str
    previous: str
    target: str
    variance: str
    change: str
    change_percent: str
    distance: str
    distance_percent: str
    status: Label
    direction: Label
    trend: Label
    stated: bool
    quartile: str
    polarity: str
    recent: tuple[tuple[str, str], ...]


def build_report_row(given: CouncilInput, score: Score, page: str) -> ReportRow:
    """Make the line of a score for the report's page at ``page``."""
    unit, current, judged = score.indicator.unit, score.current, score.judgement
    shown = [r.observation for r in score.readings]
    if current is not None:
        shown = shown[: shown.index(current) + 1]
    recent = tuple((name_of(o.period), _figure(o.value, o.value_text, o.marker, unit)) for o in shown[-RECENT:])
    seen = current or score.newest
    target = judged.target
    return ReportRow(
        score.indicator.id,
        score.indicator.title,
        link(page, given.address_of(score.indicator)),
        score.entry.ref,
        str(score.entry.tier or ""),
        "" if unit == "%" or unit.startswith("£") else unit,
        _figure(seen.value, seen.value_text, seen.marker, unit),
        name_of(seen.period),
        recent[-2][1] if len(recent) > 1 else "–",
        _figure(target.value, target.value_text, "", unit) if target else "–",
        _percent(judged.variance_percent),
        _signed(score.change.change, unit),
        _percent(score.change.percent),
        _signed(judged.distance, unit),
        _percent(judged.distance_percent),
        status_label(judged.status, given.council.settings.tolerance),
        travel_label(score.direction),
        travel_label(score.trend),
        score.trend.basis == "stated",
        str(score.quartile or ""),
        {"higher": "High", "lower": "Low", "neither": "–"}[score.polarity.value],
        recent,
    )


def _figure(value: Decimal | None, text: str, marker: str, unit: str) -> str:
    said = text if value is None else format_value(value, unit)
    return f"{said or '–'}{f' {marker}' if marker else ''}"


def _signed(value: Decimal | None, unit: str) -> str:
    """Write a difference with its sign; percentages differ by percentage points."""
    if value is None:
        return "–"
    said = f"{format_number(value)} pts" if unit == "%" else format_value(value, unit)
    return f"+{said}" if value > 0 else said


def _percent(value: Decimal | None) -> str:
    if value is None:
        return "–"
    return f"{'+' if value > 0 else ''}{format_number(value)}%"
