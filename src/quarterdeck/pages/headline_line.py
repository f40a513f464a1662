"""The headlines of charts that look at the whole line: records, moves in a row, the range."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from quarterdeck.model import Accumulation, Observation, Polarity
from quarterdeck.order import clearly_over
from quarterdeck.pages.headline_figures import (
    all_of,
    chain_until,
    in_order,
    kinds_of,
    range_of,
    recent,
    trusted,
    withheld_because,
)
from quarterdeck.pages.movement import is_disputed, told_travel
from quarterdeck.pages.words import number_word
from quarterdeck.periods import Calendar, months_between, name_of, year_of
from quarterdeck.results import Score
from quarterdeck.wording import observation_words

#: So many moves in a row make a headline, and so many figures a range.
_RUN, _FEW = 3, 4
#: So many figures at least make one of them a record; of running totals, so many years that follow on.
_RECORD, _RECORD_YEARS = 5, 3
_YEAR = 12


def record(score: Score, current: Observation, calendar: Calendar) -> str:
    """Say that the newest is the highest or lowest of all; best or worst where that is beyond doubt."""
    figures = trusted(score, current)
    running = score.indicator.accumulation is Accumulation.YEAR_TO_DATE
    if running:
        figures = _years_that_follow_on(figures)
        if not current.period.dated or "exceptional_event" in kinds_of(score):
            return ""
    if not in_order(score, current) or len(figures) < (_RECORD_YEARS if running else _RECORD):
        return ""
    others = [o for o in figures if o is not current]
    highest = all(clearly_over(current, other) for other in others)
    if not highest and not all(clearly_over(other, current) for other in others):
        return ""
    if is_disputed(score) or score.polarity is Polarity.NEITHER or withheld_because(score):
        word = "Highest" if highest else "Lowest"
    else:
        word = "Best" if highest is (score.polarity is Polarity.HIGHER) else "Worst"
    if running:
        year = name_of(year_of(current.period.end, calendar))
        return f"{word} of the {number_word(len(figures))} years to {year} at this point in the year"
    return f"{word} of {all_of(score, figures)}"


def _years_that_follow_on(figures: Sequence[Observation]) -> list[Observation]:
    """Give the newest figures as far back as each is for the year before."""
    newest = list(reversed(figures))
    gaps = (months_between(earlier.period.end, later.period.end) for later, earlier in pairwise(newest))
    length = 1 + len(list(takewhile(lambda gap: gap == _YEAR, gaps)))
    return newest[:length]


def run_of_moves(score: Score, current: Observation) -> str:
    """Say that the figure went one way several times running."""
    # That it does so at other times of the year too makes a rise no smaller.
    calm = in_order(score, current, nevertheless=frozenset({"seasonal", "definition_changed"}))
    if not calm or score.indicator.accumulation is Accumulation.YEAR_TO_DATE:
        return ""
    newest, *rest = chain_until(score, current)
    chain = [newest, *takewhile(lambda r: r.alike and not r.doubtful, rest)]
    told = told_travel(score)
    if len(chain) == 1 or (told is not None and told.earlier is not chain[1].observation):
        return ""  # the lead tells of another move, and the two may differ
    pairs = [(later.observation, earlier.observation) for later, earlier in pairwise(chain)]
    for word, moves in (("Up", pairs), ("Down", [(earlier, later) for later, earlier in pairs])):
        length = next((i for i, pair in enumerate(moves) if not clearly_over(*pair)), len(moves))
        if length >= _RUN:
            return f"{word} in each of the {recent(score, chain[:length])}"
    return ""


def between(score: Score, current: Observation) -> str:
    """Give the range of the figures, where nothing more can be said of them, and whether the newest is at its end."""
    figures = trusted(score, current)
    found = range_of(score, current, _FEW)
    now = observation_words(score.indicator, current)
    if found is None:
        same = len(figures) >= _FEW and not score.indicator.grades and len({(o.value, o.marker) for o in figures}) == 1
        return f"{now} in all {number_word(len(figures))} figures" if same and not current.marker else ""
    said = f"{found.words[:1].upper()}{found.words[1:]}"
    others = [o for o in figures if o is not current]
    told = told_travel(score)
    if told is not None and told.earlier is not None:
        others.append(told.earlier)  # what the lead compares with must not lie beyond
    if all(clearly_over(current, other) for other in others):
        return f"{said}; the newest, {now}, is the highest"
    if all(clearly_over(other, current) for other in others):
        return f"{said}; the newest, {now}, is the lowest"
    return f"{said}; now {now}" if current.value in (found.low.value, found.high.value) else said
