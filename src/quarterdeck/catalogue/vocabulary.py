"""The names that the catalogue takes from others: prefixes, and the terms of the European Union's authority lists.

DCAT-AP asks for the lists of the Publications Office wherever it keeps one. Each term is described in the catalogue
itself, so that a reader without a network knows what it is and what it is called.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Node = dict[str, Any]

_EU = "http://publications.europa.eu/resource/authority/"
_ADMS = "http://purl.org/adms/"
_IANA = "https://www.iana.org/assignments/media-types/"

#: A local authority, in the list of kinds of publishers.
LOCAL_AUTHORITY = f"{_ADMS}publishertype/LocalAuthority"
ENGLISH = f"{_EU}language/ENG"
PUBLIC = f"{_EU}access-right/PUBLIC"
#: Government and public sector.
GOVERNMENT = f"{_EU}data-theme/GOVE"
THEMES = f"{_EU}data-theme"
#: What is there to stay: no published address ever changes.
STABLE = f"{_EU}planned-availability/STABLE"
SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"
_ATTRIBUTION = f"{_ADMS}licencetype/Attribution"
#: What licences ask for, by the name that a descriptor gives them.
LICENCE_TYPES: Mapping[str, str] = {"OGL-UK-3.0": _ATTRIBUTION, "CC-BY-4.0": _ATTRIBUTION}
#: The list of file types by kind of file. SQLite is not in it: the media type says it alone.
FILE_TYPES: Mapping[str, str] = {
    kind: f"{_EU}file-type/{kind.upper()}" for kind in ("csv", "xlsx", "json", "zip", "parquet", "svg", "png")
}

_PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_ENGLISH_TEXT = "adms:versionNotes dcat:keyword dct:description dct:title rdfs:label skos:prefLabel vcard:note"
_REFERENCES = (
    "dcat:accessURL dcat:compressFormat dcat:contactPoint dcat:dataset dcat:distribution dcat:downloadURL "
    "dcat:hasCurrentVersion dcat:hasVersion dcat:isVersionOf dcat:landingPage dcat:mediaType dcat:packageFormat "
    "dcat:previousVersion dcat:theme dcat:themeTaxonomy dcatap:availability dct:accessRights dct:conformsTo "
    "dct:creator dct:format dct:language dct:license dct:provenance dct:publisher dct:rights dct:spatial "
    "dct:temporal dct:type foaf:homepage skos:inScheme spdx:algorithm spdx:checksum vcard:hasURL"
)
_DATES = "dcat:endDate dcat:startDate dct:issued dct:modified"

#: The context stands in the file itself: a harvester fetches nothing else.
CONTEXT: Mapping[str, Any] = {
    **_PREFIXES,
    **{term: {"@language": "en"} for term in _ENGLISH_TEXT.split()},
    **{term: {"@type": "@id"} for term in _REFERENCES.split()},
    **{term: {"@type": "xsd:date"} for term in _DATES.split()},
    "dcat:byteSize": {"@type": "xsd:nonNegativeInteger"},
    "spdx:checksumValue": {"@type": "xsd:hexBinary"},
}

#: What each term is and what its list calls it, in English.
_TERMS: tuple[tuple[str, str, str], ...] = (
    (ENGLISH, "dct:LinguisticSystem", "English"),
    (PUBLIC, "dct:RightsStatement", "public"),
    (GOVERNMENT, "skos:Concept", "Government and public sector"),
    (STABLE, "skos:Concept", "stable"),
    (LOCAL_AUTHORITY, "skos:Concept", "Local Authority"),
    (_ATTRIBUTION, "skos:Concept", "Attribution"),
    (SHA256, "spdx:ChecksumAlgorithm", "SHA-256"),
)


def media_type(name: str) -> str:
    """Give the register's address of a media type, such as ``text/csv``."""
    return f"{_IANA}{name}"


def build_terms(formats: Mapping[str, tuple[str, str]]) -> list[Node]:
    """Describe every term that the catalogue may use; ``formats`` gives files' names and media types by kind."""
    terms = [{"@id": iri, "@type": kind, _label(kind): label} for iri, kind, label in _TERMS]
    theme = next(term for term in terms if term["@id"] == GOVERNMENT)
    theme["skos:inScheme"] = THEMES
    terms.append({"@id": THEMES, "@type": "skos:ConceptScheme", "dct:title": "Data theme"})
    for kind, (label, name) in formats.items():
        if kind in FILE_TYPES:
            terms.append({"@id": FILE_TYPES[kind], "@type": "dct:MediaTypeOrExtent", "rdfs:label": label})
        terms.append({"@id": media_type(name), "@type": "dct:MediaType", "rdfs:label": name})
    return terms


def _label(kind: str) -> str:
    return "skos:prefLabel" if kind == "skos:Concept" else "rdfs:label"
