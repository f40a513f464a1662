"""Copies of the project to build in, sites to look at: the tests never touch the project's own build folder."""

from __future__ import annotations

import csv
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
#: A council that does not exist: four indicators in two priorities. It builds in two seconds.
TINY = ROOT / "tests" / "golden" / "datapackage"
COUNCIL = "st-helens"
#: Where the portals that tests build say they are.
ADDRESS = "https://figures.example/"
NEWEST = "2024-25-q2"


def copy_project(project: Path, data: Path = ROOT / "datapackage") -> Path:
    """Copy what a build needs, with the councils of ``data``, and give the copy."""
    project.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", project / "mkdocs.yml")
    shutil.copytree(ROOT / "docs", project / "docs")
    shutil.copytree(data, project / "datapackage")
    return project


def digests(folder: Path) -> dict[str, str]:
    """Give the digest of every file below a folder, by its path."""
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def published(project: Path) -> dict[str, str]:
    """Give the digests of all that a build publishes: pages, packages and the Markdown between."""
    return {
        f"{part}/{path}": digest
        for part in ("docs", "datapackage", "site")
        for path, digest in digests(project / "build" / part).items()
    }


def read_table(path: Path) -> list[dict[str, str]]:
    """Read a CSV as text."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_table(path: Path, rows: list[dict[str, str]]) -> None:
    """Write rows over a CSV; its columns stay as they are."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def newest_scores(site: Path) -> list[dict[str, str]]:
    """Give the scores of St Helens' newest report."""
    rows = read_table(site / COUNCIL / "data" / "scores.csv")
    return [row for row in rows if row["release"] == NEWEST]


class _Handler(SimpleHTTPRequestHandler):
    """As a web host would: quietly, and with the site's own page for what is not there."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the base class's name)
        """Say nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send the site's page for addresses that lead nowhere."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a site on this machine while the block runs; gives its address, without a slash at the end."""

    def handler(*args: Any) -> _Handler:
        return _Handler(*args, directory=str(site))

    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
