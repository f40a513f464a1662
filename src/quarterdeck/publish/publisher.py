"""The steps from pages in memory to a published site.

Everything is made in a staging folder beside the published one. Only when all of it is there and checked do the
finished folders change places with the old ones; whatever fails before that leaves the old site as it was.
"""

from __future__ import annotations

import ctypes
import gc
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quarterdeck.errors import Finding, InputError
from quarterdeck.publish.fill import fill_places
from quarterdeck.publish.generator import run_mkdocs
from quarterdeck.publish.links import check_links
from quarterdeck.publish.offline import write_offline_copy
from quarterdeck.publish.policy import add_policy, build_policy
from quarterdeck.publish.search import index_site
from quarterdeck.publish.swap import STAGING, put_in_place


@dataclass(frozen=True, slots=True)
class Publication:
    """What is to be published, in memory: texts by path, and what the frame of every page needs to know.

    ``fragments`` are by page (the path of its Markdown file), then by place; ``heads`` are by the page's address.
    Fragments and files are let go as they are written: a large portal is not in memory until the very end.
    """

    pages: Mapping[str, str]
    fragments: dict[str, Mapping[str, str]]
    heads: Mapping[str, str]
    files: dict[str, bytes]
    packages: dict[str, Mapping[str, bytes]]
    frame: Mapping[str, Any]
    epoch: int


@dataclass(frozen=True, slots=True)
class Staging:
    """Where a site is being made, and where it will go."""

    build: Path
    folder: Path

    @property
    def packages(self) -> Path:
        """Give the folder of the packages being made."""
        return self.folder / "datapackage"


def usable_folder(build: Path) -> Path:
    """Make the folder that everything is built in, unless it is there. Raises InputError if a file is in its place."""
    if build.exists() and not build.is_dir():
        remedy = "Move it away: the finished portal goes there."
        raise InputError((Finding(build.name, 0, "", "missing-file", "It is a file, not a folder.", remedy),))
    build.mkdir(parents=True, exist_ok=True)
    return build


@contextmanager
def open_staging(build: Path) -> Iterator[Staging]:
    """Open a staging folder; it is removed at the end, whatever happened."""
    folder = Path(tempfile.mkdtemp(prefix=STAGING, dir=build))
    try:
        yield Staging(build, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def publish(
    project: Path,
    staging: Staging,
    publication: Publication,
    late_files: Callable[[], Mapping[str, bytes]],
    check_packages: Callable[[Path], tuple[Finding, ...]],
    progress: Callable[[int], None],
) -> tuple[Finding, ...]:
    """Make the site and put it in place; with findings nothing is put in place. Five steps of progress.

    ``late_files`` waits for files that are still being made, and gives them.
    """
    docs, site = staging.folder / "docs", staging.folder / "site"
    write_tree(docs, {path: text.encode() for path, text in publication.pages.items()})
    if not (project / "docs" / "assets").is_dir():
        remedy = "Put the project's assets there: the style sheet, the script and the icon."
        return (Finding("docs/assets", 0, "", "missing-file", "The folder is not there.", remedy),)
    shutil.copytree(project / "docs" / "assets", docs / "assets")
    while publication.packages:
        council, files = publication.packages.popitem()
        write_tree(staging.packages / council, files)
    _give_back_memory()
    progress(1)
    findings = check_packages(staging.packages)
    progress(1)
    findings += run_mkdocs(project / "mkdocs.yml", docs, site, publication.frame, publication.epoch)
    progress(1)
    if findings:
        return findings
    findings += _fill(site, publication.fragments, publication.heads)
    write_tree(site, publication.files)
    publication.files.clear()
    _give_back_memory()
    write_tree(site, late_files())
    _drop_unused(site)
    progress(1)
    findings += index_site(site)
    write_offline_copy(site)
    findings += check_links(site)
    progress(1)
    if not findings:
        put_in_place(staging.folder, staging.build, ("docs", "datapackage", "site"))
    return findings


def _give_back_memory() -> None:
    """Give what was let go back to the system, which GNU's allocator would otherwise not do for small pieces.

    The site generator and the search index need it at the same time: for a large portal this is a third of the peak.
    """
    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)


def write_tree(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files below a folder."""
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def keep_archive(built: Path, path: Path) -> bool:
    """Copy a package to where it is kept, unless one is there: what was kept is never changed. Tells whether it did."""
    if path.exists():
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    staged = path.with_suffix(".new")
    shutil.copyfile(built, staged)
    staged.replace(path)
    return True


def _fill(site: Path, fragments: dict[str, Mapping[str, str]], heads: Mapping[str, str]) -> tuple[Finding, ...]:
    findings: list[Finding] = []
    bare = site / "404.html"
    policy = build_policy(bare.read_text(encoding="utf-8"))
    bare.write_text(add_policy(bare.read_text(encoding="utf-8"), policy), encoding="utf-8")
    while fragments:
        source, given = fragments.popitem()
        path = site / source.removesuffix(".md")
        page = path.with_suffix(".html") if path.name == "index" else path / "index.html"
        html, missing = fill_places(page.read_text(encoding="utf-8"), given)
        html = html.replace("</head>", f"{heads.get(source.removesuffix('index.md'), '')}</head>", 1)
        page.write_text(add_policy(html, policy), encoding="utf-8")
        findings += [
            Finding(source, 0, "", "site-generator", f"Nothing fills the place {name}.", "Correct its name.")
            for name in missing
        ]
    return tuple(findings)


def _drop_unused(site: Path) -> None:
    """Take out what the theme ships and no page asks for: its scripts, and the maps of its style sheets."""
    shutil.rmtree(site / "assets" / "javascripts", ignore_errors=True)
    for path in site.rglob("*.map"):
        path.unlink()
    (site / "sitemap.xml.gz").unlink(missing_ok=True)  # the generator's own list; ours tells true dates
