"""The lines between cards: reporting lines, ties, our relationships, and the best path (desktop.md 1)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import atan2, degrees

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from relmap.layout.edges import Route
from relmap.layout.geometry import Point, Rect, Size
from relmap.model.vocabulary import Certainty, Strength
from relmap.packs.picture import Line, LineKind, Picture, Way
from relmap.render.map.drawing import Scene
from relmap.render.map.strokes import Piece, Stroke
from relmap.render.shapes import arrow_head
from relmap.render.texts import Face, advance, elided, write, write_centred
from relmap.render.theme import Theme, colour
from relmap.words import legend as words

_INFLUENCE_WIDTH = {Strength.LOW: 2.0, Strength.MEDIUM: 3.0, Strength.HIGH: 4.0}
_HALO = 5.0
_MARK = Size(18, 18)
_SHARES = (0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8)
"""Where along a line its sign may stand, best first."""
_BESIDE = ((0.0, -0.6), (0.0, 0.6), (0.55, 0.0), (-0.55, 0.0), (0.0, -1.2), (0.0, 1.2), (0.55, -1.2), (-0.55, -1.2))
"""Where beside it, in widths and heights of the words, nearest first."""


@lru_cache(maxsize=16384)
def line_path(route: Route) -> QPainterPath:
    """The path of a route: straight from point to point, or a Bézier curve over control points."""
    points = [QPointF(x, y) for x, y in route.points]
    path = QPainterPath(points[0])
    if not route.curved or len(points) == 2:
        for point in points[1:]:
            path.lineTo(point)
    elif len(points) == 3:
        path.quadTo(points[1], points[2])
    else:
        for place in range(1, len(points) - 2, 3):
            path.cubicTo(points[place], points[place + 1], points[place + 2])
    return path


def clear_spot(scene: Scene, route: Route, size: Size, beside: bool = False) -> Point:
    """The place on a route, near its middle, where a sign of this size covers no card.

    When there is none, words may stand ``beside`` the route, as near as possible; otherwise it is the middle.
    """
    if (known := scene.spots.get((route, size))) is None:
        path = line_path(route)
        spots = [_at(path, share) for share in _SHARES]
        if beside:
            spots += [Point(x + dx * size.width, y + dy * size.height) for dx, dy in _BESIDE for x, y in spots]
        free = (spot for spot in spots if not scene.card_index.within(_around(spot, size)))
        known = scene.spots[route, size] = next(free, spots[0])
    return known


def tie_pen(line: Line, theme: Theme) -> QPen:
    """Colour, width and dashes of a line; also for its sample in the legend."""
    kind = line.kind
    if line.cut:
        return _pen(theme.opponent, 2.0)
    pen = _pen(theme.tie(kind), 1.5)
    if kind is LineKind.INFLUENCES:
        pen.setWidthF(_INFLUENCE_WIDTH[line.strength])
    elif kind is LineKind.DOTTED_TO:
        pen.setWidthF(1.25)
        _dash(pen, 7.5, 5.0)
    elif kind is LineKind.CAN_INTRODUCE:
        pen.setWidthF(2.0)
    elif kind is LineKind.ALLY:
        pen.setWidthF(1.75)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        _dash(pen, 0.1, 4.5)
    elif kind is LineKind.CONFLICT:
        pen.setWidthF(1.75)
    elif kind is LineKind.OURS:
        pen.setWidthF(0.75 + 0.75 * line.depth)
    if line.certainty is Certainty.ASSUMED and kind in (LineKind.INFLUENCES, LineKind.CAN_INTRODUCE, LineKind.CONFLICT):
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        _dash(pen, 2 * pen.widthF(), 2 * pen.widthF())
    return pen


def paint_strokes(painter: QPainter, strokes: Sequence[Stroke], theme: Theme, zoom: float) -> None:
    """Draw reporting lines; what would be shorter than one and a half pixels is left out (drawing.md 3.7)."""
    least = 1.5 / zoom
    sure: list[QLineF] = []
    guessed: list[QLineF] = []
    for x1, y1, x2, y2, assumed in strokes:
        if abs(x2 - x1) + abs(y2 - y1) >= least:
            (guessed if assumed else sure).append(QLineF(x1, y1, x2, y2))
    # Lines must not vanish when the map is small.
    width = max(1.5, 0.7 / zoom)
    if sure:
        pen = QPen(colour(theme.tie(LineKind.REPORTS_TO)), width)
        pen.setCapStyle(Qt.PenCapStyle.SquareCap)
        painter.setPen(pen)
        painter.drawLines(sure)
    if guessed:
        pen = QPen(colour(theme.tie(LineKind.REPORTS_TO)), width)
        _dash(pen, 2.0, 4.0)
        painter.setPen(pen)
        painter.drawLines(guessed)


def paint_tie(painter: QPainter, line: Line, pieces: Sequence[Piece], theme: Theme) -> None:
    """Draw one line, or some pieces of it, with its arrow; ``paint_mark`` adds the sign in its middle."""
    pen = tie_pen(line, theme)
    head = 8 + 2 * pen.widthF()
    pointed = line.kind is LineKind.INFLUENCES and not line.cut
    for route, start, last in pieces:
        if start and pen.style() is Qt.PenStyle.CustomDashLine:
            pen.setDashOffset(start / pen.widthF())
        path = line_path(route)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(_shortened(path, head * 0.6) if pointed and last else path)
        if pointed and last:
            _paint_full_arrow(painter, route, head, pen.color())
        elif line.kind is LineKind.CAN_INTRODUCE and last:
            _paint_open_arrow(painter, route, pen)


def paint_mark(painter: QPainter, scene: Scene, line: Line, theme: Theme, lettering: int) -> None:
    """Draw the sign on a line: ✕ on a conflict, "?" on an introduction only reported, bars across a closed circle.

    Lines run below the cards, their signs above: nobody's name is crossed out, and no conflict goes unseen.
    """
    route = scene.routes[line.id]
    if line.cut:
        paint_bars_across(painter, route, theme)
    elif line.kind is LineKind.CONFLICT:
        paint_cross(painter, clear_spot(scene, route, _MARK), theme)
    elif line.kind is LineKind.CAN_INTRODUCE and line.certainty is Certainty.REPORTED:
        at = clear_spot(scene, route, Size(1.5 * lettering, 1.5 * lettering))
        _paint_badge(painter, at, "?", theme, colour(theme.tie(line.kind)), lettering)


def paint_cross(painter: QPainter, at: Point, theme: Theme) -> None:
    """The ✕ of a conflict, on a disc of ground so that the line does not run through it."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(theme.ground))
    painter.drawEllipse(QPointF(*at), 8.5, 8.5)
    painter.setPen(_pen(theme.tie(LineKind.CONFLICT), 2.75))
    reach = 4.5
    painter.drawLines(
        [
            QLineF(at.x - reach, at.y - reach, at.x + reach, at.y + reach),
            QLineF(at.x - reach, at.y + reach, at.x + reach, at.y - reach),
        ]
    )


def paint_way_halo(painter: QPainter, scene: Scene, theme: Theme, zoom: float) -> None:
    """The dark halo under the lines of the best path, with an arrow at every next person."""
    pen = _pen(theme.way, max(_HALO, 2.5 / zoom))
    head = 10 + pen.widthF() * 1.5
    for route in scene.way_routes.values():
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(_shortened(line_path(route), head * 0.6))
        _paint_full_arrow(painter, route, head, pen.color())


def paint_way_tags(painter: QPainter, scene: Scene, theme: Theme, lettering: int, compact: bool) -> None:
    """Who of ours starts the best path, and the value of its weakest step."""
    way = scene.picture.way
    if way is None or not way.people:
        return
    weakest = words.step_value(way.step_values[way.weakest]) if way.step_values else ""
    if first := scene.placement.rects.get(way.people[0]):
        starter = elided(way.team_name, Face(lettering, bold=True), 9 * lettering)
        if way.weakest == 0 and weakest:
            starter = f"{starter} · {weakest}"
        _paint_starter(painter, first, starter, theme, lettering, compact)
    if weakest and (route := scene.way_routes.get(way.weakest)):
        size = Size(advance(weakest, Face(lettering, bold=True)) + 1.5 * lettering, 1.8 * lettering)
        paint_tag(painter, clear_spot(scene, route, size, beside=True), weakest, theme, lettering)


def _paint_starter(painter: QPainter, card: Rect, text: str, theme: Theme, lettering: int, compact: bool) -> None:
    """On the first card of the way, where it covers least: the top edge, on a compact card the lower right."""
    half = advance(text, Face(lettering, bold=True)) / 2
    if compact:
        at = Point(card.right - half, card.bottom - 1)
    else:
        at = Point(card.x + 2 * lettering + half, card.y + 5 - lettering * 0.8)
    paint_tag(painter, at, text, theme, lettering)


def paint_tag(painter: QPainter, at: Point, text: str, theme: Theme, lettering: int) -> None:
    """Words on a dark pill around a point."""
    face = Face(lettering, bold=True)
    width, height = advance(text, face) + 1.3 * lettering, 1.65 * lettering
    painter.setPen(QPen(colour(theme.ground), lettering / 6))
    painter.setBrush(colour(theme.way))
    painter.drawRoundedRect(QRectF(at.x - width / 2, at.y - height / 2, width, height), height / 2, height / 2)
    painter.setPen(colour(theme.way_text))
    write_centred(painter, at.x, at.y, text, face)


def paint_team(painter: QPainter, scene: Scene, theme: Theme, area: Rect, lettering: int) -> None:
    """The row of our people below the map."""
    face = Face(min(lettering, 18), bold=True)
    for id_, rect in scene.team.items():
        if not rect.grown(2).intersects(area):
            continue
        painter.setPen(QPen(colour(theme.tie(LineKind.OURS)), 1.5))
        painter.setBrush(colour(theme.card))
        painter.drawRoundedRect(QRectF(*rect), rect.height / 2, rect.height / 2)
        painter.setPen(colour(theme.ink))
        name = elided(team_name(scene.picture, id_), face, rect.width - 20)
        write_centred(painter, rect.center.x, rect.center.y, name, face)


def team_name(picture: Picture, member: str) -> str:
    """The name of one of ours."""
    way: Way | None = picture.way
    return picture.team.get(member) or (way.team_name if way and way.team_member == member else "")


def _paint_badge(painter: QPainter, at: Point, text: str, theme: Theme, tone: QColor, lettering: int) -> None:
    painter.setPen(QPen(tone, 1.5))
    painter.setBrush(colour(theme.card))
    painter.drawEllipse(QPointF(*at), lettering * 0.7, lettering * 0.7)
    write_centred(painter, at.x, at.y, text, Face(lettering, bold=True))


def _paint_full_arrow(painter: QPainter, route: Route, size: float, tone: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tone)
    painter.drawPolygon(QPolygonF(arrow_head(*_end(route), size)))


def _shortened(path: QPainterPath, by: float) -> QPainterPath:
    """The path ending inside its arrow head, so that a wide line does not blunt the tip."""
    length = path.length()
    return path.trimmed(0.0, path.percentAtLength(length - by)) if length > by else path


def _paint_open_arrow(painter: QPainter, route: Route, pen: QPen) -> None:
    side, tip, other = arrow_head(*_end(route), 12)
    plain = QPen(pen.color(), pen.widthF())
    plain.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(plain)
    painter.drawLine(QLineF(side, tip))
    painter.drawLine(QLineF(tip, other))


def paint_bars_across(painter: QPainter, route: Route, theme: Theme) -> None:
    """Two bars across the middle of a line that closes a circle."""
    path = line_path(route)
    at = path.pointAtPercent(0.5)
    ahead = path.pointAtPercent(min(1.0, 0.52))
    angle = degrees(atan2(ahead.y() - at.y(), ahead.x() - at.x()))
    painter.save()
    painter.translate(at)
    painter.rotate(angle)
    painter.setPen(QPen(colour(theme.opponent), 2.5))
    painter.drawLines([QLineF(-3.5, -8, -3.5, 8), QLineF(3.5, -8, 3.5, 8)])
    painter.restore()


def _at(path: QPainterPath, share: float) -> Point:
    point = path.pointAtPercent(share)
    return Point(point.x(), point.y())


def _around(at: Point, size: Size) -> Rect:
    return Rect(at.x - size.width / 2, at.y - size.height / 2, size.width, size.height)


def _end(route: Route) -> tuple[QPointF, QPointF]:
    """The last point, and the last one before it that is elsewhere."""
    tip = route.points[-1]
    back = next((point for point in reversed(route.points) if point != tip), tip)
    return QPointF(*tip), QPointF(*back)


def _pen(tone: str, width: float) -> QPen:
    pen = QPen(colour(tone), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _dash(pen: QPen, drawn: float, left_out: float) -> None:
    """Dashes in map units; Qt counts them in pen widths."""
    pen.setDashPattern([drawn / pen.widthF(), left_out / pen.widthF()])


def write_caption(painter: QPainter, at: Point, text: str, face: Face, theme: Theme) -> None:
    """Words on the ground with a rim of ground, readable over lines and cards."""
    path = QPainterPath()
    path.addText(QPointF(*at), face.font, text)
    rim = QPen(colour(theme.ground), face.pixels * 0.3)
    rim.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path, rim)
    painter.setPen(colour(theme.ink))
    write(painter, at.x, at.y, text, face)
