"""The preview: the pages below one another, drawn by what prints them (desktop.md 3)."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from itertools import pairwise

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from relmap.render.paper.sheets import Sheet
from relmap.render.theme import colour
from relmap.ui.print_studio.page_pictures import PagePictures, page_size, paint_page, sharpest
from relmap.ui.widgets.look import theme_of
from relmap.words.print_studio import page_entry, text

_GAP = 18
"""Pixels around and between pages."""
_LEAST, _MOST = 0.1, 6.0
_STEP = 1.25
_NOTCH = 120
_KEPT = 8
_REST = 60
"""Milliseconds the pages lie still before a part of one too large to be kept whole is painted."""
_MM_PER_INCH = 25.4


class Fit(Enum):
    """How large pages are shown."""

    PAGE = auto()
    WIDTH = auto()
    FREE = auto()


class PageView(QAbstractScrollArea):
    """``turned(page)`` when another page, counted from 0, is looked at; ``zoomed`` when pages are shown larger."""

    turned = Signal(int)
    zoomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(260, 240)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Midlight)
        self.pictures = PagePictures(_KEPT, self)
        self.pictures.painted.connect(self._painted)
        self.sheets: Sequence[Sheet] = ()
        self.fit = Fit.PAGE
        self._zoom = 1.0
        self._rects: list[QRectF] = []
        self._page = 0
        self._turning = False
        self._detail: tuple[int, QRect, QPixmap] | None = None
        self._still = QTimer(self, singleShot=True, interval=_REST)
        self._still.timeout.connect(self._paint_detail)
        self._tell()

    # What is shown

    @property
    def page(self) -> int:
        """The page looked at, from 0."""
        return self._page

    @property
    def zoom(self) -> float:
        """How large pages are shown; 1 is as large as on paper."""
        return self._zoom

    @property
    def detail(self) -> QPixmap | None:
        """What is in sight of a page too large for one picture, painted by itself; None when there is no need."""
        return self._detail[2] if self._detail is not None else None

    def show_sheets(self, sheets: Sequence[Sheet]) -> None:
        """Show other pages, the same one in front if there still is one."""
        page = self._page
        self.sheets = sheets
        self.pictures.show_sheets(sheets)
        self._page = -1
        self._detail = None
        self._arrange()
        self.turn_to(min(page, len(sheets) - 1))
        self.viewport().update()

    def turn_to(self, page: int) -> None:
        """Bring the top of a page into sight."""
        if not self._rects:
            return
        page = max(0, min(page, len(self._rects) - 1))
        rect = self._rects[page]
        spare = max(0.0, self.viewport().height() - rect.height() - 2 * _GAP) / 2
        self._turn(page)
        self._turning = True  # several pages may be in sight: the one asked for counts
        self.verticalScrollBar().setValue(round(rect.top() - _GAP - spare))
        self._turning = False

    def zoom_by(self, factor: float, around: QPointF | None = None) -> None:
        """Show pages larger or smaller; the point of the view ``around`` stays where it is, by default its middle."""
        self.zoom_to(Fit.FREE, max(_LEAST, min(_MOST, self._zoom * factor)), around)

    def zoom_in(self) -> None:
        """One step larger."""
        self.zoom_by(_STEP)

    def zoom_out(self) -> None:
        """One step smaller."""
        self.zoom_by(1 / _STEP)

    def zoom_to(self, fit: Fit, zoom: float = 1.0, around: QPointF | None = None) -> None:
        """Show whole pages, pages as wide as the view, or pages of this size."""
        around = around if around is not None else QPointF(self.viewport().rect().center())
        page, before = self._page, self._rects[self._page] if self._rects else QRectF()
        at = (around + self._offset() - before.topLeft()) / self._zoom
        self.fit = fit
        if fit is Fit.FREE:
            self._zoom = zoom
        self._arrange()
        if fit is Fit.FREE and self._rects:
            target = self._rects[page].topLeft() + at * self._zoom - around
            self.horizontalScrollBar().setValue(round(target.x()))
            self.verticalScrollBar().setValue(round(target.y()))
            self._look()
        else:
            self.turn_to(page)
        self.viewport().update()
        self.zoomed.emit()

    # Where pages lie

    def _scale(self) -> float:
        """Pixels of the screen to a millimetre."""
        return self._zoom * self.logicalDpiX() / _MM_PER_INCH

    def _arrange(self) -> None:
        """Find the place of every page, in pixels from the corner of the first."""
        sizes = [page_size(sheet) for sheet in self.sheets]
        view, inch = self.viewport().size(), self.logicalDpiX() / _MM_PER_INCH
        if sizes and self.fit is not Fit.FREE:
            across = (view.width() - 2 * _GAP) / max(size.width() for size in sizes) / inch
            upward = (view.height() - 2 * _GAP) / max(size.height() for size in sizes) / inch
            self._zoom = max(_LEAST / 2, min(across, upward) if self.fit is Fit.PAGE else across)
        scale = self._scale()
        broadest = max((size.width() * scale for size in sizes), default=0.0)
        highest = sum(round(size.height() * scale) + _GAP for size in sizes) + _GAP
        width = max(broadest + 2 * _GAP, float(view.width()))
        top = float(max(0, view.height() - highest) // 2 + _GAP)
        self._rects = []
        for size in sizes:
            shown = size * scale
            self._rects.append(QRectF(round((width - shown.width()) / 2), top, shown.width(), shown.height()))
            top = round(top + shown.height()) + _GAP
        for bar, whole, part in (
            (self.horizontalScrollBar(), width, view.width()),
            (self.verticalScrollBar(), top, view.height()),
        ):
            bar.setRange(0, max(0, round(whole) - part))
            bar.setPageStep(part)
            bar.setSingleStep(40)
        self._detail = None
        self._look()

    def _offset(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _window(self) -> QRectF:
        """What of the pages is in sight."""
        return QRectF(self.viewport().rect()).translated(self._offset())

    def _in_sight(self) -> list[int]:
        window = self._window()
        return [page for page, rect in enumerate(self._rects) if rect.intersects(window)]

    def _look(self) -> None:
        """Have the pages in sight painted, and the next and last one."""
        seen = self._in_sight()
        if seen:
            around = [page for page in (seen[-1] + 1, seen[0] - 1) if 0 <= page < len(self._rects)]
            self.pictures.look_at([*seen, *around], self._scale() * self.devicePixelRatioF())
            self._still.start()

    def _turn(self, page: int) -> None:
        if page != self._page:
            self._page = page
            self._tell()
            self.turned.emit(page)

    def _tell(self) -> None:
        """What is looked at, for those who listen."""
        title = self.sheets[self._page].bookmark if 0 <= self._page < len(self.sheets) else ""
        place = page_entry(self._page + 1, title) if self.sheets else ""
        self.setAccessibleName(text("PREVIEW"))
        self.setAccessibleDescription(place)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        offset, theme = self._offset(), theme_of(self)
        for page in self._in_sight():
            rect = self._rects[page].translated(-offset)
            painter.fillRect(rect.adjusted(-1, -1, 1, 1), colour(theme.border))
            painter.fillRect(rect, Qt.GlobalColor.white)
            picture = self.pictures.picture(page)
            if picture is not None:
                painter.drawPixmap(rect, picture, QRectF(picture.rect()))
        if self._detail is not None:
            page, part, picture = self._detail
            ratio = self.devicePixelRatioF()
            corner = self._rects[page].topLeft() - offset + QPointF(part.topLeft()) / ratio
            painter.drawPixmap(QRectF(corner, part.size().toSizeF() / ratio), picture, QRectF(picture.rect()))
        if self.hasFocus():
            painter.setPen(self.palette().color(QPalette.ColorRole.Link))
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))

    def _painted(self, page: int) -> None:
        if page < len(self._rects):
            self.viewport().update(self._rects[page].translated(-self._offset()).toAlignedRect())

    def _paint_detail(self) -> None:
        """Paint sharply what is in sight of a page too large to be kept whole."""
        scale = self._scale() * self.devicePixelRatioF()
        if not 0 <= self._page < len(self._rects) or scale <= sharpest(page_size(self.sheets[self._page])):
            return
        rect = self._rects[self._page]
        seen = rect.intersected(self._window()).translated(-rect.topLeft())
        ratio = self.devicePixelRatioF()
        part = QRectF(seen.topLeft() * ratio, seen.size() * ratio).toAlignedRect()
        sheet = self.sheets[self._page]
        self._detail = self._page, part, paint_page(sheet, self._page + 1, len(self.sheets), scale, part)
        self.viewport().update()

    # What the user does

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 - Qt's name
        self._look()
        if not self._turning:
            middle = self._window().center().y()
            borders = [(above.bottom() + below.top()) / 2 for above, below in pairwise(self._rects)]
            self._turn(sum(middle > border for border in borders))
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        page = self._page
        self._arrange()
        if self.fit is not Fit.FREE:
            self.turn_to(page)
            self.zoomed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(_STEP ** (event.angleDelta().y() / _NOTCH), event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Space:
                self.turn_to(self._page + 1)
            case Qt.Key.Key_Backspace:
                self.turn_to(self._page - 1)
            case Qt.Key.Key_Home:
                self.turn_to(0)
            case Qt.Key.Key_End:
                self.turn_to(len(self.sheets) - 1)
            case _:
                super().keyPressEvent(event)
