"""The static API: it says what it holds, holds what it says, and everything can be reached from its index."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError
from openapi_spec_validator import validate

from quarterdeck import addresses, pipeline
from quarterdeck.assess import assess_release, reconcile, tally_scores
from quarterdeck.catalogue.api import build_api
from quarterdeck.datasets import FORMATS, CouncilData, PortalData
from quarterdeck.model import Concept
from quarterdeck.package import Worked, build_council_files, build_indicator_data, build_packages, gather_council
from quarterdeck.results import newest_scores
from quarterdeck.schema import INDICATOR_FILE, words

ROOT = Path(__file__).parents[2]
TINY = ROOT / "tests" / "golden" / "datapackage"
HOME = "https://figures.example/portal/"
CONCEPTS = (
    "concept,title,comparable,note\n"
    "progress-8,Progress at school,yes,The same national measure.\n"
    "unmeasured,Nobody measures it,partly,It stands in no council's table.\n"
)
#: Schemas of documents that follow a standard, and say no more than which.
STANDARDS = {"DataPackage", "TableMetadata", "Catalogue", "Description"}
#: What other stages write: spreadsheets, pictures, feeds, the catalogue and pages.
ELSEWHERE = re.compile(r"[a-z0-9/-]*(?:/|^|(?:/|^)feed\.xml|\.xlsx|\.svg|\.png|catalogue\.jsonld)", re.ASCII)
HOSTILE = '</script><script>x()</script> "&amp;" \\u003c {{7*7}} `*_[](javascript:x) \u2028 \U0001f6a8 NULL'


@dataclass(frozen=True)
class Given:
    """A portal, its files by address, and its API."""

    portal: PortalData
    concepts: tuple[Concept, ...]
    files: Mapping[str, bytes]
    api: Mapping[str, bytes]

    def read(self, address: str) -> Any:
        return json.loads(self.everything[address])

    @property
    def everything(self) -> Mapping[str, bytes]:
        return {**self.files, **self.api}

    @property
    def description(self) -> Any:
        return self.read(addresses.API_DESCRIPTION)

    @property
    def first(self) -> CouncilData:
        return self.portal.councils[0]


def load(data: Path) -> Given:
    checked, findings = pipeline.check(data)
    assert checked.councils, findings
    councils, files = [], {}
    for one in checked.councils:
        council, slug = one.council, one.council.settings.slug
        assessments = tuple(assess_release(council, release) for release in council.releases)
        tallies = tuple(t for a in assessments for t in tally_scores(a.release.id, a.scores))
        worked = Worked(assessments, tallies, tuple(r for a in assessments for r in reconcile(council, a)))
        packages = build_packages(council, one.folder.tables, worked, HOME)
        indicators = {
            name: build_indicator_data(council, score, packages[-1].edition, "A summary.", HOME)
            for name, score in newest_scores(assessments).items()
        }
        own = build_council_files(slug, packages)
        # One indicator has no picture.
        councils.append(gather_council(council, assessments, packages, own, indicators, sorted(indicators)[1:]))
        files |= own
        for name, made in indicators.items():
            page = addresses.indicator_page(slug, name)
            files |= {f"{page}{file}": content for file, content in made.files.items()}
    portal = PortalData("Figures of Anyshire", HOME, tuple(councils))
    return Given(portal, checked.concepts, files, build_api(portal, checked.concepts))


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Given:
    """Give a portal of two councils with the same tables."""
    folder = tmp_path_factory.mktemp("api") / "datapackage"
    for slug in ("otherborough", "anyborough"):
        shutil.copytree(TINY / "anyborough", folder / slug)
    (folder / "concepts.csv").write_text(CONCEPTS, encoding="utf-8")
    return load(folder)


@pytest.fixture(scope="module")
def real() -> Given:
    return load(ROOT / "datapackage")


@pytest.fixture(scope="module", params=["tiny", "real"])
def given(request: pytest.FixtureRequest) -> Given:
    found: Given = request.getfixturevalue(request.param)
    return found


def schema_of(address: str) -> str:
    """Name the schema that a JSON document of the portal follows, by the shape of its address."""
    shapes = {
        r"api/index\.json": "Index",
        r"api/openapi\.json": "Description",
        r"[^/]+/indicators/index\.json": "IndicatorList",
        r"([^/]+)/indicators/([^/]+)/\2\.json": "IndicatorDocument",
        r"[^/]+/data/changes\.json": "ChangeList",
        r"[^/]+/data/datapackage\.json": "DataPackage",
        r".*csv-metadata\.json": "TableMetadata",
    }
    return next(name for shape, name in shapes.items() if re.fullmatch(shape, address))


def validator(description: Any, name: str) -> Draft202012Validator:
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$ref": f"#/components/schemas/{name}",
        "components": description["components"],
    }
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def properties_of(schema: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """Give every property at any depth, with where it stands."""
    if isinstance(schema, list):
        for one in schema:
            yield from properties_of(one, place)
    elif isinstance(schema, dict):
        for name, one in schema.get("properties", {}).items():
            yield f"{place}.{name}", one
        for name, one in schema.items():
            yield from properties_of(one, f"{place}.{name}")


def strings_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from strings_in(one)


def walk(given: Given) -> tuple[set[str], set[str]]:
    """Follow every address from the index on; give what was found in the portal's files, and what was not."""
    everything, found, missing = given.everything, set(), set()
    todo = [addresses.API_INDEX]
    while todo:
        address = todo.pop()
        if address in found | missing:
            continue
        if address not in everything:
            missing.add(address)
            continue
        found.add(address)
        if address.endswith(".json"):
            document = json.loads(everything[address])
            todo += [text.removeprefix(HOME) for text in strings_in(document) if text.startswith(HOME)]
    return found, missing


def test_the_description_is_good_openapi(given: Given) -> None:
    description = given.description
    validate(description)
    assert description["openapi"] == "3.1.0"
    assert description["info"]["version"] == given.read(addresses.API_INDEX)["api_version"] == "1.0.0"
    assert description["info"]["license"]["url"] == given.first.council.settings.licence_url


def test_every_document_follows_its_schema(given: Given) -> None:
    description = given.description
    published = sorted(address for address in given.everything if address.endswith(".json"))
    checks = {name: validator(description, name) for name in {schema_of(address) for address in published}}
    wrong = [
        (address, error.json_path, error.message)
        for address in published
        for error in checks[schema_of(address)].iter_errors(given.read(address))
    ]
    assert wrong == []
    assert len([address for address in published if schema_of(address) == "IndicatorDocument"]) == sum(
        len(data.indicators) for data in given.portal.councils
    )


def test_everything_is_reached_from_the_index(given: Given) -> None:
    found, missing = walk(given)
    assert found == set(given.everything)
    assert sorted(address for address in missing if not ELSEWHERE.fullmatch(address)) == []


def test_every_picture_and_page_that_is_named_is_published(given: Given) -> None:
    listed = {file.address for data in given.portal.councils for one in data.indicators.values() for file in one.files}
    listed |= {file.address for data in given.portal.councils for file in data.package.files}
    _, missing = walk(given)
    named = {address for address in missing if address.endswith((".xlsx", ".svg", ".png"))}
    assert named == {address for address in listed if address.endswith((".xlsx", ".svg", ".png"))}


def test_every_operation_gives_files_that_are_there(given: Given) -> None:
    description, home = given.description, HOME.removesuffix("/")
    assert [server["url"] for server in description["servers"]] == [home]
    for template, item in description["paths"].items():
        made = list(filled(template, given))
        assert made, template
        for address in made:
            assert address in given.everything or ELSEWHERE.fullmatch(address), address
        content = item["get"]["responses"]["200"]["content"]
        endings = {
            ".json": "application/json",
            ".jsonld": "application/ld+json",
            ".csv": "text/csv",
            ".zip": "application/zip",
            ".xml": "application/atom+xml",
        }
        assert list(content) == [endings["." + template.rpartition(".")[2]]]


def filled(template: str, given: Given) -> Iterator[str]:
    """Fill an address in every way that the portal allows."""
    tables = given.description["components"]["parameters"]["table"]["schema"]["enum"]
    names = re.findall(r"\{(\w+)\}", template)
    for data in given.portal.councils:
        values = {
            "indicator": list(data.indicators),
            "release": [edition.release.id for edition, _ in data.versions],
            "table": tables,
        }
        wanted = [name for name in values if name in names]
        for chosen in product(*(values[name] for name in wanted)):
            parts = {"council": data.slug, **dict(zip(wanted, chosen, strict=True))}
            yield template.removeprefix("/").format(**parts)


def test_the_examples_name_files_that_are_there(given: Given) -> None:
    parameters = given.description["components"]["parameters"]
    examples = {name: one["example"] for name, one in parameters.items()}
    for template in given.description["paths"]:
        address = template.removeprefix("/").format(**examples)
        assert address in given.everything or ELSEWHERE.fullmatch(address), address
    assert parameters["council"]["schema"]["enum"] == sorted(data.slug for data in given.portal.councils)


def test_every_document_of_the_portal_has_an_operation(given: Given) -> None:
    shapes = [re.sub(r"\{\w+\}", "[a-z0-9_-]+", template[1:]) for template in given.description["paths"]]
    kept = [
        address
        for address in given.everything
        if address.endswith((".json", ".csv", ".zip")) and not any(re.fullmatch(shape, address) for shape in shapes)
    ]
    # A package as it is now, whole, and breakdowns, whose folder no parameter can hold, are named by the index.
    assert {re.sub(r"^[^/]+/data/", "", address).partition("/")[0] for address in kept} <= {
        "breakdowns",
        *(f"{data.slug}.zip" for data in given.portal.councils),
    }


def test_every_operation_is_told_of(tiny: Given) -> None:
    description = tiny.description
    operations = [item["get"] for item in description["paths"].values()]
    assert len({one["operationId"] for one in operations}) == len(operations)
    tags = [tag["name"] for tag in description["tags"]]
    for one in operations:
        assert one["summary"]
        assert one["description"].endswith(".")
        assert set(one["tags"]) < set(tags)
        assert set(one["responses"]) == {"200", "404"}
        assert all(content["schema"] for content in one["responses"]["200"]["content"].values())
    assert {tag for one in operations for tag in one["tags"]} == set(tags)
    assert all(one["description"] for one in description["components"]["parameters"].values())


def test_every_property_is_described(tiny: Given) -> None:
    schemas = tiny.description["components"]["schemas"]
    found = list(properties_of(schemas))
    assert len(found) > 100
    assert [place for place, schema in found if not schema.get("description", "").endswith(".")] == []
    assert [name for name, schema in schemas.items() if not schema["description"]] == []
    # What may be null says when.
    nullable = [
        (place, s) for place, s in found if "null" in s.get("type", ()) or {"type": "null"} in s.get("anyOf", ())
    ]
    assert len(nullable) > 30
    assert [place for place, schema in nullable if "null" not in schema["description"].lower()] == []


def test_every_object_is_strict(tiny: Given) -> None:
    optional = {"IndicatorFiles": {"svg", "png"}}
    for name, schema in tiny.description["components"]["schemas"].items():
        if schema["type"] == "object" and name not in STANDARDS:
            assert schema["additionalProperties"] is False, name
            assert set(schema["required"]) == set(schema["properties"]) - optional.get(name, set()), name
        elif name in STANDARDS:
            assert schema["externalDocs"]["url"].startswith("https://"), name


def objects_in(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from objects_in(one)


def test_a_field_too_many_or_too_few_is_found(tiny: Given) -> None:
    slug = tiny.first.slug
    name = sorted(tiny.first.indicators)[1]
    for address in (
        addresses.API_INDEX,
        addresses.indicators_index(slug),
        addresses.indicator_file(slug, name, "json"),
        f"{slug}/data/changes.json",
    ):
        check = validator(tiny.description, schema_of(address))
        document = tiny.read(address)
        # One object of each shape is enough.
        shapes = {tuple(one): number for number, one in enumerate(objects_in(document))}
        assert check.is_valid(document)
        for fields, number in shapes.items():
            added = deepcopy(document)
            list(objects_in(added))[number]["surplus"] = ""
            assert not check.is_valid(added), (address, fields)
            for field in set(fields) - {"svg", "png"}:
                lacking = deepcopy(document)
                del list(objects_in(lacking))[number][field]
                assert not check.is_valid(lacking), (address, field)


@pytest.mark.parametrize(
    ("field", "value"),
    [("value", 41), ("value", "41,0"), ("value", ""), ("status", "good"), ("marker", ""), ("quartile", "1"),
     ("quartile", 5), ("page", None), ("tier", "1"), ("period", None)],
)  # fmt: skip
def test_a_value_of_another_kind_is_found(tiny: Given, field: str, value: object) -> None:
    document = tiny.read(addresses.indicators_index(tiny.first.slug))
    document["indicators"][0][field] = value
    with pytest.raises(ValidationError):
        validator(tiny.description, "IndicatorList").validate(document)


@pytest.mark.parametrize(
    ("name", "choices"),
    [
        ("Polarity", words.POLARITY),
        ("Accumulation", words.ACCUMULATION),
        ("Frequency", words.FREQUENCY),
        ("Marker", words.MARKER),
        ("Status", words.STATUS),
        ("Travel", words.TRAVEL),
        ("TargetBasis", words.TARGET_BASIS),
        ("Comparable", words.COMPARABLE),
        ("ChangeKind", words.CHANGE),
        ("Raised", words.RAISED),
    ],
)
def test_allowed_words_are_those_of_the_tables(tiny: Given, name: str, choices: Mapping[str, str]) -> None:
    schema = tiny.description["components"]["schemas"][name]
    assert schema["enum"] == list(choices)
    for word, meaning in choices.items():
        assert f"- `{word}`: {meaning}" in schema["description"]


def test_no_other_words_are_allowed_anywhere(tiny: Given) -> None:
    schemas = tiny.description["components"]["schemas"]
    enums = [schema["enum"] for _, schema in properties_of(schemas) if "enum" in schema]
    assert enums == [[name for name, _ in FORMATS.values()], [media_type for _, media_type in FORMATS.values()]]


def test_an_observation_has_every_column_of_the_table_that_differs_by_row(tiny: Given) -> None:
    observation = tiny.description["components"]["schemas"]["Observation"]["properties"]
    document = tiny.description["components"]["schemas"]["IndicatorDocument"]["properties"]
    assert set(INDICATOR_FILE.column_names) <= {*observation, *document}
    for column in INDICATOR_FILE.columns:
        if column.name in observation:
            assert observation[column.name]["description"].startswith(column.description.split(";")[0])


def test_the_list_gives_the_figures_of_the_scores(given: Given) -> None:
    for data in given.portal.councils:
        document = given.read(addresses.indicators_index(data.slug))
        listed = {one["indicator"]: one for one in document["indicators"]}
        assert list(listed) == sorted(data.scores)
        assert document["count"] == len(listed)
        for name, score in data.scores.items():
            shown, one = score.current or score.newest, listed[name]
            assert one["value"] == (None if shown.value is None else f"{shown.value:f}")
            assert (one["period"], one["status"]) == (shown.period.text, score.judgement.status)
            target = score.judgement.target
            assert one["target"] == (None if target is None or target.value is None else f"{target.value:f}")
            # The same is said in the indicator's own document.
            alone = given.read(addresses.indicator_file(data.slug, name, "json"))
            same = set(one) & set(alone) - {"council"}
            assert {field: one[field] for field in same} == {field: alone[field] for field in same}
            assert one["period"] in {seen["period"] for seen in alone["observations"]}


def test_a_missing_figure_is_null_and_its_marker_says_why(tiny: Given) -> None:
    document = tiny.read(addresses.indicators_index("anyborough"))
    missed = next(one for one in document["indicators"] if one["indicator"] == "missed-bins")
    assert (missed["value"], missed["marker"], missed["period"]) == (None, "[x]", "2024-25 Q2")
    progress = next(one for one in document["indicators"] if one["indicator"] == "school-progress")
    assert (progress["value"], progress["concept"]) == ("-0.36", "progress-8")


def test_pictures_are_named_only_where_there_are_any(tiny: Given) -> None:
    listed = tiny.read(addresses.indicators_index("anyborough"))["indicators"]
    assert [sorted({"svg", "png"} & set(one["files"])) for one in listed] == [[], *[["png", "svg"]] * (len(listed) - 1)]


def test_what_more_than_one_council_measures_is_compared(tiny: Given) -> None:
    compared = tiny.read(addresses.API_INDEX)["compare"]
    assert [(one["concept"], one["comparable"], one["page"]) for one in compared] == [
        ("progress-8", "yes", f"{HOME}compare/progress-8/")
    ]
    assert [(one["council"], one["indicator"]) for one in compared[0]["indicators"]] == [
        ("anyborough", "school-progress"),
        ("otherborough", "school-progress"),
    ]
    alone = replace(tiny.portal, councils=tiny.portal.councils[:1])
    assert json.loads(build_api(alone, tiny.concepts)[addresses.API_INDEX])["compare"] == []
    assert json.loads(build_api(tiny.portal)[addresses.API_INDEX])["compare"] == []


def test_changes_are_counted_by_kind(given: Given) -> None:
    for data in given.portal.councils:
        document = given.read(f"{data.slug}/data/changes.json")
        for version in document["versions"]:
            kinds = [one["kind"] for one in document["changes"] if one["release"] == version["release"]]
            assert version["counts"] == {kind: kinds.count(kind) for kind in words.CHANGE}
        assert "" not in {value for change in document["changes"] for value in change.values()}
        newest = given.read(addresses.API_INDEX)["councils"][[d.slug for d in given.portal.councils].index(data.slug)]
        assert (newest["version"], newest["release"]) == (
            document["versions"][-1]["version"],
            document["versions"][-1]["release"],
        )


def test_sizes_are_those_of_the_files(tiny: Given) -> None:
    for council in tiny.read(addresses.API_INDEX)["councils"]:
        for file in council["files"]:
            content = tiny.files.get(file["address"].removeprefix(HOME))
            assert file["bytes"] == (None if content is None else len(content))
            assert (file["format"], file["media_type"]) == FORMATS[file["address"].rpartition(".")[2]]


def test_the_same_data_give_the_same_bytes_in_any_order(tiny: Given) -> None:
    assert build_api(tiny.portal, tiny.concepts) == tiny.api
    councils = tuple(
        replace(
            data,
            scores=dict(reversed(list(data.scores.items()))),
            indicators=dict(reversed(list(data.indicators.items()))),
        )
        for data in reversed(tiny.portal.councils)
    )
    turned = build_api(replace(tiny.portal, councils=councils), tiny.concepts)
    assert turned == tiny.api


def test_files_are_written_for_people_too(tiny: Given) -> None:
    for content in tiny.api.values():
        text = content.decode()
        assert text == json.dumps(json.loads(text), indent=1, ensure_ascii=False) + "\n"


def hostile(portal: PortalData) -> PortalData:
    return replace(portal, name=HOSTILE, councils=tuple(_hostile_council(data) for data in portal.councils))


def _hostile_council(data: CouncilData) -> CouncilData:
    settings = replace(
        data.council.settings, name=HOSTILE, full_name=HOSTILE, code=HOSTILE, licence_name=HOSTILE, attribution=HOSTILE
    )
    scores = {
        name: replace(
            score,
            indicator=replace(
                score.indicator, title=HOSTILE, description=HOSTILE, unit=HOSTILE, keywords=(HOSTILE, HOSTILE)
            ),
            entry=replace(score.entry, ref=HOSTILE),
            newest=replace(score.newest, value=None, value_text=HOSTILE),
            current=None,
        )
        for name, score in data.scores.items()
    }
    versions = tuple(
        (
            replace(
                edition,
                because=HOSTILE,
                release=replace(edition.release, title=HOSTILE),
                changes=tuple(
                    replace(change, item=HOSTILE, before=HOSTILE, after=HOSTILE) for change in edition.changes
                ),
            ),
            dataset,
        )
        for edition, dataset in data.versions
    )
    council = replace(data.council, settings=settings)
    return replace(data, council=council, scores=scores, versions=versions, edition=versions[-1][0])


def test_hostile_text_survives_as_it_is(tiny: Given) -> None:
    concepts = [replace(concept, title=HOSTILE, note=HOSTILE) for concept in tiny.concepts]
    api = build_api(hostile(tiny.portal), concepts)
    description = json.loads(api[addresses.API_DESCRIPTION])
    validate(description)
    # It stands in no Markdown, where it would be more than text.
    assert [text for text in strings_in(description) if HOSTILE in text] == [f"{HOSTILE}: open data", HOSTILE]
    for address, content in api.items():
        validator(description, schema_of(address)).validate(json.loads(content))
    index = json.loads(api[addresses.API_INDEX])
    assert {index["name"], index["councils"][0]["full_name"], index["compare"][0]["title"]} == {HOSTILE}
    listed = json.loads(api[addresses.indicators_index("anyborough")])["indicators"]
    assert {one[field] for one in listed for field in ("title", "description", "unit", "ref", "value_text")} == {
        HOSTILE
    }
    changes = json.loads(api["anyborough/data/changes.json"])["changes"]
    assert {change["before"] for change in changes} == {HOSTILE}


def test_licences_of_several_kinds_are_all_named(tiny: Given) -> None:
    first, second = tiny.portal.councils
    settings = replace(second.council.settings, licence_name="A second licence", licence_url="https://example.com/l")
    councils = (first, replace(second, council=replace(second.council, settings=settings)))
    api = build_api(replace(tiny.portal, councils=councils))
    licences: Sequence[Any] = json.loads(api[addresses.API_INDEX])["licences"]
    assert [one["name"] for one in licences] == [first.council.settings.licence_name, "A second licence"]
    description = json.loads(api[addresses.API_DESCRIPTION])
    validate(description)
    assert description["info"]["license"] == {"name": "By council: A second licence, Open Government Licence v3.0"}
