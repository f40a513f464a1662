"""The tables, said once: the reader, the checks, the published descriptor and the handbook all follow these."""

from quarterdeck.schema.beside import CONCEPTS, breakdown_table
from quarterdeck.schema.derived import DERIVED_TABLES
from quarterdeck.schema.indicator import INDICATOR_FILE
from quarterdeck.schema.source import SOURCE_TABLES
from quarterdeck.schema.spelling import is_contact_address, is_id, is_web_address, parse_grades
from quarterdeck.schema.table import Column, ColumnType, Reference, Table

__all__ = [
    "CONCEPTS",
    "DERIVED_TABLES",
    "INDICATOR_FILE",
    "SOURCE_TABLES",
    "Column",
    "ColumnType",
    "Reference",
    "Table",
    "breakdown_table",
    "is_contact_address",
    "is_id",
    "is_web_address",
    "parse_grades",
]
