"""Tables that stand beside the main ones: breakdowns, cautions, and what councils have in common."""

from __future__ import annotations

from quarterdeck.schema import words
from quarterdeck.schema.table import Column, Reference, Table
from quarterdeck.schema.table import ColumnType as Type

BREAKDOWNS = Table(
    "breakdowns",
    "Breakdowns",
    "Indicators that are also published by a dimension, such as kinds of waste; each has a table of its own.",
    ("indicator",),
    (
        Column("indicator", Type.ID, "The indicator, by its permanent id.", required=True),
        Column("dimension", Type.NAME, "The name of the column that tells its categories apart.", required=True),
        Column("title", Type.TEXT, "What the breakdown shows.", required=True),
        Column("description", Type.TEXT, "What its figures mean.", required=True),
        Column(
            "whole",
            Type.TEXT,
            "Where no figure for the whole is published and the categories never overlap: a sentence with {count}, "
            "{total} and {period} in it, to be filled with the sums of the numerators and denominators. Empty where "
            "they cannot be added up.",
            optional=True,
        ),
    ),
    (Reference(("indicator",), "indicators", ("indicator",)),),
    optional=True,
)

CAUTIONS = Table(
    "cautions",
    "Cautions",
    "Why a figure bears no verdict, or must be read with care.",
    ("indicator", "kind", "release"),
    (
        Column("indicator", Type.ID, "The indicator, by its permanent id.", required=True),
        Column("kind", Type.CHOICE, "What the reason is.", required=True, choices=words.CAUTION),
        Column(
            "release",
            Type.ID,
            "The report that gives the reason. What concerns single figures (not_significant, small_numbers, rounding, "
            "exceptional_event, use_with_caution) holds for its own figures, all else from it on.",
            required=True,
        ),
        Column("basis", Type.CHOICE, "How we know it.", required=True, choices=words.CAUTION_BASIS),
        Column("evidence", Type.TEXT, "What the report says, or what we see, in a plain sentence.", required=True),
    ),
    (Reference(("indicator",), "indicators", ("indicator",)), Reference(("release",), "releases", ("release",))),
    optional=True,
)

SEARCH = Table(
    "search",
    "Words of a search",
    "Words that residents look for, what to show for them, and what there is no figure on. They come before the "
    "program's own list of such words.",
    ("words",),
    (
        Column(
            "words",
            Type.TEXT,
            "The words or phrases, separated by semicolons; the first is the usual one.",
            required=True,
        ),
        Column("indicators", Type.TEXT, "What to show first, by ids, separated by semicolons; empty for nothing."),
        Column("say", Type.TEXT, "What to tell above the results, such as that there is no figure."),
    ),
    optional=True,
)

COMPARATOR_GROUPS = Table(
    "comparator_groups",
    "Whom the council is compared with",
    "The countries, regions and groups that comparators.csv names. Without this file they are England, the North West "
    "and similar councils.",
    ("comparator",),
    (
        Column("comparator", Type.NAME, "Its name in the tables.", required=True),
        Column("title", Type.TEXT, "Its name in a sentence, as the reports use it.", required=True),
        Column("short_title", Type.TEXT, "A short name for charts and tables.", required=True),
        Column("kind", Type.CHOICE, "What it is.", required=True, choices=words.GROUP_KIND),
        Column("order", Type.INTEGER, "Its place among the others.", required=True),
        Column("note", Type.TEXT, "Who belongs to it, where the reports say."),
    ),
    optional=True,
    standing=tuple(
        {"comparator": name, "title": title, "short_title": short, "kind": kind, "order": place, "note": ""}
        for place, (name, (title, short, kind)) in enumerate(words.COMPARATORS.items(), start=1)
    ),
)

CONCEPTS = Table(
    "concepts",
    "Concepts",
    "What more than one council measures; it stands beside the councils' folders.",
    ("concept",),
    (
        Column("concept", Type.ID, "Id of the concept, part of its page's address.", required=True),
        Column("title", Type.TEXT, "A plain title.", required=True),
        Column(
            "comparable",
            Type.CHOICE,
            "Whether the councils' figures can be set beside each other.",
            required=True,
            choices=words.COMPARABLE,
        ),
        Column("note", Type.TEXT, "How the councils' measures differ.", required=True),
    ),
    optional=True,
)


def breakdown_table(indicator: str, dimension: str, title: str, description: str) -> Table:
    """Give the table of one indicator's breakdown; it stands in ``breakdowns/<indicator>.csv``."""
    return Table(
        f"breakdowns/{indicator}",
        title,
        description,
        ("period", "release", dimension),
        (
            Column("period", Type.PERIOD, "The period that the figure is for.", required=True),
            Column("release", Type.ID, "The published report that said it.", required=True),
            Column(dimension, Type.TEXT, "The category; empty for all of them together."),
            Column("value", Type.DECIMAL, "The figure; empty where there is none."),
            Column("numerator", Type.DECIMAL, "How many were counted, where published."),
            Column("denominator", Type.DECIMAL, "Out of how many, where published."),
            Column("marker", Type.CHOICE, "Shorthand for what kind of figure it is.", choices=words.MARKER),
            Column("note", Type.TEXT, "What a reader should know about this figure."),
        ),
        (Reference(("release",), "releases", ("release",)),),
    )
