"""What people see while a command runs: a bar on a terminal, plain lines elsewhere, findings as a list."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars

from quarterdeck.errors import Finding
from quarterdeck.progress import NoProgress, Progress


class _BarProgress:
    """Steps as bars that fill."""

    def __init__(self, bars: Bars) -> None:
        self._bars = bars

    def step(self, title: str, total: int) -> Callable[[int], None]:
        """Begin a bar."""
        task = self._bars.add_task(title, total=total)
        return lambda done: self._bars.advance(task, done)


class _LineProgress:
    """Steps as one line each, for logs."""

    def step(self, title: str, total: int) -> Callable[[int], None]:
        """Say that a step begins."""
        click.echo(f"{title} ({total}) ..." if total > 1 else f"{title} ...")
        return lambda _: None


@contextmanager
def shown_progress(*, quiet: bool) -> Iterator[Progress]:
    """Choose how progress is shown: not at all, as bars, or as lines."""
    if quiet:
        yield NoProgress()
    elif sys.stderr.isatty():
        columns = (TextColumn("{task.description:<22}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        with Bars(*columns, console=Console(stderr=True)) as bars:
            yield _BarProgress(bars)
    else:
        yield _LineProgress()


def show_findings(findings: tuple[Finding, ...]) -> None:
    """Print findings, those that block last, where the eye is; then how many there are."""
    for finding in sorted(findings, key=lambda f: (f.severity == "blocker", f)):
        click.echo(str(finding), err=True)
    if findings:
        blockers = sum(finding.severity == "blocker" for finding in findings)
        click.echo(f"{blockers} that block, {len(findings) - blockers} to look at.", err=True)
