"""The sheets of a map on paper (desktop.md 3)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPageLayout, QPainter

from relmap.layout.geometry import Rect
from relmap.render.page_furniture import paint_footer, paint_header, paint_references, paint_tile_marks
from relmap.render.pagination import FOOTER_LINE, GAP, PaperPage, one_sheet, plan_pages
from relmap.render.painter import paint
from relmap.render.paper_job import PaperJob, Sheets, page_layout
from relmap.render.sheets import Sheet

__all__ = ["PaperJob", "PaperPage", "Sheets", "map_sheets", "one_sheet", "page_layout", "plan_pages"]


def map_sheets(job: PaperJob, layout: QPageLayout, first: int = 1, title: str = "") -> tuple[Sheet, ...]:
    """The pages of a map as sheets of paper of this layout.

    ``first`` is the number of the first of them where other pages come before, ``title`` its bookmark. Raises
    ``UserError`` when the map is meant for the customer.
    """
    pages = plan_pages(job, layout)
    if first > 1:
        pages = tuple(_moved(page, first - 1) for page in pages)
    return tuple(
        Sheet(layout, partial(_paint_page, job=job, page=page), title if number == 0 else "")
        for number, page in enumerate(pages)
    )


def _moved(page: PaperPage, by: int) -> PaperPage:
    return replace(
        page,
        continues={id_: number + by for id_, number in page.continues.items()},
        references={id_: number + by for id_, number in page.references.items()},
    )


def _paint_page(painter: QPainter, number: int, total: int, job: PaperJob, page: PaperPage) -> None:
    tile = page.tile
    if tile is None:
        _paint_content(painter, job, page, number, total)
        return
    painter.save()
    painter.setClipRect(QRectF(0, 0, tile.width, tile.height), Qt.ClipOperation.IntersectClip)
    painter.translate(-tile.x, -tile.y)
    _paint_content(painter, job, page, 1, 1)
    painter.restore()
    paint_tile_marks(painter, job, page, tile, number, total)


def _paint_content(painter: QPainter, job: PaperJob, page: PaperPage, number: int, total: int) -> None:
    paint_header(painter, job, page, number, total)
    paint_footer(painter, job, page, number, total)
    _paint_map(painter, job, page)


def _paint_map(painter: QPainter, job: PaperJob, page: PaperPage) -> None:
    """The map, centred across its room and hung from the top."""
    room, window, scale = page.room, page.window, page.scale
    area = window
    if page.tile is not None:
        # Only what meets the sheet: a poster of forty sheets would otherwise hold the map forty times.
        left = window.x + (page.tile.x - room.x) / scale
        top = window.y + (page.tile.y - room.y) / scale
        area = Rect(left, top, page.tile.width / scale, (page.tile.height + FOOTER_LINE) / scale)
    painter.save()
    painter.setClipRect(QRectF(*room).adjusted(-GAP, -GAP, GAP, GAP), Qt.ClipOperation.IntersectClip)
    painter.translate(room.x + max(0.0, room.width - window.width * scale) / 2, room.y)
    painter.scale(scale, scale)
    painter.translate(-window.x, -window.y)
    paint(painter, page.scene, page.view, area.grown(60))
    paint_references(painter, page, job.theme)
    painter.restore()
