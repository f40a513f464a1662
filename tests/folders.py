"""Anyborough's folder as its officers would write it, and the rows that reading it gives."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from builders import EARLIER_RELEASE, INDICATOR, PLAN, RELEASE
from quarterdeck.rows import Row, TableRows
from quarterdeck.schema import SOURCE_TABLES, Table


def table_called(name: str) -> Table:
    """Find a source table by its name."""
    return next(table for table in SOURCE_TABLES if table.name == name)


#: The rows of Anyborough's folder, as text. Columns that are not named are empty.
FILES: dict[str, list[dict[str, str]]] = {
    "releases": [
        {"release": EARLIER_RELEASE, "period": "2024-25 Q1", "framework": PLAN, "title": "Q1", "source": "Report"},
        {"release": RELEASE, "period": "2024-25 Q2", "framework": PLAN, "title": "Q2", "source": "Report"},
    ],
    "frameworks": [{"framework": PLAN, "title": "Any Plan 2020-30"}],
    "priorities": [{"framework": PLAN, "priority": "1", "title": "Give everybody a home", "short_title": "Homes"}],
    "outcomes": [{"framework": PLAN, "priority": "1", "outcome": "1", "title": "Nobody sleeps rough", "sdgs": "1 11"}],
    "indicators": [
        {
            "indicator": INDICATOR,
            "title": "Rough sleepers",
            "description": "How many people were found sleeping outdoors.",
            "statement": "{value} people were found sleeping rough {period}",
            "unit": "people",
            "decimals": "0",
            "polarity": "lower",
            "accumulation": "snapshot",
            "frequency": "quarterly",
            "lag_months": "0",
            "keywords": "homeless; street",
        }
    ],
    "scorecard": [
        {
            "year": "2024-25",
            "indicator": INDICATOR,
            "framework": PLAN,
            "priority": "1",
            "outcome": "1",
            "ref": "HOU-01",
            "tier": "1",
            "official_title": "Number of people sleeping rough",
            "order": "1",
        }
    ],
    "observations": [
        {"indicator": INDICATOR, "period": "2024-25 Q1", "release": EARLIER_RELEASE, "value": "15"},
        {"indicator": INDICATOR, "period": "2024-25 Q2", "release": RELEASE, "value": "12", "marker": "[p]"},
    ],
    "targets": [
        {"indicator": INDICATOR, "period": "2024-25", "release": RELEASE, "value": "10", "basis": "stated"},
    ],
    "comparators": [],
    "commentary": [
        {
            "release": RELEASE,
            "item": "1",
            "scope": "indicator",
            "kind": "performance",
            "indicator": INDICATOR,
            "text": "Fewer people slept rough.\n\nMore beds are planned.",
        }
    ],
    "printed": [
        {
            "release": RELEASE,
            "indicator": INDICATOR,
            "place": "variance",
            "figure": "variance_percent",
            "printed": "-20%",
        }
    ],
}

COUNCIL_TOML = """\
name = "Anyborough"
full_name = "Anyborough Borough Council"
code = "E09999999"
contact = "Write to figures@anyborough.example."
about = "A council that does not exist."
accent = "#12436D"
accent_dark = "#8FC1EA"
year_starts = 4
tolerance_percent = "5"
report = "standing"

[licence]
name = "Open Government Licence v3.0"
url = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
attribution = "Contains public sector information licensed under the Open Government Licence v3.0."
"""


def make_csv(name: str, rows: Iterable[Mapping[str, str]] | None = None) -> str:
    """Write rows of a source table, Anyborough's unless others are given, as its CSV."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, table_called(name).column_names, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(FILES[name] if rows is None else rows)
    return out.getvalue()


def write_folder(parent: Path, **files: str | bytes | None) -> Path:
    """Write Anyborough's folder; a table given by name replaces its CSV, or takes it away if it is None."""
    folder = parent / "anyborough"
    folder.mkdir()
    contents: dict[str, str | bytes | None] = {**{name: make_csv(name) for name in FILES}, **files}
    for name, content in contents.items():
        if content is not None:
            encoded = content.encode() if isinstance(content, str) else content
            (folder / f"{name}.csv").write_bytes(encoded)
    (folder / "council.toml").write_text(COUNCIL_TOML, encoding="utf-8")
    return folder


def make_rows(name: str, *changes: Mapping[str, Any]) -> TableRows:
    """Make a table's parsed rows, one for each mapping; columns that are not named are empty text."""
    columns = table_called(name).column_names
    rows = tuple(
        Row(number, {column: change.get(column, "") for column in columns})
        for number, change in enumerate(changes, start=2)
    )
    return TableRows(table_called(name), f"anyborough/{name}.csv", rows)
