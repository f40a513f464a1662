"""What stands behind an indicator's figure: definitions, cautions, targets, checks, and the words explained."""

from __future__ import annotations

from collections.abc import Mapping

from quarterdeck.model import Caution
from quarterdeck.pages.figures_table import small_number_note, target_notes
from quarterdeck.pages.inputs import CouncilInput
from quarterdeck.pages.movement import is_disputed
from quarterdeck.pages.page import link
from quarterdeck.pages.reconciliation import ANSWERS, FIGURES, printed_words, recomputed_words
from quarterdeck.pages.sources import source_of
from quarterdeck.pages.words import Label, count_of
from quarterdeck.results import Score, Travel
from quarterdeck.schema.words import (
    ACCUMULATION,
    CAUTION,
    DIRECTION_BASIS,
    FREQUENCY,
    MARKER,
    POLARITY,
    STATUS,
    TARGET_BASIS,
    TRAVEL,
    TREND_BASIS,
)


def about_context(given: CouncilInput, score: Score, address: str) -> dict[str, object]:
    """Give what the section “About this figure” needs."""
    indicator, settings = score.indicator, given.council.settings
    cautions = [text for text in (score.release.dates, indicator.caveat, small_number_note(score)) if text]
    if indicator.lag_months:
        cautions.append(f"Figures arrive about {count_of(indicator.lag_months, 'month')} late as a rule.")
    if indicator.id in given.council.breakdowns:
        cautions.append("It is also published in parts: see the breakdown above.")
    if (
        score.direction.word == "not_comparable"
        and not score.direction.withheld
        and score.direction.basis != "no_figure"
    ):
        cautions.append(
            f"No comparison with the period before is made: {_lower(DIRECTION_BASIS[score.direction.basis])}"
        )
    cautions += [f"{_reason(c)}{c.evidence}{_basis(c)}" for c in score.cautions]
    if score.trend.basis == "stated":
        cautions.append(
            "How it compares with a year ago is what the report says: none of the figures here is for the same time a "
            "year before and counted in the same way."
        )
    if score.judgement.reached is not None:
        cautions.append("A count for a part of the year is not judged by the whole year’s target.")
    facts = [
        ("Title in the scorecard", score.entry.official_title),
        ("What it counts", indicator.description),
        ("How it is worked out", indicator.method),
        ("Better when", _better_when(score)),
        ("What a figure covers", ACCUMULATION[indicator.accumulation.value]),
        ("Grades", "; ".join(f"{number} is {word}" for number, word in indicator.grades)),
        ("How often", FREQUENCY[indicator.frequency]),
        ("Collected by", indicator.source),
        ("Source", source_of(given, score) + _place_in_report(score)),
        ("Reports that give it", ", ".join(_reports(given, score))),
        ("Other plans that carry it", "; ".join(_elsewhere(given, score))),
    ]
    titles = {release.id: release.title for release in given.council.releases}
    checks = [
        (titles[r.release], FIGURES[r.figure], printed_words(r), recomputed_words(r), ANSWERS[r.agrees], r.note)
        for r in given.reconciliations
        if r.indicator == indicator.id and r.agrees != "not_possible"
    ]
    return {
        "facts": [(name, text) for name, text in facts if text],
        "cautions": cautions,
        "keywords": ", ".join(indicator.keywords),
        "targets": target_notes(score),
        "checks": checks,
        "methods": link(address, "methods/"),
        "name": settings.name,
    }


def words_explained(score: Score, labels: list[Label]) -> list[tuple[str, str]]:
    """Explain the words that stand beside the figure, each as it stands there."""
    status, direction, *rest = labels
    said = [
        (status.text, f"{STATUS[score.judgement.status]}{_near(score)}"),
        (direction.text, _travel(score.direction, DIRECTION_BASIS)),
    ]
    if rest and rest[0].kind in TRAVEL:
        said.append((rest[0].text, _travel(score.trend, TREND_BASIS)))
    if score.quartile:
        meaning = "Similar councils are put in order and cut into four equal groups."
        said.append((labels[-1].text, meaning))
    if score.judgement.basis.endswith("implied"):
        said.append(("Worked back", TARGET_BASIS[score.judgement.basis]))
    if score.current is not None and score.current.marker:
        said.append((score.current.marker, MARKER[score.current.marker]))
    return said


def _travel(travel: Travel, reasons: Mapping[str, str]) -> str:
    said = "Better or worse is not said." if travel.withheld else TRAVEL[travel.word]
    return f"{said} {reasons[travel.basis]}"


def _near(score: Score) -> str:
    """Say what a status was read from where the difference from target seems to say something else."""
    achieved, variance = score.judgement.achievement_percent, score.judgement.variance_percent
    if achieved is None or variance is None or score.judgement.status == "not_met" or variance >= 0:
        return ""
    return f" It is read off how much of the target was reached: {achieved}%."


def _place_in_report(score: Score) -> str:
    ref = f", {score.entry.ref}" if score.entry.ref else ""
    return f", scorecard of priority {score.entry.priority}{ref}."


def _reports(given: CouncilInput, score: Score) -> list[str]:
    """Name every report that gives the indicator, with the reference that it had there."""
    said = []
    for assessment in reversed(given.assessments):
        refs = [s.entry.ref for s in assessment.scores if s.indicator.id == score.indicator.id]
        said += [f"{assessment.release.title} ({ref})" if ref else assessment.release.title for ref in refs]
    return said


def _elsewhere(given: CouncilInput, score: Score) -> list[str]:
    """Name the other plans that carry the indicator in the same year, with its place in them."""
    titles = {(p.framework, p.number): p.title for p in given.council.priorities}
    return [
        f"{given.council.frameworks[e.framework]}, {titles[e.framework, e.priority]}{f' ({e.ref})' if e.ref else ''}"
        for e in score.elsewhere
    ]


def _better_when(score: Score) -> str:
    """Say which way is better, and where that is in doubt, that it is."""
    said = POLARITY[score.polarity.value]
    return f"In doubt: see below. Taken here as: {said[:1].lower()}{said[1:]}" if is_disputed(score) else said


def _reason(caution: Caution) -> str:
    """Say what kind of caution it is, where the kind says something by itself."""
    return "" if caution.kind in ("use_with_caution", "exceptional_event") else f"{CAUTION[caution.kind]} "


def _basis(caution: Caution) -> str:
    return " That is our reading." if caution.basis == "reading" else ""


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
