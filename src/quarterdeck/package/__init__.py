"""Package: a council's tables as a Data Package, version 2: sources, derived tables, and what all of it means."""

from quarterdeck.package.build import ReleasedPackage, Worked, build_packages
from quarterdeck.package.check import check_package
from quarterdeck.package.gather import build_council_files, gather_council
from quarterdeck.package.indicator import IndicatorData, build_indicator_data

__all__ = [
    "IndicatorData",
    "ReleasedPackage",
    "Worked",
    "build_council_files",
    "build_indicator_data",
    "build_packages",
    "check_package",
    "gather_council",
]
