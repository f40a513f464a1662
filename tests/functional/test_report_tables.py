"""A report with its own sections, counts, lists, decisions and promises: what stands on whose page, read off it."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from folders import make_csv
from portals import TINY, copy_project, read_table, write_table
from quarterdeck import pipeline

NOW = "2024-25-q2"
ROUGH, SCHOOL, TREES, BINS = "rough-sleepers", "school-progress", "trees-planted", "missed-bins"

SECTIONS = (
    ("decisions", "1", "1. For members to decide"),
    ("summary", "2", "2. In short, <b>all</b> of it"),
    ("lists", "3", "3. Exceptions"),
    ("priorities", "4", "4. Priorities in turn"),
    ("statistics", "9", "5. How many"),
    ("status", "10", "5.1 Against target"),
    ("trend", "11", "5.2 Over a year"),
    ("met", "5", "Good news"),
    ("not_met", "6", "To be improved"),
)
DECISIONS = (
    ("body", "Committee", "Homes and Parks Committee."),
    ("recommendation", "i)", "Members are asked to **note** the report."),
    ("date", "", "Monday 2 December 2024"),
    ("recommendation", "ii)", "Members are asked to visit the new shelter."),
    ("implication", "8.1 Money", "None."),
    ("background_paper", "Papers", "The plan."),
)
#: Title, rule, quartiles, directions, tier.
LISTS = (
    ("Tier 1 at a glance", "All measures of Tier 1.", "", "", "1"),
    ("Getting better", "Better than in the period before.", "", "improving", ""),
    ("Getting worse", "Worse than in the period before.", "", "worsening", ""),
    ("Best of all", "In the best quarter.", "1", "", ""),
)
PROMISES = (
    ("1", "success", "Nobody has to sleep outdoors.", "direct", ROUGH, ""),
    ("1", "action", "Open a new shelter.", "none", "", ""),
    ("1", "action", "Mentor every pupil.", "partly", SCHOOL, "Progress is an effect."),
    ("2", "success", "Parks are a joy.", "none", "", ""),
)
#: Measure, priority, category, place, count, with_data, percent, period, main, note.
TALLIES = (
    ("status", "all", "met", "Table 1", "1", "3", "33%", "", "yes", ""),
    ("status", "all", "within_tolerance", "Table 1", "1", "3", "33%", "", "yes", ""),
    ("status", "all", "not_met", "Table 1", "1", "3", "43%", "", "yes", ""),
    ("status", "1", "met", "Table 1", "2", "2", "100%", "", "yes", "One seems to be counted twice."),
    ("status", "1", "within_tolerance", "Table 1", "0", "2", "0%", "", "yes", ""),
    ("trend", "all", "improving", "Table 2", "3", "4", "", "", "yes", ""),
    ("trend", "all", "same", "Table 2", "0", "4", "", "", "yes", ""),
    ("trend", "all", "worsening", "Table 2", "1", "4", "", "", "yes", ""),
    ("quartile", "all", "3", "Section 5", "1", "1", "", "", "", ""),
    ("indicators", "all", "reported", "Opening", "4", "", "", "", "", ""),
    ("indicators", "all", "due", "Opening", "5", "", "", "", "", ""),
    ("status", "all", "met_or_within", "Summary", "", "", "67%", "", "", ""),
    ("status", "all", "met_or_within", "Summary, a year before", "", "", "70%", "2023-24 Q2", "", ""),
)


def rows(columns: str, *values: tuple[str, ...]) -> list[dict[str, str]]:
    names = columns.split()
    return [{"release": NOW} | dict(zip(names, row, strict=True)) for row in values]


def numbered(*values: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [(str(number), *row) for number, row in enumerate(values, start=1)]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the council of the golden files with every table of reports, and give the project's folder."""
    project = copy_project(tmp_path_factory.mktemp("tables"), TINY)
    folder = project / "datapackage" / "anyborough"
    tables = {
        "sections": rows("part order heading", *SECTIONS),
        "decisions": rows("item kind heading text", *numbered(*DECISIONS)),
        "exceptions": rows("item title rule quartiles directions tier", *numbered(*LISTS)),
        "promises": rows("item priority kind text bearing indicators note", *numbered(*PROMISES)),
        "printed_tallies": rows("measure priority category place count with_data percent period main note", *TALLIES),
    }
    for name, content in tables.items():
        (folder / f"{name}.csv").write_text(make_csv(name, content), encoding="utf-8")
    printed = read_table(folder / "printed.csv")
    for row in printed:
        if (row["release"], row["indicator"], row["figure"]) == (NOW, BINS, "trend"):
            row["printed"] = "lost"
    write_table(folder / "printed.csv", printed)
    commentary = read_table(folder / "commentary.csv")
    whole = dict.fromkeys(commentary[0], "") | {"release": NOW, "item": "9", "scope": "report", "kind": "summary"}
    write_table(folder / "commentary.csv", [*commentary, whole | {"text": "A mixed quarter."}])
    pipeline.build(project)
    return project


@pytest.fixture(scope="module")
def page(built: Path):
    """Give a function from a page's address to the HTML of its main part."""

    def page(address: str) -> str:
        html = (built / "build" / "site" / "anyborough" / address / "index.html").read_text(encoding="utf-8")
        found = re.search(r"<article.*?</article>", html, re.DOTALL)
        assert found is not None
        return found[0]

    return page


def text_of(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html))).strip()


@pytest.fixture(scope="module")
def report(page) -> str:
    return page(f"reports/{NOW}")


def parts(html: str) -> dict[str, str]:
    """Give the parts of a page by their headings."""
    pieces = re.split(r"<h2[^>]*>(.*?)</h2>", html, flags=re.DOTALL)
    return {text_of(heading).rstrip(" ¶"): body for heading, body in zip(pieces[1::2], pieces[2::2], strict=True)}


# The report's page


def test_a_report_has_its_parts_in_its_own_order_under_its_own_headings(report: str) -> None:
    assert list(parts(report)) == [
        "What is off target",  # ours, before all else
        "1. For members to decide",
        "2. In short, <b>all</b> of it",
        "3. Exceptions",
        "1. Give everybody a home and a good start",
        "2. Keep the borough clean and green",
        "5. How many",
    ]
    counted = parts(report)["5. How many"]
    assert [text_of(h).rstrip(" ¶") for h in re.findall(r"<h3[^>]*>(.*?)</h3>", counted, re.DOTALL)] == [
        "5.1 Against target",
        "Direction of travel",
        "5.2 Over a year",
        "Comparison with similar councils",
    ]


def test_the_contents_name_the_same_parts_and_lead_to_them(report: str) -> None:
    found = re.search(r'<nav class="qd-contents".*?</nav>', report, re.DOTALL)
    assert found is not None
    links = re.findall(r'<a href="#([^"]+)">(.*?)</a>', found[0])
    headings = re.findall(r'<h[23] id="([^"]+)">(.*?)</h[23]>', report[found.end() :], re.DOTALL)
    # What folds is led into, not to its heading: only so does a link open it.
    below = {place.removesuffix("-heading"): text_of(heading).rstrip(" ¶") for place, heading in headings}
    assert all(f'id="{place}"' in report for place, _ in links)
    assert [below[place] for place, _ in links] == [unescape(name) for _, name in links]


def test_the_other_report_has_our_headings_in_our_order(page) -> None:
    earlier = parts(page("reports/2024-25-q1"))
    assert list(earlier) == [
        "Statistical analysis",
        "1. Give everybody a home and a good start",
        "2. Keep the borough clean and green",
    ]


def test_groups_of_a_scorecard_are_headed_as_the_report_heads_them(report: str) -> None:
    captions = re.findall(r"<caption>(.*?)</caption>", report)
    assert "Good news (1)" in captions
    assert captions.count("To be improved (1)") == 2
    assert not any(re.match(r"Targets (not )?met", caption) for caption in captions)


def test_what_is_asked_stands_first_then_who_and_when_then_the_rest(report: str) -> None:
    decided = parts(report)["1. For members to decide"]
    said = text_of(decided)
    assert said.startswith(
        "The report recommends: Members are asked to note the report. Members are asked to visit the new shelter. "
        "Committee Homes and Parks Committee. When it met Monday 2 December 2024"
    )
    assert "<strong>note</strong>" in decided
    told = re.search(r"<details.*?</details>", decided, re.DOTALL)
    assert told is not None
    assert "8.1 Money None." in text_of(told[0])
    assert "Papers The plan." in text_of(told[0])
    assert len(re.findall(r"<li>", decided)) == 2


def members(lists: str, title: str) -> tuple[str, list[str], str]:
    """Give a list's small print, its rows, and what is said of those of whom it cannot be told."""
    block = re.split(r"<h3[^>]*>", lists.split(f">{title}<", 1)[1])[0]
    hint = re.search(r'<p class="qd-hint">(.*?)</p>', block, re.DOTALL)
    assert hint is not None
    named = re.findall(r'<tr><th scope="row"><a[^>]*>(.*?)</a>', block)
    unknown = re.search(r'<p class="qd-source">(.*?)</p>', block, re.DOTALL)
    return text_of(hint[1]), named, text_of(unknown[1]) if unknown else ""


@pytest.mark.parametrize(
    ("title", "expected", "unknown"),
    [
        ("Tier 1 at a glance", ["Rough sleepers", "Trees planted"], ""),
        ("Getting better", ["Progress at secondary school"], "Missed bins"),
        ("Getting worse", ["Rough sleepers", "Trees planted"], "Missed bins"),
        ("Best of all", [], ""),
    ],
)
def test_lists_by_rule_say_their_rule_and_have_its_members(
    report: str, title: str, expected: list[str], unknown: str
) -> None:
    hint, named, apart = members(parts(report)["3. Exceptions"], title)
    rule = next(text for name, text, *_ in LISTS if name == title)
    one = "indicator" if len(expected) == 1 else "indicators"
    assert hint == f"{rule} By this rule of the report’s, worked out here, it has {len(expected)} {one}."
    assert named == expected
    assert bool(apart) is bool(unknown)
    assert not unknown or apart == (f"Of 1 more it cannot be told, since their direction is not known: {unknown} .")


SHAPE = re.compile(r'<span class="qd-shape"[^>]*>(.*?)</span>\s*(.*?)\s*</span>', re.DOTALL)


def test_the_key_explains_each_sign_and_marker_of_the_page_and_no_other(report: str) -> None:
    above, key = report.split("What the signs on this page mean")
    assert set(SHAPE.findall(key)) == set(SHAPE.findall(above))
    assert len(SHAPE.findall(key)) == len(set(SHAPE.findall(key))) > 5
    markers = re.compile(r"\[[a-z]+\]")
    assert set(markers.findall(key)) == set(markers.findall(text_of(above))) == {"[p]", "[r]", "[x]"}
    assert [text_of(meaning) for meaning in re.findall(r"<dd>(.*?)</dd>", key) if not text_of(meaning)] == []


# Printed counts beside ours


def counts(report: str, heading: str) -> dict[str, list[str]]:
    piece = report.split(f">{heading}<", 2)[-1]
    table = re.search(r'<table class="qd-table qd-counts">(.*?)</table>', piece, re.DOTALL)
    assert table is not None
    lines = re.findall(r'<tr><th scope="row">(.*?)</th>(.*?)</tr>', table[1], re.DOTALL)
    return {
        name: [text_of(cell) for cell in re.findall(r"<td class=\"qd-num\">(.*?)</td>", row)] for name, row in lines
    }


def test_what_a_report_counts_stands_beside_what_we_count(report: str) -> None:
    status = counts(report, "5.1 Against target")
    assert status["All"] == ["1 33% printed 1", "1 33% printed 1", "1 33% printed 1", "3 printed 3"]
    assert status["Homes & schools".replace("&", "&amp;")] == [
        "1 50% printed 2",
        "1 50% printed 0",
        "0 0% printed –",
        "2 printed 2",
    ]
    assert status["Clean and green"] == ["0 0%", "0 0%", "1 100%", "1"]
    assert counts(report, "5.2 Over a year")["All"] == [
        "3 100% printed 3",
        "0 0% printed 0",
        "0 0% printed 1",
        "3 printed 4",
    ]


def test_what_a_report_only_says_in_its_text_is_not_what_it_rests_on(report: str) -> None:
    assert counts(report, "Comparison with similar councils")["All"] == ["0 0%", "0 0%", "1 100%", "0 0%", "1"]


def test_where_the_two_differ_the_reason_stands_below(report: str) -> None:
    reasons = [
        [text_of(reason) for reason in re.findall(r"<li>(.*?)</li>", block)]
        for block in re.findall(r"Why the printed counts and ours differ</summary><ul>(.*?)</ul>", report, re.DOTALL)
    ]
    assert reasons == [
        ["Homes & schools: One seems to be counted twice."],
        ["All: 1 arrow is not legible in our copy of the report; those lacking here may be among them."],
    ]


def test_what_a_report_says_of_an_earlier_time_stands_beside_what_it_says_of_its_own(report: str) -> None:
    then = report.split("Then and now, as the report prints it", maxsplit=1)[1]
    told = re.search(r"<tbody>(.*?)</tbody>", then, re.DOTALL)
    assert told is not None
    assert [text_of(row) for row in told[1].split("</tr>")[:2]] == [
        "Quarter 2 2023-24 70% met or within the tolerance, together",
        "Quarter 2 2024-25 67% met or within the tolerance, together",
    ]


def test_the_headline_takes_the_report_s_count_where_ours_is_not_whole(page) -> None:
    home = text_of(page(""))
    assert (
        "1 of 3 targets were met in Quarter 2 2024-25. Compared with a year ago the report counts 3 better, 1 worse, "
        "0 the same. We can follow 3, 0 and 0 of these." in home
    )


# Promises


def test_promises_stand_on_the_page_of_their_priority_with_their_figures_or_with_none(page) -> None:
    first, second = (parts(page(f"priorities/{number}"))["Promises and figures"] for number in (1, 2))
    assert re.findall(r'<p class="qd-hint">(.*?)</p>', first) == [
        "1 of 1 promise has a figure that bears on it.",
        "1 of 2 promises have a figure that bears on them.",
    ]
    told = [text_of(item) for item in re.split(r"<li>(?=[A-Z])", first)[1:]]
    assert told[0].startswith("Nobody has to sleep outdoors. Rough sleepers : 41 people, End of September 2024")
    assert "◐ Within 5% of target" in told[0]
    assert told[1].startswith("Open a new shelter. No figure tells of it.")
    assert "How far the figures tell of it" not in told[1]
    assert told[2].startswith("Mentor every pupil. Progress at secondary school")
    assert told[2].count("How far the figures tell of it") == 1
    assert "Progress is an effect." in told[2]
    assert text_of(second).count("No figure tells of it.") == 1
    assert "Parks are a joy." in text_of(second)
    assert "sleep outdoors" not in second


def test_what_is_promised_for_one_priority_stands_on_no_other_page(page) -> None:
    assert "Promises and figures" not in parts(page(f"reports/{NOW}"))
    assert "Open a new shelter" not in page("")


# Worked out again


def test_agreements_that_could_not_have_been_otherwise_are_counted_apart(page, built: Path) -> None:
    lines = read_table(built / "build" / "datapackage" / "anyborough" / "reconciliation.csv")
    circular = [line for line in lines if line["circular"]]
    assert [(line["indicator"], line["figure"], line["agrees"]) for line in circular] == [
        (TREES, "variance_percent", "yes")
    ]
    said = text_of(parts(page("reconciliation"))["Quarter 2 2024-25"])
    assert "1 of those that agree could not have disagreed" in said
    assert "1 of those that agree could not have disagreed" in text_of(page("reports"))
    assert "could not have disagreed" not in text_of(parts(page("reconciliation"))["Quarter 1 2024-25"])


def test_why_figures_cannot_be_checked_is_said_with_how_many(page, built: Path) -> None:
    block = re.search(
        r"Why figures cannot be checked</summary><ul>(.*?)</ul>",
        parts(page("reconciliation"))["Quarter 2 2024-25"],
        re.DOTALL,
    )
    assert block is not None
    told = [text_of(reason) for reason in re.findall(r"<li>(.*?)</li>", block[1])]
    lines = read_table(built / "build" / "datapackage" / "anyborough" / "reconciliation.csv")
    open_ = [line for line in lines if (line["release"], line["agrees"]) == (NOW, "not_possible")]
    assert sum(int(reason.partition(":")[0]) for reason in told) == len(open_) == 5
    assert "1: The report does not list which indicators these are." in told
    assert "1: The tables do not hold the other councils’ figures." in told
    assert any(reason.startswith("1: 1 arrow is not legible") for reason in told)


def test_the_package_has_a_line_for_each_printed_tally_of_the_report_s_own_time(built: Path) -> None:
    folder = built / "build" / "datapackage" / "anyborough"
    lines = [line for line in read_table(folder / "reconciliation.csv") if line["figure"] == "tally"]
    own = [tally for tally in TALLIES if not tally[7]]
    items = [
        f"{measure}, {'all' if priority == 'all' else f'priority {priority}'}, {category}: {place}"
        for measure, priority, category, place, *_ in own
    ]
    assert sorted(line["item"] for line in lines) == sorted(items)
    assert {line["item"]: line["agrees"] for line in lines} == dict(
        zip(
            items,
            ["yes", "yes", "yes", "no", "no", "yes", "yes", "not_possible", "yes", "yes", "not_possible", "yes"],
            strict=True,
        )
    )
    misprinted = next(line for line in lines if line["item"] == "status, all, not_met: Table 1")
    assert misprinted["note"] == "The percentage printed beside it is 43%; 1 of 3 is 33%."


def test_the_package_has_the_tables_as_they_were_given(built: Path) -> None:
    given, made = built / "datapackage" / "anyborough", built / "build" / "datapackage" / "anyborough"
    for name in ("sections", "decisions", "exceptions", "promises", "printed_tallies"):
        wanted = read_table(given / f"{name}.csv")
        found = read_table(made / f"{name}.csv")
        assert sorted(map(str, (sorted(row.items()) for row in found))) == sorted(
            map(str, (sorted(row.items()) for row in wanted))
        )
