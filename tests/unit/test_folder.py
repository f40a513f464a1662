"""What a council's folder can hold at its worst: each finding names its file, row, column and code."""

from __future__ import annotations

import csv
import io
from dataclasses import fields
from decimal import Decimal
from pathlib import Path

import pytest

from builders import INDICATOR, RELEASE, make_settings
from folders import COUNCIL_TOML, make_csv, table_called, write_folder
from quarterdeck import model
from quarterdeck.errors import CAUSES, CODES, Finding, Severity, has_blockers
from quarterdeck.periods import parse_period
from quarterdeck.read import build_council, read_folder
from quarterdeck.schema import SOURCE_TABLES
from quarterdeck.validate import validate_tables

OBSERVATIONS = "anyborough/observations.csv"
HEADING = ",".join(table_called("observations").column_names)


def found(folder: Path) -> list[Finding]:
    """Read and, as the pipeline does, validate what could be read."""
    read, findings = read_folder(folder)
    return [*findings, *validate_tables(read.tables)]


def places(findings: list[Finding]) -> list[tuple[str, int, str, str]]:
    assert {finding.code for finding in findings} <= CODES.keys()
    return [(finding.file, finding.row, finding.column, finding.code) for finding in findings]


def observation(**cells: str) -> str:
    """Write an observations.csv whose rows 2 and 4 are good and whose row 3 has the given cells."""
    good = {"indicator": INDICATOR, "period": "2024-25 Q2", "release": RELEASE, "value": "12"}
    rows = [good, good | {"period": "2024-25 Q3"} | cells, good | {"period": "2024-25 Q4"}]
    return make_csv("observations", rows)


def test_a_good_folder_has_no_findings(tmp_path: Path) -> None:
    assert found(write_folder(tmp_path)) == []


@pytest.mark.parametrize(
    ("content", "row", "code"),
    [
        pytest.param(observation(note="£3").encode("cp1252"), 3, "bad-encoding", id="cp1252"),
        pytest.param(observation().encode("utf-16"), 1, "bad-encoding", id="utf-16"),
        pytest.param(observation(note="\x00"), 0, "bad-csv", id="NUL"),
        pytest.param(observation().replace("2024-25 Q3", '"2024-25 Q3'), 3, "bad-csv", id="quote never closed"),
        pytest.param(observation(note="x" * 204_800), 3, "bad-csv", id="cell of 200 KB"),
        pytest.param("", 0, "bad-csv", id="empty"),
    ],
)
def test_an_unreadable_table(tmp_path: Path, content: str | bytes, row: int, code: str) -> None:
    assert places(found(write_folder(tmp_path, observations=content))) == [(OBSERVATIONS, row, "", code)]


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        *(
            ({"value": text}, "value", "bad-number")
            for text in ("INF", "-inf", "NaN", "1e400", "1_000", "1,000", "１２", "٣", "12%", "=1+1", "Yes", "½")
        ),
        *(({"value": text}, "value", "stray-space") for text in (" 12", "12 ", "12\n", "12\xa0")),
        ({"indicator": f"{INDICATOR}\n"}, "indicator", "stray-space"),
        ({"indicator": f" {INDICATOR}"}, "indicator", "stray-space"),
        ({"indicator": "../../etc/passwd"}, "indicator", "bad-id"),
        ({"indicator": "Rough-Sleepers"}, "indicator", "bad-id"),
        ({"indicator": ""}, "indicator", "missing-value"),
        ({"indicator": "no-such-thing"}, "indicator", "unknown-indicator"),
        ({"release": "2019-20-q4"}, "release", "unknown-reference"),
        ({"period": "2024-25 Q5"}, "period", "bad-period"),
        ({"period": "2009-10"}, "period", "bad-period"),
        ({"period": "2024-25 Q2"}, "indicator", "duplicate-key"),
        ({"marker": "[P]"}, "marker", "not-allowed"),
        ({"value": ""}, "value", "no-value"),
        ({"denominator": "1/0"}, "denominator", "bad-number"),
        ({"note": "two\nlines"}, "note", "stray-space"),
    ],
)
def test_a_bad_cell_is_found_in_its_row_and_column(
    tmp_path: Path, cells: dict[str, str], column: str, code: str
) -> None:
    findings = found(write_folder(tmp_path, observations=observation(**cells)))
    assert places(findings) == [(OBSERVATIONS, 3, column, code)]
    assert has_blockers(tuple(findings))


def test_all_bad_cells_are_found_at_once_and_the_good_rows_stay(tmp_path: Path) -> None:
    content = observation(value="NaN", period="soon", marker="p", indicator="A B")
    read, findings = read_folder(write_folder(tmp_path, observations=content))
    assert places(list(findings)) == [
        (OBSERVATIONS, 3, "indicator", "bad-id"),
        (OBSERVATIONS, 3, "period", "bad-period"),
        (OBSERVATIONS, 3, "value", "bad-number"),
        (OBSERVATIONS, 3, "marker", "not-allowed"),
    ]
    assert [row.number for row in read.tables["observations"].rows] == [2, 4]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        pytest.param(HEADING.replace(",value,", ","), [("value", "missing-column")], id="middle column missing"),
        pytest.param(HEADING.replace("marker", "Marker"), [("marker", "missing-column"), ("Marker", "unknown-column")]),
        pytest.param(f"{HEADING},value", [("value", "duplicate-column")], id="column twice"),
        pytest.param(f"{HEADING},", [("", "unknown-column")], id="column without a name"),
        pytest.param(
            HEADING.replace("value", " value", 1), [("value", "missing-column"), (" value", "unknown-column")]
        ),
        pytest.param(HEADING.replace(",", ";"), [("", "bad-csv")], id="semicolons"),
        pytest.param(HEADING.replace(",", "\t"), [("", "bad-csv")], id="tabs"),
        pytest.param(HEADING.upper(), [("", "missing-column")], id="no name is right"),
    ],
)
def test_a_bad_heading(tmp_path: Path, heading: str, expected: list[tuple[str, str]]) -> None:
    read, findings = read_folder(write_folder(tmp_path, observations=f"{heading}\n"))
    assert places(list(findings)) == [(OBSERVATIONS, 1, column, code) for column, code in expected]
    assert read.tables["observations"].rows == ()


def test_columns_may_stand_in_any_order(tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(make_csv("observations"))))
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, sorted(rows[0], reverse=True))
    writer.writeheader()
    writer.writerows(rows)
    folder = write_folder(tmp_path, observations=out.getvalue())
    assert found(folder) == []
    assert [str(o.value) for o in build_council(read_folder(folder)[0]).observations] == ["15", "12"]


def test_a_row_of_another_width(tmp_path: Path) -> None:
    lines = observation().splitlines()
    lines[2] += ",one,two"
    findings = found(write_folder(tmp_path, observations="\n".join(lines)))
    assert places(findings) == [(OBSERVATIONS, 3, "", "wrong-width")]


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["no mark", "byte order mark"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_a_heading_alone_is_fine_where_there_need_be_no_rows(tmp_path: Path, mark: str, ending: str) -> None:
    heading = make_csv("targets", []).strip()
    assert found(write_folder(tmp_path, targets=f"{mark}{heading}{ending}")) == []


def test_a_heading_alone_is_found_where_there_must_be_rows(tmp_path: Path) -> None:
    findings = found(write_folder(tmp_path, observations=f"{HEADING}\n"))
    assert places(findings) == [(OBSERVATIONS, 0, "", "empty-table")]


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+cmd", "-2+3+cmd|' /C calc'!A0", "  =1"])
def test_a_text_like_a_formula(tmp_path: Path, text: str) -> None:
    codes = {finding.code for finding in found(write_folder(tmp_path, observations=observation(note=text)))}
    assert codes & {"formula-like", "stray-space"}


def test_missing_tables_and_settings(tmp_path: Path) -> None:
    (tmp_path / "anyborough").mkdir()
    read, findings = read_folder(tmp_path / "anyborough")
    needed = [f"{table.name}.csv" for table in SOURCE_TABLES if not table.optional]
    expected = [(f"anyborough/{name}", 0, "", "missing-file") for name in ("council.toml", *needed)]
    assert places(list(findings)) == expected
    assert read.settings is None
    assert read.tables.keys() == {table.name for table in SOURCE_TABLES}


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        pytest.param(
            "indicators",
            make_csv("indicators").replace("outdoors", "£").encode("cp1252"),
            "bad-encoding",
            id="one bad byte",
        ),
        pytest.param("indicators", make_csv("indicators").replace(",", ";"), "bad-csv", id="semicolons"),
        pytest.param("indicators", "", "bad-csv", id="empty"),
        pytest.param("indicators", make_csv("indicators", []), "empty-table", id="heading alone"),
        pytest.param("indicators", make_csv("indicators").split("\n", 1)[1], "missing-column", id="no heading"),
        pytest.param("indicators", None, "missing-file", id="not there"),
        pytest.param(
            "releases", make_csv("releases").replace("Report", "£").encode("cp1252"), "bad-encoding", id="reports"
        ),
        pytest.param("priorities", make_csv("priorities").replace("title", "Title"), None, id="plan"),
    ],
)
def test_a_table_that_cannot_be_read_is_the_only_finding_about_it(
    tmp_path: Path, name: str, content: str | bytes | None, code: str | None
) -> None:
    findings = found(write_folder(tmp_path, **{name: content}))
    assert {finding.file for finding in findings} == {f"anyborough/{name}.csv"}
    if code:
        assert [finding.code for finding in findings] == [code]


def test_files_are_not_too_many_while_the_table_that_lists_them_cannot_be_read(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, releases=b"\xff")
    for name in ("breakdowns", "published"):
        (folder / name).mkdir()
    (folder / "breakdowns.csv").write_bytes(b"\xff")
    (folder / "breakdowns" / f"{INDICATOR}.csv").write_text("x", encoding="utf-8")
    (folder / "published" / f"{RELEASE}.zip").write_bytes(b"x")
    assert sorted({finding.file for finding in found(folder)}) == [
        "anyborough/breakdowns.csv",
        "anyborough/releases.csv",
    ]


def test_the_breakdown_of_a_row_with_a_bad_cell_is_not_too_many(tmp_path: Path) -> None:
    row = {"indicator": INDICATOR, "dimension": "Age", "title": "By age", "description": "By age."}
    folder = write_folder(tmp_path, breakdowns=make_csv("breakdowns", [row]))
    (folder / "breakdowns").mkdir()
    (folder / "breakdowns" / f"{INDICATOR}.csv").write_text("x", encoding="utf-8")
    assert places(found(folder)) == [("anyborough/breakdowns.csv", 2, "dimension", "bad-id")]


def test_what_points_to_a_row_of_another_width_is_not_unknown(tmp_path: Path) -> None:
    lines = make_csv("indicators").splitlines()
    lines[1] += ",one"
    findings = found(write_folder(tmp_path, indicators="\n".join(lines)))
    assert places(findings) == [("anyborough/indicators.csv", 2, "", "wrong-width")]


def test_what_keeps_a_file_from_being_read_comes_first() -> None:
    codes = ["bad-number", "missing-file", "bad-csv", "unknown-indicator", "bad-encoding", "missing-column"]
    findings = [Finding(file, 1, "", code, "", "") for code in codes for file in ("b", "a")]
    ordered = [(finding.file, finding.code) for finding in sorted(findings)]
    assert {code for _, code in ordered[:8]} == CAUSES
    assert ordered[:8] == sorted(ordered[:8])
    assert ordered[8:] == sorted(ordered[8:])


def test_a_missing_table_does_not_hide_other_findings(tmp_path: Path) -> None:
    findings = found(write_folder(tmp_path, comparators=None, observations=observation(value="x")))
    assert places(findings) == [
        (OBSERVATIONS, 3, "value", "bad-number"),
        ("anyborough/comparators.csv", 0, "", "missing-file"),
    ]


def test_a_file_that_nothing_reads_is_a_warning(tmp_path: Path) -> None:
    folder = write_folder(tmp_path)
    for name in ("observation.csv", "observations (1).csv", "README.md", ".DS_Store"):
        (folder / name).write_text("x", encoding="utf-8")
    findings = found(folder)
    assert places(findings) == [
        ("anyborough/observation.csv", 0, "", "unknown-file"),
        ("anyborough/observations (1).csv", 0, "", "unknown-file"),
    ]
    assert {finding.severity for finding in findings} == {Severity.WARNING}
    assert not has_blockers(tuple(findings))


def test_bad_settings_do_not_hide_the_tables_findings(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, observations=observation(value="x", period="soon"))
    (folder / "council.toml").write_text(COUNCIL_TOML.replace("#12436D", "blue"), encoding="utf-8")
    assert places(found(folder)) == [
        ("anyborough/council.toml", 0, "accent", "bad-setting"),
        (OBSERVATIONS, 3, "period", "bad-period"),
        (OBSERVATIONS, 3, "value", "bad-number"),
    ]


def test_a_finding_reads_as_one_line(tmp_path: Path) -> None:
    (finding,) = found(write_folder(tmp_path, observations=observation(value="NaN")))
    assert str(finding) == (
        "blocker: anyborough/observations.csv, row 3, column value: 'NaN' is no number. "
        "Write digits with at most one point, no more than 15 before it and 15 after it: "
        "no commas, percent signs, spaces or words. [bad-number]"
    )


def test_records_of_a_good_folder(tmp_path: Path) -> None:
    council = build_council(read_folder(write_folder(tmp_path))[0])
    assert council.settings == make_settings()
    assert [release.id for release in council.releases] == ["2024-25-q1", "2024-25-q2"]
    assert council.latest.period == parse_period("2024-25 Q2")
    assert council.frameworks == {"any-plan": "Any Plan 2020-30"}
    assert council.outcomes[0].sdgs == (1, 11)
    indicator = council.indicators[INDICATOR]
    assert indicator.polarity is model.Polarity.LOWER
    assert indicator.accumulation is model.Accumulation.SNAPSHOT
    assert indicator.keywords == ("homeless", "street")
    assert council.scorecard[0].polarity is None
    assert [(o.value, o.marker) for o in council.observations] == [(Decimal(15), ""), (Decimal(12), "[p]")]
    assert council.commentary[0].text == "Fewer people slept rough.\n\nMore beds are planned."
    assert council.printed[0].period is None


def test_releases_run_by_their_period_whatever_the_order_of_rows(tmp_path: Path) -> None:
    lines = make_csv("releases").splitlines()
    folder = write_folder(tmp_path, releases="\n".join([lines[0], *reversed(lines[1:])]))
    assert [release.id for release in build_council(read_folder(folder)[0]).releases] == ["2024-25-q1", "2024-25-q2"]


@pytest.mark.parametrize(
    ("table", "record"),
    [("observations", model.Observation), ("targets", model.Target), ("printed_tallies", model.PrintedTally)],
)
def test_columns_and_records_are_the_same_things(table: str, record: type) -> None:
    assert table_called(table).column_names == tuple(field.name for field in fields(record))


def test_a_comparator_is_its_row_with_the_names_of_whom_it_is_about() -> None:
    names = tuple(field.name for field in fields(model.Comparator))
    assert names == (*table_called("comparators").column_names, "title", "short_title", "order")
