"""The overview of a map split by unit: the units as boxes, with counts and page numbers (method.md 6(a))."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from relmap.layout.forest import Node
from relmap.layout.geometry import Placement, Point, Rect, Size
from relmap.layout.paging import pages
from relmap.layout.style import Style
from relmap.layout.tree import place
from relmap.model.vocabulary import DEPTHS, BuyingRole
from relmap.packs.map_parts import BOX, UnitBox, unit_boxes
from relmap.render.map.drawing import build_scene
from relmap.render.map.legend import legend_of_units
from relmap.render.map.painter import View
from relmap.render.paper.job import PaperJob
from relmap.render.paper.page import PageFrame, PaperPage
from relmap.render.shapes import paint_role
from relmap.render.texts import Face, advance, elided, write, write_centred
from relmap.render.theme import Theme, colour
from relmap.words import legend as legend_words
from relmap.words import paper as words

_LEAST, _MOST = 0.95, 1.3
"""Page units for a map unit: the numbers are 8 pt at least."""
_WIDER = (1.0, 0.7, 1.4)
_AROUND = 12.0
_PAD = 12.0
_NAME = Face(15, bold=True)
_COUNT = Face(12)
_BOLD = Face(12, bold=True)
_BADGE = Size(20, 17)
_ROLE_STEP = 44.0


def overview_pages(
    job: PaperJob, frame: PageFrame, own: Sequence[Collection[str]]
) -> tuple[tuple[PaperPage, ...], int]:
    """The pages with the units, before those of the people, and the number of the first page with people.

    ``own`` are the ids of the people of each page.
    """
    boxes = {box.id: box for box in unit_boxes(job.picture)}
    known = [card for card in job.picture.cards.values() if not card.ghost]
    items = legend_of_units(known, job.theme)
    room = frame.room(items)
    paper = Size(room.width / _LEAST - 2 * _AROUND, room.height / _LEAST - 2 * _AROUND)
    nodes = [Node(box.id, box.parent, *BOX) for box in boxes.values()]
    styles = [
        Style(aspect=wider * paper.width / paper.height, row_levels=levels, hanging_cap=0, abreast=0)
        for wider in _WIDER
        for levels in (2, 1, 0)
    ]
    whole = max((place(nodes, style) for style in styles), key=lambda placement: _scale(placement, room))
    found = [whole] if _scale(whole, room) >= _LEAST else [page.placement for page in pages(nodes, Style(), paper)]
    first = len(found) + 1
    homes = {id_: number + first for number, ids in enumerate(own) for id_ in ids}
    bare = replace(job.picture, cards={}, managers={}, lines=(), way=None, unplaced=frozenset(), captions={})
    view = View(job.theme, job.colouring, job.lines, dim_others=False)
    return tuple(
        PaperPage(
            frame=frame,
            scene=build_scene(bare, placement, Style()),
            view=view,
            scale=_scale(placement, room),
            window=placement.bounds.grown(_AROUND),
            room=room,
            legend=items,
            part=words.overview(),
            units={
                id_: (boxes[id_], tuple(sorted({homes[person] for person in boxes[id_].ids})))
                for id_ in placement.rects
            },
        )
        for placement in found
    ), first


def paint_units(painter: QPainter, page: PaperPage, theme: Theme) -> None:
    """Draw the boxes of an overview; map units."""
    for id_, (box, numbers) in page.units.items():
        _paint_box(painter, box, numbers, page.scene.placement.rects[id_], theme)


def _scale(placement: Placement, room: Rect) -> float:
    window = placement.bounds.grown(_AROUND)
    return min(_MOST, room.width / window.width, room.height / window.height)


def _paint_box(painter: QPainter, box: UnitBox, numbers: Sequence[int], rect: Rect, theme: Theme) -> None:
    painter.setPen(QPen(colour(theme.border), 1.25))
    painter.setBrush(colour(theme.card))
    painter.drawRoundedRect(QRectF(*rect), 6, 6)
    left, right = rect.x + _PAD, rect.right - _PAD
    reference = legend_words.page_reference(numbers) if numbers else ""
    room = advance(reference, _BOLD)
    painter.setPen(colour(theme.ink))
    write(painter, left, rect.y + 21, elided(box.name, _NAME, right - left), _NAME)
    write(painter, right - room, rect.y + 39, reference, _BOLD)
    painter.setPen(colour(theme.muted))
    write(painter, left, rect.y + 39, elided(words.people_words(box.people), _COUNT, right - left - room - 8), _COUNT)
    if box.people:
        _paint_roles(painter, box, Point(left, rect.y + 49), theme)
        _paint_depths(painter, box, Rect(left, rect.bottom - 27, right - left, 18), theme)


def _paint_roles(painter: QPainter, box: UnitBox, corner: Point, theme: Theme) -> None:
    """The letter of each role that somebody holds, and how many do."""
    held = [role for role in BuyingRole if box.roles.get(role)]
    for place_, role in enumerate(held):
        x, middle = corner.x + place_ * _ROLE_STEP, corner.y + _BADGE.height / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(theme.role_fill(role)))
        painter.drawRoundedRect(QRectF(x, corner.y, *_BADGE), 3, 3)
        paint_role(painter, role, x + _BADGE.width / 2, middle, 10, theme)
        painter.setPen(colour(theme.ink))
        write(painter, x + _BADGE.width + 5, middle + 4.5, str(box.roles[role]), _BOLD)


def _paint_depths(painter: QPainter, box: UnitBox, room: Rect, theme: Theme) -> None:
    """How many people we know how deeply: a cell for each depth from 0 to 5, in its tint."""
    wide = room.width / len(DEPTHS)
    for depth in range(len(DEPTHS)):
        cell = QRectF(room.x + depth * wide, room.y, wide, room.height)
        painter.setPen(QPen(colour(theme.border), 0.75))
        painter.setBrush(colour(theme.depth_tints[depth]))
        painter.drawRect(cell)
        if count := box.depths.get(depth):
            painter.setPen(colour(theme.ink))
            write_centred(painter, cell.center().x(), cell.center().y(), str(count), _COUNT)
