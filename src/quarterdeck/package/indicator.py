"""The data of one indicator: its series as one table, and everything about it as one document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from quarterdeck import addresses
from quarterdeck.documents import json_file
from quarterdeck.model import Comparator, Council, Release
from quarterdeck.package.csvw import table_metadata
from quarterdeck.package.descriptor import Descriptor, build_indicator_descriptor, resource_of, schema_of
from quarterdeck.package.tables import filled_csv
from quarterdeck.periods import Period, PeriodKind, name_of
from quarterdeck.results import Edition, Reading, Score
from quarterdeck.rows import Cell, FilledTable, cell_text
from quarterdeck.schema import INDICATOR_FILE
from quarterdeck.schema.words import COMPARATORS, MARKER

#: The columns that are the same in every row; the document says them once.
_ONCE = frozenset({"council", "indicator", "title", "unit", "licence", "page"})
_ONLY_OTHERS = "Only the figures of others are published for this period."


@dataclass(frozen=True, slots=True)
class IndicatorData:
    """An indicator's table, its descriptor, and its files by name."""

    score: Score
    filled: FilledTable
    descriptor: Descriptor
    files: Mapping[str, bytes]


def build_indicator_data(council: Council, score: Score, edition: Edition, summary: str, home: str) -> IndicatorData:
    """Make an indicator's files; ``summary`` says in plain words what the newest figure shows."""
    name = score.indicator.id
    releases = {release.id: release for release in council.releases}
    filled = FilledTable(INDICATOR_FILE, tuple(_records(council, score, releases, home)))
    content = filled_csv(filled)
    described = build_indicator_descriptor(council, edition, filled, _about(council, score, summary), home)
    described["resources"] = [{**resource_of(filled, f"{name}.csv", content, _schema()), "name": name}]
    files = {
        f"{name}.csv": content,
        f"{name}.csv-metadata.json": table_metadata(described),
        f"{name}.json": _document(council, score, filled, described, summary),
    }
    return IndicatorData(score, filled, described, files)


@cache
def _schema() -> Descriptor:
    """Describe the columns, which are the same in the files of all indicators, only once."""
    return schema_of(INDICATOR_FILE)


def _about(council: Council, score: Score, summary: str) -> dict[str, Any]:
    indicator, name = score.indicator, council.settings.full_name
    sources = dict.fromkeys(_sources(council, score))
    return {
        "name": indicator.id,
        "title": f"{indicator.title}: {name}",
        "description": f"{indicator.description} {summary}".strip(),
        "keywords": [*indicator.keywords, "performance", "local government", council.settings.name],
        "sources": [{"title": source} for source in sources],
    }


def _sources(council: Council, score: Score) -> Iterator[str]:
    named = {reading.observation.release for reading in score.readings} | {score.release.id}
    yield from (release.source for release in reversed(council.releases) if release.id in named)
    if score.indicator.source:
        yield score.indicator.source


def _records(
    council: Council, score: Score, releases: Mapping[str, Release], home: str
) -> Iterator[Mapping[str, Cell]]:
    """Give the rows from old to new; periods for which only others' figures are known have rows of their own."""
    same: dict[str, Cell] = {
        "council": council.settings.name,
        "indicator": score.indicator.id,
        "title": score.indicator.title,
        "unit": score.indicator.unit,
        "licence": council.settings.licence_name,
        "page": home + addresses.indicator_page(council.settings.slug, score.indicator.id),
    }
    others: dict[str, list[Comparator]] = {}
    for comparator in score.comparators:
        if comparator.period is not None:
            others.setdefault(comparator.period.key, []).append(comparator)
    known = {reading.observation.period.key for reading in score.readings}
    rows = [(r.observation.period, _own(r), r.observation.release) for r in score.readings]
    rows += [
        (found[0].period, _LACKING, found[0].release)
        for text, found in others.items()
        if text not in known and found[0].period is not None
    ]
    for period, own, release in sorted(rows, key=lambda row: row[0].sort_key):
        said = releases[release]
        yield {
            **same,
            **_period(period),
            **own,
            **_others(others.get(period.key, [])),
            "release": release,
            "source": said.source,
            "published": said.published,
        }


_LACKING: Mapping[str, Cell] = {
    "marker": "[x]",
    "marker_meaning": MARKER["[x]"],
    "target_basis": "none",
    "status": "no_data",
    "note": _ONLY_OTHERS,
}


def _period(period: Period) -> Mapping[str, Cell]:
    dated = period.kind is not PeriodKind.UNDATED
    return {
        "period": period,
        "period_name": name_of(period),
        "period_starts": period.start if dated else None,
        "period_ends": period.end if dated else None,
    }


def _own(reading: Reading) -> Mapping[str, Cell]:
    seen, judged = reading.observation, reading.judgement
    return {
        "value": seen.value,
        "value_text": seen.value_text,
        "marker": seen.marker,
        "marker_meaning": MARKER.get(seen.marker, ""),
        "numerator": seen.numerator,
        "denominator": seen.denominator,
        "target": judged.target.value if judged.target else None,
        "target_text": judged.target.value_text if judged.target else "",
        "target_basis": judged.basis,
        "achievement_percent": judged.achievement_percent,
        "status": judged.status,
        "note": seen.note,
    }


def _others(comparators: list[Comparator]) -> Mapping[str, Cell]:
    values: dict[str, Cell] = {one.comparator: one.value for one in comparators if one.comparator in COMPARATORS}
    values["others"] = "; ".join(
        f"{one.short_title}: {cell_text(one.value)}"
        for one in comparators
        if one.comparator not in COMPARATORS and one.value is not None
    )
    quartile = next((one.quartile for one in comparators if one.quartile is not None), None)
    return {**values, "quartile": quartile}


def _document(council: Council, score: Score, filled: FilledTable, described: Descriptor, summary: str) -> bytes:
    """Write all that is known of an indicator. Figures are text, so that no reader's binary floats change them."""
    indicator, settings = score.indicator, council.settings
    columns = [name for name in filled.table.column_names if name not in _ONCE]
    document = {
        "council": {"id": settings.slug, "name": settings.full_name, "code": settings.code},
        "indicator": indicator.id,
        "title": indicator.title,
        "official_title": score.entry.official_title,
        "description": indicator.description,
        "summary": summary,
        "unit": indicator.unit,
        "polarity": score.polarity.value,
        "accumulation": indicator.accumulation.value,
        "frequency": indicator.frequency,
        "caveat": indicator.caveat or None,
        "ref": score.entry.ref or None,
        "tier": score.entry.tier,
        "priority": score.entry.priority,
        "release": score.release.id,
        "status": score.judgement.status,
        "direction_of_travel": score.direction.word,
        "trend": score.trend.word,
        "quartile": score.quartile,
        "version": described["version"],
        "dated": score.release.dated.isoformat(),
        "page": described["homepage"],
        "licence": {"name": settings.licence_name, "url": settings.licence_url, "attribution": settings.attribution},
        "sources": [source["title"] for source in described["sources"]],
        "observations": [{name: _in_json(row.get(name)) for name in columns} for row in filled.records],
        "comparators": [
            {
                "comparator": one.comparator,
                "period": one.period.text if one.period else None,
                "period_name": name_of(one.period) if one.period else None,
                "value": cell_text(one.value) or None,
                "quartile": one.quartile,
            }
            for one in score.comparators
        ],
    }
    return json_file(document)


def _in_json(cell: Cell) -> str | int | None:
    return cell if isinstance(cell, int) else cell_text(cell) or None
