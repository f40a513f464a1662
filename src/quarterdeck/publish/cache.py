"""Drawings kept from one build to the next. A cache that cannot be read is an empty one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path


def read_cache(folder: Path) -> dict[str, str]:
    """Read what was kept."""
    try:
        kept = json.loads((folder / "charts.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(key): str(value) for key, value in kept.items()} if isinstance(kept, dict) else {}


def write_cache(folder: Path, kept: Mapping[str, str]) -> None:
    """Keep drawings for the next build."""
    folder.mkdir(parents=True, exist_ok=True)
    staged = folder / "charts.json.new"
    staged.write_text(json.dumps(kept, sort_keys=True), encoding="utf-8")
    staged.replace(folder / "charts.json")
