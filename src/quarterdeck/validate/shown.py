"""What no page would show, and reports that would have nothing on theirs.

To be asked only of tables in which nothing else blocks: a row that cannot be read is not a missing one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from quarterdeck.errors import Finding, Severity
from quarterdeck.periods import Calendar, Period, year_of
from quarterdeck.rows import TableRows, cell_text

_Ids = Mapping[str, set[str]]


def validate_shown(tables: Mapping[str, TableRows], calendar: Calendar) -> tuple[Finding, ...]:
    """Find reports without figures, years without reports, and indicators without a place."""
    years = {
        cell_text(row.cells["release"]): year_of(period.end, calendar).text
        for row in tables["releases"].rows
        if isinstance(period := row.cells["period"], Period)
    }
    carried = _indicators_by(tables["scorecard"], "year")
    given = _indicators_by(tables["observations"], "release")
    findings = [
        *_empty_releases(tables["releases"], years, carried, given),
        *_years_without_report(tables["scorecard"], set(years.values())),
        *_indicators_without_figures(tables),
        *_figures_outside_scorecards(tables["observations"], years, carried),
    ]
    return tuple(sorted(findings))


def _indicators_by(rows: TableRows, column: str) -> _Ids:
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows.rows:
        found[cell_text(row.cells[column])].add(cell_text(row.cells["indicator"]))
    return found


def _empty_releases(releases: TableRows, years: Mapping[str, str], carried: _Ids, given: _Ids) -> Iterator[Finding]:
    for row in releases.rows:
        release = cell_text(row.cells["release"])
        year = years[release]
        if not carried.get(year, set()) & given.get(release, set()):
            yield Finding(
                releases.file,
                row.number,
                "release",
                "empty-release",
                f"observations.csv gives this report no figure for an indicator of the {year} scorecard.",
                f"Add its figures, and the year {year} to scorecard.csv; or take the report out until they are there.",
            )


def _years_without_report(scorecard: TableRows, reported: set[str]) -> Iterator[Finding]:
    """Find years of the scorecard of which there is no report; the first row of each stands for all."""
    said: set[str] = set()
    for row in scorecard.rows:
        year = cell_text(row.cells["year"])
        if year not in reported | said:
            yield _unseen(
                scorecard.file,
                row.number,
                "year",
                f"There is no report of {year}, so that nothing shows this row and the others of that year.",
                "Add the report to releases.csv, or correct the year.",
            )
        said.add(year)


def _indicators_without_figures(tables: Mapping[str, TableRows]) -> Iterator[Finding]:
    indicators = tables["indicators"]
    given = {cell_text(row.cells["indicator"]) for row in tables["observations"].rows}
    given |= {name.removeprefix("breakdowns/") for name, rows in tables.items() if "/" in name and rows.rows}
    for row in indicators.rows:
        if cell_text(row.cells["indicator"]) not in given:
            yield _unseen(
                indicators.file,
                row.number,
                "indicator",
                f"No report gives a figure for {row.cells['indicator']}, so that it has no page.",
                "Add its figures, or a row with a marker that says why there are none; or take the indicator out.",
            )


def _figures_outside_scorecards(observations: TableRows, years: Mapping[str, str], carried: _Ids) -> Iterator[Finding]:
    """Find figures of indicators that the scorecard of their report's year lacks; the first stands for all."""
    said: set[tuple[str, str]] = set()
    for row in observations.rows:
        release, indicator = cell_text(row.cells["release"]), cell_text(row.cells["indicator"])
        year = years[release]
        if indicator not in carried.get(year, set()) and (year, indicator) not in said:
            yield _unseen(
                observations.file,
                row.number,
                "indicator",
                f"The {year} scorecard has no {indicator}, so that no report of that year shows its figures.",
                f"Add {indicator} to the year {year} in scorecard.csv, or take the figures out.",
            )
        said.add((year, indicator))


def _unseen(file: str, row: int, column: str, message: str, remedy: str) -> Finding:
    return Finding(file, row, column, "not-shown", message, remedy, Severity.WARNING)
