"""Draws a scene: the one painter behind screen tiles, preview, printer, PDF, SVG and PNG (drawing.md 3.7)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from relmap.layout.geometry import Point, Rect
from relmap.model.vocabulary import BuyingRole
from relmap.packs.picture import Card, Colouring, Line, LineKind
from relmap.render.map.cards import Look, card_path, paint_card, tint
from relmap.render.map.detail import Detail, detail_at
from relmap.render.map.drawing import Scene, ties_in, way_people
from relmap.render.map.lines import (
    paint_mark,
    paint_strokes,
    paint_team,
    paint_tie,
    paint_way_halo,
    paint_way_tags,
    write_caption,
)
from relmap.render.map.plain_card import paint_plain_card
from relmap.render.map.strokes import Piece
from relmap.render.map.zones import paint_upper_marks, paint_zone_captions, paint_zones
from relmap.render.texts import Face, advance, elided, write
from relmap.render.theme import LIGHT, Theme, colour, dimmed
from relmap.words import legend as words

__all__ = ["LINES", "View", "card_path", "paint"]

LINES = frozenset(LineKind) - {LineKind.OURS}
"""The lines a map shows unless somebody switches them."""

_CURVES_FROM = 0.25
"""Below this zoom ties are drawn only for people the pointer is on: a hairball tells nothing (drawing.md 2.6)."""
_CAPTIONS_BELOW = 0.3
_CAPTION_PIXELS = 12.0
_TAGS_FROM = 0.3
_SPEAKING = (Detail.FULL, Detail.REDUCED, Detail.COMPACT)
"""Levels of detail at which cards have more than a name."""


@dataclass(frozen=True, slots=True)
class View:
    """How a scene is looked at.

    ``zoom`` decides the level of detail (desktop.md 1) unless ``detail`` sets it, as paper does. With ``dim_others``
    everything off the best path is faded. When ``lit`` is not empty only the ties of those people are drawn. Cards all
    of whose roles are in ``hidden_roles`` are faded. Without ``opinions``, for the customer, cards have no signs.
    """

    theme: Theme = LIGHT
    colouring: Colouring = Colouring.ROLE
    lines: frozenset[LineKind] = LINES
    zoom: float = 1.0
    dim_others: bool = True
    lit: frozenset[str] = frozenset()
    hidden_roles: frozenset[BuyingRole] = frozenset()
    detail: Detail | None = None
    opinions: bool = True


def paint(painter: QPainter, scene: Scene, view: View, area: Rect) -> None:
    """Draw what of a scene meets ``area`` (map units). The caller has set the transform and painted the ground."""
    detail = view.detail or detail_at(view.zoom)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, detail is not Detail.BLOCK)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    way = way_people(scene.picture)
    base = dimmed(view.theme) if way and view.dim_others else view.theme
    _paint_ground(painter, scene, base, view, area)
    if LineKind.REPORTS_TO in view.lines:
        near = scene.stroke_index.within(area)
        paint_strokes(painter, [scene.strokes[n] for n in near], base, view.zoom)
    ids = [scene.ids[n] for n in scene.card_index.within(area.grown(4))]
    letters = lettering(view)
    ties = [
        (line, pieces, _tie_theme(line, view, way)) for line, pieces in _shown_ties(scene, view, area.grown(letters))
    ]
    if not view.dim_others:  # nothing is faded: names matter more than an unbroken line
        paint_way_halo(painter, scene, view.theme, view.zoom)
    if not view.lit:
        _paint_ties(painter, ties)
    if detail is Detail.BLOCK:
        _paint_blocks(painter, scene, ids, view, way, base)
    else:
        _paint_cards(painter, scene, ids, view, way, detail)
    if view.dim_others:
        paint_way_halo(painter, scene, view.theme, view.zoom)
    if view.lit:
        _paint_ties(painter, ties)
    for line, _pieces, theme in ties:
        paint_mark(painter, scene, line, theme, letters)
    if LineKind.OURS in view.lines:
        paint_team(painter, scene, view.theme, area, letters)
    if way and view.zoom >= _TAGS_FROM:
        paint_way_tags(painter, scene, view.theme, letters, compact=detail is Detail.COMPACT)
    if view.detail is None:
        _paint_names(painter, scene, view, area)


def lettering(view: View) -> int:
    """The size of words beside the cards, in map units: legible on the screen at any zoom, and on paper."""
    if view.detail is Detail.COMPACT:
        return 18
    return round(max(12.0, min(40.0, 9 / view.zoom)))


def _zone_lettering(view: View) -> int:
    """The size of the names of lanes and columns."""
    return min(24, max(15, lettering(view)))


def _paint_ties(painter: QPainter, ties: Iterable[tuple[Line, Sequence[Piece], Theme]]) -> None:
    for line, pieces, theme in ties:
        paint_tie(painter, line, pieces, theme)


def _tie_theme(line: Line, view: View, way: frozenset[str]) -> Theme:
    faded = way and view.dim_others and not view.lit and not _on_way(line, way)
    return dimmed(view.theme) if faded else view.theme


def _paint_cards(
    painter: QPainter, scene: Scene, ids: Iterable[str], view: View, way: frozenset[str], detail: Detail
) -> None:
    if not view.opinions:
        for id_ in ids:
            paint_plain_card(painter, scene.picture.cards[id_], scene.placement.rects[id_], view.theme)
        return
    plain = Look(view.theme, view.colouring, detail)
    faded = Look(dimmed(view.theme), view.colouring, detail)
    lit = Look(view.theme, view.colouring, detail, on_way=True)
    for id_ in ids:
        card = scene.picture.cards[id_]
        look = lit if id_ in way else faded if _faded(card, view, way) else plain
        paint_card(painter, card, scene.placement.rects[id_], look)
    if detail in _SPEAKING:
        paint_upper_marks(painter, scene, ids, plain.theme, lettering(view))


def _paint_blocks(
    painter: QPainter, scene: Scene, ids: Iterable[str], view: View, way: frozenset[str], base: Theme
) -> None:
    """Plain rectangles, all of one colour in one call."""
    batches: dict[str, list[QRectF]] = {}
    for id_ in ids:
        card = scene.picture.cards[id_]
        theme = view.theme if id_ in way else dimmed(view.theme) if _faded(card, view, way) else view.theme
        if id_ in way:
            fill = theme.way
        elif view.colouring is Colouring.ROLE:
            fill = theme.role_fill(card.roles[0] if card.roles else None)
        else:
            fill = tint(card, view.colouring, theme)
        batches.setdefault(fill, []).append(QRectF(*scene.placement.rects[id_]))
    painter.setPen(QPen(colour(base.border), 0))
    for fill, rects in batches.items():
        painter.setBrush(colour(fill))
        painter.drawRects(rects)


def _faded(card: Card, view: View, way: frozenset[str]) -> bool:
    if card.roles and view.hidden_roles.issuperset(card.roles):
        return True
    return bool(way) and view.dim_others and card.id not in way


def _shown_ties(scene: Scene, view: View, area: Rect) -> list[tuple[Line, list[Piece]]]:
    if view.zoom < _CURVES_FROM and not view.lit and view.detail is None:
        return []
    return [(line, pieces) for line, pieces in ties_in(scene, area) if _shown(line, view)]


def _shown(line: Line, view: View) -> bool:
    """Whether the view has this line; for the people pointed at, our lines as well."""
    lit = view.lit
    if not lit:
        return line.kind in view.lines
    if line.kind is LineKind.OURS:
        return line.target in lit
    return line.kind in view.lines and (line.source in lit or line.target in lit or line.kind is LineKind.REPORTS_TO)


def _on_way(line: Line, way: frozenset[str]) -> bool:
    return line.target in way and (line.source in way or line.kind is LineKind.OURS)


def _paint_ground(painter: QPainter, scene: Scene, theme: Theme, view: View, area: Rect) -> None:
    """What lies under lines and cards; lanes and columns do not fade beside the best path."""
    if scene.placement.zones:
        paint_zones(painter, scene, view.theme, view.zoom, _zone_lettering(view), area)
    if view.opinions:
        _paint_frame(painter, scene, theme, view, area)


def _paint_frame(painter: QPainter, scene: Scene, theme: Theme, view: View, area: Rect) -> None:
    """The dashed frame around people nobody knows a manager of."""
    if scene.frame is None or not scene.frame.intersects(area):
        return
    pen = QPen(colour(theme.line), max(1.25, 0.7 / view.zoom))
    pen.setDashPattern([6.0, 5.0])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(*scene.frame), 10, 10)
    face = Face(min(22, max(15, lettering(view))), bold=True)
    painter.setPen(colour(theme.muted))
    text = elided(words.not_placed(), face, scene.frame.width - 28)
    write(painter, scene.frame.x + 14, scene.frame.y + 24, text, face)


def _paint_names(painter: QPainter, scene: Scene, view: View, area: Rect) -> None:
    """What is written over the cards of a small map."""
    if view.zoom < _CAPTIONS_BELOW:
        _paint_captions(painter, scene, view, area)
    if scene.placement.zones:
        paint_zone_captions(painter, scene, view.theme, view.zoom, _zone_lettering(view), area)


def _paint_captions(painter: QPainter, scene: Scene, view: View, area: Rect) -> None:
    for text, face, place in _captions(scene, view.zoom):
        if place.intersects(area):
            write_caption(painter, Point(place.x, place.bottom - place.height * 0.25), text, face, view.theme)


@lru_cache(maxsize=2)
def _captions(scene: Scene, zoom: float) -> tuple[tuple[str, Face, Rect], ...]:
    """Names of units of fixed size on the screen, over their heads' cards, where no larger one stands already."""
    face = Face(max(1, round(_CAPTION_PIXELS / zoom)), bold=True)
    out: list[tuple[str, Face, Rect]] = []
    named = frozenset(scene.picture.zones[zone] for zone in scene.placement.zones if zone in scene.picture.zones)
    for id_, text in scene.picture.captions.items():
        if text in named:
            continue
        card = scene.placement.rects.get(id_)
        if card is None:
            continue
        shown = elided(text, face, face.pixels * 14)
        width, height = advance(shown, face), face.pixels * 1.3
        top = max(card.y - height * 0.9, scene.bounds.y)
        place = Rect(max(card.center.x - width / 2, scene.bounds.x), top, width, height)
        if not any(place.intersects(taken) for _text, _face, taken in out):
            out.append((shown, face, place))
    return tuple(out)
