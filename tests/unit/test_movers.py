"""What moves the right way and what moves the wrong way, and what changed since the report before."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from builders import (
    EARLIER_RELEASE,
    INDICATOR,
    RELEASE,
    make_council,
    make_entry,
    make_indicator,
    make_observation,
    make_printed,
    make_target,
)
from quarterdeck.assess import assess_release, changes_between, find_movers
from quarterdeck.model import Accumulation, Caution, Council, Observation, Polarity, Target
from quarterdeck.results import Changes, Movers, Score

GRADES = ((Decimal(1), "Poor"), (Decimal(2), "Good"))


def scores_of(**moves: tuple[str, str]) -> tuple[Score, ...]:
    """Assess indicators by what they were and what they are; fewer is better."""
    council = make_council(
        indicators={name: make_indicator(id=name) for name in moves},
        scorecard=tuple(make_entry(name, order=order) for order, name in enumerate(moves)),
        observations=tuple(
            make_observation(period, value, indicator=name)
            for name, values in moves.items()
            for period, value in zip(("2024-25 Q1", "2024-25 Q2"), values, strict=True)
        ),
        targets=(),
    )
    return assess_release(council, council.latest).scores


def names(scores: tuple[Score, ...]) -> list[str]:
    return [score.indicator.id for score in scores]


def test_the_furthest_stands_first_by_percentage_of_what_it_was() -> None:
    found = find_movers(scores_of(a=("100", "90"), b=("10", "5"), c=("100", "110"), d=("10", "20"), e=("5", "5")))
    assert (names(found.better), names(found.worse)) == (["b", "a"], ["d", "c"])


def test_what_moved_alike_stands_in_the_order_of_the_scorecard() -> None:
    found = find_movers(scores_of(z=("100", "90"), y=("10", "9"), x=("50", "45")))
    assert names(found.better) == ["z", "y", "x"]


def test_what_moves_from_nought_or_below_stands_at_the_end() -> None:
    found = find_movers(scores_of(a=("0", "5"), b=("-3", "-5"), c=("1000", "999"), d=("1000", "1001"), e=("5", "0")))
    assert (names(found.better), names(found.worse)) == (["e", "c", "b"], ["d", "a"])


def test_grades_stand_at_the_end_too() -> None:
    found = movers_of(make_observation("2024-25 Q1", "1"), make_observation(value="2"), grades=GRADES)
    assert (names(found.better), names(found.worse)) == ([], [INDICATOR])


def movers_of(*observations: Observation, cautions: tuple[str, ...] = (), **indicator: Any) -> Movers:
    targets = indicator.pop("targets", ())
    printed = indicator.pop("printed", ())
    council = make_council(
        indicators={INDICATOR: make_indicator(**indicator)},
        observations=observations,
        targets=targets,
        printed=printed,
        cautions=tuple(Caution(INDICATOR, kind, RELEASE, "stated", "") for kind in cautions),
    )
    return find_movers(assess_release(council, council.latest).scores)


BEFORE, NOW = make_observation("2024-25 Q1", "15"), make_observation("2024-25 Q2", "12")


def test_without_a_target_too() -> None:
    assert names(movers_of(BEFORE, NOW).better) == [INDICATOR]
    assert names(movers_of(BEFORE, NOW, polarity=Polarity.HIGHER).worse) == [INDICATOR]


@pytest.mark.parametrize(
    ("observations", "more"),
    [
        pytest.param((BEFORE, NOW), {"polarity": Polarity.NEITHER}, id="neither way is better"),
        pytest.param((BEFORE, NOW), {"cautions": ("seasonal",)}, id="withheld"),
        pytest.param((BEFORE, NOW), {"cautions": ("small_numbers",)}, id="small numbers"),
        pytest.param((NOW,), {"printed": (make_printed("direction_of_travel", "up"),)}, id="only stated"),
        pytest.param((make_observation("2024-25 Q1", "12.4"), NOW), {}, id="rounding"),
        pytest.param((make_observation("2023-24 Q4", "15"), NOW), {}, id="not the period before"),
        pytest.param((make_observation("2023-24 Q2", "15"), NOW), {}, id="a year ago alone"),
        pytest.param((BEFORE, make_observation(value="12", marker="[f]")), {}, id="forecast"),
        pytest.param((BEFORE, make_observation(value="12", marker="[b]")), {}, id="break"),
        pytest.param((BEFORE, make_observation(value=None, marker="[x]")), {}, id="missing"),
        pytest.param(
            (BEFORE, NOW),
            {
                "accumulation": Accumulation.YEAR_TO_DATE,
                "targets": (make_target("2024-25 Q1", "10"), make_target("2024-25 Q2", "20")),
            },
            id="through targets",
        ),
    ],
)
def test_only_two_figures_that_were_compared_themselves_are_ranked(
    observations: tuple[Observation, ...], more: dict[str, Any]
) -> None:
    assert movers_of(*observations, **more) == Movers((), ())


# Since the report before


def changes_of(
    *observations: Observation, targets: tuple[Target, ...] = (), cautions: tuple[Caution, ...] = (), **more: Any
) -> Changes:
    council: Council = make_council(
        indicators={INDICATOR: make_indicator(**more)}, observations=observations, targets=targets, cautions=cautions
    )
    return between(council)


def between(council: Council) -> Changes:
    before, after = (assess_release(council, release) for release in council.releases)
    return changes_between(council, before, after)


def then(period: str, value: str | None, **more: Any) -> Observation:
    return make_observation(period, value, release=EARLIER_RELEASE, **more)


@pytest.mark.parametrize(
    ("was", "now", "newly_met", "newly_missed"),
    [
        ("12", "9", 1, 0),
        ("10.2", "9", 1, 0),
        ("9", "12", 0, 1),
        ("9", "10.2", 0, 1),
        ("9", "8", 0, 0),
        ("12", "11", 0, 0),
    ],
)
def test_what_is_newly_on_target_and_newly_off_it(was: str, now: str, newly_met: int, newly_missed: int) -> None:
    found = changes_of(
        then("2024-25 Q1", was), make_observation("2024-25 Q2", now), targets=(make_target(release=EARLIER_RELEASE),)
    )
    assert (found.compared, len(found.newly_met), len(found.newly_missed)) == (1, newly_met, newly_missed)
    assert found.since.id == EARLIER_RELEASE
    # What stood then comes with what stands now.
    for old, new in (*found.newly_met, *found.newly_missed):
        assert (old.release.id, new.release.id) == (EARLIER_RELEASE, RELEASE)


def test_what_was_not_judged_before_is_not_newly_met() -> None:
    found = changes_of(then("2024-25 Q1", "12"), make_observation("2024-25 Q2", "9"), targets=(make_target(),))
    assert (found.newly_met, found.newly_missed) == ((), ())


@pytest.mark.parametrize(
    ("was", "now", "more", "moved"),
    [
        (("2023-24 Q2", "10"), ("2024-25 Q2", "12"), {}, ("worsening", "20.00")),
        (("2023-24 Q2", "15"), ("2024-25 Q2", "12"), {}, ("improving", "-20.00")),
        (("2023-24 Q2", "12"), ("2024-25 Q2", "12"), {}, None),
        (("2024-25 Q1", "15"), ("2024-25 Q2", "12"), {}, None),
        (("2023-24 Q2", "0"), ("2024-25 Q2", "12"), {}, None),
        (("2023-24 Q2", "-3"), ("2024-25 Q2", "12"), {}, None),
        (("2023-24 Q2", "15"), ("2024-25 Q2", "12"), {"polarity": Polarity.NEITHER}, None),
        (("2023-24 Q2", "1"), ("2024-25 Q2", "2"), {"grades": GRADES}, None),
        (("2023-24 H1", "15"), ("2024-25 Q2", "12"), {"accumulation": Accumulation.PERIOD}, None),
        (
            ("2023-24 Q2", "15"),
            ("2024-25 H1", "12"),
            {"accumulation": Accumulation.YEAR_TO_DATE},
            ("improving", "-20.00"),
        ),
        (("2022-23 Q2", "15"), ("2024-25 Q2", "12"), {}, ("improving", "-20.00")),
    ],
)
def test_moves_are_between_figures_of_one_time_of_the_year(
    was: tuple[str, str], now: tuple[str, str], more: dict[str, Any], moved: tuple[str, str] | None
) -> None:
    found = changes_of(then(*was), make_observation(*now), **more)
    moves = (*found.better, *found.worse)
    assert [(move.word, str(move.percent)) for move in moves] == ([moved] if moved else [])
    assert all(move.was.period.text == was[0] for move in moves)


def test_the_furthest_move_stands_first_either_way() -> None:
    moves = {"a": ("100", "90"), "b": ("10", "5"), "c": ("100", "110"), "d": ("10", "20"), "e": ("50", "45")}
    council = make_council(
        indicators={name: make_indicator(id=name) for name in moves},
        scorecard=tuple(make_entry(name, order=order) for order, name in enumerate(moves)),
        observations=tuple(
            make_observation(period, value, indicator=name, release=release)
            for name, values in moves.items()
            for period, release, value in zip(
                ("2023-24 Q2", "2024-25 Q2"), (EARLIER_RELEASE, RELEASE), values, strict=True
            )
        ),
        targets=(),
    )
    found = between(council)
    assert [move.score.indicator.id for move in found.better] == ["b", "a", "e"]
    assert [move.score.indicator.id for move in found.worse] == ["d", "c"]


@pytest.mark.parametrize("kind", ["rounding", "not_significant", "small_numbers", "disputed_polarity"])
def test_a_move_that_bears_no_verdict_is_not_told(kind: str) -> None:
    caution = Caution(INDICATOR, kind, RELEASE, "stated", "")
    found = changes_of(then("2023-24 Q2", "15"), make_observation("2024-25 Q2", "12"), cautions=(caution,))
    assert (found.compared, found.better, found.worse) == (1, (), ())


def test_a_move_within_rounding_is_not_told() -> None:
    found = changes_of(then("2023-24 Q2", "12"), make_observation("2024-25 Q2", "12.4"))
    assert (found.compared, found.better, found.worse) == (1, (), ())


def test_a_seasonal_figure_moves_between_the_same_seasons() -> None:
    caution = Caution(INDICATOR, "seasonal", RELEASE, "stated", "")
    found = changes_of(then("2023-24 Q2", "15"), make_observation("2024-25 Q2", "12"), cautions=(caution,))
    assert len(found.better) == 1


@pytest.mark.parametrize(("release", "compared"), [(RELEASE, 0), (EARLIER_RELEASE, 1)])
def test_what_is_counted_in_another_way_is_not_compared(release: str, compared: int) -> None:
    caution = Caution(INDICATOR, "definition_changed", release, "stated", "")
    found = changes_of(then("2023-24 Q2", "15"), make_observation("2024-25 Q2", "12"), cautions=(caution,))
    assert (found.shared, found.compared, len(found.better)) == (1, compared, compared)


def test_what_only_one_report_gives_is_not_compared() -> None:
    assert changes_of(make_observation("2024-25 Q2", "12")).compared == 0
    assert changes_of(then("2023-24 Q2", "15")).compared == 0


def test_where_the_better_way_was_turned_nothing_is_compared() -> None:
    council = make_council(observations=(then("2023-24 Q2", "15"), make_observation("2024-25 Q2", "12")))
    before, after = (assess_release(council, release) for release in council.releases)
    turned = replace(after, scores=tuple(replace(score, polarity=Polarity.HIGHER) for score in after.scores))
    assert changes_between(council, before, after).compared == 1
    assert changes_between(council, before, turned).compared == 0
