"""Backs the open document up while it is worked on and when it is left (storage.md 1.7)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from relmap.edit.ports import Backups
from relmap.errors import UserError
from relmap.model.backups import Backup
from relmap.tasks.background import Background
from relmap.ui.session import Session
from relmap.words.backups import text
from relmap.words.errors import sentence

EVERY_MS: Final = 30 * 60 * 1000


class AutomaticBackups(QObject):
    """Everything about backups happens here, one thing after the other in a thread of its own.

    ``wanted`` is whether a document is worth a backup at all; the sample is not. A backup that fails disturbs nobody:
    it is said once and then tried again in silence. ``changed``: a backup was made, or all were deleted.
    """

    changed = Signal()

    def __init__(
        self,
        session: Session,
        backups: Callable[[], Backups],
        wanted: Callable[[Path], bool],
        every_ms: int = EVERY_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._backups = backups
        self._wanted = wanted
        self._background = Background(self)
        self._document: Path | None = None
        self._edited = False
        self._told = False
        timer = QTimer(self)
        timer.timeout.connect(self._make)
        timer.start(every_ms)
        session.document_changed.connect(self._follow)
        session.content_changed.connect(self._note)
        session.backups_unwanted.connect(self._delete_own)
        self._follow()

    def look(self, asker: QObject, document: Path, found: Callable[[tuple[Backup, ...]], None]) -> None:
        """Hand ``found`` the backups of a document, the latest first, unless ``asker`` is gone by then."""
        self._background.run(asker, lambda _progress: self._backups().of(document), found)

    def delete(self, document: Path) -> None:
        """Delete all backups of a document."""
        self._background.run(self, lambda _progress: self._backups().delete(document), self._done, self._not_deleted)

    def finish(self) -> None:
        """Wait for the backup of the document just closed; called before the program ends."""
        self._background.finish()

    def _follow(self) -> None:
        """Another document is open; the one before is closed by now."""
        self._make()
        document = self._session.document
        self._document = document.path if document is not None and self._wanted(document.path) else None
        self._edited = False

    def _note(self, _changed: object) -> None:
        self._edited = True

    def _delete_own(self) -> None:
        if self._session.document is not None:
            self.delete(self._session.document.path)

    def _make(self) -> None:
        path = self._document
        if path is not None and self._edited:
            self._edited = False
            work = self._backups
            self._background.run(self, lambda _progress: work().make(path), self._done, partial(self._failed, path))

    def _done(self, _nothing: None) -> None:
        self.changed.emit()

    def _failed(self, document: Path, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        if document == self._document:
            self._edited = True
        if not self._told:
            self._told = True
            self._session.messages.tell(text("FAILED"))

    def _not_deleted(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._session.messages.tell(sentence(error))
        self.changed.emit()
