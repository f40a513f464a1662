"""Tables as CSV text: UTF-8, comma, line feed, one heading, rows in a fixed order."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from quarterdeck.results import Assessment, Reconciliation, Score, Tally
from quarterdeck.rows import Cell, TableRows, cell_text
from quarterdeck.schema import Table

Records = Iterable[Mapping[str, Cell]]


def csv_text(columns: tuple[str, ...], records: Records) -> str:
    """Write records under a heading; missing cells are empty."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for record in records:
        writer.writerow([cell_text(record.get(column)) for column in columns])
    return out.getvalue()


def source_csv(table: Table, rows: TableRows) -> str:
    """Write a source table with its columns in their published order."""
    return csv_text(table.column_names, (row.cells for row in rows.rows))


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
        }
        for one in reconciliations
    ]
