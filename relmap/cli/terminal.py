"""What commands say: results on stdout, everything else on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping


def say(text: str) -> None:
    """A line of the result."""
    print(text)


def say_json(value: Mapping[str, object]) -> None:
    """The whole result as one JSON object."""
    print(json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False))


def note(text: str) -> None:
    """Something worth knowing beside the result."""
    print(text, file=sys.stderr)


class TerminalProgress:
    """Shows how far long work is, where somebody watches."""

    def __init__(self) -> None:
        self._watched = sys.stderr.isatty()
        self._shown = -1

    def step(self, done: int, total: int) -> None:
        """Report ``done`` of ``total`` units of work."""
        percent = 100 * done // total if total else 100
        if self._watched and percent != self._shown:
            self._shown = percent
            end = "\n" if percent == 100 else ""
            print(f"\r{percent:3d} %", end=end, file=sys.stderr, flush=True)
