"""What a figure compares with, decided here for all: change, direction, trend, rows, charts, lists and sentences.

Like is compared with like: stretches of time of one length, dated, counted in one way, results and not forecasts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from quarterdeck.model import Accumulation, Caution, Council, Indicator, Observation
from quarterdeck.periods import Calendar, Period, months_between, year_of
from quarterdeck.results import Compared, Known
from quarterdeck.schema.words import BREAK, FORECAST

#: Months from one figure to the next, by how often one is due. Without a fixed time every later one will do.
STEP_MONTHS = {
    "monthly": 1,
    "quarterly": 3,
    "termly": 4,
    "half_yearly": 6,
    "annual": 12,
    "two_yearly": 24,
    "irregular": 0,
}
YEAR = 12
#: Points further apart than this, in months, are not joined by a line: something in between was never published.
#: A monthly figure stands in quarterly reports at the quarter's end only.
_LONGEST_JOIN = {**STEP_MONTHS, "monthly": 3, "irregular": YEAR}


@dataclass(frozen=True, slots=True)
class Series:
    """An indicator's figures as they were known, in order of time, and what tells which of them are alike."""

    indicator: Indicator
    calendar: Calendar
    observations: tuple[Observation, ...]
    #: Each report's place in time, and the places from which on the indicator is counted in another way.
    rank: Mapping[str, int]
    redefined: tuple[int, ...] = ()
    #: It looks like a total that starts again, so that only the same time of two years compares.
    resets: bool = False

    def same_definition(self, first: str, second: str) -> bool:
        """Tell whether two reports count the indicator in one way."""
        ranks = self.rank[first], self.rank[second]
        return not any((ranks[0] < place) is not (ranks[1] < place) for place in self.redefined)


def series_of(council: Council, known: Known, indicator: Indicator, cautions: tuple[Caution, ...]) -> Series:
    """Gather an indicator's figures as they stood with a report, and which of them the cautions keep apart."""
    return Series(
        indicator,
        council.settings.calendar,
        known.observations.get(indicator.id, ()),
        known.rank,
        tuple(known.rank[caution.release] for caution in cautions if caution.kind == "definition_changed"),
        any(caution.kind == "reset" for caution in cautions),
    )


def compare(series: Series, current: Observation) -> Compared:
    """Say what a figure compares with: the period before, the same period a year earlier, the last comparable one."""
    if current.marker == FORECAST:
        return Compared(None, None, None, "forecast")
    indicator = series.indicator
    earlier = [o for o in series.observations if o.value is not None and alike(series, o, current)]
    year_ago = _last(o for o in earlier if _gap(o, current) == YEAR)
    if indicator.accumulation is Accumulation.YEAR_TO_DATE:
        # The total of an earlier part of the year is no base; through part-year targets the two may yet compare.
        step = _step(indicator, current)
        part = _last(
            o
            for o in series.observations
            if o.value is not None and _gap(o, current) == step and _grows(series, o, current)
        )
        return Compared(part, year_ago, year_ago, "running_total")
    step = _step(indicator, current)
    before = _last(o for o in earlier if (_gap(o, current) == step if step else _gap(o, current) > 0))
    if series.resets:
        return Compared(before, year_ago, year_ago, "no_earlier_figure")
    previous = before or _last(o for o in earlier if step <= _gap(o, current) <= max(YEAR, step))
    return Compared(before, year_ago, previous, "no_earlier_figure")


def joined(series: Series, earlier: Observation, later: Observation) -> bool:
    """Tell whether a line may lead from one figure to the next: they follow on and mean the same stretch of time."""
    indicator = series.indicator
    if indicator.grades or not 0 < _gap(earlier, later) <= _LONGEST_JOIN[indicator.frequency]:
        return False
    if indicator.accumulation is Accumulation.YEAR_TO_DATE:
        return _grows(series, earlier, later)
    if indicator.accumulation is Accumulation.YEAR_TO_DATE_RATE:
        return _grows(series, earlier, later) or (earlier.period.months == YEAR and alike(series, earlier, later))
    return alike(series, earlier, later)


def covered_months(indicator: Indicator, period: Period, calendar: Calendar) -> int:
    """Count the months that a figure for a period covers; 0 for the position at one moment."""
    if not period.dated:
        # The columns of one report stand a step apart, whatever the newest is called.
        return STEP_MONTHS[indicator.frequency]
    match indicator.accumulation:
        case Accumulation.SNAPSHOT:
            return 0
        case Accumulation.ROLLING_YEAR:
            return YEAR
        case Accumulation.ROLLING_THREE_YEARS:
            return 3 * YEAR
        case Accumulation.YEAR_TO_DATE | Accumulation.YEAR_TO_DATE_RATE:
            return max(period.months, months_between(year_of(period.end, calendar).start, period.end) + 1)
    return period.months


def alike(series: Series, earlier: Observation, later: Observation) -> bool:
    """Tell whether an earlier figure is of the same kind as a later one."""
    if not _same_series(series, earlier, later):
        return False
    first, second = (covered_months(series.indicator, o.period, series.calendar) for o in (earlier, later))
    if series.indicator.accumulation in (Accumulation.YEAR_TO_DATE, Accumulation.YEAR_TO_DATE_RATE):
        if series.indicator.accumulation is Accumulation.YEAR_TO_DATE_RATE and _grows(series, earlier, later):
            return True  # a share of all cases so far does not grow with the year
        # Of two years, the same part; of columns without dates only whole years are surely that.
        if not later.period.dated:
            return earlier.period.months == YEAR
        return first == second and _gap(earlier, later) % YEAR == 0
    return first == second


def _grows(series: Series, earlier: Observation, later: Observation) -> bool:
    """Tell whether two figures are for the same year so far, the later for more of it."""
    year = year_of(later.period.end, series.calendar)
    both = earlier.period.within(year) and later.period.within(year) and later.period.dated
    return both and _same_series(series, earlier, later)


def _same_series(series: Series, earlier: Observation, later: Observation) -> bool:
    """Tell whether nothing but time lies between two figures: no forecast, no break, no other way of counting."""
    first, second = earlier.period, later.period
    if FORECAST in (earlier.marker, later.marker) or first.sort_key >= second.sort_key:
        return False
    if not like_dated(first, second):
        return False
    if not series.same_definition(earlier.release, later.release):
        return False
    return not any(
        o.marker == BREAK and first.sort_key < o.period.sort_key <= second.sort_key for o in series.observations
    )


def like_dated(first: Period, second: Period) -> bool:
    """Tell whether two periods are both dated, or columns of one report without dates."""
    if first.dated or second.dated:
        return first.dated and second.dated
    (report, _, back), (other, _, other_back) = (p.text.partition(" -") for p in (first, second))
    # The newest column is called the same whether years or quarters stand before it.
    return report == other and (not back or not other_back or back[-1] == other_back[-1])


def _step(indicator: Indicator, current: Observation) -> int:
    """Give the months back to the period before: by how often a figure is due, or what it covers if that is longer."""
    step = STEP_MONTHS[indicator.frequency]
    if step and indicator.accumulation is Accumulation.PERIOD and current.period.dated:
        step = max(step, current.period.months)
    return step


def _gap(earlier: Observation, later: Observation) -> int:
    return months_between(earlier.period.end, later.period.end)


def _last(found: Iterable[Observation]) -> Observation | None:
    observations = tuple(found)
    return observations[-1] if observations else None
