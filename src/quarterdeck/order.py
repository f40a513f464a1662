"""What may be set in an order: figures of one kind, and which of two is surely the larger."""

from __future__ import annotations

from decimal import Decimal

from quarterdeck.figures import places_of, round_half_up
from quarterdeck.model import Accumulation, Observation
from quarterdeck.periods import months_between
from quarterdeck.results import Reading, Score
from quarterdeck.schema.words import LOW

_YEAR = 12


def comparing(score: Score) -> list[Reading]:
    """Give the figures that compare with the one that is judged and with one another, and that one, old to new.

    A share of the year so far compares with those of its own year and with the same part of other years, but those do
    not compare among themselves. Those of its own year come first: the page compares with them too.
    """
    judged = score.current
    if judged is None or judged.value is None:
        return []
    found = [r for r in score.readings if r.alike or r.observation is judged]
    if score.indicator.accumulation is Accumulation.YEAR_TO_DATE_RATE:
        of_its_year = [r for r in found if months_between(r.observation.period.end, judged.period.end) % _YEAR]
        if of_its_year:
            return [*of_its_year, *(r for r in found if r.observation is judged)]
    return found


def only_rounding(first: Decimal, second: Decimal) -> bool:
    """Tell whether two figures with different numbers of decimals are the same at the coarser of the two."""
    places = places_of(first), places_of(second)
    return places[0] != places[1] and (round_half_up(first, min(places)) == round_half_up(second, min(places)))


def clearly_over(one: Observation, other: Observation) -> bool:
    """Tell whether a figure is higher than another by more than the rounding of the coarser."""
    assert one.value is not None
    assert other.value is not None
    places = min(places_of(one.value), places_of(other.value))
    return LOW not in (one.marker, other.marker) and round_half_up(one.value, places) > round_half_up(
        other.value, places
    )
