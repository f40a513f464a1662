"""One table's file to typed rows: its heading, then cell by cell."""

from __future__ import annotations

from pathlib import Path

from quarterdeck.errors import Finding
from quarterdeck.periods import Calendar
from quarterdeck.read.cells import BadCell, empty_cell, parse_cell
from quarterdeck.read.csvfile import RawTable, read_csv
from quarterdeck.rows import Cell, Row, TableRows
from quarterdeck.schema import Table


def read_table(
    folder: Path, table: Table, calendar: Calendar, findings: list[Finding], prefix: str | None = None
) -> TableRows:
    """Read a table of a folder and add what is wrong to the findings; ``prefix`` stands for the folder in them."""
    path = folder / f"{table.name}.csv"
    name = f"{folder.name if prefix is None else prefix}/{table.name}.csv".lstrip("/")
    if not path.is_file():
        if not table.optional:
            findings.append(missing_file(name, f"The table “{table.title}” is not there."))
        standing = tuple(Row(0, dict(cells)) for cells in table.standing)
        return TableRows(table, name, standing, readable=table.optional)
    raw, problems = read_csv(path.read_bytes(), name)
    rows, more = parse_rows(raw, table, name, calendar)
    findings += problems + more
    readable = bool(raw.heading) and not any(finding.row == 1 for finding in more)
    if not raw.rows and not table.may_be_empty and not problems + more:
        readable = False  # what points into it has this one cause
        findings.append(
            Finding(
                name, 0, "", "empty-table", "The table has a heading and no rows.", "Fill it in: " + table.description
            )
        )
    good = {row.number for row in rows}
    unused = [*(texts for number, texts in raw.rows if number not in good), *raw.misfits]
    aside = tuple(dict(zip(raw.heading, texts, strict=False)) for texts in unused)
    return TableRows(table, name, rows, aside, readable)


def parse_rows(raw: RawTable, table: Table, file: str, calendar: Calendar) -> tuple[tuple[Row, ...], list[Finding]]:
    """Parse every cell; a row with a bad cell is left out, after all its bad cells have been found."""
    findings = _check_heading(raw.heading, table, file) if raw.heading else []
    if findings or not raw.heading:
        return (), findings
    columns = {column.name: column for column in table.columns}
    left_out = {name: empty_cell(column) for name, column in columns.items() if name not in raw.heading}
    rows: list[Row] = []
    for number, texts in raw.rows:
        cells: dict[str, Cell] = dict(left_out)
        for name, text in zip(raw.heading, texts, strict=True):
            try:
                cells[name] = parse_cell(text, columns[name], calendar)
            except BadCell as bad:
                findings.append(Finding(file, number, name, bad.code, bad.message, bad.remedy))
        if len(cells) == len(columns):
            rows.append(Row(number, cells))
    return tuple(rows), findings


def _check_heading(heading: tuple[str, ...], table: Table, file: str) -> list[Finding]:
    wanted = table.column_names
    if not set(heading) & set(wanted):
        message = "The first row is no heading of this table: it names none of its columns."
        remedy = f"Put a row with their names first. The columns are {', '.join(wanted)}."
        return [Finding(file, 1, "", "missing-column", message, remedy)]
    needed = [column.name for column in table.columns if not column.optional]
    findings = [
        Finding(
            file, 1, name, "missing-column", "The heading lacks this column.", f"The columns are {', '.join(wanted)}."
        )
        for name in needed
        if name not in heading
    ]
    for place, name in enumerate(heading):
        if name not in wanted:
            remedy = f"Take it out or spell it as one of {', '.join(wanted)}."
            findings.append(Finding(file, 1, name, "unknown-column", "The table has no such column.", remedy))
        elif name in heading[:place]:
            findings.append(Finding(file, 1, name, "duplicate-column", "The heading names it twice.", "Keep one."))
    return findings


def missing_file(file: str, message: str) -> Finding:
    """Say that a file is not there."""
    return Finding(file, 0, "", "missing-file", message, "Put the file there; the handbook shows what it holds.")
