# ruff: noqa: INP001 (a program, in no package)
"""Measure what a build costs: the shipped portal, made-up councils of some sizes, and bare MkDocs Material beside each.

Nothing here passes or fails. Seconds depend on the machine and on what else it does, so look at the ratio to the bare
site, which is built in the same run, and at processor seconds before you believe a difference.
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import platform
import shutil
import sys
import tempfile
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from bench_lib.council import SLUG, write_council
from bench_lib.measure import Cost, measure
from bench_lib.site import Weight, weigh

ROOT = Path(__file__).parents[1]
FULL, QUICK = (100, 400, 1600), (100, 200)
#: What is asked of a build: the shipped portal in so many seconds, and any council in so many MB.
MOST_SECONDS, MOST_MB = 30, 1000
#: The most of a build's processor time that the downloads may take.
MOST_OF_IT = 1 / 3
#: A bare build is nearly all one process at work: one that took this many times its processor seconds had to wait.
_WAITED = 1.25
_QUARTERDECK = [sys.executable, "-c", "from quarterdeck.cli import main; main()"]
_HEADINGS = (
    ("what", 26),
    ("seconds", 8),
    ("CPU s", 7),
    ("s/indic.", 9),
    ("to bare", 8),
    ("peak MB", 8),
    ("largest", 8),
    ("pages", 6),
    ("site MB", 8),
    ("page KB", 8),
    ("load KB", 8),
)


@dataclass(frozen=True, slots=True)
class Result:
    """One build. ``bare`` is the seconds of the bare site of as many pages (its own, for a bare site)."""

    what: str
    kind: str
    indicators: int
    cost: Cost
    weight: Weight
    bare: float

    @property
    def each(self) -> float:
        """Give seconds for each indicator."""
        return self.cost.seconds / self.indicators

    @property
    def ratio(self) -> float:
        """Give how many times as long as the bare site it took."""
        return self.cost.seconds / self.bare


class Bench:
    """A temporary folder with a copy of the program, so that edits meanwhile change nothing, and the builds in it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.results: list[Result] = []
        shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
        # Compiled now, or the first build would pay for it.
        compileall.compile_dir(folder / "src", quiet=1)
        path = os.pathsep.join((str(folder / "src"), str(ROOT / "scripts")))
        self._environment = os.environ | {
            "PYTHONPATH": path,
            "NO_MKDOCS_2_WARNING": "1",
            "SITE_URL": "https://figures.example/",
        }
        self.downloads = 0.0

    def shipped(self) -> None:
        """Build the shipped portal from nothing, then again with the drawings that it kept."""
        project = self._project("shipped")
        shutil.copytree(ROOT / "datapackage", project / "datapackage")
        # One run that is not counted reads the libraries from disk; a machine's first build of the day pays for that.
        check = [*_QUARTERDECK, "check", "--project", str(project)]
        measure(check, project, self._environment)
        cost, again = self._build(project), self._build(project)
        count = len(_indicator_pages(project))
        bare = self.bare(count)
        weight = weigh(project / "build" / "site", _indicator_pages(project))
        self._add(Result(f"shipped, {count}, from nothing", "shipped", count, cost, weight, bare))
        self._add(Result(f"shipped, {count}, again", "warm", count, again, weight, bare))
        alone = measure([sys.executable, "-m", "bench_lib.downloads", str(project)], project, self._environment)
        checked = measure(check, project, self._environment)
        self.downloads = (alone.cpu_seconds - checked.cpu_seconds) / cost.cpu_seconds

    def council(self, size: int) -> None:
        """Build a made-up council from nothing."""
        project = self._project(f"council-{size}")
        write_council(project / "datapackage", size)
        cost = self._build(project)
        weight = weigh(project / "build" / "site", _indicator_pages(project))
        bare = self.bare(size)
        self._add(Result(f"{SLUG}, {size}", "council", size, cost, weight, bare))
        shutil.rmtree(project)

    def bare(self, size: int) -> float:
        """Build a bare site and give its seconds."""
        folder = self._folder / f"bare-{size}"
        folder.mkdir()
        command = [sys.executable, "-m", "bench_lib.bare", str(folder), str(size)]
        cost = measure(command, folder, self._environment)
        weight = weigh(folder / "site", (folder / "site" / "indicators").glob("*/index.html"))
        self._add(Result(f"bare Material, {size}", "bare", size, cost, weight, cost.seconds))
        shutil.rmtree(folder)
        return cost.seconds

    def _project(self, name: str) -> Path:
        project = self._folder / name
        project.mkdir()
        shutil.copy(ROOT / "mkdocs.yml", project)
        shutil.copytree(ROOT / "docs", project / "docs")
        return project

    def _build(self, project: Path) -> Cost:
        return measure([*_QUARTERDECK, "build", "--quiet", "--project", str(project)], project, self._environment)

    def _add(self, result: Result) -> None:
        self.results.append(result)
        print(_line(result), flush=True)  # noqa: T201 (the table is what the program is for)


def _indicator_pages(project: Path) -> list[Path]:
    return list((project / "build" / "site").glob("*/indicators/*/index.html"))


def _line(result: Result) -> str:
    cost, weight = result.cost, result.weight
    cells = (
        result.what,
        f"{cost.seconds:.1f}",
        f"{cost.cpu_seconds:.1f}",
        f"{result.each:.3f}",
        f"{result.ratio:.2f}",
        f"{cost.memory_mb:.0f}" if cost.memory_mb else "-",
        f"{cost.largest_mb:.0f}",
        f"{weight.pages}",
        f"{weight.site_mb:.1f}",
        f"{weight.page_kb:.1f}",
        f"{weight.load_kb:.0f}",
    )
    return _row(cells)


def _row(cells: tuple[str, ...]) -> str:
    first, *rest = zip(cells, _HEADINGS, strict=True)
    return first[0].ljust(first[1][1]) + "".join(text.rjust(width) for text, (_, width) in rest)


def verdict(results: list[Result], downloads: float) -> list[str]:
    """Say in plain lines how the builds compare with what is asked of them.

    ``downloads`` is their share in the processor seconds of the shipped portal's build from nothing.
    """
    councils = {result.indicators: result for result in results if result.kind == "council"}
    lines = []
    if len(councils) > 1:
        # 400 and 1,600 in a full run; whatever the two largest are in another.
        small, large = sorted(councils)[-2:]
        wall = councils[large].each / councils[small].each
        processor = (councils[large].cost.cpu_seconds / large) / (councils[small].cost.cpu_seconds / small)
        lines.append(
            f"Cost per indicator at {large:,} over at {small:,}: {wall:.2f} in seconds, {processor:.2f} in CPU seconds."
        )
    shipped = next(result for result in results if result.kind == "shipped")
    quick = "yes" if shipped.cost.seconds < MOST_SECONDS else "no"
    lines.append(f"Shipped build under {MOST_SECONDS} s: {quick} ({shipped.cost.seconds:.1f} s).")
    little = "yes" if downloads < MOST_OF_IT else "no"
    lines.append(f"Downloads under a third of that build's processor seconds: {little} ({downloads:.0%}).")
    ours = [max(r.cost.memory_mb, r.cost.largest_mb) for r in results if r.kind != "bare"]
    small_enough = "yes" if max(ours) < MOST_MB else "no"
    lines.append(f"Peak memory under 1 GB: {small_enough} ({max(ours):.0f} MB, all processes together).")
    waited = [r.what for r in results if r.kind == "bare" and r.cost.seconds > _WAITED * r.cost.cpu_seconds]
    if waited:
        lines.append(
            f"Other programs held up {'; '.join(waited)}: trust CPU seconds, or run it again on a quiet machine."
        )
    return lines


def _machine() -> dict[str, object]:
    packages = ("mkdocs", "mkdocs-material", "altair", "vl-convert-python", "pandas", "pagefind")
    return {
        "python": platform.python_version(),
        "system": platform.platform(),
        "processors": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "load": round(os.getloadavg()[0], 2),
        "packages": {name: version(name) for name in packages},
    }


def _sizes(text: str) -> tuple[int, ...]:
    sizes = tuple(int(part) for part in text.split(","))
    if min(sizes) < 1:
        raise argparse.ArgumentTypeError("a council has at least one indicator")
    return tuple(sorted(set(sizes)))


def main() -> None:
    """Parse, measure, print."""
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=_sizes, default=FULL, help="indicators of the made-up councils: 100,400,1600")
    parser.add_argument("--quick", action="store_true", help="only 100 and 200 indicators")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write every number to a file")
    parser.add_argument("--from", dest="start", type=Path, default=Path.cwd(), help=argparse.SUPPRESS)
    given = parser.parse_args()
    machine = _machine()
    print(  # noqa: T201
        f"{machine['processors']} processors, load {machine['load']} at the start, Python {machine['python']}. "
        "Peak: all processes at once; largest: the largest one.\n"
        "Page: the HTML of an indicator's page, gzip; load: with all that a first visit fetches from the site.\n\n"
        + _row(tuple(name for name, _ in _HEADINGS)),
        flush=True,
    )
    with tempfile.TemporaryDirectory(prefix="quarterdeck-bench-") as folder:
        bench = Bench(Path(folder))
        bench.shipped()
        for size in QUICK if given.quick else given.sizes:
            bench.council(size)
    lines = verdict(bench.results, bench.downloads)
    print("\n" + "\n".join(lines))  # noqa: T201
    if given.json:
        made = [asdict(r) | {"seconds_each": r.each, "ratio": r.ratio} for r in bench.results]
        content = {"machine": machine, "results": made, "verdict": lines}
        # A relative name is meant from where the user stood; the wrapper has changed into the project.
        (given.start / given.json).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
