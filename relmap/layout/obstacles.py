"""Which cards are in the way: rectangles found by place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from relmap.layout.geometry import Point, Rect

_CELL = 256.0
_TOUCH = 1e-6
"""Sharing less than this is touching, not overlapping."""


class Obstacles:
    """A set of rectangles that can be asked what they cover. It only grows."""

    def __init__(self, rects: Iterable[Rect] = ()) -> None:
        self.rects: list[Rect] = []
        self._cells: dict[tuple[int, int], list[Rect]] = {}
        for rect in rects:
            self.add(rect)

    def add(self, rect: Rect) -> None:
        """One more rectangle."""
        self.rects.append(rect)
        for cell in _cells(rect.x, rect.y, rect.right, rect.bottom):
            self._cells.setdefault(cell, []).append(rect)

    def over(self, left: float, top: float, right: float, bottom: float) -> Iterator[Rect]:
        """The rectangles that share room with an area, or are crossed by it if it is a line; some more than once."""
        cells = self._cells
        for cell in _cells(left, top, right, bottom):
            for x, y, width, height in cells.get(cell, ()):
                if (
                    x < right - _TOUCH
                    and left < x + width - _TOUCH
                    and y < bottom - _TOUCH
                    and top < y + height - _TOUCH
                ):
                    yield Rect(x, y, width, height)

    def free(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Whether nothing stands in an area or on a line."""
        return next(self.over(left, top, right, bottom), None) is None

    def clear(self, points: Sequence[Point]) -> bool:
        """Whether an orthogonal route runs through no rectangle; along an edge is no offence."""
        return all(self.free(min(a.x, b.x), min(a.y, b.y), max(a.x, b.x), max(a.y, b.y)) for a, b in pairwise(points))


def _cells(left: float, top: float, right: float, bottom: float) -> Iterator[tuple[int, int]]:
    for column in range(int(left // _CELL), int(right // _CELL) + 1):
        for row in range(int(top // _CELL), int(bottom // _CELL) + 1):
            yield column, row
