"""Pinned cards stay; what they run into makes room (desktop.md 2).

Branches move whole. The branch below a pinned card keeps its place under that card; a branch that a pinned card was
put on steps aside, down or sideways, whichever is nearer. Everybody else stays. On a map in lanes branches move
sideways only, on one in columns only down, so that nobody but the pinned leaves his zone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from relmap.layout.forest import Forest
from relmap.layout.geometry import Point, Rect, bounds
from relmap.layout.obstacles import Obstacles
from relmap.layout.style import Style
from relmap.model.vocabulary import MapShape

_TRIES = 200
"""Steps of a search for room in one direction before the branch goes past everything."""

_STILL = Point(0.0, 0.0)
_DOWN, _RIGHT, _LEFT = Point(0.0, 1.0), Point(1.0, 0.0), Point(-1.0, 0.0)

_WAYS: Mapping[MapShape, Sequence[Point]] = {MapShape.LANES: (_RIGHT, _LEFT), MapShape.COLUMNS: (_DOWN,)}
"""Where branches may move on maps with zones."""


def make_room(
    forest: Forest, lefts: list[float], tops: list[float], pinned: Mapping[int, Point], style: Style
) -> set[int]:
    """Move cards in place; the cards that then stand elsewhere, seen from their manager, or from the map."""
    shifts = {card: Point(x - lefts[card], y - tops[card]) for card, (x, y) in pinned.items()}
    if all(shift == _STILL for shift in shifts.values()):
        return set()
    room = _Room(forest, lefts, tops, style)
    room.settle(shifts, shifts)
    following, staying = _followers(forest, shifts)
    stepping = room.displaced(staying)
    aside = {card for cards in stepping.values() for card in cards}
    room.settle([card for card in staying if card not in aside], {})
    for head, cards in (following | stepping).items():
        shift = room.nearest(cards, room.allowed(shifts.get(head, _STILL)))
        shifts.update(dict.fromkeys(cards, shift))
        room.settle(cards, shifts)
    for card, (dx, dy) in shifts.items():
        lefts[card] += dx
        tops[card] += dy
    for card, (x, y) in pinned.items():
        lefts[card], tops[card] = x, y
    return {
        card for card, manager in enumerate(forest.parents) if shifts.get(card, _STILL) != shifts.get(manager, _STILL)
    }


def _followers(forest: Forest, shifts: Mapping[int, Point]) -> tuple[dict[int, list[int]], list[int]]:
    """Who hangs on which moved pinned card, and who on none; managers first."""
    leaders: list[int] = [-1] * len(forest.ids)
    following: dict[int, list[int]] = {}
    staying = []
    for card in forest.order:
        manager = forest.parents[card]
        if card in shifts:
            leaders[card] = card if shifts[card] != _STILL else -1
            continue
        leader = leaders[manager] if manager >= 0 else -1
        leaders[card] = leader
        if leader >= 0:
            following.setdefault(leader, []).append(card)
        else:
            staying.append(card)
    return following, staying


class _Room:
    """The places taken so far, on a map whose cards still stand where they stood."""

    def __init__(self, forest: Forest, lefts: Sequence[float], tops: Sequence[float], style: Style) -> None:
        self._forest = forest
        self._rects = [Rect(*rect) for rect in zip(lefts, tops, forest.widths, forest.heights, strict=True)]
        self._taken = Obstacles()
        self._air = min(style.hgap, style.vgap, style.stack_gap, style.column_gap)
        self._ways = _WAYS.get(style.shape, (_DOWN, _RIGHT, _LEFT))

    def settle(self, cards: Iterable[int], shifts: Mapping[int, Point]) -> None:
        """Take the places of cards."""
        for card in cards:
            self._taken.add(self._rects[card].moved(*shifts.get(card, _STILL)))

    def displaced(self, staying: Sequence[int]) -> dict[int, list[int]]:
        """The branches that have lost their place, by their head, with all who hang on them."""
        heads: dict[int, int] = {}
        pieces: dict[int, list[int]] = {}
        for card in staying:
            head = heads.get(self._forest.parents[card], -1)
            if head < 0:
                left, top, width, height = self._rects[card].grown(self._air)
                if self._taken.free(left, top, left + width, top + height):
                    continue
                head = card
            heads[card] = head
            pieces.setdefault(head, []).append(card)
        return pieces

    def allowed(self, shift: Point) -> Point:
        """As much of a shift as a branch may follow."""
        if _DOWN not in self._ways:
            return Point(shift.x, 0.0)
        return shift if _RIGHT in self._ways else Point(0.0, max(0.0, shift.y))

    def nearest(self, cards: Sequence[int], wish: Point) -> Point:
        """The smallest shift from the wished one at which all cards find room."""
        rects = [self._rects[card].moved(*wish).grown(self._air) for card in cards]
        ways = [(self._way(rects, direction), direction) for direction in self._ways]
        way, direction = min(ways, key=lambda found: found[0])
        return Point(wish.x + direction.x * way, wish.y + direction.y * way)

    def _way(self, rects: Sequence[Rect], direction: Point) -> float:
        """How far to go in a direction until nothing is hit; past everything when it takes too many steps."""
        way = 0.0
        for _ in range(_TRIES):
            blocked = 0.0
            for rect in rects:
                x, y, width, height = rect.moved(direction.x * way, direction.y * way)
                for other in self._taken.over(x, y, x + width, y + height):
                    if direction is _DOWN:
                        needed = other.bottom - y
                    elif direction is _RIGHT:
                        needed = other.right - x
                    else:
                        needed = x + width - other.x
                    blocked = max(blocked, needed)
            if not blocked:
                return way
            way += blocked
        whole, own = bounds(self._taken.rects), bounds(rects)
        if direction is _DOWN:
            return whole.bottom - own.y
        return whole.right - own.x if direction is _RIGHT else own.right - whole.x
