"""MkDocs, run once over the assembled pages, in strict mode: whatever it complains of becomes a finding."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from quarterdeck.errors import Finding


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
