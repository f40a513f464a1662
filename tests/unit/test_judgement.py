from __future__ import annotations

from decimal import Decimal

import pytest

from builders import make_target
from quarterdeck.assess import judge
from quarterdeck.assess.judgement import achievement_percent, change_percent, judge_text, status_of, target_basis
from quarterdeck.model import Polarity, Target
from quarterdeck.results import Judgement
from quarterdeck.schema import words

FIVE = Decimal(5)


def test_close_to_target_though_the_variance_is_more_than_the_tolerance() -> None:
    found = judge(Decimal(41), make_target(value="39"), Polarity.LOWER, FIVE)
    assert (found.status, found.achievement_percent) == ("within_tolerance", Decimal("95.1"))
    assert (found.variance, found.variance_percent) == (Decimal(-2), Decimal("-5.13"))
    assert (found.distance, found.distance_percent) == (Decimal(2), Decimal("5.13"))


@pytest.mark.parametrize("polarity", [Polarity.HIGHER, Polarity.LOWER])
def test_on_target_there_is_no_minus_nought(polarity: Polarity) -> None:
    found = judge(Decimal("0.51"), make_target(value="0.51"), polarity, FIVE)
    written = [str(figure) for figure in (found.variance, found.variance_percent, found.distance)]
    assert written == ["0.00", "0.00", "0.00"]


def test_no_figure() -> None:
    target = make_target()
    found = judge(None, target, Polarity.LOWER, FIVE)
    assert (found.status, found.target, found.variance) == ("no_data", target, None)


def test_a_target_in_words_is_no_number_to_judge_by() -> None:
    found = judge(Decimal(4), make_target(value=None, value_text="Yes"), Polarity.LOWER, FIVE)
    assert (found.status, found.basis) == ("no_target", "annual_stated")


def test_neither_way_is_better() -> None:
    found = judge(Decimal(60), make_target(value="50"), Polarity.NEITHER, FIVE)
    assert (found.status, found.achievement_percent, found.variance) == ("no_target", None, None)
    assert (found.distance, found.distance_percent) == (Decimal(10), Decimal(20))


@pytest.mark.parametrize(("value", "target"), [("0", "5"), ("5", "0"), ("-1", "5"), ("5", "-1"), ("-1", "-1")])
@pytest.mark.parametrize("polarity", [Polarity.HIGHER, Polarity.LOWER])
def test_no_ratio_with_nought_or_less(value: str, target: str, polarity: Polarity) -> None:
    assert achievement_percent(Decimal(value), Decimal(target), polarity) is None


@pytest.mark.parametrize(
    ("tolerance", "status"),
    [("0", "not_met"), ("4.9", "not_met"), ("5", "within_tolerance"), ("50", "within_tolerance")],
)
def test_the_council_sets_the_tolerance(tolerance: str, status: str) -> None:
    achieved = Decimal("95.0")
    assert status_of(Decimal(95), Decimal(100), Polarity.HIGHER, Decimal(tolerance), achieved) == status


@pytest.mark.parametrize(
    ("value", "target", "polarity", "status"),
    [
        ("0", "5", Polarity.LOWER, "met"),
        ("0", "5", Polarity.HIGHER, "not_met"),
        ("5", "0", Polarity.HIGHER, "met"),
        ("0", "0", Polarity.HIGHER, "met"),
        ("-1", "-2", Polarity.HIGHER, "met"),
        ("-3", "-2", Polarity.LOWER, "met"),
        ("-1", "-2", Polarity.LOWER, "not_met"),
    ],
)
def test_without_achievement_a_target_is_met_or_missed(
    value: str, target: str, polarity: Polarity, status: str
) -> None:
    # However much the tolerance: there is nothing that it could be a part of.
    assert status_of(Decimal(value), Decimal(target), polarity, Decimal(100), None) == status
    found = judge(Decimal(value), make_target(value=target), polarity, Decimal(100))
    assert (found.status, found.achievement_percent) == (status, None)


@pytest.mark.parametrize(
    ("value", "target", "polarity", "variance"),
    [
        ("99.96", "100", Polarity.HIGHER, "-0.04"),
        ("19995", "20000", Polarity.HIGHER, "-5"),
        ("2001", "2000", Polarity.LOWER, "-1"),
    ],
)
def test_what_rounds_to_the_target_is_met_and_the_variance_says_that_it_is_not_all_of_it(
    value: str, target: str, polarity: Polarity, variance: str
) -> None:
    found = judge(Decimal(value), make_target(value=target), polarity, FIVE)
    assert (found.status, found.achievement_percent) == ("met", Decimal("100.0"))
    assert found.variance == Decimal(variance)


@pytest.mark.parametrize(
    ("value", "polarity", "status"),
    [(3, Polarity.HIGHER, "met"), (2, Polarity.HIGHER, "not_met"), (2, Polarity.LOWER, "met")],
)
def test_a_grade_meets_its_target_or_misses_it_and_has_no_percentage(
    value: int, polarity: Polarity, status: str
) -> None:
    found = judge(Decimal(value), make_target(value="3"), polarity, Decimal(99), ordinal=True)
    assert (found.status, found.achievement_percent) == (status, None)
    assert (found.variance_percent, found.distance_percent) == (None, None)
    assert found.distance == Decimal(value - 3)


def test_a_grade_with_no_better_way_has_no_percentage_either() -> None:
    found = judge(Decimal(4), make_target(value="3"), Polarity.NEITHER, FIVE, ordinal=True)
    assert (found.status, found.distance, found.distance_percent) == ("no_target", Decimal(1), None)


@pytest.mark.parametrize("target", ["0", "-0.5"])
@pytest.mark.parametrize("polarity", Polarity)
def test_nothing_is_a_percentage_of_a_target_of_nought_or_below(target: str, polarity: Polarity) -> None:
    found = judge(Decimal("0.2"), make_target(value=target), polarity, FIVE)
    assert (found.variance_percent, found.distance_percent, found.achievement_percent) == (None, None, None)
    assert found.distance == Decimal("0.2") - Decimal(target)


YES = make_target(value=None, value_text="Yes")


@pytest.mark.parametrize(
    ("text", "target", "status"),
    [
        ("Yes", YES, "met"),
        ("yes", YES, "met"),
        ("No", YES, "not_met"),
        ("Yes, nearly", YES, "not_met"),
        ("Yes", make_target(value="10"), "no_target"),
        ("Yes", None, "no_target"),
    ],
)
def test_words_are_judged_by_the_word_that_is_asked_for(text: str, target: Target | None, status: str) -> None:
    assert judge_text(text, target) == Judgement(target, "annual_stated" if target else "none", status)


@pytest.mark.parametrize(
    ("change", "base", "percent"),
    [
        ("0.25", "0.61", "40.98"),
        ("3", "0", None),
        ("0.25", "-0.61", None),
        ("-0.8", "0.3", "-266.67"),
        ("0", "87", "0"),
    ],
)
def test_change_percent(change: str, base: str, percent: str | None) -> None:
    assert change_percent(Decimal(change), Decimal(base)) == (None if percent is None else Decimal(percent))


@pytest.mark.parametrize(
    ("period", "basis", "expected"),
    [
        ("2024-25", "stated", "annual_stated"),
        ("AY2023-24", "implied", "annual_implied"),
        ("2024-25 Q2", "implied", "period_implied"),
        ("2024-09", "stated", "period_stated"),
        ("2024-25 H1", "stated", "period_stated"),
        ("AY2023-24 T1", "stated", "period_stated"),
        ("2020-22", "stated", "annual_stated"),
        ("R2024-25 Q2", "implied", "period_implied"),
    ],
)
def test_target_basis(period: str, basis: str, expected: str) -> None:
    assert target_basis(make_target(period, basis=basis)) == expected
    assert expected in words.TARGET_BASIS


def test_no_target_has_no_basis() -> None:
    assert target_basis(None) == "none"


@pytest.mark.parametrize(
    ("value", "achieved", "status"),
    [
        ("99.9", "99.9", "not_met"),
        ("99.94", "99.9", "not_met"),
        ("99.95", "100.0", "met"),
        ("99.96", "100.0", "met"),
        ("100", "100.0", "met"),
    ],
)
def test_without_a_tolerance_only_what_rounds_to_the_target_meets_it(value: str, achieved: str, status: str) -> None:
    found = judge(Decimal(value), make_target(value="100"), Polarity.HIGHER, Decimal(0))
    assert (found.status, found.achievement_percent) == (status, Decimal(achieved))
