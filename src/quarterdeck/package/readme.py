"""The ``README.md`` inside a package's zip: what it is, who says so, and how to read it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def build_readme(descriptor: Mapping[str, Any]) -> bytes:
    """Write the text from the descriptor."""
    licence = descriptor["licenses"][0]
    lines = [
        f"# {descriptor['title']}",
        "",
        descriptor["description"],
        "",
        f"- Version: {descriptor['version']}, dated {descriptor['created'][:10]}",
        f"- Page: {descriptor['homepage']}",
        f"- This version, for good: {descriptor['id']}",
        f"- Licence: {licence['title']}, {licence['path']}",
        f"- {descriptor['attribution']}",
        f"- {descriptor['contact']}",
        "",
        "## Sources",
        "",
        *(f"- {source['title']}" for source in descriptor["sources"]),
        "",
        "## Files",
        "",
        "| file | rows | what it holds |",
        "|---|---:|---|",
        *(f"| {r['path']} | {r['rows']} | {r['description']} |" for r in descriptor["resources"]),
        "",
        "`datapackage.json` describes every file and column for programs (Data Package, version 2), and",
        "`csv-metadata.json` says the same as CSV on the Web metadata.",
        "",
        "## How to read the tables",
        "",
        "- The files are UTF-8 text with commas between the cells and one heading row.",
        "- An empty cell means that there is nothing to say. It never means nought.",
        "- Figures are exact decimals, as they were published. A marker such as [p] says what kind of figure it is.",
        "- `observations.csv` holds what each report said. Where two reports give a figure for the same period, the",
        "  later one revises it. `changes.csv` lists every such change.",
        "- Periods: 2024-25 is a financial year, 2024-25 Q2 its second quarter, 2024-09 a month, 2024 a calendar year,",
        "  AY2023-24 a school year, 2020-22 three years taken together.",
        "",
    ]
    return "\n".join(lines).encode()
