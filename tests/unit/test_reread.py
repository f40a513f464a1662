"""A second reader of the finished package finds what does not fit its description."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quarterdeck.package.reread import reread_package

SCHEMA = {
    "fields": [
        {"name": "release", "type": "string", "constraints": {"required": True}},
        {"name": "count", "type": "integer"},
    ],
    "primaryKey": ["release"],
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("release,count\na,1\nb,\n", []),
        ("count,release\n1,a\n", [("", "Its columns are not those described.")]),
        ("release,count\na,1\na,2\n", [("release", "Two rows have the same key.")]),
        ("release,count\n,1\n", [("release", "A cell that must be filled is empty.")]),
        ("release,count\na,one\n", [("count", "A cell that must hold a number holds something else.")]),
    ],
)
def test_what_a_second_reader_finds(tmp_path: Path, text: str, expected: list[tuple[str, str]]) -> None:
    descriptor = {"resources": [{"path": "tallies.csv", "schema": SCHEMA}]}
    (tmp_path / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    (tmp_path / "tallies.csv").write_text(text, encoding="utf-8")
    found = list(reread_package(tmp_path, "anyborough"))
    assert [(finding.column, finding.message) for finding in found] == expected
    assert all(finding.file == "anyborough/tallies.csv" for finding in found)
