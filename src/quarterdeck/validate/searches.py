"""The words that a body adds to its search: they lead to indicators that are there, and each row does something."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quarterdeck.errors import Finding
from quarterdeck.rows import TableRows, cell_text
from quarterdeck.validate.keys import known_keys


def find_bad_searches(tables: Mapping[str, TableRows]) -> Iterator[Finding]:
    """Find rows of the search that name no indicator there is, that do nothing, or whose words stand twice."""
    rows, indicators = tables["search"], tables["indicators"]
    known = {key[0] for key in known_keys(indicators, ("indicator",))} if indicators.readable else None
    seen: dict[str, int] = {}
    whole: set[str] = set()
    for row in rows.rows:
        named = _split(cell_text(row.cells["indicators"]))
        for name in named:
            if known is not None and name not in known:
                said = f"indicators.csv has no indicator {name!r}."
                remedy = "Correct the spelling; put semicolons between ids."
                yield Finding(rows.file, row.number, "indicators", "unknown-indicator", said, remedy)
        if not named and not row.cells["say"]:
            remedy = "Name indicators to show, or say what there is not."
            yield Finding(rows.file, row.number, "say", "no-value", "The row neither shows nor says anything.", remedy)
        words = cell_text(row.cells["words"])
        for word in dict.fromkeys(text.casefold() for text in _split(words)):
            if word in seen and words not in whole:  # rows that are alike as a whole have been found by their key
                said = f"Row {seen[word]} has {word!r} too, and only one of them can count."
                yield Finding(rows.file, row.number, "words", "duplicate-key", said, "Keep it in one of the rows.")
            seen.setdefault(word, row.number)
        whole.add(words)


def _split(cell: str) -> list[str]:
    return [text.strip() for text in cell.split(";") if text.strip()]
