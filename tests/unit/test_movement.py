"""How a figure moved: from what, by how much, since when, and what that means."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from builders import INDICATOR, RELEASE, make_council, make_indicator, make_observation, make_target
from quarterdeck.assess import assess_release
from quarterdeck.model import Accumulation, Caution, Observation, Polarity
from quarterdeck.pages.movement import movement, travelled, why_withheld
from quarterdeck.periods import BRITISH
from quarterdeck.results import Travel
from quarterdeck.schema.words import WITHHELD

Q1, Q2 = "2024-25 Q1", "2024-25 Q2"
GRADES = ((Decimal(1), "Poor"), (Decimal(2), "Good"))


@pytest.mark.parametrize(
    ("unit", "now", "before", "said"),
    [
        ("homes", "1128", "910", "up 24% from 910"),
        ("homes", "910", "1128", "down 19% from 1,128"),
        ("homes", "1023", "1000", "up 2.3% from 1,000"),
        ("homes", "1095", "1000", "up 9.5% from 1,000"),
        # Nine and a half rounds to ten only where it is told in whole numbers.
        ("homes", "10996", "10000", "up 10.0% from 10,000"),
        ("homes", "11000", "10000", "up 10% from 10,000"),
        ("homes", "10005", "10000", "up 0.1% from 10,000"),
        ("homes", "100001", "100000", "up from 100,000"),
        ("homes", "99999", "100000", "down from 100,000"),
        ("homes", "0", "12", "down 100% from 12"),
        ("homes", "3", "0", "up 3 from 0"),
        ("points", "0.1", "-0.3", "up 0.4 from −0.3"),
        ("points", "-0.5", "-0.3", "down 0.2 from −0.3"),
        ("points", "-0.5", "0.3", "down 0.8 from 0.3"),
        ("points", "-0.5", "0", "down 0.5 from 0"),
        ("%", "31.9", "35.1", "down 3.2 percentage points from 35.1%"),
        ("%", "36", "35", "up 1 percentage point from 35%"),
        ("%", "36.0", "35.0", "up 1.0 percentage point from 35.0%"),
        ("%", "35.1", "35", "up 0.1 percentage points from 35%"),
        ("%", "5", "-1", "up 6 percentage points from −1%"),
        ("£m", "-1.5", "-3", "up £1.5m from −£3m"),
        ("£000s", "5", "0", "up £5,000 from £0"),
        ("£000s", "150000", "140133.5", "up 7.0% from £140,133,500"),
        ("zł", "-200", "-300", "up 100 zł from −300 zł"),
        ("€", "1800", "1500", "up 20% from €1,500"),
        ("per 1,000 people", "6.7", "7", "down 4.3% from 7"),
    ],
)
def test_movement(unit: str, now: str, before: str, said: str) -> None:
    assert movement(make_indicator(unit=unit), make_observation(Q2, now), make_observation(Q1, before)) == said


@pytest.mark.parametrize(("now", "before", "said"), [("2", "1", "up from Poor"), ("1", "2", "down from Good")])
def test_a_grade_moves_from_a_word_by_no_distance(now: str, before: str, said: str) -> None:
    assert movement(make_indicator(grades=GRADES), make_observation(Q2, now), make_observation(Q1, before)) == said


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        # From 5 to something under a half is no fall of 100%.
        ((Q2, "0", "[low]"), (Q1, "5", ""), "down from 5"),
        ((Q2, "5", ""), (Q1, "0", "[low]"), "up from nearly 0"),
        ((Q2, "0", ""), (Q1, "5", ""), "down 100% from 5"),
    ],
)
def test_how_far_it_is_from_a_figure_that_rounds_to_nought_is_not_said(
    now: tuple[str, str, str], before: tuple[str, str, str], said: str
) -> None:
    first, second = (make_observation(period, value, marker=marker) for period, value, marker in (now, before))
    assert movement(make_indicator(unit="homes"), first, second) == said


def test_two_figures_that_round_to_nought_are_not_the_same() -> None:
    both = [make_observation(period, "0", marker="[low]") for period in (Q1, Q2)]
    assert "same" not in told(*both)
    assert "same" in told(*(replace(one, marker="") for one in both))


def told(*observations: Observation, cautions: tuple[str, ...] = (), **more: Any) -> str:
    targets = more.pop("targets", ())
    council = make_council(
        indicators={INDICATOR: make_indicator(**more)},
        observations=observations,
        targets=targets,
        cautions=tuple(Caution(INDICATOR, kind, RELEASE, "stated", "") for kind in cautions),
    )
    (score,) = assess_release(council, council.latest).scores
    return travelled(score, BRITISH)


YEAR_AGO = make_observation("2023-24 Q2", "10")
BEFORE = make_observation("2024-25 Q1", "15")
NOW = make_observation("2024-25 Q2", "12")
HIGHER = Polarity.HIGHER


@pytest.mark.parametrize(
    ("known", "more", "said"),
    [
        ((BEFORE, NOW), {}, "The figure is down 20% from 15 at the end of June 2024, which is better."),
        (
            (BEFORE, NOW),
            {"polarity": HIGHER},
            "The figure is down 20% from 15 at the end of June 2024, which is worse.",
        ),
        # The period before comes first; only without one is it the year before.
        ((YEAR_AGO, BEFORE, NOW), {}, "The figure is down 20% from 15 at the end of June 2024, which is better."),
        ((YEAR_AGO, NOW), {}, "The figure is up 20% from 10 at the end of September 2023, which is worse."),
        ((NOW,), {}, ""),
        ((make_observation("2023-24 Q4", "15"), NOW), {}, ""),
        (
            (BEFORE, NOW),
            {"polarity": Polarity.NEITHER},
            "The figure is down 20% from 15 at the end of June 2024; neither more nor less is better in itself.",
        ),
        (
            (make_observation("2024-25 Q1", "12.0"), NOW),
            {"polarity": Polarity.NEITHER},
            "The figure is the same as at the end of June 2024.",
        ),
        (
            (YEAR_AGO, NOW),
            {"accumulation": Accumulation.YEAR_TO_DATE, "polarity": HIGHER},
            "The figure is up 20% from 10 in April to September 2023, which is better.",
        ),
        ((BEFORE, make_observation(value="12", marker="[f]")), {}, ""),
        ((BEFORE, make_observation(value="12", marker="[b]")), {}, ""),
        ((BEFORE, make_observation(value=None, value_text="Yes")), {}, ""),
        ((BEFORE, make_observation(value=None, marker="[x]")), {}, ""),
    ],
)
def test_travelled(known: tuple[Observation, ...], more: dict[str, Any], said: str) -> None:
    assert told(*known, **more) == said


@pytest.mark.parametrize("kind", WITHHELD)
def test_a_verdict_that_is_withheld_leaves_the_movement_and_says_why(kind: str) -> None:
    assert told(BEFORE, NOW, cautions=(kind,)) == (
        f"The figure is down 20% from 15 at the end of June 2024. We do not say whether that is better, because "
        f"{why_withheld(Travel('not_comparable', kind, withheld=True))}."
    )


def test_what_bears_a_verdict_is_told_before_what_does_not() -> None:
    assert told(YEAR_AGO, BEFORE, NOW, cautions=("seasonal",)) == (
        "The figure is up 20% from 10 at the end of September 2023, which is worse."
    )
    assert told(YEAR_AGO, BEFORE, NOW, cautions=("rounding",)).startswith("The figure is down 20% from 15")


@pytest.mark.parametrize("polarity", Polarity)
def test_where_the_better_way_is_in_doubt_nobody_says_that_neither_is(polarity: Polarity) -> None:
    found = told(BEFORE, NOW, cautions=("disputed_polarity",), polarity=polarity)
    assert found.endswith("We do not say whether that is better, because it is unclear which way is better.")


def test_every_reason_has_words_of_its_own() -> None:
    said = [why_withheld(Travel("not_comparable", kind)) for kind in WITHHELD]
    assert len(set(said)) == len(WITHHELD)
    assert not any(reason.endswith(".") or reason[0].isupper() for reason in said)


@pytest.mark.parametrize(
    ("before", "now", "polarity", "said"),
    [
        ("80", "190", HIGHER, "95.0% of its target so far, against 80.0% in April to June 2024, which is better."),
        ("120", "205", HIGHER, "102.5% of its target so far, against 120.0% in April to June 2024, which is worse."),
        ("100", "200", HIGHER, "100.0% of its target so far, as much as in April to June 2024."),
        (
            "80",
            "190",
            Polarity.LOWER,
            "105.3% of its target so far, against 125.0% in April to June 2024, which is worse.",
        ),
    ],
)
def test_a_running_total_moves_against_the_targets_of_its_parts(
    before: str, now: str, polarity: Polarity, said: str
) -> None:
    found = told(
        make_observation("2024-25 Q1", before),
        make_observation("2024-25 Q2", now),
        accumulation=Accumulation.YEAR_TO_DATE,
        polarity=polarity,
        targets=(make_target("2024-25 Q1", "100"), make_target("2024-25 Q2", "200")),
    )
    assert found == f"The total had reached {said}"
