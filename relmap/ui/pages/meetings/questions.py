"""Likely questions from both chairs: what they will ask, and what we say (method.md 1.5, 98)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from relmap.edit.commands import AddRecords, Remove, Revise
from relmap.model.ids import new_id
from relmap.model.plan import MeetingQuestion
from relmap.ui.fields.choice_field import ChoiceField
from relmap.ui.fields.form import Form
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.fields.long_text_field import LongTextField
from relmap.ui.panels.inspector.block import Cross
from relmap.ui.panels.inspector.page import Card, clear_out
from relmap.ui.session import Session
from relmap.words.meetings import text
from relmap.words.people import who


class QuestionsCard(Card):
    """A row a question, their chair on the left, ours on the right."""

    def __init__(self, session: Session) -> None:
        super().__init__(text("QUESTIONS"))
        self._session = session
        self._meeting = ""
        self.rows: dict[str, QuestionRow] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.add = QPushButton(text("ADD_QUESTION"))
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self.add_question)
        self.column.addLayout(self._list)
        self.column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def forms(self) -> Iterable[Form]:
        """Both chairs of each question."""
        return tuple(form for row in self.rows.values() for form in (row.theirs, row.ours))

    def start(self, meeting: str) -> None:
        """Show another meeting."""
        self._meeting = meeting
        for key in tuple(self.rows):
            self._drop(key)

    def refresh(self) -> None:
        """Show the questions as they are now."""
        questions = self._session.snapshot.questions_of(self._meeting)
        present = {question.id for question in questions}
        for key in [key for key in self.rows if key not in present]:
            self._drop(key)
        for question in questions:
            if question.id not in self.rows:
                row = self.rows[question.id] = QuestionRow(self._session, question.id)
                self._list.addWidget(row)
                row.show()
        for row in self.rows.values():
            row.refresh()

    def add_question(self) -> None:
        """A new question, ready to be typed; a blank one that is there is taken first."""
        blank = next((q.id for q in self._session.snapshot.questions_of(self._meeting) if not q.question), None)
        if blank is None:
            made = MeetingQuestion(new_id(), self._meeting)
            if self._session.run(AddRecords((made,)), self) is None:
                return
            blank = made.id
        self.refresh()
        self.rows[blank].theirs.field("question").setFocus()

    def answer_next(self) -> None:
        """Go to the first question without an answer."""
        open_ones = [q.id for q in self._session.snapshot.questions_of(self._meeting) if q.question and not q.answer]
        for key in open_ones[:1]:
            self.rows[key].ours.field("answer").setFocus()

    def _drop(self, key: str) -> None:
        row = self.rows.pop(key)
        row.theirs.drop()
        row.ours.drop()
        clear_out(self._list, row)


class QuestionRow(QWidget):
    """One question and our answer."""

    def __init__(self, session: Session, key: str) -> None:
        super().__init__()
        self._session = session
        self._id = key
        self.theirs = Form(self.records, self._save)
        self.theirs.add("question", text("THEIR_CHAIR"), LongTextField(text("QUESTION_PROMPT")), wide=True)
        self.ours = Form(self.records, self._save)
        self.ours.add("answer", text("OUR_CHAIR"), LongTextField(text("ANSWER_PROMPT")), wide=True)
        self.answerer = ChoiceField()
        self.ours.add("answered_by", text("ANSWERED_BY"), self.answerer, wide=True)
        self.remove = Cross(text("REMOVE_QUESTION"))
        self.remove.clicked.connect(self._remove)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for place, code in enumerate(("THEIR_CHAIR", "OUR_CHAIR")):
            grid.addWidget(WrapLabel(text(code), size=0.92).quiet(), 0, place)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.theirs, 1, 0, top)
        grid.addWidget(self.ours, 1, 1, top)
        grid.addWidget(self.remove, 0, 2, top)

    def records(self) -> Sequence[MeetingQuestion]:
        """The question, none when it is gone."""
        question = self._session.snapshot.questions.get(self._id)
        return () if question is None else (question,)

    def refresh(self) -> None:
        """Show the question as it is now."""
        known = {member.id: member.name for member in self._session.team()}
        for question in self.records():
            if question.answered_by is not None:
                known.setdefault(question.answered_by, who(question.answered_by, self._session.snapshot))
        self.answerer.set_options([(None, text("NOBODY")), *known.items()])
        self.theirs.refresh()
        self.ours.refresh()

    def _save(self, values: Mapping[str, object]) -> None:
        self._session.run(Revise(MeetingQuestion, (self._id,), values), self)

    def _remove(self) -> None:
        self.theirs.drop()
        self.ours.drop()
        self._session.run(Remove(MeetingQuestion, (self._id,)), self)
