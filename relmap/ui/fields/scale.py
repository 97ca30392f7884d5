"""The common ground of values that are clicked on a short scale: depth, influence, rating, certainty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from relmap.ui.fields.field import Field
from relmap.ui.widgets.look import PAD, ink, muted, paint_focus, paint_words, row_height
from relmap.words.forms import text


class ScaleField(Field):
    """A row of cells to click, with the word for the value beside it; arrow keys step through the values.

    ``steps`` are all values in the order of the arrow keys, ``keys`` the values meant by typed characters. Cells are
    counted from 0 on the left.
    """

    def __init__(
        self,
        steps: Sequence[object],
        keys: Mapping[str, object],
        cells: int,
        cell: tuple[int, int],
        gap: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._steps = steps
        self._keys = keys
        self._cells = cells
        self._cell = cell
        self._gap = gap
        self._hovered = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        words = max(self.fontMetrics().horizontalAdvance(self._word(step)) for step in self._steps)
        return QSize(self._cells_width() + 3 * PAD + words, row_height(self))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def cell_rect(self, index: int) -> QRectF:
        """Where a cell is drawn and clicked."""
        width, height = self._cell
        left = PAD / 2 + index * (width + self._gap)
        return QRectF(left, (self._line_height() - height) / 2, width, height)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self._at(event)
        if event.button() is Qt.MouseButton.LeftButton and index >= 0:
            self._take(self._clicked(index))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._at(event))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Up):
            self._step(+1)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Down):
            self._step(-1)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._take(self._blank())
        elif event.text() in self._keys:
            self._take(self._keys[event.text()])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.6)
        for index in range(self._cells):
            self._paint_cell(painter, self.cell_rect(index), index)
        self._paint_word(painter)
        if self.hasFocus():
            paint_focus(painter, self)

    # What a particular scale says about itself

    def _word(self, value: object) -> str:
        """The word for a value."""
        return str(value)

    def _clicked(self, index: int) -> object:
        """The value a click on a cell means."""
        return self._steps[index]

    def _blank(self) -> object:
        """The value that says nothing is known."""
        return None

    def _paint_cell(self, painter: QPainter, cell: QRectF, index: int) -> None:
        """Draw one cell."""

    def _line_height(self) -> int:
        return row_height(self)

    def _paint_word(self, painter: QPainter) -> None:
        left = self._cells_width() + 2 * PAD
        room = QRect(left, 0, max(self.width() - left - 3, 0), self._line_height())
        paint_words(painter, self, room, self._words_now(), ink(self) if self._known() else muted(self))

    def _words_now(self) -> str:
        if self._hovered >= 0 and self.isEnabled():
            return self._word(self._clicked(self._hovered))
        return text("SEVERAL") if self._several else self._word(self._value)

    def _known(self) -> bool:
        return self._hovered < 0 and not self._several and self._value != self._blank()

    def _display(self) -> None:
        self.setAccessibleDescription(text("SEVERAL") if self._several else self._word(self._value))
        self.update()

    def _cells_width(self) -> int:
        return self._cells * self._cell[0] + (self._cells - 1) * self._gap

    def _at(self, event: QMouseEvent) -> int:
        """The cell at the pointer; the gap to its right belongs to a cell."""
        place = event.position()
        for index in range(self._cells):
            cell = self.cell_rect(index)
            if cell.left() - 1 <= place.x() < cell.right() + self._gap:
                return index
        return -1

    def _hover(self, index: int) -> None:
        if index != self._hovered:
            self._hovered = index
            self.update()

    def _step(self, by: int) -> None:
        place = self._steps.index(self._value) if self._value in self._steps else (-1 if by > 0 else len(self._steps))
        self._take(self._steps[min(max(place + by, 0), len(self._steps) - 1)])
