"""How far a part of a map reaches in each row of cards, so that its neighbours come as near as they may."""

from __future__ import annotations

from collections.abc import Iterable
from math import inf


class Hull:
    """The leftmost and rightmost place taken in each row. What it is given counts from its own origin."""

    __slots__ = ("_origin", "_spans")

    def __init__(self) -> None:
        self._spans: dict[int, tuple[float, float]] = {}
        self._origin = 0.0

    def cover(self, row: int, low: float, high: float) -> None:
        """Take a place in a row."""
        low, high = low - self._origin, high - self._origin
        before = self._spans.get(row)
        self._spans[row] = (low, high) if before is None else (min(low, before[0]), max(high, before[1]))

    def left(self, rows: Iterable[int]) -> float:
        """The leftmost place taken in some rows; infinite when they are free."""
        spans = self._spans
        return min([spans[row][0] for row in rows if row in spans], default=inf) + self._origin

    def reach(self) -> tuple[float, float]:
        """The leftmost and the rightmost place of all rows."""
        spans = self._spans.values()
        return min([low for low, _ in spans]) + self._origin, max([high for _, high in spans]) + self._origin

    def room_for(self, other: Hull, gap: float) -> float:
        """How far right to move another hull so that in every row it is a gap right of this one."""
        mine, theirs = self._spans, other._spans
        few = mine if len(mine) <= len(theirs) else theirs
        apart = max([mine[row][1] - theirs[row][0] for row in few if row in mine and row in theirs], default=-inf)
        return apart + self._origin - other._origin + gap

    def joined(self, other: Hull, shift: float) -> Hull:
        """One hull of this and another one moved right; both are used up, so that chains cost no more than teams."""
        other._origin += shift
        large, small = (self, other) if len(self._spans) >= len(other._spans) else (other, self)
        for row, (low, high) in small._spans.items():
            large.cover(row, low + small._origin, high + small._origin)
        return large
