"""Every indicator of a report, assessed as it stood when the report came out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from quarterdeck.assess.judgement import judge, judge_text, target_for
from quarterdeck.assess.series import current_observation, known_at
from quarterdeck.assess.travel import TravelInput, change_since, direction_of_travel, trend
from quarterdeck.model import Comparator, Council, Observation, Release, ScorecardEntry
from quarterdeck.periods import Period, year_of
from quarterdeck.results import Assessment, Judgement, Known, Reading, Score


def assess_release(council: Council, release: Release) -> Assessment:
    """Assess all indicators that a report gave figures (or reasons for none) for."""
    known = known_at(council, release)
    year = year_of(release.period.end, council.settings.calendar)
    entries = [e for e in council.scorecard if e.year == year]
    stated = _stated(council, release)
    comparators: dict[str, list[Comparator]] = defaultdict(list)
    for comparator in council.comparators:
        if comparator.release == release.id:
            comparators[comparator.indicator].append(comparator)
    scores = tuple(
        _score(council, known, year, entry, stated, tuple(comparators[entry.indicator]))
        for entry in entries
        if entry.indicator in known.reported
    )
    return Assessment(release, year, known, scores)


def _score(
    council: Council,
    known: Known,
    year: Period,
    entry: ScorecardEntry,
    stated: Mapping[tuple[str, str], str],
    comparators: tuple[Comparator, ...],
) -> Score:
    settings, indicator = council.settings, council.indicators[entry.indicator]
    polarity = entry.polarity or indicator.polarity
    reported = known.reported[indicator.id]
    current = current_observation(indicator, reported)
    series, targets = known.observations[indicator.id], known.targets.get(indicator.id, {})

    def judged(observation: Observation | None) -> Judgement:
        """Judge a figure; only the report's own current one may borrow the report year's target."""
        if observation is None:
            return judge(None, None, polarity, settings.tolerance)
        years = [year_of(observation.period.end, settings.calendar).text]
        if observation is current:
            years.append(year.text)
        target = target_for(observation.period, indicator.accumulation, targets, tuple(years))
        if observation.value is None and observation.value_text:
            return judge_text(observation.value_text, target)
        return judge(observation.value, target, polarity, settings.tolerance)

    def given(figure: str) -> TravelInput:
        said = stated.get((indicator.id, figure), "")
        return TravelInput(indicator, polarity, current, series, targets, settings.calendar, said)

    return Score(
        known.release,
        indicator,
        entry,
        polarity,
        current if current is not None and (current.value is not None or current.value_text) else None,
        reported[-1],
        judged(current),
        change_since(indicator, current, series),
        direction_of_travel(given("direction_of_travel")),
        trend(given("trend")),
        next((c.quartile for c in comparators if c.quartile is not None), None),
        comparators,
        tuple(Reading(o, judged(o), known.replaced.get((o.indicator, o.period.text), ())) for o in series),
        tuple(sorted(targets.values(), key=lambda t: t.period.sort_key)),
    )


def _stated(council: Council, release: Release) -> dict[tuple[str, str], str]:
    return {
        (printed.indicator, printed.figure): printed.printed
        for printed in council.printed
        if printed.release == release.id and printed.figure in ("trend", "direction_of_travel")
    }
