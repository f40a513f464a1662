"""Keep: put what was published aside, so that it stays as it was; and compare two packages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from quarterdeck import addresses
from quarterdeck.errors import Finding, InputError
from quarterdeck.package import Difference, compare_packages, home_of
from quarterdeck.pipeline.checking import check
from quarterdeck.publish import is_this_machine, keep_archive, read_site_settings

__all__ = ["Difference", "Kept", "compare_packages", "keep"]


@dataclass(frozen=True, slots=True)
class Kept:
    """A package that is kept: of which council and report, where, and whether it has only now been put there."""

    council: str
    release: str
    path: Path
    new: bool


def keep(project: Path) -> tuple[Kept, ...]:
    """Keep the newest package of every council as it was built. Raises InputError where that cannot be done."""
    portal, findings = check(project / "datapackage")
    settings, found = read_site_settings(project / "mkdocs.yml")
    if not portal.councils or settings is None:
        raise InputError(findings + found)
    if is_this_machine(settings.address):
        message = f"The package would name {settings.address} as its home for good."
        remedy = "Set SITE_URL to the portal's full address, build, and keep what you published."
        raise InputError((Finding("mkdocs.yml", 0, "site_url", "local-address", message, remedy),))
    kept = []
    for one in portal.councils:
        slug, release = one.council.settings.slug, one.council.latest.id
        built = project / "build" / "site" / addresses.release_archive(slug, release)
        path = project / "datapackage" / slug / "published" / f"{release}.zip"
        if not path.exists() and not built.is_file():
            remedy = "Build the portal first: what is kept is what was built."
            raise InputError((Finding(built.name, 0, "", "missing-file", "The package is not there.", remedy),))
        if not path.exists() and (home := home_of(built)) != settings.address + addresses.data_page(slug):
            message = f"The package that was built names {home} as its home, not {settings.address}."
            remedy = "Build again with SITE_URL set to the portal's full address, and keep what you published."
            raise InputError((Finding(built.name, 0, "", "bad-address", message, remedy),))
        kept.append(Kept(slug, release, path, keep_archive(built, path)))
    return tuple(kept)
