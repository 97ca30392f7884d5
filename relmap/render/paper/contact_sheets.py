"""The customer-safe map on paper: a page, or one for each branch, drawn from ``ContactMap`` alone (method.md 6(b)).

Every card looks the same, whoever it is; only our people beside it are coloured. Lettering is never below 7.8 pt.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPageLayout, QPainter, QPen, QPolygonF

from relmap.layout.edges import reporting_routes
from relmap.layout.forest import Node, forest_of
from relmap.layout.geometry import NOWHERE, Placement, Rect, Size
from relmap.layout.paging import MapPage, pages
from relmap.layout.style import Style
from relmap.packs.customer.contact_map import Contact, ContactMap
from relmap.packs.pack import ContactSection, Pack
from relmap.render.paper.job import printable
from relmap.render.paper.pack_furniture import (
    TITLE_ROOM,
    footer_height,
    header_height,
    paint_pack_footer,
    paint_pack_header,
    paint_title,
)
from relmap.render.paper.sheets import Sheet
from relmap.render.texts import Face, advance, elided, wrapped, write
from relmap.render.theme import Theme, colour
from relmap.words.joint_map import text
from relmap.words.legend import chain_words, from_page, page_reference

CARD_WIDTH = 174.0
"""43.5 mm: six cards stand across A4."""

_NAME = Face(13, bold=True)
_SMALL = Face(11)
_SMALL_BOLD = Face(11, bold=True)
"""7.8 pt, the least there is."""
_NAME_LINE, _SMALL_LINE = 16.0, 14.0
_INSET, _PAD = 8.0, 6.0
_OURS_INSET = 13.0
_BETWEEN = 4.0
_KEY_LINE = 20.0
"""The line below the map that explains the colour, and the one above it that says where a branch belongs."""
_MOST = 1.2
"""How much a small map is enlarged."""
_GAPS = Style(hgap=12.0, vgap=28.0, stack_gap=15.0, column_gap=14.0, indent=14.0, hanging_cap=0)
"""Between two cards there is always room for the number of a page."""


@dataclass(frozen=True, slots=True)
class _Written:
    """Lines of one lettering on a card, ``above`` them some room; ``ours`` ones stand on colour."""

    lines: tuple[str, ...]
    face: Face
    line: float
    muted: bool = False
    ours: bool = False
    above: float = 0.0

    @property
    def height(self) -> float:
        return self.above + len(self.lines) * self.line


_Look = tuple[_Written, ...]
"""A card as it is written."""


@dataclass(frozen=True)
class ContactPage:
    """One page: its cards, and where the others are; numbers of pages from 1.

    ``references`` are the cards repeated from another page to head their reports.
    """

    placement: Placement
    looks: Mapping[str, _Look]
    above: tuple[str, ...] = ()
    continues: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    references: Mapping[str, int] = field(default_factory=dict)
    aside: Rect = NOWHERE

    @property
    def coloured(self) -> bool:
        """Whether one of ours stands on the page: the colour is explained then."""
        return any(part.ours for look in self.looks.values() for part in look)


def contact_sheets(
    pack: Pack, section: ContactSection, layout: QPageLayout, theme: Theme, first: int
) -> tuple[Sheet, ...]:
    """The contact map as sheets of paper of this layout, everybody on exactly one.

    ``first`` is the number of the first of them. Heads of further pages are repeated there and say where they belong.
    """
    size = printable(layout)
    room = room_of(pack, size)
    found = pages_of(section.map, room, first)
    return tuple(
        Sheet(
            layout,
            partial(_paint_page, pack=pack, title=section.title, page=page, room=room, size=size, theme=theme),
            section.title if number == 0 else "",
        )
        for number, page in enumerate(found)
    )


def room_of(pack: Pack, size: Size) -> Rect:
    """Where the cards go on a page of which ``size`` can be printed on."""
    top = header_height() + TITLE_ROOM + _KEY_LINE
    return Rect(0, top, size.width, size.height - top - _KEY_LINE - footer_height(pack))


def pages_of(shown: ContactMap, room: Rect, first: int) -> tuple[ContactPage, ...]:
    """The pages a contact map needs, numbered from ``first``; everybody belongs on one of them."""
    looks = {contact.id: _look(contact) for contact in shown.contacts}
    names = {contact.id: contact.name for contact in shown.contacts}
    nodes = _large_trees_first([Node(c.id, c.manager, CARD_WIDTH, _height(looks[c.id])) for c in shown.contacts])
    style = replace(_GAPS, aspect=room.width / room.height)
    parts = pages(nodes, style, Size(room.width, room.height), unplaced=_alone(shown.contacts))
    return tuple(_page(part, looks, names, first) for part in parts)


def _page(part: MapPage, looks: Mapping[str, _Look], names: Mapping[str, str], first: int) -> ContactPage:
    return ContactPage(
        placement=part.placement,
        looks={id_: looks[id_] for id_ in part.placement.rects},
        above=tuple(names[id_] for id_ in part.path_to_root),
        continues={id_: tuple(page + first for page in others) for id_, others in part.continues.items()},
        references={id_: page + first for id_, page in part.references.items()},
        aside=part.placement.aside,
    )


def _large_trees_first(nodes: Sequence[Node]) -> list[Node]:
    """The cards in their order, but for the trees, so that the first page is the top of the house."""
    forest = forest_of(nodes)
    heads = list(range(len(nodes)))
    for card in forest.order:  # managers before their reports
        if forest.parents[card] >= 0:
            heads[card] = heads[forest.parents[card]]
    sizes = Counter(heads)
    places = {id_: place for place, id_ in enumerate(forest.ids)}
    return sorted(nodes, key=lambda node: (-sizes[heads[places[node.id]]], heads[places[node.id]]))


def _alone(contacts: Sequence[Contact]) -> frozenset[str]:
    """Those without a line up or down, when others have one: they stand by department beside the chart."""
    ids = {contact.id for contact in contacts}
    heads = {contact.manager for contact in contacts if contact.manager in ids}
    alone = [c.id for c in contacts if c.manager not in ids and c.id not in heads]
    return frozenset(alone if heads else ())


def _look(contact: Contact) -> _Look:
    inside = CARD_WIDTH - 2 * _INSET
    name = _Written(wrapped(contact.name, _NAME, inside, 2), _NAME, _NAME_LINE)
    title = _Written(wrapped(contact.title, _SMALL, inside, 3), _SMALL, _SMALL_LINE)
    places = (contact.unit, contact.site if contact.site != contact.unit else "")
    place = _Written(
        wrapped(" · ".join(part for part in places if part), _SMALL, inside, 2), _SMALL, _SMALL_LINE, muted=True
    )
    ours: list[_Written] = []
    for one in contact.ours:
        room = inside - _OURS_INSET
        above = _BETWEEN if ours else 2 * _PAD
        ours.append(_Written(wrapped(one.name, _SMALL_BOLD, room, 2), _SMALL_BOLD, _SMALL_LINE, ours=True, above=above))
        ours.append(_Written(wrapped(one.title, _SMALL, room, 2), _SMALL, _SMALL_LINE, ours=True))
        ours.append(_Written(wrapped(one.topic, _SMALL, room, 3), _SMALL, _SMALL_LINE, ours=True))
    return name, title, place, *ours


def _height(written: Sequence[_Written]) -> float:
    return 2 * _PAD + sum(part.height for part in written)


def _paint_page(
    painter: QPainter,
    number: int,
    total: int,
    pack: Pack,
    title: str,
    page: ContactPage,
    room: Rect,
    size: Size,
    theme: Theme,
) -> None:
    paint_pack_header(painter, pack, size, theme)
    paint_title(painter, title, size.width, theme)
    painter.setPen(colour(theme.muted))
    if page.above:
        write(painter, 0, room.y - 8, elided(chain_words(page.above), _SMALL, size.width), _SMALL)
    if page.coloured:
        _paint_key(painter, room, theme)
    _paint_map(painter, page, room, theme)
    paint_pack_footer(painter, pack, size, theme, number, total)


def _paint_key(painter: QPainter, room: Rect, theme: Theme) -> None:
    baseline = room.bottom + _KEY_LINE - 4
    painter.fillRect(QRectF(0, baseline - 9, 12, 10), colour(theme.chosen))
    painter.setPen(colour(theme.muted))
    write(painter, 18, baseline, elided(text("CONTACTS_KEY"), _SMALL, room.width - 18), _SMALL)


def _paint_map(painter: QPainter, page: ContactPage, room: Rect, theme: Theme) -> None:
    """The cards, centred across their room and hung from the top."""
    window = page.placement.bounds
    scale = min(_MOST, room.width / max(1.0, window.width), room.height / max(1.0, window.height))
    painter.save()
    painter.translate(room.x + (room.width - window.width * scale) / 2, room.y)
    painter.scale(scale, scale)
    painter.translate(-window.x, -window.y)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour(theme.line), 1.2, j=Qt.PenJoinStyle.MiterJoin))
    for route in reporting_routes(page.placement, _GAPS).values():
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in route.points]))
    if page.aside != NOWHERE:
        painter.setPen(colour(theme.muted))
        write(painter, page.aside.x, page.aside.y - 5, text("OTHERS"), _SMALL_BOLD)
    for id_, rect in page.placement.rects.items():
        _paint_card(painter, page, id_, rect, theme)
    painter.restore()


def _paint_card(painter: QPainter, page: ContactPage, id_: str, rect: Rect, theme: Theme) -> None:
    written = page.looks[id_]
    outline = QRectF(*rect)
    repeated = id_ in page.references
    painter.setPen(QPen(colour(theme.border), 1.0, Qt.PenStyle.DashLine if repeated else Qt.PenStyle.SolidLine))
    painter.setBrush(colour(theme.card))
    painter.drawRoundedRect(outline, 4, 4)
    ours = sum(part.height for part in written if part.ours)
    if ours:
        tinted = QRectF(rect.x + 4, rect.bottom - ours, rect.width - 8, ours - 4)
        painter.fillRect(tinted, colour(theme.chosen))
        painter.fillRect(QRectF(tinted.x(), tinted.y(), 3, tinted.height()), colour(theme.accent))
    top = rect.y + _PAD
    for part in written:
        top += part.above
        painter.setPen(colour(theme.muted if part.muted or repeated else theme.ink))
        left = rect.x + (_OURS_INSET if part.ours else _INSET)
        for line in part.lines:
            write(painter, left, top + part.face.pixels, line, part.face)
            top += part.line
    _paint_tag(painter, page, id_, rect, theme)


def _paint_tag(painter: QPainter, page: ContactPage, id_: str, rect: Rect, theme: Theme) -> None:
    """Below the card: where the people under it stand, or where it belongs itself."""
    tags = []
    if id_ in page.references:
        tags.append(from_page(page.references[id_]))
    if id_ in page.continues:
        tags.append(page_reference(page.continues[id_]))
    if tags:
        words = " · ".join(tags)
        painter.setPen(colour(theme.muted))
        write(painter, rect.right - advance(words, _SMALL_BOLD), rect.bottom + 11, words, _SMALL_BOLD)
