"""Starts RelMap: ``python -m relmap`` and the installed commands."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from relmap.cli.main import main as run


def main() -> int:
    """Carry out the command line of this process; returns the exit status."""
    if getattr(sys, "frozen", False):
        # A packed program is its own Python: a process it starts begins here.
        from multiprocessing import freeze_support

        freeze_support()
    return run(sys.argv[1:], _open_window)


def _open_window(path: Path | None, first: Callable[[], object]) -> int:
    # Qt is loaded only when there is something to show.
    from relmap.bootstrap import open_window

    return open_window(path, first)


if __name__ == "__main__":
    sys.exit(main())
