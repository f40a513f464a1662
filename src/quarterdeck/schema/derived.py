"""The tables that are worked out from the council's own."""

from __future__ import annotations

from quarterdeck.schema import words
from quarterdeck.schema.table import Column, Reference, Table
from quarterdeck.schema.table import ColumnType as Type

_RELEASE = Column("release", Type.ID, "The report, as it stood then.", required=True)
_INDICATOR = Column("indicator", Type.ID, "The indicator.", required=True)
_REFERENCES = (
    Reference(("release",), "releases", ("release",)),
    Reference(("indicator",), "indicators", ("indicator",)),
)

SCORES = Table(
    "scores",
    "Scores",
    "Each indicator in each report, assessed by one set of rules.",
    ("release", "indicator"),
    (
        _RELEASE,
        _INDICATOR,
        Column("ref", Type.TEXT, "The council's own reference that year."),
        Column("priority", Type.INTEGER, "The priority's number."),
        Column("outcome", Type.INTEGER, "The outcome's number."),
        Column("tier", Type.INTEGER, "1 for the headline set, 2 for the rest; empty where not known."),
        Column("period", Type.PERIOD, "The period of the figure that is judged."),
        Column("value", Type.DECIMAL, "The figure."),
        Column("marker", Type.CHOICE, "What kind of figure it is, or why there is none.", choices=words.MARKER),
        Column("target", Type.DECIMAL, "The target that it is judged against."),
        Column("target_period", Type.PERIOD, "The period that the target is for."),
        Column("target_basis", Type.CHOICE, "How the target is known.", required=True, choices=words.TARGET_BASIS),
        Column("achievement_percent", Type.DECIMAL, "The figure as a percentage of target, so that 100 is on target."),
        Column("variance", Type.DECIMAL, "How far from target; above nought is better."),
        Column("variance_percent", Type.DECIMAL, "The same as a percentage of the target."),
        Column("status", Type.CHOICE, "Against target.", required=True, choices=words.STATUS),
        Column("previous_period", Type.PERIOD, "The period of the previous comparable figure."),
        Column("previous_value", Type.DECIMAL, "The previous comparable figure."),
        Column("change", Type.DECIMAL, "From the previous figure to this one; above nought is up."),
        Column(
            "change_percent",
            Type.DECIMAL,
            "The same as a percentage of the previous figure; none from nought or below.",
        ),
        Column("direction_of_travel", Type.CHOICE, "Against the period before.", required=True, choices=words.TRAVEL),
        Column(
            "direction_basis",
            Type.CHOICE,
            "How that is known, or why not.",
            required=True,
            choices=words.DIRECTION_BASIS,
        ),
        Column("trend", Type.CHOICE, "Against the same period a year earlier.", required=True, choices=words.TRAVEL),
        Column("trend_basis", Type.CHOICE, "How that is known.", required=True, choices=words.TREND_BASIS),
        Column(
            "quartile",
            Type.INTEGER,
            "Place among similar councils, as the report gives it: 1 is the best 25%, 4 the worst.",
        ),
        Column(
            "distance_from_target", Type.DECIMAL, "From target to figure, as the number stands; above nought is over."
        ),
        Column("distance_from_target_percent", Type.DECIMAL, "The same as a percentage of the target."),
        Column("direction_period", Type.PERIOD, "The period that the direction compares with."),
        Column("trend_period", Type.PERIOD, "The period that the trend compares with."),
        Column("year_target", Type.DECIMAL, "The whole year's target, where a part of the year bears no verdict."),
        Column("year_target_reached", Type.DECIMAL, "What counts towards it so far."),
        Column("year_target_reached_percent", Type.DECIMAL, "The same as a percentage of it."),
    ),
    _REFERENCES,
)

TALLIES = Table(
    "tallies",
    "Tallies",
    "How many indicators of each report fall in each category.",
    ("release", "measure", "priority", "tier", "category"),
    (
        _RELEASE,
        Column("measure", Type.CHOICE, "What is counted.", required=True, choices=words.MEASURE),
        Column("priority", Type.TEXT, "A priority's number, or all.", required=True),
        Column("tier", Type.TEXT, "1, 2 or all.", required=True),
        Column(
            "category",
            Type.TEXT,
            "A status, a direction or a quartile; withheld counts verdicts that are not given.",
            required=True,
        ),
        Column("count", Type.INTEGER, "How many fall in the category.", required=True),
        Column("with_data", Type.INTEGER, "How many can be counted at all.", required=True),
        Column("percent", Type.DECIMAL, "The count as a percentage of those; none for what is withheld."),
    ),
    (_REFERENCES[0],),
)

RECONCILIATION = Table(
    "reconciliation",
    "Reconciliation",
    "Figures that a report printed beside the same figures worked out here.",
    ("release", "indicator", "figure", "item"),
    (
        _RELEASE,
        Column("indicator", Type.ID, "The indicator; empty for a tally, which is about many."),
        Column("figure", Type.CHOICE, "Which figure.", required=True, choices=words.FIGURE),
        Column("printed", Type.TEXT, "As the report printed it.", required=True),
        Column("recomputed", Type.TEXT, "As worked out here; empty where that is not possible."),
        Column("agrees", Type.CHOICE, "Whether the two agree.", required=True, choices=words.AGREES),
        Column("note", Type.TEXT, "Why, where they do not."),
        Column("item", Type.TEXT, "Of a tally, what it counts and where the report prints it."),
        Column(
            "circular",
            Type.CHOICE,
            "Whether the two could not have disagreed, since the target was worked back from the printed figure.",
            choices=words.YES,
        ),
    ),
    _REFERENCES,
)

VERSIONS = Table(
    "versions",
    "Versions",
    "The package's version with each report, raised by rule from what changed since the report before.",
    ("release",),
    (
        _RELEASE,
        Column("version", Type.TEXT, "The package's version: major, minor and patch number.", required=True),
        Column(
            "dated",
            Type.DATE,
            "The day the report was published or, where that is not known, the last day it is about.",
            required=True,
        ),
        Column("raised", Type.CHOICE, "Which number was raised.", required=True, choices=words.RAISED),
        Column("because", Type.TEXT, "Why, in words.", required=True),
        Column("new", Type.INTEGER, "How many lines of changes.csv are new.", required=True),
        Column("revised", Type.INTEGER, "How many are revised.", required=True),
        Column("removed", Type.INTEGER, "How many are removed.", required=True),
        Column("redefined", Type.INTEGER, "How many are redefined.", required=True),
    ),
    (_REFERENCES[0],),
)

CHANGES = Table(
    "changes",
    "Changes",
    "What each report changed in the package since the report before, value by value.",
    ("release", "table", "indicator", "period", "item", "column"),
    (
        _RELEASE,
        Column("kind", Type.CHOICE, "What happened.", required=True, choices=words.CHANGE),
        Column("table", Type.TEXT, "The table that it happened in.", required=True),
        Column("indicator", Type.ID, "The indicator, where the row has one."),
        Column("period", Type.PERIOD, "The period, where the row has one."),
        Column("item", Type.TEXT, "The rest of the row's key, such as a comparator or a category."),
        Column("column", Type.TEXT, "The column; empty for a whole row, or for many rows counted together."),
        Column("before", Type.TEXT, "What stood there before."),
        Column("after", Type.TEXT, "What stands there now."),
    ),
    (_REFERENCES[0],),
)

#: In the order in which they are published.
DERIVED_TABLES: tuple[Table, ...] = (SCORES, TALLIES, RECONCILIATION, VERSIONS, CHANGES)
