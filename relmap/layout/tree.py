"""Where every card of a map stands (drawing.md 2)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from math import ceil

from relmap.layout import shapes, shelving
from relmap.layout.arrangement import STRAIGHT, Arrangement, Branch, Hang
from relmap.layout.forest import Forest, Node, forest_of
from relmap.layout.geometry import Placement, Point, Rect, bounds
from relmap.layout.pins import make_room
from relmap.layout.standing import Standing, stand
from relmap.layout.style import Style
from relmap.model.vocabulary import MapShape

__all__ = ["Node", "place"]

TREE_GAP = 3
"""How many gaps between branches make one between trees."""


def place(
    nodes: Sequence[Node],
    style: Style | None = None,
    *,
    keep: Arrangement | None = None,
    pinned: Mapping[str, Point] | None = None,
    unplaced: Collection[str] = (),
) -> Placement:
    """Lay out a map; no two cards overlap unless both are pinned.

    ``nodes`` come in sibling order, which is kept. ``keep`` is the arrangement of the map before an edit: with it only
    the edited branch is arranged anew, all others stay as they are and are at most pushed along. ``pinned`` holds the
    left top corners of cards that do not move; the branch below such a card goes with it. Heads of trees named in
    ``unplaced`` stand in a block of their own at the right, with their reports. The map starts at (0, 0); only pinned
    cards and what they push can stand left of or above it.
    """
    style = style or Style()
    forest = forest_of([Node(n.id, n.parent, n.height, n.width) for n in nodes] if style.sideways else nodes)
    if keep and (keep.shape, keep.direction) != (style.shape, style.direction):
        keep = None
    branches = _branches(forest, style, keep.branches if keep else {})
    standing = stand(forest, branches, style)
    side_group = frozenset(unplaced)
    aside = [root for root in forest.roots if forest.ids[root] in side_group]
    shelves = _put_up(forest, standing, style, aside, keep)
    slots = {name: card for card, name in enumerate(forest.ids)} if pinned else {}
    pins = {
        slots[name]: Point(point.y, point.x) if style.sideways else point
        for name, point in (pinned or {}).items()
        if name in slots
    }
    loose = make_room(forest, standing.lefts, standing.tops, pins, style)
    ids = forest.ids
    rects = _rects(forest, standing, style)
    return Placement(
        rects=rects,
        parents={ids[card]: ids[manager] for card, manager in enumerate(forest.parents) if manager >= 0},
        cuts=forest.cuts,
        bounds=bounds(rects.values()),
        aside=_around(forest, rects, aside),
        loose=frozenset([ids[card] for card in loose]),
        arrangement=Arrangement(
            {ids[manager]: branch for manager, branch in branches.items() if len(forest.kids[manager]) > 1},
            tuple([tuple([ids[root] for root in shelf]) for shelf in shelves]),
            style.shape,
            style.direction,
        ),
    )


def _branches(forest: Forest, style: Style, kept: Mapping[str, Branch]) -> dict[int, Branch]:
    """The arrangement of every manager."""
    if style.shape is MapShape.AUTO:
        return shapes.choose(forest, style, kept)
    kids = forest.kids
    branches = {}
    for manager, reports in enumerate(kids):
        if reports:
            leaves = len([report for report in reports if not kids[report]])
            branch = kept.get(forest.ids[manager])
            branches[manager] = _prescribed(leaves, leaves == len(reports), style, branch.run if branch else 0)
    return branches


def _prescribed(leaves: int, only_leaves: bool, style: Style, kept_run: int) -> Branch:
    """What a shape other than AUTO prescribes: a row, in which the leaf reports are stacked or not.

    A single column takes ``max_rows`` cards and a single pair ``hanging_cap`` a side before the next one begins.
    """
    if style.shape is MapShape.SPREAD or leaves < 2:
        return STRAIGHT
    paired = style.shape is MapShape.BOTH_SIDES
    if style.sideways:
        run = ceil(leaves / style.max_rows)
    else:
        side = (style.hanging_cap or leaves) if paired else style.max_rows
        full = 2 * side if paired else side
        run = ceil(leaves / ceil(leaves / full)) if leaves > full else full
        run = ceil(run / 2) if paired else run
    run = kept_run or run
    if style.sideways and run == 1 and not paired:
        return STRAIGHT
    hang = Hang.ROW if not only_leaves else Hang.SIDES if paired else Hang.DOWN
    return Branch(hang, run, paired)


def _put_up(
    forest: Forest, standing: Standing, style: Style, aside: Sequence[int], keep: Arrangement | None
) -> shelving.Shelves:
    """Move the trees to their shelves, and those ``aside`` to the right of all; the shelves."""
    gap = TREE_GAP * style.hgap
    aspect = style.top_down_aspect
    others = frozenset(aside)
    trees = [root for root in forest.roots if root not in others]
    if keep:
        shelves = shelving.kept(trees, forest.ids, keep.shelves)
    else:
        heads = _headcounts(forest) if len(trees) > 1 else {}
        trees.sort(key=lambda tree: -heads.get(tree, 1))
        shelves = shelving.arrange(trees, standing.sizes, gap, aspect, style.abreast)
    places, size = shelving.corners(shelves, standing.sizes, gap)
    if aside:
        places |= shelving.beside(size, aside, standing.sizes, style.hgap, gap, aspect)
    if len(forest.roots) > 1:
        _move_trees(forest, standing, places)
    return shelves


def _headcounts(forest: Forest) -> dict[int, int]:
    """The number of people in every tree, by root."""
    counts = [1] * len(forest.ids)
    for card in reversed(forest.order):
        if forest.parents[card] >= 0:
            counts[forest.parents[card]] += counts[card]
    return {root: counts[root] for root in forest.roots}


def _move_trees(forest: Forest, standing: Standing, places: Mapping[int, Point]) -> None:
    lefts, tops, parents = standing.lefts, standing.tops, forest.parents
    trees = list(range(len(parents)))
    for card in forest.order:
        if parents[card] >= 0:
            trees[card] = trees[parents[card]]
        dx, dy = places[trees[card]]
        lefts[card] += dx
        tops[card] += dy


def _rects(forest: Forest, standing: Standing, style: Style) -> dict[str, Rect]:
    """The rectangles of all cards in the direction of the map, in the order given."""
    across, along = (forest.widths, standing.lefts), (forest.heights, standing.tops)
    (widths, lefts), (heights, tops) = (along, across) if style.sideways else (across, along)
    return dict(zip(forest.ids, map(Rect, lefts, tops, widths, heights), strict=True))


def _around(forest: Forest, rects: Mapping[str, Rect], aside: Sequence[int]) -> Rect:
    """The room of the trees that stand aside."""
    waiting = list(aside)
    for card in waiting:
        waiting += forest.kids[card]
    return bounds([rects[forest.ids[card]] for card in waiting])
