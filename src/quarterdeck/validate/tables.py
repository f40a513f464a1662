"""All checks of a council's tables that hold row by row, whatever else is wrong."""

from __future__ import annotations

from collections.abc import Mapping

from quarterdeck.errors import Finding
from quarterdeck.periods import BRITISH, Calendar
from quarterdeck.rows import TableRows
from quarterdeck.validate.commentary import find_misplaced
from quarterdeck.validate.contacts import find_bad_contacts, find_bad_sources
from quarterdeck.validate.figures import find_bad_comparators, find_bad_figures, find_long_figures
from quarterdeck.validate.indicators import find_bad_plans, find_misdescribed, find_unfilled, find_ungraded
from quarterdeck.validate.keys import find_dangling, find_duplicates
from quarterdeck.validate.reports import find_bad_lists, find_bad_promises, find_bad_tallies
from quarterdeck.validate.searches import find_bad_searches
from quarterdeck.validate.times import find_bad_years, find_late_forecasts, find_odd_periods, find_part_year_targets


def validate_tables(tables: Mapping[str, TableRows], calendar: Calendar | None = BRITISH) -> tuple[Finding, ...]:
    """Check keys, references and what single tables ask for; rows that could not be parsed are not seen here.

    Without a calendar nothing is said of what years and periods ought to be.
    """
    findings: list[Finding] = []
    for rows in tables.values():
        findings += find_duplicates(rows)
        for reference in rows.table.references:
            findings += find_dangling(reference, rows, tables)
        if "marker" in rows.table.column_names:
            findings += find_bad_figures(rows, tables["indicators"])
    findings += find_misdescribed(tables["indicators"])
    findings += find_unfilled(tables["breakdowns"])
    findings += find_bad_plans(tables)
    findings += find_ungraded(tables)
    for name in ("observations", "targets"):
        findings += find_long_figures(tables[name], tables["indicators"])
    findings += find_bad_comparators(tables["comparators"])
    if calendar:
        findings += find_bad_years(tables["scorecard"], calendar)
        findings += find_odd_periods(tables, calendar)
    findings += find_part_year_targets(tables["targets"])
    findings += find_late_forecasts(tables)
    findings += find_misplaced(tables)
    findings += find_bad_promises(tables)
    findings += find_bad_lists(tables)
    findings += find_bad_tallies(tables)
    findings += find_bad_contacts(tables)
    findings += find_bad_sources(tables)
    findings += find_bad_searches(tables)
    return tuple(sorted(findings))
