"""Figures to drawings, on all processors. A drawing made before is taken from the cache by what it shows."""

from __future__ import annotations

import io
import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

import vl_convert
from PIL import Image

from quarterdeck.charts.bars import BarsFigure, build_bars_spec
from quarterdeck.charts.figure import SeriesFigure
from quarterdeck.charts.series import SeriesJob, build_series_job, build_series_spec, fill_series
from quarterdeck.charts.svg import tidy_svg
from quarterdeck.charts.theme import NARROW, SIZES, WIDE, Size
from quarterdeck.charts.together import TogetherFigure, build_together_spec
from quarterdeck.charts.years import YearsFigure
from quarterdeck.charts.years_drawing import build_years_job
from quarterdeck.workers import Name, run_new_jobs

#: Pixels of a PNG for each of its SVG, so that it is sharp on a dense screen and in a message.
PNG_SCALE = 1.25
#: A chart has few colours; with their blends at the edges this many show no difference.
_COLOURS = 24
#: Where the renderer looks for fonts: nowhere but among its own.
_FONTS = {"FONTCONFIG_FILE": str(Path(__file__).with_name("fonts.conf"))}


Figure = SeriesFigure | YearsFigure | BarsFigure | TogetherFigure


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart as SVG, for wide and for narrow columns."""

    wide: str
    narrow: str


def render_figures(
    figures: Mapping[str, Figure],
    cache: MutableMapping[str, str],
    progress: Callable[[int], None] = lambda _: None,
) -> dict[str, Drawing]:
    """Draw figures by name. ``cache`` maps a digest of what is drawn to the drawing and is added to."""
    specs = {(name, size.name): _job(figure, size) for name, figure in figures.items() for size in SIZES}
    drawn = _render(specs, cache, progress)
    return {name: Drawing(drawn[name, WIDE.name], drawn[name, NARROW.name]) for name in figures}


def render_pngs(
    svgs: Mapping[str, str], cache: MutableMapping[str, str], progress: Callable[[int], None] = lambda _: None
) -> dict[str, bytes]:
    """Turn SVG files by name into PNG pictures, with the same cache."""
    return {name: b64decode(text) for name, text in _render(svgs, cache, progress).items()}


def _render(
    jobs: Mapping[Name, str], cache: MutableMapping[str, str], progress: Callable[[int], None]
) -> dict[Name, str]:
    salt = f"{version('vl-convert-python')}:10:"
    return run_new_jobs("quarterdeck.charts.worker", jobs, cache, salt, progress, _FONTS)


def _job(figure: Figure, size: Size) -> str:
    """Write what is to be drawn: a job for the template of a series, or the whole specification of other charts."""
    if isinstance(figure, BarsFigure):
        return json.dumps(build_bars_spec(figure, size), separators=(",", ":"))
    if isinstance(figure, TogetherFigure):
        return json.dumps(build_together_spec(figure, size), separators=(",", ":"))
    job = build_years_job(figure, size) if isinstance(figure, YearsFigure) else build_series_job(figure, size)
    return json.dumps({"job": asdict(job)}, separators=(",", ":"))


def draw(job: str) -> str:
    """Do one job: a chart (JSON) becomes a tidy SVG, an SVG becomes a PNG (in base 64).

    Nothing is fetched: the data are inside.
    """
    if job.startswith("<svg"):
        return b64encode(_few_colours(vl_convert.svg_to_png(job, scale=PNG_SCALE))).decode()
    given = json.loads(job)
    if "job" not in given:
        return tidy_svg(vl_convert.vegalite_to_svg(job, allowed_base_urls=[]))
    series = SeriesJob(**given["job"])
    vega = fill_series(json.loads(_compiled(series.template)), series)
    return tidy_svg(vl_convert.vega_to_svg(vega, allowed_base_urls=[]))


@lru_cache(maxsize=4)
def _compiled(template: str) -> str:
    """Compile a template to Vega, once in each process."""
    names = {layer["data"]["name"] for layer in json.loads(template)["layer"]}
    empty = SeriesJob(template, 1, 1, {}, (0, 1), (0, 1), {name: [] for name in names})
    return json.dumps(vl_convert.vegalite_to_vega(build_series_spec(empty)))


def _few_colours(png: bytes) -> bytes:
    """Store a picture with a palette: a tenth of the size. Runs of one colour are all that packs well in a chart."""
    out = io.BytesIO()
    picture = Image.open(io.BytesIO(png))
    palette = picture.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    palette.save(out, "PNG", compress_type=zlib.Z_RLE)
    return out.getvalue()
