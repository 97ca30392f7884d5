"""A thin bar that shows a share beside the figure it belongs to."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from relmap.render.theme import colour
from relmap.ui.widgets.look import theme_of

_LENGTH, _HEIGHT = 220, 6


class ShareBar(QWidget):
    """``share`` 0 … 1 of its length is filled, always in the same colour: it says how much, not how good."""

    def __init__(self, share: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.share = min(1.0, max(0.0, share))
        self.setMaximumWidth(_LENGTH)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(_LENGTH, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        round_end = whole.height() / 2
        painter.setBrush(colour(theme.border))
        painter.drawRoundedRect(whole, round_end, round_end)
        if self.share > 0:
            filled = QRectF(whole)
            filled.setWidth(max(whole.height(), whole.width() * self.share))
            painter.setBrush(colour(theme.accent))
            painter.drawRoundedRect(filled, round_end, round_end)
