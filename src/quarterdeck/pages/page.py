"""What a page is: an address, Markdown, and fragments of HTML for the places that the Markdown leaves for them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from posixpath import relpath

from quarterdeck.pages.escape import escape_html

#: Where a fragment goes: a comment, so that the Markdown can be read without it.
PLACE = "<!--qd:{}-->"


@dataclass(frozen=True, slots=True)
class Page:
    """A page. ``address`` is relative to the site's root and ends in a slash; the root itself is empty."""

    address: str
    title: str
    description: str
    markdown: str
    fragments: Mapping[str, str] = field(default_factory=dict)
    council: str = ""
    section: str = ""
    searchable: bool = True
    contents: bool = False
    image: str = ""
    #: A script that only pages of this kind ask for, by its name among the assets.
    script: str = ""
    #: The day on which the newest report that the page shows was published, where that is known.
    dated: date | None = None
    #: The report that the page's figures come from, as it is named on paper.
    origin: str = ""

    @property
    def source(self) -> str:
        """Give the path of the Markdown file."""
        return f"{self.address}index.md"

    @property
    def text(self) -> str:
        """Give the whole Markdown file. Every value of the front matter is JSON, which YAML reads as a string."""
        meta = {
            "title": escape_html(self.title),
            "description": escape_html(self.description),
            "council": self.council,
            "section": self.section,
            "searchable": self.searchable,
            "image": self.image,
            "script": self.script,
            "hide": ["navigation"] if self.contents else ["navigation", "toc"],
        }
        lines = "\n".join(f"{name}: {json.dumps(value, ensure_ascii=True)}" for name, value in meta.items())
        return f"---\n{lines}\n---\n\n{self.markdown.strip()}\n"


@dataclass(frozen=True, slots=True)
class NavItem:
    """A link of the menu."""

    title: str
    address: str
    section: str


@dataclass(frozen=True, slots=True)
class CouncilMenu:
    """A council's name, colours and menu, as every one of its pages shows them."""

    slug: str
    name: str
    #: In a few words for the head of a page, and in full for its foot.
    notice: str
    about: str
    accent: str
    accent_dark: str
    home: str
    items: tuple[NavItem, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """All pages, the other files by address, and the menus."""

    pages: tuple[Page, ...]
    files: Mapping[str, bytes]
    councils: tuple[CouncilMenu, ...]
    #: What stands in the head of each page for paper, by its address.
    sheets: Mapping[str, str]


def link(from_address: str, to_address: str) -> str:
    """Give the relative link from one page to another page or file, so that the site works under any path."""
    path, mark, anchor = to_address.partition("#")
    relative = relpath(path or ".", from_address or ".")
    if path.endswith("/") or not path:
        relative += "/"
    return ("" if relative == "./" and anchor else relative) + mark + anchor
