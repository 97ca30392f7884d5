"""A hint that points at a part of the window."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPolygon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from relmap.render.theme import Theme, colour
from relmap.ui.widgets.plain import plain_label

_ARROW = 10
_WIDTH = 320


class CoachMark(QWidget):
    """A bubble below the place it speaks of; Enter or its button goes on, Escape ends the hints."""

    gone_on = Signal()
    ended = Signal()

    def __init__(self, words: str, progress: str, button: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._inside = parent
        self._theme = theme
        self.setFixedWidth(_WIDTH)
        ink = f"color: {theme.way_text};"
        sentence = plain_label(words)
        sentence.setStyleSheet(ink)
        place = QLabel(progress)
        place.setStyleSheet(ink)
        self.button = QPushButton(button)
        self.button.setAutoDefault(True)
        self.button.clicked.connect(self.gone_on)
        row = QHBoxLayout()
        row.addWidget(place)
        row.addStretch(1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, _ARROW + 12, 16, 12)
        column.setSpacing(10)
        column.addWidget(sentence)
        column.addLayout(row)
        self.setAccessibleName(words)

    def point_at(self, target: QRect) -> None:
        """Stand below ``target`` (in the parent's coordinates), inside the parent."""
        self.adjustSize()
        room = self._inside.rect()
        x = max(8, min(target.center().x() - 40, room.width() - self.width() - 8))
        y = max(8, min(target.bottom() + 2, room.height() - self.height() - 8))
        self.move(x, y)
        self.show()
        self.raise_()
        self.button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.ended.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self._theme.way))
        painter.drawPolygon(QPolygon([QPoint(30, _ARROW), QPoint(40, 0), QPoint(50, _ARROW)]))
        painter.drawRoundedRect(self.rect().adjusted(0, _ARROW, 0, 0), 8, 8)
