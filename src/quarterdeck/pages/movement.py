"""How a figure moved since another one: from what, by how much, and what that means."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from quarterdeck.figures import format_number, format_value, money_parts, round_half_up
from quarterdeck.model import Accumulation, Indicator, Observation, Polarity
from quarterdeck.periods import Calendar
from quarterdeck.results import Score, Travel
from quarterdeck.schema.words import LOW, WITHHELD
from quarterdeck.wording import observation_words, than_when

_MEANS = {"improving": "better", "worsening": "worse"}
#: From this size on a percentage is told in whole numbers.
_LARGE = 10


def movement(indicator: Indicator, now: Observation, before: Observation) -> str:
    """Say how far a number moved, as the number goes: ``up 24% from 910``, ``down 3.2 percentage points from 35.1%``.

    A percentage is only told from a figure above nought; of grades, small steps and figures that round to nought only
    from where.
    """
    assert now.value is not None
    assert before.value is not None
    way = "up" if now.value > before.value else "down"
    far = "" if LOW in (now.marker, before.marker) else _by(indicator, now.value, before.value)
    return f"{way}{far} from {observation_words(indicator, before)}"


def _by(indicator: Indicator, now: Decimal, before: Decimal) -> str:
    size = abs(now - before)
    if indicator.grades:
        return ""
    if indicator.unit == "%":
        return f" {format_number(size)} percentage point{'' if size == 1 else 's'}"
    if before <= 0 or now < 0:
        shown = format_value(size, indicator.unit) if money_parts(indicator.unit) else format_number(size)
        return f" {shown}"
    percent = Fraction(size) / Fraction(before) * 100
    rounded = round_half_up(percent, 0 if percent >= _LARGE else 1)
    return f" {format_number(rounded)}%" if rounded else ""


def travelled(score: Score, calendar: Calendar) -> str:
    """Write the sentence about the period before, or else about a year ago; empty where nothing compares."""
    if score.current is None or score.current.value is None:
        return ""
    told = by_achievement(score, calendar)
    if told:
        return told
    travel = told_travel(score)
    if travel is None or travel.earlier is None:
        return ""
    return _sentence(score, travel, score.current, travel.earlier, calendar)


def told_travel(score: Score) -> Travel | None:
    """Give the comparison that is told of a figure: what bears a verdict comes before what does not."""
    travels = (
        (score.trend,) if score.indicator.accumulation is Accumulation.YEAR_TO_DATE else (score.direction, score.trend)
    )
    compared = [t for t in travels if t.earlier is not None and t.earlier.value is not None]
    return min(compared, key=lambda t: t.word == "not_comparable") if compared else None


def is_disputed(score: Score) -> bool:
    """Tell whether it is in doubt which way is better."""
    return any(caution.kind == "disputed_polarity" for caution in score.cautions)


def _sentence(score: Score, travel: Travel, now: Observation, earlier: Observation, calendar: Calendar) -> str:
    indicator = score.indicator
    time = than_when(earlier.period, indicator.accumulation, calendar)
    if now.value == earlier.value:
        # Of two figures that round to nought nobody can say which is higher.
        return "" if LOW in (now.marker, earlier.marker) else f"The figure is the same as {time}."
    moved = f"The figure is {movement(indicator, now, earlier)}{',' if time[0].isdigit() else ''} {time}"
    return f"{moved}{_meaning(score, travel)}"


def _meaning(score: Score, travel: Travel) -> str:
    """Say what a move means: better, worse, or why there is no verdict."""
    if travel.word in _MEANS:
        return f", which is {_MEANS[travel.word]}."
    if travel.withheld:
        return f". We do not say whether that is better, because {why_withheld(travel)}."
    if score.polarity is Polarity.NEITHER and is_disputed(score):
        return f". We do not say whether that is better, because {_REASONS['disputed_polarity']}."
    if score.polarity is Polarity.NEITHER:
        return "; neither more nor less is better in itself."
    return "."


def why_withheld(travel: Travel) -> str:
    """Say in a clause why a verdict is withheld."""
    return _REASONS[travel.basis]


_REASONS = {
    "seasonal": "the time of year moves it",
    "disputed_polarity": "it is unclear which way is better",
    "not_significant": "it may be no more than chance",
    "small_numbers": "a few cases decide it",
    "rounding": "it is within a step or two of rounding",
    "running_down": "what is owed shrinks as bills are paid",
    "reset": "the count may start again during the year",
}
assert set(_REASONS) == set(WITHHELD)


def by_achievement(score: Score, calendar: Calendar) -> str:
    """Compare two parts of a year through their own targets, each with its share of the target; empty for others."""
    earlier = score.direction.earlier
    if score.indicator.accumulation is not Accumulation.YEAR_TO_DATE or earlier is None:
        return ""
    time = than_when(earlier.period, score.indicator.accumulation, calendar)
    now = score.judgement.achievement_percent
    then = next((r.judgement.achievement_percent for r in score.readings if r.observation is earlier), None)
    if now is None or then is None:
        return ""
    if now == then:
        return f"The total had reached {now}% of its target so far, as much as {time}."
    return (
        f"The total had reached {now}% of its target so far, against {then}% {time}{_meaning(score, score.direction)}"
    )
