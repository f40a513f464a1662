"""Every indicator of a report, assessed as it stood when the report came out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from quarterdeck.assess.breakdowns import known_parts
from quarterdeck.assess.comparison import Series, alike, compare, joined, series_of
from quarterdeck.assess.judgement import judge, judge_text
from quarterdeck.assess.series import current_observation, known_at
from quarterdeck.assess.targets import choose_target, reached_so_far
from quarterdeck.assess.travel import TravelInput, change_since, direction_of_travel, trend
from quarterdeck.assess.withholding import cautions_at
from quarterdeck.model import (
    Caution,
    Comparator,
    Council,
    LateFigures,
    Observation,
    Polarity,
    Release,
    ScorecardEntry,
    Target,
)
from quarterdeck.parts import Parts
from quarterdeck.periods import Period, year_of
from quarterdeck.results import Assessment, Compared, Judgement, Known, Reading, Score
from quarterdeck.schema.words import FORECAST

#: Of an indicator that is published in parts only, this stands in the place of a figure.
_NO_WHOLE = "[z]"


@dataclass(frozen=True, slots=True)
class _Report:
    """What the scores of a report are made from."""

    council: Council
    known: Known
    year: Period
    cautions: Mapping[str, tuple[Caution, ...]]
    stated: Mapping[tuple[str, str], str]
    comparators: Mapping[str, tuple[Comparator, ...]]


def assess_release(council: Council, release: Release) -> Assessment:
    """Assess all indicators that a report gave figures (or reasons for none) for."""
    known = known_at(council, release)
    year = year_of(release.period.end, council.settings.calendar)
    report = _Report(
        council, known, year, cautions_at(council, release), _stated(council, release), _comparators(council, release)
    )
    scores = (_score(report, *entries) for entries in _entries(council, release, year))
    return Assessment(release, year, known, tuple(score for score in scores if score is not None))


def _entries(
    council: Council, release: Release, year: Period
) -> Iterable[tuple[ScorecardEntry, tuple[ScorecardEntry, ...]]]:
    """Give each indicator of the year's scorecards under the report's plan, if that carries it; the others beside."""
    found: dict[str, list[ScorecardEntry]] = defaultdict(list)
    for entry in council.scorecard:
        if entry.year.key == year.key:
            found[entry.indicator].append(entry)
    chosen = []
    for entries in found.values():
        own = next((e for e in entries if e.framework == release.framework), entries[0])
        chosen.append((own, tuple(e for e in entries if e is not own)))
    return sorted(chosen, key=lambda pair: (pair[0].framework != release.framework, pair[0].order, pair[0].indicator))


def _score(report: _Report, entry: ScorecardEntry, elsewhere: tuple[ScorecardEntry, ...]) -> Score | None:
    council, known = report.council, report.known
    indicator = council.indicators[entry.indicator]
    breakdown = council.breakdowns.get(indicator.id)
    parts = known_parts(breakdown, indicator, known) if breakdown else None
    reported = known.reported.get(indicator.id, ()) or _without_whole(parts, indicator.id, known)
    if not reported:
        return None
    polarity = entry.polarity or indicator.polarity
    current = current_observation(indicator, reported)
    targets, cautions = known.targets.get(indicator.id, {}), report.cautions.get(indicator.id, ())
    series = series_of(council, known, indicator, cautions)
    whole = current is not None and current.value is not None
    compared = compare(series, current) if current is not None and whole else Compared(None, None, None)

    def given(figure: str) -> TravelInput:
        said = report.stated.get((indicator.id, figure), "")
        return TravelInput(indicator, polarity, current, compared, targets, cautions, said)

    comparators = report.comparators.get(indicator.id, ())
    return Score(
        known.release,
        indicator,
        entry,
        polarity,
        current if current is not None and (current.value is not None or current.value_text) else None,
        reported[-1],
        _judged(report, series, current, polarity, targets, report.year),
        change_since(indicator, current, compared),
        direction_of_travel(given("direction_of_travel")),
        trend(given("trend")),
        next((c.quartile for c in comparators if c.quartile is not None), None),
        comparators,
        tuple(_readings(report, series, current, polarity, targets)),
        tuple(sorted(targets.values(), key=lambda t: t.period.sort_key)),
        compared,
        cautions,
        parts,
        elsewhere,
    )


def _without_whole(parts: Parts | None, indicator: str, known: Known) -> tuple[Observation, ...]:
    """Stand in for the figure of an indicator that the report gives in parts only."""
    given = [p for p in (parts.figures.values() if parts else ()) if p.release == known.release.id]
    if not given:
        return ()
    newest = max((figure.period for figure in given), key=lambda p: p.sort_key)
    return (Observation(indicator, newest, known.release.id, None, "", _NO_WHOLE, None, None, ""),)


def _readings(
    report: _Report, series: Series, current: Observation | None, polarity: Polarity, targets: Mapping[str, Target]
) -> Iterable[Reading]:
    before: Observation | None = None
    doubtful = {
        caution.release
        for caution in report.council.cautions
        if caution.indicator == series.indicator.id and caution.kind == "use_with_caution"
    }
    for seen in series.observations:
        # Only the report's own current figure may borrow the report year's target.
        judged = _judged(report, series, seen, polarity, targets, report.year if seen is current else None)
        revised = report.known.replaced.get((seen.indicator, seen.period.key), ())
        follows = before is not None and seen.value is not None and joined(series, before, seen)
        same = current is not None and current.value is not None and seen.value is not None
        compares = same and current is not None and alike(series, seen, current)
        yield Reading(seen, judged, revised, follows, compares, seen.release in doubtful)
        before = seen if seen.value is not None else before


def _judged(
    report: _Report,
    series: Series,
    seen: Observation | None,
    polarity: Polarity,
    targets: Mapping[str, Target],
    reported_in: Period | None,
) -> Judgement:
    settings, indicator = report.council.settings, series.indicator
    if seen is None:
        return judge(None, None, polarity, settings.tolerance)
    years = [year_of(seen.period.end, settings.calendar)]
    if reported_in is not None and settings.late_figures is LateFigures.REPORT_YEAR:
        years.append(reported_in)
    # A target for the indicator as it was counted before does not judge it as it is counted now.
    fitting = {key: target for key, target in targets.items() if series.same_definition(target.release, seen.release)}
    choice = choose_target(indicator, seen.period, fitting, tuple(years))
    if seen.marker == FORECAST:
        return judge(None, choice.target, polarity, settings.tolerance)
    if seen.value is None and seen.value_text:
        return judge_text(seen.value_text, choice.target)
    judged = judge(seen.value, choice.target, polarity, settings.tolerance, ordinal=bool(indicator.grades))
    if choice.whole_year is None:
        return judged
    reached = reached_so_far(indicator, seen, series.observations, choice.whole_year, settings.calendar)
    return replace(judged, reached=reached)


def _comparators(council: Council, release: Release) -> Mapping[str, tuple[Comparator, ...]]:
    found: dict[str, list[Comparator]] = defaultdict(list)
    for comparator in council.comparators:
        if comparator.release == release.id:
            found[comparator.indicator].append(comparator)
    return {name: tuple(given) for name, given in found.items()}


def _stated(council: Council, release: Release) -> dict[tuple[str, str], str]:
    return {
        (printed.indicator, printed.figure): printed.printed
        for printed in council.printed
        if printed.release == release.id and printed.figure in ("trend", "direction_of_travel")
    }
