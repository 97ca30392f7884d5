"""Looks at a stranger's document in a process of its own: what it does to SQLite there, it does not do to us."""

from __future__ import annotations

import multiprocessing
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from relmap.errors import UserError
from relmap.storage.check import findings
from relmap.storage.migrations.ladder import LADDER
from relmap.storage.opening import open_recognised, untrusted

PATIENCE_S: Final = 60.0
"""Longer than the largest document taken needs on a slow machine (``relmap.storage.untrusted.LARGEST``)."""

MEMORY: Final = 4 << 30
"""Bytes of address space the process may take, where the system lets a process be limited."""


def look_apart(copy: Path, patience: float = PATIENCE_S) -> None:
    """Read a private copy of a document from end to end in a child process.

    Raises ``UserError`` when that dies or does not come to an end. What is wrong with a document that can be read is
    told by whoever reads it next: nothing but being harmless is found out here.
    """
    child = multiprocessing.get_context("spawn").Process(target=_look, args=(str(copy),), daemon=True)
    child.start()
    child.join(patience)
    if child.exitcode is None:
        child.kill()
        child.join()
    if child.exitcode != 0:
        raise UserError("DOCUMENT_DAMAGED", file=copy.name)


def _look(name: str) -> None:
    sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - a trace of ours would only confuse
    _limit_memory()
    copy = Path(name)
    with suppress(UserError):
        opened = open_recognised(copy, LADDER)
        with untrusted(copy):
            findings(opened, copy)


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource

        _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        room = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
        # Not every system lets this be set; the limits of the connection hold all the same.
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (room, hard))
