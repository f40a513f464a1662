"""Which target judges a figure, and what share of a year's target a part of the year has reached."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from builders import make_indicator, make_observation, make_target
from quarterdeck.assess.targets import TargetChoice, choose_target, is_share, reached_so_far
from quarterdeck.model import Accumulation, Observation, Target
from quarterdeck.periods import BRITISH, Calendar, YearName, parse_period, year_of
from quarterdeck.results import Reached

AMERICAN = Calendar(10, YearName.END)


def chosen(
    period: str,
    *targets: Target,
    accumulation: str = "snapshot",
    unit: str = "people",
    years: tuple[str, ...] = (),
) -> TargetChoice:
    seen = parse_period(period)
    candidates = tuple(parse_period(year) for year in years) or (year_of(seen.end),)
    indicator = make_indicator(accumulation=Accumulation(accumulation), unit=unit)
    return choose_target(indicator, seen, {target.period.key: target for target in targets}, candidates)


def answer(choice: TargetChoice) -> str:
    if choice.target is not None:
        assert choice.whole_year is None
        return choice.target.period.text
    return f"share of {choice.whole_year.period.text}" if choice.whole_year else ""


@pytest.mark.parametrize(
    ("period", "accumulation", "unit", "targets", "expected"),
    [
        ("2024-25 Q2", "snapshot", "people", ("2024-25", "2024-25 Q2"), "2024-25 Q2"),
        ("2024-25 Q2", "snapshot", "people", ("2024-25", "2024-25 Q1"), "2024-25"),
        ("2024-25 Q2", "snapshot", "people", ("2023-24",), ""),
        ("2024-25 Q2", "snapshot", "people", (), ""),
        ("2009-10 Q2", "snapshot", "people", ("FY2009-10",), "FY2009-10"),
        ("2024-07/2024-09", "snapshot", "people", ("2024-25 Q2",), "2024-25 Q2"),
        ("2024-25 Q2", "rolling_year", "people", ("2024-25",), "2024-25"),
        ("2024-25 Q2", "rolling_three_years", "people", ("2024-25",), "2024-25"),
        ("2024-25 Q2", "year_to_date", "people", ("2024-25",), "share of 2024-25"),
        ("2024-25 Q4", "year_to_date", "people", ("2024-25",), "2024-25"),
        ("2025-03", "year_to_date", "people", ("2024-25",), "2024-25"),
        ("2024-25", "year_to_date", "people", ("2024-25",), "2024-25"),
        ("2024-25 Q2", "year_to_date_rate", "%", ("2024-25",), "2024-25"),
        ("2024-25 Q1", "year_to_date_rate", "%", ("2024-25", "2024-25 Q2"), ""),
        ("2024-25 Q4", "year_to_date_rate", "%", ("2024-25", "2024-25 Q2"), "2024-25"),
        ("2024-25 Q1", "year_to_date_rate", "%", ("2024-25", "2023-24 Q2"), "2024-25"),
        ("2024-25 Q2", "period", "visits", ("2024-25",), "share of 2024-25"),
        ("2024-25 Q4", "period", "visits", ("2024-25",), "share of 2024-25"),
        ("2024-25", "period", "visits", ("2024-25",), "2024-25"),
        ("2024-25 Q2", "period", "%", ("2024-25",), "2024-25"),
        ("2024-25 Q2", "period", "per 1,000 people", ("2024-25",), "2024-25"),
        ("2024-25 H1", "period", "visits", ("2024-25 Q2",), ""),
    ],
)
def test_choose_target(period: str, accumulation: str, unit: str, targets: tuple[str, ...], expected: str) -> None:
    found = chosen(period, *(make_target(time) for time in targets), accumulation=accumulation, unit=unit)
    assert answer(found) == expected


@pytest.mark.parametrize(
    ("applies_to", "period", "accumulation", "expected"),
    [
        ("each_period", "2024-25 Q2", "period", "2024-25"),
        ("each_period", "2024-25 Q2", "year_to_date", "2024-25"),
        ("whole_year", "2024-25 Q2", "period", "share of 2024-25"),
        ("whole_year", "2024-25 Q2", "year_to_date", "share of 2024-25"),
        ("whole_year", "2024-25 Q4", "year_to_date", "2024-25"),
        ("whole_year", "2024-25 Q2", "snapshot", ""),
        ("whole_year", "2024-25 Q4", "snapshot", "2024-25"),
        ("whole_year", "2024-25", "snapshot", "2024-25"),
        ("point", "2024-25 Q2", "snapshot", ""),
        ("point", "2024-25 Q4", "snapshot", ""),
        ("point", "2024-25 Q2", "period", ""),
        ("point", "2024-25", "snapshot", "2024-25"),
    ],
)
def test_the_table_may_say_what_a_target_is_for(applies_to: str, period: str, accumulation: str, expected: str) -> None:
    assert answer(chosen(period, make_target(applies_to=applies_to), accumulation=accumulation)) == expected


def test_a_target_for_the_figure_s_own_time_judges_it_whatever_it_says_of_itself() -> None:
    own = make_target("2024-25 Q2", applies_to="whole_year")
    assert chosen("2024-25 Q2", own, make_target()) == TargetChoice(own)


@pytest.mark.parametrize(
    ("targets", "expected"),
    [
        (("2023-24", "2024-25"), "2023-24"),
        (("2024-25",), "2024-25"),
        (("2023-24 Q4", "2023-24", "2024-25"), "2023-24 Q4"),
        (("2022-23",), ""),
    ],
)
def test_a_figure_s_own_year_comes_before_the_report_s(targets: tuple[str, ...], expected: str) -> None:
    aims = (make_target(period) for period in targets)
    assert answer(chosen("2023-24 Q4", *aims, years=("2023-24", "2024-25"))) == expected


def test_a_late_count_has_reached_no_share_of_a_year_that_it_is_not_in() -> None:
    found = chosen("2023-24 Q4", make_target(), accumulation="period", years=("2023-24", "2024-25"))
    assert found == TargetChoice(None, None)


def test_an_undated_figure_may_be_judged_by_the_year_s_target_of_its_place_in_the_order() -> None:
    assert answer(chosen("R2024-25 Q2", make_target())) == "2024-25"


def test_an_undated_figure_has_reached_no_share_of_a_year() -> None:
    assert answer(chosen("R2024-25 Q2 -1q", make_target(), accumulation="period")) == ""


@pytest.mark.parametrize(
    ("unit", "share"),
    [
        ("%", True),
        ("per 1,000 people", True),
        ("days per employee", True),
        ("£ per person", True),
        ("people", False),
        ("£m", False),
        ("percentiles", False),
        ("", False),
    ],
)
def test_is_share(unit: str, *, share: bool) -> None:
    assert is_share(unit) is share


def reached(
    known: dict[str, str], *, accumulation: str = "period", target: str = "1200", **more: Any
) -> Reached | None:
    observations = tuple(
        make_observation(period, value.removesuffix("[f]") or None, marker="[f]" if value.endswith("[f]") else "")
        for period, value in known.items()
    )
    indicator = make_indicator(accumulation=Accumulation(accumulation), unit="visits")
    return reached_so_far(
        indicator, observations[-1], observations, make_target(value=target), more.get("calendar", BRITISH)
    )


def told(found: Reached | None) -> tuple[str, str, int, bool] | None:
    return (str(found.so_far), str(found.percent), found.parts, found.complete) if found else None


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({"2024-25 Q1": "300"}, ("300", "25.0", 1, True)),
        ({"2024-25 Q1": "300", "2024-25 Q2": "500"}, ("800", "66.7", 2, True)),
        ({"2023-24 Q4": "9", "2024-25 Q1": "300", "2024-25 Q2": "500"}, ("800", "66.7", 2, True)),
        ({"2024-25 Q1": "0", "2024-25 Q2": "500"}, ("500", "41.7", 2, True)),
        ({"2024-25 Q2": "500"}, ("500", "41.7", 1, False)),
        ({"2024-25 Q1": "300", "2024-25 Q3": "500"}, ("500", "41.7", 1, False)),
        ({"2024-25 Q1": "", "2024-25 Q2": "500"}, ("500", "41.7", 1, False)),
        ({"2024-25 Q1": "-3", "2024-25 Q2": "500"}, ("500", "41.7", 1, False)),
        ({"2024-25 Q1": "300[f]", "2024-25 Q2": "500"}, ("500", "41.7", 1, False)),
        ({"2024-06": "100", "2024-25 Q1": "300", "2024-25 Q2": "500"}, ("800", "66.7", 2, True)),
        ({"2024-25 Q1": "300", "2024-06": "100", "2024-25 Q2": "500"}, ("800", "66.7", 2, True)),
        ({"2024-04": "100", "2024-05": "110", "2024-06": "120"}, ("330", "27.5", 3, True)),
        ({"2024-04": "100", "2024-06": "120"}, ("120", "10.0", 1, False)),
        ({"2024-25 Q1": "300", "2024-09": "120"}, ("120", "10.0", 1, False)),
        ({"2024-25 H1": "700", "2024-25 H2": "600"}, ("1300", "108.3", 2, True)),
    ],
)
def test_parts_of_a_year_are_added_up_from_its_first_where_none_is_missing(
    known: dict[str, str], expected: tuple[str, str, int, bool]
) -> None:
    found = reached(known)
    assert told(found) == expected
    assert found is not None
    assert found.target == make_target(value="1200")


def test_what_comes_later_is_not_added() -> None:
    known = tuple(make_observation(f"2024-25 Q{number}", "100") for number in (1, 2, 3))
    indicator = make_indicator(accumulation=Accumulation.PERIOD)
    assert told(reached_so_far(indicator, known[1], known, make_target(value="400"), BRITISH)) == (
        "200",
        "50.0",
        2,
        True,
    )


def test_a_running_total_says_itself_what_was_reached() -> None:
    found = reached({"2024-25 Q1": "300", "2024-25 Q2": "500"}, accumulation="year_to_date")
    assert told(found) == ("500", "41.7", 1, True)


@pytest.mark.parametrize(("value", "target"), [("", "1200"), ("-1", "1200"), ("300", "0"), ("300", "-5"), ("300", "")])
@pytest.mark.parametrize("accumulation", ["period", "year_to_date"])
def test_no_share_can_be_given(value: str, target: str, accumulation: str) -> None:
    assert reached({"2024-25 Q1": value}, accumulation=accumulation, target=target) is None


def test_none_of_it_is_a_share_too() -> None:
    assert told(reached({"2024-25 Q1": "0"})) == ("0", "0.0", 1, True)


def test_the_year_begins_when_the_body_s_year_does() -> None:
    known = {"2024-01/2024-03": "300", "2024-04/2024-06": "500"}
    assert told(reached(known, calendar=Calendar(1))) == ("800", "66.7", 2, True)
    assert told(reached(known)) == ("500", "41.7", 1, True)
    assert told(reached(known, calendar=AMERICAN)) == ("500", "41.7", 1, False)


def test_so_far_keeps_decimals_exactly() -> None:
    known: tuple[Observation, ...] = tuple(make_observation(f"2024-25 Q{n}", "0.1") for n in (1, 2, 3))
    found = reached_so_far(
        make_indicator(accumulation=Accumulation.PERIOD), known[-1], known, make_target(value="1"), BRITISH
    )
    assert found is not None
    assert found.so_far == Decimal("0.3")
