"""The headline of a chart: what its figures say together, by rules that are exact and take the most telling first.

The page's lead has said the newest figure and its last move, so a headline looks at the whole line before those.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

from quarterdeck.figures import places_of, round_half_up
from quarterdeck.model import Accumulation, Council, Observation, Polarity
from quarterdeck.pages.movement import is_disputed
from quarterdeck.pages.sentence import build_sentences
from quarterdeck.periods import PARTS_OF_YEAR, PeriodKind, months_between, name_of, years_of
from quarterdeck.results import Reading, Score
from quarterdeck.schema.words import FORECAST, LOW
from quarterdeck.wording import observation_words, target_words

_RUN, _FEW = 3, 4
#: So many figures at least make one of them a record; of running totals, so many years.
_RECORD, _RECORD_YEARS = 5, 3
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_STEPS = {1: "month", 3: "quarter", 4: "term", 6: "half-year", 12: "year"}
_KINDS = {
    PeriodKind.MONTH: "months",
    PeriodKind.QUARTER: "quarters",
    PeriodKind.HALF: "half-years",
    PeriodKind.TERM: "terms",
    PeriodKind.FINANCIAL_YEAR: "years",
    PeriodKind.CALENDAR_YEAR: "years",
    PeriodKind.ACADEMIC_YEAR: "school years",
}
#: Not on target, but within the council's tolerance: counted among those that do not meet it.
_NEAR = "near"
#: Why a verdict is withheld, where the figures of different times do not even make a highest and a lowest.
_NO_ORDER = frozenset({"seasonal", "reset", "running_down", "not_significant", "small_numbers", "rounding"})


def headline_of(council: Council) -> Callable[[Score], str]:
    """Give what says a chart's finding."""
    return lambda score: build_headline(score) or build_sentences(score, council.settings.calendar)[0]


def build_headline(score: Score) -> str:
    """Say what the figures of a chart show together; empty where they show nothing that the lead does not say."""
    current = score.current
    if current is None or current.value is None or current.marker == FORECAST:
        return ""
    rules = (_against_targets, _record, _years_at_this_point, _run_of_moves, _in_a_year, _since_before, _between, _to_target)
    return next((said for rule in rules if (said := rule(score, current))), "")


def number_word(count: int) -> str:
    """Write a small number in letters."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def _until(score: Score, current: Observation) -> list[Reading]:
    """Give the readings up to the figure that is judged, that follow on one another, newest first."""
    told = [r for r in score.readings if r.observation.value is not None]
    place = next(i for i, r in enumerate(told) if r.observation is current)
    found = [told[place]]
    for later, earlier in pairwise(reversed(told[: place + 1])):
        if not later.joined:
            break
        found.append(earlier)
    return found


def _against_targets(score: Score, current: Observation) -> str:
    judged = [r for r in _until(score, current)]
    sides = [_side(score, r) for r in judged]
    first = sides[0]
    if not first:
        return ""
    length = next((i for i, side in enumerate(sides) if side != first), len(sides))
    if length >= _RUN and first != _NEAR:
        return f"{first} in each of the last {_counted(judged[:length])}"
    unmet = {"Off target", _NEAR}
    misses = next((i for i, side in enumerate(sides) if side not in unmet), len(sides))
    if misses >= _RUN:
        return f"Target not met in any of the last {_counted(judged[:misses])}"
    before = next((i for i, side in enumerate(sides[1:]) if side not in unmet), len(sides) - 1)
    if first == "On target" and before >= _RUN:
        return f"On target, after {_counted(judged[1 : before + 1])} without meeting it"
    return ""


def _side(score: Score, reading: Reading) -> str:
    """Say how a figure stood to the target of its own time; where the better way is in doubt, by the number alone."""
    judged, value = reading.judgement, reading.observation.value
    if judged.target is None or judged.target.value is None or value is None or reading.observation.marker == LOW:
        return ""
    if judged.status not in ("met", "within_tolerance", "not_met"):
        return ""
    if is_disputed(score) or score.polarity is Polarity.NEITHER:
        aim = judged.target.value
        return "" if value == aim else "Above target" if value > aim else "Below target"
    return {"met": "On target", "within_tolerance": _NEAR, "not_met": "Off target"}[judged.status]


def _counted(readings: Sequence[Reading]) -> str:
    """Count times that follow on: ``four quarters``; ``four figures`` where they are not of one kind without a gap."""
    periods = [r.observation.period for r in reversed(readings)]
    follow = all(later.start == earlier.end + timedelta(days=1) for earlier, later in pairwise(periods))
    kinds = {period.kind for period in periods}
    kind = _KINDS.get(kinds.pop(), "figures") if len(kinds) == 1 and follow else "figures"
    return f"{number_word(len(readings))} {kind}"


def _withheld(score: Score) -> set[str]:
    return {travel.basis for travel in (score.direction, score.trend) if travel.withheld}


def _ordered(score: Score, current: Observation) -> bool:
    """Tell whether figures of different times can be set in an order at all."""
    kinds = {caution.kind for caution in score.cautions}
    return not (_NO_ORDER & (kinds | _withheld(score))) and current.marker != LOW


def _comparable(score: Score, current: Observation) -> list[Observation]:
    """Give the figures that compare with the one that is judged, and that one, old to new."""
    return [r.observation for r in score.readings if r.alike or r.observation is current]


def _record(score: Score, current: Observation) -> str:
    figures = _comparable(score, current)
    others = [o for o in figures if o is not current and o.value is not None]
    running = score.indicator.accumulation is Accumulation.YEAR_TO_DATE
    if not _ordered(score, current) or len(figures) < (_RECORD_YEARS if running else _RECORD):
        return ""
    assert current.value is not None
    highest = all(_clearly_over(current, other) for other in others)
    if not highest and not all(_clearly_over(other, current) for other in others):
        return ""
    if is_disputed(score) or score.polarity is Polarity.NEITHER or _withheld(score):
        word = "Highest" if highest else "Lowest"
    else:
        word = "Best" if highest is (score.polarity is Polarity.HIGHER) else "Worst"
    count = number_word(len(figures))
    if running:
        return f"{word} of {count} years at this point in the year"
    return f"{word} of {_all_of(score, figures)}"


def _all_of(score: Score, figures: Sequence[Observation]) -> str:
    """Count figures: all that there are, or those of them that compare."""
    whole = len([r for r in score.readings if r.observation.value is not None]) == len(figures)
    return f"{'all ' if whole else ''}{number_word(len(figures))} figures{'' if whole else ' that compare'}"


def _clearly_over(one: Observation, other: Observation) -> bool:
    """Tell whether a figure is higher than another by more than the rounding of the coarser."""
    assert one.value is not None
    assert other.value is not None
    places = min(places_of(one.value), places_of(other.value))
    return LOW not in (one.marker, other.marker) and round_half_up(one.value, places) > round_half_up(
        other.value, places
    )


def _years_at_this_point(score: Score, current: Observation) -> str:
    """Set a running total beside those of other years at the same point, where no year ago is known."""
    others = [o for o in _comparable(score, current) if o is not current and o.value is not None]
    running = score.indicator.accumulation is Accumulation.YEAR_TO_DATE
    if not running or not others or not _ordered(score, current) or score.compared.year_ago is not None:
        return ""
    over, under = (
        all(_clearly_over(*pair) for pair in pairs)
        for pairs in ([(current, o) for o in others], [(o, current) for o in others])
    )
    if not over and not under:
        return ""
    years = [years_of(o.period) if o.period.kind in PARTS_OF_YEAR else name_of(o.period) for o in others]
    listed = " and ".join(filter(None, (", ".join(years[:-1]), years[-1])))
    return f"{'Higher' if over else 'Lower'} than at this point in {listed}"


def _furthest(score: Score, current: Observation) -> str:
    """Tell the highest or lowest of many figures, whichever is further from the newest."""
    figures = [o for o in _comparable(score, current) if o.value is not None]
    if len(figures) < _RECORD or not _ordered(score, current) or score.indicator.grades:
        return ""
    low, high = (pick(figures, key=_value) for pick in (min, max))
    far = high if _value(high) - _value(current) >= _value(current) - _value(low) else low
    if far.marker == LOW or far in (score.compared.before, current):
        return ""
    word = "highest" if far is high else "lowest"
    return f"; {word}, {observation_words(score.indicator, far)}, in {name_of(far.period)}"


def _value(seen: Observation) -> Decimal:
    assert seen.value is not None
    return seen.value


def _run_of_moves(score: Score, current: Observation) -> str:
    if not _ordered(score, current) or score.indicator.accumulation is Accumulation.YEAR_TO_DATE:
        return ""
    chain = _until(score, current)
    alike = [r for r in chain if r.alike or r.observation is current]
    if len(alike) != len(chain):
        return ""
    for word, over in (("Up", lambda a, b: _clearly_over(a, b)), ("Down", lambda a, b: _clearly_over(b, a))):
        moves = next(
            (i for i, (a, b) in enumerate(pairwise(chain)) if not over(a.observation, b.observation)), len(chain) - 1
        )
        if moves >= _RUN:
            return f"{word} in each of the last {_counted(chain[:moves])}"
    return ""


def _in_a_year(score: Score, current: Observation) -> str:
    return _moved(score, current, score.compared.year_ago, "in a year", score.trend.basis)


def _since_before(score: Score, current: Observation) -> str:
    before = score.compared.before
    if before is None or score.indicator.accumulation is Accumulation.YEAR_TO_DATE:
        return ""
    step = _STEPS.get(months_between(before.period.end, current.period.end))
    if step is None or any(caution.kind == "seasonal" for caution in score.cautions):
        return ""
    said = _moved(score, current, before, f"in a {step}", score.direction.basis)
    return f"{said}{_furthest(score, current)}" if said else ""


def _moved(score: Score, current: Observation, earlier: Observation | None, time: str, basis: str) -> str:
    if earlier is None or earlier.value is None or current.value is None or LOW in (earlier.marker, current.marker):
        return ""
    then, now = (observation_words(score.indicator, o) for o in (earlier, current))
    if basis in ("rounding", "not_significant") or (then == now and current.value != earlier.value):
        return ""
    if current.value == earlier.value:
        return f"No change {time}: {now}"
    if score.indicator.grades:
        return f"From {then} to {now} {time}"
    return f"{'Up' if current.value > earlier.value else 'Down'} from {then} to {now} {time}"


def _between(score: Score, current: Observation) -> str:
    """Give the range of the figures, where nothing more can be said of them."""
    figures = [o for o in _comparable(score, current) if o.value is not None]
    if len(figures) < _FEW or score.indicator.grades or any(o.marker == LOW for o in figures):
        return ""
    low, high = (pick(figures, key=_value) for pick in (min, max))
    if low.value == high.value:
        return f"{observation_words(score.indicator, low)} in all {number_word(len(figures))} figures"
    said = " and ".join(observation_words(score.indicator, o) for o in (low, high))
    return f"Between {said} in {_all_of(score, figures)}"


def _to_target(score: Score, current: Observation) -> str:
    target = score.judgement.target
    if target is None or target.value is None or current.marker == LOW:
        return ""
    worked_back = ", which we worked back" if target.worked_back else ""
    return f"{observation_words(score.indicator, current)} against a target of {target_words(score.indicator, target)}{worked_back}"
