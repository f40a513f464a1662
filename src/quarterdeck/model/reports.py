"""What a report says beyond its figures: what it prints, counts, promises and asks to decide; and words of a search."""

from __future__ import annotations

from dataclasses import dataclass

from quarterdeck.periods import Period


@dataclass(frozen=True, slots=True)
class Comment:
    """A piece of a report's commentary, in Markdown."""

    release: str
    item: int
    scope: str
    kind: str
    indicator: str
    priority: int | None
    outcome: int | None
    heading: str
    text: str
    #: Other indicators that it is about too.
    also_about: tuple[str, ...] = ()
    #: One short line that may stand for it alone, such as for a whole priority or for what is being done.
    line: str = ""
    #: Of an action: the role or team that leads it, and when it is to be done.
    owner: str = ""
    due: Period | None = None


@dataclass(frozen=True, slots=True)
class PrintedTally:
    """How many indicators a report itself counts in a group; ``period`` is only given for an earlier count."""

    release: str
    measure: str
    priority: str
    category: str
    place: str
    count: int | None
    with_data: int | None
    percent: str
    period: Period | None
    main: str
    note: str


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report, its place and its printed heading."""

    release: str
    part: str
    order: int
    heading: str


@dataclass(frozen=True, slots=True)
class ExceptionRule:
    """A report's own rule for a list of its indicators; what is empty takes all."""

    release: str
    item: int
    title: str
    rule: str
    quartiles: tuple[int, ...]
    directions: tuple[str, ...]
    tier: int | None
    note: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What a committee was asked or told with a report, in Markdown."""

    release: str
    item: int
    kind: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Promise:
    """What a report promises for a priority, and the indicators that bear on it."""

    release: str
    item: int
    priority: int
    kind: str
    text: str
    bearing: str
    indicators: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class SearchWords:
    """Words that residents look for: the indicators to show for them, and what to tell; one of the two may be empty."""

    words: tuple[str, ...]
    indicators: tuple[str, ...]
    say: str


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure exactly as a report printed it."""

    release: str
    indicator: str
    place: str
    figure: str
    period: Period | None
    printed: str
    note: str
    #: The page of the report that it stands on, where known.
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Caution:
    """Why a figure bears no verdict, or must be read with care. ``release`` is the report that gives the reason."""

    indicator: str
    kind: str
    release: str
    basis: str
    evidence: str
