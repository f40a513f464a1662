"""What readers can do next: links out of the portal, and helplines where a subject calls for one."""

from __future__ import annotations

from collections.abc import Collection

from quarterdeck.model import Contact
from quarterdeck.pages.environment import render_html
from quarterdeck.pages.inputs import CouncilInput

#: The heading that they stand under.
WAYS = "What you can do"
#: More links than this are no help in choosing.
MOST = 3
#: The kind of contact that is always shown where it belongs, and before all others.
_HELP = "help"
#: How close a contact is to a page: for its indicator, for its priority, for the whole body.
_INDICATOR, _PRIORITY, _BODY = range(3)


def ways_of_indicator(given: CouncilInput, indicator: str, plan: str, priority: int) -> str:
    """Give the ways on from an indicator: what is for it alone comes first."""
    return _render(given, plan, {priority}, {indicator}, _INDICATOR)


def ways_of_priority(given: CouncilInput, plan: str, priority: int, indicators: Collection[str]) -> str:
    """Give the ways on from a priority, with the helplines of all its indicators."""
    return _render(given, plan, {priority}, indicators, _PRIORITY)


def ways_of_report(given: CouncilInput, plan: str, priorities: Collection[int], indicators: Collection[str]) -> str:
    """Give the body's own links, with the helplines of all that a report speaks of."""
    return _render(given, plan, priorities, indicators, _BODY)


def ways_of_body(given: CouncilInput) -> str:
    """Give what is for the whole body."""
    return _render(given, "", (), (), _BODY)


def _render(
    given: CouncilInput, plan: str, priorities: Collection[int], indicators: Collection[str], closest: int
) -> str:
    """Write the links and helplines that belong to a page; empty where there are none.

    Of links only those are taken that are no closer than ``closest``: a priority's page has none of a single indicator.
    """
    near = [
        (close, contact)
        for contact in given.council.contacts
        if (close := _closeness(contact, plan, priorities, indicators)) is not None
    ]
    helplines = [contact for _, contact in near if contact.kind == _HELP]
    links: dict[str, Contact] = {}
    for close, contact in sorted(near, key=lambda found: (found[0], found[1].item)):
        if contact.kind != _HELP and close >= closest:
            links.setdefault(contact.address, contact)
    return render_html("ways", links=[*links.values()][:MOST], helplines=helplines) if links or helplines else ""


def _closeness(contact: Contact, plan: str, priorities: Collection[int], indicators: Collection[str]) -> int | None:
    """Say how close a contact is to a page; None where it is for something else."""
    if not contact.indicators and contact.priority is None:
        return _BODY
    if any(indicator in indicators for indicator in contact.indicators):
        return _INDICATOR
    return _PRIORITY if contact.framework == plan and contact.priority in priorities else None
