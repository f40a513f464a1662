"""What is measured, and under which plan: sentences, grades, goals and dimensions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from quarterdeck.errors import Finding
from quarterdeck.rows import TableRows, cell_text
from quarterdeck.schema import breakdown_table, parse_grades


def find_misdescribed(rows: TableRows) -> Iterator[Finding]:
    """Find indicators whose sentence cannot be filled or whose grades cannot be read."""
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
        if _grades(cell_text(row.cells["grades"])) is None:
            yield Finding(
                rows.file,
                row.number,
                "grades",
                "bad-grades",
                "The grades cannot be read.",
                "Write each number once, an equals sign and its word, and semicolons between: 1 = Poor; 2 = Good.",
            )


def find_unfilled(rows: TableRows) -> Iterator[Finding]:
    """Find breakdowns whose sentence about the whole cannot be filled."""
    wanted = ("{count}", "{total}", "{period}")
    for row in rows.rows:
        rest = whole = cell_text(row.cells["whole"])
        for name in wanted:
            rest = rest.replace(name, "", 1)
        if whole and (any(name not in whole for name in wanted) or "{" in rest or "}" in rest):
            yield Finding(
                rows.file,
                row.number,
                "whole",
                "bad-pattern",
                "The sentence must hold {count}, {total} and {period} exactly once each, and no other braces.",
                "Write for example: Of {total} applications decided {period}, {count} were decided in time",
            )


def find_ungraded(tables: Mapping[str, TableRows]) -> Iterator[Finding]:
    """Find figures and targets of graded indicators that are none of the grades."""
    grades = {
        row.cells["indicator"]: known
        for row in tables["indicators"].rows
        if (known := _grades(cell_text(row.cells["grades"])))
    }
    for rows in (tables["observations"], tables["targets"]):
        for row in rows.rows:
            known, value = grades.get(row.cells["indicator"]), row.cells["value"]
            if known and isinstance(value, Decimal) and value not in known:
                yield Finding(
                    rows.file,
                    row.number,
                    "value",
                    "unknown-grade",
                    f"{value} is none of the indicator's grades ({', '.join(map(str, known))}).",
                    "Correct the number, or name it in the column grades of indicators.csv.",
                )


def find_bad_plans(tables: Mapping[str, TableRows]) -> Iterator[Finding]:
    """Find goals that there are not, and dimensions with the name of a column that every breakdown has."""
    goals = {str(number) for number in range(1, 18)}
    outcomes, breakdowns = tables["outcomes"], tables["breakdowns"]
    for row in outcomes.rows:
        if not set(cell_text(row.cells["sdgs"]).split()) <= goals:
            yield Finding(
                outcomes.file,
                row.number,
                "sdgs",
                "not-allowed",
                "A Sustainable Development Goal has a number from 1 to 17.",
                "Write the numbers with spaces between them, such as 3 10.",
            )
    taken = set(breakdown_table("", "", "", "").column_names)
    for row in breakdowns.rows:
        if row.cells["dimension"] in taken:
            yield Finding(
                breakdowns.file,
                row.number,
                "dimension",
                "not-allowed",
                f"Every breakdown has a column {row.cells['dimension']} already.",
                "Give the dimension a name of its own, such as waste_type.",
            )


def _grades(text: str) -> dict[Decimal, str] | None:
    """Give each grade with its word; None where they cannot be read."""
    try:
        return dict(parse_grades(text))
    except ValueError:
        return None
