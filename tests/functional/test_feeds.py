"""The feeds, as a feed reader takes them: whole, lasting, and of the day that each thing happened."""

from __future__ import annotations

import shutil
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import feedparser
import pytest

from portal_data import load_portal
from portals import TINY, read_table, write_table
from quarterdeck.catalogue.feeds import build_feeds
from quarterdeck.datasets import PortalData
from quarterdeck.periods import parse_period

HOSTILE = '</title><script>x()</script> "&amp;" \'<!-- ]]> {{7*7}} ü'
#: The most entries of a feed.
MOST = 200
#: What an entry keeps for good, however much is added.
LASTING = ("id", "title", "published", "updated", "summary", "link")
Feeds = Mapping[str, Any]


def parsed(content: bytes) -> Any:
    """Read a feed; whatever a reader would have to guess fails."""
    feed = feedparser.parse(content, sanitize_html=False)  # so that a test sees what is there, not what is left of it
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    return feed


def parsed_all(feeds: Mapping[str, bytes]) -> Feeds:
    return {address: parsed(content) for address, content in feeds.items()}


def feeds_below(site: Path) -> Feeds:
    return {path.relative_to(site).as_posix(): parsed(path.read_bytes()) for path in sorted(site.rglob("feed.xml"))}


def entries_of(feeds: Feeds) -> Iterator[tuple[str, Any]]:
    return ((address, entry) for address, feed in feeds.items() for entry in feed.entries)


def lasting(feeds: Feeds) -> dict[tuple[str, str], tuple[str, ...]]:
    """Give what is to last of every entry, by its feed and its id."""
    return {(where, entry.id): tuple(entry[name] for name in LASTING) for where, entry in entries_of(feeds)}


def home_of(site: Path) -> str:
    return str(parsed((site / "feed.xml").read_bytes()).feed.links[1].href)


@pytest.fixture(scope="module")
def real(portal: Path) -> Feeds:
    return feeds_below(portal)


@pytest.fixture(scope="module")
def small(tiny: Path) -> Feeds:
    return feeds_below(tiny / "build" / "site")


@pytest.fixture(params=["real", "small"])
def feeds(request: pytest.FixtureRequest) -> Feeds:
    return dict(request.getfixturevalue(request.param))


@pytest.fixture
def root(request: pytest.FixtureRequest, feeds: Feeds, portal: Path, tiny: Path) -> Path:
    """Give the site that the feeds stand in."""
    assert feeds
    return portal if request.node.callspec.params["feeds"] == "real" else tiny / "build" / "site"


def test_the_portal_every_council_and_every_indicator_has_a_feed(feeds: Feeds, root: Path) -> None:
    tables = sorted(root.glob("*/data/scores.csv"))
    councils = {path.parent.parent.name: {row["indicator"] for row in read_table(path)} for path in tables}
    wanted = {"feed.xml", *(f"{council}/feed.xml" for council in councils)}
    wanted |= {f"{council}/indicators/{name}/feed.xml" for council, names in councils.items() for name in names}
    assert set(feeds) == wanted


def test_every_feed_says_what_it_is_and_where(feeds: Feeds, root: Path) -> None:
    home = home_of(root)
    for address, found in feeds.items():
        feed = found.feed
        assert feed.id.startswith("urn:uuid:"), address
        assert feed.title, address
        assert feed.updated == max(entry.updated for entry in found.entries), address
        links = {link.rel: (link.href, link.type) for link in feed.links}
        page = address.removesuffix("feed.xml")
        assert links == {
            "self": (home + address, "application/atom+xml"),
            "alternate": (home + page, "text/html"),
        }, address
        assert (root / page / "index.html").is_file(), address
        assert feed.authors, address
        assert all(author.name for author in feed.authors), address
        assert feed.rights, address
        assert feed.language == "en-GB", address
    assert max(Counter(found.feed.id for found in feeds.values()).values()) == 1


def test_every_entry_is_whole_and_leads_to_a_page(feeds: Feeds, root: Path) -> None:
    home = home_of(root)
    for address, entry in entries_of(feeds):
        assert entry.id.startswith("urn:uuid:"), address
        assert entry.title, address
        assert entry.summary, address
        assert entry.published == entry.updated, address
        assert [tag.term for tag in entry.tags] in ([kind] for kind in ("report", "figure", "revision", "status"))
        assert entry.link.startswith(home), address
        assert (root / entry.link.removeprefix(home) / "index.html").is_file(), entry.link


def test_no_feed_is_longer_than_a_reader_wants(feeds: Feeds) -> None:
    assert {len(feed.entries) for feed in feeds.values()} <= set(range(1, MOST + 1))


def test_entries_run_from_the_newest_to_the_oldest(feeds: Feeds) -> None:
    for address, feed in feeds.items():
        days = [entry.published for entry in feed.entries]
        assert days == sorted(days, reverse=True), address


def test_the_day_of_an_entry_is_that_of_its_report(feeds: Feeds, root: Path) -> None:
    """The day of publication where it is known; else the last day that the report is about."""
    days = {
        path.parent.parent.name: {
            row["published"] or parse_period(row["period"]).end.isoformat() for row in read_table(path)
        }
        for path in root.glob("*/data/releases.csv")
    }
    home = home_of(root)
    reports: dict[str, set[str]] = defaultdict(set)
    for address, entry in entries_of(feeds):
        council = entry.link.removeprefix(home).split("/")[0]
        day, moment = entry.published[:10], entry.published[10:]
        assert day in days[council], address
        assert moment == "T00:00:00Z", address
        if entry.tags[0].term == "report":
            reports[council].add(day)
    assert reports == days


def test_an_id_stands_for_one_entry_in_all_feeds(feeds: Feeds) -> None:
    for address, feed in feeds.items():
        assert max(Counter(entry.id for entry in feed.entries).values()) == 1, address
    seen: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for _, entry in entries_of(feeds):
        seen[entry.id].add(tuple(entry[name] for name in LASTING))
    assert {name: found for name, found in seen.items() if len(found) > 1} == {}


def test_entries_are_shared_only_by_those_whose_news_they_are(feeds: Feeds) -> None:
    """The portal tells what its councils tell; an indicator shares only what was revised in it."""
    places: dict[str, set[str]] = defaultdict(set)
    kinds: dict[str, str] = {}
    for address, entry in entries_of(feeds):
        places[entry.id].add(address)
        kinds[entry.id] = entry.tags[0].term
    for name, where in places.items():
        councils = {address for address in where if address.count("/") == 1}
        indicators = {address for address in where if "/indicators/" in address}
        assert len(councils) <= 1
        assert len(indicators) <= 1
        assert ("feed.xml" in where) == bool(councils)
        assert not (councils and indicators) or kinds[name] == "revision"
        assert not indicators or kinds[name] in ("figure", "revision")


def test_all_kinds_of_news_occur(small: Feeds, real: Feeds) -> None:
    """No published figure of the real councils was revised: the fictional body has a revision."""
    news = {"report", "figure", "status"}
    assert {entry.tags[0].term for _, entry in entries_of(small)} == {*news, "revision"}
    assert {entry.tags[0].term for _, entry in entries_of(real)} >= news


def test_a_second_build_tells_the_same(small: Feeds, tiny: Path) -> None:
    home = home_of(tiny / "build" / "site")
    again = build_feeds(load_portal(home=home, name="Quarterdeck"))
    assert lasting(parsed_all(again)) == lasting(small)
    assert {address: (tiny / "build" / "site" / address).read_bytes() for address in again} == again


def test_ids_stay_when_the_portal_moves(small: Feeds) -> None:
    moved = parsed_all(build_feeds(load_portal(home="https://moved.example/figures/", name="Moved")))
    kept = ("id", "published", "title", "summary")
    for address, feed in small.items():
        assert moved[address].feed.id == feed.feed.id
        assert [[entry[name] for name in kept] for entry in moved[address].entries] == [
            [entry[name] for name in kept] for entry in feed.entries
        ]
        assert all(entry.link.startswith("https://moved.example/figures/") for entry in moved[address].entries)


def with_another_report(folder: Path) -> Path:
    """Copy the fictional council, and add a third quarter with two figures."""
    shutil.copytree(TINY, folder)
    path = folder / "anyborough" / "releases.csv"
    rows = read_table(path)
    later = {"release": "2024-25-q3", "period": "2024-25 Q3", "title": "Quarter 3 2024-25", "published": "2025-02-19"}
    write_table(path, [*rows, {**rows[-1], **later}])
    path = folder / "anyborough" / "observations.csv"
    rows = read_table(path)
    blank = dict.fromkeys(rows[0], "")
    write_table(
        path,
        [
            *rows,
            {**blank, "indicator": "rough-sleepers", **pick(later), "value": "12"},
            {**blank, "indicator": "trees-planted", **pick(later), "value": "1300"},
        ],
    )
    return folder


def pick(release: Mapping[str, str]) -> dict[str, str]:
    return {name: release[name] for name in ("release", "period")}


def test_what_was_told_stays_when_a_newer_report_comes(tmp_path: Path) -> None:
    before = parsed_all(build_feeds(load_portal()))
    after = parsed_all(build_feeds(load_portal(with_another_report(tmp_path / "data"))))
    old, new = lasting(before), lasting(after)
    assert {key: new.get(key) for key in old} == old
    added = [(address, entry) for address, entry in entries_of(after) if (address, entry.id) not in old]
    assert {entry.published for _, entry in added} == {"2025-02-19T00:00:00Z"}
    assert {address for address, _ in added} == {
        "feed.xml",
        "anyborough/feed.xml",
        "anyborough/indicators/rough-sleepers/feed.xml",
        "anyborough/indicators/trees-planted/feed.xml",
    }
    assert after["anyborough/feed.xml"].feed.updated == "2025-02-19T00:00:00Z"
    assert (
        after["anyborough/indicators/missed-bins/feed.xml"].feed
        == before["anyborough/indicators/missed-bins/feed.xml"].feed
    )


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(TINY, folder)
    for table, column in (("indicators", "title"), ("releases", "title"), ("indicators", "unit")):
        path = folder / "anyborough" / f"{table}.csv"
        write_table(path, [{**row, column: HOSTILE} for row in read_table(path)])
    feeds = parsed_all(build_feeds(load_portal(folder, name=HOSTILE)))
    assert feeds["feed.xml"].feed.title == HOSTILE
    assert feeds["anyborough/feed.xml"].entries[0].title == f"Anyborough: {HOSTILE}"
    sleepers = feeds["anyborough/indicators/rough-sleepers/feed.xml"]
    assert sleepers.feed.title == f"Anyborough: {HOSTILE}"
    assert sleepers.entries[0].title == f"Anyborough: {HOSTILE}, Quarter 2 2024-25"
    assert sleepers.entries[0].summary.endswith(f"From {HOSTILE}.")
    # Told to be plain text, nothing that looks like markup is any.
    assert {entry.title_detail.type for _, entry in entries_of(feeds)} == {"text/plain"}
    assert {entry.summary_detail.type for _, entry in entries_of(feeds)} == {"text/plain"}


def renamed(portal: PortalData, number: int) -> PortalData:
    """Give the portal of a council of another name and folder."""
    (data,) = portal.councils
    settings = replace(data.council.settings, slug=f"council-{number}")
    return replace(portal, councils=(replace(data, council=replace(data.council, settings=settings)),))


def test_a_long_feed_keeps_the_newest(tmp_path: Path) -> None:
    first = load_portal()
    later = load_portal(with_another_report(tmp_path / "data"))
    many = [renamed(first, number).councils[0] for number in range(50)]
    # The newest news is that of the last council.
    portal = replace(first, councils=(*many, renamed(later, 50).councils[0]))
    feed = parsed(build_feeds(portal)["feed.xml"])
    assert len(feed.entries) == MOST
    assert feed.entries[0].published == "2025-02-19T00:00:00Z"
    assert {entry.published[:10] for entry in feed.entries} == {"2025-02-19", "2024-11-20"}
    assert len({entry.id for entry in feed.entries}) == MOST


def test_each_council_signs_its_own_feed(real: Feeds) -> None:
    signed = {address: [author.name for author in feed.feed.authors] for address, feed in real.items()}
    assert signed["st-helens/feed.xml"] == ["St Helens Borough Council"]
    assert signed["sefton/feed.xml"] == ["Sefton Metropolitan Borough Council"]
    assert sorted(signed["feed.xml"]) == ["Sefton Metropolitan Borough Council", "St Helens Borough Council"]
    alone = {(address.split("/")[0], name) for address, names in signed.items() if "/" in address for name in names}
    assert len(alone) == 2
