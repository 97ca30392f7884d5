"""The ground of a map in lanes or columns: quiet bands, their names, and the line of the upper level (desktop.md 2).

A name stands in its room before the first cards; where it would be too small to read, it is written over the cards.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from relmap.layout.forest import NO_ZONE
from relmap.layout.geometry import Point, Rect, Size
from relmap.layout.zones import ABOVE, name_room, names_beside
from relmap.render.map.drawing import Scene
from relmap.render.map.lines import write_caption
from relmap.render.texts import Face, advance, cap_height, elided, paragraph, wrapped, write, write_centred
from relmap.render.theme import Theme, blended, colour
from relmap.words import legend as words

_SHADE = 0.07
"""How much every second zone differs from the ground."""
_LINE = 3.0
"""Thickness of the line of the upper level: 0.7 mm on paper."""
_LEAST = 12
_LEGIBLE = 8.0
"""Names smaller than so many pixels on the screen are written over the cards."""
_CAPTION = 12.0
_SQUEEZED = 0.6
"""A zone less wide than this share of the lettering has no name."""
_MARGIN = 8.0
_SPACING = 1.25
"""From line to line, in heights of the lettering."""


def paint_zones(painter: QPainter, scene: Scene, theme: Theme, zoom: float, lettering: int, area: Rect) -> None:
    """Bands, names and the line of the upper level, below everything else; ``lettering`` is the size of words."""
    zones = scene.placement.zones
    shade = colour(blended(theme.line, theme.ground, _SHADE))
    for place, zone in enumerate(zones.values()):
        if place % 2 == 0 and zone.intersects(area):
            painter.fillRect(QRectF(*zone), shade)
    painter.setPen(colour(theme.muted))
    for number, room in _rooms(scene, lettering):
        face, lines = _fitting(_name(scene, number), Size(room.width, room.height), lettering)
        if room.intersects(area) and face.pixels * zoom >= _LEGIBLE:
            _write_lines(painter, room, lines, face, names_beside(scene.style))
    edge = upper_edge(scene)
    if edge is not None:
        painter.setPen(QPen(colour(theme.ink), max(_LINE, 2 / zoom)))
        painter.drawLine(QLineF(edge.x, edge.y, edge.right, edge.bottom))
        if lettering * zoom >= _LEGIBLE:
            _paint_upper_label(painter, scene, edge, theme, lettering)


def paint_zone_captions(painter: QPainter, scene: Scene, theme: Theme, zoom: float, lettering: int, area: Rect) -> None:
    """The names that would be too small in their rooms, at a fixed size on the screen."""
    face = Face(round(_CAPTION / zoom), bold=True)
    for number, room in _rooms(scene, lettering):
        text, zone = _name(scene, number), scene.placement.zones[number]
        if _fitting(text, Size(room.width, room.height), lettering)[0].pixels * zoom >= _LEGIBLE:
            continue
        long = advance(text, face)
        if names_beside(scene.style):
            if zone.height >= _SQUEEZED * face.pixels:
                middle = zone.center.y + cap_height(face) / 2
                _paint_caption(painter, text, Point(zone.x + _MARGIN, middle), face, theme, area)
        elif long <= zone.width:
            _paint_caption(painter, text, Point(zone.center.x - long / 2, zone.y + face.pixels), face, theme, area)
        elif zone.width >= _SQUEEZED * face.pixels and zone.intersects(area):
            painter.save()
            painter.translate(zone.center.x - cap_height(face) / 2, zone.y + _MARGIN)
            painter.rotate(90)
            write_caption(painter, Point(0, 0), elided(text, face, zone.height), face, theme)
            painter.restore()
    edge = upper_edge(scene)
    if edge is not None and lettering * zoom < _LEGIBLE:
        # At the far end, where the names are not.
        left = edge.right - advance(words.upper_level(), face) - _MARGIN
        at = Point(left, edge.bottom - 0.35 * face.pixels)
        _paint_caption(painter, words.upper_level(), at, face, theme, area)


def _paint_caption(painter: QPainter, text: str, at: Point, face: Face, theme: Theme, area: Rect) -> None:
    """Words on a rim of ground, if they come near an area: outlines of letters take long."""
    if Rect(at.x, at.y - face.pixels, advance(text, face), 1.4 * face.pixels).grown(face.pixels / 4).intersects(area):
        write_caption(painter, at, text, face, theme)


def paint_upper_marks(painter: QPainter, scene: Scene, ids: Iterable[str], theme: Theme, lettering: int) -> None:
    """Who counts as upper level although the level is lower says so on the lower edge of the card."""
    upper, zone_of = scene.picture.upper_zones, scene.picture.zone_of
    if upper is None:
        return
    face = Face(lettering)
    text = words.counts_as_upper()
    for id_ in ids:
        if scene.picture.cards[id_].upper and not 0 <= zone_of.get(id_, NO_ZONE) < upper:
            rect = scene.placement.rects[id_]
            wide, high = advance(text, face) + lettering, 1.4 * lettering
            painter.setPen(QPen(colour(theme.muted), 1))
            painter.setBrush(colour(theme.card))
            painter.drawRoundedRect(QRectF(rect.center.x - wide / 2, rect.bottom - high / 2, wide, high), 3, 3)
            painter.setPen(colour(theme.ink))
            write_centred(painter, rect.center.x, rect.bottom, text, face)


def upper_edge(scene: Scene) -> Rect | None:
    """The line between the upper level and the others, a rectangle without thickness; at the edge where one is empty.

    None where zones are no levels, or no level is known.
    """
    upper, zones = scene.picture.upper_zones, scene.placement.zones
    if upper is None or not any(number != NO_ZONE for number in zones):
        return None
    first = next(iter(zones.values()))
    last = [zone for number, zone in zones.items() if 0 <= number < upper][-1:]
    if scene.style.sideways:
        return Rect(last[0].right if last else first.x, first.y, 0, first.height)
    return Rect(first.x, last[0].bottom if last else first.y, first.width, 0)


def name_rooms(scene: Scene) -> Iterator[Rect]:
    """The rooms of all names."""
    return (name_room(zone, scene.style) for zone in scene.placement.zones.values())


def _name(scene: Scene, number: int) -> str:
    return scene.picture.zones.get(number, "")


def _rooms(scene: Scene, lettering: int) -> Iterator[tuple[int, Rect]]:
    """The rooms of the names, by number of the zone, without the room of the label at the line of the upper level."""
    for number, zone in scene.placement.zones.items():
        x, y, width, height = name_room(zone, scene.style)
        x, width = x + _MARGIN, width - 2 * _MARGIN
        if scene.picture.upper_zones is None:
            yield number, Rect(x, y, width, height)
        elif names_beside(scene.style):
            yield number, Rect(x, y + 1.5 * lettering, width, height - 3 * lettering)
        else:
            yield number, Rect(x, y, width, 0.6 * height)


@lru_cache(maxsize=512)
def _fitting(text: str, room: Size, largest: int) -> tuple[Face, tuple[str, ...]]:
    """The largest lettering in which a name fits its room without breaking a word, and its lines; else it is cut."""
    for pixels in range(largest, _LEAST - 1, -1):
        face = Face(pixels, bold=True)
        if all(advance(word, face) <= room.width for word in text.split()):
            lines = paragraph(text, face, room.width)
            if len(lines) * _SPACING * pixels <= room.height:
                return face, lines
    return face, wrapped(text, face, room.width, max(1, int(room.height / (_SPACING * face.pixels))))


def _write_lines(painter: QPainter, room: Rect, lines: Sequence[str], face: Face, flush: bool) -> None:
    """Lines of a name in the middle of its room, ``flush`` with its left edge or centred."""
    baseline = room.center.y + cap_height(face) / 2 - (len(lines) - 1) / 2 * _SPACING * face.pixels
    for line in lines:
        write(painter, room.x if flush else room.center.x - advance(line, face) / 2, baseline, line, face)
        baseline += _SPACING * face.pixels


def _paint_upper_label(painter: QPainter, scene: Scene, edge: Rect, theme: Theme, lettering: int) -> None:
    """The words at the line, in the room of the names, with an arrow to where the upper level is."""
    face = Face(min(lettering, 18), bold=True)
    text = words.upper_level()
    size, high = advance(text, face), cap_height(face)
    if names_beside(scene.style):
        left = edge.x + _MARGIN
        outside = edge.y <= scene.placement.bounds.y
        base = edge.y + _MARGIN + high if outside else edge.y - _MARGIN
        arrow = [(left, base), (left + high, base), (left + high / 2, base - high)]
    else:
        outside = edge.x <= scene.placement.bounds.x
        left = edge.x + _MARGIN if outside else edge.x - _MARGIN - size - high - 4
        base = edge.y + 0.85 * ABOVE
        arrow = [(left + high, base), (left + high, base - high), (left, base - high / 2)]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(theme.ink))
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in arrow]))
    painter.setPen(colour(theme.ink))
    write(painter, left + high + 4, base, text, face)
