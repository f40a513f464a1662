"""What happened with each report: new figures, revised ones, statuses that changed. The feeds tell it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from quarterdeck import addresses
from quarterdeck.datasets import CouncilData
from quarterdeck.model import Observation
from quarterdeck.periods import name_of
from quarterdeck.results import Assessment, DataChange, Edition, Score
from quarterdeck.wording import REMARKS, observation_with_unit, status_words


@dataclass(frozen=True, slots=True)
class News:
    """One thing that happened. ``key`` is its own for good: an id is made from it."""

    key: str
    dated: date
    title: str
    summary: str
    address: str
    kind: str


def council_news(data: CouncilData) -> list[News]:
    """Tell a council's news, newest first: its reports, and within each revisions and changed statuses."""
    news: list[News] = []
    before: dict[str, Score] = {}
    for assessment, edition in zip(data.assessments, data.editions, strict=True):
        told = [_report(data, assessment, edition)]
        told += _revisions(data, edition)
        told += _changed(data, before, assessment)
        before |= {score.indicator.id: score for score in assessment.scores}
        news = told + news
    return news


def indicator_news(data: CouncilData) -> dict[str, list[News]]:
    """Tell the news of each indicator, newest first: the figure of each report, and what was revised."""
    news: dict[str, list[News]] = {name: [] for name in data.indicators}
    for assessment, edition in zip(data.assessments, data.editions, strict=True):
        revised = defaultdict(list)
        for one in _revisions(data, edition):
            revised[one.key.split("/")[2]].append(one)
        for score in assessment.scores:
            name = score.indicator.id
            news[name] = [_figure(data, score), *revised.pop(name, []), *news[name]]
        for name, told in revised.items():
            if name in news:
                news[name] = [*told, *news[name]]
    return news


def _report(data: CouncilData, assessment: Assessment, edition: Edition) -> News:
    settings, release = data.council.settings, assessment.release
    counts: dict[str, int] = defaultdict(int)
    for score in assessment.scores:
        counts[score.judgement.status] += 1
    words = ("met", "within_tolerance", "not_met", "no_target", "no_data")
    told = [f"{counts[word]} {status_words(word, settings.tolerance).lower()}" for word in words if counts[word]]
    summary = f"{len(assessment.scores)} indicators: {', '.join(told)}. "
    if edition.raised != "first":
        summary += f"{edition.count('new')} new and {edition.count('revised')} revised entries in the data. "
    return News(
        f"{data.slug}/report/{release.id}",
        release.dated,
        f"{settings.name}: {release.title}",
        f"{summary}Version {edition.version} of the data.",
        addresses.report_page(data.slug, release.id),
        "report",
    )


def _changed(data: CouncilData, before: dict[str, Score], assessment: Assessment) -> Iterator[News]:
    """Tell which indicators stand otherwise to their target than in the last report that had them."""
    tolerance = data.council.settings.tolerance
    for score in assessment.scores:
        earlier, name = before.get(score.indicator.id), score.indicator.id
        if earlier is None or earlier.judgement.status == score.judgement.status:
            continue
        now, was = (status_words(s.judgement.status, tolerance) for s in (score, earlier))
        yield News(
            f"{data.slug}/status/{name}/{score.release.id}",
            score.release.dated,
            f"{data.council.settings.name}: {score.indicator.title}: {now.lower()}",
            f"{_said(score)} {now}; it was {was.lower()} in {earlier.release.title}.",
            addresses.indicator_page(data.slug, name),
            "status",
        )


def _revisions(data: CouncilData, edition: Edition) -> Iterator[News]:
    found: dict[str, list[DataChange]] = defaultdict(list)
    for change in edition.changes:
        if change.kind in ("revised", "removed") and change.indicator in data.scores:
            found[change.indicator].append(change)
    for name, changes in found.items():
        told = [f"{_what(change)} was {change.before or 'empty'}, is {change.after or 'gone'}" for change in changes]
        yield News(
            f"{data.slug}/revised/{name}/{edition.release.id}",
            edition.release.dated,
            f"{data.council.settings.name}: {data.scores[name].indicator.title}: revised",
            f"Revised in {edition.release.title}: {'; '.join(told)}.",
            addresses.indicator_page(data.slug, name),
            "revision",
        )


def _what(change: DataChange) -> str:
    parts = (change.column or "row", change.item, change.period)
    return f"{change.table} ({', '.join(part for part in parts if part)})"


def _figure(data: CouncilData, score: Score) -> News:
    status = status_words(score.judgement.status, data.council.settings.tolerance)
    return News(
        f"{data.slug}/figure/{score.indicator.id}/{score.release.id}",
        score.release.dated,
        f"{data.council.settings.name}: {score.indicator.title}, {name_of(_seen(score).period)}",
        f"{_said(score)} {status}. From {score.release.title}.",
        addresses.indicator_page(data.slug, score.indicator.id),
        "figure",
    )


def _seen(score: Score) -> Observation:
    return score.current or score.newest


def _said(score: Score) -> str:
    seen = _seen(score)
    remark = (
        f" {REMARKS[seen.marker]}" if seen.marker in REMARKS and (seen.value is not None or seen.value_text) else ""
    )
    return f"{name_of(seen.period)}: {observation_with_unit(score.indicator, seen)}.{remark}"
