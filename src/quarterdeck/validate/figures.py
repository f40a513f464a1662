"""What a row with a figure must hold, and what its marker allows."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from quarterdeck.errors import Finding, Severity
from quarterdeck.figures import places_of, round_half_up
from quarterdeck.rows import Row, TableRows, cell_text
from quarterdeck.schema.words import FORECAST, HELD_BACK, LOW

#: The markers that say that there is no figure.
_NONE = {"[x]": "not available", "[z]": "not applicable"}


def find_bad_figures(rows: TableRows, indicators: TableRows) -> Iterator[Finding]:
    """Find figures that must not be there, that are not there, or that their own marker denies."""
    decimals = decimals_of(indicators)
    of_all = rows.table.name.removeprefix("breakdowns/")
    for row in rows.rows:
        yield from _suppressed(rows.file, row)
        yield from _missing(rows.file, row)
        yield from _denied(rows.file, row, decimals.get(cell_text(row.cells.get("indicator", of_all)), 0))


def decimals_of(indicators: TableRows) -> dict[str, int]:
    """Give the most decimals that each indicator's figures are published with."""
    return {
        cell_text(row.cells["indicator"]): places
        for row in indicators.rows
        if isinstance(places := row.cells["decimals"], int)
    }


def find_long_figures(rows: TableRows, indicators: TableRows) -> Iterator[Finding]:
    """Find figures with more decimals than their indicator says."""
    decimals = decimals_of(indicators)
    for row in rows.rows:
        value, most = row.cells["value"], decimals.get(cell_text(row.cells["indicator"]))
        if row.cells.get("basis") == "implied":
            continue  # worked back, not printed: it is as exact as the sum makes it
        if isinstance(value, Decimal) and most is not None and places_of(value) > most:
            yield Finding(
                rows.file,
                row.number,
                "value",
                "too-many-decimals",
                f"{value:f} has more decimals than the {most} that indicators.csv gives its figures at most.",
                "Write the figure as the report prints it, or correct decimals in indicators.csv.",
                Severity.WARNING,
            )


def find_bad_comparators(rows: TableRows) -> Iterator[Finding]:
    """Find quarters that there are not, and comparisons that say nothing."""
    for row in rows.rows:
        if row.cells["quartile"] not in {None, 1, 2, 3, 4}:
            yield Finding(
                rows.file, row.number, "quartile", "not-allowed", "There are four quarters.", "Write 1, 2, 3 or 4."
            )
        if not any(cell_text(row.cells.get(name)) for name in ("value", "quartile", "rank", "word", "note")):
            yield Finding(
                rows.file,
                row.number,
                "value",
                "not-shown",
                "The comparison has no figure, quartile, rank, word or note, so that nothing shows it.",
                "Give one of them, or take the row out.",
                Severity.WARNING,
            )


def _suppressed(file: str, row: Row) -> Iterator[Finding]:
    held = [n for n in ("value", "value_text", "numerator", "denominator") if cell_text(row.cells.get(n))]
    if row.cells["marker"] == HELD_BACK and held:
        yield Finding(
            file,
            row.number,
            held[0],
            "suppressed-value",
            "The row is marked [c], confidential, and still holds a figure.",
            "Take the figure out of the table: everything in it is published.",
        )


def _missing(file: str, row: Row) -> Iterator[Finding]:
    marker = row.cells["marker"]
    if row.cells["value"] is not None or row.cells.get("value_text") or marker not in {"", FORECAST}:
        return
    said = "The row is marked [f], a forecast, and holds none."
    yield Finding(
        file,
        row.number,
        "value",
        "no-value",
        said if marker else "There is no value and no marker that says why.",
        "Give the value, or a marker such as [x] (not available) with a note.",
    )


def _denied(file: str, row: Row, places: int) -> Iterator[Finding]:
    marker, value = cell_text(row.cells["marker"]), row.cells["value"]
    given = cell_text(value) or cell_text(row.cells.get("value_text"))
    if marker in _NONE and given:
        said = f"The row is marked {marker}, {_NONE[marker]}, and holds {given!r} all the same."
    elif marker == LOW and isinstance(value, Decimal) and round_half_up(value, places):
        said = f"The row is marked [low], rounds to nought, and {value:f} does not."
    else:
        return
    remedy = "Take the figure out, or the marker."
    yield Finding(file, row.number, "marker", "marker-denies-value", said, remedy, Severity.WARNING)
