"""``datapackage.json``: what each file and column is, in the terms of Data Package version 2."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from quarterdeck.model import Council
from quarterdeck.schema import Column, ColumnType, Table

PROFILE = "https://datapackage.org/profiles/2.0/"
_TYPES = {ColumnType.INTEGER: "integer", ColumnType.DECIMAL: "number", ColumnType.DATE: "date"}


def build_descriptor(council: Council, tables: tuple[Table, ...], contents: Mapping[str, bytes]) -> dict[str, Any]:
    """Describe a council's package; ``contents`` are the files by name, for their size and digest."""
    settings = council.settings
    return {
        "$schema": f"{PROFILE}datapackage.json",
        "name": settings.slug,
        "title": f"{settings.full_name}: performance indicators",
        "description": (
            f"Figures, targets, comparisons and commentary from the published performance reports of "
            f"{settings.full_name}, with statuses and changes worked out by one set of rules. {settings.about}"
        ),
        "licenses": [{"name": "OGL-UK-3.0", "path": settings.licence_url, "title": settings.licence_name}],
        "sources": [{"title": release.source} for release in council.releases],
        "keywords": ["performance", "indicators", "local government", settings.name],
        "resources": [_resource(table, contents[f"{table.name}.csv"]) for table in tables],
    }


def _resource(table: Table, content: bytes) -> dict[str, Any]:
    return {
        "$schema": f"{PROFILE}dataresource.json",
        "name": table.name.replace("/", "-"),
        "type": "table",
        "path": f"{table.name}.csv",
        "title": table.title,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "dialect": {"$schema": f"{PROFILE}tabledialect.json", "delimiter": ",", "quoteChar": '"', "header": True},
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    required = {column.name for column in table.columns if column.required}
    schema: dict[str, Any] = {
        "$schema": f"{PROFILE}tableschema.json",
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
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


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES.get(column.type, "string"),
        "description": column.description,
    }
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.type is ColumnType.CHOICE:
        field["categories"] = [{"value": word, "label": meaning} for word, meaning in column.choices.items()]
        constraints["enum"] = list(column.choices)
    return field | ({"constraints": constraints} if constraints else {})
