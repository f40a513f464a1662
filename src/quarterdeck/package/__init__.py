"""Package: a council's tables as a Data Package, version 2: sources, derived tables, and what all of it means."""

from quarterdeck.package.build import ReleasedPackage, Worked, build_packages
from quarterdeck.package.check import check_package
from quarterdeck.package.formats.books import council_book, indicator_book
from quarterdeck.package.formats.workbook import Workbook, render_workbooks
from quarterdeck.package.gather import about_package, build_council_files, gather_council
from quarterdeck.package.indicator import IndicatorData, build_indicator_data
from quarterdeck.package.versions.difference import Difference, compare_packages, home_of
from quarterdeck.package.versions.kept import KeptPackage, read_kept

__all__ = [
    "Difference",
    "IndicatorData",
    "KeptPackage",
    "ReleasedPackage",
    "Workbook",
    "Worked",
    "about_package",
    "build_council_files",
    "build_indicator_data",
    "build_packages",
    "check_package",
    "compare_packages",
    "council_book",
    "gather_council",
    "home_of",
    "indicator_book",
    "read_kept",
    "render_workbooks",
]
