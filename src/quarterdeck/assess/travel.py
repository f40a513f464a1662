"""A figure against earlier figures: change, direction of travel, trend."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from quarterdeck.assess.judgement import achievement_percent, change_percent
from quarterdeck.assess.withholding import withhold_direction, withhold_trend
from quarterdeck.model import Accumulation, Caution, Indicator, Observation, Polarity, Target
from quarterdeck.order import only_rounding
from quarterdeck.results import Change, Compared, Travel
from quarterdeck.schema.words import FORECAST, LOW

#: What the arrows of a report say: up is better, whichever way the number went.
STATED = {"up": "improving", "same": "same", "down": "worsening"}
#: What stands in the tables for an arrow that our copy of a report has lost.
LOST = "lost"


def compare_values(now: Decimal, before: Decimal, polarity: Polarity) -> str:
    """Say ``improving``, ``same`` or ``worsening``."""
    if now == before:
        return "same"
    return "improving" if (now > before) is (polarity is Polarity.HIGHER) else "worsening"


def change_since(indicator: Indicator, current: Observation | None, compared: Compared) -> Change:
    """Measure the change from the previous comparable figure; of a grade there is no percentage.

    How far a figure is from one that rounds to nought cannot be known.
    """
    previous = compared.previous
    if current is None or current.value is None or previous is None or previous.value is None:
        return Change(None, None, None)
    if LOW in (current.marker, previous.marker):
        return Change(previous, None, None)
    change = current.value - previous.value
    return Change(previous, change, None if indicator.grades else change_percent(change, previous.value))


@dataclass(frozen=True, slots=True)
class TravelInput:
    """What is needed to say which way a figure went; ``targets`` by the key of their period."""

    indicator: Indicator
    polarity: Polarity
    current: Observation | None
    compared: Compared
    targets: Mapping[str, Target]
    cautions: tuple[Caution, ...] = ()
    stated: str = ""


def direction_of_travel(given: TravelInput) -> Travel:
    """Compare with the period before: by value, or for a running total through both part-year targets."""
    computed = _direction(given)
    if computed.basis in ("no_earlier_figure", "running_total"):
        computed = _stated(given.stated) or computed
    return withhold_direction(computed, given.cautions)


def _direction(given: TravelInput) -> Travel:
    current, before = given.current, given.compared.before
    if current is None or current.value is None:
        return Travel("not_comparable", "no_figure")
    if given.polarity is Polarity.NEITHER:
        return Travel("not_comparable", "no_polarity", before)
    if given.indicator.accumulation is Accumulation.YEAR_TO_DATE:
        return _by_achievement(given, current, before)
    if before is None or before.value is None:
        return Travel("not_comparable", given.compared.reason)
    return _judge(current, before, given.polarity, "by_value")


def _judge(now: Observation, before: Observation, polarity: Polarity, basis: str) -> Travel:
    """Compare two figures; no verdict where only rounding makes them differ, or makes them look alike."""
    assert now.value is not None
    assert before.value is not None
    word = compare_values(now.value, before.value, polarity)
    alike = word == "same" and LOW in (now.marker, before.marker)
    if alike or (word != "same" and only_rounding(now.value, before.value)):
        return Travel("not_comparable", "rounding", before, withheld=True, bare=word)
    return Travel(word, basis, before)


def _by_achievement(given: TravelInput, current: Observation, before: Observation | None) -> Travel:
    impossible = Travel("not_comparable", given.compared.reason)
    if before is None:
        return impossible
    scores = []
    for observation in (current, before):
        target = given.targets.get(observation.period.key)
        if target is None or target.value is None or observation.value is None:
            return impossible
        scores.append(achievement_percent(observation.value, target.value, given.polarity))
    now, then = scores
    if now is None or then is None:
        return impossible
    return Travel(compare_values(now, then, Polarity.HIGHER), "by_achievement", before)


def trend(given: TravelInput) -> Travel:
    """Compare with the same period a year earlier; where that was not published, take what the council states."""
    return withhold_trend(_trend(given), given.cautions)


def _trend(given: TravelInput) -> Travel:
    current, before = given.current, given.compared.year_ago
    if given.polarity is Polarity.NEITHER:
        return Travel("not_comparable", "no_polarity", before)
    if current is not None and current.value is not None and before is not None and before.value is not None:
        return _judge(current, before, given.polarity, "computed")
    stated = _stated(given.stated) if current is None or current.marker != FORECAST else None
    return stated or Travel("not_comparable", "not_possible")


def _stated(printed: str) -> Travel | None:
    """Repeat what a report's arrow says; one that our copy has lost is told as lost."""
    if printed == LOST:
        return Travel("not_comparable", "not_legible")
    return Travel(STATED[printed], "stated") if printed in STATED else None
