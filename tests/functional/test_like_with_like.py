"""No page compares unlike periods: read off the finished pages and tables, without the program's code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from portals import read_table

_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_MONTHS = {name: number for number, name in enumerate(re.findall(r"\w+", _MONTH.replace("?:", "")), start=1)}
#: A time in words, as a lead, a label or a table says it, and how it says how long it is.
_SPAN = re.compile(rf"({_MONTH})(?: (\d{{4}}))? to ({_MONTH}) (\d{{4}})")
_SHAPES = (
    (re.compile(r"12 months to "), "12 months"),
    (re.compile(r"(?i)three years to "), "36 months"),
    (re.compile(r"the end of |newest position"), "moment"),
    (re.compile(r"school year"), "school year"),
    (re.compile(r"term "), "term"),
    (re.compile(r"newest period reported|earlier|date not printed"), "undated"),
)
_YEAR = re.compile(r"(?:FY)?\d{4}(?:-\d\d)?")
_QUARTER, _HALF = re.compile(r"Quarter \d"), re.compile(r"(?:First|Second) half")
TIME = r"((?:in |at |from )?(?:the |a |\d )?[^,:;.]*?(?:\d{4}(?:-\d\d)?|earlier|reported))"


def time_of(words: str) -> tuple[str, str]:
    """Tell the length of a time in words, and the month it begins with where that is said."""
    for shape, length in _SHAPES:
        if shape.search(words):
            return length, ""
    if span := _SPAN.search(words):
        first, last = _MONTHS[span[1]], _MONTHS[span[3]]
        years = int(span[4]) - int(span[2] or span[4])
        return f"{years * 12 + last - first + 1} months", f"{span[1]} {span[2] or span[4]}"
    if _QUARTER.search(words):
        return "3 months", ""
    if _HALF.search(words):
        return "6 months", ""
    if re.search(_MONTH, words):
        return "1 months", ""
    if _YEAR.search(words):
        return "12 months", ""
    raise AssertionError(f"no time is known in {words!r}")


def alike(now: str, then: str, *, grows: bool = False) -> bool:
    """Tell whether two times in words are as long; of a share of the year so far, whether both begin with it."""
    first, second = time_of(now), time_of(then)
    return first[0] == second[0] or (grows and first[1] == second[1] != "")


def text_of(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html))).strip()


def indicator_pages(site: Path) -> Iterator[tuple[str, str]]:
    for page in sorted(site.glob("*/indicators/*/index.html")):
        yield page.parent.relative_to(site).as_posix(), page.read_text(encoding="utf-8")


def compared_times(html: str) -> tuple[str, list[str]]:
    """Give the time of an indicator's figure, and every time that its lead and its labels compare it with."""
    when = re.search(r'class="qd-when">([^<]*)<', html)
    lead = re.search(r'<p class="qd-lead">(.*?)</p>', html, re.DOTALL)
    labels = re.search(r'<ul class="qd-labels">(.*?)</ul>', html, re.DOTALL)
    assert when is not None
    assert lead is not None
    assert labels is not None
    said = re.findall(rf"The figure is .*? (?:from \S+?|same as) {TIME}(?=[,.;])", text_of(lead[1]))
    said += re.findall(rf"(?:Better than|Worse than|Same as) {TIME}$", text_of(labels[1]), re.MULTILINE)
    said += [
        found[1]
        for label in re.findall(r"<li[^>]*>(.*?)</li>", labels[1], re.DOTALL)
        if (found := re.search(rf"(?:Better than|Worse than|Same as) {TIME}$", text_of(label)))
        and "a year ago" not in found[0]
    ]
    return unescape(when[1]), said


def test_no_indicator_is_compared_with_another_stretch_of_time(portal: Path) -> None:
    unlike, compared = [], 0
    for name, html in indicator_pages(portal):
        now, times = compared_times(html)
        compared += len(times)
        # A share of all cases so far does not grow with the year; a running total does.
        share = "percentage or average over all cases so far" in html
        unlike += [(name, now, then) for then in times if not alike(now, then, grows=share)]
    assert unlike == []
    assert compared > 150, "the pages were not read"


def rows_of(table: str) -> Iterator[dict[str, str]]:
    heads = [text_of(cell) for cell in re.findall(r"<th scope=\"col\"[^>]*>(.*?)</th>", table, re.DOTALL)]
    for found in re.findall(r"<tr>(<th scope=\"row\".*?)</tr>", table, re.DOTALL):
        # The year before stands beside the figure before, and is compared with nothing.
        row = re.sub(r'<span class="qd-unit qd-outturn">.*?</span>', "", found)
        cells = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)
        yield dict(zip(heads, (text_of(cell) for cell in cells), strict=True))


def test_no_row_of_a_report_sets_a_figure_beside_an_unlike_one(portal: Path) -> None:
    unlike, compared = [], 0
    for page in sorted(portal.glob("*/reports/*/print/index.html")):
        for table in re.findall(
            r'<table class="qd-table qd-report qd-stack">(.*?)</table>', page.read_text(), re.DOTALL
        ):
            for row in rows_of(table):
                before, latest = row.get("Before", "–"), row["Latest"]
                if before.startswith("–"):
                    continue
                compared += 1
                # A position has no length: a month's end, a quarter's and a year's are alike.
                said = f"{row.get('Than before', '')}{row.get('Than a year ago', '')}{before}"
                position = "the end of" in said or "End of" in said
                if not position and not alike(period_in(latest), period_in(before)):
                    unlike.append((page.parent.parent.name, row["Indicator"], latest, before))
    assert unlike == []
    assert compared > 100, "the rows were not read"


def period_in(cell: str) -> str:
    undated = r"(?:12 months|Three years) to .*|Latest \(date not printed\)|\d \w+ earlier"
    found = re.search(
        rf"({undated}|Quarter \d .*|(?:First|Second) half .*|{_MONTH} \d{{4}}.*|\S* ?term .*|\d{{4}}(?:-\d\d)?)$", cell
    )
    assert found is not None, cell
    return found[1]


#: What a figure covers, by the indicator's accumulation, where the period's name does not say it.
_COVERS = {"snapshot": "moment", "rolling_year": "12 months", "rolling_three_years": "36 months"}


def length_of(period: str) -> str:
    if re.fullmatch(r"\d{4}-\d\d Q\d", period):
        return "3 months"
    if re.fullmatch(r"\d{4}-\d\d H\d", period):
        return "6 months"
    if found := re.fullmatch(r"(\d{4})-(\d\d)/(\d{4})-(\d\d)", period):
        first, last = int(found[1]) * 12 + int(found[2]), int(found[3]) * 12 + int(found[4])
        return f"{last - first + 1} months"
    if period.startswith("R"):
        return f"undated {period.partition(' -')[0]}"
    if re.fullmatch(r"AY\d{4}-\d\d T\d", period):
        return "term"
    if (found := re.fullmatch(r"(\d{4})-(\d\d)", period)) and int(found[2]) != (int(found[1]) + 1) % 100:
        return "1 months"
    return "12 months"


@pytest.mark.parametrize("council", ["st-helens", "sefton"])
def test_no_table_compares_unlike_periods_or_forecasts(project: Path, council: str) -> None:
    folder = project / "build" / "datapackage" / council
    kinds = {row["indicator"]: row["accumulation"] for row in read_table(folder / "indicators.csv")}
    forecasts = {
        (row["indicator"], row["period"]) for row in read_table(folder / "observations.csv") if row["marker"] == "[f]"
    }
    compared = 0
    for row in read_table(folder / "scores.csv"):
        kind, now = kinds[row["indicator"]], row["period"]
        for column in ("previous_period", "direction_period", "trend_period"):
            then = row[column]
            if not then:
                continue
            compared += 1
            assert (row["indicator"], then) not in forecasts
            same_year = kind.startswith("year_to_date") and now[:7] == then[:7]
            undated = length_of(now).startswith("undated") or length_of(then).startswith("undated")
            if kind in _COVERS and not undated:
                continue
            assert length_of(now) == length_of(then) or same_year, (row["release"], row["indicator"], column)
    assert compared > 50
