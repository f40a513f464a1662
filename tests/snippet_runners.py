"""Run the code that the portal offers to data users, each in the program that it is for, and say what was read.

What a run gives has one form for all programs, so that one expectation serves them all.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import duckdb
import pytest
from duckdb_extensions import import_extension

#: Seconds; LibreOffice's first start is the slowest.
PATIENCE = 120
#: What stands for a missing value where a program writes text; no table holds it.
_MISSING = "<missing>"

_DUMP_PANDAS = """
import json
from pandas.api.types import is_datetime64_any_dtype, is_numeric_dtype

def kind(column):
    return "number" if is_numeric_dtype(column) else "date" if is_datetime64_any_dtype(column) else "text"

def cell(value):
    if pd.isna(value):
        return None
    if isinstance(value, str):
        return value
    return value.date().isoformat() if isinstance(value, pd.Timestamp) else float(value)

kinds = {name: kind(data[name]) for name in data}
rows = [{name: cell(value) for name, value in zip(data, row)} for row in data.itertuples(index=False, name=None)]
with open("read.json", "w", encoding="utf-8") as file:
    json.dump({"kinds": kinds, "rows": rows}, file)
"""

_DUMP_R = f"""
kinds <- vapply(data, function(x) if (is.numeric(x)) "number" else if (inherits(x, "Date")) "date" else class(x), "")
kinds[kinds == "character"] <- "text"
cells <- rbind(kinds, do.call(cbind, lapply(data, as.character)))
write.table(cells, "read.csv", sep = ",", qmethod = "double", row.names = FALSE, na = "{_MISSING}",
            fileEncoding = "UTF-8")
"""


@dataclass(frozen=True)
class Held:
    """A table as a program holds it: each column's kind (text, number or date), and the cells; missing is ``None``.

    Dates are written as ISO dates, numbers of all kinds are floats.
    """

    kinds: dict[str, str]
    rows: list[dict[str, str | float | None]]


def run_snippet(program: str, code: str, folder: Path) -> Held:
    """Run a snippet in a folder of its own, which nothing else may use, and give the table that it read.

    ``program`` is one of ``RUNNERS``. Fails if the program is missing or if it complains.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return RUNNERS[program](code, folder)


def open_in_calc(address: str, folder: Path) -> list[list[str]]:
    """Open a CSV in LibreOffice Calc, from its address, and give the sheet's cells as they are shown."""
    form = "Text - txt - csv (StarCalc)"
    # Comma, double quote, UTF-8, from the first line.
    _start(
        folder,
        _program("soffice", "libreoffice-calc-nogui"),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        f"--infilter={form}:44,34,76,1",
        "--convert-to",
        f"csv:{form}:44,34,76",
        "--outdir",
        str(folder / "shown"),
        address,
    )
    (shown,) = (folder / "shown").iterdir()
    with shown.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def snippets_in(html: str) -> list[tuple[str, str]]:
    """Give the program and the code of every snippet on a page, as a reader would copy it."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.snippets


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.snippets: list[tuple[str, str]] = []
        self._program = ""
        self._reads = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "details":
            self._program = dict(attrs).get("data-qd-snippet") or ""
        elif tag == "code" and self._program:
            self.snippets.append((self._program, ""))
            self._reads = True

    def handle_endtag(self, tag: str) -> None:
        if tag == "code":
            self._reads = False
        elif tag == "details":
            self._program = ""

    def handle_data(self, data: str) -> None:
        if self._reads:
            program, code = self.snippets[-1]
            self.snippets[-1] = (program, code + data)


def _run_pandas(code: str, folder: Path) -> Held:
    (folder / "snippet.py").write_text(code + "\n" + _DUMP_PANDAS, encoding="utf-8")
    _start(folder, sys.executable, "-I", "-W", "error", "snippet.py")
    return Held(**json.loads((folder / "read.json").read_text(encoding="utf-8")))


def _run_r(code: str, folder: Path) -> Held:
    # A warning is an error here too: R warns where it makes a text into a missing number.
    (folder / "snippet.R").write_text(f"options(warn = 2)\n{code}\n{_DUMP_R}", encoding="utf-8")
    _start(folder, _program("Rscript", "r-base-core"), "--vanilla", "snippet.R")
    with (folder / "read.csv").open(encoding="utf-8", newline="") as file:
        kinds, *rows = csv.DictReader(file)
    return Held(kinds, [{name: _cell(kinds[name], text) for name, text in row.items()} for row in rows])


def _cell(kind: str, text: str) -> str | float | None:
    if text == _MISSING:
        return None
    return float(text) if kind == "number" else text


def _run_duckdb(code: str, folder: Path) -> Held:
    # The extension that reads from the web comes from its package. Nothing is fetched, nothing stays behind.
    places = {"home_directory": str(folder), "extension_directory": str(folder / "extensions")}
    with duckdb.connect(config={**places, "autoinstall_known_extensions": False}) as connection:
        import_extension("httpfs", con=connection)
        table = connection.sql(code)
        words = {"VARCHAR": "text", "DOUBLE": "number", "BIGINT": "number", "DATE": "date"}
        kinds = {name: words[str(kind)] for name, kind in zip(table.columns, table.types, strict=True)}
        return Held(kinds, [dict(zip(kinds, map(_plain, row), strict=True)) for row in table.fetchall()])


def _plain(value: object) -> str | float | None:
    if value is None or isinstance(value, str):
        return value
    return float(value) if isinstance(value, int | float) else str(value)


def _run_curl(code: str, folder: Path) -> Held:
    _program("curl", "curl")
    _start(folder, "sh", "-c", code)
    (saved,) = folder.iterdir()
    with saved.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows = [{name: text or None for name, text in row.items()} for row in reader]
        return Held(dict.fromkeys(reader.fieldnames or (), "text"), rows)


def _start(folder: Path, *command: str) -> None:
    """Run a command with the folder as its home, so that it finds no settings and leaves none."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "LC_ALL": "C.UTF-8", "no_proxy": "127.0.0.1"}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert done.returncode == 0, f"{Path(command[0]).name} failed: {done.stderr}"


def _program(name: str, package: str) -> str:
    # Never a skip: code that nothing has run is not known to run.
    return shutil.which(name) or pytest.fail(f"Install the package '{package}': no {name} was found.", pytrace=False)


#: By the short id of a snippet's program. Excel and Google Sheets cannot be had for a test.
RUNNERS: dict[str, Callable[[str, Path], Held]] = {
    "pandas": _run_pandas,
    "r": _run_r,
    "duckdb": _run_duckdb,
    "curl": _run_curl,
}
