"""A score as a line of a quarterly report, in the two layouts that councils use."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from quarterdeck.figures import format_number, format_value
from quarterdeck.model import Indicator, Observation
from quarterdeck.pages.aims import target_cell
from quarterdeck.pages.inputs import CouncilInput
from quarterdeck.pages.page import link
from quarterdeck.pages.words import Label, judged_label, than_label, travel_label
from quarterdeck.periods import Calendar, PeriodKind, name_of, year_of
from quarterdeck.results import Score
from quarterdeck.schema.words import FORECAST
from quarterdeck.wording import observation_words, time_name, unit_of, value_words

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
    previous_period: str
    target: str
    target_note: str
    variance: str
    change: str
    change_percent: str
    distance: str
    distance_percent: str
    status: Label
    direction: Label
    direction_note: str
    trend: Label
    trend_note: str
    quartile: str
    others: str
    outturn: str
    polarity: str
    frequency: str
    recent: tuple[tuple[str, str], ...]


def build_report_row(given: CouncilInput, score: Score, page: str) -> ReportRow:
    """Make the line of a score for the report's page at ``page``."""
    indicator, judged = score.indicator, score.judgement
    settings, seen = given.council.settings, score.current or score.newest
    accumulation, calendar = indicator.accumulation, settings.calendar
    aim, aim_note = target_cell(score, judged, seen, calendar)
    previous = score.change.previous
    return ReportRow(
        indicator.id,
        indicator.title,
        link(page, given.address_of(indicator)),
        score.entry.ref,
        str(score.entry.tier or ""),
        unit_of(indicator, seen.value),
        _figure(indicator, seen),
        time_name(indicator, seen.period, calendar),
        _figure(indicator, previous) if previous else "–",
        time_name(indicator, previous.period, calendar) if previous else "",
        aim,
        aim_note,
        _percent(judged.variance_percent),
        _signed(score.change.change, indicator),
        _percent(score.change.percent),
        _signed(judged.distance, indicator),
        _percent(judged.distance_percent),
        judged_label(judged, score.current, settings.tolerance),
        travel_label(score.direction),
        than_label(score.direction, accumulation, calendar),
        travel_label(score.trend),
        than_label(score.trend, accumulation, calendar),
        _quartile(given, score),
        _others(score),
        _outturn(score, calendar),
        {"higher": "High", "lower": "Low", "neither": "–"}[score.polarity.value],
        indicator.frequency.replace("_", " "),
        tuple((time_name(indicator, o.period, calendar), _figure(indicator, o)) for o in _recent(score, seen)),
    )


def _quartile(given: CouncilInput, score: Score) -> str:
    """Give the quarter of similar councils, and the one before where the report prints it."""
    if score.quartile is None:
        return ""
    moved = given.quartiles_before.get((score.release.id, score.indicator.id), "")
    return f"{score.quartile} (was {moved})" if moved else str(score.quartile)


def _others(score: Score) -> str:
    """Name the averages that the report prints beside the figure, each with its year."""
    return "; ".join(
        f"{c.short_title} {value_words(score.indicator, c.value)}{f' ({name_of(c.period)})' if c.period else ''}"
        for c in score.comparators
        if c.value is not None
    )


def _outturn(score: Score, calendar: Calendar) -> str:
    """Give the figure of the whole year before, where the tables have one and it is not the figure before anyway."""
    seen = score.current or score.newest
    year = year_of(seen.period.end, calendar)
    for reading in score.readings:
        whole = reading.observation
        before = whole.period.kind is PeriodKind.FINANCIAL_YEAR and (year.start - whole.period.end).days == 1
        if before and whole.value is not None and whole is not score.change.previous and whole is not seen:
            return f"{name_of(whole.period)}: {_figure(score.indicator, whole)}"
    return ""


def _recent(score: Score, seen: Observation) -> list[Observation]:
    """Give the last few figures up to the one that is judged: of its kind of period, results and not forecasts."""
    shown = [
        r.observation
        for r in score.readings
        if r.observation.marker != FORECAST
        and (r.observation.period.months == seen.period.months or not seen.period.dated)
        and r.observation.period.dated is seen.period.dated
        and r.observation.period.sort_key <= seen.period.sort_key
    ]
    return shown[-RECENT:]


def _figure(indicator: Indicator, seen: Observation) -> str:
    said = observation_words(indicator, seen)
    return f"{said} {seen.marker}" if seen.marker else said


def _signed(value: Decimal | None, indicator: Indicator) -> str:
    """Write a difference with its sign; percentages differ by percentage points."""
    if value is None or indicator.grades:
        return "–"  # grades have an order, and no distances
    unit = indicator.unit
    said = f"{format_number(value)}\u00a0pts" if unit == "%" else format_value(value, unit)
    return f"+{said}" if value > 0 else said


def _percent(value: Decimal | None) -> str:
    if value is None:
        return "–"
    return f"{'+' if value > 0 else ''}{format_number(value)}%"
