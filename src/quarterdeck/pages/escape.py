"""The one place where text becomes safe. Every text from a table is hostile until it has passed through here.

Text goes to three kinds of places: HTML, Markdown, and (commentary only) Markdown that may format. In Markdown,
whatever could mean something to Markdown or to HTML becomes a numeric character reference, which means nothing.
"""

from __future__ import annotations

import re
from html import escape as _escape
from typing import Any

import nh3
from markdown import Markdown
from markupsafe import Markup

_SPECIAL = re.compile(r"[<>&\"'`*_\[\]#|!{}\\~^=:$@]|(?<=\d)[.)](?=\s|$)|^[-+]|(?<=\s)[-+](?=\s)|\s+")
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9 .,:/()-]")
#: A space within a number: after its sign or currency, or before its unit. No line ends there.
_PARTED = re.compile(r"(?<=[£€$]) (?=\d)|(?<=[\s(>][-+−–]) (?=\d)|(?<=\d) (?=%|(?:million|billion|bn|m|k)\b)")
_PROSE_TAGS = {"p", "em", "strong", "ul", "ol", "li", "a", "br"}


def escape_html(text: str) -> str:
    """Make text safe between tags and inside quoted attributes."""
    return _escape(text, quote=True)


def escape_css(text: str) -> str:
    """Make text safe inside a quoted string of a style: all but letters, digits and plain marks becomes its number."""
    return _NOT_PLAIN.sub(lambda match: f"\\{ord(match[0]):x} ", text)


def escape_markdown(text: str) -> str:
    """Make text safe anywhere in a line of Markdown; white space of any kind becomes one space."""
    return _SPECIAL.sub(lambda match: " " if match[0].isspace() else f"&#{ord(match[0])};", text)


def finalise_markdown(value: Any) -> Any:
    """Escape what a Markdown template puts out, unless it is marked as safe."""
    return value if isinstance(value, Markup) else escape_markdown(str(value))


def render_prose(text: str) -> Markup:
    """Turn commentary's Markdown into HTML of a few harmless kinds: paragraphs, emphasis, lists, https links."""
    html = Markdown(output_format="html").convert(text)
    clean = nh3.clean(html, tags=_PROSE_TAGS, attributes={"a": {"href"}}, url_schemes={"https", "mailto"})
    # Cleaned by an allow-list just above.
    return Markup(_PARTED.sub("\u00a0", clean.strip()))  # noqa: S704
