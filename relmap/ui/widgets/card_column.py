"""A side panel made of boxes below one another, made anew when what it shows has changed and somebody looks."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget


class CardColumn(QScrollArea):
    """Subclasses say in ``content`` what to show; ``refresh`` costs nothing while the panel is hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stale = True
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def content(self) -> Iterable[QWidget]:
        """The boxes, from top to bottom."""
        return ()

    def refresh(self) -> None:
        """Show what is true now, at once or when the panel is next looked at."""
        self._stale = True
        if self.isVisible():
            self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        if self._stale:
            self._fill()
        super().showEvent(event)

    def _fill(self) -> None:
        self._stale = False
        place = self.verticalScrollBar().value()
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(10)
        for widget in self.content():
            column.addWidget(widget)
        column.addStretch(1)
        shown = self.takeWidget()
        if shown is not None:
            shown.deleteLater()  # not at once: a button in it may be what made it stale
        self.setWidget(page)
        self.verticalScrollBar().setValue(place)
