"""What reports say beyond their rows: promises of figures, rules of lists, tallies of priorities that there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quarterdeck.errors import Finding
from quarterdeck.rows import TableRows, cell_text
from quarterdeck.schema.words import TRAVEL
from quarterdeck.validate.keys import known_keys

_QUARTERS = frozenset("1234")


def find_bad_promises(tables: Mapping[str, TableRows]) -> Iterator[Finding]:
    """Find promises that name indicators or priorities which are not there, and those that contradict themselves."""
    rows, indicators = tables["promises"], tables["indicators"]
    known = {key[0] for key in known_keys(indicators, ("indicator",))} if indicators.readable else None
    plans = _plans(tables)
    priorities = known_keys(tables["priorities"], ("framework", "priority")) if tables["priorities"].readable else None
    for row in rows.rows:
        named = cell_text(row.cells["indicators"]).split()
        for name in named:
            if known is not None and name not in known:
                remedy = "Correct the spelling, or add it to indicators.csv."
                said = f"indicators.csv has no indicator {name!r}."
                yield Finding(rows.file, row.number, "indicators", "unknown-indicator", said, remedy)
        if (row.cells["bearing"] == "none") is bool(named):
            yield Finding(
                rows.file,
                row.number,
                "bearing",
                "not-allowed",
                "The word and the indicators contradict each other.",
                "Write none where no indicator is named, and direct or partly where one is.",
            )
        plan, priority = plans.get(cell_text(row.cells["release"]), ""), cell_text(row.cells["priority"])
        if priorities is not None and plan and (plan, priority) not in priorities:
            said = f"priorities.csv has no priority {priority} in the report's plan, {plan}."
            yield Finding(
                rows.file, row.number, "priority", "unknown-reference", said, "Correct the number, or add the priority."
            )


def find_bad_lists(tables: Mapping[str, TableRows]) -> Iterator[Finding]:
    """Find rules of lists that ask for quarters or directions which there are not."""
    rows = tables["exceptions"]
    allowed = {"quartiles": _QUARTERS, "directions": frozenset(TRAVEL)}
    for row in rows.rows:
        for column, words in allowed.items():
            if not set(cell_text(row.cells[column]).split()) <= words:
                remedy = f"Use {', '.join(sorted(words))}, with spaces between."
                yield Finding(rows.file, row.number, column, "not-allowed", "There are no such groups.", remedy)


def find_bad_tallies(tables: Mapping[str, TableRows]) -> Iterator[Finding]:
    """Find printed tallies of priorities that the report's plan does not have, and those that count nothing."""
    rows, plans = tables["printed_tallies"], _plans(tables)
    priorities = known_keys(tables["priorities"], ("framework", "priority")) if tables["priorities"].readable else None
    for row in rows.rows:
        plan, priority = plans.get(cell_text(row.cells["release"]), ""), cell_text(row.cells["priority"])
        if priority != "all" and priorities is not None and plan and (plan, priority) not in priorities:
            said = f"{priority!r} is neither all nor a priority of the report's plan, {plan}."
            yield Finding(rows.file, row.number, "priority", "unknown-reference", said, "Write all, or the number.")
        if row.cells["count"] is None and not row.cells["percent"]:
            remedy = "Fill in the count or the percentage, as printed."
            yield Finding(
                rows.file, row.number, "count", "no-value", "Neither a count nor a percentage stands here.", remedy
            )


def _plans(tables: Mapping[str, TableRows]) -> Mapping[str, str]:
    return {cell_text(r.cells["release"]): cell_text(r.cells["framework"]) for r in tables["releases"].rows}
