"""The lead of an indicator: what the figure is, how it stands to target, and which way it went."""

from __future__ import annotations

from collections.abc import Callable

from quarterdeck.model import Council, Observation
from quarterdeck.pages.aims import against_target
from quarterdeck.pages.movement import travelled
from quarterdeck.pages.words import judged_label
from quarterdeck.periods import Calendar, name_of
from quarterdeck.results import Score
from quarterdeck.schema import words
from quarterdeck.wording import REMARKS, observation_words, unit_of, when


def build_sentences(score: Score, calendar: Calendar) -> tuple[str, ...]:
    """Write the lead of an indicator's page: one to four plain sentences."""
    if score.current is None:
        return (_no_figure(score),)
    sentences = [_statement(score, score.current, calendar)]
    remark = REMARKS.get(score.current.marker, "")
    if score.current.marker == words.FORECAST:
        return (*sentences, remark)
    sentences += [said for said in (against_target(score, calendar), travelled(score, calendar), remark) if said]
    if score.newest is not score.current:
        sentences.append(_later(score))
    return tuple(sentences)


def summary_of(council: Council) -> Callable[[Score], str]:
    """Give what says in plain words how an indicator stands: all sentences of its page."""
    return lambda score: " ".join(build_sentences(score, council.settings.calendar))


def standing_of(council: Council) -> Callable[[Score], str]:
    """Give what says how a figure stands to its target, and for when: ``On target, Quarter 2 2024-25``."""
    tolerance = council.settings.tolerance

    def standing(score: Score) -> str:
        label = judged_label(score.judgement, score.current, tolerance)
        return f"{label.text}, {name_of((score.current or score.newest).period)}"

    return standing


def _statement(score: Score, seen: Observation, calendar: Calendar) -> str:
    indicator = score.indicator
    value, period = observation_words(indicator, seen), when(seen.period, indicator.accumulation, calendar)
    unit = unit_of(indicator, seen.value)
    if seen.value == 1 and unit and unit != indicator.unit:
        # The sentence is written for many: one of them is told apart from it.
        return f"{indicator.title}: {value} {unit} {period}."
    text = indicator.statement.replace("{value}", value).replace("{period}", period)
    return f"{text[:1].upper()}{text[1:]}."


def _no_figure(score: Score) -> str:
    newest = score.newest
    if score.parts is not None and newest.marker == "[z]":
        return f"No figure for the whole is published, only its parts, up to {name_of(score.parts.newest)}."
    return _missing(newest)


def _missing(seen: Observation) -> str:
    """Say why there is no figure, by its marker, with the note that the report gives."""
    note = f" Note: {seen.note.rstrip('.')}." if seen.note else ""
    time = name_of(seen.period)
    match seen.marker:
        case words.HELD_BACK:
            return f"The figure for {time} is held back, so that nobody can be recognised.{note}"
        case "[z]":
            return f"There can be no figure for {time}.{note}"
        case words.FORECAST:
            return f"The report gives no forecast for {time}.{note}"
    return f"The report gives no figure for {time}.{note}"


def _later(score: Score) -> str:
    """Tell of what the report gives beyond the figure that is judged: a forecast, or why a newer one is missing."""
    newest = score.newest
    if newest.value is None and not newest.value_text:
        return _missing(newest)
    said = observation_words(score.indicator, newest)
    return f"The forecast for {name_of(newest.period)}, not a result, is {said}."
