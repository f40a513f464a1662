"""How a long list is divided: by priority, by outcome within it, and by number where that is still too much."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from quarterdeck import addresses
from quarterdeck.model import Priority
from quarterdeck.pages.inputs import OTHER_PLANS, CouncilInput, scores_elsewhere, scores_under
from quarterdeck.results import Score

#: The most rows of a page, so that it stays light: a row of a list has about 20 elements, one of a scorecard 27.
MOST_LISTED, MOST_SCORED, MOST_OLDER = 120, 80, 500
#: What stands for the number of a priority where there is none.
OTHER, EARLIER, WHOLE = "other", "earlier", "all"


@dataclass(frozen=True, slots=True)
class Group:
    """Scores under a heading. ``name`` is the priority's number, or that of the outcome within a priority."""

    name: str
    title: str
    scores: tuple[Score, ...]
    continued: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One page of a list: its groups, and which scores of how many they hold, counted from 1."""

    number: int
    groups: tuple[Group, ...]
    first: int
    last: int
    total: int

    @property
    def scores(self) -> tuple[Score, ...]:
        """Give the scores of all groups."""
        return tuple(score for group in self.groups for score in group.scores)


def by_priority(given: CouncilInput) -> list[Group]:
    """Give the newest report's scores by priority, those of other plans last; no group is empty."""
    scores = given.latest.scores
    groups = [Group(str(p.number), p.short_title, tuple(scores_under(scores, p))) for p in given.priorities()]
    strays = scores_elsewhere(scores, given.latest.release.framework)
    return [group for group in (*groups, Group(OTHER, OTHER_PLANS, tuple(strays))) if group.scores]


def by_outcome(given: CouncilInput, priority: Priority) -> list[Group]:
    """Give a priority's scores by outcome, also those without scores; indicators of no outcome stand last."""
    scores = scores_under(given.latest.scores, priority)
    outcomes = [o for o in given.council.outcomes if (o.framework, o.priority) == (priority.framework, priority.number)]
    groups = [Group(str(o.number), o.title, tuple(s for s in scores if s.entry.outcome == o.number)) for o in outcomes]
    alone = tuple(s for s in scores if s.entry.outcome is None)
    if alone:
        groups.append(Group("none", "Other indicators" if outcomes else "Indicators", alone))
    return groups


def older_scores(given: CouncilInput) -> tuple[Score, ...]:
    """Give the scores of indicators that the newest report does not carry."""
    return tuple(s for s in given.current.values() if s.release != given.latest.release)


def in_parts(given: CouncilInput) -> bool:
    """Tell whether a council's list is too long for one page."""
    groups = by_priority(given)
    # An indicator of an earlier report takes a fourth of the elements that a row takes.
    listed = len(given.latest.scores) + len(older_scores(given)) // 4
    return listed > MOST_LISTED or any(len(group.scores) > MOST_SCORED for group in groups)


def parts_of(groups: Iterable[Group], most: int) -> list[Part]:
    """Divide groups into parts of at most ``most`` scores; a group that goes on in the next part says so."""
    groups = [group for group in groups if group.scores]
    total = sum(len(group.scores) for group in groups)
    parts: list[list[Group]] = [[]]
    room = most
    for group in groups:
        left, continued = group.scores, False
        while left:
            if not room:
                parts.append([])
                room = most
            taken, left = left[:room], left[room:]
            parts[-1].append(replace(group, scores=taken, continued=continued))
            room, continued = room - len(taken), True
    return _numbered(parts, total)


def _numbered(parts: Sequence[Sequence[Group]], total: int) -> list[Part]:
    numbered, first = [], 1
    for number, groups in enumerate(parts, start=1):
        last = first + sum(len(group.scores) for group in groups) - 1
        numbered.append(Part(number, tuple(groups), first, last, total))
        first = last + 1
    return numbered


def list_parts(given: CouncilInput, name: str) -> list[Part]:
    """Give the parts of a priority's list by outcome, or of what stands under other plans."""
    groups = next(([group] for group in by_priority(given) if group.name == name), [])
    priority = next((p for p in given.priorities() if str(p.number) == name), None)
    return parts_of(by_outcome(given, priority) if priority else groups, MOST_LISTED)


def outcome_address(given: CouncilInput, priority: Priority, outcome: str) -> str:
    """Give the place where an outcome's rows begin in the parts of its priority's list."""
    parts = list_parts(given, str(priority.number))
    part = next(part.number for part in parts if any(group.name == outcome for group in part.groups))
    return f"{addresses.list_part(given.slug, str(priority.number), part)}#group-{outcome}"
