"""The finished package, checked by two independent readers: frictionless, and pandas."""

from __future__ import annotations

from pathlib import Path

from frictionless import Package, system

from quarterdeck.errors import Finding
from quarterdeck.package.reread import reread_package

_MOST = 20


def check_package(folder: Path, name: str) -> tuple[Finding, ...]:
    """Validate a package on disk; ``name`` is how findings call it."""
    with system.use_context(trusted=True):
        report = Package(folder / "datapackage.json").validate()
    errors = [(task.name, error) for task in report.tasks for error in task.errors]
    errors += [("datapackage.json", error) for error in report.errors]
    found = tuple(
        Finding(
            f"{name}/{table}",
            getattr(error, "row_number", None) or 0,
            getattr(error, "field_name", None) or "",
            "invalid-package",
            f"{error.message}.",
            "This is a fault of the program unless the row is wrong: please report it.",
        )
        for table, error in errors[:_MOST]
    )
    return found + tuple(reread_package(folder, name))
