"""The key of a report's page: every marker and sign that it uses, and none that it does not."""

from __future__ import annotations

from collections.abc import Iterator

from quarterdeck.pages.environment import render_html
from quarterdeck.pages.inputs import CouncilInput
from quarterdeck.pages.report_rows import ReportRow, build_report_row
from quarterdeck.pages.words import Label, status_label, travel_label
from quarterdeck.results import Assessment, Travel
from quarterdeck.schema.words import MARKER, STATUS, TRAVEL

#: What signs mean that say more than their status or direction alone.
_MORE = {
    "Forecast, not judged": "The figure is a forecast, not a result.",
    "No target for a part of the year": "The target is for the whole year, of which this figure is only a part.",
    "No verdict": "Neither better nor worse, for the reason that stands beside it.",
}
#: What a missed target means to a council that knows no near misses.
_MISSED = "The target was missed."


def render_key(given: CouncilInput, assessment: Assessment) -> str:
    """Explain the signs of a report's page, in the order of their tables."""
    recent = given.council.settings.report == "recent-values"
    listed = {s.indicator.id for one in given.lists.get(assessment.release.id, ()) for s in one.members}
    rows = [(row := build_report_row(given, s, ""), row.id in listed) for s in assessment.scores]
    shown = {label for row, in_list in rows for label in _labels(row, recent=recent, in_list=in_list)}
    cells = " ".join(cell for row, in_list in rows for cell in _figures(row, recent=recent, in_list=in_list))
    order = [*STATUS, *TRAVEL]
    return render_html(
        "report_key",
        signs=[
            (label, _meaning(given, label))
            for label in sorted(shown, key=lambda one: (order.index(one.kind), one.text in _MORE, one.text))
        ],
        markers=[(marker, text) for marker, text in MARKER.items() if marker in cells],
    )


def _labels(row: ReportRow, *, recent: bool, in_list: bool) -> Iterator[Label]:
    yield row.status
    if in_list or not recent:
        yield row.direction
    if not recent:
        yield row.trend


def _figures(row: ReportRow, *, recent: bool, in_list: bool) -> Iterator[str]:
    if in_list or not recent:
        yield row.value
    yield from (value for _, value in row.recent) if recent else (row.previous, row.outturn)


def _meaning(given: CouncilInput, label: Label) -> str:
    tolerance = given.council.settings.tolerance
    if label.kind in STATUS and label.text == status_label(label.kind, tolerance).text:
        return _MISSED if label.kind == "not_met" and not tolerance else STATUS[label.kind]
    if label.kind in TRAVEL and label.text == travel_label(Travel(label.kind, "")).text:
        return TRAVEL[label.kind]
    return _MORE[label.text]
