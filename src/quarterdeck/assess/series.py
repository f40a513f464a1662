"""Which figures were known when a report came out, and which of them it judges."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from quarterdeck.model import Council, Indicator, Observation, Release, Target
from quarterdeck.periods import months_between
from quarterdeck.results import Known
from quarterdeck.schema.words import FORECAST


def known_at(council: Council, release: Release) -> Known:
    """Gather what was published up to and including ``release``."""
    rank = {known.id: place for place, known in enumerate(council.releases)}
    latest = rank[release.id]
    observations: dict[str, dict[str, Observation]] = defaultdict(dict)
    reported: dict[str, list[Observation]] = defaultdict(list)
    replaced: dict[tuple[str, str], list[Observation]] = defaultdict(list)
    targets: dict[str, dict[str, Target]] = defaultdict(dict)
    for observation in sorted(council.observations, key=lambda o: rank[o.release]):
        if rank[observation.release] <= latest:
            before = observations[observation.indicator].get(observation.period.key)
            if before is not None and _differs(before, observation):
                replaced[observation.indicator, observation.period.key].append(before)
            observations[observation.indicator][observation.period.key] = observation
        if observation.release == release.id:
            reported[observation.indicator].append(observation)
    for target in sorted(council.targets, key=lambda t: rank[t.release]):
        if rank[target.release] <= latest:
            targets[target.indicator][target.period.key] = target
    return Known(
        release,
        rank,
        {name: in_time(tuple(known.values()), rank) for name, known in observations.items()},
        {name: in_time(tuple(rows), rank) for name, rows in reported.items()},
        targets,
        {key: tuple(earlier) for key, earlier in replaced.items()},
    )


def _differs(first: Observation, second: Observation) -> bool:
    return (first.value, first.value_text) != (second.value, second.value_text)


def in_time(observations: tuple[Observation, ...], rank: Mapping[str, int]) -> tuple[Observation, ...]:
    """Put observations in order of time. Undated ones stand before all that later reports date, in their own order."""
    found = sorted((o for o in observations if o.period.dated), key=lambda o: o.period.sort_key)
    for undated in sorted((o for o in observations if not o.period.dated), key=lambda o: o.period.sort_key):
        later = (at for at, o in enumerate(found) if o.period.dated and rank[o.release] > rank[undated.release])
        found.insert(next(later, len(found)), undated)
    return tuple(found)


def current_observation(indicator: Indicator, reported: tuple[Observation, ...]) -> Observation | None:
    """Find the figure that a report judges: its newest, or, where that is missing, one late by no more than usual.

    Gives the missing row itself where nothing else will do, so that its marker can be told. A forecast is not a
    result: it is only given where there is nothing else.
    """
    if not reported:
        return None
    results = [o for o in reported if o.marker != FORECAST] or list(reported)
    newest = results[-1]
    for observation in reversed(results):
        if months_between(observation.period.end, newest.period.end) > indicator.lag_months:
            break
        if observation.value is not None or observation.value_text:
            return observation
    return newest
