"""The finished package read once more, by pandas, from its descriptor alone: a second opinion beside frictionless.

Frictionless stops at a thousand errors and passes over some that a user of the tables would meet: a column in
another place than described, a key that is not unique, an empty cell where none may be.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from quarterdeck.errors import Finding

_REMEDY = "This is a fault of the program unless the row is wrong: please report it."


def reread_package(folder: Path, name: str) -> Iterator[Finding]:
    """Read every table as its description says, and find where the two do not agree."""
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for resource in descriptor["resources"]:
        table = pd.read_csv(folder / resource["path"], dtype=str, keep_default_na=False)
        for column, message in _disagreements(table, resource["schema"]):
            yield Finding(f"{name}/{resource['path']}", 0, column, "invalid-package", message, _REMEDY)


def _disagreements(table: pd.DataFrame, schema: dict[str, Any]) -> Iterator[tuple[str, str]]:
    fields = {field["name"]: field for field in schema["fields"]}
    if list(table.columns) != list(fields):
        yield "", "Its columns are not those described."
        return
    if table.duplicated(schema["primaryKey"]).any():
        yield ", ".join(schema["primaryKey"]), "Two rows have the same key."
    for column, field in fields.items():
        cells = table[column]
        if field.get("constraints", {}).get("required") and (cells == "").any():
            yield column, "A cell that must be filled is empty."
        if field["type"] in ("number", "integer"):
            filled = cells[cells != ""]
            if pd.to_numeric(filled, errors="coerce").isna().any():
                yield column, "A cell that must hold a number holds something else."
