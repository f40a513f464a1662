"""Citations: they name what is cited so that it can be found again, and BibTeX and LaTeX take them as they are."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from portal_data import HOME, gather
from portals import TINY, read_table, write_table
from quarterdeck import pipeline
from quarterdeck.pages.citation import Citation, cite_indicator, cite_package
from quarterdeck.pages.inputs import CouncilInput

HOSTILE = r"Cost {up} 100% & #1_x $5 ^2 ~ \alpha {"
#: The same as LaTeX is to take it.
ESCAPED = (
    r"Cost \textbraceleft{}up\textbraceright{} 100\% \& \#1\_x \$5 \textasciicircum{}2 \textasciitilde{} "
    r"\textbackslash{}alpha \textbraceleft{}"
)


def given_from(folder: Path) -> CouncilInput:
    checked, findings = pipeline.check(folder)
    assert checked.councils, findings
    data = gather(checked.councils[0])
    return CouncilInput(data.council, data.assessments, (), (), {}, data, HOME)


@pytest.fixture
def given() -> CouncilInput:
    return given_from(TINY)


def edited(folder: Path, table: str, **cells: str) -> CouncilInput:
    """Write the same text into every row of a table."""
    shutil.copytree(TINY, folder, dirs_exist_ok=True)
    path = folder / "anyborough" / f"{table}.csv"
    write_table(path, [{**row, **cells} for row in read_table(path)])
    return given_from(folder)


def cited(given: CouncilInput, indicator: str = "rough-sleepers") -> Citation:
    return cite_indicator(given, given.current[indicator])


def read_bibtex(text: str) -> tuple[str, str, Mapping[str, str]]:
    """Read an entry as BibTeX does: braces alone bound a field, and a backslash before one changes nothing."""
    head = re.match(r"@(\w+)\{([^\s,{}\"]+),\s*", text)
    assert head is not None, text
    return head[1], head[2], dict(_fields(text, head.end()))


def _fields(text: str, at: int) -> Iterator[tuple[str, str]]:
    while text[at] != "}":
        name = re.compile(r"([a-z]+)\s*=\s*\{").match(text, at)
        assert name is not None, text[at:]
        start = at = name.end()
        depth = 1
        while depth:
            depth += {"{": 1, "}": -1}.get(text[at], 0)
            at += 1
        yield name[1], text[start : at - 1]
        between = re.compile(r",?\s*").match(text, at)
        assert between is not None
        at = between.end()
    assert text[at:] == "}", "something stands after the entry"


def test_an_indicator_is_cited_with_all_that_it_takes_to_find_it(given: CouncilInput) -> None:
    assert cited(given).text == (
        "Anyborough Borough Council, “Rough sleepers”, figures to Quarter 2 2024-25, from Anyborough Borough Council, "
        "Performance Report, Quarter 2 2024-25 (published 20 November 2024). Version 1.1.0 of the data. "
        "https://figures.example/portal/anyborough/indicators/rough-sleepers/"
    )


def test_the_whole_is_cited_by_the_address_of_its_version(given: CouncilInput) -> None:
    assert cite_package(given).text == (
        "Anyborough Borough Council, performance indicators, figures to Quarter 2 2024-25 (published 20 November 2024)."
        " Version 1.1.0 of the data. https://figures.example/portal/anyborough/data/releases/2024-25-q2/"
    )


def test_a_figure_that_is_older_than_its_report_keeps_its_own_period(given: CouncilInput) -> None:
    assert "figures to School year 2023-24, from" in cited(given, "school-progress").text


def test_bibtex_says_the_same(given: CouncilInput) -> None:
    kind, key, fields = read_bibtex(cited(given).bibtex)
    assert (kind, key) == ("misc", "anyborough-rough-sleepers-2024-25-q2")
    assert fields == {
        "author": "{Anyborough Borough Council}",
        "title": "{Rough sleepers}",
        "year": "2024",
        "version": "1.1.0",
        "url": "https://figures.example/portal/anyborough/indicators/rough-sleepers/",
        "note": "Figures to Quarter 2 2024-25, from Anyborough Borough Council, Performance Report, Quarter 2 2024-25. "
        "Contains public sector information licensed under the Open Government Licence v3.0.",
    }
    kind, key, fields = read_bibtex(cite_package(given).bibtex)
    assert (kind, key) == ("misc", "anyborough-2024-25-q2")
    assert fields["url"] == "https://figures.example/portal/anyborough/data/releases/2024-25-q2/"
    assert "from Anyborough Borough Council, Performance Report, Quarter 2 2024-25." in fields["note"]


def test_every_key_is_another(given: CouncilInput) -> None:
    keys = [read_bibtex(cited(given, name).bibtex)[1] for name in given.current]
    keys.append(read_bibtex(cite_package(given).bibtex)[1])
    assert len(set(keys)) == len(keys) == 5


def test_signs_that_mean_something_to_latex_are_taken_as_themselves(tmp_path: Path) -> None:
    given = edited(tmp_path, "indicators", title=HOSTILE)
    assert f"“{HOSTILE}”" in cited(given).text
    _, _, fields = read_bibtex(cited(given).bibtex)
    assert fields["title"] == f"{{{ESCAPED}}}"
    # The opening brace has no partner: counted as BibTeX counts, the entry ends where it should all the same.
    assert list(fields) == ["author", "title", "year", "version", "url", "note"]


@pytest.mark.parametrize("text", ["}", "{", "}{", "\\{", "\\", "a\\}b"])
def test_no_title_ends_the_entry(tmp_path: Path, text: str) -> None:
    title = f"Beds {text} and breakfasts"
    _, _, fields = read_bibtex(cited(edited(tmp_path, "indicators", title=title)).bibtex)
    assert fields["year"] == "2024"
    assert fields["note"].endswith("Licence v3.0.")


def test_the_council_and_the_source_are_escaped_too(given: CouncilInput, tmp_path: Path) -> None:
    settings = replace(given.council.settings, full_name=HOSTILE, attribution=HOSTILE)
    renamed = replace(given, council=replace(given.council, settings=settings))
    _, _, fields = read_bibtex(cite_package(renamed).bibtex)
    assert fields["author"] == f"{{{ESCAPED}}}"
    assert fields["note"].endswith(f". {ESCAPED}")
    _, _, fields = read_bibtex(cited(edited(tmp_path, "releases", source=HOSTILE)).bibtex)
    assert f"from {ESCAPED}. Contains" in fields["note"]


def test_a_day_of_publication_that_is_not_known_is_not_made_up(tmp_path: Path) -> None:
    given = edited(tmp_path, "releases", published="")
    for made in (cited(given), cite_package(given)):
        assert "(date of publication not known)" in made.text
        assert "published 2" not in made.text
