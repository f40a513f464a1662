"""The tables of examples on the methods page: the same rows that test the rules."""

from __future__ import annotations

from quarterdeck.pages.environment import render_html
from quarterdeck.rules import RULES, load_examples


def build_example_tables() -> dict[str, str]:
    """Make a table of examples for each rule, by the name of its place."""
    fragments: dict[str, str] = {}
    for name, title in RULES.items():
        examples = load_examples(name)
        columns = [(column, column.replace("_", " ").capitalize()) for column in examples[0]] if examples else []
        fragments[f"examples-{name}"] = render_html(
            "examples", name=name, title=title, columns=columns, rows=[list(row.values()) for row in examples]
        )
    return fragments
