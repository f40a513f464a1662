"""What is published of the data, for those who describe it: pages, catalogues, feeds.

A descriptor is that of Data Package version 2 (``datapackage.json``), with ``temporal``, ``spatial``, ``language``,
``attribution`` and ``contact`` beside the standard's own words. Everything that is said of data is made from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from quarterdeck.model import Council
from quarterdeck.results import Assessment, Edition, Score

#: What each kind of file is called, and its media type.
FORMATS: Mapping[str, tuple[str, str]] = {
    "csv": ("CSV", "text/csv"),
    "xlsx": ("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "json": ("JSON", "application/json"),
    "zip": ("ZIP", "application/zip"),
    "sqlite": ("SQLite", "application/vnd.sqlite3"),
    "parquet": ("Parquet", "application/vnd.apache.parquet"),
    "svg": ("SVG", "image/svg+xml"),
    "png": ("PNG", "image/png"),
}


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file to download: its address from the portal's root, what it holds, its size in bytes where known."""

    address: str
    what: str
    size: int | None = None

    @property
    def kind(self) -> str:
        """Give the end of its name, a key of FORMATS."""
        return self.address.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class Dataset:
    """A set of data with a page of its own (``address``, from the portal's root), its description and its files."""

    address: str
    descriptor: Mapping[str, Any]
    files: tuple[PublishedFile, ...]


@dataclass(frozen=True, slots=True)
class CouncilData:
    """All data of a council: the package as it is now, and each report's as it stays at its own address.

    ``versions`` run from the oldest report to the newest, as ``assessments`` do. ``edition`` is the package's own: the
    newest version's, unless something was put right after that was published.
    """

    council: Council
    package: Dataset
    edition: Edition
    versions: tuple[tuple[Edition, Dataset], ...]
    indicators: Mapping[str, Dataset]
    scores: Mapping[str, Score]
    assessments: tuple[Assessment, ...]

    @property
    def editions(self) -> tuple[Edition, ...]:
        """Give every report's edition, the newest one with all that was put right since."""
        return (*(edition for edition, _ in self.versions[:-1]), self.edition)

    @property
    def slug(self) -> str:
        """Give the council's part of every address."""
        return self.council.settings.slug


@dataclass(frozen=True, slots=True)
class PortalData:
    """The whole portal: its name, its full address (ending in a slash), and the data of its councils."""

    name: str
    home: str
    councils: tuple[CouncilData, ...]
