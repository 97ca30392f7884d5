"""What editing needs from the outside: a place that keeps the document."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from relmap.model.changes import ChangeSet
from relmap.model.snapshot import Snapshot


class Store(Protocol):
    """An open document file. Implemented by ``relmap.storage.repository``; tests use a list in memory."""

    @property
    def path(self) -> Path:
        """Where the document lies; for words, never to be opened."""

    @property
    def read_only(self) -> bool:
        """Whether the file can only be looked at."""

    def load(self) -> Snapshot:
        """Everything in the file."""

    def commit(self, change_set: ChangeSet, revision: int) -> None:
        """Write one change set and its journal line in one transaction.

        Raises ``UserError`` when the file cannot take it (full disk, locked, changed from outside); the file is then
        as it was.
        """

    def copy_to(self, target: Path) -> None:
        """Write a complete, compact copy; the target is replaced only when the copy is whole."""

    def close(self) -> None:
        """Let go of the file."""
