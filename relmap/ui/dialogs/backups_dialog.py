"""The backups of a document: opened as documents of their own, or deleted all together (storage.md 1.7)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from relmap.model.backups import Backup
from relmap.ui.automatic_backups import AutomaticBackups
from relmap.ui.fields.labels import WrapLabel, shortened
from relmap.ui.file_commands import FileCommands
from relmap.ui.session import Session
from relmap.words.backups import backup_words, text


class BackupsDialog(QDialog):
    """Lists what is there, the latest first. The document itself is never touched from here."""

    def __init__(
        self,
        session: Session,
        backups: AutomaticBackups,
        files: FileCommands,
        document: Path,
        found: tuple[Backup, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._backups = backups
        self._files = files
        self._document = document
        self._name = shortened(document.stem, 60)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(text("TITLE", document=self._name))
        self.list = QListWidget()
        self.list.setAccessibleName(text("LIST"))
        self.list.currentRowChanged.connect(self._allow)
        self.list.itemActivated.connect(self._open)
        self.list.setSpacing(2)
        self.empty = WrapLabel(text("NONE"))
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.open_one = QPushButton(text("OPEN"))
        self.open_one.setDefault(True)
        self.open_one.clicked.connect(self._open)
        self.delete = QPushButton(text("DELETE"))
        self.delete.setAutoDefault(False)
        self.delete.clicked.connect(self._ask)
        buttons = QDialogButtonBox()
        buttons.addButton(self.delete, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.addButton(self.open_one, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(text("CLOSE"), QDialogButtonBox.ButtonRole.RejectRole).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(WrapLabel(text("TEXT")).quiet())
        column.addWidget(self.empty, 1)
        column.addWidget(self.list, 1)
        column.addWidget(WrapLabel(text("PRIVACY")).quiet())
        column.addWidget(buttons)
        backups.changed.connect(self._look)
        session.document_changed.connect(self.close)
        self.resize(520, 440)
        self._show(found)

    def _look(self) -> None:
        self._backups.look(self, self._document, self._show)

    def _show(self, found: tuple[Backup, ...]) -> None:
        self._found = found
        self.list.clear()
        for backup in found:
            self.list.addItem(QListWidgetItem(backup_words(backup)))
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(found))
        self.empty.setVisible(not found)
        self._allow()

    def _allow(self, _row: int = 0) -> None:
        self.open_one.setEnabled(self.list.currentRow() >= 0)
        self.delete.setEnabled(bool(self._found))

    def _open(self) -> None:
        self._files.open_backup(self._document, self._found[self.list.currentRow()])

    def _ask(self) -> None:
        self._session.messages.ask(
            text("DELETE_ASK", document=self._name),
            text("DELETE_TEXT"),
            text("DELETE_ALL"),
            lambda: self._backups.delete(self._document),
        )
