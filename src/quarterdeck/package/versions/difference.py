"""Two packages beside each other: what changed from one to the other, and the version that this asks for."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from quarterdeck.package.tables import csv_text
from quarterdeck.package.versions.compare import compare_states
from quarterdeck.package.versions.reason import reason_for
from quarterdeck.package.versions.state import State, read_state
from quarterdeck.package.versions.version import next_version
from quarterdeck.results import DataChange
from quarterdeck.schema import DERIVED_TABLES

_COLUMNS = next(table.column_names for table in DERIVED_TABLES if table.name == "changes")


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed: the version of the old package, the one that the new should have, and every change."""

    before: str
    version: str
    raised: str
    because: str
    changes: tuple[DataChange, ...]

    def as_text(self) -> str:
        """Write it for people: the versions first, then a line for each change."""
        lines = [f"{self.before} to {self.version} ({self.raised}). {self.because}"]
        for one in self.changes:
            place = " ".join(part for part in (one.table, one.indicator, one.period, one.item, one.column) if part)
            lines.append(f"{one.kind}: {place}: {one.before or 'nothing'} -> {one.after or 'nothing'}")
        return "\n".join(lines)

    def as_csv(self) -> str:
        """Write it as the table ``changes.csv``."""
        return csv_text(_COLUMNS, [asdict(change) for change in self.changes]).rstrip("\n")

    def as_json(self) -> str:
        """Write it for programs."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)


def compare_packages(old: Path, new: Path) -> Difference:
    """Compare two packages, each a folder or a zip. Raises InputError where one of them is none."""
    before, after = read_state(old), read_state(new)
    order = _releases(after.state) or _releases(before.state)
    changes = compare_states(before.state, after.state, order[-1] if order else "", order)
    version, raised = next_version(before.version, changes)
    return Difference(before.version, version, raised, reason_for(raised, changes), changes)


def home_of(package: Path) -> str:
    """Give the address of the page that a package names as its home. Raises InputError where it is no package."""
    return str(read_state(package).descriptor.get("homepage", ""))


def _releases(state: State) -> list[str]:
    """Name the package's reports from the oldest to the newest, as its list of versions has them."""
    return [row["release"] for row in state["versions"].rows] if "versions" in state else []
