"""Ready code for data users: a published CSV read with the right types, in each program that people use for it.

Every snippet reads text as text ("01" keeps its nought, "2024" stays a period, "NA" is a word) and takes an empty cell
alone as missing. Only columns that are not text are named, so the code stays short.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# Nothing in these can end a quotation in any of the languages below; so no language needs escaping of its own.
_ADDRESS = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9._:-]*/(?:[A-Za-z0-9._:-]+/)*[A-Za-z0-9._-]+\.csv")
_COLUMN = re.compile(r"[a-z0-9_]+")
_TYPES = frozenset({"string", "number", "integer", "date"})
#: Lists longer than this stand on several lines.
_WIDTH = 88


@dataclass(frozen=True, slots=True)
class Snippet:
    """Code to read one table: the program's name, its short id, where to paste the code, and the code."""

    name: str
    program: str
    how: str
    code: str


def table_snippets(address: str, types: Mapping[str, str]) -> tuple[Snippet, ...]:
    """Make the code that reads the CSV at ``address``; ``types`` maps each column to its type.

    A type is "string", "number", "integer" or "date". Raises ``ValueError`` for any other type, for an address that is
    not the absolute one of a CSV, and for an address or a column with a character that could end a quotation.
    """
    if not _ADDRESS.fullmatch(address):
        raise ValueError(f"No code can be written for the address {address!r}: it is not the plain address of a CSV")
    for column, kind in types.items():
        if not _COLUMN.fullmatch(column) or kind not in _TYPES:
            raise ValueError(f"No code can be written for the column {column!r} of the type {kind!r}")
    return (
        Snippet(
            "Python (pandas)",
            "pandas",
            "Paste this into a Python script or notebook; the table is then called data.",
            _pandas(address, types),
        ),
        Snippet(
            "R",
            "r",
            "Paste this into an R script or console; it needs no packages, and the table is then called data.",
            _r(address, types),
        ),
        Snippet(
            "Excel",
            "excel",
            "In Excel choose Data, Get Data, From Other Sources, Blank Query; open the Advanced Editor and put this in "
            "place of what it holds. Refresh All later fetches the newest figures.",
            _excel(address, types),
        ),
        Snippet(
            "Google Sheets",
            "importdata",
            "Paste this into the first cell of an empty sheet. Google Sheets guesses types: it may turn a text such as "
            "01 into a number, or a period such as 2024-09 into a date. LibreOffice Calc opens the same address from "
            "its own menu: File, Open.",
            f'=IMPORTDATA("{address}")',
        ),
        Snippet(
            "DuckDB",
            "duckdb",
            "Run this in DuckDB, on its command line or from a program; it reads the file where it is.",
            _duckdb(address, types),
        ),
        Snippet(
            "Command line (curl)",
            "curl",
            "Run this in a terminal; it saves the file under its own name in the folder that you are in.",
            f'curl --fail --location --remote-name "{address}"',
        ),
    )


def _pandas(address: str, types: Mapping[str, str]) -> str:
    # Int64 with a capital has room for missing values; int64 has not.
    words = {"number": "float", "integer": '"Int64"', "date": '"datetime64[s]"'}
    typed = [f'"{column}": {words[kind]}' for column, kind in types.items() if kind in words]
    options = [f'"{address}"', "dtype=str", "keep_default_na=False", 'na_values=[""]']
    lines = ["import pandas as pd", "", _listed("data = pd.read_csv(", options, ")", indent=4)]
    lines += [_listed("data = data.astype({", typed, "})", indent=4)] if typed else []
    return "\n".join(lines)


def _r(address: str, types: Mapping[str, str]) -> str:
    # Reading with one class a column would need every column named; text first and the rest after does not.
    options = ['colClasses = "character"', 'na.strings = ""', 'encoding = "UTF-8"', "check.names = FALSE"]
    lines = [_listed("data <- read.csv(", [f'"{address}"', *options], ")")]
    for name, kinds, function in (
        ("numbers", ("number", "integer"), "as.numeric"),
        ("dates", ("date",), "as.Date"),
    ):
        if columns := [f'"{column}"' for column, kind in types.items() if kind in kinds]:
            lines += [_listed(f"{name} <- c(", columns, ")"), f"data[{name}] <- lapply(data[{name}], {function})"]
    return "\n".join(lines)


def _excel(address: str, types: Mapping[str, str]) -> str:
    words = {"number": "type number", "integer": "Int64.Type", "date": "type date"}
    typed = [f'{{"{column}", {words[kind]}}}' for column, kind in types.items() if kind in words]
    form = '[Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]'
    empty = ["Headed", '""', "null", "Replacer.ReplaceValue", "Table.ColumnNames(Headed)"]
    steps = {
        "Source": _listed("Csv.Document(", [f'Web.Contents("{address}")', form], ")", margin=2),
        "Headed": "Table.PromoteHeaders(Source, [PromoteAllScalars = true])",
        # Csv.Document gives an empty cell as a text of no letters; that is neither missing nor a number.
        "Emptied": _listed("Table.ReplaceValue(", empty, ")", margin=2),
    }
    if typed:
        # What is not named here stays text, as Csv.Document gave it. The locale fixes the decimal point.
        columns = ["Emptied", _listed("{", typed, "}", margin=4), '"en-GB"']
        steps["Typed"] = _listed("Table.TransformColumnTypes(", columns, ")", margin=2)
    written = ",\n".join(f"  {name} = {step}" for name, step in steps.items())
    return f"let\n{written}\nin\n  {list(steps)[-1]}"


def _duckdb(address: str, types: Mapping[str, str]) -> str:
    words = {"number": "DOUBLE", "integer": "BIGINT", "date": "DATE"}
    typed = [f"'{column}': '{words[kind]}'" for column, kind in types.items() if kind in words]
    # DuckDB guesses the form of a file from its first rows unless told.
    options = [f"'{address}'", "header = true", "delim = ','", "quote = '\"'", "escape = '\"'", "all_varchar = true"]
    options += [_listed("types = {", typed, "}", margin=2)] if typed else []
    return "SELECT *\n" + _listed("FROM read_csv(", options, ")") + ";"


def _listed(opening: str, items: Sequence[str], closing: str, *, margin: int = 0, indent: int = 2) -> str:
    """Write a list on one line if it is short, else a line for each item, ``indent`` to the right of the margin."""
    line = f"{opening}{', '.join(items)}{closing}"
    if len(line) <= _WIDTH:
        return line
    start = "\n" + " " * margin
    return opening + ",".join(f"{start}{' ' * indent}{item}" for item in items) + start + closing
