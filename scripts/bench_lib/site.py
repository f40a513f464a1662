"""What a finished site weighs: all of it, and one page of an indicator as a reader's browser fetches it."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median

_FETCHED = re.compile(
    r'<script[^>]*\bsrc="([^"]+)"|<link[^>]*\bhref="([^"]+)"[^>]*\brel="?(?:stylesheet|icon)|'
    r'<link[^>]*\brel="?(?:stylesheet|icon)"?[^>]*\bhref="([^"]+)"|<img[^>]*\bsrc="([^"]+)"'
)
#: Material's own search fetches these on every page: its index, and the worker that searches it.
_SEARCH = ("search/search_index.json", "assets/javascripts/workers/search*.js")


@dataclass(frozen=True, slots=True)
class Weight:
    """A site's weight: MB of a million bytes, KB of a thousand; pages of indicators are medians, compressed by gzip.

    ``page_kb`` is the page's HTML alone; ``load_kb`` is that with the scripts, styles, icons and search index of the
    site that come with it on a first visit.
    """

    pages: int
    site_mb: float
    page_kb: float
    load_kb: float


def weigh(site: Path, indicator_pages: Iterable[Path]) -> Weight:
    """Weigh a site on disk."""
    chosen = sorted(indicator_pages)
    # Every page fetches the same scripts and styles: each is compressed once.
    packed = cache(_packed)
    always = sum(packed(path) for pattern in _SEARCH for path in site.glob(pattern))
    alone = [packed(page) for page in chosen]
    loads = [size + always + sum(map(packed, _fetched(page))) for size, page in zip(alone, chosen, strict=True)]
    return Weight(
        sum(1 for _ in site.rglob("*.html")),
        sum(path.stat().st_size for path in site.rglob("*") if path.is_file()) / 1e6,
        median(alone) / 1e3,
        median(loads) / 1e3,
    )


def _fetched(page: Path) -> set[Path]:
    names = {"".join(found).partition("?")[0] for found in _FETCHED.findall(page.read_text(encoding="utf-8"))}
    paths = {(page.parent / name).resolve() for name in names if "://" not in name}
    return {path for path in paths if path.is_file()}


def _packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6, mtime=0))
