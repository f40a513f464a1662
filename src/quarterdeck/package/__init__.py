"""Package: a council's tables as a Data Package, version 2: sources, derived tables, and what all of it means."""

from quarterdeck.package.build import ReleasedPackage, Worked, build_packages
from quarterdeck.package.check import check_package

__all__ = ["ReleasedPackage", "Worked", "build_packages", "check_package"]
