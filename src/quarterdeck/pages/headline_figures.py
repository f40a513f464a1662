"""What the headlines of charts count and compare: figures that follow on, and figures that make an order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

from quarterdeck.figures import places_of, round_half_up
from quarterdeck.model import Observation
from quarterdeck.periods import PeriodKind
from quarterdeck.results import Reading, Score
from quarterdeck.schema.words import LOW

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_KINDS = {
    PeriodKind.MONTH: "months",
    PeriodKind.QUARTER: "quarters",
    PeriodKind.HALF: "half-years",
    PeriodKind.TERM: "terms",
    PeriodKind.FINANCIAL_YEAR: "years",
    PeriodKind.CALENDAR_YEAR: "years",
    PeriodKind.ACADEMIC_YEAR: "school years",
}
#: Why a verdict is withheld, where the figures of different times do not even make a highest and a lowest.
_NO_ORDER = frozenset({"seasonal", "reset", "running_down", "not_significant", "small_numbers", "rounding"})


def number_word(count: int) -> str:
    """Write a small number in letters."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def chain_until(score: Score, current: Observation) -> list[Reading]:
    """Give the readings up to the figure that is judged, that follow on one another, newest first."""
    told = [r for r in score.readings if r.observation.value is not None]
    place = next(i for i, r in enumerate(told) if r.observation is current)
    found = [told[place]]
    for later, earlier in pairwise(reversed(told[: place + 1])):
        if not later.joined:
            break
        found.append(earlier)
    return found


def counted(readings: Sequence[Reading]) -> str:
    """Count times that follow on: ``four quarters``; ``four figures`` where they are not of one kind without a gap."""
    periods = [r.observation.period for r in reversed(readings)]
    follow = all(later.start == earlier.end + timedelta(days=1) for earlier, later in pairwise(periods))
    kinds = {period.kind for period in periods}
    kind = _KINDS.get(kinds.pop(), "figures") if len(kinds) == 1 and follow else "figures"
    return f"{number_word(len(readings))} {kind}"


def withheld_because(score: Score) -> set[str]:
    """Give why verdicts on the newest figure are withheld."""
    return {travel.basis for travel in (score.direction, score.trend) if travel.withheld}


def in_order(score: Score, current: Observation) -> bool:
    """Tell whether figures of different times can be set in an order at all."""
    kinds = {caution.kind for caution in score.cautions}
    return not (_NO_ORDER & (kinds | withheld_because(score))) and current.marker != LOW


def comparable(score: Score, current: Observation) -> list[Observation]:
    """Give the figures that compare with the one that is judged, and that one, old to new."""
    return [r.observation for r in score.readings if r.alike or r.observation is current]


def clearly_over(one: Observation, other: Observation) -> bool:
    """Tell whether a figure is higher than another by more than the rounding of the coarser."""
    assert one.value is not None
    assert other.value is not None
    places = min(places_of(one.value), places_of(other.value))
    return LOW not in (one.marker, other.marker) and round_half_up(one.value, places) > round_half_up(
        other.value, places
    )


def all_of(score: Score, figures: Sequence[Observation]) -> str:
    """Count figures: all that there are, or those of them that compare."""
    whole = len([r for r in score.readings if r.observation.value is not None]) == len(figures)
    return f"{'all ' if whole else ''}{number_word(len(figures))} figures{'' if whole else ' that compare'}"


def value_of(seen: Observation) -> Decimal:
    """Give the number of a figure that has one."""
    assert seen.value is not None
    return seen.value
