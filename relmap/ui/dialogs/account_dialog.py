"""Asks for what a new account needs: a name, and how much of a target it is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from relmap.edit.commands import AddAccount
from relmap.model.text import one_line
from relmap.model.vocabulary import TargetStatus
from relmap.ui.fields.choice_field import EnumField
from relmap.ui.fields.form import Form
from relmap.ui.fields.text_field import TextField
from relmap.ui.session import Session
from relmap.words.forms import text


class AccountDialog(QDialog):
    """Makes a new account and chooses it; ``created(id)`` tells of it. Stays open when the name is refused."""

    created = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(text("ACCOUNT_TITLE"))
        self.name = TextField()
        self.status = EnumField(tuple(TargetStatus))
        self.status.show_values([TargetStatus.KEY])
        form = Form(lambda: (), lambda _values: None)
        form.add("name", text("ACCOUNT_NAME"), self.name)
        form.add("target_status", text("TARGET_STATUS"), self.status)
        self.buttons = create_buttons(self)
        self.name.line.textChanged.connect(self._allow)
        column = QVBoxLayout(self)
        column.setSpacing(14)
        column.addWidget(form)
        column.addWidget(self.buttons)
        self.setMinimumWidth(380)
        self.name.setFocus()
        self._allow()

    def accept(self) -> None:
        """Make the account."""
        command = AddAccount(self.name.line.text(), {"target_status": self.status.value})
        if self._session.run(command) is None:
            self.name.setFocus()
            return
        self._session.choose(command.id)
        super().accept()
        self.created.emit(command.id)

    def _allow(self) -> None:
        named = bool(one_line(self.name.line.text()))
        allow_creation(self.buttons, named and not self._session.read_only)


def create_buttons(dialog: QDialog) -> QDialogButtonBox:
    """Create and Cancel, for dialogs that make something."""
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    buttons.button(QDialogButtonBox.StandardButton.Ok).setText(text("CREATE"))
    buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(text("CANCEL"))
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    return buttons


def allow_creation(buttons: QDialogButtonBox, allowed: bool) -> None:
    """Make Create possible or not."""
    buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(allowed)
