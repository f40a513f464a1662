"""The plot of several councils on one scale: who stands in it, how they are told apart, what it says of itself."""

from __future__ import annotations

import pytest

from builders import INDICATOR, make_council, make_indicator, make_observation, make_settings
from quarterdeck.assess import assess_release
from quarterdeck.charts.theme import NARROW, SIZES, Size
from quarterdeck.charts.together import TogetherFigure, build_together, build_together_spec, describe_together
from quarterdeck.model import Council
from quarterdeck.results import Score

Member = tuple[Council, Score]


def member(name: str, *figures: tuple[str, str], unit: str = "people") -> Member:
    council = make_council(
        settings=make_settings(slug=name.lower(), name=name),
        indicators={INDICATOR: make_indicator(unit=unit)},
        observations=tuple(make_observation(period, value) for period, value in figures),
        targets=(),
    )
    return council, assess_release(council, council.latest).scores[0]


NORTH = member("North", ("2024-25 Q1", "8"), ("2024-25 Q2", "12"))
SOUTH = member("South", ("2024-25 Q2", "12.5"))


def drawn(*members: Member) -> TogetherFigure:
    figure = build_together(members)
    assert figure is not None
    return figure


def test_who_stands_in_it() -> None:
    assert [name for name, _ in drawn(NORTH, SOUTH).members] == ["North", "South"]


@pytest.mark.parametrize(
    "members",
    [
        (),
        (NORTH,),
        (NORTH, NORTH),
        (NORTH, member("South", ("2024-25 Q2", "9"), unit="%")),
        (NORTH, member("South", ("R2024-25 Q2", "9"))),
        tuple(member(name, ("2024-25 Q2", "9")) for name in ("North", "South", "East", "West", "Middle")),
    ],
    ids=["none", "one", "one council twice", "two units", "no date", "five"],
)
def test_what_cannot_stand_on_one_scale(members: tuple[Member, ...]) -> None:
    assert build_together(members) is None


def test_it_says_how_many_figures_and_from_what_to_what() -> None:
    assert describe_together(drawn(NORTH, SOUTH)) == (
        "North: 2 figures, from 8 in Q1 2024-25 to 12 in Q2 2024-25. South: 1 figure, 12.5 in Q2 2024-25."
    )


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.name)
def test_a_shape_tells_the_councils_apart_and_their_names_do_not_collide(size: Size) -> None:
    data = build_together_spec(drawn(NORTH, SOUTH), size)["datasets"]
    assert [row["shape"] for row in data["points"]] == ["circle", "circle", "square"]
    assert [row["shape"] for row in data["keys"]] == ["circle", "square"]
    assert len({row["colour"] for row in data["keys"]}) == 2
    assert " ".join(row["text"] for row in data["names"]) == "North 12 South 12.5"
    heights = sorted(row["y"] for row in data["names"])
    assert len(set(heights)) == len(heights)


def test_a_figure_that_is_older_than_another_s_says_when_it_is_for() -> None:
    old = member("South", ("2023-24 Q2", "12.5"))
    data = build_together_spec(drawn(NORTH, old), NARROW)["datasets"]
    assert " ".join(row["text"] for row in data["names"]) == "North 12 South 12.5 (Q2 2023-24)"


def test_a_long_name_is_broken_into_lines() -> None:
    long = member("Anyborough and the Northern Dales", ("2024-25 Q2", "9"))
    lines = [row["text"] for row in build_together_spec(drawn(long, SOUTH), NARROW)["datasets"]["names"]]
    assert lines[:-1] == ["Anyborough", "and the", "Northern", "Dales 9"]
    assert lines[-1] == "South 12.5"
