"""What a table is: its columns, its key, and what its rows point to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class ColumnType(StrEnum):
    """What a cell may hold."""

    ID = "id"  # small letters, digits, hyphens: it becomes part of an address
    NAME = "name"  # the name of a column: small letters and underscores
    TEXT = "text"  # one line
    PROSE = "prose"  # Markdown, may hold line breaks
    INTEGER = "integer"
    DECIMAL = "decimal"
    PERIOD = "period"
    DATE = "date"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what its cells hold, and what they mean to a reader."""

    name: str
    type: ColumnType
    description: str
    required: bool = False
    #: A heading may lack it: its cells are empty then.
    optional: bool = False
    #: For a CHOICE: each allowed word with its meaning.
    choices: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reference:
    """Columns whose values must be a row of another table (a foreign key); empty cells point nowhere."""

    columns: tuple[str, ...]
    table: str
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: ``name`` is the file's name without ``.csv``; ``key`` tells its rows apart."""

    name: str
    title: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    references: tuple[Reference, ...] = ()
    optional: bool = False
    may_be_empty: bool = True
    #: The rows that stand for an optional table which a body does not write.
    standing: tuple[Mapping[str, str | int], ...] = ()

    @property
    def column_names(self) -> tuple[str, ...]:
        """Give the heading of the file."""
        return tuple(column.name for column in self.columns)
