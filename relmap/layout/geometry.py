"""Points, sizes and rectangles of a map, in map units: one unit is one pixel at 100 % zoom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from relmap.layout.arrangement import Arrangement


class Point(NamedTuple):
    """A place on the map; y grows downward."""

    x: float
    y: float


class Size(NamedTuple):
    """Width and height."""

    width: float
    height: float


class Rect(NamedTuple):
    """A rectangle by its left, top corner and its size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the bottom edge."""
        return self.y + self.height

    @property
    def center(self) -> Point:
        """The middle."""
        return Point(self.x + self.width / 2, self.y + self.height / 2)

    def contains(self, x: float, y: float) -> bool:
        """Whether a point lies inside; the right and bottom edges belong to the neighbour."""
        return self.x <= x < self.right and self.y <= y < self.bottom

    def intersects(self, other: Rect) -> bool:
        """Whether the two share more than an edge."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def grown(self, by: float) -> Rect:
        """The rectangle with ``by`` more on every side."""
        return Rect(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    @property
    def turned(self) -> Rect:
        """The same with both axes exchanged: of a top-down map the rectangle on a left-right one."""
        return Rect(self.y, self.x, self.height, self.width)

    def moved(self, dx: float, dy: float) -> Rect:
        """The rectangle elsewhere."""
        return Rect(self.x + dx, self.y + dy, self.width, self.height)


NOWHERE = Rect(0, 0, 0, 0)
"""The empty rectangle at the origin."""


def bounds(rects: Iterable[Rect]) -> Rect:
    """The smallest rectangle around all; an empty one at the origin when there are none."""
    found = list(rects)
    if not found:
        return NOWHERE
    left, top = min([rect[0] for rect in found]), min([rect[1] for rect in found])
    right = max([x + width for x, _, width, _ in found])
    bottom = max([y + height for _, y, _, height in found])
    return Rect(left, top, right - left, bottom - top)


class Gate(NamedTuple):
    """Where the line of a manager enters the column of another unit, on its way to the reports there.

    Their branch hangs on the gate, which has its own arrangement under the id of the gate.
    """

    manager: str
    rect: Rect
    reports: tuple[str, ...]


@dataclass(frozen=True)
class Placement:
    """Where every card stands.

    ``rects`` by node id; ``parents`` the tree as drawn (roots are missing); ``cuts`` the lines ``(child, manager)``
    left out of the tree because they close a cycle or point at the person himself. ``aside`` is the room of the people
    without a known manager, empty when there are none. ``loose`` are the people who stand where they are because a card
    is pinned, not where their manager's reports stand. ``arrangement`` is what the next layout may keep. ``zones`` are
    the lanes or columns that have cards, by number, as they follow one another; ``gates`` are known by ids of their
    own. ``bounds`` is around cards and zones.
    """

    rects: Mapping[str, Rect]
    parents: Mapping[str, str] = field(default_factory=dict)
    cuts: tuple[tuple[str, str], ...] = ()
    bounds: Rect = NOWHERE
    aside: Rect = NOWHERE
    loose: frozenset[str] = frozenset()
    arrangement: Arrangement = field(default_factory=Arrangement)
    zones: Mapping[int, Rect] = field(default_factory=dict)
    gates: Mapping[str, Gate] = field(default_factory=dict)
