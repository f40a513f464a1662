from __future__ import annotations

from decimal import Decimal

import pytest

from quarterdeck.schema import parse_grades


def test_grades_are_numbers_with_their_words() -> None:
    assert parse_grades("1 = Inadequate;2=Requires improvement; 3.5 = Good = better") == (
        (Decimal(1), "Inadequate"),
        (Decimal(2), "Requires improvement"),
        (Decimal("3.5"), "Good = better"),
    )
    assert parse_grades("") == ()


@pytest.mark.parametrize("text", ["Good", "1", "1 =", "one = Good", "1 = Good;", "1 = Good; 1.0 = Better", ";"])
def test_what_are_no_grades(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_grades(text)
