"""What must hold for any figures at all."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import floor
from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from builders import INDICATOR, make_council, make_indicator, make_observation, make_release, make_target
from folders import make_csv, table_called
from quarterdeck.assess import assess_release, judge
from quarterdeck.assess.judgement import change_percent, status_of
from quarterdeck.figures import parse_number, round_half_up
from quarterdeck.model import Accumulation, Council, Observation, Polarity, Target
from quarterdeck.periods import BRITISH
from quarterdeck.read.csvfile import read_csv
from quarterdeck.read.table import parse_rows
from quarterdeck.rows import cell_text
from quarterdeck.schema.words import FREQUENCY, MARKER

FIVE = Decimal(5)
STATUSES = ("not_met", "within_tolerance", "met")
RELEASES = tuple(make_release(f"2024-25-q{number}", f"2024-25 Q{number}") for number in (1, 2, 3))
PERIODS = tuple(f"{year} Q{quarter}" for year in ("2023-24", "2024-25") for quarter in (1, 2, 3, 4))

#: Small numbers near each other, so that ties, equals and nought come up often.
figures = st.decimals(-200, 200, places=1) | st.integers(-5, 5).map(Decimal)
positive = st.decimals("0.1", 1000, places=1)
directed = st.sampled_from((Polarity.HIGHER, Polarity.LOWER))


@st.composite
def observations(draw: st.DrawFn, releases: tuple[str, ...]) -> tuple[Observation, ...]:
    keys = st.tuples(st.sampled_from(PERIODS), st.sampled_from(releases))
    values = st.none() | figures
    return tuple(
        make_observation(period, draw(values), release=release, marker=draw(st.sampled_from(("", "[p]", "[b]"))))
        for period, release in draw(st.lists(keys, unique=True, max_size=12))
    )


@st.composite
def targets(draw: st.DrawFn, releases: tuple[str, ...]) -> tuple[Target, ...]:
    keys = st.tuples(st.sampled_from((*PERIODS, "2023-24", "2024-25")), st.sampled_from(releases))
    return tuple(
        make_target(period, draw(figures), release=release)
        for period, release in draw(st.lists(keys, unique=True, max_size=6))
    )


@st.composite
def councils(draw: st.DrawFn) -> Council:
    """Draw Anyborough with two reports of whatever figures and targets."""
    ids = tuple(release.id for release in RELEASES[:2])
    indicator = make_indicator(
        polarity=draw(st.sampled_from(Polarity)),
        accumulation=draw(st.sampled_from(Accumulation)),
        frequency=draw(st.sampled_from(tuple(FREQUENCY))),
        lag_months=draw(st.sampled_from((0, 3, 6))),
    )
    return make_council(
        releases=RELEASES[:2],
        indicators={INDICATOR: indicator},
        observations=draw(observations(ids)),
        targets=draw(targets(ids)),
    )


@settings(deadline=None)
@given(councils(), st.randoms(use_true_random=False))
def test_the_order_of_rows_is_irrelevant(council: Council, random: Random) -> None:
    observed, aims = list(council.observations), list(council.targets)
    random.shuffle(observed)
    random.shuffle(aims)
    other = replace(council, observations=tuple(observed), targets=tuple(aims))
    for release in council.releases:
        assert assess_release(council, release) == assess_release(other, release)


@settings(deadline=None)
@given(councils(), observations((RELEASES[2].id,)), targets((RELEASES[2].id,)))
def test_a_later_release_never_changes_an_earlier_assessment(
    council: Council, later: tuple[Observation, ...], aims: tuple[Target, ...]
) -> None:
    grown = replace(
        council,
        releases=RELEASES,
        observations=(*later, *council.observations),
        targets=(*aims, *council.targets),
    )
    for release in council.releases:
        assert assess_release(council, release) == assess_release(grown, release)


@settings(deadline=None)
@given(councils())
def test_every_answer_is_whole(council: Council) -> None:
    for score in assess_release(council, council.latest).scores:
        assert (score.current is None) == (score.judgement.status == "no_data")
        assert (score.direction.word == "not_comparable") == (score.direction.earlier is None)
        assert (score.change.previous is None) == (score.change.change is None)
        assert all(reading.observation.indicator == INDICATOR for reading in score.readings)
        if score.polarity is Polarity.NEITHER:
            assert {score.direction.word, score.trend.word} == {"not_comparable"}


@given(figures, figures, positive, directed)
def test_a_change_of_scale_keeps_the_status(value: Decimal, target: Decimal, by: Decimal, polarity: Polarity) -> None:
    before = judge(value, make_target(value=target), polarity, FIVE)
    after = judge(value * by, make_target(value=target * by), polarity, FIVE)
    assert (before.status, before.achievement_percent) == (after.status, after.achievement_percent)
    assert before.variance_percent == after.variance_percent


@given(figures, figures)
def test_turning_signs_and_polarity_keeps_the_variance(value: Decimal, target: Decimal) -> None:
    higher = judge(value, make_target(value=target), Polarity.HIGHER, FIVE)
    lower = judge(-value, make_target(value=-target), Polarity.LOWER, FIVE)
    assert (higher.variance, higher.variance_percent) == (lower.variance, lower.variance_percent)
    if value >= target:
        assert higher.status == lower.status == "met"
    if higher.achievement_percent is None and lower.achievement_percent is None:
        assert higher.status == lower.status


@given(figures, figures, figures, directed, st.decimals(0, 50, places=1))
def test_a_worse_value_never_has_a_better_status(
    first: Decimal, second: Decimal, target: Decimal, polarity: Polarity, tolerance: Decimal
) -> None:
    worse, better = sorted((first, second), reverse=polarity is Polarity.LOWER)
    ranks = [STATUSES.index(status_of(value, target, polarity, tolerance)) for value in (worse, better)]
    assert ranks == sorted(ranks)


@given(figures, figures, directed, st.decimals(0, 50, places=1), st.decimals(0, 49, places=1))
def test_more_tolerance_never_makes_a_status_worse(
    value: Decimal, target: Decimal, polarity: Polarity, tolerance: Decimal, more: Decimal
) -> None:
    ranks = [STATUSES.index(status_of(value, target, polarity, slack)) for slack in (tolerance, tolerance + more)]
    assert ranks == sorted(ranks)


def half_up(exact: Fraction, places: int) -> Fraction:
    """Round by the schoolbook's definition, apart from the code's: floor of the size plus a half."""
    scale = 10**places
    size = Fraction(floor(abs(exact) * scale + Fraction(1, 2)), scale)
    return size if exact >= 0 else -size


@given(st.fractions(-1000, 1000, max_denominator=400), st.integers(0, 4))
def test_rounding_is_half_up(exact: Fraction, places: int) -> None:
    rounded = round_half_up(exact, places)
    assert Fraction(rounded) == half_up(exact, places)
    assert rounded.as_tuple().exponent == -places
    assert abs(Fraction(rounded) - exact) <= Fraction(1, 2 * 10**places)


@given(figures, figures, directed)
def test_percentages_are_exact_fractions_rounded_once(value: Decimal, target: Decimal, polarity: Polarity) -> None:
    found = judge(value, make_target(value=target), polarity, FIVE)
    figure, aim = Fraction(value), Fraction(target)
    sign = -1 if polarity is Polarity.LOWER else 1
    if not aim:
        assert found.variance_percent is None
        assert found.distance_percent is None
        return
    distance = half_up((figure - aim) / abs(aim) * 100, 2)
    assert found.distance_percent == Decimal(distance.numerator) / distance.denominator
    assert found.variance_percent == sign * found.distance_percent
    if value > 0 and target > 0:
        ratio = aim / figure if polarity is Polarity.LOWER else figure / aim
        assert found.achievement_percent is not None
        assert Fraction(found.achievement_percent) == half_up(ratio * 100, 1)


@given(figures, figures)
def test_change_percent_is_an_exact_fraction_rounded_once(change: Decimal, base: Decimal) -> None:
    assume(base)
    found = change_percent(change, base)
    assert found is not None
    assert Fraction(found) == half_up(Fraction(change) / abs(Fraction(base)) * 100, 2)


@given(figures, figures, st.sampled_from(Polarity))
def test_no_figure_is_ever_minus_nought(value: Decimal, target: Decimal, polarity: Polarity) -> None:
    found = judge(value + 0, make_target(value=target + 0), polarity, FIVE)
    for figure in (found.variance, found.variance_percent, found.distance, found.distance_percent):
        assert figure is None or figure or not figure.is_signed()


numbers = st.decimals(Decimal(-(10**14)), Decimal(10**14), places=3) | st.decimals(-1, 1, places=8) | figures
texts = st.text(st.characters(codec="utf-8"), max_size=40)
# A text that begins as a formula does is refused: other tests show it.
lines = texts.filter(lambda text: text.isprintable() and text == text.strip() and not text.startswith(tuple("=+-@")))


@given(numbers)
def test_a_number_written_is_the_number_read(number: Decimal) -> None:
    assert str(parse_number(f"{number:f}")) == str(Decimal(f"{number:f}"))


@settings(deadline=None)
@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "indicator": st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,3}", fullmatch=True, alphabet="abxyz019-"),
                "period": st.sampled_from((*PERIODS, "2024-25", "2024-09", "AY2023-24 T2", "2020-22", "FY2009-10")),
                "release": st.sampled_from([release.id for release in RELEASES]),
                "value": numbers.map(lambda number: f"{number:f}") | st.just(""),
                "value_text": lines,
                "marker": st.sampled_from(("", *MARKER)),
                "numerator": st.just("") | positive.map(str),
                "denominator": st.just("") | positive.map(str),
                "note": lines,
            }
        ),
        max_size=8,
    )
)
def test_observations_read_are_the_observations_written(rows: list[dict[str, str]]) -> None:
    raw, unreadable = read_csv(make_csv("observations", rows).encode(), "observations.csv")
    read, bad = parse_rows(raw, table_called("observations"), "observations.csv", BRITISH)
    assert (unreadable, bad) == ([], [])
    assert [{name: cell_text(cell) for name, cell in row.cells.items()} for row in read] == rows
