"""Lines cut into pieces, so that a tile draws no more of them than it shows.

The tree becomes a few straight strokes: a bus shared by ten reports is drawn once, not ten times. A tie across half the
map becomes parts small enough that the rectangle around each is not mostly empty.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from math import ceil, hypot, log2
from typing import NamedTuple

from relmap.layout.edges import Route
from relmap.layout.geometry import Point, Rect, bounds

_LONG = 1500.0
"""A line higher or wider than this is cut."""
_MOST_HALVINGS = 4


class Piece(NamedTuple):
    """A part of a tie, or all of it: its own route, how far along the tie it starts, and whether the tie ends here."""

    route: Route
    start: float = 0.0
    last: bool = True

    @property
    def box(self) -> Rect:
        """The rectangle around its control points, which no curve leaves."""
        return bounds(Rect(x, y, 0, 0) for x, y in self.route.points)


class Stroke(NamedTuple):
    """A straight piece of reporting line; ``assumed`` when all people on it are only assumed to report there."""

    x1: float
    y1: float
    x2: float
    y2: float
    assumed: bool = False

    @property
    def box(self) -> Rect:
        """The rectangle around it, with its thickness."""
        x1, y1, x2, y2, _assumed = self
        left, right = (x1, x2) if x1 < x2 else (x2, x1)
        top, bottom = (y1, y2) if y1 < y2 else (y2, y1)
        return Rect(left - 1, top - 1, right - left + 2, bottom - top + 2)


def tree_strokes(
    routes: Mapping[str, Route], parents: Mapping[str, str], assumed: Collection[str]
) -> tuple[Stroke, ...]:
    """The strokes of all reporting lines; ``assumed`` are the people whose line is a guess."""
    level: dict[tuple[str, float, bool], list[tuple[float, float]]] = {}
    upright: dict[tuple[str, float, bool], list[tuple[float, float]]] = {}
    slanted: list[Stroke] = []
    for child, route in routes.items():
        manager, guess = parents[child], child in assumed
        x1, y1 = route.points[0]
        for x2, y2 in route.points[1:]:
            if y1 == y2:
                level.setdefault((manager, y1, guess), []).append((x1, x2) if x1 < x2 else (x2, x1))
            elif x1 == x2:
                upright.setdefault((manager, x1, guess), []).append((y1, y2) if y1 < y2 else (y2, y1))
            else:
                slanted.append(Stroke(x1, y1, x2, y2, guess))
            x1, y1 = x2, y2
    out = [Stroke(low, y, high, y, guess) for (_, y, guess), spans in level.items() for low, high in _united(spans)]
    out += [Stroke(x, low, x, high, guess) for (_, x, guess), spans in upright.items() for low, high in _united(spans)]
    return (*out, *slanted)


def tie_pieces(route: Route) -> list[Piece]:
    """A tie in pieces; a short one is a single piece."""
    whole = Piece(route)
    if max(whole.box.width, whole.box.height) <= _LONG:
        return [whole]
    parts = list(_curves(route.points)) if route.curved else [tuple(pair) for pair in pairwise(route.points)]
    pieces = []
    start = 0.0
    for part in parts:
        pieces.append(Piece(Route(part, route.curved), start, part is parts[-1]))
        start += sum(hypot(b.x - a.x, b.y - a.y) for a, b in pairwise(part))
    return pieces


def _curves(points: Sequence[Point]) -> Iterator[tuple[Point, ...]]:
    """A chain of Bézier curves cut until none is long; for so short ones the control polygon is about their length."""
    for first in range(0, len(points) - 3, 3):
        parts = [tuple(points[first : first + 4])]
        longest = max(abs(b.x - a.x) + abs(b.y - a.y) for a, b in pairwise(parts[0]))
        for _ in range(min(_MOST_HALVINGS, ceil(log2(max(1.0, 3 * longest / _LONG))))):
            parts = [half for part in parts for half in _halves(*part)]
        yield from parts


def _halves(a: Point, b: Point, c: Point, d: Point) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """A Bézier curve as two (de Casteljau)."""
    ab, bc, cd = _between(a, b), _between(b, c), _between(c, d)
    abc, bcd = _between(ab, bc), _between(bc, cd)
    middle = _between(abc, bcd)
    return (a, ab, abc, middle), (middle, bcd, cd, d)


def _between(one: Point, other: Point) -> Point:
    return Point((one[0] + other[0]) / 2, (one[1] + other[1]) / 2)


def _united(spans: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The union of intervals as disjoint ones."""
    if len(spans) == 1:
        return spans
    spans.sort()
    out = []
    low, high = spans[0]
    for start, end in spans:
        if start > high:
            out.append((low, high))
            low, high = start, end
        elif end > high:
            high = end
    return [*out, (low, high)]
