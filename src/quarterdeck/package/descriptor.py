"""``datapackage.json``: what each file and column is, in the terms of Data Package version 2.

Every other description of the data (for harvesters, search engines, spreadsheets) is made from this one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from quarterdeck import addresses
from quarterdeck.model import Council, Release
from quarterdeck.package.versions.state import type_word
from quarterdeck.periods import Period, PeriodKind
from quarterdeck.results import Edition
from quarterdeck.rows import FilledTable
from quarterdeck.schema import Column, ColumnType, Table

Descriptor = dict[str, Any]

PROFILE = "https://datapackage.org/profiles/2.0/"
#: Where the statistical geography of the United Kingdom names an area by its code.
_AREA = "http://statistics.data.gov.uk/id/statistical-geography/"
#: A code of that geography; a body elsewhere has one of another scheme, or none.
_AREA_CODE = re.compile(r"[EWSN][0-9]{8}", re.ASCII)
#: The short names of licences that the standard knows, by their address.
_LICENCE_IDS = {
    "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/": {"name": "OGL-UK-3.0"},
    "https://creativecommons.org/licenses/by/4.0/": {"name": "CC-BY-4.0"},
}
_MISSING = [{"value": "", "label": "There is nothing to say; where a figure is missing, its marker says why."}]


def build_descriptor(
    council: Council, releases: tuple[Release, ...], edition: Edition, tables: tuple[FilledTable, ...], home: str
) -> Descriptor:
    """Describe a council's package as it stood with the last of ``releases``; ``add_files`` adds its files.

    ``home`` is the portal's full address, ending in a slash.
    """
    settings = council.settings
    return {
        "$schema": f"{PROFILE}datapackage.json",
        "name": settings.slug,
        "id": home + addresses.release_page(settings.slug, edition.release.id),
        "title": f"{settings.full_name}: performance indicators",
        "description": (
            f"Figures, targets, comparisons and commentary from the published performance reports of "
            f"{settings.full_name}, with statuses and changes worked out by one set of rules. {settings.about}"
        ),
        "homepage": home + addresses.data_page(settings.slug),
        "keywords": ["performance", "indicators", "local government", settings.name],
        **_common(council, edition),
        "sources": [{"title": r.source} | ({"path": r.url} if r.url else {}) for r in releases],
        **extent_of(tables),
    }


def build_indicator_descriptor(
    council: Council, edition: Edition, filled: FilledTable, about: Mapping[str, Any], home: str
) -> Descriptor:
    """Describe the file of one indicator; ``about`` holds its name, title, description, keywords and sources."""
    page = home + addresses.indicator_page(council.settings.slug, about["name"])
    return {
        "$schema": f"{PROFILE}datapackage.json",
        "id": page,
        "homepage": page,
        **about,
        **_common(council, edition),
        **extent_of((filled,)),
    }


def _common(council: Council, edition: Edition) -> Descriptor:
    settings, release = council.settings, edition.release
    issued = {"issued": release.published.isoformat()} if release.published else {}
    licence = {"path": settings.licence_url, "title": settings.licence_name}
    return {
        "version": edition.version,
        "created": f"{release.dated.isoformat()}T00:00:00Z",
        **issued,
        "licenses": [{**_LICENCE_IDS.get(settings.licence_url, {}), **licence}],
        "attribution": settings.attribution,
        "contributors": [{"title": settings.full_name, "roles": ["creator", "publisher"]}],
        "contact": settings.contact,
        "spatial": {"title": settings.name, **_area(settings.code)},
        "language": "en-GB",
    }


def _area(code: str) -> Descriptor:
    """Give the address of an area that has one."""
    return {"path": f"{_AREA}{code}"} if _AREA_CODE.fullmatch(code) else {}


def extent_of(tables: tuple[FilledTable, ...]) -> Descriptor:
    """Give the time that the figures cover, as days; nothing where no figure is dated."""
    periods = [
        period
        for filled in tables
        if filled.table.name in ("observations", "indicator")
        for row in filled.records
        if isinstance(period := row["period"], Period) and period.kind is not PeriodKind.UNDATED
    ]
    if not periods:
        return {}
    start, end = min(p.start for p in periods), max(p.end for p in periods)
    return {"temporal": {"start": start.isoformat(), "end": end.isoformat()}}


def add_files(descriptor: Descriptor, tables: tuple[FilledTable, ...], contents: Mapping[str, bytes]) -> Descriptor:
    """Add the resources: one for each table, with the size and digest of its file (``contents``, by name)."""
    paths = {f"{filled.table.name}.csv": filled for filled in tables}
    return {**descriptor, "resources": [resource_of(filled, path, contents[path]) for path, filled in paths.items()]}


def resource_of(filled: FilledTable, path: str, content: bytes, schema: Descriptor | None = None) -> Descriptor:
    """Describe one table's file; ``schema`` may be given where many files have the same."""
    table = filled.table
    return {
        "$schema": f"{PROFILE}dataresource.json",
        "name": table.name.replace("/", "-"),
        "type": "table",
        "path": path,
        "title": table.title,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "rows": len(filled.records),
        "dialect": {"$schema": f"{PROFILE}tabledialect.json", "delimiter": ",", "quoteChar": '"', "header": True},
        "schema": schema or schema_of(table),
    }


def schema_of(table: Table) -> Descriptor:
    """Describe a table's columns and keys."""
    required = {column.name for column in table.columns if column.required}
    schema: dict[str, Any] = {
        "$schema": f"{PROFILE}tableschema.json",
        "fields": [_field(column) for column in table.columns],
        "missingValues": _MISSING,
        "primaryKey": list(table.key),
    }
    # A reference of several columns, one of which may be empty, is checked when the tables are read; the
    # standard has no words for "where all of them are filled".
    keys = [
        {"fields": list(ref.columns), "reference": {"resource": ref.table, "fields": list(ref.to)}}
        for ref in table.references
        if len(ref.columns) == 1 or set(ref.columns) <= required
    ]
    return schema | ({"foreignKeys": keys} if keys else {})


def _field(column: Column) -> Descriptor:
    field: dict[str, Any] = {
        "name": column.name,
        "type": type_word(column.type),
        "description": column.description,
    }
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.type is ColumnType.CHOICE:
        field["categories"] = [{"value": word, "label": meaning} for word, meaning in column.choices.items()]
        constraints["enum"] = list(column.choices)
    return field | ({"constraints": constraints} if constraints else {})
