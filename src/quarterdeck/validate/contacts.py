"""Links that lead out of the portal: contacts, and the reports themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quarterdeck.errors import Finding, Severity
from quarterdeck.rows import Row, TableRows, cell_text
from quarterdeck.schema import is_contact_address, is_id, is_web_address
from quarterdeck.validate.keys import known_keys

#: So many last figures of a number tell it apart; those before them differ with the country that one calls from.
_TELLING = 6


def find_bad_contacts(tables: Mapping[str, TableRows]) -> Iterator[Finding]:
    """Find contacts that lead nowhere safe, name what is not there, or hide their telephone number."""
    rows, indicators = tables["contacts"], tables["indicators"]
    known = {key[0] for key in known_keys(indicators, ("indicator",))} if indicators.readable else None
    for row in rows.rows:
        address = cell_text(row.cells["address"])
        if not is_contact_address(address):
            remedy = "Write a full address: https://..., mailto:ask@anyborough.example, or tel: and digits alone."
            yield _bad_link(rows.file, row.number, "address", address, remedy)
        yield from _half_a_priority(rows.file, row)
        yield from _indicators(rows.file, row, known)
        yield from _hidden_number(rows.file, row, address)


def find_bad_sources(tables: Mapping[str, TableRows]) -> Iterator[Finding]:
    """Find addresses of reports that are none, and pages before the first."""
    releases, printed = tables["releases"], tables["printed"]
    for row in releases.rows:
        url = cell_text(row.cells["url"])
        if url and not is_web_address(url):
            remedy = "Write the full address, which begins with https://, or leave the cell empty."
            yield _bad_link(releases.file, row.number, "url", url, remedy)
    for row in printed.rows:
        if row.cells["page"] == 0:
            remedy = "Count the pages of the file from 1, or leave the cell empty."
            yield Finding(printed.file, row.number, "page", "not-allowed", "No report has a page 0.", remedy)


def _bad_link(file: str, row: int, column: str, address: str, remedy: str) -> Finding:
    return Finding(file, row, column, "bad-link", f"{address!r} is no address that a page may lead to.", remedy)


def _half_a_priority(file: str, row: Row) -> Iterator[Finding]:
    """Find a number without its plan, or a plan without the number: alone neither names a priority."""
    plan, number = (cell_text(row.cells[name]) for name in ("framework", "priority"))
    if bool(plan) is not bool(number):
        missing = "priority" if plan else "framework"
        said = "A priority is named by its plan and its number, and one of the two is empty."
        yield Finding(file, row.number, missing, "missing-value", said, "Fill both in, or neither.")


def _indicators(file: str, row: Row, known: set[str] | None) -> Iterator[Finding]:
    for name in cell_text(row.cells["indicators"]).split():
        if not is_id(name):
            remedy = "Write the ids of indicators with spaces between them, and nothing else."
            yield Finding(file, row.number, "indicators", "bad-id", f"{name!r} is no id.", remedy)
        elif known is not None and name not in known:
            remedy = "Correct the spelling, or add it to indicators.csv."
            said = f"indicators.csv has no indicator {name!r}."
            yield Finding(file, row.number, "indicators", "unknown-indicator", said, remedy)


def _hidden_number(file: str, row: Row, address: str) -> Iterator[Finding]:
    """Find telephone numbers that stand in the link alone: on paper, and on a computer, nobody could call them."""
    number = address.partition("tel:")[2]
    label = "".join(mark for mark in cell_text(row.cells["label"]) if mark.isdigit())
    if number and number[-_TELLING:] not in label:
        said = f"The label does not show the number {number}, so that nobody can read it on paper."
        yield Finding(
            file, row.number, "label", "not-shown", said, "Add the number, as people write it.", Severity.WARNING
        )
