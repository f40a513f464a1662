"""How long work tells where it is. The library says steps; whoever runs it decides how they are shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol


class Progress(Protocol):
    """Something that is told of steps."""

    def step(self, title: str, total: int) -> Callable[[int], None]:
        """Begin a step of ``total`` parts; the result is called with each number of parts done."""


class NoProgress:
    """Tell nobody."""

    def step(self, title: str, total: int) -> Callable[[int], None]:  # noqa: ARG002 (a protocol's names)
        """Begin a step silently."""
        return lambda _: None
