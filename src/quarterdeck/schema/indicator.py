"""The file of one indicator: its whole series in one table that explains itself, also far from its page."""

from __future__ import annotations

from quarterdeck.schema import words
from quarterdeck.schema.table import Column, Table
from quarterdeck.schema.table import ColumnType as Type

INDICATOR_FILE = Table(
    "indicator",
    "One indicator",
    "The figures of one indicator: a row for each period, with the target that applied and what others achieved.",
    ("period",),
    (
        Column("council", Type.TEXT, "The council.", required=True),
        Column("indicator", Type.ID, "The indicator's permanent id.", required=True),
        Column("title", Type.TEXT, "The indicator's plain title.", required=True),
        Column("period", Type.PERIOD, "The period, as in the data package.", required=True),
        Column("period_name", Type.TEXT, "The period in words.", required=True),
        Column("period_starts", Type.DATE, "The period's first day; empty where the report does not date it."),
        Column("period_ends", Type.DATE, "The period's last day; empty where the report does not date it."),
        Column("value", Type.DECIMAL, "The figure."),
        Column("value_text", Type.TEXT, "The figure where it is a word, such as Yes."),
        Column("unit", Type.TEXT, "The figure's unit.", required=True),
        Column("marker", Type.CHOICE, "What kind of figure it is, or why there is none.", choices=words.MARKER),
        Column("marker_meaning", Type.TEXT, "The marker in words."),
        Column("numerator", Type.DECIMAL, "How many were counted, where published."),
        Column("denominator", Type.DECIMAL, "Out of how many, where published."),
        Column("target", Type.DECIMAL, "The target that applies to this figure."),
        Column("target_text", Type.TEXT, "The target where it is a word."),
        Column("target_basis", Type.CHOICE, "How the target is known.", required=True, choices=words.TARGET_BASIS),
        Column("achievement_percent", Type.DECIMAL, "The figure as a percentage of target, so that 100 is on target."),
        Column("status", Type.CHOICE, "The figure against that target.", required=True, choices=words.STATUS),
        Column("england", Type.DECIMAL, "The figure for England in the same period, where the report gives it."),
        Column("north_west", Type.DECIMAL, "The figure for the North West of England."),
        Column("similar_councils", Type.DECIMAL, "The average of a family group of similar councils."),
        Column("others", Type.TEXT, "The figures of all others that the report compares with, each with its name."),
        Column("quartile", Type.INTEGER, "The council's quarter among similar councils: 1 is the best."),
        Column("note", Type.TEXT, "What a reader should know about the figure."),
        Column("release", Type.ID, "The report that gave the figure.", required=True),
        Column("source", Type.TEXT, "That report, as one would cite it.", required=True),
        Column("published", Type.DATE, "When it was published; empty where that is not known."),
        Column("licence", Type.TEXT, "The licence that the figures may be used under.", required=True),
        Column("page", Type.TEXT, "The indicator's page, with its newest figures.", required=True),
    ),
)
