"""Keys and references: rows that are there twice, and rows that point at nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from quarterdeck.errors import Finding
from quarterdeck.periods import Period
from quarterdeck.rows import Cell, Row, TableRows, cell_text
from quarterdeck.schema import Reference


def validate_concepts(concepts: TableRows, councils: Iterable[Mapping[str, TableRows]]) -> tuple[Finding, ...]:
    """Check the concepts' own keys, and that the councils' indicators name only concepts that there are.

    Where no concepts are listed at all nothing is compared, and a council may name those of a wider scheme.
    """
    to_concepts = Reference(("concept",), "concepts", ("concept",))
    findings = list(find_duplicates(concepts))
    for tables in councils if concepts.rows else ():
        findings += find_dangling(to_concepts, tables["indicators"], {"concepts": concepts})
    return tuple(findings)


def find_duplicates(rows: TableRows) -> Iterator[Finding]:
    """Find rows with the key of an earlier one. A stretch of time is the same whatever it is called."""
    key_columns = rows.table.key
    seen: dict[tuple[str, ...], int] = {}
    for row in rows.rows:
        key = tuple(_timeless(row.cells[name]) for name in key_columns)
        if key in seen:
            said = ", ".join(f"{name} {cell_text(row.cells[name])}" for name in key_columns)
            yield Finding(
                rows.file,
                row.number,
                key_columns[0],
                "duplicate-key",
                f"Row {seen[key]} has the same key ({said}).",
                "Keep one of the two, or correct the key of the other.",
            )
        seen.setdefault(key, row.number)


def find_dangling(reference: Reference, rows: TableRows, tables: Mapping[str, TableRows]) -> Iterator[Finding]:
    """Find rows that point at no row of another table; into one that could not be read nothing is checked."""
    target = tables[reference.table]
    if not target.readable:
        return
    known = known_keys(target, reference.to)
    code = "unknown-indicator" if reference.table == "indicators" else "unknown-reference"
    for row in rows.rows:
        key = key_of(row, reference.columns)
        if "" in key or key in known:
            continue
        said = " ".join(f"{name} {part!r}" for name, part in zip(reference.columns, key, strict=True))
        yield Finding(
            rows.file,
            row.number,
            reference.columns[-1],
            code,
            f"{reference.table}.csv has no {said}.",
            f"Correct the spelling, or add it to {reference.table}.csv.",
        )


def key_of(row: Row, columns: tuple[str, ...]) -> tuple[str, ...]:
    """Give the cells of some columns as text."""
    return tuple(cell_text(row.cells[name]) for name in columns)


def known_keys(rows: TableRows, columns: tuple[str, ...]) -> set[tuple[str, ...]]:
    """Give all that a table lists; rows that were set aside for a bad cell are there, too."""
    known = {key_of(row, columns) for row in rows.rows}
    return known | {tuple(texts.get(name, "") for name in columns) for texts in rows.set_aside}


def _timeless(cell: Cell) -> str:
    return cell.key if isinstance(cell, Period) else cell_text(cell)
