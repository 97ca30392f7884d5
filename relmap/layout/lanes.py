"""Seniority lanes: every card in the lane of its level, the tree across them (desktop.md 2, method.md 3.10).

A lane has a row for managers and, where people report inside it, one more for each step; leaf reports of one manager
hang in columns. The tree is set row by row: neighbours come as near as cards and lines in the same rows allow. Lines to
other lanes keep their place free in every row they pass, so that they meet no card. Whoever reports to a lower level
stands right of that branch and is reached from below.

Lanes stand below one another in the order of their numbers, whoever has none in the last.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from math import inf
from typing import NamedTuple

from relmap.layout.arrangement import Branch
from relmap.layout.forest import Forest
from relmap.layout.hulls import Hull
from relmap.layout.lane_parts import LanePart, LaneParts, lonely_parts, parts_of
from relmap.layout.leaves import Block
from relmap.layout.shelving import TREE_GAP
from relmap.layout.style import Style
from relmap.layout.zones import PAD, Ground, header, in_order


def stand_in_lanes(
    forest: Forest, style: Style, kept: Mapping[str, Branch], trees: Sequence[int], aside: Sequence[int]
) -> Ground:
    """Place everybody: ``trees`` from left to right, those ``aside`` right of them; both are roots.

    ``kept`` are the branches of the map before an edit, as far as they can stay.
    """
    parts = parts_of(forest, style, kept)
    sides = [(roots, lonely_parts(forest, style, parts, roots)) for roots in (trees, aside)]
    deep = [part for head, part in parts.inside.items() if forest.parents[head] >= 0]
    alone = chain.from_iterable([lonely for _, lonely in sides])
    rows = _Rows(forest, style, [*deep, *chain(*parts.hanging.values()), *alone], parts.under)
    placing = _Placing(forest, style, rows, parts)
    for card in reversed(forest.order):
        placing.grow(card)
    right = header(style)
    for roots, lonely in sides:
        right = placing.put_up(roots, lonely, right)
    placing.settle()
    return Ground(forest, placing.lefts, placing.tops, parts.branches, rows.spans)


class _Rows:
    """The rows of all lanes, numbered downward: where each begins and ends, ``of`` every card, and the lanes' spans.

    A card stands one row below a manager in the same lane. After the rows of a lane comes one more for what hangs below
    its last managers.
    """

    def __init__(self, forest: Forest, style: Style, parts: Sequence[LanePart], under: Mapping[int, int]) -> None:
        steps, lengths = _steps(forest, under)
        firsts = {}
        count = 0
        for zone, length in lengths.items():
            firsts[zone] = count
            count += length + 1
        self.of = [firsts[zone] + step for zone, step in zip(forest.zones, steps, strict=True)]
        hanging: dict[int, float] = {}
        in_parts = set()
        for block in chain.from_iterable([part.blocks for part in parts]):
            row = self.of[block.cards[0][0]]
            hanging[row] = max(hanging.get(row, 0.0), block.height)
            in_parts.update([card for card, _, _ in block.cards])
        heights: dict[int, float] = {}
        for card, row in enumerate(self.of):
            if card not in in_parts:
                heights[row] = max(heights.get(row, 0.0), forest.heights[card])
        self.tops: list[float] = []
        self.bottoms: list[float] = []
        self.spans: dict[int, tuple[float, float]] = {}
        self._ends: list[int] = []
        high = 0.0
        for zone, length in lengths.items():
            lowest = top = high + PAD
            for row in range(len(self.tops), len(self.tops) + length):
                self.tops.append(top)
                self.bottoms.append(top + heights.get(row, 0.0))
                lowest = max(lowest, self.bottoms[-1], top + hanging.get(row, 0.0))
                top = self.bottoms[-1] + style.vgap
            self.tops.append(self.bottoms[-1])
            self.bottoms.append(lowest)
            self._ends += [len(self.tops)] * (length + 1)
            # The bus of the last managers runs half a gap below them.
            self.spans[zone] = (high, lowest + style.vgap / 2 + PAD / 2)
            high = self.spans[zone][1]

    def covered(self, block: Block) -> range:
        """The rows into which a block reaches."""
        first = self.of[block.cards[0][0]]
        low = self.tops[first] + block.height
        end = first + 1
        while end < self._ends[first] and low > self.bottoms[end - 1]:
            end += 1
        return range(first, end)


def _steps(forest: Forest, under: Mapping[int, int]) -> tuple[list[int], dict[int, int]]:
    """How many managers of the own lane everybody has above, and how many rows that makes for each lane.

    Those ``under`` the head of a branch inside one lane count with him.
    """
    steps = [0] * len(forest.ids)
    lengths = dict.fromkeys(in_order(forest.zones), 1)
    for card in forest.order:
        manager, zone = forest.parents[card], forest.zones[card]
        if card in under:
            steps[card] = steps[under[card]]
        elif manager >= 0 and forest.zones[manager] == zone:
            steps[card] = steps[manager] + 1
            lengths[zone] = max(lengths[zone], steps[card] + 1)
    return steps, lengths


class _Part(NamedTuple):
    """What hangs on a manager as one: a report with all below, or a block of leaf reports.

    ``row`` is where it begins, ``line`` the middle of it where the manager's line arrives.
    """

    row: int
    hull: Hull
    line: float
    cards: Sequence[int]


class _Placing:
    """Sets the tree, reports before their managers, then tells everybody's place.

    Every branch has an origin of its own; its shift leads from there to the origin of the manager's branch.
    """

    def __init__(self, forest: Forest, style: Style, rows: _Rows, parts: LaneParts) -> None:
        self._forest, self._style, self._rows, self._parts = forest, style, rows, parts
        self._twig = min(style.indent, style.column_gap) / 2
        hanging = [block for part in chain(*parts.hanging.values()) for block in part.blocks]
        self._hung = {card for block in hanging for card, _, _ in block.cards}
        self._hulls: dict[int, Hull] = {}
        self._shifts = [0.0] * len(forest.ids)
        self.lefts = [0.0] * len(forest.ids)
        self.tops = [0.0] * len(forest.ids)

    def grow(self, card: int) -> None:
        """Set a card over what hangs on it; reports of a higher level stand right of all that."""
        manager, row = self._forest.parents[card], self._rows.of[card]
        over = self._rows.of[manager] if manager >= 0 else row - 1
        if card in self._parts.inside:
            if manager >= 0:
                self._hulls[card] = self._taken(self._parts.inside[card], over)
        elif card not in self._hung and card not in self._parts.under and (self._forest.kids[card] or manager >= 0):
            self._hulls[card] = self._over_reports(card, row, over)

    def put_up(self, roots: Sequence[int], lonely: Sequence[LanePart], right: float) -> float:
        """Set trees side by side from a place on, then whoever needs one lane only; the place of the next."""
        gap = TREE_GAP * self._style.hgap
        for head in roots:
            if head in self._hulls:
                low, high = self._hulls[head].reach()
                self._shifts[head] = right - low
                right += high - low + gap
        for part in lonely:
            self._taken(part, 0)
            for card, _, _ in part.blocks[0].cards:
                if self._forest.parents[card] < 0:
                    self._shifts[card] = right
        return right + max([part.blocks[0].width for part in lonely], default=-gap) + gap

    def settle(self) -> None:
        """Tell where everybody stands, the leftmost card right of the names."""
        origins = [0.0] * len(self.lefts)
        for card in self._forest.order:
            manager = self._forest.parents[card]
            origins[card] = self._shifts[card] + (origins[manager] if manager >= 0 else 0.0)
            self.lefts[card] += origins[card]
        spare = min(self.lefts, default=0.0) - header(self._style)
        self.lefts = [left - spare for left in self.lefts]

    def _over_reports(self, card: int, row: int, over: int) -> Hull:
        """The hull of a card whose manager stands in the row ``over``, with all below."""
        width, gap = self._forest.widths[card], self._style.hgap
        parts = self._hanging_on(card, row)
        hull, lines = Hull(), []
        for part in parts:
            if part.row > row:
                hull, shift = self._beside(hull, part)
                lines.append(part.line + shift)
        passed = range(over + 1, row)
        left = min(
            (lines[0] + lines[-1] - width) / 2 if lines else 0.0,
            hull.left((row,)) - gap - width,
            hull.left(passed) - gap - width / 2,
            hull.left(range(row + 1, over + 2)),
        )
        middle = left + width / 2
        hull.cover(row, left, left + width)
        for between in passed:
            hull.cover(between, middle, middle)
        for beside in range(row, over + 2) if over >= row else ():
            # The line comes up from a manager below and turns into the left side of the card.
            hull.cover(beside, left - self._twig, left)
        if parts:
            hull.cover(row + 1, middle, middle)
        for part in parts:
            if part.row <= row:
                hull, _ = self._beside(hull, part)
        self.lefts[card], self.tops[card] = left, self._rows.bottoms[row] - self._forest.heights[card]
        return hull

    def _hanging_on(self, card: int, row: int) -> list[_Part]:
        """The parts, then the other reports."""
        found = []
        for part in self._parts.hanging.get(card, ()):
            cards = [hung for hung, _, _ in part.blocks[0].cards]
            found.append(_Part(self._rows.of[cards[0]], self._taken(part, row), part.line, cards))
        for report in self._forest.kids[card]:
            if report not in self._hung:
                line = self.lefts[report] + self._forest.widths[report] / 2
                found.append(_Part(self._rows.of[report], self._hulls.pop(report), line, (report,)))
        return found

    def _taken(self, part: LanePart, row: int) -> Hull:
        """The hull of a part and of the lines to it from below a manager in a row; sets the cards of the part."""
        hull = Hull()
        last, (low, high) = row, part.into
        for block in part.blocks:
            covered = self._rows.covered(block)
            for passed in range(last + 1, covered.start):
                hull.cover(passed, low, high)
            for taken in covered:
                hull.cover(taken, 0.0, max(block.width, part.onward[1]))
            for card, left, down in block.cards:
                self.lefts[card], self.tops[card] = left, self._rows.tops[covered.start] + down
            last, (low, high) = covered.stop - 1, part.onward
        return hull

    def _beside(self, hull: Hull, part: _Part) -> tuple[Hull, float]:
        """A part joined to those before it, and how far it was moved."""
        shift = hull.room_for(part.hull, self._style.hgap)
        shift = 0.0 if shift == -inf else shift
        for card in part.cards:
            self._shifts[card] = shift
        return hull.joined(part.hull, shift), shift
