"""Figures to drawings, on all processors. A drawing made before is taken from the cache by what it shows."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from typing import Any, TypeVar

import vl_convert
from PIL import Image

from quarterdeck.charts.bars import BarsFigure, build_bars_spec
from quarterdeck.charts.figure import SeriesFigure
from quarterdeck.charts.series import build_series_spec
from quarterdeck.charts.svg import tidy_svg
from quarterdeck.charts.theme import NARROW, SIZES, WIDE, Size

#: Pixels of a PNG for each of its SVG, so that it is sharp on a dense screen and in a message.
PNG_SCALE = 1.25
#: A chart has few colours; with their blends at the edges this many show no difference.
_COLOURS = 24
#: Fewer new drawings than this are not worth starting other processes for.
_WORTH_PROCESSES = 12


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart as SVG, for wide and for narrow columns."""

    wide: str
    narrow: str


def render_figures(
    figures: Mapping[str, SeriesFigure | BarsFigure],
    cache: MutableMapping[str, str],
    progress: Callable[[int], None] = lambda _: None,
) -> dict[str, Drawing]:
    """Draw figures by name. ``cache`` maps a digest of what is drawn to the drawing and is added to."""
    specs = {
        (name, size.name): json.dumps(_spec(figure, size), separators=(",", ":"))
        for name, figure in figures.items()
        for size in SIZES
    }
    drawn = _render(specs, cache, progress)
    return {name: Drawing(drawn[name, WIDE.name], drawn[name, NARROW.name]) for name in figures}


def render_pngs(
    svgs: Mapping[str, str], cache: MutableMapping[str, str], progress: Callable[[int], None] = lambda _: None
) -> dict[str, bytes]:
    """Turn SVG files by name into PNG pictures, with the same cache."""
    return {name: b64decode(text) for name, text in _render(svgs, cache, progress).items()}


Name = TypeVar("Name")


def _render(
    jobs: Mapping[Name, str], cache: MutableMapping[str, str], progress: Callable[[int], None]
) -> dict[Name, str]:
    salt = f"{version('vl-convert-python')}:6:"
    digests = {name: sha256((salt + job).encode()).hexdigest() for name, job in jobs.items()}
    wanted = {digests[name]: job for name, job in jobs.items() if digests[name] not in cache}
    progress(len(jobs) - len(wanted))
    cache.update(zip(wanted, _draw_all(list(wanted.values()), progress), strict=True))
    return {name: cache[digest] for name, digest in digests.items()}


def _spec(figure: SeriesFigure | BarsFigure, size: Size) -> dict[str, Any]:
    return build_bars_spec(figure, size) if isinstance(figure, BarsFigure) else build_series_spec(figure, size)


def _draw_all(specs: list[str], progress: Callable[[int], None]) -> list[str]:
    workers = min(_processors(), 8)
    if len(specs) < _WORTH_PROCESSES or workers == 1:
        drawn = []
        for spec in specs:
            drawn.append(draw(spec))
            progress(1)
        return drawn
    # Every worker takes each n-th drawing, so that all finish at about the same time.
    with ThreadPoolExecutor(workers) as pool:
        shares = list(pool.map(lambda share: _draw_apart(share, progress), (specs[n::workers] for n in range(workers))))
    return [shares[place % workers][place // workers] for place in range(len(specs))]


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _draw_apart(specs: list[str], progress: Callable[[int], None]) -> list[str]:
    """Draw in a process of its own: a line of JSON in for each specification, a line out for each drawing."""
    command = [sys.executable, "-m", "quarterdeck.charts.worker"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as worker:
        assert worker.stdin is not None
        assert worker.stdout is not None
        drawn = []
        for spec in specs:
            worker.stdin.write(f"{json.dumps(spec)}\n")
            worker.stdin.flush()
            drawn.append(str(json.loads(worker.stdout.readline())))
            progress(1)
    return drawn


def draw(job: str) -> str:
    """Do one job: a Vega-Lite specification (JSON) becomes a tidy SVG, an SVG becomes a PNG (in base 64).

    Nothing is fetched: the data are inside.
    """
    if job.startswith("<svg"):
        return b64encode(_few_colours(vl_convert.svg_to_png(job, scale=PNG_SCALE))).decode()
    return tidy_svg(vl_convert.vegalite_to_svg(job, allowed_base_urls=[]))


def _few_colours(png: bytes) -> bytes:
    """Store a picture with a palette: a tenth of the size."""
    out = io.BytesIO()
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    picture.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(out, "PNG")
    return out.getvalue()
