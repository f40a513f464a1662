"""The rows of a list as its script reads them: to filter, to sort, to draw and to save them."""

from __future__ import annotations

import json
from collections.abc import Iterable

from quarterdeck.pages.inputs import CouncilInput
from quarterdeck.pages.list_parts import Group
from quarterdeck.pages.rows import ScoreRow, build_row
from quarterdeck.pages.words import quarter_words

#: What a row holds, in order, with its heading in the file that readers save; nothing is saved of what has none.
COLUMNS = (
    ("id", ""),
    ("title", "Indicator"),
    ("ref", "Reference"),
    ("priority", ""),
    ("priority_title", "Priority"),
    ("tier", "Tier"),
    ("number", "Latest"),
    ("value", "Latest as shown"),
    ("unit", "Unit"),
    ("period", "Period"),
    ("target_number", "Target"),
    ("target", "Target as shown"),
    ("target_note", "About the target"),
    ("status", ""),
    ("status_shape", ""),
    ("status_text", "Status"),
    ("direction", ""),
    ("direction_shape", ""),
    ("direction_text", "Than before"),
    ("direction_note", "Than before: compared with"),
    ("trend", ""),
    ("trend_shape", ""),
    ("trend_text", "Than a year ago"),
    ("trend_note", "Than a year ago: compared with"),
    ("quartile", ""),
    ("quartile_text", "Among similar councils"),
    ("frequency", ""),
    ("frequency_text", "How often"),
    ("words", ""),
)

#: What a list can be sorted by: a column, the words for it, and whether readers first want the last of it.
#: Statuses are sorted by how much concern they give, and what has none stands last either way.
SORTS = (
    ("title", "Title: A to Z"),
    ("-title", "Title: Z to A"),
    ("-number", "Latest: highest first"),
    ("number", "Latest: lowest first"),
    ("-target_number", "Target: highest first"),
    ("target_number", "Target: lowest first"),
    ("status", "Status: most concern first"),
    ("-status", "Status: least concern first"),
    ("direction", "Than before: worse first"),
    ("-direction", "Than before: better first"),
    ("trend", "Than a year ago: worse first"),
    ("-trend", "Than a year ago: better first"),
    ("-quartile", "Among similar councils: worst first"),
    ("quartile", "Among similar councils: best first"),
)


def frequency_words(frequency: str) -> str:
    """Say how often something is reported: ``Every two years`` for ``every_two_years``."""
    return frequency.replace("_", " ").capitalize()


def record_of(row: ScoreRow, group: Group) -> list[str]:
    """Give what a row holds, in the order of the columns."""
    return [
        row.id,
        row.title,
        row.ref,
        group.name,
        group.title,
        str(row.tier or ""),
        row.number,
        row.value,
        row.unit,
        row.period,
        row.target_number,
        row.target,
        row.target_note,
        *(row.status.kind, row.status.shape, row.status.text),
        *(row.direction.kind, row.direction.shape, row.direction.text, row.direction_note),
        *(row.trend.kind, row.trend.shape, row.trend.text, row.trend_note),
        *((str(row.quartile), quarter_words(row.quartile)) if row.quartile else ("", "")),
        *(row.frequency, frequency_words(row.frequency)),
        row.keywords,
    ]


def packed(record: Iterable[str]) -> str:
    """Write what a row holds into one attribute; no text of a table holds a tab, and none may break the row."""
    return "\t".join(value.replace("\t", " ") for value in record)


def compact(value: object) -> str:
    """Write JSON without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def rows_file(given: CouncilInput, groups: Iterable[Group], address: str) -> bytes:
    """Write the rows of a list that stands in parts, for the script of the page at ``address``."""
    rows = [record_of(build_row(given, score, address), group) for group in groups for score in group.scores]
    return f"{compact({'columns': [name for name, _ in COLUMNS], 'rows': rows})}\n".encode()
