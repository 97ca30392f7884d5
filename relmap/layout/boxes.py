"""Branches as boxes: the size of a branch in a given arrangement, and where its parts stand inside.

Everything is said for a top-down map; a left-right map is the same with both axes exchanged.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from relmap.layout.arrangement import Branch, Hang
from relmap.layout.forest import Forest
from relmap.layout.leaves import Block, block_of
from relmap.layout.style import Style


class Box(NamedTuple):
    """A branch in a box. The manager's card stands at the top, ``head`` from the left.

    ``parts`` are the boxes of the reports: ``(report, left, top)`` from the corner of this box.
    """

    width: float
    height: float
    head: float
    parts: Sequence[tuple[int, float, float]]


class Boxes:
    """The boxes of a forest, made bottom-up: reports before their manager."""

    def __init__(self, forest: Forest, style: Style) -> None:
        self._forest = forest
        self._style = style
        self.made: dict[int, Box] = {}

    def box_of(self, card: int) -> Box:
        """The box made for a manager, or that of a card alone."""
        return self.made.get(card) or Box(self._forest.widths[card], self._forest.heights[card], 0.0, ())

    def leaves_of(self, manager: int) -> list[int]:
        """The reports that have no reports of their own."""
        kids = self._forest.kids
        return [report for report in kids[manager] if not kids[report]]

    def block_under(self, manager: int, branch: Branch) -> Block | None:
        """The block of leaf reports, if the arrangement has one and there are any."""
        leaves = self.leaves_of(manager) if branch.run else []
        if not leaves:
            return None
        return block_of(leaves, branch.run, branch.paired, self._forest.widths, self._forest.heights, self._style)

    def singles_of(self, manager: int, branch: Branch) -> list[int]:
        """The reports outside the block, in sibling order."""
        kids = self._forest.kids
        return [report for report in kids[manager] if kids[report]] if branch.run else kids[manager]

    def measure(self, manager: int, branch: Branch) -> None:
        """Make the box of a manager from the boxes of the reports."""
        block = self.block_under(manager, branch)
        singles = self.singles_of(manager, branch)
        match branch.hang:
            case Hang.ROW:
                box = self._row(manager, block, singles)
            case Hang.DOWN:
                box = self._down(manager, block, singles)
            case Hang.SIDES:
                box = self._sides(manager, block, singles, branch)
            case Hang.SHELVES:
                box = self._shelves(manager, block, singles, branch)
        self.made[manager] = box

    def _row(self, manager: int, block: Block | None, singles: Sequence[int]) -> Box:
        style, widths = self._style, self._forest.widths
        top = self._forest.heights[manager] + style.vgap
        parts = [(leaf, left, top + down) for leaf, left, down in block.cards] if block else []
        right = block.width + style.hgap if block else 0.0
        lowest = block.height if block else 0.0
        lines = [block.width / 2] if block else []
        for report in singles:
            box = self.box_of(report)
            parts.append((report, right, top))
            lines.append(right + box.head + widths[report] / 2)
            right += box.width + style.hgap
            lowest = max(lowest, box.height)
        head = (lines[0] + lines[-1] - widths[manager]) / 2
        if head < 0:
            parts = [(part, left - head, down) for part, left, down in parts]
            right -= head
            head = 0.0
        return Box(max(right - style.hgap, head + widths[manager]), top + lowest, head, parts)

    def _down(self, manager: int, block: Block | None, singles: Sequence[int]) -> Box:
        style = self._style
        top = self._forest.heights[manager] + style.stack_gap
        parts = []
        width = self._forest.widths[manager]
        if block:
            parts = [(leaf, left, top + down) for leaf, left, down in block.cards]
            width = max(width, block.width)
            top += block.height + style.hgap
        for report in singles:
            box = self.box_of(report)
            parts.append((report, style.indent, top))
            width = max(width, style.indent + box.width)
            top += box.height + style.hgap
        return Box(width, top - style.hgap, 0.0, parts)

    def _sides(self, manager: int, block: Block | None, singles: Sequence[int], branch: Branch) -> Box:
        style, ids = self._style, self._forest.ids
        half = self._forest.widths[manager] / 2
        top = self._forest.heights[manager] + style.stack_gap
        reach = [half, half]
        parts = []
        if block:
            middle = block.width / 2
            parts = [(leaf, left - middle, top + down) for leaf, left, down in block.cards]
            reach = [max(half, middle)] * 2
            top += block.height + style.hgap
        tops = [top, top]
        for report in singles:
            box = self.box_of(report)
            side = branch.groups.get(ids[report], int(tops[1] < tops[0]))
            parts.append((report, style.indent if side else -style.indent - box.width, tops[side]))
            reach[side] = max(reach[side], style.indent + box.width)
            tops[side] += box.height + style.hgap
        parts = [(part, left + reach[0], down) for part, left, down in parts]
        return Box(sum(reach), max(tops) - style.hgap, reach[0] - half, parts)

    def _shelves(self, manager: int, block: Block | None, singles: Sequence[int], branch: Branch) -> Box:
        style, ids, groups = self._style, self._forest.ids, branch.groups
        last = max([groups.get(ids[report], 0) for report in singles], default=0)
        shelves: list[list[int]] = [[] for _ in range(last + 1)]
        for report in singles:
            shelves[groups.get(ids[report], last)].append(report)
        top = self._forest.heights[manager] + style.vgap
        left = style.indent
        parts = []
        width = self._forest.widths[manager]
        lowest = 0.0
        if block:
            parts = [(leaf, left + right, top + down) for leaf, right, down in block.cards]
            left += block.width + style.hgap
            lowest = block.height
        for shelf in shelves:
            for report in shelf:
                box = self.box_of(report)
                parts.append((report, left, top))
                left += box.width + style.hgap
                lowest = max(lowest, box.height)
            if left > style.indent:
                width = max(width, left - style.hgap)
                top += lowest + style.vgap
            left, lowest = style.indent, 0.0
        return Box(width, top - style.vgap, 0.0, parts)
