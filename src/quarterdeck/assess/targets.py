"""Which target a figure is judged against, and what is said where a whole year's target cannot judge a part of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from quarterdeck.figures import percent_of
from quarterdeck.model import Accumulation, Indicator, Observation, Target
from quarterdeck.periods import Calendar, Period, months_from, year_of
from quarterdeck.results import Reached
from quarterdeck.schema.words import FORECAST

#: The share of a year's target is published to one decimal place.
_PLACES = 1


@dataclass(frozen=True, slots=True)
class TargetChoice:
    """The target that judges a figure; or the year's, of which it can only have reached a share."""

    target: Target | None = None
    whole_year: Target | None = None


def choose_target(
    indicator: Indicator, period: Period, targets: Mapping[str, Target], years: tuple[Period, ...]
) -> TargetChoice:
    """Find the target that a figure for ``period`` is judged against.

    ``targets`` are the indicator's, by the key of their period; ``years`` are those whose target may judge the
    figure, its own first. A target for the figure's own period comes before any for a year. A target for a year
    judges a part of it only where it is for each period: because the table says so, or because the figure is one
    that does not grow with the year.
    """
    if own := targets.get(period.key):
        return TargetChoice(own)
    for year in years:
        target = targets.get(year.key)
        if target is None or target.applies_to == "point":
            continue
        if period.dated and period.end == target.period.end and period.start <= target.period.start:
            return TargetChoice(target)
        if _for_each_period(indicator, target, targets) or _complete(indicator, period, target):
            return TargetChoice(target)
        grows = period.dated and period.within(target.period) and _adds_up(indicator)
        return TargetChoice(None, target if grows else None)
    return TargetChoice()


def _for_each_period(indicator: Indicator, target: Target, targets: Mapping[str, Target]) -> bool:
    """Tell whether a year's target judges the figure of a part of the year."""
    if target.applies_to:
        return target.applies_to == "each_period"
    match indicator.accumulation:
        case Accumulation.YEAR_TO_DATE:
            return False
        case Accumulation.YEAR_TO_DATE_RATE:
            # Where the year has targets for its parts, the year's own says nothing about a part.
            return not any(other is not target and other.period.within(target.period) for other in targets.values())
        case Accumulation.PERIOD:
            return is_share(indicator.unit)
    return True


def _adds_up(indicator: Indicator) -> bool:
    """Tell whether the figures of a year's parts are parts of the year's figure."""
    if indicator.accumulation is Accumulation.PERIOD:
        return not is_share(indicator.unit)
    return indicator.accumulation is Accumulation.YEAR_TO_DATE


def _complete(indicator: Indicator, period: Period, target: Target) -> bool:
    """Tell whether a total that runs from the year's beginning is complete with the period."""
    return indicator.accumulation is not Accumulation.PERIOD and period.end == target.period.end


def is_share(unit: str) -> bool:
    """Tell whether figures of a unit are shares or rates, which do not grow with time as counts do."""
    return unit == "%" or unit.startswith("per ") or " per " in unit


def reached_so_far(
    indicator: Indicator,
    current: Observation,
    known: tuple[Observation, ...],
    target: Target,
    calendar: Calendar,
) -> Reached | None:
    """Say how much of a year's target was reached so far: nothing where no share of it can be given.

    A running total says it itself; the figures of single periods are added up from the year's first to this one.
    """
    if current.value is None or target.value is None or target.value <= 0 or current.value < 0:
        return None
    if indicator.accumulation is not Accumulation.PERIOD:
        return _reached(target, current.value, 1, complete=True)
    total, parts, complete = Decimal(0), 0, False
    expected = months_from(current.period.end, 0)
    for observation in reversed([o for o in known if o.period.sort_key <= current.period.sort_key]):
        period = observation.period
        if period.months != current.period.months or months_from(period.end, 0) != expected:
            continue
        if observation.value is None or observation.value < 0 or observation.marker == FORECAST:
            break
        total, parts, expected = total + observation.value, parts + 1, months_from(period.start, -1)
        if period.start == year_of(current.period.end, calendar).start:
            complete = True
            break
    return (
        _reached(target, total, parts, complete=True)
        if complete
        else _reached(target, current.value, 1, complete=False)
    )


def _reached(target: Target, so_far: Decimal, parts: int, *, complete: bool) -> Reached:
    assert target.value is not None
    return Reached(target, so_far, percent_of(so_far, target.value, _PLACES), parts, complete)
