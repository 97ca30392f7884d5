"""Several trees on one map: side by side, on shelves (drawing.md 2.6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate
from math import sqrt

from relmap.layout.forest import Forest
from relmap.layout.geometry import Point, Size
from relmap.layout.standing import Standing

TREE_GAP = 3
"""How many gaps between branches make one between trees."""

Shelves = list[list[int]]

_TRIED = 24
"""So many widths of shelves are tried."""


def arrange(trees: Sequence[int], sizes: Mapping[int, Size], gap: float, aspect: float, abreast: int) -> Shelves:
    """Fill shelves with trees in the order given, so that all together come near the aspect.

    At least so many stand ``abreast`` before a second shelf begins; with 0 the shelves are as wide as fills the aspect
    best.
    """
    if not trees:
        return []
    area = sum((sizes[tree].width + gap) * (sizes[tree].height + gap) for tree in trees)
    if abreast:
        together = sum(sizes[tree].width + gap for tree in trees[:abreast])
        return _filled(trees, sizes, gap, max(sqrt(area * aspect), together))
    limits = [sqrt(area * aspect), *accumulate(sizes[tree].width + gap for tree in trees[:_TRIED])]
    tried = [_filled(trees, sizes, gap, limit) for limit in limits]
    return min(tried, key=lambda shelves: _extent(corners(shelves, sizes, gap)[1], aspect))


def _extent(size: Size, aspect: float) -> float:
    """The height of the smallest room of an aspect that holds something of this size."""
    return max(size.width / aspect, size.height)


def _filled(trees: Sequence[int], sizes: Mapping[int, Size], gap: float, limit: float) -> Shelves:
    """Shelves no wider than a limit, unless a single tree is."""
    shelves: Shelves = [[]]
    right = 0.0
    for tree in trees:
        width = sizes[tree].width + gap
        if shelves[-1] and right + width > limit:
            shelves.append([])
            right = 0.0
        shelves[-1].append(tree)
        right += width
    return shelves


def kept(trees: Sequence[int], ids: Sequence[str], before: Sequence[Sequence[str]]) -> Shelves:
    """The shelves of an earlier map; new trees stand at the end of the last one."""
    numbers = {ids[tree]: tree for tree in trees}
    shelves = [[numbers.pop(name) for name in shelf if name in numbers] for shelf in before]
    shelves = [shelf for shelf in shelves if shelf]
    if numbers:
        new = list(numbers.values())
        if shelves:
            shelves[-1] += new
        else:
            shelves.append(new)
    return shelves


def corners(shelves: Shelves, sizes: Mapping[int, Size], gap: float) -> tuple[dict[int, Point], Size]:
    """Where the corner of each tree goes, and the size of all."""
    places = {}
    top = widest = 0.0
    for shelf in shelves:
        left = lowest = 0.0
        for tree in shelf:
            places[tree] = Point(left, top)
            left += sizes[tree].width + gap
            lowest = max(lowest, sizes[tree].height)
        widest = max(widest, left - gap)
        top += lowest + gap
    return places, Size(widest, max(0.0, top - gap))


def move_trees(forest: Forest, standing: Standing, places: Mapping[int, Point]) -> None:
    """Move every tree from its own corner to its place."""
    lefts, tops, parents = standing.lefts, standing.tops, forest.parents
    trees = list(range(len(parents)))
    for card in forest.order:
        if parents[card] >= 0:
            trees[card] = trees[parents[card]]
        dx, dy = places[trees[card]]
        lefts[card] += dx
        tops[card] += dy


def beside(
    main: Size, trees: Sequence[int], sizes: Mapping[int, Size], gap: float, distance: float, aspect: float
) -> dict[int, Point]:
    """The corners of trees in a compact block right of everything else, about as high as that."""
    area = sum((sizes[tree].width + gap) * (sizes[tree].height + gap) for tree in trees)
    tallest = max(main.height, sqrt(area / aspect))
    shelves = arrange(trees, sizes, gap, (area / tallest) / tallest if tallest else aspect, abreast=1)
    places, _ = corners(shelves, sizes, gap)
    left = main.width + distance if main.width else 0.0
    return {tree: Point(left + place.x, place.y) for tree, place in places.items()}
