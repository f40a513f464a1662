"""A finished site takes the old one's place whole or not at all, whatever fails and whenever the build is killed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from quarterdeck.errors import InputError
from quarterdeck.publish import swap

NAMES = ("docs", "datapackage", "site")


def lay_out(build: Path) -> Path:
    """Make a build folder with the old folders in place and the new ones staged; gives the staging folder."""
    staged = build / f"{swap.STAGING}1"
    for folder, words in ((build, "old"), (staged, "new")):
        for name in NAMES:
            (folder / name).mkdir(parents=True)
            (folder / name / "index.html").write_text(words, encoding="utf-8")
    return staged


def found(build: Path) -> list[str]:
    return [(build / name / "index.html").read_text(encoding="utf-8") for name in NAMES]


def fail_at(monkeypatch: pytest.MonkeyPatch, name: str, place: int) -> None:
    """Let the n-th call fail as a full or failing disk does."""
    real, calls = getattr(Path, name) if name == "rename" else swap.exchange, []

    def failing(*given: Path) -> object:
        calls.append(given)
        if len(calls) == place:
            raise OSError(5, "Input/output error")
        return real(*given)

    if name == "rename":
        monkeypatch.setattr(Path, "rename", failing)
    else:
        monkeypatch.setattr(swap, "exchange", failing)


@pytest.mark.parametrize("can", [True, False], ids=["exchanged", "in two steps"])
def test_the_new_folders_take_the_places_of_the_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, can: bool
) -> None:
    staged = lay_out(tmp_path)
    if not can:
        monkeypatch.setattr(swap, "exchange", lambda *_: False)
    swap.put_in_place(staged, tmp_path, NAMES)
    assert found(tmp_path) == ["new"] * 3
    assert [path for path in tmp_path.iterdir() if path.name.startswith(swap.ASIDE)] == []


def test_where_nothing_was_before_the_new_folders_just_come(tmp_path: Path) -> None:
    staged = lay_out(tmp_path)
    (tmp_path / "site" / "index.html").unlink()
    (tmp_path / "site").rmdir()
    swap.put_in_place(staged, tmp_path, NAMES)
    assert found(tmp_path) == ["new"] * 3


@pytest.mark.parametrize("place", range(1, 7))
def test_whichever_rename_fails_all_old_folders_are_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: int
) -> None:
    staged = lay_out(tmp_path)
    monkeypatch.setattr(swap, "exchange", lambda *_: False)
    fail_at(monkeypatch, "rename", place)
    with pytest.raises(OSError, match="Input/output"):
        swap.put_in_place(staged, tmp_path, NAMES)
    assert found(tmp_path) == ["old"] * 3
    assert [path for path in tmp_path.iterdir() if path.name.startswith(swap.ASIDE)] == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux exchanges folders")
@pytest.mark.parametrize("place", [1, 2, 3])
def test_whichever_exchange_fails_all_old_folders_are_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: int
) -> None:
    staged = lay_out(tmp_path)
    fail_at(monkeypatch, "exchange", place)
    with pytest.raises(OSError, match="Input/output"):
        swap.put_in_place(staged, tmp_path, NAMES)
    assert found(tmp_path) == ["old"] * 3


#: Runs the exchange in another process, which ends without any clean-up at a given rename.
KILLED = """
import os, sys
from pathlib import Path
from quarterdeck.publish import swap
build, staged, place = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
swap.exchange = lambda *_: False
real, calls = Path.rename, []
def rename(self, target):
    calls.append(self)
    if len(calls) == place:
        os._exit(9)
    return real(self, target)
Path.rename = rename
with swap.sole_build(build):
    swap.put_in_place(staged, build, ("docs", "datapackage", "site"))
"""


@pytest.mark.parametrize("place", range(1, 7))
def test_killed_at_any_rename_the_next_build_finds_every_folder_whole(tmp_path: Path, place: int) -> None:
    build = tmp_path / "build"
    staged = lay_out(build).rename(tmp_path / "staged")
    command = [sys.executable, "-c", KILLED, str(build), str(staged), str(place)]
    assert subprocess.run(command, check=False, env=dict(os.environ)).returncode == 9
    (build / f"{swap.STAGING}left").mkdir()
    with swap.sole_build(build):
        assert set(found(build)) <= {"old", "new"}
        assert sorted(path.name for path in build.iterdir()) == [".lock", *sorted(NAMES)]


def test_two_builds_of_a_project_do_not_get_into_each_others_way(tmp_path: Path) -> None:
    with swap.sole_build(tmp_path):
        with pytest.raises(InputError) as caught, swap.sole_build(tmp_path):
            pytest.fail("a second build began")
        assert [finding.code for finding in caught.value.findings] == ["busy"]
    with swap.sole_build(tmp_path):
        assert (tmp_path / ".lock").exists()
