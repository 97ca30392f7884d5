"""The units of the chosen account in a window of their own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from relmap.ui.fields.labels import shortened
from relmap.ui.fields.units_editor import UnitsEditor
from relmap.ui.session import Session
from relmap.words.forms import text


class UnitsDialog(QDialog):
    """Follows the document while it is open; everything is saved at once, so there is only Close."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        account = session.snapshot.accounts.get(session.account or "")
        name = shortened(account.name, 60) if account is not None else ""
        self.setWindowTitle(text("UNITS_TITLE", account=name))
        self.editor = UnitsEditor(session)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(text("CLOSE"))
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(self.editor, 1)
        column.addWidget(buttons)
        self.resize(400, 480)
        session.content_changed.connect(self._refresh)
        session.place_changed.connect(self._refresh)
        session.document_changed.connect(self.close)
        self._refresh()

    def done(self, result: int) -> None:
        """Save what is being typed before the window goes."""
        self.editor.form.commit()
        super().done(result)

    def _refresh(self, _what: object = None) -> None:
        self.editor.show_account(self._session.account)
        self.editor.setEnabled(self._session.account is not None and not self._session.read_only)
