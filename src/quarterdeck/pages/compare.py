"""The same concept across councils: the differences first, then the figures side by side, period by period."""

from __future__ import annotations

from collections.abc import Mapping

from quarterdeck.model import Concept, Observation
from quarterdeck.pages.around import Beside
from quarterdeck.pages.environment import render_html, render_markdown
from quarterdeck.pages.inputs import ChartImages, CouncilInput
from quarterdeck.pages.page import Page, link
from quarterdeck.pages.sentence import build_sentences
from quarterdeck.periods import Period
from quarterdeck.results import Score
from quarterdeck.wording import covered, covers, observation_with_unit

Member = tuple[CouncilInput, Score]
Time = tuple[object, ...]


def find_beside(councils: tuple[CouncilInput, ...], concepts: tuple[Concept, ...]) -> dict[str, Beside]:
    """Find what more than one council reports, by the concept's id, with the councils' names."""
    found: dict[str, Beside] = {}
    for concept in concepts:
        names = tuple(dict.fromkeys(given.council.settings.name for given, _ in _members(councils, concept)))
        if len(names) > 1:
            found[concept.id] = Beside(concept, names)
    return found


def build_compare_pages(
    councils: tuple[CouncilInput, ...], concepts: tuple[Concept, ...], together: Mapping[str, ChartImages]
) -> list[Page]:
    """Make a page for each concept that more than one council reports, and the list of them."""
    members = {concept.id: _members(councils, concept) for concept in concepts}
    shared = [c for c in concepts if len({given.slug for given, _ in members[c.id]}) > 1]
    if not shared:
        return []
    return [
        _list_page(shared, members),
        *(_page(concept, members[concept.id], together.get(concept.id)) for concept in shared),
    ]


def _members(councils: tuple[CouncilInput, ...], concept: Concept) -> list[Member]:
    return [(given, s) for given in councils for s in given.current.values() if s.indicator.concept == concept.id]


def _list_page(shared: list[Concept], members: dict[str, list[Member]]) -> Page:
    address = "compare/"
    items = [
        {
            "title": concept.title,
            "link": link(address, f"compare/{concept.id}/"),
            "comparable": concept.comparable,
            "councils": " and ".join(dict.fromkeys(given.council.settings.name for given, _ in members[concept.id])),
        }
        for concept in shared
    ]
    fragments = {"concepts": render_html("concepts", items=items)}
    description = "What more than one council measures: definitions and differences first, then the figures."
    return Page(
        address, "Comparing councils", description, render_markdown("compare_list"), fragments, section="compare"
    )


def _page(concept: Concept, members: list[Member], together: ChartImages | None) -> Page:
    address = f"compare/{concept.id}/"
    columns = [(given, score) for given, score in members]
    figures = [_figures(given, score) for given, score in columns]
    names: dict[Time, list[tuple[int, str, Period]]] = {}
    for (given, score), known in zip(columns, figures, strict=True):
        for time, seen in known.items():
            said = covered(seen.period, score.indicator.accumulation, given.council.settings.calendar)
            names.setdefault(time, []).append((len(said), said, seen.period))
    # The same time can have two names: the shorter one, ``2023-24``, heads the row.
    named = [(time, *min(known, key=lambda name: name[:2])[1:]) for time, known in names.items()]
    rows = [
        (
            f"{said[:1].upper()}{said[1:]}",
            [_said(known.get(time), score) for known, (_, score) in zip(figures, columns, strict=True)],
        )
        for time, said, _ in sorted(named, key=lambda n: (n[2].dated, n[2].sort_key, n[1]), reverse=True)
    ]
    cards = [
        {
            "council": given.council.settings.name,
            "title": score.indicator.title,
            "official": score.entry.official_title.rstrip("."),
            "link": link(address, given.address_of(score.indicator)),
            "method": score.indicator.method or score.indicator.description,
            "sentence": build_sentences(score, given.council.settings.calendar)[0],
            # Councils on one plot need none of their own.
            "chart": None if together else _chart(given, score),
            "caveat": score.indicator.caveat,
        }
        for given, score in columns
    ]
    fragments = {
        "crumbs": render_html("crumbs", items=[("Comparing councils", link(address, "compare/"))]),
        "cards": render_html("compare_cards", cards=cards),
        "together": render_html("compare_together", chart=together) if together else "",
        "table": render_html(
            "compare_table",
            headings=[(g.council.settings.name, s.indicator.title) for g, s in columns],
            rows=rows,
            caption=f"{concept.title}: each council’s figures, newest first",
        ),
    }
    markdown = render_markdown(
        "compare_page",
        title=concept.title,
        note=concept.note,
        comparable=concept.comparable,
        together=together is not None,
    )
    description = f"{concept.title}: councils side by side, with what differs between their measures."
    return Page(address, concept.title, description, markdown, fragments, section="compare")


def _chart(given: CouncilInput, score: Score) -> ChartImages | None:
    chart = given.charts.get(f"compare:{score.indicator.id}")
    return chart if chart is not None and chart.telling else None


def _figures(given: CouncilInput, score: Score) -> dict[Time, Observation]:
    """Give a council's figures by the time that they cover: two quarters of one name can be unlike stretches."""
    indicator, calendar = score.indicator, given.council.settings.calendar
    return {
        covers(reading.observation.period, indicator.accumulation, calendar): reading.observation
        for reading in score.readings
        if reading.observation.value is not None or reading.observation.value_text
    }


def _said(observation: Observation | None, score: Score) -> str:
    if observation is None:
        return "–"
    marker = f" {observation.marker}" if observation.marker else ""
    return observation_with_unit(score.indicator, observation) + marker
