"""Maps to try a layout on, and what must hold for all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from hypothesis import strategies as st

from relmap.layout.geometry import Placement, Point, Rect
from relmap.layout.obstacles import Obstacles
from relmap.layout.style import Style
from relmap.layout.tree import Node
from relmap.model.vocabulary import MapDirection, MapShape

CARD = (208.0, 92.0)

sizes = st.one_of(st.just(CARD), st.just(CARD), st.tuples(st.integers(5, 300), st.integers(5, 200)))

styles = st.builds(
    Style,
    shape=st.sampled_from([shape for shape in MapShape if not shape.zoned]),
    direction=st.sampled_from(MapDirection),
    row_levels=st.sampled_from((0, 1, 2)),
    hanging_cap=st.sampled_from((0, 3, 14)),
)


@st.composite
def maps(draw: st.DrawFn, most: int = 40) -> list[Node]:
    """People with managers, cycles, self-reports, unknown managers and people without any."""
    count = draw(st.integers(1, most))
    nodes = []
    for person in range(count):
        manager = draw(st.one_of(st.integers(0, max(0, person - 1)), st.integers(-1, count)))
        parent = None if manager < 0 or (person == 0 and manager == 0) else f"p{manager}"
        nodes.append(Node(f"p{person}", parent, *draw(sizes)))
    return nodes


def team(*lines: str, card: tuple[float, float] = (100.0, 40.0)) -> list[Node]:
    """Cards from lines such as "boss: ann bob", managers first."""
    nodes: dict[str, Node] = {}
    for line in lines:
        manager, _, reports = line.partition(":")
        nodes.setdefault(manager, Node(manager, None, *card))
        for report in reports.split():
            nodes[report] = Node(report, manager, *card)
    return list(nodes.values())


def corners(placement: Placement) -> dict[str, tuple[float, float]]:
    """The left top corners by id."""
    return {name: (rect.x, rect.y) for name, rect in placement.rects.items()}


def overlapping(rects: Mapping[str, Rect]) -> list[str]:
    """The cards that stand on others."""
    taken = Obstacles()
    found = []
    for name, rect in rects.items():
        if not taken.free(rect.x, rect.y, rect.right, rect.bottom):
            found.append(name)
        taken.add(rect)
    return found


def orthogonal(points: Sequence[Point]) -> bool:
    """Whether a route only runs upright and level, and turns at every point."""
    steps = [(b.x - a.x, b.y - a.y) for a, b in pairwise(points)]
    straight = all((dx == 0) != (dy == 0) for dx, dy in steps)
    return straight and all((a[0] == 0) != (b[0] == 0) for a, b in pairwise(steps))


def touches(point: Point, rect: Rect) -> bool:
    """Whether a point lies on the edge of a card."""
    near = 1e-4
    inside = rect.grown(near).contains(*point)
    return inside and not rect.grown(-near).contains(*point)
