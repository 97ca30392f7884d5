"""One question with what it takes to answer it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from relmap.analysis.knowledge import PERSONAL, Item, Missing
from relmap.model.entities import Person
from relmap.model.strategy_vocabulary import Pace, Warmth
from relmap.model.vocabulary import ResponseMode
from relmap.ui.fields.choice_field import EnumField
from relmap.ui.fields.field import Field
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.fields.link import Link
from relmap.ui.fields.person_field import PersonField
from relmap.ui.fields.scale_fields import RatingField
from relmap.ui.fields.text_field import TextField
from relmap.ui.panels.knowledge.recording import Answer, answered, asked_not_known
from relmap.ui.session import Session
from relmap.words.knowledge import question, text, worth

Author = Callable[[], str | None]


class AnswerBox(QWidget):
    """Asks for one missing fact. ``done`` after it was answered, or marked as asked and not known."""

    done = Signal()

    def __init__(
        self, session: Session, missing: Missing, author: Author, why: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.missing = missing
        self._author = author
        self._words = question(missing, session.snapshot)
        self.question = WrapLabel(self._words).bold()
        self.fields: dict[str, Field] = self._fields()
        self.save = QPushButton(text("SAVE"))
        self.save.clicked.connect(self.keep)
        self.asked = Link(text("ASKED"))
        self.asked.clicked.connect(self._asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(self.question)
        objective = session.snapshot.objectives.get(missing.objective)
        beside = [objective.title] if objective is not None and missing.item not in PERSONAL else []
        beside += [worth(missing)] if why else []
        if beside:
            column.addWidget(WrapLabel(" · ".join(beside), size=0.92).quiet())
        row = QHBoxLayout()
        row.setSpacing(6)
        for name, field in self.fields.items():
            field.call(f"{self._words} {name}")
            row.addWidget(field, 3 if isinstance(field, TextField) else 1)
            if isinstance(field, TextField):
                field.line.returnPressed.connect(self.keep)
        column.addLayout(row)
        self.buttons = QHBoxLayout()
        self.buttons.addWidget(self.save)
        self.buttons.addWidget(self.asked)
        self.buttons.addStretch(1)
        column.addLayout(self.buttons)
        self.setEnabled(not session.read_only)

    def keep(self) -> None:
        """Record the answer; without one, ask for it."""
        for field in self.fields.values():
            field.commit()
        values = {name: field.value for name, field in self.fields.items()}
        answer = Answer(**{name: value for name, value in values.items() if value is not None})
        session = self._session
        if self.missing.person not in session.snapshot.people:
            return
        command = answered(session.snapshot, self.missing, answer, self._author(), session.as_of)
        if command is None:
            empty = next((field for field in self.fields.values() if not field.value), None)
            if empty is not None:
                empty.setFocus(Qt.FocusReason.OtherFocusReason)
        elif session.run(command, self) is not None:
            self.done.emit()

    def _asked(self) -> None:
        session = self._session
        if self.missing.person in session.snapshot.people:
            marked = asked_not_known(session.snapshot, self.missing, self._words, self._author(), session.as_of)
            if session.run(marked, self) is not None:
                self.done.emit()

    def _fields(self) -> dict[str, Field]:
        match self.missing.item:
            case Item.STYLE:
                return {
                    "pace": EnumField(tuple(Pace), text("PACE")),
                    "warmth": EnumField(tuple(Warmth), text("WARMTH")),
                }
            case Item.MODE:
                return {"mode": EnumField(tuple(m for m in ResponseMode if m is not ResponseMode.UNKNOWN))}
            case Item.RATING:
                return {"rating": RatingField(), "text": TextField(text("EVIDENCE"))}
            case Item.INFLUENCED_BY:
                return {"person": PersonField(self._others, self._session.snapshot.people.get, prompt=text("PERSON"))}
            case _:
                return {"text": TextField(text("ANSWER"))}

    def _others(self) -> Iterable[Person]:
        snapshot = self._session.snapshot
        person = snapshot.people.get(self.missing.person)
        account = person.account if person is not None else ""
        return (p for p in snapshot.people_of(account) if p.id != self.missing.person)
