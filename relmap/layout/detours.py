"""Orthogonal ways between two cards: an elbow where that is free, else the way around what stands there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from math import inf

from relmap.layout.geometry import Point, Rect, bounds
from relmap.layout.obstacles import Obstacles

AIR = 5.0
"""How close a line that goes around comes to a card; layouts leave more than twice that between cards."""

_BEND = 30.0
"""A corner is as bad as so many units of way."""

_NEIGHBOURHOOD = 400.0
_HASTE = 1.3
"""More than 1 looks towards the goal first: seven times faster for ways three in a hundred longer."""
_VISITS = 20_000
"""Corners looked at before the search gives up."""

_Corner = tuple[int, int, bool]
"""A crossing of grid lines by the numbers of its x and y, and whether it was reached sideways."""


def elbow(source: Rect, target: Rect, offset: float = 0.0) -> tuple[Point, ...]:
    """At most two corners: bottom to top of the card below, or side to side; ``offset`` shifts it for a fan."""
    if target.y >= source.bottom or target.bottom <= source.y:
        start = snapped(source.center.x + within(offset, source.width))
        end = snapped(target.center.x + within(offset, target.width), start)
        top, bottom = (source.bottom, target.y) if target.y >= source.bottom else (source.y, target.bottom)
        channel = (top + bottom) / 2 + within(offset, abs(bottom - top))
        return straightened(Point(start, top), Point(start, channel), Point(end, channel), Point(end, bottom))
    start = snapped(source.center.y + within(offset, source.height))
    end = snapped(target.center.y + within(offset, target.height), start)
    left, right = (source.right, target.x) if target.x >= source.x else (source.x, target.right)
    channel = (left + right) / 2 + within(offset, abs(right - left))
    return straightened(Point(left, start), Point(channel, start), Point(channel, end), Point(right, end))


def around(source: Rect, target: Rect, obstacles: Obstacles, offset: float = 0.0) -> tuple[Point, ...]:
    """A way that meets no card, as short and straight as there is; a plain elbow when the cards leave none."""
    plain = elbow(source, target, offset)
    if obstacles.clear(plain):
        return plain
    near = bounds([source, target]).grown(_NEIGHBOURHOOD)
    close = list(dict.fromkeys(obstacles.over(near.x, near.y, near.right, near.bottom)))
    below = target.y >= source.y
    exits = [stub for stub in _stubs(source, below, offset) if obstacles.clear(stub)]
    entries = [stub for stub in _stubs(target, not below, offset) if obstacles.clear(stub)]
    for cards in (close, obstacles.rects):
        for leave in exits:
            for enter in entries:
                found = _search(leave[1], enter[1], cards, obstacles)
                if found:
                    return straightened(leave[0], *found, enter[0])
    return plain


def _stubs(card: Rect, downward: bool, offset: float) -> list[tuple[Point, Point]]:
    """From near the middle of each side a little outward: the side facing the other card first, its opposite last."""
    x, y = card.center.x + within(offset, card.width), card.center.y + within(offset, card.height)
    bottom = Point(x, card.bottom), Point(x, card.bottom + AIR)
    top = Point(x, card.y), Point(x, card.y - AIR)
    right = Point(card.right, y), Point(card.right + AIR, y)
    left = Point(card.x, y), Point(card.x - AIR, y)
    return [bottom, right, left, top] if downward else [top, right, left, bottom]


def snapped(x: float, other: float = inf) -> float:
    """Sums of the same gaps differ in the last digits; lines must not."""
    x = round(x, 6)
    return other if abs(x - other) < 1e-5 else x


def within(offset: float, extent: float) -> float:
    """The offset, kept inside a side of a card or a channel."""
    reach = extent * 0.4
    return max(-reach, min(reach, offset))


def straightened(*points: Point) -> tuple[Point, ...]:
    """The same way without points on which it does not turn, and without going somewhere and back."""
    kept = [points[0]]
    for point in points[1:]:
        while len(kept) > 1 and _straight(kept[-2], kept[-1], point):
            kept.pop()
        if point != kept[-1]:
            kept.append(point)
    return tuple(kept)


def _straight(a: Point, b: Point, c: Point) -> bool:
    return a.x == b.x == c.x or a.y == b.y == c.y


def _search(first: Point, last: Point, cards: Sequence[Rect], obstacles: Obstacles) -> list[Point]:
    """The cheapest way along the edges of cards (A*); empty when there is none."""
    xs = sorted({first.x, last.x, *(c.x - AIR for c in cards), *(c.right + AIR for c in cards)})
    ys = sorted({first.y, last.y, *(c.y - AIR for c in cards), *(c.bottom + AIR for c in cards)})
    goal = (bisect_left(xs, last.x), bisect_left(ys, last.y))
    column, row = bisect_left(xs, first.x), bisect_left(ys, first.y)
    ways: dict[_Corner, _Corner | None] = {}
    costs: dict[_Corner, float] = {}
    waiting: list[tuple[float, float, _Corner, _Corner | None]] = []
    for sideways in (False, True):
        heappush(waiting, (0.0, 0.0, (column, row, sideways), None))
    while waiting and len(ways) < _VISITS:
        _, cost, corner, before = heappop(waiting)
        if corner in ways:
            continue
        ways[corner] = before
        if corner[:2] == goal:
            return _walked(corner, ways, xs, ys)
        for step in _steps(corner, len(xs), len(ys)):
            x, y = xs[step[0]], ys[step[1]]
            fro_x, fro_y = xs[corner[0]], ys[corner[1]]
            length = abs(x - fro_x) + abs(y - fro_y)
            reached = cost + length + (_BEND if step[2] != corner[2] else 0.0)
            if step in ways or reached >= costs.get(step, inf):
                continue
            if obstacles.free(min(x, fro_x), min(y, fro_y), max(x, fro_x), max(y, fro_y)):
                costs[step] = reached
                left = abs(x - last.x) + abs(y - last.y)
                heappush(waiting, (reached + _HASTE * left, reached, step, corner))
    return []


def _steps(corner: _Corner, columns: int, rows: int) -> Iterator[_Corner]:
    column, row, _ = corner
    if column:
        yield column - 1, row, True
    if column + 1 < columns:
        yield column + 1, row, True
    if row:
        yield column, row - 1, False
    if row + 1 < rows:
        yield column, row + 1, False


def _walked(
    corner: _Corner | None, ways: dict[_Corner, _Corner | None], xs: Sequence[float], ys: Sequence[float]
) -> list[Point]:
    points = []
    while corner:
        points.append(Point(xs[corner[0]], ys[corner[1]]))
        corner = ways[corner]
    return points[::-1]
