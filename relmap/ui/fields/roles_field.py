"""The buying roles of one person or several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from relmap.model.vocabulary import BuyingRole
from relmap.render.theme import colour
from relmap.ui.fields.field import Field
from relmap.ui.widgets.look import RADIUS, ink, muted, row_height, theme_of
from relmap.words.forms import role_word
from relmap.words.labels import label


class RolesField(Field):
    """Four buttons; ``edited`` tells which role was switched on or off, as a ``BuyingRole``.

    A value is the set of roles of a record; roles that only some of several records have are drawn half.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = {role: RoleButton(role, self) for role in BuyingRole}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(5)
        for place, button in enumerate(self.buttons.values()):
            grid.addWidget(button, place // 2, place % 2)
            button.clicked.connect(self._toggled)
        self.setFocusProxy(self.buttons[BuyingRole.ECONOMIC])

    def show_values(self, values: Sequence[Any]) -> None:
        """Show the roles everybody has and those that some have."""
        by_all = frozenset.intersection(*values) if values else frozenset()
        by_some = frozenset.union(*values) if values else frozenset()
        self._value = by_all
        for role, button in self.buttons.items():
            button.show_held(role in by_all, role in by_some)

    def call(self, name: str) -> None:
        """The buttons are named after their roles."""
        self.setAccessibleName(name)

    def _toggled(self) -> None:
        button = self.sender()
        if isinstance(button, RoleButton):
            button.setChecked(not button.isChecked())  # the document decides
            self.edited.emit(button.role)


class RoleButton(QAbstractButton):
    """The letter of a role on its colour, and the role's word."""

    def __init__(self, role: BuyingRole, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.role = role
        self._partly = False
        self.setCheckable(True)
        self.setText(role_word(role))
        self.setAccessibleName(label(role))
        self.setToolTip(label(role))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_held(self, by_all: bool, by_some: bool) -> None:
        """Whether all have the role, or only some."""
        self.setChecked(by_all)
        self._partly = by_some and not by_all
        self.update()

    def sizeHint(self) -> QSize:
        height = row_height(self)
        return QSize(height + 10 + self.fontMetrics().horizontalAdvance(self.text()), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(row_height(self) + 30, row_height(self))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, palette = theme_of(self), self.palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.6)
        frame = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        held = self.isChecked()
        edge = QPen(palette.color(QPalette.ColorRole.Mid if held or self.underMouse() else QPalette.ColorRole.Midlight))
        if self.hasFocus():
            edge = QPen(palette.color(QPalette.ColorRole.Link), 1.5)
        painter.setPen(edge)
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(frame, RADIUS, RADIUS)
        chip = QRectF(frame.left(), frame.top(), frame.height(), frame.height())
        fill = colour(theme.role_fill(self.role))
        painter.setPen(QPen(fill, 1.5) if held or self._partly else Qt.PenStyle.NoPen)
        painter.setBrush(fill if held else colour(theme.role_fill(None)))
        painter.drawRoundedRect(chip.adjusted(1, 1, -1, -1), RADIUS - 1, RADIUS - 1)
        bold = self.font()
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(colour(theme.role_text(self.role if held else None)))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, self.role.letter)
        painter.setFont(self.font())
        painter.setPen(ink(self) if held else muted(self))
        room = frame.adjusted(frame.height() + 6, 0, -3, 0)
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
