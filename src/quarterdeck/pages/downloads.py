"""The chart's files beside an indicator's page, and the words that go with all that can be downloaded there."""

from __future__ import annotations

from quarterdeck import addresses
from quarterdeck.datasets import FORMATS
from quarterdeck.pages.citation import cite_indicator
from quarterdeck.pages.environment import render_html
from quarterdeck.pages.inputs import ChartImages, CouncilInput
from quarterdeck.pages.page import link
from quarterdeck.pages.snippets import table_snippets
from quarterdeck.pages.words import status_label
from quarterdeck.periods import name_of
from quarterdeck.results import Score


def chart_files(given: CouncilInput, score: Score) -> dict[str, bytes]:
    """Make the files of an indicator's chart by name; none where it has no chart."""
    name, chart = score.indicator.id, given.charts.get(score.indicator.id)
    if chart is None:
        return {}
    files = {f"{name}.svg": chart.standalone, f"{name}.png": chart.png, "embed.html": _embed(given, score, chart)}
    return files | ({"explore.json": chart.interactive} if chart.interactive else {})


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
        licence=given.council.settings.licence_name,
        caveat=score.indicator.caveat,
        period=name_of((score.current or score.newest).period),
    )
    return f"{html}\n".encode()


def downloads_context(given: CouncilInput, score: Score) -> dict[str, object]:
    """Say what can be downloaded of an indicator, how to use it and how to cite it."""
    dataset, settings, indicator = given.data.indicators[score.indicator.id], given.council.settings, score.indicator
    files = [
        (file.address.rpartition("/")[2], FORMATS[file.kind][0], _lower(file.what), size_of(file.size))
        for file in dataset.files
    ]
    fields = dataset.descriptor["resources"][0]["schema"]["fields"]
    address = given.home + addresses.indicator_file(given.slug, indicator.id, "csv")
    return {
        "files": files,
        "charted": indicator.id in given.charts,
        "title": f"{settings.name}: {indicator.title}",
        "cite": cite_indicator(given, score),
        "snippets": render_html(
            "snippets",
            what="the figures of this indicator",
            snippets=table_snippets(address, {field["name"]: field["type"] for field in fields}),
        ),
        "fields": [(field["name"], field["description"]) for field in fields],
        "described": f"{indicator.id}.csv-metadata.json",
        "whole": link(dataset.address, given.data.package.address),
        "licence": settings.licence_name,
        "licence_url": settings.licence_url,
        "attribution": settings.attribution,
    }


def size_of(count: int | None) -> str:
    """Say a size as readers know it, ``12 KB``; nothing where it is not known."""
    return "" if count is None else f"{max(1, (count + 512) // 1024):,} KB"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
