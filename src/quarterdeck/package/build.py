"""All files of a council's published package, in memory."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from quarterdeck.model import Council
from quarterdeck.package import tables
from quarterdeck.package.descriptor import build_descriptor
from quarterdeck.results import Assessment, Reconciliation, Tally
from quarterdeck.rows import TableRows
from quarterdeck.schema import DERIVED_TABLES, SOURCE_TABLES, Table

#: The earliest moment that a zip can hold: files in it carry no date of their making.
_NO_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class PackageFiles:
    """The package's files by name, and the same as one zip."""

    files: Mapping[str, bytes]
    archive: bytes
    tables: tuple[Table, ...]


def build_package(
    council: Council,
    rows: Mapping[str, TableRows],
    assessments: tuple[Assessment, ...],
    tallies: tuple[Tally, ...],
    reconciliations: tuple[Reconciliation, ...],
) -> PackageFiles:
    """Make the package: the tables as read, the derived tables, the descriptor and a zip of all."""
    sources = [rows[table.name].table for table in SOURCE_TABLES] + [
        known.table for name, known in sorted(rows.items()) if name.startswith("breakdowns/")
    ]
    derived = {
        "scores": tables.score_records(assessments),
        "tallies": tables.tally_records(tallies),
        "reconciliation": tables.reconciliation_records(reconciliations),
    }
    texts = {table.name: tables.source_csv(table, rows[table.name]) for table in sources}
    texts |= {table.name: tables.csv_text(table.column_names, derived[table.name]) for table in DERIVED_TABLES}
    contents = {f"{name}.csv": text.encode() for name, text in texts.items()}
    descriptor = build_descriptor(council, (*sources, *DERIVED_TABLES), contents)
    contents["datapackage.json"] = (json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n").encode()
    return PackageFiles(contents, _zip(council.settings.slug, contents), (*sources, *DERIVED_TABLES))


def _zip(folder: str, contents: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name in sorted(contents):
            info = ZipInfo(f"{folder}/{name}", _NO_DATE)
            info.compress_type, info.external_attr = ZIP_DEFLATED, 0o644 << 16
            archive.writestr(info, contents[name])
    return out.getvalue()
