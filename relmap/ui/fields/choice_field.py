"""One of a list of values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from relmap.ui.fields.field import Field
from relmap.ui.widgets.look import PAD, ink, muted, paint_chevron, paint_frame, paint_words, row_height
from relmap.words.forms import text
from relmap.words.labels import label

_ARROW = 20
_NOTHING_SAID = (None, "UNKNOWN")


class Combo(QComboBox):
    """A quiet drop-down list in which every value is chosen on purpose.

    The wheel scrolls the panel around it, and arrow keys open the list instead of walking through values that would
    each be an undo step.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setMaxVisibleItems(16)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(140, row_height(self))

    def minimumSizeHint(self) -> QSize:
        return QSize(84, row_height(self))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_End):
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        view = self.view()
        widest = max((view.fontMetrics().horizontalAdvance(self.itemText(n)) for n in range(self.count())), default=0)
        view.setTextElideMode(Qt.TextElideMode.ElideRight)
        view.setMinimumWidth(min(max(widest + 40, self.width()), 420))
        super().showPopup()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_frame(painter, self, self.hasFocus())
        chosen = self.currentIndex() >= 0 and self.currentData() not in _NOTHING_SAID
        words = self.currentText() if self.currentIndex() >= 0 else self.placeholderText()
        room = QRect(PAD, 0, self.width() - PAD - _ARROW, self.height())
        paint_words(painter, self, room, words, ink(self) if chosen else muted(self))
        paint_chevron(painter, QPointF(self.width() - 12, self.height() / 2), muted(self))


class ChoiceField(Field):
    """One of a few values, in the order given."""

    def __init__(self, options: Iterable[tuple[Any, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options: tuple[tuple[Any, str], ...] = ()
        self.combo = Combo(self)
        self.combo.activated.connect(self._chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.combo)
        self.setFocusProxy(self.combo)
        self.set_options(options)

    @property
    def options(self) -> tuple[tuple[Any, str], ...]:
        """What is offered, as value and words."""
        return self._options

    def set_options(self, options: Iterable[tuple[Any, str]]) -> None:
        """Offer other values; the value shown stays."""
        wanted = tuple(options)
        if wanted != self._options:
            self._options = wanted
            self.combo.clear()
            for value, words in wanted:
                self.combo.addItem(words, value)
            self._display()

    def _display(self) -> None:
        place = next((n for n, (value, _words) in enumerate(self._options) if value == self._value), -1)
        self.combo.setPlaceholderText(text("SEVERAL") if self._several else "")
        self.combo.setCurrentIndex(-1 if self._several else place)

    def _chosen(self, index: int) -> None:
        self._take(self._options[index][0])


class EnumField(ChoiceField):
    """A member of an enumeration; with ``blank`` words None can be chosen, too."""

    def __init__(self, members: Sequence[StrEnum], blank: str = "", parent: QWidget | None = None) -> None:
        none = ((None, blank),) if blank else ()
        super().__init__((*none, *((member, label(member)) for member in members)), parent)


class TeamPicker(QWidget):
    """Adds one of ours: ``chosen(id)`` for somebody known, ``new_wanted`` for somebody else."""

    chosen = Signal(str)
    new_wanted = Signal()

    def __init__(self, prompt: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.combo = Combo(self)
        self.combo.setPlaceholderText(prompt)
        self.combo.setAccessibleName(prompt)
        self.combo.activated.connect(self._activated)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.combo)
        self.setFocusProxy(self.combo)

    def offer(self, members: Iterable[tuple[str, str]]) -> None:
        """Offer these of ours, as id and name; somebody new is always offered last."""
        self.combo.clear()
        for key, name in members:
            self.combo.addItem(name, key)
        self.combo.addItem(text("NEW_MEMBER"), "")
        self.combo.setCurrentIndex(-1)

    def _activated(self, index: int) -> None:
        key = self.combo.itemData(index)
        self.combo.setCurrentIndex(-1)
        if key:
            self.chosen.emit(key)
        else:
            self.new_wanted.emit()
