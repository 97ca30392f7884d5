"""Where every card of a map stands (drawing.md 2)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from math import ceil

from relmap.layout import shapes, shelving
from relmap.layout.arrangement import STRAIGHT, Arrangement, Branch, Hang
from relmap.layout.columns import stand_in_columns
from relmap.layout.forest import Forest, Node, forest_of
from relmap.layout.geometry import Placement, Point, Rect, bounds
from relmap.layout.lanes import stand_in_lanes
from relmap.layout.pins import make_room
from relmap.layout.shelving import TREE_GAP
from relmap.layout.standing import Standing, stand
from relmap.layout.style import Style
from relmap.layout.zones import Ground, zone_rects
from relmap.model.vocabulary import MapShape

__all__ = ["TREE_GAP", "Node", "place"]


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
    ``unplaced`` stand in a block of their own at the right, with their reports; in unit columns they stand where they
    belong. The map starts at (0, 0); only pinned cards and what they push can stand left of or above it.
    """
    style = style or Style()
    forest = forest_of([Node(n.id, n.parent, n.height, n.width, n.zone) for n in nodes] if style.sideways else nodes)
    if keep and (keep.shape, keep.direction) != (style.shape, style.direction):
        keep = None
    side_group = frozenset(() if style.shape is MapShape.COLUMNS else unplaced)
    aside = [root for root in forest.roots if forest.ids[root] in side_group]
    ground, shelves = _ground(forest, style, aside, keep)
    slots = {name: card for card, name in enumerate(forest.ids)} if pinned else {}
    pins = {
        slots[name]: Point(point.y, point.x) if style.sideways else point
        for name, point in (pinned or {}).items()
        if name in slots
    }
    loose = make_room(ground.forest, ground.lefts, ground.tops, pins, style)
    ids = forest.ids
    rects = _rects(forest, ground, style)
    zones = zone_rects(ground, style)
    return Placement(
        rects=rects,
        parents={ids[card]: ids[manager] for card, manager in enumerate(forest.parents) if manager >= 0},
        cuts=forest.cuts,
        bounds=bounds([*rects.values(), *zones.values()]),
        aside=_around(forest, rects, aside),
        loose=frozenset([ids[card] for card in loose]),
        arrangement=Arrangement(
            ground.branches,
            tuple([tuple([ids[root] for root in shelf]) for shelf in shelves]),
            style.shape,
            style.direction,
        ),
        zones=zones,
        gates=ground.gates,
    )


def _ground(
    forest: Forest, style: Style, aside: Sequence[int], keep: Arrangement | None
) -> tuple[Ground, shelving.Shelves]:
    """Where everybody stands before anybody makes room for pinned cards, and the shelves of the trees."""
    kept = keep.branches if keep else {}
    if style.shape is MapShape.COLUMNS:
        return stand_in_columns(forest, style, kept), []
    if style.shape is MapShape.LANES:
        trees = _biggest_first(forest, aside, keep)
        return stand_in_lanes(forest, style, kept, trees, aside), [trees]
    branches = _branches(forest, style, kept)
    standing = stand(forest, branches, style)
    shelves = _put_up(forest, standing, style, aside, keep)
    settled = {forest.ids[manager]: branch for manager, branch in branches.items() if len(forest.kids[manager]) > 1}
    return Ground(forest, standing.lefts, standing.tops, settled), shelves


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
    trees = _biggest_first(forest, aside)
    if keep:
        shelves = shelving.kept(trees, forest.ids, keep.shelves)
    else:
        shelves = shelving.arrange(trees, standing.sizes, gap, aspect, style.abreast)
    places, size = shelving.corners(shelves, standing.sizes, gap)
    if aside:
        places |= shelving.beside(size, aside, standing.sizes, style.hgap, gap, aspect)
    if len(forest.roots) > 1:
        shelving.move_trees(forest, standing, places)
    return shelves


def _biggest_first(forest: Forest, aside: Sequence[int], keep: Arrangement | None = None) -> list[int]:
    """The trees that do not stand aside, or as they stood before with the new ones behind."""
    others = frozenset(aside)
    trees = [root for root in forest.roots if root not in others]
    if keep:
        return [tree for shelf in shelving.kept(trees, forest.ids, keep.shelves) for tree in shelf]
    heads = _headcounts(forest) if len(trees) > 1 else {}
    return sorted(trees, key=lambda tree: -heads.get(tree, 1))


def _headcounts(forest: Forest) -> dict[int, int]:
    """The number of people in every tree, by root."""
    counts = [1] * len(forest.ids)
    for card in reversed(forest.order):
        if forest.parents[card] >= 0:
            counts[forest.parents[card]] += counts[card]
    return {root: counts[root] for root in forest.roots}


def _rects(forest: Forest, ground: Ground, style: Style) -> dict[str, Rect]:
    """The rectangles of all cards in the direction of the map, in the order given."""
    across, along = (forest.widths, ground.lefts), (forest.heights, ground.tops)
    (widths, lefts), (heights, tops) = (along, across) if style.sideways else (across, along)
    return dict(zip(forest.ids, map(Rect, lefts, tops, widths, heights), strict=True))


def _around(forest: Forest, rects: Mapping[str, Rect], aside: Sequence[int]) -> Rect:
    """The room of the trees that stand aside."""
    waiting = list(aside)
    for card in waiting:
        waiting += forest.kids[card]
    return bounds([rects[forest.ids[card]] for card in waiting])
