"""Small drawn signs: role shapes, flag, clock, arrow heads. Drawn, not typed, so that no font has to know them."""

from __future__ import annotations

from functools import lru_cache
from math import cos, pi, sin

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from relmap.model.vocabulary import BuyingRole
from relmap.render.texts import Face, write_centred
from relmap.render.theme import Theme, colour

_STAR_WAIST = 0.66
"""Inner by outer radius: fat enough to hold a letter."""


@lru_cache(maxsize=64)
def role_shape(role: BuyingRole, radius: float) -> QPainterPath:
    """Hexagon, square, circle or star around the origin, of about the same area for the same radius."""
    path = QPainterPath()
    if role is BuyingRole.ECONOMIC:
        path.addPolygon(_corners(6, radius * 1.04, radius * 1.04))
    elif role is BuyingRole.TECHNICAL:
        side = radius * 1.72
        path.addRect(QRectF(-side / 2, -side / 2, side, side))
    elif role is BuyingRole.USER:
        path.addEllipse(QPointF(0, 0), radius * 0.96, radius * 0.96)
    else:
        path.addPolygon(_corners(10, radius * 1.14, radius * 1.14 * _STAR_WAIST))
    path.closeSubpath()
    return path


def paint_role(painter: QPainter, role: BuyingRole | None, x: float, y: float, size: int, theme: Theme) -> None:
    """The shape of a role with its letter, ``size`` high letters, around a point on the role's fill."""
    if role is None:
        painter.setPen(colour(theme.role_text(None)))
        write_centred(painter, x, y, "–", Face(size, bold=True))
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(theme.role_text(role)))
    painter.drawPath(role_shape(role, size * 0.76).translated(x, y))
    painter.setPen(colour(theme.role_fill(role)))
    drop = size * 0.06 if role is BuyingRole.COACH else 0.0
    write_centred(painter, x, y + drop, role.letter, Face(size, bold=True))


def paint_flag(painter: QPainter, x: float, y: float, height: float, tint: str) -> None:
    """A flag on its pole, its top left corner at a point."""
    pen = QPen(colour(tint), height * 0.12)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawLine(QLineF(x + height * 0.08, y + height * 0.04, x + height * 0.08, y + height))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(tint))
    width, deep = height * 0.78, height * 0.58
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(x + height * 0.08, y),
                QPointF(x + width, y),
                QPointF(x + width * 0.72, y + deep / 2),
                QPointF(x + width, y + deep),
                QPointF(x + height * 0.08, y + deep),
            ]
        )
    )


def paint_upward(painter: QPainter, x: float, y: float, size: float, tint: str) -> None:
    """A filled triangle pointing up, its top left corner at a point."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(tint))
    painter.drawPolygon(QPolygonF([QPointF(x, y + size), QPointF(x + size / 2, y), QPointF(x + size, y + size)]))


def paint_clock(painter: QPainter, x: float, y: float, size: float, tint: str) -> None:
    """A clock's face, its top left corner at a point."""
    painter.setPen(QPen(colour(tint), size * 0.13))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    centre = QPointF(x + size / 2, y + size / 2)
    painter.drawEllipse(centre, size * 0.44, size * 0.44)
    painter.drawLine(QLineF(centre.x(), centre.y(), centre.x(), centre.y() - size * 0.26))
    painter.drawLine(QLineF(centre.x(), centre.y(), centre.x() + size * 0.2, centre.y() + size * 0.1))


def paint_dots(painter: QPainter, x: float, y: float, filled: int, size: float, tint: str) -> float:
    """Three dots, ``filled`` of them full, centred on a height; returns where they end."""
    painter.setPen(QPen(colour(tint), size * 0.16))
    radius = size * 0.42
    for place in range(3):
        painter.setBrush(colour(tint) if place < filled else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(x + size / 2 + place * (size + size * 0.3), y), radius, radius)
    return x + size * 3.6


def paint_bars(
    painter: QPainter, x: float, y: float, depth: int, usable: int, bar: tuple[float, float, float], theme: Theme
) -> float:
    """Five bars of relationship depth, their tops at ``y``; returns where they end.

    ``bar`` is width, height and gap of one. Bars between ``usable`` and ``depth`` have a hollow top: there was more,
    but contact lapsed.
    """
    width, height, gap = bar
    stroke = width * 0.2
    inset = stroke / 2
    for place in range(5):
        left = x + place * (width + gap)
        box = QRectF(left + inset, y + inset, width - stroke, height - stroke)
        entered = place < depth
        painter.setPen(QPen(colour(theme.ink if entered else theme.line), stroke))
        if place < min(depth, usable):
            painter.setBrush(colour(theme.ink))
            painter.drawRect(box)
            continue
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
        if entered:
            painter.fillRect(QRectF(left, y + height * 0.55, width, height * 0.45), colour(theme.ink))
    return x + 5 * width + 4 * gap


def arrow_head(tip: QPointF, back: QPointF, size: float) -> tuple[QPointF, QPointF, QPointF]:
    """The corners of an arrow head at ``tip`` coming from the direction of ``back``: side, tip, side."""
    line = QLineF(tip, back)
    if line.length() == 0:
        return tip, tip, tip
    line.setLength(size)
    left, right = QLineF(line), QLineF(line)
    left.setAngle(line.angle() + 24)
    right.setAngle(line.angle() - 24)
    return left.p2(), tip, right.p2()


def _corners(count: int, outer: float, inner: float) -> QPolygonF:
    """Corners around the origin, the first on top, every second on the inner circle."""
    points = []
    for place in range(count):
        radius = inner if place % 2 else outer
        angle = -pi / 2 + 2 * pi * place / count
        points.append(QPointF(radius * cos(angle), radius * sin(angle)))
    return QPolygonF(points)
