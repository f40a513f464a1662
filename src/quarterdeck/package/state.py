"""A package's tables as text, to be compared: from memory, from a folder, or from a zip."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from quarterdeck.errors import Finding, InputError
from quarterdeck.rows import FilledTable, cell_text
from quarterdeck.schema import ColumnType

_TYPES = {ColumnType.INTEGER: "integer", ColumnType.DECIMAL: "number", ColumnType.DATE: "date"}
#: A table stands in the package's own folder or in one below it.
_SAFE = re.compile(r"(?:[a-z0-9_-]+/)?[a-z0-9_-]+\.csv", re.ASCII)
#: More than this in one file of a zip is no table of figures.
_LARGEST = 200_000_000


@dataclass(frozen=True, slots=True)
class TableState:
    """A table as text: the type of each column by its name, the key, and the rows."""

    columns: Mapping[str, str]
    key: tuple[str, ...]
    rows: tuple[Mapping[str, str], ...]


State = Mapping[str, TableState]


def state_of(tables: Iterable[FilledTable]) -> State:
    """Give the state of tables that are in memory."""
    return {
        filled.table.name: TableState(
            {column.name: type_word(column.type) for column in filled.table.columns},
            filled.table.key,
            tuple({name: cell_text(row.get(name)) for name in filled.table.column_names} for row in filled.records),
        )
        for filled in tables
    }


def type_word(kind: ColumnType) -> str:
    """Give a column's type in the standard's words."""
    return _TYPES.get(kind, "string")


def read_state(path: Path) -> tuple[State, str]:
    """Read a package, a folder or a zip, and its version. Raises InputError where it is none."""
    try:
        if path.is_dir():
            return _parse(lambda name: (path / name).read_bytes())
        with ZipFile(path) as archive:
            inside = {name.partition("/")[2]: name for name in archive.namelist()}
            return _parse(lambda name: _unpacked(archive, inside[name]))
    except (OSError, BadZipFile, KeyError, ValueError, TypeError, AttributeError, csv.Error) as error:
        message = f"It cannot be read as a data package ({type(error).__name__}: {error})."
        remedy = "Name a package's folder, or the zip that the portal offers of it."
        raise InputError((Finding(str(path), 0, "", "bad-package", message, remedy),)) from error


def _unpacked(archive: ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > _LARGEST:
        raise ValueError(f"{name} is too large")
    return archive.read(name)


def _parse(read: Callable[[str], bytes]) -> tuple[State, str]:
    descriptor = json.loads(read("datapackage.json"))
    if any(not _SAFE.fullmatch(str(resource["path"])) for resource in descriptor["resources"]):
        raise ValueError("a table's path leads out of the package")
    state = {
        str(resource["path"]).removesuffix(".csv"): TableState(
            {str(field["name"]): str(field["type"]) for field in resource["schema"]["fields"]},
            tuple(resource["schema"]["primaryKey"]),
            tuple(csv.DictReader(io.StringIO(read(resource["path"]).decode("utf-8"), newline=""))),
        )
        for resource in descriptor["resources"]
    }
    return state, str(descriptor.get("version", "0.0.0"))
