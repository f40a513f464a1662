"""The catalogue, as a harvester reads it: with an RDF library, without a network, against the rules of DCAT-AP 3."""

from __future__ import annotations

import json
import socket
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import pytest
from pyshacl import validate
from rdflib import DCTERMS, FOAF, RDF, RDFS, SH, SKOS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from packages import copy_council
from portal_data import HOME, NAME, load_portal
from quarterdeck import addresses
from quarterdeck.catalogue.dcat import build_catalogue
from quarterdeck.catalogue.linked_data import build_linked_data
from quarterdeck.datasets import CouncilData, Dataset, PortalData

# rdflib's own reader of JSON-LD still makes the kind of graph that rdflib 7 has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning:rdflib")

ADMS = Namespace("http://www.w3.org/ns/adms#")
# rdflib's own list of DCAT's words is that of version 2.
DCAT = Namespace("http://www.w3.org/ns/dcat#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
DCATAP = Namespace("http://data.europa.eu/r5r/")
EU = "http://publications.europa.eu/resource/authority/"

PAGE = f"{HOME}anyborough/data/"
NEWEST = f"{PAGE}releases/2024-25-q2/"
EARLIER = f"{PAGE}releases/2024-25-q1/"
CATALOGUE = URIRef(f"{HOME}catalogue.jsonld#catalogue")
WHOLE, VERSION = URIRef(PAGE), URIRef(NEWEST)
COUNCIL = URIRef(f"{HOME}anyborough/#council")
CONTACT = URIRef(f"{HOME}anyborough/#contact")
CSV = URIRef(f"{PAGE}#observations.csv")
ZIP = URIRef(f"{NEWEST}#anyborough-2024-25-q2.zip")
LICENCE = URIRef("https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/")
AREA = URIRef("http://statistics.data.gov.uk/id/statistical-geography/E09999999")
HOSTILE = 'He said "no"; </script><!-- ü 東京 \U0001f4a9 {"@id": "x"} \\n \\ \u2028 @en ^^xsd:date\r\n\tnext line'


@pytest.fixture(scope="module", autouse=True)
def _no_network() -> Any:
    def refuse(*args: Any, **_kwargs: Any) -> NoReturn:
        pytest.fail(f"something asked the network: {args}")

    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex", "sendto"):
            patch.setattr(socket.socket, name, refuse, raising=False)
        patch.setattr(socket, "getaddrinfo", refuse)
        yield


@pytest.fixture(scope="module")
def portal() -> PortalData:
    return load_portal()


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return Graph().parse(Path(__file__).with_name("dcat_ap.ttl"))


@pytest.fixture
def graph(portal: PortalData) -> Graph:
    return graph_of(portal)


def graph_of(portal: PortalData) -> Graph:
    return Graph().parse(data=build_catalogue(portal), format="json-ld")


def faults(graph: Graph, shapes: Graph) -> set[tuple[Node | None, Node | None, Node | None]]:
    """Give what, where and how badly the catalogue breaks the rules."""
    _, report, _ = validate(graph, shacl_graph=shapes)
    return {
        (
            report.value(result, SH.focusNode),
            report.value(result, SH.resultPath),
            report.value(result, SH.resultSeverity),
        )
        for result in report.subjects(RDF.type, SH.ValidationResult)
    }


def part(graph: Graph, subject: Node, predicate: URIRef) -> Node:
    found = graph.value(subject, predicate, any=False)
    assert found is not None
    return found


def described(dataset: Dataset, **overrides: Any) -> Dataset:
    return replace(dataset, descriptor={**dataset.descriptor, **overrides})


def renamed(council: CouncilData, slug: str, name: str, **overrides: Any) -> CouncilData:
    """Give the same data as another council's."""
    old, new = f"{HOME}{council.slug}/", f"{HOME}{slug}/"

    def move(dataset: Dataset) -> Dataset:
        descriptor = dataset.descriptor
        return replace(
            dataset,
            address=dataset.address.replace(council.slug, slug),
            files=tuple(replace(file, address=file.address.replace(council.slug, slug)) for file in dataset.files),
            descriptor={
                **descriptor,
                "id": descriptor["id"].replace(old, new),
                "homepage": descriptor["homepage"].replace(old, new),
                "contributors": [{"title": name, "roles": ["creator", "publisher"]}],
                "spatial": {"title": name, "path": f"{AREA[:-1]}8"},
                **overrides,
            },
        )

    settings = replace(council.council.settings, slug=slug)
    return replace(
        council,
        council=replace(council.council, settings=settings),
        package=move(council.package),
        versions=tuple((edition, move(dataset)) for edition, dataset in council.versions),
    )


def of_two(portal: PortalData, **overrides: Any) -> PortalData:
    return replace(portal, councils=(*portal.councils, renamed(portal.councils[0], "elseham", "Elseham", **overrides)))


# --- It conforms -----------------------------------------------------------------------------------------------------


def test_the_catalogue_conforms(graph: Graph, shapes: Graph) -> None:
    conforms, _, words = validate(graph, shacl_graph=shapes, meta_shacl=True)
    assert conforms, words


def test_a_catalogue_of_several_councils_conforms(portal: PortalData, shapes: Graph) -> None:
    assert faults(graph_of(of_two(portal)), shapes) == set()


@pytest.mark.parametrize("code", ["", "US4805000", "E0800001", "X09999999", "E０9999999"])
def test_only_a_code_of_the_united_kingdom_s_geography_is_linked(shapes: Graph, tmp_path: Path, code: str) -> None:
    settings = copy_council(tmp_path) / "council.toml"
    old = 'code = "E09999999"\n'
    text = settings.read_text(encoding="utf-8")
    assert old in text
    settings.write_text(text.replace(old, f'code = "{code}"\n' if code else ""), encoding="utf-8")
    portal = load_portal(tmp_path)
    (council,) = portal.councils
    assert council.package.descriptor["spatial"] == {"title": "Anyborough"}
    pages = [json.loads(text) for text in build_linked_data(portal).values()]
    areas = [said["spatialCoverage"] for said in pages if "spatialCoverage" in said]
    assert areas
    assert all(area == {"@type": "AdministrativeArea", "name": "Anyborough"} for area in areas)
    graph = graph_of(portal)
    assert faults(graph, shapes) == set()
    area = URIRef(f"{HOME}anyborough/#area")
    assert set(graph.objects(CATALOGUE, DCTERMS.spatial)) == {area}
    assert str(graph.value(area, RDFS.label)) == "Anyborough"


def test_every_shape_has_something_to_judge(graph: Graph, shapes: Graph) -> None:
    kinds = set(shapes.objects(None, SH.targetClass))
    assert kinds
    assert {kind for kind in kinds if (None, RDF.type, kind) not in graph} == set()
    properties = set(shapes.objects(None, SH.targetSubjectsOf))
    assert {known for known in properties if (None, known, None) not in graph} == set()


PERIOD, SUM, RIGHTS = (WHOLE, DCTERMS.temporal), (CSV, SPDX.checksum), (CSV, DCTERMS.rights)
MANDATORY: list[tuple[Any, URIRef]] = [
    (CATALOGUE, DCTERMS.title),
    (CATALOGUE, DCTERMS.description),
    (CATALOGUE, DCTERMS.publisher),
    (CATALOGUE, DCAT.dataset),
    (WHOLE, DCTERMS.title),
    (WHOLE, DCTERMS.description),
    (VERSION, DCTERMS.title),
    (VERSION, DCAT.version),
    (VERSION, ADMS.versionNotes),
    (CSV, DCAT.accessURL),
    (ZIP, DCAT.accessURL),
    (COUNCIL, FOAF.name),
    (CONTACT, VCARD.fn),
    (CONTACT, VCARD.hasURL),
    (AREA, RDFS.label),
    (LICENCE, DCTERMS.title),
    (SUM, SPDX.algorithm),
    (SUM, SPDX.checksumValue),
    (RIGHTS, RDFS.label),
    (URIRef(f"{EU}data-theme/GOVE"), SKOS.prefLabel),
    (URIRef(f"{EU}data-theme"), DCTERMS.title),
]
RECOMMENDED: list[tuple[Any, URIRef]] = [
    *((CATALOGUE, term) for term in (DCTERMS.modified, DCTERMS.license, DCTERMS.language, DCTERMS.spatial)),
    *((CATALOGUE, term) for term in (FOAF.homepage, DCAT.themeTaxonomy)),
    *((WHOLE, term) for term in (DCTERMS.publisher, DCTERMS.identifier, DCTERMS.temporal, DCTERMS.provenance)),
    *((WHOLE, term) for term in (DCAT.contactPoint, DCAT.keyword, DCAT.theme, DCTERMS.spatial, DCTERMS.accessRights)),
    *((VERSION, term) for term in (DCTERMS.language, DCTERMS.modified, DCAT.landingPage, DCAT.distribution)),
    *((CSV, term) for term in (DCAT.downloadURL, DCAT.mediaType, DCTERMS.license, DCTERMS.rights, DCTERMS.title)),
    *((CSV, term) for term in (DCTERMS.description, DCTERMS.language, DCTERMS.modified, DCATAP.availability)),
    (PERIOD, DCAT.startDate),
    (PERIOD, DCAT.endDate),
]


def name_of(given: Any) -> str:
    term = given[1] if isinstance(given, tuple) else given
    return str(term).rstrip("/").rpartition("/")[2]


@pytest.mark.parametrize(
    ("where", "what", "severity"),
    [(*pair, SH.Violation) for pair in MANDATORY] + [(*pair, SH.Warning) for pair in RECOMMENDED],
    ids=name_of,
)
def test_the_rules_bite_when_something_is_taken_away(
    graph: Graph, shapes: Graph, where: Any, what: URIRef, severity: URIRef
) -> None:
    subject = where if isinstance(where, URIRef) else part(graph, *where)
    assert (subject, what, None) in graph
    graph.remove((subject, what, None))
    assert severity in {how for focus, _, how in faults(graph, shapes) if focus == subject}


WRONG: list[tuple[Any, URIRef, Node]] = [
    (CATALOGUE, DCTERMS.title, Literal("")),
    (CATALOGUE, DCTERMS.modified, Literal("November 2024")),
    (CATALOGUE, DCAT.dataset, URIRef(f"{HOME}nowhere/")),
    (WHOLE, DCTERMS.publisher, Literal("Anyborough")),
    (WHOLE, DCTERMS.spatial, Literal("Anyborough")),
    (WHOLE, DCAT.theme, Literal("GOVE")),
    (WHOLE, DCAT.distribution, URIRef(f"{PAGE}#nothing.csv")),
    (WHOLE, DCAT.hasVersion, URIRef(f"{PAGE}releases/never/")),
    (VERSION, DCAT.isVersionOf, VERSION),
    (VERSION, DCAT.previousVersion, URIRef(f"{PAGE}releases/never/")),
    (VERSION, DCAT.version, Literal("second")),
    (WHOLE, DCTERMS.accessRights, URIRef(f"{EU}access-right/MAYBE")),
    (CSV, DCAT.accessURL, Literal("anyborough/data/observations.csv")),
    (CSV, DCAT.byteSize, Literal("many")),
    (CSV, DCAT.mediaType, Literal("text/csv")),
    (CSV, DCTERMS["format"], Literal("CSV")),
    (CSV, DCTERMS.license, Literal("Open Government Licence")),
    (PERIOD, DCAT.startDate, Literal("2024")),
    (PERIOD, DCAT.startDate, Literal(date(2999, 1, 1))),
    (SUM, SPDX.checksumValue, Literal("abc", datatype=XSD.hexBinary)),
    (SUM, SPDX.algorithm, Literal("sha256")),
    (CONTACT, VCARD.hasURL, Literal("ask us")),
]


@pytest.mark.parametrize(("where", "what", "value"), WRONG, ids=name_of)
def test_the_rules_bite_when_a_value_is_wrong(
    graph: Graph, shapes: Graph, where: Any, what: URIRef, value: Node
) -> None:
    subject = where if isinstance(where, URIRef) else part(graph, *where)
    graph.set((subject, what, value))
    assert SH.Violation in {how for _, _, how in faults(graph, shapes)}


@pytest.mark.parametrize(
    ("subject", "what"),
    [(CATALOGUE, DCTERMS.publisher), (CATALOGUE, DCTERMS.license), (WHOLE, DCTERMS.publisher), (CSV, DCTERMS.license)],
    ids=name_of,
)
def test_the_rules_bite_when_there_is_one_too_many(graph: Graph, shapes: Graph, subject: URIRef, what: URIRef) -> None:
    second = URIRef(f"{HOME}another")
    for predicate, value in list(graph.predicate_objects(part(graph, subject, what))):
        graph.add((second, predicate, value))
    graph.add((subject, what, second))
    assert faults(graph, shapes) == {(subject, what, SH.Violation)}


# --- It is complete --------------------------------------------------------------------------------------------------


def test_every_package_and_every_version_is_there(portal: PortalData, graph: Graph) -> None:
    council = portal.councils[0]
    expected = {council.package.descriptor["homepage"]} | {one.descriptor["id"] for _, one in council.versions}
    assert {str(one) for one in graph.objects(CATALOGUE, DCAT.dataset)} == expected == {PAGE, EARLIER, NEWEST}
    assert {str(one) for one in graph.subjects(RDF.type, DCAT.Dataset)} == expected


def test_every_file_is_there_once(portal: PortalData, graph: Graph) -> None:
    council = portal.councils[0]
    files = [file for one in (council.package, *(made for _, made in council.versions)) for file in one.files]
    expected = sorted(HOME + file.address for file in files)
    assert sorted(str(one) for one in graph.objects(None, DCAT.downloadURL)) == expected
    assert {file.kind for file in files} >= {"csv", "xlsx", "zip", "sqlite", "parquet"}


def test_every_address_is_the_portals_own_or_a_vocabularys(graph: Graph) -> None:
    for what in (DCAT.accessURL, DCAT.downloadURL, DCAT.landingPage, VCARD.hasURL):
        found = list(graph.objects(None, what))
        assert found
        assert [one for one in found if not str(one).startswith(HOME)] == []
    subjects = {str(one) for one in graph.subjects() if isinstance(one, URIRef)}
    assert {one for one in subjects if not one.startswith(("http://", "https://"))} == set()


def test_versions_run_from_the_first_to_the_newest(graph: Graph) -> None:
    assert set(graph.objects(WHOLE, DCAT.hasVersion)) == {URIRef(EARLIER), VERSION}
    assert part(graph, WHOLE, DCAT.hasCurrentVersion) == VERSION
    assert list(graph.subject_objects(DCAT.previousVersion)) == [(VERSION, URIRef(EARLIER))]
    assert part(graph, WHOLE, DCAT.version) == part(graph, VERSION, DCAT.version) == Literal("1.1.0")
    assert part(graph, URIRef(EARLIER), DCAT.version) == Literal("1.0.0")
    assert part(graph, URIRef(EARLIER), ADMS.versionNotes) == Literal("The first version.", lang="en")


def test_a_table_says_how_long_it_is_and_what_its_bytes_add_up_to(portal: PortalData, graph: Graph) -> None:
    resources = portal.councils[0].package.descriptor["resources"]
    resource = next(one for one in resources if one["path"] == "observations.csv")
    assert part(graph, CSV, DCAT.byteSize) == Literal(str(resource["bytes"]), datatype=XSD.nonNegativeInteger)
    checksum = part(graph, part(graph, CSV, SPDX.checksum), SPDX.checksumValue)
    assert str(checksum) == resource["hash"].removeprefix("sha256:")
    summed = {str(one) for one in graph.subjects(SPDX.checksum)}
    assert summed == {f"{PAGE}#{one['path']}" for one in resources}


def test_what_is_not_known_is_not_said(portal: PortalData, shapes: Graph) -> None:
    undated = {key: value for key, value in portal.councils[0].package.descriptor.items() if key != "temporal"}
    council = replace(portal.councils[0], package=replace(portal.councils[0].package, descriptor=undated))
    graph = graph_of(replace(portal, councils=(council,)))
    assert (WHOLE, DCTERMS.temporal, None) not in graph
    assert (URIRef(f"{PAGE}#anyborough.xlsx"), DCAT.byteSize, None) not in graph
    assert (URIRef(f"{PAGE}#anyborough.sqlite"), DCTERMS["format"], None) not in graph
    assert faults(graph, shapes) == {(WHOLE, DCTERMS.temporal, SH.Warning)}


def test_the_day_of_publication_is_said_where_it_is_known(portal: PortalData) -> None:
    council = portal.councils[0]
    dates = ("2024-08-20", "2024-11-20")
    dated = [
        (edition, described(dataset, issued=day))
        for (edition, dataset), day in zip(council.versions, dates, strict=True)
    ]
    graph = graph_of(replace(portal, councils=(replace(council, versions=tuple(dated)),)))
    first, newest = (Literal(day, datatype=XSD.date) for day in dates)
    assert set(graph.subject_objects(DCTERMS.issued)) == {(WHOLE, first), (URIRef(EARLIER), first), (VERSION, newest)}
    assert part(graph, CATALOGUE, DCTERMS.modified) == newest
    undated = tuple(
        (
            edition,
            replace(
                dataset, descriptor={key: dataset.descriptor[key] for key in dataset.descriptor if key != "issued"}
            ),
        )
        for edition, dataset in council.versions
    )
    graph = graph_of(replace(portal, councils=(replace(council, versions=undated),)))
    assert list(graph.subject_objects(DCTERMS.issued)) == []


def test_a_zip_says_what_is_in_it_and_what_is_around_it(graph: Graph) -> None:
    iana = "https://www.iana.org/assignments/media-types/"
    assert part(graph, ZIP, DCAT.mediaType) == URIRef(f"{iana}text/csv")
    assert part(graph, ZIP, DCAT.packageFormat) == URIRef(f"{iana}application/zip")
    assert part(graph, ZIP, DCTERMS.conformsTo) == URIRef("https://datapackage.org/profiles/2.0/datapackage.json")


# --- Who publishes it ------------------------------------------------------------------------------------------------


def test_one_councils_catalogue_is_the_councils(graph: Graph) -> None:
    assert part(graph, CATALOGUE, DCTERMS.publisher) == part(graph, WHOLE, DCTERMS.publisher) == COUNCIL
    assert part(graph, COUNCIL, FOAF.name) == Literal("Anyborough Borough Council")
    assert part(graph, COUNCIL, DCTERMS.type) == URIRef("http://purl.org/adms/publishertype/LocalAuthority")
    assert set(graph.subjects(RDF.type, FOAF.Agent)) == {COUNCIL}


def test_a_catalogue_of_several_is_the_portals(portal: PortalData) -> None:
    graph = graph_of(of_two(portal))
    publisher = part(graph, CATALOGUE, DCTERMS.publisher)
    assert part(graph, publisher, FOAF.name) == Literal(NAME)
    assert {str(one) for one in graph.objects(CATALOGUE, DCAT.dataset)} >= {PAGE, f"{HOME}elseham/data/"}
    assert part(graph, URIRef(f"{HOME}elseham/data/"), DCTERMS.publisher) == URIRef(f"{HOME}elseham/#council")
    assert part(graph, CATALOGUE, DCTERMS.license) == LICENCE


def test_councils_with_different_licences_leave_the_catalogue_without_one(portal: PortalData, shapes: Graph) -> None:
    other = {"path": "https://creativecommons.org/licenses/by/4.0/", "title": "Creative Commons Attribution 4.0"}
    graph = graph_of(of_two(portal, licenses=[other]))
    assert faults(graph, shapes) == {(CATALOGUE, DCTERMS.license, SH.Warning)}
    found = part(graph, URIRef(f"{HOME}elseham/data/#observations.csv"), DCTERMS.license)
    assert found == URIRef(other["path"])


# --- It is sound -----------------------------------------------------------------------------------------------------


def test_hostile_text_stays_text(portal: PortalData, shapes: Graph) -> None:
    council = portal.councils[0]
    hostile: dict[str, Any] = {
        "title": HOSTILE,
        "description": HOSTILE,
        "contact": HOSTILE,
        "attribution": HOSTILE,
        "keywords": [HOSTILE],
        "contributors": [{"title": HOSTILE, "roles": ["creator", "publisher"]}],
        "sources": [{"title": HOSTILE}],
    }
    editions = tuple((replace(edition, because=HOSTILE), dataset) for edition, dataset in council.versions)
    changed = replace(council, package=described(council.package, **hostile), versions=editions)
    graph = graph_of(replace(portal, name=HOSTILE, councils=(changed,)))
    english = Literal(HOSTILE, lang="en")
    for subject, what in ((WHOLE, DCTERMS.title), (WHOLE, DCTERMS.description), (WHOLE, DCAT.keyword)):
        assert part(graph, subject, what) == english
    assert part(graph, CATALOGUE, DCTERMS.title) == part(graph, VERSION, ADMS.versionNotes) == english
    assert part(graph, part(graph, CSV, DCTERMS.rights), RDFS.label) == english
    assert part(graph, part(graph, WHOLE, DCTERMS.provenance), RDFS.label) == english
    assert part(graph, CONTACT, VCARD.note) == english
    assert part(graph, COUNCIL, FOAF.name) == Literal(HOSTILE)
    assert faults(graph, shapes) == set()


def test_the_same_data_gives_the_same_bytes(portal: PortalData) -> None:
    made = build_catalogue(portal)
    assert made == build_catalogue(load_portal())
    assert made.endswith(b"}\n")
    assert "’" in build_catalogue(replace(portal, name="Anyborough’s figures")).decode()


def test_the_context_stands_in_the_file(portal: PortalData) -> None:
    content = json.loads(build_catalogue(portal))
    context = content["@context"]
    assert isinstance(context, dict)
    assert content["@graph"][0]["@id"] == f"{HOME}{addresses.CATALOGUE}#catalogue"
    used = {key for node in nodes_of(content["@graph"]) for key in node if not key.startswith("@")}
    assert {key.partition(":")[0] for key in used} <= context.keys()
    plain = {"dcat:version", "dct:identifier", "foaf:name", "vcard:fn"}
    assert used - context.keys() == plain
    assert {key for key in context if ":" in key} <= used | {"dct:issued"}


def nodes_of(value: Any) -> list[dict[str, Any]]:
    """Give every node of a document, however deep."""
    if isinstance(value, list):
        return [node for one in value for node in nodes_of(one)]
    return [value, *(node for one in value.values() for node in nodes_of(one))] if isinstance(value, dict) else []
