"""The card of somebody as the customer may see it: who, as what and where; no signs, not even empty ones."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPen

from relmap.layout.geometry import Rect
from relmap.packs.picture import Card
from relmap.render.map.cards import card_path
from relmap.render.texts import Face, elided, wrapped, write
from relmap.render.theme import Theme, colour

_NAME = Face(15, bold=True)
_TITLE = Face(12)
_PLACE = Face(11)
_INSET = 12.0


def paint_plain_card(painter: QPainter, card: Card, rect: Rect, theme: Theme) -> None:
    """Draw one card at its own size, whatever the picture knows besides."""
    painter.setPen(QPen(colour(theme.border), 1.0))
    painter.setBrush(colour(theme.card))
    painter.drawPath(card_path(card, rect))
    x, room = rect.x + _INSET, rect.width - 2 * _INSET
    painter.setPen(colour(theme.ink))
    write(painter, x, rect.y + 25, elided(card.name, _NAME, room), _NAME)
    baseline = rect.y + 43
    for line in wrapped(card.title, _TITLE, room, 2):
        write(painter, x, baseline, line, _TITLE)
        baseline += 15
    painter.setPen(colour(theme.muted))
    write(painter, x, baseline + 1, elided(card.place, _PLACE, room), _PLACE)
