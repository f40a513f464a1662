"""Whom readers can turn to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contact:
    """A link out of the portal. One that names no priority and no indicator is for the whole body."""

    item: int
    kind: str
    label: str
    address: str
    framework: str
    priority: int | None
    indicators: tuple[str, ...]
    note: str
