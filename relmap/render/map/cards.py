"""The person card at every level of detail (desktop.md 1)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from relmap.layout.geometry import Rect
from relmap.model.vocabulary import BuyingRole, Certainty, Influence, PersonStatus
from relmap.packs.picture import Card, Colouring, Freshness
from relmap.render.map import anatomy
from relmap.render.map.detail import Detail
from relmap.render.shapes import paint_bars, paint_clock, paint_dots, paint_flag, paint_role, paint_upward
from relmap.render.texts import Face, advance, elided, wrapped, write
from relmap.render.theme import Theme, colour
from relmap.words import legend as words

_NUMBER = Face(11, bold=True)
_SMALL_TEXT = Face(11)
_GAP = 8.0
"""Between the band and the texts, and at the right edge."""

_LATE = (Freshness.AGEING, Freshness.STALE, Freshness.COLD)


@dataclass(frozen=True, slots=True)
class Look:
    """How a card is drawn: colours, what it is coloured by, level of detail, whether the best path leads over it."""

    theme: Theme
    colouring: Colouring
    detail: Detail
    on_way: bool = False


def card_path(card: Card, rect: Rect) -> QPainterPath:
    """The outline of a card: rounded, an external's with its top right corner cut off."""
    path = QPainterPath()
    if not card.external:
        path.addRoundedRect(QRectF(*rect), anatomy.RADIUS, anatomy.RADIUS)
        return path
    turn = 2 * anatomy.RADIUS
    x, y, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    path.moveTo(x + anatomy.RADIUS, y)
    path.lineTo(right - anatomy.CUT, y)
    path.lineTo(right, y + anatomy.CUT)
    path.arcTo(QRectF(right - turn, bottom - turn, turn, turn), 0, -90)
    path.arcTo(QRectF(x, bottom - turn, turn, turn), -90, -90)
    path.arcTo(QRectF(x, y, turn, turn), 180, -90)
    path.closeSubpath()
    return path


def tint(card: Card, colouring: Colouring, theme: Theme) -> str:
    """The fill of a card's body; the plain card colour where nothing is known of what the map is coloured by."""
    if colouring is Colouring.DEPTH:
        return theme.depth_tints[max(0, min(5, card.usable))]
    if colouring is Colouring.FRESHNESS:
        return theme.freshness_tint(card.freshness)
    if colouring is Colouring.INFLUENCE and card.influence not in (None, Influence.UNKNOWN):
        return theme.influence_tints[card.influence.rank - 1] if card.influence else theme.card
    if colouring is Colouring.RATING and card.rating:
        return theme.rating_tint(max(-5, min(5, card.rating)))
    return theme.card


def surname(name: str) -> str:
    """The part of a name that has to do at small sizes."""
    family, comma, _given = name.partition(",")
    words = name.split()
    return family.strip() if comma and family.strip() else (words[-1] if words else "")


def paint_card(painter: QPainter, card: Card, rect: Rect, look: Look) -> None:
    """Draw one card at any level but BLOCK, which ``paint_blocks`` of the painter does for many at once."""
    if look.detail is Detail.PILL:
        _paint_pill(painter, card, rect, look)
        return
    fill = tint(card, look.colouring, look.theme)
    outline, border = card_path(card, rect), _border(card, look.theme)
    solid = border.style() is Qt.PenStyle.SolidLine
    painter.setPen(border if solid else Qt.PenStyle.NoPen)
    painter.setBrush(colour(fill))
    painter.drawPath(outline)
    if card.status is PersonStatus.LEFT:
        _hatch(painter, card, rect, look.theme)
    band = _BAND_WIDTHS[look.detail]
    if look.detail is Detail.COMPACT and len(card.roles) > 2:
        band *= 2
        _paint_block_of_roles(painter, card, rect, band, look)
    else:
        _paint_band(painter, card, rect, band, look)
    body = Rect(rect.x + band, rect.y, rect.width - band, rect.height)
    _BODIES[look.detail](painter, card, body, look.theme, fill == look.theme.card)
    if not solid:  # over the band, which would cover dots and dashes
        painter.setPen(border)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline)
    if look.on_way:
        ring(painter, card, rect, look.theme.way, 3.0)


def ring(painter: QPainter, card: Card, rect: Rect, tone: str, width: float) -> None:
    """A ring around a card, outside its border."""
    pen = QPen(colour(tone), width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(card_path(card, rect.grown(width / 2)))


def _border(card: Card, theme: Theme) -> QPen:
    if card.status is PersonStatus.VACANT:
        pen = QPen(colour(theme.line), 1.5)
        pen.setDashPattern([4.0, 3.0])
        return pen
    if card.certainty is Certainty.ASSUMED or card.status is PersonStatus.UNIDENTIFIED or card.ghost:
        pen = QPen(colour(theme.line), 1.75)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.1, 2.2])
        return pen
    return QPen(colour(theme.border), 1.0)


def _hatch(painter: QPainter, card: Card, rect: Rect, theme: Theme) -> None:
    """Slanted lines over the body of somebody who left, by hand: a brush pattern keeps device size on paper."""
    painter.setPen(QPen(colour(theme.faint), 1.0))
    left, right, bottom = rect.x, rect.right, rect.bottom
    lines = []
    start = left - rect.height + 8
    while start < right:
        low, high = max(start, left), min(start + rect.height, right - (anatomy.CUT if card.external else 0))
        if high > low:
            lines.append(QLineF(low, bottom - (low - start), high, bottom - (high - start)))
        start += 10
    painter.drawLines(lines)


def _paint_band(painter: QPainter, card: Card, rect: Rect, width: float, look: Look) -> None:
    roles: tuple[BuyingRole | None, ...] = card.roles or (None,)
    edges = [rect.y + rect.height * place / len(roles) for place in range(len(roles) + 1)]
    size = min(_LETTERS[look.detail], int((edges[1] - edges[0]) * 0.58))
    for role, (top, bottom) in zip(roles, pairwise(edges), strict=True):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(look.theme.role_fill(role)))
        piece = _band_piece(rect.x, top, width, bottom - top, top == rect.y, role is roles[-1])
        painter.drawPath(piece)
        if look.detail is not Detail.FRAME:
            paint_role(painter, role, rect.x + width / 2, (top + bottom) / 2, size, look.theme)


def _paint_block_of_roles(painter: QPainter, card: Card, rect: Rect, width: float, look: Look) -> None:
    """Three or four roles on a compact card: two by two, so that their letters stay legible in print."""
    half, high = width / 2, rect.height / 2
    for place, role in enumerate(card.roles):
        column, row = place % 2, place // 2
        left, top = rect.x + column * half, rect.y + row * high
        wide = width if place == len(card.roles) - 1 and column == 0 else half
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(look.theme.role_fill(role)))
        painter.drawPath(_band_piece(left, top, wide, high, place == 0, place == 2))
        paint_role(painter, role, left + wide / 2, top + high / 2, 17, look.theme)


def _band_piece(x: float, y: float, width: float, height: float, first: bool, last: bool) -> QPainterPath:
    """A piece of the band, rounded where it meets a corner of the card."""
    turn = 2 * anatomy.RADIUS
    path = QPainterPath(QPointF(x + width, y))
    path.lineTo(x + width, y + height)
    if last:
        path.arcTo(QRectF(x, y + height - turn, turn, turn), -90, -90)
    else:
        path.lineTo(x, y + height)
    if first:
        path.arcTo(QRectF(x, y, turn, turn), 180, -90)
    else:
        path.lineTo(x, y)
    path.closeSubpath()
    return path


def _name_face(card: Card, pixels: int) -> Face:
    known = card.status not in (PersonStatus.UNIDENTIFIED, PersonStatus.VACANT) and not card.ghost
    return Face(pixels, bold=known, italic=not known)


def _paint_marks(painter: QPainter, card: Card, body: Rect, theme: Theme, plain: bool) -> None:
    """Flag and number of hidden people, top right."""
    if place := anatomy.flag_rect(card, body):
        tone = theme.flag if plain else theme.ink
        paint_flag(painter, place.x, place.y + 2.5, 11, tone)
        painter.setPen(colour(tone))
        write(painter, place.x + 11.5, place.y + 12, str(card.flags), _NUMBER)
    if place := anatomy.below_rect(card, body):
        paint_upward(painter, place.x + 1, place.y + 4, 8, theme.ink)
        painter.setPen(colour(theme.ink))
        write(painter, place.x + 11.5, place.y + 12, str(card.below), _NUMBER)


def _paint_full(painter: QPainter, card: Card, body: Rect, theme: Theme, plain: bool) -> None:
    x, y, right = body.x + _GAP, body.y, body.right - _GAP
    soft = theme.muted if plain else theme.ink
    painter.setPen(colour(theme.muted if card.status is PersonStatus.LEFT and plain else theme.ink))
    face = _name_face(card, 15)
    write(painter, x, y + 19, elided(card.name, face, anatomy.marks_left(card, body) - x), face)
    left = card.status is PersonStatus.LEFT
    baseline = y + 35
    title = Face(12, struck=left)
    for line in wrapped(card.title, title, right - x, 2):
        write(painter, x, baseline, line, title)
        baseline += 14.5
    third = " · ".join(text for text in (card.firm, card.place) if text) if card.external else card.place
    painter.setPen(colour(soft))
    write(painter, x, baseline + 0.5, elided(third, _SMALL_TEXT, right - x), _SMALL_TEXT)
    _paint_marks(painter, card, body, theme, plain)
    _paint_footer(painter, card, body, theme, plain, with_date=True)


def _paint_footer(painter: QPainter, card: Card, body: Rect, theme: Theme, plain: bool, with_date: bool) -> None:
    top = body.bottom - anatomy.FOOTER
    painter.setPen(QPen(colour(theme.faint if plain else theme.line), 1.0))
    painter.drawLine(QLineF(body.x, top, body.right, top))
    middle = top + anatomy.FOOTER / 2
    x = paint_bars(painter, body.x + _GAP, middle - 6, card.depth, card.usable, (4.6, 12.0, 1.4), theme)
    _paint_rating(painter, card.rating, x + 5, middle, theme, plain)
    x += 22
    if card.influence is Influence.UNKNOWN:
        painter.setPen(colour(theme.muted if plain else theme.ink))
        write(painter, x + 7, middle + 4, "?", _SMALL_TEXT)
    elif card.influence is not None:
        paint_dots(painter, x, middle, card.influence.rank, 5.6, theme.ink)
    x += 25
    if with_date and (card.last_contact_text or card.status is PersonStatus.ACTIVE):
        x = _paint_date(painter, card, x, middle, theme, plain) + 4
    _paint_team(painter, card.team, x, body.right - 5, middle, theme)


def _paint_rating(painter: QPainter, rating: int | None, x: float, middle: float, theme: Theme, plain: bool) -> None:
    text = "?" if rating is None else f"+{rating}" if rating > 0 else f"−{-rating}"
    tone = theme.ink
    if plain:
        tone = theme.muted if rating is None else theme.supporter if rating > 0 else theme.opponent
    painter.setPen(colour(tone))
    write(painter, x, middle + 4, text, _NUMBER)


def _paint_date(painter: QPainter, card: Card, x: float, middle: float, theme: Theme, plain: bool) -> float:
    late = card.freshness in _LATE
    tone = theme.ink if not plain else theme.late if late else theme.muted
    if late:
        paint_clock(painter, x, middle - 5, 10, tone)
        x += 11.5
    text = elided(card.last_contact_text or words.no_contact(), _SMALL_TEXT, 56)
    painter.setPen(colour(tone))
    write(painter, x, middle + 4, text, _SMALL_TEXT)
    return x + advance(text, _SMALL_TEXT)


def _paint_team(
    painter: QPainter, team: tuple[str, ...], left: float, right: float, middle: float, theme: Theme
) -> None:
    """Chips of initials from the right edge, as many as fit, the rest as a number."""
    texts = [elided(text, _NUMBER, 40) for text in team]
    fitting = _fitting(texts, right - left)
    shown = texts[:fitting]
    if len(texts) > fitting:
        shown.append(f"+{len(texts) - fitting}")
    x = right
    for text in reversed(shown):
        width = advance(text, _NUMBER) + 6
        x -= width
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(theme.faint))
        if not text.startswith("+"):
            painter.drawRoundedRect(QRectF(x, middle - 7, width, 14), 4, 4)
        painter.setPen(colour(theme.ink))
        write(painter, x + 3, middle + 4, text, _NUMBER)
        x -= 2


def _fitting(texts: list[str], room: float) -> int:
    """How many chips stand in ``room``, the "+n" for the others included; at least none."""
    widths = [advance(text, _NUMBER) + 8 for text in texts]
    for count in range(len(texts), 0, -1):
        rest = len(texts) - count
        more = advance(f"+{rest}", _NUMBER) + 8 if rest else 0
        if sum(widths[:count]) + more <= room:
            return count
    return 0


def _paint_reduced(painter: QPainter, card: Card, body: Rect, theme: Theme, plain: bool) -> None:
    x, y, right = body.x + _GAP, body.y, body.right - _GAP
    left = card.status is PersonStatus.LEFT
    painter.setPen(colour(theme.muted if left and plain else theme.ink))
    face = _name_face(card, 19)
    write(painter, x, y + 23, elided(card.name, face, anatomy.marks_left(card, body) - x), face)
    title = Face(15, struck=left)
    for place, line in enumerate(wrapped(card.title, title, right - x, 2)):
        write(painter, x, y + 43 + 18 * place, line, title)
    _paint_marks(painter, card, body, theme, plain)
    _paint_footer(painter, card, body, theme, plain, with_date=False)


def _paint_small(painter: QPainter, card: Card, body: Rect, theme: Theme, plain: bool) -> None:
    known = card.status is not PersonStatus.VACANT and card.status is not PersonStatus.UNIDENTIFIED and not card.ghost
    name = card.name
    face = _name_face(card, 34 if known else 26)
    painter.setPen(colour(theme.ink))
    write(painter, body.x + 10, body.y + 42, elided(surname(name) if known else name, face, body.width - 16), face)
    end = paint_bars(painter, body.x + 10, body.y + 56, card.depth, card.usable, (13.0, 26.0, 4.0), theme)
    if card.flags:
        paint_flag(painter, end + 16, body.y + 56, 26, theme.flag if plain else theme.ink)
    if card.below:
        paint_upward(painter, body.right - 30, body.y + 60, 20, theme.ink)


def _paint_compact(painter: QPainter, card: Card, body: Rect, theme: Theme, plain: bool) -> None:
    x, right = body.x + 7, body.right - 6
    left = card.status is PersonStatus.LEFT
    name = card.name
    face = _name_face(card, 18)
    painter.setPen(colour(theme.muted if left and plain else theme.ink))
    lines = wrapped(name, face, right - x, 2)
    for place, line in enumerate(lines):
        write(painter, x, body.y + 20 + 20 * place, line, face)
    if len(lines) < 2 and card.title:
        title = Face(18, struck=left)
        painter.setPen(colour(theme.muted if plain else theme.ink))
        write(painter, x, body.y + 40, elided(card.title, title, right - x), title)
    end = paint_bars(painter, x, body.y + 46, card.depth, card.usable, (9.0, 11.0, 2.5), theme)
    if card.flags:
        paint_flag(painter, end + 12, body.y + 45.5, 12, theme.flag if plain else theme.ink)
    if card.below:
        paint_upward(painter, right - 12, body.y + 47, 10, theme.ink)


def _paint_pill(painter: QPainter, card: Card, rect: Rect, look: Look) -> None:
    """At overview: the letters of the roles, on their colours or beside what the map is coloured by."""
    theme = look.theme
    by_role = look.colouring is Colouring.ROLE
    roles: tuple[BuyingRole | None, ...] = card.roles or (None,)
    width = rect.width / len(roles) if by_role else 70.0
    outline = QPainterPath()
    outline.addRoundedRect(QRectF(*rect), 26, 26)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(theme.role_fill(roles[0]) if by_role else tint(card, look.colouring, theme)))
    painter.drawPath(outline)
    for place, role in enumerate(roles if by_role else roles[:1]):
        left = rect.x + place * width
        if place or not by_role:
            piece = QPainterPath()
            piece.addRect(QRectF(left, rect.y, width, rect.height))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(theme.role_fill(role)))
            painter.drawPath(outline.intersected(piece))
        if role is not None:
            paint_role(painter, role, left + width / 2, rect.y + rect.height / 2, 46, theme)
    painter.setPen(QPen(colour(theme.way if look.on_way else theme.border), 14 if look.on_way else 4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(outline)


_BAND_WIDTHS = {
    Detail.FULL: anatomy.BAND,
    Detail.REDUCED: 26.0,
    Detail.SMALL: 36.0,
    Detail.COMPACT: 27.0,
    Detail.FRAME: 8.0,
}
_LETTERS = {Detail.FULL: 13, Detail.REDUCED: 16, Detail.SMALL: 25, Detail.COMPACT: 18, Detail.FRAME: 1}


def _paint_sample(painter: QPainter, card: Card, body: Rect, theme: Theme, plain: bool) -> None:
    """In the legend: nothing, or that the name is not known."""
    if card.ghost:
        painter.setPen(colour(theme.ink if plain else theme.muted))
        write(painter, body.center.x - 5, body.center.y + 8, "?", Face(22, italic=True))


_BODIES = {
    Detail.FRAME: _paint_sample,
    Detail.FULL: _paint_full,
    Detail.REDUCED: _paint_reduced,
    Detail.SMALL: _paint_small,
    Detail.COMPACT: _paint_compact,
}
