"""Charts: every drawing that the pages need, new ones made and the others taken from the cache."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from quarterdeck.charts import (
    Chart,
    Drawing,
    TogetherFigure,
    build_interactive_spec,
    card_svg,
    council_charts,
    frame_svg,
    javascript_library,
    page_svg,
    render_figures,
    render_pngs,
    shared_charts,
    spark_svg,
)
from quarterdeck.model import Concept
from quarterdeck.pages import ChartImages, headline_of, standing_of
from quarterdeck.pipeline.checking import Checked
from quarterdeck.progress import Progress
from quarterdeck.publish import read_cache, write_cache
from quarterdeck.results import Assessment, newest_scores

Assessed = tuple[Checked, tuple[Assessment, ...]]


def draw_charts(
    assessed: list[Assessed], concepts: tuple[Concept, ...], out: Path, progress: Progress
) -> tuple[Mapping[str, ChartImages], bytes]:
    """Draw every chart, by council and name; give also the script that draws those to explore."""
    charts = [
        chart
        for one, assessments in assessed
        for chart in council_charts(one.council, assessments, headline_of(one.council), standing_of(one.council))
    ]
    charts += shared_charts([(one.council, newest_scores(found)) for one, found in assessed], concepts)
    cache = read_cache(out / "cache", "charts")
    figures = {chart.key: chart.figure for chart in charts}
    drawings = render_figures(figures, cache, progress.step("Drawing charts", 2 * len(figures)))
    alone = {chart.key: frame_svg(drawings[chart.key].wide, chart.words) for chart in charts}
    shared = {chart.key for chart in charts if isinstance(chart.figure, TogetherFigure)}
    cards = {key: card_svg(svg) for key, svg in alone.items() if ":" not in key and key not in shared}
    pngs = render_pngs(cards, cache, progress.step("Making pictures", len(cards)))
    library = javascript_library(cache)
    write_cache(out / "cache", "charts", cache)
    images = {
        name: image
        for chart in charts
        for name, image in _images(chart, drawings[chart.key], alone[chart.key], pngs.get(chart.key, b""))
    }
    return images, library


def _images(chart: Chart, drawing: Drawing, alone: str, png: bytes) -> Iterator[tuple[str, ChartImages]]:
    """Give a chart as its page shows it, and again, with other ids, for the page that compares councils."""
    slug, _, name = chart.key.partition("/")
    words, series = chart.words, chart.series
    spark = spark_svg(series) if series is not None else ""
    explore = build_interactive_spec(series) if series is not None else b""
    kind = "breakdown-" if name.startswith("breakdown:") else ""
    variants = [(chart.key, kind)] + ([(f"{slug}/compare:{name}", f"{slug}-{name}-")] if chart.compared else [])
    for key, prefix in variants:
        wide, narrow = (
            page_svg(svg, f"{prefix}{size}", words.title, words.description)
            for svg, size in ((drawing.wide, "wide"), (drawing.narrow, "narrow"))
        )
        yield (
            key,
            ChartImages(
                wide,
                narrow,
                alone.encode(),
                words.description,
                png,
                spark,
                explore,
                chart.strip,
                words.title,
                chart.drawn,
                chart.telling,
            ),
        )
