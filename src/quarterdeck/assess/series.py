"""Which figures were known when a report came out, and which of them can be compared."""

from __future__ import annotations

from collections import defaultdict

from quarterdeck.model import Accumulation, Council, Indicator, Observation, Release, Target
from quarterdeck.periods import Calendar, Period, year_of
from quarterdeck.results import Known

#: The marker of a figure that cannot be compared with those before it.
BREAK = "[b]"

#: Months back to "the period before", by how often a figure is due. A monthly figure in a quarterly report is
#: set beside the quarter before, as the reports do.
STEP_MONTHS = {"monthly": 3, "quarterly": 3, "termly": 4, "annual": 12}


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
            before = observations[observation.indicator].get(observation.period.text)
            if before is not None and _differs(before, observation):
                replaced[observation.indicator, observation.period.text].append(before)
            observations[observation.indicator][observation.period.text] = observation
        if observation.release == release.id:
            reported[observation.indicator].append(observation)
    for target in sorted(council.targets, key=lambda t: rank[t.release]):
        if rank[target.release] <= latest:
            targets[target.indicator][target.period.text] = target
    return Known(
        release,
        {name: in_time(tuple(known.values())) for name, known in observations.items()},
        {name: in_time(tuple(rows)) for name, rows in reported.items()},
        targets,
        {key: tuple(earlier) for key, earlier in replaced.items()},
    )


def _differs(first: Observation, second: Observation) -> bool:
    return (first.value, first.value_text) != (second.value, second.value_text)


def in_time(observations: tuple[Observation, ...]) -> tuple[Observation, ...]:
    """Put observations in order of time."""
    return tuple(sorted(observations, key=lambda o: o.period.sort_key))


def current_observation(indicator: Indicator, reported: tuple[Observation, ...]) -> Observation | None:
    """Find the figure that a report judges: its newest, or, where that is missing, one late by no more than usual.

    Gives the missing row itself where nothing else will do, so that its marker can be told. A forecast is not a
    result: it is only given where there is nothing else.
    """
    if not reported:
        return None
    results = [o for o in reported if o.marker != "[f]"] or list(reported)
    newest = results[-1]
    for observation in reversed(results):
        if _months_between(observation.period, newest.period) > indicator.lag_months:
            break
        if observation.value is not None or observation.value_text:
            return observation
    return newest


def previous_observation(
    indicator: Indicator, current: Observation, known: tuple[Observation, ...]
) -> Observation | None:
    """Find the previous comparable figure, for the change.

    For a running total it is that of the same part of the year before; for all others the latest that ends at
    least one step earlier, and no more than a year: what is older is not the previous figure any more.
    """
    if indicator.accumulation is Accumulation.YEAR_TO_DATE:
        return earlier_observation(indicator, current, known, 12)
    step = STEP_MONTHS[indicator.frequency]
    candidates = [
        o
        for o in _since_break(current, known)
        if o.value is not None
        and min(step, 3) <= _months_between(o.period, current.period) <= 12  # noqa: PLR2004 (a year)
        and _comparable(indicator, o.period, current.period)
    ]
    return candidates[-1] if candidates else None


def earlier_observation(
    indicator: Indicator, current: Observation, known: tuple[Observation, ...], months: int
) -> Observation | None:
    """Find the comparable figure that ends exactly ``months`` before the current one."""
    candidates = [
        o
        for o in _since_break(current, known)
        if o.value is not None
        and _months_between(o.period, current.period) == months
        and _comparable(indicator, o.period, current.period)
    ]
    return candidates[-1] if candidates else None


def same_year(first: Period, second: Period, calendar: Calendar) -> bool:
    """Tell whether two periods end in the same financial year."""
    return year_of(first.end, calendar) == year_of(second.end, calendar)


def _months_between(earlier: Period, later: Period) -> int:
    return (later.end.year - earlier.end.year) * 12 + later.end.month - earlier.end.month


def _since_break(current: Observation, known: tuple[Observation, ...]) -> tuple[Observation, ...]:
    """Leave out what stands before the last break in the series up to the current figure."""
    now = current.period.sort_key
    breaks = [o.period.sort_key for o in known if o.marker == BREAK and o.period.sort_key <= now]
    return tuple(o for o in known if o.period.sort_key >= max(breaks)) if breaks else known


def _comparable(indicator: Indicator, first: Period, second: Period) -> bool:
    """Tell whether figures for two periods cover stretches of time of the same sort.

    A figure for the period alone needs a period as long; all others cover what their accumulation says,
    however the period is named.
    """
    if indicator.accumulation is not Accumulation.PERIOD:
        return True
    return abs((first.end - first.start).days - (second.end - second.start).days) <= 3  # noqa: PLR2004 (months differ)
