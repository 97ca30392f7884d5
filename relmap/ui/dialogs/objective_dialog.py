"""Asks for what a new sales objective needs: what we want to achieve, and where its first roles come from."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from relmap.edit.commands import AddObjective
from relmap.model.text import one_line
from relmap.ui.dialogs.account_dialog import allow_creation, create_buttons
from relmap.ui.fields.choice_field import ChoiceField
from relmap.ui.fields.form import Form
from relmap.ui.fields.text_field import TextField
from relmap.ui.session import Session
from relmap.words.forms import text


class ObjectiveDialog(QDialog):
    """Makes a new objective of the chosen account and chooses it; ``created(id)`` tells of it (method.md 3.9)."""

    created = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(text("OBJECTIVE_DIALOG"))
        self.title = TextField()
        self.roles = ChoiceField([(None, text("COPY_NONE")), *self._sources()])
        self.roles.show_values([None])
        form = Form(lambda: (), lambda _values: None)
        form.add("title", text("OBJECTIVE_TITLE"), self.title)
        form.add("roles", text("COPY_ROLES"), self.roles)
        form.note("roles", text("COPY_HINT"))
        self.buttons = create_buttons(self)
        self.title.line.textChanged.connect(self._allow)
        column = QVBoxLayout(self)
        column.setSpacing(14)
        column.addWidget(form)
        column.addWidget(self.buttons)
        self.setMinimumWidth(380)
        self.title.setFocus()
        self._allow()

    def accept(self) -> None:
        """Make the objective."""
        account = self._session.account
        if account is None:
            return
        command = AddObjective(account, self.title.line.text(), copy_roles_from=self.roles.value)
        if self._session.run(command) is None:
            self.title.setFocus()
            return
        self._session.choose(account, command.id)
        super().accept()
        self.created.emit(command.id)

    def _sources(self) -> list[tuple[str, str]]:
        """Objectives of the account in which somebody has a role."""
        snapshot = self._session.snapshot
        objectives = snapshot.objectives_of(self._session.account or "")
        return [(o.id, o.title) for o in objectives if any(role.holder for role in snapshot.roles_of(o.id))]

    def _allow(self) -> None:
        possible = self._session.account is not None and not self._session.read_only
        allow_creation(self.buttons, possible and bool(one_line(self.title.line.text())))
