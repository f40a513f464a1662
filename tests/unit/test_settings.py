from __future__ import annotations

from decimal import Decimal

import pytest

from builders import make_settings
from folders import COUNCIL_TOML
from quarterdeck.errors import Finding, Severity
from quarterdeck.model import LateFigures, Settings
from quarterdeck.periods import Calendar, YearName
from quarterdeck.read.settings import DEFAULTS, SETTINGS, read_settings

FILE = "anyborough/council.toml"


def read(text: str) -> tuple[Settings | None, list[Finding]]:
    return read_settings(text.encode(), FILE, "anyborough")


def with_setting(name: str, value: str) -> str:
    """Give the good file with one setting's value changed, or the setting taken out if there is none."""
    *inside, last = name.split(".")
    lines, section = [], []
    for line in COUNCIL_TOML.splitlines():
        if line.startswith("["):
            section = [line.strip("[]")]
        if section == inside and line.startswith(f"{last} = "):
            lines += [f"{last} = {value}"] if value else []
        else:
            lines.append(line)
    return "\n".join(lines)


def test_good_settings() -> None:
    assert read(COUNCIL_TOML) == (make_settings(), [])


def test_tolerance_is_exact() -> None:
    settings, _ = read(with_setting("tolerance_percent", '"2.5"'))
    assert settings is not None
    assert settings.tolerance == Decimal("2.5")


@pytest.mark.parametrize("written", ['"none"', '"0"'])
def test_a_body_may_know_only_met_and_not_met(written: str) -> None:
    settings, findings = read(with_setting("tolerance_percent", written))
    assert findings == []
    assert settings == make_settings(tolerance=Decimal(0))


@pytest.mark.parametrize("written", ['"None"', '""', '"no"', '"100"', '"-1"', "0", "false", '"5%"'])
def test_a_tolerance_is_a_number_below_100_or_none(written: str) -> None:
    settings, findings = read(with_setting("tolerance_percent", written))
    assert settings is None
    assert [(f.column, f.code) for f in findings] == [("tolerance_percent", "bad-setting")]
    assert '"none"' in findings[0].remedy


def test_a_body_may_have_no_code_and_name_its_years_as_others_do() -> None:
    settings, findings = read(with_setting("code", ""))
    assert settings == make_settings(code="")
    assert findings == []


def test_settings_that_may_be_left_out_can_be_given() -> None:
    given = 'year_named = "FY2016"\nlate_figures = "report_year"\n'
    settings, findings = read(given + with_setting("year_starts", "7"))
    assert findings == []
    assert settings is not None
    assert settings.calendar == Calendar(7, YearName.END)
    assert settings.late_figures is LateFigures.REPORT_YEAR
    assert read(COUNCIL_TOML)[0] == make_settings(calendar=Calendar(4, YearName.BOTH))


@pytest.mark.parametrize("name", sorted(SETTINGS.keys() - DEFAULTS.keys()))
def test_a_missing_setting_is_named(name: str) -> None:
    settings, findings = read(with_setting(name, ""))
    assert settings is None
    assert [(f.file, f.row, f.column, f.code) for f in findings] == [(FILE, 0, name, "bad-setting")]
    assert findings[0].message == "The setting is missing."
    assert findings[0].remedy == f"Give {SETTINGS[name][1]}."


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("name", '""'),
        ("name", '"  "'),
        ("name", "7"),
        ("full_name", '"Any\\nborough"'),
        ("code", '""'),
        ("code", '"E09999999\\n"'),
        ("code", "9"),
        ("accent", '"red"'),
        ("accent", '"#12436D; }"'),
        ("accent_dark", '"#12436"'),
        ("year_starts", "0"),
        ("year_starts", "13"),
        ("year_starts", '"4"'),
        ("year_starts", "true"),
        ("tolerance_percent", "5"),
        ("tolerance_percent", '"-1"'),
        ("tolerance_percent", '"100"'),
        ("tolerance_percent", '"NaN"'),
        ("tolerance_percent", '"Infinity"'),
        ("tolerance_percent", '"sNaN"'),
        ("tolerance_percent", '"five"'),
        ("tolerance_percent", '"1_0"'),
        ("tolerance_percent", '"５"'),
        ("tolerance_percent", '" 5"'),
        ("licence.url", '"http://example.org/"'),
        ("licence.url", '"javascript:alert(1)"'),
        ("licence.url", "'https://example.org/\"onclick=\"'"),
    ],
)
def test_a_wrong_setting_is_named(name: str, value: str) -> None:
    settings, findings = read(with_setting(name, value))
    assert settings is None
    assert [(f.column, f.code, f.message) for f in findings] == [(name, "bad-setting", "The setting is wrong.")]


def test_a_setting_that_there_is_not() -> None:
    settings, (finding,) = read("colour = 'red'\n" + COUNCIL_TOML)
    assert settings is None
    assert (finding.column, finding.code) == ("colour", "bad-setting")


@pytest.mark.parametrize("content", [b"name = ", b'name = "a"\nname = "b"\n', "name = '£'".encode("cp1252")])
def test_no_toml_at_all(content: bytes) -> None:
    settings, (finding,) = read_settings(content, FILE, "anyborough")
    assert settings is None
    assert (finding.file, finding.code) == (FILE, "bad-setting")
    assert finding.message.startswith("It is no TOML")


def test_every_wrong_setting_is_found_at_once() -> None:
    _, findings = read("")
    assert {finding.column for finding in findings} == SETTINGS.keys() - DEFAULTS.keys()


@pytest.mark.parametrize("code", ["E09999999", "US4805000", "GB-ANY", "9123"])
def test_a_code_of_any_scheme_is_taken(code: str) -> None:
    settings, findings = read(with_setting("code", f'"{code}"'))
    assert findings == []
    assert settings == make_settings(code=code)


@pytest.mark.parametrize(
    ("name", "colour", "message"),
    [
        ("accent", "#FFFF00", "#FFFF00 on #FFFFFF has a contrast of 1.07 to 1."),
        ("accent", "#777777", "#777777 on #FFFFFF has a contrast of 4.47 to 1."),
        ("accent_dark", "#12436D", "#12436D on #14181B has a contrast of 1.74 to 1."),
    ],
)
def test_an_accent_that_cannot_be_read_is_told_with_its_contrast(name: str, colour: str, message: str) -> None:
    settings, (finding,) = read(with_setting(name, f'"{colour}"'))
    assert settings is not None  # the tables can be checked all the same
    assert (finding.column, finding.code, finding.message) == (name, "low-contrast", message)
    assert finding.severity is Severity.BLOCKER


@pytest.mark.parametrize(("name", "colour"), [("accent", "#767676"), ("accent_dark", "#808080")])
def test_an_accent_that_can_just_be_read_is_taken(name: str, colour: str) -> None:
    assert read(with_setting(name, f'"{colour}"'))[1] == []
