"""Printed figures against recomputed ones: how many agree, and every one that does not, said fairly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from quarterdeck import addresses
from quarterdeck.model import Release
from quarterdeck.pages.environment import render_html, render_markdown
from quarterdeck.pages.inputs import CouncilInput
from quarterdeck.pages.page import Page, link
from quarterdeck.results import Reconciliation
from quarterdeck.schema.words import PRINTED_CATEGORY, PRINTED_MEASURE

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
    "quartile": "Place among similar councils",
    "change": "Change",
    "change_percent": "Change in per cent",
    "distance_from_target": "Distance from target",
    "distance_from_target_percent": "Distance from target in per cent",
    "tally": "The report’s own counts",
}
#: So many lines of a kind stand on the page for each report; all stand in the data.
_MOST = 60
_ARROWS = {"up": "better", "down": "worse", "same": "the same", "na": "no arrow", "met": "met", "not_met": "not met"}
#: A report knows two lists, met and not met: what is within the tolerance stands in the second.
_WORDS = {
    "improving": "better",
    "worsening": "worse",
    "not_met": "not met",
    "within_tolerance": "not met, but within the tolerance",
}


def printed_words(check: Reconciliation) -> str:
    """Say what was printed: an arrow by its meaning, everything else as it stood."""
    return _ARROWS.get(check.printed, check.printed)


def recomputed_words(check: Reconciliation) -> str:
    """Say what was worked out."""
    return _WORDS.get(check.recomputed, check.recomputed.replace("_", " ")) or "–"


def checked_words(given: CouncilInput) -> str:
    """Say how many of the printed figures about targets and trends were worked out again, and how many agree."""
    counts = Counter(r.agrees for r in given.reconciliations)
    possible = counts.total() - counts["not_possible"]
    held = f"The tables hold {counts.total():,} printed figures about targets, trends and counts."
    if not possible:
        return f"{held} None could be worked out again."
    return (
        f"{held} {possible:,} could be worked out again: "
        f"{counts['yes']:,} agree, {counts['rounding']:,} agree but for rounding, {counts['no']:,} do not agree."
        f"{_circular_words(given)}"
    )


def _circular(checks: Iterable[Reconciliation]) -> int:
    """Count the figures that agree and could not have disagreed."""
    return sum(r.circular for r in checks if r.agrees in ("yes", "rounding"))


def _circular_words(given: CouncilInput) -> str:
    circular = _circular(given.reconciliations)
    if not circular:
        return ""
    return f" {circular:,} of those that agree could not have disagreed: their target was worked back from them."


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
            (*_subject(given, r, address), printed_words(r), recomputed_words(r), r.note)
            for r in [r for r in checks if r.agrees == answer][:_MOST]
        ]

    answered = Counter(r.agrees for r in checks)
    return render_html(
        "reconciled",
        said=_agreed(answered),
        more=max(0, answered["no"] - _MOST),
        more_rounded=max(0, answered["rounding"] - _MOST),
        data=link(address, f"{addresses.data_page(given.slug)}reconciliation.csv"),
        circular=_circular(checks),
        impossible=_reasons(checks),
        rows=rows,
        answers=list(ANSWERS.values()),
        title=release.title,
        differ=listed("no"),
        rounded=listed("rounding"),
    )


def _agreed(answered: Mapping[str, int]) -> str:
    """Say how many of a report's figures could be worked out again, and how many agree."""
    possible = sum(answered.values()) - answered["not_possible"]
    same = answered["yes"] + answered["rounding"]
    return f"{possible:,} printed figures could be worked out again: {same:,} agree, {answered['no']:,} do not."


def _subject(given: CouncilInput, check: Reconciliation, address: str) -> tuple[str, str, str]:
    """Name what a line is about, with its link, and which figure it is."""
    if not check.indicator:
        report = next(release for release in given.council.releases if release.id == check.release)
        return tally_words(given, check), link(address, given.report_address(report)), FIGURES[check.figure]
    indicator = given.council.indicators[check.indicator]
    return indicator.title, link(address, given.address_of(indicator)), FIGURES[check.figure]


def tally_words(given: CouncilInput, check: Reconciliation) -> str:
    """Say what a tally counts, and where the report prints it."""
    counted, _, place = check.item.partition(": ")
    measure, scope, category = counted.split(", ")
    framework = next(r.framework for r in given.council.releases if r.id == check.release)
    names = {f"priority {p.number}": p.short_title for p in given.council.priorities if p.framework == framework}
    scope = names.get(scope, "all")
    return (
        f"{PRINTED_CATEGORY[category].rstrip('.')}, {scope} ({PRINTED_MEASURE[measure].rstrip('.').lower()}; {place})"
    )


def _reasons(checks: list[Reconciliation]) -> list[tuple[str, int]]:
    """Count why figures cannot be checked."""
    found = Counter(_first_sentence(r.note) for r in checks if r.agrees == "not_possible")
    return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))


def _first_sentence(text: str) -> str:
    return text.partition(". ")[0].rstrip(".") + "."
