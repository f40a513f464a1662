"""An indicator in parts: the latest word on each category and period, and which periods compare."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from quarterdeck.assess.comparison import like_dated
from quarterdeck.model import Accumulation, Breakdown, BreakdownFigure, Indicator
from quarterdeck.parts import Parts, Whole
from quarterdeck.periods import Period, months_between
from quarterdeck.results import Known
from quarterdeck.schema.words import BREAK, FORECAST

_YEAR = 12


def known_parts(breakdown: Breakdown, indicator: Indicator, known: Known) -> Parts | None:
    """Gather a breakdown as it stood with a report; None where no report had given a figure yet.

    The order of the rows decides only in which order the categories stand.
    """
    latest = known.rank[known.release.id]
    given = [f for f in breakdown.figures if known.rank[f.release] <= latest]
    figures: dict[tuple[str, str], BreakdownFigure] = {}
    for figure in sorted(given, key=lambda f: known.rank[f.release]):
        figures[figure.category, figure.period.key] = figure
    if not figures:
        return None
    # The latest report names a period, whatever the order of the rows.
    named = {f.period.key: f.period for f in sorted(given, key=lambda f: (known.rank[f.release], f.period.text))}
    periods = tuple(sorted(named.values(), key=lambda p: p.sort_key))
    results = {key for (_, key), f in figures.items() if f.value is not None and f.marker != FORECAST}
    told = [p for p in periods if p.key in results]
    newest = told[-1] if told else periods[-1]
    categories = tuple(dict.fromkeys(f.category for f in given if f.category))
    breaks = [f.period for f in figures.values() if f.marker == BREAK]
    comparable = [p for p in told if not any(p.sort_key < b.sort_key <= newest.sort_key for b in breaks)]
    return Parts(
        breakdown,
        periods,
        categories,
        figures,
        newest,
        _before(newest, comparable, indicator),
        _whole(breakdown, periods, categories, figures),
    )


def _whole(
    breakdown: Breakdown,
    periods: tuple[Period, ...],
    categories: tuple[str, ...],
    figures: Mapping[tuple[str, str], BreakdownFigure],
) -> Whole | None:
    """Add up the parts of the newest period that gives them all; None where the tables do not say that they add up.

    Where one part is missing, held back or a forecast there is no sum: it would tell what is not to be told.
    """
    for period in reversed(periods) if breakdown.whole else ():
        if ("", period.key) in figures:
            continue  # it is published
        parts = [figures.get((name, period.key)) for name in categories]
        counts = [p.numerator for p in parts if p is not None and p.marker != FORECAST and p.numerator is not None]
        totals = [p.denominator for p in parts if p is not None and p.denominator is not None]
        if len(counts) == len(totals) == len(categories) and sum(totals) > 0:
            return Whole(period, sum(counts, Decimal(0)), sum(totals, Decimal(0)))
    return None


def _before(newest: Period, told: list[Period], indicator: Indicator) -> Period | None:
    """Find the period that the newest compares with: as long, dated like it, and the last before it.

    Of a running total that is the same part of the year before.
    """
    if indicator.accumulation in (Accumulation.YEAR_TO_DATE, Accumulation.YEAR_TO_DATE_RATE):
        steps = {_YEAR}
    else:
        steps = {newest.months, _YEAR}
    alike = [
        p
        for p in told
        if p.months == newest.months and like_dated(p, newest) and months_between(p.end, newest.end) in steps
    ]
    return alike[-1] if alike else None
