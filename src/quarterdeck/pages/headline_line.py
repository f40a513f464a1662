"""The headlines of charts that look at the whole line: records, moves in a row, other years at the same point."""

from __future__ import annotations

from itertools import pairwise

from quarterdeck.model import Accumulation, Observation, Polarity
from quarterdeck.pages.headline_figures import (
    all_of,
    chain_until,
    clearly_over,
    comparable,
    counted,
    in_order,
    number_word,
    value_of,
    withheld_because,
)
from quarterdeck.pages.movement import is_disputed
from quarterdeck.periods import Calendar, name_of, year_of
from quarterdeck.results import Score
from quarterdeck.schema.words import LOW
from quarterdeck.wording import observation_words

#: So many moves in a row make a headline, and so many figures a range.
_RUN, _FEW = 3, 4
#: So many figures at least make one of them a record; of running totals, so many years.
_RECORD, _RECORD_YEARS = 5, 3


def record(score: Score, current: Observation) -> str:
    """Say that the newest is the highest or lowest of all; best or worst where that is beyond doubt."""
    figures = comparable(score, current)
    others = [o for o in figures if o is not current and o.value is not None]
    running = score.indicator.accumulation is Accumulation.YEAR_TO_DATE
    if not in_order(score, current) or len(figures) < (_RECORD_YEARS if running else _RECORD):
        return ""
    assert current.value is not None
    highest = all(clearly_over(current, other) for other in others)
    if not highest and not all(clearly_over(other, current) for other in others):
        return ""
    if is_disputed(score) or score.polarity is Polarity.NEITHER or withheld_because(score):
        word = "Highest" if highest else "Lowest"
    else:
        word = "Best" if highest is (score.polarity is Polarity.HIGHER) else "Worst"
    count = number_word(len(figures))
    if running:
        return f"{word} of {count} years at this point in the year"
    return f"{word} of {all_of(score, figures)}"


def years_at_this_point(score: Score, current: Observation, calendar: Calendar) -> str:
    """Set a running total beside those of other years at the same point, where no year ago is known."""
    others = [o for o in comparable(score, current) if o is not current and o.value is not None]
    running = score.indicator.accumulation is Accumulation.YEAR_TO_DATE
    if not running or not others or not in_order(score, current) or score.compared.year_ago is not None:
        return ""
    over, under = (
        all(clearly_over(*pair) for pair in pairs)
        for pairs in ([(current, o) for o in others], [(o, current) for o in others])
    )
    if not over and not under:
        return ""
    years = [name_of(year_of(o.period.end, calendar)) for o in others]
    listed = " and ".join(filter(None, (", ".join(years[:-1]), years[-1])))
    return f"{'Higher' if over else 'Lower'} than at this point in {listed}"


def furthest(score: Score, current: Observation) -> str:
    """Tell the highest or lowest of many figures, whichever is further from the newest."""
    figures = [o for o in comparable(score, current) if o.value is not None]
    if len(figures) < _RECORD or not in_order(score, current) or score.indicator.grades:
        return ""
    low, high = (pick(figures, key=value_of) for pick in (min, max))
    far = high if value_of(high) - value_of(current) >= value_of(current) - value_of(low) else low
    if far.marker == LOW or far in (score.compared.before, current):
        return ""
    word = "highest" if far is high else "lowest"
    return f"; {word}, {observation_words(score.indicator, far)}, in {name_of(far.period)}"


def run_of_moves(score: Score, current: Observation) -> str:
    """Say that the figure went one way several times running."""
    if not in_order(score, current) or score.indicator.accumulation is Accumulation.YEAR_TO_DATE:
        return ""
    chain = chain_until(score, current)
    alike = [r for r in chain if r.alike or r.observation is current]
    if len(alike) != len(chain):
        return ""
    pairs = [(later.observation, earlier.observation) for later, earlier in pairwise(chain)]
    for word, moves in (("Up", pairs), ("Down", [(earlier, later) for later, earlier in pairs])):
        length = next((i for i, pair in enumerate(moves) if not clearly_over(*pair)), len(moves))
        if length >= _RUN:
            return f"{word} in each of the last {counted(chain[:length])}"
    return ""


def between(score: Score, current: Observation) -> str:
    """Give the range of the figures, where nothing more can be said of them."""
    figures = [o for o in comparable(score, current) if o.value is not None]
    if len(figures) < _FEW or score.indicator.grades or any(o.marker == LOW for o in figures):
        return ""
    low, high = (pick(figures, key=value_of) for pick in (min, max))
    if low.value == high.value:
        return f"{observation_words(score.indicator, low)} in all {number_word(len(figures))} figures"
    said = " and ".join(observation_words(score.indicator, o) for o in (low, high))
    return f"Between {said} in {all_of(score, figures)}"
