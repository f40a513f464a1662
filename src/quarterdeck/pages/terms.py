"""The words of an indicator's page, explained where they stand: on tap, and in the glossary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from quarterdeck.pages.figures_table import FigureRow
from quarterdeck.pages.words import Label
from quarterdeck.results import Score, Travel
from quarterdeck.schema.words import DIRECTION_BASIS, MARKER, STATUS, TARGET_BASIS, TRAVEL, TREND_BASIS

#: Where the glossary tells of a word: its anchor there.
ANCHORS = {
    "met": "on-target",
    "within_tolerance": "within-5-of-target",
    "not_met": "off-target",
    "no_target": "no-target",
    "no_data": "no-data",
    "direction": "direction-of-travel",
    "trend": "trend",
    "not_comparable": "not-comparable",
    "withheld": "withheld",
    "quartile": "quartile",
    "implied": "implied-target",
    "snapshot": "snapshot",
    "period": "accumulation",
    "year_to_date": "running-total",
    "year_to_date_rate": "rate-so-far-this-year",
    "rolling_year": "rolling-year",
    "rolling_three_years": "rolling-year",
    "[p]": "provisional",
    "[r]": "revision",
    "[e]": "estimated",
    "[f]": "forecast",
    "[b]": "break",
    "[c]": "confidential",
    "[x]": "not-available",
    "[z]": "not-applicable",
    "[low]": "rounds-to-nought",
    "[u]": "low-reliability",
}


@dataclass(frozen=True, slots=True)
class Term:
    """A word with its meaning. ``id`` is that of its explanation within the page, ``link`` leads to the glossary."""

    id: str
    text: str
    meaning: str
    link: str


@dataclass(frozen=True, slots=True)
class RowTerms:
    """What is explained in a row of the figures: its marker, or that its target was worked back."""

    marker: Term | None = None
    basis: Term | None = None


def label_terms(score: Score, labels: Sequence[Label], glossary: str) -> list[Term]:
    """Explain the labels beside the figure, one for one; ``glossary`` is the link to it."""
    status, direction, *rest = labels
    judged = score.judgement
    said = [
        _term("status", status.text, f"{STATUS[judged.status]}{_near(score)}", judged.status, glossary),
        _term(
            "direction",
            direction.text,
            _travel(score.direction, DIRECTION_BASIS),
            _kind(score.direction, "direction"),
            glossary,
        ),
    ]
    for label in rest:
        if label.kind in TRAVEL:
            meaning = _travel(score.trend, TREND_BASIS)
            said.append(_term("trend", label.text, meaning, _kind(score.trend, "trend"), glossary))
        else:
            meaning = "Similar councils are put in order and cut into four equal groups."
            said.append(_term("quartile", label.text, meaning, "quartile", glossary))
    return said


def row_terms(rows: Sequence[FigureRow], glossary: str) -> dict[int, RowTerms]:
    """Explain each marker, and targets that were worked back, in the first row that has them, by its place."""
    found: dict[int, RowTerms] = {}
    told: set[str] = set()
    for place, row in enumerate(rows):
        marker = basis = None
        if row.marker and row.marker not in told:
            key = f"marker-{row.marker.strip('[]')}"
            marker = _term(key, row.marker, MARKER[row.marker], row.marker, glossary)
        if row.worked_back and "implied" not in told:
            basis = _term("worked-back", "Worked back", TARGET_BASIS["period_implied"], "implied", glossary)
        told |= {row.marker, "implied"} if basis else {row.marker}
        if marker or basis:
            found[place] = RowTerms(marker, basis)
    return found


def terms_of(rows: Mapping[int, RowTerms]) -> Iterator[Term]:
    """Give all terms of a table, in the order of its rows."""
    for one in rows.values():
        yield from (term for term in (one.marker, one.basis) if term)


def glossary_link(glossary: str, word: str) -> str:
    """Give the link to a word's place in the glossary."""
    return f"{glossary}#{ANCHORS[word]}"


def _term(name: str, text: str, meaning: str, word: str, glossary: str) -> Term:
    return Term(f"meaning-{name}", text, meaning, glossary_link(glossary, word))


def _kind(travel: Travel, name: str) -> str:
    """Say which entry of the glossary tells of a direction: its own, or why there is none."""
    if travel.withheld:
        return "withheld"
    return "not_comparable" if travel.word == "not_comparable" else name


def _travel(travel: Travel, reasons: Mapping[str, str]) -> str:
    said = "Better or worse is not said." if travel.withheld else TRAVEL[travel.word]
    return f"{said} {reasons[travel.basis]}"


def _near(score: Score) -> str:
    """Say what a status was read from where the difference from target seems to say something else."""
    achieved, variance = score.judgement.achievement_percent, score.judgement.variance_percent
    if achieved is None or variance is None or score.judgement.status == "not_met" or variance >= 0:
        return ""
    return f" It is read off how much of the target was reached: {achieved}%."
