"""The sheets of a map on paper (desktop.md 3)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPageLayout, QPainter

from relmap.layout.geometry import Rect
from relmap.render.map.painter import paint
from relmap.render.paper.job import PaperJob, Sheets, page_layout
from relmap.render.paper.page import GAP, PaperPage, Tile
from relmap.render.paper.page_furniture import paint_footer, paint_header, paint_references, paint_tile_marks
from relmap.render.paper.pagination import plan_pages
from relmap.render.paper.poster import STRIP
from relmap.render.paper.sheets import Sheet
from relmap.render.paper.unit_overview import paint_units
from relmap.words import legend as words

__all__ = ["PaperJob", "PaperPage", "Sheets", "map_sheets", "page_layout", "plan_pages"]


def map_sheets(job: PaperJob, layout: QPageLayout, first: int = 1, title: str = "") -> tuple[Sheet, ...]:
    """The pages of a map as sheets of paper of this layout; one large sheet has a paper of its own.

    ``first`` is the number of the first of them where other pages come before, ``title`` its bookmark. Parts of a map
    have bookmarks of their own. Raises ``UserError`` when the map is meant for the customer.
    """
    pages = plan_pages(job, layout)
    if first > 1:
        pages = tuple(_moved(page, first - 1) for page in pages)
    sheets = []
    part = ""
    for number, page in enumerate(pages):
        bookmark = title if number == 0 else page.part if page.part != part else ""
        sheets.append(Sheet(page.frame.layout, partial(_paint_page, job=job, page=page), bookmark))
        part = page.part
    return tuple(sheets)


def _moved(page: PaperPage, by: int) -> PaperPage:
    return replace(
        page,
        continues={id_: tuple(number + by for number in numbers) for id_, numbers in page.continues.items()},
        references={id_: number + by for id_, number in page.references.items()},
        units={id_: (box, tuple(number + by for number in numbers)) for id_, (box, numbers) in page.units.items()},
    )


def _paint_page(painter: QPainter, number: int, total: int, job: PaperJob, page: PaperPage) -> None:
    if page.tile is None:
        paint_header(painter, job, page, number, total)
        paint_footer(painter, job, page, words.page_words(number, total))
        _paint_map(painter, job, page)
    else:
        _paint_tile(painter, job, page, page.tile)
        paint_tile_marks(painter, job, page.tile, number, total)


def _paint_tile(painter: QPainter, job: PaperJob, page: PaperPage, tile: Tile) -> None:
    painter.save()
    painter.setClipRect(QRectF(0, 0, tile.rect.width, tile.rect.height), Qt.ClipOperation.IntersectClip)
    painter.translate(-tile.rect.x, -tile.rect.y)
    # Only what shows: text beyond the edges would be found by a search on every sheet.
    if tile.rect.y < page.frame.header:
        paint_header(painter, job, page, 1, 1)
    if tile.rect.bottom > page.room.bottom:
        paint_footer(painter, job, page, "")
    _paint_map(painter, job, page)
    painter.restore()


def _paint_map(painter: QPainter, job: PaperJob, page: PaperPage) -> None:
    """The map, centred across its room and hung from the top."""
    room, window, scale = page.room, page.window, page.scale
    area = window
    if page.tile is not None:
        # Only what meets the sheet: a poster of forty sheets would otherwise hold the map forty times.
        sheet = page.tile.rect
        left = window.x + (sheet.x - room.x - page.shift) / scale
        top = window.y + (sheet.y - room.y) / scale
        area = Rect(left, top, sheet.width / scale, (sheet.height + STRIP) / scale)
    painter.save()
    painter.setClipRect(QRectF(*room).adjusted(-GAP, -GAP, GAP, GAP), Qt.ClipOperation.IntersectClip)
    painter.translate(room.x + page.shift, room.y)
    painter.scale(scale, scale)
    painter.translate(-window.x, -window.y)
    paint(painter, page.scene, page.view, area.grown(60))
    paint_units(painter, page, job.theme)
    paint_references(painter, page, job.theme)
    painter.restore()
