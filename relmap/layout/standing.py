"""From arrangement to places: rows by outline, everything else by box (drawing.md 2.6).

Rows that reach down from the head of a tree are set by contour; a branch that hangs in any other way, and all below
it, is one box. Inside, a branch is always the same, wherever its neighbours push it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from relmap.layout.arrangement import Branch, Hang
from relmap.layout.boxes import Boxes
from relmap.layout.contours import tidy
from relmap.layout.forest import Forest
from relmap.layout.geometry import Size
from relmap.layout.style import Style


@dataclass(slots=True)
class _Units:
    """What the contours see: cards, boxes and blocks, each as one rectangle with the tops of what it holds."""

    widths: list[float] = field(default_factory=list)
    heights: list[float] = field(default_factory=list)
    middles: list[float] = field(default_factory=list)
    kids: list[list[int]] = field(default_factory=list)
    held: list[Sequence[tuple[int, float, float]]] = field(default_factory=list)

    def add(self, size: tuple[float, float], middle: float, held: Sequence[tuple[int, float, float]]) -> int:
        self.widths.append(size[0])
        self.heights.append(size[1])
        self.middles.append(middle)
        self.kids.append([])
        self.held.append(held)
        return len(self.kids) - 1


@dataclass(frozen=True, slots=True)
class Standing:
    """Left edges and tops of all cards, every tree in its own corner, and the sizes of the trees by their root."""

    lefts: list[float]
    tops: list[float]
    sizes: Mapping[int, Size]


def stand(forest: Forest, branches: Mapping[int, Branch], style: Style) -> Standing:
    """Place every tree; ``branches`` holds every manager."""
    kids = forest.kids
    open_rows = _open_rows(forest, branches)
    boxes = Boxes(forest, style)
    for manager in reversed(forest.order):
        if kids[manager] and not open_rows[manager]:
            boxes.measure(manager, branches[manager])
    units = _units(forest, branches, boxes, open_rows)
    order = range(len(units.kids))
    lefts, tops = tidy(units.kids, order, units.widths, units.heights, units.middles, style.hgap, style.vgap)
    sizes = _settle(units, lefts, tops, forest.roots)
    return _unpack(forest, units, boxes, lefts, tops, sizes)


def _open_rows(forest: Forest, branches: Mapping[int, Branch]) -> bytearray:
    """Which managers stand over a row with nothing but rows above."""
    found = bytearray(len(forest.kids))
    parents = forest.parents
    for manager in forest.order:
        if forest.kids[manager] and branches[manager].hang is Hang.ROW:
            parent = parents[manager]
            found[manager] = parent < 0 or found[parent]
    return found


def _units(forest: Forest, branches: Mapping[int, Branch], boxes: Boxes, open_rows: bytearray) -> _Units:
    """One unit for every card of an open row, box and block, managers first; the roots come first of all."""
    widths, heights = forest.widths, forest.heights
    units = _Units()

    def unit_of(card: int) -> int:
        if open_rows[card]:
            return units.add((widths[card], heights[card]), widths[card] / 2, ((card, 0.0, 0.0),))
        box = boxes.box_of(card)
        return units.add((box.width, box.height), box.head + widths[card] / 2, ((card, 0.0, 0.0),))

    waiting = [(root, unit_of(root)) for root in forest.roots]
    for manager, unit in waiting:
        if not open_rows[manager]:
            continue
        row = units.kids[unit]
        branch = branches[manager]
        block = boxes.block_under(manager, branch)
        if block:
            row.append(units.add((block.width, block.height), block.width / 2, block.cards))
        for report in boxes.singles_of(manager, branch):
            row.append(unit_of(report))
            waiting.append((report, row[-1]))
    return units


def _settle(units: _Units, lefts: list[float], tops: list[float], roots: Sequence[int]) -> dict[int, Size]:
    """Move every tree of units to the corner of its own; the sizes of the trees."""
    kids, widths, heights = units.kids, units.widths, units.heights
    trees = list(range(len(roots))) + [0] * (len(kids) - len(roots))
    edges = [lefts[tree] for tree in range(len(roots))]
    rights, bottoms = edges.copy(), [0.0] * len(roots)
    for unit, below in enumerate(kids):
        tree = trees[unit]
        left, bottom = lefts[unit], tops[unit] + heights[unit]
        if left < edges[tree]:
            edges[tree] = left
        if left + widths[unit] > rights[tree]:
            rights[tree] = left + widths[unit]
        if bottom > bottoms[tree]:
            bottoms[tree] = bottom
        for report in below:
            trees[report] = tree
    for unit, tree in enumerate(trees):
        lefts[unit] -= edges[tree]
    return {root: Size(rights[tree] - edges[tree], bottoms[tree]) for tree, root in enumerate(roots)}


def _unpack(
    forest: Forest, units: _Units, boxes: Boxes, lefts: list[float], tops: list[float], sizes: Mapping[int, Size]
) -> Standing:
    """From the places of units to the places of cards."""
    card_lefts = [0.0] * len(forest.ids)
    card_tops = card_lefts.copy()
    made = boxes.made
    for held, unit_left, unit_top in zip(units.held, lefts, tops, strict=True):
        waiting = [(card, unit_left + left, unit_top + top) for card, left, top in held]
        for card, left, top in waiting:
            card_tops[card] = top
            box = made.get(card)
            if box is None:
                card_lefts[card] = left
                continue
            card_lefts[card] = left + box.head
            for part, inner_left, inner_top in box.parts:
                waiting.append((part, left + inner_left, top + inner_top))
    return Standing(card_lefts, card_tops, sizes)
