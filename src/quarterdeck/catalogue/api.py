"""The static API: JSON files, with an index from which everything else can be reached.

Figures are text, with their decimals as published, so that no reader's binary floats change them; null means that
there is nothing to say. ``openapi_schemas`` says what each field means.
"""

from __future__ import annotations

from collections.abc import Sequence

from quarterdeck import addresses
from quarterdeck.catalogue.api_figures import Document, list_changes, list_indicators
from quarterdeck.catalogue.openapi import API_VERSION, build_description
from quarterdeck.datasets import FORMATS, CouncilData, Dataset, PortalData, PublishedFile
from quarterdeck.documents import json_file
from quarterdeck.model import Concept, Settings
from quarterdeck.periods import name_of
from quarterdeck.results import Edition


def build_api(portal: PortalData, concepts: Sequence[Concept] = ()) -> dict[str, bytes]:
    """Make the files of the API by their addresses from the portal's root."""
    documents = {
        addresses.API_INDEX: _index(portal, concepts),
        addresses.API_DESCRIPTION: build_description(portal),
    }
    for data in portal.councils:
        documents[addresses.indicators_index(data.slug)] = list_indicators(data, portal.home)
        documents[addresses.changes_list(data.slug)] = list_changes(data)
    return {address: json_file(document) for address, document in documents.items()}


def _index(portal: PortalData, concepts: Sequence[Concept]) -> Document:
    home = portal.home
    licences: list[Document] = []
    for data in portal.councils:
        licence = _licence(data.council.settings)
        licences += [licence] if licence not in licences else []
    return {
        "name": portal.name,
        "home": home,
        "api_version": API_VERSION,
        "openapi": home + addresses.API_DESCRIPTION,
        "catalogue": home + addresses.CATALOGUE,
        "feed": home + addresses.PORTAL_FEED,
        "licences": licences,
        "councils": [_council(data, home) for data in sorted(portal.councils, key=lambda data: data.slug)],
        "compare": [found for concept in concepts if (found := _comparison(portal, concept))],
    }


def _licence(settings: Settings) -> Document:
    return {"name": settings.licence_name, "url": settings.licence_url, "attribution": settings.attribution}


def _council(data: CouncilData, home: str) -> Document:
    settings, slug = data.council.settings, data.slug
    return {
        "id": slug,
        "name": settings.name,
        "full_name": settings.full_name,
        "code": settings.code,
        "page": home + addresses.council_page(slug),
        "data_page": home + addresses.data_page(slug),
        "feed": home + addresses.council_feed(slug),
        "datapackage": home + addresses.data_page(slug) + "datapackage.json",
        "table_metadata": home + addresses.data_page(slug) + "csv-metadata.json",
        "indicators": home + addresses.indicators_index(slug),
        "changes": home + addresses.changes_list(slug),
        "licence": _licence(settings),
        "release": data.edition.release.id,
        "version": data.edition.version,
        "files": [_file(file, home) for file in data.package.files],
        "releases": [_release(slug, edition, dataset, home) for edition, dataset in data.versions],
    }


def _file(file: PublishedFile, home: str) -> Document:
    name, media_type = FORMATS[file.kind]
    return {
        "address": home + file.address,
        "format": name,
        "media_type": media_type,
        "bytes": file.size,
        "what": file.what,
    }


def _release(slug: str, edition: Edition, dataset: Dataset, home: str) -> Document:
    release = edition.release
    return {
        "release": release.id,
        "title": release.title,
        "period": release.period.text,
        "period_name": name_of(release.period),
        "dated": release.dated.isoformat(),
        "version": edition.version,
        "raised": edition.raised,
        "page": home + addresses.report_page(slug, release.id),
        "package": home + dataset.address,
        "archive": home + addresses.release_archive(slug, release.id),
    }


def _comparison(portal: PortalData, concept: Concept) -> Document | None:
    """Say who measures a concept; None where it is not more than one council."""
    members = [
        (data.slug, name)
        for data in sorted(portal.councils, key=lambda data: data.slug)
        for name in sorted(data.scores)
        if data.scores[name].indicator.concept == concept.id
    ]
    if len({slug for slug, _ in members}) < 2:  # noqa: PLR2004 (one council is no comparison)
        return None
    return {
        "concept": concept.id,
        "title": concept.title,
        "comparable": "yes" if concept.comparable else "partly",
        "note": concept.note,
        "page": f"{portal.home}compare/{concept.id}/",
        "indicators": [
            {
                "council": slug,
                "indicator": name,
                "data": portal.home + addresses.indicator_file(slug, name, "json"),
            }
            for slug, name in members
        ],
    }
