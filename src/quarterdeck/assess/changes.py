"""What changed since the report before: newly on target, newly off it, and the biggest moves either way.

Only indicators that both reports give and count in one way are looked at, and moves only where both figures end at
the same time of the year and cover as much of it, so that neither the seasons nor running totals pass for news.
"""

from __future__ import annotations

from quarterdeck.assess.comparison import alike, series_of
from quarterdeck.assess.judgement import change_percent
from quarterdeck.assess.travel import compare_values
from quarterdeck.assess.withholding import withhold_trend
from quarterdeck.model import Council, Observation, Polarity
from quarterdeck.order import only_rounding
from quarterdeck.results import Assessment, Changes, Move, Score, Travel


def changes_between(council: Council, before: Assessment, after: Assessment) -> Changes:
    """Compare two reports of a council."""
    then = {score.indicator.id: score for score in before.scores}
    given = [(then[score.indicator.id], score) for score in after.scores if score.indicator.id in then]
    pairs = [(old, new) for old, new in given if not _counted_otherwise(old, new)]
    moves = [move for old, new in pairs if (move := _move(council, after, old, new)) is not None]
    moves.sort(key=lambda move: (-abs(move.percent), move.score.entry.order, move.score.indicator.id))
    return Changes(
        before.release,
        len(given),
        len(pairs),
        tuple((old, new) for old, new in pairs if _off(old) and new.judgement.status == "met"),
        tuple((old, new) for old, new in pairs if old.judgement.status == "met" and _off(new)),
        tuple(move for move in moves if move.word == "improving"),
        tuple(move for move in moves if move.word == "worsening"),
    )


def _counted_otherwise(old: Score, new: Score) -> bool:
    """Tell whether the two reports count the indicator in different ways, or see the better way differently."""
    known = {caution.release for caution in old.cautions if caution.kind == "definition_changed"}
    changed = any(c.kind == "definition_changed" and c.release not in known for c in new.cautions)
    return changed or old.polarity is not new.polarity


def _off(score: Score) -> bool:
    return score.judgement.status in ("within_tolerance", "not_met")


def _move(council: Council, after: Assessment, old: Score, new: Score) -> Move | None:
    was, now = _figure(old), _figure(new)
    if was is None or now is None or new.polarity is Polarity.NEITHER or new.indicator.grades:
        return None
    series = series_of(council, after.known, new.indicator, new.cautions)
    if was.period.end.month != now.period.end.month or not alike(series, was, now):
        return None
    assert was.value is not None
    assert now.value is not None
    percent = change_percent(now.value - was.value, was.value)
    bare = Travel(compare_values(now.value, was.value, new.polarity), "computed", was)
    word = "not_comparable" if only_rounding(now.value, was.value) else withhold_trend(bare, new.cautions).word
    return None if percent is None or word == "not_comparable" else Move(new, was, percent, word)


def _figure(score: Score) -> Observation | None:
    return score.current if score.current is not None and score.current.value is not None else None
