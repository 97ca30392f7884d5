"""A button that looks like a link."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from relmap.ui.widgets.enter_clicks import EnterClicks
from relmap.ui.widgets.plain import plain_button


class LinkButton(EnterClicks, QPushButton):
    """Flat, left-aligned, in the colour it is given; its text is plain."""

    def __init__(self, words: str = "", ink: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFlat(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.say(words, ink)

    def say(self, words: str, ink: str) -> None:
        """Show other words in another colour ("#rrggbb", "" for that of text)."""
        self.setText(plain_button(words))
        self.setAccessibleName(words)
        colour = f"color: {ink}; " if ink else ""
        self.setStyleSheet(f"{colour}font-weight: 600; text-align: left; padding: 3px 4px;")
