"""Maps on paper: one page, a page for every branch or group, or the tiles of a poster (desktop.md 3)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from math import ceil

from relmap.layout.forest import Forest, Node, forest_of
from relmap.layout.geometry import Placement, Rect, Size
from relmap.layout.style import Style
from relmap.layout.tree import place
from relmap.model.vocabulary import MapShape

_HAIR = 1e-6
_WIDER = (1.0, 0.8, 1.25)
"""How much wider than the page a map is laid out, until it fits: arrangements come in steps."""


@dataclass(frozen=True)
class MapPage:
    """One page of a map that was split. Pages are named by their index, the first is 0.

    ``heads`` stand at the top of the page's trees. ``ids`` are the people who belong on this page, everybody on exactly
    one, in the order of the map. ``references`` are cards repeated here to head their reports, with the page they
    belong on. ``path_to_root`` are the managers above all heads, highest first. ``continues`` tells on which other
    pages, in order, reports of a card stand; of a repeated card only those after this one. ``placement`` places all
    cards of the page.
    """

    heads: tuple[str, ...]
    ids: tuple[str, ...]
    references: Mapping[str, int]
    path_to_root: tuple[str, ...]
    continues: Mapping[str, tuple[int, ...]]
    placement: Placement


def pages(
    nodes: Sequence[Node],
    style: Style,
    room: Size,
    *,
    unplaced: Collection[str] = (),
    groups: Sequence[Collection[str]] = (),
) -> tuple[MapPage, ...]:
    """The pages a map needs if each offers ``room``, in map units.

    A map that fits keeps its shape and is one page. Else the biggest branches go to pages of their own until the rest
    fits; small branches share a page, and a manager with more reports than a page holds heads several. With ``groups``
    each of them has its pages, in this order, small neighbours share one; people in no group come last. Everybody
    stands below his manager: one from another page is repeated. Split pages are laid out in the AUTO shape for the
    room, those of a map in zones in its shape. Only a card that is larger than the room, or two such with the line
    between, do not fit. No page when there is nobody.
    """
    if not nodes:
        return ()
    whole = place(nodes, style, unplaced=unplaced)
    forest = forest_of(nodes)
    if fits(whole, room):
        return (MapPage(tuple([forest.ids[root] for root in forest.roots]), tuple(forest.ids), {}, (), {}, whole),)
    paper = _Paper(nodes, style, room, frozenset(unplaced))
    grouped = {id_ for group in groups for id_ in group}
    sheets: list[_Sheet] = []
    for group in (*groups, [id_ for id_ in forest.ids if id_ not in grouped]):
        if group:
            sheets += _sheets_of(paper, group)
    return _bound(paper, forest, _joined_sheets(paper, sheets))


def fits(placement: Placement, room: Size) -> bool:
    """Whether a map needs no more than this room."""
    return placement.bounds.width <= room.width + _HAIR and placement.bounds.height <= room.height + _HAIR


def poster_tiles(whole: Rect, page: Size, overlap: float) -> tuple[Rect, ...]:
    """The sheets of a poster, row by row: as few as cover everything, centred on it, each overlapping its neighbours.

    All lengths in the same unit. Raises ``ValueError`` when a page is no larger than the overlap.
    """
    if min(page) <= overlap:
        raise ValueError("the page is no larger than the overlap")
    columns = _starts(whole.x, whole.width, page.width, overlap)
    rows = _starts(whole.y, whole.height, page.height, overlap)
    return tuple([Rect(x, y, page.width, page.height) for y in rows for x in columns])


def _starts(start: float, length: float, page: float, overlap: float) -> list[float]:
    step = page - overlap
    count = max(1, ceil((length - overlap) / step - _HAIR))
    first = start + (length - (count * step + overlap)) / 2
    return [first + number * step for number in range(count)]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page in the making: those who belong on it, and the managers repeated above them."""

    own: frozenset[str]
    repeated: frozenset[str]

    @property
    def cards(self) -> frozenset[str]:
        return self.own | self.repeated


class _Paper:
    """Pages of one size, on which cards are tried out."""

    def __init__(self, nodes: Sequence[Node], style: Style, room: Size, unplaced: frozenset[str]) -> None:
        self.nodes = {node.id: node for node in nodes}
        self._rank = {node.id: number for number, node in enumerate(nodes)}
        self._room = room
        self._unplaced = unplaced
        shape = style.shape if style.shape.zoned else MapShape.AUTO
        on_paper = replace(style, shape=shape, hanging_cap=0, abreast=0)
        aspect = room.width / room.height
        self._styles = [
            replace(on_paper, aspect=aspect * wider, row_levels=levels) for wider in _WIDER for levels in (1, 0)
        ]

    def ordered(self, cards: Collection[str]) -> list[Node]:
        """These cards in the order of the map."""
        return [self.nodes[id_] for id_ in sorted(cards, key=self._rank.__getitem__)]

    def is_aside(self, card: str) -> bool:
        """Whether a card stands with those of unknown managers."""
        return card in self._unplaced

    def place(self, cards: Collection[str]) -> Placement:
        """The cards laid out for the page, in a way that fits if there is one."""
        nodes = self.ordered(cards)
        first: Placement | None = None
        for style in self._styles:
            placement = place(nodes, style, unplaced=self._unplaced)
            if fits(placement, self._room):
                return placement
            first = first or placement
        assert first is not None
        return first

    def holds(self, cards: Collection[str]) -> bool:
        """Whether the cards fit on one page."""
        area = sum([self.nodes[id_].width * self.nodes[id_].height for id_ in cards])
        return area <= self._room.width * self._room.height and fits(self.place(cards), self._room)


def _sheets_of(paper: _Paper, group: Collection[str]) -> list[_Sheet]:
    """The pages of some people, by branch; their managers who belong elsewhere are repeated."""
    members = frozenset(group)
    managers = {paper.nodes[id_].parent for id_ in members}
    cards = members.union(id_ for id_ in managers if id_ in paper.nodes)
    if paper.holds(cards):
        return [_Sheet(members, cards - members)]
    split = _Split(paper, paper.ordered(cards))
    split.cut_branches()
    split.lay_out_trees()
    sheets = [
        _Sheet(frozenset(own) & members, frozenset(repeated) | (frozenset(own) - members))
        for own, repeated in split.sheets
    ]
    return [sheet for sheet in sheets if sheet.own]


def _joined_sheets(paper: _Paper, sheets: Sequence[_Sheet]) -> list[_Sheet]:
    """Neighbours that fit on one page together put on one."""
    joined: list[_Sheet] = []
    for sheet in sheets:
        if joined:
            own = joined[-1].own | sheet.own
            both = _Sheet(own, (joined[-1].repeated | sheet.repeated) - own)
            if paper.holds(both.cards):
                joined[-1] = both
                continue
        joined.append(sheet)
    return joined


def _bound(paper: _Paper, forest: Forest, sheets: Sequence[_Sheet]) -> tuple[MapPage, ...]:
    """The pages with their references to each other."""
    ids = forest.ids
    parents = {ids[card]: ids[manager] for card, manager in enumerate(forest.parents) if manager >= 0}
    homes = {id_: number for number, sheet in enumerate(sheets) for id_ in sheet.own}
    below: dict[str, set[int]] = {}
    for id_, manager in parents.items():
        below.setdefault(manager, set()).add(homes[id_])
    found = []
    for number, sheet in enumerate(sheets):
        cards = [node.id for node in paper.ordered(sheet.cards)]
        heads = [id_ for id_ in cards if parents.get(id_) not in sheet.cards]
        first = {id_: 0 if id_ in sheet.own else number for id_ in cards}
        elsewhere = {id_: sorted(page for page in below.get(id_, ()) if number != page >= first[id_]) for id_ in cards}
        found.append(
            MapPage(
                heads=tuple(heads),
                ids=tuple([id_ for id_ in cards if id_ in sheet.own]),
                references={id_: homes[id_] for id_ in cards if id_ in sheet.repeated},
                path_to_root=_shared_path([_path(parents, id_) for id_ in heads]),
                continues={id_: tuple(on) for id_, on in elsewhere.items() if on},
                placement=paper.place(sheet.cards),
            )
        )
    return tuple(found)


def _path(parents: Mapping[str, str], card: str) -> list[str]:
    path = []
    while card in parents:
        card = parents[card]
        path.append(card)
    return path[::-1]


def _shared_path(paths: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """What all paths begin with."""
    return tuple([steps[0] for steps in takewhile(lambda steps: len(set(steps)) == 1, zip(*paths, strict=False))])


class _Split:
    """A forest on its way to pages.

    ``_pieces`` holds, for every manager not yet joined to his own manager, the cards that stand with him; a card whose
    reports went to other pages is in ``_cut``. ``sheets`` are the pages in the order of the map: who belongs there, and
    who is repeated to head his reports.
    """

    def __init__(self, paper: _Paper, nodes: Sequence[Node]) -> None:
        self._paper = paper
        self._forest: Forest = forest_of(nodes)
        self._pieces: dict[int, list[int]] = {}
        self._cut: set[int] = set()
        self._sheets: list[tuple[list[int], tuple[int, ...]]] = []

    @property
    def sheets(self) -> list[tuple[list[str], list[str]]]:
        """The pages in the order of the map."""
        ids = self._forest.ids
        rank = {card: number for number, card in enumerate(self._reading_order())}
        parts = [([card for card in cards if card not in repeated], repeated) for cards, repeated in self._sheets]
        parts.sort(key=lambda part: min([rank[card] for card in part[0]]))
        return [([ids[card] for card in own], [ids[card] for card in repeated]) for own, repeated in parts]

    def cut_branches(self) -> None:
        """Give every manager whose branch is too large pages for parts of it; reports before managers."""
        kids = self._forest.kids
        for manager in reversed(self._forest.order):
            branches = {report: self._pieces.pop(report, [report]) for report in kids[manager]}
            piece = [manager, *(card for branch in branches.values() for card in branch)]
            if not kids[manager] or self._fits(piece):
                self._pieces[manager] = piece
            elif self._fits([manager, *branches]):
                self._pieces[manager] = self._thinned(manager, branches)
            else:
                self._pieces[manager] = self._several_pages(manager, branches)

    def lay_out_trees(self) -> None:
        """Put what is left of each tree on pages, small ones together, those of unknown managers last."""
        ids = self._forest.ids
        for aside in (False, True):
            trees = [self._pieces[root] for root in self._forest.roots if self._paper.is_aside(ids[root]) is aside]
            whole = [tree for tree in trees if tree[0] not in self._cut or len(tree) > 1]
            self._sheets += [([card for tree in batch for card in tree], ()) for batch in self._batches([], whole)]

    def _fits(self, cards: Sequence[int]) -> bool:
        return self._paper.holds([self._forest.ids[card] for card in cards])

    def _thinned(self, manager: int, branches: dict[int, list[int]]) -> list[int]:
        """Send the biggest branches to pages of their own until the rest fits with the manager."""
        sizes = {report: len(branch) for report, branch in branches.items()}
        sent: dict[int, list[int]] = {}
        for report in sorted(branches, key=lambda report: -sizes[report]):
            sent[report] = branches[report]
            branches[report] = [report]
            piece = [manager, *(card for branch in branches.values() for card in branch)]
            if self._fits(piece):
                break
        self._send([sent[report] for report in branches if report in sent and len(sent[report]) > 1])
        return piece

    def _send(self, branches: Sequence[list[int]]) -> None:
        """Put branches on pages, as many of one manager together as fit; their heads are only repeated there."""
        self._cut.update([branch[0] for branch in branches])
        for batch in self._batches([], branches):
            cards = [card for branch in batch for card in branch]
            self._sheets.append((cards, tuple([branch[0] for branch in batch])))

    def _several_pages(self, manager: int, branches: dict[int, list[int]]) -> list[int]:
        """Deal out the branches of a manager with too many reports; he heads every page."""
        large = [branch for branch in branches.values() if len(branch) > 1 and not self._fits([manager, *branch])]
        self._send(large)
        branches.update({branch[0]: [branch[0]] for branch in large})
        self._cut.add(manager)
        at_home = self._forest.parents[manager] < 0
        for batch in self._batches([manager], list(branches.values())):
            cards = [manager, *(card for branch in batch for card in branch)]
            self._sheets.append((cards, () if at_home else (manager,)))
            at_home = False
        return [manager]

    def _batches(self, base: Sequence[int], pieces: Sequence[list[int]]) -> list[Sequence[list[int]]]:
        """The pieces in their order, as many to a batch as fit together with the base, at least one."""
        batches: list[Sequence[list[int]]] = []
        first = 0
        while first < len(pieces):
            # Double the number until it is too large, then close in: few trials however many fit.
            good, bad = 1, 2
            while first + bad <= len(pieces) and self._fits(_joined(base, pieces[first : first + bad])):
                good, bad = bad, 2 * bad
            bad = min(bad, len(pieces) - first + 1)
            while bad - good > 1:
                middle = (good + bad) // 2
                if self._fits(_joined(base, pieces[first : first + middle])):
                    good = middle
                else:
                    bad = middle
            batches.append(pieces[first : first + good])
            first += good
        return batches

    def _reading_order(self) -> list[int]:
        """Everybody, each branch in one go; those of unknown managers last."""
        ids, kids = self._forest.ids, self._forest.kids
        order = []
        waiting = sorted(self._forest.roots, key=lambda root: self._paper.is_aside(ids[root]))[::-1]
        while waiting:
            card = waiting.pop()
            order.append(card)
            waiting += reversed(kids[card])
        return order


def _joined(base: Sequence[int], pieces: Sequence[list[int]]) -> list[int]:
    return [*base, *(card for piece in pieces for card in piece)]
