"""In place of the pages: what is missing, what goes on, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from relmap.ui.fields.labels import WrapLabel

_WIDTH = 340


class Notice(QWidget):
    """A sentence in the middle, a bar while something moves, and one button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setBackgroundRole(QPalette.ColorRole.Midlight)
        self.setAutoFillBackground(True)
        self.words = WrapLabel(size=1.1)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.button = QPushButton()
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._press)
        self._act: Callable[[], object] | None = None
        column = QVBoxLayout(self)
        column.addStretch(1)
        for widget in (self.words, self.bar):
            widget.setFixedWidth(_WIDTH)
        row = QHBoxLayout()  # aligned by itself, the label would not be asked how high it is at its width
        row.addStretch(1)
        row.addWidget(self.words)
        row.addStretch(1)
        column.addLayout(row)
        column.addSpacing(8)
        column.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def say(self, words: str, button: str = "", act: Callable[[], object] | None = None, moving: bool = False) -> None:
        """Show a sentence, and a button where something can be done."""
        self.words.say(words)
        self.setAccessibleName(words)
        self.bar.setVisible(moving)
        self.button.setVisible(act is not None)
        self.button.setText(button)
        self._act = act

    def _press(self) -> None:
        if self._act is not None:
            self._act()
