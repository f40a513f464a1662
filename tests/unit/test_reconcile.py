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
    make_target,
)
from quarterdeck.assess import assess_release, reconcile
from quarterdeck.assess.reconcile import percent_agrees
from quarterdeck.model import Caution, Council, Polarity, Printed
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


@pytest.mark.parametrize("printed", ["%", "N/A", "inf%", "nan", "--2%", "２%", "\n"])
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
