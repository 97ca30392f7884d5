"""The steward's queue: confirm, change, don't know; new facts also join or go (method.md 1.5, 82, 89)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from relmap.analysis.stewardship import QueueEntry, Waiting, known_since, steward_queue
from relmap.edit.commands import Command, Remove
from relmap.model.knowledge import Fact
from relmap.ui.fields.labels import WrapLabel, shortened
from relmap.ui.fields.link import Link
from relmap.ui.fields.long_text_field import LongTextField
from relmap.ui.panels.knowledge.answer_box import Author
from relmap.ui.panels.knowledge.recording import confirmed, joined, no_longer_known
from relmap.ui.session import Session
from relmap.ui.widgets.card_column import CardColumn
from relmap.ui.widgets.panel_card import PanelCard
from relmap.ui.widgets.plain import plain_button
from relmap.words.knowledge import text, waiting_count
from relmap.words.labels import label
from relmap.words.people import full_date, who


class QueueView(CardColumn):
    """One fact at a time, those about the most influential people first."""

    person_chosen = Signal(str)

    def __init__(self, session: Session, author: Author, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._author = author
        self.words = LongTextField()
        self.buttons: dict[str, QPushButton] = {}

    def content(self) -> Iterator[QWidget]:
        """The first fact that waits, and how many more do."""
        self.buttons = {}
        session = self._session
        if session.account is None:
            yield WrapLabel(text("NO_ACCOUNT")).quiet()
            return
        queue = steward_queue(session.snapshot, session.account, session.as_of)
        if not queue:
            yield WrapLabel(text("QUEUE_DONE")).quiet()
            return
        yield WrapLabel(f"{waiting_count(len(queue))}. {text('QUEUE_TEXT')}").quiet()
        yield self._card(queue[0])

    def _card(self, entry: QueueEntry) -> QWidget:
        session, fact = self._session, entry.fact
        card = PanelCard()
        if fact.person is not None:
            link = Link(who(fact.person, session.snapshot))
            link.clicked.connect(lambda _checked=False: self.person_chosen.emit(fact.person))
            card.add(link)
        day = known_since(fact)
        said = [label(fact.category), text(entry.waiting.value), full_date(day) if day is not None else ""]
        if fact.recorded_by is not None:
            said.append(who(fact.recorded_by, session.snapshot))
        card.add(WrapLabel(" · ".join(part for part in said if part), size=0.92).quiet())
        if fact.question:
            card.add(WrapLabel(fact.question))
        self.words = LongTextField(text("ANSWER"))
        self.words.call(label(fact.category))
        self.words.show_values([fact.text])
        card.add(self.words)
        card.add(self._row(entry))
        if entry.twin is not None:
            card.add(self._button("MERGE", entry, text("MERGE", text=shortened(entry.twin.text, 60))))
        card.setEnabled(not session.read_only)
        return card

    def _row(self, entry: QueueEntry) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 4, 0, 0)
        last = "DISCARD" if entry.waiting is Waiting.NEW else "DONT_KNOW"
        for code in ("CONFIRM", "CHANGE", last):
            line.addWidget(self._button(code, entry, text(code)))
        line.addStretch(1)
        return row

    def _button(self, code: str, entry: QueueEntry, words: str) -> QPushButton:
        button = self.buttons[code] = QPushButton(plain_button(words))
        button.clicked.connect(lambda _checked=False: self._decide(code, entry))
        return button

    def _decide(self, code: str, entry: QueueEntry) -> None:
        session, fact = self._session, entry.fact
        if fact.id not in session.snapshot.facts:
            return
        self.words.commit()
        twin = entry.twin
        whom, day = self._author(), session.as_of
        decided: dict[str, Callable[[], Command]] = {
            "CONFIRM": lambda: confirmed(fact, whom, day),
            "CHANGE": lambda: confirmed(fact, whom, day, str(self.words.value or "")),
            "DONT_KNOW": lambda: no_longer_known(fact, whom, day),
            "DISCARD": lambda: Remove(Fact, (fact.id,)),
            "MERGE": lambda: joined(fact, twin, whom, day) if twin is not None else confirmed(fact, whom, day),
        }
        session.run(decided[code](), self)
