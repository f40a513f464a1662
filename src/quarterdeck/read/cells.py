"""One cell's text to what its column holds, or to the reason why not."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from quarterdeck.figures import parse_number
from quarterdeck.periods import Calendar, Period, YearName, parse_period, year_of
from quarterdeck.rows import Cell
from quarterdeck.schema import Column, ColumnType, is_id

# What a spreadsheet takes for a formula; printed figures such as -5.12% and a lone dash are none.
_FORMULA = re.compile(r"\s*[=@]|\s*[+-](?![\d.,\s]*%?$)")
_NAME = re.compile(r"[a-z]+(?:_[a-z]+)*", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_INTEGER = re.compile(r"0|[1-9][0-9]{0,8}", re.ASCII)


class BadCell(Exception):  # noqa: N818 (it is a cell, not an error of the program)
    """Why a cell cannot be taken."""

    def __init__(self, code: str, message: str, remedy: str) -> None:
        super().__init__(message)
        self.code, self.message, self.remedy = code, message, remedy


def empty_cell(column: Column) -> Cell:
    """Give what an empty cell of the column holds."""
    return "" if column.type in _EMPTY_IS_TEXT else None


def parse_cell(text: str, column: Column, calendar: Calendar) -> Cell:
    """Make what the column holds from the cell's text. Raises BadCell."""
    if text == "":
        if column.required:
            raise BadCell("missing-value", "The cell is empty.", f"Fill it in: {column.description}")
        return empty_cell(column)
    if column.type is not ColumnType.PROSE and (text != text.strip() or not text.isprintable()):
        raise BadCell(
            "stray-space",
            f"{text!r} begins or ends with a space, or holds a line break or an unprintable character.",
            "Take it out.",
        )
    listed = column.type is ColumnType.PROSE and text[:2] in ("- ", "+ ")  # a list in Markdown
    if column.type in (ColumnType.TEXT, ColumnType.PROSE) and _FORMULA.match(text) and not listed:
        raise BadCell(
            "formula-like",
            f"{text[:20]!r} begins as a formula does; a spreadsheet that opens the table would run it.",
            "Begin the text with a letter or a digit.",
        )
    if column.type is ColumnType.PERIOD:
        return _parse_period(text, calendar)
    return _PARSERS[column.type](text, column)


def _parse_id(text: str, _: Column) -> str:
    if not is_id(text):
        raise BadCell("bad-id", f"{text!r} is no id.", "Use small letters, digits and single hyphens, at most 80.")
    return text


def _parse_name(text: str, _: Column) -> str:
    if not _NAME.fullmatch(text):
        raise BadCell("bad-id", f"{text!r} is no name of a column.", "Use small letters and single underscores.")
    return text


def _parse_integer(text: str, _: Column) -> int:
    if not _INTEGER.fullmatch(text):
        raise BadCell("bad-number", f"{text!r} is no whole number.", "Write digits only.")
    return int(text)


def _parse_decimal(text: str, _: Column) -> Cell:
    try:
        return parse_number(text)
    except ValueError:
        remedy = (
            "Write digits with at most one point, no more than 15 before it and 15 after it: "
            "no commas, percent signs, spaces or words."
        )
        raise BadCell("bad-number", f"{text!r} is no number.", remedy) from None


@lru_cache(maxsize=4096)
def _period(text: str, calendar: Calendar) -> Period:
    return parse_period(text, calendar)


def _parse_period(text: str, calendar: Calendar) -> Period:
    try:
        return _period(text, calendar)
    except ValueError as error:
        # What could be two things is told with both spellings: only what is no period needs to be shown how.
        remedy = _examples(calendar) if str(error).endswith(" is no period") else "Write the one that is meant."
        raise BadCell("bad-period", f"{str(error)[:1].upper()}{str(error)[1:]}.", remedy) from None


def _examples(calendar: Calendar) -> str:
    """Say how this body's periods are written."""
    year = year_of(date(2024, 9, 30), calendar).text
    single = () if calendar.named is YearName.END and calendar.starts != 1 else ("2024",)
    short = dict.fromkeys((year, f"{year} Q2", "2024-09", *single, "AY2023-24", "2020-22"))
    return f"Write {', '.join(short)}, or the first and the last month: 2010-01/2012-12."


def _parse_date(text: str, _: Column) -> date:
    try:
        if not _DATE.fullmatch(text):
            raise ValueError(text)
        return date.fromisoformat(text)
    except ValueError:
        raise BadCell("bad-date", f"{text!r} is no date.", "Write 2024-11-20.") from None


def _parse_choice(text: str, column: Column) -> str:
    if text not in column.choices:
        raise BadCell("not-allowed", f"{text!r} is not a word of this column.", f"Use {', '.join(column.choices)}.")
    return text


def _parse_text(text: str, _: Column) -> str:
    return text


_EMPTY_IS_TEXT = (ColumnType.TEXT, ColumnType.PROSE, ColumnType.ID, ColumnType.NAME, ColumnType.CHOICE)
_PARSERS: dict[ColumnType, Callable[[str, Column], Cell]] = {
    ColumnType.ID: _parse_id,
    ColumnType.NAME: _parse_name,
    ColumnType.TEXT: _parse_text,
    ColumnType.PROSE: _parse_text,
    ColumnType.INTEGER: _parse_integer,
    ColumnType.DECIMAL: _parse_decimal,
    ColumnType.DATE: _parse_date,
    ColumnType.CHOICE: _parse_choice,
}
