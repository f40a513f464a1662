"""The files of the static API, each with the address that it stands at and the schema of what it holds."""

from __future__ import annotations

from dataclasses import dataclass

from quarterdeck import addresses
from quarterdeck.catalogue.openapi_parts import Schema, ref
from quarterdeck.datasets import FORMATS
from quarterdeck.schema import INDICATOR_FILE

_FEED = "application/atom+xml"
_JSON = "application/json"
_COUNCIL, _INDICATOR, _RELEASE = "{council}", "{indicator}", "{release}"


@dataclass(frozen=True, slots=True)
class ApiFile:
    """A file, or one for each council, indicator or report: its address with those in braces, and what it holds."""

    address: str
    tag: str
    operation: str
    summary: str
    description: str
    media_type: str
    schema: Schema


def api_files() -> tuple[ApiFile, ...]:
    """Give them all, in the order in which one finds them."""
    indicator = addresses.indicator_file
    columns = "\n".join(f"- `{column.name}`: {column.description}" for column in INDICATOR_FILE.columns)
    page, table_metadata = addresses.data_page(_COUNCIL), "Its columns and their meanings, as CSV on the Web metadata."
    return (
        ApiFile(
            addresses.API_INDEX,
            "Finding",
            "getIndex",
            "The index",
            "The councils, their data and their reports, and what more than one of them measures. Begin here.",
            _JSON,
            ref("Index"),
        ),
        ApiFile(
            addresses.API_DESCRIPTION,
            "Finding",
            "getDescription",
            "This document",
            "The description of the API.",
            _JSON,
            ref("Description"),
        ),
        ApiFile(
            addresses.CATALOGUE,
            "Finding",
            "getCatalogue",
            "The catalogue",
            "All data sets as other catalogues harvest them.",
            "application/ld+json",
            ref("Catalogue"),
        ),
        ApiFile(
            addresses.indicators_index(_COUNCIL),
            "Figures",
            "listIndicators",
            "A council's indicators",
            "All of a council's indicators, each with the figure that is judged in its newest report.",
            _JSON,
            ref("IndicatorList"),
        ),
        ApiFile(
            indicator(_COUNCIL, _INDICATOR, "json"),
            "Figures",
            "getIndicator",
            "An indicator",
            "An indicator with all of its figures, targets and comparisons.",
            _JSON,
            ref("IndicatorDocument"),
        ),
        ApiFile(
            indicator(_COUNCIL, _INDICATOR, "csv"),
            "Figures",
            "getIndicatorTable",
            "An indicator as a table",
            f"An indicator's figures in one table that explains itself. Its columns:\n\n{columns}",
            *_plain("csv", "Text in UTF-8, with a heading."),
        ),
        ApiFile(
            f"{indicator(_COUNCIL, _INDICATOR, 'csv')}-metadata.json",
            "Figures",
            "getIndicatorTableMetadata",
            "What an indicator's table means",
            table_metadata,
            _JSON,
            ref("TableMetadata"),
        ),
        ApiFile(
            f"{page}datapackage.json",
            "Packages",
            "getDataPackage",
            "A council's data package",
            "The descriptor of all of a council's tables, by the Data Package standard, version 2.",
            _JSON,
            ref("DataPackage"),
        ),
        ApiFile(
            f"{page}csv-metadata.json",
            "Packages",
            "getTableMetadata",
            "What a council's tables mean",
            table_metadata,
            _JSON,
            ref("TableMetadata"),
        ),
        ApiFile(
            f"{page}{{table}}.csv",
            "Packages",
            "getTable",
            "A table of a data package",
            "A table as the descriptor describes it.",
            *_plain("csv", "Text in UTF-8, with a heading."),
        ),
        ApiFile(
            addresses.release_archive(_COUNCIL, _RELEASE),
            "Packages",
            "getArchive",
            "A data package as it stood with a report",
            "All tables with their descriptor.",
            *_plain("zip", "A zip archive."),
        ),
        ApiFile(
            addresses.changes_list(_COUNCIL),
            "News",
            "listChanges",
            "What each report changed",
            "Every value that a report changed in the data, and the versions that came of it.",
            _JSON,
            ref("ChangeList"),
        ),
        ApiFile(
            addresses.PORTAL_FEED,
            "News",
            "getPortalFeed",
            "The portal's feed",
            "News of all councils, as Atom.",
            *_feed(),
        ),
        ApiFile(
            addresses.council_feed(_COUNCIL),
            "News",
            "getCouncilFeed",
            "A council's feed",
            "News of one council, as Atom.",
            *_feed(),
        ),
        ApiFile(
            addresses.indicator_feed(_COUNCIL, _INDICATOR),
            "News",
            "getIndicatorFeed",
            "An indicator's feed",
            "The figures of one indicator as they come, as Atom.",
            *_feed(),
        ),
    )


def _plain(kind: str, about: str) -> tuple[str, Schema]:
    media_type = FORMATS[kind][1]
    return media_type, {"type": "string", "contentMediaType": media_type, "description": about}


def _feed() -> tuple[str, Schema]:
    return _FEED, {"type": "string", "contentMediaType": _FEED, "description": "An Atom feed (RFC 4287)."}
