"""The stepping stones of an objective in a row, from the first meeting to the economic buyer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from relmap.analysis.meetings import Phase, Stone
from relmap.model.vocabulary import BuyingRole
from relmap.render.theme import colour
from relmap.ui.widgets.look import muted, paint_focus, theme_of
from relmap.ui.widgets.plain import plain_tip

_WIDTH = 172
_PAD = 10
_BAND = 18
_JOIN = 22
_RADIUS = 6


class ChainView(QScrollArea):
    """``meeting_chosen(id)`` for a stone that is a meeting, ``person_wanted(id)`` for somebody still to be met."""

    meeting_chosen = Signal(str)
    person_wanted = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.stones: list[StoneButton] = []
        self._shown: tuple[object, ...] = ()

    def show_stones(self, stones: Sequence[tuple[Stone, Phase | None, tuple[str, str]]], chosen: str) -> None:
        """Show stones, each with the phase of its meeting and its two lines."""
        wanted = tuple(stones)
        if wanted != self._shown:
            self._shown = wanted
            self._fill(wanted)
        for button in self.stones:
            button.setChecked(bool(chosen) and button.stone.meeting == chosen)

    def _fill(self, stones: Sequence[tuple[Stone, Phase | None, tuple[str, str]]]) -> None:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(12, 6, 12, 6)
        line.setSpacing(0)
        self.stones = []
        for place, (stone, phase, words) in enumerate(stones):
            button = StoneButton(stone, phase, words, joined=place > 0)
            button.clicked.connect(lambda _checked=False, stone=stone: self._clicked(stone))
            self.stones.append(button)
            line.addWidget(button)
        line.addStretch(1)
        shown = self.takeWidget()
        if shown is not None:
            shown.deleteLater()  # not at once: one of its stones may be what made it stale
        self.setWidget(row)
        row.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.setFixedHeight(row.sizeHint().height() + self.horizontalScrollBar().sizeHint().height())

    def _clicked(self, stone: Stone) -> None:
        if stone.meeting is not None:
            self.meeting_chosen.emit(stone.meeting)
        elif stone.people:
            self.person_wanted.emit(stone.people[0])


class StoneButton(QAbstractButton):
    """Full when the meeting was held, framed while it lies ahead, dashed while it is only an idea."""

    def __init__(
        self, stone: Stone, phase: Phase | None, words: tuple[str, str], joined: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.stone = stone
        self._held = phase in (Phase.HELD, Phase.UNPLANNED)
        self._words = words
        self._left = _JOIN if joined else 0
        self.setText(words[0])
        self.setAccessibleName(words[0])
        self.setAccessibleDescription(words[1])
        self.setToolTip(plain_tip("\n".join(words)))
        self.setCheckable(True)
        self.setEnabled(stone.meeting is not None or bool(stone.people))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH + self._left, 2 * self.fontMetrics().height() + 2 * _PAD)

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's name
        """A click chooses; the chain says which stone is down."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, palette, theme = QPainter(self), self.palette(), theme_of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._left:
            self._join(painter)
        frame = QRectF(self.rect()).adjusted(self._left + 1, 1, -1, -1)
        role = QPalette.ColorRole
        idea = self.stone.meeting is None
        pen = QPen(palette.color(role.Mid), 1.25, Qt.PenStyle.DashLine if idea else Qt.PenStyle.SolidLine)
        if self.isChecked() or (self.isEnabled() and self.underMouse()):
            pen = QPen(palette.color(role.Link), 2, pen.style())
        painter.setPen(pen)
        painter.setBrush(palette.color(role.AlternateBase if self._held else role.Base))
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
        left = frame.left() + _PAD
        if self.stone.buyer:
            band = QRectF(frame.left() + 1, frame.top() + 1, _BAND, frame.height() - 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(theme.role_fill(BuyingRole.ECONOMIC)))
            painter.drawRoundedRect(band, _RADIUS - 1, _RADIUS - 1)
            painter.setPen(colour(theme.role_text(BuyingRole.ECONOMIC)))
            painter.drawText(band, Qt.AlignmentFlag.AlignCenter, "E")
            left += _BAND
        room = QRect(round(left), _PAD, round(frame.right() - left - _PAD / 2), self.fontMetrics().height())
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(muted(self) if idea else palette.color(role.Text))
        self._line(painter, room, self._words[0])
        painter.setFont(self.font())
        painter.setPen(muted(self))
        self._line(painter, room.translated(0, self.fontMetrics().height()), self._words[1])
        if self.hasFocus():
            paint_focus(painter, self, frame)

    def _join(self, painter: QPainter) -> None:
        painter.setPen(QPen(muted(self), 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        middle, end = self.height() / 2, self._left - 4
        painter.drawLine(QPointF(3, middle), QPointF(end, middle))
        painter.drawPolyline([QPointF(end - 4, middle - 4), QPointF(end, middle), QPointF(end - 4, middle + 4)])

    def _line(self, painter: QPainter, room: QRect, words: str) -> None:
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
