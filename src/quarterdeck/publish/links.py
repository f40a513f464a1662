"""Every link inside the finished site leads somewhere, and nothing is loaded from elsewhere."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote

from quarterdeck.errors import Finding

_LINK = re.compile(r'<(\w+)\b[^>]*?\b(?:href|src|action)="([^"]*)"[^>]*')
_CANONICAL = re.compile(r'\brel="canonical"')
_ID = re.compile(r'\bid="([^"]*)"')
_OUTSIDE = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
#: What names another place without loading anything from it.
_MAY_LEAVE = {"a", "form", "canonical"}


def check_links(site: Path) -> tuple[Finding, ...]:
    """Check all pages of a site on disk, one after the other: a large site's pages are never in memory at once."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    pages = sorted(name for name in files if name.endswith(".html"))
    ids: dict[str, set[str]] = {}
    links: dict[str, set[tuple[str, str]]] = {}
    for name in pages:
        html = (site / name).read_text(encoding="utf-8")
        ids[name] = set(_ID.findall(html))
        links[name] = {(_tag_of(found), unescape(found[2])) for found in _LINK.finditer(html)}
    findings: list[Finding] = []
    for name in pages:
        if name == "404.html":
            continue  # served at any address, so its links start from the root
        for link in sorted(links[name]):
            problem = _problem(name, *link, files, ids)
            if problem:
                findings.append(
                    Finding(name, 0, "", "broken-link", problem, "Correct the link, or add what it leads to.")
                )
    return tuple(findings)


def _tag_of(found: re.Match[str]) -> str:
    """Name a tag; the link that only says where a page is published stands apart from those that load a file."""
    return "canonical" if found[1] == "link" and _CANONICAL.search(found[0]) else found[1]


def _problem(page: str, tag: str, target: str, files: set[str], ids: dict[str, set[str]]) -> str:
    if _OUTSIDE.match(target):
        return "" if tag in _MAY_LEAVE else f"{target} would be loaded from another place."
    path, _, anchor = target.partition("#")
    path = path.partition("?")[0]
    found = _resolve(page, unquote(path)) if path else page
    if found not in files:
        return f"{target} leads to {found}, which is not there."
    if anchor and found in ids and unquote(anchor) not in ids[found]:
        return f"{target} leads to a place in {found} that is not there."
    return ""


def _resolve(page: str, path: str) -> str:
    folder = page.rpartition("/")[0]
    joined = normpath(f"{folder}/{path}" if folder else path)
    joined = "" if joined == "." else joined
    return f"{joined}/index.html".lstrip("/") if path.endswith(("/", ".")) else joined
