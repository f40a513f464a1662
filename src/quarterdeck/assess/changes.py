"""What changed since the report before: newly on target, newly off it, and the biggest moves either way.

Only indicators that both reports give are looked at, and moves only where both figures end at the same time of
the year, so that neither the seasons nor running totals pass for news.
"""

from __future__ import annotations

from quarterdeck.assess.judgement import change_percent
from quarterdeck.assess.travel import compare
from quarterdeck.model import Polarity
from quarterdeck.results import Assessment, Changes, Move, Score


def changes_between(before: Assessment, after: Assessment) -> Changes:
    """Compare two reports of a council."""
    then = {score.indicator.id: score for score in before.scores}
    pairs = [(then[score.indicator.id], score) for score in after.scores if score.indicator.id in then]
    moves = [move for old, new in pairs if (move := _move(old, new)) is not None]
    moves.sort(key=lambda move: (-abs(move.percent), move.score.entry.order))
    return Changes(
        before.release,
        len(pairs),
        tuple(new for old, new in pairs if _off(old) and new.judgement.status == "met"),
        tuple(new for old, new in pairs if old.judgement.status == "met" and _off(new)),
        tuple(move for move in moves if move.word == "improving"),
        tuple(move for move in moves if move.word == "worsening"),
    )


def _off(score: Score) -> bool:
    return score.judgement.status in ("within_tolerance", "not_met")


def _move(old: Score, new: Score) -> Move | None:
    if old.current is None or new.current is None or new.polarity is Polarity.NEITHER:
        return None
    was, now = old.current, new.current
    if was.value is None or now.value is None or was.period == now.period:
        return None
    if was.period.end.month != now.period.end.month or was.period.kind != now.period.kind:
        return None
    percent = change_percent(now.value - was.value, was.value)
    return None if percent is None else Move(new, was, percent, compare(now.value, was.value, new.polarity))
