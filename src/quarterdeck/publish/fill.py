"""Fragments put into the places that the pages left for them, after the site generator has run."""

from __future__ import annotations

import re
from collections.abc import Mapping

_PLACE = re.compile(r"<!--qd:([a-z0-9-]+)-->")


def fill_places(html: str, fragments: Mapping[str, str]) -> tuple[str, list[str]]:
    """Fill every place of a page; gives the names of places for which there is no fragment."""
    missing: list[str] = []

    def fragment(match: re.Match[str]) -> str:
        if match[1] not in fragments:
            missing.append(match[1])
        return fragments.get(match[1], "")

    return _PLACE.sub(fragment, html), missing
