"""Seniority lanes: every card in the lane of its level, the tree across them (desktop.md 2, method.md 3.10).

A lane has a row for managers and, where people report inside it, one more for each step; leaf reports of one manager
hang in columns. The tree is set row by row: neighbours come as near as cards and lines in the same rows allow. Lines to
other lanes keep their place free in every row they pass, so that they meet no card. Whoever reports to a lower level
stands right of that branch and is reached from below.

Lanes stand below one another in the order of their numbers, whoever has none in the last.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import ceil, inf, sqrt
from typing import NamedTuple

from relmap.layout.arrangement import STRAIGHT, Branch, Hang
from relmap.layout.forest import Forest
from relmap.layout.hulls import Hull
from relmap.layout.leaves import Block, block_of
from relmap.layout.shelving import TREE_GAP
from relmap.layout.style import Style
from relmap.layout.zones import PAD, Ground, header, in_order

_ABREAST = 3
"""So few leaf reports beside other reports stand in the row with those."""
_TALL = 1.5
"""Columns of a crowd are so much shorter than would make the crowd alone as wide as the map is to be."""

_MAIN, _ASIDE = -1, -2
"""In place of a manager: those without manager and reports, and those of them who stand aside."""

_Blocks = Mapping[int, Mapping[int, Block]]
"""The leaf reports that hang in columns, by their manager and the row they begin in."""


def stand_in_lanes(
    forest: Forest, style: Style, kept: Mapping[str, Branch], trees: Sequence[int], aside: Sequence[int]
) -> Ground:
    """Place everybody: ``trees`` from left to right, those ``aside`` right of them; both are roots.

    ``kept`` are the branches of the map before an edit: columns of leaf reports keep their length.
    """
    lengths, rows = _rows(forest)
    runs = _runs(forest, style, rows, kept)
    blocks = _blocks(forest, style, rows, runs, trees, aside)
    levels = _Levels(forest, style, lengths, rows, blocks)
    placing = _Placing(forest, style, levels, blocks)
    for card in reversed(forest.order):
        placing.grow(card)
    placing.put_up(trees, aside)
    branches = {
        forest.ids[manager]: Branch(Hang.ROW, run) if run else STRAIGHT
        for manager, run in runs.items()
        if len(forest.kids[manager]) > 1
    }
    return Ground(forest, placing.lefts, placing.tops, branches, levels.spans)


def _runs(forest: Forest, style: Style, rows: Sequence[int], kept: Mapping[str, Branch]) -> dict[int, int]:
    """For every manager the length of the columns his leaf reports hang in; 0 where they stand in a row."""
    kids = forest.kids
    risen = _risen(forest, rows)
    runs = {}
    for manager, reports in enumerate(kids):
        if reports:
            leaves = _hanging(forest, rows, manager)
            few = len(leaves) < 2 or (len(leaves) <= _ABREAST and len(leaves) < len(reports))
            branch = kept.get(forest.ids[manager])
            run = (branch.run if branch else 0) or _even(forest, style, leaves or reports)
            runs[manager] = 0 if few or risen[manager] else run
    return runs


def _risen(forest: Forest, rows: Sequence[int]) -> bytearray:
    """Who reports to somebody of a lower level, with all below: between their rows the lines of others run."""
    risen = bytearray(len(rows))
    for card in forest.order:
        manager = forest.parents[card]
        risen[card] = manager >= 0 and (risen[manager] or rows[card] <= rows[manager])
    return risen


def _hanging(forest: Forest, rows: Sequence[int], manager: int) -> list[int]:
    """The leaf reports that stand lower than their manager."""
    kids = forest.kids
    return [report for report in kids[manager] if not kids[report] and rows[report] > rows[manager]]


def _even(forest: Forest, style: Style, leaves: Sequence[int]) -> int:
    """Columns of about equal length: ``max_rows`` at most, more only for a crowd."""
    zones = [forest.zones[leaf] for leaf in leaves]
    count = max(Counter(zones).values())
    wide, high = forest.widths[leaves[0]] + style.column_gap, forest.heights[leaves[0]] + style.stack_gap
    most = max(style.max_rows, ceil(sqrt(count * wide / high / style.top_down_aspect) / _TALL))
    return ceil(count / ceil(count / most))


def _rows(forest: Forest) -> tuple[dict[int, int], list[int]]:
    """How many rows each lane has for its managers, and the row of every card.

    A card stands one row below a manager in the same lane. Rows are numbered through all lanes; the number after the
    rows of a lane stands for what hangs below them.
    """
    steps = [0] * len(forest.ids)
    lengths = dict.fromkeys(in_order(forest.zones), 1)
    for card in forest.order:
        manager, zone = forest.parents[card], forest.zones[card]
        if manager >= 0 and forest.zones[manager] == zone:
            steps[card] = steps[manager] + 1
            lengths[zone] = max(lengths[zone], steps[card] + 1)
    firsts = {}
    count = 0
    for zone, length in lengths.items():
        firsts[zone] = count
        count += length + 1
    return lengths, [firsts[zone] + step for zone, step in zip(forest.zones, steps, strict=True)]


def _blocks(
    forest: Forest,
    style: Style,
    rows: Sequence[int],
    runs: Mapping[int, int],
    trees: Sequence[int],
    aside: Sequence[int],
) -> _Blocks:
    kids = forest.kids
    alone = {_MAIN: trees, _ASIDE: aside}
    people = {manager: _hanging(forest, rows, manager) for manager, run in runs.items() if run}
    people |= {place: [root for root in roots if not kids[root]] for place, roots in alone.items()}
    blocks = {}
    for manager, cards in people.items():
        teams: dict[int, list[int]] = {}
        for card in cards:
            teams.setdefault(rows[card], []).append(card)
        blocks[manager] = {row: _block(forest, style, leaves, runs.get(manager, 0)) for row, leaves in teams.items()}
    return blocks


def _block(forest: Forest, style: Style, leaves: Sequence[int], run: int) -> Block:
    return block_of(leaves, run or _even(forest, style, leaves), False, forest.widths, forest.heights, style)


class _Levels:
    """How high everything stands: the row of every card, tops and bottoms of the rows, spans of the lanes."""

    def __init__(
        self, forest: Forest, style: Style, lengths: Mapping[int, int], rows: Sequence[int], blocks: _Blocks
    ) -> None:
        self.rows = rows
        self.tops: list[float] = []
        self.bottoms: list[float] = []
        self.spans: dict[int, tuple[float, float]] = {}
        self._ends: list[int] = []
        in_blocks = {card for team in blocks.values() for block in team.values() for card, _, _ in block.cards}
        heights: dict[int, float] = {}
        for card, row in enumerate(rows):
            if card not in in_blocks:
                heights[row] = max(heights.get(row, 0.0), forest.heights[card])
        hanging: dict[int, float] = {}
        for team in blocks.values():
            for row, block in team.items():
                hanging[row] = max(hanging.get(row, 0.0), block.height)
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

    def end(self, row: int, block: Block) -> int:
        """The row after the last one into which a block reaches that begins in a row."""
        low = self.tops[row] + block.height
        end = row + 1
        while end < self._ends[row] and low > self.bottoms[end - 1]:
            end += 1
        return end


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

    def __init__(self, forest: Forest, style: Style, levels: _Levels, blocks: _Blocks) -> None:
        self._forest, self._style, self._levels, self._blocks = forest, style, levels, blocks
        self._twig = min(style.indent, style.column_gap) / 2
        self._in_blocks = {card for team in blocks.values() for block in team.values() for card, _, _ in block.cards}
        self._hulls: dict[int, Hull] = {}
        self._shifts = [0.0] * len(forest.ids)
        self.lefts = [0.0] * len(forest.ids)
        self.tops = [0.0] * len(forest.ids)

    def grow(self, card: int) -> None:
        """Set a card over what hangs on it; reports of a higher level stand right of all that."""
        if card in self._in_blocks:
            return
        rows, width = self._levels.rows, self._forest.widths[card]
        row, manager = rows[card], self._forest.parents[card]
        over = rows[manager] if manager >= 0 else row - 1
        parts = self._parts(card, row)
        hull, lines = Hull(), []
        for part in parts:
            if part.row > row:
                hull, shift = self._beside(hull, part)
                lines.append(part.line + shift)
        passed = range(over + 1, row)
        left = min(
            (lines[0] + lines[-1] - width) / 2 if lines else 0.0,
            hull.left((row,)) - self._style.hgap - width,
            hull.left(passed) - self._style.hgap - width / 2,
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
        self.lefts[card], self.tops[card] = left, self._levels.bottoms[row] - self._forest.heights[card]
        self._hulls[card] = hull

    def put_up(self, trees: Sequence[int], aside: Sequence[int]) -> None:
        """Set the trees side by side, whoever stands alone after them, and tell where everybody stands."""
        gap = TREE_GAP * self._style.hgap
        right = header(self._style)
        for heads, loners in ((trees, _MAIN), (aside, _ASIDE)):
            for head in heads:
                if head not in self._in_blocks:
                    low, high = self._hulls[head].reach()
                    self._shifts[head] = right - low
                    right += high - low + gap
            team = self._blocks[loners]
            for row, block in team.items():
                self._hang(row, block)
                for card, _, _ in block.cards:
                    self._shifts[card] = right - self._style.indent
            if team:
                right += max([block.width for block in team.values()]) - self._style.indent + gap
        origins = [0.0] * len(self.lefts)
        for card in self._forest.order:
            manager = self._forest.parents[card]
            origins[card] = self._shifts[card] + (origins[manager] if manager >= 0 else 0.0)
            self.lefts[card] += origins[card]
        # Where the map begins with a line instead of a card, the line stands in the margin.
        spare = min(self.lefts, default=0.0) - header(self._style)
        self.lefts = [left - spare for left in self.lefts]

    def _parts(self, card: int, row: int) -> list[_Part]:
        """The blocks, those of lower lanes first so that others find room above them; then the other reports."""
        parts = []
        for start, block in sorted(self._blocks.get(card, {}).items(), reverse=True):
            self._hang(start, block)
            parts.append(_Part(start, self._around(start, block, row), block.width / 2, [c for c, _, _ in block.cards]))
        for report in self._forest.kids[card]:
            if report not in self._in_blocks:
                line = self.lefts[report] + self._forest.widths[report] / 2
                parts.append(_Part(self._levels.rows[report], self._hulls.pop(report), line, (report,)))
        return parts

    def _hang(self, row: int, block: Block) -> None:
        for card, left, down in block.cards:
            self.lefts[card], self.tops[card] = left, self._levels.tops[row] + down

    def _around(self, start: int, block: Block, row: int) -> Hull:
        """The hull of a block and of the trunks that lead to it from below a manager in a row."""
        hull = Hull()
        for covered in range(start, self._levels.end(start, block)):
            hull.cover(covered, 0.0, block.width)
        trunks = [left - self._twig for _, left, _ in block.cards]
        for passed in range(row + 1, start):
            hull.cover(passed, trunks[0], trunks[-1])
        return hull

    def _beside(self, hull: Hull, part: _Part) -> tuple[Hull, float]:
        """A part joined to those before it, and how far it was moved."""
        shift = hull.room_for(part.hull, self._style.hgap)
        shift = 0.0 if shift == -inf else shift
        for card in part.cards:
            self._shifts[card] = shift
        return hull.joined(part.hull, shift), shift
