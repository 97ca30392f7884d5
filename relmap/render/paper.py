"""Draws a map on paper: printer, preview and PDF all come here (desktop-engineering.md 4)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPagedPaintDevice, QPainter

from relmap.errors import UserError
from relmap.layout.geometry import Rect
from relmap.progress import Progress, Silent
from relmap.render.page_furniture import paint_footer, paint_header, paint_references, paint_tile_marks
from relmap.render.pagination import FOOTER_LINE, GAP, PaperPage, one_sheet, plan_pages
from relmap.render.painter import paint
from relmap.render.paper_job import UNITS_PER_MM, PaperJob, Sheets, page_layout

__all__ = ["PaperJob", "PaperPage", "Sheets", "one_sheet", "page_layout", "paint_pages", "plan_pages"]

_MM_PER_INCH = 25.4


def paint_pages(
    device: QPagedPaintDevice, job: PaperJob, pages: Sequence[PaperPage], progress: Progress | None = None
) -> int:
    """Draw the pages of ``plan_pages`` on a device with the same page layout; returns how many.

    Raises ``UserError`` when the device cannot be drawn on (a file that cannot be written, a printer that is gone), and
    passes on ``Cancelled``; the painter is ended in any case.
    """
    progress = progress or Silent()
    painter = QPainter()
    if not painter.begin(device):
        raise UserError("PRINT_NOT_POSSIBLE")
    try:
        for number, page in enumerate(pages, start=1):
            progress.step(number - 1, len(pages))
            if number > 1 and not device.newPage():
                raise UserError("PRINT_NOT_POSSIBLE")
            painter.save()
            unit = _MM_PER_INCH * UNITS_PER_MM
            painter.scale(device.logicalDpiX() / unit, device.logicalDpiY() / unit)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            _paint_page(painter, job, page, number, len(pages))
            painter.restore()
        progress.step(len(pages), len(pages))
    finally:
        painter.end()
    return len(pages)


def _paint_page(painter: QPainter, job: PaperJob, page: PaperPage, number: int, total: int) -> None:
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
