"""The head of one of several records on a page."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from relmap.ui.fields.labels import WrapLabel
from relmap.ui.widgets.look import muted, paint_focus


class BlockHead(QWidget):
    """The name of a record and a button that removes it."""

    def __init__(self, remove: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = WrapLabel().bold()
        self.remove = Cross(remove)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.label, 1)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)

    def say(self, words: str) -> None:
        """Show another name."""
        self.label.say(words, 160)


class Cross(QAbstractButton):
    """Removes what it stands beside."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        side = self.fontMetrics().height() + 2
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        over = self.isEnabled() and self.underMouse()
        ink = self.palette().color(QPalette.ColorRole.Text) if over else muted(self)
        painter.setPen(QPen(ink, 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        middle, arm = QPointF(self.width() / 2, self.height() / 2), 3.5
        painter.drawLine(middle + QPointF(-arm, -arm), middle + QPointF(arm, arm))
        painter.drawLine(middle + QPointF(-arm, arm), middle + QPointF(arm, -arm))
        if self.hasFocus():
            paint_focus(painter, self)
