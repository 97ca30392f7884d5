"""Lines cut into pieces: the tree's into few straight strokes, curves into parts that lie close around them.

A bus shared by ten reports is drawn once, not ten times.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from relmap.layout.edges import Route
from relmap.layout.geometry import Point, Rect

_HALVINGS = 3
"""A curve is cut into eight parts."""


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


def hulls(route: Route) -> Iterator[Sequence[Point]]:
    """Groups of points, each with a piece of the route inside its convex hull."""
    points = route.points
    if not route.curved:
        yield from pairwise(points)
        return
    for start in range(0, len(points) - 3, 3):
        parts = [tuple(points[start : start + 4])]
        for _ in range(_HALVINGS):
            parts = [half for part in parts for half in _halves(*part)]
        yield from parts


def _halves(a: Point, b: Point, c: Point, d: Point) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """A Bézier curve as two (de Casteljau)."""
    ab, bc, cd = _between(a, b), _between(b, c), _between(c, d)
    abc, bcd = _between(ab, bc), _between(bc, cd)
    middle = _between(abc, bcd)
    return (a, ab, abc, middle), (middle, bcd, cd, d)


def _between(one: Point, other: Point) -> Point:
    return Point((one.x + other.x) / 2, (one.y + other.y) / 2)


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
