"""Maps on paper: one page, a page for every branch, or the tiles of a poster (desktop.md 3)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil

from relmap.layout.forest import Forest, Node, forest_of
from relmap.layout.geometry import Placement, Rect, Size
from relmap.layout.style import Style
from relmap.layout.tree import place
from relmap.model.vocabulary import MapShape

_HAIR = 1e-6


@dataclass(frozen=True)
class MapPage:
    """One page of a map that was split by branch. Pages are named by their index, the first is 0.

    ``heads`` stand at the top of the page's trees. ``ids`` are the people who belong on this page, everybody on exactly
    one, in the order of the map. ``references`` are cards repeated here to head their reports, with the page they
    belong on. ``path_to_root`` are the managers above the heads, highest first. ``continues`` tells on which page the
    reports of a card go on. ``placement`` places all cards of the page.
    """

    heads: tuple[str, ...]
    ids: tuple[str, ...]
    references: Mapping[str, int]
    path_to_root: tuple[str, ...]
    continues: Mapping[str, int]
    placement: Placement


def pages(nodes: Sequence[Node], style: Style, room: Size, *, unplaced: Collection[str] = ()) -> tuple[MapPage, ...]:
    """The pages a map needs if each offers ``room``, in map units.

    A map that fits keeps its shape and is one page. Else the biggest branches go to pages of their own until the rest
    fits; small branches of one manager share a page, and a manager with more reports than a page holds heads several.
    Split pages are laid out in the AUTO shape for the room, those of a map in zones in its shape. Only a card that is
    larger than the room, or two such with the line between, do not fit. No page when there is nobody.
    """
    if not nodes:
        return ()
    whole = place(nodes, style, unplaced=unplaced)
    if fits(whole, room):
        forest = forest_of(nodes)
        return (MapPage(tuple([forest.ids[root] for root in forest.roots]), tuple(forest.ids), {}, (), {}, whole),)
    shape = style.shape if style.shape.zoned else MapShape.AUTO
    on_paper = replace(style, shape=shape, aspect=room.width / room.height, hanging_cap=0)
    split = _Split(nodes, on_paper, room, frozenset(unplaced))
    split.cut_branches()
    split.lay_out_trees()
    return split.bound()


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
    """A page in the making: its cards, managers first, and which of its heads belong elsewhere."""

    cards: list[int]
    repeated: tuple[int, ...] = ()


class _Split:
    """A forest on its way to pages.

    ``_pieces`` holds, for every manager not yet joined to his own manager, the cards that stand with him; a card whose
    reports went to other pages is in ``_cut``.
    """

    def __init__(self, nodes: Sequence[Node], style: Style, room: Size, unplaced: frozenset[str]) -> None:
        self._nodes = nodes
        self._style = style
        self._room = room
        self._unplaced = unplaced
        self._forest: Forest = forest_of(nodes)
        self._pieces: dict[int, list[int]] = {}
        self._cut: set[int] = set()
        self._sheets: list[_Sheet] = []

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
            trees = [self._pieces[root] for root in self._forest.roots if (ids[root] in self._unplaced) is aside]
            whole = [tree for tree in trees if tree[0] not in self._cut or len(tree) > 1]
            self._sheets += [_Sheet([card for tree in batch for card in tree]) for batch in self._batches([], whole)]

    def bound(self) -> tuple[MapPage, ...]:
        """The pages in the order of the map, with their references to each other."""
        rank = {card: number for number, card in enumerate(self._reading_order())}
        sheets = sorted(self._sheets, key=lambda sheet: min([rank[card] for card in _own(sheet)]))
        homes: dict[int, int] = {}
        heading: dict[int, list[int]] = {}
        for number, sheet in enumerate(sheets):
            homes.update(dict.fromkeys(_own(sheet), number))
            on_page = set(sheet.cards)
            for card in sheet.cards:
                if card in self._cut and not on_page.isdisjoint(self._forest.kids[card]):
                    heading.setdefault(card, []).append(number)
        return tuple([self._page(sheet, number, homes, heading, rank) for number, sheet in enumerate(sheets)])

    def _place(self, cards: Sequence[int]) -> Placement:
        return place([self._nodes[card] for card in sorted(cards)], self._style, unplaced=self._unplaced)

    def _fits(self, cards: Sequence[int]) -> bool:
        nodes = self._nodes
        if sum([nodes[card].width * nodes[card].height for card in cards]) > self._room.width * self._room.height:
            return False
        return fits(self._place(cards), self._room)

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
            self._sheets.append(_Sheet(cards, tuple([branch[0] for branch in batch])))

    def _several_pages(self, manager: int, branches: dict[int, list[int]]) -> list[int]:
        """Deal out the branches of a manager with too many reports; he heads every page."""
        large = [branch for branch in branches.values() if len(branch) > 1 and not self._fits([manager, *branch])]
        self._send(large)
        branches.update({branch[0]: [branch[0]] for branch in large})
        self._cut.add(manager)
        at_home = self._forest.parents[manager] < 0
        for batch in self._batches([manager], list(branches.values())):
            cards = [manager, *(card for branch in batch for card in branch)]
            self._sheets.append(_Sheet(cards, () if at_home else (manager,)))
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

    def _page(
        self,
        sheet: _Sheet,
        number: int,
        homes: Mapping[int, int],
        heading: Mapping[int, Sequence[int]],
        rank: Mapping[int, int],
    ) -> MapPage:
        ids, parents = self._forest.ids, self._forest.parents
        cards = set(sheet.cards)
        heads = [card for card in sorted(cards, key=rank.__getitem__) if parents[card] not in cards]
        continues = {}
        for card in sheet.cards:
            later = [page for page in heading.get(card, ()) if page > number]
            if later:
                continues[ids[card]] = later[0]
        return MapPage(
            heads=tuple([ids[card] for card in heads]),
            ids=tuple([ids[card] for card in sorted(_own(sheet), key=rank.__getitem__)]),
            references={ids[card]: homes[card] for card in sheet.repeated},
            path_to_root=self._path(heads[0]),
            continues=continues,
            placement=self._place(sheet.cards),
        )

    def _reading_order(self) -> list[int]:
        """Everybody, each branch in one go; those of unknown managers last."""
        ids, kids = self._forest.ids, self._forest.kids
        order = []
        waiting = sorted(self._forest.roots, key=lambda root: ids[root] in self._unplaced)[::-1]
        while waiting:
            card = waiting.pop()
            order.append(card)
            waiting += reversed(kids[card])
        return order

    def _path(self, card: int) -> tuple[str, ...]:
        path = []
        card = self._forest.parents[card]
        while card >= 0:
            path.append(self._forest.ids[card])
            card = self._forest.parents[card]
        return tuple(path[::-1])


def _joined(base: Sequence[int], pieces: Sequence[list[int]]) -> list[int]:
    return [*base, *(card for piece in pieces for card in piece)]


def _own(sheet: _Sheet) -> list[int]:
    return [card for card in sheet.cards if card not in sheet.repeated]
