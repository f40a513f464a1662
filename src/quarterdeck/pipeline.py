"""The only module that knows the order of the stages: read, validate, assess, package, chart, page, publish."""

from __future__ import annotations

from calendar import timegm
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from quarterdeck.assess import assess_release, changes_between, reconcile, tally_scores
from quarterdeck.charts import (
    Chart,
    Drawing,
    SeriesFigure,
    build_interactive_spec,
    card_svg,
    council_charts,
    frame_svg,
    javascript_library,
    page_svg,
    render_figures,
    render_pngs,
    spark_svg,
)
from quarterdeck.errors import Finding, InputError, has_blockers
from quarterdeck.model import Concept, Council
from quarterdeck.package import Worked, build_packages, check_package
from quarterdeck.pages import (
    ChartImages,
    CouncilInput,
    Site,
    build_site,
    finding_of,
    standing_of,
    written_fragments,
)
from quarterdeck.progress import NoProgress, Progress
from quarterdeck.publish import Publication, open_staging, publish, read_cache, usable_folder, write_cache
from quarterdeck.read import CouncilFolder, build_concepts, build_council, read_concepts, read_folder
from quarterdeck.results import Assessment
from quarterdeck.validate import validate_concepts, validate_releases, validate_tables


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: how many pages, for which councils, where, and what to look at again."""

    site: Path
    councils: tuple[str, ...]
    indicators: int
    pages: int
    files: int
    warnings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """A council's tables, read and checked."""

    folder: CouncilFolder
    council: Council


@dataclass(frozen=True, slots=True)
class Portal:
    """All councils, and what more than one of them measures."""

    councils: tuple[Checked, ...]
    concepts: tuple[Concept, ...]


def check(data: Path) -> tuple[Portal, tuple[Finding, ...]]:
    """Read and check every council of a data folder; councils are only given when nothing blocks."""
    folders = sorted(path for path in data.iterdir() if path.is_dir()) if data.is_dir() else []
    concepts, found = read_concepts(data)
    findings: list[Finding] = list(found)
    read: list[CouncilFolder] = []
    for path in folders:
        folder, found = read_folder(path)
        found += validate_tables(folder.tables)
        if folder.settings and not has_blockers(found):
            found += tuple(validate_releases(folder.tables, folder.settings.year_starts))
        findings += found
        read.append(folder)
    findings += validate_concepts(concepts, (folder.tables for folder in read))
    if not folders:
        remedy = "Put one folder for each council there; the handbook shows what it holds."
        findings.append(Finding(data.name, 0, "", "no-council", "The folder holds no council.", remedy))
    if has_blockers(tuple(findings)):
        return Portal((), ()), tuple(findings)
    checked = tuple(Checked(folder, build_council(folder)) for folder in read)
    return Portal(checked, build_concepts(concepts)), tuple(findings)


def build(project: Path, progress: Progress | None = None) -> Built:
    """Build the portal of a project: ``datapackage/`` in, ``build/`` out. Raises InputError with all findings."""
    progress = progress or NoProgress()
    step = progress.step("Reading and checking", 1)
    portal, findings = check(project / "datapackage")
    step(1)
    if has_blockers(findings):
        raise InputError(findings)
    out = usable_folder(project / "build")
    assessed = _assess(portal.councils, progress)
    images, library = _draw(assessed, out, progress)
    step = progress.step("Writing pages", 1)
    councils = tuple(_council_input(one, assessments, images) for one, assessments in assessed)
    site = build_site(councils, portal.concepts)
    step(1)
    publication = _publication(project, site, councils, {"assets/explore.js": library})
    step = progress.step("Making the site", 5)
    with open_staging(out) as staging:
        problems = publish(project, staging, publication, lambda folder: _check_packages(folder, councils), step)
    if problems:
        raise InputError(findings + problems)
    return Built(
        out / "site",
        tuple(given.council.settings.name for given in councils),
        sum(len(given.current) for given in councils),
        len(publication.pages),
        len(publication.files),
        findings,
    )


Assessed = tuple[Checked, tuple[Assessment, ...]]


def _assess(checked: tuple[Checked, ...], progress: Progress) -> list[Assessed]:
    step = progress.step("Assessing", sum(len(one.council.releases) for one in checked))
    assessed = []
    for one in checked:
        assessments = []
        for release in one.council.releases:
            assessments.append(assess_release(one.council, release))
            step(1)
        assessed.append((one, tuple(assessments)))
    return assessed


def _draw(assessed: list[Assessed], out: Path, progress: Progress) -> tuple[Mapping[str, ChartImages], bytes]:
    """Draw every chart, by council and name; give also the script that draws those to explore."""
    charts = [
        chart
        for one, assessments in assessed
        for chart in council_charts(one.council, assessments, finding_of(one.council), standing_of(one.council))
    ]
    cache = read_cache(out / "cache")
    figures = {chart.key: chart.figure for chart in charts}
    drawings = render_figures(figures, cache, progress.step("Drawing charts", 2 * len(figures)))
    alone = {chart.key: frame_svg(drawings[chart.key].wide, chart.words) for chart in charts}
    cards = {key: card_svg(svg) for key, svg in alone.items() if ":" not in key}
    pngs = render_pngs(cards, cache, progress.step("Making pictures", len(cards)))
    library = javascript_library(cache)
    write_cache(out / "cache", cache)
    images = {
        name: image
        for chart in charts
        for name, image in _images(chart, drawings[chart.key], alone[chart.key], pngs.get(chart.key, b""))
    }
    return images, library


def _images(chart: Chart, drawing: Drawing, alone: str, png: bytes) -> Iterator[tuple[str, ChartImages]]:
    """Give a chart as its page shows it, and again, with other ids, for the page that compares councils."""
    slug, _, name = chart.key.partition("/")
    words, spark = chart.words, spark_svg(chart.figure) if isinstance(chart.figure, SeriesFigure) else ""
    explore = build_interactive_spec(chart.figure) if isinstance(chart.figure, SeriesFigure) else b""
    kind = "breakdown-" if name.startswith("breakdown:") else ""
    variants = [(chart.key, kind)] + ([(f"{slug}/compare:{name}", f"{slug}-{name}-")] if chart.compared else [])
    for key, prefix in variants:
        wide, narrow = (
            page_svg(svg, f"{prefix}{size}", words.title, words.description)
            for svg, size in ((drawing.wide, "wide"), (drawing.narrow, "narrow"))
        )
        yield key, ChartImages(wide, narrow, alone.encode(), words.description, png, spark, explore, chart.strip)


def _council_input(
    one: Checked, assessments: tuple[Assessment, ...], images: Mapping[str, ChartImages]
) -> CouncilInput:
    council, slug = one.council, one.council.settings.slug
    tallies = tuple(tally for a in assessments for tally in tally_scores(a.release.id, a.scores))
    reconciliations = tuple(r for a in assessments for r in reconcile(council, a))
    worked = Worked(assessments, tallies, reconciliations)
    packages = build_packages(council, one.folder.tables, worked, "http://127.0.0.1:8000/")
    package = packages[-1]
    charts = {name.removeprefix(f"{slug}/"): image for name, image in images.items() if name.startswith(f"{slug}/")}
    changes = changes_between(*assessments[-2:]) if len(assessments) > 1 else None
    files = {**package.files, f"{slug}.zip": package.archive}
    return CouncilInput(council, assessments, tallies, reconciliations, charts, tuple(f.table for f in package.tables), files, changes)


def _publication(
    project: Path, site: Site, councils: tuple[CouncilInput, ...], assets: Mapping[str, bytes]
) -> Publication:
    written = _written_pages(project / "docs")
    places = written_fragments()
    pages = {page.source: page.text for page in site.pages}
    newest = max(given.latest.release.period.end for given in councils)
    return Publication(
        written | pages,
        dict.fromkeys(written, places) | {page.source: page.fragments for page in site.pages},
        {**site.files, **assets},
        {given.slug: {name: f for name, f in given.package.items() if not name.endswith(".zip")} for given in councils},
        {
            "notice": site.councils[0].notice,
            "councils": {menu.slug: asdict(menu) for menu in site.councils},
            "compare": any(page.address == "compare/" for page in site.pages),
            "only": site.councils[0].slug if len(site.councils) == 1 else "",
        },
        # The newest figures date the site: the same input gives the same bytes on any day.
        timegm(newest.timetuple()),
    )


def _written_pages(docs: Path) -> dict[str, str]:
    pages: dict[str, str] = {}
    findings: list[Finding] = []
    for path in sorted(docs.glob("*.md")):
        try:
            pages[path.name] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            remedy = "Save the page again as UTF-8."
            findings.append(Finding(f"docs/{path.name}", 0, "", "bad-encoding", "The text is not UTF-8.", remedy))
    if findings:
        raise InputError(tuple(findings))
    return pages


def _check_packages(folder: Path, councils: tuple[CouncilInput, ...]) -> tuple[Finding, ...]:
    return tuple(f for given in councils for f in check_package(folder / given.slug, given.slug))
