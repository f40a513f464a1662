"""The documents say what is so: every command, table, setting, code and word of the program stands in them."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from quarterdeck import addresses
from quarterdeck.cli import main
from quarterdeck.datasets import FORMATS
from quarterdeck.errors import CODES
from quarterdeck.pages.words import status_label, travel_label
from quarterdeck.read.settings import SETTINGS
from quarterdeck.results import Travel
from quarterdeck.schema import (
    CONCEPTS,
    DERIVED_TABLES,
    INDICATOR_FILE,
    SOURCE_TABLES,
    ColumnType,
    Table,
    breakdown_table,
    words,
)

ROOT = Path(__file__).parents[2]
HANDBOOK = ROOT / "docs" / "handbook"
DECISIONS = ROOT / "docs" / "decisions"
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
#: Settings of the workflows are read by strangers too.
READ_BY_ALL = [*DOCUMENTS, *sorted((ROOT / ".github").rglob("*.yml"))]
#: Written apart, so that this module does not find itself.
UNWANTED = re.compile(
    "|".join((r"(?<![\w.*])/wo" + r"rk\b", r"(?<![\w.*])/ro" + r"ot\b", "TO" + "DO", "(?i:lor" + "em)"))
)

KINDS = {
    ColumnType.ID: "id",
    ColumnType.NAME: "column name",
    ColumnType.TEXT: "text",
    ColumnType.PROSE: "Markdown",
    ColumnType.INTEGER: "whole number",
    ColumnType.DECIMAL: "number",
    ColumnType.PERIOD: "period",
    ColumnType.DATE: "date",
    ColumnType.CHOICE: "word",
}
#: The breakdown that the handbook's example shows.
BREAKDOWN = breakdown_table("missed-bins", "waste_stream", "", "")
TABLES = {f"{table.name}.csv": table for table in (*SOURCE_TABLES, CONCEPTS, *DERIVED_TABLES)} | {
    "breakdowns/<indicator>.csv": BREAKDOWN,
    "<indicator>.csv": INDICATOR_FILE,
}
WRITTEN = sorted(TABLES.keys() - {f"{table.name}.csv" for table in DERIVED_TABLES} - {"<indicator>.csv"})
#: Every address of the data that the portal promises, as the handbook writes it.
ADDRESSES = [
    addresses.API,
    addresses.API_INDEX,
    addresses.API_DESCRIPTION,
    addresses.CATALOGUE,
    addresses.PORTAL_FEED,
    addresses.council_feed("<council>"),
    addresses.indicators_index("<council>"),
    addresses.indicator_file("<council>", "<indicator>", "json"),
    addresses.indicator_feed("<council>", "<indicator>"),
    addresses.data_page("<council>"),
    addresses.changes_page("<council>"),
    addresses.changes_list("<council>"),
    addresses.release_page("<council>", "<release>"),
    addresses.release_archive("<council>", "<release>"),
]
#: The standard terms, each of which the glossary owns.
TERMS = [
    "Accumulation",
    "Achievement",
    "Catalogue",
    "Change",
    "Comparator",
    "Data package",
    "Direction of travel",
    "Feed",
    "Framework",
    "Indicator",
    "Kept package",
    "Marker",
    "Observation",
    "Outcome",
    "Outturn",
    "Part-year target",
    "Period",
    "Polarity",
    "Priority",
    "Provisional",
    "Quartile",
    "Release",
    "Revision",
    "Running total",
    "Status",
    "Target",
    "Trend",
    "Variance",
    "Version",
]
WORDS = {
    "polarity": words.POLARITY,
    "accumulation": words.ACCUMULATION,
    "marker": words.MARKER,
    "basis": words.BASIS,
    "comparator": words.COMPARATORS,
    "status": words.STATUS,
    "travel": words.TRAVEL,
    "measure": words.MEASURE,
    "agrees": words.AGREES,
    "change": words.CHANGE,
    "raised": words.RAISED,
}

_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_EXAMPLE = re.compile(r"^Example, `(datapackage/[^`]+)`:\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_TERM = re.compile(r'<dt id="([^"]+)">([^<]+)</dt>')


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def sections(path: Path) -> dict[str, str]:
    """Give the text under each heading, up to the next; what looks like a heading inside code is none."""
    whole = text_of(path)
    code = [range(*fence.span()) for fence in _FENCE.finditer(whole)]
    found = [h for h in _HEADING.finditer(whole) if not any(h.start() in fence for fence in code)]
    ends = [*(h.start() for h in found[1:]), len(whole)]
    return {h[1]: whole[h.end() : end] for h, end in zip(found, ends, strict=True)}


def anchor_of(heading: str) -> str:
    """Give the anchor that a heading gets where the repository is read."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def table_lines(table: Table) -> list[str]:
    """Give the lines that the handbook must have about a table."""
    key = ", ".join(f"`{name}`" for name in table.key)
    lines = [f"Key: {key}.{' A council may leave this file out.' if table.optional else ''}"]
    if lacking := [column.name for column in table.columns if column.optional]:
        lines.append(f"The heading may lack {', '.join(f'`{name}`' for name in lacking)}.")
    for column in table.columns:
        filled = "yes" if column.required else "no"
        lines.append(f"| `{column.name}` | {KINDS[column.type]} | {filled} | {column.description} |")
        lines += [f"| `{word}` | {meaning} |" for word, meaning in column.choices.items()]
    return lines


@pytest.mark.parametrize("heading", TABLES)
def test_every_table_stands_in_the_handbook(heading: str) -> None:
    said = sections(HANDBOOK / "tables.md")[heading].splitlines()
    assert [line for line in table_lines(TABLES[heading]) if line not in said] == []


@pytest.mark.parametrize("heading", TABLES)
def test_the_handbook_names_no_column_that_is_not_there(heading: str) -> None:
    said = re.findall(
        r"^\| `([^`]+)` \| [^|]+ \| (?:yes|no) \|", sections(HANDBOOK / "tables.md")[heading], re.MULTILINE
    )
    assert tuple(said) == TABLES[heading].column_names


@pytest.mark.parametrize("heading", WRITTEN)
def test_every_table_that_people_write_has_an_example(heading: str) -> None:
    assert _EXAMPLE.search(sections(HANDBOOK / "tables.md")[heading])


def test_the_examples_together_are_a_council_without_findings(tmp_path: Path) -> None:
    for path, content in _EXAMPLE.findall(text_of(HANDBOOK / "tables.md")):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(content, encoding="utf-8")
    result = CliRunner().invoke(main, ["check", "--project", str(tmp_path)])
    assert result.output == "1 council(s) checked: nothing blocks.\n"


def test_every_setting_stands_in_the_handbook() -> None:
    said = sections(HANDBOOK / "tables.md")["council.toml"].splitlines()
    assert [f"| `{name}` | {what} |" for name, (_, what) in SETTINGS.items()] == [
        s for s in said if s.startswith("| `")
    ]


@pytest.mark.parametrize("code", CODES)
def test_every_finding_stands_in_the_handbook(code: str) -> None:
    meaning, example, mend = re.split(r"^```.*$", sections(HANDBOOK / "findings.md")[code], flags=re.MULTILINE)
    assert meaning.strip() == CODES[code]
    assert re.fullmatch(rf"(blocker|warning): .+ \[{code}\]", example.strip())
    assert mend.strip()


def test_the_handbook_names_no_finding_that_is_not_there() -> None:
    assert list(sections(HANDBOOK / "findings.md"))[1:] == list(CODES)


@pytest.mark.parametrize("name", main.commands)
def test_every_command_and_option_stands_in_the_handbook(name: str) -> None:
    said = sections(HANDBOOK / "commands.md")[f"quarterdeck {name}"]
    params = main.commands[name].params
    assert [p.opts for p in params if isinstance(p, click.Option) and f"`{p.opts[0]}`" not in said] == []
    assert [p.name for p in params if isinstance(p, click.Argument) and f"`{p.name}`" not in said] == []


def test_the_handbook_names_no_command_that_is_not_there() -> None:
    said = [heading for heading in sections(HANDBOOK / "commands.md") if heading.startswith("quarterdeck ")]
    assert sorted(said) == sorted(f"quarterdeck {name}" for name in main.commands)


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_stands_in_the_handbook(kind: str) -> None:
    assert re.search(rf"\b{FORMATS[kind][0]}\b", text_of(HANDBOOK / "data.md"))


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_address_of_data_stands_in_the_handbook(address: str) -> None:
    assert f"`/{address}`" in text_of(HANDBOOK / "data.md")


def test_every_variable_of_the_settings_stands_in_the_handbook() -> None:
    named = re.findall(r"!ENV \[(\w+)", text_of(ROOT / "mkdocs.yml"))
    assert named
    said = sections(HANDBOOK / "commands.md")["Environment variables"]
    assert [name for name in named if f"| `{name}` |" not in said] == []


def test_the_options_of_all_commands_stand_in_the_handbook() -> None:
    said = sections(HANDBOOK / "commands.md")["The command quarterdeck"]
    options = [option for param in main.params for option in param.opts]
    assert [o for o in (*options, *main.context_settings["help_option_names"]) if f"`{o}`" not in said] == []


def test_every_script_stands_in_the_handbook() -> None:
    scripts = [name_of(path) for path in sorted((ROOT / "scripts").iterdir()) if path.is_file()]
    wanted = [script for script in scripts if not Path(script).name.startswith("_") and "." not in Path(script).name]
    assert [script for script in (*wanted, ".ci/run") if script not in sections(HANDBOOK / "commands.md")] == []


@pytest.mark.parametrize("path", [p for p in (ROOT / "scripts").iterdir() if p.is_file()], ids=name_of)
def test_every_option_that_a_script_explains_stands_in_the_handbook(path: Path) -> None:
    usage = [line for line in text_of(path).splitlines() if line.startswith("# Usage:")]
    said = sections(HANDBOOK / "commands.md").get(name_of(path), "")
    assert [o for line in usage for o in re.findall(r"--[a-z-]+", line) if f"`{o}`" not in said] == []


def test_the_glossary_is_in_order_and_names_nothing_twice() -> None:
    found = _TERM.findall(text_of(ROOT / "docs" / "glossary.md"))
    names = [name for _, name in found]
    assert names == sorted(set(names), key=str.casefold)
    assert len({anchor for anchor, _ in found}) == len(found)


@pytest.mark.parametrize("term", TERMS)
def test_every_standard_term_has_its_entry(term: str) -> None:
    assert term in [name for _, name in _TERM.findall(text_of(ROOT / "docs" / "glossary.md"))]


@pytest.mark.parametrize("kind", WORDS)
def test_every_word_of_the_tables_is_in_the_glossary(kind: str) -> None:
    said = text_of(ROOT / "docs" / "glossary.md")
    assert [word for word in WORDS[kind] if f"<code>{word}</code>" not in said] == []


def test_every_status_and_direction_that_pages_show_is_in_the_glossary() -> None:
    said = text_of(ROOT / "docs" / "glossary.md").casefold()
    labels = [status_label(word, Decimal(5)) for word in words.STATUS]
    labels += [travel_label(Travel(word, "")) for word in words.TRAVEL]
    assert [label.text for label in labels if not re.search(rf"\b{re.escape(label.text.casefold())}\b", said)] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_links_between_documents_resolve(path: Path) -> None:
    broken = []
    for target in _LINK.findall(_FENCE.sub("", text_of(path))):
        if re.match(r"[a-z]+:", target):
            continue
        file, _, anchor = target.partition("#")
        found = (path.parent / file).resolve() if file else path
        if not found.is_file() or (anchor and anchor not in map(anchor_of, sections(found))):
            broken.append(target)
    assert broken == []


@pytest.mark.parametrize("path", READ_BY_ALL, ids=name_of)
def test_documents_are_finished_and_know_no_machine(path: Path) -> None:
    assert UNWANTED.findall(text_of(path)) == []


def test_decisions_are_numbered_and_listed() -> None:
    records = sorted(path.name for path in DECISIONS.glob("[0-9]*.md"))
    assert [name[:4] for name in records] == [f"{number:04}" for number in range(1, len(records) + 1)]
    assert _LINK.findall(text_of(DECISIONS / "README.md")) == records
    for name in records:
        assert list(sections(DECISIONS / name))[1:] == ["Context", "Decision", "Consequences"]
