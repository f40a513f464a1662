"""What the headlines of charts count and compare: figures that follow on, and figures that make an order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

from quarterdeck.model import Accumulation, Observation
from quarterdeck.order import comparing
from quarterdeck.pages.words import number_word
from quarterdeck.periods import PeriodKind, month_and_year
from quarterdeck.results import Reading, Score
from quarterdeck.schema.words import LOW
from quarterdeck.wording import observation_words

_KINDS = {
    PeriodKind.MONTH: "months",
    PeriodKind.QUARTER: "quarters",
    PeriodKind.HALF: "half-years",
    PeriodKind.TERM: "terms",
    PeriodKind.FINANCIAL_YEAR: "years",
    PeriodKind.CALENDAR_YEAR: "years",
    PeriodKind.ACADEMIC_YEAR: "school years",
}
#: Cautions with which the figures of different times do not even make a highest and a lowest.
_NO_ORDER = frozenset(
    {
        "seasonal",
        "reset",
        "running_down",
        "not_significant",
        "small_numbers",
        "rounding",
        "definition_changed",
        "use_with_caution",
    }
)
#: What stands for a quarter in its own right, and not for the time before it too.
_OF_ITS_TIME = (Accumulation.PERIOD, Accumulation.SNAPSHOT)


@dataclass(frozen=True, slots=True)
class Range:
    """The lowest and the highest of the figures that compare, and the two in words."""

    low: Observation
    high: Observation
    words: str


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


def counted(score: Score, readings: Sequence[Reading]) -> str:
    """Count times that follow on: ``four quarters``; ``four figures`` where they are not of one kind without a gap."""
    periods = [r.observation.period for r in reversed(readings)]
    follow = all(later.start == earlier.end + timedelta(days=1) for earlier, later in pairwise(periods))
    kinds = {period.kind for period in periods}
    alone = score.indicator.accumulation in _OF_ITS_TIME
    kind = _KINDS.get(kinds.pop(), "figures") if len(kinds) == 1 and follow and alone else "figures"
    return f"{number_word(len(readings))} {kind}"


def recent(score: Score, readings: Sequence[Reading]) -> str:
    """Count the newest times and say when they ended: ``four quarters to June 2024``; without dates, only count."""
    newest = readings[0].observation.period
    if not newest.dated:
        return f"last {number_word(len(readings))} figures"
    return f"{counted(score, readings)} to {month_and_year(newest.end)}"


def withheld_because(score: Score) -> set[str]:
    """Give why verdicts on the newest figure are withheld."""
    return {travel.basis for travel in (score.direction, score.trend) if travel.withheld}


def kinds_of(score: Score) -> frozenset[str]:
    """Give the kinds of the cautions that hold for the newest figures."""
    return frozenset(caution.kind for caution in score.cautions)


def in_order(score: Score, current: Observation, *, nevertheless: frozenset[str] = frozenset()) -> bool:
    """Tell whether figures of different times can be set in an order at all; some cautions may not matter for it."""
    against = (kinds_of(score) | withheld_because(score)) & _NO_ORDER - nevertheless
    return not against and current.marker != LOW


def trusted(score: Score, current: Observation) -> list[Observation]:
    """Give the figures that compare, but none that an older report gave to be read with care.

    Such a figure may be a sum of our own. What the newest report's own cautions mean is decided by the headline.
    """
    return [r.observation for r in comparing(score) if not r.doubtful or r.observation.release == current.release]


def range_of(score: Score, current: Observation, least: int) -> Range | None:
    """Give the range of at least so many figures; None where there are fewer, or they are all the same."""
    figures = trusted(score, current)
    if len(figures) < least or score.indicator.grades or any(o.marker == LOW for o in figures):
        return None
    low, high = (pick(figures, key=value_of) for pick in (min, max))
    said = " and ".join(observation_words(score.indicator, o) for o in (low, high))
    return Range(low, high, f"between {said} in {all_of(score, figures)}") if low.value != high.value else None


def all_of(score: Score, figures: Sequence[Observation]) -> str:
    """Count figures: all that there are, or those of them that compare."""
    whole = len([r for r in score.readings if r.observation.value is not None]) == len(figures)
    return f"{'all ' if whole else ''}{number_word(len(figures))} figures{'' if whole else ' that compare'}"


def value_of(seen: Observation) -> Decimal:
    """Give the number of a figure that has one."""
    assert seen.value is not None
    return seen.value
