"""A hint that points at a part of the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import TypeAlias

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPolygon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from relmap.render.theme import Theme, colour
from relmap.ui.messages import Option
from relmap.ui.widgets.link_button import LinkButton
from relmap.ui.widgets.plain import plain_label

_ARROW = 10
_WIDTH = 320
_AIR = 8
"""Pixels between the bubble and the edge of the window, and between its corner and the arrow."""
_LOOK_AGAIN = 40
"""Milliseconds between two looks at where the place is: nothing tells of all that can move it - layouts, scrolling,
the map under the hand."""

Place: TypeAlias = Callable[[], QRect | None]
"""Where something stands in the window now; None while it is out of sight."""


@dataclass(frozen=True)
class Hint:
    """What a bubble says. ``button`` goes on, ``also`` are links beside it.

    ``sections`` are headed texts below the sentence; a heading or its text may be "".
    """

    words: str
    progress: str
    button: str
    also: tuple[Option, ...] = ()
    sections: tuple[tuple[str, str], ...] = ()

    @property
    def spoken(self) -> str:
        """All of it, for a screen reader."""
        told = (part for section in self.sections for part in section if part)
        return "\n".join((self.words, *told))


class _Side(Enum):
    """On which side of its place a bubble stands, the first that has room."""

    BELOW = (0, 1)
    ABOVE = (0, -1)
    LEFT = (-1, 0)
    RIGHT = (1, 0)


class CoachMark(QWidget):
    """A bubble beside the ``place`` it speaks of; Enter or its button goes on, Escape ends the hints."""

    gone_on = Signal()
    ended = Signal()

    def __init__(self, hint: Hint, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._inside = parent
        self._theme = theme
        self.place: Place = lambda: None
        self._target = QRect()
        self._room = QRect()
        self._side = _Side.BELOW
        self._with_focus = False
        self._again = QTimer(self)
        self._again.setInterval(_LOOK_AGAIN)
        self._again.timeout.connect(self._stand)
        self.setAccessibleName(hint.spoken)
        self.button = QPushButton(hint.button)
        self.button.setAutoDefault(True)
        self.button.setAccessibleDescription(hint.spoken)
        self.button.clicked.connect(self.gone_on)
        self.links = [LinkButton(words, theme.way_text) for words, _action in hint.also]
        for link, (_words, action) in zip(self.links, hint.also, strict=True):
            link.setAutoDefault(True)
            link.clicked.connect(lambda _checked=False, action=action: action())
        column = QVBoxLayout(self)
        column.setContentsMargins(_ARROW + 16, _ARROW + 12, _ARROW + 16, _ARROW + 12)
        column.setSpacing(10)
        column.addWidget(self._inked(plain_label(hint.words)))
        for heading, words in hint.sections:
            column.addLayout(self._section(heading, words))
        column.addLayout(self._foot(hint.progress))
        for before, after in pairwise((self.button, *self.links)):
            self.setTabOrder(before, after)

    def follow(self, place: Place, focus: bool = True) -> None:
        """Stand beside a place (in the parent's coordinates) wherever it moves, inside the parent and off the place.

        Out of sight while the place is; ``focus`` gives the keyboard to the button when the bubble is first seen.
        """
        self.place = place
        self._with_focus = focus
        self._stand()
        self._again.start()

    @property
    def target(self) -> QRect:
        """The place the bubble points at, as last seen."""
        return self._target

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.ended.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self._theme.way))
        painter.drawPolygon(self._arrow())
        painter.drawRoundedRect(self._bubble(), 8, 8)

    def _section(self, heading: str, words: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        if heading:
            title = plain_label(heading)
            font = QFont(title.font())
            font.setWeight(QFont.Weight.DemiBold)
            title.setFont(font)
            column.addWidget(self._inked(title))
        if words:
            column.addWidget(self._inked(plain_label(words)))
        return column

    def _foot(self, progress: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._inked(QLabel(progress)))
        row.addStretch(1)
        for link in self.links:
            row.addWidget(link)
        row.addWidget(self.button)
        return row

    def _inked(self, label: QLabel) -> QLabel:
        label.setStyleSheet(f"color: {self._theme.way_text};")
        return label

    def _stand(self) -> None:
        target = self.place()
        if target is None:
            self._target = QRect()
            self.hide()
            return
        room = self._inside.rect()
        if (target, room) == (self._target, self._room):
            return
        self._target, self._room = target, room
        width = max(_WIDTH, self.minimumSizeHint().width())
        size = QSize(width, self.heightForWidth(width))
        self._side, corner = _stand_beside(target, size, room)
        self.setGeometry(QRect(corner, size))
        self.show()
        self.raise_()
        self.update()
        if self._with_focus:
            self._with_focus = False
            self.button.setFocus()

    def _bubble(self) -> QRect:
        """The round box: what is left beside the arrow's room."""
        return self.rect().adjusted(_ARROW, _ARROW, -_ARROW, -_ARROW)

    def _arrow(self) -> QPolygon:
        box, dx, dy = self._bubble(), *self._side.value
        at = self._target.center() - self.pos()
        edge = _ARROW + _AIR
        x = max(box.left() + edge, min(at.x(), box.right() - edge))
        y = max(box.top() + edge, min(at.y(), box.bottom() - edge))
        if dx:
            foot = box.right() + 1 if dx < 0 else box.left()
            return QPolygon([QPoint(foot, y - _ARROW), QPoint(foot - dx * _ARROW, y), QPoint(foot, y + _ARROW)])
        foot = box.bottom() + 1 if dy < 0 else box.top()
        return QPolygon([QPoint(x - _ARROW, foot), QPoint(x, foot - dy * _ARROW), QPoint(x + _ARROW, foot)])


def place_in(body: QWidget, widget: QWidget, part: QRect | None = None) -> QRect | None:
    """Where a widget, or a part of it, is seen in ``body``; None when nothing of it is."""
    if not widget.isVisible():
        return None
    rect = widget.rect() if part is None else part
    here: QWidget | None = widget
    while here is not None and here is not body:
        rect = rect.intersected(here.rect()).translated(here.pos())
        here = here.parentWidget()
    return None if rect.isEmpty() else rect


def _stand_beside(target: QRect, size: QSize, room: QRect) -> tuple[_Side, QPoint]:
    """The first side of ``target`` with room for a bubble, and its corner there; else the side it covers least."""
    corners = {side: _corner(target, size, room, side) for side in _Side}
    covered = {side: _area(QRect(corner, size).intersected(target)) for side, corner in corners.items()}
    side = min(_Side, key=lambda side: covered[side])
    return side, corners[side]


def _corner(target: QRect, size: QSize, room: QRect, side: _Side) -> QPoint:
    """Where a bubble stands on a side of its place, moved into the room where it must be."""
    dx, dy = side.value
    width, height = size.width(), size.height()
    x = target.center().x() - _ARROW - 40 if dx == 0 else target.right() + 1 if dx > 0 else target.left() - width
    y = target.center().y() - height // 2 if dy == 0 else target.bottom() + 1 if dy > 0 else target.top() - height
    right, bottom = room.width() - width - _AIR, room.height() - height - _AIR
    return QPoint(max(_AIR, min(x, right)), max(_AIR, min(y, bottom)))


def _area(rect: QRect) -> int:
    return 0 if rect.isEmpty() else rect.width() * rect.height()
