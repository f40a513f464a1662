"""The parts that descriptions of the API's documents are put together from: JSON Schema, draft 2020-12.

What is a column of a table too is taken from the table, so that both are described in the same words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from quarterdeck.schema import DERIVED_TABLES, INDICATOR_FILE, SOURCE_TABLES, Column, ColumnType, words

Schema = dict[str, Any]

_TABLES = {table.name: table for table in (*SOURCE_TABLES, *DERIVED_TABLES, INDICATOR_FILE)}
_WORDS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "Polarity": ("Which way is better.", words.POLARITY),
    "Accumulation": ("What stretch of time a figure for a period covers.", words.ACCUMULATION),
    "Frequency": ("How often a figure is due.", words.FREQUENCY),
    "Marker": ("What kind of figure it is, or why there is none.", words.MARKER),
    "Status": ("A figure against its target.", words.STATUS),
    "Travel": ("A figure against an earlier one, by meaning: lower can be better.", words.TRAVEL),
    "TargetBasis": ("How a target is known.", words.TARGET_BASIS),
    "Comparable": ("Whether figures of several councils can be set beside each other.", words.COMPARABLE),
    "ChangeKind": ("What happened to a value.", words.CHANGE),
    "Raised": ("Which number of the version was raised.", words.RAISED),
}
ID_PATTERN = "^[a-z0-9]+(-[a-z0-9]+)*$"
_PERIOD = (
    "A period as the data package writes it: `2024-25` is a financial year, `2024-25 Q2` and `2024-25 H1` are a "
    "quarter and a half of one, `2024-09` is a month, `2024` a calendar year, `AY2023-24` a school year, "
    "`AY2023-24 T2` a school term, `2020-22` are calendar years taken together. `FY2009-10` is a financial year that "
    "could be mistaken for a month. `R2024-25 Q2 -1y` is a year (`y`) or quarter (`q`) that the report for 2024-25 Q2 "
    "prints without a date: its newest (`R2024-25 Q2`), or so many before."
)
_SIMPLE: Mapping[str, Schema] = {
    "Id": {"type": "string", "pattern": ID_PATTERN, "description": "An id: small letters, digits and hyphens."},
    "Figure": {
        "type": "string",
        "pattern": r"^-?[0-9]+(\.[0-9]+)?$",
        "description": "A number as text, with its decimals exactly as published: `84.0` stays `84.0`.",
        "examples": ["84.0", "-0.36"],
    },
    "Period": {"type": "string", "description": _PERIOD, "examples": ["2024-25 Q2"]},
    "Version": {
        "type": "string",
        "pattern": r"^[0-9]+\.[0-9]+\.[0-9]+$",
        "description": "A version: its major, minor and patch number.",
    },
}


def common_schemas() -> dict[str, Schema]:
    """Give the schemas of single values, by name: ids, figures, periods, versions and each set of allowed words."""
    return {**_SIMPLE, **{name: _choice(about, choices) for name, (about, choices) in _WORDS.items()}}


def ref(name: str, about: str = "") -> Schema:
    """Refer to a schema; ``about`` says what it means here."""
    return {"$ref": f"#/components/schemas/{name}", **({"description": about} if about else {})}


def _choice(about: str, choices: Mapping[str, str]) -> Schema:
    meanings = "\n".join(f"- `{word}`: {meaning}" for word, meaning in choices.items())
    return {"type": "string", "enum": list(choices), "description": f"{about}\n\n{meanings}"}


def text(about: str) -> Schema:
    """Describe a text."""
    return {"type": "string", "description": about}


def address(about: str) -> Schema:
    """Describe the full address of a page or a file."""
    return {"type": "string", "format": "uri", "description": about}


def count(about: str) -> Schema:
    """Describe a number of things."""
    return {"type": "integer", "minimum": 0, "description": about}


def listing(of: Schema, about: str) -> Schema:
    """Describe a list."""
    return {"type": "array", "items": of, "description": about}


def or_null(schema: Schema) -> Schema:
    """Allow null too."""
    if "$ref" not in schema:
        return {**schema, "type": [schema["type"], "null"]}
    about = {"description": schema["description"]} if "description" in schema else {}
    return {"anyOf": [{"$ref": schema["$ref"]}, {"type": "null"}], **about}


def record(about: str, properties: Mapping[str, Schema], optional: tuple[str, ...] = ()) -> Schema:
    """Describe an object that has all of its properties, but for the optional ones, and no others."""
    return {
        "type": "object",
        "description": about,
        "properties": dict(properties),
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def columns(table: str, *names: str) -> dict[str, Schema]:
    """Describe columns of a table as properties."""
    found = {column.name: column for column in _TABLES[table].columns}
    return {name: _column(found[name]) for name in names}


def _column(column: Column) -> Schema:
    match column.type:
        case ColumnType.CHOICE:
            schema = ref(next(name for name, (_, choices) in _WORDS.items() if choices == column.choices))
        case ColumnType.DECIMAL:
            schema = ref("Figure")
        case ColumnType.PERIOD:
            schema = ref("Period")
        case ColumnType.ID:
            schema = ref("Id")
        case ColumnType.INTEGER:
            schema = _whole_number(column)
        case ColumnType.DATE:
            schema = {"type": "string", "format": "date"}
        case _:
            schema = {"type": "string"}
    schema["description"] = _meaning(column)
    return schema if column.required else or_null(schema)


def _meaning(column: Column) -> str:
    # What is an empty cell in a table is null here.
    about = re.sub(r"\bempty (?=where|for)", "null ", column.description)
    if column.type is ColumnType.DECIMAL:
        about += " As text, with its exact decimals."
    return about if column.required or "null " in about else f"{about} Null where there is none."


def _whole_number(column: Column) -> Schema:
    return {"type": "integer", "minimum": 1, "maximum": 4} if column.name == "quartile" else {"type": "integer"}
