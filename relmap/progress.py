"""How long work tells where it is, and how it is asked to stop."""

from __future__ import annotations

from typing import Protocol


class Cancelled(Exception):  # noqa: N818 - not an error: the user changed his mind
    """Raised inside long work after the user asked to stop; the work leaves everything as it was."""


class Progress(Protocol):
    """Where long work reports to, and where it learns that it should stop."""

    def step(self, done: int, total: int) -> None:
        """Report ``done`` of ``total`` units of work; raises ``Cancelled`` when the user asked to stop."""


class Silent:
    """Progress nobody watches."""

    def step(self, done: int, total: int) -> None:
        """Accept and ignore the report."""
