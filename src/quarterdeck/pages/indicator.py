"""The page of an indicator: the sentence and the number lead, the chart proves, the rest waits below."""

from __future__ import annotations

from markupsafe import Markup

from quarterdeck import addresses
from quarterdeck.figures import format_number
from quarterdeck.model import Comparator
from quarterdeck.pages.about import about_context
from quarterdeck.pages.around import Around, render_around
from quarterdeck.pages.breakdown import breakdown_context
from quarterdeck.pages.downloads import chart_files, downloads_context
from quarterdeck.pages.environment import render_html, render_markdown
from quarterdeck.pages.figures_table import FigureRow, build_figure_rows, markers_used
from quarterdeck.pages.inputs import CouncilInput
from quarterdeck.pages.notes import story_of
from quarterdeck.pages.page import Page, link
from quarterdeck.pages.sentence import build_sentences, whole_of
from quarterdeck.pages.sources import source_of
from quarterdeck.pages.terms import label_terms, row_terms, terms_of
from quarterdeck.pages.ways import ways_of_indicator
from quarterdeck.pages.words import Label, direction_label, judged_label, number_word, quartile_label, trend_label
from quarterdeck.periods import name_of
from quarterdeck.results import Score
from quarterdeck.wording import observation_words, unit_of, value_words, when

_LONGEST_DESCRIPTION = 155
#: How many figures stand open; one more than these is no reason to fold.
_RECENT = 4
#: What is not known is left out, not listed: only a reason why something is not said stands beside the figure.
_UNSAID = frozenset({"no_target", "no_data", "not_comparable"})
_REASONED = ("No verdict: ", "Forecast", "No target for a part")
#: An indicator without neighbours, and without its like elsewhere.
_ALONE = Around()


def build_indicator_page(given: CouncilInput, score: Score, around: Around = _ALONE) -> tuple[Page, dict[str, bytes]]:
    """Make an indicator's page and the files of its chart beside it."""
    settings, indicator = given.council.settings, score.indicator
    address = given.address_of(indicator)
    sentences = build_sentences(score, settings.calendar)
    priority = given.priority_of(score)
    chart = given.charts.get(indicator.id)
    files = chart_files(given, score)
    newest = score.release == given.latest.release
    report = link(address, given.report_address(score.release))
    labels, glossary = _labels(given, score), link(address, "glossary/")
    crumbs = [
        (settings.name, link(address, addresses.council_page(given.slug))),
        (
            priority.short_title,
            link(address, addresses.priority_page(given.slug, priority.number)) if newest else report,
        ),
    ]
    figures, story = _figures(given, score, glossary), _story(given, score)
    fragments = {
        "crumbs": render_html(
            "crumbs",
            items=crumbs,
            aside=score.entry.ref,
            tier=f"Tier {score.entry.tier}" if score.entry.tier else "",
            glossary=glossary,
        ),
        "numeral": render_html(
            "numeral",
            council=settings.name,
            labels=[
                (label, term)
                for place, (label, term) in enumerate(zip(labels, label_terms(score, labels, glossary), strict=True))
                if (label.kind not in _UNSAID or label.text.startswith(_REASONED)) and label not in labels[:place]
            ],
            glossary=glossary,
            **_numeral(given, score),
        ),
        "figures": render_html("figures", **figures),
        "compare": render_html(
            "compare",
            strip=chart.strip if chart else "",
            **_compare(score),
            **_beside(around, address),
        ),
        "story": render_html("story", **story),
        "more": render_html("more", **figures, **about_context(given, score, address)),
        "downloads": render_html("downloads", **downloads_context(given, score)),
        "ways": ways_of_indicator(given, indicator.id, score.entry.framework, score.entry.priority),
        "around": render_around(given, score, around),
    }
    if chart is not None and chart.telling:
        fragments["chart"] = render_html(
            "chart",
            explore=bool(chart.interactive),
            wide=chart.wide,
            narrow=chart.narrow,
            caption=Markup("Source: {}").format(source_of(given, score)),
            headline=chart.headline,
            subtitle=chart.drawn,
        )
    parts = score.parts
    if parts is not None:
        picture = given.charts.get(f"breakdown:{indicator.id}")
        fragments["breakdown"] = render_html("breakdown", **breakdown_context(given, score, parts, picture))
    markdown = render_markdown(
        "indicator",
        last_report="" if newest else score.release.title,
        report=report,
        breakdown=parts.breakdown.title if parts else "",
        parts_only=parts is not None and not score.readings,
        title=indicator.title,
        sentences=sentences,
        has_chart=chart is not None and chart.telling,
        has_comparison=bool(score.comparators) or around.beside is not None,
        has_story=bool(story["groups"]),
        has_earlier=bool(story["earlier"]),
        has_ways=bool(fragments["ways"]),
        figures_title=figures["title"],
        has_more=figures["whole"] is not None,
    )
    description = f"{settings.name}: {' '.join(sentences)}"
    if len(description) > _LONGEST_DESCRIPTION:
        description = description[: _LONGEST_DESCRIPTION - 1].rsplit(" ", 1)[0] + "…"
    image = f"{indicator.id}.png" if chart is not None else ""
    page = Page(
        address,
        indicator.title,
        description,
        markdown,
        fragments,
        given.slug,
        "indicators",
        image=image,
        dated=score.release.published,
        origin=score.release.source,
    )
    return page, {f"{address}{name}": content for name, content in files.items()}


def _numeral(given: CouncilInput, score: Score) -> dict[str, str]:
    current = score.current
    whole = whole_of(score)
    if whole is not None:
        return {
            "value": format_number(whole.count),
            "unit": f"of {format_number(whole.total)}",
            "when": when(whole.period, score.indicator.accumulation, given.council.settings.calendar),
        }
    if current is None:
        missing = observation_words(score.indicator, score.newest)
        value = "In parts only" if score.parts is not None and not score.readings else missing
        return {"value": f"{value[:1].upper()}{value[1:]}", "unit": "", "when": name_of(score.newest.period)}
    return {
        "value": observation_words(score.indicator, current),
        "unit": unit_of(score.indicator, current.value),
        "when": when(current.period, score.indicator.accumulation, given.council.settings.calendar),
    }


def _labels(given: CouncilInput, score: Score) -> list[Label]:
    settings, accumulation = given.council.settings, score.indicator.accumulation
    labels = [
        judged_label(score.judgement, score.current, settings.tolerance),
        direction_label(score.direction, accumulation, settings.calendar),
    ]
    if score.direction.earlier is None or score.direction.earlier is not score.trend.earlier:
        labels.append(trend_label(score.trend, accumulation, settings.calendar))
    return labels + ([quartile_label(score.quartile, ranked_in(score))] if score.quartile else [])


def ranked_in(score: Score) -> str:
    """Give the time that the council's place among others is for, where the report says it."""
    ranked = next((c.period for c in score.comparators if c.quartile is not None), None)
    return name_of(ranked) if ranked else ""


def _figures(given: CouncilInput, score: Score, glossary: str) -> dict[str, object]:
    """Give the newest figures, which stand open, and all of them where there are more, which are folded."""
    rows, notes = build_figure_rows(
        score, given.council.settings, {release.id: release.title for release in given.council.releases}
    )
    chart = given.charts.get(score.indicator.id)
    many = len(rows) > _RECENT + 1
    recent = rows[:_RECENT] if many else rows
    unit = score.indicator.unit
    # Thousands of pounds are written out in full.
    heading = "Grade" if score.indicator.grades else f"Figure ({'£' if unit == '£000s' else _bare(unit)})"
    return {
        "recent": _table(recent, notes),
        "explained": (explained := row_terms(recent, glossary)),
        "terms": [*terms_of(explained)],
        "source": "" if chart is not None and chart.telling else source_of(given, score),
        "whole": _table(rows, notes) if many else None,
        "title": f"The last {number_word(len(recent))} figures" if many else "The figures",
        "heading": heading,
        "caption": score.indicator.title,
    }


def _table(rows: list[FigureRow], notes: list[str]) -> dict[str, object]:
    """Give rows with the notes and the markers that stand in them; a note keeps its number in every table."""
    used = {row.note for row in rows}
    told = [(str(number), note) for number, note in enumerate(notes, start=1) if str(number) in used]
    return {"rows": rows, "notes": told, "markers": markers_used(rows)}


def _bare(unit: str) -> str:
    """Take the brackets off a unit that stands in brackets as a whole."""
    return unit[1:-1] if unit.startswith("(") and unit.endswith(")") else unit


def _compare(score: Score) -> dict[str, object]:
    rows = [
        (
            f"{c.title[:1].upper()}{c.title[1:]}",
            value_words(score.indicator, c.value) if c.value is not None else _place(c),
            name_of(c.period) if c.period else "not said",
            " ".join(part for part in (f"The report says: {c.word}." if c.word else "", c.note) if part),
        )
        for c in score.comparators
        if c.value is not None or c.note or c.word or c.rank is not None
    ]
    return {
        "rows": rows,
        "quartile": quartile_label(score.quartile) if score.quartile else None,
        "year": ranked_in(score),
        "running": score.indicator.accumulation == "year_to_date"
        and any(c.value is not None for c in score.comparators),
        "caption": f"{score.indicator.title}: others’ figures",
    }


def _beside(around: Around, address: str) -> dict[str, object]:
    """Give the link to the page that sets the indicator beside those of other councils."""
    like = around.beside
    if like is None:
        return {"beside": ""}
    remark = (
        "The same measure, but for what that page tells."
        if like.concept.comparable
        else ("A related measure, not the same: that page tells the difference first.")
    )
    return {"beside": like.words, "beside_link": link(address, f"compare/{like.concept.id}/"), "beside_remark": remark}


def _place(comparator: Comparator) -> str:
    """Say a place in a group where no figure of the group is printed."""
    if comparator.rank is None:
        return "not printed"
    return f"place {comparator.rank}" + (f" of {comparator.group_size}" if comparator.group_size else "")


def _story(given: CouncilInput, score: Score) -> dict[str, object]:
    comments = given.comments_about(score.release.id, score.indicator.id)
    earlier = [
        (assessment.release.title, story_of(found))
        for assessment in reversed(given.assessments)
        if assessment.release != score.release
        if (found := given.comments_about(assessment.release.id, score.indicator.id))
    ]
    return {"groups": story_of(comments), "earlier": earlier}
