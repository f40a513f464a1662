"""The documents of the static API that hold a council's figures, and what changed in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from quarterdeck import addresses
from quarterdeck.datasets import CouncilData, Dataset
from quarterdeck.model import Settings
from quarterdeck.periods import name_of
from quarterdeck.results import Score
from quarterdeck.rows import cell_text
from quarterdeck.schema.words import CHANGE

Document = dict[str, Any]


def _council_name(settings: Settings) -> Mapping[str, str]:
    return {"id": settings.slug, "name": settings.full_name, "code": settings.code}


def list_indicators(data: CouncilData, home: str) -> Document:
    """List a council's indicators by id, each with the figure judged in its newest report, or else its last row."""
    return {
        "council": _council_name(data.council.settings),
        "version": data.edition.version,
        "count": len(data.scores),
        "indicators": [_indicator(data, data.scores[name], home) for name in sorted(data.scores)],
    }


def _indicator(data: CouncilData, score: Score, home: str) -> Document:
    indicator, entry, judged = score.indicator, score.entry, score.judgement
    shown = score.current or score.newest
    return {
        "indicator": indicator.id,
        "title": indicator.title,
        "description": indicator.description,
        "unit": indicator.unit,
        "polarity": score.polarity.value,
        "accumulation": indicator.accumulation.value,
        "frequency": indicator.frequency,
        "concept": indicator.concept or None,
        "keywords": list(indicator.keywords),
        "ref": entry.ref or None,
        "tier": entry.tier,
        "priority": entry.priority,
        "release": score.release.id,
        "period": shown.period.text,
        "period_name": name_of(shown.period),
        "value": cell_text(shown.value) or None,
        "value_text": shown.value_text or None,
        "marker": shown.marker or None,
        "target": cell_text(judged.target.value) or None if judged.target else None,
        "target_text": judged.target.value_text or None if judged.target else None,
        "status": judged.status,
        "direction_of_travel": score.direction.word,
        "trend": score.trend.word,
        "quartile": score.quartile,
        "page": home + addresses.indicator_page(data.slug, indicator.id),
        "feed": home + addresses.indicator_feed(data.slug, indicator.id),
        "files": _files(data.indicators[indicator.id], home),
    }


def _files(dataset: Dataset, home: str) -> Mapping[str, str]:
    files = {}
    for file in dataset.files:
        files[file.kind] = home + file.address
        if file.kind == "csv":
            files["csv_metadata"] = f"{home}{file.address}-metadata.json"
    return files


def list_changes(data: CouncilData) -> Document:
    """List what each report changed in a council's data, and the versions that came of it."""
    return {
        "council": _council_name(data.council.settings),
        "versions": [
            {
                "release": edition.release.id,
                "version": edition.version,
                "dated": edition.release.dated.isoformat(),
                "raised": edition.raised,
                "because": edition.because,
                "counts": {kind: edition.count(kind) for kind in CHANGE},
            }
            for edition in data.editions
        ],
        "changes": [
            {name: value or None for name, value in asdict(change).items()}
            for edition in data.editions
            for change in edition.changes
        ],
    }
