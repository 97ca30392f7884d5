"""Where on a card its parts stand, for the painter and for the pointer; map units (desktop.md 1)."""

from __future__ import annotations

from relmap.layout.geometry import Point, Rect, Size
from relmap.packs.map_nodes import CARD
from relmap.packs.picture import Card

FULL_CARD = CARD
"""The card of the screen: 55 x 24 mm at 100 %."""

COMPACT_CARD = Size(208, 62)
"""The small card of paper, printed 30 to 48 mm wide."""

BAND = 22.0
"""Width of the band of roles."""

FOOTER = 21.0
"""Height of the row of bars, rating, influence, date and initials."""

RADIUS = 6.0
"""Of the corners."""

CUT = 14.0
"""Length of the corner cut off the card of somebody outside the account."""

HANDLE_RADIUS = 5.0
"""Of the dot from which a tie is drawn."""

_DIGIT = 7.0
_MARK_HEIGHT = 16.0


def flag_rect(card: Card, rect: Rect) -> Rect | None:
    """Where the flag with its number stands; None without flags."""
    if not card.flags:
        return None
    width = 13 + _DIGIT * len(str(card.flags))
    right = rect.right - 7 - (CUT - 4 if card.external else 0)
    return Rect(right - width, rect.y + 5, width, _MARK_HEIGHT)


def below_rect(card: Card, rect: Rect) -> Rect | None:
    """Where the number of hidden people below stands; None on an open card."""
    if not card.below:
        return None
    flag = flag_rect(card, rect)
    right = flag.x - 5 if flag else rect.right - 7 - (CUT - 4 if card.external else 0)
    width = 13 + _DIGIT * len(str(card.below))
    return Rect(right - width, rect.y + 5, width, _MARK_HEIGHT)


def marks_left(card: Card, rect: Rect) -> float:
    """Where the room for the name ends at the right."""
    mark = below_rect(card, rect) or flag_rect(card, rect)
    if mark:
        return mark.x - 4
    return rect.right - (CUT if card.external else 8)


def handle_at(rect: Rect) -> Point:
    """The dot from which a tie is drawn: the middle of the right edge."""
    return Point(rect.right, rect.y + rect.height / 2)
