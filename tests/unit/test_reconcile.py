from __future__ import annotations

from decimal import Decimal

import pytest

from builders import (
    EARLIER_RELEASE,
    INDICATOR,
    RELEASE,
    make_council,
    make_indicator,
    make_observation,
    make_printed,
    make_settings,
    make_target,
)
from quarterdeck.assess import assess_release, reconcile
from quarterdeck.assess.reconcile import CHECKED, parse_printed, percent_agrees
from quarterdeck.model import Accumulation, Caution, Council, Polarity, Printed
from quarterdeck.results import Reconciliation
from quarterdeck.schema import words


def checked(council: Council) -> tuple[Reconciliation, ...]:
    return reconcile(council, assess_release(council, council.latest))


def check(printed: Printed, **overrides: object) -> Reconciliation:
    (found,) = checked(make_council(printed=(printed,), **overrides))
    assert found.agrees in words.AGREES
    assert found.printed == printed.printed
    return found


@pytest.mark.parametrize("printed", ["-20%", "-20", "-20.0%", "-20.00 %"])
def test_a_variance_that_comes_out_again(printed: str) -> None:
    found = check(make_printed("variance_percent", printed))
    assert (found.agrees, found.recomputed, found.note) == ("yes", "-20.00%", "")


def test_a_variance_that_does_not() -> None:
    found = check(make_printed("variance_percent", "20%", note="The sign may have been lost."))
    assert (found.agrees, found.recomputed) == ("no", "-20.00%")
    assert found.note == (
        "The printed figure does not follow from the published value and target. The sign may have been lost."
    )


@pytest.mark.parametrize("printed", ["%", "N/A", "inf%", "nan", "--2%", "2 pts", ",5%", "２%", "\n"])
def test_a_variance_that_is_no_number(printed: str) -> None:
    found = check(make_printed("variance_percent", printed))
    assert (found.agrees, found.recomputed, found.note) == (
        "not_possible",
        "-20.00%",
        "What is printed is not a number.",
    )


@pytest.mark.parametrize(
    "overrides",
    [{"targets": ()}, {"targets": (make_target(value="0"),)}, {"observations": (make_observation(value=None),)}],
    ids=["no target", "target of none", "no figure"],
)
def test_a_variance_from_nothing(overrides: dict[str, object]) -> None:
    found = check(make_printed("variance_percent", "-20%"), **overrides)
    assert (found.agrees, found.recomputed) == ("not_possible", "")


def test_a_target_worked_back_from_the_same_figure_proves_nothing() -> None:
    found = check(make_printed("variance_percent", "-20%"), targets=(make_target(basis="implied"),))
    assert found.agrees == "yes"
    assert "cannot check each other" in found.note


def test_a_target_worked_back_from_another_figure_can_still_disprove() -> None:
    found = check(make_printed("variance_percent", "-30%"), targets=(make_target(basis="implied"),))
    assert found.agrees == "no"
    assert "cannot check each other" not in found.note


@pytest.mark.parametrize(
    ("printed", "value", "target", "polarity", "agrees"),
    [
        ("-13.63", "691", "800", Polarity.HIGHER, "yes"),
        ("-22", "-0.61", "-0.5", Polarity.HIGHER, "yes"),
        ("0", "0.51", "0.51", Polarity.LOWER, "yes"),
        ("-72", "4.3", "2.5", Polarity.LOWER, "yes"),
        ("-7.29", "32.4", "35", Polarity.HIGHER, "rounding"),
        ("20.95", "11.3", "14.3", Polarity.LOWER, "rounding"),
        ("21", "12.0", "10", Polarity.HIGHER, "rounding"),
        ("19", "12.0", "10", Polarity.HIGHER, "rounding"),
        ("22", "12.0", "10", Polarity.HIGHER, "no"),
        ("14.14", "79.7", "70", Polarity.HIGHER, "no"),
        ("22", "-0.61", "-0.5", Polarity.HIGHER, "no"),
    ],
)
def test_percent_agrees(printed: str, value: str, target: str, polarity: Polarity, agrees: str) -> None:
    found, note = percent_agrees(Decimal(printed), Decimal(value), Decimal(target), polarity)
    assert found == agrees
    assert bool(note) is (agrees != "yes")


@pytest.mark.parametrize(
    ("printed", "value", "target", "polarity"),
    [
        ("-5.12", "41", "39", Polarity.LOWER),
        ("86.6", "28", "15", Polarity.HIGHER),
        ("-13.62", "691", "800", Polarity.HIGHER),
    ],
)
def test_a_figure_that_was_cut(printed: str, value: str, target: str, polarity: Polarity) -> None:
    found = percent_agrees(Decimal(printed), Decimal(value), Decimal(target), polarity)
    assert found == ("rounding", "The printed figure was cut off instead of rounded.")


@pytest.mark.parametrize(
    ("value", "printed", "agrees"),
    [
        ("9", "met", "yes"),
        ("9", "not_met", "no"),
        ("12", "not_met", "yes"),
        ("12", "met", "no"),
        ("10.2", "not_met", "yes"),
        ("10.2", "met", "no"),
    ],
)
def test_status(value: str, printed: str, agrees: str) -> None:
    assert check(make_printed("status", printed), observations=(make_observation(value=value),)).agrees == agrees


def test_status_without_a_target() -> None:
    assert check(make_printed("status", "met"), targets=()).agrees == "not_possible"


@pytest.mark.parametrize(
    ("figure", "printed", "agrees", "recomputed"),
    [
        ("direction_of_travel", "up", "yes", "improving"),
        ("direction_of_travel", "down", "no", "improving"),
        ("trend", "up", "not_possible", ""),
        ("quartile", "4", "not_possible", ""),
    ],
)
def test_arrows_and_quartiles(figure: str, printed: str, agrees: str, recomputed: str) -> None:
    found = check(make_printed(figure, printed))
    assert (found.agrees, found.recomputed) == (agrees, recomputed)


def test_trend_against_last_year_s_figure() -> None:
    observations = (make_observation("2023-24 Q2", "9"), make_observation())
    assert check(make_printed("trend", "down"), observations=observations).agrees == "yes"


def test_a_stated_arrow_is_never_checked_against_itself() -> None:
    neither = {INDICATOR: make_indicator(polarity=Polarity.NEITHER)}
    assert check(make_printed("direction_of_travel", "up"), indicators=neither).agrees == "not_possible"


def test_only_this_report_s_printed_judgements_are_checked() -> None:
    printed = (
        make_printed("variance_percent", "-20%", release=EARLIER_RELEASE),
        make_printed("value", "12"),
        make_printed("other", "x"),
    )
    assert checked(make_council(printed=printed)) == ()


def test_what_is_printed_of_an_indicator_without_a_figure_is_never_skipped() -> None:
    (found,) = checked(make_council(printed=(make_printed("status", "met", indicator="not-in-the-scorecard"),)))
    assert (found.agrees, found.note) == ("not_possible", "The report gives no figure of this indicator.")


def test_a_variance_from_a_target_below_nought_is_not_said_to_lack_its_target() -> None:
    found = check(
        make_printed("variance_percent", "14.14%"),
        observations=(make_observation(value="-0.36"),),
        targets=(make_target(value="-0.4"),),
    )
    assert found.agrees == "not_possible"
    assert "no target" not in found.note


@pytest.mark.parametrize(("printed", "agrees"), [("up", "yes"), ("down", "no")])
@pytest.mark.parametrize("kind", ["seasonal", "rounding"])
def test_an_arrow_is_checked_though_its_verdict_is_withheld(kind: str, printed: str, agrees: str) -> None:
    caution = Caution(INDICATOR, kind, RELEASE, "stated", "It says so.")
    found = check(make_printed("direction_of_travel", printed), cautions=(caution,))
    assert (found.agrees, found.recomputed) == (agrees, "improving")


def test_a_stated_arrow_whose_verdict_is_withheld_is_not_checked_against_itself() -> None:
    caution = Caution(INDICATOR, "rounding", RELEASE, "stated", "It says so.")
    found = check(make_printed("trend", "up"), cautions=(caution,))
    assert (found.agrees, found.recomputed) == ("not_possible", "")


# How reports write numbers


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("+5%", "5"),
        ("\N{MINUS SIGN}5.0%", "-5.0"),
        ("-5 %", "-5"),
        ("1,200%", "1200"),
        (" 7.25 ", "7.25"),
        ("0", "0"),
    ],
)
def test_a_printed_number_may_have_a_sign_commas_and_a_per_cent(text: str, number: str) -> None:
    assert str(parse_printed(text)) == number


@pytest.mark.parametrize(
    "text", ["", "%", "inf%", "N/A", "5%%", "+-5", "Met / Exceeded", "7.0 (33.3%)", "\u0665%", "Q2", "x5%", ",5%", "£5"]
)
def test_words_are_no_printed_number(text: str) -> None:
    assert parse_printed(text) is None


@pytest.mark.parametrize(
    ("value", "printed", "agrees"),
    [
        ("9.5", "+5%", "yes"),
        ("9.5", "\N{MINUS SIGN}5%", "no"),
        ("10.5", "\N{MINUS SIGN}5%", "yes"),
        ("130", "-1,200%", "yes"),
        ("130", "\N{MINUS SIGN}1,200.0%", "yes"),
        ("130", "-1,250%", "no"),
    ],
)
def test_a_variance_is_checked_with_its_sign_and_its_commas(value: str, printed: str, agrees: str) -> None:
    found = check(make_printed("variance_percent", printed), observations=(make_observation(value=value),))
    assert found.agrees == agrees


def test_a_variance_that_was_cut_says_so() -> None:
    found = check(
        make_printed("variance_percent", "-5.12"),
        observations=(make_observation(value="41"),),
        targets=(make_target(value="39"),),
    )
    assert (found.agrees, found.recomputed) == ("rounding", "-5.13%")
    assert found.note == "The printed figure was cut off instead of rounded."


# Status


@pytest.mark.parametrize(
    ("value", "ours"), [("9", "met"), ("10", "met"), ("10.2", "within_tolerance"), ("12", "not_met")]
)
@pytest.mark.parametrize("printed", ["met", "within_tolerance", "not_met"])
def test_a_printed_status_agrees_with_its_own_group_and_a_miss_with_both_kinds(
    value: str, ours: str, printed: str
) -> None:
    found = check(make_printed("status", printed), observations=(make_observation(value=value),))
    right = printed == ours or (printed, ours) == ("not_met", "within_tolerance")
    assert (found.agrees, found.recomputed) == ("yes" if right else "no", ours)


def test_without_a_tolerance_a_near_miss_is_a_miss() -> None:
    found = check(
        make_printed("status", "not_met"),
        settings=make_settings(tolerance=Decimal(0)),
        observations=(make_observation(value="10.2"),),
    )
    assert (found.agrees, found.recomputed) == ("yes", "not_met")


@pytest.mark.parametrize(
    "overrides",
    [{"targets": ()}, {"observations": (make_observation(value=None, marker="[x]"),)}],
    ids=["no target", "no figure"],
)
def test_a_status_without_anything_to_judge_by_cannot_be_checked(overrides: dict[str, object]) -> None:
    found = check(make_printed("status", "met"), **overrides)
    assert (found.agrees, found.recomputed, found.note) == (
        "not_possible",
        "",
        "The tables hold nothing to judge it by.",
    )


# What could not have disagreed


@pytest.mark.parametrize("printed", [("variance_percent", "-20%"), ("status", "not_met")])
def test_an_agreement_with_a_target_that_was_worked_back_is_flagged_as_circular(printed: tuple[str, str]) -> None:
    implied, stated = (make_target(basis=basis) for basis in ("implied", "stated"))
    assert (check(make_printed(*printed), targets=(implied,)).circular) is True
    assert "cannot check each other" in check(make_printed(*printed), targets=(implied,)).note
    assert check(make_printed(*printed), targets=(stated,)).circular is False


def test_an_agreement_by_rounding_alone_is_circular_too() -> None:
    found = check(
        make_printed("variance_percent", "-5.12"),
        observations=(make_observation(value="41"),),
        targets=(make_target(value="39", basis="implied"),),
    )
    assert (found.agrees, found.circular) == ("rounding", True)
    assert found.note.startswith("The printed figure was cut off")
    assert found.note.endswith("cannot check each other.")


@pytest.mark.parametrize("printed", [("variance_percent", "-30%"), ("status", "met")])
def test_what_disagrees_with_a_target_that_was_worked_back_is_not_circular(printed: tuple[str, str]) -> None:
    found = check(make_printed(*printed), targets=(make_target(basis="implied"),))
    assert (found.agrees, found.circular) == ("no", False)


# Arrows


@pytest.mark.parametrize(
    ("printed", "note"),
    [
        ("lost", "The arrow is not legible in our copy of the report."),
        ("na", "The report prints no arrow."),
        ("n/a", "The report prints no arrow."),
    ],
)
@pytest.mark.parametrize("figure", ["direction_of_travel", "trend"])
def test_an_arrow_that_is_lost_or_not_printed_is_told_with_what_the_figures_say(
    figure: str, printed: str, note: str
) -> None:
    observations = (
        make_observation("2023-24 Q2", "14"),
        make_observation("2024-25 Q1", "15"),
        make_observation(),
    )
    found = check(make_printed(figure, printed, note="Blank."), observations=observations)
    assert (found.agrees, found.recomputed, found.note) == ("not_possible", "improving", f"{note} Blank.")


def test_a_lost_arrow_without_an_earlier_figure_lacks_the_figure() -> None:
    found = check(make_printed("trend", "lost"))
    assert (found.agrees, found.recomputed) == ("not_possible", "")
    assert found.note == "The tables hold no earlier figure to work it out from."


@pytest.mark.parametrize(("printed", "agrees"), [("same", "yes"), ("up", "no"), ("down", "no")])
def test_an_arrow_that_points_sideways_agrees_where_nothing_moved(printed: str, agrees: str) -> None:
    observations = (make_observation("2024-25 Q1", "12"), make_observation())
    found = check(make_printed("direction_of_travel", printed), observations=observations)
    assert (found.agrees, found.recomputed) == (agrees, "same")


# Change, from the report's own columns


def change(figure: str, printed: str, value: str, previous: str | None) -> Reconciliation:
    column = (make_printed("value", previous, place="recent-1"),) if previous is not None else ()
    (found,) = checked(
        make_council(
            printed=(*column, make_printed(figure, printed)),
            observations=(make_observation("2024-25 Q1", "999"), make_observation(value=value)),
        )
    )
    return found


@pytest.mark.parametrize(
    ("figure", "printed", "value", "previous", "agrees", "recomputed"),
    [
        ("change", "3", "12", "15", "yes", "3"),
        ("change", "3.0", "12", "15.0", "yes", "3.0"),
        ("change", "4", "12", "15", "no", "3"),
        ("change", "1,200", "1300", "100", "yes", "1200"),
        ("change_percent", "20.0%", "12", "15", "yes", "20.0%"),
        ("change_percent", "20.0%", "18", "15.0%", "yes", "20.0%"),
        ("change_percent", "33.3%", "4", "3", "yes", "33.3%"),
        ("change_percent", "21.0%", "12", "15", "no", "20.0%"),
        ("change_percent", "0.0%", "12", "12", "yes", "0.0%"),
        ("change_percent", "50.0%", "-3", "-2", "yes", "50.0%"),
    ],
)
def test_a_change_is_worked_out_from_the_report_s_own_previous_column(
    figure: str, printed: str, value: str, previous: str, agrees: str, recomputed: str
) -> None:
    found = change(figure, printed, value, previous)
    assert (found.agrees, found.recomputed) == (agrees, recomputed)


@pytest.mark.parametrize(("printed", "value", "previous"), [("66.6%", "5", "3"), ("16.6%", "7", "6")])
def test_a_change_that_was_cut_is_no_difference(printed: str, value: str, previous: str) -> None:
    found = change("change_percent", printed, value, previous)
    assert (found.agrees, found.note) == ("rounding", "The printed figure was cut off instead of rounded.")


@pytest.mark.parametrize("printed", ["inf%", "100.0%", "N/A"])
def test_nothing_is_a_percentage_of_nought(printed: str) -> None:
    found = change("change_percent", printed, "5", "0")
    assert (found.agrees, found.recomputed) == ("not_possible", "")
    assert found.note == "Nothing can be a percentage of nought."


def test_a_change_from_nought_is_still_a_number() -> None:
    assert change("change", "5", "5", "0").agrees == "yes"


@pytest.mark.parametrize("printed", ["N/A", "inf%", "reset"])
def test_a_change_in_words_is_told_beside_what_the_columns_give(printed: str) -> None:
    found = change("change_percent", printed, "4", "3")
    assert (found.agrees, found.recomputed, found.note) == (
        "not_possible",
        "33.3%",
        "What is printed is not a number.",
    )


@pytest.mark.parametrize("previous", [None, "N/A", ""])
def test_a_change_without_a_printed_figure_before_cannot_be_checked(previous: str | None) -> None:
    found = change("change_percent", "20.0%", "12", previous)
    assert (found.agrees, found.recomputed) == ("not_possible", "")
    assert found.note == "The report prints no earlier figure beside it."


# Distance from target


@pytest.mark.parametrize(
    ("printed", "value", "target", "agrees", "recomputed"),
    [
        ("7.0 (33.3%)", "28.0", "21", "yes", "7.0 (33.3%)"),
        ("7 (33%)", "28", "21", "yes", "7 (33%)"),
        ("7.0", "28", "21", "yes", "7.0"),
        ("1,000 (100.0%)", "2000", "1000", "yes", "1000 (100.0%)"),
        ("8.0 (33.3%)", "28", "21", "no", "7.0"),
        ("7.0 (35.0%)", "28", "21", "no", "7.0 (33.3%)"),
        ("5.0 (16.6%)", "35", "30", "rounding", "5.0 (16.7%)"),
        ("4.0 (4.0%)", "4", "0", "yes", "4.0"),
    ],
)
def test_a_distance_is_checked_as_a_number_and_as_a_percentage_of_the_target(
    printed: str, value: str, target: str, agrees: str, recomputed: str
) -> None:
    found = check(
        make_printed("distance_from_target", printed),
        observations=(make_observation(value=value),),
        targets=(make_target(value=target),),
    )
    assert (found.agrees, found.recomputed) == (agrees, recomputed)


@pytest.mark.parametrize(
    ("word", "value", "agrees", "recomputed"),
    [
        ("Met / Exceeded", "9", "yes", "met"),
        ("Met / Exceeded", "10", "yes", "met"),
        ("Met", "9", "yes", "met"),
        ("Exceeded", "9", "yes", "met"),
        ("Met / Exceeded", "10.2", "no", "0.2 from target"),
        ("Met / Exceeded", "12", "no", "2 from target"),
        ("Nearly", "12", "not_possible", ""),
    ],
)
def test_a_target_that_a_report_calls_met_is_met_or_not(word: str, value: str, agrees: str, recomputed: str) -> None:
    found = check(make_printed("distance_from_target", word), observations=(make_observation(value=value),))
    assert (found.agrees, found.recomputed) == (agrees, recomputed)


@pytest.mark.parametrize("printed", ["7.0 (33.3%)", "Met / Exceeded"])
@pytest.mark.parametrize(
    "overrides",
    [
        {"targets": ()},
        {"targets": (make_target(value=None, value_text="Yes"),)},
        {"observations": (make_observation(value=None, marker="[x]"),)},
    ],
    ids=["no target", "a target in words", "no figure"],
)
def test_a_distance_from_a_target_that_is_blank_cannot_be_checked(printed: str, overrides: dict[str, object]) -> None:
    found = check(make_printed("distance_from_target", printed), **overrides)
    assert (found.agrees, found.note) == ("not_possible", "The tables hold no target to work it out from.")


@pytest.mark.parametrize(
    ("printed", "agrees", "recomputed"),
    [("33.3%", "yes", "33.3%"), ("33.3", "yes", "33.3%"), ("33%", "yes", "33%"), ("7.0", "no", "33.3%")],
)
def test_a_distance_in_per_cent_is_checked_as_one(printed: str, agrees: str, recomputed: str) -> None:
    found = check(
        make_printed("distance_from_target_percent", printed),
        observations=(make_observation(value="28"),),
        targets=(make_target(value="21"),),
    )
    assert (found.agrees, found.recomputed) == (agrees, recomputed)


# Nothing is left out

_NOT_CHECKED = {"value", "target", "other", "tally"}


def test_what_is_worked_out_again_is_every_kind_but_what_it_is_worked_out_from() -> None:
    assert words.FIGURE.keys() - _NOT_CHECKED == CHECKED


@pytest.mark.parametrize("figure", sorted(CHECKED))
@pytest.mark.parametrize("printed", ["N/A", "", "5%", "up", "met", "1st", "Met / Exceeded"])
@pytest.mark.parametrize(
    "overrides",
    [
        {},
        {"targets": ()},
        {"targets": (make_target(value="0"),)},
        {"targets": (make_target(value=None, value_text="Yes"),)},
        {"observations": (make_observation(value=None, marker="[x]"),)},
        {"observations": (make_observation(value=None, value_text="Yes"),)},
        {"indicators": {INDICATOR: make_indicator(polarity=Polarity.NEITHER)}},
        {"indicators": {INDICATOR: make_indicator(accumulation=Accumulation.YEAR_TO_DATE)}},
    ],
    ids=["good", "no target", "nought", "target in words", "no figure", "word", "neither", "running total"],
)
def test_a_printed_figure_of_a_checked_kind_always_has_its_line(
    figure: str, printed: str, overrides: dict[str, object]
) -> None:
    found = check(make_printed(figure, printed), **overrides)
    assert (found.release, found.indicator, found.figure) == (RELEASE, INDICATOR, figure)
    assert found.agrees in ("yes", "rounding") or found.note or found.recomputed
    assert not (found.agrees == "not_possible" and not found.note)


@pytest.mark.parametrize("figure", sorted(CHECKED))
def test_a_printed_figure_of_an_indicator_without_a_figure_has_its_line_too(figure: str) -> None:
    found = check(make_printed(figure, "5%", indicator="not-in-the-scorecard"))
    assert (found.agrees, found.recomputed) == ("not_possible", "")
    assert found.note == "The report gives no figure of this indicator."


def test_lines_stand_in_the_order_of_what_is_printed_and_each_once() -> None:
    figures = sorted(CHECKED, reverse=True)
    council = make_council(printed=tuple(make_printed(figure, "5%") for figure in figures))
    assert [line.figure for line in checked(council)] == figures


def test_which_way_is_better_is_why_a_variance_has_no_sign_and_not_the_target() -> None:
    found = check(
        make_printed("variance_percent", "20%"), indicators={INDICATOR: make_indicator(polarity=Polarity.NEITHER)}
    )
    assert found.agrees == "not_possible"
    assert "nought" not in found.note


def test_whether_a_target_was_met_cannot_be_checked_where_no_way_is_better() -> None:
    found = check(
        make_printed("distance_from_target", "Met / Exceeded"),
        indicators={INDICATOR: make_indicator(polarity=Polarity.NEITHER)},
    )
    assert found.agrees == "not_possible"
