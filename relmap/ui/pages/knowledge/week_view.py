"""The five most valuable missing facts, answered on the spot (method.md 1.5, 88)."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from relmap.analysis.knowledge import Missing, missing_facts, most_valuable
from relmap.analysis.stewardship import role_holders
from relmap.model.names import called
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.fields.link import Link
from relmap.ui.pages.knowledge.answer_box import AnswerBox, Author
from relmap.ui.session import Session
from relmap.ui.widgets.card_column import CardColumn
from relmap.ui.widgets.panel_card import PanelCard
from relmap.words.knowledge import text


class WeekView(CardColumn):
    """A card a question."""

    person_chosen = Signal(str)

    def __init__(self, session: Session, author: Author, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._author = author
        self.boxes: list[AnswerBox] = []

    def content(self) -> Iterator[QWidget]:
        """The questions, most valuable first."""
        self.boxes = []
        session = self._session
        if session.account is None:
            yield WrapLabel(text("NO_ACCOUNT")).quiet()
            return
        asked = most_valuable(missing_facts(session.snapshot, session.account, session.as_of))
        if not asked:
            holders = role_holders(session.snapshot, session.account)
            yield WrapLabel(text("WEEK_DONE" if holders else "WEEK_ROLES")).quiet()
            return
        yield WrapLabel(text("WEEK_TEXT")).quiet()
        for missing in asked:
            yield self._card(missing)

    def _card(self, missing: Missing) -> QWidget:
        card = PanelCard()
        box = AnswerBox(self._session, missing, self._author)
        self.boxes.append(box)
        card.add(box)
        link = Link(called(self._session.snapshot.people[missing.person]) or text("PERSON"))
        link.clicked.connect(lambda _checked=False: self.person_chosen.emit(missing.person))
        card.add(link)
        return card
