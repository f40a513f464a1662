"""Links that lead out of the portal: only where a page may lead, and for what is there."""

from __future__ import annotations

import pytest

from builders import INDICATOR, PLAN, RELEASE
from folders import make_rows
from quarterdeck.errors import Severity
from quarterdeck.periods import parse_period
from quarterdeck.rows import Cell
from quarterdeck.schema import is_contact_address, is_web_address
from quarterdeck.validate import validate_tables
from table_rows import found, make_tables

CONTACT: dict[str, Cell] = {
    "item": 1,
    "kind": "report",
    "label": "Report it",
    "address": "https://anyborough.example/report/",
    "priority": None,
}


@pytest.mark.parametrize(
    "text",
    [
        "https://anyborough.example",
        "https://anyborough.example/report?what=bins&when=now#top",
        "https://anyborough.example:8443/a%20b/(c)/~d",
        "HTTPS://Anyborough.Example/",
    ],
)
def test_full_addresses_of_the_web_are_links(text: str) -> None:
    assert is_web_address(text)
    assert is_contact_address(text)


@pytest.mark.parametrize("text", ["mailto:ask.us+bins@anyborough.example", "tel:999", "tel:+441234567890"])
def test_mail_and_telephone_are_contacts_but_no_sources(text: str) -> None:
    assert is_contact_address(text)
    assert not is_web_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "anyborough.example",
        "http://anyborough.example/",
        "//anyborough.example/",
        "/report/",
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "https:anyborough.example",
        "https://localhost/",
        "https://user:pass@anyborough.example/",
        "https://anyborough.example@evil.example/",
        "https://anyborough.example\\@evil.example/",
        'https://anyborough.example/"onclick="x',
        "https://anyborough.example/'x",
        "https://anyborough.example/<b>",
        "https://anyborough.example/a b",
        "https://anyborough.example/\n",
        "https://аnyborough.example/",
        "mailto:ask",
        "mailto:ask@anyborough.example?bcc=x@evil.example",
        "tel:01234 567890",
        "tel:12",
        "tel:",
        "sms:999",
    ],
)
def test_all_else_is_none(text: str) -> None:
    assert not is_contact_address(text)
    assert not is_web_address(text)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, []),
        ({"address": "javascript:alert(1)"}, [("address", "bad-link")]),
        ({"framework": PLAN, "priority": 1}, []),
        ({"priority": 1}, [("framework", "missing-value")]),
        ({"framework": PLAN}, [("priority", "missing-value")]),
        ({"framework": PLAN, "priority": 99}, [("priority", "unknown-reference")]),
        ({"indicators": INDICATOR}, []),
        ({"indicators": f"{INDICATOR} no-such"}, [("indicators", "unknown-indicator")]),
        ({"indicators": f"{INDICATOR}, x"}, [("indicators", "bad-id"), ("indicators", "unknown-indicator")]),
        ({"label": "Shelter: 01234 567890", "address": "tel:+441234567890"}, []),
        ({"label": "999", "address": "tel:999"}, []),
        ({"label": "Shelter", "address": "tel:+441234567890"}, [("label", "not-shown")]),
    ],
)
def test_what_is_wrong_with_a_contact_is_told(cells: dict[str, Cell], expected: list[tuple[str, str]]) -> None:
    rows = make_rows("contacts", CONTACT | cells)
    assert found(validate_tables(make_tables(contacts=rows)), "contacts") == expected


def test_a_number_that_only_the_link_holds_blocks_nothing() -> None:
    rows = make_rows("contacts", CONTACT | {"address": "tel:01234567890"})
    (finding,) = validate_tables(make_tables(contacts=rows))
    assert finding.severity is Severity.WARNING
    assert "01234567890" in finding.message


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("", []),
        ("https://anyborough.example/q2.pdf", []),
        ("http://anyborough.example/q2.pdf", [("url", "bad-link")]),
        ("mailto:ask@anyborough.example", [("url", "bad-link")]),
    ],
)
def test_a_report_s_address_is_of_the_web(url: str, expected: list[tuple[str, str]]) -> None:
    period = parse_period("2024-25 Q2")
    rows = make_rows("releases", {"release": RELEASE, "framework": PLAN, "period": period, "url": url})
    assert found(validate_tables(make_tables(releases=rows)), "releases") == expected


@pytest.mark.parametrize(("page", "expected"), [(None, []), (1, []), (0, [("page", "not-allowed")])])
def test_pages_are_counted_from_one(page: int | None, expected: list[tuple[str, str]]) -> None:
    cells: dict[str, Cell] = {"release": RELEASE, "indicator": INDICATOR, "place": "value", "page": page}
    assert found(validate_tables(make_tables(printed=make_rows("printed", cells))), "printed") == expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("action", []), ("outlook", [("due", "not-shown"), ("owner", "not-shown")])],
)
def test_only_actions_have_an_owner_and_a_time(kind: str, expected: list[tuple[str, str]]) -> None:
    cells: dict[str, Cell] = {"release": RELEASE, "item": 1, "scope": "indicator", "indicator": INDICATOR}
    cells |= {"kind": kind, "owner": "Housing team", "due": parse_period("2025-03")}
    assert found(validate_tables(make_tables(commentary=make_rows("commentary", cells))), "commentary") == expected
