"""The words that cells may hold, each with its meaning."""

POLARITY = {
    "higher": "A higher figure is better.",
    "lower": "A lower figure is better.",
    "neither": "Neither is better in itself.",
}
ACCUMULATION = {
    "snapshot": "The position at the end of the period.",
    "period": "What happened within the period alone.",
    "year_to_date": "A running total that starts again each financial year.",
    "year_to_date_rate": "A percentage or average over all cases so far in the financial year.",
    "rolling_year": "The 12 months that end with the period.",
    "rolling_three_years": "The three years that end with the period.",
}
FREQUENCY = {
    "monthly": "A new figure each month.",
    "quarterly": "A new figure each quarter.",
    "termly": "A new figure each school term.",
    "half_yearly": "A new figure each half-year.",
    "annual": "A new figure each year.",
    "two_yearly": "A new figure every two years.",
    "irregular": "New figures come at no fixed time.",
}
MARKER = {
    "[p]": "Provisional: it may still change.",
    "[r]": "Revised since it was first published.",
    "[e]": "Estimated.",
    "[f]": "Forecast.",
    "[b]": "Break: not comparable with the figures before it.",
    "[c]": "Confidential: held back so that nobody can be recognised.",
    "[x]": "Not available.",
    "[z]": "Not applicable.",
    "[low]": "Rounds to nought but is not nought.",
    "[u]": "Low reliability.",
}
#: The markers that decide something: what may be compared, judged or shown.
BREAK, FORECAST, HELD_BACK, LOW = "[b]", "[f]", "[c]", "[low]"
assert {BREAK, FORECAST, HELD_BACK, LOW} <= MARKER.keys()
COMPARABLE = {
    "yes": "The measures are the same but for what the note says.",
    "partly": "The subject is the same, the measures are not: read the note first.",
}
APPLIES_TO = {
    "each_period": "It applies to the figure of each period in its time.",
    "whole_year": "It applies to its whole time taken together: a part of it can only have reached a share of it.",
    "point": "It applies to the figure for exactly this period, and to no other.",
}
CAUTION = {
    "seasonal": "The time of year moves it, so that it says little beside the period before.",
    "disputed_polarity": "It is in doubt whether a higher or a lower figure is better.",
    "not_significant": "The report does not show that the difference is more than chance.",
    "small_numbers": "There are so few cases that one more or less moves the figure.",
    "rounding": "The difference is within a step or two of rounding.",
    "running_down": "A bill that is paid off after it is issued: what is left shrinks by itself.",
    "reset": "It may be a total that starts again during the year.",
    "definition_changed": "It is counted in another way than before.",
    "ordinal": "The figure is a grade on a scale: it has an order, but no distances.",
    "exceptional_event": "Something out of the ordinary moved it.",
    "use_with_caution": "There is something about the figure that readers should know.",
}
CAUTION_BASIS = {
    "stated": "The report says it.",
    "reading": "Our reading: the report does not say it in so many words.",
}
BASIS = {
    "stated": "The report says it.",
    "implied": "Worked back from a figure that the report prints.",
}
#: Whom a body is compared with, where it does not list others itself: name in a sentence, short name, kind.
COMPARATORS = {
    "england": ("England", "England", "country"),
    "north_west": ("the North West", "North West", "region"),
    "similar_councils": ("similar councils", "Similar councils", "neighbours"),
}
GROUP_KIND = {
    "country": "A country as a whole.",
    "region": "A region.",
    "neighbours": "Bodies that are like this one, such as a family group of similar councils.",
    "body": "A single other body.",
    "other": "Another group.",
}
SCOPE = {
    "indicator": "About one indicator.",
    "outcome": "About an outcome.",
    "priority": "About a priority.",
    "theme": "About a theme that runs through the report.",
    "report": "About the report as a whole.",
}
COMMENTARY_KIND = {
    "performance": "What happened, and why.",
    "action": "What is being done.",
    "context": "What lies behind the figure.",
    "outlook": "What is expected next.",
    "summary": "The council's summary.",
    "success": "What success would look like.",
}
FIGURE = {
    "value": "The figure itself, for the period named.",
    "target": "The target.",
    "variance_percent": "How far from target, as a percentage of the target.",
    "status": "Whether the target was met.",
    "direction_of_travel": "Against the period before.",
    "trend": "Against the same period a year earlier.",
    "quartile": "The place among similar councils, in four groups.",
    "change": "From the previous figure.",
    "change_percent": "From the previous figure, as a percentage of it.",
    "distance_from_target": "From the target, as the number stands.",
    "distance_from_target_percent": "From the target, as a percentage of it.",
    "tally": "How many indicators the report counts in a group.",
    "other": "Another figure that the report gives about the indicator.",
}
YES = {"yes": "Yes."}
PART = {
    "decisions": "What a committee was asked to decide.",
    "summary": "What the report says as a whole.",
    "statistics": "The tallies.",
    "status": "Within the tallies: against target.",
    "direction_of_travel": "Within the tallies: against the period before.",
    "trend": "Within the tallies: against a year earlier.",
    "quartile": "Within the tallies: against similar councils.",
    "lists": "Lists that the report makes by a rule.",
    "priorities": "Priority by priority.",
    "met": "Within a priority: targets that were met.",
    "not_met": "Within a priority: targets that were not met.",
}
PRINTED_MEASURE = {
    "status": "Against target.",
    "direction_of_travel": "Against the period before.",
    "trend": "Against the same period a year earlier.",
    "quartile": "Against similar councils.",
    "indicators": "How many were due or reported.",
}
PRINTED_CATEGORY = {
    "met": "Target met.",
    "within_tolerance": "Missed, but within the tolerance.",
    "met_or_within": "Met or within the tolerance, together.",
    "not_met": "Target missed.",
    "no_data": "No data.",
    "improving": "Better.",
    "same": "The same.",
    "worsening": "Worse.",
    "no_trend": "New, and so without a trend.",
    "1": "Best 25% of similar councils.",
    "2": "Second-best 25%.",
    "3": "Second-worst 25%.",
    "4": "Worst 25%.",
    "1_or_2": "Best or second-best 25%, together.",
    "3_or_4": "Second-worst or worst 25%, together.",
    "comparable": "With a place among similar councils.",
    "reported": "Reported.",
    "due": "Due to be reported later.",
}
DECISION_KIND = {
    "body": "The committee or body.",
    "date": "When it met.",
    "recommendation": "What it was asked to decide.",
    "portfolio": "Whose responsibility it is, by office.",
    "directorate": "The part of the council that reports.",
    "key_decision": "Whether it is a decision of special weight.",
    "exempt": "Whether any of it was closed to the public.",
    "implication": "What it means for risk, equality, money and the like.",
    "alternative": "What else was considered.",
    "background_paper": "A paper that it rests on.",
    "ward": "Which parts of the area it is about.",
    "contact": "The office to ask.",
}
CONTACT_KIND = {
    "report": "Report something, or ask for a service.",
    "ask": "Ask about the figures, or say what you think.",
    "more": "Read more about it.",
    "help": "Help for people in need, such as a helpline.",
}
PROMISE_KIND = {
    "success": "How the council will know that it has succeeded.",
    "action": "What the council says that it will do.",
}
BEARING = {
    "direct": "A figure measures the thing itself.",
    "partly": "A figure measures a part of it, a wider or narrower group, or its effect.",
    "none": "No figure tells of it.",
}
STATUS = {
    "met": "The target was met or beaten.",
    "within_tolerance": "The target was missed, but as much of it was reached as the council's tolerance asks.",
    "not_met": "The target was missed, and less of it was reached than the council's tolerance asks.",
    "no_target": "The tables hold no target for it.",
    "no_data": "There is no figure to judge.",
}
TRAVEL = {
    "improving": "Better than it was.",
    "same": "The same as it was.",
    "worsening": "Worse than it was.",
    "not_comparable": "It cannot be said.",
}
#: The cautions for which a verdict is withheld.
WITHHELD = {
    kind: CAUTION[kind]
    for kind in (
        "seasonal",
        "disputed_polarity",
        "not_significant",
        "small_numbers",
        "rounding",
        "running_down",
        "reset",
    )
}
TREND_BASIS = {
    "computed": "Worked out from two published figures.",
    "stated": "The council says so; the tables hold no figure of a year ago to check it by.",
    "not_legible": "The report prints an arrow that our copy of it has lost.",
    "not_possible": "The tables hold neither an earlier figure that compares nor a statement of the council.",
    "no_polarity": "Neither higher nor lower is better.",
    **WITHHELD,
}
DIRECTION_BASIS = {
    "by_value": "The two figures were compared.",
    "by_achievement": "The two figures were compared through their own part-year targets.",
    "stated": "The council says so; the tables hold no earlier figure to check it by.",
    "not_legible": "The report prints an arrow that our copy of it has lost.",
    "no_earlier_figure": "No earlier figure is for a comparable time.",
    "running_total": "A running total cannot be compared with an earlier part of the year.",
    "no_figure": "There is no number for this period to compare.",
    "forecast": "The figure is a forecast, not a result.",
    "no_polarity": "Neither higher nor lower is better.",
    **WITHHELD,
}
TARGET_BASIS = {
    "annual_stated": "The year's target, as the report gives it.",
    "annual_implied": "The year's target, worked back from a printed figure.",
    "period_stated": "The target that the report sets beside this figure.",
    "period_implied": "A target for this figure, worked back from a printed figure.",
    "none": "No target applies.",
}
AGREES = {
    "yes": "The printed figure is reproduced.",
    "rounding": "The printed figure lies within what rounding allows, or was cut instead of rounded.",
    "no": "The printed figure is not reproduced.",
    "not_possible": "What it was made from was not published.",
}
MEASURE = {
    "status": "Against target.",
    "direction_of_travel": "Against the period before.",
    "trend": "Against the same period a year earlier.",
    "quartile": "Against similar councils.",
}
CHANGE = {
    "new": "It was not there before.",
    "revised": "A figure that was there before is another now.",
    "removed": "It was there before and is no longer.",
    "redefined": "What a figure means or how it is carried is said in another way now.",
}
RAISED = {
    "first": "It is the first version.",
    "major": "Something that was there is gone, or no longer means the same.",
    "minor": "Something new came, or something is said or placed in another way. No figure that was there is gone.",
    "patch": "Only values or words were put right.",
    "none": "Nothing changed.",
}
