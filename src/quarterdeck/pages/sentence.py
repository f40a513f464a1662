"""The sentence of an indicator: what the figure is, how it stands to target, and which way it went."""

from __future__ import annotations

from collections.abc import Callable

from quarterdeck.figures import format_value
from quarterdeck.model import Accumulation, Council, Polarity, Target
from quarterdeck.pages.words import period_before, status_label, when
from quarterdeck.periods import Calendar, PeriodKind, name_of
from quarterdeck.results import Score, Travel

#: The marker of a figure that has not happened yet.
FORECAST = "[f]"
_PARTS = {PeriodKind.QUARTER: "quarter", PeriodKind.HALF: "half-year", PeriodKind.MONTH: "month"}


def build_sentences(score: Score, calendar: Calendar) -> tuple[str, ...]:
    """Write the lead of an indicator's page: one to three plain sentences."""
    if score.current is None:
        return (_no_figure(score),)
    sentences = [_statement(score, calendar)]
    if score.current.marker == FORECAST:
        return (*sentences, "This is a forecast, not a result.")
    judged, travelled = _against_target(score), _travelled(score)
    if judged and travelled:
        joint = "but" if _opposite(score) else "and"
        sentences.append(f"{judged}, {joint} {travelled}.")
    elif judged or travelled:
        sentences.append(f"{judged or f'It is {travelled}'}.")
    if score.newest is not score.current:
        sentences.append(_later(score))
    return tuple(sentences)


def finding_of(council: Council) -> Callable[[Score], str]:
    """Give what says a chart's finding: the first sentence of the indicator's page."""
    return lambda score: build_sentences(score, council.settings.calendar)[0]


def summary_of(council: Council) -> Callable[[Score], str]:
    """Give what says in plain words how an indicator stands: all sentences of its page."""
    return lambda score: " ".join(build_sentences(score, council.settings.calendar))


def standing_of(council: Council) -> Callable[[Score], str]:
    """Give what says how a figure stands to its target, and for when: ``On target, Quarter 2 2024-25``."""
    tolerance = council.settings.tolerance

    def standing(score: Score) -> str:
        label = status_label(score.judgement.status, tolerance)
        return f"{label.text}, {name_of((score.current or score.newest).period)}"

    return standing


def _statement(score: Score, calendar: Calendar) -> str:
    current = score.current
    assert current is not None
    value = current.value_text if current.value is None else format_value(current.value, score.indicator.unit)
    period = when(current.period, score.indicator.accumulation, calendar)
    text = score.indicator.statement.replace("{value}", value).replace("{period}", period)
    return f"{text[:1].upper()}{text[1:]}."


def _no_figure(score: Score) -> str:
    note = score.newest.note.rstrip(".")
    if note and not note[1:2].isupper():  # an abbreviation keeps its capital
        note = note[:1].lower() + note[1:]
    return f"There is no figure for {name_of(score.newest.period)}{f': {note}' if note else ''}."


def _later(score: Score) -> str:
    """Tell of what the report gives beyond the figure that is judged: a forecast, or why a newer one is missing."""
    newest = score.newest
    when_due = name_of(newest.period)
    if newest.marker == FORECAST:
        said = newest.value_text if newest.value is None else format_value(newest.value, score.indicator.unit)
        return f"The forecast for {when_due} is {said}."
    reason = f": “{newest.note.rstrip('.')}”" if newest.note else ""
    return f"The figure for {when_due} is not out yet{reason}."


def _against_target(score: Score) -> str:
    target = score.judgement.target
    if target is not None and target.value_text and score.current is not None and score.current.value_text:
        return f"That is {'' if score.judgement.status == 'met' else 'not '}what the target asks for"
    if target is None or target.value is None or score.current is None or score.current.value is None:
        return ""
    aim = f"the target of {format_value(target.value, score.indicator.unit)}{_for_when(score, target)}"
    match score.judgement.status:
        case "met":
            return f"That is exactly {aim}" if score.current.value == target.value else f"That is better than {aim}"
        case "within_tolerance":
            return f"That is a little short of {aim}" if _shortfall(score) else f"That is a little over {aim}"
        case "not_met":
            return f"That is worse than {aim}"
        case _:
            return ""


def _shortfall(score: Score) -> bool:
    return score.polarity is Polarity.HIGHER


def _for_when(score: Score, target: Target) -> str:
    """Say what time a target is for, where that is not plain."""
    alone = score.indicator.accumulation is Accumulation.PERIOD
    match target.period.kind:
        case PeriodKind.UNDATED:
            return ""
        case PeriodKind.TERM:
            return " for the term"
        case PeriodKind.QUARTER | PeriodKind.HALF | PeriodKind.MONTH if alone:
            return f" for the {_PARTS[target.period.kind]}"
        case PeriodKind.QUARTER | PeriodKind.HALF | PeriodKind.MONTH:
            return " for this point in the year"
    return " for the year" if score.indicator.accumulation is not Accumulation.SNAPSHOT else ""


def _travelled(score: Score) -> str:
    direction = score.direction
    if direction.word == "not_comparable":
        return ""
    before = period_before(direction, score.current)
    if direction.basis == "by_achievement":
        return _by_achievement(direction, before)
    if direction.word == "same":
        return f"the same as {before}"
    word = "better" if direction.word == "improving" else "worse"
    return f"{word} than {before}"


def _by_achievement(direction: Travel, before: str) -> str:
    words = {
        "improving": f"measured against its target it is doing better than {before}",
        "same": f"measured against its target it is doing as well as {before}",
        "worsening": f"measured against its target it is doing worse than {before}",
    }
    return words[direction.word]


def _opposite(score: Score) -> bool:
    """Tell whether target and direction point different ways, so that a reader expects “but”."""
    good = {"met": True, "within_tolerance": False, "not_met": False}.get(score.judgement.status)
    better = {"improving": True, "worsening": False}.get(score.direction.word)
    return good is not None and better is not None and good is not better
