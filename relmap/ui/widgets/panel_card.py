"""A quiet box in a side panel, with headed sections."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relmap.render.theme import colour
from relmap.ui.widgets.plain import plain_label


class PanelCard(QWidget):
    """Takes widgets below one another; ``edge`` colours its left side, ``chosen`` frames it."""

    def __init__(self, edge: str = "", chosen: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edge = edge
        self._chosen = chosen
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 10, 12, 10)
        self._column.setSpacing(4)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the end."""
        self._column.addWidget(widget)

    def section(self, heading: str, words: str) -> None:
        """Put a small heading and a text at the end; nothing when there is no text."""
        if not words:
            return
        title = plain_label(heading)
        font = QFont(title.font())
        font.setPointSizeF(font.pointSizeF() * 0.9)
        title.setFont(font)
        title.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        title.setContentsMargins(0, 5, 0, 0)
        self.add(title)
        body = plain_label(words)
        body.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.add(body)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(colour(self._chosen) if self._chosen else self.palette().color(QPalette.ColorRole.Midlight))
        painter.setBrush(self.palette().color(QPalette.ColorRole.AlternateBase))
        painter.drawRoundedRect(frame, 6, 6)
        if self._edge:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(self._edge))
            painter.drawRoundedRect(QRectF(0, 0, 4, self.height()), 2, 2)
