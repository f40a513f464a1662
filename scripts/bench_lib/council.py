"""A council that does not exist, of any size: the same size and seed give the same bytes.

It reports as real ones do: a report each quarter with that quarter's figures, a target for each year, comparators
and sixty words on each indicator in the newest report. Columns and their order come from the schema; a required
column that this module does not know is filled by its type, so that the schema may grow.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from random import Random

from quarterdeck.schema import SOURCE_TABLES, Column, ColumnType, Table

SLUG = "anyborough"
PLAN = "any-plan-2023-27"
#: The reports, oldest first: five quarters, so that the newest can be set against the same quarter a year before.
QUARTERS = ("2023-24 Q2", "2023-24 Q3", "2023-24 Q4", "2024-25 Q1", "2024-25 Q2")
YEARS = ("2023-24", "2024-25")
WORDS_OF_COMMENTARY = 60
_PRIORITIES = ("Children", "Health", "Safety", "Homes", "Economy", "Environment", "The council itself")
_OUTCOMES_EACH = 4
_FIRST_TIER = 0.4

_TOML = """\
name = "Anyborough"
full_name = "Anyborough Borough Council"
code = "E09999999"
contact = "Write to figures@anyborough.example."
about = "A council that does not exist, made up to measure how long a build takes."
accent = "#12436D"
accent_dark = "#8FC1EA"
year_starts = 4
tolerance_percent = "5"
report = "standing"

[licence]
name = "Open Government Licence v3.0"
url = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
attribution = "Contains public sector information licensed under the Open Government Licence v3.0."
"""
_WHO = ("Children", "Adults", "Tenants", "Carers", "Businesses", "Pupils", "Families", "Residents", "Applicants")
_WHAT = ("helped", "visited", "answered", "housed", "trained", "assessed", "advised", "registered", "reviewed")
_WHEN = ("in time", "within ten days", "at home", "at first contact", "after six months", "without a second request")
#: Unit, decimals, the lowest figure and the highest.
_UNITS = (("%", 1, 40, 98), ("people", 0, 20, 900), ("per 10,000 children", 1, 15, 140), ("days", 0, 3, 60))
_SAID = (
    "the service worked with partners to reduce the time that people wait and more staff were trained during the "
    "quarter while demand rose again and some cases took longer because records had to be checked by hand although "
    "the new system is now in place managers expect the figure to move towards target by the end of the year"
)

Rows = list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class _Measure:
    """An indicator's fixed facts."""

    id: str
    number: int
    title: str
    unit: str
    decimals: int
    polarity: str
    low: int
    high: int

    @property
    def priority(self) -> int:
        """Give the number of its priority; indicators are spread evenly."""
        return self.number % len(_PRIORITIES) + 1

    @property
    def outcome(self) -> int:
        """Give the number of its outcome."""
        return self.number // len(_PRIORITIES) % _OUTCOMES_EACH + 1

    def write(self, number: float) -> str:
        """Write a figure with the indicator's decimals."""
        return str(Decimal(number).quantize(Decimal(1).scaleb(-self.decimals)))


def release_id(quarter: str) -> str:
    """Give the id of the report on a quarter."""
    return quarter.lower().replace(" ", "-")


def write_council(data: Path, size: int, seed: int = 1) -> Path:
    """Write a council of ``size`` indicators into a data folder and give its own folder."""
    folder = data / SLUG
    folder.mkdir(parents=True)
    (folder / "council.toml").write_text(_TOML, encoding="utf-8")
    rows = make_rows(size, seed)
    for table in SOURCE_TABLES:
        if rows.get(table.name) or not table.optional:
            _write(folder / f"{table.name}.csv", table, rows.get(table.name, []))
    return folder


def _write(path: Path, table: Table, rows: Rows) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        # A column that the schema no longer has is left out.
        writer = csv.DictWriter(file, table.column_names, restval="", extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows({**row, **_filled(table, row)} for row in rows)


def _filled(table: Table, row: dict[str, str]) -> dict[str, str]:
    return {c.name: _filler(c) for c in table.columns if c.required and not row.get(c.name)}


def _filler(column: Column) -> str:
    match column.type:
        case ColumnType.CHOICE:
            return next(iter(column.choices))
        case ColumnType.INTEGER | ColumnType.DECIMAL:
            return "1"
        case ColumnType.PERIOD:
            return QUARTERS[-1]
        case ColumnType.DATE:
            return "2024-11-20"
        case _:
            return column.name


def make_rows(size: int, seed: int = 1) -> dict[str, Rows]:
    """Make the rows of all tables, by the table's name."""
    random = Random(f"{seed}:{size}")  # noqa: S311 (figures, not secrets)
    rows = _frame()
    for table in ("indicators", "scorecard", "observations", "targets", "comparators", "commentary", "printed"):
        rows[table] = []
    for measure in _measures(size, random):
        _add_indicator(rows, measure)
        _add_figures(rows, measure, random)
        _add_commentary(rows, measure, random)
    return rows


def _frame() -> dict[str, Rows]:
    """Make what holds the indicators: the reports, the plan, its priorities and their outcomes."""
    titled = list(enumerate(_PRIORITIES, start=1))
    return {
        "releases": [
            {
                "release": release_id(quarter),
                "period": quarter,
                "framework": PLAN,
                "title": f"Quarter {quarter[-1]} {quarter.split()[0]}",
                "source": f"Anyborough Borough Council, Performance Report, {quarter}",
            }
            for quarter in QUARTERS
        ],
        "frameworks": [{"framework": PLAN, "title": "Any Plan 2023-27"}],
        "priorities": [
            {"framework": PLAN, "priority": str(n), "title": f"{name}: a better place by 2027", "short_title": name}
            for n, name in titled
        ],
        "outcomes": [
            {
                "framework": PLAN,
                "priority": str(n),
                "outcome": str(outcome),
                "title": f"{name}: outcome {outcome} of the plan is reached",
                "sdgs": f"{n} {n + outcome}",
            }
            for n, name in titled
            for outcome in range(1, _OUTCOMES_EACH + 1)
        ],
    }


def _measures(size: int, random: Random) -> Iterator[_Measure]:
    for number in range(size):
        unit, decimals, low, high = random.choice(_UNITS)
        title = f"{random.choice(_WHO)} {random.choice(_WHAT)} {random.choice(_WHEN)}, measure {number + 1}"
        polarity = "lower" if unit == "days" else random.choice(("higher", "higher", "lower"))
        yield _Measure(f"measure-{number + 1:05}", number, title, unit, decimals, polarity, low, high)


def _add_indicator(rows: dict[str, Rows], measure: _Measure) -> None:
    rows["indicators"].append(
        {
            "indicator": measure.id,
            "title": measure.title,
            "description": f"{measure.title}: how the service does in the quarter, for everybody who asked for it. "
            "It matters because people who wait need more help later.",
            "statement": "{value} was the figure for " + measure.title.replace(",", " as") + " {period}",
            "unit": measure.unit,
            "decimals": str(measure.decimals),
            "polarity": measure.polarity,
            "accumulation": "period",
            "frequency": "quarterly",
            "lag_months": "0",
            "keywords": "help; service; waiting times",
            "source": "Anyborough's case records",
            "method": "Cases closed in the quarter, as the case records count them.",
        }
    )
    for year in YEARS:
        rows["scorecard"].append(
            {
                "year": year,
                "indicator": measure.id,
                "framework": PLAN,
                "priority": str(measure.priority),
                "outcome": str(measure.outcome),
                "ref": f"ANY-{measure.number + 1:05}",
                "tier": "1" if measure.number % 10 < 10 * _FIRST_TIER else "2",
                "official_title": f"{measure.title} (official wording of the plan)",
                "order": str(measure.number + 1),
            }
        )


def _add_figures(rows: dict[str, Rows], measure: _Measure, random: Random) -> None:
    """Add a figure for each report, which wanders, and what it is judged by."""
    named = {"indicator": measure.id}
    figure = random.uniform(measure.low, measure.high)
    for quarter in QUARTERS:
        figure = min(max(figure * random.uniform(0.93, 1.07), measure.low), measure.high)
        newest = quarter == QUARTERS[-1]
        marker = "[p]" if newest and random.random() < 0.1 else ""  # noqa: PLR2004 (one in ten is provisional)
        given = named | {"period": quarter, "release": release_id(quarter)}
        rows["observations"].append(given | {"value": measure.write(figure), "marker": marker})
    for year in YEARS:
        first = next(quarter for quarter in QUARTERS if quarter.startswith(year))
        target = measure.write(figure * random.uniform(0.9, 1.1))
        rows["targets"].append(
            named | {"period": year, "release": release_id(first), "value": target, "basis": "stated"}
        )
    newest_release = named | {"release": release_id(QUARTERS[-1])}
    for comparator in ("england", "similar_councils"):
        quartile = str(random.randint(1, 4)) if comparator == "similar_councils" else ""
        value = measure.write(random.uniform(measure.low, measure.high))
        rows["comparators"].append(
            newest_release | {"comparator": comparator, "period": "2023-24", "value": value, "quartile": quartile}
        )
    for place, figure_kind, period, printed in (
        ("this-quarter", "value", QUARTERS[-1], measure.write(figure)),
        ("target", "target", YEARS[-1], target),
    ):
        rows["printed"].append(
            newest_release | {"place": place, "figure": figure_kind, "period": period, "printed": printed}
        )


def _add_commentary(rows: dict[str, Rows], measure: _Measure, random: Random) -> None:
    said = _SAID.split()
    start = random.randrange(len(said))
    words = [said[(start + place) % len(said)] for place in range(WORDS_OF_COMMENTARY)]
    half = WORDS_OF_COMMENTARY // 2
    text = "\n\n".join(f"{' '.join(part).capitalize()}." for part in (words[:half], words[half:]))
    rows["commentary"].append(
        {
            "release": release_id(QUARTERS[-1]),
            "item": str(measure.number + 1),
            "scope": "indicator",
            "kind": "performance",
            "indicator": measure.id,
            "text": text,
        }
    )
