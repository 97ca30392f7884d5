"""Names of people are plain text everywhere, also where Qt guesses at markup or access keys."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import Qt
from PySide6.QtWidgets import QLabel


def plain_tip(words: str) -> str:
    """A tool tip that shows exactly these words."""
    return f"<span>{escape(words)}</span>" if Qt.mightBeRichText(words) else words


def plain_button(words: str) -> str:
    """The text of a button or menu entry that shows exactly these words."""
    return words.replace("&", "&&")


def plain_label(words: str = "") -> QLabel:
    """A label that wraps and never takes its text for markup."""
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    return made
