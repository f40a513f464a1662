"""Package: a council's tables as a Data Package, version 2: sources, derived tables, and what all of it means."""

from quarterdeck.package.build import PackageFiles, build_package
from quarterdeck.package.check import check_package

__all__ = ["PackageFiles", "build_package", "check_package"]
