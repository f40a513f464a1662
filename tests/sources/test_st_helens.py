"""St Helens' folder against its three reports: every row, every printed cell, and nothing besides."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import pytest

from sources.reports import Row, by_report, cells, need_reports, number_in, ours, report, words_of

need_reports()

COUNCIL = "st-helens"
MONTHS = dict(zip(("apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), range(4, 13), strict=True))


class Report(NamedTuple):
    """A report: the columns that hold its figures, how many indicators it has, and its name in the crosswalk."""

    figures: tuple[str, ...]
    rows: int
    refs: str


REPORTS = {
    "2020-21-q3": Report(("previous_outturn", *MONTHS), 60, "ref_2020_21"),
    "2021-22-q2": Report(("previous_outturn", "q1", "q2"), 30, "ref_2021_22"),
    "2024-25-q2": Report(("previous_outturn", "q1", "q2"), 94, "ref_2024_25"),
}

#: Where the crosswalk takes two measures as one concept, and we keep them apart.
APART = {
    ("2020-21-q3", "hate-crime-incidents"): (
        "hate-crime-incidents-count",
        "In 2020-21 the figure is a count of incidents, later it is a rate.",
    ),
    ("2020-21-q3", "residual-household-waste"): (
        "residual-household-waste-full-year-rate",
        "In 2020-21 each quarter is given at the rate of a full year, later as a running total.",
    ),
}

#: Figures that are for another period than their column says, by report, reference and column.
OTHER_PERIODS = {}

#: Columns with a dash or N/A, not due: no observation. This one is kept, since another column is for its period.
KEPT = {}

#: Counts in an observation that the report's own words do not hold.
COUNTS_NOT_IN_WORDS = {}
