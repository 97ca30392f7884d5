"""A large button with a heading and a sentence."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from relmap.ui.widgets.enter_clicks import EnterClicks

_PAD = 20


class ChoiceCard(EnterClicks, QAbstractButton):
    """One of a few ways to go on; works by mouse, Space and Enter."""

    def __init__(self, heading: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(heading)
        self._sentence = sentence
        self.setAccessibleName(heading)
        self.setAccessibleDescription(sentence)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return QSize(280, self.heightForWidth(280))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(200))

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        room = QRect(0, 0, width - 2 * _PAD, 10_000)
        body = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self._sentence).height()
        return 2 * _PAD + self.fontMetrics().height() * 2 + body + 8

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = self.palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        active = self.hasFocus() or self.underMouse()
        edge = palette.color(QPalette.ColorRole.Accent if active else QPalette.ColorRole.Mid)
        painter.setPen(QPen(edge, 2 if active else 1))
        ground = QColor(palette.color(QPalette.ColorRole.Base))
        if self.isDown():
            ground = palette.color(QPalette.ColorRole.AlternateBase)
        painter.setBrush(ground)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 8, 8)
        room = self.rect().adjusted(_PAD, _PAD, -_PAD, -_PAD)
        heading = self.font()
        heading.setPointSizeF(heading.pointSizeF() * 1.25)
        heading.setBold(True)
        painter.setFont(heading)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, self.text())
        room.setTop(room.top() + painter.fontMetrics().height() + 10)
        painter.setFont(self.font())
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(room, Qt.TextFlag.TextWordWrap, self._sentence)
