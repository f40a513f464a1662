"""A package's tables as text: the same from memory, from a folder and from a zip; what is no package is told."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from packages import packages_of, write_package
from portals import TINY
from quarterdeck.errors import CODES, InputError
from quarterdeck.package import ReleasedPackage
from quarterdeck.package.versions.state import read_state, state_of

#: The smallest package that can be read, as its files.
TABLE = "release,value\na,1\nb,\n"
FIELDS = [{"name": "release", "type": "string"}, {"name": "value", "type": "number"}]
SCHEMA = {"fields": FIELDS, "primaryKey": ["release"]}


def descriptor(path: Any = "targets.csv", schema: Any = SCHEMA, **overrides: Any) -> dict[str, Any]:
    return {"version": "1.2.3", "resources": [{"path": path, "schema": schema}], **overrides}


def files(described: Any = None, **tables: str | bytes) -> dict[str, bytes]:
    """Give a package's files; tables by their name without .csv."""
    texts = {"targets": TABLE, **tables}
    content = {f"{name}.csv": text.encode() if isinstance(text, str) else text for name, text in texts.items()}
    return {"datapackage.json": json.dumps(described or descriptor()).encode(), **content}


def zipped(contents: Mapping[str, bytes], folder: str = "anyborough/") -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(f"{folder}{name}", content)
    return out.getvalue()


@pytest.fixture(scope="module")
def packages() -> tuple[ReleasedPackage, ...]:
    return packages_of(TINY / "anyborough")


def test_a_folder_and_a_zip_hold_what_was_in_memory(packages: tuple[ReleasedPackage, ...], tmp_path: Path) -> None:
    for package in packages:
        name = package.edition.release.id
        made = state_of(package.tables)
        folder = read_state(write_package(tmp_path / name, package.files))
        (tmp_path / f"{name}.zip").write_bytes(package.archive)
        archive = read_state(tmp_path / f"{name}.zip")
        assert folder.state == archive.state == made
        assert list(folder.state) == list(made)
        assert folder.version == archive.version == package.edition.version
        assert folder.descriptor == archive.descriptor == package.descriptor
        # Line breaks within a cell, quotes and empty cells must have been among what was compared.
        assert any("\n" in row["text"] for row in made["commentary"].rows) is (name == "2024-25-q2")
        assert {row["value"] for row in made["observations"].rows} > {"-0.61", "402"}


def test_what_a_state_says_of_a_table(packages: tuple[ReleasedPackage, ...]) -> None:
    observations = state_of(packages[-1].tables)["observations"]
    assert observations.key == ("indicator", "period", "release")
    assert (observations.columns["value"], observations.columns["period"]) == ("number", "string")
    assert state_of(packages[-1].tables)["scorecard"].columns["order"] == "integer"
    assert state_of(packages[-1].tables)["releases"].columns["published"] == "date"
    assert observations.rows[0] == {
        "indicator": "rough-sleepers",
        "period": "2023-24 Q2",
        "release": "2024-25-q1",
        "value": "44",
        "value_text": "",
        "marker": "",
        "numerator": "",
        "denominator": "",
        "note": "",
    }


def test_the_smallest_package_is_read(tmp_path: Path) -> None:
    found = read_state(write_package(tmp_path / "small", files()))
    assert found.version == "1.2.3"
    assert found.state["targets"].rows == ({"release": "a", "value": "1"}, {"release": "b", "value": ""})


def test_a_package_of_no_version_counts_as_the_very_beginning(tmp_path: Path) -> None:
    unversioned = {name: value for name, value in descriptor().items() if name != "version"}
    assert read_state(write_package(tmp_path / "small", files(unversioned))).version == "0.0.0"


def assert_refused(path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_state(path)
    (finding,) = caught.value.findings
    assert finding.code == "bad-package"
    assert finding.code in CODES
    assert finding.file == str(path)
    assert finding.remedy


BAD_FILES: dict[str, dict[str, bytes]] = {
    "no descriptor": {"targets.csv": TABLE.encode()},
    "no JSON": {"datapackage.json": b"{", "targets.csv": TABLE.encode()},
    "JSON that is not UTF-8": {"datapackage.json": b'{"a": "\xff"}', "targets.csv": TABLE.encode()},
    "JSON without end": {"datapackage.json": b"[" * 100_000, "targets.csv": TABLE.encode()},
    "a descriptor that is a list": files([1]),
    "a descriptor that is a number": files(7),
    "no resources": files({"version": "1.0.0"}),
    "resources that are a number": files(descriptor(resources=3)),
    "resources that are texts": files(descriptor(resources=["targets.csv"])),
    "a resource without a path": files(descriptor(resources=[{"schema": SCHEMA}])),
    "a path that is a list of files": files(descriptor(path=["targets.csv"])),
    "no schema": files(descriptor(schema=None)),
    "a schema without fields": files(descriptor(schema={"primaryKey": ["release"]})),
    "fields that are numbers": files(descriptor(schema={**SCHEMA, "fields": [1]})),
    "a field without a type": files(descriptor(schema={**SCHEMA, "fields": [{"name": "release"}, FIELDS[1]]})),
    "no key": files(descriptor(schema={"fields": FIELDS})),
    "a key that is a number": files(descriptor(schema={**SCHEMA, "primaryKey": 1})),
    "a key of a column that there is not": files(descriptor(schema={**SCHEMA, "primaryKey": ["period"]})),
    "a table that is not there": files(descriptor(path="observations.csv")),
    "a table that is not UTF-8": files(targets=b"release,value\n\xff,1\n"),
    "a table without end": files(targets='release,value\n"a,1\n'),
    "a table without a heading": files(targets=""),
    "a table with another heading": files(targets="release,amount\na,1\n"),
    "a row that is too short": files(targets="release,value\na\n"),
    "a row that is too long": files(targets="release,value\na,1,2\n"),
    "a version that is not three numbers": files(descriptor(version="1.2")),
    "a version that is a number": files(descriptor(version=2)),
    "a version of other signs": files(descriptor(version="1.2.x")),
    **{
        f"a path that leads elsewhere: {path}": files(descriptor(path=path), outside=TABLE)
        for path in (
            "../outside.csv",
            "/etc/outside.csv",
            "breakdowns/../outside.csv",
            "a/b/outside.csv",
            "..\\outside.csv",
            "https://figures.example/outside.csv",
            "outside.csv\n",
            ".",
            "",
        )
    },
}


@pytest.mark.parametrize("contents", BAD_FILES.values(), ids=BAD_FILES.keys())
def test_a_folder_or_zip_that_is_no_package_is_told(contents: dict[str, bytes], tmp_path: Path) -> None:
    # What a path that leads out of the package would find is there, so only the path can be the reason.
    (tmp_path / "outside.csv").write_text(TABLE, "utf-8")
    assert_refused(write_package(tmp_path / "package", contents))
    archive = tmp_path / "package.zip"
    archive.write_bytes(zipped(contents))
    assert_refused(archive)


def patched(content: bytes, header: bytes, place: int, value: bytes) -> bytes:
    """Change a zip's headers of a kind, each at the same place."""
    parts = content.split(header)
    return header.join([parts[0], *(part[: place - 4] + value + part[place - 4 + len(value) :] for part in parts[1:])])


def in_both_headers(local: int, central: int, value: bytes) -> Callable[[bytes], bytes]:
    return lambda content: patched(patched(content, b"PK\3\4", local, value), b"PK\1\2", central, value)


BAD_ZIPS: dict[str, Callable[[bytes], bytes]] = {
    "nothing": lambda _: b"",
    "a text": lambda _: b"release,value\n",
    "half of a zip": lambda content: content[: len(content) // 2],
    "an empty zip": lambda _: zipped({}),
    "files that are not in a folder": lambda _: zipped(files(), folder=""),
    "files that lie deeper": lambda _: zipped(files(), folder="packages/anyborough/"),
    "a file that says it is huge": lambda content: patched(content, b"PK\1\2", 24, (2**31).to_bytes(4, "little")),
    "a file that is larger than it says": lambda content: patched(content, b"PK\1\2", 24, (9).to_bytes(4, "little")),
    "files under a password": in_both_headers(6, 8, b"\1\0"),
    "files packed in an unknown way": in_both_headers(8, 10, b"\x63\0"),
    "files packed in another way than it says": in_both_headers(8, 10, b"\x0e\0"),
    "names that are not UTF-8": lambda content: in_both_headers(6, 8, b"\0\x08")(content).replace(
        b"any", b"\xff\xff\xff"
    ),
    "packed bytes that are broken": lambda content: patched(content, b"PK\3\4", 60, b"\xff" * 20),
}


@pytest.mark.parametrize("spoil", BAD_ZIPS.values(), ids=BAD_ZIPS.keys())
def test_a_zip_that_is_none_or_is_spoilt_is_told(spoil: Callable[[bytes], bytes], tmp_path: Path) -> None:
    path = tmp_path / "package.zip"
    path.write_bytes(zipped(files()))
    read_state(path)
    path.write_bytes(spoil(path.read_bytes()))
    assert_refused(path)


def test_a_huge_file_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "package.zip"
    path.write_bytes(patched(zipped(files()), b"PK\1\2", 24, (2**31).to_bytes(4, "little")))
    with pytest.raises(InputError) as caught:
        read_state(path)
    assert "too large" in caught.value.findings[0].message


def test_a_path_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert_refused(tmp_path / "nowhere.zip")
    (tmp_path / "folder").mkdir()
    assert_refused(tmp_path / "folder")
    (write_package(tmp_path / "package", files()) / "targets.csv").unlink()
    (tmp_path / "package" / "targets.csv").mkdir()
    assert_refused(tmp_path / "package")
