"""A tiny council in, these very bytes out.

The expected files were read by a person before they were taken in. To renew them after a change that is meant:
``.venv/bin/python -m pytest tests/golden --renew-golden``, then read the difference before you commit it. In CI the
option is refused.
"""

from __future__ import annotations

from pathlib import Path

import pytest

EXPECTED = Path(__file__).parent / "expected"
#: Expected file -> where a build puts it, below build/.
FILES = {
    "scores.csv": "datapackage/anyborough/scores.csv",
    "tallies.csv": "datapackage/anyborough/tallies.csv",
    "reconciliation.csv": "datapackage/anyborough/reconciliation.csv",
    "versions.csv": "datapackage/anyborough/versions.csv",
    "changes.csv": "datapackage/anyborough/changes.csv",
    "rough-sleepers.csv": "site/anyborough/indicators/rough-sleepers/rough-sleepers.csv",
    "indicator.md": "docs/anyborough/indicators/rough-sleepers/index.md",
    "home.md": "docs/anyborough/index.md",
}


@pytest.mark.parametrize(("name", "place"), FILES.items(), ids=FILES.keys())
def test_the_bytes_are_as_expected(tiny: Path, request: pytest.FixtureRequest, name: str, place: str) -> None:
    made = (tiny / "build" / place).read_bytes()
    if request.config.getoption("--renew-golden"):
        (EXPECTED / name).write_bytes(made)
    expected = (EXPECTED / name).read_bytes()
    assert made.decode() == expected.decode()
    assert made == expected


def test_nothing_else_is_expected() -> None:
    assert {path.name for path in EXPECTED.iterdir()} == set(FILES)
