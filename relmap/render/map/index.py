"""Finds what lies in a rectangle without looking at everything: a uniform grid (drawing.md 3.7)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from relmap.layout.geometry import Rect

_CELL_WIDTH = 512.0
_CELL_HEIGHT = 256.0
_MOST_CELLS = 256
"""What would lie in more cells is kept in one list instead, looked at every time."""


class PlaceIndex:
    """Rectangles by place; they are known by their position in the sequence given."""

    __slots__ = ("_cells", "_rects", "_wide")

    def __init__(self, rects: Sequence[Rect]) -> None:
        self._rects = rects
        self._cells: dict[tuple[int, int], list[int]] = {}
        self._wide: list[int] = []
        cells = self._cells
        for number, (x, y, width, height) in enumerate(rects):
            left, right = int(x // _CELL_WIDTH), int((x + width) // _CELL_WIDTH)
            top, bottom = int(y // _CELL_HEIGHT), int((y + height) // _CELL_HEIGHT)
            if left == right and top == bottom:
                cells.setdefault((left, top), []).append(number)
            elif (right - left + 1) * (bottom - top + 1) > _MOST_CELLS:
                self._wide.append(number)
            else:
                for cell in product(range(left, right + 1), range(top, bottom + 1)):
                    cells.setdefault(cell, []).append(number)

    def within(self, area: Rect) -> list[int]:
        """Positions of all rectangles that meet ``area``, ascending."""
        rects = self._rects
        found = set(self._wide)
        for cell in self._cells_in(area):
            found.update(self._cells[cell])
        x, y, right, bottom = area.x, area.y, area.right, area.bottom
        return [
            n
            for n in sorted(found)
            if (r := rects[n]).x < right and x < r.x + r.width and r.y < bottom and y < r.y + r.height
        ]

    def _cells_in(self, area: Rect) -> list[tuple[int, int]]:
        left, right = int(area.x // _CELL_WIDTH), int(area.right // _CELL_WIDTH)
        top, bottom = int(area.y // _CELL_HEIGHT), int(area.bottom // _CELL_HEIGHT)
        if (right - left + 1) * (bottom - top + 1) > len(self._cells):
            return [(c, r) for c, r in self._cells if left <= c <= right and top <= r <= bottom]
        return [cell for cell in product(range(left, right + 1), range(top, bottom + 1)) if cell in self._cells]
