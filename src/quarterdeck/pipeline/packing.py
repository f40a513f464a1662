"""Packing: all files of a council's data, and what the pages are told of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from quarterdeck import addresses
from quarterdeck.assess import changes_between, find_movers, lists_by_rule, reconcile, reconcile_tallies, tally_scores
from quarterdeck.charts import sign_png, sign_svg
from quarterdeck.datasets import CouncilData
from quarterdeck.package import (
    Workbook,
    Worked,
    about_package,
    build_council_files,
    build_indicator_data,
    build_packages,
    council_book,
    gather_council,
    indicator_book,
    render_workbooks,
)
from quarterdeck.pages import ChartImages, CouncilInput, summary_of
from quarterdeck.pipeline.checking import Checked
from quarterdeck.publish import read_cache, write_cache
from quarterdeck.results import Assessment, newest_scores


@dataclass(frozen=True, slots=True)
class Packed:
    """A council, ready to be shown: what its pages need, its files by address, its spreadsheets still to be made."""

    given: CouncilInput
    data: CouncilData
    files: Mapping[str, bytes]
    books: Mapping[str, Workbook]


def pack_council(
    one: Checked, assessments: tuple[Assessment, ...], images: Mapping[str, ChartImages], home: str
) -> Packed:
    """Make a council's files and describe them."""
    council, slug = one.council, one.council.settings.slug
    worked = Worked(
        assessments,
        tuple(tally for a in assessments for tally in tally_scores(a.release.id, a.scores)),
        tuple(r for a in assessments for r in (*reconcile(council, a), *reconcile_tallies(council, a))),
    )
    packages = build_packages(council, one.folder.tables, worked, home, one.kept)
    summary, edition = summary_of(council), packages[-1].edition
    indicators = {
        name: build_indicator_data(council, score, edition, summary(score), home)
        for name, score in newest_scores(assessments).items()
    }
    files = build_council_files(slug, packages)
    charts = {name.removeprefix(f"{slug}/"): image for name, image in images.items() if name.startswith(f"{slug}/")}
    for name, made in indicators.items():
        if name in charts:
            charts[name] = _signed(charts[name], about_package(made.descriptor))
    data = gather_council(council, assessments, packages, files, indicators, charts)
    for name, made in indicators.items():
        page = addresses.indicator_page(slug, name)
        files |= {f"{page}{beside}": content for beside, content in made.files.items()}
    books = {addresses.indicator_file(slug, n, "xlsx"): indicator_book(council, d) for n, d in indicators.items()}
    books[f"{addresses.data_page(slug)}{slug}.xlsx"] = council_book(council, packages[-1])
    changes = changes_between(council, *assessments[-2:]) if len(assessments) > 1 else None
    given = CouncilInput(
        council,
        assessments,
        worked.tallies,
        worked.reconciliations,
        charts,
        data,
        home,
        changes,
        {assessment.release.id: lists_by_rule(council, assessment) for assessment in assessments},
        find_movers(assessments[-1].scores),
    )
    return Packed(given, data, files, books)


def _signed(image: ChartImages, about: Mapping[str, str]) -> ChartImages:
    return replace(image, standalone=sign_svg(image.standalone, about), png=sign_png(image.png, about))


@contextmanager
def start_spreadsheets(packed: list[Packed], out: Path) -> Iterator[Callable[[], Mapping[str, bytes]]]:
    """Make the spreadsheets in other processes while the site is generated; gives what waits for them.

    They take as long as the site generator, which uses one processor only.
    """
    books = {address: book for one in packed for address, book in one.books.items()}
    cache = read_cache(out / "cache", "spreadsheets")
    with ThreadPoolExecutor(1) as pool:
        made = pool.submit(render_workbooks, books, cache)

        def wait() -> Mapping[str, bytes]:
            files = made.result()
            write_cache(out / "cache", "spreadsheets", cache)
            return files

        yield wait
