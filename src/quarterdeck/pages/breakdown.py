"""A breakdown on an indicator's page: its chart, and the table behind it with a column for each period."""

from __future__ import annotations

from quarterdeck.figures import format_number, format_value
from quarterdeck.model import Breakdown
from quarterdeck.pages.inputs import ChartImages
from quarterdeck.periods import name_of


def breakdown_context(breakdown: Breakdown, unit: str, chart: ChartImages | None, source: str) -> dict[str, object]:
    """Give what the template of a breakdown needs."""
    periods = list(dict.fromkeys(figure.period for figure in breakdown.figures))
    categories = list(dict.fromkeys(f.category for f in breakdown.figures if f.category))
    totals = any(not f.category for f in breakdown.figures)
    cells = {(f.category, f.period): f for f in breakdown.figures}
    notes = list(dict.fromkeys(f.note for f in breakdown.figures if f.note))

    def said(category: str, place: int) -> tuple[str, str]:
        figure = cells.get((category, periods[place]))
        if figure is None:
            return "–", ""
        value = format_value(figure.value, unit) if figure.value is not None else figure.marker or "–"
        if figure.numerator is not None and figure.denominator is not None:
            value += f" ({format_number(figure.numerator)} of {format_number(figure.denominator)})"
        return value, str(notes.index(figure.note) + 1) if figure.note else ""

    rows = [(name, [said(name, place) for place in range(len(periods))]) for name in categories]
    if totals:
        rows.append(("All together", [said("", place) for place in range(len(periods))]))
    return {
        "title": breakdown.title,
        "description": breakdown.description,
        "heading": breakdown.dimension.replace("_", " ").capitalize(),
        "periods": [name_of(period) for period in periods],
        "rows": rows,
        "notes": notes,
        "chart": chart,
        "before": name_of(periods[-2]) if len(periods) > 1 else "",
        "newest": name_of(periods[-1]),
        "source": source,
    }
