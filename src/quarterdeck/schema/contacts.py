"""Whom readers can turn to: where they report, ask or read more, and where people in need find help."""

from __future__ import annotations

from quarterdeck.schema import words
from quarterdeck.schema.table import Column, Reference, Table
from quarterdeck.schema.table import ColumnType as Type

CONTACTS = Table(
    "contacts",
    "Contacts",
    "Where readers can report something, ask or find help; for the whole body, a priority or single indicators.",
    ("item",),
    (
        Column("item", Type.INTEGER, "Its place among the others.", required=True),
        Column("kind", Type.CHOICE, "What it is for.", required=True, choices=words.CONTACT_KIND),
        Column("label", Type.TEXT, "The words of the link; with a telephone number, the number too.", required=True),
        Column("address", Type.TEXT, "Where it leads, beginning with https://, mailto: or tel:.", required=True),
        Column("framework", Type.ID, "For a priority: its plan."),
        Column("priority", Type.INTEGER, "For a priority: its number; empty where it is for no single priority."),
        Column("indicators", Type.TEXT, "The indicators that it is for, by their ids, with spaces between."),
        Column("note", Type.TEXT, "What a reader should know of it, such as opening hours."),
    ),
    (Reference(("framework", "priority"), "priorities", ("framework", "priority")),),
    optional=True,
)
