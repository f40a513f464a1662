"""Where labels of charts can stand."""

from __future__ import annotations

import pytest

from quarterdeck.charts.measure import text_width, wrap_text
from quarterdeck.charts.placing import Box, Ground, box_around, spread

ROOM = Box(0, 0, 200, 100)


@pytest.mark.parametrize(
    ("start", "end", "crosses"),
    [
        ((0, 0), (20, 20), True),
        ((0, 15), (30, 15), True),
        ((15, 0), (15, 30), True),
        ((12, 12), (13, 13), True),
        ((0, 0), (9, 9), False),
        ((0, 25), (30, 25), False),
        ((25, 0), (25, 30), False),
        ((0, 18), (8, 30), False),
    ],
)
def test_a_line_runs_through_a_box_or_past_it(
    start: tuple[float, float], end: tuple[float, float], *, crosses: bool
) -> None:
    assert Box(10, 10, 20, 20).crossed_by(start, end) is crosses


def test_a_label_stands_above_its_point_where_nothing_else_is() -> None:
    ground = Ground(ROOM)
    ground.add_point(100, 50, 5)
    x, y = ground.place(100, 50, 20, 12) or (0, 0)
    assert (x, y) == (100, 36)


def test_a_label_gives_way_to_what_is_there_and_to_the_edge() -> None:
    ground = Ground(ROOM)
    ground.add_point(100, 10, 5)
    ground.lines.append(((100, 10), (200, 40)))
    place = ground.place(100, 10, 30, 12)
    assert place is not None
    box = box_around(*place, 30, 12)
    assert box.top >= 0
    assert not box.crossed_by((100, 10), (200, 40))
    # The next label at the same point finds another place.
    other = ground.place(100, 10, 30, 12)
    assert other is not None
    assert not box_around(*other, 30, 12).meets(box)


def test_where_there_is_no_room_there_is_no_label() -> None:
    assert Ground(Box(0, 0, 20, 10)).place(10, 5, 30, 12) is None


@pytest.mark.parametrize(
    ("places", "sizes", "expected"),
    [
        ([], [], []),
        ([50], [10], [50]),
        ([10, 50], [10, 10], [10, 50]),
        ([50, 10], [10, 10], [50, 10]),
        ([50, 52], [10, 10], [50, 60]),
        ([52, 50], [10, 10], [60, 50]),
        ([50, 52], [10, 30], [50, 70]),
        ([98, 99], [10, 10], [85, 95]),
        ([-5, 0], [10, 10], [5, 15]),
    ],
)
def test_names_at_the_side_move_apart_as_little_as_it_takes(
    places: list[float], sizes: list[float], expected: list[float]
) -> None:
    assert spread(places, sizes, 0, 100) == expected


def test_a_text_is_as_wide_as_its_letters() -> None:
    assert text_width("MMM", 10) > text_width("iii", 10) * 3
    assert text_width("28%", 10, bold=True) > text_width("28%", 10)
    assert text_width("字", 10) >= 10


def test_a_text_is_broken_between_words_and_a_long_word_behind_a_stroke() -> None:
    assert wrap_text("one two three", 10, text_width("one two", 10)) == ["one two", "three"]
    room = text_width("Construction/Demo", 10)
    assert wrap_text("Construction/Demolition", 10, room) == ["Construction/", "Demolition"]
    assert "".join(wrap_text("x" * 60, 10, 100)) == "x" * 60
    assert all(text_width(line, 10) <= 100 for line in wrap_text("x" * 60, 10, 100))
