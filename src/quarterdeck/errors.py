"""What can be wrong, told as findings: where it is, what it is and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Whether a finding stops the build."""

    BLOCKER = "blocker"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
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

    def __str__(self) -> str:
        """Read as one line: place, what is wrong, how to mend it."""
        place = self.file
        if self.row:
            place += f", row {self.row}"
        if self.column:
            place += f", column {self.column}"
        return f"{self.severity}: {place}: {self.message} {self.remedy} [{self.code}]"


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
    "bad-pattern": "An indicator's sentence does not hold {value} and {period} exactly once each.",
    "duplicate-key": "Two rows of a table have the same key.",
    "unknown-reference": "A row names something that its own table does not list.",
    "unknown-indicator": "A row names an indicator that indicators.csv does not list.",
    "suppressed-value": "A figure marked as confidential has its value in the table all the same.",
    "no-value": "An observation has neither a value nor a marker that says why there is none.",
    "bad-setting": "council.toml lacks a setting or holds one that cannot be used.",
    "bad-address": "The portal's own address is not one that a website can have.",
    "local-address": "The portal's address is this machine's, which nobody else can reach.",
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
