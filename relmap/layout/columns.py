"""Unit columns: every unit in a column of its own, the tree of its people inside (desktop.md 2).

A line from one column into another goes through a gate at the top of that column; the reports there hang on the gate
as they would on their manager. Columns begin below the managers whose lines enter them, as far as that is no far way.

Columns follow one another as the tree first meets them, whoever belongs to no unit in the last.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from relmap.layout import shapes, shelving
from relmap.layout.arrangement import Branch
from relmap.layout.forest import NO_ZONE, Forest, Node, forest_of
from relmap.layout.geometry import Gate, Rect
from relmap.layout.standing import stand
from relmap.layout.style import Style
from relmap.layout.zones import PAD, Ground, header
from relmap.model.vocabulary import MapShape

_SLIMMEST = 0.12
"""Width : height of a column at least; with a hundred units each would be a thread."""
_ROWS = 3
"""Managers of people in other columns stand in rows so far down the branches."""
_FARTHEST = 1000.0
"""A column begins no farther down than this below the top for the sake of the lines that enter it."""


def stand_in_columns(forest: Forest, style: Style, kept: Mapping[str, Branch]) -> Ground:
    """Place everybody. ``kept`` are the branches of the map before an edit; they stay."""
    columns = _columns(forest, style, kept)
    starts = _starts(columns)
    lefts, tops = [0.0] * len(forest.ids), [0.0] * len(forest.ids)
    spans: dict[int, tuple[float, float]] = {}
    gates: dict[str, Gate] = {}
    branches: dict[str, Branch] = {}
    edge = 0.0
    for column, start in zip(columns, starts, strict=True):
        trees, left, top = column.trees, edge + PAD, header(style) + start
        for number, card in enumerate(column.cards):
            lefts[card], tops[card] = left + column.lefts[number], top + column.tops[number]
        for number, manager in enumerate(column.entering, start=len(column.cards)):
            rect = Rect(left + column.lefts[number], top + column.tops[number], trees.widths[number], 0.0)
            gates[trees.ids[number]] = Gate(manager, rect, tuple([trees.ids[report] for report in trees.kids[number]]))
        branches |= column.branches
        spans[column.zone] = (edge, left + column.width + PAD)
        edge = spans[column.zone][1]
    if style.sideways:
        gates = {name: gate._replace(rect=gate.rect.turned) for name, gate in gates.items()}
    return Ground(_apart(forest), lefts, tops, branches, spans, gates)


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of its own corner: its ``cards`` and, behind them in ``trees``, the gates of the managers ``entering``.

    ``sending`` are the cards from which lines lead to other columns; below them there is room for those.
    """

    zone: int
    cards: Sequence[int]
    entering: Sequence[str]
    sending: bool
    trees: Forest
    lefts: Sequence[float]
    tops: Sequence[float]
    width: float
    branches: Mapping[str, Branch]


def _columns(forest: Forest, style: Style, kept: Mapping[str, Branch]) -> list[_Column]:
    zones, parents = forest.zones, forest.parents
    members: dict[int, list[int]] = {}
    for card, zone in enumerate(zones):
        members.setdefault(zone, []).append(card)
    sending = {manager for card, manager in enumerate(parents) if manager >= 0 and zones[manager] != zones[card]}
    # As many columns as there would be if all were as long as most people's.
    alike = len(zones) ** 2 / sum([len(cards) ** 2 for cards in members.values()]) if members else 1.0
    slim = max(_SLIMMEST, style.top_down_aspect / alike)
    inside = replace(style, shape=MapShape.AUTO, aspect=1 / slim if style.sideways else slim, row_levels=0)
    return [_column(forest, zone, members[zone], sending, inside, kept) for zone in _as_met(forest)]


def _as_met(forest: Forest) -> list[int]:
    """The zones in the order in which a walk down the branches meets them; those without one last."""
    met: dict[int, None] = {}
    waiting = forest.roots[::-1]
    while waiting:
        card = waiting.pop()
        met[forest.zones[card]] = None
        waiting += reversed(forest.kids[card])
    return sorted(met, key=lambda zone: zone == NO_ZONE)


def _column(
    forest: Forest,
    zone: int,
    cards: Sequence[int],
    sending: Set[int],
    style: Style,
    kept: Mapping[str, Branch],
) -> _Column:
    ids, parents, zones = forest.ids, forest.parents, forest.zones
    nodes = []
    entering: dict[str, str] = {}
    for card in cards:
        manager = ids[parents[card]] if parents[card] >= 0 else None
        if manager is not None and zones[parents[card]] != zone:
            manager = entering.setdefault(manager, f"gate:{zone}:{manager}")
        nodes.append(Node(ids[card], manager, forest.widths[card], forest.heights[card]))
    # As wide as lets both ways of hanging begin at its middle.
    wide = 2 * style.indent - min(style.indent, style.column_gap)
    nodes += [Node(gate, None, wide, 0.0) for gate in entering.values()]
    trees = forest_of(nodes)
    senders = {number for number, card in enumerate(cards) if card in sending}
    depths = _depths(trees)
    rows = max([depths[sender] for sender in senders if depths[sender] <= _ROWS], default=0)
    if senders:
        # Lines to other columns leave below their managers; nobody beside stands in their way.
        style = replace(style, row_levels=rows)
        room = [style.vgap if depth <= rows or card in senders else 0.0 for card, depth in enumerate(depths)]
        heights = [height + more if height else 0.0 for height, more in zip(trees.heights, room, strict=True)]
        trees = trees._replace(heights=heights)
    branches = shapes.choose(trees, style, {id_: kept[id_] for id_ in trees.ids if id_ in kept})
    standing = stand(trees, branches, style)
    heads = sorted(trees.roots, key=lambda root: (root < len(cards), not trees.kids[root]))
    shelves = shelving.arrange(heads, standing.sizes, style.hgap, style.top_down_aspect, abreast=1)
    places, size = shelving.corners(shelves, standing.sizes, style.hgap)
    shelving.move_trees(trees, standing, places)
    return _Column(
        zone=zone,
        cards=cards,
        entering=tuple(entering),
        sending=bool(senders),
        trees=trees,
        lefts=standing.lefts,
        tops=standing.tops,
        width=size.width,
        branches={trees.ids[head]: branch for head, branch in branches.items() if len(trees.kids[head]) > 1},
    )


def _depths(trees: Forest) -> list[int]:
    """How many managers everybody has above."""
    depths = [0] * len(trees.ids)
    for card in trees.order:
        for report in trees.kids[card]:
            depths[report] = depths[card] + 1
    return depths


def _starts(columns: Sequence[_Column]) -> list[float]:
    """How far below the names each column begins: its gates stand below the managers they belong to.

    A column that has to do with no other begins where it is in no line's way.
    """
    lows: dict[str, float] = {}
    starts = []
    for column in columns:
        below = [lows[manager] for manager in column.entering if lows.get(manager, _FARTHEST) < _FARTHEST]
        start = max(below, default=0.0)
        starts.append(start)
        for number, _ in enumerate(column.cards):
            lows[column.trees.ids[number]] = start + column.tops[number] + column.trees.heights[number]
    lowest = max(starts, default=0.0)
    return [
        start if column.entering or column.sending else lowest for column, start in zip(columns, starts, strict=True)
    ]


def _apart(forest: Forest) -> Forest:
    """The forest without the lines between columns."""
    zones = forest.zones
    parents = [
        manager if manager >= 0 and zones[manager] == zones[card] else -1 for card, manager in enumerate(forest.parents)
    ]
    kids = [[report for report in reports if parents[report] == manager] for manager, reports in enumerate(forest.kids)]
    return forest._replace(parents=parents, kids=kids, roots=[card for card, boss in enumerate(parents) if boss < 0])
