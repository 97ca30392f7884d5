"""The scales of the method: depth of a relationship, influence, rating, certainty."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QWidget

from relmap.model.vocabulary import DEPTHS, RATINGS, Certainty, Influence
from relmap.render.theme import colour
from relmap.ui.fields.scale import ScaleField
from relmap.ui.widgets.look import PAD, ink, paint_frame, row_height, theme_of
from relmap.words.forms import rating_words, text
from relmap.words.labels import label

_DEEPEST = len(DEPTHS) - 1
_HIGHEST = max(RATINGS)
_SIDES_APART = 4


class DepthField(ScaleField):
    """Depth 0 … 5 as five bars (method.md 2.3). Where it counts lower, the bars that lapsed are hollow.

    A click on the last filled bar takes it away. With ``blank`` words there may be no depth at all.
    """

    def __init__(self, blank: str = "", parent: QWidget | None = None) -> None:
        numbers = tuple(range(_DEEPEST + 1))
        keys = {str(number): number for number in numbers}
        super().__init__((None, *numbers) if blank else numbers, keys, _DEEPEST, (9, 15), 3, parent)
        self._none = blank
        self._usable: int | None = None

    def show_usable(self, usable: int | None) -> None:
        """Draw the depth as counting for less than entered; None when it counts as entered."""
        if usable != self._usable:
            self._usable = usable
            self.update()

    def _word(self, value: object) -> str:
        return label(DEPTHS[value]) if isinstance(value, int) else self._none

    def _clicked(self, index: int) -> object:
        if self._value == index + 1:
            return None if self._none else index
        return index + 1

    def _blank(self) -> object:
        return None if self._none else 0

    def _paint_cell(self, painter: QPainter, cell: QRectF, index: int) -> None:
        depth = self._value if isinstance(self._value, int) else 0
        filled = index < depth
        counts = filled and (self._usable is None or index < self._usable)
        edge = ink(self) if filled else self.palette().color(QPalette.ColorRole.Mid)
        if self._hovered >= index and self.isEnabled():
            edge = self.palette().color(QPalette.ColorRole.Link)
        painter.setPen(QPen(edge, 1.2))
        painter.setBrush(ink(self) if counts else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(cell, 2, 2)
        if filled and not counts:
            painter.fillRect(cell.adjusted(1, cell.height() * 0.55, -1, -1), ink(self))


class InfluenceField(ScaleField):
    """Low, medium or high as one to three dots; a click on the last dot says unknown."""

    _RISING = (Influence.UNKNOWN, Influence.LOW, Influence.MEDIUM, Influence.HIGH)

    def __init__(self, parent: QWidget | None = None) -> None:
        keys = {str(number): value for number, value in enumerate(self._RISING)}
        super().__init__(self._RISING, keys, len(self._RISING) - 1, (12, 12), 5, parent)

    def _word(self, value: object) -> str:
        return label(value) if isinstance(value, Influence) else ""

    def _clicked(self, index: int) -> object:
        clicked = self._RISING[index + 1]
        return Influence.UNKNOWN if clicked is self._value else clicked

    def _blank(self) -> object:
        return Influence.UNKNOWN

    def _paint_cell(self, painter: QPainter, cell: QRectF, index: int) -> None:
        known = self._value if isinstance(self._value, Influence) else Influence.UNKNOWN
        filled = index < self._RISING.index(known)
        edge = ink(self) if filled else self.palette().color(QPalette.ColorRole.Mid)
        if self._hovered >= index and self.isEnabled():
            edge = self.palette().color(QPalette.ColorRole.Link)
        painter.setPen(QPen(edge, 1.2))
        painter.setBrush(ink(self) if filled else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(cell)


class RatingField(ScaleField):
    """-5 … +5 without 0 (method.md E8): bars from the middle, against us to the left, for us to the right.

    Digits choose, "-" changes sides, Delete or a click on the chosen bar says unknown.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        rising = tuple(sorted(RATINGS))
        keys: dict[str, object] = {str(number): number for number in range(1, _HIGHEST + 1)}
        steps = (*rising[:_HIGHEST], None, *rising[_HIGHEST:])
        self._rising = rising
        super().__init__(steps, {**keys, "0": None}, len(rising), (12, 15), 2, parent)

    def sizeHint(self) -> QSize:
        return QSize(self.minimumSizeHint().width() + 40, self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(8 * len(self._rising) + self._gaps(), row_height(self) + self.fontMetrics().height() + 2)

    def cell_rect(self, index: int) -> QRectF:
        """Where a cell is drawn and clicked; cells give way in a narrow panel, the two sides stand a little apart."""
        width = min((self.width() - self._gaps()) / len(self._rising), self._cell[0])
        left = PAD / 2 + index * (width + self._gap) + (_SIDES_APART if index >= _HIGHEST else 0)
        return QRectF(left, (row_height(self) - self._cell[1]) / 2, width, self._cell[1])

    def _gaps(self) -> int:
        return PAD + _SIDES_APART + (len(self._rising) - 1) * self._gap

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() == "-" and isinstance(self._value, int):
            self._take(-self._value)
        else:
            super().keyPressEvent(event)

    def _word(self, value: object) -> str:
        return rating_words(value) if isinstance(value, int) else text("RATING_UNKNOWN")

    def _clicked(self, index: int) -> object:
        return None if self._rising[index] == self._value else self._rising[index]

    def _paint_cell(self, painter: QPainter, cell: QRectF, index: int) -> None:
        theme, step = theme_of(self), self._rising[index]
        shown = self._value if isinstance(self._value, int) else 0
        filled = 0 < step <= shown or shown <= step < 0
        signal = colour(theme.supporter if step > 0 else theme.opponent)
        edge = signal if filled else self.palette().color(QPalette.ColorRole.Mid)
        if index == self._hovered and self.isEnabled():
            edge = self.palette().color(QPalette.ColorRole.Link)
        painter.setPen(QPen(edge, 1.2))
        painter.setBrush(signal if filled else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(cell, 2, 2)

    def _paint_word(self, painter: QPainter) -> None:
        theme = theme_of(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        if self._known() and isinstance(self._value, int):
            painter.setPen(colour(theme.supporter if self._value > 0 else theme.opponent))
        room = QRectF(4, row_height(self) - 2, self.width() - 8, self.fontMetrics().height() + 2)
        shown = self.fontMetrics().elidedText(self._words_now(), Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


class CertaintyField(ScaleField):
    """Confirmed, reported or assumed, as three words side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._members = tuple(Certainty)
        keys = {member.value[0].lower(): member for member in self._members}
        super().__init__(self._members, keys, len(self._members), (0, 0), 0, parent)

    def sizeHint(self) -> QSize:
        widest = max(self.fontMetrics().horizontalAdvance(label(member)) for member in self._members)
        return QSize((widest + 12) * len(self._members), row_height(self))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def cell_rect(self, index: int) -> QRectF:
        """A third of the width each."""
        width = self.width() / len(self._members)
        return QRectF(index * width, 0, width, self.height())

    def _word(self, value: object) -> str:
        return label(value) if isinstance(value, Certainty) else ""

    def _blank(self) -> object:
        return Certainty.ASSUMED

    def _paint_cell(self, painter: QPainter, cell: QRectF, index: int) -> None:
        member = self._members[index]
        if index == 0:
            paint_frame(painter, self, focused=False)
        if member is self._value:
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
            painter.setBrush(self.palette().color(QPalette.ColorRole.Highlight))
            painter.drawRoundedRect(cell.adjusted(1.5, 1.5, -1.5, -1.5), 3, 3)
        chosen = member is self._value
        painter.setPen(ink(self) if chosen else self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, label(member))

    def _paint_word(self, painter: QPainter) -> None:
        """The words are the cells."""
