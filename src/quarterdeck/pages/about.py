"""What stands behind an indicator's figure: definitions, cautions, targets and checks."""

from __future__ import annotations

from quarterdeck.model import Caution, Indicator
from quarterdeck.pages.environment import render_html
from quarterdeck.pages.figures_table import small_number_note, target_notes
from quarterdeck.pages.inputs import CouncilInput
from quarterdeck.pages.movement import is_disputed
from quarterdeck.pages.page import link
from quarterdeck.pages.reconciliation import ANSWERS, FIGURES, printed_words, recomputed_words
from quarterdeck.pages.sources import source_of
from quarterdeck.pages.terms import glossary_link
from quarterdeck.pages.words import count_of
from quarterdeck.results import Score
from quarterdeck.schema.words import (
    ACCUMULATION,
    CAUTION,
    DIRECTION_BASIS,
    FREQUENCY,
    POLARITY,
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
        ("What a figure covers", _covers(indicator, link(address, "glossary/"))),
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


def _covers(indicator: Indicator, glossary: str) -> str:
    """Say what a figure covers, with the way to the glossary's word for it."""
    word = indicator.accumulation.value
    return render_html("covers", text=ACCUMULATION[word], link=glossary_link(glossary, word))


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
