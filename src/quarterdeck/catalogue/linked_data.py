"""What dataset searches read in a page: schema.org's Dataset and DataCatalog, made from the descriptors."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from quarterdeck.datasets import FORMATS, CouncilData, Dataset, PortalData
from quarterdeck.results import Assessment

#: Dataset searches take descriptions of this many characters only.
_SHORTEST, _LONGEST = 50, 5000
#: Data to download; the chart's pictures are told of as pictures.
_PICTURES = frozenset({"svg", "png"})


def build_linked_data(portal: PortalData) -> dict[str, str]:
    """Give the JSON of each page that is about data, by the page's address, safe to stand inside a script element."""
    documents: dict[str, dict[str, Any]] = {"": _catalogue(portal)}
    for data in portal.councils:
        documents[data.package.address] = _package(portal, data)
        for number, (edition, dataset) in enumerate(data.versions, start=1):
            documents[dataset.address] = {
                **_dataset(portal, dataset),
                "isPartOf": {"@type": "Dataset", "@id": data.package.descriptor["homepage"]},
                "version": edition.version,
                "variableMeasured": _measured(data.assessments[:number]),
            }
        for name, dataset in data.indicators.items():
            documents[dataset.address] = _indicator(portal, data, name, dataset)
    return {address: _safe({"@context": "https://schema.org/", **one}) for address, one in documents.items()}


def _catalogue(portal: PortalData) -> dict[str, Any]:
    return {
        "@type": "DataCatalog",
        "@id": f"{portal.home}#catalogue",
        "name": portal.name,
        "url": portal.home,
        "description": "Published performance figures of councils, with targets, comparisons and open data.",
        "license": sorted({data.council.settings.licence_url for data in portal.councils}),
        "publisher": [_publisher(data.package) for data in portal.councils],
        "dataset": [
            {
                "@type": "Dataset",
                "@id": data.package.descriptor["homepage"],
                "name": data.package.descriptor["title"],
                "description": _description(data.package),
                "url": data.package.descriptor["homepage"],
                "license": data.council.settings.licence_url,
                "creator": _publisher(data.package),
            }
            for data in portal.councils
        ],
    }


def _package(portal: PortalData, data: CouncilData) -> dict[str, Any]:
    return {**_dataset(portal, data.package), "variableMeasured": _measured(data.assessments)}


def _measured(assessments: Sequence[Assessment]) -> list[str]:
    """Name the indicators of some reports."""
    titles = {score.indicator.id: score.indicator.title for one in assessments for score in one.scores}
    return [title for _, title in sorted(titles.items())]


def _indicator(portal: PortalData, data: CouncilData, name: str, dataset: Dataset) -> dict[str, Any]:
    indicator = data.scores[name].indicator
    measured: dict[str, Any] = {
        "@type": "PropertyValue",
        "name": indicator.title,
        "description": indicator.description,
        "unitText": indicator.unit,
    }
    about = {
        **_dataset(portal, dataset),
        "isPartOf": {"@type": "Dataset", "@id": data.package.descriptor["homepage"]},
        "variableMeasured": [measured],
    }
    pictures = [portal.home + file.address for file in dataset.files if file.kind == "png"]
    return (
        about
        | ({"measurementTechnique": indicator.method} if indicator.method else {})
        | ({"image": pictures} if pictures else {})
    )


def _dataset(portal: PortalData, dataset: Dataset) -> dict[str, Any]:
    said = dataset.descriptor
    about: dict[str, Any] = {
        "@type": "Dataset",
        "@id": portal.home + dataset.address,
        "name": said["title"],
        "description": _description(dataset),
        "url": portal.home + dataset.address,
        "identifier": said["id"],
        "keywords": said["keywords"],
        "license": said["licenses"][0]["path"],
        "creditText": said["attribution"],
        "isAccessibleForFree": True,
        "inLanguage": said["language"],
        "version": said["version"],
        "creator": _publisher(dataset),
        "publisher": _publisher(dataset),
        "isBasedOn": [{"@type": "CreativeWork", "name": source["title"]} for source in said["sources"]],
        "spatialCoverage": {
            "@type": "AdministrativeArea",
            "name": said["spatial"]["title"],
            **({"identifier": said["spatial"]["path"]} if "path" in said["spatial"] else {}),
        },
        "includedInDataCatalog": {"@type": "DataCatalog", "@id": f"{portal.home}#catalogue", "name": portal.name},
        "distribution": [
            {
                "@type": "DataDownload",
                "name": file.what,
                "encodingFormat": FORMATS[file.kind][1],
                "contentUrl": portal.home + file.address,
                **({"contentSize": f"{file.size} B"} if file.size else {}),
            }
            for file in dataset.files
            if file.kind not in _PICTURES
        ],
    }
    if "issued" in said:
        about |= {"datePublished": said["issued"], "dateModified": said["issued"]}
    if "temporal" in said:
        about["temporalCoverage"] = f"{said['temporal']['start']}/{said['temporal']['end']}"
    return about


def _publisher(dataset: Dataset) -> dict[str, Any]:
    return {"@type": "GovernmentOrganization", "name": dataset.descriptor["contributors"][0]["title"]}


def _description(dataset: Dataset) -> str:
    said = dataset.descriptor
    text = str(said["description"])
    if len(text) < _SHORTEST:
        text = f"{text} A performance indicator published by {said['contributors'][0]['title']}."
    return text[:_LONGEST]


def _safe(document: Mapping[str, Any]) -> str:
    """Write JSON that cannot end the element around it, whatever a table holds."""
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
