"""What each document of the API holds, as JSON Schema: every field, with its meaning and its allowed words."""

from __future__ import annotations

from quarterdeck.catalogue.openapi_figures import figure_schemas
from quarterdeck.catalogue.openapi_parts import (
    Schema,
    address,
    columns,
    common_schemas,
    count,
    listing,
    or_null,
    record,
    ref,
    text,
)
from quarterdeck.datasets import FORMATS

#: Documents that follow a standard of their own, which says what they hold.
_STANDARDS = {
    "DataPackage": ("A descriptor of Data Package version 2.", "https://datapackage.org/standard/data-package/"),
    "TableMetadata": ("CSV on the Web metadata.", "https://www.w3.org/TR/tabular-metadata/"),
    "Catalogue": ("A catalogue in DCAT, as JSON-LD.", "https://www.w3.org/TR/vocab-dcat-3/"),
    "Description": ("An OpenAPI document.", "https://spec.openapis.org/oas/v3.1.0"),
}


def build_schemas() -> dict[str, Schema]:
    """Give every schema by its name in ``components/schemas``."""
    return {
        **common_schemas(),
        **_index_schemas(),
        **figure_schemas(),
        **{
            name: {"type": "object", "description": about, "externalDocs": {"url": url, "description": "The standard"}}
            for name, (about, url) in _STANDARDS.items()
        },
    }


def _index_schemas() -> dict[str, Schema]:
    licence = {
        "name": text("The licence's name."),
        "url": address("The licence's text."),
        "attribution": text("What to say beside the figures when you use them."),
    }
    file = {
        "address": address("The file."),
        "format": {
            "type": "string",
            "enum": [name for name, _ in FORMATS.values()],
            "description": "What kind of file it is called.",
        },
        "media_type": {
            "type": "string",
            "enum": [media_type for _, media_type in FORMATS.values()],
            "description": "Its media type.",
        },
        "bytes": or_null(count("Its size in bytes; null where that is not known.")),
        "what": text("What it holds."),
    }
    release = {
        "release": ref("Id", "The report's id, as in all tables."),
        "title": text("The report's title."),
        "period": ref("Period", "The period that the report is about."),
        "period_name": text("The period in words."),
        **columns("versions", "dated"),
        "version": ref("Version", "The version of the council's data package with this report."),
        "raised": ref("Raised", "How the version came about."),
        "page": address("The page of the report."),
        "package": address("The page of the data package as it stood with the report: its permanent address."),
        "archive": address("That package as a zip."),
    }
    council = {
        "id": ref("Id", "The council's part of every address."),
        "name": text("The council's short name."),
        "full_name": text("The council's full name."),
        "code": text("The council's code in whatever scheme it has one; empty where it has none."),
        "page": address("The council's home."),
        "data_page": address("The page of the council's data."),
        "feed": address("The feed of the council's news, as Atom."),
        "datapackage": address("The descriptor of the council's data package: each table and column."),
        "table_metadata": address("The same as CSV on the Web metadata."),
        "indicators": address("The list of the council's indicators, with their newest figures."),
        "changes": address("What each report changed in the data."),
        "licence": ref("Licence", "The licence of the council's data."),
        "release": ref("Id", "The newest report."),
        "version": ref("Version", "The version of the data package now."),
        "files": listing(ref("File"), "The data package as files: whole, and table by table."),
        "releases": listing(ref("Release"), "The reports, from the oldest to the newest."),
    }
    compared = {
        "council": ref("Id", "The council's id."),
        "indicator": ref("Id", "The id of its indicator."),
        "data": address("The indicator with all of its figures, as JSON."),
    }
    comparison = {
        "concept": ref("Id", "The concept's id, as indicators name it."),
        "title": text("What is measured, in plain words."),
        "comparable": ref("Comparable", "Whether the councils' figures can be set beside each other."),
        "note": text("How the councils' measures differ."),
        "page": address("The page that sets them beside each other."),
        "indicators": listing(ref("ComparedIndicator"), "Who measures it, by which indicator."),
    }
    index = {
        "name": text("The portal's name."),
        "home": address("The portal's home; all of its addresses begin with it."),
        "api_version": ref("Version", "The version of this API, not of the data."),
        "openapi": address("The description of the API, in OpenAPI 3.1."),
        "catalogue": address("The catalogue of all data sets, in DCAT as JSON-LD."),
        "feed": address("The feed of the portal's news, as Atom."),
        "licences": listing(ref("Licence"), "The licences that data are published under; each council names its own."),
        "councils": listing(ref("Council"), "The councils, by id."),
        "compare": listing(ref("Comparison"), "What more than one council measures."),
    }
    return {
        "Index": record("Where to begin: everything else can be reached from here.", index),
        "Licence": record("A licence, and what it asks for.", licence),
        "Council": record("A council, and where its data are.", council),
        "File": record("A file to download.", file),
        "Release": record("A report, and the data package as it stood then.", release),
        "Comparison": record("Something that more than one council measures.", comparison),
        "ComparedIndicator": record("One council's measure of it.", compared),
    }
