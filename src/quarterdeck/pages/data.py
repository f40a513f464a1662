"""The data page: every table, what each column means, how to cite."""

from __future__ import annotations

from quarterdeck.pages.environment import render_html, render_markdown
from quarterdeck.pages.inputs import CouncilInput
from quarterdeck.pages.page import Page, link


def build_data_page(given: CouncilInput) -> tuple[Page, dict[str, bytes]]:
    """Make the data page and the package's files beside it."""
    settings, address = given.council.settings, f"{given.slug}/data/"
    tables = [
        {
            "name": table.name,
            "title": table.title,
            "description": table.description,
            "file": f"{table.name}.csv",
            "size": _size(len(given.package[f"{table.name}.csv"])),
            "rows": given.package[f"{table.name}.csv"].count(b"\n") - 1,
            "key": ", ".join(table.key),
            "columns": [
                (c.name, c.description, "; ".join(f"{w}: {m}" for w, m in c.choices.items())) for c in table.columns
            ],
        }
        for table in given.tables
    ]
    archive = f"{given.slug}.zip"
    fragments = {
        "crumbs": render_html("crumbs", items=[(settings.name, link(address, f"{given.slug}/"))]),
        "files": render_html("files", tables=tables, archive=archive, size=_size(len(given.package[archive]))),
        "dictionary": render_html("dictionary", tables=tables),
    }
    markdown = render_markdown(
        "data",
        name=settings.full_name,
        licence=settings.licence_name,
        licence_url=settings.licence_url,
        attribution=settings.attribution,
        sources=[release.source for release in given.council.releases],
    )
    description = f"Download all performance figures of {settings.full_name} as open data, with every column explained."
    page = Page(address, "Data", description, markdown, fragments, given.slug, "data", contents=True)
    return page, {f"{address}{name}": content for name, content in given.package.items()}


def _size(count: int) -> str:
    return f"{max(1, (count + 512) // 1024)} KB"
