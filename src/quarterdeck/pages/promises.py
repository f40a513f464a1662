"""What a council promised for a priority, each with the figures that bear on it, or openly with none."""

from __future__ import annotations

from quarterdeck.model import Promise
from quarterdeck.pages.environment import render_html
from quarterdeck.pages.inputs import CouncilInput
from quarterdeck.pages.rows import build_row
from quarterdeck.pages.words import count_of
from quarterdeck.schema.words import BEARING

_HEADINGS = {"success": "How the council will know that it has succeeded", "action": "What the council says it will do"}


def render_promises(given: CouncilInput, release: str, priority: int, address: str) -> str:
    """List the promises of a priority for its page at ``address``; empty where the tables have none."""
    found = [p for p in given.council.promises if (p.release, p.priority) == (release, priority)]
    groups = [
        (heading, _counted(members), [_told(given, promise, address) for promise in members])
        for kind, heading in _HEADINGS.items()
        if (members := [p for p in found if p.kind == kind])
    ]
    return render_html("promises", groups=groups) if groups else ""


def _counted(promises: list[Promise]) -> str:
    """Say how many promises have a figure."""
    with_figure = sum(bool(promise.indicators) for promise in promises)
    told = "has a figure that bears on it" if len(promises) == 1 else "have a figure that bears on them"
    return f"{with_figure} of {count_of(len(promises), 'promise')} {told}."


def _told(given: CouncilInput, promise: Promise, address: str) -> dict[str, object]:
    rows = [build_row(given, given.current[name], address) for name in promise.indicators if name in given.current]
    bearing = "" if promise.bearing == "none" else BEARING[promise.bearing]
    return {"text": promise.text, "rows": rows, "bearing": bearing, "note": promise.note}
