"""Finishes what Qt writes: a PDF with bookmarks, title and language, and the same bytes for the same pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from PySide6.QtCore import QBuffer, QIODevice, QUuid
from PySide6.QtGui import QPdfWriter

from relmap.exchange.files import write_bytes
from relmap.progress import Progress
from relmap.render.fonts import load_fonts
from relmap.render.paper.sheets import Sheet, paint_sheets
from relmap.translation import language

if TYPE_CHECKING:
    from pypdf import PdfWriter

_DPI = 1200
_RANGE = re.compile(rb"(<[0-9A-F]{4}> <[0-9A-F]{4}> )(.*)")
"""A line of a font's table from glyphs to characters: first and last glyph, then their characters."""
_SUBSET = re.compile(rb"/FontName /[A-Z]{6}\+([^\s/]+)")
CREATOR = "RelMap"


@dataclass(frozen=True)
class PdfInfo:
    """What a PDF says of itself: its title, and the day its content is true for, which is also the date of the file.

    Nothing else is told: no author, no path, no time of day.
    """

    title: str
    as_of: date


def write_pdf_file(path: Path, sheets: Sequence[Sheet], info: PdfInfo, progress: Progress | None = None) -> int:
    """Write sheets as PDF with embedded fonts and selectable text; returns their number.

    Raises ``UserError`` when the file cannot be written, and passes on ``Cancelled``; the file is then as it was.
    """
    write_bytes(path, pdf_bytes(sheets, info, progress))
    return len(sheets)


def pdf_bytes(sheets: Sequence[Sheet], info: PdfInfo, progress: Progress | None = None) -> bytes:
    """The sheets as PDF; equal sheets give equal bytes."""
    load_fonts()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setDocumentId(QUuid.createUuidV5(QUuid(), f"{info.title} {info.as_of}".encode()))
    paint_sheets(writer, sheets, progress)
    return _finished(bytes(buffer.data().data()), sheets, info)


def _finished(data: bytes, sheets: Sequence[Sheet], info: PdfInfo) -> bytes:
    from pypdf import PdfWriter  # loaded only when a PDF is written
    from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject

    document = PdfWriter(clone_from=BytesIO(_with_named_fonts(data)))
    document.pdf_header = "%PDF-1.7"
    document.metadata = None
    day = f"D:{info.as_of:%Y%m%d}000000Z"
    document.add_metadata(
        {"/Title": info.title, "/Creator": CREATOR, "/Producer": "Qt", "/CreationDate": day, "/ModDate": day}
    )
    root = document.root_object
    root.pop("/Metadata", None)  # says again, with a time, what stands above
    root[NameObject("/Lang")] = TextStringObject(language())
    root[NameObject("/ViewerPreferences")] = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
    for number, sheet in enumerate(sheets):
        if sheet.bookmark:
            document.add_outline_item(title=sheet.bookmark, page_number=number)
    if len([sheet for sheet in sheets if sheet.bookmark]) > 1:
        document.page_mode = "/UseOutlines"
    _mend_spaces(document)
    document.compress_identical_objects(remove_duplicates=False, remove_unreferenced=True)
    out = BytesIO()
    document.write(out)
    return out.getvalue()


def _mend_spaces(document: PdfWriter) -> None:
    """Let the glyph of the space mean a space: Qt says it means a tab, so that copied text falls apart."""
    mended: set[int] = set()
    for page in document.pages:
        for font in page.get("/Resources", {}).get("/Font", {}).values():
            table = font.get_object()["/ToUnicode"].get_object()
            if id(table) not in mended:
                mended.add(id(table))
                data = table.get_data()
                table.set_data(_RANGE.sub(lambda found: found[1] + found[2].replace(b"<0009>", b"<0020>"), data))


def _with_named_fonts(data: bytes) -> bytes:
    """The subsets of fonts tagged by the name of their font: Qt's tags tell where they lay in memory."""
    return _SUBSET.sub(lambda found: b"/FontName /%s+%s" % (_tag(crc32(found[1])), found[1]), data)


def _tag(number: int) -> bytes:
    """Six letters."""
    return bytes(ord("A") + number // 26**place % 26 for place in range(6))
