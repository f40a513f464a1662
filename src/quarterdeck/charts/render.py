"""Figures to drawings, on all processors. A drawing made before is taken from the cache by what it shows."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from typing import Any

import vl_convert

from quarterdeck.charts.bars import BarsFigure, build_bars_spec
from quarterdeck.charts.figure import SeriesFigure
from quarterdeck.charts.series import build_series_spec
from quarterdeck.charts.svg import tidy_svg
from quarterdeck.charts.theme import NARROW, SIZES, WIDE, Size

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
    """Draw figures by name. ``cache`` maps a digest of what is drawn to the SVG and is added to."""
    specs = {
        (name, size.name): json.dumps(_spec(figure, size), separators=(",", ":"))
        for name, figure in figures.items()
        for size in SIZES
    }
    salt = f"{version('vl-convert-python')}:2:"
    digests = {key: sha256((salt + spec).encode()).hexdigest() for key, spec in specs.items()}
    wanted = {digests[key]: spec for key, spec in specs.items() if digests[key] not in cache}
    progress(len(specs) - len(wanted))
    for digest, svg in zip(wanted, _draw_all(list(wanted.values()), progress), strict=True):
        cache[digest] = svg
    return {name: Drawing(cache[digests[name, WIDE.name]], cache[digests[name, NARROW.name]]) for name in figures}


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
            worker.stdin.write(f"{spec}\n")
            worker.stdin.flush()
            drawn.append(str(json.loads(worker.stdout.readline())))
            progress(1)
    return drawn


def draw(spec: str) -> str:
    """Draw one Vega-Lite specification (JSON) as a tidy SVG. Nothing is fetched: the data are inside."""
    return tidy_svg(vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]))
