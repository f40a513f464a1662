"""Every chart that a council's pages need, with the words that go with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quarterdeck.charts.bars import BarsFigure, build_bars, describe_bars
from quarterdeck.charts.description import describe_series
from quarterdeck.charts.figure import SeriesFigure, build_figure
from quarterdeck.charts.frame import Framing
from quarterdeck.model import Council
from quarterdeck.results import Assessment, Score


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart to be drawn. ``key`` is the council's slug and the indicator's id, after a word for other kinds."""

    key: str
    figure: SeriesFigure | BarsFigure
    words: Framing
    compared: bool = False


def council_charts(council: Council, assessments: tuple[Assessment, ...]) -> Iterator[Chart]:
    """Give the chart of each indicator as its newest report has it, and of each breakdown."""
    newest: dict[str, Score] = {s.indicator.id: s for assessment in assessments for s in assessment.scores}
    plans = {release.id: council.frameworks[release.framework] for release in council.releases}
    slug = council.settings.slug
    for score in newest.values():
        indicator = score.indicator
        figure = build_figure(score, council.settings.year_starts, plans)
        if figure is not None:
            words = _words(council, score, indicator.title, describe_series(score))
            yield Chart(f"{slug}/{indicator.id}", figure, words, bool(indicator.concept))
        breakdown = council.breakdowns.get(indicator.id)
        bars = build_bars(breakdown, indicator.unit) if breakdown else None
        if breakdown is not None and bars is not None:
            words = _words(council, score, breakdown.title, describe_bars(bars, breakdown.title))
            yield Chart(f"{slug}/breakdown:{indicator.id}", bars, words)


def _words(council: Council, score: Score, title: str, description: str) -> Framing:
    caption = f"Source: {score.release.source}. {council.settings.attribution}"
    return Framing(f"{council.settings.name}: {title}", score.indicator.unit, caption, description)
