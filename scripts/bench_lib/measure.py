"""Run a command and say what it cost: seconds, processor seconds, and memory with all its children.

Run as a program it measures the command that follows: python -m bench_lib.measure COMMAND ...
That is a process of its own, small and fresh, for two reasons: the system's account of finished children is kept for
the whole life of a process, and a child starts out with its parent's peak memory as its own.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import threading
import time
from dataclasses import asdict, dataclass
from pathlib import Path

#: How often, in seconds, the memory of all processes together is looked at; a look takes about a millisecond.
_LOOK_EVERY = 0.1
_LAST_WORDS = 30


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command cost. Memory is in MB, of a million bytes.

    ``largest_mb`` is the peak of the largest single process as the system counts it; ``memory_mb`` the peak of all of
    them at one time, in which memory that they share counts once (0 where the system does not tell).
    """

    seconds: float
    cpu_seconds: float
    largest_mb: float
    memory_mb: float


def measure(command: list[str], folder: Path, environment: dict[str, str]) -> Cost:
    """Measure a command in a fresh process; what it said is only shown if it failed."""
    wrapper = [sys.executable, "-m", "bench_lib.measure", *command]
    done = subprocess.run(wrapper, check=False, capture_output=True, text=True, cwd=folder, env=environment)
    if done.returncode:
        said = "\n".join((done.stdout + done.stderr).splitlines()[-_LAST_WORDS:])
        raise RuntimeError(f"{' '.join(command)} failed:\n{said}")
    return Cost(**json.loads(done.stdout.splitlines()[-1]))


def main(command: list[str]) -> int:
    """Run the command, then write its cost as the last line of output."""
    started = time.perf_counter()
    with subprocess.Popen(command, stdout=sys.stderr) as child:
        watch = _Watch()
        watch.start()
        status = child.wait()
    seconds = time.perf_counter() - started
    watch.stop()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    # The unit of ru_maxrss is 1,024 bytes, but bytes on macOS.
    largest = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6
    cost = Cost(seconds, used.ru_utime + used.ru_stime, largest, watch.peak / 1e6)
    sys.stdout.write(json.dumps(asdict(cost)) + "\n")
    return status


class _Watch(threading.Thread):
    """Look at the memory of this process's descendants from time to time and keep the highest sum."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self._stopped = threading.Event()

    def run(self) -> None:
        """Look until told to stop."""
        while not self._stopped.wait(_LOOK_EVERY):
            self.peak = max(self.peak, sum(_own_share(process) for process in _descendants(os.getpid())))

    def stop(self) -> None:
        """Stop looking."""
        self._stopped.set()
        self.join()


def _descendants(process: int) -> list[int]:
    """Give the processes below one; none where there is no /proc."""
    found: list[int] = []
    for listing in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = [int(text) for text in listing.read_text(encoding="ascii").split()]
        except OSError:
            continue  # it ended while we looked
        for child in children:
            found += (child, *_descendants(child))
    return found


def _own_share(process: int) -> int:
    """Give a process's proportional set size: what it holds alone, and its part of what it shares with others."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
    except (OSError, StopIteration, IndexError, ValueError):
        return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
