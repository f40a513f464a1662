"""How to cite the data: as text, and as BibTeX."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quarterdeck import addresses
from quarterdeck.model import Release
from quarterdeck.pages.inputs import CouncilInput
from quarterdeck.periods import name_of
from quarterdeck.results import Score

_SPECIAL = re.compile(r"[\\{}$&#%_^~]")
#: BibTeX counts braces even behind a backslash, so that a lone one needs its name.
_WORDS = {
    "\\": r"\textbackslash{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
}


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation to copy."""

    text: str
    bibtex: str


def cite_indicator(given: CouncilInput, score: Score) -> Citation:
    """Cite the figures of one indicator."""
    settings, indicator = given.council.settings, score.indicator
    period = name_of((score.current or score.newest).period)
    address = given.home + addresses.indicator_page(given.slug, indicator.id)
    return Citation(
        f"{settings.full_name}, “{indicator.title}”, figures to {period}, from {score.release.source} "
        f"({_published(score.release)}). {_version(given)}. {address}",
        _bibtex(
            given,
            key=f"{given.slug}-{indicator.id}-{score.release.id}",
            title=indicator.title,
            release=score.release,
            note=f"Figures to {period}, from {score.release.source}",
            address=address,
        ),
    )


def cite_package(given: CouncilInput) -> Citation:
    """Cite a council's data as a whole, by the address under which this version stays."""
    settings, release = given.council.settings, given.latest.release
    descriptor = given.data.package.descriptor
    return Citation(
        f"{settings.full_name}, performance indicators, figures to {name_of(release.period)} "
        f"({_published(release)}). {_version(given)}. {descriptor['id']}",
        _bibtex(
            given,
            key=f"{given.slug}-{release.id}",
            title="Performance indicators",
            release=release,
            note=f"Figures to {name_of(release.period)}, from {release.source}",
            address=descriptor["id"],
        ),
    )


def _published(release: Release) -> str:
    return f"published {release.published:%-d %B %Y}" if release.published else "date of publication not known"


def _version(given: CouncilInput) -> str:
    return f"Version {given.data.package.descriptor['version']} of the data"


def _bibtex(given: CouncilInput, *, key: str, title: str, release: Release, note: str, address: str) -> str:
    settings = given.council.settings
    fields = {
        "author": f"{{{_escaped(settings.full_name)}}}",
        "title": f"{{{_escaped(title)}}}",
        "year": str(release.dated.year),
        "version": given.data.package.descriptor["version"],
        "url": address,
        "note": f"{_escaped(note)}. {_escaped(settings.attribution)}",
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{key},\n{lines}\n}}"


def _escaped(text: str) -> str:
    """Write text so that LaTeX takes every character as itself."""
    return _SPECIAL.sub(lambda match: _WORDS.get(match[0], f"\\{match[0]}"), text)
