"""The names of lanes and columns at the edge of the window while the map is moved away under them."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen

from relmap.layout.geometry import Rect, Size
from relmap.layout.zones import names_beside
from relmap.render.map.drawing import Scene
from relmap.render.map.zones import upper_edge
from relmap.render.texts import Face, advance, elided, write_centred
from relmap.render.theme import Theme, colour
from relmap.ui.map.camera import Camera
from relmap.words import legend as words

_FACE = Face(12, bold=True)
_HIGH = 22.0
_EDGE = 8.0
_INNER = 16.0
_LEAST = 34.0
"""Pixels of a column that show a name at least."""


def paint_zone_names(
    painter: QPainter, scene: Scene, camera: Camera, room: Size, taken: Rect | None, theme: Theme
) -> None:
    """Names whose own place is out of sight, or under the legend: ``taken``, in pixels of the widget."""
    for name, place in zone_name_places(scene, camera, room, taken):
        painter.setPen(QPen(colour(theme.border), 1))
        painter.setBrush(colour(theme.surface))
        painter.drawRoundedRect(QRectF(*place), 4, 4)
        painter.setPen(colour(theme.ink))
        write_centred(painter, *place.center, name, _FACE)


def zone_name_places(scene: Scene, camera: Camera, room: Size, taken: Rect | None) -> list[tuple[str, Rect]]:
    """What is written where at the edge of a widget of this size, in its pixels."""
    beside = names_beside(scene.style)
    found = []
    for number, zone in scene.placement.zones.items():
        name = scene.picture.zones.get(number, "")
        seen = camera.view_rect(zone)
        place = _beside(name, seen, room, taken) if beside else _above(name, seen, room)
        if place is not None:
            found.append((elided(name, _FACE, place.width - _INNER / 2), place))
    edge = upper_edge(scene)
    if edge is not None and beside and camera.view_rect(edge).x < -_EDGE:
        line = camera.view_rect(edge).y
        label = Rect(_EDGE, line - _HIGH - 4, advance(words.upper_level(), _FACE) + _INNER, _HIGH)
        if label.y >= 0 and line <= room.height and not any(label.intersects(other) for _, other in found):
            found.append((words.upper_level(), label))
    return found


def _beside(name: str, zone: Rect, room: Size, taken: Rect | None) -> Rect | None:
    """At the left, in the middle of what is seen of a zone; None where the name itself is seen or there is no room."""
    wide = advance(name, _FACE) + _INNER
    own = Rect(zone.x, zone.center.y - _HIGH / 2, wide, _HIGH)
    hidden = taken is not None and own.intersects(taken)
    if own.x >= -_EDGE and own.y >= 0 and own.bottom <= room.height and not hidden:
        return None
    left, low, high = max(_EDGE, zone.x + _EDGE), max(0.0, zone.y), min(room.height, zone.bottom)
    if taken is not None and low < taken.bottom and taken.y < high and left < taken.right:
        if taken.y - low >= _HIGH:
            high = taken.y
        else:
            left = taken.right + _EDGE
    if high - low < _HIGH or left > room.width:
        return None
    return Rect(left, (low + high - _HIGH) / 2, wide, _HIGH)


def _above(name: str, zone: Rect, room: Size) -> Rect | None:
    """At the top, in the middle of what is seen of a zone."""
    wide = advance(name, _FACE) + _INNER
    low, high = max(0.0, zone.x) + 2, min(room.width, zone.right) - 2
    own = zone.center.x
    if zone.y >= -_EDGE and low <= own - wide / 2 and own + wide / 2 <= high:
        return None
    if high - low < _LEAST or zone.bottom < _HIGH or zone.y > room.height or zone.y > 0:
        return None
    wide = min(wide, high - low)
    return Rect((low + high - wide) / 2, _EDGE, wide, _HIGH)
