"""A role of the objective in the strip: who fills it, and a filter for the map."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from relmap.model.vocabulary import BuyingRole
from relmap.render.theme import Theme, colour
from relmap.ui.widgets.plain import plain_tip

_HEIGHT = 24
_MOST_TICKS = 3


class RoleSlot(QAbstractButton):
    """Letter on the role's colour, then a tick for each holder or a dash. Unchecked, its cards are faded."""

    def __init__(self, role: BuyingRole, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.role = role
        self._theme = theme
        self._marks = "–"
        self.setCheckable(True)
        self.setChecked(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setText(role.letter)

    def show_holders(self, count: int, tip: str, theme: Theme) -> None:
        """Say how many hold the role and who."""
        self._theme = theme
        self._marks = "✓" * min(count, _MOST_TICKS) + (f" +{count - _MOST_TICKS}" if count > _MOST_TICKS else "") or "–"
        self.setToolTip(plain_tip(tip))
        self.setAccessibleName(tip)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_HEIGHT + self.fontMetrics().horizontalAdvance(self._marks) + 16, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1.0 if self.isChecked() else 0.4)
        frame = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        edge = QColor(self.palette().color(QPalette.ColorRole.Mid))
        if self.hasFocus():
            edge = colour(self._theme.accent)
        painter.setPen(QPen(edge, 1.5 if self.hasFocus() else 1))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(frame, 4, 4)
        letter = QRectF(frame.left(), frame.top(), _HEIGHT - 2, frame.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self._theme.role_fill(self.role)))
        painter.drawRoundedRect(letter, 4, 4)
        bold = self.font()
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(colour(self._theme.role_text(self.role)))
        painter.drawText(letter, Qt.AlignmentFlag.AlignCenter, self.role.letter)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        rest = QRectF(letter.right(), frame.top(), frame.right() - letter.right(), frame.height())
        painter.drawText(rest, Qt.AlignmentFlag.AlignCenter, self._marks)
