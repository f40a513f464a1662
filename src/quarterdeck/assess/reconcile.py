"""Printed figures beside recomputed ones. A difference is said openly; both are shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from quarterdeck.assess.travel import STATED
from quarterdeck.figures import places_of, round_half_up
from quarterdeck.model import Council, Polarity, Printed
from quarterdeck.results import Assessment, Reconciliation, Score

_PERCENT = re.compile(r"(-?\d+(?:\.\d+)?)\s*%?", re.ASCII)
_CIRCULAR = "The target was itself worked back from this printed figure, so the two cannot check each other."


def reconcile(council: Council, assessment: Assessment) -> tuple[Reconciliation, ...]:
    """Set each figure that a report printed about its scores beside the recomputed one."""
    scores = {score.indicator.id: score for score in assessment.scores}
    return tuple(
        _CHECKS[printed.figure](printed, scores[printed.indicator])
        for printed in council.printed
        if printed.release == assessment.release.id and printed.figure in _CHECKS and printed.indicator in scores
    )


def _answer(printed: Printed, recomputed: str, agrees: str, note: str = "") -> Reconciliation:
    text = " ".join(part for part in (note, printed.note) if part)
    return Reconciliation(printed.release, printed.indicator, printed.figure, printed.printed, recomputed, agrees, text)


def _variance(printed: Printed, score: Score) -> Reconciliation:
    value = score.current.value if score.current else None
    target = score.judgement.target
    recomputed = score.judgement.variance_percent
    said = _PERCENT.fullmatch(printed.printed)
    if value is not None and target is not None and target.value is not None and recomputed is None:
        return _answer(printed, "", "not_possible", "Nothing can be a percentage of a target of nought or below.")
    if recomputed is None or value is None or target is None or target.value is None:
        return _answer(printed, "", "not_possible", "The tables hold no target for this period to work it out from.")
    if said is None:
        return _answer(printed, f"{recomputed}%", "not_possible", "What is printed is not a number.")
    number = Decimal(said[1])
    agrees, why = percent_agrees(number, value, target.value, score.polarity)
    circular = _CIRCULAR if target.basis == "implied" and agrees != "no" else ""
    return _answer(printed, f"{recomputed}%", agrees, " ".join(part for part in (why, circular) if part))


def percent_agrees(printed: Decimal, value: Decimal, target: Decimal, polarity: Polarity) -> tuple[str, str]:
    """Say whether a printed variance agrees with value and target, and why if not exactly.

    ``rounding`` where the printed figure was cut instead of rounded, or lies between the extremes that the value
    could have had before it was rounded for print. A target is a number that somebody set: it is exact.
    """
    places = places_of(printed)
    exact = _variance_percent(Fraction(value), Fraction(target), polarity)
    if round_half_up(exact, places) == printed:
        return "yes", ""
    if Fraction(int(exact * 10**places), 10**places) == Fraction(printed):
        return "rounding", "The printed figure was cut off instead of rounded."
    half = Fraction(1, 2 * 10**places)
    corners = [_variance_percent(edge, Fraction(target), polarity) for edge in _extremes(value)]
    if min(corners) - half <= Fraction(printed) <= max(corners) + half:
        return "rounding", "The difference is no more than the rounding of the published value allows."
    return "no", "The printed figure does not follow from the published value and target."


def _extremes(value: Decimal) -> tuple[Fraction, Fraction]:
    half = Fraction(1, 2 * 10 ** places_of(value))
    return Fraction(value) - half, Fraction(value) + half


def _variance_percent(value: Fraction, target: Fraction, polarity: Polarity) -> Fraction:
    sign = -1 if polarity is Polarity.LOWER else 1
    return sign * (value - target) / abs(target) * 100


def _status(printed: Printed, score: Score) -> Reconciliation:
    status = score.judgement.status
    if status in ("no_target", "no_data"):
        return _answer(printed, "", "not_possible", "The tables hold nothing to judge it by.")
    same = (status == "met") is (printed.printed == "met")
    return _answer(printed, status, "yes" if same else "no")


def _arrow(figure: str) -> Callable[[Printed, Score], Reconciliation]:
    def check(printed: Printed, score: Score) -> Reconciliation:
        travel = score.trend if figure == "trend" else score.direction
        # A verdict that is withheld can still be checked: what the report prints is compared with the bare figures.
        word = travel.bare if travel.withheld else travel.word
        if travel.earlier is None or word not in STATED.values():
            return _answer(printed, "", "not_possible", "The tables hold no earlier figure to work it out from.")
        if printed.printed not in STATED:
            return _answer(printed, word, "not_possible", "The report prints no arrow.")
        same = STATED[printed.printed] == word
        return _answer(printed, word, "yes" if same else "no")

    return check


def _quartile(printed: Printed, _: Score) -> Reconciliation:
    return _answer(printed, "", "not_possible", "The tables do not hold the other councils’ figures.")


_CHECKS: dict[str, Callable[[Printed, Score], Reconciliation]] = {
    "variance_percent": _variance,
    "status": _status,
    "direction_of_travel": _arrow("direction_of_travel"),
    "trend": _arrow("trend"),
    "quartile": _quartile,
}
