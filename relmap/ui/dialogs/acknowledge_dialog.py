"""Lets a flag stand for a while: why, who says so, and until when (method.md 4.1)."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from relmap.analysis.flags.report import Flag
from relmap.edit.commands import AddRecords
from relmap.model.ids import new_id
from relmap.model.keeping import Acknowledgement, longest_acknowledgement
from relmap.model.text import one_line
from relmap.ui.fields.date_field import DateField
from relmap.ui.fields.form import Form
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.fields.text_field import TextField
from relmap.ui.session import Session
from relmap.words.flags import headline
from relmap.words.rules_page import text


class AcknowledgeDialog(QDialog):
    """Proposes the longest time the rule allows, and the one of ours who answers for the account."""

    def __init__(self, session: Session, flag: Flag, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._flag = flag
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(text("DIALOG"))
        days = longest_acknowledgement(flag.rule)
        self.reason, self.by = TextField(text("REASON_PROMPT")), TextField()
        self.until = DateField(lambda: session.as_of, text("NO_DAY"))
        account = session.snapshot.accounts[flag.account]
        owner = session.snapshot.team.get(account.owner or "")
        self.by.show_values([owner.name if owner is not None else ""])
        self.until.show_values([session.as_of + timedelta(days=days)])
        form = Form(lambda: (), lambda _values: None)
        form.add("reason", text("REASON"), self.reason)
        form.add("by", text("BY"), self.by)
        form.add("until", text("UNTIL"), self.until)
        form.note("until", text("LONGEST", days=days))
        buttons = QDialogButtonBox()
        self.stand = buttons.addButton(text("LET_STAND"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(text("CANCEL"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        for field in (self.reason, self.by):
            field.line.textChanged.connect(self._allow)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(WrapLabel(f"{flag.rule} · {headline(flag, session.snapshot)}").bold())
        column.addWidget(WrapLabel(text("DIALOG_TEXT")).quiet())
        column.addWidget(form)
        column.addWidget(buttons)
        session.document_changed.connect(self.close)
        self.setMinimumWidth(420)
        self.reason.setFocus()
        self._allow()

    def accept(self) -> None:
        """Let the flag stand; what is not possible is said, and the dialog stays."""
        for field in (self.reason, self.by, self.until):
            field.commit()
        if self.until.value is None:
            self.until.setFocus()
            return
        record = Acknowledgement(
            new_id(),
            self._flag.account,
            self._flag.rule,
            self.until.value,
            self._flag.objective,
            one_line(self.reason.line.text()),
            one_line(self.by.line.text()),
            self._session.as_of,
        )
        if self._session.run(AddRecords((record,)), self) is not None:
            super().accept()

    def _allow(self) -> None:
        complete = bool(one_line(self.reason.line.text()) and one_line(self.by.line.text()))
        self.stand.setEnabled(complete and not self._session.read_only)


def acknowledge_dialog(session: Session, flag: Flag, parent: QWidget | None = None) -> AcknowledgeDialog:
    """Ask why and until when a flag may stand; opened already."""
    dialog = AcknowledgeDialog(session, flag, parent)
    dialog.open()
    return dialog
