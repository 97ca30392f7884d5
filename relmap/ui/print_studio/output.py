"""Pages to a printer or a file, with a box that shows how far it is and lets the user stop it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPageRanges, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QProgressDialog, QWidget

from relmap.packs.pack import Pack
from relmap.progress import Cancelled
from relmap.render.paper.pack_sheets import pack_info
from relmap.render.paper.pdf_file import CREATOR, write_pdf_file
from relmap.render.paper.sheets import Sheet, paint_sheets
from relmap.words.print_studio import text
from relmap.words.window import text as window_text

_SHOWN_AFTER = 400
"""Milliseconds."""


def new_printer(name: str, pack: Pack, sheets: Sequence[Sheet], greyscale: bool) -> QPrinter:
    """The printer of this name, or the usual one when it is gone, ready for the pages of a pack.

    Keep it as long as its dialog is open: Qt does not, and crashes.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if name in QPrinterInfo.availablePrinterNames():
        printer.setPrinterName(name)
    printer.setPageLayout(sheets[0].layout)
    printer.setDocName(pack.file_name)
    printer.setCreator(CREATOR)
    if greyscale:
        printer.setColorMode(QPrinter.ColorMode.GrayScale)
    return printer


def print_on(printer: QPrinter, sheets: Sequence[Sheet], parent: QWidget) -> bool:
    """Print the pages the printer is set to; False when the user stopped it. Raises ``UserError``."""
    with _Box(text("PRINTING"), parent, printer.abort) as box:
        paint_sheets(printer, wanted_pages(sheets, printer.pageRanges()), box)
        return True
    return False


def save_pdf(path: Path, pack: Pack, sheets: Sequence[Sheet], parent: QWidget) -> bool:
    """Write the pages; False when the user stopped it, and the file is as it was. Raises ``UserError``."""
    with _Box(text("SAVING"), parent) as box:
        write_pdf_file(path, sheets, pack_info(pack), box)
        return True
    return False


def wanted_pages(sheets: Sequence[Sheet], ranges: QPageRanges) -> Sequence[Sheet]:
    """The pages of some ranges (all of them when there are none), each with its number among all of them."""
    total = len(sheets)
    numbered = [
        replace(sheet, paint=partial(_paint_as, sheet=sheet, number=number, total=total))
        for number, sheet in enumerate(sheets, start=1)
        if ranges.isEmpty() or ranges.contains(number)
    ]
    return sheets if len(numbered) == total else numbered


def _paint_as(painter: QPainter, _place: int, _count: int, sheet: Sheet, number: int, total: int) -> None:
    sheet.paint(painter, number, total)


class _Box(QProgressDialog):
    """``Progress`` that keeps the window alive between two pages; leaving it swallows that the user stopped."""

    def __init__(self, words: str, parent: QWidget, abandon: Callable[[], object] = lambda: None) -> None:
        super().__init__(words, window_text("CANCEL"), 0, 0, parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumDuration(_SHOWN_AFTER)
        self.setAutoReset(False)
        self._abandon = abandon

    def step(self, done: int, total: int) -> None:
        """Show how far it is; raises ``Cancelled`` when the user asked to stop."""
        self.setMaximum(total)
        self.setValue(done)
        if self.wasCanceled():
            self._abandon()
            raise Cancelled

    def __enter__(self) -> _Box:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_rest: object) -> bool:
        self.hide()
        self.deleteLater()
        return kind is not None and issubclass(kind, Cancelled)
