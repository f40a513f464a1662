"""The key of a report's page: every marker and sign that it uses, and none that it does not."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from quarterdeck.pages.environment import render_html
from quarterdeck.pages.inputs import CouncilInput
from quarterdeck.pages.report_off_target import moved_label, off_target
from quarterdeck.pages.report_rows import build_report_row
from quarterdeck.pages.words import Label, status_label, travel_label
from quarterdeck.results import Score, Travel
from quarterdeck.schema.words import MARKER, STATUS, TRAVEL

#: What signs mean that say more than their status or direction alone.
_MORE = {
    "Forecast, not judged": "The figure is a forecast, not a result.",
    "No target for a part of the year": "The target is for the whole year, of which this figure is only a part.",
    "No verdict": "Neither better nor worse, for the reason that stands beside it.",
}
#: What a missed target means to a council that knows no near misses.
_MISSED = "The target was missed."


def render_key(
    given: CouncilInput,
    scores: Sequence[Score],
    *,
    listed: AbstractSet[str] = frozenset(),
    missed: Sequence[Score] | None = None,
    scorecards: bool = True,
) -> str:
    """Explain the signs of a report's page, in the order of their tables.

    ``scores`` are those of its scorecards, if it has any; ``listed`` are also in its lists, and ``missed`` (those of
    the scores, unless others are given) are among what is off target.
    """
    recent = given.council.settings.report == "recent-values"
    labels: set[Label] = set()
    cells: list[str] = []
    for score in scores:
        if not scorecards and score.indicator.id not in listed:
            continue
        row = build_report_row(given, score, "")
        labels.add(row.status)
        if row.id in listed or (scorecards and not recent):
            labels.add(row.direction)
            cells.append(row.value)
        if scorecards:
            cells += [value for _, value in row.recent] if recent else [row.previous, row.outturn]
            labels |= set() if recent else {row.trend}
    for score in off_target(scores if missed is None else missed):
        labels |= {moved} if (moved := moved_label(score)) else set()
    said, order = " ".join(cells), [*STATUS, *TRAVEL]
    return render_html(
        "report_key",
        signs=[
            (label, _meaning(given, label))
            for label in sorted(labels, key=lambda one: (order.index(one.kind), one.text in _MORE, one.text))
        ],
        markers=[(marker, text) for marker, text in MARKER.items() if marker in said],
    )


def _meaning(given: CouncilInput, label: Label) -> str:
    tolerance = given.council.settings.tolerance
    if label.kind in STATUS and label.text == status_label(label.kind, tolerance).text:
        return _MISSED if label.kind == "not_met" and not tolerance else STATUS[label.kind]
    if label.kind in TRAVEL and label.text == travel_label(Travel(label.kind, "")).text:
        return TRAVEL[label.kind]
    return _MORE[label.text]
