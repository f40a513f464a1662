"""Packages kept as they were published: they are served as they are, and what came after is compared with them."""

from __future__ import annotations

import io
from dataclasses import dataclass, fields
from typing import Any

from quarterdeck.errors import InputError
from quarterdeck.model import Release
from quarterdeck.package.versions.state import State, bad_package, read_archive
from quarterdeck.results import DataChange, Edition


@dataclass(frozen=True, slots=True)
class KeptPackage:
    """A package as it was published with a report: the zip's bytes, and what was read from it."""

    edition: Edition
    descriptor: dict[str, Any]
    state: State
    archive: bytes


def read_kept(content: bytes, release: Release, file: str) -> KeptPackage:
    """Read a kept zip; ``file`` is how findings call it. Raises InputError where it is not this report's package."""
    package = read_archive(io.BytesIO(content), file)
    try:
        version = package.state["versions"].rows[-1]
        if version["release"] != release.id:
            raise ValueError(f"it is that of {version['release']}")
        changes = tuple(
            DataChange(**{field.name: row[field.name] for field in fields(DataChange)})
            for row in package.state["changes"].rows
            if row["release"] == release.id
        )
        edition = Edition(release, version["version"], version["raised"], version["because"], changes)
    except (KeyError, IndexError, ValueError) as error:
        message = f"It is not the package that was published with {release.id} ({type(error).__name__}: {error})."
        raise InputError((bad_package(file, message),)) from error
    return KeptPackage(edition, package.descriptor, package.state, content)
