"""A council's home: the newest report at a glance."""

from __future__ import annotations

from decimal import Decimal

from quarterdeck import addresses
from quarterdeck.figures import format_value, format_with_unit
from quarterdeck.pages.bars import build_bar
from quarterdeck.pages.environment import render_html, render_markdown
from quarterdeck.pages.inputs import CouncilInput
from quarterdeck.pages.page import Page, link
from quarterdeck.pages.rows import value_and_target
from quarterdeck.pages.words import count_of, status_label, travel_label
from quarterdeck.periods import month_range, name_of
from quarterdeck.results import Move, Score, Travel

#: How many indicators a short list on the home page names.
SHORT_LIST = 5


def build_council_page(given: CouncilInput, address: str) -> Page:
    """Make the council's home at ``address`` (its own, or the root of a portal with one council)."""
    settings, release = given.council.settings, given.latest.release
    status, trend = given.counts("status"), given.counts("trend")
    judged = sum(status.values())
    title = f"How is {settings.name} doing?"
    summary = f"{status['met']} of {judged} targets were met in {name_of(release.period)}."
    attention, moving = _attention(given), _moving(given)
    fragments = {
        "glance": render_html("glance", **_glance(given)),
        "priorities": render_html("priorities", priorities=_priorities(given, address)),
        "attention": render_html("shortlist", items=[_attention_item(given, s, address) for s in attention]),
        "moving": render_html("shortlist", items=[_moving_item(given, s, address) for s in moving]),
        "changes": _changes(given, address),
        "search": render_html("searchbox", action=link(address, "search/")),
    }
    markdown = render_markdown(
        "council",
        title=title,
        name=settings.name,
        period=f"{name_of(release.period)} ({month_range(release.period.start, release.period.end)})",
        summary=summary,
        has_changes=bool(fragments["changes"]),
        better=trend["improving"],
        worse=trend["worsening"],
        same=trend["same"],
        source=release.source,
        list_link=link(address, addresses.indicators_page(given.slug)),
        reports_link=link(address, addresses.reports_page(given.slug)),
        data_link=link(address, addresses.data_page(given.slug)),
        methods_link=link(address, "methods/"),
        attention=count_of(len(attention), "indicator"),
        moving=count_of(len(moving), "biggest improvement"),
    )
    description = f"{settings.full_name}: {summary} See each indicator, its chart and what is being done."
    return Page(
        address, title, description, markdown, fragments, given.slug, "home", dated=given.latest.release.published
    )


def _changes(given: CouncilInput, address: str) -> str:
    """Say what changed since the report before; empty where no indicator is in both."""
    changes = given.changes
    if changes is None or not changes.compared:
        return ""

    def standing(scores: tuple[Score, ...]) -> list[dict[str, object]]:
        return [_attention_item(given, score, address) | {"doing": ""} for score in scores[:SHORT_LIST]]

    def moves(found: tuple[Move, ...]) -> list[dict[str, object]]:
        return [_move_item(given, move, address) for move in found[:SHORT_LIST]]

    lists = [
        ("Newly on target", len(changes.newly_met), standing(changes.newly_met)),
        ("Newly off target", len(changes.newly_missed), standing(changes.newly_missed)),
        ("Moved furthest for the better", len(changes.better), moves(changes.better)),
        ("Moved furthest for the worse", len(changes.worse), moves(changes.worse)),
    ]
    return render_html(
        "changes",
        since=changes.since.title,
        link=link(address, given.report_address(changes.since)),
        compared=changes.compared,
        most=SHORT_LIST,
        lists=[(title, count, render_html("shortlist", items=items)) for title, count, items in lists if items],
    )


def _move_item(given: CouncilInput, move: Move, address: str) -> dict[str, object]:
    current = move.score.current
    assert current is not None
    assert current.value is not None
    assert move.was.value is not None
    unit = move.score.indicator.unit
    return {
        "label": travel_label(Travel(move.word, "")),
        "title": move.score.indicator.title,
        "link": link(address, given.address_of(move.score.indicator)),
        "detail": f"{format_with_unit(current.value, unit)}, was {format_value(move.was.value, unit)} "
        f"in {name_of(move.was.period)}",
        "doing": "",
    }


def _glance(given: CouncilInput) -> dict[str, object]:
    tolerance = given.council.settings.tolerance
    counts = given.counts("status")
    bar = build_bar(counts, {word: status_label(word, tolerance) for word in counts})
    return {"bar": bar, "total": sum(counts.values())}


def _priorities(given: CouncilInput, address: str) -> list[dict[str, object]]:
    tolerance, release = given.council.settings.tolerance, given.latest.release.id
    cards = []
    for priority in given.priorities():
        counts = given.counts("status", str(priority.number))
        story = given.comments(release, scope="outcome", priority=priority.number)
        cards.append(
            {
                "title": priority.short_title,
                "link": link(address, addresses.priority_page(given.slug, priority.number)),
                "bar": build_bar(counts, {word: status_label(word, tolerance) for word in counts}),
                "met": counts.get("met", 0),
                "total": sum(counts.values()),
                "story": _first_sentence(story[0].text) if story else "",
            }
        )
    return cards


def _first_sentence(text: str) -> str:
    sentence, stop, _ = text.partition(". ")
    return sentence + (stop.strip() if stop else "")


def _attention(given: CouncilInput) -> list[Score]:
    """Choose the indicators furthest from target, by achievement; where that has no meaning, last."""
    missed = [s for s in given.latest.scores if s.judgement.status == "not_met"]
    return sorted(missed, key=_achievement)[:SHORT_LIST]


def _achievement(score: Score) -> tuple[Decimal, int]:
    achieved = score.judgement.achievement_percent
    return (Decimal(1000) if achieved is None else achieved, score.entry.order)


def _moving(given: CouncilInput) -> list[Score]:
    """Choose the biggest improvements on the period before, by percentage; only where figures were compared."""
    better = [
        s
        for s in given.latest.scores
        if s.direction.word == "improving" and s.direction.basis == "by_value" and s.change.percent is not None
    ]
    return sorted(better, key=lambda s: (-abs(s.change.percent or Decimal(0)), s.entry.order))[:SHORT_LIST]


def _attention_item(given: CouncilInput, score: Score, address: str) -> dict[str, object]:
    doing = given.comments(score.release.id, scope="indicator", kind="action", indicator=score.indicator.id)
    return {
        "label": status_label(score.judgement.status, given.council.settings.tolerance),
        "title": score.indicator.title,
        "link": link(address, given.address_of(score.indicator)),
        "detail": value_and_target(score),
        "doing": _first_sentence(doing[0].text) if doing else "",
    }


def _moving_item(given: CouncilInput, score: Score, address: str) -> dict[str, object]:
    current, before = score.current, score.direction.earlier
    assert current is not None
    assert current.value is not None
    detail = format_with_unit(current.value, score.indicator.unit)
    if before is not None and before.value is not None:
        detail += f", was {format_with_unit(before.value, score.indicator.unit if score.indicator.unit == '%' else '')}"
    return {
        "label": travel_label(Travel("improving", "by_value")),
        "title": score.indicator.title,
        "link": link(address, given.address_of(score.indicator)),
        "detail": detail,
        "doing": "",
    }
