"""What the tests of the whole program share: one built portal, one server, one browser.

Options: ``--renew-golden`` writes the expected files of ``tests/golden`` anew instead of comparing with them.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from portals import ADDRESS, TINY, copy_project, served
from quarterdeck import pipeline

CHROMIUM_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
#: A browser test that waits longer than this, in milliseconds, fails.
PATIENCE = 10_000

PageOpener = Callable[..., Page]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--renew-golden",
        action="store_true",
        help="Write the expected files of tests/golden anew; look at the difference before you commit it.",
    )


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--renew-golden") and os.environ.get("CI"):
        raise pytest.UsageError("--renew-golden is for people: in CI the golden files are compared.")


@pytest.fixture(scope="session", autouse=True)
def _address() -> Iterator[None]:
    """Give every build the address of a published portal: one of this machine would be warned of."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", ADDRESS)
        yield


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a copy of the project once and give the copy's folder. Read it; never write to it."""
    folder = copy_project(tmp_path_factory.mktemp("project"))
    pipeline.build(folder)
    return folder


@pytest.fixture(scope="session")
def portal(project: Path) -> Path:
    """Give the folder of the built site."""
    return project / "build" / "site"


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the fictional council once and give the project's folder. Read it; never write to it."""
    folder = copy_project(tmp_path_factory.mktemp("tiny"), TINY)
    pipeline.build(folder)
    return folder


@pytest.fixture(scope="session")
def server(portal: Path) -> Iterator[str]:
    """Serve the built site; gives its address."""
    with served(portal) as address:
        yield address


def _chromium() -> str:
    named = os.environ.get("QUARTERDECK_CHROMIUM")
    found = named or next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
    )
    if not found or not shutil.which(found):
        # Never a skip: what no browser has looked at is not known to work.
        pytest.fail(
            f"The browser tests need Chromium ({found or 'none on the path'} cannot be started): install the package "
            "'chromium', or name the program in QUARTERDECK_CHROMIUM.",
            pytrace=False,
        )
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium once."""
    program = _chromium()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=list(CHROMIUM_ARGUMENTS))
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser, server: str) -> Iterator[PageOpener]:
    """Give a function that opens an address of the site in a fresh profile; keywords are the profile's."""
    contexts = []

    def open_page(address: str | None = None, *, width: int = 1280, base: str = server, **profile: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, base_url=base, **profile)
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        if address is not None:
            page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
