"""Runs the command line: as a process of its own, as a user does, or in this process where that is not the point."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from relmap.cli.main import main

PROJECT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Ended:
    """How a process ended and what it said."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def sentence(self) -> str:
        """The one line on stderr."""
        (line,) = self.err.splitlines()
        return line


def relmap(*words: str | Path, env: Mapping[str, str] | None = None, before: str = "") -> Ended:
    """One command; ``before`` is Python that runs in the process first, in the place of what cannot happen here."""
    start = f"import sys; sys.argv[0] = 'relmap'\n{before}\nfrom relmap.__main__ import main\nsys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", start, *map(str, words)],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(PROJECT), **(env or {})},
        check=False,
    )
    return Ended(done.returncode, done.stdout, done.stderr)


def here(*words: str | Path) -> Ended:
    """One command in this process: the same way in, without the second it takes to start Python and load everything."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            status = main([str(word) for word in words], _no_window)
        except SystemExit as usage:
            status = int(usage.code or 0)
    return Ended(status, out.getvalue(), err.getvalue())


def _no_window(path: Path | None, first: Callable[[], object]) -> int:
    raise AssertionError("no window was asked for")
