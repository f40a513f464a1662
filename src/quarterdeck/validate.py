"""Validate: what is wrong between rows and tables. Every finding at once, each with its place and its mend."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from quarterdeck.errors import Finding
from quarterdeck.periods import Calendar, Period, year_of
from quarterdeck.rows import Row, TableRows, cell_text
from quarterdeck.schema import Reference, breakdown_table


def validate_tables(tables: Mapping[str, TableRows]) -> tuple[Finding, ...]:
    """Check keys, references and what single tables ask for; rows that could not be parsed are not seen here."""
    findings: list[Finding] = []
    for rows in tables.values():
        findings += _duplicate_keys(rows)
        for reference in rows.table.references:
            findings += _dangling(reference, rows, tables)
    findings += _statements(tables["indicators"])
    findings += _goals(tables["outcomes"])
    findings += _dimensions(tables["breakdowns"])
    findings += _quartiles(tables["comparators"])
    for rows in tables.values():
        if "marker" in rows.table.column_names:
            findings += [*_suppressed(rows), *_empty_figures(rows)]
    return tuple(sorted(findings))


def validate_concepts(concepts: TableRows, councils: Iterable[Mapping[str, TableRows]]) -> tuple[Finding, ...]:
    """Check the concepts' own keys, and that the councils' indicators name only concepts that there are.

    Where no concepts are listed at all nothing is compared, and a council may name those of a wider scheme.
    """
    to_concepts = Reference(("concept",), "concepts", ("concept",))
    findings = list(_duplicate_keys(concepts))
    for tables in councils if concepts.rows else ():
        findings += _dangling(to_concepts, tables["indicators"], {"concepts": concepts})
    return tuple(findings)


def _key(row: Row, columns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(cell_text(row.cells[name]) for name in columns)


def _duplicate_keys(rows: TableRows) -> Iterator[Finding]:
    key_columns = rows.table.key
    seen: dict[tuple[str, ...], int] = {}
    for row in rows.rows:
        key = _key(row, key_columns)
        if key in seen:
            said = ", ".join(f"{name} {part}" for name, part in zip(key_columns, key, strict=True))
            yield Finding(
                rows.file,
                row.number,
                key_columns[0],
                "duplicate-key",
                f"Row {seen[key]} has the same key ({said}).",
                "Keep one of the two, or correct the key of the other.",
            )
        seen.setdefault(key, row.number)


def _dangling(reference: Reference, rows: TableRows, tables: Mapping[str, TableRows]) -> Iterator[Finding]:
    target = tables[reference.table]
    known = {_key(row, reference.to) for row in target.rows}
    known |= {tuple(texts.get(name, "") for name in reference.to) for texts in target.set_aside}
    code = "unknown-indicator" if reference.table == "indicators" else "unknown-reference"
    for row in rows.rows:
        key = _key(row, reference.columns)
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


def _statements(rows: TableRows) -> Iterator[Finding]:
    for row in rows.rows:
        statement = cell_text(row.cells["statement"])
        rest = statement.replace("{value}", "", 1).replace("{period}", "", 1)
        if "{value}" not in statement or "{period}" not in statement or "{" in rest or "}" in rest:
            yield Finding(
                rows.file,
                row.number,
                "statement",
                "bad-pattern",
                "The sentence must hold {value} and {period} exactly once each, and no other braces.",
                "Write for example: {value} people were found sleeping rough {period}",
            )


def _goals(rows: TableRows) -> Iterator[Finding]:
    goals = {str(number) for number in range(1, 18)}
    for row in rows.rows:
        if not set(cell_text(row.cells["sdgs"]).split()) <= goals:
            yield Finding(
                rows.file,
                row.number,
                "sdgs",
                "not-allowed",
                "A Sustainable Development Goal has a number from 1 to 17.",
                "Write the numbers with spaces between them, such as 3 10.",
            )


def validate_releases(tables: Mapping[str, TableRows], calendar: Calendar) -> Iterator[Finding]:
    """Find reports that would have no page: none of their figures is for an indicator of their year's scorecard.

    To be asked only of tables in which nothing else is wrong: a row that cannot be read is not a missing one.
    """
    carried: dict[str, set[str]] = defaultdict(set)
    for row in tables["scorecard"].rows:
        carried[cell_text(row.cells["year"])].add(cell_text(row.cells["indicator"]))
    given: dict[str, set[str]] = defaultdict(set)
    for row in tables["observations"].rows:
        given[cell_text(row.cells["release"])].add(cell_text(row.cells["indicator"]))
    for row in tables["releases"].rows:
        period = row.cells["period"]
        assert isinstance(period, Period)
        year = year_of(period.end, calendar).text
        if not carried[year] & given[cell_text(row.cells["release"])]:
            yield Finding(
                tables["releases"].file,
                row.number,
                "release",
                "empty-release",
                f"observations.csv gives this report no figure for an indicator of the {year} scorecard.",
                f"Add its figures, and the year {year} to scorecard.csv; or take the report out until they are there.",
            )


def _dimensions(rows: TableRows) -> Iterator[Finding]:
    taken = set(breakdown_table("", "", "", "").column_names)
    for row in rows.rows:
        if row.cells["dimension"] in taken:
            yield Finding(
                rows.file,
                row.number,
                "dimension",
                "not-allowed",
                f"Every breakdown has a column {row.cells['dimension']} already.",
                "Give the dimension a name of its own, such as waste_type.",
            )


def _quartiles(rows: TableRows) -> Iterator[Finding]:
    for row in rows.rows:
        if row.cells["quartile"] not in (None, 1, 2, 3, 4):
            yield Finding(
                rows.file, row.number, "quartile", "not-allowed", "There are four quarters.", "Write 1, 2, 3 or 4."
            )


def _suppressed(rows: TableRows) -> Iterator[Finding]:
    for row in rows.rows:
        held = [n for n in ("value", "value_text", "numerator", "denominator") if cell_text(row.cells.get(n))]
        if row.cells["marker"] == "[c]" and held:
            yield Finding(
                rows.file,
                row.number,
                held[0],
                "suppressed-value",
                "The row is marked [c], confidential, and still holds a figure.",
                "Take the figure out of the table: everything in it is published.",
            )


def _empty_figures(rows: TableRows) -> Iterator[Finding]:
    for row in rows.rows:
        if row.cells["value"] is None and not row.cells.get("value_text") and not row.cells["marker"]:
            yield Finding(
                rows.file,
                row.number,
                "value",
                "no-value",
                "There is no value and no marker that says why.",
                "Give the value, or a marker such as [x] (not available) with a note.",
            )
