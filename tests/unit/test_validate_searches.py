"""What is wrong with the words that a body adds to its search is told, each with its place."""

from __future__ import annotations

import pytest

from builders import INDICATOR
from folders import make_rows
from quarterdeck.rows import Cell
from quarterdeck.validate import validate_tables
from table_rows import entry, found, make_tables, observation


def searches(*rows: dict[str, Cell], row: int = 2) -> list[tuple[str, str]]:
    made = [{"words": "homeless", "indicators": INDICATOR, "say": ""} | row for row in rows]
    tables = {
        "scorecard": make_rows("scorecard", entry()),
        "observations": make_rows("observations", observation()),
        "search": make_rows("search", *made),
    }
    return found(validate_tables(make_tables(**tables)), "search", row)


@pytest.mark.parametrize(
    "row",
    [{}, {"say": "Counted once a year."}, {"indicators": "", "say": "No figure."}, {"indicators": f"{INDICATOR}; "}],
)
def test_a_row_may_show_or_say_or_both(row: dict[str, Cell]) -> None:
    assert searches(row) == []


def test_indicators_must_be_there() -> None:
    assert searches({"indicators": f"{INDICATOR};no-such"}) == [("indicators", "unknown-indicator")]


def test_a_row_that_does_nothing_is_found() -> None:
    assert searches({"indicators": ""}) == [("say", "no-value")]


def test_words_stand_in_one_row_only() -> None:
    assert searches({"words": "homeless;tents"}, {"words": "sofa;Tents"}, row=3) == [("words", "duplicate-key")]
    assert searches({"words": "homeless"}, {"words": "homeless"}, row=3) == [("words", "duplicate-key")]
