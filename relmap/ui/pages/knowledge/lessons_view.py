"""Lessons: what was learned, with tags that bring it up beside a meeting (method.md 1.4, 44)."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from relmap.edit.commands import AddRecords, Remove
from relmap.model.ids import new_id
from relmap.model.knowledge import Fact
from relmap.model.strategy_vocabulary import FactCategory
from relmap.model.vocabulary import HowKnown
from relmap.ui.fields.check_field import CheckField
from relmap.ui.fields.form import Form
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.fields.long_text_field import LongTextField
from relmap.ui.fields.text_field import TextField
from relmap.ui.panels.inspector.block import BlockHead
from relmap.ui.panels.inspector.page import clear_all
from relmap.ui.panels.knowledge.answer_box import Author
from relmap.ui.session import Session
from relmap.ui.widgets.panel_card import PanelCard
from relmap.words.forms import text as form_text
from relmap.words.knowledge import text


class LessonsView(QScrollArea):
    """A form for a new lesson, and the lessons of this account and of all."""

    def __init__(self, session: Session, author: Author, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._author = author
        self.heads: dict[str, BlockHead] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.form = Form(lambda: (), lambda _values: None)
        self.form.add("text", text("LESSON"), LongTextField(text("LESSON_PROMPT")))
        self.form.add("tags", text("TAGS"), TextField(text("TAGS_PROMPT")))
        self.form.add("everywhere", text("EVERYWHERE"), CheckField(text("EVERYWHERE")), wide=True)
        self.add = QPushButton(text("ADD_LESSON"))
        self.add.clicked.connect(self._keep)
        self.said = WrapLabel().quiet()
        self._list = QVBoxLayout()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(10)
        column.addWidget(self.said)
        column.addWidget(self.form)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignRight)
        column.addLayout(self._list)
        column.addStretch(1)
        self.setWidget(inside)
        self.start_over()

    def start_over(self) -> None:
        """A blank form."""
        for name, value in (("text", ""), ("tags", ""), ("everywhere", False)):
            self.form.field(name).show_values([value])

    def refresh(self) -> None:
        """Show the lessons as they are now."""
        session = self._session
        lessons = sorted(
            (
                f
                for f in session.snapshot.facts.values()
                if f.category is FactCategory.LESSON and f.account in (None, session.account)
            ),
            key=lambda f: (f.recorded_on or date.min, f.id),
            reverse=True,
        )
        self.said.say(text("LESSONS_TEXT" if lessons else "LESSONS_NONE"))
        self.form.setEnabled(not session.read_only)
        self.add.setEnabled(not session.read_only)
        clear_all(self._list)
        self.heads = {}
        for lesson in lessons:
            self._list.addWidget(self._card(lesson))

    def _card(self, lesson: Fact) -> QWidget:
        card = PanelCard()
        head = self.heads[lesson.id] = BlockHead(form_text("REMOVE"))
        head.label.say(lesson.text, 600)
        head.remove.clicked.connect(lambda _checked=False: self._session.run(Remove(Fact, (lesson.id,)), self))
        head.remove.setEnabled(not self._session.read_only)
        card.add(head)
        where = text("EVERYWHERE") if lesson.account is None else ""
        tags = " ".join(f"#{tag}" for tag in lesson.tags.split())
        beside = " · ".join(part for part in (tags, where) if part)
        if beside:
            card.add(WrapLabel(beside, size=0.92).quiet())
        return card

    def _keep(self) -> None:
        session = self._session
        for name in ("text", "tags"):
            self.form.field(name).commit()
        words = self.form.field("text").value
        if not words or session.account is None:
            self.form.field("text").setFocus()
            return
        lesson = Fact(
            new_id(),
            None if self.form.field("everywhere").value else session.account,
            FactCategory.LESSON,
            text=str(words),
            how_known=HowKnown.SEEN,
            recorded_by=self._author(),
            recorded_on=session.as_of,
            confirmed_on=session.as_of,
            confirmer=self._author(),
            tags=str(self.form.field("tags").value or ""),
        )
        if session.run(AddRecords((lesson,)), self) is not None:
            self.start_over()
