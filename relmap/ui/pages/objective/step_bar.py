"""The six steps as a bar."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from relmap.analysis.steps import StepState
from relmap.model.vocabulary import Step
from relmap.render.theme import colour
from relmap.ui.widgets.look import ink, muted, theme_of
from relmap.words.labels import label
from relmap.words.objective_page import step_mark, step_tip

_POINT = 9


class StepBar(QWidget):
    """A button a step; ``step_chosen(Step)`` asks to look at one, which is not yet going there."""

    step_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = {step: StepButton(step, self) for step in Step}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for step, button in self.buttons.items():
            row.addWidget(button)
            button.clicked.connect(lambda _checked=False, step=step: self.step_chosen.emit(step))

    def show_states(self, states: Sequence[StepState], standing: Step, looked_at: Step) -> None:
        """Show how far an objective has come, and which step is looked at."""
        for state in states:
            self.buttons[state.step].show_state(state, standing, state.step is looked_at)


class StepButton(QAbstractButton):
    """One step: filled when passed or standing there, with a mark for what is missing."""

    def __init__(self, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.step = step
        self._standing = Step.TARGET
        self.mark = ""
        self.setText(label(step))
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_state(self, state: StepState, standing: Step, looked_at: bool) -> None:
        """Show the state of the step where the objective stands at ``standing``."""
        self._standing = standing
        self.setChecked(looked_at)
        passed = state.step.rank < standing.rank
        self.mark = step_mark(state.done, passed)
        words = step_tip(state, standing)
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.update()

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's name
        """The page decides which step is looked at."""

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 44, self.fontMetrics().height() + 18)

    def minimumSizeHint(self) -> QSize:
        return QSize(56, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, palette = theme_of(self), self.palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here = self.step is self._standing
        passed = self.step.rank < self._standing.rank
        if here:
            fill = colour(theme.accent)
        else:
            fill = colour(theme.chosen) if passed else palette.color(QPalette.ColorRole.AlternateBase)
        shape = self._shape()
        painter.setBrush(fill)
        over = self.isEnabled() and self.underMouse()
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid if over else QPalette.ColorRole.Midlight), 1))
        painter.drawPolygon(shape)
        words = f"{self.mark} {self.text()}".strip()
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if here else QFont.Weight.Normal)
        painter.setFont(font)
        if here:
            painter.setPen(colour(theme.surface))
        else:
            painter.setPen(ink(self) if passed else muted(self))
        room = QRectF(self.rect()).adjusted(_POINT + 4, 0, -_POINT - 2, -3)
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, shown)
        if self.isChecked():
            line = QRectF(2, self.height() - 3, self.width() - 6, 2.5)
            painter.fillRect(line, palette.color(QPalette.ColorRole.Link))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Link), 1.5))
            painter.drawPolygon(shape)

    def _shape(self) -> QPolygonF:
        right, bottom = self.width() - _POINT - 1.5, self.height() - 5.0
        middle = bottom / 2
        corners = [QPointF(1, 1), QPointF(right, 1), QPointF(right + _POINT, middle), QPointF(right, bottom)]
        corners.append(QPointF(1, bottom))
        if self.step is not Step.TARGET:
            corners.append(QPointF(1 + _POINT, middle))
        return QPolygonF(corners)
