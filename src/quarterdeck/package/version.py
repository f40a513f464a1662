"""A package's version, raised by rule from what changed: nobody types it.

The parts mean what semantic versioning means by them, read for data. Whoever uses the package can take a new patch
or minor version as it comes; a new major version asks them to look at what they made of the old one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from quarterdeck.results import DataChange

FIRST = "1.0.0"
#: Words about an indicator that decide what its figures mean.
MEANING = frozenset({"unit", "polarity", "accumulation"})
#: What a table's rows are called in a sentence, one and many.
_NOUNS = {
    "releases": ("report", "reports"),
    "frameworks": ("plan", "plans"),
    "priorities": ("priority", "priorities"),
    "outcomes": ("outcome", "outcomes"),
    "indicators": ("indicator", "indicators"),
    "scorecard": ("scorecard entry", "scorecard entries"),
    "observations": ("observation", "observations"),
    "targets": ("target", "targets"),
    "comparators": ("comparator", "comparators"),
    "commentary": ("piece of commentary", "pieces of commentary"),
    "printed": ("printed figure", "printed figures"),
    "breakdowns": ("breakdown", "breakdowns"),
    "scores": ("score", "scores"),
    "tallies": ("tally", "tallies"),
    "reconciliation": ("reconciled figure", "reconciled figures"),
}
_WORKED_OUT = frozenset({"scores", "tallies", "reconciliation"})
#: Tables whose rows say what things are called and where they stand, not what was measured.
_CARRIED = frozenset({"scorecard", "frameworks", "priorities", "outcomes"})


def raise_of(change: DataChange) -> str:
    """Tell which part of the version a change raises: major, minor or patch."""
    if change.kind == "removed":
        # A plan's entry that goes takes no figure with it.
        return "patch" if change.table in _CARRIED and not _of_structure(change) else "major"
    if change.kind == "redefined":
        return "major" if _of_structure(change) or change.column in MEANING else "patch"
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


def reason_for(raised: str, changes: Iterable[DataChange]) -> str:
    """Say what raised that part, such as ``New: 340 observations, 34 targets, 63 pieces of commentary``."""
    if raised in ("first", "none"):
        return {"first": "The first version.", "none": "Nothing changed."}[raised]
    asked = [change for change in changes if raise_of(change) == raised]
    sentences = []
    for kind in dict.fromkeys(change.kind for change in asked):
        counts: Counter[str] = Counter()
        for change in asked:
            if change.kind == kind:
                counts[_subject(change)] += _rows_of(change)
        # What was worked out follows from the rest; it is only told of where there is no rest.
        told = [subject for subject in counts if subject not in _WORKED_OUT] or list(counts)
        sentences.append(f"{kind.capitalize()}: {', '.join(_counted(one, counts[one]) for one in told)}.")
    return " ".join(sentences)


def _of_structure(change: DataChange) -> bool:
    """Tell whether a change is about a table or a column as such, not about a row."""
    return not change.indicator and not change.period and (not change.item or change.item == "key")


def _subject(change: DataChange) -> str:
    return f"{change.table}.{change.column}" if change.column else change.table


def _rows_of(change: DataChange) -> int:
    """Count the rows that one line stands for: those of texts and of what is worked out are counted together."""
    counted = change.after.removesuffix(" rows") if change.after.endswith(" rows") else ""
    return int(counted) if counted.isdecimal() and _of_structure(change) and not change.column else 1


def _counted(subject: str, count: int) -> str:
    one, many = _NOUNS.get(subject, (subject, subject))
    return f"{count:,} {one if count == 1 else many}"
