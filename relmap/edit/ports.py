"""What editing needs from the outside: a place that keeps the document."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from relmap.model.backups import Backup
from relmap.model.changes import ChangeSet
from relmap.model.earlier import Replaced
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

    def copy_to(self, target: Path, *, with_history: bool = True) -> None:
        """Write a complete, compact copy; the target is replaced only when the copy is whole.

        ``with_history`` is whether earlier values go along where the document keeps them.
        """

    @property
    def keeps_history(self) -> bool:
        """Whether values stay in the file when they are replaced; off in a new document."""

    def keep_history(self, keep: bool) -> None:
        """Keep what is replaced from now on, or erase all that was kept, so that nothing of it is left in the file.

        Raises ``UserError`` when the file cannot take it; what could not be erased for good is still kept then.
        """

    def earlier_values(self, ids: Sequence[str]) -> tuple[Replaced, ...]:
        """What is kept of these records' earlier values, of each record the earliest first.

        Raises ``UserError`` when it cannot be read.
        """

    def close(self) -> None:
        """Let go of the file."""


class Backups(Protocol):
    """The copies RelMap keeps of documents by itself. Implemented by ``relmap.storage.backups``.

    Every function can be called in any thread, also while the document is open.
    """

    def make(self, document: Path) -> None:
        """Back a document up as it is now, and drop backups that are no longer worth keeping.

        The backup is there only when it is whole. Raises ``UserError`` when it cannot be written.
        """

    def of(self, document: Path) -> tuple[Backup, ...]:
        """The backups of a document that can be read, the latest first.

        Also of one that is damaged or gone from its place: that file is not looked into.
        """

    def write(self, backup: Backup, target: Path) -> None:
        """Write a backup to another file, which no window has open; raises ``UserError``."""

    def delete(self, document: Path) -> None:
        """Delete all backups of a document; raises ``UserError`` when any is left."""
