"""The council that scripts/bench makes up is one that Quarterdeck itself finds nothing wrong with."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

from quarterdeck import pipeline

SCRIPTS = Path(__file__).parents[2] / "scripts"
SIZE = 20


@pytest.fixture
def bench_council(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(SCRIPTS)
    return importlib.import_module("bench_lib.council")


def test_the_check_finds_nothing(bench_council: ModuleType, tmp_path: Path) -> None:
    bench_council.write_council(tmp_path, SIZE)
    portal, findings = pipeline.check(tmp_path)
    assert findings == ()
    (council,) = (checked.council for checked in portal.councils)
    assert len(council.indicators) == SIZE
    assert len(council.observations) == SIZE * len(bench_council.QUARTERS)
    assert len(council.targets) == len(council.comparators) == 2 * SIZE
    assert {len(comment.text.split()) for comment in council.commentary} == {bench_council.WORDS_OF_COMMENTARY}


def test_the_same_seed_gives_the_same_council(bench_council: ModuleType) -> None:
    assert bench_council.make_rows(SIZE) == bench_council.make_rows(SIZE)
    assert bench_council.make_rows(SIZE) != bench_council.make_rows(SIZE, seed=2)


def test_a_column_that_is_new_and_required_is_filled(bench_council: ModuleType, tmp_path: Path) -> None:
    bench_council.write_council(tmp_path, 1)
    written = (tmp_path / "anyborough" / "frameworks.csv").read_text(encoding="utf-8").splitlines()
    assert written == ["framework,title,note", "any-plan-2023-27,Any Plan 2023-27,"]
    frameworks = next(table for table in bench_council.SOURCE_TABLES if table.name == "frameworks")
    assert bench_council._filled(frameworks, {"framework": "a"}) == {"title": "title"}  # noqa: SLF001
