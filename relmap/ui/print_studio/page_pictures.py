"""Pictures of pages on the screen, painted one at a time while nothing else happens."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil, isclose, sqrt

from PySide6.QtCore import QObject, QPointF, QRect, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QPageLayout, QPainter, QPixmap

from relmap.render.paper.job import UNITS_PER_MM
from relmap.render.paper.sheets import Sheet

_MOST_PIXELS = 8_000_000
"""A larger picture of a page would take too long; what of it is looked at is painted by itself."""
_MM = QPageLayout.Unit.Millimeter


def page_size(sheet: Sheet) -> QSizeF:
    """The whole of a page in millimetres."""
    return sheet.layout.fullRect(_MM).size()


def paint_page(sheet: Sheet, number: int, total: int, scale: float, part: QRect) -> QPixmap:
    """A part of a page (pixels from its corner) as it will be printed, ``scale`` pixels to a millimetre."""
    picture = QPixmap(part.size())
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-QPointF(part.topLeft()))
    painter.scale(scale / UNITS_PER_MM, scale / UNITS_PER_MM)
    painter.translate(sheet.layout.paintRect(_MM).topLeft() * UNITS_PER_MM)
    sheet.paint(painter, number, total)
    painter.end()
    return picture


class PagePictures(QObject):
    """The pictures of the pages looked at, and of some looked at before. ``painted(page)`` when there is another one.

    Pages are counted from 0.
    """

    painted = Signal(int)

    def __init__(self, most: int, parent: QObject) -> None:
        super().__init__(parent)
        self._most = most
        self._sheets: Sequence[Sheet] = ()
        self._kept: dict[int, tuple[float, QPixmap]] = {}
        self._wanted: list[tuple[int, float]] = []
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._paint_next)

    def show_sheets(self, sheets: Sequence[Sheet]) -> None:
        """Other pages from now on."""
        self._sheets = sheets
        self._kept.clear()
        self._wanted.clear()
        self._timer.stop()

    def picture(self, page: int) -> QPixmap | None:
        """The last picture painted of a page, of whatever size; None when there is none."""
        kept = self._kept.get(page)
        return kept[1] if kept is not None else None

    def look_at(self, pages: Iterable[int], scale: float) -> None:
        """Paint these pages soon, ``scale`` pixels to a millimetre; earlier wishes are forgotten."""
        wanted = [(page, _held(scale, page_size(self._sheets[page]))) for page in pages]
        self._wanted = [(page, size) for page, size in wanted if not isclose(self._kept.get(page, (0.0,))[0], size)]
        if self._wanted:
            self._timer.start()
        else:
            self._timer.stop()

    def _paint_next(self) -> None:
        page, scale = self._wanted.pop(0)
        size = page_size(self._sheets[page]) * scale
        whole = QRect(0, 0, max(1, ceil(size.width())), max(1, ceil(size.height())))
        self._kept.pop(page, None)
        self._kept[page] = scale, paint_page(self._sheets[page], page + 1, len(self._sheets), scale, whole)
        while len(self._kept) > self._most:
            del self._kept[next(iter(self._kept))]
        if self._wanted:
            self._timer.start()
        self.painted.emit(page)


def _held(scale: float, size: QSizeF) -> float:
    """The scale, or the largest at which a picture of this size is not too large."""
    return min(scale, sqrt(_MOST_PIXELS / max(1.0, size.width() * size.height())))


def sharpest(size: QSizeF) -> float:
    """Pixels to a millimetre of the largest picture there is of a whole page of this size."""
    return _held(float("inf"), size)
