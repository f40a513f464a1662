"""The headline of a chart that tells one move: the one that the page's lead tells, so that the two agree."""

from __future__ import annotations

from quarterdeck.model import Accumulation, Observation
from quarterdeck.pages.headline_figures import in_order, kinds_of, range_of
from quarterdeck.pages.movement import by_achievement, told_travel
from quarterdeck.periods import Calendar, months_between
from quarterdeck.results import Score
from quarterdeck.schema.words import LOW
from quarterdeck.wording import covered, observation_words

_STEPS = {1: "month", 3: "quarter", 4: "term", 6: "half-year", 12: "year"}
#: What a figure tells by itself, so that two of them lie as far apart as their times.
_BY_ITSELF = (Accumulation.PERIOD, Accumulation.SNAPSHOT, Accumulation.YEAR_TO_DATE)
#: Why a move is no finding, whatever it is since; the same unless a year lies between; the same for running totals.
_NEVER = frozenset({"use_with_caution", "running_down", "not_significant", "rounding"})
_WITHIN_A_YEAR = frozenset({"seasonal", "reset"})
_OF_TOTALS = frozenset({"exceptional_event", "small_numbers"})
#: What does not stand against two figures being the same.
_SAME_IS_SAFE = frozenset({"not_significant", "rounding", "small_numbers"})
#: So many figures have a range that is worth telling beside a move.
_MANY = 5


def moved(score: Score, current: Observation, calendar: Calendar) -> str:
    """Say how far the figure moved since the one that the lead compares it with; empty where that is in doubt."""
    travel = told_travel(score)
    earlier = travel.earlier if travel is not None else None
    if travel is None or earlier is None or by_achievement(score, calendar):
        return ""
    if LOW in (earlier.marker, current.marker) or earlier.value is None or current.value is None:
        return ""
    same = current.value == earlier.value
    doubts = kinds_of(score) | {travel.basis}
    if same:
        doubts -= _SAME_IS_SAFE
    if doubts & _against(score, earlier):
        return ""
    then, now = (observation_words(score.indicator, o) for o in (earlier, current))
    time = _since(score, earlier, current, calendar)
    if same:
        return f"No change{time}: {now}{_range(score, current, earlier)}"
    if then == now:
        return ""
    if score.indicator.grades:
        return f"From {then} to {now}{time}"
    way = "Up" if current.value > earlier.value else "Down"
    return f"{way} from {then} to {now}{time}{_range(score, current, earlier)}"


def _against(score: Score, earlier: Observation) -> frozenset[str]:
    """Give the cautions that stand against telling a move since an earlier figure."""
    against = _NEVER
    if earlier is not score.compared.year_ago:
        against |= _WITHIN_A_YEAR
    if score.indicator.accumulation is Accumulation.YEAR_TO_DATE:
        against |= _OF_TOTALS
    return against


def _since(score: Score, earlier: Observation, current: Observation, calendar: Calendar) -> str:
    """Name the time between two figures, or what the earlier one covers; without dates nothing is sure of it."""
    if not (earlier.period.dated and current.period.dated):
        return ""
    step = _STEPS.get(months_between(earlier.period.end, current.period.end))
    if step is not None and score.indicator.accumulation in _BY_ITSELF:
        return f" in a {step}"
    return f" since {covered(earlier.period, score.indicator.accumulation, calendar)}"


def _range(score: Score, current: Observation, earlier: Observation) -> str:
    """Tell between what the figures lie, where there are many and the move touches neither end."""
    found = range_of(score, current, _MANY) if in_order(score, current) else None
    if found is None or {found.low.value, found.high.value} & {current.value, earlier.value}:
        return ""
    return f"; {found.words}"
