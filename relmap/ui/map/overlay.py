"""What is drawn over the tiles: selection, search hits, focus, and everything a gesture shows.

Nothing here is ever part of a tile, so a selection or a drag costs no tile (drawing.md 3.7).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import ceil

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap

from relmap.layout.geometry import Point, Rect
from relmap.render.fonts import font
from relmap.render.map.drawing import Scene, cards_in
from relmap.render.map.painter import View, card_path, paint
from relmap.render.theme import Theme, colour
from relmap.ui.map.camera import Camera
from relmap.ui.map.gestures import Marks

HANDLE = 6.0
"""Radius of the dot ties are drawn from, in pixels."""
OUTLINES_FROM = 0.35
"""Below this zoom rings are plain rectangles, drawn all at once."""
_MANY = 50
"""From so many on only cards in sight are looked at."""
_CROWD = 300
_GHOST_ZOOMS = (0.4, 0.75)
"""Dragged cards are shown at the map's zoom between these: large enough to see whom the hand holds."""
_BESIDE = 12.0


@dataclass(frozen=True, slots=True)
class Rings:
    """Which cards are marked how; ``focus`` is the card the keys act on, ``handle`` the one that shows its dot.

    ``crowd`` are the rectangles of a large selection in map units, made once: see ``crowd_of``.
    """

    selection: tuple[str, ...] = ()
    crowd: tuple[QRectF, ...] = ()
    hits: tuple[str, ...] = ()
    focus: str = ""
    hover: str = ""
    handle: str = ""


def paint_rings(painter: QPainter, scene: Scene, camera: Camera, theme: Theme, rings: Rings, area: Rect) -> None:
    """Rings around hits, the hovered card and the selection, then the dot; ``area`` is what is seen of the map."""
    _paint_ring(painter, scene, camera, rings.hits, area, QPen(colour(theme.late), 3), spread=4.0)
    if rings.hover and rings.hover not in rings.selection:
        _paint_ring(painter, scene, camera, (rings.hover,), area, QPen(colour(theme.line), 1), spread=0.5)
    if rings.crowd and camera.zoom < OUTLINES_FROM:
        _fill_crowd(painter, camera, rings.crowd, theme)
    else:
        _paint_ring(painter, scene, camera, rings.selection, area, QPen(colour(theme.accent), 2), spread=1.0)
    if rings.focus:
        dashed = QPen(colour(theme.accent), 1, Qt.PenStyle.DotLine)
        _paint_ring(painter, scene, camera, (rings.focus,), area, dashed, spread=5.0)
    if rings.handle in scene.placement.rects:
        rect = camera.view_rect(scene.placement.rects[rings.handle])
        painter.setPen(QPen(colour(theme.card), 1.5))
        painter.setBrush(colour(theme.accent))
        painter.drawEllipse(QPointF(rect.right, rect.center.y), HANDLE, HANDLE)


def crowd_of(scene: Scene, ids: Sequence[str]) -> tuple[QRectF, ...]:
    """The rectangles of a selection too large for a ring around each card; empty for a smaller one.

    Stroking thousands of outlines takes a tenth of a second a frame, filling them does not.
    """
    return tuple(QRectF(*scene.placement.rects[key]) for key in ids) if len(ids) > _CROWD else ()


def paint_marks(painter: QPainter, scene: Scene, camera: Camera, theme: Theme, marks: Marks) -> None:
    """What the gesture in progress shows, the ghost of dragged cards excepted."""
    rects = scene.placement.rects
    if marks.moving:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_translucent(colour(theme.ground), 150))
        painter.drawRects(_boxes([rects[key] for key in marks.moving if key in rects], camera, 0.0))
    target = marks.target or (marks.drop.card if marks.drop else "")
    if target in rects:
        _lit_card(painter, camera.view_rect(rects[target]), theme)
    if marks.drop is not None and marks.drop.bar is not None:
        _insertion_bar(painter, camera.view_rect(marks.drop.bar), theme)
    if marks.line is not None:
        _pulled_line(painter, *marks.line, theme, dotted=marks.dotted)
    if marks.band is not None:
        _rubber_band(painter, camera.view_rect(marks.band), theme)


def drag_ghost(scene: Scene, view: View, person: str, zoom: float, density: float) -> QPixmap:
    """The picture of a card for the hand that drags it."""
    rect, card = scene.placement.rects[person], scene.picture.cards[person]
    zoom = min(_GHOST_ZOOMS[1], max(_GHOST_ZOOMS[0], zoom))
    pixmap = QPixmap(ceil(rect.width * zoom * density), ceil(rect.height * zoom * density))
    pixmap.setDevicePixelRatio(density)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(zoom, zoom)
    painter.translate(-rect.x, -rect.y)
    painter.setClipPath(card_path(card, rect))
    painter.fillRect(_qrect(rect), colour(view.theme.card))
    paint(painter, scene, replace(view, zoom=zoom, lines=frozenset(), dim_others=False), rect)
    painter.end()
    return pixmap


def paint_ghost(painter: QPainter, ghost: QPixmap, at: Point, theme: Theme, label: str, forbidden: bool) -> None:
    """The dragged card beside the pointer, so that the place below it stays in sight, and what a release would do."""
    size = ghost.deviceIndependentSize()
    corner = QPointF(at.x + _BESIDE, at.y + _BESIDE)
    painter.setOpacity(0.35 if forbidden else 0.9)
    painter.drawPixmap(corner, ghost)
    painter.setOpacity(1.0)
    _tag(painter, Point(corner.x() + size.width() / 2, corner.y() + size.height() + 16), label, theme)


def _paint_ring(
    painter: QPainter, scene: Scene, camera: Camera, ids: Sequence[str], area: Rect, pen: QPen, spread: float
) -> None:
    """Rings ``spread`` pixels outside the cards."""
    if not ids:
        return
    rects, cards = scene.placement.rects, scene.picture.cards
    wanted = set(ids)
    seen = wanted.intersection(cards_in(scene, area) if len(ids) > _MANY else rects)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.save()
    if camera.zoom < OUTLINES_FROM:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.drawRects(_boxes([rects[key] for key in seen], camera, spread))
    else:
        pen.setWidthF(pen.widthF() / camera.zoom)
        painter.setPen(pen)
        painter.scale(camera.zoom, camera.zoom)
        painter.translate(-camera.x, -camera.y)
        for key in seen:
            painter.drawPath(card_path(cards[key], rects[key].grown(spread / camera.zoom)))
    painter.restore()


def _fill_crowd(painter: QPainter, camera: Camera, crowd: tuple[QRectF, ...], theme: Theme) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_translucent(colour(theme.accent), 110))
    painter.scale(camera.zoom, camera.zoom)
    painter.translate(-camera.x, -camera.y)
    painter.drawRects(crowd)
    painter.restore()


def _boxes(rects: Iterable[Rect], camera: Camera, spread: float) -> list[QRectF]:
    """Cards in pixels of the widget, a little larger; one step of plain arithmetic, as there may be thousands."""
    zoom, more = camera.zoom, 2 * spread
    left, top = camera.x + spread / zoom, camera.y + spread / zoom
    return [
        QRectF((x - left) * zoom, (y - top) * zoom, width * zoom + more, height * zoom + more)
        for x, y, width, height in rects
    ]


def _translucent(opaque: QColor, alpha: int) -> QColor:
    return QColor(opaque.red(), opaque.green(), opaque.blue(), alpha)


def _lit_card(painter: QPainter, rect: Rect, theme: Theme) -> None:
    painter.setPen(QPen(colour(theme.accent), 3))
    painter.setBrush(_translucent(colour(theme.accent), 40))
    painter.drawRoundedRect(_qrect(rect.grown(3)), 8, 8)


def _insertion_bar(painter: QPainter, rect: Rect, theme: Theme) -> None:
    upright = rect.height >= rect.width
    middle = rect.center
    half = max(8.0, (rect.height if upright else rect.width) / 2)
    ends = (
        (Point(middle.x, middle.y - half), Point(middle.x, middle.y + half))
        if upright
        else (Point(middle.x - half, middle.y), Point(middle.x + half, middle.y))
    )
    painter.setPen(QPen(colour(theme.accent), 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QLineF(*ends[0], *ends[1]))
    painter.setPen(QPen(colour(theme.accent), 2))
    painter.setBrush(colour(theme.ground))
    for end in ends:
        painter.drawEllipse(QPointF(*end), 4, 4)


def _pulled_line(painter: QPainter, start: Point, end: Point, theme: Theme, dotted: bool) -> None:
    style = Qt.PenStyle.DashLine if dotted else Qt.PenStyle.SolidLine
    painter.setPen(QPen(colour(theme.accent), 2, style, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QLineF(*start, *end))
    painter.setBrush(colour(theme.accent))
    painter.drawEllipse(QPointF(*end), 4, 4)


def _rubber_band(painter: QPainter, rect: Rect, theme: Theme) -> None:
    painter.setPen(QPen(colour(theme.accent), 1))
    painter.setBrush(_translucent(colour(theme.accent), 30))
    painter.drawRect(_qrect(rect))


def _tag(painter: QPainter, middle: Point, text: str, theme: Theme) -> None:
    painter.setFont(font(12, QFont.Weight.DemiBold))
    width = painter.fontMetrics().horizontalAdvance(text) + 20
    box = QRectF(middle.x - width / 2, middle.y - 11, width, 22)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(theme.way))
    painter.drawRoundedRect(box, 11, 11)
    painter.setPen(colour(theme.way_text))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def _qrect(rect: Rect) -> QRectF:
    return QRectF(rect.x, rect.y, rect.width, rect.height)
