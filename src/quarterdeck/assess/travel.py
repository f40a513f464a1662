"""A figure against earlier figures: change, direction of travel, trend."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from quarterdeck.assess.judgement import achievement_percent, change_percent
from quarterdeck.assess.series import STEP_MONTHS, earlier_observation, previous_observation, same_year
from quarterdeck.model import Accumulation, Indicator, Observation, Polarity, Target
from quarterdeck.periods import Calendar
from quarterdeck.results import Change, Travel

#: What the arrows of a report say: up is better, whichever way the number went.
STATED = {"up": "improving", "same": "same", "down": "worsening"}


def compare(now: Decimal, before: Decimal, polarity: Polarity) -> str:
    """Say ``improving``, ``same`` or ``worsening``."""
    if now == before:
        return "same"
    return "improving" if (now > before) is (polarity is Polarity.HIGHER) else "worsening"


def change_since(indicator: Indicator, current: Observation | None, known: tuple[Observation, ...]) -> Change:
    """Measure the change from the previous comparable figure."""
    if current is None or current.value is None:
        return Change(None, None, None)
    previous = previous_observation(indicator, current, known)
    if previous is None or previous.value is None:
        return Change(None, None, None)
    change = current.value - previous.value
    return Change(previous, change, change_percent(change, previous.value))


@dataclass(frozen=True, slots=True)
class TravelInput:
    """What is needed to say which way a figure went."""

    indicator: Indicator
    polarity: Polarity
    current: Observation | None
    known: tuple[Observation, ...]
    targets: Mapping[str, Target]
    calendar: Calendar
    stated: str = ""


def direction_of_travel(given: TravelInput) -> Travel:
    """Compare with the period before: by value, or for a running total through both part-year targets."""
    computed = _direction(given)
    if computed.word == "not_comparable" and given.stated in STATED:
        return Travel(STATED[given.stated], "stated")
    return computed


def _direction(given: TravelInput) -> Travel:
    current, indicator = given.current, given.indicator
    if current is None or current.value is None:
        return Travel("not_comparable", "no_figure")
    if given.polarity is Polarity.NEITHER:
        return Travel("not_comparable", "no_polarity")
    before = earlier_observation(indicator, current, given.known, STEP_MONTHS[indicator.frequency])
    if indicator.accumulation is Accumulation.YEAR_TO_DATE:
        return _by_achievement(given, current, before)
    if before is None or before.value is None:
        return Travel("not_comparable", "no_earlier_figure")
    return Travel(compare(current.value, before.value, given.polarity), "by_value", before)


def _by_achievement(given: TravelInput, current: Observation, before: Observation | None) -> Travel:
    impossible = Travel("not_comparable", "running_total")
    if before is None or not same_year(before.period, current.period, given.calendar):
        return impossible
    scores = []
    for observation in (current, before):
        target = given.targets.get(observation.period.text)
        if target is None or target.value is None or observation.value is None:
            return impossible
        scores.append(achievement_percent(observation.value, target.value, given.polarity))
    now, then = scores
    if now is None or then is None:
        return impossible
    return Travel(compare(now, then, Polarity.HIGHER), "by_achievement", before)


def trend(given: TravelInput) -> Travel:
    """Compare with the same period a year earlier; where that was not published, take what the council states."""
    current = given.current
    if current is not None and current.value is not None and given.polarity is not Polarity.NEITHER:
        before = earlier_observation(given.indicator, current, given.known, 12)
        if before is not None and before.value is not None:
            return Travel(compare(current.value, before.value, given.polarity), "computed", before)
    if given.stated in STATED:
        return Travel(STATED[given.stated], "stated")
    return Travel("not_comparable", "not_possible")
