from __future__ import annotations

from decimal import Decimal

import pytest

from builders import make_target
from quarterdeck.assess import judge
from quarterdeck.assess.judgement import achievement_percent, change_percent, status_of, target_basis, target_for
from quarterdeck.model import Accumulation, Polarity, Target
from quarterdeck.periods import parse_period
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
    assert status_of(Decimal(95), Decimal(100), Polarity.HIGHER, Decimal(tolerance)) == status


def test_change_percent_from_nought() -> None:
    assert change_percent(Decimal(3), Decimal(0)) is None
    assert change_percent(Decimal("0.25"), Decimal("-0.61")) == Decimal("40.98")


def targets(*periods: str) -> dict[str, Target]:
    return {period: make_target(period) for period in periods}


@pytest.mark.parametrize(
    ("period", "accumulation", "known", "expected"),
    [
        ("2024-25 Q2", Accumulation.SNAPSHOT, ("2024-25", "2024-25 Q2"), "2024-25 Q2"),
        ("2024-25 Q2", Accumulation.SNAPSHOT, ("2024-25", "2024-25 Q1"), "2024-25"),
        ("2024-25 Q2", Accumulation.SNAPSHOT, ("2023-24",), None),
        ("2024-25 Q2", Accumulation.YEAR_TO_DATE, ("2024-25",), None),
        ("2024-25 Q4", Accumulation.YEAR_TO_DATE, ("2024-25",), "2024-25"),
        ("2025-03", Accumulation.YEAR_TO_DATE, ("2024-25",), "2024-25"),
        ("2024-25 Q2", Accumulation.YEAR_TO_DATE_RATE, ("2024-25",), "2024-25"),
        ("2009-10 Q2", Accumulation.SNAPSHOT, ("FY2009-10",), "FY2009-10"),
        ("2024-25 Q2", Accumulation.SNAPSHOT, (), None),
    ],
)
def test_target_for(period: str, accumulation: Accumulation, known: tuple[str, ...], expected: str | None) -> None:
    year = period[:7] if "Q" in period else "2024-25"
    found = target_for(parse_period(period), accumulation, targets(*known), (year,))
    assert (found.period.text if found else None) == expected


def test_a_figure_s_own_year_comes_before_the_report_s() -> None:
    found = target_for(
        parse_period("2023-24 Q4"), Accumulation.SNAPSHOT, targets("2023-24", "2024-25"), ("2023-24", "2024-25")
    )
    assert found is not None
    assert found.period.text == "2023-24"


@pytest.mark.parametrize(
    ("period", "basis", "expected"),
    [
        ("2024-25", "stated", "annual_stated"),
        ("AY2023-24", "implied", "annual_implied"),
        ("2024-25 Q2", "implied", "period_implied"),
        ("2024-09", "stated", "period_stated"),
        ("2024-25 H1", "stated", "period_stated"),
        ("AY2023-24 T1", "stated", "period_stated"),
    ],
)
def test_target_basis(period: str, basis: str, expected: str) -> None:
    assert target_basis(make_target(period, basis=basis)) == expected
    assert expected in words.TARGET_BASIS


def test_no_target_has_no_basis() -> None:
    assert target_basis(None) == "none"
