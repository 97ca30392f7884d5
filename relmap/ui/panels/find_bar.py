"""Finding people on the map: hits are counted and lit while typing, F3 goes from one to the next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from relmap.packs.picture import Card
from relmap.ui.composition import Composition
from relmap.words.window import text


class FindBar(QWidget):
    """Searches name, title, unit and firm of everybody on the map, by parts of words in any order."""

    hits_changed = Signal(object)
    hit_chosen = Signal(str)
    closed = Signal()

    def __init__(self, composition: Composition, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composition = composition
        self._hits: tuple[str, ...] = ()
        self._at = -1
        self.field = QLineEdit()
        self.field.setPlaceholderText(text("FIND_PLACEHOLDER"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._search)
        self.field.returnPressed.connect(self.next)
        self.count = QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 10, 6)
        row.addWidget(self.field, 1)
        row.addWidget(self.count)
        for arrow, tip, slot in (
            (Qt.ArrowType.UpArrow, "PREVIOUS", self.previous),
            (Qt.ArrowType.DownArrow, "NEXT", self.next),
        ):
            button = QToolButton()
            button.setArrowType(arrow)
            button.setToolTip(text(tip))
            button.setAccessibleName(text(tip))
            button.setAutoRaise(True)
            button.clicked.connect(slot)
            row.addWidget(button)
        close = QToolButton()
        close.setText("✕")
        close.setToolTip(text("CLOSE"))
        close.setAccessibleName(text("CLOSE"))
        close.setAutoRaise(True)
        close.clicked.connect(self.close_bar)
        row.addWidget(close)
        composition.changed.connect(self._again)
        self.hide()

    def open_bar(self) -> None:
        """Show the bar and wait for words."""
        self.show()
        self.field.setFocus()
        self.field.selectAll()
        self._search()

    def close_bar(self) -> None:
        """Hide the bar; nobody is lit any more."""
        self.hide()
        self._hits = ()
        self.hits_changed.emit(self._hits)
        self.closed.emit()

    def next(self) -> None:
        """Go to the next hit."""
        self._go(1)

    def previous(self) -> None:
        """Go to the hit before."""
        self._go(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    def _again(self) -> None:
        if self.isVisible():
            self._search()

    def _search(self) -> None:
        words = self.field.text().casefold().split()
        scene = self._composition.scene
        cards = scene.picture.cards.values() if scene is not None and words else ()
        self._hits = tuple(card.id for card in cards if _matches(card, words))
        self._at = -1
        self.hits_changed.emit(self._hits)
        self._say(bool(words))

    def _go(self, by: int) -> None:
        if not self._hits:
            return
        start = 0 if by > 0 else len(self._hits) - 1
        self._at = start if self._at < 0 else (self._at + by) % len(self._hits)
        self._say(True)
        self.hit_chosen.emit(self._hits[self._at])

    def _say(self, asked: bool) -> None:
        if not asked:
            self.count.setText("")
        elif not self._hits:
            self.count.setText(text("FIND_NONE"))
        else:
            self.count.setText(text("FIND_COUNT", number=max(self._at, 0) + 1, count=len(self._hits)))


def _matches(card: Card, words: list[str]) -> bool:
    haystack = " ".join((card.name, card.title, card.place, card.firm)).casefold()
    return all(word in haystack for word in words)
