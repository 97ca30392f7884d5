"""Sheets of paper: the one thing printer, preview, thumbnail and PDF draw (desktop-engineering.md 4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPainter

from relmap.errors import UserError
from relmap.progress import Progress, Silent
from relmap.render.paper.job import UNITS_PER_MM

_MM_PER_INCH = 25.4


@dataclass(frozen=True, eq=False)
class Sheet:
    """One page: its paper, how it is drawn, and the title it has in the bookmarks ("" when it continues the last).

    ``paint`` gets a painter in page units with the corner of the printable area at the origin, the number of the page
    from 1, and how many there are.
    """

    layout: QPageLayout
    paint: Callable[[QPainter, int, int], None]
    bookmark: str = ""


def paint_sheets(device: QPagedPaintDevice, sheets: Sequence[Sheet], progress: Progress | None = None) -> int:
    """Draw the sheets on a device; returns how many.

    Raises ``UserError`` when the device cannot be drawn on (a file that cannot be written, a printer that is gone), and
    passes on ``Cancelled``; the painter is ended in any case.
    """
    progress = progress or Silent()
    painter = QPainter()
    if sheets:
        device.setPageLayout(sheets[0].layout)
    if not painter.begin(device):
        raise UserError("PRINT_NOT_POSSIBLE")
    try:
        for number, sheet in enumerate(sheets, start=1):
            progress.step(number - 1, len(sheets))
            if number > 1:
                device.setPageLayout(sheet.layout)
                if not device.newPage():
                    raise UserError("PRINT_NOT_POSSIBLE")
            painter.save()
            unit = _MM_PER_INCH * UNITS_PER_MM
            painter.scale(device.logicalDpiX() / unit, device.logicalDpiY() / unit)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            sheet.paint(painter, number, len(sheets))
            painter.restore()
        progress.step(len(sheets), len(sheets))
    finally:
        painter.end()
    return len(sheets)
