"""Finished folders take the places of the old ones, so that a whole site is there at every moment.

Where the system can exchange two folders in one step it does. Elsewhere the old folder steps aside under a name that
the next build knows, and is put back if anything fails; a build that was killed between the two steps is mended by the
next one.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from quarterdeck.errors import Finding, InputError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

#: What a folder is called that stepped aside, and how folders begin in which a site is being made.
ASIDE, STAGING = ".old-", ".staging-"
_LOCK = ".lock"
#: Of renameat2(2): paths as the working folder sees them; exchange the two names in one step.
_HERE, _EXCHANGE = -100, 2


@contextmanager
def sole_build(build: Path) -> Iterator[None]:
    """Keep other builds of the same project out, and mend what a killed one left. Raises InputError if one runs.

    The system lets go of the lock with the process, however that ends.
    """
    with (build / _LOCK).open("a+b") as lock:
        try:
            if sys.platform == "win32":
                msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            message, remedy = "Another build of this project is running.", "Wait until it is done, and build again."
            raise InputError((Finding(build.name, 0, "", "busy", message, remedy),)) from None
        mend(build)
        yield


def mend(build: Path) -> None:
    """Put back what stepped aside and was not replaced; remove what a killed build left behind."""
    for old in sorted(build.glob(f"{ASIDE}*")):
        place = build / old.name.removeprefix(ASIDE)
        if place.exists():
            shutil.rmtree(old)
        else:
            old.rename(place)
    for stale in sorted(build.glob(f"{STAGING}*")):
        shutil.rmtree(stale, ignore_errors=True)


def put_in_place(staged: Path, build: Path, names: tuple[str, ...]) -> None:
    """Let the staged folders of these names take the places of those in ``build``: all of them or, on failure, none."""
    done: list[str] = []
    try:
        for name in names:
            _change_places(staged / name, build / name, build / f"{ASIDE}{name}")
            done.append(name)
    except BaseException:
        for name in reversed(done):
            if (staged / name).exists():  # they were exchanged: the old one is in the staging folder
                exchange(staged / name, build / name)
            else:
                (build / name).rename(staged / name)
                if (build / f"{ASIDE}{name}").exists():
                    (build / f"{ASIDE}{name}").rename(build / name)
        raise
    for name in names:
        shutil.rmtree(build / f"{ASIDE}{name}", ignore_errors=True)


def _change_places(new: Path, place: Path, aside: Path) -> None:
    if not place.exists():
        new.rename(place)
        return
    if exchange(new, place):
        return
    place.rename(aside)
    try:
        new.rename(place)
    except BaseException:
        aside.rename(place)
        raise


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; tells whether the system could."""
    call = getattr(ctypes.CDLL(None), "renameat2", None) if sys.platform == "linux" else None
    return call is not None and call(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0
