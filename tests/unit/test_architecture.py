"""The shape of the package: who may import whom, and what must stand nowhere."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "quarterdeck"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_MODULE = 300

STAGES = frozenset({"read", "validate", "assess", "package", "catalogue", "charts", "pages", "publish"})
#: Each library that only one stage may know.
OWNERS = {
    "frictionless": "package",
    "gptables": "package",
    "pyarrow": "package",
    "sqlite3": "package",
    "altair": "charts",
    "vl_convert": "charts",
    "jinja2": "pages",
    "mkdocs": "publish",
}
CLOCKS = frozenset(
    {"date.today", "datetime.today", "datetime.now", "datetime.utcnow", "time.time", "time.time_ns", "time.localtime"}
)
#: Written apart, so that this module does not find itself.
UNFINISHED = re.compile("|".join(("TO" + "DO", "FIX" + "ME")))


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def part_of(path: Path) -> str:
    """Name the stage or the module at the top of the package that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(path: Path) -> Iterator[str]:
    """Give the dotted name of everything that a module imports; of ``from a import b`` it is ``a.b``."""
    package = ("quarterdeck", *path.relative_to(PACKAGE).parent.parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            here = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join((*here, *([node.module] if node.module else [])))
            yield from (f"{base}.{alias.name}" for alias in node.names)


def stages_of(path: Path) -> set[str]:
    """Name the stages, other than its own, that a module imports from."""
    parts = {name.split(".")[1] for name in imports_of(path) if name.startswith("quarterdeck.")}
    return (parts & STAGES) - {part_of(path)}


def calls_of(path: Path) -> Iterator[tuple[int, str]]:
    """Give the line and the last two names of every call, as in ``datetime.now``; a bare name stands as imported."""
    imported = {name.rpartition(".")[2]: ".".join(name.split(".")[-2:]) for name in imports_of(path)}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        names = ast.unparse(node.func).split(".")
        yield node.lineno, ".".join(names[-2:]) if len(names) > 1 else imported.get(names[0], names[0])


modules = pytest.mark.parametrize("path", MODULES, ids=name_of)


def test_the_package_is_found() -> None:
    assert "model/records.py" in {name_of(path) for path in MODULES}


@modules
def test_stages_never_import_each_other(path: Path) -> None:
    if part_of(path) in STAGES:
        assert stages_of(path) == set()


@modules
def test_only_the_pipeline_knows_more_than_one_stage(path: Path) -> None:
    if part_of(path) != "pipeline":
        assert len(stages_of(path)) <= 1


@pytest.mark.parametrize(
    "name",
    [
        "model",
        "results",
        "rows",
        "periods",
        "figures",
        "errors",
        "schema",
        "rules",
        "addresses",
        "archives",
        "datasets",
        "wording",
    ],
)
def test_records_and_words_know_no_stage(name: str) -> None:
    assert {stage for path in MODULES if part_of(path) == name for stage in stages_of(path)} == set()


@modules
def test_each_library_has_its_one_stage(path: Path) -> None:
    libraries = {name.split(".")[0] for name in imports_of(path)} & OWNERS.keys()
    assert {OWNERS[library] for library in libraries} <= {part_of(path)}


@modules
def test_no_module_is_too_long(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


@modules
def test_only_the_command_line_asks_the_clock(path: Path) -> None:
    if name_of(path) != "cli.py":
        assert [call for call in calls_of(path) if call[1] in CLOCKS] == []


@pytest.mark.parametrize("folder", ["src", "scripts"])
def test_nothing_is_left_unfinished(folder: str) -> None:
    found = []
    for path in sorted((ROOT / folder).rglob("*")):
        if not path.is_file() or "__pycache__" in path.parts:
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a font or a picture
        if UNFINISHED.search(text):
            found.append(str(path.relative_to(ROOT)))
    assert found == []


def test_imports_and_calls_are_seen_however_they_are_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{__name__}.PACKAGE", tmp_path)
    path = tmp_path / "charts" / "clock.py"
    path.parent.mkdir()
    path.write_text(
        "import altair as alt\n"
        "from quarterdeck import pages\n"
        "from ..read.cells import is_id\n"
        "from .theme import COLOURS\n"
        "import datetime as dt\n"
        "from time import time\n"
        "dt.datetime.now(dt.UTC)\n"
        "time()\n",
        encoding="utf-8",
    )
    assert stages_of(path) == {"pages", "read"}
    assert "altair" in set(imports_of(path))
    assert [call for call in calls_of(path) if call[1] in CLOCKS] == [(7, "datetime.now"), (8, "time.time")]
