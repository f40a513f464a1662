"""Jinja2, set up once: HTML templates escape for HTML, Markdown templates for Markdown; unknown names are errors."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from quarterdeck.pages.escape import finalise_markdown


@cache
def _environment(kind: str) -> Environment:
    options: dict[str, Any] = {"autoescape": True} if kind == "html" else {"finalize": finalise_markdown}
    return Environment(  # noqa: S701 (Markdown templates escape in finalize, HTML ones by autoescape)
        loader=PackageLoader("quarterdeck.pages"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        **options,
    )


def render_html(template: str, **context: Any) -> Markup:
    """Fill an HTML template; the result is safe to stand in another one."""
    text = _environment("html").get_template(f"{template}.html.jinja").render(context)
    return Markup(text.strip())  # noqa: S704 (the template escaped every value)


def render_markdown(template: str, **context: Any) -> str:
    """Fill a Markdown template."""
    return _environment("markdown").get_template(f"{template}.md.jinja").render(context)
