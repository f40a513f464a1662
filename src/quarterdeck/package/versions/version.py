"""A package's version, raised by rule from what changed: nobody types it.

The parts mean what semantic versioning means by them, read for data. Whoever uses the package can take a new patch
or minor version as it comes; a new major version asks them to look at what they made of the old one.
"""

from __future__ import annotations

from collections.abc import Iterable

from quarterdeck.results import DataChange

FIRST = "1.0.0"
#: Words about an indicator that decide what its figures mean.
MEANING = frozenset({"unit", "polarity", "accumulation"})
#: Tables whose rows say what things are called and where they stand, not what was measured.
_CARRIED = frozenset({"scorecard", "frameworks", "priorities", "outcomes"})


def raise_of(change: DataChange) -> str:
    """Tell which part of the version a change raises: major, minor or patch."""
    if change.kind == "removed":
        # A plan's entry that goes takes no figure with it.
        return "patch" if change.table in _CARRIED and not is_structural(change) else "major"
    if change.kind == "redefined":
        return "major" if is_structural(change) or change.column in MEANING else "patch"
    return "minor" if change.kind == "new" else "patch"


def next_version(version: str, changes: Iterable[DataChange]) -> tuple[str, str]:
    """Raise ``version`` (three numbers) as the changes ask for; gives it with the name of the part raised."""
    major, minor, patch = (int(part) for part in version.split("."))
    asked = {raise_of(change) for change in changes}
    if "major" in asked:
        return f"{major + 1}.0.0", "major"
    if "minor" in asked:
        return f"{major}.{minor + 1}.0", "minor"
    if "patch" in asked:
        return f"{major}.{minor}.{patch + 1}", "patch"
    return version, "none"


def is_structural(change: DataChange) -> bool:
    """Tell whether a change is about a table, its key or a column as such, not about a row."""
    return not (change.indicator or change.period or change.item)
