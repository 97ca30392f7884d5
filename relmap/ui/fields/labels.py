"""Labels for texts of any length and kind in a narrow panel."""

from __future__ import annotations

import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from relmap.ui.widgets.plain import plain_tip

_LONG_WORD = re.compile(r"(\S{16})(?=\S)")
_BREAK_HERE = "\u200b"


def shortened(words: str, most: int) -> str:
    """At most so many characters, with an ellipsis when there were more."""
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


class WrapLabel(QLabel):
    """Plain text that wraps, also inside words too long for the panel; ``say`` shortens what has no end."""

    def __init__(self, words: str = "", size: float = 1.0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * size)
        self.setFont(font)
        self.say(words)

    def say(self, words: str, most: int = 400) -> None:
        """Show other words; the whole of them in a tip when they are shortened."""
        shown = _LONG_WORD.sub(rf"\1{_BREAK_HERE}", shortened(words, most))
        if shown != self.text():
            self.setText(shown)
            self.setToolTip(plain_tip(shortened(words, 2000)) if len(words) > most else "")

    def minimumSizeHint(self) -> QSize:
        return QSize(40, super().minimumSizeHint().height())

    def bold(self) -> WrapLabel:
        """The same label in heavier letters."""
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        self.setFont(font)
        return self

    def quiet(self) -> WrapLabel:
        """The same label in the colour of what is said beside the matter."""
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        return self
