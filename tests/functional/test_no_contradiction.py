"""No page contradicts another, or the data: the counts of one report are the same wherever they stand.

Read off the finished pages, feeds and tables, without the program's code.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from portals import read_table

COUNCILS = ("st-helens", "sefton")
MEASURES = {
    "statistics-status": "status",
    "statistics-direction-of-travel": "direction_of_travel",
    "statistics-trend": "trend",
    "statistics-quartile": "quartile",
}
GROUPS = {
    "status": ("met", "within_tolerance", "not_met"),
    "direction_of_travel": ("improving", "same", "worsening"),
    "trend": ("improving", "same", "worsening"),
    "quartile": ("1", "2", "3", "4"),
}
#: At most so many of a list are shown under "What changed".
SHOWN = 5

TARGETS_MET = re.compile(r"(\d+) of (\d+) targets (?:were )?met")
NEAR = re.compile(r"and (\d+) more reached at least")
PRINTED_YEAR = re.compile(
    r"the report counts (\d+) better, (\d+) worse, (\d+) the same"
    r"(?:\. We can follow (\d+), (\d+) and (\d+) of these(?:, and give no verdict on (\d+))?)?\."
)
OUR_YEAR = re.compile(r"year ago: (\d+) better, (\d+) worse, (\d+) the same(?:, (\d+) without a verdict)?\.")

Row = dict[str, str]

each_council = pytest.mark.parametrize("council", COUNCILS)


def text_of(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html))).strip()


class Data:
    """What a council's package says: our tallies and the printed ones."""

    def __init__(self, folder: Path) -> None:
        """Read the package in a folder."""
        self.folder = folder
        self.releases = read_table(folder / "releases.csv")
        self.newest = max(self.releases, key=lambda row: row["period"])["release"]
        self._tallies = {
            (t["release"], t["measure"], t["priority"], t["tier"], t["category"]): t
            for t in read_table(folder / "tallies.csv")
        }

    def count(self, release: str, measure: str, category: str, priority: str = "all", tier: str = "all") -> int:
        """Give a count of ours; none where there is no such row."""
        row = self._tallies.get((release, measure, priority, tier, category))
        return int(row["count"]) if row else 0

    def whole(self, release: str, measure: str, priority: str = "all", tier: str = "all") -> int:
        """Give how many have data."""
        return sum(self.count(release, measure, group, priority, tier) for group in GROUPS[measure])

    def met(self, release: str, priority: str = "all") -> tuple[str, str]:
        """Give how many targets are met, and out of how many."""
        return str(self.count(release, "status", "met", priority)), str(self.whole(release, "status", priority))

    def year(self, release: str, priority: str = "all") -> tuple[int, int, int]:
        """Give our counts of better, worse and the same."""
        better, same, worse = (self.count(release, "trend", group, priority) for group in GROUPS["trend"])
        return better, worse, same

    def printed(self, release: str, measure: str, priority: str = "all") -> dict[str, Row]:
        """Give the counts that a report rests on."""
        path = self.folder / "printed_tallies.csv"
        rows = read_table(path) if path.is_file() else []
        wanted = (release, measure, priority, "yes")
        return {
            r["category"]: r
            for r in rows
            if (r["release"], r["measure"], r["priority"], r["main"]) == wanted and r["count"]
        }

    def priorities(self, release: str) -> dict[str, Row]:
        """Give the priorities of a report's plan by their number."""
        plan = next(r["framework"] for r in self.releases if r["release"] == release)
        return {p["priority"]: p for p in read_table(self.folder / "priorities.csv") if p["framework"] == plan}


@pytest.fixture(scope="module")
def packages(project: Path) -> dict[str, Data]:
    """Give each council's package."""
    return {council: Data(project / "build" / "datapackage" / council) for council in COUNCILS}


@pytest.fixture(scope="module")
def pages(portal: Path):
    """Give a function from an address to the whole HTML of its page."""

    def page(address: str) -> str:
        return (portal / address / "index.html").read_text(encoding="utf-8")

    return page


def cards(html: str) -> Iterator[tuple[str, str, str]]:
    """Give the link, the title and the HTML of each card."""
    for block in re.findall(r'<ul class="qd-cards[^"]*">(.*?)</ul>\s*(?=<|$)', html, re.DOTALL):
        for card in re.findall(r"<li>(.*?)</li>", block, re.DOTALL):
            link = re.search(r'<a href="([^"]+)">(.*?)</a>', card)
            assert link is not None
            yield link[1], text_of(link[2]), card


def without_cards(html: str) -> str:
    return re.sub(r'<ul class="qd-cards.*?</ul>', "", html, flags=re.DOTALL)


def key_counts(html: str) -> list[dict[str, int]]:
    """Give the counts of each picture's key."""
    return [
        {kind: int(count) for kind, count in re.findall(r'qd-label qd-(\w+)">.*?<b>(\d+)</b>', block)}
        for block in re.findall(r'<div class="qd-glance">.*?</ul>', html, re.DOTALL)
    ]


# Targets that are met


@each_council
def test_the_home_counts_as_many_targets_met_as_the_data(packages: dict[str, Data], pages, council: str) -> None:
    data, html = packages[council], pages(council)
    whole = unescape(without_cards(html))
    said = TARGETS_MET.findall(whole)
    assert len(said) >= 2, "its lead and what other sites show of it"
    assert set(said) == {data.met(data.newest)}
    names = {p["short_title"]: number for number, p in data.priorities(data.newest).items()}
    found = {names[title]: TARGETS_MET.findall(card) for _, title, card in cards(html)}
    assert found == {number: [data.met(data.newest, number)] for number in names.values()}
    (counts,) = key_counts(html)
    assert counts == {
        group: data.count(data.newest, "status", group)
        for group in GROUPS["status"]
        if council == "st-helens" or group != "within_tolerance"
    }
    missed = re.search(r"(\d+) indicators are off target", text_of(html))
    assert missed is not None
    assert int(missed[1]) == data.count(data.newest, "status", "not_met")


@each_council
def test_each_priority_s_page_counts_as_many_targets_met_as_the_data(
    packages: dict[str, Data], pages, council: str
) -> None:
    data = packages[council]
    for number in data.priorities(data.newest):
        html = pages(f"{council}/priorities/{number}")
        said = TARGETS_MET.findall(unescape(html))
        assert len(said) >= 2, number
        assert set(said) == {data.met(data.newest, number)}, number
        for counts in key_counts(html):
            for group, count in counts.items():
                assert count == data.count(data.newest, "status", group, number), (number, group)


@each_council
def test_each_report_s_page_counts_as_many_targets_met_as_the_data(
    packages: dict[str, Data], pages, council: str
) -> None:
    data = packages[council]
    for row in data.releases:
        release = row["release"]
        html = pages(f"{council}/reports/{release}")
        lead = re.search(r'<p class="qd-lead">(.*?)</p>', html, re.DOTALL)
        assert lead is not None
        head = html.split("</head>")[0]
        for said in (text_of(lead[1]), unescape(head)):
            assert set(TARGETS_MET.findall(said)) == {data.met(release)}, release
            near = data.count(release, "status", "within_tolerance")
            assert set(NEAR.findall(said)) == ({str(near)} if near else set()), release


@each_council
def test_the_list_of_reports_counts_as_many_targets_met_as_the_data(
    packages: dict[str, Data], pages, council: str
) -> None:
    data = packages[council]
    found = {link.strip("/"): card for link, _, card in cards(pages(f"{council}/reports"))}
    assert found.keys() == {row["release"] for row in data.releases}
    for release, card in found.items():
        assert TARGETS_MET.findall(card) == [data.met(release)], release
        near = data.count(release, "status", "within_tolerance")
        assert NEAR.findall(card) == ([str(near)] if near else []), release


def test_the_portal_s_home_counts_as_many_targets_met_as_the_data(packages: dict[str, Data], pages) -> None:
    found = {link.strip("/"): card for link, _, card in cards(pages(""))}
    assert found.keys() == set(COUNCILS)
    for council, card in found.items():
        data = packages[council]
        assert TARGETS_MET.findall(card) == [data.met(data.newest)]
        scores = [s for s in read_table(data.folder / "scores.csv") if s["release"] == data.newest]
        assert f"{len(scores)} indicators" in card


@each_council
def test_the_feed_counts_as_many_targets_met_as_the_data(packages: dict[str, Data], portal: Path, council: str) -> None:
    data = packages[council]
    atom = "{http://www.w3.org/2005/Atom}"
    entries = ET.parse(portal / council / "feed.xml").getroot().iter(f"{atom}entry")  # noqa: S314 (our own)
    titles = {row["title"]: row["release"] for row in data.releases}
    told = {}
    for entry in entries:
        release = titles.get((entry.findtext(f"{atom}title") or "").partition(": ")[2])
        if release:
            told[release] = entry.findtext(f"{atom}summary") or ""
    assert told.keys() == set(titles.values())
    words = {
        "met": r"(\d+) on target",
        "within_tolerance": r"(\d+) within \S+% of target",
        "not_met": r"(\d+) off target",
    }
    for release, summary in told.items():
        for group, pattern in words.items():
            said = re.search(pattern, summary)
            assert int(said[1] if said else 0) == data.count(release, "status", group), (release, group)


@each_council
def test_the_rows_of_a_report_stand_as_its_counts_say(packages: dict[str, Data], pages, council: str) -> None:
    data = packages[council]
    for row in data.releases:
        release = row["release"]
        tables = report_tables(pages(f"{council}/reports/{release}/print"))
        statuses = Counter(
            kind
            for _, lines in tables
            for line in lines
            for kind in re.findall(r'qd-label qd-(met|within_tolerance|not_met)"', line)
        )
        assert {group: statuses[group] for group in GROUPS["status"]} == {
            group: data.count(release, "status", group) for group in GROUPS["status"]
        }


# Compared with a year ago


def year_sentences(text: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    text = text.replace("follow none of these", "follow 0, 0 and 0 of these")
    for pattern, name in ((PRINTED_YEAR, "printed"), (OUR_YEAR, "ours")):
        for found in pattern.finditer(text):
            yield name, tuple(int(number or 0) for number in found.groups())


@each_council
def test_what_is_said_of_a_year_ago_is_the_report_s_count_or_ours_and_where_they_differ_both(
    packages: dict[str, Data], pages, council: str
) -> None:
    data = packages[council]
    release, html = data.newest, pages(council)
    names = {p["short_title"]: number for number, p in data.priorities(release).items()}
    told = [("all", text_of(without_cards(html.split("<article")[1])))]
    told += [(names[title], text_of(card)) for _, title, card in cards(html)]
    seen = 0
    for priority, text in told:
        printed = data.printed(release, "trend", priority)
        ours, withheld = data.year(release, priority), data.count(release, "trend", "withheld", priority)
        for name, numbers in year_sentences(text):
            seen += 1
            if name == "ours":
                assert numbers == (*ours, withheld), priority
                assert not printed, "the report prints a count of its own"
                continue
            theirs = tuple(int(printed[group]["count"]) for group in ("improving", "worsening", "same"))
            assert numbers[:3] == theirs, priority
            both = "We can follow" in text
            assert both or ours == theirs, f"the page hides that we count {ours}, not {theirs}"
            if both:
                assert numbers[3:] == (*ours, withheld), priority
                assert all(mine <= counted for mine, counted in zip(ours, theirs, strict=True)), "none are of these"
    assert seen >= 5


@each_council
def test_the_home_counts_as_many_better_and_worse_than_before_as_the_data(
    packages: dict[str, Data], pages, council: str
) -> None:
    data, said = packages[council], text_of(pages(council))
    for group, word in (("improving", "better"), ("worsening", "worse")):
        found = re.search(rf"(\d+) indicators? (?:is|are) {word} than in the period before", said)
        assert found is not None
        assert int(found[1]) == data.count(data.newest, "direction_of_travel", group)


# The tables of counts


def counted(html: str) -> Iterator[tuple[str, str, list[str], str]]:
    """Give of each line of the tables of counts its measure, name and cells, and all that is below its table."""
    for place, measure in MEASURES.items():
        start = re.search(rf'<h3 id="{place}">', html)
        if start is None:
            continue
        block = re.split(r"<h[23][ >]", html[start.end() :], maxsplit=1)[0]
        table = re.search(r'<table class="qd-table qd-counts">(.*?)</table>', block, re.DOTALL)
        assert table is not None
        for name, row in re.findall(r'<tr><th scope="row">(.*?)</th>(.*?)</tr>', table[1], re.DOTALL):
            cells = [text_of(cell) for cell in re.findall(r'<td class="qd-num">(.*?)</td>', row, re.DOTALL)]
            yield measure, text_of(name), cells, block[table.start() :]


@each_council
def test_every_table_of_counts_has_our_counts_and_beside_them_those_that_the_report_prints(
    packages: dict[str, Data], pages, council: str
) -> None:
    data, seen, beside = packages[council], 0, 0
    for row in data.releases:
        release = row["release"]
        names = {"All": ("all", "all"), "Tier 1": ("all", "1"), "Tier 2": ("all", "2")}
        names |= {p["short_title"]: (number, "all") for number, p in data.priorities(release).items()}
        for measure, name, cells, _ in counted(pages(f"{council}/reports/{release}")):
            priority, tier = names[name]
            groups = [g for g in GROUPS[measure] if council == "st-helens" or g != "within_tolerance"]
            ours = [data.count(release, measure, group, priority, tier) for group in groups]
            printed = data.printed(release, measure, priority) if tier == "all" else {}
            whole = data.whole(release, measure, priority, tier)
            shown = [re.match(r"(\d+|–)", cell) for cell in cells]
            assert all(shown), cells
            assert [cell[1] for cell in shown if cell] == [
                *([str(n) if whole else "–" for n in ours]),
                str(whole or "–"),
            ]
            said = [found[1] if (found := re.search(r"printed (\S+)$", cell)) else "" for cell in cells]
            wanted = (
                [printed[group]["count"] if group in printed else "–" for group in groups]
                if printed
                else [""] * len(groups)
            )
            assert said[:-1] == wanted, (release, measure, name)
            seen += 1
            beside += bool(printed)
    assert seen >= 5
    assert beside >= (20 if council == "st-helens" else 0)


@each_council
def test_where_a_printed_count_and_ours_differ_the_page_gives_the_reason(
    packages: dict[str, Data], pages, council: str
) -> None:
    data, silent, differing = packages[council], [], 0
    for row in data.releases:
        names = {p["short_title"]: number for number, p in data.priorities(row["release"]).items()} | {"All": "all"}
        for measure, name, cells, below in counted(pages(f"{council}/reports/{row['release']}")):
            # Where we count nothing at all, the row itself says so.
            both = [found for cell in cells[:-1] if (found := re.match(r"(\d+) .*?printed (\d+)$", cell))]
            gaps = [int(found[2]) - int(found[1]) for found in both if found[1] != found[2]]
            if not gaps:
                continue
            differing += 1
            reasons = re.search(r"Why the printed counts and ours differ</summary><ul>(.*?)</ul>", below, re.DOTALL)
            told = [text_of(one) for one in re.findall(r"<li>(.*?)</li>", reasons[1])] if reasons else []
            # Verdicts that are withheld are counted apart, which the page says: no more than those may be lacking.
            apart = (
                data.count(row["release"], measure, "withheld", names[name]) if "no verdict is given" in below else 0
            )
            lacking_alone = min(gaps) >= 0 and sum(gaps) <= apart
            if not any(name in one.partition(": ")[0].split("; ") for one in told) and not lacking_alone:
                silent.append((row["release"], measure, name, cells))
    assert silent == []
    assert differing or council == "sefton"


# Counts in headings


def report_tables(html: str) -> list[tuple[str, list[str]]]:
    """Give the tables of a report that have a number in their caption, each with its lines."""
    found = []
    for table in re.findall(r"<table.*?</table>", html, re.DOTALL):
        caption = re.search(r"<caption>(.*?)</caption>", table, re.DOTALL)
        body = re.search(r"<tbody>(.*?)</tbody>", table, re.DOTALL)
        if caption and body and re.search(r"\(\d+\)$", caption[1]):
            found.append((text_of(caption[1]), re.findall(r"<tr>.*?</tr>", body[1], re.DOTALL)))
    return found


def test_every_count_in_a_caption_is_that_of_its_rows(portal: Path) -> None:
    wrong, seen = [], 0
    for path in sorted(portal.rglob("index.html")):
        for caption, lines in report_tables(path.read_text(encoding="utf-8")):
            number = re.search(r"\((\d+)\)$", caption)
            assert number is not None
            seen += 1
            if int(number[1]) != len(lines):
                wrong.append((path.parent.name, caption, len(lines)))
    assert wrong == []
    assert seen > 50


def test_every_caption_that_counts_indicators_counts_its_rows(portal: Path) -> None:
    wrong, seen = [], 0
    for path in sorted(portal.rglob("index.html")):
        for table in re.findall(r"<table.*?</table>", path.read_text(encoding="utf-8"), re.DOTALL):
            caption = re.search(r"<caption[^>]*>[^<]*: (\d+) indicators?</caption>", table)
            if caption is None:
                continue
            seen += 1
            rows = len(re.findall(r'<tr><th scope="row">', table))
            if int(caption[1]) != rows:
                wrong.append((path.parent.name, caption[0], rows))
    assert wrong == []
    assert seen > 15


@each_council
def test_every_count_in_a_heading_of_what_changed_is_that_of_its_list(pages, council: str) -> None:
    html = pages(council)
    found = re.findall(r"<h3>([^<]*) \((\d+)\)</h3></summary>(<ol.*?</ol>|<p>)", html, re.DOTALL)
    assert (len(found) > 0) is ("What changed since" in html)
    for title, count, items in found:
        assert len(re.findall(r"<li>", items)) == min(int(count), SHOWN), title


@each_council
def test_every_list_by_rule_has_as_many_members_as_it_says(packages: dict[str, Data], pages, council: str) -> None:
    seen = 0
    for row in packages[council].releases:
        html = pages(f"{council}/reports/{row['release']}/print")
        for said, block in re.findall(r"worked out here, it has (\d+) indicators?\.(.*?)(?=<h[23])", html, re.DOTALL):
            seen += 1
            assert len(re.findall(r'<tr><th scope="row">', block)) == int(said)
            more = re.search(r"Of (\d+) more it cannot be told(.*?)</p>", block, re.DOTALL)
            assert more is None or len(re.findall(r"<a ", more[2])) == int(more[1])
    assert seen == (3 if council == "st-helens" else 0)


@each_council
def test_promises_are_counted_as_they_are_listed(packages: dict[str, Data], pages, council: str) -> None:
    data, seen = packages[council], 0
    for number in data.priorities(data.newest):
        html = pages(f"{council}/priorities/{number}")
        for with_figure, total, block in re.findall(
            r"(\d+) of (\d+) promises? ha(?:s|ve) a figure.*?<ul class=\"qd-promises\">"
            r"(.*?)(?=<h3|<p class=\"qd-source\")",
            html,
            re.DOTALL,
        ):
            items = re.split(r"<li>(?!<a )", block)[1:]
            seen += len(items)
            assert len(items) == int(total)
            assert sum("No figure tells of it." not in item for item in items) == int(with_figure)
    path = data.folder / "promises.csv"
    assert seen == (len(read_table(path)) if path.is_file() else 0)


# What is worked out again


@each_council
def test_what_is_worked_out_again_is_counted_as_the_data_have_it(
    packages: dict[str, Data], pages, council: str
) -> None:
    data = packages[council]
    lines = read_table(data.folder / "reconciliation.csv")
    answers = Counter(line["agrees"] for line in lines)
    said = text_of(pages(f"{council}/reports"))
    possible = len(lines) - answers["not_possible"]
    assert f"The tables hold {len(lines):,} printed figures" in said
    assert (
        f"{possible:,} could be worked out again: {answers['yes']:,} agree, {answers['rounding']:,} agree but for "
        f"rounding, {answers['no']:,} do not agree." in said
    )
    circular = sum(line["circular"] == "yes" for line in lines)
    assert (f"{circular:,} of those that agree could not have disagreed" in said) is bool(circular)


@each_council
def test_the_page_of_what_is_worked_out_again_has_every_line_of_each_report(
    packages: dict[str, Data], pages, council: str
) -> None:
    data = packages[council]
    lines = read_table(data.folder / "reconciliation.csv")
    pieces = re.split(r'<h2 id="[^"]*">(.*?)</h2>', pages(f"{council}/reconciliation"), flags=re.DOTALL)
    titles = {row["title"]: row["release"] for row in data.releases}
    found = {titles[text_of(title).rstrip(" ¶")]: body for title, body in zip(pieces[1::2], pieces[2::2], strict=True)}
    assert found.keys() == set(titles.values())
    for release, body in found.items():
        own = [line for line in lines if line["release"] == release]
        table = re.search(r"how many agree</caption>(.*?)</table>", body, re.DOTALL)
        if table is None:
            assert own == []
            continue
        rows = [
            [int(text_of(cell)) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row)]
            for row in re.findall(r'<tr><th scope="row">(.*?)</tr>', table[1], re.DOTALL)
        ]
        assert [sum(column) for column in zip(*rows, strict=True)] == [
            *(sum(line["agrees"] == answer for line in own) for answer in ("yes", "rounding", "no", "not_possible")),
            len(own),
        ]
        reasons = re.search(r"Why figures cannot be checked</summary><ul>(.*?)</ul>", body, re.DOTALL)
        counts = re.findall(r"<li>(\d+):", reasons[1]) if reasons else []
        assert sum(map(int, counts)) == sum(line["agrees"] == "not_possible" for line in own)
