"""The tables that a council's officers write."""

from __future__ import annotations

from quarterdeck.schema import words
from quarterdeck.schema.beside import BREAKDOWNS, CAUTIONS, COMPARATOR_GROUPS, SEARCH
from quarterdeck.schema.contacts import CONTACTS
from quarterdeck.schema.reports import DECISIONS, EXCEPTIONS, PRINTED, PRINTED_TALLIES, PROMISES, SECTIONS
from quarterdeck.schema.table import Column, Reference, Table
from quarterdeck.schema.table import ColumnType as Type

_INDICATOR = Column("indicator", Type.ID, "The indicator, by its permanent id.", required=True)
_RELEASE = Column("release", Type.ID, "The published report that said it.", required=True)
_TO_INDICATOR = Reference(("indicator",), "indicators", ("indicator",))
_TO_RELEASE = Reference(("release",), "releases", ("release",))
_TO_PRIORITY = Reference(("framework", "priority"), "priorities", ("framework", "priority"))
_FRAMEWORK = Column("framework", Type.ID, "The plan, by its id.", required=True)
_PRIORITY = Column("priority", Type.INTEGER, "The priority's number in its plan.", required=True)

RELEASES = Table(
    "releases",
    "Releases",
    "The council's published performance reports that the figures come from.",
    ("release",),
    (
        Column("release", Type.ID, "Id of the report, such as 2024-25-q2; part of its address.", required=True),
        Column("period", Type.PERIOD, "The period that the report is about.", required=True),
        Column("framework", Type.ID, "The plan whose priorities the report follows.", required=True),
        Column("title", Type.TEXT, "The report's title.", required=True),
        Column("published", Type.DATE, "When the council published it; empty where that is not known."),
        Column("source", Type.TEXT, "The publication, as one would cite it.", required=True),
        Column("note", Type.TEXT, "What a reader should know about the report as a whole."),
        Column(
            "dates",
            Type.TEXT,
            "What is our reading where the report does not print for when its figures are; shown with each of them.",
            optional=True,
        ),
        Column("url", Type.TEXT, "The https address where the report can be read, where known.", optional=True),
    ),
    (Reference(("framework",), "frameworks", ("framework",)),),
    may_be_empty=False,
)

FRAMEWORKS = Table(
    "frameworks",
    "Frameworks",
    "The plans that set the council's priorities, each for some years.",
    ("framework",),
    (
        Column("framework", Type.ID, "Id of the plan.", required=True),
        Column("title", Type.TEXT, "The plan's name.", required=True),
        Column("note", Type.TEXT, "What a reader should know about the plan."),
    ),
    may_be_empty=False,
)

PRIORITIES = Table(
    "priorities",
    "Priorities",
    "The priorities of each plan.",
    ("framework", "priority"),
    (
        _FRAMEWORK,
        _PRIORITY,
        Column("title", Type.TEXT, "The priority as the plan words it.", required=True),
        Column("short_title", Type.TEXT, "A plain name for menus and tables.", required=True),
    ),
    (Reference(("framework",), "frameworks", ("framework",)),),
    may_be_empty=False,
)

OUTCOMES = Table(
    "outcomes",
    "Outcomes",
    "What each priority is meant to bring about.",
    ("framework", "priority", "outcome"),
    (
        _FRAMEWORK,
        _PRIORITY,
        Column("outcome", Type.INTEGER, "The outcome's number within its priority.", required=True),
        Column("title", Type.TEXT, "The outcome as the plan words it.", required=True),
        Column("sdgs", Type.TEXT, "UN Sustainable Development Goals that it serves, by number; our reading."),
    ),
    (_TO_PRIORITY,),
)

INDICATORS = Table(
    "indicators",
    "Indicators",
    "What is measured: one row for each indicator, over all years and reports.",
    ("indicator",),
    (
        Column("indicator", Type.ID, "Permanent id, part of the indicator's address.", required=True),
        Column("title", Type.TEXT, "A plain short title.", required=True),
        Column("description", Type.TEXT, "What is counted and why it matters, in plain words.", required=True),
        Column(
            "statement",
            Type.TEXT,
            "A sentence with {value} and {period} in it, to be filled with a figure.",
            required=True,
        ),
        Column("unit", Type.TEXT, "What follows the number: %, people, per 10,000 children.", required=True),
        Column("decimals", Type.INTEGER, "The most decimal places its figures are published with.", required=True),
        Column("polarity", Type.CHOICE, "Which way is better.", required=True, choices=words.POLARITY),
        Column(
            "accumulation",
            Type.CHOICE,
            "What stretch of time a figure for a period covers.",
            required=True,
            choices=words.ACCUMULATION,
        ),
        Column("frequency", Type.CHOICE, "How often a figure is due.", required=True, choices=words.FREQUENCY),
        Column("lag_months", Type.INTEGER, "By how many months figures arrive late as a rule.", required=True),
        Column("concept", Type.ID, "What other councils measure too, by its id in concepts.csv."),
        Column("keywords", Type.TEXT, "Other words that people look for, separated by semicolons."),
        Column("source", Type.TEXT, "Who collects or publishes the figure, where the reports say."),
        Column("method", Type.TEXT, "How it is worked out."),
        Column("caveat", Type.TEXT, "What a reader must be careful about."),
        Column(
            "grades",
            Type.TEXT,
            "For a figure that is a grade: what each number means, such as 1 = Inadequate; 2 = Good.",
            optional=True,
        ),
    ),
    may_be_empty=False,
)

SCORECARD = Table(
    "scorecard",
    "Scorecard",
    "How each year's scorecard carries an indicator: its reference, tier, priority and outcome that year.",
    ("year", "framework", "indicator"),
    (
        Column("year", Type.PERIOD, "The body's own year.", required=True),
        _INDICATOR,
        _FRAMEWORK,
        _PRIORITY,
        Column("outcome", Type.INTEGER, "The outcome's number; empty where the report does not say."),
        Column("ref", Type.TEXT, "The council's own reference that year; it can mean something else next year."),
        Column("tier", Type.INTEGER, "1 for the headline set, 2 for the rest; empty where not known."),
        Column("polarity", Type.CHOICE, "Which way was better that year, where it differs.", choices=words.POLARITY),
        Column("official_title", Type.TEXT, "The title as that year's scorecard words it.", required=True),
        Column("order", Type.INTEGER, "Its place in the scorecard.", required=True),
    ),
    (
        _TO_INDICATOR,
        _TO_PRIORITY,
        Reference(("framework", "priority", "outcome"), "outcomes", ("framework", "priority", "outcome")),
    ),
    may_be_empty=False,
)

OBSERVATIONS = Table(
    "observations",
    "Observations",
    "The figures: what each report gave for each period. A later report's row revises; none is overwritten.",
    ("indicator", "period", "release"),
    (
        _INDICATOR,
        Column("period", Type.PERIOD, "The period that the figure is for.", required=True),
        _RELEASE,
        Column("value", Type.DECIMAL, "The figure; empty where there is none."),
        Column("value_text", Type.TEXT, "The figure where it is a word, such as Yes."),
        Column(
            "marker",
            Type.CHOICE,
            "Shorthand for what kind of figure it is, or why there is none.",
            choices=words.MARKER,
        ),
        Column("numerator", Type.DECIMAL, "How many were counted, where published."),
        Column("denominator", Type.DECIMAL, "Out of how many, where published."),
        Column("note", Type.TEXT, "What a reader should know about this figure."),
    ),
    (_TO_INDICATOR, _TO_RELEASE),
    may_be_empty=False,
)

TARGETS = Table(
    "targets",
    "Targets",
    "The targets: for a year, or for a part of it.",
    ("indicator", "period", "release"),
    (
        _INDICATOR,
        Column("period", Type.PERIOD, "The year or part of a year that the target is for.", required=True),
        _RELEASE,
        Column("value", Type.DECIMAL, "The target; empty where it is a word."),
        Column("value_text", Type.TEXT, "The target where it is a word, such as Yes."),
        Column("basis", Type.CHOICE, "How we know it.", required=True, choices=words.BASIS),
        Column("evidence", Type.TEXT, "For an implied target, how it was worked back."),
        Column(
            "applies_to",
            Type.CHOICE,
            "What it is for; empty leaves that to the rule for the kind of figure.",
            choices=words.APPLIES_TO,
            optional=True,
        ),
    ),
    (_TO_INDICATOR, _TO_RELEASE),
)

COMPARATORS = Table(
    "comparators",
    "Comparators",
    "What others achieved, and the council's place among them, as the reports print it.",
    ("release", "indicator", "comparator", "period"),
    (
        _RELEASE,
        _INDICATOR,
        Column("comparator", Type.NAME, "Whom the council is compared with.", required=True),
        Column("period", Type.PERIOD, "The period compared; often older than the figure."),
        Column("value", Type.DECIMAL, "Their figure, in the indicator's unit; empty where not printed."),
        Column("quartile", Type.INTEGER, "The council's quarter in the group: 1 is the best."),
        Column("rank", Type.INTEGER, "The council's place in the group, where printed."),
        Column("group_size", Type.INTEGER, "How many are in the group, where printed."),
        Column("note", Type.TEXT, "What a reader should know about the comparison."),
        Column("word", Type.TEXT, "What the report says of the comparison, such as: above.", optional=True),
    ),
    (_TO_RELEASE, _TO_INDICATOR, Reference(("comparator",), "comparator_groups", ("comparator",))),
)

COMMENTARY = Table(
    "commentary",
    "Commentary",
    "What the reports say about the figures, in our own plain words.",
    ("release", "item"),
    (
        _RELEASE,
        Column("item", Type.INTEGER, "Its place in the report.", required=True),
        Column("scope", Type.CHOICE, "What it is about.", required=True, choices=words.SCOPE),
        Column("kind", Type.CHOICE, "What it does.", required=True, choices=words.COMMENTARY_KIND),
        Column("indicator", Type.ID, "The indicator it is about, if it is."),
        Column("priority", Type.INTEGER, "The priority it is about, if it is."),
        Column("outcome", Type.INTEGER, "The outcome it is about, if it is."),
        Column("heading", Type.TEXT, "Its heading, if it has one."),
        Column("text", Type.PROSE, "The text, in Markdown.", required=True),
        Column(
            "also_about",
            Type.TEXT,
            "Other indicators that it is about too, by their ids, with spaces between.",
            optional=True,
        ),
        Column(
            "line",
            Type.TEXT,
            "For a piece about a priority, or an action: one short line that may stand for it alone.",
            optional=True,
        ),
        Column("owner", Type.TEXT, "For an action: the role or team that leads it, never a person.", optional=True),
        Column("due", Type.PERIOD, "For an action: when it is to be done.", optional=True),
    ),
    (_TO_RELEASE, _TO_INDICATOR),
)

#: In the order in which they are published.
SOURCE_TABLES: tuple[Table, ...] = (
    RELEASES,
    FRAMEWORKS,
    PRIORITIES,
    OUTCOMES,
    INDICATORS,
    SCORECARD,
    OBSERVATIONS,
    TARGETS,
    COMPARATORS,
    COMPARATOR_GROUPS,
    COMMENTARY,
    PRINTED,
    CAUTIONS,
    PRINTED_TALLIES,
    SECTIONS,
    EXCEPTIONS,
    DECISIONS,
    PROMISES,
    CONTACTS,
    SEARCH,
    BREAKDOWNS,
)
