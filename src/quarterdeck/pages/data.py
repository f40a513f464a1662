"""The data page: every file, what each column means, how to use and how to cite it."""

from __future__ import annotations

from quarterdeck import addresses
from quarterdeck.datasets import FORMATS
from quarterdeck.pages.citation import cite_package
from quarterdeck.pages.downloads import size_of
from quarterdeck.pages.environment import render_html, render_markdown
from quarterdeck.pages.inputs import CouncilInput
from quarterdeck.pages.page import Page, link
from quarterdeck.pages.snippets import table_snippets

#: The table that most people come for.
_EXAMPLE = "observations"


def build_data_page(given: CouncilInput) -> Page:
    """Make the data page."""
    settings, address = given.council.settings, addresses.data_page(given.slug)
    package = given.data.package
    files = {file.address.removeprefix(address): file for file in package.files}
    tables = [
        {
            "title": resource["title"],
            "description": resource["description"],
            "file": resource["path"],
            "files": [
                (name, FORMATS[kind][0], size_of(files[name].size))
                for kind in ("csv", "parquet")
                if (name := f"{resource['path'].removesuffix('.csv')}.{kind}") in files
            ],
            "rows": resource["rows"],
            "key": ", ".join(resource["schema"]["primaryKey"]),
            "columns": [_column(field) for field in resource["schema"]["fields"]],
        }
        for resource in package.descriptor["resources"]
    ]
    example = next(r for r in package.descriptor["resources"] if r["name"] == _EXAMPLE)
    types = {field["name"]: field["type"] for field in example["schema"]["fields"]}
    fragments = {
        "crumbs": render_html("crumbs", items=[(settings.name, link(address, addresses.council_page(given.slug)))]),
        "whole": render_html(
            "whole", files=[(n, f.what, size_of(f.size)) for n, f in files.items() if _is_whole(n, given.slug)]
        ),
        "files": render_html("files", tables=tables),
        "dictionary": render_html("dictionary", tables=tables),
        "cite": render_html("cite", cite=cite_package(given)),
        "snippets": render_html(
            "snippets",
            what=f"the table of figures, {example['path']},",
            snippets=table_snippets(f"{given.home}{address}{example['path']}", types),
        ),
    }
    edition = given.data.edition
    markdown = render_markdown(
        "data",
        licence=settings.licence_name,
        licence_url=settings.licence_url,
        licence_note=settings.licence_note,
        attribution=settings.attribution,
        sources=[release.source for release in given.council.releases],
        version=edition.version,
        because=edition.because,
        report=edition.release.title,
        changes=link(address, addresses.changes_page(given.slug)),
        api=link(address, addresses.API),
    )
    description = f"Download all performance figures of {settings.full_name} as open data, with every column explained."
    return Page(
        address,
        "Data",
        description,
        markdown,
        fragments,
        given.slug,
        "data",
        contents=True,
        dated=given.latest.release.published,
    )


def _is_whole(name: str, slug: str) -> bool:
    return name.rpartition(".")[0] == slug


def _column(field: dict[str, object]) -> tuple[object, object, str]:
    words = field.get("categories", [])
    assert isinstance(words, list)
    return field["name"], field["description"], "; ".join(f"{word['value']}: {word['label']}" for word in words)
