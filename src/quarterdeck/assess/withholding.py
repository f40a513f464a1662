"""Cautions: which hold for a report's figure, and which verdicts are withheld for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from quarterdeck.model import Caution, Council, Release
from quarterdeck.results import Travel

#: Why nothing is said against the period before, and why nothing is said against a year ago; the weightiest first.
_NO_TREND = ("disputed_polarity", "not_significant", "small_numbers", "rounding")
_NO_DIRECTION = (*_NO_TREND, "running_down", "reset", "seasonal")
#: Where these are the reason, a figure that did not move may be said to be the same.
_SAME_IS_SAFE = frozenset(_NO_TREND)
#: Reasons that concern the figures of their own report; all others hold from their report on.
_OF_ONE_REPORT = frozenset({"not_significant", "small_numbers", "rounding", "exceptional_event", "use_with_caution"})


def cautions_at(council: Council, release: Release) -> Mapping[str, tuple[Caution, ...]]:
    """Give the cautions that hold for a report's figures, by indicator; of each kind the newest."""
    rank = {known.id: place for place, known in enumerate(council.releases)}
    now = rank[release.id]
    found: dict[str, dict[str, Caution]] = {}
    for caution in sorted(council.cautions, key=lambda c: (rank[c.release], c.kind)):
        then = rank[caution.release]
        if then == now or (then < now and caution.kind not in _OF_ONE_REPORT):
            found.setdefault(caution.indicator, {})[caution.kind] = caution
    return {name: tuple(kinds.values()) for name, kinds in found.items()}


def withhold_direction(travel: Travel, cautions: tuple[Caution, ...]) -> Travel:
    """Take back a verdict against the period before that the figures do not bear."""
    return _withhold(travel, cautions, _NO_DIRECTION)


def withhold_trend(travel: Travel, cautions: tuple[Caution, ...]) -> Travel:
    """Take back a verdict against a year ago that the figures do not bear."""
    return _withhold(travel, cautions, _NO_TREND)


def _withhold(travel: Travel, cautions: tuple[Caution, ...], kinds: tuple[str, ...]) -> Travel:
    given = {caution.kind for caution in cautions}
    if travel.word == "same":
        given -= _SAME_IS_SAFE
    reason = next((kind for kind in kinds if kind in given), "")
    if not reason or travel.word == "not_comparable":
        return travel
    return replace(travel, word="not_comparable", basis=reason, withheld=True, bare=travel.word)
