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
    """Read what was kept under a name."""
    try:
        kept = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Kept({})
    return Kept({str(key): str(value) for key, value in kept.items()} if isinstance(kept, dict) else {})


def write_cache(folder: Path, name: str, kept: Kept) -> None:
    """Keep for the next build what this one asked for or made."""
    folder.mkdir(parents=True, exist_ok=True)
    staged = folder / f"{name}.json.new"
    staged.write_text(json.dumps(kept.used(), sort_keys=True), encoding="utf-8")
    staged.replace(folder / f"{name}.json")
