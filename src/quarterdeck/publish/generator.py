"""MkDocs, run once over the assembled pages, in strict mode: whatever it complains of becomes a finding."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quarterdeck.errors import Finding, Severity

#: The portal's address: web, with no character that could mean something else in code that quotes it.
#: No part of it is a dot or two, which browsers take out and the pages' own names would keep.
_ADDRESS = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9._-]*(?::\d+)?/(?:(?!\.{1,2}/)[A-Za-z0-9._-]+/)*")
_THIS_MACHINE = re.compile(r"https?://(?:127(?:\.\d+){3}|0\.0\.0\.0|localhost)[:/]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """What the site generator's settings say of the whole portal: its name, and its address, ending in a slash."""

    name: str
    address: str


def read_site_settings(config_file: Path) -> tuple[SiteSettings | None, tuple[Finding, ...]]:
    """Read the settings that the pages and files need; None where they cannot be used."""
    from mkdocs.utils.yaml import yaml_load  # noqa: PLC0415 (see run_mkdocs)

    try:
        with config_file.open(encoding="utf-8") as file:
            settings = yaml_load(file)
        name, address = str(settings["site_name"]), f"{str(settings.get('site_url') or '').removesuffix('/')}/"
    except Exception as error:  # noqa: BLE001 (whatever is wrong with the file is for its writer to mend)
        message = f"It cannot be read ({type(error).__name__}: {' '.join(str(error).split())})."
        remedy = "Mend the settings; site_name and site_url must be there."
        return None, (Finding(config_file.name, 0, "", "site-generator", message, remedy),)
    if not _ADDRESS.fullmatch(address):
        message = f"{address.removesuffix('/') or 'Nothing'} is no address that the portal could have."
        remedy = "Set SITE_URL to the full address, such as https://data.example.org/."
        return None, (Finding(config_file.name, 0, "site_url", "bad-address", message, remedy),)
    found: tuple[Finding, ...] = ()
    if is_this_machine(address):
        message = f"The portal's address is this machine's, {address}: fine for a preview, wrong for all others."
        remedy = "Before you publish, set SITE_URL to the portal's full address."
        found = (Finding(config_file.name, 0, "site_url", "local-address", message, remedy, Severity.WARNING),)
    return SiteSettings(name, address), found


def is_this_machine(address: str) -> bool:
    """Tell whether an address can only be reached from the machine that it is on."""
    return _THIS_MACHINE.match(address) is not None


class _Collector(logging.Handler):
    """Keep the messages that would have gone to the screen."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        self.messages.append(record.getMessage())


@contextmanager
def _environment(values: Mapping[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def run_mkdocs(config_file: Path, docs: Path, site: Path, extra: Mapping[str, Any], epoch: int) -> tuple[Finding, ...]:
    """Build ``docs`` into ``site``; ``epoch`` (seconds) is the date that the sitemap carries."""
    with _environment({"SOURCE_DATE_EPOCH": str(epoch), "NO_MKDOCS_2_WARNING": "1"}):
        # Imported here: it is only needed, and only pays its start, when a site is really made.
        from mkdocs.commands.build import build  # noqa: PLC0415
        from mkdocs.config import load_config  # noqa: PLC0415
        from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

        collector, logger = _Collector(), logging.getLogger("mkdocs")
        logger.addHandler(collector)
        level, logger.propagate = logger.level, False
        try:
            config = load_config(str(config_file), docs_dir=str(docs), site_dir=str(site))
            config.extra["quarterdeck"] = dict(extra)
            build(config)
        except MkDocsException as error:
            collector.messages.append(str(error))
        except Exception as error:  # noqa: BLE001 (whatever a page or an override breaks is for its writer to mend)
            collector.messages.append(f"{type(error).__name__}: {error}")
        finally:
            logger.removeHandler(collector)
            logger.setLevel(level)
            logger.propagate = True
    remedy = "Mend the page or the setting that it names."
    return tuple(
        Finding("mkdocs.yml", 0, "", "site-generator", f"{text.rstrip('.')}.", remedy) for text in collector.messages
    )
