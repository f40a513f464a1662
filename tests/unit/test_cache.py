"""What is kept from build to build: nothing that no build needs, and nothing that cannot be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quarterdeck.publish.cache import Kept, read_cache, write_cache

BROKEN = {
    "empty": b"",
    "cut off": b'["a", "b"]\n["c", "d',
    "an object": b'{"a": "b"}',
    "a list of three": b'["a", "b", "c"]',
    "a number": b"12",
    "nothing": b"null",
    "not text": b"\xff\xfe\x00",
    "too deep": b"[" * 200_000,
}


def write(folder: Path, **known: str) -> None:
    kept = Kept({})
    kept.update(known)
    write_cache(folder, "charts", kept)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    write(tmp_path / "cache", one="<svg>é</svg>", two="")
    assert dict(read_cache(tmp_path / "cache", "charts")) == {"one": "<svg>é</svg>", "two": ""}


def test_what_is_asked_for_or_new_is_kept_and_the_rest_goes(tmp_path: Path) -> None:
    write(tmp_path, asked="1", looked_for="2", forgotten="3")
    kept = read_cache(tmp_path, "charts")
    assert kept["asked"] == "1"
    assert "looked_for" in kept
    kept["new"] = "4"
    write_cache(tmp_path, "charts", kept)
    assert dict(read_cache(tmp_path, "charts")) == {"asked": "1", "looked_for": "2", "new": "4"}


def test_to_count_or_list_what_is_there_is_not_to_ask_for_it(tmp_path: Path) -> None:
    write(tmp_path, one="1", two="2")
    kept = read_cache(tmp_path, "charts")
    assert (len(kept), sorted(kept)) == (2, ["one", "two"])
    assert "three" not in kept
    assert kept.used() == {}


def test_what_is_taken_out_is_gone() -> None:
    kept = Kept({"one": "1"})
    assert kept["one"] == "1"
    del kept["one"]
    assert "one" not in kept
    assert kept.used() == {}
    with pytest.raises(KeyError):
        kept["one"]


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_file_is_an_empty_cache(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "charts.jsonl").write_bytes(content)
    kept = read_cache(tmp_path, "charts")
    assert dict(kept) == {}
    kept["new"] = "1"
    write_cache(tmp_path, "charts", kept)
    assert dict(read_cache(tmp_path, "charts")) == {"new": "1"}


def test_where_nothing_was_kept_the_cache_is_empty(tmp_path: Path) -> None:
    assert dict(read_cache(tmp_path / "nowhere", "charts")) == {}
    (tmp_path / "charts.jsonl").mkdir()
    assert dict(read_cache(tmp_path, "charts")) == {}


def test_each_name_has_its_own(tmp_path: Path) -> None:
    write(tmp_path, one="1")
    assert dict(read_cache(tmp_path, "spreadsheets")) == {}


def test_the_same_is_written_the_same_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    write(tmp_path / "first", b="2", a="1")
    write(tmp_path / "second", a="1", b="2")
    first, second = (tmp_path / name / "charts.jsonl" for name in ("first", "second"))
    assert first.read_bytes() == second.read_bytes()
    assert [json.loads(line)[0] for line in first.read_text(encoding="utf-8").splitlines()] == ["a", "b"]
    assert [path.name for path in first.parent.iterdir()] == ["charts.jsonl"]
