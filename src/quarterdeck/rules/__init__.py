"""The rules of assessment as worked examples: shown on the methods page, and run as tests, row by row.

Each rule has a CSV table beside this file. Its columns are what goes in, what must come out, and ``why``, a
sentence for readers. An empty cell means that there is none.
"""

from __future__ import annotations

import csv
import io
from importlib.resources import files

#: Each rule's table, in the order in which a reader meets them, with its title.
RULES: dict[str, str] = {
    "period": "Which time a spelling means",
    "target": "Which target a figure is judged against",
    "status": "Whether the target was met",
    "variance": "How far from the target",
    "comparison": "What a figure compares with",
    "change": "How far the figure moved",
    "direction": "Which way since the period before",
    "trend": "Which way since the same time last year",
    "withholding": "Where no verdict is given",
    "whole": "What the parts add up to",
    "tally": "How many in each group",
    "reconciliation": "What the report printed, worked out again",
    "version": "Which number a change of the data raises",
}


def load_examples(name: str) -> list[dict[str, str]]:
    """Give a rule's examples, each a row by column name. Raises KeyError for a rule that there is not."""
    if name not in RULES:
        raise KeyError(name)
    text = (files(__name__) / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
