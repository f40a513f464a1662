from __future__ import annotations

import pytest

from quarterdeck.read.csvfile import LONGEST_CELL, RawTable, read_csv

NOTHING = RawTable((), ())


def test_rows_keep_their_numbers_as_a_spreadsheet_shows_them() -> None:
    table, findings = read_csv(b'a,b\r\n1,"x, ""y"""\r\n\r\n2,\r\n', "t.csv")
    assert table == RawTable(("a", "b"), ((2, ("1", 'x, "y"')), (4, ("2", ""))))
    assert findings == []


def test_a_byte_order_mark_is_no_part_of_the_heading() -> None:
    table, findings = read_csv("\ufeffa,b\n£,é\n".encode(), "t.csv")
    assert (table.heading, table.rows, findings) == (("a", "b"), ((2, ("£", "é")),), [])


def test_a_line_break_within_quotes_stays_in_its_cell() -> None:
    table, findings = read_csv(b'a,b\n"one\ntwo",2\n3,4\n', "t.csv")
    assert table.rows == ((2, ("one\ntwo", "2")), (3, ("3", "4")))
    assert findings == []


def test_a_heading_alone_is_a_table_without_rows() -> None:
    assert read_csv(b"a,b", "t.csv") == (RawTable(("a", "b"), ()), [])


@pytest.mark.parametrize(
    ("content", "row", "code"),
    [
        pytest.param("a,b\n1,2\n£,3\n".encode("cp1252"), 3, "bad-encoding", id="cp1252"),
        pytest.param("a,b\n1,2\n".encode("utf-16"), 1, "bad-encoding", id="utf-16"),
        pytest.param("a,b\n1,2\n".encode("utf-16-le"), 0, "bad-csv", id="utf-16 without a mark"),
        pytest.param(b"a,b\n1,\x00\n", 0, "bad-csv", id="NUL"),
        pytest.param(b'a,b\n1,2\n"3,4\n', 3, "bad-csv", id="quote never closed"),
        pytest.param(b'a,b\n"1"x,2\n', 2, "bad-csv", id="text after a quote"),
        pytest.param(b'a,b\nx,2\nMissed bins"How many,3\n', 3, "bad-csv", id="quote within an unquoted cell"),
        pytest.param(b'a,b\nx,5" pipe\n', 2, "bad-csv", id="a lone quote"),
        pytest.param(b'a,b\nx "y",2\n', 2, "bad-csv", id="quotes within an unquoted cell"),
        pytest.param(b"a;b\n1;2,5\n", 1, "bad-csv", id="semicolons"),
        pytest.param(b"\r\na;b\n1;2,5\n", 1, "bad-csv", id="semicolons after a blank line"),
        pytest.param(b'"a";"b"\n"1";"2"\n', 1, "bad-csv", id="semicolons between quotes"),
        pytest.param(b"a\tb\n1\t2\n", 1, "bad-csv", id="tabs"),
        pytest.param(b"a,b\n" + b"x" * 204_800 + b",2\n", 2, "bad-csv", id="cell of 200 KB"),
        pytest.param(b"a,b\n" + b"x" * (LONGEST_CELL + 1) + b",2\n", 2, "bad-csv", id="cell a little too long"),
        pytest.param(b"", 0, "bad-csv", id="empty"),
        pytest.param(b"\n\r\n", 0, "bad-csv", id="blank lines"),
    ],
)
def test_an_unreadable_file_gives_nothing_and_says_where(content: bytes, row: int, code: str) -> None:
    table, (finding,) = read_csv(content, "t.csv")
    assert table == NOTHING
    assert (finding.file, finding.row, finding.column, finding.code) == ("t.csv", row, "", code)
    assert finding.message.endswith(".")
    assert finding.remedy.endswith(".")


def test_the_longest_cell_is_taken() -> None:
    table, findings = read_csv(b"a\n" + b"x" * LONGEST_CELL, "t.csv")
    assert (len(table.rows), findings) == (1, [])


def test_rows_of_another_width_are_left_out_and_told() -> None:
    table, findings = read_csv(b"a,b,c\n1,2\n1,2,3\n1,2,3,4\n", "t.csv")
    assert table.rows == ((3, ("1", "2", "3")),)
    assert [(f.row, f.code, f.message) for f in findings] == [
        (2, "wrong-width", "The row has 2 cells, the heading 3."),
        (4, "wrong-width", "The row has 4 cells, the heading 3."),
    ]


def test_a_blank_line_does_not_shift_the_row_of_an_error() -> None:
    _, (finding,) = read_csv(b'a,b\n\n\n1,2\n"3,4\n', "t.csv")
    assert finding.row == 5


@pytest.mark.parametrize(("content", "said"), [(b"a;b;c\n1;2;3\n", "semicolons"), (b"a\tb\n1\t2\n", "tabs")])
def test_another_separator_is_named(content: bytes, said: str) -> None:
    _, (finding,) = read_csv(content, "t.csv")
    assert finding.message == f"The cells are separated by {said}, not by commas."


def test_semicolons_in_a_cell_separate_nothing() -> None:
    table, findings = read_csv(b'a,b\nhomeless; street,";;;"\n', "t.csv")
    assert (table.rows, findings) == (((2, ("homeless; street", ";;;")),), [])


def test_every_quote_that_is_out_of_place_is_found_at_once() -> None:
    table, findings = read_csv(b'a,b\nx"y,1\n"good ""one""\n, two",2\nz",3\n', "t.csv")
    assert table == NOTHING
    assert [finding.row for finding in findings] == [2, 4]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_quotes_in_their_place_are_taken(ending: str) -> None:
    content = ending.join(['a,"b"', '"x, ""y""",""', '"two' + ending + 'lines",z', '"""",1', ""])
    table, findings = read_csv(content.encode(), "t.csv")
    assert findings == []
    assert [row for _, row in table.rows] == [('x, "y"', ""), (f"two{ending}lines", "z"), ('"', "1")]


def test_rows_of_commas_are_passed_over_as_blank_lines_are() -> None:
    table, findings = read_csv(b",,\na,b,c\n1,2,3\n,,\n,,,,\n4,,\n,,\n", "t.csv")
    assert table == RawTable(("a", "b", "c"), ((3, ("1", "2", "3")), (6, ("4", "", ""))))
    assert findings == []
