"""Writes the map as PDF, SVG and PNG (drawing.md 4).

A file appears whole or not at all; none of them holds the user's name, a path, or anything that is not on the map.
"""

from __future__ import annotations

from math import sqrt
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtSvg import QSvgGenerator

from relmap.exchange.files import write_bytes
from relmap.layout.geometry import Rect
from relmap.progress import Progress
from relmap.render.fonts import load_fonts
from relmap.render.map.drawing import Scene, shown_bounds
from relmap.render.map.painter import View, paint
from relmap.render.paper.map_sheets import PaperJob, map_sheets, page_layout
from relmap.render.paper.pdf_file import CREATOR, PdfInfo, write_pdf_file
from relmap.render.theme import colour

_MOST_PIXELS = 40_000_000
"""A larger picture takes seconds to pack and few programs open it (drawing.md 4)."""


def write_pdf(path: Path, job: PaperJob, layout: QPageLayout | None = None, progress: Progress | None = None) -> int:
    """Write the pages of a map as PDF; returns their number. The default paper is A4 landscape.

    Raises ``UserError`` when the file cannot be written.
    """
    load_fonts()
    title = _title(job.picture.account_name, job.picture.objective_title)
    sheets = map_sheets(job, layout or page_layout(), title=title)
    return write_pdf_file(path, sheets, PdfInfo(title, job.picture.as_of), progress)


def write_svg(path: Path, scene: Scene, view: View) -> None:
    """Write the map as SVG, one user unit to a map unit, texts as text. Raises ``UserError``."""
    write_bytes(path, svg_bytes(scene, view))


def svg_bytes(scene: Scene, view: View) -> bytes:
    """The map as SVG."""
    window = shown_bounds(scene, view.lines)
    buffer = _buffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(96)
    width, height = max(1, round(window.width)), max(1, round(window.height))
    generator.setSize(QSize(width, height))
    generator.setViewBox(QRect(0, 0, width, height))
    generator.setTitle(_title(scene.picture.account_name, scene.picture.objective_title))
    generator.setDescription(CREATOR)
    painter = QPainter(generator)
    painter.fillRect(QRectF(0, 0, window.width, window.height), colour(view.theme.ground))
    _paint_window(painter, scene, view, window)
    painter.end()
    return bytes(buffer.data().data())


def write_png(path: Path, scene: Scene, view: View, scale: float = 2.0, transparent: bool = False) -> float:
    """Write the map as PNG, ``scale`` pixels to a map unit, but at most 40 megapixels; returns the scale used.

    A ``transparent`` one has no ground of its own. Raises ``UserError``.
    """
    data, used = png_bytes(scene, view, scale, transparent)
    write_bytes(path, data)
    return used


def png_bytes(scene: Scene, view: View, scale: float = 2.0, transparent: bool = False) -> tuple[bytes, float]:
    """The map as PNG, with or without a ground, and the scale used."""
    window = shown_bounds(scene, view.lines)
    area = max(1.0, window.width) * max(1.0, window.height)
    scale = min(scale, sqrt(_MOST_PIXELS / area), 32_000 / max(window.width, window.height, 1.0))
    form = QImage.Format.Format_ARGB32_Premultiplied if transparent else QImage.Format.Format_RGB32
    image = QImage(max(1, round(window.width * scale)), max(1, round(window.height * scale)), form)
    image.fill(Qt.GlobalColor.transparent if transparent else colour(view.theme.ground))
    painter = QPainter(image)
    painter.scale(scale, scale)
    _paint_window(painter, scene, view, window)
    painter.end()
    buffer = _buffer()
    # Qt's fast packing: the same size within a few percent in two thirds of the time.
    image.save(buffer, "PNG", 75)  # type: ignore[call-overload]
    return bytes(buffer.data().data()), scale


def _paint_window(painter: QPainter, scene: Scene, view: View, window: Rect) -> None:
    painter.translate(-window.x, -window.y)
    paint(painter, scene, view, window)


def _title(account: str, objective: str) -> str:
    return " – ".join(text for text in (account, objective) if text)


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.ReadWrite)
    return buffer
