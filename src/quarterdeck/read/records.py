"""Checked rows to records. Only called when no finding blocks, so that every cell is what its column says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from quarterdeck import model
from quarterdeck.read.folder import CouncilFolder
from quarterdeck.rows import TableRows
from quarterdeck.schema import parse_grades

#: Comparators without a period stand before those with one.
_NEVER = (date.min, 0, "")


def build_council(folder: CouncilFolder) -> model.Council:
    """Make the records of a council from its checked rows; releases are put in order of time."""
    assert folder.settings is not None
    rows: dict[str, list[dict[str, Any]]] = {
        name: [dict(row.cells) for row in table.rows] for name, table in folder.tables.items()
    }
    return model.Council(
        settings=folder.settings,
        releases=tuple(sorted((_release(r) for r in rows["releases"]), key=lambda r: (r.period.end, r.id))),
        frameworks={r["framework"]: r["title"] for r in rows["frameworks"]},
        priorities=tuple(
            model.Priority(r["framework"], r["priority"], r["title"], r["short_title"]) for r in rows["priorities"]
        ),
        outcomes=tuple(_outcome(r) for r in rows["outcomes"]),
        indicators={r["indicator"]: _indicator(r) for r in rows["indicators"]},
        scorecard=tuple(sorted((_entry(r) for r in rows["scorecard"]), key=lambda e: (e.year.sort_key, e.order))),
        observations=tuple(sorted((model.Observation(**r) for r in rows["observations"]), key=_by_time)),
        printed_tallies=tuple(
            sorted(
                (model.PrintedTally(**r) for r in rows["printed_tallies"]),
                key=lambda t: (t.release, t.measure, t.priority, t.category, t.place),
            )
        ),
        sections=tuple(
            sorted((model.Section(**r) for r in rows["sections"]), key=lambda s: (s.release, s.order, s.part))
        ),
        exceptions=tuple(sorted((_exception(r) for r in rows["exceptions"]), key=lambda e: (e.release, e.item))),
        decisions=tuple(sorted((model.Decision(**r) for r in rows["decisions"]), key=lambda d: (d.release, d.item))),
        promises=tuple(sorted((_promise(r) for r in rows["promises"]), key=lambda p: (p.release, p.item))),
        contacts=tuple(sorted((_contact(r) for r in rows["contacts"]), key=lambda c: c.item)),
        search=tuple(sorted((_search_words(r) for r in rows["search"]), key=lambda s: s.words)),
        cautions=tuple(
            sorted((model.Caution(**r) for r in rows["cautions"]), key=lambda c: (c.indicator, c.release, c.kind))
        ),
        targets=tuple(sorted((model.Target(**r) for r in rows["targets"]), key=_by_time)),
        comparators=tuple(
            sorted(
                (_comparator(r, rows["comparator_groups"]) for r in rows["comparators"]),
                key=lambda c: (
                    c.release,
                    c.indicator,
                    c.order,
                    c.comparator,
                    c.period.sort_key if c.period else _NEVER,
                ),
            )
        ),
        commentary=tuple(sorted((_comment(r) for r in rows["commentary"]), key=lambda c: (c.release, c.item))),
        printed=tuple(
            sorted((model.Printed(**r) for r in rows["printed"]), key=lambda p: (p.release, p.indicator, p.place))
        ),
        breakdowns={r["indicator"]: _breakdown(r, rows[f"breakdowns/{r['indicator']}"]) for r in rows["breakdowns"]},
    )


def build_concepts(rows: TableRows) -> tuple[model.Concept, ...]:
    """Make the concepts from their checked rows."""
    return tuple(
        model.Concept(str(c["concept"]), str(c["title"]), c["comparable"] == "yes", str(c["note"]))
        for c in (row.cells for row in rows.rows)
    )


def _by_time(record: model.Observation | model.Target) -> tuple[Any, ...]:
    return (record.indicator, record.period.sort_key, record.release)


def _breakdown(row: Mapping[str, Any], figures: list[dict[str, Any]]) -> model.Breakdown:
    dimension = row["dimension"]
    made = [
        model.BreakdownFigure(category=figure[dimension], **{k: v for k, v in figure.items() if k != dimension})
        for figure in figures
    ]
    made.sort(key=lambda f: f.period.sort_key)
    return model.Breakdown(row["indicator"], dimension, row["title"], row["description"], tuple(made), row["whole"])


def _release(row: Mapping[str, Any]) -> model.Release:
    fields = {name: cell for name, cell in row.items() if name != "release"}
    return model.Release(id=row["release"], **fields)


def _outcome(row: Mapping[str, Any]) -> model.Outcome:
    goals = tuple(int(goal) for goal in row["sdgs"].split())
    return model.Outcome(row["framework"], row["priority"], row["outcome"], row["title"], goals)


def _split(cell: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in cell.split(";") if word.strip())


def _search_words(row: Mapping[str, Any]) -> model.SearchWords:
    return model.SearchWords(_split(row["words"]), _split(row["indicators"]), row["say"])


def _indicator(row: Mapping[str, Any]) -> model.Indicator:
    fields = dict(row)
    fields["id"] = fields.pop("indicator")
    fields["polarity"] = model.Polarity(fields["polarity"])
    fields["accumulation"] = model.Accumulation(fields["accumulation"])
    fields["keywords"] = _split(fields["keywords"])
    fields["grades"] = parse_grades(fields["grades"])
    return model.Indicator(**fields)


def _exception(row: Mapping[str, Any]) -> model.ExceptionRule:
    quartiles = tuple(int(number) for number in row["quartiles"].split())
    return model.ExceptionRule(**{**row, "quartiles": quartiles, "directions": tuple(row["directions"].split())})


def _promise(row: Mapping[str, Any]) -> model.Promise:
    return model.Promise(**{**row, "indicators": tuple(row["indicators"].split())})


def _contact(row: Mapping[str, Any]) -> model.Contact:
    return model.Contact(**{**row, "indicators": tuple(row["indicators"].split())})


def _comparator(row: Mapping[str, Any], groups: list[dict[str, Any]]) -> model.Comparator:
    group = next(g for g in groups if g["comparator"] == row["comparator"])
    named = {name: group[name] for name in ("title", "short_title", "order")}
    return model.Comparator(**row, **named)


def _comment(row: Mapping[str, Any]) -> model.Comment:
    return model.Comment(**{**row, "also_about": tuple(row["also_about"].split())})


def _entry(row: Mapping[str, Any]) -> model.ScorecardEntry:
    fields = dict(row)
    fields["polarity"] = model.Polarity(fields["polarity"]) if fields["polarity"] else None
    return model.ScorecardEntry(**fields)
