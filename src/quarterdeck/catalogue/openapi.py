"""The description of the static API in OpenAPI 3.1: what stands at which address, and what each field means."""

from __future__ import annotations

import re
from typing import Any

from quarterdeck.catalogue.openapi_files import ApiFile, api_files
from quarterdeck.catalogue.openapi_parts import ID_PATTERN, Schema
from quarterdeck.catalogue.openapi_schemas import build_schemas
from quarterdeck.datasets import PortalData

#: Raised by the rule that ``_ABOUT`` promises; it is not the version of any data.
API_VERSION = "1.0.0"

_ABOUT = """\
The portal's data for programs: plain files, made when the portal is built. Begin with the index; everything else can \
be reached from it by full addresses.

- **Access**: files are fetched with GET. There is no key, nothing to sign up for, and no limit that we set.
- **Licence**: each council's data name their licence, and what to say beside them.
- **Figures** are text, with their decimals exactly as published: `"84.0"`, not `84`. Read them as decimals.
- **null** means that there is nothing to say. Where a figure is missing, its marker or its note says why. Except for \
the addresses of pictures, every field is always there.
- **Text** is plain text, not HTML: escape it before you put it in a page.
- **Addresses and ids** never change.
- **Stability**: fields are added, and no field is renamed or removed without a new major version of this API. A new \
field raises the minor version. The schemas here allow no field that they do not name, so take this document again \
when its version is raised.
"""
_TAGS = {
    "Finding": "What there is, and where.",
    "Figures": "Indicators and their figures.",
    "Packages": "All of a council's data, now and as it stood with each report.",
    "News": "What changed, and when.",
}


def build_description(portal: PortalData) -> dict[str, Any]:
    """Make the document; its schemas are those of this very build's files."""
    return {
        "openapi": "3.1.0",
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "info": {
            "title": f"{portal.name}: open data",
            "summary": "Councils' performance figures as static files.",
            "description": _ABOUT,
            "version": API_VERSION,
            "license": _licence(portal),
        },
        # Paths begin with a slash and are set behind this address as they are.
        "servers": [{"url": portal.home.rstrip("/"), "description": "The portal"}],
        "security": [],
        "tags": [{"name": name, "description": about} for name, about in _TAGS.items()],
        "paths": {f"/{file.address}": {"get": _operation(file)} for file in api_files()},
        "components": {
            "parameters": _parameters(portal),
            "responses": {"NotFound": {"description": "There is no such file."}},
            "schemas": build_schemas(),
        },
    }


def _licence(portal: PortalData) -> dict[str, str]:
    settings = [data.council.settings for data in portal.councils]
    licences = sorted({(one.licence_name, one.licence_url) for one in settings})
    if len(licences) == 1:
        return {"name": licences[0][0], "url": licences[0][1]}
    return {"name": f"By council: {', '.join(name for name, _ in licences)}"}


def _operation(file: ApiFile) -> dict[str, Any]:
    operation = {
        "tags": [file.tag],
        "operationId": file.operation,
        "summary": file.summary,
        "description": file.description,
        "responses": {
            "200": {"description": "The file.", "content": {file.media_type: {"schema": file.schema}}},
            "404": {"$ref": "#/components/responses/NotFound"},
        },
    }
    names = dict.fromkeys(re.findall(r"\{(\w+)\}", file.address))
    parameters = [{"$ref": f"#/components/parameters/{name}"} for name in names]
    return operation | ({"parameters": parameters} if parameters else {})


def _parameters(portal: PortalData) -> dict[str, Any]:
    councils = sorted(portal.councils, key=lambda data: data.slug)
    first = councils[0]
    by_council = {"type": "string", "pattern": ID_PATTERN}
    tables = [[one["path"] for one in data.package.descriptor["resources"]] for data in councils]
    # Breakdowns stand in a folder of their own, and a parameter holds no slash; the index names their files.
    shared = [path for path in tables[0] if "/" not in path and all(path in others for others in tables)]
    names = [path.removesuffix(".csv") for path in shared]
    return {
        "council": _parameter(
            "council",
            "The council's id, as in the index.",
            {"type": "string", "enum": [data.slug for data in councils]},
            first.slug,
        ),
        "indicator": _parameter(
            "indicator",
            "The indicator's id, as in the council's list of indicators.",
            by_council,
            min(first.indicators),
        ),
        "release": _parameter(
            "release", "The report's id, as in the index.", by_council, first.versions[-1][0].release.id
        ),
        "table": _parameter(
            "table", "The table's name, as in the data package.", {"type": "string", "enum": names}, names[0]
        ),
    }


def _parameter(name: str, about: str, schema: Schema, example: str) -> dict[str, Any]:
    """Describe a part of an address; the examples of all of them together name files that are there."""
    return {"name": name, "in": "path", "required": True, "description": about, "schema": schema, "example": example}
