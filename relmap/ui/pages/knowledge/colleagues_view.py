"""Who of ours knows much and has written nothing, and what each gave this quarter (method.md 1.5, 84, 92)."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from relmap.analysis.stewardship import Contribution, Silent, contributions, silent_colleagues
from relmap.edit.commands import AddRecords
from relmap.model.ids import new_id
from relmap.model.plan import Action
from relmap.model.strategy_vocabulary import ActionKind
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.session import Session
from relmap.ui.widgets.card_column import CardColumn
from relmap.ui.widgets.panel_card import PanelCard
from relmap.words.knowledge import contribution_words, silent_sentence, text
from relmap.words.people import who, whos


class ColleaguesView(CardColumn):
    """A card for everybody to ask; below, the contributions by name."""

    interview_wanted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.asks: dict[str, QPushButton] = {}
        self.interviews: dict[str, QPushButton] = {}

    def content(self) -> Iterator[QWidget]:
        """Both lists."""
        session = self._session
        self.asks, self.interviews = {}, {}
        if session.account is None:
            yield WrapLabel(text("NO_ACCOUNT")).quiet()
            return
        yield WrapLabel(text("SILENT")).bold()
        silent = silent_colleagues(session.snapshot, session.account, session.as_of)
        if not silent:
            yield WrapLabel(text("SILENT_NONE")).quiet()
        for colleague in silent:
            yield self._card(colleague)
        yield WrapLabel(text("CONTRIBUTIONS")).bold()
        given = contributions(session.snapshot, session.account, session.as_of)
        yield WrapLabel(text("CONTRIBUTIONS_TEXT" if given else "CONTRIBUTIONS_NONE")).quiet()
        for contribution in given:
            yield WrapLabel(self._line(contribution))

    def _line(self, given: Contribution) -> str:
        return f"{who(given.team_member, self._session.snapshot)}: {contribution_words(given.added, given.confirmed)}"

    def _card(self, silent: Silent) -> QWidget:
        card = PanelCard()
        card.add(WrapLabel(silent_sentence(silent, self._session.snapshot)))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 4, 0, 0)
        interview = self.interviews[silent.team_member] = QPushButton(text("VIEW_INTERVIEW"))
        interview.clicked.connect(lambda _checked=False: self.interview_wanted.emit(silent.team_member))
        ask = self.asks[silent.team_member] = QPushButton(text("ASK_TEN"))
        ask.clicked.connect(lambda _checked=False: self._ask(silent))
        ask.setEnabled(not self._session.read_only)
        for button in (interview, ask):
            line.addWidget(button)
        line.addStretch(1)
        card.add(row)
        return card

    def _ask(self, silent: Silent) -> None:
        session = self._session
        if session.account is None:
            return
        what = text("ASKED_TEN", names=whos(silent.people, session.snapshot))
        request = Action(new_id(), session.account, what, ActionKind.ASK_COLLEAGUE, owner=silent.team_member)
        session.run(AddRecords((request,)), self)
