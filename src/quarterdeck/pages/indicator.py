"""The page of an indicator: the sentence and the number lead, the chart proves, the rest waits below."""

from __future__ import annotations

from quarterdeck import addresses
from quarterdeck.figures import format_value, unit_words
from quarterdeck.pages.about import about_context, words_explained
from quarterdeck.pages.breakdown import breakdown_context
from quarterdeck.pages.downloads import chart_files, downloads_context
from quarterdeck.pages.environment import render_html, render_markdown
from quarterdeck.pages.escape import render_prose
from quarterdeck.pages.figures_table import build_figure_rows, markers_used
from quarterdeck.pages.inputs import CouncilInput
from quarterdeck.pages.page import Page, link
from quarterdeck.pages.sentence import build_sentences
from quarterdeck.pages.words import (
    Label,
    direction_label,
    quartile_label,
    status_label,
    trend_label,
    when,
)
from quarterdeck.periods import name_of
from quarterdeck.results import Score
from quarterdeck.schema.words import COMPARATOR

_LONGEST_DESCRIPTION = 155


def build_indicator_page(given: CouncilInput, score: Score) -> tuple[Page, dict[str, bytes]]:
    """Make an indicator's page and the files of its chart beside it."""
    settings, indicator = given.council.settings, score.indicator
    address = given.address_of(indicator)
    sentences = build_sentences(score, settings.calendar)
    priority = given.priority_of(score)
    chart = given.charts.get(indicator.id)
    files = chart_files(given, score)
    newest = score.release == given.latest.release
    report = link(address, given.report_address(score.release))
    crumbs = [
        (settings.name, link(address, addresses.council_page(given.slug))),
        (
            priority.short_title,
            link(address, addresses.priority_page(given.slug, priority.number)) if newest else report,
        ),
    ]
    fragments = {
        "crumbs": render_html("crumbs", items=crumbs, aside=_aside(score)),
        "numeral": render_html(
            "numeral",
            council=settings.name,
            labels=_labels(given, score),
            words=words_explained(score, _labels(given, score)),
            glossary=link(address, "glossary/"),
            **_numeral(given, score),
        ),
        "figures": render_html("figures", **_figures(given, score)),
        "compare": render_html("compare", strip=chart.strip if chart else "", **_compare(score)),
        "story": render_html("story", **_story(given, score)),
        "about": render_html("about", **about_context(given, score, address)),
        "downloads": render_html("downloads", **downloads_context(given, score)),
    }
    if chart is not None:
        fragments["chart"] = render_html(
            "chart",
            explore=bool(chart.interactive),
            wide=chart.wide,
            narrow=chart.narrow,
            caption=f"Source: {score.release.source}",
            subtitle=unit_words(score.indicator.unit),
        )
    breakdown = given.council.breakdowns.get(indicator.id)
    if breakdown is not None:
        picture = given.charts.get(f"breakdown:{indicator.id}")
        context = breakdown_context(breakdown, indicator.unit, picture, score.release.source)
        fragments["breakdown"] = render_html("breakdown", **context)
    markdown = render_markdown(
        "indicator",
        last_report="" if newest else score.release.title,
        report=report,
        breakdown=breakdown.title if breakdown else "",
        title=indicator.title,
        sentences=sentences,
        has_chart=chart is not None,
        has_comparison=bool(score.comparators),
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
    )
    return page, {f"{address}{name}": content for name, content in files.items()}


def _aside(score: Score) -> str:
    tier = f"Tier {score.entry.tier}" if score.entry.tier else ""
    return " · ".join(part for part in (score.entry.ref, tier) if part)


def _numeral(given: CouncilInput, score: Score) -> dict[str, str]:
    current, unit = score.current, score.indicator.unit
    if current is None:
        return {"value": "–", "unit": "", "when": name_of(score.newest.period)}
    value = current.value_text if current.value is None else format_value(current.value, unit)
    return {
        "value": value,
        "unit": "" if unit == "%" or unit.startswith("£") else unit,
        "when": when(current.period, score.indicator.accumulation, given.council.settings.calendar),
    }


def _labels(given: CouncilInput, score: Score) -> list[Label]:
    labels = [
        status_label(score.judgement.status, given.council.settings.tolerance),
        direction_label(score.direction, score.current),
        trend_label(score.trend),
    ]
    return labels + ([quartile_label(score.quartile)] if score.quartile else [])


def _figures(given: CouncilInput, score: Score) -> dict[str, object]:
    rows, notes = build_figure_rows(
        score, given.council.settings.tolerance, {release.id: release.title for release in given.council.releases}
    )
    unit = score.indicator.unit
    heading = f"Figure ({'£' if unit == '£000s' else unit})"  # such figures are written out in full
    return {
        "rows": rows,
        "notes": notes,
        "markers": markers_used(rows),
        "heading": heading,
        "caption": score.indicator.title,
        "source": score.release.source,
    }


def _compare(score: Score) -> dict[str, object]:
    rows = [
        (
            COMPARATOR[c.comparator].rstrip("."),
            format_value(c.value, score.indicator.unit) if c.value is not None else "not printed",
            name_of(c.period) if c.period else "not stated",
        )
        for c in score.comparators
        if c.value is not None
    ]
    ranked = next((c.period for c in score.comparators if c.quartile is not None), None)
    return {
        "rows": rows,
        "quartile": quartile_label(score.quartile) if score.quartile else None,
        "year": name_of(ranked) if ranked else "",
        "running": score.indicator.accumulation == "year_to_date",
        "caption": f"{score.indicator.title}: others’ figures",
    }


def _story(given: CouncilInput, score: Score) -> dict[str, object]:
    comments = given.comments(score.release.id, scope="indicator", indicator=score.indicator.id)
    happening = [render_prose(c.text) for c in comments if c.kind != "action"]
    doing = [render_prose(c.text) for c in comments if c.kind == "action"]
    earlier = [
        (assessment.release.title, [render_prose(c.text) for c in found])
        for assessment in reversed(given.assessments)
        if assessment.release != score.release
        if (found := given.comments(assessment.release.id, scope="indicator", indicator=score.indicator.id))
    ]
    return {"happening": happening, "doing": doing, "earlier": earlier}
