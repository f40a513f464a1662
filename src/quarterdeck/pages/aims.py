"""What is said of a target: how much, for when, how it is known, and how the figure stands to it."""

from __future__ import annotations

from decimal import Decimal

from quarterdeck.figures import format_number
from quarterdeck.model import Indicator, Observation, Polarity, Target
from quarterdeck.pages.movement import is_disputed
from quarterdeck.periods import PARTS_OF_YEAR, Calendar, PeriodKind
from quarterdeck.results import Judgement, Reached, Score
from quarterdeck.schema.words import LOW
from quarterdeck.wording import covered, figure_words, target_words


def against_target(score: Score, calendar: Calendar) -> str:
    """Write the sentence that sets the figure against its target, by the exact numbers; empty without a target."""
    judged, current = score.judgement, score.current
    if current is None:
        return ""
    if judged.reached is not None:
        return _reached(score.indicator, judged.reached, calendar)
    target = judged.target
    if target is None or judged.status in ("no_target", "no_data"):
        return ""
    if current.value is None or target.value is None:
        return f"That is {'' if judged.status == 'met' else 'not '}what the target asks for."
    if current.marker == LOW and current.value == target.value:
        return ""  # it only rounds to the target
    aim = aim_of(score.indicator, target, calendar, current)
    return f"That is {_standing(score, current.value, target.value, aim)}."


def _standing(score: Score, value: Decimal, target: Decimal, aim: str) -> str:
    """Say how a figure stands to its target, by the exact numbers and not by the rounded status."""
    over, status = value > target, score.judgement.status
    if value == target:
        return f"exactly {aim}"
    if is_disputed(score):
        return f"{'above' if over else 'below'} {aim}"
    if over is (score.polarity is Polarity.HIGHER):
        return f"better than {aim}"
    if status == "met":
        return f"{_side(over=over)} {aim}, and counts as met: it rounds to {score.judgement.achievement_percent}% of it"
    return f"{_side(over=over)} {aim}" if status == "within_tolerance" else f"worse than {aim}"


def _side(*, over: bool) -> str:
    return "a little over" if over else "a little short of"


def _reached(indicator: Indicator, reached: Reached, calendar: Calendar) -> str:
    """Say what share of a whole year's target has been reached; a part of the year is not judged by it."""
    aim = aim_of(indicator, reached.target, calendar)
    share = f"{format_number(reached.percent)}%"
    if reached.parts > 1:
        so_far = figure_words(indicator, reached.so_far)
        return f"So far this year it comes to {so_far}, which is {share} of {aim}."
    if reached.complete:
        return f"That is {share} of {aim} so far."
    return f"That alone is {share} of {aim}."


def aim_of(indicator: Indicator, target: Target, calendar: Calendar, seen: Observation | None = None) -> str:
    """Name a target with its time: ``the target of 28 for 2021-22``; one that was worked back says so."""
    time = time_of_target(indicator, target, calendar)
    if time and seen is not None and seen.period.key == target.period.key:
        time = ""  # the sentence before has just named it
    said = f"{target_words(indicator, target)}{time}"
    return f"the target of {said}{' (we worked it back)' if target.worked_back else ''}"


def time_of_target(indicator: Indicator, target: Target, calendar: Calendar) -> str:
    """Say what time a target is for: `` for 2024-25``, `` for April to September 2024``; empty where it has no date."""
    period = target.period
    if period.kind is PeriodKind.UNDATED:
        return ""
    if period.kind in PARTS_OF_YEAR or period.kind is PeriodKind.STRETCH:
        return f" for {covered(period, indicator.accumulation, calendar)}"
    return f" for {covered(period, indicator.accumulation, calendar).removeprefix('the end of ')}"


def target_cell(score: Score, judged: Judgement, seen: Observation | None, calendar: Calendar) -> tuple[str, str]:
    """Give a target for a table, and the small print beside it.

    That says when the target is for, if not for the figure's own period, how much of it was reached, and whether it
    was worked back; beside one that was, it names the one that the report prints for the year.
    """
    indicator = score.indicator
    target = judged.target or (judged.reached.target if judged.reached else None)
    if target is None:
        return "–", ""
    notes = []
    if judged.reached is not None:
        notes.append(f"{format_number(judged.reached.percent)}% reached")
    if seen is None or seen.period.key != target.period.key:
        notes.append(time_of_target(indicator, target, calendar).strip())
    if target.worked_back:
        notes.append(f"worked back{printed_beside(score, target, calendar)}")
    return target_words(indicator, target), ", ".join(note for note in notes if note)


def printed_beside(score: Score, target: Target, calendar: Calendar) -> str:
    """Name the target that a report prints for the year of one that was worked back."""
    printed = next((t for t in score.targets if not t.worked_back and target.period.within(t.period)), None)
    if printed is None:
        return ""
    said = f"{target_words(score.indicator, printed)}{time_of_target(score.indicator, printed, calendar)}"
    return f"; printed is {said}"
