"""What the documents that hold figures and their changes hold, as JSON Schema."""

from __future__ import annotations

from quarterdeck.catalogue.openapi_parts import Schema, address, columns, count, listing, or_null, record, ref, text
from quarterdeck.schema import INDICATOR_FILE
from quarterdeck.schema.words import CHANGE


def figure_schemas() -> dict[str, Schema]:
    """Give the schemas of the list of indicators, of one indicator, and of the list of changes."""
    return {**_list_schemas(), **_indicator_schemas(), **_change_schemas()}


def _council_name() -> Schema:
    return ref("CouncilName", "Whose it is.")


def _list_schemas() -> dict[str, Schema]:
    files = {
        "csv": address("The figures as a table."),
        "csv_metadata": address("What the table's columns mean, as CSV on the Web metadata."),
        "xlsx": address("The figures as a spreadsheet."),
        "json": address("The figures, and all that is known of the indicator."),
        "svg": address("The chart, to scale; not there where there is no chart."),
        "png": address("The chart as a picture; not there where there is no chart."),
    }
    listed = {
        **columns("indicators", "indicator", "title", "description", "unit"),
        **_measure(),
        "concept": or_null(
            ref("Id", "What other councils measure too, by its id in the index; null where there is none.")
        ),
        "keywords": listing({"type": "string"}, "Other words that people look for."),
        **columns("scorecard", "ref", "tier", "priority"),
        "release": ref("Id", "The newest report that carries the indicator."),
        **columns("indicator", "period", "period_name", "value", "value_text", "marker", "target", "target_text"),
        **_findings(),
        "page": address("The indicator's page."),
        "feed": address("The feed of the indicator's figures, as Atom."),
        "files": ref("IndicatorFiles", "The indicator's files."),
    }
    indicators = {
        "council": _council_name(),
        "version": ref("Version", "The version of the council's data package."),
        "count": count("How many indicators there are."),
        "indicators": listing(ref("ListedIndicator"), "The indicators, sorted by id."),
    }
    name = {
        "id": ref("Id", "The council's part of every address."),
        "name": text("The council's full name."),
        "code": text("The council's code in whatever scheme it has one; empty where it has none."),
    }
    return {
        "CouncilName": record("A council.", name),
        "IndicatorList": record("All indicators of a council.", indicators),
        "ListedIndicator": record(
            "An indicator with the figure that is judged in its newest report, or the last one where none can be.",
            listed,
        ),
        "IndicatorFiles": record("An indicator's files, by kind.", files, optional=("svg", "png")),
    }


def _measure() -> dict[str, Schema]:
    return columns("indicators", "polarity", "accumulation", "frequency")


def _findings() -> dict[str, Schema]:
    return columns("scores", "status", "direction_of_travel", "trend", "quartile")


def _indicator_schemas() -> dict[str, Schema]:
    # What is the same for every row stands once, above the rows.
    once = {"council", "indicator", "title", "unit", "licence", "page"}
    observation = columns("indicator", *(n for n in INDICATOR_FILE.column_names if n not in once))
    comparator = {
        **columns("comparators", "comparator", "period"),
        "period_name": or_null(text("The period in words; null where it is not printed.")),
        **columns("comparators", "value", "quartile"),
    }
    document = {
        "council": _council_name(),
        **columns("indicators", "indicator", "title"),
        **columns("scorecard", "official_title"),
        **columns("indicators", "description"),
        "summary": text("What the newest figure shows, in a sentence or two."),
        **columns("indicators", "unit"),
        **_measure(),
        **columns("indicators", "caveat"),
        **columns("scorecard", "ref", "tier", "priority"),
        "release": ref("Id", "The newest report that carries the indicator."),
        **_findings(),
        "version": ref("Version", "The version of the council's data package."),
        **columns("versions", "dated"),
        "page": address("The indicator's page."),
        "licence": ref("Licence", "The licence of the figures."),
        "sources": listing({"type": "string"}, "The publications that the figures come from, as one would cite them."),
        "observations": listing(ref("Observation"), "The figures, from old to new."),
        "comparators": listing(ref("ComparatorFigure"), "What others achieved, as the newest report gives it."),
    }
    return {
        "IndicatorDocument": record("An indicator with all of its figures.", document),
        "Observation": record(
            "The figure for one period, with the target that applied. All values are text.", observation
        ),
        "ComparatorFigure": record("Somebody else's figure for the same thing.", comparator),
    }


def _change_schemas() -> dict[str, Schema]:
    counts = {kind: count(f"How many changes are of this kind: {about}") for kind, about in CHANGE.items()}
    version = {
        "release": ref("Id", "The report that the version came with."),
        "version": ref("Version", "The version of the data package with that report."),
        **columns("versions", "dated", "raised", "because"),
        "counts": ref("ChangeCounts", "How many changes there are of each kind."),
    }
    change = {
        "release": ref("Id", "The report that brought the change."),
        **columns("changes", "kind", "table", "indicator", "period", "item", "column", "before", "after"),
    }
    changes = {
        "council": _council_name(),
        "versions": listing(ref("PackageVersion"), "The data package with each report, from the oldest to the newest."),
        "changes": listing(ref("Change"), "Every change, in the order of the reports; the first report has none."),
    }
    return {
        "ChangeList": record("What each report changed in a council's data.", changes),
        "PackageVersion": record("The data package with one report.", version),
        "ChangeCounts": record("Numbers of changes, by kind.", counts),
        "Change": record("One value that changed, or a row.", change),
    }
