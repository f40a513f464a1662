"""CSV on the Web metadata (W3C, 2015), made from a data package's descriptor: the same facts in other words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from quarterdeck.documents import json_file

#: Only the context that the standard defines may stand here; the prefixes are known to it.
_CONTEXT = ["http://www.w3.org/ns/csvw", {"@language": "en"}]
_DIALECT = {"encoding": "utf-8", "delimiter": ",", "quoteChar": '"', "doubleQuote": True, "header": True}
_TYPES = {"number": "decimal", "integer": "integer", "date": "date"}


def group_metadata(descriptor: Mapping[str, Any]) -> bytes:
    """Describe all tables of a package: ``csv-metadata.json``, where readers of any of them look for it."""
    tables = [
        {"url": resource["path"], **_about_table(resource), "tableSchema": _schema(resource, descriptor)}
        for resource in descriptor["resources"]
    ]
    return json_file({"@context": _CONTEXT, **_about(descriptor), "dialect": _DIALECT, "tables": tables})


def table_metadata(descriptor: Mapping[str, Any]) -> bytes:
    """Describe a file that stands alone: ``<file>.csv-metadata.json``."""
    resource = descriptor["resources"][0]
    schema = _schema(resource, descriptor)
    return json_file(
        {
            "@context": _CONTEXT,
            "url": resource["path"],
            **_about(descriptor),
            "dialect": _DIALECT,
            "tableSchema": schema,
        }
    )


def _about(descriptor: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "dc:title": descriptor["title"],
        "dc:description": descriptor["description"],
        "dc:identifier": descriptor["id"],
        "dc:license": {"@id": descriptor["licenses"][0]["path"]},
        "dc:rights": descriptor["attribution"],
        "dc:publisher": descriptor["contributors"][0]["title"],
        "dc:source": [source["title"] for source in descriptor["sources"]],
        "dc:modified": descriptor["created"][:10],
        "dcat:landingPage": {"@id": descriptor["homepage"]},
        "dcat:keyword": descriptor["keywords"],
        "schema:version": descriptor["version"],
    }


def _about_table(resource: Mapping[str, Any]) -> dict[str, Any]:
    return {"dc:title": resource["title"], "dc:description": resource["description"]}


def _schema(resource: Mapping[str, Any], descriptor: Mapping[str, Any]) -> dict[str, Any]:
    schema = resource["schema"]
    filled = {field["name"] for field in schema["fields"] if field.get("constraints", {}).get("required")}
    paths = {other["name"]: other["path"] for other in descriptor["resources"]}
    keys = [
        {
            "columnReference": key["fields"],
            "reference": {
                "resource": paths[key["reference"]["resource"]],
                "columnReference": key["reference"]["fields"],
            },
        }
        for key in schema.get("foreignKeys", [])
        if set(key["fields"]) <= filled  # this standard has no reference that a row may leave empty
    ]
    described = {"columns": [_column(field) for field in schema["fields"]], "primaryKey": schema["primaryKey"]}
    return described | ({"foreignKeys": keys} if keys else {})


def _column(field: Mapping[str, Any]) -> dict[str, Any]:
    constraints = field.get("constraints", {})
    datatype: Any = _TYPES.get(field["type"], "string")
    if "enum" in constraints:
        datatype = {"base": "string", "format": "|".join(re.escape(word) for word in constraints["enum"])}
    column = {"name": field["name"], "titles": field["name"], "dc:description": field["description"]}
    return column | {"datatype": datatype} | ({"required": True} if constraints.get("required") else {})
