"""The table behind the chart, and the notes under it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from quarterdeck.figures import format_number, format_value, round_half_up
from quarterdeck.pages.words import Label, status_label
from quarterdeck.periods import PARTS_OF_YEAR, name_of
from quarterdeck.results import Judgement, Reading, Score
from quarterdeck.schema.words import MARKER, TARGET_BASIS

#: Below this many cases, one more or fewer visibly moves a percentage.
SMALL_NUMBER = 100


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure of the series in words. ``note`` is the number of its note under the table, or empty."""

    period: str
    value: str
    marker: str
    target: str
    basis: str
    status: Label
    note: str


def build_figure_rows(score: Score, tolerance: Decimal, titles: Mapping[str, str]) -> tuple[list[FigureRow], list[str]]:
    """Make the rows of the table, newest first, and the notes that they point to.

    ``titles`` are the reports' by id, for what was revised.
    """
    rows: list[FigureRow] = []
    notes: list[str] = []
    unit = score.indicator.unit
    for reading in reversed(score.readings):
        seen, judged = reading.observation, reading.judgement
        note = " ".join(part for part in (_revision(reading, unit, titles), seen.note) if part)
        if note and note not in notes:
            notes.append(note)
        rows.append(
            FigureRow(
                name_of(seen.period),
                format_value(seen.value, unit) if seen.value is not None else seen.value_text or "–",
                seen.marker,
                _target(judged, unit),
                _basis(judged),
                status_label(judged.status, tolerance),
                str(notes.index(note) + 1) if note else "",
            )
        )
    return rows, notes


def _revision(reading: Reading, unit: str, titles: Mapping[str, str]) -> str:
    """Say that a figure was revised: what it was, and which reports said so."""
    said = [
        f"{format_value(old.value, unit) if old.value is not None else old.value_text or 'no figure'} "
        f"in {titles[old.release]}"
        for old in reading.revised_from
    ]
    return f"Revised in {titles[reading.observation.release]}; it was {', then '.join(said)}." if said else ""


def markers_used(rows: list[FigureRow]) -> list[tuple[str, str]]:
    """Explain the markers that stand in the table."""
    return [(marker, meaning) for marker, meaning in MARKER.items() if any(row.marker == marker for row in rows)]


def _target(judged: Judgement, unit: str) -> str:
    if judged.target is None:
        return "–"
    return format_value(judged.target.value, unit) if judged.target.value is not None else judged.target.value_text


def _basis(judged: Judgement) -> str:
    if judged.target is None:
        return ""
    whose = "for the year" if judged.basis.startswith("annual") else "for this point in the year"
    return f"{whose}, implied" if judged.basis.endswith("implied") else whose


def small_number_note(score: Score) -> str:
    """Warn where one case more or fewer visibly moves the figure; empty where it does not."""
    seen = score.current
    if seen is None or seen.denominator is None or score.indicator.unit != "%":
        return ""
    if not 0 < seen.denominator < SMALL_NUMBER:
        return ""
    step = round_half_up(100 / seen.denominator, 1)
    return (
        f"This is a small number: {format_number(seen.denominator)} cases in all, so that one more or fewer "
        f"moves the figure by about {format_number(step)} percentage points."
    )


def target_notes(score: Score) -> list[tuple[str, str, str]]:
    """Explain each target that applies: what it is for, how it is known, the evidence for an implied one."""
    said = []
    for target in score.targets:
        value = format_value(target.value, score.indicator.unit) if target.value is not None else target.value_text
        basis = f"{'period' if target.period.kind in PARTS_OF_YEAR else 'annual'}_{target.basis}"
        said.append((f"{value} for {name_of(target.period)}", TARGET_BASIS[basis], target.evidence))
    return said
