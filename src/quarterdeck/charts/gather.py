"""Every chart that a council's pages need, with the words that go with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from quarterdeck.charts.bars import BarsFigure, build_bars, describe_bars
from quarterdeck.charts.description import describe_series, is_added_up, is_our_reading, unit_alone
from quarterdeck.charts.figure import SeriesFigure, build_figure, drawn_readings
from quarterdeck.charts.frame import Framing
from quarterdeck.charts.strip import strip_svg
from quarterdeck.charts.together import TogetherFigure, build_together, describe_together
from quarterdeck.charts.years import YearsFigure, build_years
from quarterdeck.model import Accumulation, Concept, Council
from quarterdeck.results import Assessment, Score, newest_scores
from quarterdeck.schema.words import FORECAST
from quarterdeck.wording import UNSETTLED, measured_in

_LEAST_POINTS, _LEAST_MARKS = 2, 4
#: What a hollow point says, by the marker that makes it one.
_HOLLOW = {"[p]": "may still change", "[e]": "estimate", FORECAST: "forecast"}
assert set(_HOLLOW) == UNSETTLED


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart to be drawn. ``key`` is the council's slug and the indicator's id, after a word for other kinds."""

    key: str
    figure: SeriesFigure | YearsFigure | BarsFigure | TogetherFigure
    words: Framing
    #: What is drawn, and the unit: the line below the headline.
    drawn: str = ""
    compared: bool = False
    strip: str = ""
    #: Whether it shows more than a sentence can say; the files of one that does not are there all the same.
    telling: bool = True

    @property
    def series(self) -> SeriesFigure | None:
        """Give the figures in the order of time, where it is a chart of them."""
        if isinstance(self.figure, YearsFigure):
            return self.figure.series
        return self.figure if isinstance(self.figure, SeriesFigure) else None


def council_charts(
    council: Council,
    assessments: tuple[Assessment, ...],
    finding: Callable[[Score], str],
    status: Callable[[Score], str],
) -> Iterator[Chart]:
    """Give the chart of each indicator as its newest report has it, and of each breakdown.

    ``finding`` says what a score's chart shows, in a sentence; ``status`` how it stands to target.
    """
    plans = {release.id: council.frameworks[release.framework] for release in council.releases}
    slug = council.settings.slug
    for score in newest_scores(assessments).values():
        indicator = score.indicator
        series = build_figure(score, council.settings.calendar, plans)
        if series is not None:
            running = indicator.accumulation is Accumulation.YEAR_TO_DATE
            years = build_years(score, series, council.settings.calendar) if running else None
            words = _words(council, score, finding(score), describe_series(score, series, years), status(score))
            yield Chart(
                f"{slug}/{indicator.id}",
                years or series,
                words,
                _drawn(score, series, years),
                bool(indicator.concept),
                "" if running else strip_svg(score, council.settings.name),
                _is_telling(series),
            )
        bars = build_bars(score.parts, indicator.unit) if score.parts else None
        if score.parts is not None and bars is not None:
            title = score.parts.breakdown.title
            words = _words(council, score, title, describe_bars(bars, title), "")
            yield Chart(f"{slug}/breakdown:{indicator.id}", bars, words, measured_in(indicator))


def shared_charts(
    councils: Sequence[tuple[Council, Mapping[str, Score]]], concepts: Sequence[Concept]
) -> Iterator[Chart]:
    """Give a plot for each concept that councils measure in the same way, of all of them together."""
    for concept in concepts:
        members = [(c, s) for c, scores in councils for s in scores.values() if s.indicator.concept == concept.id]
        running = {score.indicator.accumulation is Accumulation.YEAR_TO_DATE for _, score in members}
        # What is not counted in one way may still lie on one scale, but not a total beside what is no total.
        figure = build_together(members) if concept.comparable or len(running) == 1 else None
        if figure is not None:
            names = " and ".join(name for name, _ in figure.members)
            title = f"{concept.title}: {names}"
            drawn = measured_in(members[0][1].indicator)
            if not concept.comparable:
                drawn += ". Not counted in one way: read first what differs"
            yield Chart(f"compare/{concept.id}", figure, Framing(title, "", "", describe_together(figure)), drawn)


def _is_telling(figure: SeriesFigure) -> bool:
    """Tell whether a chart shows more than the page's sentence: four figures, or as many marks around two of them."""
    marks = len(figure.points) + len({mark.value for mark in figure.targets}) + len(figure.references)
    return len(figure.points) >= _LEAST_POINTS and marks >= _LEAST_MARKS


def _drawn(score: Score, figure: SeriesFigure, years: YearsFigure | None) -> str:
    """Say what is drawn, in what unit, and what its signs mean where they are not named beside them."""
    parts = [unit_alone(score.indicator)]
    shown = [reading.observation for reading in drawn_readings(score)]
    if is_added_up(score, shown):
        lines = ", one line a year" if years is not None and len(years.lines) > 1 else ""
        reading = " (our reading)" if is_our_reading(score) else ""
        parts.append(f"added up from the start of each year{reading}{lines}")
    said = [", ".join(parts)]
    hollow = [words for marker, words in _HOLLOW.items() if any(seen.marker == marker for seen in shown)]
    if hollow:
        said.append(f"Hollow: {' or '.join(hollow)}")
    if any(point.season for point in figure.points) and years is None:
        said.append("Ringed: the same time of other years")
    return ". ".join(said)


def _words(council: Council, score: Score, title: str, description: str, status: str) -> Framing:
    subtitle = " · ".join((council.settings.name, score.indicator.title, measured_in(score.indicator)))
    standing = f"{status}. " if status else ""
    caveat = f"{score.indicator.caveat} " if score.indicator.caveat else ""
    caption = f"{standing}{caveat}Source: {score.release.source}. {council.settings.attribution}"
    return Framing(title, subtitle, caption, description)
