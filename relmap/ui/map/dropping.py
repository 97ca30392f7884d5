"""Where dragged cards would go if they were dropped here: onto a manager, between siblings, or to nobody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from relmap.layout.geometry import Rect
from relmap.render.map.drawing import Scene, card_at, cards_in
from relmap.ui.map.outline import ROOT, Move, Outline

_EDGE = 16.0
"""This near its edge a card stands for the place beside it, not for itself (map units)."""
_REACH = 30.0
"""This far beyond the last of a row of siblings still means "after the last"."""
_SIGHT = 2400.0
"""How far two siblings may stand apart for the place between them to be found."""


@dataclass(frozen=True, slots=True)
class Drop:
    """A place for dragged cards. ``bar`` is the insertion bar between siblings, ``card`` the manager to light up."""

    move: Move
    card: str = ""
    bar: Rect | None = None


NOBODY = Drop(Move(ROOT, ""))
"""On empty ground: no manager."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """A pointer seen along the line on which a card and its siblings stand: ``low`` … ``high`` is the card."""

    upright: bool
    rect: Rect
    at: float

    @property
    def low(self) -> float:
        return self.rect.y if self.upright else self.rect.x

    @property
    def high(self) -> float:
        return self.rect.bottom if self.upright else self.rect.right


def drop_at(scene: Scene, tree: Outline, moving: frozenset[str], x: float, y: float) -> Drop | None:
    """The place under a map point for the branches ``moving``; None where they cannot go, on themselves above all."""
    card = card_at(scene, x, y)
    if card is None:
        return _beside(scene, tree, moving, x, y) or NOBODY
    if card in moving or scene.picture.cards[card].ghost:
        return None
    if card not in scene.picture.unplaced:
        spot = _spot(scene, tree, card, x, y)
        edge = min(_EDGE, (spot.high - spot.low) / 6)
        if spot.at < spot.low + edge:
            return _before(scene, tree, moving, card, spot)
        if spot.at > spot.high - edge:
            return _after(scene, tree, moving, card, spot)
    return Drop(Move(card, ""), card=card)


def target_at(scene: Scene, source: str, x: float, y: float) -> str | None:
    """The card a line from ``source`` may end at."""
    card = card_at(scene, x, y)
    return None if card is None or card == source or scene.picture.cards[card].ghost else card


def _beside(scene: Scene, tree: Outline, moving: frozenset[str], x: float, y: float) -> Drop | None:
    """The place between two siblings, or just before the first or after the last, around a point on empty ground."""
    for upright, strip in ((False, Rect(x - _SIGHT, y, 2 * _SIGHT, 1)), (True, Rect(x, y - _SIGHT, 1, 2 * _SIGHT))):
        spots = list(_in_line(scene, tree, moving, strip, upright, x, y))
        below = [(spot.at - spot.high, card, spot) for card, spot in spots if spot.high <= spot.at]
        above = [(spot.low - spot.at, card, spot) for card, spot in spots if spot.low >= spot.at]
        near_low, near_high = min(below, default=None), min(above, default=None)
        if near_low and (near_low[0] <= _REACH or (near_high and _adjacent(tree, moving, near_low[1], near_high[1]))):
            return _after(scene, tree, moving, near_low[1], near_low[2])
        if near_high and near_high[0] <= _REACH:
            return _before(scene, tree, moving, near_high[1], near_high[2])
    return None


def _in_line(
    scene: Scene, tree: Outline, moving: frozenset[str], strip: Rect, upright: bool, x: float, y: float
) -> Iterator[tuple[str, _Spot]]:
    """The cards that meet a strip and whose siblings stand along it."""
    for card in cards_in(scene, strip):
        if card in moving or card in scene.picture.unplaced or scene.picture.cards[card].ghost:
            continue
        spot = _spot(scene, tree, card, x, y)
        if spot.upright is upright:
            yield card, spot


def _adjacent(tree: Outline, moving: frozenset[str], low: str, high: str) -> bool:
    """Whether ``high`` follows ``low`` among its siblings once the moving ones are away."""
    following = tree.beside(low, 1)
    while following in moving:
        following = tree.beside(following, 1)
    return following == high


def _spot(scene: Scene, tree: Outline, card: str, x: float, y: float) -> _Spot:
    rects = scene.placement.rects
    rect = rects[card]
    upright = tree.sideways
    for neighbour in (tree.beside(card, 1), tree.beside(card, -1)):
        other = rects.get(neighbour)
        if other is not None:
            upright = not (other.y < rect.bottom and rect.y < other.bottom)
            break
    return _Spot(upright, rect, y if upright else x)


def _before(scene: Scene, tree: Outline, moving: frozenset[str], card: str, spot: _Spot) -> Drop:
    gap = scene.style.stack_gap if spot.upright else scene.style.column_gap
    return Drop(Move(tree.manager(card), card), bar=_bar(spot, spot.low - gap / 2))


def _after(scene: Scene, tree: Outline, moving: frozenset[str], card: str, spot: _Spot) -> Drop:
    following = tree.beside(card, 1)
    while following in moving:
        following = tree.beside(following, 1)
    gap = scene.style.stack_gap if spot.upright else scene.style.column_gap
    return Drop(Move(tree.manager(card), following), bar=_bar(spot, spot.high + gap / 2))


def _bar(spot: _Spot, at: float) -> Rect:
    thick = 4.0
    if spot.upright:
        return Rect(spot.rect.x, at - thick / 2, spot.rect.width, thick)
    return Rect(at - thick / 2, spot.rect.y, thick, spot.rect.height)
