"""The legend: what the colours, signs and lines on this very map mean, and nothing else (desktop.md 2, 3)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from relmap.layout.edges import Route
from relmap.layout.geometry import Point, Rect, Size
from relmap.model.vocabulary import DEPTHS, BuyingRole, Certainty, Influence, PersonStatus
from relmap.packs.picture import Card, Colouring, Freshness, Line, LineKind
from relmap.render.map.cards import Look, paint_card
from relmap.render.map.detail import Detail
from relmap.render.map.drawing import Scene
from relmap.render.map.lines import paint_bars_across, paint_cross, paint_tie
from relmap.render.map.painter import View
from relmap.render.map.strokes import Piece
from relmap.render.shapes import paint_bars, paint_clock, paint_dots, paint_flag, paint_role, paint_upward
from relmap.render.texts import Face, advance, cap_height, elided, write
from relmap.render.theme import Theme, colour
from relmap.words import legend as words
from relmap.words.labels import label

_TEXT = Face(11)
_ROW = 20.0
_BETWEEN = 16.0
"""Between two entries of a row."""
_TO_TEXT = 6.0


class Sign(Enum):
    """What stands before the words of an entry."""

    ROLE = auto()
    TINT = auto()
    BARS = auto()
    LAPSED = auto()
    RATING = auto()
    INFLUENCE = auto()
    LATE = auto()
    FLAG = auto()
    BELOW = auto()
    CARD = auto()
    LINE = auto()
    WAY = auto()


@dataclass(frozen=True, slots=True)
class LegendItem:
    """One entry. ``role``, ``tint``, ``card`` and ``line`` say which, for the signs that need it."""

    sign: Sign
    text: str
    role: BuyingRole | None = None
    tint: str = ""
    card: Card | None = None
    line: Line | None = None


_WIDTHS: Mapping[Sign, float] = {
    Sign.ROLE: 20,
    Sign.TINT: 20,
    Sign.BARS: 33,
    Sign.LAPSED: 7,
    Sign.RATING: 20,
    Sign.INFLUENCE: 21,
    Sign.LATE: 11,
    Sign.FLAG: 10,
    Sign.BELOW: 9,
    Sign.CARD: 24,
    Sign.LINE: 30,
    Sign.WAY: 24,
}

_STATUS_CARDS: tuple[tuple[str, Card, Callable[[Card], bool]], ...] = (
    ("ASSUMED", Card("", "", certainty=Certainty.ASSUMED), lambda c: c.certainty is Certainty.ASSUMED and not c.ghost),
    ("UNKNOWN", Card("", "", ghost=True), lambda c: c.ghost or c.status is PersonStatus.UNIDENTIFIED),
    ("VACANT", Card("", "", status=PersonStatus.VACANT), lambda c: c.status is PersonStatus.VACANT),
    ("LEFT", Card("", "", status=PersonStatus.LEFT), lambda c: c.status is PersonStatus.LEFT),
    ("EXTERNAL", Card("", "", external=True), lambda c: c.external),
)


def legend(scene: Scene | None, view: View) -> tuple[LegendItem, ...]:
    """The entries for what is on a map: roles, then what cards are coloured by, signs, looks of cards, lines."""
    if scene is None:
        return ()
    cards = [scene.picture.cards[id_] for id_ in scene.ids]
    return (*_roles(cards), *_tints(cards, view), *_signs(cards, view), *_statuses(cards), *_lines(scene, view))


def legend_of_units(cards: Sequence[Card], theme: Theme) -> tuple[LegendItem, ...]:
    """The entries for an overview of units: the roles held, and the depths people are counted by."""
    held = {role for card in cards for role in card.roles}
    roles = (LegendItem(Sign.ROLE, words.role_label(role), role=role) for role in BuyingRole if role in held)
    depths = sorted({card.usable for card in cards})
    return (*roles, *(_depth_tint(depth, theme) for depth in depths))


def legend_size(items: Sequence[LegendItem], width: float) -> Size:
    """The room the entries take when flowing in rows of this width."""
    places = in_rows([_item_width(item, width) for item in items], width, _ROW, _BETWEEN)
    if not places:
        return Size(0, 0)
    right = max(x + _item_width(item, width) for item, (x, _y) in zip(items, places, strict=True))
    return Size(right, places[-1].y + _ROW)


def paint_legend(painter: QPainter, items: Sequence[LegendItem], theme: Theme, origin: Point, width: float) -> Size:
    """Draw the entries in rows from a top left corner; returns the room they took."""
    places = in_rows([_item_width(item, width) for item in items], width, _ROW, _BETWEEN)
    for item, (x, y) in zip(items, places, strict=True):
        left, middle = origin.x + x, origin.y + y + _ROW / 2
        _paint_sign(painter, item, left, middle, theme)
        start = left + _WIDTHS[item.sign] + _TO_TEXT
        painter.setPen(colour(theme.ink))
        room = width - _WIDTHS[item.sign] - _TO_TEXT
        write(painter, start, middle + cap_height(_TEXT) / 2, elided(item.text, _TEXT, room), _TEXT)
    return legend_size(items, width)


def _roles(cards: Sequence[Card]) -> Iterator[LegendItem]:
    for role in BuyingRole:
        if any(role in card.roles for card in cards):
            yield LegendItem(Sign.ROLE, words.role_label(role), role=role)
    if any(not card.roles for card in cards):
        yield LegendItem(Sign.ROLE, words.sign_label("NO_ROLE"))


def _tints(cards: Sequence[Card], view: View) -> Iterator[LegendItem]:
    theme = view.theme
    if view.colouring is Colouring.DEPTH:
        for depth in sorted({card.usable for card in cards}):
            yield _depth_tint(depth, theme)
    elif view.colouring is Colouring.FRESHNESS:
        for freshness in Freshness:
            if any(card.freshness is freshness for card in cards):
                tint = theme.freshness_tint(freshness)
                yield LegendItem(Sign.TINT, words.freshness_label(freshness), tint=tint)
    elif view.colouring is Colouring.INFLUENCE:
        for influence in (Influence.HIGH, Influence.MEDIUM, Influence.LOW):
            if any(card.influence is influence for card in cards):
                tint = theme.influence_tints[influence.rank - 1]
                yield LegendItem(Sign.TINT, words.influence_label(influence), tint=tint)
    elif view.colouring is Colouring.RATING:
        for rating in sorted({card.rating for card in cards if card.rating}, reverse=True):
            text = f"+{rating}" if rating > 0 else f"−{-rating}"
            yield LegendItem(Sign.TINT, text, tint=theme.rating_tint(rating))


def _depth_tint(depth: int, theme: Theme) -> LegendItem:
    return LegendItem(Sign.TINT, f"{depth} {label(DEPTHS[depth])}", tint=theme.depth_tints[depth])


def _signs(cards: Sequence[Card], view: View) -> Iterator[LegendItem]:
    yield LegendItem(Sign.BARS, words.sign_label("DEPTH"))
    if any(card.usable < card.depth for card in cards):
        yield LegendItem(Sign.LAPSED, words.sign_label("LAPSED"))
    if view.detail is not Detail.COMPACT:
        if any(card.rating is not None for card in cards):
            yield LegendItem(Sign.RATING, words.sign_label("RATING"))
        if any(card.influence not in (None, Influence.UNKNOWN) for card in cards):
            yield LegendItem(Sign.INFLUENCE, words.sign_label("INFLUENCE"))
        if any(card.freshness in (Freshness.AGEING, Freshness.STALE, Freshness.COLD) for card in cards):
            yield LegendItem(Sign.LATE, words.sign_label("LATE"))
    if any(card.flags for card in cards):
        yield LegendItem(Sign.FLAG, words.sign_label("FLAG"))
    if any(card.below for card in cards):
        yield LegendItem(Sign.BELOW, words.sign_label("BELOW"))


def _statuses(cards: Sequence[Card]) -> Iterator[LegendItem]:
    for name, sample, matches in _STATUS_CARDS:
        if any(matches(card) for card in cards):
            yield LegendItem(Sign.CARD, words.sign_label(name), card=sample)


def _lines(scene: Scene, view: View) -> Iterator[LegendItem]:
    drawn = [line for line in scene.picture.lines if line.id in scene.routes]
    for kind in LineKind:
        of_kind = [line for line in drawn if line.kind is kind and not line.cut]
        if of_kind and kind in view.lines:
            yield LegendItem(Sign.LINE, words.line_label(kind), line=Line("", kind, "", "", depth=2))
    if any(line.cut for line in drawn):
        yield LegendItem(Sign.LINE, words.sign_label("CUT"), line=Line("", LineKind.REPORTS_TO, "", "", cut=True))
    if scene.picture.way is not None and any(id_ in scene.placement.rects for id_ in scene.picture.way.people):
        yield LegendItem(Sign.WAY, words.sign_label("WAY"))


def _item_width(item: LegendItem, width: float) -> float:
    return min(width, _WIDTHS[item.sign] + _TO_TEXT + advance(item.text, _TEXT))


def in_rows(widths: Sequence[float], room: float, row: float, between: float) -> list[Point]:
    """Where entries of these widths stand, row by row: the height of a row and the gap between two in any unit."""
    places: list[Point] = []
    x = y = 0.0
    for wide in widths:
        if x and x + wide > room:
            x, y = 0.0, y + row
        places.append(Point(x, y))
        x += wide + between
    return places


def _paint_sign(painter: QPainter, item: LegendItem, x: float, middle: float, theme: Theme) -> None:
    wide = _WIDTHS[item.sign]
    if item.sign is Sign.ROLE or item.sign is Sign.TINT:
        painter.setPen(Qt.PenStyle.NoPen if item.sign is Sign.ROLE else QPen(colour(theme.border), 1))
        painter.setBrush(colour(theme.role_fill(item.role) if item.sign is Sign.ROLE else item.tint))
        painter.drawRoundedRect(QRectF(x, middle - 8.5, wide, 17), 3, 3)
        if item.sign is Sign.ROLE:
            paint_role(painter, item.role, x + wide / 2, middle, 10, theme)
    elif item.sign is Sign.CARD and item.card is not None:
        _paint_small_card(painter, item.card, x, middle, theme)
    elif item.sign is Sign.LINE and item.line is not None:
        route = Route((Point(x, middle), Point(x + wide - 1, middle)))
        paint_tie(painter, item.line, [Piece(route)], theme)
        if item.line.cut:
            paint_bars_across(painter, route, theme)
        elif item.line.kind is LineKind.CONFLICT:
            paint_cross(painter, Point(x + wide / 2, middle), theme)
    elif item.sign is Sign.WAY:
        painter.setPen(QPen(colour(theme.way), 5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QLineF(x + 3, middle, x + wide - 3, middle))
    else:
        _paint_mark(painter, item.sign, x, middle, theme)


def _paint_small_card(painter: QPainter, card: Card, x: float, middle: float, theme: Theme) -> None:
    """The look of a whole card, shrunk: the frame alone would not show hatching and cut corner."""
    painter.save()
    painter.translate(x, middle - 7.5)
    painter.scale(0.5, 0.5)
    paint_card(painter, card, Rect(0, 0, 46, 30), Look(theme, Colouring.ROLE, Detail.FRAME))
    painter.restore()


def _paint_mark(painter: QPainter, sign: Sign, x: float, middle: float, theme: Theme) -> None:
    if sign is Sign.BARS:
        paint_bars(painter, x, middle - 6, 3, 3, (5.0, 12.0, 1.6), theme)
    elif sign is Sign.LAPSED:
        painter.setPen(QPen(colour(theme.ink), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(x + 0.5, middle - 5.5, 5, 11))
        painter.fillRect(QRectF(x, middle + 0.6, 6, 5.4), colour(theme.ink))
    elif sign is Sign.RATING:
        bold = Face(11, bold=True)
        painter.setPen(colour(theme.supporter))
        write(painter, x, middle + 4, "+", bold)
        painter.setPen(colour(theme.opponent))
        write(painter, x + 11, middle + 4, "−", bold)
    elif sign is Sign.INFLUENCE:
        paint_dots(painter, x, middle, 2, 6, theme.ink)
    elif sign is Sign.LATE:
        paint_clock(painter, x, middle - 5.5, 11, theme.late)
    elif sign is Sign.FLAG:
        paint_flag(painter, x, middle - 6, 12, theme.flag)
    elif sign is Sign.BELOW:
        paint_upward(painter, x, middle - 4.5, 9, theme.ink)
