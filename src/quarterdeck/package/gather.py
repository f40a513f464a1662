"""All data of a council, with the list of its files: what pages, catalogues and feeds are told of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from quarterdeck import addresses
from quarterdeck.datasets import CouncilData, Dataset, PublishedFile
from quarterdeck.model import Council
from quarterdeck.package.build import ReleasedPackage
from quarterdeck.package.descriptor import Descriptor
from quarterdeck.package.formats.columnar import build_parquet, is_long
from quarterdeck.package.formats.database import build_database
from quarterdeck.package.indicator import IndicatorData
from quarterdeck.results import Assessment, Edition


def build_council_files(slug: str, packages: tuple[ReleasedPackage, ...]) -> dict[str, bytes]:
    """Make every file of a council's data by address, but for the spreadsheets, which take longest."""
    newest, page = packages[-1], addresses.data_page(slug)
    about = about_package(newest.descriptor)
    files = {f"{page}{name}": content for name, content in newest.files.items()}
    files[f"{page}{slug}.zip"] = newest.archive
    files[f"{page}{slug}.sqlite"] = build_database(newest.tables, about)
    for filled in newest.tables:
        if is_long(filled.table):
            files[f"{page}{filled.table.name}.parquet"] = build_parquet(filled, about)
    for package in packages:
        archive = package.kept.archive if package.kept else package.archive
        files[addresses.release_archive(slug, package.edition.release.id)] = archive
    return files


def about_package(descriptor: Descriptor) -> dict[str, str]:
    """Say in a few lines what a package is, for files that travel alone."""
    licence = descriptor["licenses"][0]
    return {
        "title": descriptor["title"],
        "description": descriptor["description"],
        "version": descriptor["version"],
        "dated": descriptor["created"][:10],
        "page": descriptor["homepage"],
        "permanent_address": descriptor["id"],
        "licence": f"{licence['title']}, {licence['path']}",
        "attribution": descriptor["attribution"],
        "source": "; ".join(source["title"] for source in descriptor["sources"]),
    }


def gather_council(
    council: Council,
    assessments: tuple[Assessment, ...],
    packages: tuple[ReleasedPackage, ...],
    files: Mapping[str, bytes],
    indicators: Mapping[str, IndicatorData],
    pictured: Collection[str],
) -> CouncilData:
    """Gather what is published; ``files`` are those of ``build_council_files``, ``pictured`` the charted indicators."""
    slug, newest = council.settings.slug, packages[-1]
    return CouncilData(
        council,
        Dataset(addresses.data_page(slug), newest.descriptor, tuple(_package_files(slug, newest, files))),
        newest.edition,
        tuple(_version(slug, package, files) for package in packages),
        {name: _indicator(slug, data, name in pictured) for name, data in indicators.items()},
        {name: data.score for name, data in indicators.items()},
        assessments,
    )


def _version(slug: str, package: ReleasedPackage, files: Mapping[str, bytes]) -> tuple[Edition, Dataset]:
    """Give a version as it stays at its report's address: as it was kept or, if it was not, as it was made."""
    edition, descriptor = package.edition, package.descriptor
    if package.kept is not None:
        edition, descriptor = package.kept.edition, package.kept.descriptor
    archive = _file(addresses.release_archive(slug, edition.release.id), "All tables, as CSV", files)
    return edition, Dataset(addresses.release_page(slug, edition.release.id), descriptor, (archive,))


def _package_files(slug: str, newest: ReleasedPackage, files: Mapping[str, bytes]) -> list[PublishedFile]:
    page = addresses.data_page(slug)
    listed = [
        _file(f"{page}{slug}.zip", "All tables, as CSV", files),
        _file(f"{page}{slug}.xlsx", "All tables, as a spreadsheet", files),
        _file(f"{page}{slug}.sqlite", "All tables, as a database", files),
    ]
    for filled in newest.tables:
        name, title = filled.table.name, filled.table.title
        listed += [
            _file(f"{page}{name}.{kind}", title, files)
            for kind in ("csv", "parquet")
            if f"{page}{name}.{kind}" in files
        ]
    return listed


def _indicator(slug: str, data: IndicatorData, pictured: bool) -> Dataset:
    name = data.score.indicator.id
    kinds = {"csv": "The figures", "xlsx": "The figures, as a spreadsheet", "json": "The figures, and all about them"}
    kinds |= {"svg": "The chart, to scale", "png": "The chart, as a picture"} if pictured else {}
    sizes = {f"{name}.{kind}": len(data.files[f"{name}.{kind}"]) for kind in ("csv", "json")}
    listed = tuple(
        PublishedFile(addresses.indicator_file(slug, name, kind), what, sizes.get(f"{name}.{kind}"))
        for kind, what in kinds.items()
    )
    return Dataset(addresses.indicator_page(slug, name), data.descriptor, listed)


def _file(address: str, what: str, files: Mapping[str, bytes]) -> PublishedFile:
    return PublishedFile(address, what, len(files[address]) if address in files else None)
