"""The headline of a chart: what its figures say together, by rules that are exact and take the most telling first.

The page's lead has said the newest figure and its last move, so a headline looks at the whole line before those.
"""

from __future__ import annotations

from collections.abc import Callable

from quarterdeck.model import Accumulation, Council, Observation, Polarity
from quarterdeck.pages.headline_figures import chain_until, counted
from quarterdeck.pages.headline_line import between, furthest, record, run_of_moves, years_at_this_point
from quarterdeck.pages.movement import is_disputed
from quarterdeck.pages.sentence import build_sentences
from quarterdeck.periods import Calendar, months_between
from quarterdeck.results import Reading, Score
from quarterdeck.schema.words import FORECAST, LOW
from quarterdeck.wording import observation_words, target_words

#: So many times in a row make a headline.
_RUN = 3
_STEPS = {1: "month", 3: "quarter", 4: "term", 6: "half-year", 12: "year"}
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
        or record(score, current)
        or years_at_this_point(score, current, calendar)
        or run_of_moves(score, current)
        or _in_a_year(score, current)
        or _since_before(score, current)
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
        return f"{first} in each of the last {counted(judged[:length])}"
    unmet = {"Off target", _NEAR}
    misses = next((i for i, side in enumerate(sides) if side not in unmet), len(sides))
    if misses >= _RUN:
        return f"Target not met in any of the last {counted(judged[:misses])}"
    before = next((i for i, side in enumerate(sides[1:]) if side not in unmet), len(sides) - 1)
    if first == "On target" and before >= _RUN:
        return f"On target, after {counted(judged[1 : before + 1])} without meeting it"
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
    return f"{said}{furthest(score, current)}" if said else ""


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


def _to_target(score: Score, current: Observation) -> str:
    target = score.judgement.target
    if target is None or target.value is None or current.marker == LOW:
        return ""
    value, aim = observation_words(score.indicator, current), target_words(score.indicator, target)
    return f"{value} against a target of {aim}{', which we worked back' if target.worked_back else ''}"
