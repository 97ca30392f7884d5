"""All pages in small, to walk through: the list follows the preview and the preview the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from relmap.render.paper.sheets import Sheet
from relmap.render.theme import colour
from relmap.ui.print_studio.page_pictures import PagePictures, page_size
from relmap.ui.widgets.look import muted, theme_of
from relmap.words.print_studio import page_entry, page_number, text

_WIDE = 104
"""Pixels across the widest page."""
_HIGHEST = 150
_PAD = 8
_KEPT = 400

_Index = QModelIndex | QPersistentModelIndex


class Thumbnails(QListView):
    """``chosen(page)``, counted from 0, when the user goes to a page."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages = _Pages(self)
        self.pictures = PagePictures(_KEPT, self)
        self.pictures.painted.connect(self._painted)
        self.setModel(self.pages)
        self.setItemDelegate(_PageDelegate(self))
        self.setAccessibleName(text("PAGES"))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(30)
        self.verticalScrollBar().valueChanged.connect(self._look)
        self.setFixedWidth(_WIDE + 2 * _PAD + self.verticalScrollBar().sizeHint().width() + 4)
        self.selectionModel().currentChanged.connect(self._walked)
        self._following = False

    def show_sheets(self, sheets: Sequence[Sheet]) -> None:
        """Show other pages."""
        self.pictures.show_sheets(sheets)
        self.pages.show_sheets(sheets)
        self._look()

    def follow(self, page: int) -> None:
        """Mark the page that is looked at and bring it into sight."""
        self._following = True
        self.setCurrentIndex(self.pages.index(page))
        self._following = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._look()

    def scale(self) -> float:
        """Pixels to a millimetre: all pages are shown on one scale."""
        sizes = [page_size(sheet) for sheet in self.pages.sheets]
        broadest = max((size.width() for size in sizes), default=1.0)
        highest = max((size.height() for size in sizes), default=1.0)
        return min(_WIDE / broadest, _HIGHEST / highest)

    def _look(self) -> None:
        """Have the pages in sight painted."""
        rows = self.pages.rowCount()
        if not rows or not self.viewport().height():
            return
        middle = self.viewport().width() // 2
        first = self.indexAt(QRect(middle, 0, 1, 1).topLeft()).row()
        last = self.indexAt(QRect(middle, self.viewport().height() - 1, 1, 1).topLeft()).row()
        shown = range(max(0, first), (rows if last < 0 else last) + 1)
        self.pictures.look_at([row for row in shown if row < rows], self.scale() * self.devicePixelRatioF())

    def _painted(self, page: int) -> None:
        self.update(self.pages.index(page))

    def _walked(self, index: QModelIndex) -> None:
        if index.isValid() and not self._following:
            self.chosen.emit(index.row())


class _Pages(QAbstractListModel):
    """The pages by number."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.sheets: Sequence[Sheet] = ()

    def show_sheets(self, sheets: Sequence[Sheet]) -> None:
        self.beginResetModel()
        self.sheets = sheets
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.sheets)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return page_number(index.row() + 1)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return page_entry(index.row() + 1, self.sheets[index.row()].bookmark)
        return None


class _PageDelegate(QStyledItemDelegate):
    def __init__(self, view: Thumbnails) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        high = page_size(self._view.pages.sheets[index.row()]).height() * self._view.scale()
        return QSize(_WIDE + 2 * _PAD, round(high) + self._view.fontMetrics().height() + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        view = self._view
        room: QRect = option.rect
        theme = theme_of(view)
        shown = page_size(view.pages.sheets[index.row()]) * view.scale()
        page = QRectF(room.center().x() - shown.width() / 2, room.top() + _PAD, shown.width(), shown.height())
        picture = view.pictures.picture(index.row())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(room, view.palette().color(QPalette.ColorRole.Highlight))
            edge = view.palette().color(QPalette.ColorRole.Link)
        else:
            edge = colour(theme.border)
        painter.fillRect(page.adjusted(-1.5, -1.5, 1.5, 1.5), edge)
        painter.fillRect(page, Qt.GlobalColor.white)
        if picture is not None:
            painter.drawPixmap(page, picture, QRectF(picture.rect()))
        painter.setPen(muted(view))
        below = QRect(room.left(), round(page.bottom()) + 2, room.width(), view.fontMetrics().height())
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(index.data()))
        painter.restore()
