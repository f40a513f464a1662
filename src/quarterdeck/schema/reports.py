"""What a report says beyond its rows: its own tallies, what was to be decided, what was promised."""

from __future__ import annotations

from quarterdeck.schema import words
from quarterdeck.schema.table import Column, Reference, Table
from quarterdeck.schema.table import ColumnType as Type

_RELEASE = Column("release", Type.ID, "The published report that said it.", required=True)
_TO_RELEASE = Reference(("release",), "releases", ("release",))

PRINTED = Table(
    "printed",
    "Figures as printed",
    "Every figure exactly as the report printed it, to be checked against what is worked out here.",
    ("release", "indicator", "place"),
    (
        _RELEASE,
        Column("indicator", Type.ID, "The indicator, by its permanent id.", required=True),
        Column("place", Type.ID, "The column of the report that it stood in.", required=True),
        Column("figure", Type.CHOICE, "What kind of figure it is.", required=True, choices=words.FIGURE),
        Column("period", Type.PERIOD, "For a value or a target: the period that it was taken to be for."),
        Column("printed", Type.TEXT, "The characters that were printed.", required=True),
        Column("note", Type.TEXT, "What may explain it, where it does not follow from the other figures."),
        Column("page", Type.INTEGER, "The page of the report that it stands on; its first page is 1.", optional=True),
    ),
    (_TO_RELEASE, Reference(("indicator",), "indicators", ("indicator",))),
)

PRINTED_TALLIES = Table(
    "printed_tallies",
    "Tallies as printed",
    "How many indicators a report itself counts in each group, to be set beside the tallies worked out here.",
    ("release", "measure", "priority", "category", "place"),
    (
        _RELEASE,
        Column("measure", Type.CHOICE, "What is counted.", required=True, choices=words.PRINTED_MEASURE),
        Column("priority", Type.TEXT, "A priority's number, or all.", required=True),
        Column("category", Type.CHOICE, "The group.", required=True, choices=words.PRINTED_CATEGORY),
        Column("place", Type.TEXT, "Where the report prints it.", required=True),
        Column("count", Type.INTEGER, "The printed number; empty where only a percentage is printed."),
        Column("with_data", Type.INTEGER, "Out of how many, as printed."),
        Column("percent", Type.TEXT, "The printed percentage, as it stands."),
        Column("period", Type.PERIOD, "For when, if the report prints an earlier count beside its own."),
        Column("main", Type.CHOICE, "Whether this is the count that the report rests on.", choices=words.YES),
        Column("note", Type.TEXT, "What a reader should know about it, such as a misprint."),
    ),
    (_TO_RELEASE,),
    optional=True,
)

SECTIONS = Table(
    "sections",
    "Sections",
    "The parts of a report in the order and under the headings that it prints.",
    ("release", "part"),
    (
        _RELEASE,
        Column("part", Type.CHOICE, "The part.", required=True, choices=words.PART),
        Column("order", Type.INTEGER, "Its place in the report.", required=True),
        Column("heading", Type.TEXT, "Its heading, as printed.", required=True),
    ),
    (_TO_RELEASE,),
    optional=True,
)

EXCEPTIONS = Table(
    "exceptions",
    "Lists by rule",
    "Lists that a report makes of its indicators by a rule of its own; their members are worked out here.",
    ("release", "item"),
    (
        _RELEASE,
        Column("item", Type.INTEGER, "Its place.", required=True),
        Column("title", Type.TEXT, "What the list is called.", required=True),
        Column("rule", Type.TEXT, "The rule, in plain words.", required=True),
        Column("quartiles", Type.TEXT, "The quarters of similar councils that are in it, such as 1 2; empty for all."),
        Column(
            "directions", Type.TEXT, "The directions of travel that are in it, such as improving same; empty for all."
        ),
        Column("tier", Type.INTEGER, "The tier that is in it; empty for all."),
        Column("note", Type.TEXT, "What a reader should know about it."),
    ),
    (_TO_RELEASE,),
    optional=True,
)

DECISIONS = Table(
    "decisions",
    "Decisions",
    "What a committee was asked to decide with a report, and what it was told.",
    ("release", "item"),
    (
        _RELEASE,
        Column("item", Type.INTEGER, "Its place.", required=True),
        Column("kind", Type.CHOICE, "What it is.", required=True, choices=words.DECISION_KIND),
        Column("heading", Type.TEXT, "Its heading, as printed."),
        Column("text", Type.PROSE, "The text, in our own plain words, in Markdown.", required=True),
    ),
    (_TO_RELEASE,),
    optional=True,
)

PROMISES = Table(
    "promises",
    "Promises",
    "What a council says it will do, or how it will know that it has succeeded, with the figures that bear on it.",
    ("release", "item"),
    (
        _RELEASE,
        Column("item", Type.INTEGER, "Its place in the report.", required=True),
        Column("priority", Type.INTEGER, "The priority's number.", required=True),
        Column(
            "kind",
            Type.CHOICE,
            "Whether it is a measure of success or an action.",
            required=True,
            choices=words.PROMISE_KIND,
        ),
        Column("text", Type.TEXT, "The promise, in our own plain words.", required=True),
        Column("bearing", Type.CHOICE, "How far figures tell of it.", required=True, choices=words.BEARING),
        Column("indicators", Type.TEXT, "The indicators that bear on it, by their ids, with spaces between."),
        Column("note", Type.TEXT, "What the figures do not say."),
    ),
    (_TO_RELEASE,),
    optional=True,
)
