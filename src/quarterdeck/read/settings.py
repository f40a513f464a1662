"""``council.toml`` to Settings, with a finding for each setting that is missing or cannot be used."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from decimal import Decimal

from quarterdeck.errors import Finding
from quarterdeck.figures import parse_number
from quarterdeck.model import LateFigures, Settings
from quarterdeck.periods import Calendar, YearName
from quarterdeck.read.contrast import LEAST_CONTRAST, PAPER, contrast

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}", re.ASCII)
_WEB = re.compile(r"https://[^\s\"'<>]+")


def _is_line(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and value.isprintable()


#: A body that knows only met and not met.
NO_TOLERANCE = "none"


def _is_tolerance(value: object) -> bool:
    try:
        return value == NO_TOLERANCE or (isinstance(value, str) and Decimal(0) <= parse_number(value) < Decimal(100))
    except ValueError:
        return False


def _matches(shape: re.Pattern[str]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and shape.fullmatch(value) is not None


#: How a council's report shows an indicator: its standing in words, or its last four values with change and distance.
REPORTS = ("standing", "recent-values")

#: Each setting: how it is found, what it must be, and the words that say so.
SETTINGS: dict[str, tuple[Callable[[object], bool], str]] = {
    "name": (_is_line, 'the council\'s short name, such as "St Helens"'),
    "full_name": (_is_line, "the council's full name"),
    "code": (_is_line, 'the body\'s code in whatever scheme it has one, such as "E08000013"'),
    "contact": (_is_line, "where readers can ask, as one line of text"),
    "about": (_is_line, "one sentence on what this portal is and whose"),
    "notice": (_is_line, "the same in a few words, for the top of every page; without it, about stands there"),
    "accent": (_matches(_COLOUR), 'a colour such as "#12436D"'),
    "accent_dark": (_matches(_COLOUR), 'the accent for dark screens, a colour such as "#9CC5E8"'),
    "year_starts": (lambda v: type(v) is int and 1 <= v <= 12, "the first month of the year, a number from 1 to 12"),  # noqa: PLR2004
    "year_named": (
        lambda v: v in [*YearName],
        'how a year is named: "2015-16" by both of its years, or "FY2016" by the one that it ends in',
    ),
    "late_figures": (
        lambda v: v in [*LateFigures],
        'by which year\'s target a figure is judged that comes a year late: "own_year" or "report_year"',
    ),
    "tolerance_percent": (
        _is_tolerance,
        'by how many per cent a target may be missed and still count as near, such as "5", or "none"',
    ),
    "report": (lambda v: v in REPORTS, f"how the report's scorecards are laid out: {' or '.join(REPORTS)}"),
    "licence.name": (_is_line, "the name of the licence"),
    "licence.url": (_matches(_WEB), "the https address of the licence"),
    "licence.attribution": (_is_line, "the sentence that the licence asks for"),
    "licence.note": (_is_line, "what a reader should know about the licence, such as that it is an assumption"),
}


#: What stands where a setting is left out.
DEFAULTS: dict[str, str] = {
    "code": "",
    "licence.note": "",
    "notice": "",
    "year_named": "2015-16",
    "late_figures": "own_year",
}


def read_settings(content: bytes, file: str, slug: str) -> tuple[Settings | None, list[Finding]]:
    """Read the settings, with what is wrong with them; None where any of them is unusable."""
    try:
        raw = tomllib.loads(content.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return None, [Finding(file, 0, "", "bad-setting", f"It is no TOML: {error}.", "Mend the line that it names.")]
    flat = _flatten(raw)
    findings = [
        Finding(
            file, 0, name, "bad-setting", f"The setting is {'wrong' if name in flat else 'missing'}.", f"Give {what}."
        )
        for name, (fits, what) in SETTINGS.items()
        if not fits(flat.get(name)) and not (name in DEFAULTS and name not in flat)
    ]
    findings += [
        Finding(file, 0, name, "bad-setting", "There is no such setting.", f"Use {', '.join(SETTINGS)}.")
        for name in flat
        if name not in SETTINGS
    ]
    if findings:
        return None, findings
    text = DEFAULTS | {name: str(value) for name, value in flat.items()}
    return (
        Settings(
            slug=slug,
            name=text["name"],
            full_name=text["full_name"],
            code=text["code"],
            accent=text["accent"],
            accent_dark=text["accent_dark"],
            calendar=Calendar(int(text["year_starts"]), YearName(text["year_named"])),
            tolerance=Decimal(0 if text["tolerance_percent"] == NO_TOLERANCE else text["tolerance_percent"]),
            licence_name=text["licence.name"],
            licence_url=text["licence.url"],
            attribution=text["licence.attribution"],
            licence_note=text["licence.note"],
            contact=text["contact"],
            about=text["about"],
            report=text["report"],
            late_figures=LateFigures(text["late_figures"]),
            notice=text["notice"],
        ),
        _find_pale(text, file),
    )


def read_calendar(content: bytes) -> Calendar | None:
    """Read when the year begins and how it is named, whatever else is wrong; None where that cannot be known."""
    try:
        flat = DEFAULTS | _flatten(tomllib.loads(content.decode("utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return None
    if not all(SETTINGS[name][0](flat.get(name)) for name in ("year_starts", "year_named")):
        return None
    return Calendar(int(str(flat["year_starts"])), YearName(str(flat["year_named"])))


def _find_pale(text: Mapping[str, str], file: str) -> list[Finding]:
    """Find accents in which text could not be read on the paper that they are for."""
    measured = {name: contrast(text[name], paper) for name, paper in PAPER.items()}
    return [
        Finding(
            file,
            0,
            name,
            "low-contrast",
            # Cut, not rounded: 4.499 must not read as the 4.5 that it misses.
            f"{text[name]} on {PAPER[name]} has a contrast of {int(ratio * 100) / 100:.2f} to 1.",
            f"Take a {'darker' if name == 'accent' else 'lighter'} colour, with {LEAST_CONTRAST} to 1 or more: "
            "text is written in it.",
        )
        for name, ratio in measured.items()
        if ratio < LEAST_CONTRAST
    ]


def _flatten(raw: Mapping[str, object]) -> dict[str, object]:
    flat: dict[str, object] = {}
    for name, value in raw.items():
        if isinstance(value, dict):
            flat |= {f"{name}.{inner}": item for inner, item in value.items()}
        else:
            flat[name] = value
    return flat
