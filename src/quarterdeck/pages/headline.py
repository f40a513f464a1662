"""The headline of a chart: what its figures say together, by rules that are exact and take the most telling first.

The page's lead has said the newest figure and its last move, so a headline looks at the whole line before those.
"""

from __future__ import annotations

from collections.abc import Callable

from quarterdeck.model import Council, Observation, Polarity
from quarterdeck.pages.headline_figures import chain_until, counted, recent
from quarterdeck.pages.headline_line import between, record, run_of_moves
from quarterdeck.pages.headline_move import moved
from quarterdeck.pages.movement import is_disputed
from quarterdeck.pages.sentence import build_sentences
from quarterdeck.periods import Calendar
from quarterdeck.results import Reading, Score
from quarterdeck.schema.words import FORECAST, LOW
from quarterdeck.wording import observation_words, target_words

#: So many times in a row make a headline.
_RUN = 3
#: Not on target, but within the council's tolerance: counted among those that do not meet it.
_NEAR = "near"


def headline_of(council: Council) -> Callable[[Score], str]:
    """Give what says a chart's finding."""
    return lambda score: (
        build_headline(score, council.settings.calendar) or build_sentences(score, council.settings.calendar)[0]
    )


def build_headline(score: Score, calendar: Calendar) -> str:
    """Say what the figures of a chart show together; empty where they show nothing that the lead does not say."""
    current = score.current
    if current is None or current.value is None or current.marker == FORECAST:
        return ""
    return (
        _against_targets(score, current)
        or record(score, current, calendar)
        or run_of_moves(score, current)
        or moved(score, current, calendar)
        or between(score, current)
        or _to_target(score, current)
    )


def _against_targets(score: Score, current: Observation) -> str:
    judged = list(chain_until(score, current))
    sides = [_side(score, r) for r in judged]
    first = sides[0]
    if not first:
        return ""
    length = next((i for i, side in enumerate(sides) if side != first), len(sides))
    if length >= _RUN and first != _NEAR:
        return f"{first} in each of the {recent(score, judged[:length])}"
    unmet = {"Off target", _NEAR}
    misses = next((i for i, side in enumerate(sides) if side not in unmet), len(sides))
    if misses >= _RUN:
        return f"Target not met in any of the {recent(score, judged[:misses])}"
    before = next((i for i, side in enumerate(sides[1:]) if side not in unmet), len(sides) - 1)
    if first == "On target" and before >= _RUN:
        return f"On target, after {counted(score, judged[1 : before + 1])} without meeting it"
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


def _to_target(score: Score, current: Observation) -> str:
    target = score.judgement.target
    if target is None or target.value is None or current.marker == LOW:
        return ""
    value, aim = observation_words(score.indicator, current), target_words(score.indicator, target)
    worked_back = " (worked back)" if target.worked_back else ""
    if current.value == target.value:
        return f"Exactly the target of {aim}{worked_back}"
    return f"{value} against a target of {aim}{worked_back}"
