"""Name and title typed right on the card."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from relmap.model.text import one_line
from relmap.words.canvas import canvas_text

_LEAST_WIDTH = 208


class Then(Enum):
    """What follows after an edit was finished."""

    NEXT = auto()
    """Enter: go on."""
    REPORT = auto()
    """Tab: somebody below."""
    REST = auto()
    """Something else was clicked."""


class NameEditor(QWidget):
    """Two fields over a card. Enter and Tab finish, the down key goes to the title, Escape leaves all as it was.

    ``finished(Then)``: the texts stand; ``cancelled``: they are to be forgotten. The editor has hidden itself by then.
    """

    finished = Signal(object)
    cancelled = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self.setObjectName("nameEditor")
        self._open = False
        self._name = QLineEdit(self)
        self._name.setObjectName("nameField")
        self._title = QLineEdit(self)
        self._title.setObjectName("titleField")
        self._hint = QLabel(self)
        bold = self._name.font()
        bold.setBold(True)
        self._name.setFont(bold)
        small = self._hint.font()
        small.setPointSizeF(small.pointSizeF() * 0.85)
        self._hint.setFont(small)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 6)
        layout.setSpacing(3)
        for field, code in ((self._name, "NAME"), (self._title, "TITLE")):
            field.setPlaceholderText(canvas_text(code))
            field.setAccessibleName(canvas_text(code))
            field.installEventFilter(self)
            layout.addWidget(field)
        layout.addWidget(self._hint)
        self.hide()

    @property
    def name(self) -> str:
        """The name as typed, on one line."""
        return one_line(self._name.text())

    @property
    def title(self) -> str:
        """The title as typed, on one line."""
        return one_line(self._title.text())

    @property
    def active(self) -> bool:
        """Whether somebody is typing."""
        return self._open

    def start(self, name: str, title: str, letter: str, hint: str) -> None:
        """Show the editor; a ``letter`` that was typed on the map replaces the name."""
        self._name.setText(letter or name)
        self._title.setText(title)
        self._hint.setText(hint)
        if not letter:
            self._name.selectAll()
        self._open = True
        self.show()
        self.raise_()
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def stand_at(self, card: QRect) -> None:
        """Cover a card of the widget, and stay inside it."""
        wanted = self.sizeHint()
        width = max(_LEAST_WIDTH, wanted.width(), card.width())
        height = max(wanted.height(), min(card.height(), wanted.height() + 20))
        room = self._room.rect()
        left = max(0, min(card.left(), room.width() - width))
        top = max(0, min(card.top(), room.height() - height))
        self.setGeometry(left, top, width, height)

    def finish(self, then: Then) -> None:
        """Take the texts as they stand."""
        if self._close():
            self.finished.emit(then)

    def cancel(self) -> None:
        """Forget what was typed."""
        if self._close():
            self.cancelled.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A card in hand: filled, with a border as the selection has."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that end the edit, and the focus going elsewhere."""
        if isinstance(event, QKeyEvent) and event.key() in _OWN_KEYS:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._typed(event.key())
                return True
        if event.type() == QEvent.Type.FocusOut and self._open:
            focused = self.window().focusWidget()
            if focused not in (self._name, self._title) and event.reason() not in _PASSING:  # type: ignore[attr-defined]
                self.finish(Then.REST)
        return super().eventFilter(watched, event)

    def _typed(self, key: int) -> None:
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish(Then.NEXT)
        elif key == Qt.Key.Key_Tab:
            self.finish(Then.REPORT)
        elif key == Qt.Key.Key_Escape:
            self.cancel()
        elif key == Qt.Key.Key_Down:
            self._title.setFocus()
            self._title.selectAll()
        else:
            self._name.setFocus()

    def _close(self) -> bool:
        was_open, self._open = self._open, False
        if was_open:
            self.hide()
        return was_open


_OWN_KEYS = frozenset(
    (
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_Escape,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
    )
)
_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""A context menu or another window takes the focus for a while: the edit goes on."""
