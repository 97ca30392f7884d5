"""One of several values that exclude each other, readable on light and dark ground."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QRadioButton, QWidget

from relmap.ui.widgets.look import ink, paint_focus, paint_words, row_height

_RADIUS = 6.5
_GAP = 8


class PlainRadio(QRadioButton):
    """A radio button whose words are plain text; drawn from the palette alone."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self.words)
        return QSize(wide + round(2 * _RADIUS) + 2 * _GAP, row_height(self))

    def hitButton(self, pos: object) -> bool:  # noqa: N802 - Qt's name
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, palette = QPainter(self), self.palette()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QPointF(_RADIUS + 3, self.height() / 2)
        chosen = palette.color(QPalette.ColorRole.Link)
        ring = chosen if self.isChecked() else palette.color(QPalette.ColorRole.PlaceholderText)
        painter.setPen(QPen(ring, 1.5))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawEllipse(centre, _RADIUS, _RADIUS)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(chosen)
            painter.drawEllipse(centre, _RADIUS / 2, _RADIUS / 2)
        room = self.rect().adjusted(round(2 * _RADIUS) + _GAP + 3, 0, -2, 0)
        paint_words(painter, self, room, self.words, ink(self))
        if self.hasFocus():
            paint_focus(painter, self)
