"""A breakdown on an indicator's page: its chart, and the table behind it with a column for each period."""

from __future__ import annotations

from quarterdeck.figures import format_number
from quarterdeck.pages.inputs import ChartImages, CouncilInput
from quarterdeck.parts import Parts
from quarterdeck.periods import Period, name_of
from quarterdeck.results import Score
from quarterdeck.wording import figure_words


def breakdown_context(given: CouncilInput, score: Score, parts: Parts, chart: ChartImages | None) -> dict[str, object]:
    """Give what the template of a breakdown needs."""
    breakdown = parts.breakdown
    notes = list(dict.fromkeys(f.note for f in parts.figures.values() if f.note))

    def said(category: str, period: Period) -> tuple[str, str, str]:
        figure = parts.figure(category, period)
        if figure is None:
            return "–", "", ""
        value = figure_words(score.indicator, figure.value, "", figure.marker)
        if figure.numerator is not None and figure.denominator is not None:
            value += f" ({format_number(figure.numerator)} of {format_number(figure.denominator)})"
        return value, figure.marker, str(notes.index(figure.note) + 1) if figure.note else ""

    rows = [(name, [said(name, period) for period in parts.periods]) for name in parts.categories]
    if any(not category for category, _ in parts.figures):
        rows.append(("All together", [said("", period) for period in parts.periods]))
    sources = {release.id: release.source for release in given.council.releases}
    used = dict.fromkeys(f.release for f in parts.figures.values() if f.period == parts.newest)
    return {
        "title": breakdown.title,
        "description": breakdown.description,
        "heading": breakdown.dimension.replace("_", " ").capitalize(),
        "periods": [name_of(period) for period in parts.periods],
        "rows": rows,
        "notes": notes,
        "chart": chart,
        "before": name_of(parts.before) if parts.before else "",
        "newest": name_of(parts.newest),
        "source": "; ".join(sources[release] for release in used),
    }
