"""Drawings and spreadsheets kept from one build to the next. A cache that cannot be read is an empty one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path


def read_cache(folder: Path, name: str) -> dict[str, str]:
    """Read what was kept under a name."""
    try:
        kept = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(key): str(value) for key, value in kept.items()} if isinstance(kept, dict) else {}


def write_cache(folder: Path, name: str, kept: Mapping[str, str]) -> None:
    """Keep what took long to make for the next build."""
    folder.mkdir(parents=True, exist_ok=True)
    staged = folder / f"{name}.json.new"
    staged.write_text(json.dumps(kept, sort_keys=True), encoding="utf-8")
    staged.replace(folder / f"{name}.json")
