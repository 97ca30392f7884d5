"""What is written down about one person, each fact with certainty, source, day and audience (method.md 1.5, 80-83)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from relmap.analysis.stewardship import known_since, stale
from relmap.edit.commands import AddRecords, Remove, Revise
from relmap.model.entities import Person
from relmap.model.ids import new_id
from relmap.model.knowledge import Fact
from relmap.model.strategy_vocabulary import FactCategory, FactState, ListeningTopic
from relmap.model.vocabulary import Audience, HowKnown
from relmap.ui.fields.choice_field import EnumField
from relmap.ui.fields.date_field import DateField
from relmap.ui.fields.form import Form
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.fields.link import Link
from relmap.ui.fields.long_text_field import LongTextField
from relmap.ui.fields.person_field import PersonField
from relmap.ui.fields.scale_fields import CertaintyField
from relmap.ui.fields.text_field import TextField
from relmap.ui.panels.inspector.block import BlockHead
from relmap.ui.panels.inspector.page import Card, clear_out
from relmap.ui.session import Session
from relmap.ui.widgets.look import muted
from relmap.words.forms import text as form_text
from relmap.words.knowledge import CAPTURE_KINDS, text, used_in
from relmap.words.labels import label
from relmap.words.people import full_date

_OWN_FORMS = (FactCategory.STEP_EVIDENCE, FactCategory.LESSON)


def shown_facts(session: Session, person: str) -> tuple[Fact, ...]:
    """The facts the tab lists, latest first; what was asked and not answered is a question, not a fact."""
    facts = [
        f
        for f in session.snapshot.facts_about(person)
        if f.category not in _OWN_FORMS and (f.text or f.state is not FactState.ASKED)
    ]
    return tuple(reversed(facts))


class FactList(QWidget):
    """A line to add a fact, and a card for each there is."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._person = ""
        self.cards: dict[str, FactCard] = {}
        self.title = WrapLabel(text("FACTS")).bold()
        self.nothing = WrapLabel(text("NO_FACTS")).quiet()
        self.kind = EnumField(CAPTURE_KINDS)
        self.kind.call(text("KIND"))
        self.words = LongTextField(text("FACT_PROMPT"))
        self.words.call(text("FACT_PROMPT"))
        self.add = QPushButton(text("ADD_FACT"))
        self.add.clicked.connect(self._add)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        row = QHBoxLayout()
        row.addWidget(self.kind, 1)
        row.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.title, self.words):
            column.addWidget(widget)
        column.addLayout(row)
        column.addWidget(WrapLabel(text("WRITE_FAIR"), size=0.92).quiet())
        column.addWidget(self.nothing)
        column.addLayout(self._list)
        self.kind.show_values([FactCategory.NOTE])

    def forms(self) -> Iterable[Form]:
        """The form of each open card."""
        return tuple(card.form for card in self.cards.values() if card.form is not None)

    def start(self, person: str) -> None:
        """Another person: what was typed was about the old one."""
        self._person = person
        for key in tuple(self.cards):
            self._drop(key)
        self.words.show_values([""])
        self.kind.show_values([FactCategory.NOTE])

    def refresh(self) -> None:
        """Show the facts as they are now."""
        facts = shown_facts(self._session, self._person)
        present = {fact.id for fact in facts}
        for gone in [key for key in self.cards if key not in present]:
            self._drop(gone)
        for place, fact in enumerate(facts):
            if fact.id not in self.cards:
                self.cards[fact.id] = FactCard(self._session, fact.id)
                self._list.insertWidget(place, self.cards[fact.id])
            self.cards[fact.id].refresh()
        self.nothing.setVisible(not facts)

    def _drop(self, key: str) -> None:
        card = self.cards.pop(key)
        if card.form is not None:
            card.form.drop()
        clear_out(self._list, card)

    def _add(self) -> None:
        self.words.commit()
        session, words = self._session, self.words.value
        person = session.snapshot.people.get(self._person)
        if not words or person is None:
            self.words.setFocus()
            return
        category = self.kind.value
        account = session.snapshot.accounts[person.account]
        fact = Fact(
            new_id(),
            person.account,
            category,
            text=str(words),
            person=person.id,
            how_known=HowKnown.TOLD,
            date=session.as_of,
            recorded_by=account.steward or account.owner,
            recorded_on=session.as_of,
            topic=ListeningTopic.OTHER if category is FactCategory.LISTENING else None,
            state=FactState.OPEN if category in (FactCategory.CONCERN, FactCategory.INCIDENT) else FactState.STANDING,
        )
        self.words.show_values([""])
        session.run(AddRecords((fact,)), self)


class FactCard(Card):
    """One fact in two lines; everything about it opens below."""

    def __init__(self, session: Session, fact: str) -> None:
        super().__init__("")
        self._session = session
        self._id = fact
        self.title.hide()
        self.head = BlockHead(text("REMOVE_FACT"))
        self.head.remove.clicked.connect(self._remove)
        self.lock = Lock()
        self.beside = WrapLabel(size=0.92).quiet()
        self.more = Link(form_text("MORE"))
        self.more.clicked.connect(self._fold)
        self.form: Form | None = None
        line = QHBoxLayout()
        line.setSpacing(5)
        line.addWidget(self.lock, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.beside, 1)
        line.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(self.head)
        self.column.addLayout(line)

    def records(self) -> Sequence[Fact]:
        """The fact, none when it is gone."""
        fact = self._session.snapshot.facts.get(self._id)
        return () if fact is None else (fact,)

    def refresh(self) -> None:
        """Show the fact as it is now."""
        for fact in self.records():
            quoted = fact.category is FactCategory.LISTENING
            self.head.say(f"“{fact.text}”" if quoted else fact.text)
            self.beside.say(" · ".join(part for part in self._about(fact) if part))
            self.lock.setVisible(fact.audience in (Audience.OWNER, Audience.TEAM))
            self.lock.setToolTip(f"{text('AUDIENCE')}: {label(fact.audience)}")
        if self.form is not None:
            self.form.refresh()

    def _about(self, fact: Fact) -> Iterable[str]:
        session = self._session
        yield label(fact.category)
        if fact.topic is not None and fact.topic is not ListeningTopic.OTHER:
            yield label(fact.topic)
        yield label(fact.certainty)
        day = known_since(fact)
        if day is not None:
            yield full_date(day)
        yield label(fact.audience)
        if fact.state is not FactState.STANDING:
            yield label(fact.state)
        if stale(fact, session.as_of):
            yield text("OLD")
        sheets = sum(
            1
            for m in session.snapshot.meetings_with(fact.person or "")
            if m.date is not None and (m.date >= session.as_of or (day is not None and m.date >= day))
        )
        report = session.objective_report
        ways = sum(1 for way in report.access.known if fact.person in way.ids) if report is not None else 0
        yield used_in(sheets, ways)

    def _fold(self) -> None:
        if self.form is None:
            self.form = self._made_form()
            self.column.addWidget(self.form)
            self.form.refresh()
            self.form.show()
        else:
            self.form.commit()
            self.form.setVisible(not self.form.isVisible())
        self.more.setText(form_text("LESS" if self.form.isVisibleTo(self) else "MORE"))

    def _made_form(self) -> Form:
        session, never = self._session, form_text("NOT_KNOWN")
        form = Form(self.records, self._save)
        form.add("text", text("FACTS"), LongTextField(text("FACT_PROMPT")), wide=True)
        form.add("category", text("KIND"), EnumField(tuple(FactCategory)))
        form.add("certainty", text("CERTAINTY"), CertaintyField(), wide=True)
        form.add("how_known", text("HOW_KNOWN"), EnumField(tuple(HowKnown), never))
        form.add("source", text("SOURCE"), PersonField(self._people, self._one, never))
        form.add("date", text("DATE"), DateField(lambda: session.as_of, never, today_button=True))
        form.add("audience", text("AUDIENCE"), EnumField(tuple(Audience)))
        form.add("state", form_text("STATUS"), EnumField(tuple(FactState)))
        form.add("resolution", text("RESOLUTION"), TextField(text("RESOLUTION_PROMPT")))
        return form

    def _save(self, values: Mapping[str, object]) -> None:
        self._session.run(Revise(Fact, (self._id,), values), self)

    def _remove(self) -> None:
        if self.form is not None:
            self.form.drop()
        self._session.run(Remove(Fact, (self._id,)), self)

    def _people(self) -> Iterable[Person]:
        for fact in self.records():
            return self._session.snapshot.people_of(fact.account or "")
        return ()

    def _one(self, key: str) -> Person | None:
        return self._session.snapshot.people.get(key)


class Lock(QWidget):
    """A small lock beside what stays within the team."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return QSize(12, self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = muted(self)
        middle = QPointF(self.width() / 2, self.height() / 2)
        painter.setPen(QPen(ink, 1.2))
        painter.drawArc(QRectF(middle.x() - 2.5, middle.y() - 6, 5, 7), 0, 180 * 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRoundedRect(QRectF(middle.x() - 4, middle.y() - 2, 8, 6), 1, 1)
