"""Yes or no."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from relmap.ui.fields.field import Field
from relmap.ui.fields.look import row_height


class CheckField(Field):
    """A box to tick, with its words beside it."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QCheckBox(words, self)
        self.box.clicked.connect(self._clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box)
        self.setFocusProxy(self.box)
        self.setMinimumHeight(row_height(self))

    def _display(self) -> None:
        self.box.setChecked(bool(self._value))

    def _clicked(self, checked: bool) -> None:
        self._take(checked)
