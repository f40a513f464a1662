"""The whole portal as one zip that opens from a folder, without a server.

A browser that reads a folder does not look for ``index.html`` by itself, so every link to a folder names it. The
full text needs a server and is left out; searching for indicators works without it.
"""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

from quarterdeck.archives import add_member

ARCHIVE = "portal.zip"
_FOLDER_LINK = re.compile(r'\b(href|action)="((?![a-z][a-z0-9+.-]*:|//|#)[^"#?]*/|\.{1,2})(?=["#?])', re.IGNORECASE)
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_OFFER = re.compile(r'<li class="qd-offline">.*?</li>', re.DOTALL)
#: What only a server needs.
_ONLINE = frozenset({ARCHIVE, "404.html", "sitemap.xml", "robots.txt"})
_PACKED = {".png", ".zip", ".xlsx", ".parquet"}


def write_offline_copy(site: Path) -> None:
    """Write the zip into the finished site. It is never in memory as a whole."""
    paths = sorted(path for path in site.rglob("*") if path.is_file())
    with ZipFile(site / ARCHIVE, "w") as archive:
        for path in paths:
            name = path.relative_to(site).as_posix()
            if name.startswith("pagefind/") or name in _ONLINE:
                continue
            content = path.read_bytes()
            if path.suffix == ".html":
                content = offline_page(content.decode()).encode()
            add_member(archive, f"portal/{name}", content, packed=path.suffix in _PACKED)


def offline_page(html: str) -> str:
    """Change a page so that it works from a folder: links name their file, and nothing offers this zip again.

    The policy goes too: it names the page's own server, which a folder does not have.
    """
    html = _OFFER.sub("", _POLICY.sub("", html, count=1))
    return _FOLDER_LINK.sub(_with_file, html)


def _with_file(match: re.Match[str]) -> str:
    target = match[2] if match[2].endswith("/") else f"{match[2]}/"
    return f'{match[1]}="{target}index.html'
