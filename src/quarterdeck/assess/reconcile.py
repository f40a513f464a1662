"""Printed figures beside recomputed ones. A difference is said openly; both are shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from quarterdeck.assess.travel import STATED
from quarterdeck.figures import places_of, round_half_up
from quarterdeck.model import Council, Polarity, Printed
from quarterdeck.results import Assessment, Reconciliation, Score

_PERCENT = re.compile(r"([+\-\N{MINUS SIGN}]?\d[\d,]*(?:\.\d+)?)\s*%?", re.ASCII)
#: A distance as some reports print it: how far, and in brackets the same as a percentage of the target.
_DISTANCE = re.compile(r"(\d[\d,]*(?:\.\d+)?)(?:\s*\((\d[\d,]*(?:\.\d+)?)%\))?", re.ASCII)
_NO_NUMBER = "What is printed is not a number."
_OF_NOUGHT = "Nothing can be a percentage of nought."
_NEITHER = "Neither more nor less is better, so that no target can be met or missed."
_CIRCULAR = "The target was itself worked back from this printed figure, so the two cannot check each other."


def reconcile(council: Council, assessment: Assessment) -> tuple[Reconciliation, ...]:
    """Set each figure that a report printed about its scores beside the recomputed one."""
    scores = {score.indicator.id: score for score in assessment.scores}
    own = [printed for printed in council.printed if printed.release == assessment.release.id]
    columns = {(p.indicator, p.place): p.printed for p in own if p.figure == "value"}
    found = []
    for printed in own:
        score = scores.get(printed.indicator)
        if printed.figure in CHANGES and score is not None:
            found.append(_change(printed, score, columns.get((printed.indicator, PREVIOUS), "")))
        elif printed.figure in _CHECKS and score is not None:
            found.append(_CHECKS[printed.figure](printed, score))
        elif printed.figure in CHECKED:
            found.append(_answer(printed, "", "not_possible", "The report gives no figure of this indicator."))
    return tuple(found)


def _answer(
    printed: Printed, recomputed: str, agrees: str, note: str = "", *, circular: bool = False
) -> Reconciliation:
    text = " ".join(part for part in (note, printed.note) if part)
    return Reconciliation(
        printed.release, printed.indicator, printed.figure, printed.printed, recomputed, agrees, text, "", circular
    )


def parse_printed(text: str) -> Decimal | None:
    """Read a printed number: with a percent sign, commas, a plus or a true minus, or none of them; None for words."""
    said = _PERCENT.fullmatch(text.strip())
    if said is None:
        return None
    return Decimal(said[1].replace(",", "").replace("\N{MINUS SIGN}", "-"))


def _variance(printed: Printed, score: Score) -> Reconciliation:
    value = score.current.value if score.current else None
    target = score.judgement.target
    recomputed = score.judgement.variance_percent
    number = parse_printed(printed.printed)
    if score.polarity is Polarity.NEITHER:
        return _answer(printed, "", "not_possible", _NEITHER)
    if value is not None and target is not None and target.value is not None and recomputed is None:
        return _answer(printed, "", "not_possible", "Nothing can be a percentage of a target of nought or below.")
    if recomputed is None or value is None or target is None or target.value is None:
        return _answer(printed, "", "not_possible", "The tables hold no target for this period to work it out from.")
    if number is None:
        return _answer(printed, f"{recomputed}%", "not_possible", _NO_NUMBER)
    agrees, why = percent_agrees(number, value, target.value, score.polarity)
    circular = target.worked_back and agrees != "no"
    said = " ".join(part for part in (why, _CIRCULAR if circular else "") if part)
    return _answer(printed, f"{recomputed}%", agrees, said, circular=circular)


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
    # A report that has but two groups is right about both kinds of miss; one that names the group must name it right.
    said = "not_met" if status == "within_tolerance" and printed.printed == "not_met" else status
    target = score.judgement.target
    circular = target is not None and target.worked_back and said == printed.printed
    return _answer(
        printed, status, "yes" if said == printed.printed else "no", _CIRCULAR if circular else "", circular=circular
    )


def _arrow(figure: str) -> Callable[[Printed, Score], Reconciliation]:
    def check(printed: Printed, score: Score) -> Reconciliation:
        travel = score.trend if figure == "trend" else score.direction
        # A verdict that is withheld can still be checked: what the report prints is compared with the bare figures.
        word = travel.as_figures_say
        if travel.earlier is None or word not in STATED.values():
            return _answer(printed, "", "not_possible", "The tables hold no earlier figure to work it out from.")
        if printed.printed not in STATED:
            return _answer(printed, word, "not_possible", _NO_ARROW.get(printed.printed, _NO_ARROW["na"]))
        same = STATED[printed.printed] == word
        return _answer(printed, word, "yes" if same else "no")

    return check


def _change(printed: Printed, score: Score, previous: str) -> Reconciliation:
    """Work a printed change out again from the report's own columns: its size, since it is printed without a sign."""
    value = score.current.value if score.current else None
    before = parse_printed(previous)
    number = parse_printed(printed.printed)
    if value is None or before is None:
        return _answer(printed, "", "not_possible", "The report prints no earlier figure beside it.")
    size = abs(Fraction(value) - Fraction(before))
    if printed.figure == "change_percent":
        if not before:
            return _answer(printed, "", "not_possible", _OF_NOUGHT)
        size = size / abs(Fraction(before)) * 100
    return _sized(printed, number, size, "%" if printed.figure == "change_percent" else "")


def _distance(printed: Printed, score: Score) -> Reconciliation:
    """Work a printed distance from target out again: how far, and as a percentage; or that the target was met."""
    value, target = score.current.value if score.current else None, score.judgement.target
    if value is None or target is None or target.value is None:
        return _answer(printed, "", "not_possible", "The tables hold no target to work it out from.")
    if printed.figure == "distance_from_target_percent" and printed.printed not in MET:
        return _distance_percent(printed, value, target.value)
    met = score.judgement.status == "met"
    if (said := _DISTANCE.fullmatch(printed.printed.strip())) is None:
        if printed.printed not in MET:
            return _answer(printed, "", "not_possible", _NO_NUMBER)
        if score.polarity is Polarity.NEITHER:
            return _answer(printed, "", "not_possible", _NEITHER)
        return _answer(printed, "met" if met else f"{abs(value - target.value)} from target", "yes" if met else "no")
    far = abs(Fraction(value) - Fraction(target.value))
    first = _sized(printed, parse_printed(said[1]), far, "")
    if said[2] is None or first.agrees in ("no", "not_possible") or not target.value:
        return first
    percent = _sized(printed, parse_printed(said[2]), far / abs(Fraction(target.value)) * 100, "%")
    worse = max((first, percent), key=lambda one: ("yes", "rounding", "no").index(one.agrees))
    return replace(worse, recomputed=f"{first.recomputed} ({percent.recomputed})")


def _distance_percent(printed: Printed, value: Decimal, target: Decimal) -> Reconciliation:
    if not target:
        return _answer(printed, "", "not_possible", _OF_NOUGHT)
    far = abs(Fraction(value) - Fraction(target)) / abs(Fraction(target)) * 100
    return _sized(printed, parse_printed(printed.printed), far, "%")


def _sized(printed: Printed, number: Decimal | None, exact: Fraction, sign: str) -> Reconciliation:
    if number is None:
        return _answer(printed, f"{round_half_up(exact, 1)}{sign}", "not_possible", _NO_NUMBER)
    places = places_of(number)
    recomputed = f"{round_half_up(exact, places)}{sign}"
    if round_half_up(exact, places) == abs(number):
        return _answer(printed, recomputed, "yes")
    if Fraction(int(exact * 10**places), 10**places) == Fraction(abs(number)):
        return _answer(printed, recomputed, "rounding", "The printed figure was cut off instead of rounded.")
    return _answer(printed, recomputed, "no", "The printed figure does not follow from the published figures.")


def _quartile(printed: Printed, _: Score) -> Reconciliation:
    return _answer(printed, "", "not_possible", "The tables do not hold the other councils’ figures.")


#: What a lost arrow is called, and one that the report does not give.
_NO_ARROW = {
    "na": "The report prints no arrow.",
    "lost": "The arrow is not legible in our copy of the report.",
}
#: How reports say in the place of a distance that a target was met.
MET = frozenset({"Met / Exceeded", "Met", "Exceeded"})
CHANGES = frozenset({"change", "change_percent"})
#: The column of a report that stands before its newest.
PREVIOUS = "recent-1"
_CHECKS: dict[str, Callable[[Printed, Score], Reconciliation]] = {
    "variance_percent": _variance,
    "status": _status,
    "direction_of_travel": _arrow("direction_of_travel"),
    "trend": _arrow("trend"),
    "quartile": _quartile,
    "distance_from_target": _distance,
    "distance_from_target_percent": _distance,
}
#: Every kind of printed figure that is worked out again; a value and a target are what it is worked out from.
CHECKED = frozenset({*_CHECKS, *CHANGES})
