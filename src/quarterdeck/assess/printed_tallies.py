"""A report's own tallies beside those worked out here, each agreed, differing with its reason, or not possible.

Verdicts that are withheld here count as what the bare figures, or the report's arrow, say: the report counted them.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from quarterdeck.figures import percent_of, places_of
from quarterdeck.model import Council, PrintedTally
from quarterdeck.results import Assessment, Reconciliation, Score

_NOT_LEGIBLE = "not_legible"
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*%")
#: Groups that a report counts together.
_TOGETHER = {
    "met_or_within": ("met", "within_tolerance"),
    "1_or_2": ("1", "2"),
    "3_or_4": ("3", "4"),
    "comparable": ("1", "2", "3", "4"),
}


@dataclass(frozen=True, slots=True)
class _Count:
    """What is counted here: the groups, out of how many, and how many arrows our copy has lost."""

    groups: Counter[str]
    whole: int
    lost: int = 0

    def of(self, category: str) -> int:
        return sum(self.groups[name] for name in _TOGETHER.get(category, (category,)))


def reconcile_tallies(council: Council, assessment: Assessment) -> tuple[Reconciliation, ...]:
    """Set each count that a report prints of itself beside the same count worked out here."""
    own = [t for t in council.printed_tallies if t.release == assessment.release.id and t.period is None]
    carried = {"all", *(str(score.entry.priority) for score in assessment.scores)}
    whole = {tally.priority for tally in own} <= carried
    return tuple(_check(tally, assessment.scores, whole=whole) for tally in own)


def _check(tally: PrintedTally, scores: tuple[Score, ...], *, whole: bool) -> Reconciliation:
    """Check one count; the report's scorecards are not ``whole`` where it counts priorities that have none."""
    chosen = [s for s in scores if tally.priority in ("all", str(s.entry.priority))]
    printed = tally.percent if tally.count is None else str(tally.count)
    if not chosen:
        return _answer(tally, printed, "", "not_possible", "The report prints no scorecard for this priority.")
    if tally.priority == "all" and not whole:
        return _answer(tally, printed, "", "not_possible", "The report prints no scorecard for some of its priorities.")
    if tally.category in ("due", "no_trend"):
        return _answer(tally, printed, "", "not_possible", "The report does not list which indicators these are.")
    counted = _count(tally.measure, chosen)
    ours = counted.of(tally.category)
    if tally.count is None:
        return _percentage(tally, counted, ours)
    if ours == tally.count:
        return _answer(tally, printed, str(ours), "yes", _printed_percent(tally))
    if 0 < tally.count - ours <= counted.lost:
        arrows = "arrow is" if counted.lost == 1 else "arrows are"
        reason = f"{counted.lost} {arrows} not legible in our copy of the report; those lacking here may be among them."
        return _answer(tally, printed, str(ours), "not_possible", reason)
    return _answer(tally, printed, str(ours), "no", _printed_percent(tally))


def _percentage(tally: PrintedTally, counted: _Count, ours: int) -> Reconciliation:
    """Check a percentage that is printed without its count."""
    said = _PERCENT.search(tally.percent)
    if said is None or not counted.whole or counted.lost:
        reason = "Some arrows are not legible in our copy of the report." if counted.lost else "It is no number."
        return _answer(tally, tally.percent, "", "not_possible", reason)
    number = Decimal(said[1])
    percent = percent_of(Decimal(ours), Decimal(counted.whole), places_of(number))
    return _answer(tally, tally.percent, f"{percent}%", "yes" if number == percent else "no")


def _printed_percent(tally: PrintedTally) -> str:
    """Say where the percentage that is printed beside a count does not follow from it."""
    said = _PERCENT.search(tally.percent)
    if said is None or tally.count is None or not tally.with_data:
        return ""
    number = Decimal(said[1])
    percent = percent_of(Decimal(tally.count), Decimal(tally.with_data), places_of(number))
    if number == percent:
        return ""
    return f"The percentage printed beside it is {said[1]}%; {tally.count} of {tally.with_data} is {percent}%."


def _count(measure: str, scores: list[Score]) -> _Count:
    match measure:
        case "status":
            words = [score.judgement.status for score in scores]
            return _Count(Counter(words), sum(word in ("met", "within_tolerance", "not_met") for word in words))
        case "quartile":
            ranked = [str(score.quartile) for score in scores if score.quartile]
            return _Count(Counter(ranked), len(ranked))
        case "indicators":
            missing = sum(score.judgement.status == "no_data" for score in scores)
            return _Count(Counter({"reported": len(scores), "no_data": missing}), len(scores))
    travels = [score.trend if measure == "trend" else score.direction for score in scores]
    words = [travel.as_figures_say for travel in travels]
    known = Counter(word for word in words if word in ("improving", "same", "worsening"))
    return _Count(known, known.total(), sum(travel.basis == _NOT_LEGIBLE for travel in travels))


def _answer(tally: PrintedTally, printed: str, recomputed: str, agrees: str, note: str = "") -> Reconciliation:
    scope = "all" if tally.priority == "all" else f"priority {tally.priority}"
    item = f"{tally.measure}, {scope}, {tally.category}: {tally.place}"
    text = " ".join(part for part in (note, tally.note) if part)
    return Reconciliation(tally.release, "", "tally", printed, recomputed, agrees, text, item)
