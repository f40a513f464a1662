"""The statistical analysis of a report: each measure counted by priority and tier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from quarterdeck.figures import percent_of
from quarterdeck.model import Council, PrintedTally, Release
from quarterdeck.pages.bars import Segment, build_bar
from quarterdeck.pages.inputs import CouncilInput
from quarterdeck.pages.words import Label, quartile_label, status_label, travel_label
from quarterdeck.periods import name_of
from quarterdeck.results import Travel
from quarterdeck.schema.words import PRINTED_CATEGORY
from quarterdeck.wording import statuses

_MEASURES = (
    ("status", "Performance against target", "Each figure against the target that applies to it."),
    ("direction_of_travel", "Direction of travel", "Each figure against the period before."),
    ("trend", "Trend", "Each figure against the same period a year earlier, computed or as the council states it."),
    ("quartile", "Comparison with similar councils", "The council’s quarter of its family group, as it states it."),
)
_CHECKED = {"status": "status", "direction_of_travel": "direction_of_travel", "trend": "trend"}


@dataclass(frozen=True, slots=True)
class CountRow:
    """A line of a table of counts: a priority, a tier or all, with a count and a share for each category."""

    name: str
    bar: tuple[Segment, ...]
    cells: tuple[tuple[int, str], ...]
    total: int
    #: What the report itself prints, in the order of the cells; empty where it prints nothing.
    printed: tuple[str, ...] = ()
    printed_total: str = ""


@dataclass(frozen=True, slots=True)
class Statistics:
    """One measure of a report, counted."""

    id: str
    title: str
    description: str
    labels: tuple[Label, ...]
    rows: tuple[CountRow, ...]
    checked: str
    #: How many verdicts are withheld.
    withheld: int = 0
    #: What the report prints of an earlier time, beside what it prints of its own.
    earlier: tuple[tuple[str, str, tuple[Segment, ...]], ...] = ()
    #: Why the report's counts and ours differ, where they do.
    reasons: tuple[str, ...] = ()


def build_statistics(given: CouncilInput, release: Release) -> list[Statistics]:
    """Count every measure that a report has data for."""
    found = []
    for measure, title, description in _MEASURES:
        labels = measure_labels(given, measure)
        whole = given.counts(measure, release=release.id)
        printed = printed_counts(given.council, release.id, measure)
        if not sum(whole.values()) and not printed:
            continue
        rows = [_row("All", whole, labels, printed.get("all"))]
        for priority in given.priorities(release.framework):
            counts = given.counts(measure, str(priority.number), release=release.id)
            said = printed.get(str(priority.number))
            if sum(counts.values()) or said:
                rows.append(_row(priority.short_title, counts, labels, said))
        for tier in ("1", "2"):
            counts = given.counts(measure, tier=tier, release=release.id)
            if sum(counts.values()):
                rows.append(_row(f"Tier {tier}", counts, labels))
        found.append(
            Statistics(
                measure.replace("_", "-"),
                title,
                description,
                tuple(labels.values()),
                tuple(rows),
                _checked(given, release, _CHECKED.get(measure, "")),
                given.withheld(measure, release=release.id),
                _earlier(given, release, measure),
                _reasons(given, release, measure),
            )
        )
    return found


def measure_labels(given: CouncilInput, measure: str) -> dict[str, Label]:
    """Give the words of a measure's categories."""
    match measure:
        case "status":
            tolerance = given.council.settings.tolerance
            return {word: status_label(word, tolerance) for word in statuses(tolerance)}
        case "quartile":
            labels = {number: quartile_label(number) for number in range(1, 5)}
            return {
                str(n): Label(it.kind, it.shape, it.text.removesuffix(" of similar councils"))
                for n, it in labels.items()
            }
        case _:
            return {word: travel_label(Travel(word, "")) for word in ("improving", "same", "worsening")}


def _row(
    name: str, counts: Mapping[str, int], labels: Mapping[str, Label], printed: Mapping[str, PrintedTally] | None = None
) -> CountRow:
    total = sum(counts.values())
    numbers = {category: counts.get(category, 0) for category in labels}
    cells = tuple(
        (number, f"{percent_of(Decimal(number), Decimal(total), 0)}%" if total else "") for number in numbers.values()
    )
    if not printed:
        return CountRow(name, build_bar(numbers, labels), cells, total)
    said = tuple(str(printed[category].count) if category in printed else "–" for category in labels)
    whole = next((str(tally.with_data) for tally in printed.values() if tally.with_data is not None), "–")
    return CountRow(name, build_bar(numbers, labels), cells, total, said, whole)


def printed_counts(council: Council, release: str, measure: str) -> Mapping[str, Mapping[str, PrintedTally]]:
    """Give what a report itself counts of a measure, by priority and group: the counts that it rests on."""
    found: dict[str, dict[str, PrintedTally]] = {}
    for tally in council.printed_tallies:
        if (tally.release, tally.measure) == (release, measure) and tally.main and tally.count is not None:
            found.setdefault(tally.priority, {}).setdefault(tally.category, tally)
    return found


def _earlier(given: CouncilInput, release: Release, measure: str) -> tuple[tuple[str, str, tuple[Segment, ...]], ...]:
    """Give the shares that a report prints of an earlier time with its own beside them, each as a bar."""
    said = [
        t
        for t in given.council.printed_tallies
        if (t.release, t.measure, t.priority) == (release.id, measure, "all") and t.percent.rstrip("*").endswith("%")
    ]
    times = {t.period.key: t.period for t in said if t.period is not None}
    if not times:
        return ()
    told = {t.category for t in said if t.period is not None}
    found = []
    for name, period in [*((name_of(p), p) for p in times.values()), (name_of(release.period), None)]:
        shares = {
            t.category: int(t.percent.rstrip("*%"))
            for t in said
            if t.period == period and t.category in told and t.percent.rstrip("*%").isdigit()
        }
        words = ", ".join(f"{share}% {PRINTED_CATEGORY[c].rstrip('.').lower()}" for c, share in shares.items())
        labels = {c: Label(_KINDS.get(c, c), "", PRINTED_CATEGORY[c].rstrip(".")) for c in shares}
        found.append((name, words, build_bar(shares, labels)))
    return tuple(found)


#: Groups that are counted together are shown in the colour of the first.
_KINDS = {"met_or_within": "met", "1": "quartile-1", "2": "quartile-2", "3": "quartile-3", "4": "quartile-4"}


def _reasons(given: CouncilInput, release: Release, measure: str) -> tuple[str, ...]:
    """Say once each why a printed count and ours differ."""
    lines = [
        r
        for r in given.reconciliations
        if r.release == release.id and r.item.startswith(f"{measure}, ") and r.agrees != "yes"
    ]
    names = {str(p.number): p.short_title for p in given.priorities(release.framework)}
    told: dict[str, dict[str, None]] = {}
    for line in lines:
        number = line.item.split(", ")[1].removeprefix("priority ")
        told.setdefault(line.note.rstrip("."), {})[names.get(number, "All")] = None
    explained = {name for note, where in told.items() if note for name in where}
    silent = [name for name in told.pop("", {}) if name not in explained]
    if silent:
        told["The tables give no reason"] = dict.fromkeys(silent)
    return tuple(f"{'; '.join(where)}: {note}." for note, where in told.items())


def _checked(given: CouncilInput, release: Release, figure: str) -> str:
    """Say how many of the report's own words for a measure come out the same here."""
    checks = [r for r in given.reconciliations if r.release == release.id and r.figure == figure]
    possible = [r for r in checks if r.agrees != "not_possible"]
    if not possible:
        return ""
    same = sum(r.agrees != "no" for r in possible)
    return f"Of {len(possible)} that the report prints and that can be worked out here, {same} come out the same."
