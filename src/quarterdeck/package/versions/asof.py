"""A council's own tables as they stood when a report came out.

Every figure names the report that gave it, so an earlier package can be made again from today's tables: it holds
what that report and those before it said, and of everything else what they need.
"""

from __future__ import annotations

from collections.abc import Mapping

from quarterdeck.model import Release
from quarterdeck.periods import Calendar, year_of
from quarterdeck.rows import FilledTable, Row, TableRows, cell_text
from quarterdeck.schema import SOURCE_TABLES

#: Tables whose rows name an indicator that a report speaks of.
_SPEAKING = ("observations", "targets", "comparators", "commentary", "printed", "cautions", "breakdowns")


def tables_at(
    tables: Mapping[str, TableRows], releases: tuple[Release, ...], calendar: Calendar
) -> tuple[FilledTable, ...]:
    """Give the tables as they stood with the last of ``releases``, which run from the first report of all."""
    known = {release.id for release in releases}
    years = {year_of(release.period.end, calendar).text for release in releases}
    kept = {name: [row for row in rows.rows if _known(row, known)] for name, rows in tables.items()}
    kept["scorecard"] = [row for row in kept["scorecard"] if _text(row, "year") in years]
    kept["breakdowns"] = [row for row in kept["breakdowns"] if kept.get(f"breakdowns/{_text(row, 'indicator')}")]
    spoken = {_text(row, "indicator") for name in ("scorecard", *_SPEAKING) for row in kept[name]}
    plans = {_text(row, "framework") for name in ("releases", "scorecard") for row in kept[name]}
    kept["indicators"] = [row for row in kept["indicators"] if _text(row, "indicator") in spoken]
    for name in ("frameworks", "priorities", "outcomes"):
        kept[name] = [row for row in kept[name] if _text(row, "framework") in plans]
    kept["contacts"] = [row for row in kept["contacts"] if _text(row, "framework") in {"", *plans}]
    return tuple(
        FilledTable(tables[name].table, tuple(row.cells for row in kept[name]))
        for name in _in_order(tables)
        if kept[name] or not name.startswith("breakdowns/")
    )


def whole_tables(tables: Mapping[str, TableRows]) -> tuple[FilledTable, ...]:
    """Give the tables as they stand: rows that no report speaks of yet are published too."""
    return tuple(
        FilledTable(tables[name].table, tuple(row.cells for row in tables[name].rows)) for name in _in_order(tables)
    )


def _in_order(tables: Mapping[str, TableRows]) -> list[str]:
    """Name the tables in the order in which they are published: the main ones, then the breakdowns."""
    return [table.name for table in SOURCE_TABLES] + sorted(name for name in tables if name.startswith("breakdowns/"))


def _known(row: Row, releases: set[str]) -> bool:
    return "release" not in row.cells or _text(row, "release") in releases


def _text(row: Row, column: str) -> str:
    return cell_text(row.cells.get(column))
