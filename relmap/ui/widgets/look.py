"""The look shared by all fields: from the palette alone, so that light and dark are both right."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from relmap.render.theme import DARK, LIGHT, Theme

RADIUS = 4.0
PAD = 7


def theme_of(widget: QWidget) -> Theme:
    """The theme whose colours of roles and signals go with the palette of a widget."""
    return DARK if widget.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def row_height(widget: QWidget) -> int:
    """How high one-line fields are, so that they line up."""
    return widget.fontMetrics().height() + 9


def paint_frame(painter: QPainter, widget: QWidget, focused: bool) -> None:
    """The ground and edge of a field."""
    palette = widget.palette()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inside = QRectF(widget.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
    if focused:
        edge = QPen(palette.color(QPalette.ColorRole.Link), 1.5)
    else:
        over = widget.isEnabled() and widget.underMouse()
        edge = QPen(palette.color(QPalette.ColorRole.Mid if over else QPalette.ColorRole.Midlight), 1)
    painter.setPen(edge)
    painter.setBrush(palette.color(QPalette.ColorRole.Base))
    painter.drawRoundedRect(inside, RADIUS, RADIUS)


def paint_focus(painter: QPainter, widget: QWidget, around: QRectF | None = None) -> None:
    """The ring around a painted control that has the keyboard."""
    painter.setPen(QPen(widget.palette().color(QPalette.ColorRole.Link), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    ring = QRectF(widget.rect()).adjusted(0.75, 0.75, -0.75, -0.75) if around is None else around
    painter.drawRoundedRect(ring, RADIUS, RADIUS)


def paint_chevron(painter: QPainter, centre: QPointF, ink: QColor) -> None:
    """The mark of something that opens downward."""
    painter.setPen(QPen(ink, 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.drawPolyline(QPolygonF([centre + QPointF(-3.5, -2), centre + QPointF(0, 2), centre + QPointF(3.5, -2)]))


def muted(widget: QWidget) -> QColor:
    """The colour of what is said beside the value."""
    return widget.palette().color(QPalette.ColorRole.PlaceholderText)


def ink(widget: QWidget) -> QColor:
    """The colour of the value, paler when it cannot be edited."""
    return widget.palette().color(QPalette.ColorRole.Text)


def paint_words(painter: QPainter, widget: QWidget, room: QRect, words: str, colour: QColor) -> None:
    """Plain words on one line, shortened when there is no room."""
    painter.setPen(colour)
    shown = widget.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(
        room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine, shown
    )
