"""Work for processes of their own, on all processors: a line of JSON in for each job, a line out for each result.

The stages that draw and that make spreadsheets use it; what a worker does is theirs.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from typing import TypeVar

Name = TypeVar("Name")

#: More processes than this gain nothing: each costs its start and its memory.
_MOST = 8
#: Fewer jobs than this for each process are done sooner than another process has started.
_WORTH_A_PROCESS = 6


def run_jobs(
    module: str,
    jobs: Sequence[str],
    progress: Callable[[int], None] = lambda _: None,
    environment: Mapping[str, str] | None = None,
) -> list[str]:
    """Give the result of every job, in order, from processes that run ``module`` as a program."""
    if not jobs:
        return []
    workers = max(1, min(_processors(), _MOST, len(jobs) // _WORTH_A_PROCESS))
    surroundings = {**os.environ, **(environment or {})}
    # Every worker takes each n-th job, so that all finish at about the same time.
    with ThreadPoolExecutor(workers) as pool:
        shares = list(
            pool.map(
                lambda share: _run_apart(module, share, progress, surroundings),
                (jobs[n::workers] for n in range(workers)),
            )
        )
    return [shares[place % workers][place // workers] for place in range(len(jobs))]


def run_new_jobs(
    module: str,
    jobs: Mapping[Name, str],
    cache: MutableMapping[str, str],
    salt: str,
    progress: Callable[[int], None] = lambda _: None,
    environment: Mapping[str, str] | None = None,
) -> dict[Name, str]:
    """Give the result of every job by name, from the cache where it was done before; the cache is added to.

    ``cache`` maps a digest of the job to its result; ``salt`` goes into the digest and says what else decides it.
    """
    digests = {name: sha256((salt + job).encode()).hexdigest() for name, job in jobs.items()}
    wanted = {digests[name]: job for name, job in jobs.items() if digests[name] not in cache}
    progress(len(jobs) - len(wanted))
    cache.update(zip(wanted, run_jobs(module, list(wanted.values()), progress, environment), strict=True))
    return {name: cache[digest] for name, digest in digests.items()}


def serve_jobs(do: Callable[[str], str]) -> None:
    """Be such a process: answer jobs until the input ends."""
    for line in sys.stdin:
        sys.stdout.write(f"{json.dumps(do(json.loads(line)))}\n")
        sys.stdout.flush()


def _run_apart(
    module: str, jobs: Sequence[str], progress: Callable[[int], None], environment: Mapping[str, str]
) -> list[str]:
    command = [sys.executable, "-m", module]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=environment
    ) as worker:
        assert worker.stdin is not None
        assert worker.stdout is not None
        done = []
        for job in jobs:
            worker.stdin.write(f"{json.dumps(job)}\n")
            worker.stdin.flush()
            done.append(str(json.loads(worker.stdout.readline())))
            progress(1)
    return done


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
