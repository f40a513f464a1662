"""The command ``quarterdeck``: each command parses, makes one call and prints.

Exit status: 0 fine, 1 findings that block, 2 wrong usage.
"""

from __future__ import annotations

import functools
import http.server
import sys
import time
from pathlib import Path

import click

from quarterdeck import __version__, pipeline
from quarterdeck.console import show_findings, shown_progress
from quarterdeck.errors import InputError, has_blockers

_PROJECT = click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The project's folder, with mkdocs.yml in it. By default the one you are in.",
)
_QUIET = click.option("--quiet", is_flag=True, help="Say only what is wrong.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="quarterdeck")
def main() -> None:
    """Publish a council's performance figures: CSVs in, an open-data portal out."""


@main.command()
@_PROJECT
@_QUIET
def build(project: Path, quiet: bool) -> None:
    """Build the portal: datapackage/ in, build/site/ out."""
    _build(project, quiet=quiet)


@main.command()
@_PROJECT
def check(project: Path) -> None:
    """Check the CSVs without building anything."""
    portal, findings = pipeline.check(project / "datapackage")
    show_findings(findings)
    if has_blockers(findings):
        sys.exit(1)
    click.echo(f"{len(portal.councils)} council(s) checked: nothing blocks.")


@main.command()
@_PROJECT
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one.")
def serve(project: Path, port: int) -> None:
    """Build the portal and show it on this machine until Ctrl+C."""
    _build(project, quiet=False)
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(project / "build" / "site"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        click.echo(f"Look at http://127.0.0.1:{server.server_port}/ and press Ctrl+C to stop.")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            click.echo("Stopped.")


@main.command()
@_PROJECT
def keep(project: Path) -> None:
    """Keep the newest packages as they were built, so that later builds leave them as they are."""
    try:
        kept = pipeline.keep(project)
    except InputError as error:
        show_findings(error.findings)
        sys.exit(1)
    for one in kept:
        said = "kept" if one.new else "was kept before and stays as it is"
        click.echo(f"{one.council} {one.release}: {said} ({one.path}).")


@main.command()
@click.argument("old", type=click.Path(exists=True, path_type=Path))
@click.argument("new", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "csv", "json"]),
    default="text",
    show_default=True,
    help="How the list is written.",
)
def diff(old: Path, new: Path, style: str) -> None:
    """List what changed between two packages, and the version that follows from it.

    OLD and NEW are folders with a datapackage.json, or the zips that the portal offers.
    """
    try:
        difference = pipeline.compare_packages(old, new)
    except InputError as error:
        show_findings(error.findings)
        sys.exit(1)
    click.echo({"text": difference.as_text, "csv": difference.as_csv, "json": difference.as_json}[style]())


def _build(project: Path, *, quiet: bool) -> None:
    started = time.monotonic()
    if not (project / "mkdocs.yml").is_file():
        raise click.UsageError(f"{project / 'mkdocs.yml'} is not there: name the project with --project.")
    try:
        with shown_progress(quiet=quiet) as progress:
            made = pipeline.build(project, progress)
    except InputError as error:
        show_findings(error.findings)
        click.echo("Nothing was published; the last good site is as it was.", err=True)
        sys.exit(1)
    show_findings(made.warnings)
    if not quiet:
        click.echo(
            f"{' and '.join(made.councils)}: {made.indicators} indicators, {made.pages} pages and {made.files} files "
            f"in {made.site} ({time.monotonic() - started:.1f} s)."
        )
