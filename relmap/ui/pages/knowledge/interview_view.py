"""Interview mode: a colleague is asked about the people she knows, one question at a time (method.md 1.5, 80)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from relmap.analysis.knowledge import Missing, missing_facts
from relmap.analysis.standing import usable
from relmap.edit.commands import AddRecords
from relmap.model.knowledge import Fact
from relmap.model.strategy_vocabulary import FactCategory
from relmap.ui.fields.choice_field import ChoiceField
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.fields.link import Link
from relmap.ui.fields.text_field import TextField
from relmap.ui.panels.inspector.page import clear_all
from relmap.ui.panels.knowledge.answer_box import AnswerBox, Author
from relmap.ui.panels.knowledge.recording import new_fact
from relmap.ui.session import Session
from relmap.ui.widgets.panel_card import PanelCard
from relmap.words.knowledge import text
from relmap.words.people import who


class InterviewView(QWidget):
    """The colleague above, the question below. Answers are recorded as the colleague's."""

    person_chosen = Signal(str)

    def __init__(self, session: Session, author: Author, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._skipped: set[tuple[str, str]] = set()
        self._asking: tuple[str, str] | None = None
        self.member = ChoiceField()
        self.member.call(text("INTERVIEWED"))
        self.member.edited.connect(lambda _value: self._begin())
        self.said = WrapLabel(text("INTERVIEW_TEXT")).quiet()
        self.box: AnswerBox | MoreBox | None = None
        self._place = QVBoxLayout()
        self.skip = Link(text("SKIP"))
        self.skip.clicked.connect(self._skip)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(10)
        for widget in (self.said, self.member):
            column.addWidget(widget)
        column.addLayout(self._place)
        column.addWidget(self.skip)
        column.addStretch(1)

    def begin(self, member: str) -> None:
        """Interview one of ours."""
        self.member.show_values([member])
        self._begin()

    def start_over(self) -> None:
        """Another document or account: nobody is being interviewed."""
        self._skipped.clear()
        self.member.show_values([None])

    def refresh(self) -> None:
        """Show the next question; the one being answered stays."""
        none = ((None, text("INTERVIEW_CHOOSE")),)
        self.member.set_options((*none, *((m.id, m.name) for m in self._session.team())))
        self.setEnabled(not self._session.read_only)
        member = self.member.value
        snapshot = self._session.snapshot
        if member not in snapshot.team or self._session.account is None:
            self._ask(None, None)
            self.said.say(text("INTERVIEW_TEXT"))
            return
        people = self._known_by(member)
        asked = [m for m in self._missing(people) if (m.person, m.item.value) not in self._skipped and not m.asked]
        untold = [p for p in people if not snapshot.facts_about(p) and (p, "") not in self._skipped]
        if not people:
            self.said.say(text("INTERVIEW_NOBODY", name=who(member, snapshot)))
        else:
            self.said.say(text("INTERVIEW_TEXT" if asked or untold else "INTERVIEW_DONE", name=who(member, snapshot)))
        self._ask(asked[0] if asked else None, untold[0] if untold else None)

    def _begin(self) -> None:
        self._skipped.clear()
        self.refresh()

    def _known_by(self, member: str) -> tuple[str, ...]:
        """Whom the colleague knows in the account, the best known first."""
        snapshot, as_of = self._session.snapshot, self._session.as_of
        depths = {
            r.person: usable(snapshot, r, as_of)
            for person in snapshot.people_of(self._session.account or "")
            for r in snapshot.relationships_of(person.id)
            if r.team_member == member
        }
        return tuple(sorted((p for p in depths if depths[p] > 0), key=lambda p: (-depths[p], p)))

    def _missing(self, people: tuple[str, ...]) -> tuple[Missing, ...]:
        account = self._session.account or ""
        return missing_facts(self._session.snapshot, account, self._session.as_of, people)

    def _ask(self, missing: Missing | None, untold: str | None) -> None:
        about = (missing.person, missing.item.value) if missing is not None else (untold, "") if untold else None
        self.skip.setVisible(about is not None)
        if about == self._asking and about is not None:
            return
        self._asking = about
        clear_all(self._place)
        self.box = None
        if missing is not None:
            self.box = AnswerBox(self._session, missing, self._member, why=False)
        elif untold is not None:
            self.box = MoreBox(self._session, untold, self._member)
        if self.box is not None:
            card = PanelCard()
            card.add(self.box)
            self._place.addWidget(card)

    def _member(self) -> str | None:
        value = self.member.value
        return value if isinstance(value, str) else None

    def _skip(self) -> None:
        if self._asking is not None:
            self._skipped.add(self._asking)
        self.refresh()


class MoreBox(QWidget):
    """An open question about somebody of whom nothing is written down."""

    def __init__(self, session: Session, person: str, author: Author, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._person = person
        self._author = author
        self.question = WrapLabel(text("TELL_MORE", name=who(person, session.snapshot))).bold()
        self.field = TextField(text("ANSWER"))
        self.field.call(text("ANSWER"))
        self.field.line.returnPressed.connect(self.keep)
        self.save = QPushButton(text("SAVE"))
        self.save.clicked.connect(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.question)
        column.addWidget(self.field)
        row = QHBoxLayout()
        row.addWidget(self.save)
        row.addStretch(1)
        column.addLayout(row)

    def keep(self) -> None:
        """Record the answer as a note."""
        self.field.commit()
        words, person = self.field.value, self._session.snapshot.people.get(self._person)
        if not words or person is None:
            self.field.setFocus()
            return
        fact: Fact = new_fact(
            person.account, FactCategory.NOTE, str(words), person.id, self._author(), self._session.as_of
        )
        self._session.run(AddRecords((fact,)), self)
