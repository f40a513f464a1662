"""A council's home: the newest report at a glance."""

from __future__ import annotations

from quarterdeck import addresses
from quarterdeck.pages.aims import time_of_target
from quarterdeck.pages.bars import build_bar
from quarterdeck.pages.environment import render_html, render_markdown
from quarterdeck.pages.inputs import CouncilInput
from quarterdeck.pages.movement import movement
from quarterdeck.pages.page import Page, link
from quarterdeck.pages.rows import value_and_target
from quarterdeck.pages.statistics import printed_counts
from quarterdeck.pages.words import count_of, status_label, travel_label
from quarterdeck.periods import Calendar, month_range, name_of
from quarterdeck.results import Move, Score, Travel
from quarterdeck.wording import observation_with_unit, target_words, than_when

#: How many indicators a short list on the home page names.
SHORT_LIST = 5


def build_council_page(given: CouncilInput, address: str) -> Page:
    """Make the council's home at ``address`` (its own, or the root of a portal with one council)."""
    settings, release = given.council.settings, given.latest.release
    status = given.counts("status")
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
        year_ago=year_ago_words(given),
        source=release.source,
        list_link=link(address, addresses.indicators_page(given.slug)),
        reports_link=link(address, addresses.reports_page(given.slug)),
        data_link=link(address, addresses.data_page(given.slug)),
        methods_link=link(address, "methods/"),
        attention=_attention_words(attention, status["not_met"]),
        changed_since=given.changes.since.title if given.changes else "",
        better_than_before=_movers_words(movers.better, "better"),
        worse_than_before=_movers_words(movers.worse, "worse"),
    )
    description = f"{settings.full_name}: {summary} See each indicator, its chart and what is being done."
    return Page(
        address,
        title,
        description,
        markdown,
        fragments,
        given.slug,
        "home",
        dated=given.latest.release.published,
        origin=given.latest.release.source,
    )


def _changes(given: CouncilInput, address: str) -> str:
    """Say what changed since the report before; empty where no indicator is in both."""
    changes, calendar = given.changes, given.council.settings.calendar
    if changes is None or not changes.compared:
        return ""

    def standing(pairs: tuple[tuple[Score, Score], ...]) -> list[dict[str, object]]:
        return [
            _attention_item(given, now, address)
            | {"doing": "", "detail": value_and_target(now, calendar) + _target_then(old, now, calendar)}
            for old, now in pairs[:SHORT_LIST]
        ]

    def moves(found: tuple[Move, ...]) -> list[dict[str, object]]:
        return [_move_item(given, move, address) for move in found[:SHORT_LIST]]

    lists = [
        ("Newly on target", len(changes.newly_met), standing(changes.newly_met)),
        ("No longer on target", len(changes.newly_missed), standing(changes.newly_missed)),
        ("Moved furthest for the better", len(changes.better), moves(changes.better)),
        ("Moved furthest for the worse", len(changes.worse), moves(changes.worse)),
    ]
    if not any(items for _, _, items in lists):
        return ""
    return render_html(
        "changes",
        since=changes.since.title,
        link=link(address, given.report_address(changes.since)),
        shared=changes.shared,
        compared=changes.compared,
        most=SHORT_LIST,
        lists=[(title, count, render_html("shortlist", items=items)) for title, count, items in lists if items],
    )


def _target_then(old: Score, now: Score, calendar: Calendar) -> str:
    """Say that the target is another one than it was: a status can change without the figure."""
    was, aim = old.judgement.target, now.judgement.target
    if was is None or aim is None or was.value is None or was.value == aim.value:
        return ""
    return f" (it was {target_words(old.indicator, was)}{time_of_target(old.indicator, was, calendar)})"


def _move_item(given: CouncilInput, move: Move, address: str) -> dict[str, object]:
    current = move.score.current
    assert current is not None
    indicator = move.score.indicator
    return {
        "label": travel_label(Travel(move.word, "")),
        "title": indicator.title,
        "link": link(address, given.address_of(indicator)),
        "detail": f"{observation_with_unit(indicator, current)}, {movement(indicator, current, move.was)} "
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
                or year_ago_words(given, str(priority.number)),
            }
        )
    return cards


def _attention(given: CouncilInput) -> list[Score]:
    """Choose the indicators furthest from target, by achievement, and after them all for which that has no meaning."""
    missed = [s for s in given.latest.scores if s.judgement.status == "not_met"]
    ranked = [(achieved, s) for s in missed if (achieved := s.judgement.achievement_percent) is not None]
    ranked.sort(key=lambda pair: (pair[0], pair[1].entry.order))
    others = [s for s in missed if s.judgement.achievement_percent is None]
    return [score for _, score in ranked[:SHORT_LIST]] + others


def _attention_item(given: CouncilInput, score: Score, address: str) -> dict[str, object]:
    doing = given.comments(score.release.id, scope="indicator", kind="action", indicator=score.indicator.id)
    return {
        "label": status_label(score.judgement.status, given.council.settings.tolerance),
        "title": score.indicator.title,
        "link": link(address, given.address_of(score.indicator)),
        "detail": value_and_target(score, given.council.settings.calendar),
        "doing": next((comment.line for comment in doing if comment.line), ""),
    }


def _attention_words(shown: list[Score], missed: int) -> str:
    """Say how the list of what needs attention was made."""
    ranked = sum(score.judgement.achievement_percent is not None for score in shown)
    said = f"{count_of(missed, 'indicator is', 'indicators are')} off target."
    if missed > len(shown):
        said += f" These {ranked} reached least of theirs"
        others = len(shown) - ranked
        said += f"; of the last {others} no share can be given." if others else "."
    return said


def _movers_words(scores: tuple[Score, ...], word: str) -> str:
    """Say how many moved one way, and how those that are shown were chosen."""
    if not scores:
        return f"No indicator is {word} than in the period before."
    said = f"{count_of(len(scores), 'indicator is', 'indicators are')} {word} than in the period before"
    if len(scores) > SHORT_LIST:
        said += f"; these {SHORT_LIST} moved furthest, in per cent of what they were"
    return f"{said}."


def _mover(given: CouncilInput, score: Score, address: str) -> dict[str, object]:
    """Tell an indicator that moved: from what, by how much, since when."""
    current, before = score.current, score.direction.earlier
    assert current is not None
    assert before is not None
    indicator = score.indicator
    moved = movement(indicator, current, before)
    since = than_when(before.period, indicator.accumulation, given.council.settings.calendar)
    return {
        "label": travel_label(score.direction),
        "title": indicator.title,
        "link": link(address, given.address_of(indicator)),
        "detail": f"{observation_with_unit(indicator, current)}, {moved} {since}",
        "doing": "",
    }


def year_ago_words(given: CouncilInput, priority: str = "all") -> str:
    """Say how many indicators are better than a year ago: the report's own count where it prints one.

    Ours beside it leaves out what it cannot know (arrows that our copy has lost) and what it withholds.
    """
    trend = given.counts("trend", priority)
    withheld = given.withheld("trend", priority)
    printed = printed_counts(given.council, given.latest.release.id, "trend").get(priority, {})
    if {"improving", "same", "worsening"} <= printed.keys():
        better, same, worse = (printed[word].count for word in ("improving", "same", "worsening"))
        said = f"Compared with a year ago the report counts {better} better, {worse} worse, {same} the same"
        # A priority that the report counts may have no scorecard, and so no tallies here.
        ours = tuple(trend.get(word, 0) for word in ("improving", "same", "worsening"))
        if ours == (better, same, worse):
            return f"{said}."
        apart = f", and give no verdict on {withheld}" if withheld else ""
        followed = f"{ours[0]}, {ours[2]} and {ours[1]}" if any(ours) else "none"
        return f"{said}. We can follow {followed} of these{apart}."
    if not sum(trend.values()):
        return ""
    apart = f", {withheld} without a verdict" if withheld else ""
    counts = f"{trend['improving']} better, {trend['worsening']} worse, {trend['same']} the same"
    return f"Compared with a year ago: {counts}{apart}."
