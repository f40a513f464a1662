"""The portal's catalogue in DCAT 3, by the rules of DCAT-AP 3, as JSON-LD: what harvesters of open data read.

Everything in it is said in the descriptors. Councils' packages and each report's version of them are datasets;
indicators are not, since their figures are rows of the packages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from quarterdeck import addresses
from quarterdeck.catalogue import vocabulary as terms
from quarterdeck.catalogue.vocabulary import Node
from quarterdeck.datasets import FORMATS, CouncilData, Dataset, PortalData, PublishedFile
from quarterdeck.documents import json_file
from quarterdeck.results import Edition

_ALL = "Performance figures of {councils}: each council's data as it stands, and as it stood with every report."


def build_catalogue(portal: PortalData) -> bytes:
    """Make the file published at ``addresses.CATALOGUE``: JSON-LD with its context inside, the same on any day."""
    home = portal.home
    datasets = [node for council in portal.councils for node in _council_datasets(council, home)]
    graph = [
        _catalogue(portal, [node["@id"] for node in datasets]),
        {"@id": home, "@type": "foaf:Document", "dct:title": portal.name},
        *_agents(portal),
        *datasets,
        *(node for council in portal.councils for node in _beside(council, home)),
        *terms.build_terms(FORMATS),
    ]
    content = {"@context": terms.CONTEXT, "@graph": _united(graph)}
    return json_file(content)


def _catalogue(portal: PortalData, datasets: list[str]) -> Node:
    packages = [council.package.descriptor for council in portal.councils]
    licences = {_licence(descriptor) for descriptor in packages}
    node = {
        "@id": f"{portal.home}{addresses.CATALOGUE}#catalogue",
        "@type": "dcat:Catalog",
        "dct:title": portal.name,
        "dct:description": _ALL.format(councils=_listed([_publisher(descriptor) for descriptor in packages])),
        "dct:publisher": _catalogue_publisher(portal),
        "foaf:homepage": portal.home,
        "dct:language": terms.ENGLISH,
        # There is no dct:issued: no descriptor tells when a portal was first opened.
        "dct:modified": max(_day(descriptor) for descriptor in packages),
        "dct:spatial": [_area(council, portal.home) for council in portal.councils],
        "dcat:themeTaxonomy": terms.THEMES,
        "dcat:dataset": datasets,
    }
    # A catalogue has one licence at most: where councils chose different ones, each dataset's files name theirs.
    return node | ({"dct:license": licences.pop()} if len(licences) == 1 else {})


def _agents(portal: PortalData) -> list[Node]:
    agents = [
        {
            "@id": _agent(council, portal.home),
            "@type": "foaf:Agent",
            "foaf:name": _publisher(council.package.descriptor),
            "dct:type": terms.LOCAL_AUTHORITY,
        }
        for council in portal.councils
    ]
    if len(portal.councils) > 1:
        agents.append({"@id": _catalogue_publisher(portal), "@type": "foaf:Agent", "foaf:name": portal.name})
    return agents


def _catalogue_publisher(portal: PortalData) -> str:
    return _agent(portal.councils[0], portal.home) if len(portal.councils) == 1 else f"{portal.home}#publisher"


def _council_datasets(council: CouncilData, home: str) -> list[Node]:
    """Describe a council's package, and the package of every report as a version of it."""
    package, versions = council.package, [dataset.descriptor for _, dataset in council.versions]
    address = package.descriptor["homepage"]
    whole = {
        **_dataset(council, package, home, address),
        **_issued(versions[0]),
        "dcat:hasVersion": [descriptor["id"] for descriptor in versions],
        "dcat:hasCurrentVersion": versions[-1]["id"],
    }
    before = {later["id"]: {"dcat:previousVersion": earlier["id"]} for earlier, later in pairwise(versions)}
    return [whole] + [
        {**_version(council, edition, dataset, home, address), **before.get(dataset.descriptor["id"], {})}
        for edition, dataset in council.versions
    ]


def _version(council: CouncilData, edition: Edition, dataset: Dataset, home: str, whole: str) -> Node:
    descriptor = dataset.descriptor
    return {
        **_dataset(council, dataset, home, descriptor["id"]),
        "dct:title": f"{descriptor['title']}, version {descriptor['version']} ({edition.release.title})",
        **_issued(descriptor),
        "dcat:isVersionOf": whole,
        "adms:versionNotes": edition.because,
    }


def _dataset(council: CouncilData, dataset: Dataset, home: str, address: str) -> Node:
    descriptor, agent = dataset.descriptor, _agent(council, home)
    period = descriptor.get("temporal")
    node = {
        "@id": address,
        "@type": "dcat:Dataset",
        "dct:title": descriptor["title"],
        "dct:description": descriptor["description"],
        "dct:identifier": address,
        "dct:publisher": agent,
        "dct:creator": agent,
        "dcat:contactPoint": f"{home}{addresses.council_page(council.slug)}#contact",
        "dcat:keyword": list(dict.fromkeys(descriptor["keywords"])),
        "dcat:theme": terms.GOVERNMENT,
        "dct:language": terms.ENGLISH,
        "dct:modified": _day(descriptor),
        "dct:spatial": _area(council, home),
        # The page is the dataset's name and where it is read about: one address for both.
        "dcat:landingPage": {"@id": home + dataset.address, "@type": "foaf:Document"},
        "dcat:version": descriptor["version"],
        "dct:accessRights": terms.PUBLIC,
        "dct:provenance": [
            {"@type": "dct:ProvenanceStatement", "rdfs:label": source["title"]} for source in descriptor["sources"]
        ],
        "dcat:distribution": [_distribution(dataset, file, home) for file in dataset.files],
    }
    if period:
        extent = {"dcat:startDate": period["start"], "dcat:endDate": period["end"]}
        node["dct:temporal"] = {"@type": "dct:PeriodOfTime", **extent}
    return node


def _distribution(dataset: Dataset, file: PublishedFile, home: str) -> Node:
    descriptor, address, (kind, media) = dataset.descriptor, home + file.address, FORMATS[file.kind]
    name = file.address.removeprefix(dataset.address)
    resources = {resource["path"]: resource for resource in descriptor["resources"]}
    # A table's Parquet file holds what its CSV holds, and stands beside it under the same name.
    table = resources.get(f"{name.rpartition('.')[0]}.csv") if file.kind in ("csv", "parquet") else None
    node = {
        "@id": f"{home}{dataset.address}#{name}",
        "@type": "dcat:Distribution",
        "dct:title": f"{file.what} ({kind})",
        "dct:description": table["description"] if table else f"{file.what}. {descriptor['title']}.",
        "dcat:accessURL": address,
        "dcat:downloadURL": address,
        "dcat:mediaType": terms.media_type(media),
        "dct:license": _licence(descriptor),
        "dct:rights": {"@type": "dct:RightsStatement", "rdfs:label": descriptor["attribution"]},
        "dct:language": terms.ENGLISH,
        "dct:modified": _day(descriptor),
        "dcatap:availability": terms.STABLE,
    }
    if file.kind in terms.FILE_TYPES:
        node["dct:format"] = terms.FILE_TYPES[file.kind]
    if file.kind == "zip":
        # As in DCAT's own examples, the format is that of the files inside; the wrapper has words of its own.
        inside = {"dct:format": terms.FILE_TYPES["csv"], "dcat:mediaType": terms.media_type(FORMATS["csv"][1])}
        wrapper = dict.fromkeys(("dcat:packageFormat", "dcat:compressFormat"), terms.media_type(media))
        node |= {**inside, **wrapper, "dct:conformsTo": descriptor["$schema"]}
    if file.size is not None:
        node["dcat:byteSize"] = file.size
    if file.kind == "csv" and table:
        node["spdx:checksum"] = _checksum(table["hash"])
    return node


def _checksum(digest: str) -> Node:
    value = digest.removeprefix("sha256:")
    return {"@type": "spdx:Checksum", "spdx:algorithm": terms.SHA256, "spdx:checksumValue": value}


def _beside(council: CouncilData, home: str) -> Iterable[Node]:
    """Describe what a council's datasets name: whom to ask, the area, the licence, the standard."""
    page, descriptor = home + addresses.council_page(council.slug), council.package.descriptor
    licence, area = descriptor["licenses"][0], descriptor["spatial"]
    asks = terms.LICENCE_TYPES.get(licence.get("name", ""))
    yield {
        "@id": f"{page}#contact",
        "@type": ["vcard:Kind", "vcard:Organization"],
        "vcard:fn": _publisher(descriptor),
        "vcard:hasURL": page,
        "vcard:note": descriptor["contact"],
    }
    yield {"@id": _area(council, home), "@type": "dct:Location", "rdfs:label": area["title"]}
    named = {"@id": licence["path"], "@type": "dct:LicenseDocument", "dct:title": licence["title"]}
    yield named | ({"dct:type": asks} if asks else {})
    yield {"@id": descriptor["$schema"], "@type": "dct:Standard", "dct:title": "Data Package, version 2"}


def _united(graph: Iterable[Node]) -> list[Node]:
    """Give each node once: councils may share a licence. The first description of a node holds."""
    united: dict[str, Node] = {}
    for node in graph:
        united.setdefault(node["@id"], node)
    return list(united.values())


def _agent(council: CouncilData, home: str) -> str:
    return f"{home}{addresses.council_page(council.slug)}#council"


def _area(council: CouncilData, home: str) -> str:
    """Name the council's area: as the statistical geography does, or else with an address of our own."""
    said: Mapping[str, str] = council.package.descriptor["spatial"]
    return said.get("path") or f"{home}{addresses.council_page(council.slug)}#area"


def _publisher(descriptor: Mapping[str, Any]) -> str:
    return next(str(one["title"]) for one in descriptor["contributors"] if "publisher" in one["roles"])


def _licence(descriptor: Mapping[str, Any]) -> str:
    return str(descriptor["licenses"][0]["path"])


def _day(descriptor: Mapping[str, Any]) -> str:
    return str(descriptor["created"])[:10]


def _issued(descriptor: Mapping[str, Any]) -> Node:
    """Give the day of publication where it is known; what a report is dated by otherwise is no such day."""
    return {"dct:issued": descriptor["issued"]} if "issued" in descriptor else {}


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
