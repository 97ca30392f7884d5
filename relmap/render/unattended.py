"""Drawing where no window is: prints and pictures made by the command line."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QPageSize

from relmap.packs.pack import Pack
from relmap.progress import Progress
from relmap.render import audience_map
from relmap.render.fonts import load_fonts
from relmap.render.image_files import write_pdf
from relmap.render.paper.job import PaperJob, Sheets, page_layout
from relmap.render.paper.pack_sheets import PackPaper, pack_info, pack_sheets
from relmap.render.paper.pdf_file import write_pdf_file

SHEET = "SHEET"
"""Paper as large as the map needs."""

_SIZES: Mapping[str, QPageSize.PageSizeId] = {
    "A4": QPageSize.PageSizeId.A4,
    "A3": QPageSize.PageSizeId.A3,
    "LETTER": QPageSize.PageSizeId.Letter,
    "TABLOID": QPageSize.PageSizeId.Tabloid,
}


def print_map(path: Path, job: PaperJob, paper: str, progress: Progress | None = None) -> int:
    """Write a map as PDF on A4, A3, LETTER or TABLOID, turned as the map is, or on one SHEET.

    Returns the number of pages. Raises ``UserError`` when the file cannot be written.
    """
    _qt()
    if paper == SHEET:
        return write_pdf(path, replace(job, sheets=Sheets.ONE_SHEET), progress=progress)
    wide = job.placement is None or job.placement.bounds.width >= job.placement.bounds.height
    return write_pdf(path, job, page_layout(_SIZES[paper], landscape=wide), progress)


def write_pack(path: Path, pack: Pack, paper: str, progress: Progress | None = None) -> int:
    """Write a pack as PDF on A4, A3, LETTER or TABLOID, or with its map on one SHEET and the rest on A4.

    Returns the number of pages. Raises ``UserError`` when the file cannot be written.
    """
    _qt()
    size = QPageSize(_SIZES.get(paper, QPageSize.PageSizeId.A4))
    chosen = PackPaper(size, sheets=Sheets.ONE_SHEET if paper == SHEET else Sheets.FIT)
    return write_pdf_file(path, pack_sheets(pack, chosen), pack_info(pack), progress)


def write_picture(path: Path, job: PaperJob, name: str) -> None:
    """Write a map as "svg" or "png", in the colours of paper. Raises ``UserError``."""
    _qt()
    audience_map.write_picture(path, job, name)


def write_presentation(
    path: Path, job: PaperJob, template: Path | None = None, progress: Progress | None = None
) -> int:
    """Write a map as PowerPoint slides, on a template if there is one; returns their number. Raises ``UserError``."""
    from relmap.render.slides.pptx_file import write_deck  # loaded only when needed

    _qt()
    return write_deck(path, job, template, progress)


@cache
def _qt() -> QGuiApplication:
    """The application object Qt wants before it measures a letter; it needs no screen."""
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    made = QGuiApplication(["relmap"])
    load_fonts()
    return made
