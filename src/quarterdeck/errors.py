"""What can be wrong, told as findings: where it is, what it is and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Whether a finding stops the build."""

    BLOCKER = "blocker"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong in the input.

    ``row`` counts as a spreadsheet does: the heading is row 1. It is 0 where a finding is about a whole file.
    """

    file: str
    row: int
    column: str
    code: str
    message: str
    remedy: str
    severity: Severity = Severity.BLOCKER

    def __lt__(self, other: Finding) -> bool:
        """Order by place; what keeps a whole file from being read comes before what that may have caused."""
        return self._order < other._order

    @property
    def _order(self) -> tuple[bool, str, int, str, str, str]:
        return (self.code not in CAUSES, self.file, self.row, self.column, self.code, self.message)

    def __str__(self) -> str:
        """Read as one line: place, what is wrong, how to mend it."""
        place = self.file
        if self.row:
            place += f", row {self.row}"
        if self.column:
            place += f", column {self.column}"
        return f"{self.severity}: {place}: {self.message} {self.remedy} [{self.code}]"


#: The codes of what keeps a whole file from being read.
CAUSES = frozenset({"missing-file", "bad-encoding", "bad-csv", "missing-column"})

#: Every code a finding can carry, with what it means. The handbook lists them; a test holds the two together.
CODES: dict[str, str] = {
    "missing-file": "A table that a council must have is not in its folder.",
    "unknown-file": "A file in the council's folder is none of the known tables, so nothing reads it.",
    "bad-encoding": "The file is not UTF-8 text.",
    "bad-csv": "The file's quotes, separators or characters cannot be read as comma-separated values.",
    "missing-column": "A column that the table must have is not in the heading.",
    "unknown-column": "The heading names a column that the table does not have.",
    "duplicate-column": "The heading names a column twice.",
    "wrong-width": "A row has more or fewer cells than the heading.",
    "stray-space": "A cell begins or ends with a space or holds a line break where none belongs.",
    "formula-like": "A text begins as a formula does, which a spreadsheet would run.",
    "empty-table": "A table that must have rows has only its heading.",
    "empty-release": "A report has no figure for any indicator of its year's scorecard.",
    "missing-value": "A cell that must be filled is empty.",
    "bad-number": "A cell that must hold a number holds something else.",
    "bad-period": "A cell that must hold a period holds something else.",
    "bad-date": "A cell that must hold a date holds something else.",
    "bad-id": "An id is not written in the small letters, digits and hyphens that addresses are made of.",
    "not-allowed": "A cell holds a word that its column does not know.",
    "not-a-year": "The scorecard names a year that is none of the body's own.",
    "odd-period": "A figure is for a time that does not go with how its indicator is counted or how often it is due.",
    "late-forecast": "A forecast is for a time that was over before its report's own period began.",
    "part-year-target": "A target for a whole year, or for each period of it, is for a part of a year.",
    "bad-grades": "An indicator's grades are not numbers with their words, each number once.",
    "unknown-grade": "A figure or target of a graded indicator is none of its grades.",
    "bad-pattern": "A sentence does not hold each of its places, such as {value} and {period}, exactly once.",
    "duplicate-key": "Two rows of a table have the same key.",
    "unknown-reference": "A row names something that its own table does not list.",
    "unknown-indicator": "A row names an indicator that indicators.csv does not list.",
    "suppressed-value": "A figure marked as confidential has its value in the table all the same.",
    "no-value": "An observation has neither a value nor a marker that says why there is none.",
    "marker-denies-value": "A row holds a figure, and its marker says that there is none or that it is nought.",
    "too-many-decimals": "A figure has more decimals than its indicator's figures are said to have.",
    "bad-link": "A link's address is none that a page may lead to.",
    "not-shown": "No page shows the row or the cell.",
    "bad-setting": "council.toml lacks a setting or holds one that cannot be used.",
    "low-contrast": "A colour of the settings does not stand out from the paper as text must.",
    "reserved-name": "A council's folder has the name of a page or folder that every portal has.",
    "bad-address": "The portal's own address is not one that a website can have.",
    "local-address": "The portal's address is this machine's, which nobody else can reach.",
    "busy": "Another build of the same project is running.",
    "bad-package": "What was named is not a data package, or cannot be read.",
    "no-council": "The data folder holds no council.",
    "broken-link": "A page of the finished site links to something that is not there.",
    "site-generator": "The site generator reported a problem with a page.",
    "invalid-package": "The finished data package does not validate.",
}


class QuarterdeckError(Exception):
    """Base of all errors that a user can mend."""


class InputError(QuarterdeckError):
    """The input cannot be published; ``findings`` says why, all at once."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(f"{len(findings)} finding(s)")
        self.findings = findings


def has_blockers(findings: tuple[Finding, ...]) -> bool:
    """Tell whether any of the findings stops a build."""
    return any(finding.severity is Severity.BLOCKER for finding in findings)
