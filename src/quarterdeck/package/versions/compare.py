"""What changed from one state of a package to the next, value by value.

A figure belongs to a series (an indicator's value for a period, say), whichever report gave it: the latest report
has the last word. So a row of a later report is new where the series had none, and a revision where it had another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from quarterdeck.package.versions.state import State, TableState
from quarterdeck.results import DataChange

Row = Mapping[str, str]

#: Tables of figures: the columns that tell a series apart, and those that hold what is said of it.
_FIGURES = {
    "observations": (("indicator", "period"), ("value", "value_text", "marker", "numerator", "denominator")),
    "targets": (("indicator", "period"), ("value", "value_text")),
    "comparators": (("indicator", "comparator", "period"), ("value", "quartile", "rank", "group_size")),
}
_BREAKDOWN = ("value", "numerator", "denominator", "marker")
#: Tables that say what things are, by their key; of the scorecard, the newest year's entry of each indicator.
_DEFINITIONS = ("indicators", "scorecard", "frameworks", "priorities", "outcomes", "breakdowns")
_OF_A_YEAR = ("year", "order")
#: A later report that leaves these empty takes the figure back; other columns it merely does not repeat.
_TELLING = frozenset({"value", "value_text", "marker"})
#: Reports print what they like of others' figures: one that leaves a figure out takes nothing back.
_TAKES_NOTHING_BACK = "comparators"
#: How a table's key is named where it changes, as if it were a column.
KEY = "primary key"
_NUMBERS = frozenset({"number", "integer"})
#: Tables about versions themselves are not compared.
_OURS = frozenset({"versions", "changes"})


@dataclass(frozen=True, slots=True)
class _Series:
    """What is known of a series: the row that has the last word, and the rest of its key in words."""

    row: Row
    item: str


def compare_states(old: State, new: State, release: str, order: Sequence[str]) -> tuple[DataChange, ...]:
    """List what ``release`` changed; ``order`` names the reports from the oldest to the newest."""
    changes: list[DataChange] = []
    for name in [*new, *(name for name in old if name not in new)]:
        if name in _OURS:
            continue
        if name not in new:
            changes.append(_change(release, "removed", name))
        elif name not in old:
            changes.append(_change(release, "new", name, after=_rows_said(len(new[name].rows))))
        else:
            changes += _columns(old[name], new[name], name, release)
            changes += _rows(old[name], new[name], name, release, order)
    return tuple(changes)


def _columns(old: TableState, new: TableState, table: str, release: str) -> Iterator[DataChange]:
    for column in [*new.columns, *(column for column in old.columns if column not in new.columns)]:
        before, after = old.columns.get(column, ""), new.columns.get(column, "")
        if before != after:
            kind = "new" if not before else "redefined" if after else "removed"
            yield _change(release, kind, table, column=column, before=before, after=after)
    if old.key != new.key:
        yield _change(release, "redefined", table, column=KEY, before=", ".join(old.key), after=", ".join(new.key))


def _rows(old: TableState, new: TableState, table: str, release: str, order: Sequence[str]) -> Iterator[DataChange]:
    shared = [column for column in new.columns if column in old.columns]
    before, after = _series(old, table, order), _series(new, table, order)
    fresh = [series for key, series in after.items() if key not in before]
    both = [(before[key], series) for key, series in after.items() if key in before]
    if table in _FIGURES or table.startswith("breakdowns/"):
        yield from (_of_row(release, "new", table, series, after=_said(series.row)) for series in fresh)
        columns = [c for c in (_FIGURES[table][1] if table in _FIGURES else _BREAKDOWN) if c in shared]
        for pair in both:
            yield from _revised(release, table, *pair, {c: new.columns[c] for c in columns})
        yield from _earlier(old, new, table, release, before, after, {c: new.columns[c] for c in columns})
    elif table in _DEFINITIONS:
        yield from (_of_row(release, "new", table, series, after=_title(series.row)) for series in fresh)
        for pair in both:
            yield from _redefined(release, table, *pair, [c for c in shared if c not in _OF_A_YEAR])
    else:
        # Of texts and of what is worked out only the number of new rows is told: each row stands in its own table.
        if fresh:
            yield _change(release, "new", table, after=_rows_said(len(fresh)))
        for pair in both:
            yield from _revised(release, table, *pair, {c: new.columns[c] for c in shared}, strict=True)
    for key, series in before.items():
        if key not in after:
            yield _of_row(release, "removed", table, series, before=_said(series.row) or _title(series.row))


def _earlier(
    old: TableState,
    new: TableState,
    table: str,
    release: str,
    before: Mapping[tuple[str, ...], _Series],
    after: Mapping[tuple[str, ...], _Series],
    columns: Mapping[str, str],
) -> Iterator[DataChange]:
    """Find what became of each report's own rows where the series do not show it: another report has the last word."""
    if old.key != new.key:
        return
    found = {tuple(row.get(column, "") for column in new.key): row for row in new.rows}
    ends = {id(series.row): key for key, series in before.items()}
    last = {id(series.row) for series in after.values()}
    for row in old.rows:
        now = found.get(tuple(row.get(column, "") for column in old.key))
        said = _item(row, old.key)
        if now is None:
            if id(row) not in ends or ends[id(row)] in after:
                yield _of_row(release, "removed", table, _Series(row, said), before=_said(row))
        elif id(row) not in ends or id(now) not in last:
            yield from _revised(release, table, _Series(row, said), _Series(now, said), columns)


def _series(state: TableState, table: str, order: Sequence[str]) -> dict[tuple[str, ...], _Series]:
    """Index a table by series; of several rows the latest report's, or the latest year's, is kept."""
    rows = state.rows
    if table == "scorecard":
        key: tuple[str, ...] = ("indicator",)
        rows = tuple(sorted(rows, key=lambda row: row.get("year", "").removeprefix("FY")))
    elif table in _FIGURES:
        key = _FIGURES[table][0]
    elif table.startswith("breakdowns/"):
        key = tuple(column for column in state.key if column != "release")
    else:
        key = state.key
    if "release" in state.columns and "release" not in key:
        rank = {release: place for place, release in enumerate(order)}
        rows = tuple(sorted(rows, key=lambda row: rank.get(row["release"], len(rank))))
    index: dict[tuple[str, ...], _Series] = {}
    for row in rows:
        values = tuple(row.get(column, "") for column in key)
        item = _item(row, key)
        if table == "comparators" and not row.get("period"):
            values += (row.get("release", ""),)  # where no period is stated, each report's figure is one of its own
            item = _item(row, state.key)
        index[values] = _Series(row, item)
    return index


def _item(row: Row, key: Sequence[str]) -> str:
    """Say in words what tells a row apart beside its indicator and period."""
    return "; ".join(row[column] for column in key if column not in ("indicator", "period") and row.get(column))


def _revised(
    release: str, table: str, before: _Series, after: _Series, columns: Mapping[str, str], *, strict: bool = False
) -> Iterator[DataChange]:
    """Compare two rows; ``columns`` gives the type of each column that counts."""
    telling = frozenset() if table == _TAKES_NOTHING_BACK else _TELLING
    for column, kind_of_cell in columns.items():
        was, now = before.row.get(column, ""), after.row.get(column, "")
        if _same(was, now, kind_of_cell) or (not now and not strict and column not in telling):
            continue
        kind = "revised" if was or column in _TELLING else "new"
        yield _of_row(release, kind, table, after, column=column, before=was, after=now)


def _redefined(
    release: str, table: str, before: _Series, after: _Series, columns: Sequence[str]
) -> Iterator[DataChange]:
    for column in columns:
        was, now = before.row.get(column, ""), after.row.get(column, "")
        if was != now:
            yield _of_row(release, "redefined", table, after, column=column, before=was, after=now)


def _same(was: str, now: str, kind: str) -> bool:
    """Tell whether two cells say the same: as numbers 3.1 and 3.10 do; as printed characters they do not."""
    if was == now or kind not in _NUMBERS:
        return was == now
    try:
        return Decimal(was) == Decimal(now)
    except InvalidOperation:
        return False


def _rows_said(count: int) -> str:
    return f"{count} row{'' if count == 1 else 's'}"


def _said(row: Row) -> str:
    return row.get("value") or row.get("value_text") or row.get("marker") or ""


def _title(row: Row) -> str:
    return row.get("official_title") or row.get("title") or ""


def _of_row(
    release: str, kind: str, table: str, series: _Series, *, column: str = "", before: str = "", after: str = ""
) -> DataChange:
    indicator, period = series.row.get("indicator", ""), series.row.get("period", "")
    return DataChange(release, kind, table, indicator, period, series.item, column, before, after)


def _change(release: str, kind: str, table: str, *, column: str = "", before: str = "", after: str = "") -> DataChange:
    return DataChange(release, kind, table, "", "", "", column, before, after)
