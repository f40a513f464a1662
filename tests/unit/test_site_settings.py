"""The portal's own address: everything that names the portal names it, so it is right or nothing is built."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from portals import ROOT
from quarterdeck.errors import CODES, Finding, Severity
from quarterdeck.publish import read_site_settings

GOOD = {
    "https://data.example.org": "https://data.example.org/",
    "https://data.example.org/": "https://data.example.org/",
    "https://data.example.org/figures": "https://data.example.org/figures/",
    "https://data.example.org/our_open-data/v1.2/": "https://data.example.org/our_open-data/v1.2/",
    "http://data.example.org:8080/": "http://data.example.org:8080/",
    "https://192.0.2.7/": "https://192.0.2.7/",
    "https://127.example.org/": "https://127.example.org/",
    "https://localhost.example.org/": "https://localhost.example.org/",
}
LOCAL = (
    "http://127.0.0.1",
    "http://127.0.0.1:8000/",
    "http://127.0.1.1/",
    "https://localhost/figures/",
    "http://LocalHost:8000/",
    "http://0.0.0.0:8000/",
)
BAD = (
    "",
    " ",
    "/",
    "null",
    "12",
    "data.example.org",
    "//data.example.org/",
    "https://",
    "https:///figures/",
    "ftp://data.example.org/",
    "file:///srv/site/",
    "javascript:alert(1)",
    "javascript://data.example.org/%0aalert(1)",
    "data:text/html,x",
    "https://data.example.org/our data/",
    " https://data.example.org/",
    "https://data.example.org/\n",
    'https://data.example.org/"x/',
    "https://data.example.org/'x/",
    "https://data.example.org/<b>/",
    "https://data.example.org/\\x/",
    "https://data.example.org/`x`/",
    "https://data.example.org/$(x)/",
    "https://data.example.org/{{7*7}}/",
    "https://data.example.org/?q=1",
    "https://data.example.org/#top",
    "https://somebody:secret@data.example.org/",
    "https://data.example.org/%22/",
    "https://dätä.example.org/",
    # Browsers take these out, and the pages' own names would keep them.
    "https://data.example.org//",
    "https://data.example.org//figures/",
    "https://data.example.org/../figures/",
    "https://data.example.org/./",
)
BROKEN = {
    "cut off": "site_name: [\n",
    "a list": "- one\n- two\n",
    "empty": "",
    "no name": "site_url: https://data.example.org/\n",
    "an unknown tag": "site_name: !no-such-tag x\n",
    "not UTF-8": b"site_name: Caf\xe9\n",
}


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """Copy the project's own settings, which take the address from the environment."""
    return Path(shutil.copy(ROOT / "mkdocs.yml", tmp_path / "mkdocs.yml"))


def codes(findings: tuple[Finding, ...]) -> list[tuple[str, Severity]]:
    return [(finding.code, finding.severity) for finding in findings]


@pytest.mark.parametrize(("given", "address"), GOOD.items(), ids=GOOD.keys())
def test_a_good_address_ends_in_one_slash(
    config: Path, monkeypatch: pytest.MonkeyPatch, given: str, address: str
) -> None:
    monkeypatch.setenv("SITE_URL", given)
    settings, findings = read_site_settings(config)
    assert findings == ()
    assert settings is not None
    assert (settings.name, settings.address) == ("Quarterdeck", address)


@pytest.mark.parametrize("given", LOCAL)
def test_this_machines_address_is_warned_of(config: Path, monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("SITE_URL", given)
    settings, findings = read_site_settings(config)
    assert settings is not None
    assert settings.address.startswith(given)
    assert codes(findings) == [("local-address", Severity.WARNING)]
    assert settings.address in findings[0].message
    assert "SITE_URL" in findings[0].remedy


def test_without_an_address_the_portal_is_a_preview(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    settings, findings = read_site_settings(config)
    assert settings is not None
    assert settings.address == "http://127.0.0.1:8000/"
    assert codes(findings) == [("local-address", Severity.WARNING)]


@pytest.mark.parametrize("given", BAD)
def test_any_other_address_stops_the_build(config: Path, monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("SITE_URL", given)
    settings, findings = read_site_settings(config)
    assert settings is None
    assert codes(findings) == [("bad-address", Severity.BLOCKER)]
    assert (findings[0].file, findings[0].column) == ("mkdocs.yml", "site_url")
    assert "SITE_URL" in findings[0].remedy


def test_an_address_may_stand_in_the_settings_themselves(tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: Figures\nsite_url: https://data.example.org/\n", encoding="utf-8")
    settings, findings = read_site_settings(config)
    assert settings is not None
    assert (settings.name, settings.address, findings) == ("Figures", "https://data.example.org/", ())


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN.keys())
def test_broken_settings_are_told_and_not_raised(tmp_path: Path, content: str | bytes) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_bytes(content if isinstance(content, bytes) else content.encode())
    settings, findings = read_site_settings(config)
    assert settings is None
    assert codes(findings) == [("site-generator", Severity.BLOCKER)]
    assert "\n" not in str(findings[0])


def test_settings_that_are_not_there_are_told(tmp_path: Path) -> None:
    settings, findings = read_site_settings(tmp_path / "mkdocs.yml")
    assert settings is None
    assert codes(findings) == [("site-generator", Severity.BLOCKER)]


def test_every_code_is_a_known_one() -> None:
    assert {"bad-address", "local-address", "site-generator"} <= CODES.keys()
