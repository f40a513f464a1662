"""The lead of an indicator: what the figure is, how it stands to target, and which way it went."""

from __future__ import annotations

from collections.abc import Callable

from quarterdeck.figures import format_number, round_half_up
from quarterdeck.model import Council, Observation
from quarterdeck.pages.aims import against_target
from quarterdeck.pages.movement import travelled
from quarterdeck.pages.words import judged_label
from quarterdeck.parts import Whole
from quarterdeck.periods import Calendar, name_of
from quarterdeck.results import Score
from quarterdeck.schema import words
from quarterdeck.wording import REMARKS, observation_words, unit_of, when

#: From one in so many on, a share is said as one in how many.
_RARE = 10


def build_sentences(score: Score, calendar: Calendar) -> tuple[str, ...]:
    """Write the lead of an indicator's page: one to four plain sentences."""
    if score.current is None:
        whole = whole_of(score)
        return (_summed(score, whole, calendar),) if whole is not None else (_no_figure(score),)
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


def whole_of(score: Score) -> Whole | None:
    """Give what an indicator's parts add up to, where no newer figure of the whole is published."""
    whole = score.parts.whole if score.parts is not None and score.current is None else None
    return whole if whole is not None and whole.period.sort_key >= score.newest.period.sort_key else None


def _summed(score: Score, whole: Whole, calendar: Calendar) -> str:
    assert score.parts is not None
    said = score.parts.breakdown.whole.rstrip(".")
    for name, value in (
        ("{count}", format_number(whole.count)),
        ("{total}", format_number(whole.total)),
        ("{period}", when(whole.period, score.indicator.accumulation, calendar)),
    ):
        said = said.replace(name, value)
    return f"{said}: {share_words(whole)}. The sum is ours: the report gives only the parts."


def share_words(whole: Whole) -> str:
    """Say a count out of a total as one would aloud: ``fewer than 1 in 1,000``, ``all of them``, ``84.6%``."""
    if whole.count in (0, whole.total):
        return "all of them" if whole.count else "none of them"
    if whole.count * _RARE <= whole.total:
        power = 10 ** (whole.total // whole.count).adjusted()
        one_in = max(step * power for step in (1, 2, 5) if step * power * whole.count <= whole.total)
        return f"{'' if one_in * whole.count == whole.total else 'fewer than '}1 in {one_in:,}"
    percent = round_half_up(whole.count / whole.total * 100, 1)
    return "nearly all of them" if percent == 100 else f"{format_number(percent)}%"  # noqa: PLR2004


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
