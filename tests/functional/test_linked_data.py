"""What dataset searches read in the pages: all that they require and recommend, and nothing that could end it early."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from portal_data import HOME, load_portal
from portals import COUNCIL, TINY, copy_project, read_table, write_table
from quarterdeck import pipeline
from quarterdeck.catalogue import build_head_links
from quarterdeck.catalogue.linked_data import build_linked_data

#: What one description, whatever it is of, must and should have by the rules of dataset searches.
REQUIRED = {"@context", "@type", "@id", "name", "description"}
RECOMMENDED = {
    "url",
    "identifier",
    "license",
    "creator",
    "publisher",
    "distribution",
    "keywords",
    "isAccessibleForFree",
    "temporalCoverage",
    "spatialCoverage",
    "variableMeasured",
    "version",
    "includedInDataCatalog",
}
HOSTILE = "</script><script>window.x=1</script><!--<script> \"q\" 'p' & &amp; \\u003c ]]> {{7*7}}"
_WEB = re.compile(r"https?://[^\s\"<>]+")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Scripts(HTMLParser):
    """Gather the scripts of a page, as a browser tells them apart."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.linked: list[str] = []
        self.others = 0
        self._inside = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script":
            self._inside = ("type", "application/ld+json") in attrs
            self.others += not self._inside
            if self._inside:
                self.linked.append("")

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.linked[-1] += data

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "script"


def linked_in(site: Path) -> dict[str, list[str]]:
    """Give the linked data of every page that has any, by the page's address."""
    found = {
        path.relative_to(site).as_posix().removesuffix("index.html"): Scripts(path.read_text(encoding="utf-8")).linked
        for path in sorted(site.rglob("*.html"))
    }
    return {address: scripts for address, scripts in found.items() if scripts}


def home_of(site: Path) -> str:
    described = json.loads(next(iter(sorted(site.glob("*/data/datapackage.json")))).read_text(encoding="utf-8"))
    return re.sub(r"[a-z0-9-]+/data/$", "", str(described["homepage"]))


def rows_of(site: Path, table: str) -> Iterator[tuple[str, dict[str, str]]]:
    for path in sorted(site.glob(f"*/data/{table}.csv")):
        for row in read_table(path):
            yield path.parent.parent.name, row


@pytest.fixture(scope="module", params=["portal", "tiny"])
def site(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.getfixturevalue(request.param)
    return folder if request.param == "portal" else folder / "build" / "site"


@pytest.fixture(scope="module")
def linked(site: Path) -> dict[str, list[str]]:
    return linked_in(site)


@pytest.fixture(scope="module")
def datasets(linked: dict[str, list[str]]) -> dict[str, Any]:
    return {address: json.loads(scripts[0]) for address, scripts in linked.items() if address}


def test_every_page_about_data_is_described_once_and_no_other(site: Path, linked: dict[str, list[str]]) -> None:
    wanted = {""}
    wanted |= {f"{council}/data/" for council, _ in rows_of(site, "releases")}
    wanted |= {f"{council}/data/releases/{row['release']}/" for council, row in rows_of(site, "releases")}
    wanted |= {f"{council}/indicators/{row['indicator']}/" for council, row in rows_of(site, "scores")}
    assert set(linked) == wanted
    assert {address: len(scripts) for address, scripts in linked.items() if len(scripts) != 1} == {}


def test_every_description_has_all_that_is_required_and_recommended(datasets: dict[str, Any]) -> None:
    for address, said in datasets.items():
        assert REQUIRED - said.keys() == set(), address
        # What a report that dates none of its figures covers is not known.
        assert RECOMMENDED - said.keys() <= {"temporalCoverage"}, address
        assert (said["@context"], said["@type"]) == ("https://schema.org/", "Dataset"), address
        assert said["isAccessibleForFree"] is True, address
        assert 50 <= len(said["description"]) <= 5000, address
        assert said["name"].strip(), address
        assert said["keywords"], address
        assert all(isinstance(word, str) and word for word in said["keywords"]), address
        assert all(said[who]["name"] and said[who]["@type"] for who in ("creator", "publisher")), address
        assert re.fullmatch(r"\d+\.\d+\.\d+", said["version"]), address
        assert said["spatialCoverage"]["name"], address
        assert _WEB.fullmatch(said["spatialCoverage"]["identifier"]), address


def test_only_figures_without_a_day_leave_the_time_open(site: Path, datasets: dict[str, Any]) -> None:
    for address, said in datasets.items():
        if "/indicators/" in address:
            rows = read_table(site / address / f"{address.split('/')[2]}.csv")
            days = [row[name] for row in rows for name in ("period_starts", "period_ends") if row[name]]
            covered = f"{min(days)}/{max(days)}" if days else None
            assert said.get("temporalCoverage") == covered, address
        else:
            start, end = said["temporalCoverage"].split("/")
            assert _DAY.fullmatch(start), address
            assert _DAY.fullmatch(end), address
            assert start < end, address


def test_addresses_are_the_pages_own(site: Path, datasets: dict[str, Any]) -> None:
    home = home_of(site)
    for address, said in datasets.items():
        assert said["@id"] == said["url"] == home + address
        assert said["identifier"].startswith(home), address
        assert (site / said["identifier"].removeprefix(home) / "index.html").is_file(), address
        assert _WEB.fullmatch(said["license"]), address
        assert said["includedInDataCatalog"]["@id"] == f"{home}#catalogue", address


def test_every_distribution_is_a_file_of_the_site(site: Path, datasets: dict[str, Any]) -> None:
    home = home_of(site)
    for address, said in datasets.items():
        assert said["distribution"], address
        for one in said["distribution"]:
            assert re.fullmatch(r"[a-z]+/[a-z0-9.+-]+", one["encodingFormat"]), address
            assert one["contentUrl"].startswith(home), address
            file = site / one["contentUrl"].removeprefix(home)
            assert file.is_file(), one["contentUrl"]
            assert one.get("contentSize", f"{file.stat().st_size} B") == f"{file.stat().st_size} B", one["contentUrl"]
        addresses = [one["contentUrl"] for one in said["distribution"]]
        assert len(set(addresses)) == len(addresses), address
        assert all((site / image.removeprefix(home)).is_file() for image in said.get("image", ())), address


def test_a_day_of_publication_is_said_only_where_it_is_known(site: Path, datasets: dict[str, Any]) -> None:
    newest = dict(sorted(rows_of(site, "versions"), key=lambda one: one[1]["version"]))
    known = {(council, row["release"]): row["published"] for council, row in rows_of(site, "releases")}
    seen = set()
    for address, said in datasets.items():
        council = address.split("/")[0]
        release = address.split("/")[3] if "/data/releases/" in address else newest[council]["release"]
        day = known[council, release] or None
        assert said.get("datePublished") == said.get("dateModified") == day, address
        seen.add(day is not None)
    # Of the real reports' days of publication none is known, of the fictional ones all are.
    assert seen == {(site / "anyborough").is_dir()}


def test_parts_name_the_whole_and_it_exists(datasets: dict[str, Any]) -> None:
    wholes = {said["@id"] for address, said in datasets.items() if address.endswith("/data/")}
    for address, said in datasets.items():
        if address.endswith("/data/"):
            assert "isPartOf" not in said
        else:
            assert said["isPartOf"]["@id"] in wholes, address


def test_what_is_measured_is_named(site: Path, datasets: dict[str, Any]) -> None:
    titles = {(council, row["indicator"]): row for council, row in rows_of(site, "indicators")}
    for address, said in datasets.items():
        council, kind, *rest = address.split("/")
        if kind == "indicators":
            row = titles[council, rest[0]]
            (measured,) = said["variableMeasured"]
            assert (measured["name"], measured["unitText"]) == (row["title"], row["unit"]), address
        else:
            scored = {row["indicator"] for who, row in rows_of(site, "scores") if who == council}
            named = {titles[council, indicator]["title"] for indicator in scored}
            assert set(said["variableMeasured"]) <= named, address
            if address.endswith("/data/"):
                assert len(said["variableMeasured"]) == len(scored), address


def test_the_home_page_lists_the_councils_data(site: Path, linked: dict[str, list[str]]) -> None:
    home, said = home_of(site), json.loads(linked[""][0])
    assert (said["@type"], said["@id"], said["url"]) == ("DataCatalog", f"{home}#catalogue", home)
    councils = sorted({council for council, _ in rows_of(site, "releases")})
    assert sorted(one["@id"] for one in said["dataset"]) == [f"{home}{council}/data/" for council in councils]
    for one in said["dataset"]:
        assert 50 <= len(one["description"]) <= 5000
        assert {"name", "url", "license", "creator"} <= one.keys()
    assert all(_WEB.fullmatch(licence) for licence in said["license"])


def test_an_early_version_names_only_what_its_reports_measured() -> None:
    """The first report of St Helens has other indicators than all of them together."""
    portal = load_portal(TINY.parents[2] / "datapackage")
    documents = {address: json.loads(text) for address, text in build_linked_data(portal).items()}
    (data,) = (one for one in portal.councils if one.slug == COUNCIL)
    first = documents[data.versions[0][1].address]["variableMeasured"]
    whole = documents[data.package.address]["variableMeasured"]
    assert set(first) < set(whole)
    assert len(first) == len(data.assessments[0].scores)


# --- Text that would like to be more ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the fictional council with hostile text in all that the descriptions take from it; gives the site."""
    project = copy_project(tmp_path_factory.mktemp("hostile"), TINY)
    folder = project / "datapackage" / "anyborough"
    for table, columns in {
        "indicators": ("title", "description", "unit", "keywords", "source", "method"),
        "releases": ("title", "source"),
    }.items():
        rows = read_table(folder / f"{table}.csv")
        write_table(folder / f"{table}.csv", [{**row, **dict.fromkeys(columns, HOSTILE)} for row in rows])
    settings = (folder / "council.toml").read_text(encoding="utf-8")
    for name in ("name", "full_name", "about", "attribution"):
        settings = re.sub(rf"(?m)^{name} = .*$", lambda _, n=name: f"{n} = {json.dumps(HOSTILE)}", settings)
    (folder / "council.toml").write_text(settings, encoding="utf-8")
    pipeline.build(project)
    return project / "build" / "site"


def test_no_text_ends_the_element(hostile: Path, tiny: Path) -> None:
    linked = linked_in(hostile)
    assert linked.keys() == linked_in(tiny / "build" / "site").keys()
    for address, scripts in linked.items():
        assert len(scripts) == 1, address
        html = (hostile / address / "index.html").read_text(encoding="utf-8")
        honest = (tiny / "build" / "site" / address / "index.html").read_text(encoding="utf-8")
        assert Scripts(html).others == Scripts(honest).others, address
        # A comment that is opened inside the element makes older browsers read on past its end.
        assert not set("<>&") & set(scripts[0]), address


def test_hostile_text_is_told_as_it_is_written(hostile: Path) -> None:
    said = {address: json.loads(scripts[0]) for address, scripts in linked_in(hostile).items()}
    sleepers = said["anyborough/indicators/rough-sleepers/"]
    assert sleepers["name"] == f"{HOSTILE}: {HOSTILE}"
    assert sleepers["description"].startswith(HOSTILE)
    assert sleepers["variableMeasured"][0]["name"] == sleepers["variableMeasured"][0]["unitText"] == HOSTILE
    assert sleepers["measurementTechnique"] == sleepers["creditText"] == sleepers["creator"]["name"] == HOSTILE
    assert HOSTILE in sleepers["keywords"]
    assert said["anyborough/data/"]["name"].startswith(HOSTILE)
    assert said[""]["publisher"][0]["name"] == HOSTILE


def test_names_of_feeds_stay_in_their_attributes() -> None:
    """The elements for the head alone: a quotation mark in a name ends no attribute."""
    portal = load_portal(name=HOSTILE)
    heads = build_head_links(portal, ["", "anyborough/", "anyborough/indicators/rough-sleepers/", "methods/"])

    class Links(HTMLParser):
        found: list[Mapping[str, str | None]]

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            if tag == "link":
                self.found.append(dict(attrs))

    for page, html in heads.items():
        reader = Links()
        reader.found = []
        reader.feed(html)
        reader.close()
        assert HOSTILE in [link["title"] for link in reader.found], page
        assert all(link.keys() == {"rel", "type", "title", "href"} for link in reader.found), page
    assert '"application/ld+json"' not in heads["methods/"]
    assert HOME in heads[""]
