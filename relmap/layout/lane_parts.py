"""What stands together in a lane, so that a crowd takes several rows: columns of leaf reports, stacks, whole branches.

Each part is set once and moved as one. Between its cards there is no room for the lines of others, so nobody is in one
who reports to a lower level, or is below such a one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from math import ceil, sqrt
from typing import NamedTuple

from relmap.layout import shapes
from relmap.layout.arrangement import STRAIGHT, Branch, Hang
from relmap.layout.forest import Forest, Node, forest_of
from relmap.layout.geometry import Size
from relmap.layout.leaves import Block, block_of, trunk_beside
from relmap.layout.shelving import TREE_GAP, arrange, corners
from relmap.layout.standing import stand
from relmap.layout.style import Style
from relmap.layout.zones import in_order
from relmap.model.vocabulary import MapShape

_ABREAST = 3
"""So few leaf reports beside other reports stand in the row with those."""
_TALL = 1.5
"""Columns of a crowd are so much shorter than would make the crowd alone as wide as the map is to be."""
_SLIM = 0.7
"""Width : height of a branch inside one lane."""
_STACKS = ((30, 1), (80, 2), (250, 3))
"""Up to so many people, how many small teams stand below one another; ``_HIGHEST`` on larger maps."""
_HIGHEST = 4
_SMALL = 6
"""A team of more is not stacked."""


class LanePart(NamedTuple):
    """Cards that move together, from the corner of the part: one block, or one in each of two lanes.

    The manager's line comes down to ``line``, his trunks between ``into``; other trunks go on to the second block
    between ``onward``.
    """

    blocks: Sequence[Block]
    line: float
    into: tuple[float, float]
    onward: tuple[float, float] = (0.0, 0.0)


@dataclass(slots=True)
class LaneParts:
    """The parts by the manager they hang on, branches inside one lane by their head, and the arrangement of all.

    ``under`` tells under which head somebody stands who belongs to such a branch.
    """

    hanging: dict[int, list[LanePart]] = field(default_factory=dict)
    inside: dict[int, LanePart] = field(default_factory=dict)
    under: dict[int, int] = field(default_factory=dict)
    branches: dict[str, Branch] = field(default_factory=dict)


def parts_of(forest: Forest, style: Style, kept: Mapping[str, Branch]) -> LaneParts:
    """The parts of a map. ``kept`` are the branches before an edit: columns keep their length, stacks their height."""
    parts = LaneParts()
    risen = _risen(forest)
    for head in _inside_one_lane(forest, risen):
        _lay_out(forest, style, head, kept, parts)
    highest = _highest(forest, kept)
    ids, kids = forest.ids, forest.kids
    for manager, reports in enumerate(kids):
        if not reports or manager in parts.under:
            continue
        hanging = parts.hanging[manager] = []
        leaves = [report for report in reports if not kids[report] and not risen[report]]
        run = 0 if risen[manager] else _run(forest, style, leaves, len(reports), kept.get(ids[manager]))
        if run:
            hanging += [leaf_part(forest, style, team, run) for team in by_lane(forest, leaves)]
        if not risen[manager]:
            for stack in _stacks(forest, risen, manager, parts, highest):
                hanging.append(_stack(forest, style, stack))
                for place, report in enumerate(reversed(stack), start=1):
                    parts.branches[ids[report]] = Branch(Hang.TEAM, place)
        if len(reports) > 1:
            parts.branches.setdefault(ids[manager], Branch(Hang.ROW, run) if run else STRAIGHT)
    return parts


def by_lane(forest: Forest, cards: Sequence[int]) -> Sequence[Sequence[int]]:
    """Cards of each lane together, those of lower lanes first so that others find room above them."""
    zones = forest.zones
    return [[card for card in cards if zones[card] == zone] for zone in reversed(in_order(zones[c] for c in cards))]


def leaf_part(forest: Forest, style: Style, leaves: Sequence[int], run: int = 0) -> LanePart:
    """Leaf reports in columns with a trunk left of each."""
    block = block_of(leaves, run or _even(forest, style, leaves), False, forest.widths, forest.heights, style)
    twig = min(style.indent, style.column_gap) / 2
    return LanePart((block,), block.width / 2, (block.cards[0][1] - twig, block.cards[-1][1] - twig))


def lonely_parts(forest: Forest, style: Style, parts: LaneParts, roots: Sequence[int]) -> list[LanePart]:
    """For each lane the trees that need no other lane as one part: on shelves, and single people in columns."""
    lonely = []
    for team in by_lane(forest, roots):
        heads = [head for head in team if head in parts.inside]
        loners = [root for root in team if not forest.kids[root]]
        blocks = {head: parts.inside[head].blocks[0] for head in heads}
        if loners:
            blocks[loners[0]] = leaf_part(forest, style, loners).blocks[0]
        if blocks:
            sizes = {head: Size(block.width, block.height) for head, block in blocks.items()}
            gap = TREE_GAP * style.hgap
            shelves = arrange(list(blocks), sizes, gap, style.top_down_aspect, style.abreast)
            places, size = corners(shelves, sizes, gap)
            cards = [
                (card, places[head].x + left, places[head].y + top)
                for head, block in blocks.items()
                for card, left, top in block.cards
            ]
            lonely.append(LanePart((Block(size.width, size.height, cards),), 0.0, (0.0, 0.0)))
    return lonely


def _risen(forest: Forest) -> bytearray:
    """Who reports to somebody of a lower lane, with all below."""
    lanes = {zone: place for place, zone in enumerate(in_order(forest.zones))}
    risen = bytearray(len(forest.ids))
    for card in forest.order:
        manager = forest.parents[card]
        if manager >= 0:
            risen[card] = risen[manager] or lanes[forest.zones[card]] < lanes[forest.zones[manager]]
    return risen


def _run(forest: Forest, style: Style, leaves: Sequence[int], reports: int, kept: Branch | None) -> int:
    """The length of the columns leaf reports hang in; 0 where they stand in a row."""
    if len(leaves) < 2 or (len(leaves) <= _ABREAST and len(leaves) < reports):
        return 0
    return (kept.run if kept and kept.hang is Hang.ROW else 0) or _even(forest, style, leaves)


def _even(forest: Forest, style: Style, leaves: Sequence[int]) -> int:
    """Columns of about equal length: ``max_rows`` at most, more only for a crowd."""
    count = max(Counter([forest.zones[leaf] for leaf in leaves]).values())
    wide, high = forest.widths[leaves[0]] + style.column_gap, forest.heights[leaves[0]] + style.stack_gap
    most = max(style.max_rows, ceil(sqrt(count * wide / high / style.top_down_aspect) / _TALL))
    return ceil(count / ceil(count / most))


def _inside_one_lane(forest: Forest, risen: bytearray) -> Iterator[int]:
    """The heads of branches of more than one step all of which belongs to the head's lane."""
    kids, zones, parents = forest.kids, forest.zones, forest.parents
    pure = [True] * len(kids)
    deep = [False] * len(kids)
    for card in reversed(forest.order):
        manager = parents[card]
        if manager >= 0:
            pure[manager] = pure[manager] and pure[card] and zones[card] == zones[manager]
            deep[manager] = deep[manager] or bool(kids[card])
    for card in forest.order:
        if deep[card] and pure[card] and not risen[card] and (parents[card] < 0 or not pure[parents[card]]):
            yield card


def _lay_out(forest: Forest, style: Style, head: int, kept: Mapping[str, Branch], parts: LaneParts) -> None:
    """Set a branch that needs no lanes as compact as a map without them."""
    ids, widths, heights = forest.ids, forest.widths, forest.heights
    cards = [head]
    for card in cards:
        cards += forest.kids[card]
    nodes = [Node(ids[card], ids[forest.parents[card]], widths[card], heights[card]) for card in cards[1:]]
    trees = forest_of([Node(ids[head], None, widths[head], heights[head]), *nodes])
    slim = style.top_down_aspect if forest.parents[head] < 0 else _SLIM
    compact = replace(style, shape=MapShape.AUTO, aspect=1 / slim if style.sideways else slim)
    before = {id_: kept[id_] for id_ in trees.ids if id_ in kept and kept[id_].hang is not Hang.TEAM}
    branches = shapes.choose(trees, compact, before)
    standing = stand(trees, branches, compact)
    size = standing.sizes[0]
    placed = zip(cards, standing.lefts, standing.tops, strict=True)
    line = standing.lefts[0] + widths[head] / 2
    parts.inside[head] = LanePart((Block(size.width, size.height, list(placed)),), line, (line, line))
    parts.under |= dict.fromkeys(cards[1:], head)
    parts.branches |= {ids[cards[boss]]: branch for boss, branch in branches.items() if len(trees.kids[boss]) > 1}


def _highest(forest: Forest, kept: Mapping[str, Branch]) -> int:
    """How many small teams of one manager stand below one another."""
    if kept:
        return max([branch.run for branch in kept.values() if branch.hang is Hang.TEAM], default=1)
    return next((highest for people, highest in _STACKS if len(forest.ids) <= people), _HIGHEST)


def _stacks(forest: Forest, risen: bytearray, manager: int, parts: LaneParts, highest: int) -> Iterator[Sequence[int]]:
    """Reports of a manager who follow one another and have small teams of equal cards in the same lane."""
    leads = [report for report in forest.kids[manager] if forest.kids[report]]
    for team, alike in groupby(leads, lambda report: _small_team(forest, risen, report)):
        together = [report for report in alike if report not in parts.inside]
        for first in range(0, len(together), highest):
            stack = together[first : first + highest]
            if team and len(stack) > 1:
                yield stack


def _small_team(forest: Forest, risen: bytearray, lead: int) -> tuple[int, int, float] | None:
    """The lanes of a manager and of all reports and the width of everybody, if that is a small team."""
    reports, zones, widths = forest.kids[lead], forest.zones, forest.widths
    lane, width = zones[reports[0]], widths[lead]
    alike = all(zones[r] == lane and widths[r] == width and not forest.kids[r] and not risen[r] for r in reports)
    small = alike and len(reports) <= _SMALL and lane != zones[lead] and not risen[lead]
    return (zones[lead], lane, width) if small else None


def _stack(forest: Forest, style: Style, leads: Sequence[int]) -> LanePart:
    """Managers below one another, in the lane below their teams, and trunks right of the cards from each to his.

    The team of the lowest stands highest, so that no trunk crosses another.
    """
    left, wide = style.indent, forest.widths[leads[0]]
    upper = _column(forest, style, [leads], left)
    lower = _column(forest, style, [forest.kids[lead] for lead in reversed(leads)], left)
    trunks = trunk_beside(left + wide, 1), trunk_beside(left + wide, len(leads))
    entry = left - min(style.indent, style.column_gap) / 2
    return LanePart((upper, lower), left + wide / 2, (entry, entry), trunks)


def _column(forest: Forest, style: Style, teams: Sequence[Sequence[int]], left: float) -> Block:
    """Teams below one another, a wider gap between them."""
    cards = []
    top = low = 0.0
    for team in teams:
        for card in team:
            cards.append((card, left, top))
            low = top + forest.heights[card]
            top = low + style.stack_gap
        top = low + style.hgap
    return Block(left + forest.widths[cards[0][0]], low, cards)
