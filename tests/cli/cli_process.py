"""Runs the command line as a user does: as a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
