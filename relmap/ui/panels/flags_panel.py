"""The flags of the objective: what is known, why it matters, what would clear it, what to do next."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from relmap.analysis.flags.report import Flag
from relmap.edit.commands import Remove
from relmap.model.keeping import Acknowledgement
from relmap.model.names import called
from relmap.render.theme import Theme
from relmap.ui.appearance import Appearance
from relmap.ui.dialogs.acknowledge_dialog import acknowledge_dialog
from relmap.ui.session import Session
from relmap.ui.widgets.card_column import CardColumn
from relmap.ui.widgets.link_button import LinkButton
from relmap.ui.widgets.panel_card import PanelCard
from relmap.ui.widgets.plain import plain_label
from relmap.words.flags import action, clears_when, headline, sentence, why
from relmap.words.labels import label
from relmap.words.people import full_date
from relmap.words.window import text


class FlagsPanel(CardColumn):
    """One card a flag, worst first; with people selected by a click on ⚑, only the flags that name them."""

    person_chosen = Signal(str)

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._appearance = appearance
        self._about: str | None = None
        session.place_changed.connect(self._everybody)
        for signal in (session.document_changed, session.content_changed, session.reports_changed):
            signal.connect(self.refresh)
        appearance.changed.connect(self.refresh)

    def show_about(self, person: str | None) -> None:
        """Show only the flags that name a person; all of them with None."""
        self._about = person
        self.refresh()

    def _everybody(self) -> None:
        self.show_about(None)

    def content(self) -> Iterator[QWidget]:
        """A card a flag."""
        flags = self._flags()
        if not flags:
            evaluated = self._session.objective_report is not None
            yield plain_label(text("NO_FLAGS_TEXT" if evaluated else "NOT_EVALUATED_TEXT"))
        for flag in flags:
            yield self._card(flag, self._appearance.theme)
        standing = self._standing()
        if standing:
            yield plain_label(text("LEFT_STANDING"))
        for flag in standing:
            yield self._left_standing(flag)

    def _standing(self) -> list[Flag]:
        """Flags somebody decided to let stand for a while."""
        objective, account = self._session.objective_report, self._session.account_report
        return [
            *(objective.acknowledged if objective is not None else ()),
            *(account.acknowledged if account is not None else ()),
        ]

    def _left_standing(self, flag: Flag) -> PanelCard:
        card = PanelCard()
        card.add(plain_label(f"{flag.rule} · {headline(flag, self._session.snapshot)}"))
        record = flag.acknowledged
        if record is not None:
            until = text("STANDS_UNTIL", date=full_date(record.until), reason=record.reason)
            card.add(plain_label(until))
            if not self._session.read_only:
                again = LinkButton(text("RAISE_AGAIN"), self._appearance.theme.accent)
                again.clicked.connect(lambda _checked=False: self._session.run(Remove(Acknowledgement, (record.id,))))
                card.add(again)
        return card

    def _flags(self) -> list[Flag]:
        objective, account = self._session.objective_report, self._session.account_report
        flags = [*(objective.flags if objective is not None else ()), *(account.flags if account is not None else ())]
        if self._about is not None:
            flags = [flag for flag in flags if self._about in flag.people] or flags
        return sorted(flags, key=lambda flag: (flag.severity.rank, flag.rule))

    def _card(self, flag: Flag, theme: Theme) -> PanelCard:
        snapshot = self._session.snapshot
        ink = theme.severity(flag.severity)
        card = PanelCard(edge=ink)
        badge = QLabel(f"{label(flag.severity)} · {flag.rule}")
        badge.setStyleSheet(f"color: {ink}; font-weight: 600;")
        card.add(badge)
        said = plain_label(sentence(flag, snapshot))
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card.add(said)
        card.section(text("FACTS"), why(flag, snapshot))
        card.section(text("NEXT_STEP"), action(flag, snapshot))
        card.section(text("CLEARS"), clears_when(flag, snapshot))
        for person in dict.fromkeys(flag.people):
            if person in snapshot.people:
                card.add(self._link(person, called(snapshot.people[person])))
        if flag.rule != "F01" and not self._session.read_only:
            stand = LinkButton(text("LET_STAND"), theme.muted)
            stand.clicked.connect(lambda _checked=False: acknowledge_dialog(self._session, flag, self.window()))
            card.add(stand)
        return card

    def _link(self, person: str, name: str) -> LinkButton:
        button = LinkButton(name, self._appearance.theme.accent)
        button.clicked.connect(lambda _checked=False: self.person_chosen.emit(person))
        return button
