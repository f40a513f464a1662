"""Why a version was raised, in a sentence: what kinds of change asked for it, and how many of each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from quarterdeck.package.versions.compare import KEY
from quarterdeck.package.versions.version import is_structural, raise_of
from quarterdeck.results import DataChange

#: What a table's rows are called, one and many.
_NOUNS = {
    "releases": ("report", "reports"),
    "frameworks": ("plan", "plans"),
    "priorities": ("priority", "priorities"),
    "outcomes": ("outcome", "outcomes"),
    "indicators": ("indicator", "indicators"),
    "scorecard": ("scorecard entry", "scorecard entries"),
    "observations": ("observation", "observations"),
    "targets": ("target", "targets"),
    "comparators": ("comparator", "comparators"),
    "commentary": ("piece of commentary", "pieces of commentary"),
    "printed": ("printed figure", "printed figures"),
    "breakdowns": ("breakdown", "breakdowns"),
    "scores": ("score", "scores"),
    "tallies": ("tally", "tallies"),
    "reconciliation": ("reconciled figure", "reconciled figures"),
}
_WORKED_OUT = frozenset({"scores", "tallies", "reconciliation"})
#: What a line says that counts rows together.
_COUNTED = re.compile(r"\d+ rows?", re.ASCII)
_ALWAYS = {"first": "The first version.", "none": "Nothing changed."}


def reason_for(raised: str, changes: Iterable[DataChange]) -> str:
    """Say what raised that part, such as ``New: 340 observations, 34 targets, 63 pieces of commentary``."""
    if raised in _ALWAYS:
        return _ALWAYS[raised]
    kinds: dict[str, list[DataChange]] = defaultdict(list)
    for change in changes:
        if raise_of(change) == raised:
            kinds[change.kind].append(change)
    return " ".join(f"{kind.capitalize()}: {', '.join(_phrases(kind, found))}." for kind, found in kinds.items())


def _phrases(kind: str, changes: list[DataChange]) -> Iterator[str]:
    # What was worked out follows from the rest; it is only told of where there is no rest.
    told = [change for change in changes if change.table not in _WORKED_OUT] or changes
    topics: dict[tuple[str, str], list[DataChange]] = defaultdict(list)
    for change in told:
        named = change.column if kind == "redefined" or is_structural(change) else ""
        topics[change.table, named].append(change)
    for (table, column), found in topics.items():
        first = found[0]
        if is_structural(first) and not _COUNTED.fullmatch(first.after):
            yield _named(table, column)
        else:
            counted = _counted(table, sum(_rows_of(found)))
            yield f"{column} of {counted}" if column else counted


def _rows_of(changes: Iterable[DataChange]) -> Iterator[int]:
    """Count the rows that changes are about: each row once; one line may stand for many rows counted together."""
    seen = set()
    for change in changes:
        row = (change.indicator, change.period, change.item)
        if is_structural(change):
            yield int(change.after.partition(" ")[0])
        elif row not in seen:
            seen.add(row)
            yield 1


def _named(table: str, column: str) -> str:
    if not column:
        return f"the table {table}"
    return f"the {column} of {table}" if column == KEY else f"the column {column} of {table}"


def _counted(table: str, count: int) -> str:
    one, many = _NOUNS.get(table, (f"row of {table}", f"rows of {table}"))
    return f"{count:,} {one if count == 1 else many}"
