"""Yes or no."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from relmap.ui.fields.field import Field
from relmap.ui.widgets.look import ink, paint_focus, paint_words, row_height

_BOX = 15
_GAP = 8


class CheckField(Field):
    """A box to tick, with its words beside it."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = Tick(words, self)
        self.box.clicked.connect(self._clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box)
        self.setFocusProxy(self.box)

    def _display(self) -> None:
        self.box.setChecked(bool(self._value))

    def _clicked(self) -> None:
        self._take(self.box.isChecked())


class Tick(QAbstractButton):
    """A tick box whose edge can be seen on light and dark ground alike."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(words)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(_BOX + _GAP + self.fontMetrics().horizontalAdvance(self.text()) + 6, row_height(self))

    def minimumSizeHint(self) -> QSize:
        return QSize(_BOX + _GAP + 40, row_height(self))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.6)
        over = self.isEnabled() and self.underMouse()
        paint_tick(painter, self, QRectF(self.rect()), self.isChecked(), over)
        room = QRect(_BOX + _GAP, 0, self.width() - _BOX - _GAP - 2, self.height())
        paint_words(painter, self, room, self.text(), ink(self))
        if self.hasFocus():
            paint_focus(painter, self)


def paint_tick(painter: QPainter, widget: QWidget, room: QRectF, ticked: bool, over: bool = False) -> None:
    """A tick box at the left of ``room``, in the colours of ``widget``."""
    palette = widget.palette()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(room.left() + 2.5, room.top() + (room.height() - _BOX) / 2, _BOX, _BOX)
    painter.setPen(QPen(palette.color(QPalette.ColorRole.Link if over else QPalette.ColorRole.Mid), 1.2))
    painter.setBrush(palette.color(QPalette.ColorRole.Base))
    painter.drawRoundedRect(box, 3, 3)
    if ticked:
        painter.setPen(QPen(ink(widget), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        middle = box.center()
        painter.drawPolyline(QPolygonF([middle + QPointF(-4, 0), middle + QPointF(-1, 3), middle + QPointF(4, -4)]))
