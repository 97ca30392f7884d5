"""Quick capture: one line, ten seconds (method.md 1.5, 80)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relmap.analysis.capture import Captured, read_line
from relmap.edit.commands import AddRecords
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.fields.text_field import Line, LineField
from relmap.ui.panels.knowledge.answer_box import Author
from relmap.ui.panels.knowledge.recording import new_fact
from relmap.ui.session import Session
from relmap.words.knowledge import kind_words, text
from relmap.words.labels import label
from relmap.words.people import who


class _Paper(LineField):
    """A line that is written on and torn off: leaving it decides nothing."""

    def commit(self) -> None:
        """What is typed waits for Enter."""


class CaptureLine(QWidget):
    """A line to type on; below it stands what Enter will keep, while typing."""

    def __init__(self, session: Session, author: Author, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._author = author
        self._field = _Paper(text("CAPTURE_PROMPT"))
        self._field.call(text("CAPTURE"))
        self._hint = WrapLabel(text("CAPTURE_HINT"), size=0.92).quiet()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self._field)
        column.addWidget(self._hint)
        self.line.textEdited.connect(self._tell)
        self.line.returnPressed.connect(self._keep)
        session.document_changed.connect(self._forget)
        session.place_changed.connect(self._forget)

    @property
    def line(self) -> Line:
        """What is typed on."""
        return self._field.line

    @property
    def hint(self) -> str:
        """What is said below the line."""
        return self._hint.text()

    def start(self) -> None:
        """Be ready for typing."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def _read(self) -> Captured:
        session = self._session
        person = session.person.id if session.person is not None else None
        people = session.snapshot.people_of(session.account or "")
        return read_line(self.line.text(), people, kind_words(), person)

    def _tell(self) -> None:
        captured = self._read()
        self._hint.say(self._about(captured) if captured.text else text("CAPTURE_HINT"), 160)

    def _about(self, captured: Captured) -> str:
        kind = label(captured.category)
        if captured.person is None:
            return text("CAPTURE_ACCOUNT", kind=kind)
        return text("CAPTURE_ABOUT", kind=kind, name=who(captured.person, self._session.snapshot))

    def _keep(self) -> None:
        session, captured = self._session, self._read()
        if session.account is None or not captured.text:
            return
        fact = new_fact(
            session.account, captured.category, captured.text, captured.person, self._author(), session.as_of
        )
        if session.run(AddRecords((fact,)), self) is not None:
            name = who(captured.person, session.snapshot) if captured.person else self._account_name()
            self.line.settle("")
            self._hint.say(text("CAPTURED", kind=label(captured.category), name=name), 160)

    def _account_name(self) -> str:
        account = self._session.snapshot.accounts.get(self._session.account or "")
        return account.name if account is not None else ""

    def _forget(self) -> None:
        self.line.settle("")
        self._hint.say(text("CAPTURE_HINT"))
