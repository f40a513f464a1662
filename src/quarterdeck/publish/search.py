"""The full text that a search can also look in, made by Pagefind from the finished pages; fetched only then."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from quarterdeck.errors import Finding


def index_site(site: Path) -> tuple[Finding, ...]:
    """Index the pages of a site on disk into its folder ``pagefind``."""
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--quiet"]
    done = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")
    # The searching page is our own: Pagefind's ready-made ones are not published.
    for unused in sorted((site / "pagefind").glob("pagefind-*ui*")) + sorted(
        (site / "pagefind").glob("pagefind-highlight*")
    ):
        unused.unlink()
    if done.returncode == 0:
        return ()
    said = (done.stderr or done.stdout).strip().splitlines()
    message = f"The search index could not be made: {said[-1] if said else 'no reason given'}."
    return (Finding("site", 0, "", "site-generator", message, "Run the build again; if it stays, please report it."),)
