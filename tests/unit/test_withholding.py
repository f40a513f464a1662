"""Which cautions hold for a report's figure, and which verdicts are withheld for them."""

from __future__ import annotations

from typing import Any

import pytest

from builders import EARLIER_RELEASE, INDICATOR, RELEASE, make_council, make_observation
from quarterdeck.assess.withholding import cautions_at, withhold_direction, withhold_trend
from quarterdeck.model import Caution
from quarterdeck.results import Travel
from quarterdeck.schema.words import CAUTION, DIRECTION_BASIS, TREND_BASIS, WITHHELD

BEFORE = make_observation("2024-25 Q1", "15")
BETTER = Travel("improving", "by_value", BEFORE)
TREND_TOO = ("disputed_polarity", "not_significant", "small_numbers", "rounding")
DIRECTION_ONLY = ("running_down", "reset", "seasonal")


def caution(kind: str, release: str = RELEASE, indicator: str = INDICATOR, **more: Any) -> Caution:
    return Caution(indicator, kind, release, more.get("basis", "stated"), more.get("evidence", "It says so."))


@pytest.mark.parametrize("kind", [*TREND_TOO, *DIRECTION_ONLY])
@pytest.mark.parametrize("word", ["improving", "same", "worsening"])
def test_a_verdict_is_taken_back_and_what_the_figures_say_is_kept(kind: str, word: str) -> None:
    bare = Travel(word, "by_value", BEFORE)
    if word == "same" and kind in TREND_TOO:
        # That nothing moved can be said, however few or rough the figures.
        assert withhold_direction(bare, (caution(kind),)) is withhold_trend(bare, (caution(kind),)) is bare
        return
    withheld = Travel("not_comparable", kind, BEFORE, withheld=True, bare=word)
    assert withhold_direction(bare, (caution(kind),)) == withheld
    assert withhold_trend(bare, (caution(kind),)) == (withheld if kind in TREND_TOO else bare)


@pytest.mark.parametrize("kind", sorted(CAUTION.keys() - WITHHELD.keys()))
def test_other_cautions_leave_the_verdict(kind: str) -> None:
    assert withhold_direction(BETTER, (caution(kind),)) is BETTER
    assert withhold_trend(BETTER, (caution(kind),)) is BETTER


def test_every_reason_is_a_word_that_is_published() -> None:
    assert {*TREND_TOO, *DIRECTION_ONLY} == WITHHELD.keys()
    assert WITHHELD.keys() <= DIRECTION_BASIS.keys()
    assert WITHHELD.keys() <= TREND_BASIS.keys()


def test_a_figure_that_did_not_move_is_still_withheld_for_what_moves_it() -> None:
    still = Travel("same", "by_value", BEFORE)
    found = withhold_direction(still, (caution("rounding"), caution("seasonal")))
    assert (found.word, found.basis, found.bare) == ("not_comparable", "seasonal", "same")


def test_where_there_is_no_verdict_none_is_withheld() -> None:
    nothing = Travel("not_comparable", "no_earlier_figure")
    assert withhold_direction(nothing, (caution("seasonal"),)) is nothing
    assert withhold_trend(nothing, (caution("rounding"),)) is nothing
    assert withhold_direction(BETTER, ()) is BETTER


def test_of_many_reasons_the_weightiest_is_given() -> None:
    reasons = (*DIRECTION_ONLY, *TREND_TOO)
    assert withhold_direction(BETTER, tuple(caution(kind) for kind in reasons)).basis == "disputed_polarity"
    assert withhold_direction(BETTER, (caution("seasonal"), caution("rounding"))).basis == "rounding"
    assert withhold_direction(BETTER, (caution("seasonal"), caution("reset"))).basis == "reset"
    assert withhold_trend(BETTER, (caution("seasonal"), caution("small_numbers"))).basis == "small_numbers"


def kinds_at(place: int, *cautions: Caution) -> dict[str, list[str]]:
    council = make_council(cautions=cautions)
    found = cautions_at(council, council.releases[place])
    return {name: [c.kind for c in given] for name, given in found.items()}


@pytest.mark.parametrize("kind", CAUTION)
def test_some_reasons_hold_from_their_report_on_and_some_for_it_alone(kind: str) -> None:
    alone = {"not_significant", "small_numbers", "rounding", "exceptional_event", "use_with_caution"}
    first = caution(kind, EARLIER_RELEASE)
    assert kinds_at(0, first) == {INDICATOR: [kind]}
    assert kinds_at(1, first) == ({} if kind in alone else {INDICATOR: [kind]})


@pytest.mark.parametrize("kind", CAUTION)
def test_no_reason_holds_before_its_report(kind: str) -> None:
    assert kinds_at(0, caution(kind)) == {}
    assert kinds_at(1, caution(kind)) == {INDICATOR: [kind]}


def test_of_each_kind_the_newest_reason_holds() -> None:
    old, new = (
        caution("seasonal", EARLIER_RELEASE, evidence="It said so."),
        caution("seasonal", basis="reading"),
    )
    for cautions in ((old, new), (new, old)):
        council = make_council(cautions=cautions)
        assert cautions_at(council, council.latest) == {INDICATOR: (new,)}
        assert cautions_at(council, council.releases[0]) == {INDICATOR: (old,)}


def test_each_indicator_has_its_own_and_their_order_is_not_that_of_the_rows() -> None:
    cautions = (caution("seasonal"), caution("reset"), caution("rounding", indicator="other"))
    expected = {INDICATOR: ["reset", "seasonal"], "other": ["rounding"]}
    assert kinds_at(1, *cautions) == expected
    assert kinds_at(1, *reversed(cautions)) == expected
