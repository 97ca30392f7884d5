"""The five most valuable missing facts, answered on the spot (method.md 1.5, 88)."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from relmap.analysis.knowledge import Missing, missing_facts, most_valuable
from relmap.analysis.stewardship import role_holders
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.fields.link import Link
from relmap.ui.panels.knowledge.answer_box import AnswerBox, Author
from relmap.ui.session import Session
from relmap.ui.widgets.card_column import CardColumn
from relmap.ui.widgets.panel_card import PanelCard
from relmap.words.knowledge import question, text


class WeekView(CardColumn):
    """Asks one question, the most valuable or the one clicked; the others wait below in one line each."""

    person_chosen = Signal(str)

    def __init__(self, session: Session, author: Author, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._author = author
        self._wanted: Missing | None = None
        self.box: AnswerBox | None = None
        self.waiting: list[Link] = []

    def content(self) -> Iterator[QWidget]:
        """The questions of the week."""
        self.box, self.waiting = None, []
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
        first = self._wanted if self._wanted in asked else asked[0]
        for missing in asked:
            yield self._question(missing) if missing == first else self._line(missing)

    def _question(self, missing: Missing) -> QWidget:
        card = PanelCard()
        self.box = AnswerBox(self._session, missing, self._author)
        card.add(self.box)
        link = Link(text("SHOW_PERSON"))
        link.clicked.connect(lambda _checked=False: self.person_chosen.emit(missing.person))
        self.box.buttons.addWidget(link)
        return card

    def _line(self, missing: Missing) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(14, 0, 12, 0)
        row.addWidget(WrapLabel(question(missing, self._session.snapshot)), 1)
        answer = Link(text("ANSWER"))
        answer.clicked.connect(lambda _checked=False: self._turn_to(missing))
        self.waiting.append(answer)
        row.addWidget(answer)
        return line

    def _turn_to(self, missing: Missing) -> None:
        self._wanted = missing
        self.refresh()
