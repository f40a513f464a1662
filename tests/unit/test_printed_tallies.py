"""A report's own tallies beside the same counts worked out here."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from builders import EARLIER_RELEASE, RELEASE, make_council, make_entry, make_printed_tally
from quarterdeck.assess import assess_release, reconcile_tallies
from quarterdeck.model import PrintedTally
from quarterdeck.periods import parse_period
from quarterdeck.results import Assessment, Reconciliation, Score, Travel
from quarterdeck.schema import words

COUNCIL = make_council()
ASSESSED = assess_release(COUNCIL, COUNCIL.latest)
LOST = Travel("not_comparable", "not_legible")
NO_SCORECARD = "The report prints no scorecard for this priority."
SOME_LACK = "The report prints no scorecard for some of its priorities."


def score(
    status: str = "met",
    direction: str | Travel = "same",
    trend: str | Travel = "same",
    quartile: int | None = None,
    priority: int = 1,
    **entry: Any,
) -> Score:
    """Make a score; a direction or trend given by its word was worked out."""
    (made,) = ASSESSED.scores
    return replace(
        made,
        entry=make_entry(priority=priority, **entry),
        judgement=replace(made.judgement, status=status),
        direction=direction if isinstance(direction, Travel) else Travel(direction, "by_value"),
        trend=trend if isinstance(trend, Travel) else Travel(trend, "computed"),
        quartile=quartile,
    )


def withheld(bare: str) -> Travel:
    return Travel("not_comparable", "seasonal", withheld=True, bare=bare)


#: Priority 1 has five indicators and Priority 2 has three.
SCORES = (
    score("met", "improving", "improving", 1),
    score("met", "improving", "worsening", 2),
    score("within_tolerance", withheld("improving"), "same", 3),
    score("not_met", withheld("worsening"), LOST, 4),
    score("no_data", "not_comparable", "not_comparable"),
    score("not_met", "worsening", LOST, 4, 2),
    score("met", LOST, "improving", 4, 2),
    score("no_target", "same", withheld("same"), None, 2),
)


def lines(*tallies: PrintedTally, scores: tuple[Score, ...] = SCORES) -> tuple[Reconciliation, ...]:
    assessment: Assessment = replace(ASSESSED, scores=scores)
    return reconcile_tallies(make_council(printed_tallies=tallies), assessment)


def line(measure: str, category: str, count: int | None = None, **more: Any) -> Reconciliation:
    scores = more.pop("scores", SCORES)
    (found,) = lines(make_printed_tally(measure, category, count, **more), scores=scores)
    assert found.agrees in words.AGREES
    assert (found.release, found.indicator, found.figure, found.circular) == (RELEASE, "", "tally", False)
    return found


# Every measure


@pytest.mark.parametrize(
    ("measure", "category", "priority", "ours"),
    [
        ("status", "met", "all", 3),
        ("status", "within_tolerance", "all", 1),
        ("status", "not_met", "all", 2),
        ("status", "no_data", "all", 1),
        ("status", "met_or_within", "all", 4),
        ("status", "met", "1", 2),
        ("status", "not_met", "2", 1),
        ("status", "met_or_within", "2", 1),
        ("direction_of_travel", "improving", "all", 3),
        ("direction_of_travel", "worsening", "all", 2),
        ("direction_of_travel", "same", "all", 1),
        ("direction_of_travel", "improving", "1", 3),
        ("trend", "improving", "all", 2),
        ("trend", "worsening", "all", 1),
        ("trend", "same", "all", 2),
        ("trend", "same", "2", 1),
        ("quartile", "1", "all", 1),
        ("quartile", "2", "all", 1),
        ("quartile", "3", "all", 1),
        ("quartile", "4", "all", 3),
        ("quartile", "1_or_2", "all", 2),
        ("quartile", "3_or_4", "all", 4),
        ("quartile", "3_or_4", "1", 2),
        ("quartile", "comparable", "all", 6),
        ("quartile", "comparable", "2", 2),
        ("indicators", "reported", "all", 8),
        ("indicators", "reported", "2", 3),
        ("indicators", "no_data", "1", 1),
        ("indicators", "no_data", "2", 0),
    ],
)
def test_a_printed_count_agrees_with_the_same_count_and_with_no_other(
    measure: str, category: str, priority: str, ours: int
) -> None:
    same = line(measure, category, ours, priority=priority)
    assert (same.agrees, same.printed, same.recomputed, same.note) == ("yes", str(ours), str(ours), "")
    fewer = line(measure, category, ours - 1, priority=priority)
    assert (fewer.agrees, fewer.recomputed) == ("no", str(ours))
    many = line(measure, category, ours + 5, priority=priority)
    assert (many.agrees, many.recomputed) == ("no", str(ours))


def test_every_measure_that_a_report_can_print_is_counted() -> None:
    tallies = {(m, "reported" if m == "indicators" else "met", n) for n, m in enumerate(words.PRINTED_MEASURE)}
    found = lines(*(make_printed_tally(measure, category, n) for measure, category, n in sorted(tallies)))
    assert [one.item.partition(",")[0] for one in found] == sorted(words.PRINTED_MEASURE)


@pytest.mark.parametrize("category", sorted(words.PRINTED_CATEGORY))
def test_every_group_that_a_report_can_print_has_its_line(category: str) -> None:
    assert line("status", category, 99).item == f"status, all, {category}: Overview"


@pytest.mark.parametrize("category", ["due", "no_trend"])
def test_what_a_report_does_not_list_cannot_be_counted(category: str) -> None:
    found = line("indicators", category, 8)
    assert (found.agrees, found.printed, found.recomputed) == ("not_possible", "8", "")
    assert found.note == "The report does not list which indicators these are."


# Which lines there are


def test_a_line_says_what_it_counts_where_it_is_printed_and_what_the_table_notes() -> None:
    found = line("trend", "improving", 1, priority="1", place="Table 4.2, row 1", note="A misprint.")
    assert found.item == "trend, priority 1, improving: Table 4.2, row 1"
    assert (found.agrees, found.note) == ("yes", "A misprint.")


def test_only_a_report_s_own_counts_of_its_own_time_are_checked() -> None:
    own = make_printed_tally("status", "met", 3)
    other = replace(own, release=EARLIER_RELEASE)
    earlier = replace(own, period=parse_period("2023-24 Q2"))
    assert [one.agrees for one in lines(other, own, earlier)] == ["yes"]


def test_lines_stand_in_the_order_of_the_tallies() -> None:
    tallies = tuple(make_printed_tally("status", category, 1) for category in ("not_met", "met", "no_data"))
    assert [one.item.rpartition(", ")[2] for one in lines(*tallies)] == [
        "not_met: Overview",
        "met: Overview",
        "no_data: Overview",
    ]


# Percentages


@pytest.mark.parametrize(
    ("measure", "category", "percent", "agrees", "recomputed"),
    [
        ("status", "met", "50%", "yes", "50%"),
        ("status", "met", "50% *", "yes", "50%"),
        ("status", "met", "51%", "no", "50%"),
        ("status", "met_or_within", "67%*", "yes", "67%"),
        ("status", "met_or_within", "66%", "no", "67%"),
        ("status", "within_tolerance", "16.7%", "yes", "16.7%"),
        ("status", "within_tolerance", "16.6%", "no", "16.7%"),
        ("quartile", "4", "50%", "yes", "50%"),
        ("quartile", "1_or_2", "33%", "yes", "33%"),
    ],
)
def test_a_percentage_printed_without_its_count_is_of_what_has_data(
    measure: str, category: str, percent: str, agrees: str, recomputed: str
) -> None:
    found = line(measure, category, percent=percent)
    assert (found.agrees, found.printed, found.recomputed) == (agrees, percent, recomputed)


@pytest.mark.parametrize("percent", ["around half", "most"])
def test_a_share_in_words_cannot_be_checked(percent: str) -> None:
    found = line("status", "met", percent=percent)
    assert (found.agrees, found.printed, found.recomputed, found.note) == (
        "not_possible",
        percent,
        "",
        "It is no number.",
    )


def test_a_percentage_cannot_be_checked_where_arrows_are_lost() -> None:
    found = line("trend", "improving", percent="40%")
    assert (found.agrees, found.note) == ("not_possible", "Some arrows are not legible in our copy of the report.")


def test_a_percentage_of_nothing_cannot_be_checked() -> None:
    nothing = (score("no_target", "not_comparable", "not_comparable"),)
    assert line("quartile", "1", percent="0%", scores=nothing).agrees == "not_possible"
    assert line("status", "met", percent="0%", scores=nothing).agrees == "not_possible"


@pytest.mark.parametrize(
    ("percent", "note"),
    [
        ("50%", ""),
        ("50%*", ""),
        ("", ""),
        ("half", ""),
        ("45%", "The percentage printed beside it is 45%; 3 of 6 is 50%."),
        ("50.0%", ""),
        ("49.9%", "The percentage printed beside it is 49.9%; 3 of 6 is 50.0%."),
    ],
)
def test_a_misprinted_percentage_is_told_though_its_count_agrees(percent: str, note: str) -> None:
    found = line("status", "met", 3, with_data=6, percent=percent)
    assert (found.agrees, found.note) == ("yes", note)


def test_a_misprinted_percentage_is_told_beside_a_count_that_differs_too() -> None:
    found = line("status", "met", 4, with_data=6, percent="50%", note="Star.")
    assert (found.agrees, found.recomputed) == ("no", "3")
    assert found.note == "The percentage printed beside it is 50%; 4 of 6 is 67%. Star."


@pytest.mark.parametrize("with_data", [None, 0])
def test_a_percentage_of_an_unknown_whole_is_not_called_misprinted(with_data: int | None) -> None:
    assert line("status", "met", 3, with_data=with_data, percent="0%").note == ""


# Lost arrows


def test_a_gap_that_lost_arrows_can_fill_cannot_be_checked() -> None:
    one = line("trend", "worsening", 2, priority="1")
    assert (one.agrees, one.recomputed) == ("not_possible", "1")
    assert one.note == "1 arrow is not legible in our copy of the report; those lacking here may be among them."
    two = line("trend", "worsening", 3)
    assert (two.agrees, two.recomputed) == ("not_possible", "1")
    assert two.note.startswith("2 arrows are not legible")


def test_a_gap_that_is_wider_than_the_lost_arrows_is_a_difference() -> None:
    assert line("trend", "worsening", 4).agrees == "no"
    assert line("trend", "worsening", 3, priority="1").agrees == "no"


def test_lost_arrows_never_explain_that_we_count_more() -> None:
    assert line("trend", "improving", 1).agrees == "no"
    assert line("direction_of_travel", "improving", 2).agrees == "no"


def test_lost_arrows_of_another_measure_or_priority_explain_nothing() -> None:
    assert line("direction_of_travel", "improving", 4, priority="1").agrees == "no"
    assert line("status", "met", 4).agrees == "no"
    assert line("quartile", "1", 2).agrees == "no"
    assert line("direction_of_travel", "improving", 1, priority="2").agrees == "not_possible"


# Verdicts that are withheld here


@pytest.mark.parametrize("bare", ["improving", "same", "worsening"])
@pytest.mark.parametrize("measure", ["direction_of_travel", "trend"])
def test_a_verdict_that_is_withheld_counts_as_what_the_report_counted(measure: str, bare: str) -> None:
    scores = (score(direction=withheld(bare), trend=withheld(bare)),)
    for word in ("improving", "same", "worsening"):
        assert line(measure, word, int(word == bare), scores=scores).agrees == "yes"
    assert line(measure, bare, percent="100%", scores=scores).agrees == "yes"


# Priorities that the report prints no scorecard for


@pytest.mark.parametrize("more", [{"count": 4}, {"percent": "40%"}])
def test_a_priority_without_a_scorecard_cannot_be_counted(more: dict[str, Any]) -> None:
    found = line("status", "met", more.get("count"), priority="3", percent=more.get("percent", ""))
    assert (found.agrees, found.recomputed, found.note) == ("not_possible", "", NO_SCORECARD)
    assert found.printed == str(more.get("count", "40%"))


def test_all_cannot_be_counted_where_the_report_counts_a_priority_that_has_no_scorecard() -> None:
    third = make_printed_tally("status", "met", 4, priority="3")
    whole, first, lacking = lines(
        make_printed_tally("status", "met", 3), make_printed_tally("status", "met", 2, priority="1"), third
    )
    assert (whole.agrees, whole.recomputed, whole.note) == ("not_possible", "", SOME_LACK)
    assert first.agrees == "yes"
    assert (lacking.agrees, lacking.note) == ("not_possible", NO_SCORECARD)


def test_all_is_counted_where_every_priority_that_is_counted_has_a_scorecard() -> None:
    tallies = [
        make_printed_tally("status", "met", 3),
        *(make_printed_tally("status", "met", 2, priority=n) for n in "12"),
    ]
    assert [one.agrees for one in lines(*tallies)] == ["yes", "yes", "no"]


def test_a_count_of_an_earlier_time_does_not_say_which_scorecards_there_are() -> None:
    earlier = make_printed_tally("status", "met", 4, priority="3", period=parse_period("2023-24 Q2"))
    assert [one.agrees for one in lines(make_printed_tally("status", "met", 3), earlier)] == ["yes"]


def test_without_any_score_nothing_can_be_counted() -> None:
    assert line("status", "met", 0, scores=()).agrees == "not_possible"
