"""Drawings and spreadsheets kept from one build to the next. A cache that cannot be read is an empty one."""

from __future__ import annotations

import json
from collections.abc import Iterator, MutableMapping
from pathlib import Path


class Kept(MutableMapping[str, str]):
    """What was kept; it knows what of it was asked for, so that nothing is kept that no build needs any more."""

    def __init__(self, known: dict[str, str]) -> None:
        self._known = known
        self._used: set[str] = set()

    def __getitem__(self, key: str) -> str:
        """Give what was kept under a key."""
        value = self._known[key]
        self._used.add(key)
        return value

    def __setitem__(self, key: str, value: str) -> None:
        """Keep something new."""
        self._known[key] = value
        self._used.add(key)

    def __delitem__(self, key: str) -> None:
        """Forget something."""
        del self._known[key]
        self._used.discard(key)

    def __iter__(self) -> Iterator[str]:
        """Go over all keys, asked for or not."""
        return iter(self._known)

    def __len__(self) -> int:
        """Count all that was kept, asked for or not."""
        return len(self._known)

    def used(self) -> dict[str, str]:
        """Give only what was asked for or is new."""
        return {key: self._known[key] for key in self._used}


def read_cache(folder: Path, name: str) -> Kept:
    """Read what was kept under a name: a pair of key and text on each line."""
    kept: dict[str, str] = {}
    try:
        with (folder / f"{name}.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                key, value = json.loads(line)
                kept[str(key)] = str(value)
    except (OSError, ValueError, TypeError, RecursionError):
        return Kept({})
    return Kept(kept)


def write_cache(folder: Path, name: str, kept: Kept) -> None:
    """Keep for the next build what this one asked for or made. It is never in memory a second time."""
    folder.mkdir(parents=True, exist_ok=True)
    staged = folder / f"{name}.jsonl.new"
    with staged.open("w", encoding="utf-8", newline="\n") as lines:
        for key, value in sorted(kept.used().items()):
            lines.write(f"{json.dumps([key, value])}\n")
    staged.replace(folder / f"{name}.jsonl")
