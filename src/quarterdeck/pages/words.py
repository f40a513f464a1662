"""The words of the portal: statuses, directions and periods as residents read them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from quarterdeck.model import Accumulation, Observation
from quarterdeck.pages.movement import why_withheld
from quarterdeck.periods import Calendar
from quarterdeck.results import Judgement, Travel
from quarterdeck.schema.words import FORECAST
from quarterdeck.wording import status_words, than_when


@dataclass(frozen=True, slots=True)
class Label:
    """A word with a shape: the shape repeats the word for the eye and is hidden from assistive technology."""

    kind: str
    shape: str
    text: str


_SHAPES = {"met": "●", "within_tolerance": "◐", "not_met": "▲", "no_target": "○", "no_data": "–"}
_ARROWS = {"improving": "↗", "same": "→", "worsening": "↘", "not_comparable": "·"}
_TRAVEL = {"improving": "Better", "same": "Same", "worsening": "Worse", "not_comparable": "Not comparable"}
_QUARTERS = {1: "Best 25%", 2: "Second-best 25%", 3: "Second-worst 25%", 4: "Worst 25%"}


def status_label(status: str, tolerance: Decimal) -> Label:
    """Say a status: ``● On target``."""
    return Label(status, _SHAPES[status], status_words(status, tolerance))


def travel_label(travel: Travel) -> Label:
    """Say a direction in one word: ``↗ Better``."""
    return Label(
        travel.word,
        _ARROWS[travel.word],
        "No verdict" if travel.withheld or _unjudged(travel) else _TRAVEL[travel.word],
    )


def _unjudged(travel: Travel) -> bool:
    """Tell whether two figures were compared and yet nothing is better or worse."""
    return travel.word == "not_comparable" and travel.earlier is not None


def judged_label(judged: Judgement, seen: Observation | None, tolerance: Decimal) -> Label:
    """Say how a figure stands to its target; where it is not judged, why."""
    label = status_label(judged.status, tolerance)
    if seen is not None and seen.marker == FORECAST:
        return replace(label, text="Forecast, not judged")
    if judged.reached is not None:
        return replace(label, text="No target for a part of the year")
    return label


#: What is said in small print of an arrow that was taken from the report.
_SAID = {"stated": "the council says", "not_legible": "not legible in our copy"}


def than_label(travel: Travel, accumulation: Accumulation, calendar: Calendar) -> str:
    """Say in small print what a direction or trend compares with, or why there is no verdict."""
    if travel.withheld:
        return why_withheld(travel)
    if travel.basis in _SAID:
        return _SAID[travel.basis]
    if travel.earlier is None:
        return ""
    if travel.word == "not_comparable":
        return "neither more nor less is better"
    return f"{'as' if travel.word == 'same' else 'than'} {than_when(travel.earlier.period, accumulation, calendar)}"


def direction_label(travel: Travel, accumulation: Accumulation, calendar: Calendar) -> Label:
    """Say a direction in full: ``↗ Better than in April to June 2024``."""
    return _full(travel, accumulation, calendar, "than before", "No comparison with the period before")


def trend_label(travel: Travel, accumulation: Accumulation, calendar: Calendar) -> Label:
    """Say a trend in full: ``↗ Better than a year ago, the council says``."""
    return _full(travel, accumulation, calendar, "than a year ago", "No comparison with a year ago")


def _full(travel: Travel, accumulation: Accumulation, calendar: Calendar, stated: str, nothing: str) -> Label:
    said = than_label(travel, accumulation, calendar)
    if travel.withheld:
        return Label(travel.word, _ARROWS[travel.word], f"No verdict: {said}")
    if travel.basis == "not_legible":
        return Label(travel.word, _ARROWS[travel.word], f"{nothing}: the arrow is not legible in our copy")
    if travel.word == "not_comparable":
        # Two figures were compared, but nobody says which way is better.
        text = "No verdict: neither more nor less is better" if travel.earlier is not None else nothing
        return Label(travel.word, _ARROWS[travel.word], text)
    if travel.basis == "stated":
        said = f"{stated.replace('than', 'as') if travel.word == 'same' else stated}, {said}"
    return Label(travel.word, _ARROWS[travel.word], f"{_TRAVEL[travel.word]} {said}")


def quartile_label(quartile: int, time: str = "") -> Label:
    """Say a quartile, and for when it was stated: ``Best 25% of similar councils in 2022-23``."""
    text = f"{_QUARTERS[quartile]} of similar councils{f' in {time}' if time else ''}"
    return Label(f"quartile-{quartile}", "▪", text)


_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def number_word(count: int) -> str:
    """Write a small number in letters: ``four``."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def quarter_words(quartile: int) -> str:
    """Say a quartile alone, under a heading that says among whom: ``Best 25%``."""
    return _QUARTERS[quartile]


def count_of(number: int, one: str, many: str | None = None) -> str:
    """Write a count with its noun: ``1 indicator``, ``12 indicators``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
