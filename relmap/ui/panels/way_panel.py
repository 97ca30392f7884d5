"""The way up: known ways to the economic buyer, what is worth asking, the first rung (method.md 3.6)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from relmap.analysis.paths import Access, HopKind, Path, Rung
from relmap.edit.commands import AddTie
from relmap.model.names import called
from relmap.model.vocabulary import Band, Certainty, TieKind
from relmap.ui.appearance import Appearance
from relmap.ui.session import Session
from relmap.ui.widgets.card_column import CardColumn
from relmap.ui.widgets.link_button import LinkButton
from relmap.ui.widgets.panel_card import PanelCard
from relmap.ui.widgets.plain import plain_label, plain_tip
from relmap.words.labels import label
from relmap.words.paths import (
    also_sentence,
    caution_sentence,
    next_move,
    no_way,
    path_move,
    question,
    route_sentence,
    rung_question,
    way_sentence,
)
from relmap.words.people import who
from relmap.words.window import text


class WayPanel(CardColumn):
    """Follows the session; choosing a known way draws it on the map.

    ``advice`` is the card of the next step, ``known`` those of the known ways, ``agreements`` the links that record an
    introduction, by who introduces us to whom; all as shown now.
    """

    person_chosen = Signal(str)

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._appearance = appearance
        self.advice: PanelCard | None = None
        self.known: list[PanelCard] = []
        self.agreements: dict[tuple[str, ...], LinkButton] = {}
        for signal in (
            session.document_changed,
            session.place_changed,
            session.content_changed,
            session.reports_changed,
            session.way_changed,
            appearance.changed,
        ):
            signal.connect(self.refresh)

    def content(self) -> list[QWidget]:
        """Next step, known ways, what is worth asking, first rungs."""
        report = self._session.objective_report
        self.advice, self.known = None, []
        self.agreements.clear()
        return self._ways(report.access) if report is not None else [plain_label(text("NOT_EVALUATED_TEXT"))]

    def _ways(self, access: Access) -> list[QWidget]:
        snapshot = self._session.snapshot
        shown: list[QWidget] = []
        advice = next_move(access, snapshot)
        self.advice = self._move(advice)
        shown.append(self.advice)
        if access.known:
            self.known = [self._known(number, path, advice) for number, path in enumerate(access.known)]
            shown += [_heading(text("KNOWN_WAYS")), *self.known, _muted(text("COMFORT"))]
        else:
            shown.append(plain_label(no_way(access, snapshot)))
        if access.possible:
            shown.append(_heading(text("WORTH_ASKING")))
            shown.extend(self._possible(path) for path in access.possible)
        if access.ladder:
            shown.append(_heading(text("LADDER")))
            shown.extend(self._rung(rung) for rung in access.ladder)
        return shown

    def _move(self, advice: str) -> PanelCard:
        card = PanelCard(edge=self._appearance.theme.accent)
        card.section(text("NEXT_STEP"), advice)
        return card

    def _known(self, number: int, path: Path, advice: str) -> PanelCard:
        snapshot, theme = self._session.snapshot, self._appearance.theme
        chosen = number == self._session.way
        card = PanelCard(chosen=theme.accent if chosen else "")
        strength = QLabel(f"{path.shown} {label(path.band)}")
        strength.setStyleSheet(
            f"color: {theme.supporter if path.band is Band.STRONG else theme.late}; font-weight: 600;"
        )
        card.add(strength)
        card.add(plain_label(way_sentence(path, snapshot)))
        card.add(_muted(route_sentence(path, snapshot)))
        for note in (also_sentence(path, snapshot), *(caution_sentence(c, snapshot) for c in path.cautions)):
            if note:
                card.add(_muted(note))
        move = path_move(path, snapshot)
        if move != advice:
            card.section(text("BEST_MOVE"), move)
        if not chosen:
            link = LinkButton(text("SHOW_ON_MAP"), theme.accent)
            link.clicked.connect(lambda _checked=False: self._session.show_way(number))
            card.add(link)
        return card

    def _possible(self, path: Path) -> PanelCard:
        snapshot = self._session.snapshot
        card = PanelCard()
        card.add(plain_label(question(path, snapshot)))
        card.add(_muted(route_sentence(path, snapshot)))
        self._offer_agreed(card, path)
        return card

    def _rung(self, rung: Rung) -> PanelCard:
        snapshot = self._session.snapshot
        card = PanelCard()
        card.add(plain_label(rung_question(rung, snapshot)))
        link = LinkButton(called(snapshot.people[rung.person]), self._appearance.theme.accent)
        link.clicked.connect(lambda _checked=False: self.person_chosen.emit(rung.person))
        card.add(link)
        self._offer_agreed(card, rung.via)
        return card

    def _offer_agreed(self, card: PanelCard, path: Path) -> None:
        """Record with one click that the first step nobody has agreed to was agreed."""
        snapshot = self._session.snapshot
        asked = next((hop for hop in path.hops if hop.kind is not HopKind.RELATIONSHIP and not hop.agreed), None)
        if asked is not None and not self._session.read_only:
            names = {"source": who(asked.source, snapshot), "target": who(asked.target, snapshot)}
            agreed = LinkButton(text("AGREED"), self._appearance.theme.accent)
            agreed.setToolTip(plain_tip(text("AGREED_TIP", **names)))
            agreed.clicked.connect(lambda _checked=False: self._agree(asked.source, asked.target))
            card.add(agreed)
            self.agreements[asked.source, asked.target] = agreed

    def _agree(self, source: str, target: str) -> None:
        values = {"certainty": Certainty.CONFIRMED, "date": self._session.as_of}
        self._session.run(AddTie(TieKind.CAN_INTRODUCE, source, target, values))


def _heading(words: str) -> QLabel:
    title = plain_label(words)
    font = title.font()
    font.setBold(True)
    title.setFont(font)
    return title


def _muted(words: str) -> QLabel:
    note = plain_label(words)
    note.setForegroundRole(note.palette().ColorRole.PlaceholderText)
    return note
