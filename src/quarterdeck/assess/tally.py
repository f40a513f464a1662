"""How many indicators fall in each category: by priority, by tier and in all.

Counts what has data. Verdicts that are withheld are counted apart: they are in no percentage.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from decimal import Decimal

from quarterdeck.figures import percent_of
from quarterdeck.results import WITHHELD, Score, Tally, Travel

#: The categories of each measure, best first, and how a score says which it is in.
MEASURES: dict[str, tuple[tuple[str, ...], Callable[[Score], str]]] = {
    "status": (("met", "within_tolerance", "not_met"), lambda score: score.judgement.status),
    "direction_of_travel": (("improving", "same", "worsening"), lambda score: _word(score.direction)),
    "trend": (("improving", "same", "worsening"), lambda score: _word(score.trend)),
    "quartile": (("1", "2", "3", "4"), lambda score: str(score.quartile or "")),
}


def tally_scores(release: str, scores: tuple[Score, ...]) -> tuple[Tally, ...]:
    """Count the scores of a report."""
    tallies: list[Tally] = []
    priorities = ["all", *(str(number) for number in sorted({s.entry.priority for s in scores}))]
    for measure, (categories, category_of) in MEASURES.items():
        for priority in priorities:
            for tier in ("all", "1", "2"):
                chosen = [
                    category_of(score)
                    for score in scores
                    if priority in ("all", str(score.entry.priority)) and tier in ("all", str(score.entry.tier))
                ]
                counts = Counter(category for category in chosen if category in categories)
                apart = (WITHHELD,) if measure in ("direction_of_travel", "trend") else ()
                whole = counts.total()
                tallies += [
                    Tally(
                        release,
                        measure,
                        priority,
                        tier,
                        category,
                        counts[category],
                        whole,
                        percent_of(Decimal(counts[category]), Decimal(whole), 1) if whole else None,
                    )
                    for category in categories
                ]
                tallies += [
                    Tally(release, measure, priority, tier, category, chosen.count(category), whole, None)
                    for category in apart
                ]
    return tuple(tallies)


def _word(travel: Travel) -> str:
    return WITHHELD if travel.withheld else travel.word
