"""A council's home: the newest report at a glance."""

from __future__ import annotations

from decimal import Decimal

from quarterdeck import addresses
from quarterdeck.model import Priority
from quarterdeck.pages.bars import build_bar
from quarterdeck.pages.environment import render_html, render_markdown
from quarterdeck.pages.inputs import CouncilInput
from quarterdeck.pages.movement import movement
from quarterdeck.pages.page import Page, link
from quarterdeck.pages.rows import value_and_target
from quarterdeck.pages.words import count_of, status_label, travel_label
from quarterdeck.periods import month_range, name_of
from quarterdeck.results import Move, Score, Travel
from quarterdeck.wording import observation_with_unit, than_when

#: How many indicators a short list on the home page names.
SHORT_LIST = 5


def build_council_page(given: CouncilInput, address: str) -> Page:
    """Make the council's home at ``address`` (its own, or the root of a portal with one council)."""
    settings, release = given.council.settings, given.latest.release
    status, trend = given.counts("status"), given.counts("trend")
    judged = sum(status.values())
    title = f"How is {settings.name} doing?"
    summary = f"{status['met']} of {judged} targets were met in {name_of(release.period)}."
    attention, movers = _attention(given), given.movers
    fragments = {
        "glance": render_html("glance", **_glance(given)),
        "priorities": render_html("priorities", priorities=_priorities(given, address)),
        "attention": render_html("shortlist", items=[_attention_item(given, s, address) for s in attention]),
        "moving": render_html("shortlist", items=[_mover(given, s, address) for s in movers.better[:SHORT_LIST]]),
        "slipping": render_html("shortlist", items=[_mover(given, s, address) for s in movers.worse[:SHORT_LIST]]),
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
        changed_since=given.changes.since.title if given.changes else "",
        better_than_before=len(movers.better),
        worse_than_before=len(movers.worse),
        most=SHORT_LIST,
        withheld=given.withheld("trend"),
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
    indicator = move.score.indicator
    return {
        "label": travel_label(Travel(move.word, "")),
        "title": indicator.title,
        "link": link(address, given.address_of(indicator)),
        "detail": f"{observation_with_unit(indicator, current)}, {movement(indicator, current.value, move.was.value)} "
        f"{than_when(move.was.period, indicator.accumulation, given.council.settings.calendar)}",
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
        told = given.comments(release, scope="priority", priority=priority.number)
        cards.append(
            {
                "title": priority.short_title,
                "link": link(address, addresses.priority_page(given.slug, priority.number)),
                "bar": build_bar(counts, {word: status_label(word, tolerance) for word in counts}),
                "met": counts.get("met", 0),
                "total": sum(counts.values()),
                "story": next((comment.line for comment in told if comment.line), "")
                or _told_by_tallies(given, priority),
            }
        )
    return cards


def _attention(given: CouncilInput) -> list[Score]:
    """Choose the indicators furthest from target, by achievement; where that has no meaning, last."""
    missed = [s for s in given.latest.scores if s.judgement.status == "not_met"]
    return sorted(missed, key=_achievement)[:SHORT_LIST]


def _achievement(score: Score) -> tuple[Decimal, int]:
    achieved = score.judgement.achievement_percent
    return (Decimal(1000) if achieved is None else achieved, score.entry.order)


def _attention_item(given: CouncilInput, score: Score, address: str) -> dict[str, object]:
    doing = given.comments(score.release.id, scope="indicator", kind="action", indicator=score.indicator.id)
    return {
        "label": status_label(score.judgement.status, given.council.settings.tolerance),
        "title": score.indicator.title,
        "link": link(address, given.address_of(score.indicator)),
        "detail": value_and_target(score),
        "doing": next((comment.line for comment in doing if comment.line), ""),
    }


def _mover(given: CouncilInput, score: Score, address: str) -> dict[str, object]:
    """Tell an indicator that moved: from what, by how much, since when."""
    current, before = score.current, score.direction.earlier
    assert current is not None
    assert current.value is not None
    assert before is not None
    assert before.value is not None
    indicator = score.indicator
    moved = movement(indicator, current.value, before.value)
    since = than_when(before.period, indicator.accumulation, given.council.settings.calendar)
    return {
        "label": travel_label(score.direction),
        "title": indicator.title,
        "link": link(address, given.address_of(indicator)),
        "detail": f"{observation_with_unit(indicator, current)}, {moved} {since}",
        "doing": "",
    }


def _told_by_tallies(given: CouncilInput, priority: Priority) -> str:
    """Say what the tallies of a priority say, where the report has no line of its own for it."""
    trend = given.counts("trend", str(priority.number))
    if not sum(trend.values()):
        return ""
    return f"Than a year ago: {trend['improving']} better, {trend['worsening']} worse, {trend['same']} the same."
