"""A package's tables as text, to be compared: from memory, from a folder, or from a zip."""

from __future__ import annotations

import csv
import io
import json
import re
import struct
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from lzma import LZMAError
from pathlib import Path
from typing import Any, BinaryIO
from zipfile import BadZipFile, ZipFile

from quarterdeck.errors import Finding, InputError
from quarterdeck.rows import FilledTable, cell_text
from quarterdeck.schema import ColumnType

_TYPES = {ColumnType.INTEGER: "integer", ColumnType.DECIMAL: "number", ColumnType.DATE: "date"}
#: What reading a file that is no package can end in.
_BROKEN = (
    *(OSError, BadZipFile, KeyError, IndexError, ValueError, TypeError, AttributeError, csv.Error),
    # What zipfile lets through from those that unpack; RuntimeError where there is a password, or no end to JSON.
    *(zlib.error, LZMAError, struct.error, EOFError, RuntimeError),
)
#: A table stands in the package's own folder or in one below it.
_SAFE = re.compile(r"(?:[a-z0-9_-]+/)?[a-z0-9_-]+\.csv", re.ASCII)
_VERSION = re.compile(r"\d{1,9}\.\d{1,9}\.\d{1,9}", re.ASCII)
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


@dataclass(frozen=True, slots=True)
class PackageRead:
    """A package as it was found: its descriptor, and its tables."""

    descriptor: dict[str, Any]
    state: State

    @property
    def version(self) -> str:
        """Give the package's version; one that has none counts as the very beginning."""
        return str(self.descriptor.get("version", "0.0.0"))


def read_state(path: Path) -> PackageRead:
    """Read a package, a folder or a zip. Raises InputError where it is none."""
    if path.is_dir():
        return _read(lambda name: (path / name).read_bytes(), str(path))
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError((bad_package(str(path), f"It cannot be read ({error.strerror})."),)) from error
    return read_archive(io.BytesIO(content), str(path))


def read_archive(content: BinaryIO, file: str) -> PackageRead:
    """Read a package from a zip; ``file`` is how findings call it. Raises InputError where it is none."""
    try:
        with ZipFile(content) as archive:
            inside = {name.partition("/")[2]: name for name in archive.namelist()}
            return _read(lambda name: _unpacked(archive, inside[name]), file)
    except _BROKEN as error:
        raise InputError((bad_package(file, "It is no zip file."),)) from error


def bad_package(file: str, message: str) -> Finding:
    """Say that something is not a package."""
    remedy = "Name a package's folder, or the zip that the portal offers of it."
    return Finding(file, 0, "", "bad-package", message, remedy)


def _unpacked(archive: ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > _LARGEST:
        raise ValueError(f"{name} is too large")
    return archive.read(name)


def _read(read: Callable[[str], bytes], file: str) -> PackageRead:
    try:
        return _parse(read)
    except _BROKEN as error:
        message = f"It cannot be read as a data package ({type(error).__name__}: {error})."
        raise InputError((bad_package(file, message),)) from error


def _parse(read: Callable[[str], bytes]) -> PackageRead:
    descriptor = json.loads(read("datapackage.json"))
    if any(not _SAFE.fullmatch(str(resource["path"])) for resource in descriptor["resources"]):
        raise ValueError("a table's path leads out of the package")
    state = {
        str(resource["path"]).removesuffix(".csv"): _table(resource["schema"], read(resource["path"]))
        for resource in descriptor["resources"]
    }
    package = PackageRead(descriptor, state)
    if not _VERSION.fullmatch(package.version):
        raise ValueError("its version is not three numbers")
    return package


def _table(schema: dict[str, Any], content: bytes) -> TableState:
    columns = {str(field["name"]): str(field["type"]) for field in schema["fields"]}
    key = tuple(schema["primaryKey"])
    heading, *rows = csv.reader(io.StringIO(content.decode("utf-8"), newline=""), strict=True)
    # Whatever compares tables may rely on it that every row has every column, and the key's.
    if heading != list(columns) or not set(key) <= set(columns):
        raise ValueError("a table is not as it is described")
    return TableState(columns, key, tuple(dict(zip(columns, row, strict=True)) for row in rows))
