"""What stands around an indicator: the one before, the one after, and the same thing in other councils."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from quarterdeck import addresses
from quarterdeck.model import Concept
from quarterdeck.pages.environment import render_html
from quarterdeck.pages.inputs import CouncilInput
from quarterdeck.pages.page import link
from quarterdeck.results import Score


@dataclass(frozen=True, slots=True)
class Beside:
    """The page that sets an indicator beside those of other councils, and their names."""

    concept: Concept
    others: tuple[str, ...]

    @property
    def words(self) -> str:
        """Say whom it is compared with: ``Compare with Anyborough``."""
        return f"Compare with {' and '.join(self.others)}"


@dataclass(frozen=True, slots=True)
class Around:
    """An indicator's neighbours under its priority, in the order of the scorecard, and its like in other councils."""

    before: Score | None = None
    after: Score | None = None
    beside: Beside | None = None


def find_around(given: CouncilInput, beside: Mapping[str, Beside]) -> Mapping[str, Around]:
    """Find what stands around each indicator of a council; ``beside`` is by concept."""
    rows: dict[tuple[str, str, int], list[Score]] = {}
    for score in given.current.values():
        rows.setdefault((score.release.id, score.entry.framework, score.entry.priority), []).append(score)
    found: dict[str, Around] = {}
    for row in rows.values():
        for before, score, after in zip([None, *row], row, [*row[1:], None], strict=False):
            like = beside.get(score.indicator.concept)
            found[score.indicator.id] = Around(before, after, _others(like, given.council.settings.name))
    return found


def _others(like: Beside | None, own: str) -> Beside | None:
    return replace(like, others=tuple(name for name in like.others if name != own)) if like else None


def render_around(given: CouncilInput, score: Score, around: Around) -> str:
    """Write the links at the foot of an indicator's page."""
    address, priority = given.address_of(score.indicator), given.priority_of(score)
    newest = score.release == given.latest.release and priority.framework == given.latest.release.framework
    listed = addresses.indicators_page(given.slug) + (f"#priority-{priority.number}" if newest else "")
    return render_html(
        "around",
        priority=priority.short_title,
        before=_linked(given, around.before, address),
        after=_linked(given, around.after, address),
        list=link(address, listed),
    )


def _linked(given: CouncilInput, score: Score | None, address: str) -> tuple[str, str] | None:
    return (score.indicator.title, link(address, given.address_of(score.indicator))) if score else None
