"""A row of buttons of which one is down: each says how many of a list are of its kind, and shows only those."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from relmap.ui.widgets.look import paint_focus, row_height

_GAP = 6
_PAD = 12


class FilterChip(QAbstractButton):
    """One rounded button with a few plain words; ``urgent`` ones catch the eye until they are down."""

    def __init__(self, code: str, words: str, urgent: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.code = code
        self._urgent = urgent
        self.setText(words)
        self.setAccessibleName(words)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2 * _PAD, row_height(self))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, palette, role = QPainter(self), self.palette(), QPalette.ColorRole
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside = self.rect().toRectF().adjusted(0.75, 0.75, -0.75, -0.75)
        radius = inside.height() / 2
        if self.isChecked():
            painter.setPen(palette.color(role.Highlight))
            painter.setBrush(palette.color(role.Highlight))
        else:
            edge = role.Link if self._urgent else role.Mid if self.underMouse() else role.Midlight
            painter.setPen(palette.color(edge))
            painter.setBrush(palette.color(role.Base))
        painter.drawRoundedRect(inside, radius, radius)
        painter.setPen(palette.color(role.HighlightedText if self.isChecked() else role.Text))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, self.text())
        if self.hasFocus():
            paint_focus(painter, self, inside.adjusted(-0.5, -0.5, 0.5, 0.5))


class FilterChips(QWidget):
    """Chips in as many lines as the width asks for; ``changed(code)`` tells which is down."""

    changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: list[FilterChip] = []
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(lambda chip: self.changed.emit(chip.code))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def chosen(self) -> str:
        """The code of the chip that is down, "" when there are none."""
        return next((chip.code for chip in self.chips if chip.isChecked()), "")

    def show_chips(self, chips: Sequence[tuple[str, str, bool]]) -> None:
        """Show chips (code, words, urgent). The one that was down stays so, else the first urgent one, else the first.

        Nothing is emitted.
        """
        down = self.chosen
        had_focus = any(chip.hasFocus() for chip in self.chips)
        for chip in self.chips:
            self._group.removeButton(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = [FilterChip(code, words, urgent, self) for code, words, urgent in chips]
        codes = [code for code, _words, _urgent in chips]
        urgent_codes = [code for code, _words, urgent in chips if urgent]
        wanted = down if down in codes else next(iter(urgent_codes or codes), "")
        for chip in self.chips:
            self._group.addButton(chip)
            chip.setChecked(chip.code == wanted)
            chip.show()
            if had_focus and chip.code == wanted:
                chip.setFocus()
        self._arrange(self.width())
        self.updateGeometry()

    def choose(self, code: str) -> None:
        """Press a chip."""
        for chip in self.chips:
            if chip.code == code:
                chip.click()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        return self._arrange(width, move=False)

    def sizeHint(self) -> QSize:
        wide = sum(chip.sizeHint().width() + _GAP for chip in self.chips)
        width = min(wide, max(self.width(), 400))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def resizeEvent(self, event: object) -> None:
        self._arrange(self.width())

    def _arrange(self, width: int, move: bool = True) -> int:
        x = y = line = 0
        for chip in self.chips:
            size = chip.sizeHint()
            if x and x + size.width() > width:
                x, y = 0, y + line + _GAP
            if move:
                chip.setGeometry(x, y, min(size.width(), max(width, 60)), size.height())
            x, line = x + size.width() + _GAP, size.height()
        return y + line
