"""A council's folder to typed rows, one set for each table, with every finding on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from quarterdeck.errors import Finding, Severity
from quarterdeck.model import Settings
from quarterdeck.periods import BRITISH, Calendar
from quarterdeck.read.cells import BadCell, empty_cell, parse_cell
from quarterdeck.read.csvfile import RawTable, read_csv
from quarterdeck.read.settings import read_calendar, read_settings
from quarterdeck.rows import Cell, Row, TableRows, cell_text
from quarterdeck.schema import CONCEPTS, SOURCE_TABLES, Table, breakdown_table, is_id

#: Files that may stand in a council's folder and are not tables.
OTHER_FILES = frozenset({"council.toml", "README.md", "breakdowns", "published"})
#: The folder of packages as they were published.
KEPT = "published"


@dataclass(frozen=True, slots=True)
class CouncilFolder:
    """What a council's folder held. ``settings`` is None where they could not be used."""

    slug: str
    settings: Settings | None
    tables: Mapping[str, TableRows]
    #: None where the settings do not say it: what periods mean is not known then.
    calendar: Calendar | None
    #: Packages kept as they were published: each zip by the id of its report.
    kept: Mapping[str, bytes] = field(default_factory=dict)


def read_folder(folder: Path) -> tuple[CouncilFolder, tuple[Finding, ...]]:
    """Read all tables of a council's folder. Nothing is raised for bad content: the findings tell it."""
    slug, findings = folder.name, list[Finding]()
    if not is_id(slug):
        remedy = "Name the folder in small letters, digits and hyphens: it is part of every address."
        findings.append(Finding(slug, 0, "", "bad-id", "The folder's name is no id.", remedy))
    settings: Settings | None = None
    calendar: Calendar | None = None
    toml = folder / "council.toml"
    if toml.is_file():
        content = toml.read_bytes()
        settings, problems = read_settings(content, f"{slug}/council.toml", slug)
        calendar = read_calendar(content)
        findings += problems
    else:
        findings.append(_missing(f"{slug}/council.toml", "The council has no settings."))
    tables: dict[str, TableRows] = {}
    for table in SOURCE_TABLES:
        tables[table.name] = _read_table(folder, table, calendar or BRITISH, findings)
    for row in tables["breakdowns"].rows:
        said = {name: str(cell) for name, cell in row.cells.items()}
        table = breakdown_table(said["indicator"], said["dimension"], said["title"], said["description"])
        tables[table.name] = _read_table(folder, table, calendar or BRITISH, findings)
    if calendar is None:  # the settings are the cause: with them many a period may be right
        findings = [finding for finding in findings if finding.code != "bad-period"]
    releases = {cell_text(row.cells["release"]) for row in tables["releases"].rows}
    findings += _unknown_files(folder, tables, releases)
    kept = {path.stem: path.read_bytes() for path in sorted((folder / KEPT).glob("*.zip")) if path.stem in releases}
    return CouncilFolder(slug, settings, tables, calendar, kept), tuple(findings)


def read_concepts(data: Path) -> tuple[TableRows, tuple[Finding, ...]]:
    """Read ``concepts.csv``, which stands beside the councils' folders; without it there is nothing to compare."""
    findings: list[Finding] = []
    rows = _read_table(data, CONCEPTS, BRITISH, findings, prefix="")
    return rows, tuple(findings)


def _read_table(
    folder: Path, table: Table, calendar: Calendar, findings: list[Finding], prefix: str | None = None
) -> TableRows:
    path = folder / f"{table.name}.csv"
    name = f"{folder.name if prefix is None else prefix}/{table.name}.csv".lstrip("/")
    if not path.is_file():
        if not table.optional:
            findings.append(_missing(name, f"The table “{table.title}” is not there."))
        return TableRows(table, name, (), readable=table.optional)
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


def _missing(file: str, message: str) -> Finding:
    return Finding(file, 0, "", "missing-file", message, "Put the file there; the handbook shows what it holds.")


def _unknown_files(folder: Path, tables: Mapping[str, TableRows], releases: set[str]) -> list[Finding]:
    known = OTHER_FILES | {f"{name}.csv" for name in tables} | {f"{KEPT}/{release}.zip" for release in releases}
    # Where the table that would list them cannot be read, nobody knows which files are too many.
    listed = {"breakdowns": "breakdowns", KEPT: "releases"}
    found = [
        *folder.iterdir(),
        *(p for name, by in listed.items() if tables[by].readable for p in (folder / name).glob("*")),
    ]
    names = [path.relative_to(folder).as_posix() for path in found if not path.name.startswith(".")]
    return [
        Finding(
            f"{folder.name}/{name}",
            0,
            "",
            "unknown-file",
            "Nothing reads this file.",
            "Rename it if it is one of the tables; else move it out, so that nobody takes it for published data.",
            Severity.WARNING,
        )
        for name in sorted(names)
        if name not in known
    ]
