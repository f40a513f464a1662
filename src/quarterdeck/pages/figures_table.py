"""The table behind the chart, and the notes under it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from quarterdeck.figures import format_number, round_half_up
from quarterdeck.model import Indicator, Settings
from quarterdeck.pages.aims import target_cell
from quarterdeck.pages.words import Label, judged_label
from quarterdeck.periods import name_of
from quarterdeck.results import Reading, Score
from quarterdeck.schema.words import APPLIES_TO, MARKER, TARGET_BASIS
from quarterdeck.wording import observation_words, target_words, time_name

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
    worked_back: bool = False


def build_figure_rows(score: Score, settings: Settings, titles: Mapping[str, str]) -> tuple[list[FigureRow], list[str]]:
    """Make the rows of the table, newest first, and the notes that they point to.

    ``titles`` are the reports' by id, for what was revised.
    """
    rows: list[FigureRow] = []
    notes: list[str] = []
    indicator = score.indicator
    for reading in reversed(score.readings):
        seen, judged = reading.observation, reading.judgement
        note = " ".join(part for part in (_revision(reading, indicator, titles), seen.note) if part)
        if note and note not in notes:
            notes.append(note)
        aim, basis = target_cell(score, judged, seen, settings.calendar)
        rows.append(
            FigureRow(
                time_name(indicator, seen.period, settings.calendar),
                observation_words(indicator, seen),
                seen.marker,
                aim,
                basis,
                judged_label(judged, seen, settings.tolerance),
                str(notes.index(note) + 1) if note else "",
                judged.target is not None and judged.target.worked_back,
            )
        )
    return rows, notes


def _revision(reading: Reading, indicator: Indicator, titles: Mapping[str, str]) -> str:
    """Say that a figure was revised: what it was, and which reports said so."""
    said = [f"{observation_words(indicator, old)} in {titles[old.release]}" for old in reading.revised_from]
    return f"Revised in {titles[reading.observation.release]}; it was {', then '.join(said)}." if said else ""


def markers_used(rows: list[FigureRow]) -> list[tuple[str, str]]:
    """Explain the markers that stand in the table."""
    return [(marker, meaning) for marker, meaning in MARKER.items() if any(row.marker == marker for row in rows)]


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
        known = TARGET_BASIS[target.basis_and_span]
        how = " ".join(part for part in (known, APPLIES_TO.get(target.applies_to, "")) if part)
        value = target_words(score.indicator, target)
        said.append((f"{value} for {name_of(target.period)}", how, target.evidence))
    return said
