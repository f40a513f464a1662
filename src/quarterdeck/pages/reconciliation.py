"""Printed figures against recomputed ones: how many agree, and every one that does not, said fairly."""

from __future__ import annotations

from collections import Counter

from quarterdeck import addresses
from quarterdeck.model import Release
from quarterdeck.pages.environment import render_html, render_markdown
from quarterdeck.pages.inputs import CouncilInput
from quarterdeck.pages.page import Page, link
from quarterdeck.results import Reconciliation

ANSWERS = {
    "yes": "agrees",
    "rounding": "agrees but for rounding",
    "no": "does not agree",
    "not_possible": "cannot be checked",
}
FIGURES = {
    "variance_percent": "How far from target",
    "status": "Target met or not",
    "trend": "Against a year ago",
    "direction_of_travel": "Against the period before",
    "quartile": "Quarter of similar councils",
    "change": "Change",
    "change_percent": "Change in per cent",
    "distance_from_target": "Distance from target",
    "distance_from_target_percent": "Distance from target in per cent",
}
_ARROWS = {"up": "better", "down": "worse", "same": "the same", "na": "no arrow", "met": "met", "not_met": "not met"}
_WORDS = {"improving": "better", "worsening": "worse", "not_met": "off target", "within_tolerance": "within tolerance"}


def printed_words(check: Reconciliation) -> str:
    """Say what was printed: an arrow by its meaning, everything else as it stood."""
    return _ARROWS.get(check.printed, check.printed)


def recomputed_words(check: Reconciliation) -> str:
    """Say what was worked out."""
    return _WORDS.get(check.recomputed, check.recomputed.replace("_", " ")) or "–"


def checked_words(given: CouncilInput) -> str:
    """Say how many of the printed figures about targets and trends were worked out again, and how many agree."""
    counts = Counter(r.agrees for r in given.reconciliations)
    printed = sum(p.figure in FIGURES for p in given.council.printed)
    possible = printed - counts["not_possible"] - (printed - counts.total())
    if not possible:
        return f"The tables hold {printed:,} printed figures about targets and trends. None could be worked out again."
    return (
        f"The tables hold {printed:,} printed figures about targets and trends. "
        f"{possible:,} could be worked out again: "
        f"{counts['yes']:,} agree, {counts['rounding']:,} agree but for rounding, {counts['no']:,} do not agree."
    )


def build_reconciliation_page(given: CouncilInput) -> Page:
    """Make the page for all reports of a council."""
    settings, address = given.council.settings, addresses.reconciliation_page(given.slug)
    fragments: dict[str, str] = {
        "crumbs": render_html("crumbs", items=[(settings.name, link(address, addresses.council_page(given.slug)))])
    }
    reports = []
    for assessment in reversed(given.assessments):
        release = assessment.release
        place = f"report-{release.id}"
        fragments[place] = _report(given, release, address)
        reports.append({"title": release.title, "place": place})
    markdown = render_markdown(
        "reconciliation",
        name=settings.name,
        reports=reports,
        methods=link(address, "methods/"),
        data=link(address, addresses.data_page(given.slug)),
    )
    description = f"What {settings.full_name} printed, worked out again from its own figures, and where the two differ."
    return Page(address, "Printed figures, worked out again", description, markdown, fragments, given.slug, "reports")


def _report(given: CouncilInput, release: Release, address: str) -> str:
    checks = [r for r in given.reconciliations if r.release == release.id]
    counts = Counter((r.figure, r.agrees) for r in checks)
    rows = [
        (name, [counts[figure, answer] for answer in ANSWERS], sum(counts[figure, a] for a in ANSWERS))
        for figure, name in FIGURES.items()
        if any(counts[figure, answer] for answer in ANSWERS)
    ]

    def listed(answer: str) -> list[tuple[str, str, str, str, str, str]]:
        return [
            (
                given.council.indicators[r.indicator].title,
                link(address, given.address_of(given.council.indicators[r.indicator])),
                FIGURES[r.figure],
                printed_words(r),
                recomputed_words(r),
                r.note,
            )
            for r in checks
            if r.agrees == answer
        ]

    return render_html(
        "reconciled",
        rows=rows,
        answers=list(ANSWERS.values()),
        title=release.title,
        differ=listed("no"),
        rounded=listed("rounding"),
    )
