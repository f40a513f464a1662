"""Build: from the councils' folders to the finished portal."""

from __future__ import annotations

from calendar import timegm
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from quarterdeck import addresses
from quarterdeck.assess import assess_release
from quarterdeck.catalogue import build_catalogue_files, build_head_links, build_sitemap
from quarterdeck.datasets import PortalData
from quarterdeck.errors import Finding, InputError, has_blockers
from quarterdeck.package import check_package
from quarterdeck.pages import ChartImages, build_site, render_sheet, written_fragments
from quarterdeck.pipeline.checking import Checked, Portal, check
from quarterdeck.pipeline.drawing import Assessed, draw_charts
from quarterdeck.pipeline.packing import Packed, pack_council, start_spreadsheets
from quarterdeck.progress import NoProgress, Progress
from quarterdeck.publish import (
    Publication,
    SiteSettings,
    open_staging,
    publish,
    read_site_settings,
    sole_build,
    usable_folder,
)


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: how many pages, for which councils, where, and what to look at again."""

    site: Path
    councils: tuple[str, ...]
    indicators: int
    pages: int
    files: int
    warnings: tuple[Finding, ...]


def build(project: Path, progress: Progress | None = None) -> Built:
    """Build the portal of a project: ``datapackage/`` in, ``build/`` out. Raises InputError with all findings."""
    progress = progress or NoProgress()
    step = progress.step("Reading and checking", 1)
    portal, findings = check(project / "datapackage")
    settings, found = read_site_settings(project / "mkdocs.yml")
    findings += found
    step(1)
    if has_blockers(findings) or settings is None:
        raise InputError(findings)
    out = usable_folder(project / "build")
    with sole_build(out):
        return _make(project, portal, settings, findings, progress)


def _make(
    project: Path, portal: Portal, settings: SiteSettings, findings: tuple[Finding, ...], progress: Progress
) -> Built:
    """Make and publish the portal; ``findings`` are warnings so far."""
    out = project / "build"
    assessed = _assess(portal.councils, progress)
    images, library = draw_charts(assessed, portal.concepts, out, progress)
    step = progress.step("Writing data and pages", 2)
    packed = [pack_council(*one, images, settings.address) for one in assessed]
    together = {name.removeprefix("compare/"): image for name, image in images.items() if name.startswith("compare/")}
    del images, assessed  # each is in its council's part now; a large council's pictures need not be kept twice
    step(1)
    slugs = [one.data.slug for one in packed]
    names = tuple(one.given.council.settings.name for one in packed)
    indicators, books = sum(len(one.given.current) for one in packed), sum(len(one.books) for one in packed)
    with start_spreadsheets(packed, out) as spreadsheets:
        publication = _publication(project, portal, packed, library, settings, together)
        packed.clear()  # from here on it is only written, and let go
        pages, files = len(publication.pages), len(publication.files) + books
        step(1)
        step = progress.step("Making the site", 5)
        with open_staging(out) as staging:
            problems = publish(
                project, staging, publication, spreadsheets, lambda folder: _check_packages(folder, slugs), step
            )
    if problems:
        raise InputError(findings + problems)
    return Built(out / "site", names, indicators, pages, files, findings)


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


def _publication(
    project: Path,
    portal: Portal,
    packed: list[Packed],
    library: bytes,
    settings: SiteSettings,
    together: Mapping[str, ChartImages],
) -> Publication:
    """Write every page and every list, and gather all that is to be published."""
    councils = tuple(one.given for one in packed)
    data = PortalData(settings.name, settings.address, tuple(given.data for given in councils))
    site = build_site(councils, portal.concepts, together)
    files = {**site.files, "assets/explore.js": library, **build_catalogue_files(data, portal.concepts)}
    for one in packed:
        files |= one.files
    written = _written_pages(project / "docs")
    places = written_fragments()
    pages = {page.source: page.text for page in site.pages}
    dates: dict[str, date | None] = {_address(path): None for path in written}
    dates |= {page.address: page.dated for page in site.pages if page.address != "search/"}
    heads = build_head_links(data, [page.address for page in site.pages])
    about = councils[0].council.settings.about
    sheets = dict(site.sheets) | {path: render_sheet(about, f"{data.home}{_address(path)}") for path in written}
    newest = max(given.latest.release.period.end for given in councils)
    return Publication(
        written | pages,
        dict.fromkeys(written, places) | {page.source: page.fragments for page in site.pages},
        {place: f"{heads.get(place, '')}{sheet}" for place, sheet in sheets.items()},
        {**files, "sitemap.xml": build_sitemap(data.home, dates)},
        {
            given.slug: {
                address.removeprefix(root): content
                for address, content in files.items()
                if address.startswith(root := addresses.data_page(given.slug))
            }
            for given in councils
        },
        {
            "notice": site.councils[0].notice,
            "explorer": f"{len(files['assets/explore.js']) / 1_000_000:.1f} MB",
            "about": site.councils[0].about,
            "councils": {menu.slug: asdict(menu) for menu in site.councils},
            "compare": any(page.address == "compare/" for page in site.pages),
            "only": site.councils[0].slug if len(site.councils) == 1 else "",
        },
        # The newest figures date the site: the same input gives the same bytes on any day.
        timegm(newest.timetuple()),
    )


def _address(written: str) -> str:
    """Give the address of a page that is written by hand, from its file's name."""
    name = written.removesuffix(".md")
    return "" if name == "index" else f"{name}/"


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


def _check_packages(folder: Path, slugs: list[str]) -> tuple[Finding, ...]:
    return tuple(finding for slug in slugs for finding in check_package(folder / slug, slug))
