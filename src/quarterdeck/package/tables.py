"""Tables as CSV text: UTF-8, comma, line feed, one heading, rows in a fixed order."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict

from quarterdeck.results import Assessment, Edition, Reconciliation, Score, Tally
from quarterdeck.rows import Cell, FilledTable, cell_text
from quarterdeck.schema import DERIVED_TABLES

Records = Iterable[Mapping[str, Cell]]


def csv_text(columns: tuple[str, ...], records: Records) -> str:
    """Write records under a heading; missing cells are empty."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for record in records:
        writer.writerow([cell_text(record.get(column)) for column in columns])
    return out.getvalue()


def filled_csv(filled: FilledTable) -> bytes:
    """Write a table's file, with its columns in their published order."""
    return csv_text(filled.table.column_names, filled.records).encode()


def score_records(assessments: Iterable[Assessment]) -> Records:
    """Give the rows of ``scores.csv``."""
    return [_score(score) for assessment in assessments for score in assessment.scores]


def _score(score: Score) -> dict[str, Cell]:
    judged, shown = score.judgement, score.current or score.newest
    target = judged.target
    return {
        "release": score.release.id,
        "indicator": score.indicator.id,
        "ref": score.entry.ref,
        "priority": score.entry.priority,
        "outcome": score.entry.outcome,
        "tier": score.entry.tier,
        "period": shown.period,
        "value": shown.value,
        "marker": shown.marker,
        "target": target.value if target else None,
        "target_period": target.period if target else None,
        "target_basis": judged.basis,
        "achievement_percent": judged.achievement_percent,
        "variance": judged.variance,
        "variance_percent": judged.variance_percent,
        "status": judged.status,
        "previous_period": score.change.previous.period if score.change.previous else None,
        "previous_value": score.change.previous.value if score.change.previous else None,
        "change": score.change.change,
        "change_percent": score.change.percent,
        "direction_of_travel": score.direction.word,
        "direction_basis": score.direction.basis,
        "trend": score.trend.word,
        "trend_basis": score.trend.basis,
        "quartile": score.quartile,
        "distance_from_target": judged.distance,
        "distance_from_target_percent": judged.distance_percent,
        "direction_period": score.direction.earlier.period if score.direction.earlier else None,
        "trend_period": score.trend.earlier.period if score.trend.earlier else None,
        "year_target": judged.reached.target.value if judged.reached else None,
        "year_target_reached": judged.reached.so_far if judged.reached else None,
        "year_target_reached_percent": judged.reached.percent if judged.reached else None,
    }


def tally_records(tallies: Iterable[Tally]) -> Records:
    """Give the rows of ``tallies.csv``."""
    return [
        {
            "release": tally.release,
            "measure": tally.measure,
            "priority": tally.priority,
            "tier": tally.tier,
            "category": tally.category,
            "count": tally.count,
            "with_data": tally.with_data,
            "percent": tally.percent,
        }
        for tally in tallies
    ]


def reconciliation_records(reconciliations: Iterable[Reconciliation]) -> Records:
    """Give the rows of ``reconciliation.csv``."""
    return [
        {
            "release": one.release,
            "indicator": one.indicator,
            "figure": one.figure,
            "printed": one.printed,
            "recomputed": one.recomputed,
            "agrees": one.agrees,
            "note": one.note,
            "item": one.item,
            "circular": "yes" if one.circular else "",
        }
        for one in reconciliations
    ]


def version_tables(editions: Sequence[Edition]) -> tuple[FilledTable, ...]:
    """Give ``versions.csv`` and ``changes.csv``."""
    by_name = {table.name: table for table in DERIVED_TABLES}
    versions: Records = tuple(
        {
            "release": edition.release.id,
            "version": edition.version,
            "dated": edition.release.dated,
            "raised": edition.raised,
            "because": edition.because,
            **{kind: edition.count(kind) for kind in ("new", "revised", "removed", "redefined")},
        }
        for edition in editions
    )
    changes: Records = tuple(asdict(change) for edition in editions for change in edition.changes)
    return FilledTable(by_name["versions"], tuple(versions)), FilledTable(by_name["changes"], tuple(changes))
