"""What was heard: her words first, and six topics by person with ages (method.md 1.4, 46-47)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QPushButton,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from relmap.analysis.listening import TOPICS, Heard, heard
from relmap.edit.commands import AddRecords
from relmap.model.entities import Person
from relmap.model.ids import new_id
from relmap.model.knowledge import Fact
from relmap.model.plan import Action
from relmap.model.strategy_vocabulary import ActionKind, FactCategory, ListeningTopic, Tone
from relmap.model.vocabulary import Certainty, HowKnown
from relmap.ui.fields.choice_field import EnumField
from relmap.ui.fields.date_field import DateField
from relmap.ui.fields.field import Field
from relmap.ui.fields.form import Form
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.fields.long_text_field import LongTextField
from relmap.ui.fields.person_field import PersonField
from relmap.ui.fields.text_field import TextField
from relmap.ui.panels.knowledge.answer_box import Author
from relmap.ui.session import Session
from relmap.ui.widgets.plain import plain_tip
from relmap.words.forms import text as form_text
from relmap.words.knowledge import age, short_topic, text, topic_question
from relmap.words.labels import label
from relmap.words.people import who

_SIGNS = {Tone.NEGATIVE: "− ", Tone.NEUTRAL: "", Tone.POSITIVE: "+ ", None: ""}
_ROWS_SHOWN = 14
_NAME_WIDTH = 12


class ListeningForm(QWidget):
    """Takes down what somebody said. There is no place for an answer of ours: only for what we asked."""

    def __init__(self, session: Session, author: Author, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._author = author
        never = form_text("NOT_KNOWN")
        self.form = form = Form(lambda: (), lambda _values: None)
        form.add("text", text("HER_WORDS"), LongTextField(text("HER_WORDS_PROMPT")))
        form.add("person", text("WHO_SAID"), PersonField(self._people, self._one, prompt=form_text("TIE_WITH_PROMPT")))
        form.add("topic", text("TOPIC"), EnumField(tuple(ListeningTopic)))
        form.add("tone", text("TONE"), EnumField(tuple(Tone), never))
        form.add("date", text("SAID_ON"), DateField(lambda: session.as_of, never, today_button=True))
        form.add("question", text("ASKED_TO_UNDERSTAND"), TextField())
        form.add("what", text("PROMISED"), TextField())
        form.add("due", text("PROMISED_DUE"), DateField(lambda: session.as_of, never))
        self.save = QPushButton(text("KEEP_WORDS"))
        self.save.clicked.connect(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(form)
        column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignRight)
        self.clear()

    def clear(self, person: str | None = None, topic: ListeningTopic = ListeningTopic.ABOUT_ME) -> None:
        """A blank form, about somebody and a topic."""
        blank: Mapping[str, object] = {"text": "", "question": "", "what": "", "due": None, "tone": None}
        for name, value in {**blank, "person": person, "topic": topic, "date": self._session.as_of}.items():
            self._field(name).show_values([value])

    def ask(self, person: str, topic: ListeningTopic) -> None:
        """Prepare for writing down what somebody said on a topic; words already typed stay."""
        self._field("person").show_values([person])
        self._field("topic").show_values([topic])
        self._field("text").setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """Keep her words and, as an action, what was promised; asks for what is missing."""
        session = self._session
        values = {}
        for name in ("text", "person", "topic", "tone", "date", "question", "what", "due"):
            self._field(name).commit()
            values[name] = self._field(name).value
        lacking = next((n for n in ("text", "person") if not values[n]), None)
        if lacking is not None or values["person"] not in session.snapshot.people or session.account is None:
            self._field(lacking or "person").setFocus(Qt.FocusReason.OtherFocusReason)
            return
        person, author = values["person"], self._author()
        fact = Fact(
            new_id(),
            session.account,
            FactCategory.LISTENING,
            text=values["text"],
            person=person,
            source=person,
            certainty=Certainty.CONFIRMED,
            how_known=HowKnown.TOLD,
            date=values["date"],
            recorded_by=author,
            recorded_on=session.as_of,
            confirmed_on=session.as_of,
            confirmer=author,
            topic=values["topic"],
            tone=values["tone"],
            question=values["question"] or "",
        )
        promised = values["what"] or ""
        promise = Action(
            new_id(),
            session.account,
            promised,
            ActionKind.PROMISE,
            owner=author,
            person=person,
            due=values["due"],
            fact=fact.id,
        )
        if session.run(AddRecords((fact, promise) if promised else (fact,)), self) is not None:
            self.clear(person)

    def _field(self, name: str) -> Field:
        return self.form.field(name)

    def _people(self) -> Iterable[Person]:
        return self._session.snapshot.people_of(self._session.account or "")

    def _one(self, key: str) -> Person | None:
        return self._session.snapshot.people.get(key)


class ListeningView(QScrollArea):
    """The form above, the matrix below; a click into the matrix prepares the form."""

    person_chosen = Signal(str)

    def __init__(self, session: Session, author: Author, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows: tuple[Heard, ...] = ()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.form = ListeningForm(session, author)
        self.next = WrapLabel().bold()
        self.matrix = QTableWidget(0, 1 + len(TOPICS))
        self.matrix.setHorizontalHeaderLabels([text("PERSON"), *(short_topic(topic) for topic in TOPICS)])
        for place, topic in enumerate(TOPICS, 1):
            head = self.matrix.horizontalHeaderItem(place)
            if head is not None:
                head.setToolTip(label(topic))
        self.matrix.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.matrix.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.matrix.verticalHeader().hide()
        self.matrix.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.matrix.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self.matrix.setColumnWidth(0, self.fontMetrics().averageCharWidth() * _NAME_WIDTH)
        self.matrix.horizontalHeader().setMinimumSectionSize(self.fontMetrics().horizontalAdvance("Market"))
        self.matrix.setAccessibleName(text("VIEW_LISTENING"))
        self.matrix.cellClicked.connect(self._clicked)
        self.matrix.cellActivated.connect(self._clicked)
        self.explained = WrapLabel().quiet()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(10)
        for widget in (self.next, self.form, self.explained, self.matrix):
            column.addWidget(widget)
        column.addStretch(1)
        self.setWidget(inside)

    def refresh(self) -> None:
        """Show what was heard until now."""
        session = self._session
        account = session.account
        rows = heard(session.snapshot, account, session.as_of) if account is not None else ()
        self._rows = rows
        self.form.setEnabled(account is not None and not session.read_only)
        self.explained.say(text("LISTENING_TEXT" if rows else "LISTENING_NONE"))
        self.matrix.setVisible(bool(rows))
        self.matrix.setRowCount(len(rows))
        for number, row in enumerate(rows):
            self._fill(number, row)
        height = self.matrix.horizontalHeader().sizeHint().height() + 4
        self.matrix.setFixedHeight(height + min(len(rows), _ROWS_SHOWN) * self.matrix.rowHeight(0))
        self._say_next(rows)

    def start_over(self) -> None:
        """Another document or account: what was typed belongs to the old one."""
        self.form.clear()

    def _say_next(self, rows: tuple[Heard, ...]) -> None:
        for row in rows:
            topic = row.next_topic(self._session.as_of)
            if topic is not None:
                name = who(row.person, self._session.snapshot)
                self.next.say(text("NEXT_TOPIC", name=name, topic=topic_question(topic)))
                break
        else:
            self.next.say(text("ALL_HEARD") if rows else "")
        self.next.setVisible(bool(self.next.text()))

    def _fill(self, number: int, row: Heard) -> None:
        name = who(row.person, self._session.snapshot)
        self._put(number, 0, name, text("HEARD_LITTLE", name=name) if row.gap else name)
        for column, topic in enumerate(TOPICS, 1):
            fact = row.latest.get(topic)
            if fact is None:
                self._put(number, column, "–", text("NOT_ASKED"), quiet=True)
            else:
                self._put(number, column, f"{_SIGNS[fact.tone]}{age(row.days(topic, self._session.as_of))}", fact.text)

    def _put(self, row: int, column: int, words: str, tip: str, *, quiet: bool = False) -> None:
        item = QTableWidgetItem(words)
        item.setToolTip(plain_tip(tip))
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, tip)
        if column:
            item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
        if quiet:
            item.setForeground(self.palette().brush(QPalette.ColorRole.PlaceholderText))
        self.matrix.setItem(row, column, item)

    def _clicked(self, row: int, column: int) -> None:
        person = self._rows[row].person
        if column == 0:
            self.person_chosen.emit(person)
            return
        topic = TOPICS[column - 1]
        fact = self._rows[row].latest.get(topic)
        if fact is not None:
            self.explained.say(f"{who(person, self._session.snapshot)}: “{fact.text}”", 600)
        self.form.ask(person, topic)
