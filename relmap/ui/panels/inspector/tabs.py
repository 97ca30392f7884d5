"""A row of quiet tabs, the chosen one underlined."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QTabBar, QWidget

from relmap.ui.widgets.look import muted, paint_focus

_GAP = 18


class Tabs(QTabBar):
    """Tabs by code; the chosen one of every set of codes is remembered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self._codes: tuple[str, ...] = ()
        self._remembered: dict[tuple[str, ...], int] = {}

    @property
    def code(self) -> str:
        """The code of the chosen tab."""
        return self._codes[self.currentIndex()] if self._codes else ""

    def offer(self, tabs: tuple[tuple[str, str], ...]) -> None:
        """Show these tabs, as code and word, and choose the one chosen last among them. Tells nobody."""
        codes = tuple(code for code, _word in tabs)
        if codes == self._codes:
            return
        self._remembered[self._codes] = self.currentIndex()
        self.blockSignals(True)
        while self.count():
            self.removeTab(0)
        for _code, word in tabs:
            self.addTab(word)
        self._codes = codes
        self.setCurrentIndex(self._remembered.get(codes, 0))
        self.blockSignals(False)
        self.setVisible(len(tabs) > 1)

    def choose(self, code: str) -> None:
        """Show the tab of a code; nothing when it is not among them."""
        if code in self._codes:
            self.setCurrentIndex(self._codes.index(code))

    def tabSizeHint(self, index: int) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self.fontMetrics().horizontalAdvance(self.tabText(index)) + _GAP, self.fontMetrics().height() + 14)

    def minimumTabSizeHint(self, index: int) -> QSize:  # noqa: N802 - Qt's name
        return QSize(30, self.tabSizeHint(index).height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette = self.palette()
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), palette.color(QPalette.ColorRole.Midlight))
        for index in range(self.count()):
            room = self.tabRect(index)
            chosen = index == self.currentIndex()
            painter.setPen(palette.color(QPalette.ColorRole.Text) if chosen else muted(self))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self.tabText(index))
            if chosen:
                line = QRectF(room.left() + _GAP / 2 - 2, self.height() - 2, room.width() - _GAP + 4, 2)
                painter.fillRect(line, palette.color(QPalette.ColorRole.Link))
            if chosen and self.hasFocus():
                paint_focus(painter, self, QRectF(room).adjusted(2, 2, -2, -6))
