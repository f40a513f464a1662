"""A figure against its target: achievement, variance, status and distance.

The rules are those that English councils print above their scorecards; ``docs`` shows them with the examples
that test them. All arithmetic is exact and rounds half-up once, at the end.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from quarterdeck.figures import percent_of, round_half_up
from quarterdeck.model import Polarity, Target
from quarterdeck.results import Judgement

#: Achievement is published to one decimal place, and status is read off the published figure.
ACHIEVEMENT_PLACES = 1
VARIANCE_PLACES = 2


def judge(
    value: Decimal | None, target: Target | None, polarity: Polarity, tolerance: Decimal, *, ordinal: bool = False
) -> Judgement:
    """Judge a value against a target; ``tolerance`` is in per cent of the target.

    An ``ordinal`` value is a grade: it can meet a target or miss it, but there is no percentage of it. Nor is there
    one of a target of nought or below.
    """
    basis = target_basis(target)
    if value is None:
        return Judgement(target, basis, "no_data")
    if target is None or target.value is None:
        return Judgement(target, basis, "no_target")
    aim, lower = target.value, polarity is Polarity.LOWER
    distance = value - aim
    percent = percent_of(distance, aim, VARIANCE_PLACES) if aim > 0 and not ordinal else None
    if polarity is Polarity.NEITHER:
        return Judgement(target, basis, "no_target", distance=distance, distance_percent=percent)
    achievement = None if ordinal else achievement_percent(value, aim, polarity)
    return Judgement(
        target,
        basis,
        status_of(value, aim, polarity, tolerance, achievement),
        achievement,
        -distance if lower else distance,  # not multiplied by -1, which would make nought -0
        -percent if lower and percent is not None else percent,
        distance,
        percent,
    )


def judge_text(text: str, target: Target | None) -> Judgement:
    """Judge a figure that is a word, such as Yes: met if it is the word that the target asks for."""
    basis = target_basis(target)
    if target is None or not target.value_text:
        return Judgement(target, basis, "no_target")
    return Judgement(target, basis, "met" if text.casefold() == target.value_text.casefold() else "not_met")


def achievement_percent(value: Decimal, target: Decimal, polarity: Polarity) -> Decimal | None:
    """Give value/target where higher is better, target/value where lower is, so that 100 is on target.

    None where nought or a negative number on either side leaves the ratio without meaning.
    """
    if value <= 0 or target <= 0:
        return None
    part, whole = (target, value) if polarity is Polarity.LOWER else (value, target)
    return percent_of(part, whole, ACHIEVEMENT_PLACES)


def status_of(
    value: Decimal, target: Decimal, polarity: Polarity, tolerance: Decimal, achievement: Decimal | None
) -> str:
    """Say ``met``, ``within_tolerance`` or ``not_met``, read off the achievement as published, if there is one."""
    if achievement is None:
        good = value <= target if polarity is Polarity.LOWER else value >= target
        return "met" if good else "not_met"
    if achievement >= 100:  # noqa: PLR2004 (per cent)
        return "met"
    return "within_tolerance" if achievement >= 100 - tolerance else "not_met"


def target_basis(target: Target | None) -> str:
    """Name how a target is known, as ``scores.csv`` does."""
    return "none" if target is None else target.basis_and_span


def change_percent(change: Decimal, base: Decimal) -> Decimal | None:
    """Give a change as a percentage of its base; from nought or below there is none."""
    return round_half_up(Fraction(change) / Fraction(base) * 100, VARIANCE_PLACES) if base > 0 else None
