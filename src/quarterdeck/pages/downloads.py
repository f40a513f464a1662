"""The files beside an indicator's page: its figures as CSV and JSON, its chart as SVG."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal

from quarterdeck.pages.environment import render_html
from quarterdeck.pages.inputs import ChartImages, CouncilInput
from quarterdeck.pages.words import status_label
from quarterdeck.periods import name_of
from quarterdeck.results import Reading, Score
from quarterdeck.rows import cell_text

COLUMNS = {
    "council": "The council.",
    "indicator": "The indicator's permanent id.",
    "title": "The indicator's plain title.",
    "period": "The period, as in the data package.",
    "period_starts": "The period's first day.",
    "period_ends": "The period's last day.",
    "value": "The figure.",
    "unit": "The figure's unit.",
    "marker": "Shorthand for what kind of figure it is, or why there is none.",
    "numerator": "How many were counted, where published.",
    "denominator": "Out of how many, where published.",
    "target": "The target that applies to this figure.",
    "target_basis": "How the target is known.",
    "status": "The figure against that target.",
    "release": "The report that gave the figure.",
    "note": "What a reader should know about it.",
}


def indicator_files(given: CouncilInput, score: Score, sentences: tuple[str, ...]) -> dict[str, bytes]:
    """Make the files by name."""
    rows = [_row(given, score, reading) for reading in score.readings]
    name, chart = score.indicator.id, given.charts.get(score.indicator.id)
    files = {f"{name}.csv": _csv(rows), f"{name}.json": _json(given, score, rows, sentences)}
    if chart:
        files |= {f"{name}.svg": chart.standalone, f"{name}.png": chart.png, "embed.html": _embed(given, score, chart)}
        files |= {"explore.json": chart.interactive} if chart.interactive else {}
    return files


def _embed(given: CouncilInput, score: Score, chart: ChartImages) -> bytes:
    """Make the page that others can show in a frame: the chart, its status, its source, and the way back."""
    release = score.release
    html = render_html(
        "embed",
        title=score.indicator.title,
        council=given.council.settings.name,
        chart=chart,
        status=status_label(score.judgement.status, given.council.settings.tolerance),
        source=release.source,
        caveat=score.indicator.caveat,
        period=name_of((score.current or score.newest).period),
    )
    return f"{html}\n".encode()


def _row(given: CouncilInput, score: Score, reading: Reading) -> dict[str, str]:
    seen, judged = reading.observation, reading.judgement
    undated = seen.period.text.startswith("R")
    return {
        "council": given.council.settings.name,
        "indicator": score.indicator.id,
        "title": score.indicator.title,
        "period": seen.period.text,
        "period_starts": "" if undated else cell_text(seen.period.start),
        "period_ends": "" if undated else cell_text(seen.period.end),
        "value": cell_text(seen.value) or seen.value_text,
        "unit": score.indicator.unit,
        "marker": seen.marker,
        "numerator": cell_text(seen.numerator),
        "denominator": cell_text(seen.denominator),
        "target": cell_text(judged.target.value) or judged.target.value_text if judged.target else "",
        "target_basis": judged.basis,
        "status": judged.status,
        "release": seen.release,
        "note": seen.note,
    }


def _csv(rows: list[dict[str, str]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(COLUMNS), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def _json(given: CouncilInput, score: Score, rows: list[dict[str, str]], sentences: tuple[str, ...]) -> bytes:
    indicator, settings = score.indicator, given.council.settings
    own = ("council", "indicator", "title", "unit")
    document = {
        "council": {"name": settings.full_name, "code": settings.code},
        "indicator": indicator.id,
        "title": indicator.title,
        "official_title": score.entry.official_title,
        "description": indicator.description,
        "summary": " ".join(sentences),
        "unit": indicator.unit,
        "polarity": score.polarity.value,
        "accumulation": indicator.accumulation.value,
        "frequency": indicator.frequency,
        "ref": score.entry.ref,
        "status": score.judgement.status,
        "direction_of_travel": score.direction.word,
        "trend": score.trend.word,
        "quartile": score.quartile,
        "licence": {"name": settings.licence_name, "url": settings.licence_url, "attribution": settings.attribution},
        "source": score.release.source,
        "observations": [{name: text or None for name, text in row.items() if name not in own} for row in rows],
        "comparators": [
            {
                "comparator": c.comparator,
                "period": c.period.text if c.period else None,
                "period_name": name_of(c.period) if c.period else None,
                "value": _text(c.value),
                "quartile": c.quartile,
            }
            for c in score.comparators
        ],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _text(value: Decimal | None) -> str | None:
    """Write figures as text, so that no reader's binary floats change them."""
    return None if value is None else f"{value:f}"
