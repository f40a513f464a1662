"""Commentary that no page would show: it does not say what it is about, or the plan has no such part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quarterdeck.errors import Finding, Severity
from quarterdeck.rows import Row, TableRows, cell_text
from quarterdeck.schema import is_id
from quarterdeck.validate.keys import known_keys

#: The cells that a piece must fill to have a place.
_NEEDED = {"indicator": ("indicator",), "priority": ("priority",), "outcome": ("priority", "outcome")}
#: What a piece may name, and the columns that tell its rows apart.
_KEYS = {
    "indicators": ("indicator",),
    "priorities": ("framework", "priority"),
    "outcomes": ("framework", "priority", "outcome"),
}

#: What each table lists; one that could not be read is not there.
_Known = Mapping[str, set[tuple[str, ...]]]


def find_misplaced(tables: Mapping[str, TableRows]) -> Iterator[Finding]:
    """Find all pieces that would be on no page."""
    rows = tables["commentary"]
    plans = {cell_text(r.cells["release"]): cell_text(r.cells["framework"]) for r in tables["releases"].rows}
    known = {name: known_keys(tables[name], columns) for name, columns in _KEYS.items() if tables[name].readable}
    for row in rows.rows:
        yield from _without_place(rows.file, row)
        yield from _outside_plan(rows.file, row, plans.get(cell_text(row.cells["release"]), ""), known)
        yield from _also_about(rows.file, row, known.get("indicators"))
        yield from _not_of_action(rows.file, row)
        if row.cells["line"] and row.cells["scope"] != "priority" and row.cells["kind"] != "action":
            yield Finding(
                rows.file,
                row.number,
                "line",
                "not-shown",
                "Only a piece about a priority, or an action, can be told in one line, and this is neither.",
                "Move the line to a piece with the scope priority or the kind action, or take it out.",
                Severity.WARNING,
            )


def _not_of_action(file: str, row: Row) -> Iterator[Finding]:
    """Find owners and due dates of what is no action."""
    for name in ("owner", "due") if row.cells["kind"] != "action" else ():
        if cell_text(row.cells.get(name)):
            said = f"Only an action has an {name}." if name == "owner" else "Only an action is due at a time."
            remedy = "Give the piece the kind action, or take the cell out."
            yield Finding(file, row.number, name, "not-shown", said, remedy, Severity.WARNING)


def _without_place(file: str, row: Row) -> Iterator[Finding]:
    scope = cell_text(row.cells["scope"])
    for name in _NEEDED.get(scope, ()):
        if cell_text(row.cells[name]) == "":
            yield Finding(
                file,
                row.number,
                name,
                "missing-value",
                f"A piece with the scope {scope} must name its {name}: without it no page shows it.",
                "Fill the cell in, or give the piece another scope.",
            )
    if scope == "report" and cell_text(row.cells["priority"]):
        yield Finding(
            file,
            row.number,
            "priority",
            "not-shown",
            "A piece about the report as a whole is about no single priority: no page shows it under one.",
            "Take the number out, or give the piece the scope priority or theme.",
            Severity.WARNING,
        )


def _outside_plan(file: str, row: Row, plan: str, known: _Known) -> Iterator[Finding]:
    """Find a priority or outcome that the plan of the piece's report does not have; nothing else shows it."""
    if row.cells["scope"] == "indicator":
        return  # it stands with its indicator, whatever the plan
    priority, outcome = cell_text(row.cells["priority"]), cell_text(row.cells["outcome"])
    for table, key in (("priorities", (plan, priority)), ("outcomes", (plan, priority, outcome))):
        columns = _KEYS[table]
        if "" in key or table not in known:
            return  # it names none; or the report or the table is not known, of which there is another finding
        if key not in known[table]:
            said = " ".join(f"{name} {part!r}" for name, part in zip(columns, key, strict=True))
            yield Finding(
                file,
                row.number,
                columns[-1],
                "unknown-reference",
                f"{table}.csv has no {said}, and the report follows that plan.",
                f"Correct the number, or add it to {table}.csv.",
            )
            return


def _also_about(file: str, row: Row, known: set[tuple[str, ...]] | None) -> Iterator[Finding]:
    for name in cell_text(row.cells["also_about"]).split():
        if not is_id(name):
            remedy = "Write the ids of indicators with spaces between them, and nothing else."
            yield Finding(file, row.number, "also_about", "bad-id", f"{name!r} is no id.", remedy)
        elif known is not None and (name,) not in known:
            remedy = "Correct the spelling, or add it to indicators.csv."
            said = f"indicators.csv has no indicator {name!r}."
            yield Finding(file, row.number, "also_about", "unknown-indicator", said, remedy)
